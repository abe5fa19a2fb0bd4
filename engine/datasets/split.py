"""Which rows of a Dataset train, which say when to stop, and which test: groups stay whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.datasets.dataset import Dataset
from engine.evaluate import folds


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
