"""Where something is louder than the noise: regions found by their level alone, without a model.

After the band limited energy detector of Raven Pro (user's manual, "Detection", Cornell Lab of Ornithology): the level within a band of
frequencies against a running estimate of the noise, a percentile of what is heard around each moment.  Each octave of the band is a band
of its own, and the one that stands out most counts: in the field the rumble of wind and roads holds nearly all of the power.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.job import Report, silent
from engine.sound import audio
from engine.sound.ailments import AudioError

NOISE_S = 10.0  # around each moment, in which the noise is heard,
NOISE_SHARE = 20  # as the level that so many percent of it stay below
SMOOTH_S = 0.04
OFF = 0.5  # a region ends where it is less than this share of the decibels above the noise
_WINDOW_S = 0.0232
_BLOCK_S = 30.0
_SILENCE = 1e-12
_SLOW_BINS = 2  # not a whole period in half a window: offsets and wind, whose level sways far up and down
_LEAST_BINS = 8  # of an octave: with fewer, noise alone rises far above itself


@dataclass(frozen=True, slots=True)
class Loud:
    """What counts: `above_db` over the noise, between `low_hz` and `high_hz` (None: no bound), for `least_s` to `most_s`; pauses of up
    to `gap_s` do not end it."""

    above_db: float = 10.0
    low_hz: float | None = None
    high_hz: float | None = None
    least_s: float = 0.1
    most_s: float = 30.0
    gap_s: float = 0.2

    def check(self) -> Loud:
        """Itself.  Raises UserError for what nothing can fulfil."""
        if self.above_db <= 0:
            raise UserError("A region must be louder than the noise: more than 0 dB.")
        if self.most_s <= 0 or self.least_s > self.most_s:
            raise UserError("The longest region cannot be shorter than the shortest.")
        if self.low_hz is not None and self.high_hz is not None and self.low_hz >= self.high_hz:
            raise UserError("The band of frequencies ends below where it begins.")
        return self


def loud(
    path: str | os.PathLike[str], wanted: Loud, channel: int = audio.MIX, report: Report = silent
) -> list[tuple[float, float, float | None, float | None]]:
    """Where a recording is louder than its noise, (start_s, end_s, low_hz, high_hz), in order and apart in time.

    What has no bound of frequency that was asked for ends with the octaves that are so loud.  One number is kept for each octave and
    12 ms, whatever else it holds.  Raises AudioError, UserError, Cancelled.
    """
    above, edges_hz, step_s, length_s = _levels(path, wanted.check(), channel, report)
    loudest = np.full(len(above), -np.inf, np.float32)
    for octave in above.T:  # from here on above its noise
        octave -= _noise(octave.astype(np.float32), step_s).astype(np.float16)
        np.maximum(loudest, octave, out=loudest)
    on = np.concatenate([[False], loudest >= OFF * wanted.above_db, [False]])
    found: list[tuple[int, int]] = []
    for first, last in np.flatnonzero(np.diff(on)).reshape(-1, 2).tolist():
        if loudest[first:last].max() >= wanted.above_db:
            near = found and round((first - found[-1][1]) * step_s, 3) <= wanted.gap_s
            found.append((found.pop()[0] if near else first, last))
    spans = []
    for first, last in found:
        start_s, end_s = round(first * step_s, 3), round(min(last * step_s, length_s), 3)
        if wanted.least_s <= end_s - start_s <= wanted.most_s:
            low_hz, high_hz = _band(above[first:last].max(axis=0) >= wanted.above_db, edges_hz)
            spans.append((start_s, end_s, wanted.low_hz or low_hz, wanted.high_hz or high_hz))
    return spans


def _band(so_loud: NDArray[np.bool_], edges_hz: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """From the lowest to the highest of the octaves (n,) that are so loud, by their edges (n + 1,); None at the ends of what there is."""
    there = np.flatnonzero(so_loud)
    low, high = int(there[0]), int(there[-1]) + 1
    return round(float(edges_hz[low])) if low else None, round(float(edges_hz[high])) if high < len(so_loud) else None


def _levels(
    path: str | os.PathLike[str], wanted: Loud, channel: int, report: Report
) -> tuple[NDArray[np.float16], NDArray[np.float64], float, float]:
    """Levels in dB, float16 (steps, octaves), the edges of the octaves in Hz (octaves + 1,), how long a step is, and how long the
    recording; a window lies about each step."""
    header = audio.read_header(path)
    rate_hz = header.rate_hz
    size = 1 << max(6, round(math.log2(_WINDOW_S * rate_hz)))
    hop = size // 2
    high = size // 2 if wanted.high_hz is None else min(math.floor(wanted.high_hz * size / rate_hz + 0.5), size // 2)
    low = min(_SLOW_BINS, high) if wanted.low_hz is None else math.floor(wanted.low_hz * size / rate_hz + 0.5)
    if low > size // 2:
        raise AudioError("The recording has nothing above {half} Hz.", file=os.path.basename(path), half=rate_hz // 2)
    listener = _Listener(size, low, high, max(1, round(SMOOTH_S * rate_hz / hop)))
    parts: list[NDArray[np.float16]] = []
    frames = 0
    with audio.stream(path, rate_hz, channel, _BLOCK_S) as stream:
        for block in stream:
            frames += len(block)
            parts.append(listener.hear(block))
            report(frames / rate_hz, header.duration_s or 0.0, "Listening")
    parts.append(listener.hear(np.zeros(size + hop * listener.width, np.float32)))
    edges_hz = (np.array([*octaves(low, high), high + 1]) - 0.5) * rate_hz / size
    return np.concatenate(parts)[: -(-frames // hop)], edges_hz, hop / rate_hz, frames / rate_hz


def octaves(low: int, high: int) -> list[int]:
    """The bins at which the octaves from `low` to `high`, both included, begin; the lowest takes what is too narrow for one."""
    starts, top = [], high + 1
    while top // 2 > low and top // 2 - low >= 2 * _LEAST_BINS and top - top // 2 >= _LEAST_BINS:
        top //= 2
        starts.append(top)
    return [low, *reversed(starts)]


class _Listener:
    """Hears a recording block by block; keeps what the next block begins with."""

    def __init__(self, size: int, low: int, high: int, width: int):
        self.width = width  # of the smoothing, in steps
        self._size, self._hop, self._band = size, size // 2, slice(low, high + 1)
        self._starts = np.array(octaves(low, high)) - low
        self._hann = np.hanning(size + 1)[:-1].astype(np.float32)
        self._samples = np.zeros((size - self._hop) // 2, np.float32)
        self._powers = np.zeros((width // 2, len(self._starts)), np.float32)

    def hear(self, block: NDArray[np.float32]) -> NDArray[np.float16]:
        """The levels in dB (steps, octaves) of the windows that the block completes."""
        self._samples = np.concatenate([self._samples, block])
        if len(self._samples) >= self._size:
            views = np.lib.stride_tricks.sliding_window_view(self._samples, self._size)[:: self._hop]
            spectra = np.fft.rfft(views * self._hann, axis=1)[:, self._band]
            powers = np.abs(spectra).astype(np.float32) ** 2 / np.square(self._hann.sum())
            self._powers = np.concatenate([self._powers, np.add.reduceat(powers, self._starts, axis=1)])
            self._samples = self._samples[len(views) * self._hop :]
        if len(self._powers) < self.width:
            return np.zeros((0, len(self._starts)), np.float16)
        smooth = np.lib.stride_tricks.sliding_window_view(self._powers, self.width, axis=0).mean(axis=-1)
        self._powers = self._powers[len(smooth) :]
        return (10 * np.log10(smooth + _SILENCE)).astype(np.float16)


def _noise(levels: NDArray[np.float32], step_s: float) -> NDArray[np.float32]:
    """The level of the noise at each step: told once a second, and in between on a straight line."""
    a_second = max(1, round(1 / step_s))
    half, count = round(NOISE_S / 2), -(-len(levels) // a_second)
    told = np.empty(count, np.float32)
    for k in range(count):
        around = levels[max(0, k - half) * a_second : (k + half + 1) * a_second]
        told[k] = np.partition(around, len(around) * NOISE_SHARE // 100)[len(around) * NOISE_SHARE // 100]
    return np.interp(np.arange(len(levels)), (np.arange(count) + 0.5) * a_second, told).astype(np.float32)
