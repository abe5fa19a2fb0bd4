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
from engine.model import head
from engine.model.calibration import Calibration
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


def _bulk_and_one_new_class(hand: int = 12) -> teach.Verdict:
    """Twelve labels by hand of a class that is new, all others accepted in bulk."""
    world = World(6, apart=0.9, seed=5)
    base = world.model(5)
    lesson = world.lesson([25] * 5 + [hand])
    lesson = replace(lesson, trusted=lesson.targets == 5)
    return teach.judge(lesson, base, teach.refit(lesson, base))


@pytest.mark.parametrize("hand", [12, 35])
def test_labels_of_one_new_class_alone_tell_nothing_of_better_or_worse(hand: int):
    verdict = _bulk_and_one_new_class(hand)
    assert verdict.taken
    assert (verdict.n, verdict.teaching_only, verdict.new) == (hand, 125, ("sound 5",))
    assert verdict.gain is None
    assert verdict.change is None
    if hand < 30:
        assert f"all {hand} labels that judge are of sound 5, which is new" in str(verdict.reason)
    assert "0% before" not in str(verdict.reason)


def test_a_change_stands_in_its_interval_and_is_that_of_the_scores_shown():
    world = World(6, apart=0.35, elsewhere=0.6, seed=3)
    base = world.model(6)
    lesson = world.lesson([7] * 6)
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    low, high = verdict.change
    assert low <= verdict.gain <= high
    assert verdict.gain == pytest.approx(verdict.after.balanced_accuracy - verdict.before.balanced_accuracy)
    assert verdict.gain == pytest.approx(np.mean([row.after - row.before for row in verdict.table]))


def test_no_interval_where_a_class_is_in_few_groups_and_the_class_is_named():
    world = World(4, apart=0.4, elsewhere=0.5, seed=3)
    base = world.model(4)
    lesson = world.lesson([9, 9, 9, 2])
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    assert verdict.change is None
    assert verdict.gain is not None
    assert "balanced_accuracy" not in verdict.after.intervals
    assert "accuracy" in verdict.after.intervals
    assert "29 in 29 groups, of sound 3 only 2" in str(verdict.reason)


def test_a_new_class_that_is_never_found_is_no_harm_to_the_others():
    world = World(6, apart=0.8, seed=6)
    base = world.model(5)
    lesson = world.lesson([8] * 6, classes=(0, 1, 2, 3, 4, 0))  # the new one sounds like the first
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    assert "fell" not in str(verdict.reason)
    assert verdict.new == ("sound 5",)


def test_a_verdict_comes_back_from_the_plain_values_it_was_kept_as():
    import json

    verdict = _bulk_and_one_new_class()
    kept = json.loads(json.dumps(verdict.metrics | {"taken": verdict.taken}))
    assert teach.from_metrics(kept, verdict.reason) == verdict
    older = {name: value for name, value in kept.items() if name not in ("gain", "teaching_only")}
    assert teach.from_metrics(older | {"change": [-0.04, -0.04]}, verdict.reason).change is None
    with pytest.raises((KeyError, TypeError, ValueError)):
        teach.from_metrics({}, verdict.reason)


def test_a_model_of_many_classes_is_not_asked_to_choose_among_the_few_that_a_lesson_shares():
    """A version before that calls all of it by names the lesson has not found nothing: taught, it is better."""
    world = World(6, apart=0.5, seed=3)
    base = replace(world.model(6), memory=None)
    lesson = world.lesson([15, 15, 15], ("sound 0", "one of mine", "another"), classes=[3, 4, 5])
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    assert verdict.table[0].before < 0.2
    assert verdict.taken, str(verdict.reason)
    assert verdict.gain > 0.5


def test_a_model_that_learned_from_the_recordings_itself_is_not_compared():
    """What it says of them is too good: a new version would be refused for not knowing by heart what it is tested on."""
    world = World(2, apart=0.1, elsewhere=0.8, seed=4)
    lesson = world.lesson([150, 150])
    shipped = teach.refit(lesson, world.model(2))  # its memory holds what taught it
    verdict = teach.judge(lesson, shipped, teach.refit(lesson, shipped), base=shipped)
    assert verdict.taken
    assert verdict.before is None
    assert "learned from some of these recordings itself" in str(verdict.reason)


