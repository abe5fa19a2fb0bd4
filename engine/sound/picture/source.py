"""What a picture is made of: frames of one channel that can be read anywhere.  A recording is one; several on a timeline are another."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np

from engine.sound import ailments, audio
from engine.sound.ailments import AudioError
from engine.sound.audio import MIX, Stream

_NEAR_S = 0.5  # read through rather than wound past: winding opens the file anew
_BLOCK_FRAMES = 1 << 18
_TAIL_FRAMES = 1 << 13  # of the last block that are kept: the next window may begin there
_FEW_FRAMES = 1 << 13  # so few are read alone, without winding


class Sound(Protocol):
    """One channel of sound on a time of its own that begins at frame 0.

    Tiles, wave and the far view need no more than this, so whatever has these can be looked at: a recording, or the
    recordings of a day one after the other with their gaps.  `key` names the content for caches in memory and on disk: the same
    key is the same sound, and a file that was changed, another channel or another list of files is another key.  `frames` may be a
    guess where a header only guesses.

    `read` is called from one thread at a time; what reads in two threads takes two sounds (`again`).
    """

    @property
    def key(self) -> str: ...

    @property
    def rate_hz(self) -> int: ...

    @property
    def frames(self) -> int: ...

    def read(self, start: int, count: int) -> np.ndarray:
        """`count` frames from frame `start` on, float32, full scale 1; zeros before 0, beyond the end and in gaps.

        It should be cheap to go on where the last call ended.  Raises AudioError only where nothing can be read at all.
        """
        ...

    def heard(self, start: int, count: int) -> int:
        """A frame of those from `start` on at which there is something to hear: the middle one, unless it lies in a gap."""
        ...

    def again(self) -> Sound:
        """The same sound for another thread, with files of its own open."""
        ...

    def close(self) -> None:
        """Closes the files it holds open; reading opens them again."""
        ...


class FileSound:
    """One recording as a `Sound`, at its own rate or brought to another; a channel that it lacks is the mix of the `channels` it has.

    Raises AudioError where its header cannot be read.
    """

    def __init__(self, path: Path | str, channel: int = MIX, rate_hz: int | None = None):
        self.path = Path(path)
        try:
            stat = self.path.stat()
        except OSError as error:
            raise ailments.of_os_error(path, error) from None
        header = audio.read_header(path)
        self.channels = header.channels
        self.channel = channel if channel < self.channels and self.channels > 1 else MIX
        self.key = f"{self.path.absolute()}|{stat.st_size}|{stat.st_mtime_ns}|{self.channel}"
        self.rate_hz = rate_hz or header.rate_hz
        self.frames = max(1, round(audio.length_s(path, header) * self.rate_hz))
        self._stream: Stream | None = None
        self._at = 0  # the frame `_held` begins at
        self._held = np.zeros(0, np.float32)

    def read(self, start: int, count: int) -> np.ndarray:
        """See `Sound.read`.  Where a damaged recording breaks off, silence follows."""
        samples = np.zeros(count, np.float32)
        end = min(start + count, self.frames)
        at = max(0, start)
        while at < end:
            if not self._reaches(at):
                if end - at <= _FEW_FRAMES:
                    long_s = (end - at) / self.rate_hz
                    few = audio.read(self.path, at / self.rate_hz, long_s, self.rate_hz, self.channel).samples[
                        : end - at
                    ]
                    samples[at - start : at - start + len(few)] = few
                    break
                self._wind(at)
            if at >= self._at + len(self._held) and not self._go_on(end):
                break
            held = self._held[max(0, at - self._at) : end - self._at]
            samples[at - start : at - start + len(held)] = held
            at += len(held)
        return samples

    def heard(self, start: int, count: int) -> int:
        return start + count // 2

    def again(self) -> FileSound:
        return FileSound(self.path, self.channel, self.rate_hz)

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()
        self._stream, self._held = None, np.zeros(0, np.float32)

    def _reaches(self, frame: int) -> bool:
        """Whether the open stream is there, or will be soon."""
        return self._stream is not None and 0 <= frame - self._at <= len(self._held) + _NEAR_S * self.rate_hz

    def _wind(self, frame: int) -> None:
        self.close()
        self._stream = audio.stream(self.path, self.rate_hz, self.channel, start_s=frame / self.rate_hz)
        self._at = frame

    def _go_on(self, end: int) -> bool:
        """The next frames, to `end` or a block of them, in place of those held; False where there are none."""
        assert self._stream is not None
        self._at += len(self._held)
        try:
            block = self._stream.take(min(end - self._at, _BLOCK_FRAMES))
        except AudioError:
            if not self._at:
                raise
            block = self._held[:0]
        tail = self._held[max(0, len(self._held) - _TAIL_FRAMES) :] if len(block) < _TAIL_FRAMES else block[:0]
        self._at -= len(tail)
        self._held = np.concatenate([tail, block]) if len(tail) else block
        return bool(len(block))


class Held:
    """Samples in memory that begin at frame `begin` of a sound of `frames` frames, as a `Sound`."""

    def __init__(self, samples: np.ndarray, begin: int, frames: int, rate_hz: int):
        self.key, self.frames, self.rate_hz = "", frames, rate_hz
        self._samples, self._begin = samples, begin

    def read(self, start: int, count: int) -> np.ndarray:
        first = start - self._begin
        if first >= 0 and first + count <= len(self._samples):
            return self._samples[first : first + count]
        samples = np.zeros(count, np.float32)
        low, high = max(first, 0), min(first + count, len(self._samples))
        samples[low - first : max(low, high) - first] = self._samples[low : max(low, high)]
        return samples

    def heard(self, start: int, count: int) -> int:
        return start + count // 2

    def again(self) -> Held:
        return self

    def close(self) -> None: ...
