"""Any span of any sound file as float32 at a given rate, and what is wrong with a file in words.

All functions may be called from several threads at once.  Everything is read in bounded blocks and what arrives is
believed, never the header: headers claim billions of frames in files of 500 bytes.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import soxr

from engine.sound import ailments
from engine.sound.ailments import AudioError, FolderGone, require_folder
from engine.sound.decode import EXTENSIONS, DecodingStopped, Source, open_source, second_opinion
from engine.sound.header import Header, read_header

__all__ = [
    "EXTENSIONS",
    "MIX",
    "AudioError",
    "FolderGone",
    "Header",
    "Stream",
    "Waveform",
    "channel_blocks",
    "length_s",
    "problem_after_reading",
    "read",
    "read_header",
    "require_folder",
    "stream",
]

MIX = -1
QUALITY = "HQ"
SILENT_BELOW = 1e-6  # a swing smaller than this is one value; 24-bit recorders' own noise is above it
MOST = 1e10  # a value beyond it is no number: whole numbers of 32 bits written as floats stay below
LOUDEST = 100.0  # a peak beyond it is no sound on a scale of 1; sound in Pascal hardly reaches it
SHORT_BY_S = 0.3  # lossy formats may end this much before or after what they claim
_BLOCK_VALUES = 1 << 18  # 1 MB of float32: what fits the processor's cache
_SMALL_FRAMES = 1024  # steps towards the place where a file is damaged


@dataclass(frozen=True, slots=True)
class Waveform:
    """One channel of sound: `samples` float32 (frames,), full scale 1, at `rate_hz`; how many of the file's values were no numbers."""

    samples: np.ndarray
    rate_hz: int
    not_numbers: int = 0

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.rate_hz


def read(
    path: str | os.PathLike[str],
    start_s: float = 0.0,
    duration_s: float | None = None,
    rate_hz: int | None = None,
    channel: int = MIX,
) -> Waveform:
    """The span of `path` from `start_s` on, `duration_s` long (None: to the end), one channel or the mix of all.

    At the file's own rate or resampled to `rate_hz`.  Beyond the end there is nothing: the span is shorter, or
    empty.  Values that are not numbers come as zeros.  What a damaged file gives before it breaks is returned.  Raises
    AudioError if it gives nothing.
    """
    parts: list[np.ndarray] = []
    not_numbers = 0
    with _Reading(path, start_s, duration_s) as reading:
        for block in reading:
            mono = _one_channel(path, block, channel)
            parts.append(_finite(mono))
            if parts[-1] is not mono:
                not_numbers += _odd(mono)
        own_rate_hz = reading.rate_hz
    samples = parts[0] if len(parts) == 1 else np.concatenate(parts or [np.empty(0, np.float32)])
    if rate_hz and rate_hz != own_rate_hz and len(samples):
        samples = soxr.resample(samples, own_rate_hz, rate_hz, QUALITY)
    return Waveform(samples, rate_hz or own_rate_hz, not_numbers)


def length_s(path: str | os.PathLike[str], header: Header) -> float:
    """How long a recording is in seconds, as its `header` tells; where that does not, all of it is read, once.  Raises AudioError."""
    if header.duration_s is not None:
        return header.duration_s
    try:
        about = os.stat(path)
    except OSError as error:
        raise ailments.of_os_error(path, error) from None
    return _counted_s(os.fspath(path), about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=4096)
def _counted_s(path: str, _size_bytes: int, _modified_ns: int) -> float:
    with _Reading(path, 0.0, None) as reading:
        frames = sum(len(block) for block in reading)
        return frames / reading.rate_hz


def why_silent(path: str | os.PathLike[str], wave: Waveform) -> AudioError:
    """What is wrong with a recording in which nothing sounds: no numbers at all, or always the same."""
    return ailments.not_numbers(path, wave.not_numbers) if wave.not_numbers else ailments.silent(path)


def channel_blocks(
    path: str | os.PathLike[str], start_s: float = 0.0, duration_s: float | None = None
) -> Generator[tuple[np.ndarray, int], None, None]:
    """All channels of a span, in flat memory: float32 blocks (frames, channels) at the file's own rate, each with that rate; else as
    `read`.  To be closed, or taken to the end.
    """
    with _Reading(path, start_s, duration_s) as reading:
        for block in reading:
            yield _finite(block), reading.rate_hz


