"""Is it more than chance: two systems on the same rows, compared group by group, and one system against knowing nothing.

Rows of one group (a recording, a site, a baby) stand or fall together, so every test here draws, swaps or permutes whole groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.evaluate import folds
from engine.evaluate.tally import TIMES, Tally, resampled, scores

SWAPS = 10_000  # permutations, or all there are where there are fewer
ABOVE = 0.05  # how far the lower bound must lie above chance before a score is called more than chance


@dataclass(frozen=True)
class Difference:
    """How much better (`value` > 0) the second of two systems scores than the first on the same rows.

    `low` and `high` bound it with 95 % (paired bootstrap over groups; nan for fewer than two groups); `p` is how often
    a difference as large comes by chance if the two are alike, `p_holm` the same after Holm's correction.
    """

    value: float
    low: float
    high: float
    p: float
    p_holm: float

    @property
    def none(self) -> bool:
        """Whether there is none, whichever groups are drawn: as of two systems that are always right."""
        return self.value == self.low == self.high == 0


def difference(
    first: Tally, second: Tally, score: str = "balanced_accuracy", times: int = TIMES, seed: int = 0
) -> Difference:
    """Two tallies of the same rows, so of the same groups in the same order.

    The p-value is that of a permutation test: where the two systems are alike, exchanging all their answers within a group
    changes nothing (Good 2005, Permutation, Parametric and Bootstrap Tests of Hypotheses, chapter 3).
    """
    if (first.groups, first.classes, first.several) != (second.groups, second.classes, second.several):
        raise ValueError("the two systems were not asked about the same rows")
    value = float(_score(second.sums.sum(0), second, score) - _score(first.sums.sum(0), first, score))
    low = high = float("nan")
    if first.groups > 1:
        apart = resampled(second, [score], times, seed)[score] - resampled(first, [score], times, seed)[score]
        low, high = (float(bound) for bound in np.nanquantile(apart, (0.025, 0.975)))
    p = _swapped(first, second, score, abs(value), seed)
    return Difference(value, low, high, p, p)


def _swapped(first: Tally, second: Tally, score: str, seen: float, seed: int) -> float:
    """The share of exchanges within groups that set the two as far apart as they are; all exchanges where they are few."""
    apart = second.sums - first.sums
    groups = first.groups
    everything = 1 << groups if groups < 20 else SWAPS + 1
    if everything <= SWAPS:
        swaps = (np.arange(everything)[:, None] >> np.arange(groups)) & 1
        return float(np.mean(_extremes(first, second, score, swaps.astype(np.float64) @ apart, seen)))
    rng = np.random.default_rng(seed)
    block = max(1, 2_000_000 // groups)
    hits = 0
    for start in range(0, SWAPS, block):
        swaps = rng.integers(2, size=(min(block, SWAPS - start), groups)).astype(np.float64)
        hits += int(_extremes(first, second, score, swaps @ apart, seen).sum())
    return (hits + 1) / (SWAPS + 1)


def _extremes(first: Tally, second: Tally, score: str, moved: NDArray, seen: float) -> NDArray[np.bool_]:
    after = _score(second.sums.sum(0) - moved, second, score) - _score(first.sums.sum(0) + moved, first, score)
    return np.abs(after) >= seen - 1e-12


def _score(sums: NDArray, of: Tally, score: str) -> NDArray:
    return scores(sums, of.classes, of.several)[score]


def holm(found: Sequence[Difference]) -> list[Difference]:
    """The same differences with `p_holm` set for having looked at all of them (Holm 1979): no p falls below its forerunner's."""
    corrected = np.zeros(len(found))
    largest = 0.0
    for place, which in enumerate(np.argsort([one.p for one in found], kind="stable")):
        largest = max(largest, min(1.0, (len(found) - place) * found[which].p))
        corrected[which] = largest
    return [replace(one, p_holm=float(p)) for one, p in zip(found, corrected)]


def chance(
    targets: NDArray,
    probabilities: NDArray,
    groups: Sequence[str] | NDArray,
    thresholds: NDArray | float = 0.5,
    times: int = 1000,
    seed: int = 0,
) -> float:
    """How often answers that have nothing to do with the sound would reach this balanced accuracy: a permutation p-value.

    The truth is dealt anew in whole groups: the groups' rows are laid end to end in a random order, each group's own rows shuffled
    too, so that what holds together stays together but for the seams.  Inputs as for `evaluate.metrics`.
    """
    targets, p, (numbers, count) = np.asarray(targets), np.asarray(probabilities), folds.number(groups)
    answers = p >= thresholds if targets.ndim == 2 else p.argmax(1)
    order = np.argsort(numbers, kind="stable")
    targets, answers, numbers = targets[order], answers[order], numbers[order]
    seen, rng = _balanced(targets, answers), np.random.default_rng(seed)
    dealt = (np.lexsort((rng.random(len(targets)), rng.permutation(count)[numbers])) for _ in range(times))
    hits = sum(not _balanced(targets[rows], answers) < seen - 1e-12 for rows in dealt)
    return (hits + 1) / (times + 1)


def _balanced(truth: NDArray, answers: NDArray) -> float:
    """Balanced accuracy of answers: the same as the tally's, quick enough for a thousand times; nan where no class can be scored."""
    if truth.ndim == 2:
        scored = truth.any(0) & ~truth.all(0)
        truth, answers = truth[:, scored], answers[:, scored]
        recalls = [(answers & truth).sum(0) / truth.sum(0), (~answers & ~truth).sum(0) / (~truth).sum(0)]
        return float(np.mean(recalls)) if scored.any() else float("nan")
    counts, hits = np.bincount(truth), np.bincount(truth[truth == answers], minlength=truth.max() + 1)
    return float((hits[counts > 0] / counts[counts > 0]).mean())


def guessing(classes: int, several: bool = False) -> float:
    """The balanced accuracy of one who hears nothing."""
    return 0.5 if several else 1 / max(classes, 1)


def more_than_chance(low: float | None, classes: int, several: bool = False) -> bool:
    """Whether the lower bound of a balanced accuracy lies clearly above guessing: for two classes, above .55."""
    return low is not None and low > guessing(classes, several) + ABOVE
