"""From the file to the loudspeaker: a lane decodes a little ahead into a short queue, from which the player fills the device."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import numpy as np

from engine.job import Report
from engine.sound import bandpass
from engine.sound.joined import Border, Piece, joined

AHEAD_S = 1.5  # decoded and not yet given to the device
BLOCK_S = 0.1
_LOOK_UP_S = 0.05  # how often a full queue looks whether it is still wanted


@dataclass(frozen=True)
class Way:
    """How it is played: `speed` 0.1 to 4 with the pitch following, as bats are listened to; over and over; `band` (low, high) in Hz, None:
    all of it; `gain` as a factor."""

    speed: float = 1.0
    loop: bool = False
    band_hz: tuple[float | None, float | None] | None = None
    gain: float = 1.0


@dataclass(frozen=True)
class Passage:
    """What is played: of a recording `start_s` to `end_s` (None: its end), from `begin_s` on; `after` its end, others."""

    path: Path
    begin_s: float
    start_s: float
    end_s: float | None
    channel: int
    way: Way = Way()
    after: tuple[Piece, ...] = ()

    def rate_hz(self, device_hz: int) -> int:
        """Frames of a second of the recording, as they are given to a device that plays `device_hz` of them a second."""
        return max(1, round(device_hz / self.way.speed))

    def frames(self, from_s: float, device_hz: int) -> int | None:
        """From there to its end; None where that is not known."""
        return None if self.end_s is None else max(0, round((self.end_s - from_s) * self.rate_hz(device_hz)))

    def place_s(self, heard_s: float, device_hz: int) -> float:
        """Where the recording is when the device has played for so long."""
        done, rate_hz = heard_s * device_hz, self.rate_hz(device_hz)
        first, round_ = self.frames(self.begin_s, device_hz), self.frames(self.start_s, device_hz)
        if self.way.loop and round_ and first is not None and done >= first:
            return self.start_s + (done - first) % round_ / rate_hz
        return self.begin_s + done / rate_hz


class Queue:
    """Bytes between the lane that decodes (`put`) and the window's thread that plays (`take`, which never waits)."""

    def __init__(self, limit_bytes: int):
        self._limit = limit_bytes
        self._blocks: deque[bytes] = deque()
        self._held = 0
        self._room = threading.Condition()
        self._complete = False
        self._closed = False
        self.clipped = False  # the gain made something too loud to be played
        self.borders: deque[Border] = deque()  # of the passage and what comes after it, those to come

    @property
    def complete(self) -> bool:
        """Whether everything has been taken and no more comes."""
        with self._room:
            return self._complete and not self._blocks

    def put(self, block: bytes, report: Report) -> None:
        """Waits for room.  Raises whatever `report` raises, and `Closed` once nobody listens any more."""
        with self._room:
            # A lane that runs inline (tests) is the thread that would make room: it must not wait.
            while (
                self._held >= self._limit
                and not self._closed
                and threading.current_thread() is not threading.main_thread()
            ):
                self._room.wait(_LOOK_UP_S)
                report(0, 0)
            if self._closed:
                raise Closed
            self._blocks.append(block)
            self._held += len(block)

    def end(self) -> None:
        """No more comes."""
        with self._room:
            self._complete = True

    def close(self) -> None:
        """Nobody listens any more."""
        with self._room:
            self._closed = True
            self._blocks.clear()
            self._held = 0
            self._room.notify_all()

    def take(self, most_bytes: int) -> bytes:
        """What is there, `most_bytes` of it at most."""
        taken: list[bytes] = []
        with self._room:
            while self._blocks and most_bytes > 0:
                block = self._blocks.popleft()
                if len(block) > most_bytes:
                    self._blocks.appendleft(block[most_bytes:])
                    block = block[:most_bytes]
                most_bytes -= len(block)
                self._held -= len(block)
                taken.append(block)
            self._room.notify_all()
        return b"".join(taken)


class Closed(Exception):
    """The queue's listener has gone."""


def feed(queue: Queue, passage: Passage, device_hz: int, channels: int, floats: bool, report: Report) -> None:
    """Runs in the playback lane: decodes a passage for a device, over and over where it is a loop.  Raises AudioError."""
    loop = passage.way.loop and bool(passage.frames(passage.start_s, device_hz))
    try:
        for from_s in chain([passage.begin_s], repeat(passage.start_s) if loop else ()):
            left = passage.frames(from_s, device_hz)
            for block in _blocks(passage, from_s, passage.rate_hz(device_hz), queue):
                report(0, 0)
                block = block[:left] * np.float32(passage.way.gain)
                queue.clipped = queue.clipped or (passage.way.gain > 1 and bool(np.abs(block).max(initial=0.0) > 1.0))
                queue.put(for_device(block, channels, floats), report)
                if left is not None:
                    left -= len(block)
                    if left <= 0:
                        break
            if loop and left:  # the recording is shorter than it claims: each round is as long as the next
                queue.put(for_device(np.zeros(left, np.float32), channels, floats), report)
    except Closed:
        return
    finally:
        queue.end()


def _blocks(passage: Passage, from_s: float, rate_hz: int, queue: Queue) -> Iterator[np.ndarray]:
    """From there to the end of the recording and of what comes after it, float32 blocks (frames,), only the band that is wanted."""
    pieces, way = (Piece(passage.path, from_s), *passage.after), passage.way
    blocks = joined(pieces, rate_hz, queue.borders.append, passage.channel, BLOCK_S * way.speed)
    yield from blocks if way.band_hz is None else bandpass.passed(blocks, bandpass.taps(*way.band_hz, rate_hz))


def for_device(block: np.ndarray, channels: int, floats: bool) -> bytes:
    """float32 (frames,) as the device wants it: the same in each of its channels, as floats or 16-bit numbers; what is too loud is cut."""
    block = np.clip(block, -1.0, 1.0)
    if not floats:
        block = np.rint(block * 32767).astype("<i2")
    return np.repeat(block[:, None], channels, axis=1).tobytes()
