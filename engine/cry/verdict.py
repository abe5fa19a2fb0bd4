"""The honest question: is a reason heard in cries of babies nobody has heard before?  Families are kept apart, many times over.

Why so: with families on both sides, or oversampled copies, public data "give" .94 and more; apart, next to nothing (Lockhart-Bouron et al.
2023 find that neither machines nor trained adults can reliably tell the cause of a cry).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import evaluate
from engine.evaluate import evidence, folds
from engine.evaluate.scores import Metrics
from engine.job import Report, silent
from engine.model import Model

REPEATS, FOLDS = 5, 5
FINDING = "finding"  # where a model keeps, in its `made_with`, what is known of it
NO_EVIDENCE = (
    "No evidence better than chance: right {balanced} of the time on cries of families it had not heard, classes counting the same "
    "(95 % interval {low} to {high}; guessing: {guessing})."
)
SOME_EVIDENCE = (
    "Better than chance: right {balanced} of the time on cries of families it had not heard, classes counting the same "
    "(95 % interval {low} to {high}; guessing: {guessing})."
)
BASELINE = "Always saying “{commonest}” would be right {share} of the time, and tell nothing."
DISCLAIMER = "Research use, not a medical device."

Answer = Callable[[NDArray[np.bool_], NDArray[np.bool_]], NDArray[np.floating]]


@dataclass(frozen=True)
class Finding:
    """What came of it: `metrics` over all repeats (`n` counts a cry once), with intervals over groups; `p` is how often answers that have
    nothing to do with the sound would do as well.
    """

    metrics: Metrics
    p: float
    repeats: int
    folds: int

    @property
    def evidence(self) -> bool:
        """Whether the lower bound of balanced accuracy lies clearly above guessing: above .55 for two classes."""
        low, _ = self.metrics.intervals.get("balanced_accuracy", (None, None))
        return evidence.more_than_chance(low, len(self.metrics.classes))

    def said(self) -> list[tuple[str, dict[str, str]]]:
        """The disclaimer, the verdict and the majority baseline: constant English templates, and what stands in their places."""
        m = self.metrics
        low, high = m.intervals.get("balanced_accuracy", (float("nan"), float("nan")))
        commonest = m.classes[int(np.argmax(m.counts))]
        bounds = {"balanced": _share(m.balanced_accuracy), "low": _share(low), "high": _share(high)}
        return [
            (DISCLAIMER, {}),
            (SOME_EVIDENCE if self.evidence else NO_EVIDENCE, bounds | {"guessing": _share(1 / len(m.classes))}),
            (BASELINE, {"commonest": commonest, "share": _share(m.baseline["accuracy"])}),
        ]

    def sentences(self) -> list[str]:
        """The same in English."""
        return [template.format(**fields) for template, fields in self.said()]

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; `from_dict` reads them back."""
        return {**asdict(self), "metrics": self.metrics.as_dict()}


def from_dict(entries: dict[str, Any]) -> Finding:
    """The Finding that `as_dict` wrote, also after a journey through JSON."""
    return Finding(**{**entries, "metrics": evaluate.from_dict(entries["metrics"])})


def of_model(made: Model) -> Finding | None:
    """What is known of a model as it ships; None where it says nothing."""
    entries = made.made_with.get(FINDING)
    return from_dict(entries) if entries else None


def find(
    targets: NDArray[np.intp],
    groups: Sequence[str] | NDArray[np.str_],
    classes: Sequence[str],
    answer: Answer,
    repeats: int = REPEATS,
    count: int = FOLDS,
    report: Report = silent,
) -> Finding:
    """Asks any model: `answer(learn, test)`, two bool (n,), gives probabilities (tested, c) by what it learned from `learn` alone.

    `targets` (n,) are class numbers.  Groups are dealt into `count` folds, `repeats` times anew.  The metrics are those of all
    repeats together; the intervals draw groups with all their repeats, so they do not narrow with more of them.
    """
    targets, groups = np.asarray(targets), np.asarray(groups, str)
    passes = []
    for seed in range(repeats):
        fold = folds.grouped(targets, groups, count, seed)
        p = np.zeros((len(targets), len(classes)))
        for k in range(count):
            report(seed * count + k, repeats * count, "Asking about families it has not heard")
            test = fold == k
            if test.any():
                p[test] = answer(~test, test)
        passes.append(p)
    report(repeats * count, repeats * count)
    metrics = evaluate.metrics(np.tile(targets, repeats), np.concatenate(passes), np.tile(groups, repeats), classes)
    counts = tuple(int(k) for k in np.bincount(targets, minlength=len(classes)))
    chance = float(np.median([evidence.chance(targets, p, groups) for p in passes]))
    return Finding(replace(metrics, n=len(targets), counts=counts), chance, repeats, count)


def _share(value: float) -> str:
    return f"{100 * value:.0f}\u00a0%"
