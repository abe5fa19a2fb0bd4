"""Records sound as it comes to a file: a thread of its own writes, so that whoever hears never waits for the disk.

The file is whole at every moment: a header is written anew every second, a full disk or a drive that was pulled ends the recording with
what is there intact, and so does a kill.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections import deque
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.sound.growing import KINDS, Growing

AHEAD_BYTES = 256 << 20  # heard and not yet on disk: ten minutes of 48 kHz stereo
FLAC_CHANNELS = 8
FLAC_RATE_HZ = 655_350
_MARK_S = 1.0
FORMATS = {"wav 16": 16, "wav 24": 24, "flac 16": 16, "flac 24": 24}  # and the bits of a value
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


class Recorder:
    """One recording.  `put` takes blocks and never waits; `close` returns when all of them are on disk.

    `received` and `written` count frames; they are equal after `close` unless there is a `problem`, a sentence that says why the
    recording ended before it was closed.  Where nothing was received there is no file in the end.
    """

    def __init__(self, folder: Path, prefix: str, rate_hz: int, channels: int, form: str = "wav 16"):
        """Makes the file, named `prefix` and the time; `form` is one of FORMATS.  Raises UserError."""
        self.received = self.written = 0
        self.problem: UserError | None = None
        self._blocks: deque[NDArray[np.float32]] = deque()
        self._held = 0
        self._news = threading.Condition()
        self._over = False
        self._file = _made(folder, prefix, rate_hz, channels, form)
        self.path = self._file.path
        self._writer = threading.Thread(target=self._write, name="record")
        self._writer.start()

    @property
    def rate_hz(self) -> int:
        """Frames a second."""
        return self._file.rate_hz

    @property
    def duration_s(self) -> float:
        """How much was received."""
        return self.received / self.rate_hz

    def put(self, block: NDArray[np.float32]) -> None:
        """float32 (frames, channels), which must not change any more.  Nothing is taken once there is a problem."""
        with self._news:
            if self._over or self.problem is not None or not len(block):
                return
            if self._held + block.nbytes > AHEAD_BYTES:
                self.problem = UserError(
                    "The disk cannot keep up, so the recording has ended.",
                    "What was heard until then is in {file}.",
                    file=self.path.name,
                )
            else:
                self._blocks.append(block)
                self._held += block.nbytes
                self.received += len(block)
            self._news.notify()

    def end(self) -> None:
        """Takes nothing more; does not wait."""
        with self._news:
            self._over = True
            self._news.notify()

    def close(self) -> None:
        """Takes nothing more, and returns when the file is whole.  May be called twice."""
        self.end()
        self._writer.join()

    def _write(self) -> None:
        try:
            while (blocks := self._taken()) is not None:
                for block in blocks:
                    self._file.write(block)
                    self.written = self._file.frames
                self._file.mark()
                os.stat(self.path)  # a file that was deleted, or its folder, takes sound that nobody will find
        except Exception as error:  # whatever it is, it must be said, and the file be closed
            self._fail(error)
        try:
            self._file.close()
        except Exception as error:
            self._fail(error)
        if not self._file.frames:
            with suppress(OSError):  # of nothing there need be no file
                self.path.unlink()

    def _taken(self) -> list[NDArray[np.float32]] | None:
        """What came in the last second, as soon as that is over; None after the last of it."""
        with self._news:
            self._news.wait_for(lambda: self._over or self.problem is not None, _MARK_S)
            blocks = list(self._blocks)
            self._blocks.clear()
            self._held = 0
            ended = self._over or self.problem is not None
        return blocks if blocks or not ended else None

    def _fail(self, error: Exception) -> None:
        with self._news:
            self._blocks.clear()
            if self.problem is None:
                self.problem = _in_words(error, self.path, self._file.frames > 0)


def _made(folder: Path, prefix: str, rate_hz: int, channels: int, form: str) -> Growing:
    kind = form.split()[0]
    if kind == "flac" and channels > FLAC_CHANNELS:
        raise UserError("FLAC holds {most} channels at most.", "Choose one channel, or WAV.", most=FLAC_CHANNELS)
    if kind == "flac" and rate_hz > FLAC_RATE_HZ:
        raise UserError("FLAC holds {most} Hz at most.", "Choose a lower rate, or WAV.", most=FLAC_RATE_HZ)
    stem = f"{prefix}_{datetime.now():%Y%m%d_%H%M%S}"  # local time, as recorders write it; `clock` reads it again
    for number in range(1, 100):
        path = folder / (f"{stem}.{kind}" if number == 1 else f"{stem} ({number}).{kind}")
        if path.exists():  # not every network drive tells it when one makes it
            continue
        try:
            return KINDS[kind](path, rate_hz, channels, FORMATS[form])
        except FileExistsError:
            continue
        except OSError as error:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise _in_words(error, path, kept=False) from error
    raise UserError("There are a hundred recordings of this second in {folder}.", folder=folder)


def _in_words(error: Exception, path: Path, kept: bool) -> UserError:
    """`kept`: something was written before; otherwise there is no file in the end."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    full = getattr(error, "errno", None) in _FULL or getattr(error, "winerror", 0) == 112
    if full and not kept:
        return UserError(
            "The disk is full, so nothing could be recorded.",
            "Free some space, or choose another folder.",
        )
    if full:
        return UserError(
            "The disk is full, so the recording has ended.",
            "What was heard until then is in {file}. Free some space to go on.",
            file=path.name,
        )
    if not kept or not path.exists():
        return UserError(
            "{file} cannot be recorded to: {said}.",
            "Choose another folder.",
            file=path,
            said=said,
        )
    return UserError(
        "{file} could not be written any more: {said}.",
        "What was heard until then is in it.",
        file=path.name,
        said=said,
    )


def hours_left(folder: Path, rate_hz: int, channels: int, form: str) -> float | None:
    """For how long there is room, were nothing made smaller by FLAC; None where the disk does not tell."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    return free / (rate_hz * channels * FORMATS[form] / 8) / 3600
