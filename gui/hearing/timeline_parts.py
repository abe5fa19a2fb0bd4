"""Parts of the picture of a timeline: its gaps with a word, borders of its recordings, bars of what is said of each."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen

from engine.sound.timeline import Stretch, Timeline
from gui import theme
from gui.hearing.place_text import time_text

_LEAST_BETWEEN_PX = 6.0  # borders closer than this are not drawn
_LEAST_WORD_PX = 60.0
_MOST_WORDS = 60  # stretches on screen; of more, none is wide enough for a word


class OverView(pg.GraphicsObject):
    """Something as large as the view it lies in."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()

    def viewRangeChanged(self, *_) -> None:
        self.prepareGeometryChange()


class Ground(OverView):
    """Gaps as quiet hatched areas, borders of recordings as thin lines, and the current one with an edge in the accent above it.

    Second 0 of the view is where the current recording begins, `origin_s` on its timeline.
    """

    def __init__(self, words: bool) -> None:
        super().__init__()
        self._words = words
        self._line: Timeline | None = None
        self._origin_s = self._long_s = 0.0
        self.setZValue(3)

    def set_timeline(self, line: Timeline | None, origin_s: float, long_s: float) -> None:
        """None: nothing is drawn, for a recording on its own has neither gaps nor borders."""
        self._line, self._origin_s, self._long_s = line, origin_s, long_s
        self.update()

    def follow(self, other: Ground) -> None:
        """As another one is now."""
        self.set_timeline(other._line, other._origin_s, other._long_s)

    def paint(self, painter: QPainter, *_) -> None:
        line, seen = self._line, self.boundingRect()
        if line is None or seen.width() <= 0:
            return
        on_screen = painter.worldTransform().mapRect(seen)
        painter.save()
        painter.resetTransform()
        low_s, a_px = seen.left() + self._origin_s, seen.width() / max(1.0, on_screen.width())
        first = max(0, int(np.searchsorted(line.edges_s, low_s, "right")) - 1)
        last = int(np.searchsorted(line.edges_s, low_s + seen.width(), "left"))
        edges_px = (line.edges_s[first : last + 1] - low_s) / a_px
        sounds = line.sounding[first:last]
        silent = line.silent(low_s, low_s + seen.width(), math.ceil(on_screen.width()))
        self._draw_gaps(painter, on_screen, silent)
        self._draw_borders(painter, on_screen, edges_px, sounds)
        if self._words and last - first <= _MOST_WORDS:
            for one in line.stretches(low_s, low_s + seen.width()):
                whole = line.at((one.at_s + one.end_s) / 2)
                self._draw_word(painter, on_screen, whole, (one.at_s - low_s) / a_px, (one.end_s - low_s) / a_px)
        if self._words:
            left = on_screen.left() + max(-2.0, -seen.left() / a_px)
            right = on_screen.left() + min(on_screen.width() + 2, (self._long_s - seen.left()) / a_px)
            edge = QRectF(left - 1, on_screen.top(), max(3.0, right - left + 2), 2)
            painter.fillRect(edge & on_screen, QColor(theme.palette().accent))
        painter.restore()

    @staticmethod
    def _draw_gaps(painter: QPainter, on_screen: QRectF, silent: np.ndarray) -> None:
        runs = np.flatnonzero(np.diff(np.concatenate([[False], silent, [False]]))).reshape(-1, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        hatch = QBrush(QColor(theme.palette().line), Qt.BrushStyle.BDiagPattern)
        for start, end in runs.tolist():
            start, end = start - (start == 0), end + (end == len(silent))  # up to the very edge of the picture
            gap = QRectF(on_screen.left() + start, on_screen.top() - 1, end - start, on_screen.height() + 2)
            painter.fillRect(gap, QColor(theme.palette().ground))
            painter.fillRect(gap, hatch)

    @staticmethod
    def _draw_borders(painter: QPainter, on_screen: QRectF, edges_px: np.ndarray, sounds: np.ndarray) -> None:
        between = edges_px[1:-1][sounds[:-1] & sounds[1:]] if len(sounds) > 1 else edges_px[:0]
        if not len(between) or (len(between) > 1 and np.diff(between).mean() < _LEAST_BETWEEN_PX):
            return
        border = QColor("#ffffff")
        border.setAlpha(90)
        painter.setPen(QPen(border, 1))
        for px in (on_screen.left() + between).round().tolist():
            painter.drawLine(QPointF(px, on_screen.top()), QPointF(px, on_screen.bottom()))

    @staticmethod
    def _draw_word(painter: QPainter, on_screen: QRectF, one: Stretch, left: float, right: float) -> None:
        if one.sounds or right - left < _LEAST_WORD_PX:
            return
        long = QCoreApplication.translate("Ground", "no recording for {time}")
        words = one.problem or long.format(time=time_text(one.end_s - one.at_s, 1.0))
        font = theme.font(-1)
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, right - left - 12)
        painter.setFont(font)
        painter.setPen(QColor(theme.palette().faint))
        room = QRectF(on_screen.left() + left, on_screen.top(), right - left, on_screen.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


class Bars(OverView):
    """A band of bars, one a span, however many: of those that fall into one point of the screen, one is seen."""

    def __init__(self, low: float, high: float) -> None:
        """`low` to `high` of the view's height."""
        super().__init__()
        self._low, self._high = low, high
        self.spans, self._colours = np.zeros((0, 2)), np.zeros(0, np.uint32)
        self.setZValue(-1)

    def set_bars(self, spans: np.ndarray, colours: np.ndarray) -> None:
        """`spans` (n, 2) in seconds, `colours` uint32 (n,), 0xAARRGGBB, 0 for none; a later bar lies over an earlier one."""
        seen = colours > 0
        self.spans, self._colours = spans[seen], colours[seen]
        self.update()

    def paint(self, painter: QPainter, option, widget=None) -> None:
        seen = self.boundingRect()
        low_s, high_s = seen.left(), seen.right()
        shown = np.flatnonzero((self.spans[:, 1] > low_s) & (self.spans[:, 0] < high_s))
        if not len(shown) or high_s <= low_s:
            return
        view = self.getViewBox()
        points = max(1, math.ceil(view.width() * (widget.devicePixelRatioF() if widget else 1)))
        edges = np.clip((self.spans[shown] - low_s) * (points / (high_s - low_s)), 0, points)
        first = np.minimum(np.floor(edges[:, 0]), points - 1).astype(np.int64)
        last = np.maximum(np.ceil(edges[:, 1] - 0.01).astype(np.int64), first + 1)
        row = np.zeros(points, np.uint32)
        row[first] = self._colours[shown]
        for k in np.flatnonzero(last - first > 1).tolist():
            row[first[k] : last[k]] = self._colours[shown[k]]
        image = QImage(row.data, points, 1, 4 * points, QImage.Format.Format_ARGB32)
        painter.drawImage(QRectF(low_s, self._low, high_s - low_s, self._high - self._low), image)
