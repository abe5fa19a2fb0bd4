"""The picture of sound as it comes: levels over time and frequency, a column at a time, each transform made once.

As in the tiles of a recording a column is one transform at its middle where columns lie close, else the loudest of several.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.sound.picture.look import Look
from engine.sound.picture.transforms import decibels, power

COLUMNS_A_SECOND = 100
LONGEST_S = 0.1  # a window: half of it is how far the picture is behind the sound


class Rolling:
    """`put` takes sound and gives the columns that are whole by then, float32 (bins, n) in dB; row 0 is 0 Hz, the last half the rate."""

    def __init__(self, rate_hz: int, window_length: int = 1024):
        """A longer window than LONGEST_S allows is halved until it fits."""
        while window_length > LONGEST_S * rate_hz:
            window_length //= 2
        self.rate_hz, self.window_length = rate_hz, window_length
        step = rate_hz / COLUMNS_A_SECOND
        self._a_column = max(1, math.ceil(step / (window_length / 2)))
        self._stride = step / self._a_column
        self._look = Look(window_length)
        self._columns = 0  # given
        # silence before the first frame: half of the first window lies there
        self._held = np.zeros(window_length // 2, np.float32)
        self._first = -(window_length // 2)  # frame of the first that is held

    @property
    def bins(self) -> int:
        """Rows of a column."""
        return self._look.rows

    def put(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32 (frames,), which follow those before."""
        self._held = np.concatenate([self._held, samples])
        windows = max(0, math.floor((self._first + len(self._held) - self.window_length / 2) / self._stride - 0.5) + 1)
        while windows and self._at(windows - 1) + self.window_length > self._first + len(self._held):
            windows -= 1
        columns = windows // self._a_column - self._columns
        if columns <= 0:
            return np.zeros((self.bins, 0), np.float32)
        first = self._columns * self._a_column
        firsts = self._at(np.arange(first, first + columns * self._a_column)) - self._first
        cut = np.lib.stride_tricks.sliding_window_view(self._held, self.window_length)[firsts]
        levels = power(cut, self._look).reshape(columns, self._a_column, self.bins).max(1)
        self._columns += columns
        keep = int(self._at(self._columns * self._a_column)) - self._first
        self._held, self._first = self._held[keep:].copy(), self._first + keep
        return np.ascontiguousarray(decibels(levels).T)

    def _at(self, place):
        """First frame of a window, or of each of an array of them."""
        return np.rint((place + 0.5) * self._stride - self.window_length / 2).astype(np.int64)
