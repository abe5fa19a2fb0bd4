"""Runs of layers that several recipes share.  No recipe itself."""

from __future__ import annotations

from typing import Any

# Where Keras stands on TensorFlow 2.21 on a processor, a convolution, a sum and a LeakyReLU in a row become one, which forgets
# any other slope; Keras's own is .3.
SLOPE = 0.2


def sound(shape: tuple[int, ...]) -> tuple[Any, Any]:
    """The input, and the same with channels last."""
    from keras import Input, layers

    x = Input(shape, name="features")
    return x, layers.Reshape((*shape, 1), name="picture")(x) if len(shape) == 2 else x


def convolution(
    x: Any, width: int, size: int, name: str, folded: bool, leaky: bool | None = False, stride: int = 1
) -> Any:
    """Convolution, batch normalisation and (leaky) ReLU; none where `leaky` is None."""
    from keras import layers

    x = layers.Conv2D(width, size, stride, padding="same", use_bias=folded, name=name)(x)
    if not folded:
        x = layers.BatchNormalization(name=f"{name}_norm")(x)
    if leaky is None:
        return x
    name = f"{name}_active"
    return layers.LeakyReLU(SLOPE, name=name)(x) if leaky else layers.ReLU(name=name)(x)


def answer(x: Any, width: int, classes: int, dropout: float = 0.0, **more: Any) -> Any:
    """The dense layer "embedding" of `width`, made with `more`, ReLU, dropout, and "classes"."""
    from keras import layers

    x = layers.ReLU(name="embedding_active")(layers.Dense(width, name="embedding", **more)(x))
    return layers.Dense(classes, name="classes")(layers.Dropout(dropout, name="embedding_drop")(x))
