"""The list of recordings as arrays, sorted and filtered in numpy: 500 000 rows take milliseconds.  No Qt in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.labels.classes import alike
from engine.sound.recording import Recording
from engine.sound.timeline import Timeline, recorder
from gui import messages
from gui.listing.row_columns import (
    ARRAYS,
    CLASSIFIED,
    CRIES,
    DONT_KNOW,
    LABELLED,
    NO_LABEL,
    NO_OFFSET,
    NO_TIME,
    NONE_OF_THESE,
    PROBLEM,
    SOURCES,
    UNKNOWN,
    UNSURE,
    WAITING,
    Words,
    clock,
    place_key,
)
from gui.listing.row_filter import Filter, mask, typed
from gui.listing.row_order import order

if TYPE_CHECKING:
    from engine.labels import Class, Label
    from engine.predict.predictions import Prediction


class Rows:
    """All recordings of a project, one row each, in the order they came; `shown` is what the list shows, in its order.

    Changing values never changes `shown`; only `arrange` does.  New recordings are added to its end.
    """

    duration_s: NDArray[np.float32]
    rate_hz: NDArray[np.int32]
    label: NDArray[np.int32]
    source: NDArray[np.int8]
    predicted: NDArray[np.int32]
    confidence: NDArray[np.float32]
    second: NDArray[np.int32]
    second_confidence: NDArray[np.float32]
    recorded_s: NDArray[np.int64]
    offset_min: NDArray[np.int16]
    device: NDArray[np.int32]
    folder: NDArray[np.int32]
    recorder: NDArray[np.int32]
    problem: NDArray[np.int32]
    fault: NDArray[np.int32]
    to_judge: NDArray[np.int32]
    measured: NDArray[np.bool_]
    level: NDArray[np.float32]
    pauses: NDArray[np.float32]
    f0: NDArray[np.float32]
    f0_low: NDArray[np.float32]
    f0_high: NDArray[np.float32]

    def __init__(
        self,
        recordings: Iterable[Recording] = (),
        labels: Iterable[Label] = (),
        predictions: Iterable[Prediction] = (),
        classes: Iterable[Class] = (),
        unsure_below: float = 0.6,
    ) -> None:
        self.unsure_below = unsure_below
        self.generation = 0  # goes up when rows get other numbers
        self.files: list[str] = []
        self.classes: dict[int, Class] = {}
        self._named: dict[str, Class] = {}
        self.more: dict[int, tuple[int, ...]] = {}  # row -> all class ids, where there is more than one
        self.notes: dict[int, str] = {}
        self.names, self.devices, self.folders, self.problems = Words(), Words(), Words(), Words()
        self.recorders = Words()
        self._timelines: dict[int, Timeline] = {}  # by recorder
        self._row: dict[str, int] = {}
        self.folded: list[str] = []
        self._keys: list[str] = []
        self._rank: NDArray[np.uint64] | None = None
        self._name_rank: NDArray[np.uint64] | None = None
        self._in_order = True
        self._space = 0
        self._grow(1024)
        self.column, self.descending, self.filter = "folder", False, Filter()
        self._shown = np.empty(0, np.intp)
        self._reach = 0  # rows below were considered for `shown`
        self._place: NDArray[np.int32] | None = None
        self.put_classes(classes)
        self.put_recordings(recordings)
        self.put_predictions(predictions)
        self.put_labels(labels)

    def __len__(self) -> int:
        return len(self.files)

    def row(self, file: str | None) -> int:
        """The row of a recording, -1 for none."""
        return self._row.get(file, -1) if file is not None else -1

    # ---- filling
    def _grow(self, space: int) -> None:
        for name, (dtype, empty) in ARRAYS.items():
            array = np.full(space, empty, dtype)
            if self._space:
                array[: self._space] = getattr(self, name)
            setattr(self, name, array)
        self._space = space

    def put_recordings(self, recordings: Iterable[Recording]) -> None:
        """Adds recordings; those already here get their new header."""
        for recording in recordings:
            file = recording.file
            row = self._row.get(file, -1)
            if row >= 0 and not recording.is_read:  # another sound under the same name
                for name in ("predicted", "confidence", "second", "second_confidence", "fault", "measured", *CRIES):
                    getattr(self, name)[row] = ARRAYS[name][1]
            elif row < 0:
                row = self._row[file] = len(self.files)
                if row >= self._space:
                    self._grow(2 * self._space)
                folded, key = typed(file), place_key(file)
                self._in_order = self._in_order and (not self._keys or self._keys[-1] <= key)
                self._rank = self._name_rank = None
                self.files.append(file)
                self.folded.append(file if folded == file else folded)
                self._keys.append(key)
                self.folder[row] = self.folders.code(recording.folder)
            self.duration_s[row] = np.nan if recording.duration_s is None else recording.duration_s
            self.rate_hz[row] = recording.rate_hz or 0
            self.device[row] = self.devices.code(recording.device)
            self.problem[row] = self.problems.code(recording.problem)
            self.recorded_s[row], self.offset_min[row] = clock(recording.recorded_at)
            made_by = recorder(file, recording.device) if recording.recorded_at else None
            self.recorder[row] = self.recorders.code(made_by)
        self._timelines.clear()

    def put_predictions(self, predictions: Iterable[Prediction]) -> None:
        """New predictions of some recordings."""
        for prediction in predictions:
            row = self._row.get(prediction.file, -1)
            if row < 0:
                continue
            first, second = prediction.confidence, prediction.second_confidence
            self.predicted[row] = self.names.code(NONE_OF_THESE if prediction.none else prediction.predicted)
            self.confidence[row] = np.nan if first is None else first
            self.second[row] = self.names.code(prediction.second)
            self.second_confidence[row] = np.nan if second is None else second
            self.fault[row] = self.problems.code(prediction.problem)

    def labelled(self, files: Iterable[str]) -> list[str]:
        """Those of the recordings of which somebody has said something."""
        return [file for file in files if (row := self.row(file)) >= 0 and self.label[row] != NO_LABEL]

    def unclassified(self) -> tuple[int, int]:
        """How many recordings are not classified yet, and how many are, or cannot be."""
        n = len(self)
        done = int(((self.predicted[:n] >= 0) | (self.fault[:n] >= 0) | (self.problem[:n] >= 0)).sum())
        return n - done, done

    def sure(self, confidence: float) -> list[str]:
        """The shown recordings of which nobody has said anything and whose prediction is at least so confident."""
        rows = self.shown
        none = self.names.code(NONE_OF_THESE)
        said = self.predicted[rows]
        chosen = (self.label[rows] == NO_LABEL) & (said >= 0) & (said != none)
        chosen &= np.nan_to_num(self.confidence[rows]) >= confidence
        return [self.files[row] for row in rows[chosen]]

    def clear_predictions(self) -> None:
        """No recording is classified any more."""
        for name in ("predicted", "confidence", "second", "second_confidence", "fault"):
            getattr(self, name)[:] = ARRAYS[name][1]

    def put_voices(self, voices: Mapping[str, Sequence[float | None]]) -> None:
        """What was measured of cries, as a Voice has it; nothing where it could not be read."""
        for file, numbers in voices.items():
            row = self._row.get(file, -1)
            if row < 0:
                continue
            self.measured[row] = True
            _, level, pauses, _, *f0 = numbers or (None,) * 7
            for name, value in zip(CRIES, (level, pauses, *f0)):
                getattr(self, name)[row] = np.nan if value is None else value

    def clear_voices(self) -> None:
        """No cry is measured any more."""
        for name in ("measured", *CRIES):
            getattr(self, name)[:] = ARRAYS[name][1]

    def unmeasured(self) -> NDArray[np.intp]:
        """The rows whose cry is not measured yet and can be."""
        n = len(self)
        return np.flatnonzero(~self.measured[:n] & ~np.isnan(self.duration_s[:n]) & (self.problem[:n] < 0))

    def put_to_judge(self, files: Iterable[str] | None, counts: Mapping[str, int]) -> None:
        """So many regions of `files` (None: of all recordings) are to be judged, none where nothing is counted."""
        if files is None:
            self.to_judge[:] = 0
        for file in counts if files is None else files:
            row = self._row.get(file, -1)
            if row >= 0:
                self.to_judge[row] = counts.get(file, 0)

    def put_labels(self, labels: Iterable[Label], files: Iterable[str] | None = None) -> None:
        """These are now all labels of `files` (None: of all recordings)."""
        if files is None:
            self.label[:], self.source[:] = NO_LABEL, WAITING
            self.more.clear()
            self.notes.clear()
        else:
            for file in files:
                row = self._row.get(file, -1)
                if row >= 0:
                    self.label[row], self.source[row] = NO_LABEL, WAITING
                    self.more.pop(row, None)
                    self.notes.pop(row, None)
        for label in labels:
            row = self._row.get(label.file, -1)
            if row >= 0:
                self._put_label(row, label)

    def _put_label(self, row: int, label: Label) -> None:
        if label.note:
            before = self.notes.get(row)
            self.notes[row] = f"{before}\n{label.note}" if before else label.note
        if label.kind == "unknown":
            if self.label[row] == NO_LABEL:
                self.label[row], self.source[row] = DONT_KNOW, UNKNOWN
        elif label.kind == "class" and label.class_id is not None:
            if self.label[row] >= 0:
                ids = self.more.get(row, (int(self.label[row]),))
                if label.class_id not in ids:
                    self.more[row] = (*ids, label.class_id)
            else:
                self.label[row] = label.class_id
                self.source[row] = SOURCES.get(label.source, LABELLED)

    def put_classes(self, classes: Iterable[Class]) -> None:
        """The project's classes, in their order."""
        self.classes = {one.id: one for one in classes}
        former = {alike(name): one for one in self.classes.values() for name in one.names[1:]}
        self._named = former | {alike(one.name): one for one in self.classes.values()}

    def named(self, name: str) -> Class | None:
        """The class of that name, or of that former name: a model may know it by that."""
        return self._named.get(alike(name))

    def called(self, name: str) -> str:
        """What a model's answer is called in this project."""
        one = self.named(name)
        return one.name if one is not None else name

    def heard(self, name: str) -> NDArray[np.bool_]:
        """Where the model says that class, by whichever of its names."""
        return self.names.lut(lambda text: bool(text) and self.called(text) == name, bool)[self.predicted[: len(self)]]

    def remove(self, files: Iterable[str]) -> None:
        """Takes recordings out of the list."""
        gone = {self._row[file] for file in files if file in self._row}
        if not gone:
            return
        keep = np.ones(len(self), bool)
        keep[list(gone)] = False
        kept = np.flatnonzero(keep)
        for name, (_, empty) in ARRAYS.items():
            array = getattr(self, name)
            values = array[kept]
            array[:] = empty
            array[: len(kept)] = values
        self.files = [self.files[row] for row in kept]
        self.folded = [self.folded[row] for row in kept]
        self._keys = [self._keys[row] for row in kept]
        self._row = {file: row for row, file in enumerate(self.files)}
        fresh = {int(old): row for row, old in enumerate(kept)}
        self.more = {fresh[row]: ids for row, ids in self.more.items() if row in fresh}
        self.notes = {fresh[row]: note for row, note in self.notes.items() if row in fresh}
        self._rank = self._name_rank = self._place = None
        self._timelines.clear()
        self.generation += 1
        self.arrange()

    # ---- reading
    def status(self) -> NDArray[np.int8]:
        """How far each recording has come."""
        n = len(self)
        confidence = self.confidence[:n]
        with np.errstate(invalid="ignore"):
            unsure = (confidence < self.unsure_below) | self._is_none()
        status = np.where(self.predicted[:n] < 0, WAITING, np.where(unsure, UNSURE, CLASSIFIED)).astype(np.int8)
        status = np.where(self.label[:n] != NO_LABEL, self.source[:n], status)
        return np.where((self.problem[:n] >= 0) | (self.fault[:n] >= 0), np.int8(PROBLEM), status)

    def status_of(self, row: int) -> int:
        """The same for one row."""
        if self.problem[row] >= 0 or self.fault[row] >= 0:
            return PROBLEM
        if self.label[row] != NO_LABEL:
            return int(self.source[row])
        if self.predicted[row] < 0:
            return WAITING
        unsure = self.confidence[row] < self.unsure_below or self.names.text(self.predicted[row]) == NONE_OF_THESE
        return UNSURE if unsure else CLASSIFIED

    def recording(self, file: str) -> Recording | None:
        """What the list knows of a recording."""
        row = self.row(file)
        if row < 0:
            return None
        duration_s, rate_hz = float(self.duration_s[row]), int(self.rate_hz[row])
        return Recording(
            file,
            duration_s=duration_s if duration_s == duration_s else None,
            rate_hz=rate_hz or None,
            device=self.devices.text(int(self.device[row])) or None,
            problem=self.problems.text(int(self.problem[row])) or None,
        )

    def timeline(self, file: str) -> Timeline:
        """The recordings of the recorder that made this one, by its clock; this one alone where that is not known or others hide it."""
        row = self.row(file)
        alone = Timeline.alone(file, float(np.nan_to_num(self.duration_s[row])) if row >= 0 else 0.0)
        code = int(self.recorder[row]) if row >= 0 else -1
        if code < 0:
            return alone
        line = self._timelines.get(code)
        if line is None:
            same = np.flatnonzero((self.recorder[: len(self)] == code) & (self.recorded_s[: len(self)] != NO_TIME))
            offset_min = np.where(self.offset_min[same] == NO_OFFSET, 0, self.offset_min[same]).astype(np.int64)
            line = self._timelines[code] = Timeline.of(
                [self.files[k] for k in same],
                self.recorded_s[same] - 60 * (offset_min - offset_min[:1]),  # clocks set to another zone on the way
                self.duration_s[same],
                [self.problem_of(k) for k in same],
            )
        return line if line.shows(file) else alone

    def problem_of(self, row: int) -> str:
        """Why a recording cannot be used or is less than it claims, "" where nothing is wrong."""
        reason = self.problems.text(self.fault[row]) or self.problems.text(self.problem[row])
        return messages.problem(reason) if reason else ""

    def class_ids(self, row: int) -> tuple[int, ...]:
        """The classes a recording is labelled with."""
        label = int(self.label[row])
        return self.more.get(row, (label,)) if label >= 0 else ()

    def counts(self) -> dict[int, int]:
        """How many recordings are labelled with each class."""
        label = self.label[: len(self)]
        counted = np.bincount(label[label >= 0]) if len(label) else np.empty(0, int)
        counts = {class_id: int(counted[class_id]) if class_id < len(counted) else 0 for class_id in self.classes}
        for ids in self.more.values():
            for class_id in ids[1:]:
                counts[class_id] = counts.get(class_id, 0) + 1
        return counts

    def said(self) -> dict[str, int]:
        """How many recordings are predicted to be each class, by what it is called in this project."""
        codes, counts = np.unique(self.predicted[: len(self)], return_counts=True)
        said = Counter[str]()
        for code, count in zip(codes.tolist(), counts.tolist()):
            if code >= 0:
                said[self.called(self.names.text(code))] += count
        return dict(said)

    def _is_none(self) -> NDArray[np.bool_]:
        return self.predicted[: len(self)] == self.names.codes.get(NONE_OF_THESE, -9)

    # ---- sorting and filtering
    @property
    def shown(self) -> NDArray[np.intp]:
        """The rows the list shows, in its order; recordings that came since `arrange` are at the end."""
        if self._reach < len(self):
            new = np.arange(self._reach, len(self))
            self._shown = np.concatenate([self._shown, new[mask(self, self.filter, self._reach)]])
            self._reach = len(self)
            self._place = None
        return self._shown

    def arrange(self, column: str | None = None, descending: bool | None = None, filter: Filter | None = None) -> None:
        """Sorts and filters anew; what is not given stays as it was."""
        self.column = self.column if column is None else column
        self.descending = self.descending if descending is None else descending
        self.filter = self.filter if filter is None else filter
        rows = order(self, self.column, self.descending)
        self._shown = rows if self.filter == Filter() else rows[mask(self, self.filter)[rows]]
        self._reach = len(self)
        self._place = None

    def places(self, files: Sequence[str]) -> NDArray[np.intp]:
        """Where recordings stand in `shown`, in ascending order; those not shown are left out."""
        return self.places_of(np.array([row for row in map(self.row, files) if row >= 0], np.intp))

    def places_of(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """The same for rows."""
        places = self._places()[rows]
        return np.sort(places[places >= 0]).astype(np.intp)

    def _places(self) -> NDArray[np.int32]:
        shown = self.shown
        if self._place is None:
            self._place = np.full(len(self), -1, np.int32)
            self._place[shown] = np.arange(len(shown), dtype=np.int32)
        return self._place

    def neighbour(self, file: str | None, step: int = 1, unsure: bool = False) -> str | None:
        """The recording `step` further in the list, or the next (`step` < 0: previous) unsure one; None at the end."""
        shown = self.shown
        row = self.row(file)
        place = int(self._places()[row]) if row >= 0 else -1
        if unsure:
            wanted = np.flatnonzero(self.status()[shown] == UNSURE)
            ahead = wanted[wanted > place] if step > 0 else wanted[wanted < place][::-1]
            return self.files[shown[ahead[abs(step) - 1]]] if len(ahead) >= abs(step) else None
        there = place + step if place >= 0 else (0 if step > 0 else len(shown) - 1)
        return self.files[shown[there]] if 0 <= there < len(shown) else None

    @property
    def in_order(self) -> bool:
        """Whether the recordings came by folder and name."""
        return self._in_order

    def still_shown(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """Those of the rows that the list shows, in the order they are given."""
        return rows[self._places()[rows] >= 0]

    def beside(self, file: str | None) -> NDArray[np.intp]:
        """The rows the list shows after a recording, then those before it, the nearest first."""
        row = self.row(file)
        place = int(self._places()[row]) if row >= 0 else -1
        return np.concatenate([self.shown[place + 1 :], self.shown[: max(place, 0)][::-1]])

    def file_rank(self) -> NDArray[np.uint64]:
        """Where each row stands in the natural order of folders, and of names in them."""
        if self._rank is None:
            n = len(self)
            if self._in_order:
                self._rank = np.arange(n, dtype=np.uint64)
            else:
                self._rank = np.empty(n, np.uint64)
                self._rank[sorted(range(n), key=self._keys.__getitem__)] = np.arange(n, dtype=np.uint64)
        return self._rank

    def name_rank(self) -> NDArray[np.uint64]:
        """Where each row's name stands in the natural order of the names, in whichever folder; the same for the same name."""
        if self._name_rank is None:
            names = [key.rpartition("\0")[2] + file.rpartition("/")[2] for key, file in zip(self._keys, self.files)]
            rows = sorted(range(len(names)), key=names.__getitem__)
            another = [names[row] != names[before] for before, row in zip(rows[:1] + rows, rows)]
            self._name_rank = np.empty(len(names), np.uint64)
            self._name_rank[rows] = np.cumsum(another, dtype=np.uint64)
        return self._name_rank
