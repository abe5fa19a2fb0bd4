"""Waveform -> Windows -> features: cuts sound into spans of one length and turns each into a log-mel picture and
per-mel statistics.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

BLOCK_WINDOWS = 2  # so many windows are turned into spectra at once: the work stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Frontend:
    """How sound becomes features. Rates in Hz, `window_s` in seconds; `n_fft` and `hop` in frames of sound at
    `rate_hz`.

    `floor` is added to the power in each mel band before the logarithm; the power is scaled so that white noise of
    mean square P has P in each band. No scaling by the recording's own peak: it would make silence loud.
    """

    rate_hz: int = 22_050
    window_s: float = 4.0
    n_fft: int = 1_536
    hop: int = 882
    mels: int = 64
    low_hz: float = 50.0
    high_hz: float = 10_000.0
    floor: float = 1e-8

    @property
    def window_frames(self) -> int:
        """Frames of sound in a window."""
        return round(self.window_s * self.rate_hz)

    @property
    def frames(self) -> int:
        """Columns of the log-mel picture of one window."""
        return 1 + (self.window_frames - self.hop) // self.hop

    @property
    def shape(self) -> tuple[int, int]:
        """What a network is given for one window: (frames, mels)."""
        return self.frames, self.mels

    def key(self) -> str:
        """A short hash that names these features in caches."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


def spans(frames: int, frontend: Frontend) -> np.ndarray:
    """Where windows lie in a recording of `frames` frames at the front end's rate: float64 (n, 2), start and end in
    seconds.

    Half overlap; the last window is right-aligned. A recording shorter than a window has one span, its own length;
    an empty one none.
    """
    size, rate_hz = frontend.window_frames, frontend.rate_hz
    if frames <= 0:
        return np.zeros((0, 2))
    if frames <= size:
        return np.array([[0.0, frames / rate_hz]])
    step = size // 2
    starts = np.arange(0, frames - size + 1, step)
    if starts[-1] + size < frames:
        starts = np.append(starts, frames - size)
    return np.column_stack([starts, starts + size]) / rate_hz


def looped(samples: np.ndarray, size: int) -> np.ndarray:
    """`samples`, float32 (frames,) and not empty, repeated from its start until it is `size` frames long."""
    return np.resize(samples, size)


def windows(samples: np.ndarray, frontend: Frontend) -> tuple[np.ndarray, np.ndarray]:
    """Cuts float32 (frames,) at the front end's rate into windows: float32 (n, window_frames), and their spans, float64
    (n, 2) in seconds.

    The windows may share memory with `samples`: do not write to them.
    """
    size = frontend.window_frames
    where = spans(len(samples), frontend)
    if not len(where):
        return np.zeros((0, size), np.float32), where
    if len(samples) <= size:
        return looped(samples, size)[None].astype(np.float32, copy=False), where
    starts = np.rint(where[:, 0] * frontend.rate_hz).astype(np.int64)
    views = np.lib.stride_tricks.sliding_window_view(np.asarray(samples, np.float32), size)
    return views[starts], where


@lru_cache(maxsize=8)
def mel_filters(frontend: Frontend) -> np.ndarray:
    """Triangles on the HTK mel scale, each of sum 1: float32 (n_fft // 2 + 1, mels)."""
    bins_hz = np.fft.rfftfreq(frontend.n_fft, 1 / frontend.rate_hz)
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (frontend.low_hz, frontend.high_hz))
    corners_hz = 700 * (10 ** (np.linspace(low, high, frontend.mels + 2) / 2595) - 1)
    left, middle, right = corners_hz[:-2], corners_hz[1:-1], corners_hz[2:]
    rising = (bins_hz[:, None] - left) / (middle - left)
    falling = (right - bins_hz[:, None]) / (right - middle)
    filters = np.clip(np.minimum(rising, falling), 0, None)
    return (filters / np.maximum(filters.sum(0), 1e-9)).astype(np.float32)


@lru_cache(maxsize=8)
def _taper(n_fft: int) -> np.ndarray:
    hann = np.hanning(n_fft + 1)[:-1]
    return (hann / np.sqrt(np.sum(hann**2))).astype(np.float32)


def log_mel(windows: np.ndarray, frontend: Frontend) -> np.ndarray:
    """Natural logarithm of the power in each mel band: float32 (n, window_frames) -> float32 (n, frames, mels)."""
    from scipy import fft  # takes a while to import, and a window that only lists recordings needs none

    count, size = len(windows), frontend.window_frames
    filters, taper = mel_filters(frontend), _taper(frontend.n_fft)
    used = int(np.flatnonzero(filters.any(axis=1))[-1]) + 1
    pad = max(0, (frontend.frames - 1) * frontend.hop + frontend.n_fft - size)
    out = np.empty((count, *frontend.shape), np.float32)
    for first in range(0, count, BLOCK_WINDOWS):
        block = np.pad(windows[first : first + BLOCK_WINDOWS], ((0, 0), (pad // 2, pad - pad // 2)))
        views = np.lib.stride_tricks.sliding_window_view(block, frontend.n_fft, axis=1)[:, :: frontend.hop]
        spectrum: NDArray[np.complex64] = np.asarray(fft.rfft(views[:, : frontend.frames] * taper, axis=2))[:, :, :used]
        power = spectrum.real**2 + spectrum.imag**2
        np.log(power @ filters[:used] + np.float32(frontend.floor), out=out[first : first + len(block)])
    return out


def statistics(log_mels: np.ndarray) -> np.ndarray:
    """Per-mel mean, deviation, 90th percentile and mean step from frame to frame: float32 (n, frames, mels) -> float32
    (n, 4 * mels).
    """
    frames = log_mels.shape[1]
    at = min(frames - 1, round(0.9 * (frames - 1)))
    loud = np.partition(log_mels, at, axis=1)[:, at]
    steps = np.abs(np.diff(log_mels, axis=1)).mean(axis=1) if frames > 1 else np.zeros_like(loud)
    parts = [log_mels.mean(axis=1), log_mels.std(axis=1), loud, steps]
    return np.concatenate(parts, axis=1).astype(np.float32, copy=False)
