"""Gammatonegrams: spectra through filters shaped like those of the ear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from engine.features.frontend import Frontend
from engine.features.mel_power import magnitudes

EAR_Q, LEAST_WIDTH_HZ = 9.26449, 24.7  # Glasberg and Moore 1990: how a filter's width grows with its pitch


@dataclass(frozen=True, slots=True)
class Gammatone(Frontend):
    """The level in each of `channels` gammatone filters in dB, low ones first: (frames, channels). Nothing is more than
    `top_db` below the window's loudest, which is 0 dB where `relative`.

    Filters: M. Slaney, "An efficient implementation of the Patterson-Holdsworth auditory filter bank", Apple technical
    report 35, 1993. Instead of running them over the sound, their responses weigh the magnitudes of spectra, as
    D. P. W. Ellis, "Gammatone-like spectrograms", 2009, does it by default: Hann windows of `spectrum_s` in twice as
    many frames and up to the next power of two, `step_s` apart, as many as fit.
    """

    kind: ClassVar[str] = "gammatone"

    spectrum_s: float = 0.025
    step_s: float = 0.010
    channels: int = 64
    low_hz: float = 50.0
    high_hz: float = 11_025.0
    relative: bool = False
    top_db: float = 80.0

    @property
    def shape(self) -> tuple[int, int]:
        return 1 + (self.window_frames - self._size) // self._hop, self.channels

    @property
    def middles_hz(self) -> np.ndarray:
        return centres_hz(self)

    @property
    def filters(self) -> np.ndarray:
        return gammatone_filters(self)

    @property
    def _size(self) -> int:
        return round(self.spectrum_s * self.rate_hz)

    @property
    def _hop(self) -> int:
        return round(self.step_s * self.rate_hz)

    @property
    def n_fft(self) -> int:
        """Frames of sound in a spectrum, those that are padding counted."""
        return 1 << (2 * self._size - 1).bit_length()

    def gammatonegram(self, windows: np.ndarray) -> np.ndarray:
        """Float32 (n, window_frames) -> float32 (n, frames, channels): magnitudes."""
        filters = gammatone_filters(self) / np.float32(self.n_fft)
        return np.stack([magnitudes(window, self._size, self._hop, self.n_fft) @ filters for window in windows])

    def features(self, windows: np.ndarray) -> np.ndarray:
        if not len(windows):
            return np.zeros((0, *self.shape), np.float32)
        levels = 20 * np.log10(np.maximum(self.gammatonegram(windows), np.float32(1e-5)))
        loudest = levels.max(axis=(1, 2), keepdims=True)
        return np.maximum(levels, loudest - np.float32(self.top_db)) - (loudest if self.relative else 0)


def centres_hz(frontend: Gammatone) -> np.ndarray:
    """Where the filters' middles lie, float (channels,), rising: steps of equal width to the ear, the first at `low_hz`."""
    shift = EAR_Q * LEAST_WIDTH_HZ
    part = np.arange(frontend.channels, 0, -1) / frontend.channels
    return (frontend.high_hz + shift) * ((frontend.low_hz + shift) / (frontend.high_hz + shift)) ** part - shift


@lru_cache(maxsize=8)
def gammatone_filters(frontend: Gammatone) -> np.ndarray:
    """How much each bin of a spectrum counts in each channel, 1 at its middle: float32 (n_fft // 2 + 1, channels).

    Slaney's four second-order sections share a pair of poles, and each has a zero of its own.
    """
    middle = 2 * np.pi * centres_hz(frontend) / frontend.rate_hz  # radians a frame of sound
    width = 1.019 * 2 * np.pi * (centres_hz(frontend) / EAR_Q + LEAST_WIDTH_HZ) / frontend.rate_hz
    pole = np.exp(-width + 1j * middle)
    roots = [sign * np.sqrt(3 + bend * 2**1.5) for bend in (1, -1) for sign in (1, -1)]
    zeros = [np.exp(-width) * (np.cos(middle) + root * np.sin(middle)) for root in roots]

    def response(z: np.ndarray) -> np.ndarray:
        poles = np.abs((z - pole) * (z - pole.conj()))
        return np.prod([np.abs(z - zero) / poles for zero in zeros], axis=0)

    bins = np.exp(2j * np.pi * np.arange(frontend.n_fft // 2 + 1) / frontend.n_fft)[:, None]
    return (response(bins) / response(np.exp(1j * middle))).astype(np.float32)
