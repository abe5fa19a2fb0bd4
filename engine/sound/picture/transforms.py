"""Windows of sound to levels in dB, and the true peaks of steps of it."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

import numpy as np

from engine.sound.picture.look import Look

FLOOR_DB = -180.0  # of digital silence
MILLIBELS = 100  # in a dB
_AT_ONCE_VALUES = 1 << 17  # transformed: what is in work stays close to the processor
_DROPPED_BITS = 13  # of a float32's 23 of fraction


def power(windows: np.ndarray, look: Look) -> np.ndarray:
    """Power, float32 (n, rows), of windows (n, window_length): 1 where a full-scale sine is."""
    # scipy's is three times as fast, but takes a quarter of a second to import: a first picture does not wait for it
    rfft, shape = _fft().rfft, look.shape()
    found = np.empty((len(windows), look.rows), np.float32)
    few = min(len(windows), max(1, _AT_ONCE_VALUES // look.transform))
    shaped, squares = np.empty((few, look.window_length), np.float32), np.empty((few, look.rows), np.float32)
    for first in range(0, len(windows), few):
        own = found[first : first + few]
        spectra = rfft(np.multiply(windows[first : first + few], shape, out=shaped[: len(own)]), look.transform, axis=1)
        np.square(spectra.real, out=own)
        own += np.square(spectra.imag, out=squares[: len(own)])
    return found


def _fft() -> ModuleType:
    """scipy's transforms where they are at hand; while another thread is still importing them they cannot be called."""
    found = sys.modules.get("scipy.fft")
    return np.fft if found is None or getattr(found.__spec__, "_initializing", False) else found


def decibels(power: np.ndarray) -> np.ndarray:
    """Levels in dB, (n, rows), of power (n, rows), which is used up."""
    power[:, 0] /= 4  # 0 Hz and half the rate have no mirror image
    power[:, -1] /= 4
    np.maximum(power, 10 ** (FLOOR_DB / 10), out=power)
    np.log(power, out=power)  # of eight numbers at once, which numpy's log10 is not: six times as fast
    power *= 10 / np.log(10)
    return power


def millibels(power: np.ndarray) -> np.ndarray:
    """Levels as int16 (n, rows) in hundredths of a dB, of power (n, rows), which is used up.

    Looked up by exponent and the first 10 bits of the fraction: right within 0.007 dB, in half the time of a logarithm.
    """
    power[:, 0] /= 4
    power[:, -1] /= 4
    return _millibels().take(power.view(np.uint32) >> _DROPPED_BITS, mode="clip")


@cache
def _millibels() -> np.ndarray:
    """The level in the middle of each step of positive float32 numbers."""
    middles = (np.arange(1 << (31 - _DROPPED_BITS), dtype=np.uint32) << _DROPPED_BITS) + (1 << (_DROPPED_BITS - 1))
    powers = np.fmax(np.fmin(middles.view(np.float32), 1e32), 10 ** (FLOOR_DB / 10))  # what is no number is loud
    return np.rint(10 * MILLIBELS * np.log10(powers)).astype(np.int16)
