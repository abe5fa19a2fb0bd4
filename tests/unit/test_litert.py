"""The shipped model: small, whole, quick to load, runs without TensorFlow, and knows its sounds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from engine import model, recipe
from engine.errors import UserError
from engine.features import windows
from engine.model import litert, network


@pytest.fixture(scope="module")
def everyday() -> model.Model:
    return model.find("everyday")


@pytest.fixture(scope="module")
def noise(everyday: model.Model) -> np.ndarray:
    return (0.1 * np.random.default_rng(0).normal(size=(37, everyday.frontend.window_frames))).astype(np.float32)


def test_it_is_small(everyday: model.Model) -> None:
    assert sum(file.stat().st_size for file in everyday.folder.iterdir()) <= 10_000_000
    places = json.loads((everyday.folder / network.PLACES).read_text())
    assert sum(int(np.prod(place["shape"])) for place in places.values()) <= 1_500_000
    assert not (everyday.folder / network.WEIGHTS).exists()


def test_its_card_says_what_it_must(everyday: model.Model) -> None:
    for words in ("CC BY-NC", "UrbanSound8K", "ESC-10", "95 %", "Freesound", "does not know", "SHA-256"):
        assert words in everyday.card


def test_its_memory_is_balanced_and_has_a_part_that_is_never_taught(everyday: model.Model) -> None:
    memory = everyday.memory
    assert memory is not None
    taught = np.bincount(memory.classes[~memory.held_out], minlength=len(everyday.classes))
    assert taught.min() >= 5
    assert taught.max() <= 100
    assert 0.05 < memory.held_out.mean() < 0.3
    assert memory.embeddings.dtype == np.float16


def test_windows_do_not_depend_on_their_neighbours(everyday: model.Model, noise: np.ndarray) -> None:
    run = litert.Backbone(everyday)
    together = run.embed(noise)
    assert together.shape == (37, run.dimensions) == (37, len(everyday.head.mean))
    assert together.dtype == np.float32
    assert np.allclose(
        together[[0, 20, 36]], np.concatenate([run.embed(noise[i : i + 1]) for i in (0, 20, 36)]), atol=1e-3
    )
    assert run.embed(noise[:0]).shape == (0, run.dimensions)


def test_threads_do_not_change_the_answer(everyday: model.Model, noise: np.ndarray) -> None:
    one, two = (litert.Backbone(everyday, threads).embed(noise[:5]) for threads in (1, 2))
    assert np.allclose(one, two, atol=1e-3)


def test_it_can_be_trained_further(everyday: model.Model, noise: np.ndarray) -> None:
    made = recipe.named(everyday.recipe)
    rebuilt = network.backbone(network.restore(everyday.folder, made, 3))
    run = litert.Backbone(everyday)
    sound = everyday.frontend.features(noise[:4])
    ours = run.hidden(sound)
    assert np.allclose(np.asarray(rebuilt(sound, training=False)), ours, atol=2e-3 * np.abs(ours).max())


def test_classifying_imports_no_tensorflow() -> None:
    code = """
import sys, numpy as np
from engine import model
from engine.model import litert
made = model.find("everyday")
scores = model.score(made, litert.Backbone(made).embed(np.zeros((1, made.frontend.window_frames), np.float32)), 4.0)
assert scores.probabilities.shape == (len(made.classes),)
heavy = {"tensorflow", "keras", "librosa", "pandas", "sklearn", "scipy.optimize", "PySide6"} & set(sys.modules)
assert not heavy, heavy
"""
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, cwd=root)


def test_a_backbone_that_is_none_is_said_in_words(tmp_path: Path, everyday: model.Model) -> None:
    from dataclasses import replace

    (tmp_path / "backbone.tflite").write_bytes(b"no network at all, whatever its name")
    with pytest.raises(UserError, match="cannot be run"):
        litert.Backbone(replace(everyday, folder=tmp_path))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("esc50/audio/3-157695-A-0", "dog bark"),
        ("esc50/audio/1-17367-A-10", "rain"),
        ("esc50/audio/3-142601-A-21", "sneezing"),
    ],
)
def test_it_knows_real_recordings(everyday: model.Model, shared_data: Path, file: str, name: str) -> None:
    path = shared_data / f"{file}.ogg"
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    samples, rate_hz = soundfile.read(path, dtype="float32")
    cut, spans = windows(soxr.resample(samples, rate_hz, everyday.frontend.rate_hz), everyday.frontend)
    scores = model.score(everyday, litert.Backbone(everyday).embed(cut), float(spans[-1, 1]))
    assert everyday.classes[int(scores.probabilities.argmax())] == name
    assert not scores.none
