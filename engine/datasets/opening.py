"""The one door to data sets: finds out what lies in a place, takes it in, and says in words what was taken and what was not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.datasets import checks, grouping, listing, looking, mapping, projects
from engine.datasets.asked import Asked
from engine.datasets.dataset import Dataset, enough
from engine.datasets.listing import Problem
from engine.errors import UserError
from engine.evaluate import folds
from engine.job import Report, silent
from engine.project import Project

MOST_SHOWN = 3  # groups in one sentence


@dataclass(frozen=True)
class Opened:
    """A data set that was taken in: `kind` is what it was taken for, `entries` how many it claims, `problems` those that were
    left out, `notes` what else should be known of it."""

    dataset: Dataset
    kind: str
    entries: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[UserError, ...] = ()

    def __str__(self) -> str:
        have = self.dataset
        recordings = len(set(have.files))
        said = [
            f"{recordings:,} recordings"
            if recordings == len(have)
            else f"{len(have):,} labels on {recordings:,} recordings",
            f"{len(have.classes)} classes",
            f"{len(np.unique(have.groups)):,} groups (by {have.groups_by})",
        ]
        if known := have.fold_names:
            said.append(f"{len(known)} {'fold' if len(known) == 1 else 'folds'} ({', '.join(known)})")
        left = f"; {len(self.problems):,} of {self.entries:,} entries left out" if self.problems else ""
        return f"{have.title}, taken for {self.kind}: {', '.join(said)}{left}."


def open(place: Path | None, asked: Asked = Asked(), report: Report = silent) -> Opened:  # noqa: B008
    """The data set in a folder, or of a table; `asked.table` where there is no `place`.

    A project's folder, the public sets by their table's columns, Donate-a-Cry by its names, a table with a file and a label
    column, a folder for each class, plain names; in this order.  Raises UserError that says what was looked for where, or what
    is wrong; Cancelled.
    """
    for there in (place, asked.table, asked.audio, asked.test_table, asked.test_audio, asked.class_map):
        if there is not None and not there.exists():
            raise UserError("There is no file or folder {place}.", place=there)
    if place is not None and Project.is_project(place):
        with Project.open(place) as project:
            listed, said = looking.kept(projects.listed(project), asked), []
    else:
        listed, said = looking.listed(place, asked)
    listed, spelt = mapping.spelt(listed)
    listed, joined = checks.together(listed)
    said += spelt + joined
    if asked.class_map:
        table = mapping.read(asked.class_map, {name for row in listed.rows for name in row.names})
        listed, spelt = mapping.spelt(mapping.mapped(listed, table, asked.class_map.name))
        said += spelt
    if asked.group:
        listed, told = grouping.by_path(listed, asked.group)
        said += told
    if not (asked.strict and listed.problems):
        listed = checks.readable(listed, report)
        contents = checks.contents(listed, report)
        listed, told = grouping.whole(checks.single(listed, contents), contents)
        said += told
    if asked.strict and listed.problems:
        raise UserError(
            "{count} of {entries} entries of {title} cannot be used. {first}.",
            "Mend them, or go on without them by not being strict.",
            count=len(listed.problems),
            entries=listed.entries,
            title=listed.title,
            first=". ".join(listing.in_words(listed.problems, 2)),
        )
    if not listed.rows:
        if not listed.problems:
            raise UserError(
                "{title} has no entries.",
                "A table needs a row for each recording, a project some labels.",
                title=listed.title,
            )
        missing = all(problem.fault == "missing" for problem in listed.problems)
        raise UserError(
            "No entry of {title} can be used. {first}.",
            "Name the folder where its recordings are." if missing else "Mend them first.",
            title=listed.title,
            first=". ".join(listing.in_words(listed.problems, 2)),
        )
    dataset = enough(listing.dataset(listed))
    return Opened(dataset, listed.kind, listed.entries, tuple(listed.problems), (*said, *notes(dataset)))


def notes(dataset: Dataset) -> tuple[UserError, ...]:
    """What an honest test of this data set will stumble over."""
    found = [dataset.left_out] if dataset.left_out else []
    there = folds.groups_per_class(dataset.targets, dataset.groups, len(dataset.classes))
    if alone := [name for name, count in zip(dataset.classes, there) if count == 1]:
        found.append(
            UserError(
                "All recordings of {classes} belong to one group, so it cannot be tested honestly.",
                "Add recordings of another one.",
                classes=", ".join(alone),
            )
        )
    if dataset.folds is not None:
        if nowhere := int((dataset.folds == "").sum()):
            found.append(
                UserError(
                    "In none of its folds: {count} of its recordings. They teach, but are never tested.",
                    "Say their fold in the table, or split by group.",
                    count=nowhere,
                )
            )
        in_folds: dict[str, set[str]] = defaultdict(set)
        for group, fold in zip(dataset.groups.tolist(), dataset.folds.tolist()):
            in_folds[group].add(fold)
        if torn := [group for group, some in in_folds.items() if len(some) > 1]:
            found.append(
                UserError(
                    "In several of its own folds: {count} of its groups ({first}). Its folds leak.",
                    "Split by group instead.",
                    count=len(torn),
                    first=", ".join(torn[:MOST_SHOWN]),
                )
            )
    return tuple(found)
