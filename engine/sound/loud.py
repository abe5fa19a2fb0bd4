"""Where something is louder than the noise: regions found by their level alone, without a model.

After the band limited energy detector of Raven Pro (user's manual, "Detection", Cornell Lab of Ornithology): the level within a band of
frequencies against a running estimate of the noise, a percentile of what is heard around each moment.
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

NOISE_S = 10.0  # around each moment, in which the noise is heard,
NOISE_SHARE = 20  # as the level that so many percent of it stay below
SMOOTH_S = 0.04
OFF = 0.5  # a region ends where it is less than this share of the decibels above the noise
_WINDOW_S = 0.0232
_BLOCK_S = 30.0
_SILENCE = 1e-12
_SECONDS_AT_ONCE = 500


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
) -> list[tuple[float, float]]:
    """From when to when a recording is louder than its noise, in seconds, in order and apart.

    One number is kept for each 12 ms, whatever else it holds.  Raises AudioError, UserError, Cancelled.
    """
    levels, step_s, length_s = _levels(path, wanted.check(), channel, report)
    if not len(levels):
        return []
    above = levels - _noise(levels, step_s)
    on = np.concatenate([[False], above >= OFF * wanted.above_db, [False]])
    edges = np.flatnonzero(np.diff(on)).reshape(-1, 2)
    peaks = np.maximum.reduceat(np.append(above, -np.inf), edges.ravel())[::2] if len(edges) else np.zeros(0)
    found: list[tuple[float, float]] = []
    for first, last in edges[peaks >= wanted.above_db].tolist():
        start_s, end_s = round(first * step_s, 3), round(min(last * step_s, length_s), 3)
        if found and start_s - found[-1][1] <= wanted.gap_s:
            start_s = found.pop()[0]
        found.append((start_s, end_s))
    return [(start_s, end_s) for start_s, end_s in found if wanted.least_s <= end_s - start_s <= wanted.most_s]


def _levels(
    path: str | os.PathLike[str], wanted: Loud, channel: int, report: Report
) -> tuple[NDArray[np.float32], float, float]:
    """The level in the band in dB at each step, how long a step is, and how long the recording; a window lies about each step."""
    header = audio.read_header(path)
    rate_hz = header.rate_hz
    size = 1 << max(6, round(math.log2(_WINDOW_S * rate_hz)))
    hop, hann = size // 2, np.hanning(size + 1)[:-1].astype(np.float32)
    low = 0 if wanted.low_hz is None else math.floor(wanted.low_hz * size / rate_hz + 0.5)
    high = size // 2 if wanted.high_hz is None else math.floor(wanted.high_hz * size / rate_hz + 0.5)
    if low > size // 2:
        raise UserError("The recording has nothing above {half} Hz.", half=rate_hz // 2)
    parts: list[NDArray[np.float32]] = []
    tail, frames = np.zeros((size - hop) // 2, np.float32), 0
    with audio.stream(path, rate_hz, channel, _BLOCK_S) as stream:
        for block in stream:
            frames += len(block)
            tail = np.concatenate([tail, block])
            tail = _heard(tail, size, hop, hann, slice(low, high + 1), parts)
            report(frames / rate_hz, header.duration_s or 0.0, "Listening")
    _heard(np.concatenate([tail, np.zeros(size, np.float32)]), size, hop, hann, slice(low, high + 1), parts)
    power = np.concatenate(parts)[: -(-frames // hop)]
    width = max(1, round(SMOOTH_S * rate_hz / hop))
    smooth = np.convolve(power, np.full(width, 1 / width, np.float32), "same")[: len(power)]
    return 10 * np.log10(smooth + _SILENCE), hop / rate_hz, frames / rate_hz


def _heard(
    samples: NDArray[np.float32], size: int, hop: int, hann: NDArray, band: slice, parts: list[NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Adds the power of each whole window to the parts; returns what the next windows begin with."""
    if len(samples) < size:
        return samples
    views = np.lib.stride_tricks.sliding_window_view(samples, size)[::hop]
    spectra = np.fft.rfft(views * hann, axis=1)[:, band]
    parts.append((np.abs(spectra) ** 2).sum(1).astype(np.float32) / float(hann.sum()) ** 2)
    return samples[len(views) * hop :]


def _noise(levels: NDArray[np.float32], step_s: float) -> NDArray[np.float32]:
    """The level of the noise at each step: told once a second, and in between on a straight line."""
    a_second = max(1, round(1 / step_s))
    half, count = round(NOISE_S / 2), -(-len(levels) // a_second)
    told = np.empty(count, np.float32)
    for first in range(0, count, _SECONDS_AT_ONCE):
        for k in range(first, min(first + _SECONDS_AT_ONCE, count)):
            around = levels[max(0, k - half) * a_second : (k + half + 1) * a_second]
            told[k] = np.partition(around, len(around) * NOISE_SHARE // 100)[len(around) * NOISE_SHARE // 100]
    return np.interp(np.arange(len(levels)), (np.arange(count) + 0.5) * a_second, told).astype(np.float32)
