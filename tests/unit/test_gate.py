"""The gate refuses real harm and no true gain; what taught a side never tests it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from teaching_world import World

from engine import teach
from engine.errors import UserError
from engine.evaluate import folds
from engine.job import Cancelled
from engine.teach import paired


def _together(first: teach.Lesson, second: teach.Lesson) -> teach.Lesson:
    """A second lesson on top of a first one, which the version before knew."""
    names = ("embeddings", "targets", "groups", "trusted")
    joined = {name: np.concatenate([getattr(first, name), getattr(second, name)]) for name in names}
    return teach.Lesson(**joined, classes=first.classes, known=np.arange(len(first) + len(second)) < len(first))


def test_a_true_gain_is_never_refused_for_want_of_data():
    for seed in range(12):
        world = World(8, apart=0.35, elsewhere=0.6, seed=seed)
        base = world.model(8)
        lesson = world.lesson([3] * 8)
        verdict = teach.judge(lesson, base, teach.refit(lesson, base))
        assert verdict.taken, str(verdict.reason)


def test_a_clear_gain_is_called_better():
    world = World(8, apart=0.35, elsewhere=0.8, seed=1)
    base = world.model(8)
    lesson = world.lesson([25] * 8)
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    assert verdict.taken
    assert verdict.sure
    assert verdict.change[0] > 0
    assert "Better" in str(verdict.reason)
    assert verdict.n == 200
    assert verdict.after.balanced_accuracy > verdict.before.balanced_accuracy
    assert all(row.before is not None and row.n == 25 for row in verdict.table)


def test_shuffled_labels_are_refused():
    refused = 0
    for seed in range(6):
        world = World(8, apart=0.5, seed=seed)
        base = world.model(8)
        lesson = world.lesson([40] * 8, shuffled=True)
        refused += not teach.judge(lesson, base, teach.refit(lesson, base)).taken
    assert refused >= 5


def test_shuffled_labels_are_refused_as_a_first_version():
    world = World(6, seed=3)
    base = replace(world.model(6), memory=None)
    lesson = world.lesson([40] * 6, shuffled=True)
    verdict = teach.judge(lesson, None, teach.refit(lesson, base))
    assert not verdict.taken
    assert "guessing" in str(verdict.reason)


def test_wrong_labels_after_right_ones_are_refused():
    world = World(6, apart=0.5, elsewhere=0.8, seed=2)
    base = world.model(6)
    right, wrong = world.lesson([40] * 6), world.lesson([60] * 6, shuffled=True)
    before = teach.refit(right, base)
    lesson = _together(right, wrong)
    verdict = teach.judge(lesson, before, teach.refit(lesson, base), base=base)
    assert not verdict.taken
    assert verdict.protocol == "held out" or verdict.n == 600


def test_more_of_the_same_is_not_refused():
    for seed in range(8):
        world = World(6, apart=0.4, elsewhere=0.5, seed=seed)
        base = world.model(6)
        lesson = _together(world.lesson([8] * 6), world.lesson([2] * 6))
        before = teach.refit(lesson.rows(lesson.known), base)
        verdict = teach.judge(lesson, before, teach.refit(lesson, base), base=base)
        assert verdict.taken, str(verdict.reason)
        assert verdict.before.balanced_accuracy == pytest.approx(verdict.after.balanced_accuracy, abs=0.25)


def test_a_new_class_is_welcome():
    for seed in range(8):
        world = World(6, apart=0.5, seed=seed)
        base = world.model(5)
        lesson = world.lesson([4] * 6)
        verdict = teach.judge(lesson, base, teach.refit(lesson, base))
        assert verdict.taken, str(verdict.reason)
        assert verdict.table[5].before is None
        assert verdict.table[5].n == 4


def test_a_version_before_is_not_asked_about_what_it_learned():
    """Noise that both have learned by heart: had the version before been asked as it is, it would seem perfect."""
    rng = np.random.default_rng(0)
    world = World(4, seed=4)
    base = replace(world.model(4), memory=None)
    x = rng.normal(size=(80, 64)).astype(np.float32)
    groups = np.array([f"r{k}" for k in range(80)])
    lesson = teach.Lesson(x, np.arange(80) % 4, groups, np.ones(80, bool), world.names, known=np.ones(80, bool))
    before = teach.refit(lesson, base)
    assert (before.head.logits(x).argmax(1) == lesson.targets).mean() > 0.9
    verdict = teach.judge(lesson, before, before, base=base)
    assert verdict.before.balanced_accuracy < 0.45


def test_groups_are_never_on_both_sides():
    world = World(3)
    lesson = world.lesson([12] * 3)
    lesson = replace(lesson, groups=np.array([f"site {k % 6}" for k in range(36)]))
    for seed in range(3):
        for teaches, tests in paired._folds(lesson, lesson.trusted, seed):
            assert not set(lesson.groups[teaches]) & set(lesson.groups[tests])


def test_bulk_accepted_labels_teach_but_never_judge():
    world = World(4)
    base = world.model(4)
    lesson = world.lesson([10] * 4)
    lesson = replace(lesson, trusted=np.arange(40) % 2 == 0)
    after = teach.refit(lesson, base)
    assert teach.judge(lesson, base, after).n == 20
    with pytest.raises(UserError, match="No label can judge"):
        teach.judge(replace(lesson, trusted=np.zeros(40, bool)), base, after)


def test_many_labels_are_held_out_by_the_hash_of_their_group():
    world = World(3)
    base = world.model(3)
    lesson = world.lesson([90] * 3)
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    assert verdict.protocol == "held out"
    assert verdict.n == folds.held_out(lesson.groups).sum()


def test_groups_that_trained_the_network_do_not_judge():
    world = World(4)
    lesson = world.lesson([10] * 4)
    base = world.model(4)
    base = replace(base, made_with={paired.TRAINED_ON: folds.marks(lesson.groups[:15])})
    assert teach.judge(lesson, base, teach.refit(lesson, base)).n == 25


def test_one_group_cannot_judge():
    world = World(2)
    lesson = replace(world.lesson([5, 5]), groups=np.repeat("the garden", 10), groups_by="site")
    base = world.model(2)
    with pytest.raises(UserError, match="one site"):
        teach.judge(lesson, base, teach.refit(lesson, base))


def test_what_the_memory_knew_is_shown():
    world = World(5)
    base = world.model(5)
    lesson = world.lesson([6, 6, 0, 0, 0])
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    assert [row.n for row in verdict.rehearsed] == [12] * 5
    assert [row.n for row in verdict.table] == [6, 6, 0, 0, 0]
    assert verdict.metrics["after"]["n"] == 12


def test_judging_can_be_cancelled():
    world = World(4)
    base = world.model(4)
    lesson = world.lesson([6] * 4)

    def report(done, total, note=""):
        if done > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        teach.judge(lesson, base, teach.refit(lesson, base), report)
