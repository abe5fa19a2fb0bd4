"""A cry in plain numbers: duration, level, pauses, and the pitch of the voice (f0) by pYIN.  They claim nothing of its reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.sound import audio, pitch

RATE_HZ = 16_000  # at half of it pYIN's steps in time make a shriek two per cent too high
STEP_S = 0.025  # between two powers
LOUDEST_S = 0.1  # the level that pauses are compared with is that of the loudest so long
SILENT_DB = -25.0  # a pause is this far below it
LEAST_S = 0.1  # shorter bursts are no sound, and shorter silences no pause
LOWEST_HZ, HIGHEST_HZ = 150.0, 1_500.0  # infants cry at 250 to 700 Hz, in shrieks above 1 kHz
VOICED_S = 0.3  # less voice than this has no pitch to speak of
HEARD_S, STRETCH_S = 60.0, 10.0  # pYIN takes 50 ms a second: of long recordings it hears their six loudest stretches
_HOP = 320
_WINDOW = 1_024
_EDGE = 1.01  # of the lowest and the highest pitch that is looked for: what lies there is noise, not voice


@dataclass(frozen=True, slots=True)
class Voice:
    """From the first sound to the last it takes `duration_s`; 0 where there is only silence.  `level_dbfs` is the mean power below full
    scale (a square wave's), None where there is only silence.

    `pauses` are silences between two sounds, and `pause_share` their share of the duration.  `f0_low_hz` and `f0_high_hz` are the 5th and
    the 95th percentile of the pitch where it is no pause; the three are None where less than `VOICED_S` is voiced.
    """

    duration_s: float
    level_dbfs: float | None = None
    pauses: int | None = None
    pause_share: float | None = None
    f0_median_hz: float | None = None
    f0_low_hz: float | None = None
    f0_high_hz: float | None = None

    def values(self) -> tuple[Any, ...]:
        """Its numbers in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Voice))


def measure(
    path: str | os.PathLike[str], start_s: float = 0.0, end_s: float | None = None, channel: int = audio.MIX
) -> Voice:
    """The voice in a recording, or from `start_s` to `end_s` of it.  Flat memory; about .4 s for a cry, at most 4 s.

    Raises AudioError where nothing can be read.
    """
    frames, power = _powers(path, start_s, end_s, channel)

    def stretch(at_s: float, length_s: float) -> NDArray[np.float32]:
        return audio.read(path, start_s + at_s, length_s, RATE_HZ, channel).samples

    stretches = ((at_s, stretch(at_s, length_s)) for at_s, length_s in _loudest(power, frames / RATE_HZ))
    return _voice(frames, power, stretches)


def numbers(path: str | os.PathLike[str], start_s: float, end_s: float | None, channel: int) -> tuple[Any, ...] | None:
    """What `measure` finds, as plain numbers that another process can send; None where nothing can be read."""
    try:
        return measure(path, start_s, end_s, channel).values()
    except audio.AudioError:
        return None


def measure_samples(samples: NDArray[np.float32]) -> Voice:
    """The same for float32 (frames,) at `RATE_HZ`, all of which is heard."""
    return _voice(len(samples), _power([_moments(samples)]), [(0.0, samples)])


def _powers(
    path: str | os.PathLike[str], start_s: float, end_s: float | None, channel: int
) -> tuple[int, NDArray[np.float32]]:
    """How many frames there are at `RATE_HZ`, and the mean power of each `STEP_S` of them."""
    left = None if end_s is None else max(0, round((end_s - start_s) * RATE_HZ))
    frames, parts = 0, [np.zeros((2, 0))]
    with audio.stream(path, RATE_HZ, channel, start_s=start_s) as stream:
        for block in stream:
            block = block[:left]
            frames += len(block)
            parts.append(_moments(block))
            left = None if left is None else left - len(block)
            if left == 0:
                break
    return frames, _power(parts)


