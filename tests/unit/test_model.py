"""A model is a folder that is checked whole, written whole, and answers for windows and recordings."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import model
from engine.features import LogMel
from engine.model import calibration, head, memory

CLASSES = ("rain", "siren", "dog bark")


@pytest.fixture
def cloud() -> tuple[np.ndarray, np.ndarray]:
    """Embeddings of three classes, well apart, and their class numbers."""
    rng = np.random.default_rng(0)
    targets = np.repeat(np.arange(3), 40)
    middles = rng.normal(0, 3, (3, 12))
    return (middles[targets] + rng.normal(size=(120, 12))).astype(np.float32), targets


@pytest.fixture
def made(tmp_path: Path, cloud: tuple[np.ndarray, np.ndarray]) -> model.Model:
    """A model with a head and a memory, and a stand-in for its backbone's file."""
    embeddings, targets = cloud
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "backbone.tflite").write_bytes(b"network")
    remembered = memory.Memory(embeddings.astype(np.float16), targets, np.arange(120) % 5 == 0)
    return model.Model(
        name="trial",
        title="A trial",
        version="7",
        folder=folder,
        classes=CLASSES,
        recipe="earmark",
        frontend=LogMel(mels=32),
        backbone_id="abc",
        head=head.fit(embeddings, targets, 3),
        calibration=calibration.Calibration(1.5, (), 0.4, 2.5),
        memory=remembered,
        card="# Card\n",
        made_with={"schedule": {"epochs": 3}},
    )


def test_a_saved_model_comes_back_whole(made: model.Model, tmp_path: Path) -> None:
    saved = model.save(made, tmp_path / "there")
    loaded = model.load(tmp_path / "there")
    assert saved.folder == loaded.folder == (tmp_path / "there").resolve()
    for name in ("name", "title", "version", "classes", "recipe", "frontend", "backbone_id", "calibration", "card"):
        assert getattr(loaded, name) == getattr(made, name), name
    assert np.array_equal(loaded.head.weights, made.head.weights)
    assert loaded.memory is not None
    assert np.array_equal(loaded.memory.held_out, made.memory.held_out)
    assert loaded.made_with["schedule"] == {"epochs": 3}
    assert loaded.window_s == 4.0


def test_saving_over_a_model_leaves_one_folder(made: model.Model, tmp_path: Path) -> None:
    first = model.save(made, tmp_path / "there")
    model.save(replace(first, version="8"), tmp_path / "there")
    assert model.load(tmp_path / "there").version == "8"
    assert sorted(place.name for place in tmp_path.iterdir()) == ["made", "there"]


def test_a_model_can_stand_on_the_backbone_of_another_beside_it(made: model.Model, tmp_path: Path) -> None:
    model.save(made, tmp_path / "whole")
    saved = model.save(replace(made, name="part"), tmp_path / "part", stands_on="whole")
    assert not (tmp_path / "part" / "backbone.tflite").exists()
    loaded = model.load(tmp_path / "part")
    assert saved.backbone_folder == loaded.backbone_folder == (tmp_path / "whole").resolve()
    copied = model.save(loaded, tmp_path / "elsewhere" / "version")  # as a project keeps it
    assert (copied.stands_on, (copied.folder / "backbone.tflite").read_bytes()) == ("", b"network")
    (tmp_path / "whole" / "backbone.tflite").write_bytes(b"another")
    with pytest.raises(model.ModelError, match=r"backbone\.tflite.*whole.*changed"):
        model.load(tmp_path / "part")
    (tmp_path / "whole" / "backbone.tflite").unlink()
    with pytest.raises(model.ModelError, match="stands on another, whole, which is not beside it"):
        model.load(tmp_path / "part")


@pytest.mark.parametrize("seconds", [8.0, 120.0])
def test_a_gate_says_which_windows_count(
    made: model.Model, cloud: tuple[np.ndarray, np.ndarray], tmp_path: Path, seconds: float
) -> None:
    """Only sirens and dogs pass; rain, however long, has no say in what they are, and alone it is none of these."""
    embeddings, targets = cloud
    rain, siren = embeddings[targets == 0][:6], embeddings[targets == 1][:3]
    gated = replace(made, gate=head.fit(embeddings, np.where(targets == 0, 0, 1), 2))
    gated = model.load(model.save(gated, tmp_path / "gated").folder)
    alone, mixed, only = model.score_many(gated, np.concatenate([siren, rain, siren, rain]), [3, 9, 6], [seconds] * 3)
    assert np.allclose(alone.probabilities, mixed.probabilities, atol=1e-6)
    assert not alone.none
    assert not mixed.none
    assert only.none
    assert len(mixed.window_probabilities) == 9
    assert not mixed.window_probabilities[:6].any()  # of rain nothing is said
    assert np.allclose(mixed.window_probabilities[6:].sum(1), 1)
    again = model.window_probabilities(gated, model.window_logits(gated, np.concatenate([rain, siren])))
    assert np.array_equal(again, mixed.window_probabilities)
    assert model.score(made, np.concatenate([rain, siren]), 8.0).probabilities.argmax() == 0


