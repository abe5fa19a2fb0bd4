"""Pictures on request from the sound lane: remembered, made ahead for the neighbours, dropped when nobody waits for them any more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import UserError
from engine.job import Report
from engine.sound.picture import FileSound, Look, Sound, far
from engine.sound.picture.look import MOST_CHANNELS
from engine.sound.picture.mosaic import Mosaic, Tiles, mosaic
from engine.sound.picture.seen import Picture, contrast, shades
from engine.sound.timeline import Timeline
from engine.sound.timeline_sound import TimelineSound
from gui.worker import Job, Lane, Progress

REMEMBERED_BYTES = 80 << 20
GLANCE_FROM_S = 150.0  # longer recordings show a coarse picture first
SHARPER_EVERY = 0.1  # of what is worked out in the background


@dataclass(frozen=True)
class Line:
    """All recordings of a timeline below `root`, at the rate of the current one."""

    root: Path
    timeline: Timeline
    rate_hz: int


@dataclass(frozen=True)
class Request:
    """What to draw: a span of a recording, None for its end, in so many columns; the levels to colour by, None to find good ones.

    `channel` None: each of them.  With a `line` the span is one of the timeline's, and `path` the recording that is looked at.
    """

    path: Path
    columns: int
    look: Look
    channel: int | None
    range_db: int
    start_s: float = 0.0
    end_s: float | None = None
    levels: tuple[float, float] | None = None
    line: Line | None = None

    def sounds(self) -> list[Sound]:
        """Opens it, a sound for each channel that is wanted.  Raises AudioError."""
        channels = [self.channel] if self.channel is not None else range(FileSound(self.path).channels)[:MOST_CHANNELS]
        if self.line is not None:
            return [TimelineSound(self.line.root, self.line.timeline, self.line.rate_hz, one) for one in channels]
        return [FileSound(self.path, one) for one in channels]

    @property
    def subject(self) -> Path | Timeline:
        """What it is a picture of: a recording, or a timeline whichever of its recordings is current."""
        return self.path if self.line is None else self.line.timeline

    @property
    def whole(self) -> bool:
        return self.end_s is None


@dataclass(frozen=True, eq=False)
class Drawn:
    """Pictures of a sound of `length_s`, one for each channel that is seen, with their shades, uint8 (bins, columns).

    They have their `levels` in common, so that channels are compared by their colours; the recording has so many `channels`.
    `coarse` where a better one is under way; not `exact` where that takes what is worked out in the background.
    """

    request: Request
    pictures: tuple[Picture, ...]
    levels: tuple[float, float]
    shades: tuple[np.ndarray, ...]
    length_s: float
    channels: int = 1
    coarse: bool = False
    exact: bool = True

    @property
    def picture(self) -> Picture:
        """The first, or only one."""
        return self.pictures[0]

    @property
    def size_bytes(self) -> int:
        return sum(seen.size_bytes + shown.nbytes for seen, shown in zip(self.pictures, self.shades))

    def contrast(self, range_db: int) -> tuple[float, float]:
        """Good levels for it, at most so far apart."""
        return _contrast(self.pictures, range_db)

    def recoloured(self, range_db: int, levels: tuple[float, float] | None = None) -> Drawn:
        """The same levels spread over other shades."""
        levels = levels or _contrast(self.pictures, range_db)
        request = replace(self.request, range_db=range_db)
        return replace(self, request=request, levels=levels, shades=_shades(self.pictures, levels))


def draw(request: Request, tiles: Tiles, report: Report, arrived: Callable[[object], None]) -> Drawn:
    """Runs in the sound lane.  Raises AudioError."""
    with ExitStack() as closed:
        sounds = [closed.enter_context(closing(sound)) for sound in request.sounds()]
        first = sounds[0]
        length_s = first.frames / first.rate_hz
        channels = first.channels if isinstance(first, FileSound) else 1
        start_s, end_s = request.start_s, length_s if request.end_s is None else request.end_s

        def seen(coarse: bool) -> Drawn:
            how = request.look, start_s, end_s, request.columns, tiles, report, coarse
            return _drawn(request, [mosaic(sound, *how) for sound in sounds], length_s, channels)

        if request.whole and length_s > GLANCE_FROM_S:
            arrived(replace(seen(coarse=True), coarse=not far.is_long(first)))
        return seen(coarse=False)


def _drawn(request: Request, seen: Sequence[Mosaic], length_s: float, channels: int) -> Drawn:
    pictures = tuple(one.picture for one in seen)
    if request.line is not None:
        pictures = tuple(_without_gaps(one, request.line.timeline) for one in pictures)
    levels = request.levels or _contrast(pictures, request.range_db)
    exact = all(one.exact for one in seen)
    return Drawn(request, pictures, levels, _shades(pictures, levels), length_s, channels, exact=exact)


def _contrast(pictures: Sequence[Picture], range_db: float) -> tuple[float, float]:
    """Good levels for all of them together."""
    some = [seen.db[:, :: len(pictures)] for seen in pictures]
    return contrast(replace(pictures[0], db=np.concatenate(some, axis=1)) if some[1:] else pictures[0], range_db)


def _shades(pictures: Sequence[Picture], levels: tuple[float, float]) -> tuple[np.ndarray, ...]:
    return tuple(shades(seen.db, *levels) for seen in pictures)


def _without_gaps(seen: Picture, line: Timeline) -> Picture:
    """Columns in gaps, which are drawn over, look as the nearest that sounds: smoothing would else darken recordings a point wide."""
    columns = seen.db.shape[1]
    there = np.flatnonzero(~line.silent(seen.start_s, seen.end_s, columns))
    if not 0 < len(there) < columns:
        return seen
    nearest = np.interp(np.arange(columns), there, np.arange(len(there))).round().astype(int)
    return replace(seen, db=seen.db[:, there[nearest]])


def work_out(request: Request, report: Report) -> None:
    """Runs in the lane of far views: all of a long recording, kept on disk.  Raises AudioError, and UserError where there is no room."""
    sounds = request.sounds()
    for k, sound in enumerate(sounds):
        with closing(sound):
            far.Far(sound, request.look).build(
                lambda done, total, note="", k=k: report(k * total + done, len(sounds) * total, note)
            )


class Pictures(QObject):
    """`want` what is looked at, `prefetch` what will be; `drawn` tells of the wanted ones only."""

    drawn = Signal(object)  # Drawn
    failed = Signal(object, object)  # Request, Exception
    idle = Signal()  # nothing wanted is under way
    worked_out = Signal(object, float)  # Request, share of it: ask again, it is sharper now

    def __init__(self, lane: Lane, far: Lane, parent: QObject | None = None):
        super().__init__(parent)
        self._lane, self._far = lane, far
        self._tiles = Tiles()
        self._behind: _Behind | None = None
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
        self.leave()
        self._remembered.clear()
        self._bytes = 0

    def forget_of(self, paths: Collection[Path]) -> None:
        """Drops what was drawn of these recordings, and of all timelines, which they may be on: the files are others now."""
        for request in list(self._remembered):
            if request.line is not None or request.path in paths:
                self._bytes -= self._remembered.pop(request).size_bytes

    # ---- what takes longer
    def work_out(self, request: Request) -> None:
        """Works out in the background what no picture can wait for; what is done is kept, whenever it is left."""
        if self._behind is not None and self._behind.request.subject == request.subject:
            return
        self.leave()
        self._behind = _Behind(request)
        self._behind.shared.connect(self._share)
        self._behind.refused.connect(self.failed)
        self._far.start(self._behind)

    def leave(self, *but: Path | Timeline | None) -> None:
        """Nothing else is worked out any more."""
        if self._behind is not None and self._behind.request.subject not in but:
            self._behind.cancel()
            self._behind = None

    @Slot(object, float)
    def _share(self, request: Request, share: float) -> None:
        if self._behind is not None and self._behind.request == request:
            self.worked_out.emit(request, share)

    def _start(self, request: Request) -> None:
        job = _Drawing(request, self._tiles)
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
        if drawn.exact:
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
        job = self._ahead_job = _Drawing(self._ahead.pop(0), self._tiles)
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

    def __init__(self, request: Request, tiles: Tiles):
        super().__init__(draw, request, tiles)
        self.request = request
        self.succeeded.connect(self.done)
        self.failed.connect(self._lose)

    @Slot(object)
    def _lose(self, error: Exception) -> None:
        self.lost.emit(self.request, error)


class _Behind(Job):
    """Work in the background that tells from time to time how much of it is done."""

    shared = Signal(object, float)  # Request, share
    refused = Signal(object, object)  # Request, Exception

    def __init__(self, request: Request):
        super().__init__(work_out, request)
        self.request, self._told = request, 0.0
        self.progressed.connect(self._progress)
        self.succeeded.connect(self._whole)
        self.failed.connect(self._refuse)

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        share = progress.fraction or 0.0
        if share >= self._told + SHARPER_EVERY:
            self._told = share
            self.shared.emit(self.request, share)

    @Slot(object)
    def _whole(self, _: object) -> None:
        self.shared.emit(self.request, 1.0)

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refused.emit(self.request, error)
