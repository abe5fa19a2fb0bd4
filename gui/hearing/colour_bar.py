"""The bar of colours beside the spectrogram: which level has which colour.  Its ends are dragged, a double click finds good ones."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from gui import theme

WIDTH = 46
_BAR_PX = 10
_WORDS_APART_PX = 12
_REACH_PX = 9
_LEAST_DB = 5.0  # between floor and top
LOW_DB, HIGH_DB = -140.0, 0.0


class ColourBar(pg.GraphicsWidget):
    """Shows the levels from the quietest to the loudest there can be, and the colours between floor and top."""

    changed = Signal(float, float)  # floor and top in dB, while the button is down
    chosen = Signal(float, float)  # when it is let go
    automatic = Signal()
    shown = Signal(float, float)  # floor and top in dB, whoever set them

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAcceptHoverEvents(True)
        self.levels = (-100.0, -30.0)
        self._table = np.zeros((256, 3), np.uint8)
        self._begun = self.levels
        self._grip = ""
        self._ends_shown = True

    def show_levels(self, levels: tuple[float, float], table: np.ndarray) -> None:
        """Floor and top in dB, and the 256 colours between them, uint8 (256, 3)."""
        self.levels, self._table = levels, table
        self.shown.emit(*levels)
        self.update()

    def show_ends(self, shown: bool) -> None:
        """Whether the marks are seen by which its ends are dragged."""
        self._ends_shown = shown
        self.update()

    def height_of(self, level_db: float) -> float:
        """Where a level lies, in points from the top."""
        low, high = self._ends()
        return 6 + (high - level_db) / (high - low) * (self.size().height() - 12)

    def level_at(self, height: float) -> float:
        """The level at so many points from the top."""
        low, high = self._ends()
        return high - (height - 6) / max(1.0, self.size().height() - 12) * (high - low)

    def _ends(self) -> tuple[float, float]:
        return min(LOW_DB, self._begun[0]), max(HIGH_DB, self._begun[1])

    def paint(self, painter: QPainter, *_) -> None:
        floor, top = (self.height_of(level) for level in self.levels)
        colours = theme.palette()
        bar = QRectF(4, 6, _BAR_PX, self.size().height() - 12)
        painter.fillRect(bar, QColor(theme.mixed(colours.line, colours.panel, 0.5)))
        column = np.ascontiguousarray(self._table[::-1])
        image = QImage(column.data, 1, len(column), 3, QImage.Format.Format_RGB888)
        painter.drawImage(QRectF(bar.left(), top, bar.width(), floor - top), image)
        painter.setPen(QColor(colours.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        painter.setFont(theme.font(-1.5))
        aside = max(0.0, _WORDS_APART_PX - (floor - top)) / 2
        for level, height, by in zip(self.levels, (floor, top), (aside, -aside)):
            if self._ends_shown:
                painter.setPen(QColor(colours.accent))
                painter.drawLine(QPointF(bar.left() - 2, height), QPointF(bar.right() + 3, height))
            painter.setPen(QColor(colours.faint))
            words = QRectF(bar.right() + 5, height + by - 8, WIDTH - bar.right() - 5, 16)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, f"{level:.0f}".replace("-", "−"))

    def move_by(self, floor_db: float, top_db: float) -> None:
        """Both ends by so much, whole numbers and not too close to each other."""
        floor, top = round(self.levels[0] + floor_db), round(self.levels[1] + top_db)
        if top - floor >= _LEAST_DB:
            self.chosen.emit(float(floor), float(top))

    def grip(self, at: QPointF) -> str:
        """What a drag from here would move: "floor", "top" or "both"."""
        floor, top = (abs(at.y() - self.height_of(level)) for level in self.levels)
        return "both" if min(floor, top) > _REACH_PX else "floor" if floor < top else "top"

    def hoverMoveEvent(self, event) -> None:
        both = self.grip(event.pos()) == "both"
        self.setCursor(Qt.CursorShape.SizeAllCursor if both else Qt.CursorShape.SizeVerCursor)

    def mouseDragEvent(self, event) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        if event.isStart():
            self._begun, self._grip = self.levels, self.grip(event.buttonDownPos())
        by = self.level_at(event.pos().y()) - self.level_at(event.buttonDownPos().y())
        floor, top = self._begun
        if self._grip != "top":
            floor += by
        if self._grip != "floor":
            top += by
        if top - floor < _LEAST_DB:
            floor, top = (floor, floor + _LEAST_DB) if self._grip == "top" else (top - _LEAST_DB, top)
        self.levels = (floor, top)
        self.update()
        self.changed.emit(floor, top)
        if event.isFinish():
            self._begun = self.levels
            self.chosen.emit(floor, top)

    def mouseClickEvent(self, event) -> None:
        if event.double():
            self.automatic.emit()
        event.accept()
