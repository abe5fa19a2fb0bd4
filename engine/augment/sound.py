"""Changes to windows of sound that keep their labels, before features are made of them.

Each is a function of `(windows, rng)`, float32 (n, window_frames) to the same, that writes to nothing it is given and
draws anew for each window. What is lost in length is filled by starting again, as everywhere (`features.looped`).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import soxr

from engine.augment.vocoder import shifted, stretched
from engine.features import looped


def noise(windows: np.ndarray, rng: np.random.Generator, most: float = 0.005) -> np.ndarray:
    """Adds white noise of a random deviation up to `most`, full scale being 1."""
    strength = rng.uniform(0, most, (len(windows), 1)).astype(np.float32)
    return windows + strength * rng.standard_normal(windows.shape, np.float32)


def time_shift(windows: np.ndarray, rng: np.random.Generator, most: float = 0.5) -> np.ndarray:
    """Turns each window round in time, either way, by up to the share `most` of its length."""
    size = windows.shape[1]
    by = rng.integers(-round(most * size), round(most * size) + 1, (len(windows), 1))
    return np.take_along_axis(windows, (np.arange(size) - by) % size, axis=1)


def gain(windows: np.ndarray, rng: np.random.Generator, most_db: float = 12.0) -> np.ndarray:
    """Makes each window louder or softer by up to `most_db`."""
    return windows * (10 ** (rng.uniform(-most_db, most_db, (len(windows), 1)) / 20)).astype(np.float32)


def pitch_shift(windows: np.ndarray, rng: np.random.Generator, most_semitones: float = 2.0) -> np.ndarray:
    """Higher or lower by up to `most_semitones`, as long as before (about 50 ms a window)."""
    return _each(windows, lambda wave: shifted(wave, rng.uniform(-most_semitones, most_semitones)))


def time_stretch(windows: np.ndarray, rng: np.random.Generator, most: float = 0.2) -> np.ndarray:
    """Slower or quicker by up to the share `most`, at the same pitch."""
    return _each(windows, lambda wave: stretched(wave, rng.uniform(1 - most, 1 + most)))


def speed(windows: np.ndarray, rng: np.random.Generator, most_semitones: float = 5.0) -> np.ndarray:
    """Quicker and higher, or slower and lower, by up to `most_semitones`, and begun anywhere."""

    def change(wave: np.ndarray) -> np.ndarray:
        factor = 2 ** (rng.uniform(-most_semitones, most_semitones) / 12)
        return soxr.resample(np.roll(wave, rng.integers(len(wave))), 1000 * factor, 1000, "LQ")

    return _each(windows, change)


def low_pass(windows: np.ndarray, rng: np.random.Generator, least: float = 0.25) -> np.ndarray:
    """What a recorder of a lower rate would have kept: from 0 to a random edge between `least` and all of the band."""
    return _each(windows, lambda wave: _through(wave, "low", rng.uniform(least, 0.99)))


def band_pass(
    windows: np.ndarray, rng: np.random.Generator, most_low: float = 0.05, least_high: float = 0.3
) -> np.ndarray:
    """What a small microphone or a telephone would have kept: a band whose edges are random, as shares of the whole."""
    return _each(
        windows, lambda wave: _through(wave, "band", (rng.uniform(0.001, most_low), rng.uniform(least_high, 0.99)))
    )


def _through(wave: np.ndarray, kind: str, edges: float | tuple[float, float]) -> np.ndarray:
    from scipy import signal

    return np.asarray(signal.sosfilt(signal.butter(4, edges, kind, output="sos"), wave))


def _each(windows: np.ndarray, change: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    size = windows.shape[1]
    return (
        np.stack([looped(change(wave), size) for wave in windows]).astype(np.float32, copy=False)
        if len(windows)
        else windows
    )
