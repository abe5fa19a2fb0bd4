"""The axes of the pictures of sound: seconds, min:s and h:min:s below, Hz and kHz on the left, on any scale."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from engine.sound.frequency_scale import Scale
from gui import theme
from gui.hearing.place_text import clock_text, time_text
from gui.numbers import compact, decimal

AXIS_WIDTH = 62
_MARK_PX, _WORDS_PX = 5, 5  # of the longest mark; between axis and words
_TIME_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
_APART_PX = 24  # two frequencies that are written
_LOW_PX, _LOW_APART_PX = 100.0, 14  # on so low an axis they may be closer
_ROUND = (5, 2, 1)
_FEW, _FINEST = 20, 50  # steps on an axis; of a step, in what is written


class _Axis(pg.AxisItem):
    """Marks that reach into the plot, and words at the longest of them.

    It draws itself: AxisItem's way, for any axis there can be, took a fifth of a frame while the picture moves.
    """

    def __init__(self, side: str):
        super().__init__(side, pen=None, maxTickLength=-_MARK_PX)
        self.setStyle(autoExpandTextSpace=False, hideOverlappingLabels=True)  # else it reaches beyond its plot
        self._laid_out: tuple[list[list[QLineF]], list[tuple[QPointF, str]]] = [], []
        self.restyle()

    def restyle(self) -> None:
        colours = theme.palette()
        self.setPen(pg.mkPen(colours.line))
        self.setTextPen(pg.mkPen(colours.faint))

    def tickValues(self, minVal: float, maxVal: float, size: float):
        """For each distance of ticks those at its multiples that are not at multiples of a longer one."""
        found: list[tuple[float, list[float]]] = []
        for spacing, _ in self.tickSpacing(minVal, maxVal, size):
            longer = [other for other, _ in found]
            every = range(math.ceil(minVal / spacing), math.floor(maxVal / spacing) + 1)
            values = [k * spacing for k in every if not any(_is_multiple(k * spacing, other) for other in longer)]
            found.append((spacing, values))
        return found

    def paint(self, painter: QPainter, *_) -> None:
        if self.picture is None:  # AxisItem's word for "something has changed"
            self._laid_out, self.picture = self._lay_out(), True
        marks, words = self._laid_out
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for k, lines in enumerate(marks):
            pen = QPen(self.pen())
            colour = pen.color()
            colour.setAlpha(255 // max(1, k))
            pen.setColor(colour)
            painter.setPen(pen)
            painter.drawLines(lines)
        painter.setFont(theme.font(-1))
        painter.setPen(self.textPen())
        for at, word in words:
            painter.drawText(at, word)

    def _lay_out(self) -> tuple[list[list[QLineF]], list[tuple[QPointF, str]]]:
        """The axis itself and the marks of each distance, the longest first; words and where they begin, those that have room."""
        size, (low, high) = self.size(), self.range
        upright = self.orientation == "left"
        width, height = size.width(), size.height()
        long = height if upright else width
        if high <= low or long <= 0:
            return [], []
        edge = QLineF(width - 1, -1, width - 1, height + 1) if upright else QLineF(-1, 1, width + 1, 1)
        metrics = QFontMetricsF(theme.font(-1))
        marks, words = [[edge]], []
        for k, (spacing, values) in enumerate(self.tickValues(low, high, long)):
            places = [(value - low) / (high - low) * long for value in values]
            deep = _MARK_PX / (1 + k / 2)
            if upright:
                marks.append([QLineF(width, height - at, width + deep, height - at) for at in places])
            else:
                marks.append([QLineF(at, 0, at, -deep) for at in places])
            if k:
                continue
            for at, word in zip(places, self.tickStrings(values, 1.0, spacing)):
                wide, high_px = metrics.horizontalAdvance(word), metrics.ascent() - metrics.descent()
                if upright and abs(at - long / 2) <= long / 2 - 0.4 * metrics.height():
                    words.append((QPointF(width - _WORDS_PX - wide, height - at + high_px / 2), word))
                elif not upright and wide / 2 <= at <= long - wide / 2:
                    words.append((QPointF(at - wide / 2, _WORDS_PX + metrics.ascent()), word))
        return marks, words


def _is_multiple(value: float, of: float) -> bool:
    return abs(value - round(value / of) * of) < of / 1000


class TimeAxis(_Axis):
    """Seconds below a minute, then min:s, then h:min:s, with ticks where a clock has them; or the time of day."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setHeight(22)
        self.begins_s: int | None = None

    def set_clock(self, begins_s: int | None) -> None:
        """From now on the time of day, where second 0 is so long after midnight; None: seconds."""
        if begins_s != self.begins_s:
            self.begins_s = begins_s
            self.picture = None  # what is drawn already
            self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float):
        by = self.begins_s or 0  # a clock's ticks lie at its own round times
        ticks = super().tickValues(minVal + by, maxVal + by, size)
        return [(spacing, [value - by for value in values]) for spacing, values in ticks]

    def tickSpacing(self, minVal: float, maxVal: float, size: float):
        wanted = (maxVal - minVal) / max(3.0, size / 85)  # a word at either end has no room
        if wanted <= 1:
            return super().tickSpacing(minVal, maxVal, size)
        major = next((step for step in _TIME_STEPS_S if step >= wanted), 86400 * math.ceil(wanted / 86400))
        minor = next(
            (step for step in reversed(_TIME_STEPS_S) if step < major and major % step == 0 and major / step >= 2),
            major,
        )
        return [(major, 0), (minor, 0)]

    def tickStrings(self, values, scale: float, spacing: float):
        if self.begins_s is not None:
            return [clock_text(value + self.begins_s, spacing) for value in values]
        return [time_text(value, min(spacing, 1)) for value in values]


