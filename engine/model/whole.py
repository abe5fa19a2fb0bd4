"""A whole model as one network for other programs: from what its front end makes of a window to the probabilities of its classes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine import __version__
from engine import recipe as recipes
from engine.errors import UserError
from engine.model import backend, network
from engine.model.folder import Model, thresholds
from engine.recipe import Recipe

if TYPE_CHECKING:
    import keras


def built(model: Model, made_by: Recipe | None = None) -> keras.Model:
    """The Keras network: features float32 (n, *shape) -> probabilities float32 (n, c), calibrated, of each window.

    `made_by` is the model's recipe where that is a file of the person's own.  Its answers are those of `model.score` for a single window,
    to rounding; what makes one answer of a recording's windows, what is none of the classes, and a gate are not in it.  Raises UserError.
    """
    keras = backend.keras()
    part = network.backbone(network.restore(model.backbone_folder, _recipe_of(model, made_by), len(model.classes)))
    heard = [part.output]
    if model.frontend.extras:
        heard.append(model.frontend.statistics_in_keras(part.input))
    embedding = keras.layers.Concatenate(name="heard")(heard) if len(heard) > 1 else heard[0]
    answer = keras.layers.Dense(
        len(model.classes), activation="sigmoid" if model.several else "softmax", name="probabilities"
    )
    whole = keras.Model(part.input, answer(embedding), name="model")
    head, heat = model.head, model.calibration.temperature
    weights = head.weights.astype(np.float64) / head.deviation[:, None] / heat
    bias = head.bias / heat - head.mean.astype(np.float64) @ weights
    answer.set_weights([weights.astype(np.float32), bias.astype(np.float32)])
    return whole


def refused(model: Model) -> UserError | None:
    """Why the model cannot be written as one network; None where it can."""
    if model.brought:
        return UserError(
            "The network of {title} was made by others and is no recipe's, so it cannot be written anew.",
            "The file itself is {file}; its embeddings can be written as .npz.",
            title=model.title,
            file=model.backbone_file,
        )
    if not model.classes:
        return UserError("{title} has no classes yet: teach it first.", title=model.title)
    return None


def write(model: Model, file: Path, ending: str, made_by: Recipe | None = None) -> None:
    """Writes the network into `file`, of whatever name, as `ending` says: in single precision, so that it answers as Earmark does.

    Imports Keras, and for LiteRT TensorFlow: for a child process.  Raises UserError and OSError.
    """
    why = refused(model)
    if why is not None:
        raise why
    if ending == ".tflite" and backend.below() != "tensorflow":
        raise UserError("A LiteRT file is written by TensorFlow.", "Set KERAS_BACKEND to tensorflow, or write .keras.")
    whole = built(model, made_by)
    if ending == ".tflite":
        file.write_bytes(network.converted(whole))
        return
    with tempfile.TemporaryDirectory(prefix="earmark-") as place:
        whole.save(Path(place) / "model.keras")
        shutil.copyfile(Path(place) / "model.keras", file)


def described(model: Model, file: Path) -> str:
    """What must be known to use the file, as JSON: what it hears, what it answers, from which model it is, and its card."""
    told: dict[str, Any] = {
        "title": model.title,
        "model": model.name,
        "version": model.version,
        "written_by": f"Earmark {__version__}",
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "hears": {
            "shape": model.frontend.shape,
            "window_s": model.window_s,
            "rate_hz": model.frontend.rate_hz,
            "frontend": {"kind": model.frontend.kind, **model.frontend.fields()},
        },
        "answers": "each class for itself" if model.several else "one of the classes",
        "classes": model.classes,
        "thresholds": thresholds(model).tolist() if model.several else None,
        "none_below": model.calibration.none_below,
        "card": model.card,
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _recipe_of(model: Model, made_by: Recipe | None) -> Recipe:
    if made_by is None:
        try:
            made_by = recipes.named(model.recipe)
        except UserError as error:
            raise UserError(
                "{title} was made with a recipe of one's own, {recipe}, which is not here.",
                "Give its file: --recipe ./{recipe}.py",
                title=model.title,
                recipe=model.recipe,
            ) from error
    if made_by.name != model.recipe:
        raise UserError(
            "{title} was made with the recipe {recipe}, not with {other}.",
            title=model.title,
            recipe=model.recipe,
            other=made_by.name,
        )
    return replace(made_by, frontend=model.frontend)
