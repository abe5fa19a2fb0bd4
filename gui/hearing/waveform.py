"""The strip below the spectrogram: the wave's true lowest and highest values, one channel below the other."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from engine.sound.picture.seen import Peaks
from gui import theme

LEAST_PEAK = 0.01  # silence stays a line
_APART = 0.08  # of a wave's height, between it and the next


class Wave(pg.GraphicsObject):
    """Draws the peaks of each channel to one scale, one upright line a pixel; near ones, where there are, in place of the whole."""

    def __init__(self) -> None:
        super().__init__()
        self._wholes: tuple[Peaks, ...] = ()
        self._nears: tuple[Peaks, ...] = ()
        self.low, self.high = -LEAST_PEAK, LEAST_PEAK
        self._pitch = 0.0  # from one wave to the next
        self.peak = 0.0  # the largest value of either sign in the whole recording
        self.gain = 1.0  # stretches what is quiet; what is louder is cut off at the strip's edge

    def set_peaks(self, wholes: Sequence[Peaks], nears: Sequence[Peaks] = ()) -> None:
        """Of each channel, the first one on top."""
        self.prepareGeometryChange()
        self._wholes = tuple(whole for whole in wholes if len(whole.low))
        self._nears = tuple(nears) if len(nears) == len(self._wholes) else ()
        self.peak = 0.0
        if self._wholes:
            self.peak = max(max(-float(one.low.min()), float(one.high.max())) for one in wholes)
            self.high = max(self.peak, LEAST_PEAK)  # silence lies in the middle, whatever an offset or one click does
            self._pitch = 2 * (1 + _APART) * self.high
            self.low = -self.high - (len(wholes) - 1) * self._pitch
        self.update()

    def boundingRect(self) -> QRectF:
        if not self._wholes:
            return QRectF()
        whole = self._wholes[0]
        return QRectF(whole.start_s, self.low, whole.end_s - whole.start_s, self.high - self.low)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        view = self.getViewBox()
        if view is None:
            return
        (start_s, end_s), _ = view.viewRange()
        pen = QPen(QColor(theme.mixed(theme.palette().accent, theme.palette().panel, 0.85)), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for k, peaks in enumerate(self._wholes):
            if self._nears:
                near = self._nears[k]
                if near.start_s <= start_s + 1e-6 and near.end_s >= min(end_s, peaks.end_s) - 1e-6:
                    peaks = near
            painter.save()
            painter.translate(0, -k * self._pitch)
            self._draw(painter, view, peaks, start_s, end_s)
            painter.restore()

    def _draw(self, painter: QPainter, view: pg.ViewBox, peaks: Peaks, start_s: float, end_s: float) -> None:
        pixels = max(1, math.ceil(view.width() * painter.device().devicePixelRatioF()))  # of the screen, or on paper
        at, low, high = _to_pixels(peaks, start_s, end_s, pixels)
        if not len(at):
            return
        low, high = (np.clip(self.gain * one, -self.high, self.high) for one in (low, high))
        if np.array_equal(low, high):  # nearer than the frames: a line through them
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(at.tolist(), low.tolist())]))
            return
        low, high = _joined(low, high)
        least = 0.5 * view.viewPixelSize()[1]
        # on paper painters smooth: lines a point apart, off the grid by a fraction that grows, would fade along the wave
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLines(
            [QLineF(x, a - least, x, b + least) for x, a, b in zip(at.tolist(), low.tolist(), high.tolist())]
        )


def _to_pixels(peaks: Peaks, start_s: float, end_s: float, pixels: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Peaks gathered into the pixels of the view: centres in seconds, lowest and highest values."""
    columns = len(peaks.low)
    step_s = (peaks.end_s - peaks.start_s) / columns
    edges_s = np.linspace(start_s, end_s, pixels + 1)
    inside = (edges_s[1:] > peaks.start_s) & (edges_s[:-1] < peaks.end_s)
    first = np.clip(np.floor((edges_s[:-1] - peaks.start_s) / step_s + 0.01), 0, columns - 1).astype(int)[inside]
    last = np.clip(np.ceil((edges_s[1:] - peaks.start_s) / step_s - 0.01), 1, columns).astype(int)[inside]
    if not len(first):
        return np.zeros(0), np.zeros(0), np.zeros(0)
    last = np.maximum(last, first + 1)
    cuts = np.empty(2 * len(first), int)
    cuts[::2], cuts[1::2] = first, last
    low = np.minimum.reduceat(np.append(peaks.low, 0), cuts)[::2]
    high = np.maximum.reduceat(np.append(peaks.high, 0), cuts)[::2]
    return (edges_s[:-1] + edges_s[1:])[inside] / 2, low, high


def _joined(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Neighbouring lines made to touch, as the wave between them does."""
    joined_low, joined_high = low.copy(), high.copy()
    joined_low[1:] = np.minimum(low[1:], high[:-1])
    joined_high[1:] = np.maximum(high[1:], low[:-1])
    return joined_low, joined_high
