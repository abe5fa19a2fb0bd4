"""The `logmel_cnn` recipe: a small convolutional network on a log-mel spectrogram, as in a command-line project on
UrbanSound8K (`--trans_type mel_spec`).

25 epochs; a validation part told its author how it went, and the last epoch was kept.
Deviations: the decibels are scaled by their range; a Dense layer of 128 gives the embedding, which the project did without;
groups, not clips, are held out (the project split clips 64/16/20; here two thirds learn, an eighth says how it goes, a fifth tests).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import MelDb
from engine.recipe import Recipe, adam, untouched

if TYPE_CHECKING:
    import keras

WIDTHS = (16, 32, 64, 128)
TOP_DB = 80.0


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  0.8 million parameters on 173 x 64."""
    from keras import Model, layers

    from engine.recipes.layers import answer, sound

    x, picture = sound(shape)
    y = layers.Rescaling(1 / TOP_DB, 0.5, name="scale")(picture)
    for stage, width in enumerate(WIDTHS):
        y = layers.Conv2D(width, 3, padding="same", activation="relu", name=f"stage{stage}")(y)
        y = layers.MaxPooling2D(name=f"stage{stage}_pool")(y)
    return Model(x, answer(layers.Flatten(name="flat")(y), 128, classes), name="logmel_cnn")


RECIPE = Recipe(
    name="logmel_cnn",
    title="Log-mel CNN",
    about="Four convolutions on 64 mel bands in decibels, as in a command-line project on UrbanSound8K.",
    frontend=MelDb(mels=64, relative=False, top_db=TOP_DB),
    build=build,
    augment=untouched,
    schedule=adam(epochs=25, batch=128),
)
