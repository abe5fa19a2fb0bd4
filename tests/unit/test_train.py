"""Training makes a whole model folder, says how it goes, can be stopped, and leaves what was there."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from engine import datasets, evaluate, predict, recipe, teach, train
from engine import model as models
from engine.errors import UserError
from engine.features import windows
from engine.job import Cancelled, silent
from engine.model import litert
from engine.sound import audio
from engine.sound.recording import Recording
from engine.teach import Lesson, paired
from engine.train import card, course
from engine.train.heard import hear

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

RATE_HZ = 22_050


@pytest.fixture(scope="module")
def sounds(tmp_path_factory):
    """Low and high tones, twenty of each, every one different."""
    root = tmp_path_factory.mktemp("tones")
    rng = np.random.default_rng(0)
    t = np.arange(RATE_HZ * 2) / RATE_HZ
    for name, pitch_hz in (("low", 200), ("high", 3000)):
        (root / name).mkdir()
        for k in range(20):
            tone = 0.2 * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.8, 1.25) * t) + rng.normal(0, 0.02, len(t))
            soundfile.write(root / name / f"{k}.wav", tone, RATE_HZ)
    (root / "low" / "broken.wav").write_text("no sound")
    return root


@pytest.fixture(scope="module")
def trained(sounds, tmp_path_factory):
    lines = []
    out = tmp_path_factory.mktemp("made") / "model"
    made = train.train(
        datasets.folder_per_class(sounds), recipe.named("earmark"), out, epochs=2, curves=lines.append, name="tones"
    )
    return made, lines


def test_a_whole_model_comes_out(trained, sounds):
    made, lines = trained
    assert [line["epoch"] for line in lines] == [1, 2]
    for line in lines:
        assert line["event"] == "epoch"
        assert {"loss", "accuracy", "val_loss", "val_accuracy", "epochs"} <= line.keys()
        json.dumps(line)
    loaded = models.load(made.model.folder)
    assert set(loaded.classes) == {"low", "high"}
    assert loaded.memory.held_out.any()
    assert not loaded.memory.held_out.all()
    assert "held out" in loaded.card
    assert loaded.made_with[paired.TRAINED_ON]
    assert made.scores.balanced_accuracy > 0.9
    assert [file.name for file, _ in made.problems] == ["broken.wav"]
    recordings = [Recording(f"{name}/{k}.wav", duration_s=2.0) for name in ("low", "high") for k in range(3)]
    said = [loaded.classes[s.probabilities.argmax()] for s in predict.run(loaded, sounds, recordings)]
    assert said == ["low"] * 3 + ["high"] * 3
    assert not list(made.model.folder.parent.glob(".*"))


def test_new_recordings_of_what_it_learned_are_not_none_of_these(tmp_path):
    rng = np.random.default_rng(3)
    t = np.arange(RATE_HZ) / RATE_HZ
    for name, pitch_hz in (("low", 200), ("mid", 900), ("high", 3000)):
        for part, count in (("known", 40), ("fresh", 20)):
            (tmp_path / part / name).mkdir(parents=True)
            for k in range(count):
                tone = rng.uniform(0.05, 0.3) * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.7, 1.4) * t)
                wave = tone * (rng.uniform(0.5, 4) * t % 1) + rng.normal(0, rng.uniform(0.002, 0.05), len(t))
                soundfile.write(tmp_path / part / name / f"{k}.wav", wave, RATE_HZ)
    made = train.train(
        datasets.folder_per_class(tmp_path / "known"), recipe.named("mel64_cnn"), tmp_path / "m", epochs=2
    )
    assert np.isfinite(made.model.calibration.none_distance), "there were enough labels to set the rule"
    fresh = [Recording(f"{name}/{k}.wav", duration_s=1.0) for name in ("low", "mid", "high") for k in range(20)]
    refused = sum(scored.none for scored in predict.run(made.model, tmp_path / "fresh", fresh))
    assert refused <= 0.15 * len(fresh), "a twentieth is meant to be refused"


def test_fine_tuning_keeps_what_it_does_not_see(trained, sounds, tmp_path):
    start = trained[0].model
    before = {file.name: file.read_bytes() for file in start.folder.iterdir()}
    rng = np.random.default_rng(1)
    for name in ("noise", "high"):
        (tmp_path / "new" / name).mkdir(parents=True)
        for k in range(6):
            tone = np.sin(2 * np.pi * 3000 * rng.uniform(0.8, 1.25) * np.arange(RATE_HZ) / RATE_HZ)
            sound = rng.normal(0, 0.2, RATE_HZ) if name == "noise" else 0.2 * tone
            soundfile.write(tmp_path / "new" / name / f"{k}.wav", sound, RATE_HZ)
    dataset = datasets.folder_per_class(tmp_path / "new")
    made = train.train(dataset, recipe.named("earmark"), tmp_path / "out", start=start, epochs=2).model
    assert set(made.classes) == {"low", "high", "noise"}
    assert made.backbone_id != start.backbone_id
    assert litert.Backbone(made).dimensions == len(made.head.mean)
    recordings = [Recording(f"low/{k}.wav", duration_s=2.0) for k in range(5)]
    said = [made.classes[s.probabilities.argmax()] for s in predict.run(made, sounds, recordings)]
    assert said.count("low") >= 4
    assert {file.name: file.read_bytes() for file in start.folder.iterdir()} == before


def test_cancelling_leaves_what_was_there(trained, sounds, tmp_path):
    models.save(trained[0].model, tmp_path / "out")

    def report(done, total, note=""):
        if note == "Training" and done >= 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        train.train(
            datasets.folder_per_class(sounds), recipe.named("earmark"), tmp_path / "out", epochs=3, report=report
        )
    assert models.load(tmp_path / "out").backbone_id == trained[0].model.backbone_id
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_stopped_training_goes_on_after_its_last_whole_epoch_to_the_same_model(sounds, trained, tmp_path):
    def stop(done, total, note=""):
        if note == "Training" and done > total * 0.6:
            raise Cancelled

    told = []

    def again(report, where=tmp_path / "out"):
        dataset, made = datasets.folder_per_class(sounds), recipe.named("earmark")
        return train.train(dataset, made, where, epochs=2, report=report, curves=told.append, name="tones")

    with pytest.raises(Cancelled):
        again(stop)
    assert [line["epoch"] for line in told] == [1]
    assert [path.name for path in tmp_path.iterdir()] == [".out-training"]
    made = again(silent)
    assert [line["epoch"] for line in told] == [1, 2]
    assert told == trained[1]
    assert made.model.backbone_id == trained[0].model.backbone_id
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_stopped_training_does_not_go_on_where_other_groups_teach(sounds, tmp_path):
    def stop(done, total, note=""):
        if note == "Training" and done > total * 0.6:
            raise Cancelled

    told, dataset = [], datasets.folder_per_class(sounds)
    pairs = np.array([str(k // 2) for k in range(len(dataset))])
    for groups in (dataset.groups, pairs):  # what the first run learned from may be held out by the second
        with pytest.raises(Cancelled):
            train.train(
                replace(dataset, groups=groups),
                recipe.named("earmark"),
                tmp_path / "out",
                epochs=2,
                report=stop,
                curves=told.append,
            )
    assert [line["epoch"] for line in told] == [1, 1]


def test_a_card_says_what_was_set_and_claims_no_bounds_of_too_few_groups(trained, sounds):
    made, _ = trained
    few = evaluate.metrics(np.array([0, 0, 1]), np.eye(2)[[0, 1, 1]], np.array(["a", "b", "c"]), ("low", "high"))
    recipe_set = recipe.changed(recipe.named("earmark"), ["batch=16"])
    told = card.write(made.model, datasets.folder_per_class(sounds), recipe_set, few, None, 2, 1)
    assert "(batch=16)" in told
    assert "| balanced accuracy | 0.750 |  | 0.500 |" in told
    assert "nan" not in told


OWN = """
from dataclasses import replace
from engine.recipe import named

