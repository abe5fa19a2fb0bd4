"""The `image64_cnn` recipe: the network of `mel64_cnn` on an inverted picture of the spectrogram, 64x64 and scaled by 255.

From the same notebook; its author found the two ten points apart. The pictures were rendered with matplotlib; here the same
colours are computed, without axes and margins.
Deviations: those of `mel64_cnn`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import Picture
from engine.recipe import Recipe, adam, untouched

if TYPE_CHECKING:
    import keras


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  2.2 million parameters."""
    from keras import Model, layers

    from engine.recipes.layers import sound
    from engine.recipes.mel64_cnn import pairs

    x, picture = sound(shape)
    return Model(x, pairs(layers.Rescaling(1 / 255, name="scale")(picture), classes), name="image64_cnn")


RECIPE = Recipe(
    name="image64_cnn",
    title="Spectrogram picture 64x64 CNN",
    about="The same network as mel64_cnn on an inverted picture of the spectrogram: what pictures are worth beside numbers.",
    frontend=Picture(side=64),
    build=build,
    augment=untouched,
    schedule=adam(epochs=20, batch=250),
)