def test_a_place_that_cannot_be_written_is_said_in_words(made: model.Model, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(model.ModelError, match="cannot be written"):
        model.save(made, tmp_path / "file" / "there")


@pytest.mark.parametrize("name", ["backbone.tflite", "head.npz", "memory.npz", "card.md"])
def test_a_changed_file_is_named(made: model.Model, tmp_path: Path, name: str) -> None:
    folder = model.save(made, tmp_path / "there").folder
    content = bytearray((folder / name).read_bytes())
    content[-1] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(model.ModelError, match=f"{name}.*damaged"):
        model.load(folder)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no model"),
        ("", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "cannot be read"),
        ('{"format": 99}', "newer"),
        ('{"format": 1, "sha256": {}}', "cannot be read"),
        ('{"format": 1, "sha256": {"backbone.tflite": "", "head.npz": "", "../x": ""}}', "damaged"),
    ],
)
def test_what_is_no_model_is_refused_in_words(tmp_path: Path, content: str | None, words: str) -> None:
    if content is not None:
        (tmp_path / "model.json").write_text(content)
        (tmp_path / "backbone.tflite").write_bytes(b"")
        (tmp_path / "head.npz").write_bytes(b"")
    with pytest.raises(model.ModelError, match=words):
        model.load(tmp_path)


def test_pickles_are_never_opened(made: model.Model, tmp_path: Path) -> None:
    folder = model.save(made, tmp_path / "there").folder
    np.savez(folder / "head.npz", weights=np.array([{"an": "object"}], dtype=object), allow_pickle=True)
    described = json.loads((folder / "model.json").read_text())
    described["sha256"]["head.npz"] = hashlib.sha256((folder / "head.npz").read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps(described))
    with pytest.raises(model.ModelError, match="cannot be read"):
        model.load(folder)


def test_find_knows_names_and_folders(made: model.Model, tmp_path: Path) -> None:
    model.save(made, tmp_path / "there")
    assert model.find(tmp_path / "there").name == "trial"
    with pytest.raises(model.ModelError, match="no model named"):
        model.find("nonsense")


def test_one_by_one_and_all_at_once_agree(made: model.Model, cloud: tuple[np.ndarray, np.ndarray]) -> None:
    counts, durations_s = [1, 40, 3, 76], [2.0, 82.0, 8.0, 20.0]
    together = model.score_many(made, cloud[0], counts, durations_s)
    start = 0
    for scores, count, duration_s in zip(together, counts, durations_s):
        alone = model.score(made, cloud[0][start : start + count], duration_s)
        assert np.allclose(scores.probabilities, alone.probabilities, atol=1e-5)
        assert np.allclose(scores.window_probabilities, alone.window_probabilities, atol=1e-5)
        assert scores.none == alone.none
        assert scores.probabilities.sum() == pytest.approx(1, abs=1e-5)
        start += count


def test_the_unknown_is_none_of_these_and_the_known_is_not(
    made: model.Model, cloud: tuple[np.ndarray, np.ndarray]
) -> None:
    known = model.score_many(made, cloud[0], [1] * 120, [4.0] * 120)
    assert np.mean([scores.none for scores in known]) < 0.05
    far = np.random.default_rng(1).normal(0, 40, (50, 12)).astype(np.float32)
    assert all(scores.none for scores in model.score_many(made, far, [1] * 50, [4.0] * 50))


def test_few_windows_of_a_long_recording_can_speak_for_a_class(
    made: model.Model, cloud: tuple[np.ndarray, np.ndarray]
) -> None:
    embeddings, targets = cloud
    rain, siren = embeddings[targets == 0], embeddings[targets == 1]
    mostly_rain = np.concatenate([rain[:30], siren[:3]])
    long, short = (model.score(made, mostly_rain, duration_s).probabilities[1] for duration_s in (66.0, 20.0))
    assert long > 0.2 > short


