"""What the figures of a report plot: the steps of ROC and precision-recall curves, and how often each confidence is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.evaluate.tally import BINS, Tally


@dataclass(frozen=True)
class Steps:
    """Two rates at every threshold from the strictest to the laxest: `x` and `y`, (k,) each, from 0 to 1."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]


def roc(positive: NDArray[np.bool_], score: NDArray[np.float64]) -> Steps:
    """False alarms (x) against hits (y), from (0, 0) to (1, 1); both kinds of row must occur.  Equal scores are one step."""
    hits, misses = _counts(positive, score)
    return Steps(np.r_[0, misses / misses[-1]], np.r_[0, hits / hits[-1]])


def precision_recall(positive: NDArray[np.bool_], score: NDArray[np.float64]) -> Steps:
    """Recall (x) against precision (y), with one point a threshold; some row must be positive."""
    hits, misses = _counts(positive, score)
    return Steps(hits / hits[-1], hits / (hits + misses))


def _counts(positive: NDArray[np.bool_], score: NDArray[np.float64]) -> tuple[NDArray, NDArray]:
    """Hits and false alarms so far, in falling order of score, at the last of equal scores."""
    order = np.argsort(-np.asarray(score), kind="stable")
    falling = np.asarray(score)[order]
    last = np.flatnonzero(np.r_[falling[1:] != falling[:-1], True])
    found = np.asarray(positive, bool)[order]
    return np.cumsum(found)[last].astype(float), np.cumsum(~found)[last].astype(float)


@dataclass(frozen=True)
class Reliability:
    """Answers by confidence, in equal bins from 0 to 1: how many, their mean confidence, the share that was right; (BINS,) each.

    Where a bin is empty the last two are nan.
    """

    count: NDArray[np.float64]
    confidence: NDArray[np.float64]
    right: NDArray[np.float64]


def reliability(of: Tally) -> Reliability:
    """From the bins that the calibration error is made of."""
    sums = of.sums.sum(0)
    cells = 4 * of.classes if of.several else of.classes**2
    count, confidence, right = sums[cells + 4 : cells + 4 + 3 * BINS].reshape(3, BINS)
    there = np.where(count > 0, count, np.nan)
    return Reliability(count, confidence / there, right / there)
