"""The rows of Earmark's own table: one a recording or a window, and one a labelled span."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.job import Report, silent
from engine.labels import WHOLE, Label, Span
from engine.labels.classes import JOINT, NOT, UNKNOWN
from engine.predict import regions
from engine.predict.predictions import Prediction
from engine.sound import acoustics, ailments, voice
from engine.sound.recording import Recording
from engine.sound.scan import natural_key
from engine.teach.taught import HALF, overlaps

if TYPE_CHECKING:
    from engine.project import Project

Cell: TypeAlias = str | float | int | None
Format: TypeAlias = Literal["csv", "xlsx", "raven", "audacity", "birdnet"]
Measure: TypeAlias = Literal["cry", "region"]

COLUMNS = (
    "file",
    "start_s",
    "end_s",
    "label",
    "label_source",
    "predicted",
    "confidence",
    "second",
    "second_confidence",
    "model",
    "model_version",
    "reviewed_by",
    "reviewed_at",
    "recorded_at",
    "duration_s",
    "sample_rate_hz",
    "note",
    "problem",
)
VOICE = tuple(f"cry_{name}" for name in voice.NAMES)
BAND = ("low_hz", "high_hz")  # as it was drawn
MEASURES: dict[Measure, tuple[str, ...]] = {"cry": VOICE, "region": BAND + acoustics.NAMES}
GONE = "The recording is not in the folder any more."
CHANGED = "The recording has changed since it was last read."


@dataclass(frozen=True)
class ExportOptions:
    """`rows`: one a recording (and one a labelled span) or one a window; `probabilities`: a column p_<class> each; `bom`: a
    byte-order mark, for Excel; `absolute`: whole paths; `format` None: as the file's name says ("raven", "audacity" and "birdnet" have a
    form of their own: `selections`, and hold what is `proposed` instead of what was said, if wanted); `measures`: columns with numbers of
    each row's span, "cry" its voice (`engine.sound.voice`), "region" its borders in frequency, where its energy lies and how loud it is
    (`engine.sound.acoustics`); `regions_of`: the class whose regions in each recording have a row each, whatever `rows` says."""

    rows: Literal["recordings", "windows"] = "recordings"
    probabilities: bool = False
    bom: bool = False
    absolute: bool = False
    format: Format | None = None
    measures: tuple[Measure, ...] = ()
    regions_of: str = ""
    proposed: bool = False


@dataclass(frozen=True)
class Said:
    """What a model says of a span: nothing at all, or the two likeliest classes and all probabilities."""

    predicted: str = ""
    confidence: float | None = None
    second: str | None = None
    second_confidence: float | None = None
    probabilities: NDArray[np.float32] | None = None


def columns(options: ExportOptions, classes: Sequence[str], boxes: bool = False) -> tuple[str, ...]:
    """The names of the columns; `classes` are the models'; with `boxes` also the borders in frequency that were drawn."""
    probabilities = tuple(f"p_{name}" for name in classes) if options.probabilities else ()
    return (
        *COLUMNS,
        *(BAND if boxes else ()),
        *probabilities,
        *chain.from_iterable(MEASURES[name] for name in options.measures),
    )


def classes_of(predictions: dict[str, Prediction]) -> tuple[str, ...]:
    """Every class that has probabilities, in the models' order."""
    lists = dict.fromkeys(prediction.classes for prediction in predictions.values())
    return tuple(dict.fromkeys(name for names in lists for name in names))


def row(
    file: str,
    span: Span,
    labels: Sequence[Label],
    names: dict[int, str],
    said: Said,
    model: tuple[str, str],
    recording: Recording | None,
    problem: str | None,
) -> list[Cell]:
    """One row, without probabilities.  `labels` are those of the span, notes among them; `names` the classes by id."""
    spoken = [label for label in labels if label.kind != "note"]
    words = [_word(label, names) for label in spoken]
    notes = [label.note for label in labels if label.note]
    reviewed = spoken or labels  # a note alone is a review, too
    return [
        file,
        span[0],
        span[1],
        JOINT.join(words),
        _joint([label.source for label in spoken]),
        said.predicted,
        _rounded(said.confidence),
        said.second,
        _rounded(said.second_confidence),
        *(model if said.predicted else ("", "")),
        _joint([label.who for label in reviewed]),
        _joint([label.when for label in reviewed]),
        recording.recorded_at if recording else None,
        recording.duration_s if recording else None,
        recording.rate_hz if recording else None,
        "\n".join(notes),
        problem,
    ]


def _word(label: Label, names: dict[int, str]) -> str:
    if label.kind == "not":
        return NOT + names.get(label.class_id or 0, "")
    return names.get(label.class_id or 0, UNKNOWN) if label.kind == "class" else UNKNOWN


def _joint(words: Sequence[str]) -> str:
    """One word where all agree, else one for each label."""
    return words[0] if len(set(words)) == 1 else JOINT.join(words)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def fates(root: Path) -> Callable[[Recording], str | None]:
    """What tells, in words, whether a recording was deleted or replaced since it was last read; of none where the whole folder is away."""
    try:
        ailments.require_folder(root)
    except ailments.FolderGone:
        return lambda recording: None
    return lambda recording: _fate(os.path.join(root, recording.file), recording)


def _fate(path: str, recording: Recording) -> str | None:
    try:
        about = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return GONE
    except OSError:  # a drive that stutters tells nothing
        return None
    return None if (about.st_size, about.st_mtime_ns) == (recording.size_bytes, recording.modified_ns) else CHANGED


