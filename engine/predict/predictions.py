"""What models said: a Prediction a recording, and the journal that keeps results as they arrive."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.job import Report, silent
from engine.labels.classes import NONE_OF_THESE
from engine.predict.embeddings import Embeddings
from engine.sound.recording import Recording
from engine.store import CacheFile
from engine.store.cache_file import Windows
from engine.teach.taught import Embedded

if TYPE_CHECKING:
    from engine.model import Model
    from engine.predict import Scored


@dataclass(frozen=True, slots=True)
class Prediction:
    """A model's word on a whole recording.

    `predicted` is None when nothing could be said (`problem` tells why) and when the model says none of its classes fits (`none`;
    `second` is then the likeliest class, and `confidence` what its probability leaves over).  `classes` are named as the project
    names them.
    """

    file: str
    predicted: str | None
    confidence: float | None
    second: str | None
    second_confidence: float | None
    none: bool
    problem: str | None
    model: str
    model_version: str
    windows: int
    classes: tuple[str, ...] = ()
    packed: bytes = b""
    thresholds: tuple[float, ...] = ()  # of `classes`, where several may be true at once; none: one half each

    @property
    def probabilities(self) -> NDArray[np.float32] | None:
        """One per class of `classes`, (c,)."""
        return np.frombuffer(self.packed, np.float32) if self.packed else None

    @property
    def all_said(self) -> tuple[str, ...]:
        """Every class that passes its threshold, or the likeliest; for projects where a span may be several classes at once."""
        probabilities = self.probabilities
        if self.predicted is None or probabilities is None:
            return ()
        return tuple(self.classes[i] for i in np.flatnonzero(probabilities >= (self.thresholds or 0.5))) or (
            self.predicted,
        )

    @property
    def said(self) -> str:
        """The predicted class as tables show it: "none of these" where none fits, "" where nothing could be said."""
        return self.predicted or (NONE_OF_THESE if self.none else "")


def ranked(
    probabilities: NDArray[np.floating], none: bool, thresholds: Sequence[float] = ()
) -> tuple[int | None, float | None, int | None, float | None]:
    """Likeliest class and its probability, then the second; those that pass their thresholds, where there are some, before all others.

    "None of these" is as sure as the likeliest class is unlikely; where that class is likely and the recording only far
    from all that is known, no number says how sure it is.
    """
    rank = probabilities + (probabilities >= thresholds) if len(thresholds) else probabilities.copy()
    best = int(np.argmax(rank))
    confidence = float(probabilities[best])
    if none:
        return None, 1.0 - confidence if confidence < 0.5 else None, best, confidence
    if len(probabilities) < 2:
        return best, confidence, None, None
    rank[best] = -1.0
    second = int(np.argmax(rank))
    return best, confidence, second, float(probabilities[second])


def limits(model: Model) -> tuple[float, ...]:
    """The model's thresholds, one a class; none where one class is true, or it is one half each."""
    given = model.calibration.thresholds
    return given if model.several and len(given) == len(model.classes) else ()


def _row(
    file: str,
    scorer: int,
    probabilities: NDArray | None,
    none: bool,
    problem: str | None,
    windows: int,
    thresholds: Sequence[float],
) -> tuple:
    if probabilities is None or not len(probabilities):
        return file, scorer, None, None, None, None, False, problem, windows, None
    probabilities = np.asarray(probabilities, np.float32)
    return (
        file,
        scorer,
        *ranked(probabilities, none, thresholds),
        none,
        problem,
        windows,
        probabilities.tobytes(),
    )


def scorer_of(cache: CacheFile, model: Model, channel: int) -> int:
    """The number under which the cache keeps what this model says of this channel."""
    name, version, backbone, told = _head_of(model)
    return cache.scorer(name, version, backbone, channel, told)


def _head_of(model: Model) -> tuple[str, str, str, str]:
    """What tells whose answer an answer is, in whichever channel."""
    given = limits(model)
    classes = dict(zip(model.classes, given)) if given else list(model.classes)
    return model.name, str(model.version), model.backbone_id, json.dumps(classes, ensure_ascii=False)


class Journal:
    """Keeps a model's results; each is on disk when `put` returns, and a killed run goes on after the last of them.

    `recordings` are those the model is given: what has been replaced or gone since keeps nothing, and stays pending.
    """

    def __init__(self, cache: CacheFile, folder: Path, model: Model, channel: int, recordings: Iterable[Recording]):
        self._cache, self._folder, self._model, self._channel = cache, folder, model, channel
        self._stamps = {r.file: (r.size_bytes, r.modified_ns) for r in recordings}
        self._scorer = scorer_of(cache, model, channel)
        self._embeddings: Embeddings | None = None

    def put(self, scored: Scored, answers: bool = True) -> bool:
        """One recording's result; returns whether it is kept.  `answers` False: only its windows are.  Raises UserError.

        Of one that has no answer, as silence, no window is kept: every new head would answer from it.
        """
        windows = 0 if scored.probabilities is None else len(scored.spans)
        row = _row(
            scored.file,
            self._scorer,
            scored.probabilities,
            scored.none,
            scored.problem,
            windows,
            limits(self._model),
        )
        kept, first, rows, width = None, None, 0, 0
        if windows:
            if scored.embeddings is not None:
                width = scored.embeddings.shape[1]
                self._embeddings = self._embeddings or Embeddings(self._folder, self._model.backbone_id, width)
                first = self._kept(scored.embeddings)
                rows = first + windows
            spans = np.asarray(scored.spans, np.float64).tobytes()
            logits = np.asarray(scored.logits, np.float16).tobytes()
            length_s, backbone = float(scored.duration_s or 0.0), self._model.backbone_id
            kept = Windows(scored.file, backbone, self._channel, length_s, spans, logits, first, windows)
        recording = scored.file, *self._stamps[scored.file]
        return self._cache.put_scores(recording, row if answers else None, kept, self._model.backbone_id, width, rows)

    def _kept(self, rows: NDArray[np.float16]) -> int:
        assert self._embeddings is not None
        try:
            return self._embeddings.append(rows)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise UserError("The disk that holds the project is full.", "Free some space and go on.") from error
            said, place = error.strerror or error, self._folder
            raise UserError("Embeddings cannot be written to {place}: {said}.", place=place, said=said) from error

    def close(self) -> None:
        """Ends writing.  May be called twice."""
        if self._embeddings is not None:
            self._embeddings.close()


