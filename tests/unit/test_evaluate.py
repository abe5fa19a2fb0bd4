"""Scores agree with scikit-learn's; splits keep groups whole; intervals cover."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import evaluate
from engine.evaluate import folds


def _rows(n: int, c: int, seed: int, groups: int = 12):
    rng = np.random.default_rng(seed)
    targets = rng.integers(c, size=n)
    logits = rng.normal(size=(n, c)) + 1.5 * np.eye(c)[targets]
    p = np.exp(logits)
    return targets, p / p.sum(1, keepdims=True), np.array([f"g{k}" for k in rng.integers(groups, size=n)])


def test_scores_agree_with_scikit_learn():
    from sklearn import metrics as oracle

    targets, p, groups = _rows(200, 4, 1)
    got = evaluate.metrics(targets, p, groups, "abcd", times=50)
    said = p.argmax(1)
    assert got.n == 200
    assert got.groups == 12
    assert got.accuracy == pytest.approx(oracle.accuracy_score(targets, said))
    assert got.balanced_accuracy == pytest.approx(oracle.balanced_accuracy_score(targets, said))
    assert got.macro_f1 == pytest.approx(oracle.f1_score(targets, said, average="macro"))
    assert got.mcc == pytest.approx(oracle.matthews_corrcoef(targets, said))
    assert got.log_loss == pytest.approx(oracle.log_loss(targets, p))
    assert np.array_equal(got.confusion, oracle.confusion_matrix(targets, said))
    assert got.recalls == pytest.approx(oracle.recall_score(targets, said, average=None))
    assert got.brier == pytest.approx(((p - np.eye(4)[targets]) ** 2).sum(1).mean())


def test_a_class_that_is_said_and_never_true_pulls_macro_f1_down_as_in_scikit_learn():
    from sklearn import metrics as oracle

    targets, p, groups = _rows(200, 4, 1)
    targets[targets == 3] = 0
    got = evaluate.metrics(targets, p, groups, "abcd", times=50)
    assert got.recalls[3] is None
    assert (p.argmax(1) == 3).any()
    assert got.macro_f1 == pytest.approx(oracle.f1_score(targets, p.argmax(1), average="macro"))
    p[:, 3] = 0  # never said either: then it is no class at all
    got = evaluate.metrics(targets, p, groups, "abcd", times=50)
    assert got.macro_f1 == pytest.approx(oracle.f1_score(targets, p.argmax(1), average="macro"))

    rng = np.random.default_rng(3)
    hot, p = rng.random((120, 3)) < 0.4, rng.random((120, 3))
    hot[:, 2] = False
    got = evaluate.metrics(hot, p, ["a", "b", "c"] * 40, "xyz", times=50)
    assert got.macro_f1 == pytest.approx(oracle.f1_score(hot, p >= 0.5, average="macro"))


@pytest.mark.parametrize("several", [False, True])
def test_of_partial_rows_macro_f1_is_of_the_classes_that_are_true_alone(several: bool):
    from sklearn import metrics as oracle

    targets, p, groups = _rows(200, 4, 1)
    targets[targets == 3] = 0
    hot = np.eye(4, dtype=bool)[targets]
    got = evaluate.metrics(hot if several else targets, p, groups, "abcd", 0.25, times=50, partial=True)
    said = p >= 0.25 if several else np.eye(4, dtype=bool)[p.argmax(1)]
    assert said[:, 3].any()
    assert got.macro_f1 == pytest.approx(oracle.f1_score(hot, said, average=None)[:3].mean())
    low, high = got.intervals["macro_f1"]
    assert low < got.macro_f1 < high


def test_two_classes_have_curves_and_ties_count_half():
    from sklearn import metrics as oracle

    targets, p, groups = _rows(150, 2, 2)
    p = np.round(p, 1)  # ties
    got = evaluate.metrics(targets, p, groups, ("other", "hungry"), times=200)
    assert got.auroc == pytest.approx(oracle.roc_auc_score(targets, p[:, 1]))
    assert got.auprc == pytest.approx(oracle.average_precision_score(targets, p[:, 1]))
    assert got.prevalence == pytest.approx(targets.mean())
    low, high = got.intervals["auroc"]
    assert low < got.auroc < high


def test_several_at_once():
    from sklearn import metrics as oracle

    rng = np.random.default_rng(3)
    targets = rng.random((120, 3)) < 0.4
    p = np.clip(targets * 0.4 + rng.random((120, 3)) * 0.6, 0, 1)
    got = evaluate.metrics(targets, p, ["a", "b", "c"] * 40, "xyz", times=50)
    said = p >= 0.5
    assert got.several
    assert got.auroc is None
    assert got.macro_f1 == pytest.approx(oracle.f1_score(targets, said, average="macro"))
    assert np.array_equal(got.confusion, oracle.multilabel_confusion_matrix(targets, said))
    assert got.counts == tuple(targets.sum(0))


def test_intervals_are_wide_when_the_groups_are_few():
    targets, p, _ = _rows(400, 3, 4)
    many = evaluate.metrics(targets, p, [str(k) for k in range(400)], "abc")
    ordered = np.argsort(p[np.arange(400), targets])  # a group is all good or all bad
    few = evaluate.metrics(targets[ordered], p[ordered], np.repeat(list("stuvw"), 80), "abc")
    width = lambda m: m.intervals["accuracy"][1] - m.intervals["accuracy"][0]  # noqa: E731
    assert 0.05 < width(many) < 0.15
    assert width(few) > 0.4
    assert evaluate.metrics(targets, p, ["one"] * 400, "abc").intervals == {}


def test_interval_covers_the_truth_nineteen_times_in_twenty():
    rng = np.random.default_rng(5)
    covered = 0
    for _ in range(100):
        targets = rng.integers(2, size=150)
        right = rng.random(150) < 0.7
        p = np.where((targets == right)[:, None], [0.2, 0.8], [0.8, 0.2])  # answers 1 where truth is right
        low, high = evaluate.metrics(targets, p, [str(k) for k in range(150)], "ab", times=300).intervals["accuracy"]
        covered += low <= 0.7 <= high
    assert covered >= 88


def test_where_all_groups_are_right_the_interval_is_the_exact_one_for_so_many():
    from scipy.stats import binomtest

    targets = np.arange(200) % 2
    for groups in (5, 20, 100):  # of each class half of them
        names = [f"{one}{(k // 2) % (groups // 2 if groups > 5 else 5)}" for k, one in enumerate(targets)]
        found = evaluate.metrics(targets, np.eye(2)[targets], names, "ab")
        exact = binomtest(found.groups, found.groups).proportion_ci(0.95, "exact")
        for name in ("accuracy", "balanced_accuracy"):
            assert found.intervals[name] == pytest.approx((exact.low, 1.0)), name
        assert not {"macro_f1", "mcc", "auroc", "auprc"} & found.intervals.keys()  # 1 to 1 would be said of them
        wrong = evaluate.metrics(targets, np.eye(2)[1 - targets], names, "ab")
        assert wrong.intervals["accuracy"] == pytest.approx((0.0, 1 - exact.low))


def test_of_classes_in_few_groups_that_are_all_right_a_mean_is_no_surer_than_they():
    targets = np.array([0] * 5 + [1] * 500)
    found = evaluate.metrics(targets, np.eye(2)[targets], [str(k) for k in range(505)], "ab")
    assert found.intervals["accuracy"][0] > 0.99
    assert found.intervals["balanced_accuracy"][0] == pytest.approx(0.025 ** (1 / 10))


def test_a_class_without_rows_has_no_recall_and_no_say():
    got = evaluate.metrics(np.array([0, 0, 1]), np.eye(3)[[0, 0, 1]], list("abc"), ("a", "b", "never"), times=20)
    assert got.recalls == (1.0, 1.0, None)
    assert got.balanced_accuracy == 1.0
    with pytest.raises(ValueError, match="no rows"):
        evaluate.metrics(np.zeros(0, int), np.zeros((0, 2)), [], "ab")


def test_baseline_is_the_majority():
    targets = np.array([0] * 8 + [1] * 2)
    got = evaluate.metrics(targets, np.full((10, 2), 0.5), list("abcdefghij"), "ab", times=20)
    assert got.baseline["accuracy"] == 0.8
    assert got.baseline["balanced_accuracy"] == 0.5
    assert got.baseline["log_loss"] == pytest.approx(-(0.8 * np.log(0.8) + 0.2 * np.log(0.2)))


def test_metrics_survive_json():
    targets, p, groups = _rows(60, 2, 6)
    got = evaluate.metrics(targets, p, groups, ("a", "b"), times=20)
    assert evaluate.from_dict(json.loads(json.dumps(got.as_dict()))) == got


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), min_size=1, max_size=60),
    st.integers(2, 5),
    st.integers(0, 99),
)
def test_groups_stay_whole(rows, count, seed):
    targets = np.array([t for t, _ in rows])
    groups = [f"site {g}" for _, g in rows]
    fold = folds.grouped(targets, groups, count, seed)
    assert set(fold) <= set(range(count))
    for group in set(groups):
        assert len({f for f, g in zip(fold, groups) if g == group}) == 1


def test_folds_spread_every_class():
    rng = np.random.default_rng(7)
    targets = np.repeat([0, 1, 2], [100, 20, 5])
    groups = [f"{t}-{k}" for k, t in enumerate(targets)]
    fold = folds.grouped(targets[order := rng.permutation(125)], np.array(groups)[order], 5)
    for k in range(5):
        assert np.bincount(targets[order][fold == k], minlength=3).tolist() == [20, 4, 1]


def test_held_out_is_one_group_in_five_and_never_moves():
    names = [f"recording {k}.wav" for k in range(4000)]
    out = folds.held_out(names)
    assert 0.17 < out.mean() < 0.23
    assert np.array_equal(folds.held_out(names[:50]), out[:50])
    assert folds.held_out(["recording 7.wav"] * 3).sum() in (0, 3)


def test_a_drawing_that_lacks_a_class_in_one_pass_leaves_the_areas_of_the_others():
    from engine.evaluate.scores import _mean_of

    passes = [{"auroc": np.array([0.5, np.nan, np.nan])}, {"auroc": np.array([0.7, 0.8, np.nan])}]
    assert _mean_of(passes)["auroc"] == pytest.approx([0.6, 0.8, np.nan], nan_ok=True)
