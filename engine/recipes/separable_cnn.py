"""The `separable_cnn` recipe: version 6 of a series of notebooks; separable convolutions on 256 mel bands at 44.1 kHz.

As its author had it: a 256x256 picture of mel bands in dB, Conv/BN/LeakyReLU, separable convolutions, the mean over the picture,
a Dense layer with L2; weights for rare classes, pictures turned, shifted and zoomed a little, a rate that falls on a plateau,
early stopping, the best epoch kept. It reported .7073 on its own set.
Deviations: what watches is inner validation groups, never the test part; widths, batch and epochs are ours, no account of it names
any; the decibels are scaled to 0 to 1. Curves are in the window and the report; for TensorBoard they are written where one asks for
them (`--tensorboard`), and what was ModelCheckpoint is the checkpoint of every training.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine import augment
from engine.features import MelDb
from engine.recipe import Recipe, adam

if TYPE_CHECKING:
    import keras

WIDTHS = (64, 128, 256)
FRONTEND = MelDb(rate_hz=44_100, n_fft=4_096, hop=689, mels=256, high_hz=22_050.0, square=256)


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  80 thousand parameters."""
    from keras import Model, layers, regularizers

    from engine.recipes.layers import answer, convolution, sound

    x, picture = sound(shape)
    y = layers.Rescaling(1 / FRONTEND.top_db, 1.0, name="scale")(picture)
    y = layers.MaxPooling2D(name="stem_pool")(convolution(y, 32, 3, "stem", folded, leaky=True))
    for stage, width in enumerate(WIDTHS):
        y = layers.DepthwiseConv2D(3, padding="same", use_bias=False, name=f"stage{stage}_depth")(y)
        y = convolution(y, width, 1, f"stage{stage}", folded, leaky=True)
        y = layers.MaxPooling2D(name=f"stage{stage}_pool")(y)
    y = layers.GlobalAveragePooling2D(name="mean")(y)
    logits = answer(y, 128, classes, dropout=0.3, kernel_regularizer=regularizers.L2(1e-3))
    return Model(x, logits, name="separable_cnn")


def vary(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The picture turned, shifted and zoomed a little."""
    return augment.move(x, rng, degrees=5, shift=0.1, zoom=0.1), y


RECIPE = Recipe(
    name="separable_cnn",
    title="Separable CNN",
    about="Separable convolutions on 256 mel bands at 44.1 kHz, with weights for rare classes and moved pictures.",
    frontend=FRONTEND,
    build=build,
    augment=vary,
    schedule=adam(epochs=60, batch=32, class_weights=True, plateau=4, patience=10, best=True),
)
