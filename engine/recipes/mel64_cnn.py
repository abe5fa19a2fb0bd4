"""The `mel64_cnn` recipe: mel bands in decibels scaled to 64x64, three pairs of convolutions; from an UrbanSound8K notebook.

As its author had it: librosa's mel spectrogram in dB below each clip's own peak, given to the network as it is (-80 to 0, not
scaled), 32-64-64 filters, dropout .25, Dense 512, 20 epochs of Adam at batches of 250, the last epoch's weights.
Deviations: clips shorter than 4 s are looped, not padded; what answers in the end is a linear head on the Dense layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.features import MelDb
from engine.recipe import Recipe, adam, untouched

if TYPE_CHECKING:
    import keras

WIDTHS = (32, 64, 64)


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  2.2 million parameters."""
    from keras import Model

    from engine.recipes import layers

    x, picture = layers.sound(shape)
    return Model(x, pairs(picture, classes), name="mel64_cnn")


def pairs(x: Any, classes: int) -> Any:
    """From a picture to logits: three pairs of convolutions, each followed by pooling and dropout, then two dense layers."""
    from keras import layers

    from engine.recipes.layers import answer

    for stage, width in enumerate(WIDTHS):
        for part in "ab":
            x = layers.Conv2D(width, 3, padding="same", activation="relu", name=f"stage{stage}{part}")(x)
        x = layers.Dropout(0.25, name=f"stage{stage}_drop")(layers.MaxPooling2D(name=f"stage{stage}_pool")(x))
    return answer(layers.Flatten(name="flat")(x), 512, classes, dropout=0.25)


RECIPE = Recipe(
    name="mel64_cnn",
    title="Mel 64x64 CNN",
    about="Mel bands in decibels scaled to 64x64 and three pairs of convolutions, as in a notebook on UrbanSound8K.",
    frontend=MelDb(square=64),
    build=build,
    augment=untouched,
    schedule=adam(epochs=20, batch=250),
)