def test_the_few_recordings_that_a_model_learned_from_itself_are_left_out():
    world = World(2, apart=0.1, elsewhere=0.8, seed=4)
    shipped = world.model(2)
    lesson = world.lesson([40, 40])
    known = np.flatnonzero(~shipped.memory.held_out & (shipped.memory.classes == lesson.targets[7]))[0]
    lesson.embeddings[7] = shipped.memory.embeddings[known]
    verdict = teach.judge(lesson, shipped, teach.refit(lesson, shipped), base=shipped)
    assert verdict.before is not None
    assert verdict.left_out == 1
    assert verdict.n == 79
    assert verdict.gain > 0
    assert teach.judge(lesson.rows(np.arange(80) != 7), shipped, teach.refit(lesson, shipped)).left_out == 0
    assert 0 < verdict.n < 300  # what it remembers, it is not asked


def test_what_the_lesson_teaches_does_not_tell_what_was_forgotten():
    world = World(2, apart=0.1, seed=4)
    shipped = world.model(2)
    held_out = shipped.memory.embeddings[shipped.memory.held_out].astype(np.float32)
    targets = shipped.memory.classes[shipped.memory.held_out]
    decoded = held_out + world.rng.normal(0, 0.001, held_out.shape).astype(np.float32)
    groups = np.array([f"recording {k}" for k in range(len(targets))])
    lesson = teach.Lesson(decoded, targets, groups, np.ones(len(targets), bool), world.names)
    assert teach.judge(lesson, shipped, teach.refit(lesson, shipped)).rehearsed == ()


def test_of_several_at_once_two_versions_that_are_the_same_differ_by_nothing():
    """Each side says a class from its own threshold on."""
    rng = np.random.default_rng(0)
    heard = rng.random((120, 3)) < 0.3
    x = (rng.normal(size=(120, 24)) + heard @ rng.normal(size=(3, 24))).astype(np.float32)
    groups, every = np.array([f"r{k}" for k in range(120)]), np.ones(120, bool)
    lesson = teach.Lesson(x, heard, groups, every, ("a", "b", "c"), known=every)
    blank = head.Head(np.zeros((24, 0), np.float32), np.zeros(0, np.float32), x.mean(0), x.std(0), "sigmoid")
    base = replace(World(1).model(1), classes=(), head=blank, calibration=Calibration(), memory=None)
    before = teach.refit(lesson, base)
    assert np.abs(np.array(before.calibration.thresholds) - 0.5).max() > 0.05
    verdict = teach.judge(lesson, before, before, base=base)
    assert verdict.gain == 0
    assert verdict.before.balanced_accuracy == verdict.after.balanced_accuracy
    order = [2, 0, 1]  # a version before that has its classes in another order
    turned = replace(before.head, weights=before.head.weights[:, order], bias=before.head.bias[order])
    thresholds = tuple(before.calibration.thresholds[k] for k in order)
    turned = replace(before, classes=("c", "a", "b"), head=turned, calibration=Calibration(1.0, thresholds))
    assert teach.judge(lesson, turned, before, base=base).gain == 0
    later = np.column_stack([heard, heard[:, 0]])  # a class that was added while it was judged
    lesson = replace(lesson, targets=later, classes=("a", "b", "c", "d"))
    assert teach.judge(lesson, turned, before, base=base).gain == 0


@pytest.mark.parametrize("classes", [8, 25])
def test_a_toss_between_two_new_classes_is_no_gain_however_many_other_classes_there_are(classes: int):
    """None of the others is judged: that a new class is found half of the time is what guessing does."""
    better, taken = [], []
    for seed in range(4):
        world = World(classes + 2, apart=0.5, seed=seed)
        base = world.model(classes)
        for dealt in (True, False):
            lesson = world.lesson([0] * classes + [60, 60], shuffled=dealt)
            verdict = teach.judge(lesson, base, teach.refit(lesson, base))
            better.append("Better" in str(verdict.reason)) if dealt else taken.append(verdict.taken)
    assert sum(better) == 0
    assert all(taken), "what is told apart is welcome"


