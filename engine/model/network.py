"""Between a Keras network and what ships: folds batch normalisation away, writes the LiteRT backbone, and rebuilds the
network from it.

The weights ship once. `backbone.tflite` holds them in half precision as plain runs of bytes; `weights.json` says
where each one lies in it, so that fine-tuning rebuilds the Keras network from the very bytes that classification
runs on. (A network whose weights do not all lie there in the open, because the converter changed them, keeps them in
`weights.npz` as well.)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from engine.errors import UserError
from engine.features import Frontend
from engine.model import backend, litert
from engine.recipe import Recipe

if TYPE_CHECKING:
    import keras

AGREEMENT = 0.03  # LiteRT's embeddings may be so far from Keras's, in deviations: weights are rounded to half precision
BACKBONE, PLACES, WEIGHTS = "backbone.tflite", "weights.json", "weights.npz"


def backbone(network: keras.Model) -> keras.Model:
    """The part of a recipe's network that ships: from features (n, *shape) to the layer "embedding", (n, d)."""
    return backend.keras().Model(network.input, network.get_layer("embedding").output, name="backbone")


def folded(network: keras.Model, recipe: Recipe) -> keras.Model:
    """The same function without batch normalisation: each convolution `x` takes over the scale and shift of the layer
    `x_norm`.

    A network that is folded already, or whose recipe knows no folding, comes back as it is. Its "classes" weights
    are kept.
    """
    names = {layer.name for layer in network.layers}
    if not any(name.endswith("_norm") for name in names):
        return network
    classes = network.get_layer("classes").units
    plain = recipe.build(network.input_shape[1:], classes, folded=True)
    for layer in (one for one in plain.layers if one.weights):
        weights = [np.asarray(value) for value in network.get_layer(layer.name).get_weights()]
        if f"{layer.name}_norm" in names:
            norm = network.get_layer(f"{layer.name}_norm")
            gamma, beta, mean, variance = (np.asarray(value, np.float64) for value in norm.get_weights())
            scale = gamma / np.sqrt(variance + norm.epsilon)
            weights = [(weights[0] * scale).astype(np.float32), (beta - mean * scale).astype(np.float32)]
        layer.set_weights(weights)
    return plain


def halved(network: keras.Model) -> keras.Model:
    """Rounds every weight to half precision, in place, so that the network is the very one that ships."""
    for variable in network.weights:
        variable.assign(np.asarray(variable.value).astype(np.float16).astype(np.float32))
    return network


def write(network: keras.Model, recipe: Recipe, folder: Path) -> None:
    """Writes `backbone.tflite` and `weights.json` (or `weights.npz`) of a recipe's network into `folder`.

    Takes a second or two and imports TensorFlow: for a worker or a child process. Deterministic. Only Keras on TensorFlow
    can; where it stands on something else, a process of its own does it.
    """
    if backend.below() != "tensorflow":
        from engine.model import elsewhere

        elsewhere.write(network, recipe, folder)
        return
    part = halved(backbone(folded(network, recipe)))
    content = converted(part, half=True)
    places = _places(part, content)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (PLACES, WEIGHTS):
        (folder / name).unlink(missing_ok=True)
    (folder / BACKBONE).write_bytes(content)
    if places is None:
        kept: dict[str, Any] = {v.path: np.asarray(v.value).astype(np.float16) for v in part.weights}
        np.savez(folder / WEIGHTS, **kept)
    else:
        (folder / PLACES).write_text(json.dumps(places, indent=0), encoding="utf-8")


def converted(network: keras.Model, half: bool = False) -> bytes:
    """A network as a LiteRT file, its weights in half precision or in single.  Keras must stand on TensorFlow, which is imported.

    Straight from its graph: by way of a SavedModel, which is TensorFlow's own, the same file takes two to three times as long.
    """
    import tensorflow as tf

    heard = tf.TensorSpec(network.input_shape, tf.float32, name=network.inputs[0].name)
    graph = tf.function(lambda x: network(x, training=False)).get_concrete_function(heard)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([graph], network)
    converter.experimental_lower_to_saved_model = False
    if half:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.target_spec.supported_types = [tf.float16]
    return converter.convert()


def _shipped_order(values: np.ndarray) -> np.ndarray:
    """LiteRT keeps a convolution's kernel as (out, height, width, in) and a dense one's as (out, in)."""
    return np.ascontiguousarray(values.transpose(3, 0, 1, 2) if values.ndim == 4 else values.T)


def _places(part: keras.Model, content: bytes) -> dict[str, dict[str, Any]] | None:
    places = {}
    for variable in part.weights:
        values = _shipped_order(np.asarray(variable.value))
        if not values.any():  # the converter leaves these out
            places[variable.path] = {"at": None, "type": "float16", "shape": list(values.shape)}
            continue
        for kind in ("float16", "float32"):
            at = content.find(values.astype(kind).tobytes())
            if at >= 0:
                places[variable.path] = {"at": at, "type": kind, "shape": list(values.shape)}
                break
        else:
            return None
    return places


def _read(folder: Path) -> dict[str, np.ndarray]:
    if (folder / WEIGHTS).exists():
        with np.load(folder / WEIGHTS, allow_pickle=False) as kept:
            return {name: kept[name].astype(np.float32) for name in kept.files}
    content = (folder / BACKBONE).read_bytes()
    weights = {}
    for name, place in json.loads((folder / PLACES).read_text(encoding="utf-8")).items():
        shape = tuple(int(size) for size in place["shape"])
        if place["at"] is None:
            values = np.zeros(shape, np.float32)
        else:
            values = (
                np.frombuffer(content, place["type"], int(np.prod(shape)), int(place["at"]))
                .reshape(shape)
                .astype(np.float32)
            )
        weights[name] = values.transpose(1, 2, 3, 0) if values.ndim == 4 else values.T
    return weights


def agree(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """Whether two runs of one network, (n, d) each, are one function: to AGREEMENT on the average, and nowhere ten times as far."""
    apart = np.abs(ours - theirs) / max(float(theirs.std()), 1e-6)
    return bool(apart.max() < AGREEMENT * 10 and apart.mean() <= AGREEMENT)


class _Kept(NamedTuple):
    backbone_folder: Path
    frontend: Frontend


def restore(folder: Path, recipe: Recipe, classes: int) -> keras.Model:
    """The Keras network of the model in `folder`: its backbone's weights, and a fresh "classes" layer for `classes`
    classes.

    Embeds exactly what LiteRT embeds, to rounding. Where the recipe folds, there is no batch normalisation left to
    freeze. Raises `UserError` when the recipe has changed since.
    """
    keras = backend.keras()
    kept = _read(folder)
    network = recipe.build(recipe.frontend.shape, classes, folded=True)
    part = backbone(network)
    # in order, not by path: Keras numbers the layers that keras.applications leaves without a name, on and on in one process
    same = [tuple(variable.shape) for variable in part.weights] == [values.shape for values in kept.values()]
    if same:
        for variable, values in zip(part.weights, kept.values()):
            variable.assign(values)
        noise = np.random.default_rng(0).normal(0, 0.1, (1, recipe.frontend.window_frames)).astype(np.float32)
        sound = recipe.frontend.features(noise)  # weights of the same shapes may be those of another function
        ours = litert.Backbone(_Kept(folder, recipe.frontend), 1).hidden(sound)
        same = agree(ours, keras.ops.convert_to_numpy(part(sound, training=False)))
    if not same:
        raise UserError(
            "This model was made by another version of the recipe {recipe}; its network cannot be trained further.",
            "Teaching still works; or train from scratch.",
            recipe=recipe.name,
        )
    return network
