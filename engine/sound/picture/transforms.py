"""Windows of sound to levels in dB, and the true peaks of steps of it."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

import numpy as np

from engine.sound.picture.look import Look

FLOOR_DB = -180.0  # of digital silence
CEILING_DB = 320.0  # of what is no number
_AT_ONCE_VALUES = 1 << 17  # transformed: what is in work stays close to the processor


def power(windows: np.ndarray, look: Look, out: np.ndarray | None = None) -> np.ndarray:
    """Power, float32 (n, rows), of windows (n, window_length): 1 where a full-scale sine is.  Written into `out` if it is given."""
    # scipy's is three times as fast, but takes a quarter of a second to import: a first picture does not wait for it
    rfft, shape = _fft().rfft, look.shape()
    found = np.empty((len(windows), look.rows), np.float32) if out is None else out
    few = min(len(windows), max(1, _AT_ONCE_VALUES // look.transform))
    shaped, squares = np.empty((few, look.window_length), np.float32), np.empty((few, look.rows), np.float32)
    for first in range(0, len(windows), few):
        own = found[first : first + few]
        some = shaped[: len(own)]
        # they overlap: copied first, they are shaped in three quarters of the time
        some[:] = windows[first : first + few]
        some *= shape
        spectra = rfft(some, look.transform, axis=1)
        np.square(spectra.real, out=own)
        own += np.square(spectra.imag, out=squares[: len(own)])
    found[:, 0] /= 4  # 0 Hz and half the rate have no mirror image
    found[:, -1] /= 4
    return found


def _fft() -> ModuleType:
    """scipy's transforms where they are at hand; while another thread is still importing them they cannot be called."""
    found = sys.modules.get("scipy.fft")
    return np.fft if found is None or getattr(found.__spec__, "_initializing", False) else found


def decibels(power: np.ndarray) -> np.ndarray:
    """Levels in dB, float32, of power, which is used up."""
    np.maximum(power, 10 ** (FLOOR_DB / 10), out=power)
    np.log(power, out=power)  # of eight numbers at once, which numpy's log10 is not: six times as fast
    power *= 10 / np.log(10)
    return power


# ---- power is kept as bfloat16, the upper half of float32: made by a copy, in order of loudness, right within 0.02 dB


def to_bfloat16(power: np.ndarray) -> np.ndarray:
    """Power, float32 (n, m), as bfloat16 in uint16 (n, m): a view."""
    return power.view(np.uint16)[:, 1::2]


def from_bfloat16(power16: np.ndarray) -> np.ndarray:
    """Power, float32, of bfloat16: the middle of the numbers that have this upper half."""
    return (power16.astype(np.uint32) << 16 | 1 << 15).view(np.float32)


def levels(power16: np.ndarray) -> np.ndarray:
    """Levels in dB, float32, of power in bfloat16."""
    return _levels().take(power16)


@cache
def _levels() -> np.ndarray:
    with np.errstate(invalid="ignore"):
        powers = np.fmax(np.fmin(from_bfloat16(np.arange(1 << 15)), 10 ** (CEILING_DB / 10)), 10 ** (FLOOR_DB / 10))
    found = (10 * np.log10(powers, dtype=np.float64)).astype(np.float32)
    return np.concatenate([found, np.full(1 << 15, CEILING_DB, np.float32)])  # below 0 is only what is no number
