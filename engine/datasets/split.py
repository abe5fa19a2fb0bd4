"""Which rows of a Dataset train, which say when to stop, and which test: groups stay whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.datasets.dataset import TEST, Dataset
from engine.errors import UserError
from engine.evaluate import folds


@dataclass(frozen=True)
class Parts:
    """Which rows of a Dataset train, which say when to stop (`inner`), and which test what came out (`held_out`), each (n,)."""

    train: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    held_out: NDArray[np.bool_]


def parts(dataset: Dataset, seed: int = 0) -> Parts:
    """What the set itself holds out (its fold TEST), else one group in five by the hash of its name, so that it stays held out whatever
    is added; of the others the set's own "validation", else a sixth, is inner.

    Where nobody laid the folds, a class that would be left with fewer than two training groups keeps all of its groups for training.
    Raises UserError when nothing is left to train on.
    """
    held = _groups_of(dataset, TEST)
    if held is None:
        held = folds.held_out(dataset.groups)
        held &= ~_would_lack(dataset, held)
    elif held.all():
        raise UserError(
            "Every group of {title} (by {groups_by}) has recordings in its test part, so none is left to train on.",
            "Group the recordings otherwise.",
            title=dataset.title,
            groups_by=dataset.groups_by,
        )
    inner = _groups_of(dataset, "validation")
    if inner is None:
        inner = np.zeros(len(dataset), bool)
        inner[~held] = folds.grouped(dataset.targets[~held], dataset.groups[~held], 6, seed) == 0
        inner &= ~_would_lack(dataset, held | inner)
    inner &= ~held
    return Parts(~held & ~inner, inner, held & dataset.trusted)


def learning_from(dataset: Dataset, names: Collection[str]) -> Dataset:
    """The data set as it is where these of its own folds teach and all others are held out.

    Raises UserError where it has no folds, or none of such a name, or no other.
    """
    if dataset.folds is None or not dataset.fold_names:
        raise UserError(
            "{title} has no folds of its own.",
            "Leave --folds out: whole groups are held out then.",
            title=dataset.title,
        )
    for name in names:
        if name not in dataset.fold_names:
            known = ", ".join(dataset.fold_names)
            raise UserError("There is no fold {name}.", "Folds: {names}.", name=name, names=known)
    if set(names) >= set(dataset.fold_names):
        raise UserError(
            "These are all folds there are: none would be held out to say how good the model is.",
            "Leave one of them out, or --folds: whole groups are held out then.",
        )
    theirs = np.where(dataset.folds == TEST, "", dataset.folds)
    teach = np.isin(dataset.folds, ["", *names])  # what is in no fold is never tested
    return replace(dataset, folds=np.where(teach, theirs, TEST))


def _groups_of(dataset: Dataset, fold: str) -> NDArray[np.bool_] | None:
    """The rows (n,) whose group lies in a fold of the set's own, if only partly; None where there is no such fold."""
    if dataset.folds is None or not (dataset.folds == fold).any():
        return None
    return np.isin(dataset.groups, dataset.groups[dataset.folds == fold])


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