def _moments(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """The mean and the mean square of each `STEP_S`, the last of what is left: (2, steps)."""
    size = round(STEP_S * RATE_HZ)
    starts = np.arange(0, len(samples), size)
    if not len(starts):
        return np.zeros((2, 0))
    sums = [
        np.add.reduceat(values, starts) for values in (samples.astype(np.float64), np.square(samples, dtype=np.float64))
    ]
    return np.array(sums) / np.minimum(size, len(samples) - starts)


def _power(moments: Sequence[NDArray[np.float64]]) -> NDArray[np.float32]:
    """The mean power of each `STEP_S`.  An offset of the device is no sound: it would fill the pauses."""
    means, squares = np.concatenate(moments, axis=1)
    offset = means.mean() if len(means) else 0.0
    return np.maximum(squares - 2 * offset * means + offset**2, 0).astype(np.float32)


def _voice(frames: int, power: NDArray[np.float32], stretches: Iterable[tuple[float, NDArray]]) -> Voice:
    """Of `stretches`, where each begins and its samples, the pitch is heard, but for their pauses: what is heard there is no voice."""
    if not len(power) or float(power.max()) <= audio.SILENT_BELOW**2:
        return Voice(0.0)
    sounding = _sounding(power)
    there = np.flatnonzero(sounding)
    first, last = (int(there[0]), int(there[-1]) + 1) if len(there) else (0, 0)
    duration_s = round(min(frames / RATE_HZ, last * STEP_S) - first * STEP_S, 3)
    pauses, share = _pauses(sounding[first:last])
    level = 10 * float(np.log10(power.mean(dtype=np.float64)))
    heard_hz = np.concatenate([_pitch(samples, at_s, sounding) for at_s, samples in stretches])
    if len(heard_hz) * _HOP / RATE_HZ < VOICED_S:
        return Voice(duration_s, round(level, 1), pauses, share)
    low, median, high = (round(float(hz), 1) for hz in np.percentile(heard_hz, (5, 50, 95)))
    return Voice(duration_s, round(level, 1), pauses, share, median, low, high)


def _sounding(power: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where it is no pause, as Praat tells it (Intensity: To TextGrid (silences)): short bursts go first, then short silences.

    The maximum that the threshold hangs from is taken over `LOUDEST_S`, lest a click decide.
    """
    loudest = min(round(LOUDEST_S / STEP_S), len(power))
    sums = np.cumsum(np.concatenate([[0.0], power]))
    most = float((sums[loudest:] - sums[:-loudest]).max()) / loudest
    sounding = power >= most * 10 ** (SILENT_DB / 10)
    least = round(LEAST_S / STEP_S)
    for value in (True, False):
        for start, end in _runs(sounding, value):
            inner = start > 0 and end < len(sounding)
            if end - start < least and (value or inner):
                sounding[start:end] = not value
    return sounding


def _pauses(sounding: NDArray[np.bool_]) -> tuple[int, float]:
    """How many, from the first sound to the last, and their share."""
    silences = _runs(sounding, False)
    return len(silences), round(sum(end - start for start, end in silences) / max(1, len(sounding)), 3)


def _runs(flags: NDArray[np.bool_], value: bool) -> list[tuple[int, int]]:
    """Where `value` begins and ends, each time."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags == value, [False]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


def _loudest(power: NDArray[np.float32], duration_s: float) -> list[tuple[float, float]]:
    """Begin and length, in seconds, of what pYIN hears: all of it, or the loudest stretches, in the order of time."""
    if duration_s <= HEARD_S:
        return [(0.0, duration_s)] if duration_s else []
    size = round(STRETCH_S / STEP_S)
    sums = np.add.reduceat(power, np.arange(0, len(power), size))
    chosen = np.sort(np.argsort(-sums, kind="stable")[: round(HEARD_S / STRETCH_S)])
    return [(k * STRETCH_S, STRETCH_S) for k in chosen.tolist()]


def _pitch(samples: NDArray[np.float32], at_s: float, sounding: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The pitch in Hz wherever there is voice, one each `_HOP` frames, by pYIN (Mauch and Dixon 2014)."""
    if len(samples) < _WINDOW or not samples.any():
        return np.zeros(0)
    f0_hz = pitch.pyin(samples, RATE_HZ, LOWEST_HZ, HIGHEST_HZ, _WINDOW, _HOP)
    steps = ((at_s + np.arange(len(f0_hz)) * _HOP / RATE_HZ) / STEP_S).astype(int)
    f0_hz = f0_hz[sounding[np.minimum(steps, len(sounding) - 1)]]
    return f0_hz[(f0_hz > LOWEST_HZ * _EDGE) & (f0_hz < HIGHEST_HZ / _EDGE)]  # where there is none it is no number
