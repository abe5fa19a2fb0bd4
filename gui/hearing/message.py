"""A sentence where the picture would be, or over it."""

from __future__ import annotations

import html

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter

from gui import theme
from gui.hearing.plot_parts import TimeView

_LEFT, _TOP = 12, 8
_INK, _PLATE = "#f2f2f2", QColor(0, 0, 0, 150)  # on any map of colours, and on the gaps of a timeline


class Message(pg.LabelItem):
    """As wide as the view lets it be; on a dark plate where there is a picture behind it."""

    def __init__(self, view: TimeView):
        super().__init__(justify="left")  # in the middle it leaves a view that became narrower
        self._view, self._plate = view, False
        self.setParentItem(view)
        self.setPos(_LEFT, _TOP)
        self.setZValue(20)
        view.sigResized.connect(self._wrap)

    def say(self, words: str, over_picture: bool) -> None:
        """ "" takes it away."""
        self._plate = over_picture and bool(words)
        self.setText(html.escape(words, quote=False), color=_INK if over_picture else theme.palette().faint)
        self._wrap()

    @Slot()
    def _wrap(self) -> None:
        room = max(100.0, self._view.width() - 2 * _LEFT)
        self.item.setTextWidth(-1)
        self.item.setTextWidth(min(room, self.item.boundingRect().width() + 1))
        self.update()

    def boundingRect(self) -> QRectF:
        return self.item.mapRectToParent(self.item.boundingRect())

    def paint(self, painter: QPainter, *_: object) -> None:
        if self._plate:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_PLATE)
            painter.drawRoundedRect(self.boundingRect(), 3, 3)
