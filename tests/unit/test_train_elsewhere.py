"""The same recipe trains where Keras stands on something else than TensorFlow, and ships all the same."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import model as models
from engine import predict
from engine.sound.recording import Recording

ROOT = Path(__file__).resolve().parents[2]
RATE_HZ = 22_050

RECIPE = """
from engine.features import LogMel
from engine.recipe import Recipe, Schedule, untouched

def build(shape, classes, folded=False):
    from keras import Input, Model, layers
    sound = Input(shape)
    x = layers.Rescaling(1 / 4, 3)(sound)
    x = layers.Conv1D(16, 3, 2, name="stem", use_bias=folded)(x)
    if not folded:
        x = layers.BatchNormalization(name="stem_norm")(x)
    x = layers.GlobalAveragePooling1D()(layers.ReLU()(x))
    x = layers.ReLU()(layers.Dense(8, name="embedding")(x))
    return Model(sound, layers.Dense(classes, name="classes")(layers.Dropout(0.1)(x)))

RECIPE = Recipe("tiny", "Tiny", "A tiny network.", LogMel(window_s=1.0), build, untouched, Schedule(epochs=6, peak_rate=1e-2))
"""

CODE = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("tiny", sys.argv[3])
tiny = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tiny)
from engine import datasets, train
made = train.train(datasets.folder_per_class(sys.argv[1]), tiny.RECIPE, sys.argv[2])
import keras
assert keras.backend.backend() == "jax"
assert made.scores.balanced_accuracy > 0.9, made.scores.balanced_accuracy
"""


@pytest.mark.skipif(importlib.util.find_spec("jax") is None, reason="JAX is not installed: pip install 'earmark[jax]'")
def test_a_network_trained_on_jax_ships_and_classifies(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    seconds = np.arange(RATE_HZ) / RATE_HZ
    for name, pitch_hz in (("low", 200), ("high", 3000)):
        (tmp_path / "tones" / name).mkdir(parents=True)
        for k in range(12):
            tone = 0.2 * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.8, 1.25) * seconds)
            soundfile.write(tmp_path / "tones" / name / f"{k}.wav", tone + rng.normal(0, 0.02, RATE_HZ), RATE_HZ)
    (tmp_path / "tiny.py").write_text(RECIPE)
    done = subprocess.run(
        [sys.executable, "-c", CODE, *(str(tmp_path / name) for name in ("tones", "out", "tiny.py"))],
        cwd=ROOT,
        env=os.environ | {"KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = models.load(tmp_path / "out")
    recordings = [Recording(f"{name}/{k}.wav", duration_s=1.0) for name in ("low", "high") for k in range(2)]
    said = [made.classes[s.probabilities.argmax()] for s in predict.run(made, tmp_path / "tones", recordings)]
    assert said == ["low"] * 2 + ["high"] * 2
