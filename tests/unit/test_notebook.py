"""Weights of a notebook's network in every format that Keras has written, into the network of a recipe: all of them, or a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from engine import recipe
from engine.errors import UserError
from engine.model import backend
from engine.train import notebook

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

CLASSES = 3


def their_network(classes: int = CLASSES) -> Any:
    """The 64 x 64 CNN as a notebook writes it: a Sequential, its layers without names."""
    keras = backend.keras()
    layers: list[Any] = [keras.Input((64, 64, 1))]
    for width in (32, 64, 64):
        layers += [keras.layers.Conv2D(width, 3, activation="relu", padding="same") for _ in range(2)]
        layers += [keras.layers.MaxPooling2D(), keras.layers.Dropout(0.25)]
    layers += [keras.layers.Flatten(), keras.layers.Dense(512, activation="relu"), keras.layers.Dropout(0.25)]
    made = keras.Sequential([*layers, keras.layers.Dense(classes, activation="softmax")])
    rng = np.random.default_rng(1)
    made.set_weights([rng.normal(0, 0.05, weight.shape).astype(np.float32) for weight in made.weights])
    return made


def ours() -> Any:
    made_by = recipe.named("mel64_cnn")
    return made_by.build(made_by.frontend.shape, CLASSES)


@pytest.mark.parametrize("name", ["old.h5", "old.weights.h5", "old.keras"])
def test_the_network_says_what_the_notebooks_said(tmp_path: Path, name: str) -> None:
    theirs, mine, file = their_network(), ours(), tmp_path / name
    theirs.save_weights(file) if "weights" in name else theirs.save(file)
    notebook.load(mine, "mel64_cnn", file)
    x = np.random.default_rng(2).normal(-40, 20, (4, 64, 64)).astype(np.float32)
    logits = mine.predict_on_batch(x)
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    np.testing.assert_allclose(shares, theirs.predict_on_batch(x[..., None]), atol=1e-5)


@pytest.mark.parametrize("name", ["old.h5", "old.weights.h5", "old.keras"])
def test_a_recurrent_layer_keeps_its_weights_in_parts(tmp_path: Path, name: str) -> None:
    made_by, file, rng = recipe.named("crnn"), tmp_path / name, np.random.default_rng(1)
    theirs, mine = (made_by.build(made_by.frontend.shape, CLASSES) for _ in range(2))
    theirs.set_weights([rng.uniform(0.5, 1, weight.shape).astype(np.float32) for weight in theirs.weights])
    theirs.save_weights(file) if "weights" in name else theirs.save(file)
    notebook.load(mine, "crnn", file)
    for one, other in zip(mine.get_weights(), theirs.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_first_that_does_not_fit_is_named_and_nothing_is_taken(tmp_path: Path) -> None:
    file, mine = tmp_path / "old.keras", ours()
    their_network(classes=10).save(file)
    before = [np.array(value) for value in mine.get_weights()]
    with pytest.raises(UserError, match=r"its layer classes wants arrays of 512x3, 3, the file has 512x10, 10"):
        notebook.load(mine, "mel64_cnn", file)
    for old, new in zip(before, mine.get_weights()):
        np.testing.assert_array_equal(old, new)


def test_more_layers_than_the_recipe_has_are_refused(tmp_path: Path) -> None:
    keras, file = backend.keras(), tmp_path / "old.h5"
    longer = keras.Sequential([keras.Input((64, 64, 1)), *their_network().layers, keras.layers.Dense(2)])
    longer.save(file)
    with pytest.raises(UserError, match="more layers"):
        notebook.load(ours(), "mel64_cnn", file)


@pytest.mark.parametrize(
    "kind", ["text", "empty archive", "objects", "missing", "terabyte", "no folders", "group", "locked"]
)
def test_what_is_no_file_of_weights_is_refused_in_a_sentence(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "old.keras"
    if kind == "text":
        file.write_text("not a network")
    elif kind == "empty archive":
        zipfile.ZipFile(file, "w").close()
    elif kind == "objects":
        with h5py.File(file, "w") as content:
            content["layers/conv2d/vars/0"] = "os.system"
    elif kind == "terabyte":
        with h5py.File(file, "w") as content:
            content.create_dataset("layers/conv2d/vars/0", (1 << 38,), "f4", chunks=(1 << 20,))
        assert file.stat().st_size < 100_000
    elif kind == "no folders":
        with h5py.File(file, "w") as content:
            content["layers"] = np.zeros(3, np.float32)
    elif kind == "group":
        with h5py.File(file, "w") as content:
            content.create_group("layers/conv2d/vars/0")
    elif kind == "locked":  # an entry that says it is encrypted
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(notebook.INSIDE, b"x" * 40)
        content = file.read_bytes()
        flags = content.index(b"PK\x01\x02") + 8
        file.write_bytes(content[:6] + b"\x01" + content[7:flags] + b"\x01" + content[flags + 1 :])
    with pytest.raises(UserError, match="cannot be read"):
        notebook.load(ours(), "mel64_cnn", file)


def test_code_in_a_file_is_never_run(tmp_path: Path) -> None:
    """A Lambda layer is code that Keras would run when it loads the file; the arrays beside it are those of another network."""
    keras, ran = backend.keras(), tmp_path / "ran"
    trace = str(ran)
    layers = [keras.Input((64, 64, 1)), keras.layers.Lambda(lambda x: (open(trace, "w").close(), x)[1])]
    theirs = keras.Sequential([*layers, *their_network().layers])
    ran.unlink(missing_ok=True)
    for name in ("old.keras", "old.h5"):
        theirs.save(tmp_path / name)
        ran.unlink(missing_ok=True)
        notebook.load(ours(), "mel64_cnn", tmp_path / name)  # a layer without arrays stands in nobody's way
        assert not ran.exists()
