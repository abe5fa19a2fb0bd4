"""What the labels of a project teach: the rows a head is fitted on.

A label on the whole of a short recording teaches one row, the mean of its windows' embeddings: a head is linear, and the scores of a short
recording are the mean of its windows' too.  On a long recording only the windows that overlap a labelled span teach; a label on the whole of
it teaches nothing, for it does not say where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.labels import LONG_S, Label

if TYPE_CHECKING:
    from engine.teach import Lesson

HALF = 0.5 - 1e-6  # of the window, or of the span where that is shorter


@dataclass(frozen=True)
class Embedded:
    """A recording's windows: spans (n, 2) in seconds, embeddings (n, d), and how long it is."""

    spans: NDArray[np.float64]
    embeddings: NDArray[np.float16]
    duration_s: float


@dataclass
class _Row:
    embedding: NDArray[np.float32]
    classes: set[int]
    group: str
    trusted: bool
    overlap: float = 1.0


def teaches(label: Label, duration_s: float | None) -> bool:
    """Whether a label can teach at all: it says a class, and where it does so."""
    return label.kind == "class" and not (label.whole and duration_s is not None and duration_s > LONG_S)


def overlaps(spans: NDArray[np.float64], start_s: float, end_s: float) -> NDArray[np.float64]:
    """How much each window (n, 2) shares with a span, of the shorter of the two: (n,), 0 to 1."""
    shared = np.minimum(spans[:, 1], end_s) - np.maximum(spans[:, 0], start_s)
    shorter = np.minimum(spans[:, 1] - spans[:, 0], end_s - start_s)
    return np.clip(shared, 0, None) / np.maximum(shorter, 1e-9)


def lesson(
    labels: Iterable[Label],
    names: Mapping[int, str],
    known: Sequence[str],
    several: bool,
    embedded: Callable[[str], Embedded | None],
    groups: Mapping[str, str],
) -> Lesson:
    """The Lesson that labels teach.

    `names` are the project's classes by id, in order; `known` those the model's memory can serve.  `embedded` gives a recording's windows, or
    None where there are none.  Classes that nothing is known of are left out.
    """
    from engine.teach import Lesson

    by_file: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if label.kind == "class" and label.class_id in names:
            by_file[label.file].append(label)
    rows: list[_Row] = []
    for file, some in by_file.items():
        windows = embedded(file)
        if windows is not None and len(windows.spans):
            rows += _rows(some, windows, groups[file], several)
    taught = {class_id for row in rows for class_id in row.classes}
    kept = [class_id for class_id, name in names.items() if class_id in taught or name in known]
    column = {class_id: number for number, class_id in enumerate(kept)}
    if several:
        targets = np.zeros((len(rows), len(kept)), bool)
        for number, row in enumerate(rows):
            targets[number, [column[class_id] for class_id in row.classes]] = True
    else:
        targets = np.array([column[next(iter(row.classes))] for row in rows], np.int64)
    return Lesson(
        embeddings=np.stack([row.embedding for row in rows]) if rows else np.empty((0, 0), np.float32),
        targets=targets,
        groups=np.array([row.group for row in rows], str),
        trusted=np.array([row.trusted for row in rows], bool),
        classes=tuple(names[class_id] for class_id in kept),
    )


def _rows(labels: Sequence[Label], windows: Embedded, group: str, several: bool) -> list[_Row]:
    rows: dict[int, _Row] = {}  # by window; -1: the whole recording
    for label in labels:
        if label.whole:
            if windows.duration_s <= LONG_S:
                _say(rows, -1, windows.embeddings.mean(axis=0, dtype=np.float32), label, group, several, 1.0)
            continue
        start_s = label.start_s or 0.0
        shares = overlaps(windows.spans, start_s, windows.duration_s if label.end_s is None else label.end_s)
        for number in np.flatnonzero(shares >= HALF):
            embedding = windows.embeddings[number].astype(np.float32)
            _say(rows, int(number), embedding, label, group, several, float(shares[number]))
    return list(rows.values())


def _say(
    rows: dict[int, _Row], window: int, embedding: NDArray, label: Label, group: str, several: bool, overlap: float
) -> None:
    """Where two spans of one-of-many share a window, the one that has more of it speaks."""
    assert label.class_id is not None
    row, trusted = rows.get(window), label.source != "bulk"
    if row is None or (not several and overlap > row.overlap):
        rows[window] = _Row(embedding, {label.class_id}, group, trusted, overlap)
    elif several:
        row.classes.add(label.class_id)
        row.trusted = row.trusted and trusted
