"""A form whose titles stand at the height of what is beside them."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFormLayout

_ONE_LINE = 3  # times the title's height; beside a taller field its title stays at the top


class Form(QFormLayout):
    """Qt lets a title be at most 7/4 as high as its words, so beside fields with some padding it stands too high."""

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for row in range(self.rowCount()):
            title = self.itemAt(row, QFormLayout.ItemRole.LabelRole)
            field = self.itemAt(row, QFormLayout.ItemRole.FieldRole)
            if title is None or field is None or not field.geometry().isValid():
                continue
            at, beside = title.geometry(), field.geometry()
            if at.height() < beside.height() < _ONE_LINE * title.sizeHint().height():
                title.setGeometry(QRect(at.left(), beside.top(), at.width(), beside.height()))
