"""The picture of any span of any recording: levels over time and frequency, and the wave's true peaks, at a cost set by the pixels.

A picture has one column a pixel.  Where the columns lie closer than half a window each is one transform at its
centre; where they lie further apart, each is the loudest (or the mean) of transforms half a window apart, so that
nothing short is lost.  The file is read in blocks and never whole.  `glance` looks at one place in each column only,
and is there at once for recordings of many hours.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Literal

import numpy as np

from engine.job import Report, silent
from engine.sound import audio
from engine.sound.audio import MIX

FLOOR_DB = -180.0  # of digital silence
WINDOW_LENGTHS = (256, 512, 1024, 2048, 4096)
_BLOCK_FRAMES = 1 << 20  # read at a time: 4 MB
_BATCH_FRAMES = 1 << 18  # transformed at a time: what stays in the processor's cache
LEAST_TRANSFORM = (2048, 1024)  # short windows are padded, which interpolates between their few bins: near, far
_GLANCE_COLUMNS = 300
_GLANCE_S = 0.12
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


def picture(
    path: Path | str,
    start_s: float,
    end_s: float,
    columns: int,
    window_length: int = 1024,
    channel: int = MIX,
    *,
    pool: Literal["max", "mean"] = "max",
    report: Report = silent,
) -> Picture:
    """The picture of `start_s` to `end_s` with a Hann window of `window_length` frames; memory stays flat at any length.

    Raises AudioError where the file cannot be read, and whatever `report` raises between blocks.
    """
    if end_s <= start_s or columns < 1:
        raise ValueError(f"no span: {start_s} to {end_s} in {columns} columns")
    header = audio.read_header(path)
    rate_hz = header.rate_hz
    grid = _Grid.over(start_s, end_s, columns, window_length, rate_hz, header.frames)
    power = np.zeros((columns, grid.transform // 2 + 1), np.float32)
    low, high = _no_peaks(columns)
    for first, last, begin, samples in _blocks(path, grid, channel, rate_hz):
        report(first, grid.places, "picture")
        _add_peaks(low, high, samples, begin, grid, first, last)
        _add_power(power, samples, begin, grid, first, last, pool)
    if pool == "mean":
        power /= grid.a_column
    return Picture(decibels(power), start_s, end_s, rate_hz, window_length, _peaks(low, high, start_s, end_s))


def glance(
    path: Path | str,
    start_s: float,
    end_s: float,
    window_length: int = 1024,
    channel: int = MIX,
    columns: int = _GLANCE_COLUMNS,
    within_s: float = _GLANCE_S,
) -> Picture:
    """A coarse picture that reads one window in the middle of each column: there at once, for a minute and for a day.

    Formats that are slow to wind get fewer columns in the time there is, and show each wider.  Raises AudioError.
    """
    rate_hz = audio.read_header(path).rate_hz
    step_s = (end_s - start_s) / columns
    grid = _Grid.over(start_s, end_s, columns, window_length, rate_hz)
    power = np.zeros((columns, grid.transform // 2 + 1), np.float32)
    low, high = _no_peaks(columns)
    half_s = window_length / 2 / rate_hz
    looked = np.zeros(columns, bool)
    until_s = time.monotonic() + within_s
    for column in _coarse_to_fine(columns):
        middle_s = start_s + (column + 0.5) * step_s
        samples = audio.read(path, max(0.0, middle_s - half_s), 2 * half_s, None, channel).samples
        looked[column] = True
        if len(samples):
            low[column], high[column] = samples.min(), samples.max()
            padded = np.zeros(window_length, np.float32)
            padded[: len(samples)] = samples[:window_length]
            power[column] = spectra(padded[None], grid.transform)[0]
        if time.monotonic() > until_s:
            break
    nearest = _nearest(np.flatnonzero(looked), columns)
    whole = _peaks(low[nearest], high[nearest], start_s, end_s)
    return Picture(decibels(power[nearest]), start_s, end_s, rate_hz, window_length, whole)


def _coarse_to_fine(count: int) -> list[int]:
    """0 to `count` - 1 in an order whose every beginning is spread evenly."""
    bits = max(1, (count - 1).bit_length())
    turned = (int(f"{i:0{bits}b}"[::-1], 2) for i in range(1 << bits))
    return [i for i in turned if i < count]


def _nearest(there: np.ndarray, count: int) -> np.ndarray:
    """For each of `count` places the nearest of those in `there`, which are in order."""
    places = np.arange(count)
    after = np.clip(np.searchsorted(there, places), 0, len(there) - 1)
    before = np.maximum(after - 1, 0)
    return np.where(np.abs(there[before] - places) <= np.abs(there[after] - places), there[before], there[after])


def peaks(
    path: Path | str, start_s: float, end_s: float, columns: int, channel: int = MIX, *, report: Report = silent
) -> Peaks:
    """The true lowest and highest value in each of `columns` steps.  Raises AudioError, and whatever `report` raises."""
    rate_hz = audio.read_header(path).rate_hz
    step = (end_s - start_s) * rate_hz / columns
    grid = _Grid(start_s * rate_hz, step, columns, math.ceil(step / _BLOCK_FRAMES), 1, 1)
    low, high = _no_peaks(columns)
    for first, last, begin, samples in _blocks(path, grid, channel, rate_hz):
        report(first, grid.places, "picture")
        _add_peaks(low, high, samples, begin, grid, first, last)
    return _peaks(low, high, start_s, end_s)


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


@dataclass(frozen=True)
class _Grid:
    """Where the transforms lie, in frames from the start of the recording: `places` of them, `stride` apart, `a_column` to a column."""

    start: float
    step: float  # width of a column
    columns: int
    a_column: int
    window_length: int
    transform: int
    frames: int | None = None  # of the recording, where known

    @classmethod
    def over(
        cls, start_s: float, end_s: float, columns: int, window_length: int, rate_hz: int, frames: int | None = None
    ) -> _Grid:
        step = (end_s - start_s) * rate_hz / columns
        a_column = max(1, math.ceil(step / (window_length / 2)))
        transform = max(window_length, LEAST_TRANSFORM[a_column > 1])
        return cls(start_s * rate_hz, step, columns, a_column, window_length, transform, frames)

    @property
    def places(self) -> int:
        return self.columns * self.a_column

    @property
    def stride(self) -> float:
        return self.step / self.a_column

    def edge(self, place: int) -> int:
        """First frame that belongs to `place` or a later one."""
        return math.ceil(self.start + place * self.stride)

    def first_frames(self, first: int, last: int) -> np.ndarray:
        """First frame of each window of the places `first` to `last`.

        Near the ends of the recording windows are moved into it: its edges would show as clicks.
        """
        centres = self.start + (np.arange(first, last) + 0.5) * self.stride
        frames = np.rint(centres - self.window_length / 2).astype(np.int64)
        ends = np.inf if self.frames is None else self.frames
        within = (centres >= 0) & (centres <= ends)
        return np.where(within, np.maximum(0, np.minimum(frames, ends - self.window_length)), frames).astype(np.int64)


def _blocks(path: Path | str, grid: _Grid, channel: int, rate_hz: int) -> Iterator[tuple[int, int, int, np.ndarray]]:
    """The places in order, as (first, last, frame the samples begin at, samples), with all that their windows need."""
    many = max(1, int(_BLOCK_FRAMES / grid.stride))
    at = max(0, _needed(grid, 0, 1)[0])
    held = np.zeros(0, np.float32)
    with audio.stream(path, rate_hz, channel, _BATCH_FRAMES / rate_hz, at / rate_hz) as stream:
        for first in range(0, grid.places, many):
            last = min(first + many, grid.places)
            begin, end = _needed(grid, first, last)
            held, at = held[max(0, begin - at) :], max(at, begin)
            parts, there = [held], len(held)
            while at + there < end and (block := next(stream, None)) is not None:
                parts.append(block)
                there += len(block)
            held = np.concatenate(parts) if len(parts) > 1 else held
            samples = np.zeros(end - begin, np.float32)  # silence where there is no sound
            samples[at - begin : at - begin + len(held)] = held[: max(0, end - at)]
            yield first, last, begin, samples


def _needed(grid: _Grid, first: int, last: int) -> tuple[int, int]:
    """First frame of, and first frame after, what the places need."""
    windows = grid.first_frames(first, last)
    begin = min(int(windows[0]), grid.edge(first))
    return begin, max(int(windows[-1]) + grid.window_length, grid.edge(last))


def _add_power(
    power: np.ndarray, samples: np.ndarray, begin: int, grid: _Grid, first: int, last: int, pool: str
) -> None:
    """Adds to `power` (columns, bins) the windows of the places `first` to `last`."""
    windows = np.lib.stride_tricks.sliding_window_view(samples, grid.window_length)
    many = max(1, _BATCH_FRAMES // grid.transform)
    gather = np.maximum if pool == "max" else np.add
    for start in range(first, last, many):
        stop = min(start + many, last)
        found = spectra(windows[grid.first_frames(start, stop) - begin], grid.transform)
        if grid.a_column == 1:
            power[start:stop] = found
            continue
        columns = np.arange(start, stop) // grid.a_column
        cuts = np.flatnonzero(np.diff(columns, prepend=-1))
        into = slice(columns[0], columns[-1] + 1)
        power[into] = gather(power[into], gather.reduceat(found, cuts, axis=0))


@lru_cache(maxsize=16)
def _hann(window_length: int) -> np.ndarray:
    window = np.hanning(window_length + 1)[:-1]
    return (window * (2 / window.sum())).astype(np.float32)


def _fft() -> ModuleType:
    """scipy's transforms where they are at hand; while another thread is still importing them they cannot be called."""
    found = sys.modules.get("scipy.fft")
    return np.fft if found is None or getattr(found.__spec__, "_initializing", False) else found


