"""A spectrogram as a picture, for networks that were made to look at photographs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np

from engine.features.mel_power import MelPower, decibels
from engine.features.scaling import scaled

MAGMA = """000004 090720 1a1042 311165 4a1079 621980 792282 912b81 aa337d
c23b75 d9466b ec5860 f7725c fc8e64 feaa74 fec68a fde2a3 fcfdbf"""  # N. Smith and S. van der Walt, CC0; evenly spaced


@dataclass(frozen=True, slots=True)
class Picture(MelPower):
    """Mel bands in dB as a picture of (`side`, `side`, 3), red, green and blue from 0 to 255, low bands at the bottom,
    time to the right; (`side`, `side`, 1) without `colour`, then the loudest is white.

    The colours are those of `librosa.display.specshow` (matplotlib's magma to 1 in 100) from the window's faintest
    point, at most `top_db` down, to its loudest. `inverted`: each number taken from 255, as notebooks do so that a
    page's white becomes 0. Scaled down smoothly.
    """

    kind: ClassVar[str] = "picture"

    side: int = 64
    colour: bool = True
    inverted: bool = True
    top_db: float = 80.0

    @property
    def shape(self) -> tuple[int, int, int]:
        return self.side, self.side, 3 if self.colour else 1

    def upright(self, features: np.ndarray) -> np.ndarray:
        return features[::-1] if self.colour else features[::-1, :, 0]

    def features(self, windows: np.ndarray) -> np.ndarray:
        levels = decibels(self.mel_power(windows), True, self.top_db)
        faintest = levels.min(axis=(1, 2), keepdims=True)
        shades = 1 - levels / np.minimum(faintest, np.float32(-1e-6))
        upright = shades.transpose(0, 2, 1)[:, ::-1]
        table = _colours(self.colour)
        pictures = table[np.minimum(upright * len(table), len(table) - 1).astype(int)]
        small = scaled(pictures, self.side, self.side, smooth=True)
        return 255 - small if self.inverted else small


@lru_cache(maxsize=2)
def _colours(colour: bool) -> np.ndarray:
    """From the faintest to the loudest: float32 (256, 3) or (256, 1), 0 to 255."""
    steps = np.array([list(bytes.fromhex(word)) for word in MAGMA.split()] if colour else [[0.0], [255.0]])
    places = np.linspace(0, len(steps) - 1, 256)
    return np.stack([np.interp(places, range(len(steps)), part) for part in steps.T], axis=1).astype(np.float32)
