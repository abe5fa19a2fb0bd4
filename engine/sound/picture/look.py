"""How sound is transformed into levels: the length, shape and overlap of the windows, and what a far column shows of many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.sound.audio import MIX

WINDOW_LENGTHS = (256, 512, 1024, 2048, 4096)
WINDOWS = ("hann", "hamming", "blackman", "blackman-harris", "flat top", "rectangular")
OVERLAPS = {"automatic": None, "0 %": 0.0, "50 %": 0.5, "75 %": 0.75, "87.5 %": 0.875}
POOLS = ("peak", "mean")
MIXED, EACH = "mixed", "each"
MOST_CHANNELS = 8  # side by side
_COSINES = {  # of cosines of 0, 1, 2 ... turns: Harris 1978 (doi 10.1109/PROC.1978.10837); flat top: D'Antona and Ferrero 2006
    "hann": (0.5, 0.5),
    "hamming": (0.54, 0.46),
    "blackman": (0.42, 0.5, 0.08),
    "blackman-harris": (0.35875, 0.48829, 0.14128, 0.01168),
    "flat top": (0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368),
    "rectangular": (1.0,),
}
_FINEST = 128  # of a window: nearer than this its neighbour looks the same
_LEAST_TRANSFORM = 1024  # short windows are padded, which interpolates between their few bins


def channel_shown(told: str, heard: int) -> int | None:
    """The channel to show, from 0 or MIX, or None for each of them, side by side.

    `told` is MIXED, EACH, a channel's number from 1, or anything else for what models hear.
    """
    if told in (MIXED, EACH):
        return MIX if told == MIXED else None
    return int(told) - 1 if told.isdecimal() and int(told) else heard


@dataclass(frozen=True)
class Look:
    """`window_length` frames (a power of two), `window` one of WINDOWS, `overlap` one of OVERLAPS, `pool` one of POOLS.

    An automatic overlap takes one window a column where columns are near, and windows half a length apart where they are far.
    """

    window_length: int = 1024
    overlap: str = "automatic"
    window: str = "hann"
    pool: str = "peak"

    @property
    def stride(self) -> int:
        """Frames between windows where a column holds several."""
        overlap = OVERLAPS[self.overlap]
        return round(self.window_length * (1 - (0.5 if overlap is None else overlap)))

    @property
    def finest(self) -> int:
        """Frames between the closest columns worth making."""
        return self.stride if OVERLAPS[self.overlap] is not None else max(1, self.window_length // _FINEST)

    @property
    def transform(self) -> int:
        """Length of the Fourier transform: `transform // 2 + 1` rows from 0 Hz to half the rate."""
        return max(self.window_length, _LEAST_TRANSFORM)

    @property
    def rows(self) -> int:
        return self.transform // 2 + 1

    def shape(self) -> np.ndarray:
        """The window, float32 (window_length,), scaled so that a full-scale sine has a power of 1."""
        return _shape(self.window, self.window_length)


@lru_cache(maxsize=32)
def _shape(window: str, length: int) -> np.ndarray:
    turns = 2 * np.pi * np.arange(length) / length
    shape = sum((-1) ** k * a * np.cos(k * turns) for k, a in enumerate(_COSINES[window]))
    return np.asarray(shape * (2 / np.sum(shape)), np.float32)
