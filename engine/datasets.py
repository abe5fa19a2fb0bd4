"""Recordings with their classes, ready to train on: a folder per class, or a project's labels."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.evaluate import folds
from engine.labels import LONG_S
from engine.labels.groups import GroupBy
from engine.sound import scan

if TYPE_CHECKING:
    from engine.project import Project

FEWEST = 2  # recordings a class
EACH = GroupBy()  # recording is its own group


@dataclass(frozen=True)
class Dataset:
    """Labelled spans: `files`, and `spans` (n, 2) in seconds, an end of infinity being the recording's own.

    `targets` are class numbers (n,) or, several at once, bool (n, c); `groups` (n,) must not be split between training and
    testing; `trusted` (n,) is False for what was accepted in bulk: it trains, but never tests.
    """

    title: str
    files: tuple[Path, ...]
    spans: NDArray[np.float64]
    classes: tuple[str, ...]
    targets: NDArray
    groups: NDArray[np.str_]
    trusted: NDArray[np.bool_]
    groups_by: str = "recording"

    def __len__(self) -> int:
        return len(self.files)

    @property
    def several(self) -> bool:
        return self.targets.ndim == 2

    @property
    def hot(self) -> NDArray[np.float32]:
        """The targets as float32 (n, c), one where the class is."""
        return (
            self.targets.astype(np.float32)
            if self.several
            else np.eye(len(self.classes), dtype=np.float32)[self.targets]
        )

    def counts(self) -> dict[str, int]:
        """How many labelled spans each class has."""
        return dict(zip(self.classes, self.hot.sum(0).astype(int).tolist()))


def folder_per_class(root: str | os.PathLike[str], group: GroupBy = EACH) -> Dataset:
    """Every folder in `root` that holds sound, also deeper down, is a class, named as the folder; `group` says what belongs together.

    Raises UserError when these are not two classes of two recordings.
    """
    root = Path(root)
    files = [found.file for found in scan.find(root, True) if "/" in found.file]
    names = [file.partition("/")[0] for file in files]
    classes = tuple(dict.fromkeys(names))
    if len(classes) < 2:
        raise UserError(
            "The folder {folder} does not hold a folder of recordings for each of two classes.",
            "Put the recordings of each class in a folder named as the class.",
            folder=str(root),
        )
    dataset = Dataset(
        title=root.resolve().name,
        files=tuple(root / file for file in files),
        spans=np.tile([0.0, np.inf], (len(files), 1)),
        classes=classes,
        targets=np.array([classes.index(name) for name in names], np.intp),
        groups=np.array([group.of(file, {}) for file in files], str),
        trusted=np.ones(len(files), bool),
        groups_by=group.kind,
    )
    return _enough(dataset)


def of_project(project: Project) -> Dataset:
    """The labels of a project that say a class and where; a label on the whole of a long recording does not say where.

    The classes are those with labels, in the project's order.  Raises UserError when these are not two classes of two recordings.
    """
    lengths_s = {recording.file: recording.duration_s for recording in project.recordings()}
    names = {one.id: one.name for one in project.classes()}
    rows: dict[tuple[str, float, float], tuple[set[str], bool]] = {}
    for label in project.labels():
        length_s = lengths_s.get(label.file)
        if label.kind != "class" or label.class_id not in names or label.file not in lengths_s:
            continue
        if label.whole and length_s is not None and length_s > LONG_S:
            continue
        place = label.file, label.start_s or 0.0, np.inf if label.end_s is None else label.end_s
        said, trusted = rows.get(place, (set(), True))
        rows[place] = (
            {*said, names[label.class_id]} if project.several else {names[label.class_id]},
            trusted and label.source != "bulk",
        )
    used = {name for said, _ in rows.values() for name in said}
    classes = tuple(name for name in names.values() if name in used)
    hot = np.array([[name in said for name in classes] for said, _ in rows.values()], bool).reshape(
        len(rows), len(classes)
    )
    groups = project.groups({file for file, _, _ in rows})
    dataset = Dataset(
        title=project.name,
        files=tuple(project.root / file for file, _, _ in rows),
        spans=np.array([[start_s, end_s] for _, start_s, end_s in rows]).reshape(-1, 2),
        classes=classes,
        targets=hot if project.several else hot.argmax(1) if len(rows) else np.zeros(0, np.intp),
        groups=np.array([groups[file] for file, _, _ in rows], str),
        trusted=np.array([trusted for _, trusted in rows.values()], bool),
        groups_by=project.group.kind,
    )
    return _enough(dataset)


def _enough(dataset: Dataset) -> Dataset:
    few = [(name, FEWEST - n) for name, n in dataset.counts().items() if n < FEWEST]
    if len(dataset.classes) < 2:
        raise UserError("Training needs labels of two classes.", "Label some recordings of each class first.")
    if few:
        wanted = ", ".join(f"{more} × {name}" for name, more in few)
        raise UserError(
            "Too few recordings to train on; still needed: {wanted}.", "Add them, then train again.", wanted=wanted
        )
    return dataset


@dataclass(frozen=True)
class Parts:
    """Which rows of a Dataset train, which say when to stop (`inner`), and which test what came out (`held_out`), each (n,)."""

    train: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    held_out: NDArray[np.bool_]


def parts(dataset: Dataset, seed: int = 0) -> Parts:
    """One group in five is held out, by the hash of its name, so that it stays held out whatever is added; of the others a sixth is inner.

    A class that would be left with fewer than two training groups keeps all of its groups for training.
    """
    held = folds.held_out(dataset.groups)
    held &= ~_would_lack(dataset, held)
    inner = np.zeros(len(dataset), bool)
    inner[~held] = folds.grouped(dataset.targets[~held], dataset.groups[~held], 6, seed) == 0
    inner &= ~_would_lack(dataset, held | inner) & ~held
    return Parts(~held & ~inner, inner, held & dataset.trusted)


def _would_lack(dataset: Dataset, away: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows (n,) whose group holds a class that has fewer than two groups left when `away` are taken away."""
    left = ~away
    classes = len(dataset.classes)
    there = (
        folds.groups_per_class(dataset.targets[left], dataset.groups[left], classes)
        if left.any()
        else np.zeros(classes)
    )
    lacking = dataset.hot[:, there < 2].any(1)
    return np.isin(dataset.groups, np.unique(dataset.groups[lacking]))
