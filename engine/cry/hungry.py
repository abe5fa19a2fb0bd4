"""Hungry or other: a head on a backbone that is there, and what is known of how little it knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.cry import verdict
from engine.cry.corpus import HUNGRY, OTHER
from engine.cry.verdict import Answer, Finding
from engine.evaluate import folds
from engine.everyday import judge
from engine.everyday.corpus import Sound
from engine.everyday.judge import Heard
from engine.job import Report, silent
from engine.model import Model, calibration, head
from engine.model.calibration import Calibration
from engine.model.head import Head
from engine.model.memory import Memory

CLASSES = (OTHER, HUNGRY)  # the second is the one that areas under curves are of
REMEMBERED = 100  # windows a class
HOTTEST = 100.0


def only_cries(heard: Heard, detector: Head) -> Heard:
    """The windows in which `detector`'s second class is the likelier; of a sound that has none, the likeliest one."""
    logits = detector.logits(heard.embeddings)
    above = logits[:, 1] - logits[:, 0]
    keep = above >= 0
    for number in np.flatnonzero(np.bincount(heard.which[keep], minlength=len(heard.sounds)) == 0):
        rows = np.flatnonzero(heard.which == number)
        keep[rows[above[rows].argmax()]] = True
    return Heard(heard.sounds, heard.embeddings[keep], heard.which[keep], heard.durations_s)


def targets_of(sounds: Sequence[Sound]) -> NDArray[np.intp]:
    """The class of each sound, (n,)."""
    return np.array([CLASSES.index(sound.name) for sound in sounds])


def fit(heard: Heard, keep: NDArray[np.bool_], deviation: NDArray[np.float32]) -> Head:
    """The head taught with the sounds that `keep` keeps, each counting once and both classes the same.

    `deviation` (d,) is that of everyday sounds: the cries are telephone recordings, whose upper bands are empty, and by their own tiny
    deviation there the head was as good as certain of whatever has a full band.
    """
    targets = targets_of(heard.sounds)
    rows = keep[heard.which]
    weights = head.balanced(targets[keep], len(CLASSES))
    each = np.zeros(len(heard.sounds))
    each[keep] = weights
    share = (each / heard.counts)[heard.which][rows]
    x = heard.embeddings[rows]
    return head.fit(x, targets[heard.which][rows], len(CLASSES), x.mean(axis=0), deviation, share)


def by_embeddings(heard: Heard, deviation: NDArray[np.float32]) -> Answer:
    """A head on the backbone's embeddings, as it ships."""

    def answer(learn: NDArray[np.bool_], test: NDArray[np.bool_]) -> NDArray[np.floating]:
        return calibration.probabilities(_logits(fit(heard, learn, deviation), heard)[test])

    return answer


def by_voice(numbers: NDArray[np.float64], targets: NDArray[np.intp]) -> Answer:
    """A head on the numbers of `voice` alone, (n, 7); one that is missing counts as the middle of those that are there."""

    def answer(learn: NDArray[np.bool_], test: NDArray[np.bool_]) -> NDArray[np.floating]:
        filled = np.where(np.isnan(numbers), np.nanmedian(numbers[learn], axis=0), numbers).astype(np.float32)
        fitted = head.fit(filled[learn], targets[learn], len(CLASSES))
        return calibration.probabilities(fitted.logits(filled[test]))

    return answer


def _logits(fitted: Head, heard: Heard) -> NDArray[np.float32]:
    """The mean of the windows' logits of each sound, (sounds, 2)."""
    sums = np.zeros((len(heard.sounds), len(CLASSES)), np.float32)
    np.add.at(sums, heard.which, fitted.logits(heard.embeddings))
    return sums / heard.counts[:, None].astype(np.float32)


def _warmth(logits: NDArray[np.float32], targets: NDArray[np.intp]) -> float:
    """The temperature that makes answers about unheard families most likely, both classes the same: `calibration.temperature` does not
    go where it must for a model that knows next to nothing, whose honest confidence is that of a guess.
    """
    weights, rows = head.balanced(targets, len(CLASSES)), np.arange(len(targets))
    grid = np.exp(np.linspace(0, np.log(HOTTEST), 93))
    losses = [
        -(weights * np.log(np.maximum(calibration.probabilities(logits / t)[rows, targets], 1e-9))).sum() for t in grid
    ]
    return float(grid[int(np.argmin(losses))])


def found(heard: Heard, answer: Answer, report: Report = silent) -> Finding:
    """The verdict on one way of answering."""
    groups = [sound.group for sound in heard.sounds]
    return verdict.find(targets_of(heard.sounds), groups, CLASSES, answer, report=report)


def taught(made: Model, heard: Heard) -> Model:
    """The model of hungry and other, taught with everything, with a memory; its temperature is that of answers about unheard families."""
    targets, groups = targets_of(heard.sounds), np.array([sound.group for sound in heard.sounds])
    held_out = folds.held_out([f"memory {group}" for group in groups], judge.HELD_OUT_SHARE)
    rows = judge.chosen(targets[heard.which], groups[heard.which], len(CLASSES), REMEMBERED)
    memory = Memory(heard.embeddings[rows].astype(np.float16), targets[heard.which][rows], held_out[heard.which][rows])
    fold = folds.grouped(targets, groups, verdict.FOLDS)
    logits = np.zeros((len(targets), len(CLASSES)), np.float32)
    for k in range(verdict.FOLDS):
        logits[fold == k] = _logits(fit(heard, fold != k, made.head.deviation), heard)[fold == k]
    warmth = _warmth(logits, targets)
    return replace(
        made,
        name="infant-cry",
        title="Infant cry: hungry or other",
        classes=CLASSES,
        head=fit(heard, ~held_out, made.head.deviation),
        memory=memory,
        calibration=Calibration(temperature=warmth),
    )
