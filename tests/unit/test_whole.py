"""A model as one network for other programs, and embeddings as arrays: what they say is what Earmark says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import model as models
from engine import predict, recipe
from engine.cli import main
from engine.errors import UserError
from engine.model import backend, calibration, litert, whole
from engine.project import Project
from engine.sound.recording import Recording

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

RATE_HZ = 22_050


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    """Three recordings of a second and more, one of them with a name that is none of English."""
    (tmp_path / "sounds").mkdir()
    rng = np.random.default_rng(0)
    for name, seconds in (("a", 1), ("b", 9), ("größe", 5)):
        soundfile.write(tmp_path / "sounds" / f"{name}.wav", rng.normal(0, 0.1, RATE_HZ * seconds), RATE_HZ)
    return tmp_path / "sounds"


def windows(model: models.Model) -> np.ndarray:
    """Noise and tones, float32 (6, window_frames)."""
    rng, size = np.random.default_rng(1), model.frontend.window_frames
    waves = rng.normal(0, 0.1, (6, size))
    waves[3:] = 0.3 * np.sin(2 * np.pi * np.array([[300], [900], [2700]]) * np.arange(size) / RATE_HZ)
    return waves.astype(np.float32)


def ours(model: models.Model, features: np.ndarray) -> np.ndarray:
    """What Earmark says of each window."""
    logits = model.head.logits(litert.Backbone(model).embed_features(features))
    return calibration.probabilities(logits, model.head.kind, model.calibration.temperature)


def through_litert(file: Path, features: np.ndarray) -> np.ndarray:
    from ai_edge_litert.interpreter import Interpreter

    run = Interpreter(model_content=file.read_bytes())
    run.resize_tensor_input(run.get_input_details()[0]["index"], features.shape)
    run.allocate_tensors()
    run.set_tensor(run.get_input_details()[0]["index"], features)
    run.invoke()
    return run.get_tensor(run.get_output_details()[0]["index"])


@pytest.mark.parametrize("ending", [".keras", ".tflite"])
@pytest.mark.parametrize("name", ["everyday", "cry-detector"])
def test_the_network_says_what_the_model_says(
    tmp_path: Path, name: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where the model is a head on another's backbone."""
    file = tmp_path / f"out{ending}"
    assert main(["export", "--model", name, "--out", str(file), "--progress", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == str(file)
    model = models.find(name)
    x = model.frontend.features(windows(model))
    loaded = backend.keras().saving.load_model(file) if ending == ".keras" else None  # safe mode: no code of ours
    said = loaded.predict_on_batch(x) if loaded is not None else through_litert(file, x)
    np.testing.assert_allclose(said, ours(model, x), atol=2e-5)
    told = json.loads((tmp_path / f"out{ending}.json").read_text("utf-8"))
    assert told["classes"] == list(model.classes)
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert tuple(told["hears"]["shape"]) == x.shape[1:]
    assert {path.name for path in tmp_path.iterdir()} == {file.name, f"{file.name}.json"}


def test_several_classes_at_once_are_each_for_itself(tmp_path: Path) -> None:
    model = models.find("everyday")
    model = replace(model, head=replace(model.head, kind="sigmoid"))
    x = model.frontend.features(windows(model))
    np.testing.assert_allclose(whole.built(model).predict_on_batch(x), ours(model, x), atol=2e-5)


def test_what_counts_of_a_recording_is_said_to_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--model", "infant-cry", "--out", str(tmp_path / "cry.keras")]) == 0
    assert "Which windows count is not in it" in capsys.readouterr().err


def test_a_recipe_of_ones_own_is_asked_for() -> None:
    model = replace(models.find("everyday"), recipe="mine")
    with pytest.raises(UserError, match=r"one's own, mine.*--recipe ./mine.py"):
        whole.built(model)
    mine = replace(recipe.named("earmark"), name="mine")
    x = model.frontend.features(windows(model)[:1])
    np.testing.assert_allclose(whole.built(model, mine).predict_on_batch(x), ours(model, x), atol=2e-5)
    with pytest.raises(UserError, match="not with crnn"):
        whole.built(model, recipe.named("crnn"))


def test_a_network_that_others_made_is_not_written_anew(shared_data: Path, tmp_path: Path, capsys) -> None:
    assert main(["models", "--add", str(shared_data / "models" / "yamnet.tflite"), "--as", "audioset"]) == 0
    capsys.readouterr()
    assert main(["export", "--model", "audioset", "--out", str(tmp_path / "yam.keras")]) == 2
    said = capsys.readouterr().err
    assert "made by others" in said
    assert "backbone.tflite" in said
    assert not list(tmp_path.iterdir())


def test_embeddings_of_recordings(sounds: Path, tmp_path: Path) -> None:
    (sounds / "broken.wav").write_text("no sound")
    file = tmp_path / "out.npz"
    assert main(["export", str(sounds), "--model", "everyday", "--out", str(file), "--progress", "none"]) == 1
    model = models.find("everyday")
    names = ["a.wav", "b.wav", "größe.wav"]
    recordings = [Recording(name) for name in names]
    with np.load(file, allow_pickle=False) as kept:
        assert kept["embeddings"].dtype == np.float32
        assert kept["embeddings"].shape == (len(kept["files"]), len(model.head.mean))
        assert kept["files"].tolist() == sorted(kept["files"].tolist())
        assert (str(kept["model"]), str(kept["backbone"])) == ("everyday", model.backbone_id)
        for one in predict.run(model, sounds, recordings):
            mine = kept["files"] == one.file
            assert one.embeddings is not None
            np.testing.assert_array_equal(kept["embeddings"][mine], one.embeddings.astype(np.float32))
            np.testing.assert_array_equal(np.stack([kept["start_s"], kept["end_s"]], 1)[mine], one.spans)


def test_embeddings_of_a_project_are_those_it_kept(sounds: Path, tmp_path: Path, capsys) -> None:
    folder, file = tmp_path / "project", tmp_path / "out.npz"
    assert main(["classify", str(sounds), "--project", str(folder), "--progress", "none"]) == 0
    soundfile.write(sounds / "new.wav", np.zeros(RATE_HZ), RATE_HZ)
    with Project.open(folder) as project:
        project.put_headers([Recording("new.wav", 1, 1, 1.0, RATE_HZ, 1, "WAV", "")])
    assert main(["export", "--project", str(folder), "--out", str(file)]) == 1
    assert "new.wav: No embedding is kept: classify it first." in capsys.readouterr().err
    with np.load(file, allow_pickle=False) as kept, Project.open(folder) as project:
        one = project.embedded("b.wav")
        assert one is not None
        np.testing.assert_array_equal(kept["embeddings"][kept["files"] == "b.wav"], one.embeddings.astype(np.float32))
    network = tmp_path / "out.keras"
    assert main(["export", "--project", str(folder), "--out", str(network)]) == 0
    assert network.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--out", "x.keras"], "Say what to export"),
        (["--model", "everyday", "--project", "p", "--out", "x.keras"], "Say what to export"),
        (["--model", "everyday", "--out", "x.csv"], "A table is written of a project"),
        (["--model", "everyday", "--out", "x.npz"], "Say of which recordings"),
        (["--model", "evryday", "--out", "x.keras"], "There is no model named evryday"),
        (["--model", "everyday", "--out", "no/folder/x.keras"], "There is no folder"),
        (["--model", "everyday", "--recipe", "crnn", "--out", "x.keras"], "not with crnn"),
        (["nowhere", "--model", "everyday", "--out", "x.npz"], "There is no file or folder"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *words]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
    assert not list(tmp_path.iterdir())
