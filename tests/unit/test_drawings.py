"""Folds drawn several times: other folds each time, groups whole in each, scores and intervals of all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from engine import trials
from engine.datasets import Dataset
from engine.errors import UserError
from engine.trials.contenders import Answered


def labelled(groups: list[str], own_folds: list[str] | None = None) -> Dataset:
    """Two classes in turn, without sounds."""
    n = len(groups)
    files = tuple(Path(f"{k}.wav") for k in range(n))
    spans, trusted = np.tile([0.0, np.inf], (n, 1)), np.ones(n, bool)
    folds = None if own_folds is None else np.array(own_folds)
    return Dataset("made up", files, spans, ("a", "b"), np.arange(n) % 2, np.array(groups), trusted, folds=folds)


@dataclass
class Moody:
    """Knows the truth of two rows in three; which ones depends on what is asked together.  Counts how often it is asked."""

    name: str = "moody"
    title: str = "Moody"
    about: str = "Knows some."
    asked: list[int] = field(default_factory=list)

    def fields(self):
        return {"kind": "moody"}

    def answer(self, dataset, split, where, seed, report, told):
        rows = np.flatnonzero(split.held_out)
        self.asked.append(len(rows))
        p = 0.05 + 0.9 * dataset.hot[rows]
        wrong = np.random.default_rng(rows.tolist()).random(len(rows)) < 0.3
        return Answered(rows, np.where(wrong[:, None], p[:, ::-1], p).astype(np.float32))


def test_folds_drawn_anew_are_others_and_the_scores_are_of_all_of_them(tmp_path):
    dataset = labelled([str(k // 2) for k in range(60)])

    moody = Moody()
    trial = trials.repeated(dataset, moody, trials.plan(dataset, seed=4), 3, place=tmp_path)
    assert [one.plan.seed for one in (trial, *trial.again)] == [4, 5, 6]
    assert len({one.plan.fold.tobytes() for one in (trial, *trial.again)}) == 3
    for one in (trial, *trial.again):  # in each of them a group is tested whole
        for group in np.unique(dataset.groups):
            assert len(set(one.plan.fold[dataset.groups == group].tolist())) == 1
    drawn = trial.drawings("balanced_accuracy")
    assert len(set(drawn.tolist())) > 1
    assert trial.metrics.balanced_accuracy == pytest.approx(drawn.mean())
    once = replace(trial, again=()).metrics.intervals["balanced_accuracy"]
    low, high = trial.metrics.intervals["balanced_accuracy"]
    assert low < drawn.mean() < high
    assert high - low > 0.4 * (once[1] - once[0])  # the same recordings asked thrice are not three times as many
    asked = len(moody.asked)
    assert trials.repeated(dataset, moody, trials.plan(dataset, seed=4), 3, place=tmp_path).metrics == trial.metrics
    assert len(moody.asked) == asked


def test_a_data_sets_own_folds_are_not_drawn_anew(tmp_path):
    dataset = labelled([str(k) for k in range(40)], ["1", "2"] * 20)
    with pytest.raises(UserError, match=r"its own: they are not drawn anew. Use --folds group"):
        trials.repeated(dataset, Moody(), trials.plan(dataset), 2, place=tmp_path)
