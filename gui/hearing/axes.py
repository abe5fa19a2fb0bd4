"""The axes of the pictures of sound: seconds, min:s and h:min:s below, Hz and kHz on the left, on any scale."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg

from engine.sound.frequency_scale import Scale
from gui import theme
from gui.hearing.place_text import clock_text, time_text
from gui.numbers import compact, decimal

AXIS_WIDTH = 62
_TIME_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
_APART_PX = 24  # two frequencies that are written
_LOW_PX, _LOW_APART_PX = 100.0, 14  # on so low an axis they may be closer
_ROUND = (5, 2, 1)
_FEW, _FINEST = 20, 50  # steps on an axis; of a step, in what is written


class _Axis(pg.AxisItem):
    def __init__(self, side: str):
        super().__init__(side, pen=None, maxTickLength=-5)
        self.setStyle(autoExpandTextSpace=False, hideOverlappingLabels=True, tickTextOffset=5)
        self._major = (
            0.0  # between the ticks that have words, as they were last laid out; on paper an axis has another length
        )
        self.restyle()

    def tickValues(self, minVal: float, maxVal: float, size: float):
        ticks = super().tickValues(minVal, maxVal, size)
        self._major = max((spacing for spacing, _ in ticks), default=0.0)
        return ticks

    def restyle(self) -> None:
        colours = theme.palette()
        self.setPen(pg.mkPen(colours.line))
        self.setTextPen(pg.mkPen(colours.faint))
        self.setTickFont(theme.font(-1))


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
        if spacing < self._major:
            return [""] * len(values)  # minor ticks are marks without words
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
        if spacing < self._major:
            return [""] * len(values)
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
