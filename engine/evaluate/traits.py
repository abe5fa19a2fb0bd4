"""What tells the class without the sound: a trait of the recordings (their rate, their length) from which the class can be guessed.

A network may learn such a trait instead of the sound, and then scores well here and fails elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.evaluate import evidence, folds
from engine.evaluate.tally import resampled, scores, tally

FOLDS = 5
MOST_BINS = 8  # of a trait that is a number


@dataclass(frozen=True)
class Telling:
    """How well one trait alone tells the class: balanced accuracy on groups it did not learn from, with its 95 % interval.

    `warn` where the lower bound lies clearly above guessing.  `typical` holds for each class what is usual there: the
    median, or the commonest value of a trait that is a word (None: no row of the class).
    """

    trait: str
    balanced_accuracy: float
    low: float
    high: float
    guessing: float
    warn: bool
    typical: tuple[float | str | None, ...]


def telling(
    trait: str, values: NDArray, targets: NDArray, groups: Sequence[str] | NDArray, classes: int, seed: int = 0
) -> Telling | None:
    """A trait, numbers (n,) with nan for unknown or words (n,), against class numbers (n,).

    Grouped cross-validation of the plainest rule there is: which class is commonest, classes weighing the same, among rows
    with such a value.  None where a constant trait or fewer than two groups a class leave nothing to find out.
    """
    values, targets, groups = np.asarray(values), np.asarray(targets), np.asarray(groups, str)
    if values.dtype.kind == "f":
        known = ~np.isnan(values)
        values, targets, groups = values[known], targets[known], groups[known]
    if len(np.unique(values)) < 2 or len(np.unique(targets)) < 2:
        return None
    per_class = folds.groups_per_class(targets, groups, classes)
    if per_class[per_class > 0].min() < 2:
        return None
    fold = folds.grouped(targets, groups, FOLDS, seed)
    said = np.full((len(targets), classes), 1 / classes)
    for one in np.unique(fold):
        test = fold == one
        said[test] = _learned(values[~test], targets[~test], values[test], classes)
    of = tally(targets, said, groups)
    reached = float(scores(of.sums.sum(0), classes, False)["balanced_accuracy"])
    drawn = resampled(of, ["balanced_accuracy"])["balanced_accuracy"]
    low, high = (float(bound) for bound in np.nanquantile(drawn, (0.025, 0.975)))
    there = int((per_class > 0).sum())
    typical = tuple(_typical(values[targets == one]) for one in range(classes))
    warn = evidence.more_than_chance(low, there)
    return Telling(trait, reached, low, high, evidence.guessing(there), warn, typical)


def _learned(values: NDArray, targets: NDArray, asked: NDArray, classes: int) -> NDArray[np.float64]:
    """The share of each class among rows whose value lies in the same bin, every class weighing the same."""
    bins, wanted = _binned(values, asked)
    counts = np.zeros((int(max(bins.max(initial=0), wanted.max(initial=0))) + 1, classes))
    np.add.at(counts, (bins, targets), 1)
    of_class = np.bincount(targets, minlength=classes)
    share = np.where(of_class > 0, (counts + 0.5) / (of_class + 0.5 * len(counts)), 0)
    return share[wanted] / np.maximum(share[wanted].sum(1, keepdims=True), 1e-12)


def _binned(values: NDArray, asked: NDArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    if values.dtype.kind == "f":
        edges = np.unique(np.quantile(values, np.linspace(0, 1, MOST_BINS + 1)[1:-1]))
        return np.searchsorted(edges, values), np.searchsorted(edges, asked)
    words = np.unique(values)
    place = np.searchsorted(words, asked).clip(max=len(words) - 1)
    return np.searchsorted(words, values), np.where(words[place] == asked, place, len(words))


def _typical(values: NDArray) -> float | str | None:
    if not len(values):
        return None
    if values.dtype.kind == "f":
        return float(np.median(values))
    words, counts = np.unique(values, return_counts=True)
    return str(words[counts.argmax()])
