"""A Dataset: labelled spans of recordings, ready to train on and to be tested on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.sound.audio import MIX
from engine.sound.scan import natural_key

FEWEST = 2  # recordings a class
MOST_NAMED = 6  # classes in one sentence
BEFORE = "class before"  # the column that keeps what a recording was called, where a table maps classes
TEST = "test"  # the fold that a set itself holds out


@dataclass(frozen=True)
class Dataset:
    """Labelled spans: `files`, and `spans` (n, 2) in seconds, an end of infinity being the recording's own.

    `targets` are class numbers (n,) or, several at once, bool (n, c); `groups` (n,) must not be split between training and
    testing; `trusted` (n,) is False for what was accepted in bulk: it trains, but never tests.  `folds` (n,) are the data set's own,
    None where it has none; TEST is the part its makers hold out.  `columns` (n,) each: what else a table or the names say.
    `channel` is the one to hear, MIX or 0-based.
    """

    title: str
    files: tuple[Path, ...]
    spans: NDArray[np.float64]
    classes: tuple[str, ...]
    targets: NDArray
    groups: NDArray[np.str_]
    trusted: NDArray[np.bool_]
    groups_by: str = "recording"
    folds: NDArray[np.str_] | None = None
    columns: dict[str, NDArray[np.str_]] = field(default_factory=dict)
    wanting: dict[str, int] = field(default_factory=dict)  # classes left out, and how many recordings more each needs
    channel: int = MIX

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

    @property
    def fold_names(self) -> list[str]:
        """Of its own folds, in order."""
        return [] if self.folds is None else sorted(set(self.folds.tolist()) - {""}, key=natural_key)

    @property
    def left_out(self) -> UserError | None:
        """Which classes were left out for want of recordings, in words."""
        if not self.wanting:
            return None
        if len(self.wanting) == 1:
            ((name, more),) = self.wanting.items()
            return UserError("Trained without {name}: {more} more of {name} needed.", name=name, more=more)
        return UserError(
            "Trained without classes that have too few labels; still needed: {wanted}.", wanted=_few(self.wanting)
        )

    def counts(self) -> dict[str, int]:
        """How many labelled spans each class has."""
        return dict(zip(self.classes, self.hot.sum(0).astype(int).tolist()))


def _few(wanting: dict[str, int]) -> str:
    named = [f"{more} × {name}" for name, more in wanting.items()]
    return ", ".join(named[:MOST_NAMED]) + (", …" if len(named) > MOST_NAMED else "")


def enough(dataset: Dataset) -> Dataset:
    """The classes that can be trained on, with what is labelled with them; `wanting` of it says which were left out.

    Raises UserError where fewer than two are left.
    """
    counts = dataset.counts()
    if len(counts) < 2 and BEFORE in dataset.columns:
        raise UserError(
            "The class map makes {name} of all recordings, and training needs two classes.",
            "Let some of them become another: they were called {before}.",
            name=", ".join(counts),
            before=", ".join(sorted(set(dataset.columns[BEFORE].tolist()))),
        )
    if len(counts) < 2:
        raise UserError("Training needs labels of two classes.", "Label some recordings of each class first.")
    wanting = {name: FEWEST - n for name, n in counts.items() if n < FEWEST}
    if not wanting:
        return dataset
    kept = [number for number, name in enumerate(dataset.classes) if name not in wanting]
    if len(kept) < 2:
        wanted = _few(wanting)
        raise UserError(
            "Too few recordings to train on; still needed: {wanted}.", "Add them, then train again.", wanted=wanted
        )
    return replace(_only(dataset, kept), wanting=dataset.wanting | wanting)


def _only(dataset: Dataset, kept: list[int]) -> Dataset:
    """Some of its classes; rows that say nothing else are left out."""
    hot = dataset.hot.astype(bool)
    there = np.asarray(hot[:, kept].any(1) | ~hot.any(1))
    targets = hot[there][:, kept]
    return replace(
        dataset,
        files=tuple(file for file, stays in zip(dataset.files, there.tolist()) if stays),
        spans=dataset.spans[there],
        classes=tuple(dataset.classes[number] for number in kept),
        targets=targets if dataset.several else targets.argmax(1),
        groups=dataset.groups[there],
        trusted=dataset.trusted[there],
        folds=None if dataset.folds is None else dataset.folds[there],
        columns={name: column[there] for name, column in dataset.columns.items()},
    )
