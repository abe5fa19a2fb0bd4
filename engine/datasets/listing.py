"""What a data set says of its recordings before anybody has looked at them: rows, and what cannot be used of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from engine.datasets.dataset import TEST, Dataset
from engine.errors import UserError
from engine.sound.audio import MIX
from engine.sound.scan import natural_key

_WORDS = {
    "train": ("train", "training"),
    "validation": ("val", "valid", "validation", "dev"),
    TEST: ("test", "testing", "eval", "evaluation"),
}
PARTS = {word: part for part, words in _WORDS.items() for word in words}  # what sets call their parts, in small letters
_PART = re.compile(rf"({'|'.join(PARTS)})(?![a-z])")  # Train.csv, Test_Public.csv, validation/

Fault: TypeAlias = Literal["missing", "unlabelled", "mislabelled", "unreadable", "duplicate"]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled span.  `names` are its classes, `where` says for people where that stands ("esc50.csv, line 12").

    `group` "" is a group of its own; `identity` is what two copies of one recording share, "" being their bytes alone; `trusted` is
    False for what nobody looked at closely.
    """

    file: Path
    names: tuple[str, ...]
    where: str
    start_s: float = 0.0
    end_s: float = float("inf")
    group: str = ""
    fold: str = ""
    identity: str = ""
    trusted: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that cannot be used: what it calls its recording, where it stands, and why; `fault` is the kind of it."""

    fault: Fault
    file: str
    where: str
    reason: UserError

    def __str__(self) -> str:
        return f"{self.file} ({self.where}): {self.reason}" if self.where else f"{self.file}: {self.reason}"


@dataclass(frozen=True)
class Listing:
    """All rows of a data set below the folder `root`.  `kind` says in words what was recognised, `groups_by` what a group is.

    `order` is that of its classes where it has one; `several`: a row may have several, even if none has; `channel` is the one to hear.
    """

    kind: str
    title: str
    root: Path
    rows: Sequence[Row]
    problems: Sequence[Problem] = ()
    groups_by: str = "recording"
    order: Sequence[str] = ()
    several: bool = False
    channel: int = MIX

    @property
    def entries(self) -> int:
        """How many entries it has, usable or not."""
        return len(self.rows) + len(self.problems)

    def without(self, problems: Mapping[int, Problem]) -> Listing:
        """The listing without the rows of these numbers, whose problems it takes over."""
        rows = [row for number, row in enumerate(self.rows) if number not in problems]
        return replace(self, rows=rows, problems=[*self.problems, *problems.values()])


def below(root: Path, file: Path) -> str:
    """A file as it is named below the root, with forward slashes; whole where it lies elsewhere."""
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


def part_of(name: str) -> str:
    """Which part of a set the name of a table or a folder says it is: "train", "validation", TEST or ""."""
    found = _PART.match(name.casefold())
    return PARTS[found[1]] if found else ""


def dataset(listing: Listing) -> Dataset:
    """The rows as a Dataset: classes in their order, then in natural order; several at once where a row has several."""
    rows = listing.rows
    used = {name for row in rows for name in row.names}
    first = [name for name in listing.order if name in used]
    classes = (*first, *sorted(used.difference(first), key=natural_key))
    number = {name: k for k, name in enumerate(classes)}
    hot = np.zeros((len(rows), len(classes)), bool)
    for k, row in enumerate(rows):
        hot[k, [number[name] for name in row.names]] = True
    columns = dict.fromkeys(name for row in rows for name in row.columns)
    return Dataset(
        title=listing.title,
        files=tuple(row.file for row in rows),
        spans=np.array([(row.start_s, row.end_s) for row in rows], float).reshape(-1, 2),
        classes=classes,
        targets=hot
        if listing.several or (hot.sum(1) > 1).any()
        else np.array([number[row.names[0]] for row in rows], np.intp),
        groups=np.array([row.group or below(listing.root, row.file) for row in rows], str),
        trusted=np.array([row.trusted for row in rows], bool),
        groups_by=listing.groups_by,
        folds=np.array([row.fold for row in rows], str) if any(row.fold for row in rows) else None,
        columns={name: np.array([row.columns.get(name, "") for row in rows], str) for name in columns},
        channel=listing.channel,
    )


_IN_WORDS: dict[Fault, tuple[str, str]] = {
    "missing": ("entry has no recording", "entries have no recording"),
    "unlabelled": ("entry has no class", "entries have no class"),
    "mislabelled": ("entry contradicts itself", "entries contradict themselves"),
    "unreadable": ("recording cannot be read", "recordings cannot be read"),
    "duplicate": ("entry is a copy of another", "entries are copies of others"),
}


def in_words(problems: Iterable[Problem], examples: int = 3) -> list[str]:
    """A sentence for each kind of fault: how many, and the first of them with their reasons; missing ones by name alone."""
    by_fault: dict[Fault, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_fault[problem.fault].append(problem)
    lines = []
    for fault, (one, many) in _IN_WORDS.items():
        if some := by_fault.get(fault):
            plain = fault in ("missing", "unlabelled")
            first = [problem.file if plain else str(problem).rstrip(".") for problem in some[:examples]]
            more = ["..."] if len(some) > examples else []
            words = one if len(some) == 1 else many
            lines.append(f"{len(some):,} {words}: {(', ' if plain else '; ').join(first + more)}")
    return lines