def spectra(windows: np.ndarray, transform: int) -> np.ndarray:
    """Power (n, `transform` / 2 + 1) of windows (n, window_length), padded to `transform` frames, 1 for a full-scale sine."""
    # scipy's is three times as fast, but takes a quarter of a second to import: a first picture does not wait for it
    found = _fft().rfft(windows * _hann(windows.shape[1]), transform, axis=1)
    power = np.square(found.real)
    power += np.square(found.imag)
    return power


def decibels(power: np.ndarray) -> np.ndarray:
    """Levels (bins, columns) of power (columns, bins), which is used up."""
    power[:, 0] /= 4  # 0 Hz and half the rate have no mirror image
    power[:, -1] /= 4
    np.maximum(power, 10 ** (FLOOR_DB / 10), out=power)
    np.log10(power, out=power)
    power *= 10
    return np.ascontiguousarray(power.T)


def _no_peaks(columns: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full(columns, np.inf, np.float32), np.full(columns, -np.inf, np.float32)


def _add_peaks(
    low: np.ndarray, high: np.ndarray, samples: np.ndarray, begin: int, grid: _Grid, first: int, last: int
) -> None:
    if grid.step < 1:  # wider than the frames: each column shows the frame it lies in
        frames = np.clip(
            np.floor(grid.start + (np.arange(first, last) + 0.5) * grid.step).astype(int) - begin, 0, len(samples) - 1
        )
        low[first:last] = high[first:last] = samples[frames]
        return
    columns = np.arange(first // grid.a_column, -(-last // grid.a_column))
    edges = np.ceil(grid.start + np.append(columns, columns[-1] + 1) * grid.step).astype(np.int64)
    edges = np.clip(edges, grid.edge(first), grid.edge(last)) - begin
    cuts = edges[:-1]
    own = samples[: edges[-1]]
    low[columns] = np.minimum(low[columns], np.minimum.reduceat(own, cuts))
    high[columns] = np.maximum(high[columns], np.maximum.reduceat(own, cuts))


def _peaks(low: np.ndarray, high: np.ndarray, start_s: float, end_s: float) -> Peaks:
    nothing = low > high
    low[nothing] = high[nothing] = 0
    return Peaks(low, high, start_s, end_s)
