"""Tiles: 256 columns at one of the zooms, each twice as far as the one before, so that moving about finds them again.

A column of zoom `z` covers `2**z` frames.  Where that is no more than the distance of two windows, it is one transform at its centre;
where it is more, the loudest (or the mean) of all transforms in it.  The wave's peaks are the true ones at every zoom.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.job import Report, silent
from engine.sound.picture.look import Look
from engine.sound.picture.source import Sound
from engine.sound.picture.transforms import levels, power, to_bfloat16

COLUMNS = 256
_BATCH_VALUES = 1 << 18  # transformed at a time: fewer have two threads wait for each other


@dataclass(frozen=True, order=True)
class Place:
    """Where a tile lies: the `index`-th of its `zoom`."""

    zoom: int
    index: int

    @property
    def step(self) -> int:
        """Frames in a column."""
        return 1 << self.zoom

    @property
    def start(self) -> int:
        """Its first frame."""
        return self.index * COLUMNS * self.step

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + COLUMNS * self.step

    def above(self) -> Place:
        """The one twice as far that holds this one."""
        return Place(self.zoom + 1, self.index // 2)


def zoom_of(frames_a_pixel: float, look: Look) -> int:
    """The zoom whose columns are one to two pixels wide, so that none falls between two pixels."""
    return max(math.ceil(math.log2(max(frames_a_pixel, 1.0)) - 1e-9), look.finest.bit_length() - 1)


def places(start: float, end: float, zoom: int) -> list[Place]:
    """Those that hold the frames `start` to `end`, in order."""
    width = COLUMNS << zoom
    return [Place(zoom, index) for index in range(math.floor(start / width), max(1, math.ceil(end / width)))]


@dataclass(frozen=True, eq=False)
class Tile:
    """Power, as `transforms.to_bfloat16`, (rows, COLUMNS), where a full-scale sine is 1; row 0 is 0 Hz, the last half the rate.

    `low` and `high`, float32, are the wave's lowest and highest values in equal steps: columns, or frames where the columns are
    closest.  `exact` is False for a preview, which has looked at one place in each column only.
    """

    place: Place
    rate_hz: int
    power16: np.ndarray
    low: np.ndarray
    high: np.ndarray
    exact: bool = True

    @property
    def start_s(self) -> float:
        return self.place.start / self.rate_hz

    @property
    def end_s(self) -> float:
        return self.place.end / self.rate_hz

    @property
    def bin_hz(self) -> float:
        """Distance of two rows."""
        return self.rate_hz / 2 / (len(self.power16) - 1)

    @cached_property
    def size_bytes(self) -> int:
        return self.power16.nbytes + self.low.nbytes + (0 if self.high is self.low else self.high.nbytes)

    def level(self, at_s: float, frequency_hz: float) -> float | None:
        """Level in dB at a place, None outside."""
        column = math.floor((at_s * self.rate_hz - self.place.start) / self.place.step)
        row = round(frequency_hz / self.bin_hz)
        if 0 <= column < COLUMNS and 0 <= row < len(self.power16):
            return float(levels(self.power16[row, column]))
        return None


def make(sound: Sound, look: Look, place: Place, report: Report = silent) -> Tile:
    """The exact tile.  Reads all of its frames; raises AudioError, and whatever `report` raises between blocks."""
    pooled, low, high = gathered(sound, look, place.start, COLUMNS, place.step, (look.pool,), report)
    return of_power(place, sound.rate_hz, pooled[look.pool], low, high)


def of_power(
    place: Place, rate_hz: int, power: np.ndarray, low: np.ndarray, high: np.ndarray, exact: bool = True
) -> Tile:
    """A tile of power (COLUMNS, rows)."""
    return Tile(place, rate_hz, np.ascontiguousarray(to_bfloat16(power).T), low, high, exact)


def gathered(
    sound: Sound, look: Look, start: int, columns: int, step: int, pools: tuple[str, ...], report: Report = silent
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Power (columns, rows) of each pool, and the wave's lowest and highest, of `columns` of `step` frames from `start` on."""
    hop = min(step, look.stride)
    many = step // hop  # windows in a column
    batch = max(1, _BATCH_VALUES // look.transform)
    whole = max(batch, many)
    count = min(columns * many, max(0, -(-(sound.frames - start) // (hop * whole))) * whole)  # beyond is silence
    pooled = {pool: np.zeros((columns, look.rows), np.float32) for pool in pools}
    width = 1 if step == look.finest else step
    low, high = np.zeros((2, columns * step // width), np.float32)
    for first, windows, own, samples in _batches(sound, look, start, hop, count, batch):
        report(first, columns * many, "picture")
        if not (samples[: look.window_length].any() or samples.any()):  # a gap between recordings takes no time
            continue
        if many == 1:
            power(windows, look, pooled[pools[0]][first : first + len(windows)])
        else:
            found = power(windows, look)
            for pool in pools:
                _pool(pooled[pool], found, first, many, pool)
        _peaks(low, high, own, first * hop, width)
    if "mean" in pools:
        pooled["mean"] /= many
    return pooled, low, low if width == 1 else high


def _pool(pooled: np.ndarray, powers: np.ndarray, first: int, many: int, pool: str) -> None:
    """Adds the windows from the `first` on to their columns, which hold `many` each."""
    put = np.maximum if pool == "peak" else np.add
    if many <= len(powers):
        put.reduce(
            powers.reshape(-1, many, powers.shape[1]), axis=1, out=pooled[first // many :][: len(powers) // many]
        )
    else:
        put(pooled[first // many], put.reduce(powers, axis=0), out=pooled[first // many])


def _peaks(low: np.ndarray, high: np.ndarray, own: np.ndarray, at: int, width: int) -> None:
    """Enters frames, which begin at the frame `at`, in steps of `width`."""
    if width == 1:
        low[at : at + len(own)] = own
    elif width <= len(own):
        parts, into = own.reshape(-1, width), slice(at // width, (at + len(own)) // width)
        low[into], high[into] = parts.min(axis=1), parts.max(axis=1)
    else:
        step, begins = at // width, at % width == 0
        low[step] = own.min() if begins else min(low[step], own.min())
        high[step] = own.max() if begins else max(high[step], own.max())


def _batches(
    sound: Sound, look: Look, start: int, hop: int, count: int, batch: int
) -> Iterator[tuple[int, np.ndarray, np.ndarray, np.ndarray]]:
    """In order: the number of the first window, the windows, the frames in their middles, and all frames they need."""
    for first in range(0, count, batch):
        many = min(batch, count - first)
        slot = start + first * hop
        starts = _starts(sound, look, slot, hop, many)
        begin = min(int(starts[0]), slot)
        end = max(int(starts[-1]) + look.window_length, slot + many * hop)
        samples = sound.read(begin, end - begin)
        every = _every_window(samples, look.window_length)
        regular = isinstance(starts, range)
        windows = every[slice(starts[0] - begin, starts[-1] - begin + 1, hop) if regular else starts - begin]
        yield first, windows, samples[slot - begin :][: many * hop], samples


def _every_window(samples: np.ndarray, length: int) -> np.ndarray:
    """The windows from each sample on, (n, length): a view, made in a tenth of the time that numpy's own takes for it."""
    return np.ndarray((len(samples) - length + 1, length), samples.dtype, samples, strides=2 * samples.strides)


def _starts(sound: Sound, look: Look, slot: int, hop: int, many: int) -> range | np.ndarray:
    """First frames of windows, whose middles lie `hop` apart from `slot` on; those at the ends are moved into the sound, whose edges
    would show as clicks.
    """
    last = sound.frames - look.window_length
    first = slot + (hop - look.window_length) // 2
    starts = range(first, first + many * hop, hop)
    if starts[0] >= 0 and starts[-1] <= last:
        return starts
    slots = slot + np.arange(many, dtype=np.int64) * hop
    inside = (slots + hop > 0) & (slots < sound.frames)
    return np.where(inside, np.clip(starts, 0, max(0, last)), starts)


def preview(sound: Sound, look: Look, place: Place, within_s: float = math.inf) -> Tile:
    """A tile that has looked at one window in the middle of each column, or beside a gap: there at once, for a minute and for a day.

    Sounds that are slow to wind get fewer columns in the time there is, and show each wider.  Raises AudioError.
    """
    found = np.zeros((COLUMNS, look.window_length), np.float32)
    looked = np.zeros(COLUMNS, bool)
    until_s = time.monotonic() + within_s
    for column in _coarse_to_fine(COLUMNS):
        slot = place.start + column * place.step
        looked[column] = True
        if slot < sound.frames:
            frame = sound.heard(slot, place.step) - look.window_length // 2
            found[column] = sound.read(max(0, min(frame, sound.frames - look.window_length)), look.window_length)
            if time.monotonic() > until_s:
                break
    nearest = _nearest(np.flatnonzero(looked), COLUMNS)
    levels = power(found, look)[nearest]
    return of_power(place, sound.rate_hz, levels, found.min(axis=1)[nearest], found.max(axis=1)[nearest], exact=False)


def _coarse_to_fine(count: int) -> list[int]:
    """0 to `count` - 1 in an order whose every beginning is spread evenly."""
    bits = max(1, (count - 1).bit_length())
    turned = (int(f"{i:0{bits}b}"[::-1], 2) for i in range(1 << bits))
    return [i for i in turned if i < count]


def _nearest(there: np.ndarray, count: int) -> np.ndarray:
    """For each of `count` places the nearest of those in `there`, which are in order."""
    at = np.arange(count)
    after = np.clip(np.searchsorted(there, at), 0, len(there) - 1)
    before = np.maximum(after - 1, 0)
    return np.where(np.abs(there[before] - at) <= np.abs(there[after] - at), there[before], there[after])
