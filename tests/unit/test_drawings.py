"""Folds drawn several times: other folds each time, groups whole in each, scores and intervals of all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from engine import evaluate, trials
from engine.datasets import Dataset
from engine.errors import UserError
from engine.report import words
from engine.report.findings import Findings
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


def test_areas_are_means_over_the_drawings_too_and_the_curves_say_whose_they_are(tmp_path):
    from sklearn import metrics as oracle

    dataset = labelled([str(k // 2) for k in range(60)])
    trial = trials.repeated(dataset, Moody(), trials.plan(dataset, seed=4), 3, place=tmp_path)
    each = [(one.targets, one.probabilities[:, 1]) for one in (trial, *trial.again)]
    for name, area in (("auroc", oracle.roc_auc_score), ("auprc", oracle.average_precision_score)):
        of_each = [area(*one) for one in each]
        assert trial.drawings(name) == pytest.approx(of_each)
        assert len(set(of_each)) > 1
        assert getattr(trial.metrics, name) == pytest.approx(np.mean(of_each))
        low, high = trial.metrics.intervals[name]
        assert low < np.mean(of_each) < high
    assert trial.metrics.prevalence == 0.5
    found = Findings(trial)
    for sentence in (words.of_roc(found), words.of_precision(found)):
        assert "The curve is that of the first drawing" in sentence
    once = Findings(replace(trial, again=()))
    assert "drawing" not in words.of_roc(once) + words.of_precision(once)
    known = trial.targets, trial.probabilities, trial.groups, dataset.classes
    assert evaluate.metrics(*known, repeated=trial.tally).auroc is None  # the first's would not be the mean


def test_a_data_sets_own_folds_are_not_drawn_anew(tmp_path):
    dataset = labelled([str(k) for k in range(40)], ["1", "2"] * 20)
    with pytest.raises(UserError, match=r"its own: they are not drawn anew. Use --folds group"):
        trials.repeated(dataset, Moody(), trials.plan(dataset), 2, place=tmp_path)
