"""Trials: groups kept whole, folds kept and gone on with, models that know the answers, and what a random split claims."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from small_sets import labelled

from engine import datasets, recipe, trials
from engine import model as models
from engine.datasets import TEST, Asked, Dataset
from engine.errors import UserError
from engine.job import Cancelled
from engine.model import backend
from engine.trials import networks
from engine.trials.contenders import Answered

RATE_HZ = 22_050
LEAKY = ["air_conditioner", "drilling", "engine_idling", "jackhammer", "siren"]


@pytest.fixture(scope="module")
def tones(tmp_path_factory) -> Dataset:
    """Low and high tones, twelve of each in six groups; one file that is no sound."""
    root = tmp_path_factory.mktemp("tones")
    rng = np.random.default_rng(0)
    t = np.arange(RATE_HZ) / RATE_HZ
    for name, pitch_hz in (("low", 200), ("high", 3000)):
        (root / name).mkdir()
        for k in range(12):
            tone = 0.2 * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.8, 1.25) * t) + rng.normal(0, 0.02, len(t))
            soundfile.write(root / name / f"site{k % 6}_{k}.wav", tone, RATE_HZ)
    made = datasets.folder_per_class(root)
    groups = np.array([f"{file.parent.name} {file.stem.partition('_')[0]}" for file in made.files])
    return replace(made, groups=groups, groups_by="site")


@dataclass
class Oracle:
    """A contender that knows the truth, and counts how often it is asked; it stops in the fold `stop_in`."""

    stop_in: str = ""
    asked: list[str] = field(default_factory=list)
    name: str = "oracle"
    title: str = "Oracle"
    about: str = "Knows it."

    def fields(self):
        return {"kind": "oracle"}

    def answer(self, dataset, split, where, seed, report, told):
        rows = np.flatnonzero(split.held_out)
        self.asked.append(",".join(map(str, rows[:3])))
        if len(self.asked) == 2 and self.stop_in:
            raise Cancelled
        told({"event": "epoch", "epoch": 1, "epochs": 1, "loss": 0.5, "accuracy": 1.0})
        p = 0.1 / len(dataset.classes) + 0.9 * dataset.hot[rows]
        return Answered(
            rows,
            p.astype(np.float32),
            train_s=0.5,
            each_ms=1.0,
            curves=({"epoch": 1, "loss": 0.5},),
            problems={"x.wav": "odd"},
        )


# ------------------------------------------------------------------------------------------------------------------ folds


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 11)), min_size=8, max_size=60),
    st.lists(st.integers(1, 4), min_size=60, max_size=60),
    st.sampled_from(["group", "official"]),
    st.integers(0, 9),
)
def test_no_group_both_teaches_and_is_tested(rows, own, kind, seed):
    dataset = labelled([t for t, _ in rows], [f"site {g}" for _, g in rows], own[: len(rows)])
    try:
        plan = trials.plan(dataset, kind, seed)
    except UserError:
        return  # one group a class, or one fold: said in words
    assert plan.leaking == 0
    tested = np.zeros(len(dataset), int)
    for name in plan.names:
        try:
            split = plan.split(plan.seen(dataset, name))
        except UserError:
            return  # official folds that leave nothing to learn from
        teach = split.train | split.inner
        assert not (split.train & split.inner).any()
        assert not set(dataset.groups[split.train]) & set(dataset.groups[split.inner])
        assert not set(dataset.groups[teach]) & set(dataset.groups[split.held_out])
        tested += split.held_out
    assert (tested == 1).all()


def test_a_random_split_tears_groups_and_says_how_many_rows_leak():
    dataset = labelled([0, 1] * 20, [f"site {k // 4}" for k in range(40)])
    plan = trials.plan(dataset, "random")
    assert plan.leaking == 40
    split = plan.split(plan.seen(dataset, plan.names[0]))
    assert set(dataset.groups[split.train]) & set(dataset.groups[split.held_out])
    assert trials.plan(dataset, "group").leaking == 0
    alone = labelled([0, 1] * 20, [str(k) for k in range(40)])
    assert trials.plan(alone, "random").leaking == 0


def test_the_sets_own_folds_come_first_and_a_test_part_is_the_only_one():
    assert trials.plan(labelled([0, 1] * 6, "abcdefghijkl", [1, 2, 10] * 4)).names == ("1", "2", "10")
    assert trials.plan(labelled([0, 1] * 6, "abcdefghijkl", ["train", TEST] * 6)).names == (TEST,)
    assert trials.plan(labelled([0, 1] * 6, "abcdefghijkl")).kind == "group"


def test_of_a_training_and_a_validation_part_alone_the_validation_part_tests():
    dataset = labelled([0, 1] * 12, "abcdefghijklmnopqrstuvwx", (["train"] * 4 + ["validation"] * 2) * 4)
    plan = trials.plan(dataset)
    split = plan.split(plan.seen(dataset, *plan.names))
    assert [set(dataset.folds[rows]) for rows in vars(split).values()] == [{"train"}, {"train"}, {"validation"}]


def test_official_folds_that_tear_a_group_leave_its_other_rows_out():
    dataset = labelled([0, 1] * 6, list("aabbccddeeff"), [1, 2] * 6)
    dataset = replace(dataset, groups=np.array(list("aabcdefghijk")))
    plan = trials.plan(dataset, "official")
    split = plan.split(plan.seen(dataset, "1"))
    assert split.held_out.tolist() == [True, False] * 6
    assert not (split.train | split.inner)[1]


def test_what_cannot_be_split_is_said():
    torn = labelled([0, 0, 1, 1, 1], ["a", "b", "c", "c", "c"])
    with pytest.raises(UserError, match="All recordings of class 1 belong to one group"):
        trials.plan(torn, "group")
    assert trials.plan(torn, "random").kind == "random"
    with pytest.raises(UserError, match="no folds of its own"):
        trials.plan(torn, "official")
    with pytest.raises(UserError, match="in one fold"):
        trials.plan(labelled([0, 1] * 3, "abcdef", ["1"] * 6), "official")
    plan = trials.plan(labelled([0, 1] * 6, "abcdefghijkl"))
    assert trials.chosen(plan, None) == plan.names
    assert trials.chosen(plan, "2, 1") == ("1", "2")
    with pytest.raises(UserError, match="There is no fold 9"):
        trials.chosen(plan, "1,9")


# ------------------------------------------------------------------------------------------------------------------- kept


def test_a_trial_goes_on_where_it_was_stopped(tmp_path):
    dataset = labelled([0, 1] * 20, [str(k) for k in range(40)])
    plan = trials.plan(dataset)
    stopped = Oracle(stop_in="2")
    with pytest.raises(Cancelled):
        trials.run(dataset, stopped, plan, place=tmp_path)
    again, lines = Oracle(), []
    trial = trials.run(dataset, again, plan, place=tmp_path, told=lines.append)
    assert len(again.asked) == 4  # of five folds
    assert [line["again"] for line in lines if line["event"] == "fold"] == [True, False, False, False, False]
    assert trial.metrics.accuracy == 1
    assert trial.problems == {"x.wav": "odd"}
    assert sorted(trial.rows.tolist()) == list(range(40))
    kept = trials.run(dataset, Oracle(stop_in="never"), plan, place=tmp_path)
    assert np.array_equal(kept.probabilities, trial.probabilities)
    assert kept.folds[0].answered.curves == trial.folds[0].answered.curves
    assert kept.metrics == trial.metrics


def test_what_was_kept_counts_only_for_the_same_labels_groups_folds_and_seed(tmp_path):
    dataset = labelled([0, 1] * 20, [str(k) for k in range(40)])
    plan = trials.plan(dataset)
    trials.run(dataset, Oracle(), plan, place=tmp_path)
    changed = [{"targets": 1 - dataset.targets}, {"groups": dataset.groups[::-1]}, {"trusted": np.arange(40) > 0}]
    others = [(replace(dataset, **one), plan) for one in changed]
    others += [(dataset, trials.plan(dataset, seed=2)), (dataset, trials.plan(dataset, "random"))]
    for other, plan in others:
        oracle = Oracle()
        trials.run(other, oracle, plan, place=tmp_path)
        assert len(oracle.asked) == 5


def test_a_damaged_fold_is_run_again(tmp_path):
    dataset = labelled([0, 1] * 20, [str(k) for k in range(40)])
    trials.run(dataset, Oracle(), trials.plan(dataset), place=tmp_path)
    file = next(tmp_path.glob("*/fold-3.npz"))
    file.write_bytes(file.read_bytes()[:100])
    oracle = Oracle()
    trials.run(dataset, oracle, trials.plan(dataset), place=tmp_path)
    assert len(oracle.asked) == 1


def test_where_nothing_can_be_kept_it_is_said(tmp_path):
    (tmp_path / "in the way").write_text("")
    dataset = labelled([0, 1] * 20, [str(k) for k in range(40)])
    with pytest.raises(UserError, match="cannot be kept"):
        trials.run(dataset, Oracle(), trials.plan(dataset), place=tmp_path / "in the way")


def test_a_network_that_ran_away_is_said(tmp_path):
    dataset = labelled([0, 1] * 20, [str(k) for k in range(40)])

    class Runaway(Oracle):
        def answer(self, *asked):
            said = super().answer(*asked)
            return replace(said, probabilities=said.probabilities * np.nan)

    with pytest.raises(UserError, match="no number"):
        trials.run(dataset, Runaway(), trials.plan(dataset), place=tmp_path)
    assert not list(tmp_path.glob("*/fold-*"))


def test_some_folds_are_some_rows(tmp_path):
    dataset = labelled([0, 1] * 20, [str(k) for k in range(40)])
    plan = trials.plan(dataset)
    trial = trials.run(dataset, Oracle(), plan, only=["1", "2"], place=tmp_path)
    assert set(trial.rows.tolist()) == set(np.flatnonzero(np.isin(plan.fold, ["1", "2"])).tolist())


def test_killed_it_loses_no_fold_that_was_done(tones, tmp_path):
    """kill -9 after the first fold; the second run finds it again."""
    root = str(tones.files[0].parents[1])
    words = [
        sys.executable,
        "-m",
        "gui",
        "evaluate",
        root,
        "--recipe",
        "bands",
        "--progress",
        "json",
        "--group-pattern",
        "(site.)",
    ]
    settings_ = os.environ | {"EARMARK_TRIALS": str(tmp_path / "trials")}
    here = Path(__file__).resolve().parents[2]
    killed = subprocess.Popen(
        words, cwd=here, env=settings_, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert killed.stderr is not None
    for line in killed.stderr:
        if '"kind": "fold"' in line:
            killed.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            break
    killed.wait()
    killed.stderr.close()
    done = subprocess.run(words, cwd=here, env=settings_, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first = next(line for line in done.stderr.splitlines() if '"kind": "fold"' in line)
    assert '"again": true' in first
    assert "clearly better than guessing" in done.stdout


# -------------------------------------------------------------------------------------------------------------- contenders


def test_a_head_on_levels_tells_tones_apart_and_names_what_cannot_be_read(tones, tmp_path):
    broken, silent = tmp_path / "broken.wav", tmp_path / "silent.wav"
    broken.write_text("no sound")
    soundfile.write(silent, np.zeros(RATE_HZ), RATE_HZ)
    dataset = replace(tones, files=(silent, *tones.files[1:-1], broken))
    trial = trials.run(dataset, trials.find("bands"), trials.plan(dataset), place=tmp_path)
    assert trial.metrics.balanced_accuracy == 1
    assert len(trial.rows) == len(dataset) - 2
    assert set(trial.problems) == {str(broken), str(silent)}
    assert not trial.too_good
    assert trial.metrics.groups == 12


def test_several_classes_at_once(tones, tmp_path):
    both = replace(tones, targets=np.column_stack([tones.targets == 0, tones.targets == 1]))
    trial = trials.run(both, trials.find("bands"), trials.plan(both), place=tmp_path)
    assert trial.metrics.several
    assert trial.metrics.balanced_accuracy > 0.9
    assert np.shape(trial.thresholds) == (24, 2)


def test_names_and_near_names():
    assert trials.find("earmark").title
    assert trials.find("random-resnet152").fields() != trials.find("resnet152").fields()
    assert trials.find("head:everyday").name == "head:everyday"
    assert trials.find("model:everyday").about
    with pytest.raises(UserError, match="There is no recipe named earmrk; did you mean earmark"):
        trials.find("earmrk")
    with pytest.raises(UserError, match="There is no recipe named xyz"):
        trials.find("xyz")
    with pytest.raises(UserError, match="no model named nothing"):
        trials.find("head:nothing")


@pytest.mark.filterwarnings("ignore")  # TensorFlow's own
def test_a_recipe_is_trained_for_each_fold(tones, tmp_path):
    lines = []
    trial = trials.run(
        tones, trials.find("earmark", epochs=1), trials.plan(tones), only=["1"], place=tmp_path, told=lines.append
    )
    assert len(trial.rows) == (trial.plan.fold == "1").sum()
    assert [line["epoch"] for line in lines if line["event"] == "epoch"] == [1]
    fold = trial.folds[0]
    assert (fold.answered.parameters or 0) > 1_000_000
    assert fold.answered.train_s > 0 < fold.answered.each_ms
    assert len(fold.answered.curves) == 1
    assert not list(tmp_path.glob("*/fold-1"))  # the network itself is not kept
    assert not backend.keras().config.is_interactive_logging_enabled()  # it would write into what others read


def test_a_training_that_goes_on_keeps_its_first_epochs_and_their_time(tmp_path):
    lines = [{"epoch": k, "loss": 1 / k} for k in (1, 2, 3)]
    killed = networks._Course(tmp_path / "own" / "curves.json", lambda line: None)
    for line in lines:
        killed.epoch(line)
    (tmp_path / "own" / "curves.json").write_text(
        json.dumps([{**one, "elapsed_s": 60.0 * one["epoch"]} for one in killed.lines])
    )
    seen = []
    again = networks._Course(tmp_path / "own" / "curves.json", seen.append)
    again.epoch({"epoch": 3, "loss": 0.3})  # the checkpoint was one epoch behind
    again.epoch({"epoch": 4, "loss": 0.2})
    assert [one["epoch"] for one in again.lines] == [1, 2, 3, 4]
    assert again.lines[2]["loss"] == 0.3
    assert 120 < again.elapsed_s() < 130
    assert len(seen) == 2
    anew = networks._Course(tmp_path / "own" / "curves.json", lambda line: None)
    anew.epoch({"epoch": 1, "loss": 1.0})
    assert [one["epoch"] for one in anew.lines] == [1]
    assert anew.elapsed_s() < 10


def test_a_recipe_written_anew_is_tried_anew(tmp_path):
    """What was kept of a recipe counts as long as its file says the same."""
    earmark = networks.Network(recipe.named("earmark"))
    assert earmark.fields() == networks.Network(recipe.named("earmark")).fields()
    (tmp_path / "mine.py").write_text("def build(shape, classes, folded=False): ...\n")
    spec = importlib.util.spec_from_file_location("mine", tmp_path / "mine.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    mine = networks.Network(replace(earmark.recipe, build=module.build))
    before = mine.fields()["code"]
    assert before != earmark.fields()["code"]
    (tmp_path / "mine.py").write_text("def build(shape, classes, folded=True): ...\n")
    assert mine.fields()["code"] != before


OWN = """
from dataclasses import replace
from engine.recipe import named

