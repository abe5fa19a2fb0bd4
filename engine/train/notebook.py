"""The weights of a notebook's network, as Keras 2 and 3 write them (.h5, .weights.h5, .keras), into the network of a recipe.

Arrays only: neither file is loaded by Keras, which runs what it finds in some of them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import UserError

if TYPE_CHECKING:
    import keras

INSIDE = "model.weights.h5"  # of a .keras archive
PARTS = ("forward_layer", "backward_layer", "cell")  # of recurrent layers, in their order; a file has them by alphabet
MOST_BYTES = 4 << 30
# What h5py, zipfile and zlib raise for what is no file of weights, or one that somebody has made to be none.
_UNREADABLE = (
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    EOFError,
    MemoryError,
    zipfile.BadZipFile,
    zlib.error,
)


def load(network: keras.Model, recipe: str, file: Path) -> None:
    """Gives every layer of `network` the arrays that `file` holds for it, in their order; all of them or none.

    Raises UserError at the first that has another shape, and for a file that holds fewer or more.
    """
    kinds = _read(file)
    layers = [layer for layer in network.layers if layer.weights]
    found: list[list[np.ndarray]] = []
    for layer in layers:
        wanted = [tuple(weight.shape) for weight in layer.weights]
        arrays = next(kinds.get("", iter(())), None) or next(kinds.get(_kind(type(layer).__name__), iter(())), [])
        there = [array.shape for array in arrays]
        if there != wanted:
            raise UserError(
                "The weights in {file} are not those of {recipe}: its layer {layer} wants arrays of {wanted}, the file has {found}.",
                "They fit a network of the same layers in the same order, with as many classes.",
                file=str(file),
                recipe=recipe,
                layer=layer.name,
                wanted=_shapes(wanted),
                found=_shapes(there),
            )
        found.append(arrays)
    if any(next(rest, None) is not None for rest in kinds.values()):
        raise UserError(
            "The weights in {file} are not those of {recipe}: the file has more layers.",
            "They fit a network of the same layers in the same order, with as many classes.",
            file=str(file),
            recipe=recipe,
        )
    for layer, arrays in zip(layers, found):
        layer.set_weights(arrays)


def _read(file: Path) -> dict[str, Iterator[list[np.ndarray]]]:
    """The arrays of each layer in their order: all under "", or, as Keras 3 has it, by kind of layer."""
    import h5py

    try:
        with h5py.File(_content(file), "r") as content:
            return _layers(content)
    except _UNREADABLE as error:
        raise UserError(
            "The weights in {file} cannot be read.",
            "They may be a network's .h5, .weights.h5 or .keras.",
            file=str(file),
            reason=str(error),
        ) from error


def _content(file: Path) -> Any:
    if not zipfile.is_zipfile(file):
        return file
    with zipfile.ZipFile(file) as archive:
        if archive.getinfo(INSIDE).file_size > MOST_BYTES:
            raise ValueError("too large")
        return io.BytesIO(archive.read(INSIDE))


def _layers(content: Any) -> dict[str, Iterator[list[np.ndarray]]]:
    group = content.get("model_weights", content)
    if "layer_names" in group.attrs:  # Keras 1 and 2
        named = [group[_text(name)] for name in group.attrs["layer_names"]]
        layers = [[_array(one[_text(name)]) for name in one.attrs["weight_names"]] for one in named]
        return {"": iter([arrays for arrays in layers if arrays])}
    numbered: dict[str, dict[int, list[np.ndarray]]] = defaultdict(dict)
    for name, one in content["layers"].items():
        kind, number = re.fullmatch(r"(.*?)(?:_(\d+))?", name).groups()  # type: ignore[union-attr]
        if arrays := _arrays(one):
            numbered[kind][int(number or 0)] = arrays
    return {kind: iter([arrays for _, arrays in sorted(some.items())]) for kind, some in numbered.items()}


def _arrays(layer: Any) -> list[np.ndarray]:
    own = [_array(layer["vars"][key]) for key in sorted(layer.get("vars", ()), key=int)]
    return own + [array for part in PARTS if part in layer for array in _arrays(layer[part])]


def _array(stored: Any) -> np.ndarray:
    if stored.size * 4 > MOST_BYTES:  # a few bytes may claim to be a terabyte
        raise ValueError("too large")
    array = stored[()]
    if getattr(array, "dtype", np.dtype(object)).kind != "f":
        raise ValueError("no numbers")
    return array.astype(np.float32)


def _text(name: Any) -> str:
    return name.decode("utf-8") if isinstance(name, bytes) else str(name)


def _kind(layer: str) -> str:
    """As Keras 3 names what it saves: "SeparableConv2D" -> "separable_conv2d"."""
    apart = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", layer)
    return re.sub("([a-z])([A-Z])", r"\1_\2", apart).lower()


def _shapes(shapes: list[tuple[int, ...]]) -> str:
    return ", ".join("x".join(map(str, shape)) for shape in shapes) or "none"
