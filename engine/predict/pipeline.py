"""Runs a Model over recordings: scores per window and per recording, in order, cancellable, in flat memory.

One thread reads and resamples; `threads` others turn windows into embeddings, each with an interpreter of its own.
libsndfile, soxr, numpy and LiteRT all leave Python free while they work.  No TensorFlow.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.features import Frontend
from engine.job import Report, silent
from engine.model import Model, Scores, backbone_of, graphics, score_many, window_logits
from engine.predict import reading
from engine.predict.reading import Batch, Piece
from engine.sound import ailments
from engine.sound.audio import MIX
from engine.sound.recording import Recording

ROUGH_SPEED = 300.0  # windows a second on a small computer
MEASURED_FROM_S = 60.0

_PATIENCE_S = 0.2  # how long a run waits without asking whether it is to stop


@dataclass(frozen=True, slots=True)
class Options:
    """`channel` MIX or 0-based; `keep_embeddings` so that they come with the scores; `threads` that compute."""

    channel: int = MIX
    keep_embeddings: bool = True
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Scored:
    """What a model says of one recording: `spans` of its windows in seconds (n, 2), `logits` (n, c); pooled (c,).

    A recording that gave no window, is silent, or of which the model gave what half precision cannot hold, has no
    `probabilities`; `problem` says why.  One that is less than it claims has both.
    """

    file: str
    spans: NDArray[np.float64]
    logits: NDArray[np.float16]
    probabilities: NDArray[np.float32] | None
    none: bool
    embeddings: NDArray[np.float16] | None
    problem: str | None
    duration_s: float


def run(
    model: Model,
    root: str | os.PathLike[str],
    recordings: Sequence[Recording],
    options: Options = Options(),
    report: Report = silent,
) -> Iterator[Scored]:
    """Yields a Scored for each recording below `root`, in order, each as soon as it is done.

    `report(done, total)` counts recordings, parts of a long one as fractions; it is called at least five times a
    second, from the thread that iterates, and may raise `Cancelled`.  Raises FolderGone when the drive vanishes: what
    has been yielded stands, nothing else is blamed.  Closing the iterator stops all threads.
    """
    frontend = model.frontend
    begun = _Begun()
    done = 0
    with _Pipeline(model, Path(root), recordings, options) as pipeline:
        report(0, len(recordings))
        for result in pipeline.results():
            report(done + begun.part, len(recordings))
            if result is None:
                continue
            (batch, embeddings), row = result, 0
            with np.errstate(over="ignore", invalid="ignore"):  # what is no number then is said of its recording
                rounded = embeddings.astype(np.float16)  # scores made anew from the kept ones must be the same
                logits = window_logits(model, rounded.astype(np.float32)).astype(np.float16)
            finished: list[tuple[_Begun, Piece]] = []
            for piece in batch.pieces:
                if piece.count:
                    rows = slice(row, row + piece.count)
                    begun.add(piece, rounded[rows], logits[rows], recordings[piece.number], frontend)
                    row += piece.count
                if piece.frames is not None:
                    finished.append((begun, piece))
                    begun = _Begun()
            for scored in _scored(model, finished, recordings, frontend, options.keep_embeddings):
                done += 1
                yield scored
                report(done, len(recordings))


@dataclass(slots=True)
class _Begun:
    """A recording of which some windows have come back."""

    starts: list[NDArray[np.int64]] = field(default_factory=list)
    logits: list[NDArray[np.float16]] = field(default_factory=list)
    embeddings: list[NDArray[np.float16]] = field(default_factory=list)
    part: float = 0.0
    numbers: bool = True

    def add(
        self,
        piece: Piece,
        embeddings: NDArray[np.float16],
        logits: NDArray[np.float16],
        of: Recording,
        frontend: Frontend,
    ) -> None:
        self.starts.append(piece.starts)
        self.logits.append(logits)
        self.embeddings.append(embeddings)
        self.numbers &= bool(np.isfinite(embeddings).all() and np.isfinite(logits).all())
        if of.duration_s:
            self.part = min(0.99, float(piece.starts[-1]) / frontend.rate_hz / of.duration_s)

    def scored(
        self, model: Model, last: Piece, of: Recording, frontend: Frontend, keep: bool, scores: Scores | None
    ) -> Scored:
        duration_s = (last.frames or 0) / frontend.rate_hz
        if not self.starts or not self.numbers:
            none = np.zeros((0, 2)), np.zeros((0, len(model.classes)), np.float16)
            problem = last.problem if self.numbers else last.problem or ailments.not_embedded(of.file).reason
            return Scored(of.file, *none, None, False, None, problem, duration_s)
        starts_s = np.concatenate(self.starts) / frontend.rate_hz
        spans = np.column_stack([starts_s, np.minimum(starts_s + frontend.window_s, duration_s)])
        kept = np.concatenate(self.embeddings) if keep else None
        logits = np.concatenate(self.logits)
        if scores is None:
            return Scored(of.file, spans, logits, None, False, kept, last.problem, duration_s)
        return Scored(of.file, spans, logits, scores.probabilities, scores.none, kept, last.problem, duration_s)


def _scored(
    model: Model, finished: Sequence[tuple[_Begun, Piece]], of: Sequence[Recording], frontend: Frontend, keep: bool
) -> Iterator[Scored]:
    """What was finished with one batch, answered at once: one by one takes as long as hearing them."""
    answered = [k for k, (begun, last) in enumerate(finished) if begun.starts and begun.numbers and not last.silent]
    scores: dict[int, Scores] = {}
    if answered:
        heard = [np.concatenate(finished[k][0].embeddings) for k in answered]
        durations_s = [(finished[k][1].frames or 0) / frontend.rate_hz for k in answered]
        made = score_many(model, np.concatenate(heard), [len(one) for one in heard], durations_s)
        scores = dict(zip(answered, made))
    for k, (begun, last) in enumerate(finished):
        yield begun.scored(model, last, of[last.number], frontend, keep, scores.get(k))


class _Pipeline:
    """The threads of one run.  Bounded at both ends: at most `threads` + 2 batches are on their way."""

    def __init__(self, model: Model, root: Path, recordings: Sequence[Recording], options: Options):
        self._model = model
        self._batches = reading.batches(root, recordings, model.frontend, options.channel)
        self._threads = max(1, options.threads)
        self._on_their_way: queue.Queue[tuple[Batch, Future] | BaseException | None] = queue.Queue(self._threads + 1)
        self._backbones: queue.SimpleQueue = queue.SimpleQueue()
        self._graphics = graphics.start(model, _windows(recordings, model.frontend))
        self._stop = threading.Event()
        self._workers = ThreadPoolExecutor(self._threads, thread_name_prefix="embed")
        self._reader = threading.Thread(target=self._read, name="read")

    def __enter__(self) -> _Pipeline:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._reader.join()
        self._workers.shutdown(wait=True, cancel_futures=True)
        if self._graphics is not None:
            self._graphics.close()

    def results(self) -> Iterator[tuple[Batch, NDArray[np.float32]] | None]:
        """Batches with their embeddings (n, d), in order; None whenever there has been nothing for a while."""
        while True:
            try:
                entry = self._on_their_way.get(timeout=_PATIENCE_S)
            except queue.Empty:
                yield None
                continue
            if entry is None:
                return
            if isinstance(entry, BaseException):
                raise entry
            batch, future = entry
            while not wait([future], _PATIENCE_S).done:
                yield None
            yield batch, future.result()

    def _read(self) -> None:
        try:
            for batch in self._batches:
                if not self._put((batch, self._workers.submit(self._embed, batch.windows))):
                    return
            self._put(None)
        except BaseException as error:  # it is raised again where the run is iterated
            self._put(error)

    def _put(self, entry: tuple[Batch, Future] | BaseException | None) -> bool:
        while not self._stop.is_set():
            try:
                self._on_their_way.put(entry, timeout=_PATIENCE_S)
                return True
            except queue.Full:
                continue
        return False

    def _embed(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        try:
            backbone = self._backbones.get_nowait()
        except queue.Empty:
            backbone = (
                graphics.Backbone(self._model, self._graphics, self._threads)
                if self._graphics is not None
                else backbone_of(self._model, threads=1)
            )
        try:
            return backbone.embed(windows)
        finally:
            self._backbones.put(backbone)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take: recordings, hours of sound, seconds of work, bytes of embeddings and scores."""

    recordings: int
    hours: float
    seconds: float
    bytes: int


