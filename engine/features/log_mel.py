"""Our own front end: the logarithm of the power in mel bands, and per-mel statistics."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.features.frontend import OURS, Frontend

BLOCK_WINDOWS = 2  # so many windows are turned into spectra at once: the work stays in the processor's cache


@dataclass(frozen=True, slots=True)
class LogMel(Frontend):
    """Natural logarithm of the power in each mel band, (frames, mels). `n_fft` and `hop` in frames of sound.

    `floor` is added to the power in each mel band before the logarithm; the power is scaled so that white noise of
    mean square P has P in each band. No scaling by the recording's own peak: it would make silence loud.
    """

    kind: ClassVar[str] = OURS

    n_fft: int = 1_536
    hop: int = 882
    mels: int = 64
    low_hz: float = 50.0
    high_hz: float = 10_000.0
    floor: float = 1e-8

    @property
    def frames(self) -> int:
        """Columns of the log-mel picture of one window."""
        return 1 + (self.window_frames - self.hop) // self.hop

    @property
    def shape(self) -> tuple[int, int]:
        """What a network is given for one window: (frames, mels)."""
        return self.frames, self.mels

    @property
    def middles_hz(self) -> np.ndarray:
        return _corners_hz(self)[1:-1]

    @property
    def filters(self) -> np.ndarray:
        return mel_filters(self)

    def features(self, windows: np.ndarray) -> np.ndarray:
        from scipy import fft  # takes a while to import, and a window that only lists recordings needs none

        count, size = len(windows), self.window_frames
        filters, taper = mel_filters(self), _taper(self.n_fft)
        used = int(np.flatnonzero(filters.any(axis=1))[-1]) + 1
        pad = max(0, (self.frames - 1) * self.hop + self.n_fft - size)
        out = np.empty((count, *self.shape), np.float32)
        for first in range(0, count, BLOCK_WINDOWS):
            block = np.pad(windows[first : first + BLOCK_WINDOWS], ((0, 0), (pad // 2, pad - pad // 2)))
            views = np.lib.stride_tricks.sliding_window_view(block, self.n_fft, axis=1)[:, :: self.hop]
            spectrum: NDArray[np.complex64] = np.asarray(fft.rfft(views[:, : self.frames] * taper, axis=2))[:, :, :used]
            power = spectrum.real**2 + spectrum.imag**2
            np.log(power @ filters[:used] + np.float32(self.floor), out=out[first : first + len(block)])
        return out

    @property
    def extras(self) -> int:
        return 4 * self.mels

    def statistics(self, features: np.ndarray) -> np.ndarray:
        """Per-mel mean, deviation, 90th percentile and mean step from frame to frame: (n, 4 * mels)."""
        frames = features.shape[1]
        at = min(frames - 1, round(0.9 * (frames - 1)))
        loud = np.partition(features, at, axis=1)[:, at]
        steps = np.abs(np.diff(features, axis=1)).mean(axis=1) if frames > 1 else np.zeros_like(loud)
        parts = [features.mean(axis=1), features.std(axis=1), loud, steps]
        return np.concatenate(parts, axis=1).astype(np.float32, copy=False)

    def statistics_in_keras(self, features: Any) -> Any:
        from keras import ops

        at = min(self.frames - 1, round(0.9 * (self.frames - 1)))
        loudest: Any = ops.top_k(ops.transpose(features, (0, 2, 1)), self.frames - at)  # LiteRT sorts in no other way
        steps = ops.absolute(ops.diff(features, axis=1)) if self.frames > 1 else ops.zeros_like(features)
        parts = [ops.mean(features, axis=1), ops.std(features, axis=1), ops.min(loudest[0], axis=-1)]
        return ops.concatenate([*parts, ops.mean(steps, axis=1)], axis=1)


@lru_cache(maxsize=8)
def mel_filters(frontend: LogMel) -> np.ndarray:
    """Triangles on the HTK mel scale, each of sum 1: float32 (n_fft // 2 + 1, mels)."""
    bins_hz, corners_hz = np.fft.rfftfreq(frontend.n_fft, 1 / frontend.rate_hz), _corners_hz(frontend)
    left, middle, right = corners_hz[:-2], corners_hz[1:-1], corners_hz[2:]
    rising = (bins_hz[:, None] - left) / (middle - left)
    falling = (right - bins_hz[:, None]) / (right - middle)
    filters = np.clip(np.minimum(rising, falling), 0, None)
    return (filters / np.maximum(filters.sum(0), 1e-9)).astype(np.float32)


def _corners_hz(frontend: LogMel) -> np.ndarray:
    """Where each triangle begins, the last one's peak and its end behind them: (mels + 2,)."""
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (frontend.low_hz, frontend.high_hz))
    return 700 * (10 ** (np.linspace(low, high, frontend.mels + 2) / 2595) - 1)


@lru_cache(maxsize=8)
def _taper(n_fft: int) -> np.ndarray:
    hann = np.hanning(n_fft + 1)[:-1]
    return (hann / np.sqrt(np.sum(hann**2))).astype(np.float32)
