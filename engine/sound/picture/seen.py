"""What is seen of a sound: levels over time and frequency, the wave's true peaks, and the shades that levels are shown in."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.sound.picture.transforms import FLOOR_DB

_RUMBLE_HZ = 200  # below this wind and handling are often louder than all the rest


@dataclass(frozen=True, eq=False)
class Peaks:
    """The lowest and highest value, float32 (columns,), full scale is 1, of equal steps from `start_s` to `end_s`."""

    low: np.ndarray
    high: np.ndarray
    start_s: float
    end_s: float


@dataclass(frozen=True, eq=False)
class Picture:
    """Levels as float32 (bins, columns) in dB, where a full-scale sine is 0 dB; row 0 is 0 Hz, the last half the sampling rate.

    Column `i` of `n` covers the `i`-th of `n` equal steps from `start_s` to `end_s`.  What lies outside the recording is silence.
    """

    db: np.ndarray
    start_s: float
    end_s: float
    rate_hz: int
    window_length: int
    peaks: Peaks

    @property
    def bin_hz(self) -> float:
        """Distance of two rows."""
        return self.rate_hz / 2 / (len(self.db) - 1)

    @property
    def size_bytes(self) -> int:
        return self.db.nbytes + self.peaks.low.nbytes + self.peaks.high.nbytes

    def level(self, at_s: float, frequency_hz: float) -> float | None:
        """Level in dB at a place, None outside."""
        column = math.floor((at_s - self.start_s) / (self.end_s - self.start_s) * self.db.shape[1])
        row = round(frequency_hz / self.bin_hz)
        if 0 <= column < self.db.shape[1] and 0 <= row < len(self.db):
            return float(self.db[row, column])
        return None


def contrast(seen: Picture, range_db: float) -> tuple[float, float]:
    """The levels (floor, top) to spread the colours between, at most `range_db` apart: quiet background to loudest thousandth.

    Where all is noise the top lies above it, so that noise stays dark and what stands out is seen.  Rumble and offset do not count.
    """
    db = seen.db[min(len(seen.db) // 4, round(_RUMBLE_HZ / seen.bin_hz)) :]
    few = db[:: max(1, len(db) // 256), :: max(1, db.shape[1] // 256)]
    heard = few[few > FLOOR_DB + 1]
    if not len(heard):
        return -range_db, 0.0
    quiet, middle, loud = np.percentile(heard, (25, 50, 99.9))
    top = max(loud, middle + 0.4 * range_db)
    return float(max(quiet - 0.08 * range_db, top - range_db)), float(top)


def shades(db: np.ndarray, floor_db: float, top_db: float) -> np.ndarray:
    """Levels as bytes: 0 at the floor and below, 255 at the top and above."""
    scaled = (db - np.float32(floor_db)) * np.float32(255 / (top_db - floor_db))
    return np.clip(scaled, 0, 255, out=scaled).astype(np.uint8)
