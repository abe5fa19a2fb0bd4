"""Writes the LiteRT backbone of a network that was trained on JAX or PyTorch, in a process of its own where Keras stands on TensorFlow."""

from __future__ import annotations

import importlib.util
import inspect
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import UserError
from engine.model import backend
from engine.recipe import Build, Recipe

if TYPE_CHECKING:
    import keras

ARRAYS, ORDER = "arrays.npz", "order.json"
MOST_S = 1_800


def write(network: keras.Model, recipe: Recipe, folder: Path) -> None:
    """What `network.write` does, there.  The child finds `recipe.build` in its source file and rebuilds the network with it.
    Raises UserError with what the child said when it fails."""
    ops = backend.keras().ops
    with tempfile.TemporaryDirectory(prefix="earmark-") as place:
        arrays = {f"a{number}": ops.convert_to_numpy(v.value) for number, v in enumerate(network.weights)}
        np.savez(Path(place) / ARRAYS, **arrays)
        order = {
            "source": inspect.getsourcefile(recipe.build),
            "build": recipe.build.__name__,  # type: ignore[attr-defined]
            "shape": network.input_shape[1:],
            "classes": network.get_layer("classes").units,
            "folder": str(folder.absolute()),
        }
        (Path(place) / ORDER).write_text(json.dumps(order), encoding="utf-8")
        here = Path(__file__).resolve().parents[2]
        child = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "engine.model.elsewhere", place],
            cwd=here,
            env=os.environ | {"KERAS_BACKEND": "tensorflow", "CUDA_VISIBLE_DEVICES": "-1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=MOST_S,
            check=False,
        )
    if child.returncode != 0:
        raise UserError(
            "The trained network could not be written for LiteRT: {reason}.",
            "Writing it needs TensorFlow, also where something else trained it.",
            reason=(child.stderr.strip().splitlines() or ["no word of why"])[-1],
        )


def _build(source: str, name: str) -> Build:
    spec = importlib.util.spec_from_file_location("recipe_elsewhere", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, name)


def main(place: Path) -> None:
    """The child's part: rebuilds the network in `place` and writes it where the order says."""
    from engine.model import network

    backend.keras()
    order = json.loads((place / ORDER).read_text(encoding="utf-8"))
    build = _build(order["source"], order["build"])
    rebuilt = build(tuple(order["shape"]), order["classes"])
    with np.load(place / ARRAYS, allow_pickle=False) as arrays:
        for number, variable in enumerate(rebuilt.weights):
            variable.assign(arrays[f"a{number}"])
    network.write(rebuilt, SimpleNamespace(build=build), Path(order["folder"]))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
