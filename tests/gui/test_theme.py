"""Colours that can be seen, on light and on dark."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QDateEdit, QDoubleSpinBox, QSpinBox, QWidget

from engine.labels.classes import colour
from gui import theme


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_class_is_told_from_the_ground(qapp, look: str) -> None:
    theme.apply(look)
    ground = theme.palette().panel
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    for one in [colour(place) for place in range(100)] + ["#000000", "#ffffff", ground]:
        assert theme.contrast(theme.seen(one), ground) >= theme.LEAST_CONTRAST
    clear = "#d55e00"  # one that is seen well stays as it is
    assert theme.seen(clear) == clear
    theme.apply("light")


def test_the_same_theme_again_dresses_nothing_anew(qtbot) -> None:
    class Seen(QWidget):
        changes = 0

        def changeEvent(self, event: QEvent) -> None:
            self.changes += event.type() == QEvent.Type.StyleChange

    theme.apply("light")
    seen = Seen()
    qtbot.addWidget(seen)
    seen.ensurePolished()
    before = seen.changes
    theme.apply("light")
    assert seen.changes == before
    theme.apply("dark")
    assert seen.changes > before
    theme.apply("light")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_numbers_and_days_stand_as_far_from_the_border_as_what_is_chosen(qtbot, look: str) -> None:
    theme.apply(look)
    boxes = [QComboBox(), *map(theme.indented, (QSpinBox(), QDoubleSpinBox(), QDateEdit()))]
    boxes[0].addItem("0.00")
    for box in boxes:
        qtbot.addWidget(box)
        box.show()
        box.clearFocus()
    first, *rest = [_first_ink(box) for box in boxes]
    assert all(abs(one - first) <= 2 for one in rest)
    theme.apply("light")


def _first_ink(box: QWidget) -> int:
    """The first column with something of the text in it."""
    image = box.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[8:-8, 2 : image.width() // 2]
    return int(np.flatnonzero(np.ptp(grey.astype(int), axis=0) > 60)[0])


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox])
def test_the_longest_number_is_not_cut_off(qtbot, kind: type[QSpinBox | QDoubleSpinBox]) -> None:
    theme.apply("light")
    box = theme.indented(kind())
    qtbot.addWidget(box)
    box.setRange(0, 250_000)
    box.setSuffix(" Hz")
    box.setValue(250_000)
    box.resize(box.sizeHint())
    box.show()
    line = box.lineEdit()
    room = line.width() - line.textMargins().left() - 2 * 2  # what a line keeps on either side
    assert line.fontMetrics().horizontalAdvance(box.text()) <= room


def test_every_box_of_numbers_in_the_window_is_indented() -> None:
    made = re.compile(r"(theme\.indented\()?\bQ(?:SpinBox|DoubleSpinBox|DateEdit|TimeEdit|DateTimeEdit)\(")
    found = {path.name: made.findall(path.read_text("utf-8")) for path in Path(theme.__file__).parent.rglob("*.py")}
    assert any(found.values())
    assert [name for name, some in found.items() if not all(some)] == []
