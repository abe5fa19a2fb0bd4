"""From the file to the loudspeaker: a lane decodes a little ahead into a short queue, from which the player fills the device."""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path

import numpy as np

from engine.job import Report
from engine.sound import audio

AHEAD_S = 1.5  # decoded and not yet given to the device
BLOCK_S = 0.1
_LOOK_UP_S = 0.05  # how often a full queue looks whether it is still wanted


class Queue:
    """Bytes between the lane that decodes (`put`) and the window's thread that plays (`take`, which never waits)."""

    def __init__(self, limit_bytes: int):
        self._limit = limit_bytes
        self._blocks: deque[bytes] = deque()
        self._held = 0
        self._room = threading.Condition()
        self._complete = False
        self._closed = False

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


def feed(
    queue: Queue,
    path: Path,
    start_s: float,
    end_s: float | None,
    rate_hz: int,
    channels: int,
    floats: bool,
    channel: int,
    report: Report,
) -> None:
    """Runs in the playback lane: decodes from `start_s` to `end_s` (None: the end) for a device.  Raises AudioError."""
    left = None if end_s is None else max(0, round((end_s - start_s) * rate_hz))
    try:
        with audio.stream(path, rate_hz, channel, BLOCK_S, start_s) as blocks:
            for block in blocks:
                report(0, 0)
                block = block[:left]
                queue.put(for_device(block, channels, floats), report)
                if left is not None:
                    left -= len(block)
                    if left <= 0:
                        break
    except Closed:
        return
    finally:
        queue.end()


def for_device(block: np.ndarray, channels: int, floats: bool) -> bytes:
    """float32 (frames,) as the device wants it: the same in each of its channels, as floats or 16-bit numbers; what is too loud is cut."""
    block = np.clip(block, -1.0, 1.0)
    if not floats:
        block = np.rint(block * 32767).astype("<i2")
    return np.repeat(block[:, None], channels, axis=1).tobytes()
