"""The strip below the spectrogram: the wave's true lowest and highest values, whole below and near on top."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from engine.sound.picture.seen import Peaks
from gui import theme

LEAST_PEAK = 0.01  # silence stays a line


class Wave(pg.GraphicsObject):
    """Draws peaks, one upright line a pixel; where there is a near set of peaks it is drawn in place of the whole one."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: Peaks | None = None
        self._near: Peaks | None = None
        self.low, self.high = -LEAST_PEAK, LEAST_PEAK

    def set_peaks(self, whole: Peaks | None, near: Peaks | None = None) -> None:
        self.prepareGeometryChange()
        self._whole, self._near = whole, near
        if whole is not None and len(whole.low):
            self.low, self.high = float(whole.low.min()), float(whole.high.max())
            wanting = max(0.0, LEAST_PEAK - (self.high - self.low) / 2)
            self.low, self.high = self.low - wanting, self.high + wanting
        self.update()

    @property
    def peak(self) -> float:
        """The largest value of either sign in the whole recording."""
        return float(max(-self._whole.low.min(), self._whole.high.max())) if self._whole is not None else 0.0

    def boundingRect(self) -> QRectF:
        if self._whole is None:
            return QRectF()
        return QRectF(self._whole.start_s, self.low, self._whole.end_s - self._whole.start_s, self.high - self.low)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        view = self.getViewBox()
        if view is None or self._whole is None:
            return
        (start_s, end_s), _ = view.viewRange()
        peaks = self._whole
        if (
            self._near is not None
            and self._near.start_s <= start_s + 1e-6
            and self._near.end_s >= min(end_s, peaks.end_s) - 1e-6
        ):
            peaks = self._near
        pixels = max(1, math.ceil(view.width() * painter.device().devicePixelRatioF()))  # of the screen, or on paper
        at, low, high = _to_pixels(peaks, start_s, end_s, pixels)
        if not len(at):
            return
        pen = QPen(QColor(theme.mixed(theme.palette().accent, theme.palette().panel, 0.85)), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        if np.array_equal(low, high):  # nearer than the frames: a line through them
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(at.tolist(), low.tolist())]))
            return
        low, high = _joined(low, high)
        least = 0.5 * view.viewPixelSize()[1]
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
