"""Runs of layers that several recipes share.  No recipe itself."""

from __future__ import annotations

from functools import cache
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
        x = normalised(x, f"{name}_norm")
    if leaky is None:
        return x
    name = f"{name}_active"
    return layers.LeakyReLU(SLOPE, name=name)(x) if leaky else layers.ReLU(name=name)(x)


def normalised(x: Any, name: str, momentum: float = 0.99) -> Any:
    """Batch normalisation of pictures (n, height, width, channels)."""
    import keras

    layer = _in_one() if keras.backend.backend() == "tensorflow" else keras.layers.BatchNormalization
    return layer(momentum=momentum, name=name)(x)


@cache
def _in_one() -> Any:
    """Keras's batch normalisation as the one operation that TensorFlow has for it.

    Keras puts it together of a dozen, which on a processor takes a quarter to a half of the time of learning. The variance that is
    remembered is the unbiased one, as it was in Keras 2.
    """
    import keras
    import tensorflow as tf

    class BatchNormalization(keras.layers.BatchNormalization):
        def call(self, inputs: Any, training: bool | None = None, mask: Any = None) -> Any:
            if not (training and self.trainable):
                return super().call(inputs, training=training, mask=mask)
            y, *batch = tf.compat.v1.nn.fused_batch_norm(inputs, self.gamma, self.beta, epsilon=self.epsilon)
            averages: Any = self.moving_mean, self.moving_variance
            for moving, now in zip(averages, batch):
                moving.assign(moving * self.momentum + now * (1 - self.momentum))
            return y

    return BatchNormalization


def answer(x: Any, width: int, classes: int, dropout: float = 0.0, **more: Any) -> Any:
    """The dense layer "embedding" of `width`, made with `more`, ReLU, dropout, and "classes"."""
    from keras import layers

    x = layers.ReLU(name="embedding_active")(layers.Dense(width, name="embedding", **more)(x))
    return layers.Dense(classes, name="classes")(layers.Dropout(dropout, name="embedding_drop")(x))
