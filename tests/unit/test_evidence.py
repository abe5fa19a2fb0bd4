"""Differences are tested by group; what is no better than chance is called so; traits that give the class away are found."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluate import evidence, plotted, traits
from engine.evaluate.tally import scores, tally


def _answers(targets: np.ndarray, right: np.ndarray, classes: int) -> np.ndarray:
    """Probabilities of an answer that is the truth where `right`, else the next class."""
    return np.eye(classes)[np.where(right, targets, (targets + 1) % classes)] * 0.8 + 0.2 / classes


def _world(groups: int, each: int, seed: int = 0):
    rng = np.random.default_rng(seed)
    return rng, rng.integers(3, size=groups * each), np.repeat([f"g{k}" for k in range(groups)], each)


def test_a_clear_difference_is_found_and_its_sign_is_the_second_less_the_first():
    rng, targets, groups = _world(60, 5)
    worse = tally(targets, _answers(targets, rng.random(300) < 0.5, 3), groups)
    better = tally(targets, _answers(targets, rng.random(300) < 0.8, 3), groups)
    found = evidence.difference(worse, better)
    assert 0.2 < found.value < 0.4
    assert 0 < found.low < found.value < found.high
    assert found.p < 0.001
    back = evidence.difference(better, worse)
    assert back.value == pytest.approx(-found.value)
    assert back.p < 0.001
    assert evidence.difference(worse, worse).p == 1


def test_systems_that_are_alike_are_told_apart_one_time_in_twenty():
    ps = []
    for seed in range(120):
        rng, targets, groups = _world(12, 4, seed)
        a, b = (tally(targets, _answers(targets, rng.random(48) < 0.6, 3), groups) for _ in range(2))
        ps.append(evidence.difference(a, b, times=20).p)
    assert 0.0 <= np.mean(np.array(ps) <= 0.05) <= 0.11
    assert np.mean(ps) > 0.4


def test_rows_of_one_group_are_no_evidence_of_their_own():
    """Forty times the same recording: as rows a certain difference, as one group among three none."""
    targets = np.tile([0, 1, 2], 40)
    rng = np.random.default_rng(1)
    better, worse = (_answers(targets, rng.random(120) < share, 3) for share in (0.9, 0.5))
    rows = [str(k) for k in range(120)]
    three = np.repeat(["a", "b", "c"], 40)
    assert evidence.difference(tally(targets, worse, rows), tally(targets, better, rows)).p < 0.001
    assert evidence.difference(tally(targets, worse, three), tally(targets, better, three)).p == pytest.approx(0.25)


def test_holm_by_hand():
    found = [evidence.Difference(0, 0, 0, p, p) for p in (0.01, 0.04, 0.03, 0.005)]
    assert [one.p_holm for one in evidence.holm(found)] == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_chance_is_chance():
    by_guessing = []
    for seed in range(40):
        rng, targets, groups = _world(40, 5, seed)
        by_guessing.append(evidence.chance(targets, rng.random((200, 3)), groups, times=100))
    assert 0.35 < np.mean(by_guessing) < 0.65
    assert evidence.chance(targets, _answers(targets, rng.random(200) < 0.7, 3), groups) < 0.01
    hot = np.eye(3, dtype=bool)[targets]
    assert evidence.chance(hot, hot * 0.9, groups, times=200) < 0.01
    alike = np.tile([0, 1, 2], 30)  # every group has one of each: who tells them apart has heard something
    assert evidence.chance(alike, np.eye(3)[alike], np.repeat(np.arange(30), 3).astype(str), times=200) < 0.01


def test_quick_balanced_accuracy_is_the_tallys():
    rng, targets, groups = _world(10, 9, 4)
    p = rng.random((90, 3))
    of = tally(targets, p, groups)
    expected = scores(of.sums.sum(0), 3, False)["balanced_accuracy"]
    assert evidence._balanced(targets, p.argmax(1)) == pytest.approx(expected)
    hot = rng.random((90, 3)) < 0.4
    of = tally(hot, p, groups)
    assert evidence._balanced(hot, p >= 0.5) == pytest.approx(scores(of.sums.sum(0), 3, True)["balanced_accuracy"])


def test_a_class_nobody_heard_makes_no_evidence_of_guesses():
    rng, _targets, groups = _world(10, 9, 4)
    hot, p = np.column_stack([rng.random((90, 2)) < 0.4, np.zeros(90, bool)]), rng.random((90, 3))
    of = tally(hot, p, groups)
    assert evidence._balanced(hot, p >= 0.5) == pytest.approx(scores(of.sums.sum(0), 3, True)["balanced_accuracy"])
    assert evidence.chance(hot, p, groups, times=200) > 0.05
    assert evidence.chance(hot & False, p, groups, times=20) == 1.0


def test_two_classes_are_more_than_chance_above_55():
    assert evidence.more_than_chance(0.551, 2)
    assert not evidence.more_than_chance(0.55, 2)
    assert not evidence.more_than_chance(None, 2)
    assert evidence.more_than_chance(0.16, 10)


def test_curves_agree_with_scikit_learn():
    from sklearn import metrics as oracle

    rng = np.random.default_rng(5)
    positive = rng.random(120) < 0.3
    score = np.round(np.clip(positive * 0.3 + rng.random(120) * 0.7, 0, 1), 2)  # with ties
    found = plotted.roc(positive, score)
    x, y, _ = oracle.roc_curve(positive, score, drop_intermediate=False)
    assert found.x == pytest.approx(x)
    assert found.y == pytest.approx(y)
    found = plotted.precision_recall(positive, score)
    precision, recall, _ = oracle.precision_recall_curve(positive, score)
    assert found.x == pytest.approx(recall[-2::-1])
    assert found.y == pytest.approx(precision[-2::-1])


def test_reliability_agrees_with_scikit_learn():
    from sklearn.calibration import calibration_curve

    rng = np.random.default_rng(6)
    targets, p = rng.integers(2, size=400), rng.random(400)
    both = np.column_stack([1 - p, p])
    found = plotted.reliability(tally(targets, both, targets.astype(str)))
    right, confidence = calibration_curve(both.argmax(1) == targets, both.max(1), n_bins=10)
    there = found.count > 0
    assert found.count.sum() == 400
    assert found.right[there] == pytest.approx(right)
    assert found.confidence[there] == pytest.approx(confidence)


def test_a_trait_that_gives_the_class_away_is_found():
    """As in the infant cry sets: hungry at 8 kHz, the rest at 16 kHz."""
    rng = np.random.default_rng(7)
    targets = rng.integers(2, size=120)
    groups = np.repeat([f"baby {k}" for k in range(40)], 3)
    rate = np.where(targets == 1, "8000 Hz", "16000 Hz")
    told = traits.telling("sample rate", rate, targets, groups, 2)
    assert told is not None
    assert told.warn
    assert told.balanced_accuracy == 1
    assert told.typical == ("16000 Hz", "8000 Hz")
    length_s = np.where(targets == 1, 2.0, 3.0) + rng.normal(0, 0.2, 120)
    told = traits.telling("duration", length_s, targets, groups, 2)
    assert told is not None
    assert told.warn
    assert told.typical == pytest.approx((3, 2), abs=0.1)


def test_a_trait_that_tells_nothing_does_not_warn():
    rng = np.random.default_rng(8)
    targets, groups = rng.integers(2, size=200), [str(k) for k in range(200)]
    told = traits.telling("level", rng.normal(size=200), targets, groups, 2)
    assert told is not None
    assert not told.warn
    assert traits.telling("rate", np.full(200, "8000"), targets, groups, 2) is None
    assert traits.telling("level", np.full(200, np.nan), targets, groups, 2) is None
    assert traits.telling("level", rng.normal(size=4), np.array([0, 0, 1, 1]), list("aabb"), 2) is None
