"""The `crnn` recipe: convolutions, then a recurrent layer in both directions of time; what the author of `logmel_cnn` wanted
to try next.

Ours to fill in, therefore: three convolutions that leave time finer than pitch, GRUs of 64 over 25 steps (written out step by
step, because LiteRT knows no loop), early stopping on the inner groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine import augment
from engine.features import LogMel
from engine.recipe import Recipe, adam
from engine.recipes.earmark import DEVIATION_LOG_POWER, MEAN_LOG_POWER

if TYPE_CHECKING:
    import keras

WIDTHS = (32, 64, 64)
POOLS = ((2, 2), (2, 4), (1, 4))


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  0.15 million parameters."""
    from keras import Model, layers

    from engine.recipes.layers import answer, convolution, sound

    x, picture = sound(shape)
    y = layers.Rescaling(1 / DEVIATION_LOG_POWER, -MEAN_LOG_POWER / DEVIATION_LOG_POWER, name="scale")(picture)
    for stage, (width, pool) in enumerate(zip(WIDTHS, POOLS)):
        y = convolution(y, width, 3, f"stage{stage}", folded)
        y = layers.MaxPooling2D(pool, name=f"stage{stage}_pool")(y)
    y = layers.Reshape((y.shape[1], y.shape[2] * y.shape[3]), name="steps")(y)
    y = layers.Bidirectional(layers.GRU(64, unroll=True, name="gru"), name="both_ways")(y)
    return Model(x, answer(y, 128, classes, dropout=0.2), name="crnn")


def vary(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Light SpecAugment."""
    return augment.mask(x, rng), y


RECIPE = Recipe(
    name="crnn",
    title="Convolutional recurrent network",
    about="Three convolutions and a recurrent layer over time, on our own log-mels.",
    frontend=LogMel(),
    build=build,
    augment=vary,
    schedule=adam(epochs=40, batch=64, clip=5.0, patience=10, best=True),
)