def test_a_stray_answer_into_a_class_that_no_label_judges_costs_no_f1_of_that_class():
    world = World(20, apart=0.8, seed=1)
    base = world.model(20)
    lesson = world.lesson([25] * 3 + [0] * 17)
    verdict = teach.judge(lesson, base, teach.refit(lesson, base))
    for side in (verdict.before, verdict.after):
        assert side.macro_f1 > side.balanced_accuracy - 0.05


@pytest.mark.parametrize("days", [2, 10, 30, 60])
def test_where_groups_are_days_no_day_is_tested_by_what_a_later_one_taught(days: int):
    number = np.repeat(np.arange(days), 4)
    groups = np.array([f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}" for day in number.tolist()])
    world = World(2)
    lesson = replace(world.lesson([2 * days, 2 * days]), groups=groups, groups_by="day")
    lesson = replace(lesson, targets=np.tile([0, 0, 1, 1], days))
    _, passes = paired._protocol(lesson, lesson.trusted, np.zeros(0, np.intp))
    assert passes[0]
    assert all(number[teaches].max() < number[tests].min() for splits in passes for teaches, tests in splits)
    with pytest.raises(UserError, match="one day"):
        paired._protocol(lesson, number == 0, np.zeros(0, np.intp))


@pytest.mark.parametrize("several", [False, True])
def test_where_groups_are_days_no_head_is_tested_on_a_class_that_only_later_days_taught(several: bool):
    number = np.repeat(np.arange(60), 4)
    groups = np.array([f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}" for day in number.tolist()])
    targets = np.tile([0, 1, 0, 1], 60)
    targets[(number >= 40) & (np.arange(240) % 4 == 3)] = 2  # began in the fourth fifth of the days
    targets[(number >= 48) & (np.arange(240) % 4 == 2)] = 3  # and this in the last
    lesson = replace(World(4).lesson([60] * 4), targets=targets, groups=groups, groups_by="day")
    if several:
        lesson = replace(lesson, targets=np.eye(4, dtype=bool)[targets])
    _, (splits,) = paired._protocol(lesson, lesson.trusted, np.zeros(0, np.intp))
    for teaches, tests in splits:
        assert set(targets[tests]) <= set(targets[teaches])
    assert {2, 3} & {int(k) for _, tests in splits for k in targets[tests]} == {2}
    _, (splits,) = paired._protocol(
        lesson, lesson.trusted, np.array([2, 3])
    )  # what the memory knows, each day can be asked
    assert sum(int(tests.sum()) for _, tests in splits) >= 48


def test_a_class_that_began_in_the_last_days_is_no_reason_to_refuse():
    for seed in range(3):
        world = World(5, seed=seed)
        base = world.model(4)
        lesson = world.lesson([30] * 4 + [12])
        day = np.where(lesson.targets == 4, world.rng.integers(36, 40, 132), world.rng.integers(0, 40, 132))
        groups = np.array([f"2024-{1 + one // 28:02d}-{1 + one % 28:02d}" for one in day.tolist()])
        lesson = replace(lesson, groups=groups, groups_by="day")
        verdict = teach.judge(lesson, base, teach.refit(lesson, base))
        assert verdict.taken, str(verdict.reason)
        assert verdict.table[4].n == 0


@pytest.mark.parametrize("dated", [0, 12])
def test_where_hardly_a_recording_has_a_day_they_judge_as_other_groups_do(dated: int):
    world = World(4, seed=1)
    base = world.model(4)
    lesson = world.lesson([40] * 4)
    groups = np.array(["2024-05-01" if k < dated else f"recording {k}" for k in range(160)])
    verdict = teach.judge(replace(lesson, groups=groups, groups_by="day"), base, teach.refit(lesson, base))
    assert verdict.taken, str(verdict.reason)
    assert verdict.n == 160
