"""Mel-frequency cepstral coefficients, with their deltas, and the mel bands they are made of where both are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.features.mel_power import MelPower, decibels

DELTA_FRAMES = 9  # a delta is the slope of a line through so many


@dataclass(frozen=True, slots=True)
class Mfcc(MelPower):
    """The first `coefficients` of the cosine transform over the mel bands in dB, then `deltas` (0 to 2) orders of their
    slopes, then, with `beside_mels`, the bands in dB themselves: (frames, bands), for a network of several branches.

    The same numbers as `librosa.feature.mfcc`, `librosa.feature.delta` and `librosa.power_to_db`, 0 dB being power 1.
    """

    kind: ClassVar[str] = "mfcc"

    coefficients: int = 20
    deltas: int = 0
    beside_mels: bool = False
    top_db: float = 80.0

    @property
    def shape(self) -> tuple[int, int]:
        return self.frames, self.cepstral + (self.mels if self.beside_mels else 0)

    @property
    def cepstral(self) -> int:
        """How many of the bands are coefficients and deltas; they come first."""
        return self.coefficients * (1 + self.deltas)

    @property
    def middles_hz(self) -> None:
        return None

    def features(self, windows: np.ndarray) -> np.ndarray:
        from scipy import fft, signal

        levels = decibels(self.mel_power(windows), False, self.top_db)
        cepstra = np.asarray(fft.dct(levels, axis=2, norm="ortho"))[:, :, : self.coefficients]
        orders = range(1, self.deltas + 1)
        slopes = [
            np.asarray(signal.savgol_filter(cepstra, DELTA_FRAMES, order, deriv=order, axis=1)) for order in orders
        ]
        beside = [levels] if self.beside_mels else []
        return np.concatenate([cepstra, *slopes, *beside], axis=2).astype(np.float32, copy=False)