def stream(
    path: str | os.PathLike[str], rate_hz: int | None, channel: int = MIX, block_s: float = 30.0, start_s: float = 0.0
) -> Stream:
    """`path` from `start_s` on at `rate_hz` (None: its own), in flat memory: float32 blocks (frames,) of `block_s`, the
    last one shorter.

    Opens the file at once and raises AudioError if it cannot be read.  Closes it at the end, or when the stream is
    closed.
    """
    return Stream(path, rate_hz, channel, block_s, start_s)


class Stream(Iterator[np.ndarray]):
    """Blocks of one recording, and, once they have all been taken, what was found in it.

    `frames_read` counts the file's own frames (before resampling), `peak` is the largest swing around the middle of
    its values, `not_numbers` the values that were none and came as zeros, `stopped_at_s` where the decoder gave up
    (None: it did not), `missing_at_s` where something could not be read and came as silence.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        rate_hz: int | None,
        channel: int = MIX,
        block_s: float = 30.0,
        start_s: float = 0.0,
    ):
        self.path = path
        self.frames_read = 0
        self.peak = 0.0
        self.not_numbers = 0
        self.stopped_at_s: float | None = None
        self.missing_at_s: float | None = None
        self._any_channel_sounds = False
        self._channel = channel
        self._over = np.empty(0, np.float32)  # what the resampler gave beyond the last block
        self._reading = _Reading(path, start_s, None)
        self.own_rate_hz = self._reading.rate_hz
        self.rate_hz = rate_hz or self.own_rate_hz
        self._block_frames = max(1, round(block_s * self.rate_hz))
        if channel >= self._reading.channels:
            self._reading.close()
            raise ailments.no_such_channel(path, channel, self._reading.channels)
        self._parts = self._resampled()

    def __next__(self) -> np.ndarray:
        block = self.take(self._block_frames)
        if not len(block):
            raise StopIteration
        return block

    def take(self, frames: int) -> np.ndarray:
        """The next `frames`, however long the blocks are; fewer at the end, none after it."""
        parts, have = ([self._over], len(self._over)) if len(self._over) else ([], 0)
        while have < frames:
            self._reading.most_frames = frames - have if self.rate_hz == self.own_rate_hz else _BLOCK_VALUES
            part = next(self._parts, None)
            if part is None:
                break
            parts.append(part)
            have += len(part)
        whole = parts[0] if len(parts) == 1 else np.concatenate(parts or [self._over])
        self._over = whole[frames:]
        return whole[:frames]

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file before the end."""
        self._parts.close()
        self._over = self._over[:0]
        self._reading.close()

    def problem(self, header: Header | None = None) -> AudioError | None:
        """What is wrong with the recording now that it was read to its end, or None; reads the header if not given."""
        header = header or read_header(self.path)
        if self.stopped_at_s is not None and self.frames_read:
            return ailments.damaged_at(self.path, self.stopped_at_s)
        if self.missing_at_s is not None:
            return ailments.part_missing(self.path, self.missing_at_s)
        if not self.peak and self._any_channel_sounds:
            return ailments.cancelled_out(self.path)
        frames = self.frames_read and self.frames_read + self._reading.start
        found = problem_after_reading(header, frames, self.peak, self.path)
        if self.not_numbers and (found is None or not self.peak):  # no numbers at all is not silence
            return ailments.not_numbers(self.path, self.not_numbers)
        return found

    def _resampled(self) -> Generator[np.ndarray, None, None]:
        if self.rate_hz == self.own_rate_hz:
            yield from self._mono()
            return
        resampler = soxr.ResampleStream(self.own_rate_hz, self.rate_hz, 1, "float32", QUALITY)
        for part in self._mono():
            yield resampler.resample_chunk(part)
        if self.frames_read:
            yield resampler.resample_chunk(np.empty(0, np.float32), last=True)

    def _mono(self) -> Iterator[np.ndarray]:
        low, high = np.inf, -np.inf
        with self._reading as reading:
            for block in reading:
                mono = _one_channel(self.path, block, self._channel)
                least, most = float(mono.min()), float(mono.max())
                if not (least >= -MOST and most <= MOST):
                    self.not_numbers += _odd(mono)
                    mono = _finite(mono)
                    least, most = float(mono.min()), float(mono.max())
                low, high = min(low, least), max(high, most)
                self.peak = (high - low) / 2 if (high - low) / 2 > SILENT_BELOW else 0.0
                if not self.peak and not self._any_channel_sounds and self._channel == MIX and block.shape[1] > 1:
                    self._any_channel_sounds = bool(np.ptp(_finite(block), axis=0).max() > SILENT_BELOW)
                self.frames_read += len(mono)
                yield mono
            self.stopped_at_s, self.missing_at_s = reading.stopped_at_s, reading.missing_at_s


