"""Trials of finished models: what they know already does not test them, and they answer as when they classify."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_sets import labelled

from engine import datasets, trials
from engine import model as models
from engine.datasets import Asked
from engine.errors import UserError
from engine.evaluate import folds
from engine.teach import paired
from engine.trials import familiar, heads, hearing
from engine.trials import trial as kept
from engine.trials.contenders import Answered


def test_rows_that_trained_a_model_do_not_test_it(make, tmp_path):
    model = make(tmp_path / "made")
    dataset = labelled([0, 1] * 6, [f"site {k // 2}" for k in range(12)])
    silent = hearing.Heard(np.zeros((0, 6), np.float32), np.zeros(0, np.intp), np.zeros(12), 1.0, {})
    assert not familiar.familiar(model, dataset, silent).rows.any()
    assert "not written down" in familiar.familiar(model, dataset, silent).notes[0]
    marked = replace(model, made_with={paired.TRAINED_ON: folds.marks(["site 0", "site 1"])})
    known = familiar.familiar(marked, dataset, silent)
    assert known.rows.tolist() == [True] * 4 + [False] * 8
    assert not known.suspect
    said = known.without(Answered(np.arange(12), np.zeros((12, 2), np.float32)))
    assert said.rows.tolist() == list(range(4, 12))
    everything = replace(model, made_with={paired.TRAINED_ON: folds.marks(set(dataset.groups.tolist()))})
    with pytest.raises(UserError, match="learned from every group"):
        familiar.familiar(everything, dataset, silent)


def test_what_a_model_remembers_makes_its_scores_suspect(make, tmp_path):
    model = make(tmp_path / "made")
    assert model.memory is not None
    dataset = labelled([0, 1] * 6, [f"site {k // 2}" for k in range(12)])
    rng = np.random.default_rng(0)
    x = rng.normal(0, 3, (12, 6)).astype(np.float32)
    x[5] = model.memory.embeddings[~model.memory.held_out][0]
    heard = hearing.Heard(x, np.arange(12), np.full(12, 4.0), 1.0, {})
    known = familiar.familiar(model, dataset, heard)
    assert np.flatnonzero(known.rows).tolist() == [4, 5]  # its group
    assert known.suspect


def test_a_model_answers_as_when_it_classifies_and_none_of_these_is_told(make, tmp_path, monkeypatch):
    made = make(tmp_path / "made")
    rng = np.random.default_rng(0)
    x = rng.normal(0, 3, (36, 6)).astype(np.float32)
    shut = np.repeat(np.arange(12), 3) == 7  # of that recording the gate lets nothing through
    x[:, 0] = np.where(shut, -5, np.where(np.arange(36) % 3 == 0, -5, 5))
    weights = np.zeros((6, 2), np.float32)
    weights[0, 1] = 1
    gate = replace(made.head, weights=weights, bias=np.zeros(2, np.float32), mean=np.zeros(6, np.float32))
    model = replace(made, gate=replace(gate, deviation=np.ones(6, np.float32), kind="softmax"), memory=None)
    dataset = labelled([0, 1] * 6, [f"site {k // 2}" for k in range(12)])
    dataset = replace(dataset, classes=model.classes[:2])
    heard = hearing.Heard(x, np.repeat(np.arange(12), 3), np.full(12, 4.0), 1.0, {})
    monkeypatch.setattr(heads, "_heard", lambda *_: heard)
    trial = trials.run(dataset, heads.AsItIs(model), trials.plan(dataset), place=tmp_path / "trials")
    columns = list(range(len(model.classes)))
    same = heads.answers(model, heard, dataset, np.arange(12), columns)
    said = models.score_many(model, x, [3] * 12, [4.0] * 12)
    assert same.probabilities == pytest.approx(np.array([one.probabilities for one in said]), abs=1e-6)
    none = sum(one.none for one in said)
    assert said[7].none
    (note,) = [note for note in trial.notes if "none of its classes" in note]  # once, not fold by fold
    assert f"calls {none} of these recordings" in note
    again = trials.run(dataset, heads.AsItIs(model), trials.plan(dataset), place=tmp_path / "trials")
    assert again.notes == trial.notes
    assert heads.AsItIs(model).fields() != heads.AsItIs(replace(model, gate=None)).fields()


def test_none_of_these_is_told_of_what_was_tested_and_nothing_else(make, tmp_path, monkeypatch):
    made = make(tmp_path / "made")
    model = replace(made, calibration=replace(made.calibration, none_below=1.1), memory=None)  # it refuses all
    dataset = labelled([0, 1] * 6, [f"site {k // 2}" for k in range(12)])
    dataset = replace(dataset, classes=model.classes[:2])
    x = np.random.default_rng(0).normal(0, 3, (36, 6)).astype(np.float32)
    heard = hearing.Heard(x, np.repeat(np.arange(12), 3), np.full(12, 4.0), 1.0, {})
    monkeypatch.setattr(heads, "_heard", lambda *_: heard)
    scored = []
    score_many = models.score_many

    def scoring(model, embeddings, *more):
        scored.append(len(embeddings))
        return score_many(model, embeddings, *more)

    monkeypatch.setattr(models, "score_many", scoring)
    monkeypatch.setattr(heads, "BLOCK", 4)  # windows, so that there are some blocks
    plan = trials.plan(dataset)
    one = trials.run(dataset, heads.AsItIs(model), plan, only=plan.names[:1], place=tmp_path / "trials")
    assert 0 < len(one.rows) < 12
    assert any(f"calls {len(one.rows)} of these recordings" in note for note in one.notes)
    assert any("calls 1 of these recordings" in note for note in one.among(one.rows[:1]).notes)
    assert sum(scored) == 2 * 3 * len(one.rows)  # as the whole model, and among the classes asked about
    assert max(scored) <= 6


def test_a_trial_that_was_kept_before_none_of_these_was_told_row_by_row_is_read(make, tmp_path, monkeypatch):
    model = make(tmp_path / "made")
    dataset = replace(labelled([0, 1] * 6, [f"site {k // 2}" for k in range(12)]), classes=model.classes[:2])
    x = np.random.default_rng(0).normal(0, 3, (12, 6)).astype(np.float32)
    monkeypatch.setattr(heads, "_heard", lambda *_: hearing.Heard(x, np.arange(12), np.full(12, 4.0), 1.0, {}))
    with monkeypatch.context() as older:
        older.setattr(kept, "_PLAIN", tuple(name for name in kept._PLAIN if name != "none"))
        before = trials.run(dataset, heads.AsItIs(model), trials.plan(dataset), place=tmp_path / "trials")
    monkeypatch.setattr(heads.AsItIs, "answer", None)
    after = trials.run(dataset, heads.AsItIs(model), trials.plan(dataset), place=tmp_path / "trials")
    assert after.probabilities.tolist() == before.probabilities.tolist()


def test_the_shipped_model_is_caught_knowing_esc_10(shared_data, tmp_path):
    opened = datasets.open(shared_data / "esc50", Asked(only={"esc10": ["True"], "fold": ["1", "2"]}))
    trial = trials.run(opened.dataset, trials.find("model:everyday"), trials.plan(opened.dataset), place=tmp_path)
    assert trial.too_good
    assert any("remembers" in note for note in trial.notes)
    assert len(trial.rows) < len(opened.dataset)
