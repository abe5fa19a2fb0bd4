"""Sound files that grow while something is recorded and are whole at every moment: killed, or out of room, they hold all that fitted.

A header that says how long the file is would be wrong from the first block on; both kinds rewrite theirs in place whenever they are
`marked`, which takes no more room on a disk that is full.
"""

from __future__ import annotations

import os
import struct
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

WIDEST = 0xFFFFFFFF  # what the sizes of a WAV can say; beyond, it calls itself RF64 (EBU Tech 3306)
_FLAC_HEAD = 42  # bytes: "fLaC", and the block that says what comes


class Growing(ABC):
    """A file that must not be there yet.  `frames` are in it; `bits` (16 or 24) of each value are kept."""

    def __init__(self, path: Path, rate_hz: int, channels: int, bits: int):
        self.path, self.rate_hz, self.channels, self.bits = path, rate_hz, channels, bits
        self.frames = 0
        self._file = open(path, "x+b", buffering=0)  # noqa: SIM115 - it grows for hours
        self._end = 0  # of what is whole
        try:
            self._begin()
        except BaseException:
            self._file.close()
            raise

    @abstractmethod
    def _begin(self) -> None:
        """Writes what comes before the samples.  Raises OSError."""

    def write(self, samples: NDArray[np.float32]) -> None:
        """Appends float32 (frames, channels), full scale 1; what is louder is cut.  Raises OSError: the file ends where it did before."""
        highest = 1 << (self.bits - 1)
        whole = np.clip(np.rint(samples * np.float32(highest)), -highest, highest - 1).astype(np.int32)
        try:
            self._append(whole)
        except Exception:
            with suppress(OSError):
                self._file.truncate(self._end)
            raise
        self.frames += len(whole)
        self._end = self._file.seek(0, os.SEEK_END)

    @abstractmethod
    def _append(self, whole: NDArray[np.int32]) -> None:
        """Writes whole numbers (frames, channels)."""

    @abstractmethod
    def mark(self) -> None:
        """The header says what is there now.  Raises OSError."""

    @abstractmethod
    def close(self) -> None:
        """What is there is whole.  Raises OSError."""

    def _put(self, data: Any) -> None:
        rest = memoryview(data).cast("B")
        while len(rest):
            rest = rest[self._file.write(rest) :]

    def _rewrite(self, at: int, data: bytes) -> None:
        self._file.seek(at)
        self._put(data)
        self._file.seek(0, os.SEEK_END)


class Wav(Growing):
    """PCM; from 4 GB on an RF64, for whose larger sizes room is kept at the start."""

    def _begin(self) -> None:
        self._put(self._header())
        self._data = self._end = self._file.tell()

    def _append(self, whole: NDArray[np.int32]) -> None:
        if self.bits == 16:
            self._put(whole.astype("<i2"))
        else:
            self._put(np.ascontiguousarray(whole.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3]))

    def _header(self) -> bytes:
        a_frame = self.channels * self.bits // 8
        data = self.frames * a_frame
        form = struct.pack(
            "<4sIHHIIHH", b"fmt ", 16, 1, self.channels, self.rate_hz, self.rate_hz * a_frame, a_frame, self.bits
        )
        riff = 4 + 36 + len(form) + 8 + data + data % 2
        if riff <= WIDEST:
            head = struct.pack("<4sI4s4sI28x", b"RIFF", riff, b"WAVE", b"JUNK", 28)
            return head + form + struct.pack("<4sI", b"data", data)
        head = struct.pack("<4sI4s4sI", b"RF64", WIDEST, b"WAVE", b"ds64", 28)
        sizes = struct.pack("<QQQI", riff, data, self.frames, 0)
        return head + sizes + form + struct.pack("<4sI", b"data", WIDEST)

    def mark(self) -> None:
        self._rewrite(0, self._header())

    def close(self) -> None:
        with self._file:
            self.mark()
            if (self._end - self._data) % 2:
                with suppress(OSError):  # no reader misses this byte
                    self._put(b"\0")


class Flac(Growing):
    """Lossless at half the size.  libsndfile makes the blocks; how many of them are in the file is written over its own "not known"."""

    def _begin(self) -> None:
        import soundfile

        self._failed: OSError | None = None
        kind, through = "PCM_16" if self.bits == 16 else "PCM_24", cast(BinaryIO, _Through(self))
        try:
            self._sound = soundfile.SoundFile(through, "w", self.rate_hz, self.channels, kind, format="FLAC")
        except soundfile.SoundFileError as error:
            raise self._failed or OSError(str(error)) from error

    def _append(self, whole: NDArray[np.int32]) -> None:
        try:
            self._sound.buffer_write((whole << (32 - self.bits)).tobytes(), "int32")
        except Exception as error:  # also what soundfile makes of a writer that took less than it was given
            self._failed = self._failed or OSError(str(error) or type(error).__name__)
        if self._failed is not None:
            raise self._failed

    def mark(self) -> None:
        self._file.seek(0)
        head = self._file.read(_FLAC_HEAD)
        size = int.from_bytes(head[8:10], "big") if len(head) == _FLAC_HEAD else 0
        if size:  # the encoder holds back what does not fill a block, and one frame more
            frames = max(0, self.frames - 1) // size * size
            self._rewrite(21, bytes([head[21] & 0xF0 | frames >> 32 & 0xF]) + (frames & 0xFFFFFFFF).to_bytes(4, "big"))

    def close(self) -> None:
        import soundfile

        with self._file:
            with suppress(soundfile.SoundFileError):
                self._sound.close()
            if self._failed is not None:
                self._file.truncate(self._end)
                self.mark()
                raise self._failed


class _Through:
    """The file as libsndfile is given it: an error is kept, for none can pass through C."""

    def __init__(self, owner: Flac):
        self._owner = owner

    def write(self, data: Any) -> int:
        owner = self._owner
        if owner._failed is None:
            try:
                owner._put(data)
                return len(data)
            except OSError as error:
                owner._failed = error
        return 0

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._owner._file.seek(offset, whence)

    def tell(self) -> int:
        return self._owner._file.tell()


KINDS: dict[str, type[Growing]] = {"wav": Wav, "flac": Flac}