def problem_after_reading(
    header: Header, frames_read: int, peak: float, path: str | os.PathLike[str] = ""
) -> AudioError | None:
    """What is wrong after `frames_read` frames (counted at the header's own rate) with this `peak` were read, or None.

    Empty, shorter than it claims, far too loud, silent; in that order.  Ask `require_folder` first whether the drive is still there.
    """
    if not frames_read:
        return ailments.no_sound(path)
    if header.problem is not None:
        return header.problem
    if header.frames is not None:
        lossless = header.format.endswith((" bit", " FLOAT", " DOUBLE"))
        least = 1 if lossless else max(SHORT_BY_S * header.rate_hz, 0.001 * header.frames)
        if header.frames - frames_read > least:
            return ailments.truncated(path, frames_read / header.rate_hz, header.frames / header.rate_hz)
    if peak > LOUDEST:
        return ailments.too_loud(path, peak)
    return ailments.silent(path) if peak < SILENT_BELOW and frames_read > 1 else None


class _Reading(Iterator[np.ndarray]):
    """Blocks (frames, channels) of one span, from libsndfile, and from FFmpeg where that stops."""

    def __init__(self, path: str | os.PathLike[str], start_s: float, duration_s: float | None):
        self._path = path
        self._source: Source = open_source(path)
        self.rate_hz = self._source.rate_hz
        self.channels = self._source.channels
        self.stopped_at_s: float | None = None
        self.start = max(0, round(start_s * self.rate_hz))
        self._left = None if duration_s is None else max(0, round(duration_s * self.rate_hz))
        self._block_frames = max(1, _BLOCK_VALUES // self.channels)
        self.most_frames = _BLOCK_VALUES  # of the next block
        self._read = 0
        self._stops = 0
        self._over = False

    @property
    def missing_at_s(self) -> float | None:
        missing_from = self._source.missing_from
        return None if missing_from is None else missing_from / self.rate_hz

    def __enter__(self) -> _Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._source.close()

    def __next__(self) -> np.ndarray:
        wanted = min(self._block_frames, self.most_frames)
        if self._left is not None:
            wanted = min(wanted, self._left - self._read)
        if self._over or wanted <= 0:
            raise StopIteration
        try:
            if not self._read and self.start and not self._stops:
                self._source.seek(self.start)
            block = self._source.read(wanted)
        except DecodingStopped as stop:
            block = self._after(stop, wanted)
        if not len(block):
            self._over = True
            raise StopIteration
        self._read += len(block)
        return block

    def _after(self, stop: DecodingStopped, wanted: int) -> np.ndarray:
        """After the decoder stopped: what FFmpeg reads from there on, else what is left before the damage, or nothing."""
        at = self.start + self._read
        self._stops += 1
        if self._stops == 1:
            other = second_opinion(self._path)
            if other is not None and other.rate_hz == self.rate_hz and (not at or other.channels == self.channels):
                block = _read_at(other, at, wanted)
                if len(block):
                    self._source.close()
                    self._source, self.channels = other, other.channels
                    return block
            self._stops = 2
        if self._stops == 2:
            self._source.close()
            self._source = open_source(self._path)
            self._block_frames = _SMALL_FRAMES
            block = _read_at(self._source, at, min(wanted, _SMALL_FRAMES))
            if len(block):
                return block
        if not at:
            raise ailments.unknown_encoding(self._path, "the decoder gives up at its start") from stop
        self.stopped_at_s = at / self.rate_hz
        return np.empty((0, self.channels), np.float32)


def _read_at(source: Source, frame: int, frames: int) -> np.ndarray:
    try:
        source.seek(frame)
        return source.read(frames)
    except DecodingStopped:
        return np.empty((0, source.channels), np.float32)


def _one_channel(path: str | os.PathLike[str], block: np.ndarray, channel: int) -> np.ndarray:
    channels = block.shape[1]
    if channel >= channels:
        raise ailments.no_such_channel(path, channel, channels)
    if channel >= 0:
        return np.ascontiguousarray(block[:, channel])
    if channels == 1:
        return block[:, 0]
    return block @ np.full(channels, 1 / channels, np.float32)  # thirty times as fast as mean(axis=1)


def _finite(values: np.ndarray) -> np.ndarray:
    if not values.size or (values.min() >= -MOST and values.max() <= MOST):  # one that is not a number makes both none
        return values
    return np.where(np.abs(values) <= MOST, values, np.float32(0))


def _odd(values: np.ndarray) -> int:
    """How many are no numbers, or beyond all that sound can be."""
    return len(values) - int(np.count_nonzero(np.abs(values) <= MOST))