def vary(x, y, rng):
    return x + {louder}, y

RECIPE = replace(named("mel64_cnn"), name="mine", augment=vary)
"""


def test_a_recipe_of_ones_own_that_borrows_its_network_is_tried_anew_too(tmp_path):
    file = tmp_path / "mine.py"
    told = []
    for louder in (0, 0, 10):
        file.write_text(OWN.format(louder=louder))
        told.append(networks.Network(recipe.named(str(file))).fields())
    assert told[0] == told[1] != told[2]


# ----------------------------------------------------------------------------------------------------------------- leaking


def test_a_random_split_claims_far_more_than_groups_kept_whole(shared_data, tmp_path):
    """UrbanSound8K, fold 1: recordings are cut into slices, and who has heard one slice knows the others."""
    opened = datasets.open(shared_data / "urbansound8k", Asked(only={"fold": ["1"], "class": LEAKY}))
    dataset = replace(opened.dataset, folds=None)
    assert len(dataset) == 502
    honest, leaking = (
        trials.run(dataset, trials.find("bands"), trials.plan(dataset, kind), place=tmp_path)
        for kind in ("group", "random")
    )
    assert leaking.too_good
    assert not honest.too_good
    gap = leaking.metrics.balanced_accuracy - honest.metrics.balanced_accuracy
    assert gap > 0.15
    assert leaking.metrics.intervals["balanced_accuracy"][0] > honest.metrics.intervals["balanced_accuracy"][1]


# ------------------------------------------------------------------------------------------------------------- comparisons


def test_a_comparison_ranks_corrects_and_uses_common_rows(tmp_path):
    rng = np.random.default_rng(0)
    dataset = labelled(rng.integers(3, size=150), [f"site {k // 3}" for k in range(150)])

    @dataclass
    class Guesser(Oracle):
        right: float = 0.5
        skipped: int = 0

        def fields(self):
            return {"kind": self.name}

        def answer(self, dataset, split, where, seed, report, told):
            rows = np.flatnonzero(split.held_out)
            rows = rows[rows >= self.skipped]
            knows = np.random.default_rng([len(self.name), rows[0]]).random(len(rows)) < self.right
            said = np.where(knows, dataset.targets[rows], (dataset.targets[rows] + 1) % 3)
            return Answered(rows, np.eye(3, dtype=np.float32)[said])

    plan = trials.plan(dataset)
    three = [
        Guesser(name="bad", right=0.3),
        Guesser(name="best one", right=0.9, skipped=30),
        Guesser(name="good", right=0.9),
    ]
    tried = [trials.run(dataset, one, plan, place=tmp_path) for one in three]
    compared = trials.compare(tried)
    assert [trial.name for trial in compared.trials][-1] == "bad"
    assert compared.rows.min() == 30
    assert compared.left_out == {"best one": 30}
    assert all(len(trial.rows) == 120 for trial in compared.trials)
    assert compared.between(0, 2).p_holm < 0.01
    assert compared.between(0, 2).value < -0.3
    assert compared.between(0, 1).p_holm > 0.05
    assert all(pair.difference.p_holm >= pair.difference.p for pair in compared.pairs)
    with pytest.raises(UserError, match="not tested on the same recordings"):
        trials.compare([tried[0].among(np.arange(40)), tried[2].among(np.arange(50, 90))])


def test_a_model_without_two_of_the_classes_is_refused(tones, tmp_path):
    with pytest.raises(UserError, match="knows fewer than two of the classes"):
        trials.run(tones, trials.find("model:everyday"), trials.plan(tones), place=tmp_path)
    assert models.find("everyday").title == "Sounds around us"