def test_several_at_once_is_none_only_below_all_thresholds(
    cloud: tuple[np.ndarray, np.ndarray], made: model.Model
) -> None:
    embeddings, targets = cloud
    both = np.column_stack([targets == 0, targets != 2, targets == 2])
    several = replace(
        made, head=head.fit(embeddings, both, 3), calibration=calibration.Calibration(thresholds=(0.5, 0.5, 0.5))
    )
    scores = model.score(several, embeddings[:1], 4.0)
    assert several.several
    assert not scores.none
    assert (scores.probabilities[:2] > 0.5).all()
    strict = replace(several, calibration=calibration.Calibration(thresholds=(1.0, 1.0, 1.0)))
    assert model.score(strict, embeddings[:1], 4.0).none


def test_a_head_agrees_with_scikit_learn(cloud: tuple[np.ndarray, np.ndarray]) -> None:
    from sklearn.linear_model import LogisticRegression

    embeddings, targets = cloud
    ours = head.fit(embeddings, targets, 3, l2=0.1)
    theirs = LogisticRegression(C=1 / (0.1 * len(targets)), class_weight="balanced", max_iter=500)
    theirs.fit(ours.standardised(embeddings), targets)
    assert np.allclose(
        calibration.probabilities(ours.logits(embeddings)),
        theirs.predict_proba(ours.standardised(embeddings)),
        atol=0.01,
    )


def test_strangers_become_unlikely_and_come_back_with_the_memory(
    cloud: tuple[np.ndarray, np.ndarray], made: model.Model, tmp_path: Path
) -> None:
    embeddings, targets = cloud
    strange = (embeddings[targets == 0].mean(axis=0) * 1.5 + np.random.default_rng(3).normal(0, 0.3, (30, 12))).astype(
        np.float16
    )
    sure, unsure = (
        calibration.probabilities(head.fit(embeddings, targets, 3, strangers=taught).logits(strange)).max(axis=1).mean()
        for taught in (None, strange)
    )
    assert unsure < sure - 0.02
    assert made.memory is not None
    saved = model.save(replace(made, memory=replace(made.memory, strangers=strange)), tmp_path / "there")
    loaded = model.load(saved.folder).memory
    assert loaded is not None
    assert np.array_equal(loaded.strangers, strange)


def test_what_lies_nearer_to_the_strange_than_to_the_known_is_none_of_the_classes(
    cloud: tuple[np.ndarray, np.ndarray], made: model.Model, tmp_path: Path
) -> None:
    """Though the head is sure of it: it lies on the line from the middle of all through a class, as loud noise does."""
    embeddings, targets = cloud
    assert made.memory is not None
    strange = embeddings[targets == 0].mean(axis=0) * 2.5 + np.random.default_rng(3).normal(0, 0.3, (30, 12))
    memory = replace(made.memory, strangers=strange[:20].astype(np.float16))
    assert np.isneginf(made.memory.strangeness(embeddings)).all()
    assert (memory.strangeness(strange[20:]) > 0).all()
    assert (memory.strangeness(embeddings) < 0).mean() > 0.95

    def nones(rule: calibration.Calibration, rows: np.ndarray) -> np.ndarray:
        saved = model.save(replace(made, memory=memory, calibration=rule), tmp_path / "there")
        there = model.load(saved.folder)
        assert there.calibration == rule
        many = len(rows)
        return np.array(
            [answer.none for answer in model.score_many(there, rows.astype(np.float32), [1] * many, [4.0] * many)]
        )

    assert not nones(calibration.Calibration(), strange[20:]).any()
    assert nones(calibration.Calibration(none_strange=0.0), strange[20:]).all()
    assert nones(calibration.Calibration(none_strange=0.0), embeddings).mean() < 0.05


def test_where_the_search_begins_does_not_change_where_it_ends(cloud: tuple[np.ndarray, np.ndarray]) -> None:
    embeddings, targets = cloud
    first = head.fit(embeddings, targets, 3)
    again = head.fit(embeddings, targets, 3, start=replace(first, weights=first.weights + 1, bias=first.bias - 1))
    assert np.allclose(first.logits(embeddings), again.logits(embeddings), atol=0.05)


@settings(deadline=None, max_examples=12)
@given(st.floats(0.6, 4.0))
def test_temperature_is_found_again(true: float) -> None:
    rng = np.random.default_rng(5)
    logits = rng.normal(0, 2, (4000, 4))
    chances = calibration.probabilities(logits)
    targets = (chances.cumsum(axis=1) > rng.random((4000, 1))).argmax(axis=1)
    assert calibration.temperature(logits * true, targets) == pytest.approx(true, rel=0.12)


def test_no_rows_no_temperature() -> None:
    assert calibration.temperature(np.zeros((0, 3)), np.zeros(0, int)) == 1.0


def test_chances_never_overflow() -> None:
    chances = calibration.probabilities(np.array([[-900.0, 0.0, 900.0]]), "sigmoid")
    assert chances.tolist() == [[0.0, 0.5, 1.0]]
