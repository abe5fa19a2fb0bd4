"""What people say in a project: classes, labels, groups, labels from tables, and every edit of them back and forth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UserError
from engine.job import Report, silent
from engine.labels import Class, Label, Source, Target, labelling
from engine.labels import classes as class_rules
from engine.labels.classes import Naming
from engine.labels.groups import GroupBy
from engine.labels.history import Change, Edit, net
from engine.project.folder import ProjectFolder

if TYPE_CHECKING:
    from engine.exchange.imports import Finder, Mapping, Plan
    from engine.exchange.tables import Table

_FEW = 8  # spans that are looked up one by one: a recording may have thousands


class ProjectLabels(ProjectFolder):
    """The labels of an open project; `engine.project.Project` adds what models say."""

    # Edits

    # Those that may touch any number of rows take a `report`; raising Cancelled, it leaves everything as it was.

    def _do(self, name: str, changes: Iterable[Change], report: Report = silent) -> Edit:
        """Makes an edit; it is on disk when this returns.  One that changes nothing is not kept."""
        self._must_write()
        edit = Edit(name, net(changes))
        if edit:
            self._labels.do(edit, report)
        self._kept(edit)
        return edit

    def undo(self, report: Report = silent) -> Edit | None:
        """Takes the last edit back, also one of an earlier day.  Returns the edit that did so."""
        self._must_write()
        return self._kept(self._labels.undo(report))

    def redo(self, report: Report = silent) -> Edit | None:
        """Makes the edit last taken back again."""
        self._must_write()
        return self._kept(self._labels.redo(report))

    def _kept(self, edit: Edit | None) -> Edit | None:
        if edit and edit.settings_changed:
            self.reread()
        return edit

    @property
    def step_sizes(self) -> tuple[int, int]:
        """How many rows `undo` and `redo` would change at most."""
        return self._labels.step_sizes()

    @property
    def can_undo(self) -> str | None:
        """The name of what `undo` would take back."""
        return self._labels.can_undo()

    @property
    def can_redo(self) -> str | None:
        """The name of what `redo` would make again."""
        return self._labels.can_redo()

    # Classes

    def classes(self) -> list[Class]:
        """By position."""
        return self._labels.classes()

    def counts(self) -> dict[int, int]:
        """How many labels each class has, by class id."""
        return self._labels.counts()

    def has_boxes(self) -> bool:
        """Whether a label has borders in frequency."""
        return self._labels.has_boxes()

    def add_class(self, name: str, key: str | None = None, colour: str | None = None) -> Edit:
        """A class at the end of the list, on the first free digit unless `key` says otherwise ("": none)."""
        return self._do(
            "Add class", class_rules.new(self.classes(), self._labels.next_id("classes"), name, key, colour)
        )

    def rename_class(self, class_id: int, name: str) -> Edit:
        return self._do("Rename class", class_rules.rename(self.classes(), class_id, name))

    def merge_classes(self, from_id: int, into_id: int, report: Report = silent) -> Edit:
        """Every label of the one becomes a label of the other."""
        labels = self._labels.labels_of(from_id, into_id)
        return self._do("Merge classes", class_rules.merge(self.classes(), labels, from_id, into_id), report)

    def delete_class(self, class_id: int, report: Report = silent) -> Edit:
        """The class and its labels."""
        labels = self._labels.labels_of(class_id)
        return self._do("Delete class", class_rules.delete(self.classes(), labels, class_id), report)

    def change_class(
        self, class_id: int, key: str | None = None, colour: str | None = None, position: int | None = None
    ) -> Edit:
        return self._do("Change class", class_rules.change(self.classes(), class_id, key, colour, position))

    def order_classes(self, counts: dict[str, int]) -> bool:
        """Once, when the first predictions are there: the classes most predicted come first and have the keys.

        Not where every class has a key, nor where anything was ever edited: a key that a person has set or used stays.  Returns
        whether anything has changed.
        """
        if self.read_only or "ordered" in self._settings or not any(counts.values()):
            return False
        self._set(ordered=True)
        classes = self.classes()
        if self.can_undo or self.can_redo or all(c.key for c in classes):
            return False
        self._labels.begin_with(class_rules.by_use(classes, counts))
        return True

    def naming(self) -> Naming:
        """What the names models use are called here."""
        return class_rules.naming(self.classes())

    # Labels

    def labels(self, file: str | None = None) -> list[Label]:
        """Of one recording, or all; in the order they were made."""
        return self._labels.labels(None if file is None else [file])

    def labels_in_pieces(self, size: int) -> Iterator[list[Label]]:
        """All labels, `size` at a time, for a project of any length."""
        return self._labels.labels_in_pieces(size)

    def labels_of(self, files: Iterable[str]) -> list[Label]:
        """Of some recordings; in the order they were made."""
        return self._labels.labels(files)

    def label(
        self, targets: Sequence[Target], class_id: int, source: Source = "person", report: Report = silent
    ) -> Edit:
        """Says what the targets are.

        One-of-many: in place of what was said before.  Several-at-once: adds the class, or takes it away where all have it.
        """
        rule = labelling.toggle if self.several else labelling.assign
        return self._do("Label", rule(self._on(targets), targets, class_id, self._stamp(source)), report)

    def unknown(self, targets: Sequence[Target], report: Report = silent) -> Edit:
        """Says that the targets were looked at and are not known; that never teaches."""
        return self._do("Don't know", labelling.unknown(self._on(targets), targets, self._stamp()), report)

    def doubt(self, targets: Sequence[Target], report: Report = silent) -> Edit:
        """The person is not sure of what was said of the targets, which then teaches but never judges; once more takes it back."""
        return self._do("Not sure", labelling.doubt(self._on(targets), targets), report)

    def note(self, targets: Sequence[Target], text: str, report: Report = silent) -> Edit:
        """One note a target; an empty text takes it away."""
        return self._do("Note", labelling.note(self._on(targets), targets, text, self._stamp()), report)

    def unlabel(self, targets: Sequence[Target], report: Report = silent) -> Edit:
        """Takes the classes off recordings, whose notes stay; a region goes with all that was said of it."""
        return self._do("Remove label", labelling.unlabel(self._on(targets), targets), report)

    def move(self, target: Target, to: Target) -> Edit:
        """What was said of a span is said of another of the same recording, with its note."""
        return self._do("Move region", labelling.move(self._on([target, to]), target, to))

    def copy(self, target: Target, to: Target) -> Edit:
        """The classes of a span are said of another one of the same recording too."""
        return self._do("Copy region", labelling.copy(self._on([target, to]), target, to, self._stamp()))

    def _label_as(self, name: str, wanted: dict[str, list[Target]], source: Source, report: Report = silent) -> Edit:
        changes: list[Change] = []
        classes = self._with_classes(wanted, changes)
        existing = self._on([target for targets in wanted.values() for target in targets])
        rule, stamp = labelling.add if self.several else labelling.assign, self._stamp(source)
        for said, targets in wanted.items():
            changes += rule(existing, targets, classes[said].id, stamp)
        return self._do(name, changes, report)

    def _with_classes(self, names: Iterable[str], changes: list[Change]) -> dict[str, Class]:
        """The class of each name; those the project lacks are added to the changes."""
        found, made = class_rules.for_names(self.classes(), names, self._labels.next_id("classes"))
        changes += made
        return found

    def _on(self, targets: Iterable[Target]) -> list[Label]:
        """The labels of the targets, and where these are many all others of their recordings too."""
        places = labelling.places(targets)
        if len(places) <= _FEW:
            return [label for place in places for label in self._labels.labels_at(*place)]
        return self._labels.labels(file for file, _ in places)

    def _stamp(self, source: Source = "person") -> labelling.Stamp:
        return labelling.stamp(self._labels.next_id("labels"), self.person, _now(), source)

    # Groups

    def group_of(self, file: str) -> str:
        """The group of one recording."""
        return self.groups([file])[file]

    def groups(self, files: Iterable[str]) -> dict[str, str]:
        """The group of each recording."""
        by = self.group
        table = self._labels.groups() if by.kind == "table" else self.days() if by.kind == "day" else {}
        return {file: by.of(file, table) for file in files}

    def days(self) -> dict[str, str]:
        """The day each recording was made on, as its own clock had it (2024-05-01), where that is known."""
        return {recording.file: recording.recorded_at[:10] for recording in self.recordings() if recording.recorded_at}

    def table_groups(self) -> dict[str, str]:
        """The groups imported tables told, by file."""
        return self._labels.groups()

    # Labels from elsewhere

    def preview_table(
        self, path: Path, mapping: Mapping | None = None, predictions: bool = False
    ) -> tuple[Table, Mapping | None, Plan | None]:
        """A table of labels, or of `predictions`, what its columns are (guessed unless said), and what importing it would do.

        Raises UserError.
        """
        from engine.exchange import foreign, imports

        table = foreign.read(path)
        mapping = mapping or imports.guess(table)
        if mapping is None:
            return table, None, None
        mapping = imports.of_predictions(table, mapping) if predictions else mapping
        return (
            table,
            mapping,
            imports.from_table(table, mapping, self._finder(), self.several or predictions, predictions),
        )

    def plan_from_folders(self) -> Plan:
        """What labelling each recording by its folder would do."""
        from engine.exchange import imports

        return imports.from_folders(recording.file for recording in self.recordings())

    def plan_from_names(self, pattern: str) -> Plan:
        """What labelling each recording by its name would do; see `imports.from_names`.  Raises UserError."""
        from engine.exchange import imports

        return imports.from_names((recording.file for recording in self.recordings()), pattern)

    def import_table(self, path: Path, mapping: Mapping | None = None) -> Edit:
        """Labels from a table, in one edit.  Raises UserError."""
        table, mapping, plan = self.preview_table(path, mapping)
        if plan is None:
            hint = "Say which columns hold them; there are: {columns}."
            raise UserError(
                "It is not clear which columns are the file and the label.", hint, columns=", ".join(table.columns)
            )
        return self.import_labels(plan)

    def import_labels(self, plan: Plan, report: Report = silent) -> Edit:
        """Does what a plan says, in one edit; groups a table tells become the project's groups."""
        from engine.exchange import applying

        made: list[Change] = []
        classes = self._with_classes(plan.names, made)
        existing = self._labels.labels(entry.file for entry in plan.entries)
        number, when = self._labels.next_id("labels"), _now()
        groups = self._labels.groups()
        made += applying.changes(plan, classes, existing, groups, self.several, number, self.person, when)
        if plan.groups and self.group.kind != "table":
            by_table = "group", json.dumps(GroupBy("table").kept())
            made.append(Change("meta", self._labels.setting("group"), by_table))
        return self._do("Import labels", made, report)

    def _finder(self) -> Finder:
        from engine.exchange import imports

        there = self._cache.stamps()
        gone = {label.file for label in self.labels()} - there.keys()
        lengths_s = {r.file: r.duration_s for r in self.recordings() if r.duration_s is not None}
        return imports.Finder(self.root, there, lengths_s, gone)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
