"""Several trials on the same rows: who is better, by how much, and whether it could be chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.evaluate import evidence
from engine.evaluate.evidence import Difference
from engine.trials.trial import Trial


@dataclass(frozen=True)
class Pair:
    """How much better `second` is than `first` (their places in the comparison), in balanced accuracy."""

    first: int
    second: int
    difference: Difference


@dataclass(frozen=True)
class Comparison:
    """The `trials`, cut to the rows that all of them answered, best first; and every pair of them, Holm-corrected.

    `left_out` says for contenders that could not be asked about rows which others answered, how many these are.
    """

    trials: tuple[Trial, ...]
    rows: NDArray[np.intp]
    pairs: tuple[Pair, ...]
    left_out: dict[str, int]

    def between(self, first: int, second: int) -> Difference:
        """The difference of the trials at two places, `first` < `second`."""
        return next(pair.difference for pair in self.pairs if (pair.first, pair.second) == (first, second))


def compare(trials: Sequence[Trial]) -> Comparison:
    """Raises UserError where the trials have no row in common."""
    rows = reduce(np.intersect1d, [trial.rows for trial in trials])
    if not len(rows):
        raise UserError("The recipes were not tested on the same recordings, so they cannot be compared.")
    asked = len(reduce(np.union1d, [trial.rows for trial in trials]))
    left_out = {trial.name: asked - len(trial.rows) for trial in trials if len(trial.rows) < asked}
    cut = sorted((trial.among(rows) for trial in trials), key=lambda trial: -trial.metrics.balanced_accuracy)
    places = list(combinations(range(len(cut)), 2))
    # one tally of each on the same rows: the groups are the same, and in the same order
    found = [evidence.difference(cut[a].tally, cut[b].tally) for a, b in places]
    pairs = tuple(Pair(a, b, one) for (a, b), one in zip(places, evidence.holm(found)))
    return Comparison(tuple(cut), rows, pairs, left_out)
