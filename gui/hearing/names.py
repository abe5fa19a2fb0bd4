"""Names of classes on the ribbon, where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui import theme
from gui.hearing.plot_parts import RIBBON_TO
from gui.hearing.timeline_parts import OverView

_LEAST_PX = 34.0  # narrower stretches are told by their colour alone, and by the tool tip
_PAD_PX = 4.0


class Names(OverView):
    """A name stays on screen as long as some of its stretch does.

    It stands on a plate of its stretch's mean colour, for a class may be surer and less sure, and so paler, under one word.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spans, self._names, self._colours = np.zeros((0, 2)), (), np.zeros((0, 4), np.uint8)
        self.setZValue(2)

    def set_names(self, spans: np.ndarray, names: Sequence[str], colours: np.ndarray) -> None:
        """`spans` (n, 2) in seconds, in order and apart; `colours` uint8 (n, 4) as blue, green, red, alpha."""
        self._spans, self._names, self._colours = spans, names, colours
        self.update()

    def paint(self, painter: QPainter, *_) -> None:
        for at, text, plate in self.shown(painter):
            painter.save()
            painter.resetTransform()
            painter.fillRect(at, QColor(plate))
            painter.setPen(QColor(theme.ink_on(plate)))
            painter.setFont(theme.font(-1))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()

    def shown(self, painter: QPainter) -> list[tuple[QRectF, str, str]]:
        """Where on the screen which words stand, and on which colour."""
        seen, to_screen = self.boundingRect(), painter.worldTransform()
        first = int(np.searchsorted(self._spans[:, 1], seen.left(), "right"))
        last = int(np.searchsorted(self._spans[:, 0], seen.right(), "left"))
        ends = np.clip(self._spans[first:last], seen.left(), seen.right()) * to_screen.m11() + to_screen.dx()
        ribbon = to_screen.mapRect(QRectF(seen.left(), 0, seen.width(), RIBBON_TO))
        font, ground = theme.font(-1), theme.palette().panel
        found = []
        for k in np.flatnonzero(ends[:, 1] - ends[:, 0] >= _LEAST_PX).tolist():
            left, right = ends[k].tolist()
            text, wide = _cut(self._names[first + k], font, int(right - left - 2 * _PAD_PX))
            blue, green, red, alpha = self._colours[first + k].tolist()
            plate = theme.mixed(QColor(red, green, blue).name(), ground, alpha / 255)
            found.append((QRectF(left, ribbon.top(), wide + 2 * _PAD_PX, ribbon.height()), text, plate))
        return found


@lru_cache(maxsize=4096)
def _cut(name: str, font: QFont, room_px: int) -> tuple[str, float]:
    """A name in so much room, and the width it takes."""
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room_px)
    return text, metrics.horizontalAdvance(text)
