"""The strip of the whole recording: what is seen of it, what the model and persons say along it.  Hidden where all is seen."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from gui import theme
from gui.hearing.plot_parts import NOTCH, STEP_A_NOTCH, ZOOM_A_NOTCH

HEIGHT = 16
_LEAST_PX = 8.0  # as wide is what is seen, however little it is
_ALL = 0.98


class Overview(pg.GraphicsWidget):
    """A click goes there, a drag moves what is seen, the wheel zooms (Shift: moves)."""

    asked = Signal(float, float)  # start and end in s of what is to be seen
    shown = Signal()  # something else of it may be seen
    zoomed = Signal(float, float)  # how many times the time on screen, and about which place in s

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.whole_s, self.seen_s = (0.0, 1.0), (0.0, 1.0)
        self._bands: list[tuple[np.ndarray, np.ndarray]] = [(np.zeros((0, 2)), np.zeros((0, 4), np.uint8))] * 2
        self._around = list(self._bands)
        self._off_s = 0.0

    def set_band(self, which: int, spans: np.ndarray, colours: np.ndarray) -> None:
        """What persons (0) or the model (1) say: `spans` (n, 2) in seconds, `colours` uint8 (n, 4) as blue, green, red, alpha."""
        self._bands[which] = (spans, colours)
        self.update()

    def set_around(self, which: int, spans: np.ndarray, colours: np.ndarray) -> None:
        """The same of each recording of a timeline as a whole; what is said of parts of the current one lies over it."""
        self._around[which] = (spans, colours)
        self.update()

    def show_seen(self, whole_s: tuple[float, float], seen_s: tuple[float, float]) -> None:
        """The recording, and what is seen of it."""
        self.whole_s, self.seen_s = whole_s, seen_s
        self.setOpacity(1.0 if self.useful else 0.0)
        self.shown.emit()
        self.update()

    @property
    def useful(self) -> bool:
        """Whether there is more than what is seen."""
        return self.seen_s[1] - self.seen_s[0] < _ALL * (self.whole_s[1] - self.whole_s[0])

    def at_s(self, x: float) -> float:
        """The time at a point."""
        return self.whole_s[0] + x / max(1.0, self.size().width()) * (self.whole_s[1] - self.whole_s[0])

    def handle(self) -> QRectF:
        """Where what is seen lies."""
        width, (low, high) = self.size().width(), self.whole_s
        left, right = ((one - low) / max(1e-9, high - low) * width for one in self.seen_s)
        wide = max(_LEAST_PX, right - left)
        return QRectF(min(max(0.0, (left + right - wide) / 2), width - wide), 1, wide, HEIGHT - 2)

    def paint(self, painter: QPainter, *_) -> None:
        colours, width = theme.palette(), self.size().width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.mixed(colours.line, colours.panel, 0.5)))
        painter.drawRoundedRect(QRectF(0, 2, width, HEIGHT - 4), 3, 3)
        for (spans, shades), top in zip((*self._around, *self._bands), (3.0, 8.5) * 2):
            if len(spans):
                row = self._row(spans, shades, max(1, int(width)))
                image = QImage(row.data, len(row), 1, row.nbytes, QImage.Format.Format_ARGB32)
                painter.drawImage(QRectF(0, top, width, 4.5), image)
        accent = QColor(colours.accent)
        painter.setPen(accent)
        accent.setAlpha(60)
        painter.setBrush(accent)
        painter.drawRoundedRect(self.handle().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _row(self, spans: np.ndarray, colours: np.ndarray, pixels: int) -> np.ndarray:
        """One row of points, uint8 (pixels, 4)."""
        low, high = self.whole_s
        ends = np.clip((spans - low) * (pixels / max(1e-9, high - low)), 0, pixels)
        first = np.minimum(ends[:, 0].astype(np.intp), pixels - 1)
        wide = np.maximum(np.ceil(ends[:, 1]).astype(np.intp), first + 1) - first
        at = np.arange(wide.sum()) - np.repeat(np.cumsum(wide) - wide, wide) + np.repeat(first, wide)
        row = np.zeros((pixels, 4), np.uint8)
        row[at] = np.repeat(colours, wide, axis=0)
        return row

    def go(self, middle_s: float) -> None:
        """Asks for what lies about a time, as much of it as is seen now."""
        half_s = (self.seen_s[1] - self.seen_s[0]) / 2
        middle_s = min(max(middle_s, self.whole_s[0] + half_s), self.whole_s[1] - half_s)
        self.asked.emit(middle_s - half_s, middle_s + half_s)

    def wheelEvent(self, event) -> None:
        if not self.useful:
            event.ignore()
            return
        notches = event.delta() / NOTCH
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if held or event.orientation() == Qt.Orientation.Horizontal:
            low, high = self.seen_s
            self.go((low + high) / 2 - notches * STEP_A_NOTCH * (high - low))
        else:
            self.zoomed.emit(ZOOM_A_NOTCH**notches, self.at_s(event.pos().x()))
        event.accept()

    def mouseClickEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.useful:
            self.go(self.at_s(event.pos().x()))
            event.accept()

    def mouseDragEvent(self, event) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.useful:
            event.ignore()
            return
        event.accept()
        if event.isStart():
            begun = event.buttonDownPos().x()
            held = self.handle().left() <= begun <= self.handle().right()
            self._off_s = sum(self.seen_s) / 2 - self.at_s(begun) if held else 0.0
        self.go(self.at_s(event.pos().x()) + self._off_s)