def vary(x, y, rng):
    return {x}, y

RECIPE = replace(named("mel64_cnn"), name="mine", augment=vary)
"""


def test_a_recipe_of_ones_own_that_was_written_anew_begins_anew(sounds, tmp_path):
    """Nothing of the network that was made otherwise is left in it."""

    def stop(done, total, note=""):
        if note == "Training" and done > total * 0.6:
            raise Cancelled

    told = []
    file = tmp_path / "mine.py"
    for x, report in (("x", stop), ("x", stop), ("x[:, ::-1].copy()", stop)):
        file.write_text(OWN.format(x=x))
        with pytest.raises(Cancelled):
            train.train(
                datasets.folder_per_class(sounds),
                recipe.named(str(file)),
                tmp_path / "out",
                epochs=2,
                report=report,
                curves=told.append,
            )
    assert [line["epoch"] for line in told] == [1, 1]


def test_no_epoch_is_begun_after_the_time_that_was_given(sounds, tmp_path):
    told = []
    dataset, made = datasets.folder_per_class(sounds), recipe.named("earmark")
    train.train(dataset, made, tmp_path / "out", epochs=3, curves=told.append, limit_s=1e-3)
    assert [(line["epoch"], line["epochs"]) for line in told] == [(1, 3)]


def test_a_class_of_which_nothing_can_be_read_is_named(tmp_path):
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        for k in range(3):
            soundfile.write(tmp_path / name / f"{k}.wav", np.random.default_rng(k).normal(0, 0.1, 8000), 8000)
            if name == "bad":
                (tmp_path / name / f"{k}.wav").write_text("nothing")
    with pytest.raises(UserError, match="None of the recordings of bad"):
        train.train(datasets.folder_per_class(tmp_path), recipe.named("earmark"), tmp_path / "out", epochs=1)


def test_nothing_but_a_model_is_replaced(sounds, trained, tmp_path):
    made, _ = trained
    dataset = datasets.folder_per_class(sounds)
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.md").write_text("years of work")
    (tmp_path / "note.txt").write_text("mine")
    both = tmp_path / "both"  # a model beside which somebody keeps a recording
    models.save(made.model, both)
    soundfile.write(both / "take.wav", np.zeros(100), RATE_HZ)
    for place in (sounds, sounds / "low", tmp_path / "thesis", tmp_path / "note.txt", both):
        before = sorted(place.rglob("*"))
        with pytest.raises(UserError, match="holds something else than a model"):
            train.train(dataset, recipe.named("earmark"), place)
        with pytest.raises(UserError, match="holds something else than a model"):
            models.save(made.model, place)
        assert sorted(place.rglob("*")) == before
        assert place.exists()
    assert not [one for one in tmp_path.rglob("*") if one.name.startswith(".")]
    (tmp_path / "empty").mkdir()
    models.save(made.model, tmp_path / "empty")
    (tmp_path / "empty" / ".DS_Store").touch()
    again = models.save(made.model, tmp_path / "empty")
    assert models.load(again.folder).classes == made.model.classes


def test_going_on_keeps_the_names_and_what_was_learned_from_before(sounds, trained, tmp_path):
    made, _ = trained
    called = replace(made.model, classes=tuple(f"a {name}" for name in made.model.classes))
    dataset = datasets.folder_per_class(sounds)
    dataset = replace(dataset, classes=tuple(f"A_{name}" for name in dataset.classes))
    learned = set(made.model.made_with[paired.TRAINED_ON])
    others = datasets.parts(dataset).held_out
    dataset = replace(
        dataset, folds=np.where(others, "", datasets.TEST)
    )  # taught by what was held out, tested on what taught
    tuned = train.train(dataset, recipe.named("earmark"), tmp_path / "out", start=called, epochs=1)
    assert tuned.model.classes == called.classes
    assert learned < set(tuned.model.made_with[paired.TRAINED_ON])
    assert tuned.scores is None  # it had learned from all that tests


def test_going_on_from_a_taught_model_learns_no_label_that_is_held_out(sounds, trained, tmp_path):
    """Labels dealt at random, taught, then learned again: of those held out, the taught model would know every one."""
    made, dataset = trained[0].model, datasets.folder_per_class(sounds)
    readable = np.array([file.stem != "broken" for file in dataset.files])
    dealt = np.random.default_rng(1).permutation(np.arange(len(dataset)) % 2)
    dataset = replace(dataset, classes=("heads", "tails"), targets=dealt)
    run = litert.Backbone(made)
    cut = [
        windows(audio.read(f, 0, None, RATE_HZ).samples, made.frontend)[0]
        for f, ok in zip(dataset.files, readable)
        if ok
    ]
    embeddings = np.concatenate([run.embed(some) for some in cut]).astype(np.float16).astype(np.float32)
    row = np.repeat(np.flatnonzero(readable), [len(some) for some in cut])
    lesson = Lesson(embeddings, dealt[row], dataset.groups[row], np.ones(len(row), bool), dataset.classes, row)
    taught = models.save(teach.refit(lesson, replace(made, memory=None, made_with={})), tmp_path / "taught")
    again = replace(dataset, targets=1 - dealt)  # and every label was taken back since
    for said in (dataset, again):
        tuned = train.train(said, recipe.named("earmark"), tmp_path / "out", start=taught, epochs=1)
        assert tuned.scores.balanced_accuracy < 0.9, "half of them can be right by chance"
        remembered = tuned.model.memory
        assert len(remembered) == len(np.unique(remembered.embeddings, axis=0)), "each sound is remembered once"


def test_a_stop_is_heard_while_the_model_it_goes_on_from_listens(sounds, trained, tmp_path, monkeypatch):
    dataset, quick = datasets.folder_per_class(sounds), replace(recipe.named("earmark"), copies=0)
    heard = hear(dataset, quick.frontend)
    monkeypatch.setattr(course, "hear", lambda *_: heard)

    def stop(done, total, note=""):
        assert note == "Reading"
        assert 0 < done <= total == len(heard.row)
        raise Cancelled

    with pytest.raises(Cancelled):
        train.train(dataset, quick, tmp_path / "out", start=trained[0].model, epochs=1, report=stop)


def test_what_tests_has_no_part_in_what_is_tested(sounds, tmp_path):
    """Other sounds under other labels in the test part: how training windows are drawn, and the model, stay what they were."""
    dataset = datasets.folder_per_class(sounds)
    number = np.array([-1 if file.stem == "broken" else int(file.stem) for file in dataset.files])
    dataset = replace(dataset, folds=np.where(number >= 14, datasets.TEST, ""))
    split = datasets.parts(dataset, 1)
    rng = np.random.default_rng(2)
    made, shares = [], []
    for other in (False, True):
        files = list(dataset.files)
        for k in np.flatnonzero(split.held_out):
            if other:
                files[k] = tmp_path / f"{k}.wav"
                soundfile.write(files[k], rng.normal(0, 0.3, RATE_HZ), RATE_HZ)
        said = np.where(split.held_out, 1, dataset.targets) if other else dataset.targets
        changed = replace(dataset, files=tuple(files), targets=said)
        quick = replace(recipe.named("earmark"), copies=0)
        made.append(train.train(changed, quick, tmp_path / f"out{other}", epochs=1).model)
        shares.append(course._material(changed, hear(changed, quick.frontend), None, split))
    one, two = made
    assert one.backbone_id == two.backbone_id
    assert np.array_equal(one.head.mean, two.head.mean)
    assert np.array_equal(one.head.weights, two.head.weights)
    assert np.array_equal(*(some.share[~some.inner] for some in shares))


def test_a_stopped_training_does_not_go_on_where_recordings_were_replaced(sounds, tmp_path):
    def stop(done, total, note=""):
        if note == "Training" and done > total * 0.6:
            raise Cancelled

    shutil.copytree(sounds, tmp_path / "tones")
    told, quick = [], replace(recipe.named("earmark"), copies=0)
    for _ in range(2):
        dataset = datasets.folder_per_class(tmp_path / "tones")
        with pytest.raises(Cancelled):
            train.train(dataset, quick, tmp_path / "out", epochs=2, report=stop, curves=told.append)
        shutil.copy(tmp_path / "tones" / "high" / "1.wav", tmp_path / "tones" / "low" / "1.wav")
    assert [line["epoch"] for line in told] == [1, 1]
