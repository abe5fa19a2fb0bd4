"""What predictions got right and wrong, as sums over groups.

Every score is a function of such sums, so a bootstrap over groups is one matrix product.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.evaluate import folds

BINS = 10  # of confidence, for the calibration error
TIMES = 1000  # bootstrap replicates
_SMALLEST = 1e-7


@dataclass(frozen=True)
class Tally:
    """`sums` (groups, k) of `classes` classes add up over groups; `several`: a span may have several classes.

    `partial`: the rows are of some of the classes a model knows, and say nothing of the others; macro-F1 is of these alone.
    """

    sums: NDArray[np.float64]
    classes: int
    several: bool
    partial: bool = False

    @property
    def groups(self) -> int:
        return len(self.sums)


def tally(
    targets: NDArray, probabilities: NDArray, groups: Sequence[str] | NDArray, thresholds: NDArray | float = 0.5
) -> Tally:
    """Sums per group from class numbers (n,) or bool (n, c), probabilities (n, c) and n group names.

    One of many: the largest probability is the answer.  Several at once: a class is there when it reaches its threshold.
    """
    targets = np.asarray(targets)
    p = np.clip(np.asarray(probabilities, np.float64), 0, 1)
    numbers, count = folds.number(groups)
    parts = _several(targets.astype(bool), p, thresholds) if targets.ndim == 2 else _one_of_many(targets, p)
    sums = np.zeros((count, parts.shape[1]))
    np.add.at(sums, numbers, parts)
    return Tally(sums, p.shape[1], targets.ndim == 2)


def _one_of_many(targets: NDArray, p: NDArray) -> NDArray[np.float64]:
    """Per row: confusion (c * c), then rows, right, log loss, Brier, the bins, and the log loss by true class (c)."""
    n, c = p.shape
    answer = p.argmax(1) if n else np.zeros(0, np.intp)
    confusion = np.zeros((n, c * c))
    confusion[np.arange(n), targets * c + answer] = 1
    right = answer == targets
    loss = -np.log(np.maximum(p[np.arange(n), targets], _SMALLEST))
    brier = ((p - np.eye(c)[targets]) ** 2).sum(1)
    of_class = loss[:, None] * np.eye(c)[targets]
    bins = _bins(p.max(1, initial=0)[:, None], right[:, None])
    return np.column_stack([confusion, np.ones(n), right, loss, brier, bins, of_class])


def _several(targets: NDArray, p: NDArray, thresholds: NDArray | float) -> NDArray[np.float64]:
    """Per row: true and false positives, false and true negatives (4 * c), then as above; losses are class means."""
    said = p >= thresholds
    cells = [targets & said, ~targets & said, targets & ~said, ~targets & ~said]
    safe = np.clip(p, _SMALLEST, 1 - _SMALLEST)
    loss = -np.where(targets, np.log(safe), np.log1p(-safe)).mean(1)
    brier = ((p - targets) ** 2).mean(1)
    right = (said == targets).all(1)
    return np.column_stack([*cells, np.ones(len(p)), right, loss, brier, _bins(p, targets)]).astype(
        np.float64, copy=False
    )


def _bins(confidence: NDArray, right: NDArray) -> NDArray[np.float64]:
    """Per row and bin of confidence: how many, the sum of confidence, how many right (3 * BINS); inputs (n, any)."""
    n = len(confidence)
    which = np.minimum((confidence * BINS).astype(int), BINS - 1)
    parts = np.zeros((n, 3, BINS))
    rows = np.broadcast_to(np.arange(n)[:, None], which.shape)
    for k, what in enumerate((np.ones_like(confidence), confidence, right.astype(np.float64))):
        np.add.at(parts[:, k], (rows, which), what)
    return parts.reshape(n, -1)


def scores(sums: NDArray, classes: int, several: bool, partial: bool = False) -> dict[str, NDArray]:
    """Every score from sums (..., k): an array (...) each; recall (..., c), confusion (..., c, c) or (..., c, 2, 2).

    A class without a row has recall nan and is left out of the means; of that of F1 only where it was never said either, or the
    rows are `partial` (see `Tally`).
    """
    c = classes
    cells = 4 * c if several else c * c
    counts, rest = sums[..., :cells], sums[..., cells:]
    rows = np.maximum(rest[..., 0], 1)
    of_classes = _binary_scores(counts, c) if several else _confusion_scores(counts, rest[..., 4 + 3 * BINS :], c)
    f1 = of_classes.pop("f1")
    macro_f1 = mean(np.where(np.isnan(of_classes["recall"]), np.nan, f1) if partial else f1)
    bins = rest[..., 4 : 4 + 3 * BINS].reshape(*rest.shape[:-1], 3, BINS)
    gap = np.abs(bins[..., 1, :] - bins[..., 2, :]).sum(-1) / np.maximum(bins[..., 0, :].sum(-1), 1)
    log_loss = rest[..., 2] / rows
    of_rows = {"accuracy": rest[..., 1] / rows, "log_loss": log_loss, "brier": rest[..., 3] / rows, "ece": gap}
    return {"balanced_log_loss": log_loss, "macro_f1": macro_f1} | of_rows | of_classes


def _confusion_scores(counts: NDArray, losses: NDArray, c: int) -> dict[str, NDArray]:
    confusion = counts.reshape(*counts.shape[:-1], c, c)
    true, said, hit = confusion.sum(-1), confusion.sum(-2), np.diagonal(confusion, axis1=-2, axis2=-1)
    total, hits = true.sum(-1), hit.sum(-1)
    recall = _share(hit, true)
    f1 = _share(2 * hit, true + said)  # 0, not nan, where a class is never true and yet said, as scikit-learn has it
    above = hits * total - (true * said).sum(-1)
    below = np.sqrt(np.maximum(total**2 - (true**2).sum(-1), 0) * np.maximum(total**2 - (said**2).sum(-1), 0))
    mcc = np.where(below > 0, above / np.maximum(below, 1e-12), 0.0)
    return {
        "recall": recall,
        "balanced_accuracy": mean(recall),
        "f1": f1,
        "mcc": mcc,
        "confusion": confusion,
        "balanced_log_loss": mean(_share(losses, true)),
    }


def _binary_scores(counts: NDArray, c: int) -> dict[str, NDArray]:
    tp, fp, fn, tn = (counts[..., k * c : (k + 1) * c] for k in range(4))
    recall = _share(tp, tp + fn)
    balanced = (recall + _share(tn, tn + fp)) / 2
    f1 = _share(2 * tp, 2 * tp + fp + fn)
    below = np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    mcc = np.where(below > 0, (tp * tn - fp * fn) / np.maximum(below, 1e-12), 0.0)
    confusion = np.stack([np.stack([tn, fp], -1), np.stack([fn, tp], -1)], -2)
    return {
        "recall": recall,
        "balanced_accuracy": mean(balanced),
        "f1": f1,
        "mcc": mcc.mean(-1),
        "confusion": confusion,
    }


def _share(part: NDArray, whole: NDArray) -> NDArray:
    return np.where(whole > 0, part / np.maximum(whole, 1e-12), np.nan)


def mean(values: NDArray) -> NDArray:
    """The mean over the last axis of what is there; nan where nothing is."""
    there = ~np.isnan(values)
    return _share(np.where(there, values, 0).sum(-1), there.sum(-1).astype(np.float64))


def replicates(groups: int, times: int = TIMES, seed: int = 0) -> Iterator[NDArray[np.float64]]:
    """Bootstrap weights in blocks (some, groups), `times` in all: how often each group was drawn."""
    rng = np.random.default_rng(seed)
    block = max(1, min(times, 4_000_000 // max(groups, 1)))
    for start in range(0, times, block):
        some = min(block, times - start)
        drawn = rng.integers(groups, size=(some, groups)) + np.arange(some)[:, None] * groups
        yield np.bincount(drawn.ravel(), minlength=some * groups).reshape(some, groups).astype(np.float64)


def resampled(of: Tally, names: Sequence[str], times: int = TIMES, seed: int = 0) -> dict[str, NDArray]:
    """The named scores over bootstrap replicates of the groups, each (times,) or (times, c).

    The same seed draws the same groups, so differences between two tallies of the same rows are paired.
    """
    blocks = [scores(w @ of.sums, of.classes, of.several, of.partial) for w in replicates(of.groups, times, seed)]
    return {name: np.concatenate([block[name] for block in blocks]) for name in names}
