"""How good: scores with 95 % intervals by bootstrap over groups, beside n, the groups and the majority baseline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.evaluate import folds
from engine.evaluate import tally as tallies
from engine.evaluate.tally import TIMES, Tally, replicates, resampled, scores

FEW = 5  # groups: of fewer, replicates are a handful of draws and an interval says nothing of how sure the score is
_OVER_CLASSES = ("balanced_accuracy", "macro_f1", "mcc")  # one class of few groups makes or unmakes these
_REST = re.compile(
    r"(others?|rest|none|no|negative|normal|background|noise|silence|unknown|nothing)|(no|non|not)[ _-].+",
    re.IGNORECASE,
)
_WITH_INTERVAL = ("accuracy", *_OVER_CLASSES, "log_loss", "brier", "ece")


@dataclass(frozen=True)
class Metrics:
    """Scores of one model on rows it did not learn from.

    `recalls` and `counts` follow `classes` (recall None: no such row).  `confusion` is c x c, rows the truth, columns
    the answer; several at once it is one 2 x 2 table a class.  `intervals` holds (low, high), 95 %, by score name; none
    where there are less than FEW groups, or, for a mean over classes, where a class with labels is in less, or where
    no drawing of groups changes the score (see `middle_95`).
    `class_groups` says in how many groups each class occurs (empty: it was not counted).
    `baseline` is what always answering the commonest class (log loss: the class frequencies) would score.  The last
    three are for two classes only, and about the one that is `sought`.
    """

    classes: tuple[str, ...]
    n: int
    groups: int
    accuracy: float
    balanced_accuracy: float
    macro_f1: float
    mcc: float
    log_loss: float
    brier: float
    ece: float
    recalls: tuple[float | None, ...]
    counts: tuple[int, ...]
    confusion: tuple[Any, ...]
    intervals: dict[str, tuple[float, float]]
    baseline: dict[str, float]
    several: bool = False
    class_groups: tuple[int, ...] = ()
    auroc: float | None = None
    auprc: float | None = None
    prevalence: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; `from_dict` reads them back."""
        return asdict(self)


def from_dict(entries: dict[str, Any]) -> Metrics:
    """The Metrics that `as_dict` wrote, also after a journey through JSON."""
    lists = {"classes", "recalls", "counts", "class_groups"}
    whole: dict[str, Any] = {k: tuple(v) if k in lists else v for k, v in entries.items()}
    whole["confusion"] = _nested(entries["confusion"])
    whole["intervals"] = {k: (v[0], v[1]) for k, v in entries["intervals"].items()}
    return Metrics(**whole)


def metrics(
    targets: NDArray,
    probabilities: NDArray,
    groups: Sequence[str] | NDArray,
    classes: Sequence[str],
    thresholds: NDArray | float = 0.5,
    times: int = TIMES,
    seed: int = 0,
    repeated: Tally | None = None,
    others: Sequence[tuple[NDArray, NDArray, NDArray]] = (),
    partial: bool = False,
) -> Metrics:
    """Metrics from class numbers (n,) or bool (n, c), probabilities (n, c) and the n groups.

    `thresholds`, one or (c,), serve several at once.  `repeated` is the mean over several passes over the same rows: then
    the scores and intervals are of it, the confusion is of the one pass.  Areas do not add up over groups: they are the
    mean over this pass and the `others`, each (targets, probabilities, groups), and none where these are not given.
    `partial` rows say nothing of the classes that they lack (see `Tally`).
    Raises ValueError when there is no row.
    """
    targets = np.asarray(targets)
    if not len(targets):
        raise ValueError("no rows to evaluate")
    of = tallies.tally(targets, probabilities, groups, thresholds)
    confusion = scores(of.sums.sum(0), of.classes, of.several)["confusion"].astype(int)
    of = replace(repeated or of, partial=partial)
    value = scores(of.sums.sum(0), of.classes, of.several, partial)
    passes = [(targets, probabilities, groups), *others] if repeated is None or others else []
    curves = [_Curve(t, p, g, sought(classes)) for t, p, g in passes] if _two_classes(of, targets) else []
    seen = folds.groups_per_class(targets, groups, of.classes)
    return Metrics(
        classes=tuple(classes),
        n=len(targets),
        groups=of.groups,
        **{name: float(value[name]) for name in _WITH_INTERVAL},
        recalls=tuple(None if np.isnan(r) else float(r) for r in value["recall"]),
        counts=tuple(int(k) for k in (targets.sum(0) if of.several else confusion.sum(1))),
        confusion=_nested(confusion.tolist()),
        intervals=_intervals(of, seen, curves, times, seed),
        baseline=baseline(targets, of.classes),
        several=of.several,
        class_groups=tuple(seen.tolist()),
        **{name: float(area) for name, area in _mean_of([curve.scores() for curve in curves]).items()},
    )