def read(cache: CacheFile, naming: Callable[[str], str], files: Sequence[str] | None = None) -> dict[str, Prediction]:
    """Predictions of all or of some recordings, by file."""
    scorers = _scorers(cache, naming)
    return {row[0]: _prediction(row, scorers) for row in cache.predictions(files)}


def in_pieces(cache: CacheFile, naming: Callable[[str], str], size: int) -> Iterator[list[Prediction]]:
    """All predictions, `size` at a time."""
    scorers = _scorers(cache, naming)
    for rows in cache.predictions_in_pieces(size):
        yield [_prediction(row, scorers) for row in rows]


_Scorer: TypeAlias = "tuple[str, str, tuple[str, ...], tuple[float, ...]]"


def _scorers(cache: CacheFile, naming: Callable[[str], str]) -> dict[int, _Scorer]:
    """Model, version, classes as `naming` calls them, and their thresholds, by scorer."""
    found = {}
    for number, (model, version, _, _, told) in cache.scorers().items():
        classes = json.loads(told)  # thresholds by class, or classes alone
        given = tuple(classes.values()) if isinstance(classes, dict) else ()
        found[number] = model, version, tuple(map(naming, classes)), given
    return found


def _prediction(row: tuple, scorers: dict[int, _Scorer]) -> Prediction:
    file, scorer, best, confidence, second, second_confidence, none, problem, windows, packed = row
    model, version, classes, thresholds = scorers[scorer]
    return Prediction(
        file,
        None if best is None else classes[best],
        confidence,
        None if second is None else classes[second],
        second_confidence,
        bool(none),
        problem,
        model,
        version,
        windows,
        classes,
        packed or b"",
        thresholds,
    )


def rescore(
    cache: CacheFile, folder: Path, model: Model, channel: int, report: Report = silent, only: set[str] | None = None
) -> int:
    """New predictions from kept embeddings, without reading a sound; returns how many recordings have them now.

    Recordings without embeddings of the model's backbone keep what they had and stay pending.
    """
    from engine import model as models

    width, rows = cache.backbones().get(model.backbone_id, (0, 0))
    places = [place for place in cache.embedded(model.backbone_id, channel) if only is None or place[0] in only]
    scorer = scorer_of(cache, model, channel)
    if only is None:
        cache.keep_failures(scorer, channel)
    if not places or not rows:
        return 0
    problems = {row[0]: row[7] for row in cache.predictions(None if only is None else list(only)) if row[7]}
    rows_of = Embeddings(folder, model.backbone_id, width).blocks([(first, n) for _, first, n, _ in places])
    done = 0
    for which, block in rows_of:
        some = places[which]
        counts = [n for _, _, n, _ in some]
        if sum(counts) < len(block):  # rows between them belong to none
            block = np.concatenate([block[first - some[0][1] :][:n] for _, first, n, _ in some])
        scores = models.score_many(model, block, counts, [duration_s for *_, duration_s in some])
        predictions = [
            _row(f, scorer, s.probabilities, s.none, problems.get(f), n, limits(model))
            for (f, _, n, _), s in zip(some, scores)
        ]
        logits = [
            (s.logits.astype(np.float16).tobytes(), f, model.backbone_id, channel, first)
            for (f, first, *_), s in zip(some, scores)
        ]
        cache.put_rescored(predictions, logits)
        done += len(some)
        report(done, len(places), "Scoring")
    return done


def windows(cache: CacheFile, file: str, model: Model, channel: int) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """A recording's windows (n, 2) in seconds and their probabilities (n, c), as the model's calibration has them.

    They are all 0 where the model's gate stops a window.  There are none as long as the last word on the
    recording, in any channel, is another model's, for their logits are that one's.
    """
    from engine import model as models

    kept = cache.windows(file, model.backbone_id, channel)
    scorers = cache.scorers()
    said_by = [(*scorers[scorer][:3], scorers[scorer][4]) for _, scorer, *_ in cache.predictions([file])]
    if kept is None or said_by != [_head_of(model)]:
        return np.empty((0, 2)), np.empty((0, 0), np.float32)
    spans = np.frombuffer(kept.spans, np.float64).reshape(-1, 2)
    logits = np.frombuffer(kept.logits, np.float16).astype(np.float32).reshape(len(spans), -1)
    return spans, models.window_probabilities(model, logits)


def embedded(cache: CacheFile, folder: Path, file: str, backbone: str, channel: int) -> Embedded | None:
    """A recording's windows with their embeddings; None where they are not kept for this backbone and channel."""
    kept = cache.windows(file, backbone, channel)
    if kept is None or kept.embedded is None:
        return None
    width = cache.backbones()[backbone][0]
    try:
        rows = Embeddings(folder, backbone, width).read(kept.embedded, kept.windows)
    except UserError:
        return None
    return Embedded(np.frombuffer(kept.spans, np.float64).reshape(-1, 2), rows, kept.duration_s)
