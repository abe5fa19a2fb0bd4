"""Listening to a microphone: one lane reads it and records, another asks the model, and the window takes what is new when it draws.

Nothing here waits for the window.  What it does not take in time is forgotten of the picture, never of the recording.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine import model as models
from engine.errors import UserError
from engine.job import Report
from engine.predict.hearing import Heard, Hearing
from engine.sound.recorder import Recorder
from engine.sound.rolling import COLUMNS_A_SECOND, Rolling
from gui.live.microphone import ALL, Microphone

if TYPE_CHECKING:
    from engine.project import Project

_READ_EVERY_S = 0.008
_FIRST_S, _SILENT_S = 10.0, 3.0  # without a sample: before the first one, and after it
_HEAR_EVERY_S = 0.1
_LOUDEST = np.float32(100)  # 40 dB over full scale: a driver that gives more, or what is no number, is broken
_BEHIND = 30 * COLUMNS_A_SECOND  # columns that a window that does not draw may leave


class Listening:
    """One microphone being heard, shared by the lanes and the window."""

    def __init__(self, microphone: Microphone, rate_hz: int, channel: int = ALL, window_length: int = 1024):
        """`channel` ALL or from 0: what is heard and recorded; the picture and the model have the mean of all."""
        self.microphone, self.rate_hz, self.channel = microphone, rate_hz, channel
        self.rolling = Rolling(rate_hz, window_length)
        self.hearing: Hearing | None = None
        self.heard: Heard | None = None  # the latest
        self.frames = 0
        self._recorder: Recorder | None = None
        self._columns: deque[NDArray[np.float32]] = deque()
        self._waiting = 0
        self._peaks = np.zeros(self.channels, np.float32)
        self._lock = threading.Lock()

    @property
    def channels(self) -> int:
        """How many are recorded."""
        return self.microphone.channels if self.channel == ALL else 1

    @property
    def recorder(self) -> Recorder | None:
        """What is recording."""
        return self._recorder

    def record(self, recorder: Recorder) -> None:
        """From the next sample on."""
        self._recorder = recorder

    def stop_recording(self) -> Recorder | None:
        """Nothing more is recorded; returns what was."""
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.end()
        return recorder

    def put(self, frames: NDArray[np.float32]) -> None:
        """What the microphone gave, float32 (frames, channels)."""
        if self.channel != ALL:
            frames = frames[:, self.channel : self.channel + 1]
        if not np.abs(frames).max(initial=0.0) <= _LOUDEST:  # nor is it where anything is no number
            frames = np.clip(np.nan_to_num(frames, nan=0.0), -_LOUDEST, _LOUDEST)
        recorder = self._recorder
        if recorder is not None:
            recorder.put(frames)
        mono = frames.mean(1) if frames.shape[1] > 1 else frames[:, 0]
        columns = self.rolling.put(mono)
        hearing = self.hearing
        if hearing is not None:
            hearing.put(mono)
        with self._lock:
            self.frames += len(frames)
            self._peaks = np.maximum(self._peaks, np.abs(frames).max(0))
            self._columns.append(columns)
            self._waiting += columns.shape[1]
            while self._waiting > _BEHIND and len(self._columns) > 1:
                self._waiting -= self._columns.popleft().shape[1]

    def take(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The columns of the picture that are new, (bins, n) in dB, and the peak of each channel since it was asked."""
        with self._lock:
            columns, peaks = list(self._columns), self._peaks
            self._columns.clear()
            self._waiting = 0
            self._peaks = np.zeros_like(peaks)
        none = np.zeros((self.rolling.bins, 0), np.float32)
        return np.concatenate([none, *columns], axis=1), peaks


def listen(listening: Listening, report: Report) -> None:
    """Runs in the microphone's lane until it is cancelled.  Raises UserError where the microphone goes away."""
    source = listening.microphone.open(listening.rate_hz)
    last_s, patience_s = time.monotonic(), _FIRST_S
    try:
        while True:
            report(0, 0)
            frames = source.read()
            if len(frames):
                listening.put(frames)
                last_s, patience_s = time.monotonic(), _SILENT_S
            elif time.monotonic() - last_s > patience_s:
                raise gone(listening.microphone)
            else:
                time.sleep(_READ_EVERY_S)
    finally:
        source.close()
        recorder = listening.recorder
        if recorder is not None:
            recorder.end()


def gone(microphone: Microphone) -> UserError:
    """The sentence for a microphone that was pulled."""
    return UserError(
        "The microphone “{name}” gives no sound any more; listening has stopped.",
        "What was recorded is kept. Plug it in, or choose another.",
        name=microphone.name,
    )


def hear(listening: Listening, project: Project | None, report: Report) -> None:
    """Runs in the hearing lane until it is cancelled: the latest window, again and again, with at least as long a rest as it took.

    The model in use, or, without a project, the everyday one.  Raises UserError where it cannot be used.
    """
    report(0, 0)
    if project is None:
        model = models.find("everyday")
    else:
        with project.twin() as own:
            model = own.model
    listening.heard, listening.hearing = None, Hearing(model, listening.rate_hz)
    try:
        while True:
            report(0, 0)
            began_s = time.monotonic()
            if (heard := listening.hearing.answer()) is not None:
                listening.heard = heard
            took_s = time.monotonic() - began_s
            time.sleep(min(max(took_s, _HEAR_EVERY_S - took_s), 1.0))
    finally:
        listening.hearing = None
