"""What the labels of a project teach: the rows a head is fitted on.

A label on the whole of a short recording teaches its windows.  On a long recording only the windows that overlap a labelled span teach;
a label on the whole of it teaches nothing, for it does not say where.  "Don't know" never teaches; that a class is not heard does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.labels import LONG_S, UNTRUSTED, Label
from engine.labels.groups import GroupBy

if TYPE_CHECKING:
    from engine.teach import Lesson
    from engine.teach.lesson import Denied

HALF = 0.5 - 1e-6  # of the window, or of the span where that is shorter
MOST_ROWS = 6000  # a refit is to take no longer than a second
MOST_WINDOWS = 8  # of one label
MOST_BULK = 200  # labels of a class that were accepted in bulk: more of the model's own words teach it nothing


@dataclass(frozen=True)
class Embedded:
    """A recording's windows: spans (n, 2) in seconds, embeddings (n, d), and how long it is."""

    spans: NDArray[np.float64]
    embeddings: NDArray[np.float16]
    duration_s: float


@dataclass(frozen=True)
class Taught:
    """What a project knows when a lesson is to be made of it.

    `names` are its classes by id, in order, `remembered` those the model has a memory of, `groups` the group of each labelled
    recording, `known` the labels that taught the version in use.  `embedded` gives a recording's windows, None where not kept.
    """

    labels: Sequence[Label]
    names: Mapping[int, str]
    remembered: Sequence[str]
    several: bool
    embedded: Callable[[str], Embedded | None]
    groups: Mapping[str, str]
    groups_by: GroupBy
    known: frozenset[int] = frozenset()

    def lesson(self) -> Lesson:
        """The Lesson.  Raises UserError, in words, when that is not a lesson."""
        from engine import teach

        rows = self._rows(_chosen(self._classed))
        said = {number: class_id for row in rows for number, class_id in row.labels.items()}
        counts = {self.names[class_id]: count for class_id, count in Counter(said.values()).items()}
        classes = teach.teachable(counts, list(self.names.values()), self.remembered)
        column = {class_id: classes.index(name) for class_id, name in self.names.items() if name in classes}
        rows = [row for row in rows if row.classes & column.keys()]
        targets = np.zeros((len(rows), len(classes)), bool)
        for k, row in enumerate(rows):
            targets[k, [column[class_id] for class_id in row.classes & column.keys()]] = True
        numbers = {ids: k for k, ids in enumerate(dict.fromkeys(row.ids for row in rows))}
        return teach.Lesson(
            embeddings=np.stack([row.embedding for row in rows]).astype(np.float32),
            targets=targets if self.several else targets.argmax(1),
            groups=np.array([self.groups[row.file] for row in rows], str),
            trusted=np.array([row.trusted for row in rows], bool),
            classes=tuple(classes),
            labels=np.array([numbers[row.ids] for row in rows], np.intp),
            ids=tuple(numbers),
            known=np.array([row.ids <= self.known for row in rows], bool),
            groups_by=self.groups_by.kind,
            denied=self._denied(rows, column),
        )

    @property
    def _classed(self) -> list[Label]:
        return [label for label in self.labels if label.kind == "class" and label.class_id in self.names]

    def _denied(self, rows: Sequence[_Row], column: Mapping[int, int]) -> Denied | None:
        """The windows in which a class of the lesson was denied; what was said to be heard in the same window is heard."""
        from engine.teach.lesson import ALL, Denied

        heard = {(row.file, row.window, class_id) for row in rows for class_id in (*row.classes, 0)}
        said = [label for label in self.labels if label.kind == "not" and (label.class_id or ALL) in {ALL, *column}]
        pairs = [
            (row, column.get(class_id, ALL), number)
            for row in self._rows(said, several=True)
            for class_id, number in sorted({class_id: number for number, class_id in row.labels.items()}.items())
            if (row.file, row.window, class_id) not in heard
        ]
        if not pairs:
            return None
        return Denied(
            np.stack([row.embedding for row, *_ in pairs]).astype(np.float32),
            np.array([place for _, place, _ in pairs], np.intp),
            np.array([self.groups[row.file] for row, *_ in pairs], str),
            np.array([number for *_, number in pairs], np.intp),
        )

    def means(self) -> dict[frozenset[int], NDArray[np.float32]]:
        """The mean embedding of the windows that the same labels teach, by the numbers of these."""
        rows: dict[frozenset[int], list[NDArray[np.float16]]] = defaultdict(list)
        for row in self._rows(_chosen(self._classed)):
            rows[row.ids].append(row.embedding)
        return {ids: np.stack(some).astype(np.float32).mean(axis=0) for ids, some in rows.items()}

    def _rows(self, labels: Sequence[Label], several: bool | None = None) -> list[_Row]:
        several = self.several if several is None else several
        most = int(np.clip(MOST_ROWS // max(1, len(labels)), 1, MOST_WINDOWS))
        by_file: dict[str, list[Label]] = defaultdict(list)
        for label in labels:
            by_file[label.file].append(label)
        rows: list[_Row] = []
        for file, some in by_file.items():
            windows = self.embedded(file)
            if windows is not None and len(windows.spans):
                rows += _rows(some, windows, several, most)
        return rows


@dataclass
class _Row:
    """A window and the `labels` that say what is heard in it: their numbers, and the class of each."""

    file: str
    window: int
    embedding: NDArray[np.float16]
    labels: dict[int, int]
    trusted: bool
    overlap: float

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(self.labels)

    @property
    def classes(self) -> set[int]:
        return set(self.labels.values())


def teaches(label: Label, duration_s: float | None) -> bool:
    """Whether a label can teach at all: it says a class, and where it does so."""
    return label.kind in ("class", "not") and not (label.whole and duration_s is not None and duration_s > LONG_S)


def overlaps(spans: NDArray[np.float64], start_s: float, end_s: float) -> NDArray[np.float64]:
    """How much each window (n, 2) shares with a span, of the shorter of the two: (n,), 0 to 1."""
    shared = np.minimum(spans[:, 1], end_s) - np.maximum(spans[:, 0], start_s)
    shorter = np.minimum(spans[:, 1] - spans[:, 0], end_s - start_s)
    return np.clip(shared, 0, None) / np.maximum(shorter, 1e-9)


def _chosen(labels: Iterable[Label]) -> list[Label]:
    """All of the labels, but of those accepted in bulk only some of each class, spread over all."""
    kept, bulk = [], defaultdict(list)
    for label in labels:
        (bulk[label.class_id] if label.source == "bulk" else kept).append(label)
    for some in bulk.values():
        kept += some[:: -(-len(some) // MOST_BULK)]
    return kept


def _rows(labels: Sequence[Label], windows: Embedded, several: bool, most: int) -> list[_Row]:
    """The rows of one recording's labels; several classes of one window are one row."""
    rows: dict[int, _Row] = {}  # by window
    for label in labels:
        for number, share in _windows_of(label, windows, most):
            row, trusted = rows.get(number), label.source not in UNTRUSTED
            if row is None or (not several and share > row.overlap):
                # Where two spans of one-of-many share a window, the one that has more of it speaks.
                embedding = windows.embeddings[number]
                rows[number] = _Row(label.file, number, embedding, {label.id: _class_of(label)}, trusted, share)
            elif several:
                row.labels[label.id] = _class_of(label)
                row.trusted = row.trusted and trusted
    return list(rows.values())


def _class_of(label: Label) -> int:
    return label.class_id or 0


def _windows_of(label: Label, windows: Embedded, most: int) -> list[tuple[int, float]]:
    """The windows a label teaches, at most so many, and how much of each it has; a span says more than a whole recording."""
    count = len(windows.spans)
    if label.whole:
        chosen, shares = (range(count) if windows.duration_s <= LONG_S else range(0)), np.zeros(count)
    else:
        end_s = windows.duration_s if label.end_s is None else label.end_s
        shares = overlaps(windows.spans, label.start_s or 0.0, end_s)
        chosen = np.flatnonzero(shares >= HALF).tolist()
    if len(chosen) > most:
        chosen = [chosen[k] for k in np.linspace(0, len(chosen) - 1, most).round().astype(int)]
    return [(int(k), float(shares[k])) for k in chosen]
