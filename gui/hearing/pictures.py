"""Pictures on request from the sound lane: remembered, made ahead for the neighbours, dropped when nobody waits for them any more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from engine.job import Report
from engine.sound import audio, spectrogram
from engine.sound.spectrogram import Picture
from gui.worker import Job, Lane

REMEMBERED_BYTES = 160 << 20
GLANCE_FROM_S = 150.0  # longer recordings show a coarse picture first


@dataclass(frozen=True)
class Request:
    """What to draw: a span of a recording, None for its end, in so many columns; the levels to colour by, None to find good ones."""

    path: Path
    columns: int
    window_length: int
    channel: int
    range_db: int
    start_s: float = 0.0
    end_s: float | None = None
    levels: tuple[float, float] | None = None

    @property
    def whole(self) -> bool:
        return self.end_s is None


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture with its shades, uint8 (bins, columns); `coarse` where a better one is under way."""

    request: Request
    picture: Picture
    levels: tuple[float, float]
    shades: np.ndarray
    coarse: bool = False

    @property
    def size_bytes(self) -> int:
        return self.picture.size_bytes + self.shades.nbytes

    def recoloured(self, range_db: int, levels: tuple[float, float] | None = None) -> Drawn:
        """The same levels spread over other shades."""
        levels = levels or spectrogram.contrast(self.picture, range_db)
        shades = spectrogram.shades(self.picture.db, *levels)
        return Drawn(replace(self.request, range_db=range_db), self.picture, levels, shades, self.coarse)


def draw(request: Request, report: Report, arrived: Callable[[object], None]) -> Drawn:
    """Runs in the sound lane.  Raises AudioError."""
    end_s = request.end_s
    if end_s is None:
        end_s = max(audio.read_header(request.path).duration_s or 0.0, 0.001)
        if end_s > GLANCE_FROM_S:
            seen = spectrogram.glance(request.path, 0.0, end_s, request.window_length, request.channel)
            arrived(_drawn(request, seen, coarse=True))
    picture = spectrogram.picture(
        request.path, request.start_s, end_s, request.columns, request.window_length, request.channel, report=report
    )
    return _drawn(request, picture)


def _drawn(request: Request, picture: Picture, coarse: bool = False) -> Drawn:
    levels = request.levels or spectrogram.contrast(picture, request.range_db)
    return Drawn(request, picture, levels, spectrogram.shades(picture.db, *levels), coarse)


class Pictures(QObject):
    """`want` what is looked at, `prefetch` what will be; `drawn` tells of the wanted ones only."""

    drawn = Signal(object)  # Drawn
    failed = Signal(object, object)  # Request, Exception
    idle = Signal()  # nothing wanted is under way

    def __init__(self, lane: Lane, parent: QObject | None = None):
        super().__init__(parent)
        self._lane = lane
        self._remembered: OrderedDict[Request, Drawn] = OrderedDict()
        self._bytes = 0
        self._wanted: dict[Request, Job] = {}
        self._ahead: list[Request] = []
        self._ahead_job: Job | None = None

    def find(self, request: Request) -> Drawn | None:
        """The picture, if it is remembered."""
        found = self._remembered.get(request)
        if found is not None:
            self._remembered.move_to_end(request)
        return found

    def want(self, *requests: Request) -> None:
        """From now on these alone; others under way are stopped.  Remembered ones are told of at once."""
        for request, job in list(self._wanted.items()):
            if request not in requests:
                job.cancel()
                del self._wanted[request]
        self._stop_ahead()
        for request in requests:
            found = self.find(request)
            if found is not None:
                self.drawn.emit(found)
            elif request not in self._wanted:
                self._start(request)
        if not self._wanted:
            self.idle.emit()

    def prefetch(self, requests: list[Request]) -> None:
        """Makes these ahead, one after the other, as long as nothing is wanted."""
        self._ahead = [request for request in requests if request not in self._remembered]
        self._next_ahead()

    def forget(self) -> None:
        """Drops everything, as when another project is opened."""
        self.want()
        self._remembered.clear()
        self._bytes = 0

    def _start(self, request: Request) -> None:
        job = _Drawing(request)
        self._wanted[request] = job
        job.arrived.connect(self._arrive)
        job.done.connect(self._finish)
        job.lost.connect(self._fail)
        self._lane.start(job)

    @Slot(object)
    def _arrive(self, drawn: Drawn) -> None:
        if drawn.request in self._wanted:
            self.drawn.emit(drawn)

    @Slot(object)
    def _finish(self, drawn: Drawn) -> None:
        self._remember(drawn)
        if self._wanted.pop(drawn.request, None) is not None:
            self.drawn.emit(drawn)
            if not self._wanted:
                self.idle.emit()

    @Slot(object, object)
    def _fail(self, request: Request, error: Exception) -> None:
        if self._wanted.pop(request, None) is not None:
            self.failed.emit(request, error)
            if not self._wanted:
                self.idle.emit()

    def _stop_ahead(self) -> None:
        self._ahead = []
        if self._ahead_job is not None:
            self._ahead_job.cancel()
            self._ahead_job = None

    @Slot()
    def _next_ahead(self) -> None:
        if self._wanted or not self._ahead:
            self._ahead_job = None
            return
        job = self._ahead_job = _Drawing(self._ahead.pop(0))
        job.done.connect(self._finish)
        job.ended.connect(self._ahead_ended)
        self._lane.start(job)

    @Slot(object)
    def _ahead_ended(self, job: Job) -> None:
        if job is self._ahead_job:
            self._next_ahead()

    def _remember(self, drawn: Drawn) -> None:
        old = self._remembered.pop(drawn.request, None)
        self._remembered[drawn.request] = drawn
        self._bytes += drawn.size_bytes - (old.size_bytes if old else 0)
        while self._bytes > REMEMBERED_BYTES and len(self._remembered) > 1:
            _, old = self._remembered.popitem(last=False)
            self._bytes -= old.size_bytes


class _Drawing(Job):
    """A job that says which request it is about."""

    done = Signal(object)  # Drawn
    lost = Signal(object, object)  # Request, Exception

    def __init__(self, request: Request):
        super().__init__(draw, request)
        self.request = request
        self.succeeded.connect(self.done)
        self.failed.connect(self._lose)

    @Slot(object)
    def _lose(self, error: Exception) -> None:
        self.lost.emit(self.request, error)
