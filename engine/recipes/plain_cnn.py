"""The `plain_cnn` recipe: version 5 of the series that `separable_cnn` ends; plain convolutions and varied sound.

As its author had it: the same 256x256 picture, blocks of Conv-BN-ReLU-pool, flattened; the sound itself varied by noise, a shift
in time, another pitch or another tempo before training. It reported .4512 on its own set.
Deviations: one varied copy of each window, by one of the four drawn at random; only what trains is varied (copies of test clips
in training would be a leak); widths, batch and epochs are ours, no account of it names any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.augment import sound as sounds
from engine.recipe import Recipe, adam, untouched
from engine.recipes.separable_cnn import FRONTEND

if TYPE_CHECKING:
    import keras

WIDTHS = (16, 32, 64, 64)
KINDS = (sounds.noise, sounds.time_shift, sounds.pitch_shift, sounds.time_stretch)


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  2.2 million parameters."""
    from keras import Model, layers

    from engine.recipes.layers import answer, convolution, sound

    x, picture = sound(shape)
    y = layers.Rescaling(1 / FRONTEND.top_db, 1.0, name="scale")(picture)
    for stage, width in enumerate(WIDTHS):
        y = layers.MaxPooling2D(name=f"stage{stage}_pool")(convolution(y, width, 3, f"stage{stage}", folded))
    return Model(x, answer(layers.Flatten(name="flat")(y), 128, classes, dropout=0.5), name="plain_cnn")


def distort(windows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each window changed in one of four ways."""
    kinds = rng.integers(len(KINDS), size=len(windows))
    return np.concatenate([KINDS[kind](window[None], rng) for kind, window in zip(kinds, windows)])


RECIPE = Recipe(
    name="plain_cnn",
    title="Plain CNN",
    about="Plain convolutions on 256 mel bands at 44.1 kHz, and a varied copy of each recording.",
    frontend=FRONTEND,
    build=build,
    augment=untouched,
    schedule=adam(epochs=30, batch=32),
    distort=distort,
    copies=1,
)