class FrequencyAxis(_Axis):
    """Hz below 1 kHz, kHz above; on a scale that is not even, round frequencies with room between them."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setWidth(AXIS_WIDTH)
        self.frequency_scale = Scale()

    def set_scale(self, scale: Scale) -> None:
        """The scale of the picture beside it."""
        self.frequency_scale = scale
        self.picture = None  # what is drawn already
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float):
        if self.frequency_scale.name == "linear":
            return super().tickValues(minVal, maxVal, size)
        return [(1.0, uneven(self.frequency_scale, minVal, maxVal, size))]

    def tickSpacing(self, minVal: float, maxVal: float, size: float):
        apart = _APART_PX if size > _LOW_PX else _LOW_APART_PX
        least = max(1.0, apart * (maxVal - minVal) / max(1.0, size))
        decade = 10.0 ** math.floor(math.log10(least))
        part = next(part for part in (1, 2, 5, 10) if part * decade >= least)
        return [(part * decade, 0), (part * decade / (4 if part == 2 else 5), 0)]

    def tickStrings(self, values, scale: float, spacing: float):
        high = self.range[1]
        if self.frequency_scale.name != "linear":
            return [_short(self.frequency_scale.frequency(value)) for value in values]
        if high >= 2000:
            decimals = max(0, math.ceil(3 - math.log10(spacing) - 1e-9))
            return [f"{decimal(value / 1000, decimals)} kHz" if value else "0" for value in values]
        return [f"{value:.0f} Hz" if value else "0" for value in values]


def uneven(scale: Scale, low: float, high: float, size_px: float) -> list[float]:
    """Heights between two heights at which round frequencies lie: the roundest first, as many as have room."""
    apart_px = _APART_PX if size_px > 2 * _LOW_PX else _LOW_APART_PX
    apart = apart_px * (high - low) / max(1.0, size_px)
    low_hz, high_hz = scale.frequency(low), scale.frequency(high)
    found: list[float] = []
    step_hz = 10.0 ** math.ceil(math.log10(max(high_hz, 1.0)))
    while step_hz >= 1 and len(found) < size_px / apart_px:
        for part in _ROUND:
            step = step_hz * part / 10
            first, last = math.ceil(low_hz / step), math.floor(high_hz / step)
            if last - first > size_px:  # rounder ones have left no room
                return sorted(found)
            rounds_hz = np.arange(max(1, first), last + 1) * step
            if (
                _FEW * step < high_hz - low_hz
            ):  # seen from afar nobody wants 17.2 kHz, only because there is room for it
                rounds_hz = rounds_hz[rounds_hz <= _FINEST * step]
            for height in scale.heights(rounds_hz).tolist():
                if all(abs(height - other) >= apart for other in found):
                    found.append(height)
        step_hz /= 10
    return sorted(found)


def _short(frequency_hz: float) -> str:
    """`50 Hz`, `2 kHz`, `2.5 kHz`."""
    return f"{frequency_hz:.0f} Hz" if frequency_hz < 999.5 else f"{compact(frequency_hz / 1000)} kHz"
