"""Power in mel bands as librosa has it: what the front ends of most published networks begin with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.features.frontend import Frontend

FAINTEST = 1e-10  # power below it counts as it, before a logarithm


@dataclass(frozen=True, slots=True)
class MelPower(Frontend):
    """Spectra of `n_fft` frames under a Hann window, `hop` frames apart, the first and last centred on the window's
    ends, and their power in `mels` bands of Slaney's scale between `low_hz` and `high_hz`.

    The same numbers as `librosa.feature.melspectrogram` (0.11, its defaults).
    """

    n_fft: int = 2_048
    hop: int = 512
    mels: int = 128
    low_hz: float = 0.0
    high_hz: float = 11_025.0

    @property
    def frames(self) -> int:
        """Spectra in one window."""
        return 1 + self.window_frames // self.hop

    @property
    def middles_hz(self) -> np.ndarray | None:
        """Of the bands, or of the rows that they are scaled to."""
        rows = self.shape[1]
        places = (np.arange(rows) + 0.5) * self.mels / rows - 0.5
        return np.interp(places, np.arange(self.mels), _corners_hz(self)[1:-1])

    @property
    def filters(self) -> np.ndarray:
        return mel_filters(self)

    def mel_power(self, windows: np.ndarray, exponent: float = 2.0) -> np.ndarray:
        """Windows (n, window_frames) -> float32 (n, frames, mels): sums of magnitudes to the power of `exponent`,
        computed in the precision that `windows` have.
        """
        filters = mel_filters(self)
        out = np.empty((len(windows), self.frames, self.mels), np.float32)
        for number, window in enumerate(windows):
            magnitude = magnitudes(np.pad(window, self.n_fft // 2), self.n_fft, self.hop)
            out[number] = magnitude**exponent @ filters
        return out


def magnitudes(samples: np.ndarray, size: int, hop: int, padded: int | None = None) -> np.ndarray:
    """Of the spectra of a sound, float (frames,), under Hann windows of `size` frames, `hop` apart, as many as fit:
    float (spectra, bins). `padded` with silence to so many frames each, where it is given.
    """
    from scipy import fft  # takes a while to import, and a window that only lists recordings needs none

    views = np.lib.stride_tricks.sliding_window_view(samples, size)[::hop]
    return np.abs(np.asarray(fft.rfft(views * _hann(size).astype(samples.dtype), padded or size, axis=1)))


def decibels(power: np.ndarray, relative: bool, top_db: float) -> np.ndarray:
    """10 log10 of power (n, ...), each window's own loudest being 0 dB where `relative`; nothing is more than `top_db`
    below the loudest. As `librosa.power_to_db` has it.
    """
    axes = tuple(range(1, power.ndim))
    levels = 10 * np.log10(np.maximum(power, np.float32(FAINTEST)))
    loudest = levels.max(axis=axes, keepdims=True)
    return np.maximum(levels, loudest - np.float32(top_db)) - (loudest if relative else 0)


@lru_cache(maxsize=8)
def _hann(size: int) -> np.ndarray:
    return np.hanning(size + 1)[:-1]


@lru_cache(maxsize=8)
def mel_filters(frontend: MelPower) -> np.ndarray:
    """Triangles on Slaney's mel scale (Auditory Toolbox, 1998: straight below 1 kHz, logarithmic above), each of area
    1 over Hz: float32 (n_fft // 2 + 1, mels).
    """
    bins_hz, corners_hz = np.fft.rfftfreq(frontend.n_fft, 1 / frontend.rate_hz), _corners_hz(frontend)
    left, middle, right = corners_hz[:-2], corners_hz[1:-1], corners_hz[2:]
    rising = (bins_hz[:, None] - left) / (middle - left)
    falling = (right - bins_hz[:, None]) / (right - middle)
    return (np.clip(np.minimum(rising, falling), 0, None) * 2 / (right - left)).astype(np.float32)


def _corners_hz(frontend: MelPower) -> np.ndarray:
    """Where each triangle begins, the last one's peak and its end behind them: (mels + 2,)."""
    low, high = _mels(np.array([frontend.low_hz, frontend.high_hz]))
    return _hz(np.linspace(low, high, frontend.mels + 2))


_STRAIGHT_HZ, _BEND_HZ, _STEP = 200 / 3, 1_000.0, np.log(6.4) / 27  # Hz a mel; where it bends; log Hz a mel from there


def _mels(hz: np.ndarray) -> np.ndarray:
    bent = _BEND_HZ / _STRAIGHT_HZ + np.log(np.maximum(hz, _BEND_HZ) / _BEND_HZ) / _STEP
    return np.where(hz < _BEND_HZ, hz / _STRAIGHT_HZ, bent)


def _hz(mels: np.ndarray) -> np.ndarray:
    bend = _BEND_HZ / _STRAIGHT_HZ
    return np.where(mels < bend, mels * _STRAIGHT_HZ, _BEND_HZ * np.exp(_STEP * (np.maximum(mels, bend) - bend)))
