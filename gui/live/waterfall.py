"""The scrolling picture: the newest sound at the right, a column a pixel, each painted once into a ring of pixels and drawn by offset."""

from __future__ import annotations

import math
import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.sound.frequency_scale import Scale
from engine.sound.picture.seen import Peaks, Picture, contrast, shades
from engine.sound.rolling import COLUMNS_A_SECOND
from gui import theme
from gui.hearing import colour_maps
from gui.hearing.axes import uneven
from gui.hearing.place_text import time_text
from gui.numbers import compact

KEPT = 4096  # columns: more than any screen is wide
LEFT, BOTTOM = 62, 24  # room for the axes
_BEHIND = 4  # columns that wait, so that scrolling is even although sound comes in pieces
_MOST_BEHIND = 12
_LOOK_AGAIN_S, _MOVED_DB = 1.0, 4.0  # when contrast is set anew
_MARK = 3  # the line over what is recorded


class Waterfall(QWidget):
    """`add` columns as they come and `advance` with every frame."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Spectrogram of what is heard"))
        self.colour_map, self.range_db, self.frequency_scale = "viridis", 70, "linear"
        self.words = ""  # where there is nothing to see
        self.rate_hz = 0
        self.shown = 0  # columns since the start
        self._window_length = 1024
        self._waiting: list[NDArray[np.float32]] = []
        self._many = 0  # in them
        self._owed = 0.0
        self._last_s = 0.0
        self._db = np.zeros((0, KEPT), np.float32)
        self._recorded = np.zeros(KEPT, bool)
        self._levels = (-100.0, -30.0)
        self._looked_s = 0.0
        self._pixels = np.zeros((1, 1), np.uint32)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(700, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def begin(self, rate_hz: int, bins: int, window_length: int) -> None:
        """Empty, for sound at that rate."""
        self.rate_hz, self._window_length = rate_hz, window_length
        self._db = np.full((bins, KEPT), -200.0, np.float32)
        self._recorded[:] = False
        self._waiting, self._many, self._owed, self.shown = [], 0, 0.0, 0
        self._levels, self._looked_s, self._last_s = (-100.0, -30.0), 0.0, time.monotonic()
        self._lay_out()

    def add(self, columns: NDArray[np.float32]) -> None:
        """float32 (bins, n) in dB, which follow those before."""
        if columns.shape[1]:
            self._waiting.append(columns)
            self._many += columns.shape[1]

    def advance(self, recording: bool) -> None:
        """As far as the time that has gone since the last frame."""
        now_s = time.monotonic()
        gone_s, self._last_s = min(0.25, now_s - self._last_s), now_s
        self._owed = min(self._owed + gone_s * COLUMNS_A_SECOND + 0.05 * (self._many - _BEHIND), self._many)
        count = max(int(self._owed), self._many - _MOST_BEHIND)
        if count <= 0:
            return
        self._owed = max(0.0, self._owed - count)
        waiting = np.concatenate(self._waiting, axis=1)
        self._waiting, self._many = [waiting[:, count:]], self._many - count
        new = waiting[:, max(0, count - KEPT) : count]
        at = (np.arange(self.shown + count - new.shape[1], self.shown + count)) % KEPT
        self._db[:, at], self._recorded[at] = new, recording
        self.shown += count
        if now_s - self._looked_s > _LOOK_AGAIN_S:
            self._looked_s = now_s
            self._look()
        self._paint_columns(new, at)
        self.update()

    def _look(self) -> None:
        """Contrast from the last seconds; where it has moved, all is coloured anew."""
        last = self._db[:, np.arange(max(0, self.shown - 500), self.shown) % KEPT]
        if not last.shape[1]:
            return
        none = np.zeros(1, np.float32)
        seen = Picture(last, 0.0, 1.0, self.rate_hz, self._window_length, Peaks(none, none, 0.0, 1.0))
        levels = contrast(seen, self.range_db)
        if max(abs(a - b) for a, b in zip(levels, self._levels)) > _MOVED_DB:
            self._levels = levels
            self._paint_all()

    # ---- pixels
    @property
    def _plot(self) -> QRectF:
        return QRectF(LEFT, 0, max(1, self.width() - LEFT), max(1, self.height() - BOTTOM))

    def _lay_out(self) -> None:
        """The ring of pixels fits the widget: its width in columns, its height in pixels of the screen."""
        self._table()
        tall, bins = max(1, round(self._plot.height() * self.devicePixelRatioF())), len(self._db)
        self._pixels = np.zeros((tall, KEPT), np.uint32)
        scale, last = self._scale, max(0, bins - 1)
        at = scale.frequencies(np.linspace(0, scale.top_hz, 2 * tall + 1)) * (last / scale.top_hz)
        edges, middles = at[::2], at[1::2]
        self._below = np.clip(np.floor(middles).astype(int), 0, max(0, bins - 2))
        self._share = (middles - self._below).astype(np.float32)[:, None]
        self._wide = np.flatnonzero(
            np.diff(edges) > 1
        )  # up to the top, if any: there the loudest of several bins counts
        self._edges = np.rint(edges[self._wide]).astype(int)
        self._paint_all()

    @property
    def _scale(self) -> Scale:
        return Scale(self.frequency_scale, self.rate_hz / 2 or 1.0)

    def _table(self) -> None:
        table = colour_maps.table(self.colour_map, theme.palette().dark).astype(np.uint32)
        self._colours = 0xFF000000 | table[:, 0] << 16 | table[:, 1] << 8 | table[:, 2]

    def _paint_columns(self, db: NDArray[np.float32], at: NDArray[np.intp]) -> None:
        rows = db[self._below] * (1 - self._share) + db[self._below + 1] * self._share
        if len(self._wide):
            rows[self._wide] = np.maximum.reduceat(db, self._edges, axis=0)
        self._pixels[:, at] = self._colours[shades(rows[::-1], *self._levels)]

    def _paint_all(self) -> None:
        if len(self._db) > 1:
            last = np.arange(max(0, self.shown - self.width()), self.shown) % KEPT  # what can be seen
            if len(last):
                self._pixels[:] = self._colours[0]
                self._paint_columns(self._db[:, last], last)
        self.update()

    def restyle(self, colour_map: str, range_db: int, frequency_scale: str) -> None:
        """Other colours, or other heights of the frequencies."""
        self.colour_map, self.range_db, self.frequency_scale = colour_map, range_db, frequency_scale
        self._looked_s = 0.0
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colours"):
            self.restyle(self.colour_map, self.range_db, self.frequency_scale)

    # ---- drawing
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plot, colours = self._plot, theme.palette()
        painter.fillRect(self.rect(), QColor(colours.panel))
        if not self.rate_hz:
            painter.setPen(QColor(colours.faint))
            painter.setFont(theme.font(1))
            where = QRectF(self.rect()).adjusted(24, 24, -24, -24)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            return
        painter.fillRect(plot, QColor(int(self._colours[0])))
        self._draw_ring(painter, plot)
        self._draw_recorded(painter, plot)
        self._draw_frequencies(painter, plot)
        self._draw_times(painter, plot)

    def _draw_ring(self, painter: QPainter, plot: QRectF) -> None:
        tall, wide = self._pixels.shape
        image = QImage(self._pixels.data, wide, tall, 4 * wide, QImage.Format.Format_RGB32)
        count = min(self.shown, int(plot.width()), KEPT)
        left, end = plot.right() - count, self.shown % KEPT
        older = max(0, count - end)
        for first, many in ((KEPT - older, older), (end - (count - older), count - older)):
            if many:
                painter.drawImage(QRectF(left, 0, many, plot.height()), image, QRectF(first, 0, many, tall))
                left += many

    def _draw_recorded(self, painter: QPainter, plot: QRectF) -> None:
        count = min(self.shown, int(plot.width()), KEPT)
        on = self._recorded[np.arange(self.shown - count, self.shown) % KEPT].astype(np.int8)
        changes = np.diff(on, prepend=0, append=0)
        for first, last in zip(np.flatnonzero(changes > 0), np.flatnonzero(changes < 0)):
            where = QRectF(plot.right() - count + first, 0, last - first, _MARK)
            painter.fillRect(where, QColor(theme.palette().bad))

    def _draw_times(self, painter: QPainter, plot: QRectF) -> None:
        """Seconds since listening began, moving with the sound."""
        colours = theme.palette()
        painter.setFont(theme.font(-1))
        end_s, wide_s = self.shown / COLUMNS_A_SECOND, plot.width() / COLUMNS_A_SECOND
        for second in range(max(0, math.ceil(end_s - wide_s)), math.floor(end_s) + 1):
            x = plot.right() - (end_s - second) * COLUMNS_A_SECOND
            painter.setPen(QColor(colours.line))
            painter.drawLine(round(x), round(plot.bottom()), round(x), round(plot.bottom()) + 4)
            where = QRectF(x - 40, plot.bottom() + 5, 80, BOTTOM - 5)
            if where.left() > 0 and where.right() < self.width():
                painter.setPen(QColor(colours.faint))
                words = time_text(second, 1.0, unit=False)
                painter.drawText(where, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)

    def _draw_frequencies(self, painter: QPainter, plot: QRectF) -> None:
        colours, scale = theme.palette(), self._scale
        painter.setFont(theme.font(-1))
        for hz in self._round_frequencies(plot.height()):
            y = plot.bottom() - scale.height(hz) / scale.top_hz * plot.height()
            painter.setPen(QPen(QColor(colours.line)))
            painter.drawLine(LEFT - 5, round(y), LEFT - 1, round(y))
            painter.setPen(QColor(colours.faint))
            where = QRectF(0, min(max(y - 8, 0), plot.bottom() - 14), LEFT - 8, 16)
            words = self.tr("{n} kHz").format(n=compact(hz / 1000)) if hz >= 1000 else f"{round(hz)} Hz" if hz else "0"
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _round_frequencies(self, height_px: float) -> list[float]:
        scale = self._scale
        if scale.name != "linear":
            return [round(scale.frequency(at), 3) for at in uneven(scale, 0.0, scale.top_hz, height_px)]
        least_hz = scale.top_hz / max(2.0, height_px / 50)
        step_hz = next((one for one in _STEPS_HZ if one >= least_hz), _STEPS_HZ[-1])
        return [float(k * step_hz) for k in range(int(scale.top_hz / step_hz) + 1)]


_STEPS_HZ = (250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