def rows(project: Project, options: ExportOptions, report: Report = silent) -> Iterator[list[Cell]]:
    """The names of the columns, then every row, recordings in natural order.  Labels of recordings that are gone have their rows too."""
    recordings = {recording.file: recording for recording in project.recordings()}
    predictions = project.predictions()
    names = {c.id: c.name for c in project.classes()}
    labels: dict[str, list[Label]] = defaultdict(list)
    for label in project.labels():
        labels[label.file].append(label)
    classes = classes_of(predictions) if options.probabilities else ()
    if options.regions_of and predictions:
        _known(options.regions_of, classes_of(predictions))
    boxes = "region" not in options.measures and project.has_boxes()
    yield list(columns(options, classes, boxes))
    files = sorted(recordings.keys() | labels.keys(), key=natural_key)
    fate = fates(project.root)
    with ExitStack() as open_ones:
        measuring = {name: open_ones.enter_context(project.measuring(name)) for name in options.measures}
        for done, file in enumerate(files):
            if measuring or done % 100 == 0:
                report(done, len(files), "Measuring" if measuring else "Writing")
            recording, prediction = recordings.get(file), predictions.get(file)
            problem = fate(recording) if recording else GONE
            problem = problem or (prediction and prediction.problem) or (recording and recording.problem)
            model = (prediction.model, prediction.model_version) if prediction else ("", "")
            name = str(project.root / file) if options.absolute else file
            for span, some, said in _spans(project, options, file, labels.get(file, []), prediction):
                line = row(name, span, some, names, said, model, recording, problem)
                if boxes:
                    line += span[2:]
                if options.probabilities:
                    line += _columns_of(said, prediction, classes)
                for what, one in measuring.items():
                    if what == "region":
                        line += span[2:]
                    found = one.of(file, span) if recording else None
                    line += [None] * len(one.names) if found is None else found.values()
                yield line
    report(len(files), len(files), "Writing")


def _columns_of(said: Said, prediction: Prediction | None, classes: Sequence[str]) -> list[Cell]:
    if said.probabilities is None or prediction is None:
        return [None] * len(classes)
    known: dict[str, float] = {}
    for name, probability in zip(prediction.classes, said.probabilities.tolist()):
        known[name] = max(probability, known.get(name, 0.0))  # two that were merged here have one name
    return [_rounded(known.get(name)) for name in classes]


def _spans(
    project: Project, options: ExportOptions, file: str, labels: Sequence[Label], prediction: Prediction | None
) -> Iterator[tuple[Span, list[Label], Said]]:
    """The spans of one recording that have a row: all of it or its windows, then the other spans somebody said something of."""
    by_span: dict[Span, list[Label]] = defaultdict(list)
    for label in labels:
        by_span[label.span].append(label)
    heard = prediction is not None and prediction.windows > 0
    by_region = heard and prediction is not None and options.regions_of in prediction.classes
    by_window = options.rows == "windows" and heard and not by_region
    needed = by_window or by_region or by_span.keys() - {WHOLE}
    windows, probabilities = project.windows(file) if needed else (np.empty((0, 2)), np.empty((0, 0), np.float32))
    if by_window:
        for (start_s, end_s), some in zip(windows.tolist(), probabilities):
            span = (round(start_s, 6), round(end_s, 6), None, None)
            yield span, by_span.pop(span, []), _said(prediction, some)
    if by_region and prediction is not None and len(windows):
        for span, said in heard_regions(windows, probabilities, prediction.classes, options.regions_of):
            yield span, by_span.pop(span, []), said
    if not (by_window or by_region) or WHOLE in by_span:
        yield WHOLE, by_span.pop(WHOLE, []), _whole(prediction)
    for span in sorted(by_span, key=lambda span: tuple(-1.0 if x is None else x for x in span)):
        said = Said()
        if len(windows):
            start_s, end_s = span[0] or 0.0, windows[-1, 1] if span[1] is None else span[1]
            shares = overlaps(windows, start_s, end_s)
            if shares.max() >= HALF:
                said = _said(prediction, probabilities[int(shares.argmax())])
        yield span, by_span[span], said


def heard_regions(
    windows: NDArray[np.floating], probabilities: NDArray[np.float32], classes: Sequence[str], name: str
) -> Iterator[tuple[Span, Said]]:
    """Where a class is heard in a recording, from its windows (n, 2) and their probabilities (n, c).  Raises UserError."""
    _known(name, classes)
    there = [k for k, one in enumerate(classes) if one == name]  # several where they were merged
    for region in regions.regions(windows, probabilities[:, there].max(axis=1)):
        yield (region.start_s, region.end_s, None, None), Said(name, region.confidence)


def _known(name: str, classes: Sequence[str]) -> None:
    if name not in classes:
        known = ", ".join(classes)
        raise UserError("The model knows no class “{name}”.", "It knows: {known}.", name=name, known=known)


def _whole(prediction: Prediction | None) -> Said:
    if prediction is None:
        return Said()
    p = prediction
    return Said(p.said, p.confidence, p.second, p.second_confidence, p.probabilities)


def _said(prediction: Prediction | None, probabilities: NDArray[np.float32]) -> Said:
    """What the model says of one window."""
    if prediction is None or len(prediction.classes) != len(probabilities) or not probabilities.any():
        return Said()
    order = np.argsort(-probabilities).tolist()
    first = prediction.classes[order[0]]
    others = (k for k in order if prediction.classes[k] != first)  # two that were merged here have one name
    said = [(prediction.classes[k], float(probabilities[k])) for k in islice(others, 1)] or [(None, None)]
    return Said(first, float(probabilities[order[0]]), *said[0], probabilities)
