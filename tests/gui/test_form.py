"""Forms: a title stands at the height of its field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from gui.form import Form


@pytest.mark.parametrize("high", [20, 33, 40])
def test_a_title_stands_at_the_height_of_its_field(qtbot, high: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    form = Form(window)
    line, row, text = QLineEdit(), QHBoxLayout(), QPlainTextEdit()
    line.setFixedHeight(high)
    row.addWidget(QLineEdit())
    row.addWidget(QPushButton("Choose"))
    for title, field in (("Line", line), ("Row", row), ("Text", text)):
        form.addRow(title, field)
    window.resize(400, 400)
    window.show()
    for field, beside in ((line, line.geometry()), (row, row.geometry())):
        assert abs(form.labelForField(field).geometry().center().y() - beside.center().y()) <= 1
    assert form.labelForField(text).geometry().bottom() < text.geometry().center().y()  # beside a tall one at its top
