"""Windows of sound to levels in dB, and the true peaks of steps of it."""

from __future__ import annotations

import sys
from types import ModuleType

import numpy as np

from engine.sound.picture.look import Look

FLOOR_DB = -180.0  # of digital silence


def power(windows: np.ndarray, look: Look) -> np.ndarray:
    """Power, float32 (n, rows), of windows (n, window_length): 1 where a full-scale sine is."""
    # scipy's is three times as fast, but takes a quarter of a second to import: a first picture does not wait for it
    spectra = _fft().rfft(windows * look.shape(), look.transform, axis=1)
    found = np.square(spectra.real)
    found += np.square(spectra.imag)
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
    np.log10(power, out=power)
    power *= 10
    return power