def estimate(recordings: Sequence[Recording], model: Model, keep_embeddings: bool, speed: float) -> Estimate:
    """What classifying will take at `speed` windows a second (see `speed`).

    Recordings whose length is not known count as long as the others are on the average.
    """
    frontend = model.frontend
    known = np.array([r.duration_s for r in recordings if r.duration_s is not None], float)
    unknown = len(recordings) - len(known)
    hours = known.sum() / 3600
    windows = float(windows_of(known, frontend).sum())
    if unknown and len(known):
        hours, windows = hours * len(recordings) / len(known), windows * len(recordings) / len(known)
    numbers = 2 + len(model.classes) + (len(model.head.mean) if keep_embeddings else 0)
    return Estimate(len(recordings), float(hours), windows / max(speed, 1e-6), int(windows * numbers * 2))


def _windows(recordings: Sequence[Recording], frontend: Frontend) -> int:
    """How many windows recordings have, as far as their lengths are known."""
    return int(windows_of(np.array([one.duration_s or 0.0 for one in recordings]), frontend).sum())


def windows_of(durations_s: NDArray[np.float64], frontend: Frontend) -> NDArray[np.int64]:
    """How many windows recordings of these lengths have, (n,)."""
    step_s = frontend.window_frames // 2 / frontend.rate_hz
    more = np.ceil(np.maximum(durations_s - frontend.window_s, 0) / step_s - 1e-6)
    return np.where(durations_s > 0, 1 + more, 0).astype(np.int64)


def pace(model: Model, root: str | os.PathLike[str], recordings: Sequence[Recording], options: Options) -> float:
    """Windows a second that a run will do: measured where it may be long, else what a small computer does."""
    if estimate(recordings, model, False, ROUGH_SPEED).seconds <= MEASURED_FROM_S:
        return ROUGH_SPEED
    return speed(model, root, recordings, options)


def speed(
    model: Model,
    root: str | os.PathLike[str],
    recordings: Sequence[Recording],
    options: Options = Options(),
    most_s: float = 1.0,
) -> float:
    """Windows a second that a run will do, measured on some recordings spread over all, in about `most_s` seconds."""
    some = [recordings[k] for k in np.unique(np.linspace(0, len(recordings) - 1, 64).astype(int))] if recordings else []
    backbone = backbone_of(model, threads=1)
    backbone.embed(np.zeros((reading.BATCH, model.frontend.window_frames), np.float32))
    read_s = embed_s = windows = 0.0
    started = mark = time.perf_counter()
    for batch in reading.batches(Path(root), some, model.frontend, options.channel):
        read = time.perf_counter()
        backbone.embed(batch.windows)
        windows += len(batch.windows)
        read_s, embed_s, mark = read_s + read - mark, embed_s + time.perf_counter() - read, time.perf_counter()
        if mark - started > most_s:
            break
    cores = min(os.cpu_count() or 1, max(1, options.threads))
    return windows / max((read_s + embed_s) / cores, read_s, 1e-6) if windows else 100.0