def baseline(targets: NDArray, classes: int) -> dict[str, float]:
    """What a model scores that hears nothing: it always answers the commonest class, with the class frequencies."""
    targets = np.asarray(targets)
    if targets.ndim == 2:
        share = targets.mean(0)
        probabilities = np.broadcast_to(share, targets.shape)
    else:
        share = np.bincount(targets, minlength=classes) / max(len(targets), 1)
        probabilities = np.broadcast_to(share, (len(targets), classes))
    value = scores(
        tallies.tally(targets, probabilities, ["all"] * len(targets)).sums.sum(0), classes, targets.ndim == 2
    )
    return {name: float(value[name]) for name in ("accuracy", "balanced_accuracy", "macro_f1", "log_loss", "brier")}


def sought(classes: Sequence[str]) -> int:
    """Which of two classes an alarm would be about: the second, unless its name says that it is the rest and the first's does not."""
    rest = [_REST.fullmatch(name.strip()) is not None for name in classes]
    return 0 if rest == [False, True] else 1


def _two_classes(of: Tally, targets: NDArray) -> bool:
    return not of.several and of.classes == 2 and len(np.unique(targets)) == 2


def _mean_of(passes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Of the same names in each pass, over the passes that have it: a drawing of groups may lack a class."""
    return {name: tallies.mean(np.stack([one[name] for one in passes], -1)) for name in (passes[0] if passes else ())}


def _intervals(
    of: Tally, seen: NDArray, curves: Sequence[_Curve], times: int, seed: int
) -> dict[str, tuple[float, float]]:
    """Those that can be told; `seen` (c,): the groups of each class."""
    if of.groups < FEW or times < 2:
        return {}
    enough = bool((seen[seen > 0] >= FEW).all())
    drawn = resampled(of, [name for name in _WITH_INTERVAL if enough or name not in _OVER_CLASSES], times, seed)
    if enough:  # the same seed draws the same groups of each pass
        drawn |= _mean_of([curve.resampled(times, seed) for curve in curves])
    fewest = int(seen[seen > 0].min(initial=of.groups))
    alike = {"accuracy": of.groups, "balanced_accuracy": min(of.groups, int((seen > 0).sum()) * fewest)}
    found = {name: middle_95(values, alike.get(name)) for name, values in drawn.items()}
    return {name: bounds for name, bounds in found.items() if bounds is not None}


def middle_95(values: NDArray, groups: int | None = None) -> tuple[float, float] | None:
    """The 95 % interval that replicates tell; None where they are all alike, which says nothing of how sure a score is.

    Of a share of `groups` that were all right, or all wrong, it is the exact one for so many groups (Clopper and Pearson 1934).  For a
    mean over classes they are so many as there were if each class had as few as the one with the fewest.
    """
    there = values[~np.isnan(values)]
    if not len(there):
        return None
    low, high = (float(bound) for bound in np.quantile(there, (0.025, 0.975)))
    if high - low > 1e-9:
        return low, high
    if groups is None:
        return None
    least = 0.025 ** (1 / groups)
    return (least, 1.0) if low > 1 - 1e-9 else (0.0, 1 - least) if low < 1e-9 else (low, high)


def _nested(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(_nested(v) if isinstance(v, list | tuple) else v for v in values)


class _Curve:
    """AUROC and average precision of the class `which`, also under bootstrap weights; equal scores are one step."""

    def __init__(self, targets: NDArray, probabilities: NDArray, groups: Sequence[str] | NDArray, which: int):
        self.numbers, self.groups = folds.number(groups)
        score = np.asarray(probabilities)[:, which]
        self.order = np.argsort(-score, kind="stable")
        falling = score[self.order]
        self.steps = np.flatnonzero(np.r_[True, falling[1:] != falling[:-1]])
        self.positive = (np.asarray(targets) == which)[self.order]

    def scores(self) -> dict[str, float]:
        auroc, auprc = self._areas(np.ones((1, len(self.order))))
        return {"auroc": float(auroc[0]), "auprc": float(auprc[0]), "prevalence": float(self.positive.mean())}

    def resampled(self, times: int, seed: int) -> dict[str, NDArray]:
        group = self.numbers[self.order]
        areas = [self._areas(w[:, group]) for w in replicates(self.groups, times, seed)]
        return {"auroc": np.concatenate([a for a, _ in areas]), "auprc": np.concatenate([b for _, b in areas])}

    def _areas(self, weights: NDArray) -> tuple[NDArray, NDArray]:
        """Both areas for weights (b, n) in falling order of score; nan where a class is missing."""
        hits = np.add.reduceat(weights * self.positive, self.steps, axis=1)
        misses = np.add.reduceat(weights * ~self.positive, self.steps, axis=1)
        tp, fp = hits.cumsum(1), misses.cumsum(1)
        positives, negatives = tp[:, -1], fp[:, -1]
        both = np.where((positives > 0) & (negatives > 0), positives * negatives, np.nan)
        auroc = (misses * (tp - hits / 2)).sum(1) / both
        precision = tp / np.maximum(tp + fp, 1e-12)
        auprc = (hits * precision).sum(1) / np.where(positives > 0, positives, np.nan)
        return auroc, auprc
