"""The `efficientnetb0` recipe: EfficientNetB0, trained on photographs and left as it is, listens to pictures of spectrograms.

A variant of `plain_cnn`'s notebook. EfficientNet scales 0 to 255 by itself. Training further than the last layers is fine-tuning
(`--start`), which reaches 60 % of the layers down.
Deviations: coloured pictures of 224x224, for which the network was made, not 256x256; the sound is not varied, and the best epoch on
inner groups is kept; the dense layer, batch and epochs are ours, no account of it names any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import Picture
from engine.recipe import Pretrained, Recipe, adam, untouched

if TYPE_CHECKING:
    import keras

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # of ImageNet's red, green and blue


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  4.2 million parameters."""
    from keras import Model, applications, layers

    from engine.recipes.layers import answer, sound

    x, picture = sound(shape)
    # Keras divides by the root of the deviations only where it fetches the weights itself (weights="imagenet"); this, before its own
    # scaling, comes to the same.
    stretch = [deviation**-0.5 for deviation in DEVIATION]
    offset = [255 * mean * (1 - by) for mean, by in zip(MEAN, stretch)]
    y = layers.Rescaling(stretch, offset, name="stretch")(picture)  # type: ignore[arg-type]
    y = applications.EfficientNetB0(include_top=False, weights=None, input_tensor=y).output  # type: ignore[arg-type]
    y = layers.GlobalAveragePooling2D(name="pooled")(y)
    return Model(x, answer(layers.Dropout(0.2, name="drop")(y), 128, classes), name="efficientnetb0")


RECIPE = Recipe(
    name="efficientnetb0",
    title="EfficientNetB0, pretrained on photographs",
    about="EfficientNetB0 as it was trained on ImageNet's photographs, and a new dense layer, on coloured pictures of spectrograms.",
    frontend=Picture(rate_hz=44_100, n_fft=4_096, hop=689, mels=256, high_hz=22_050.0, side=224),
    build=build,
    augment=untouched,
    schedule=adam(epochs=30, batch=32, patience=8, best=True),
    frozen="pooled",
    pretrained=Pretrained(
        "https://storage.googleapis.com/keras-applications/efficientnetb0_notop.h5",
        16_705_208,
        "50bc09e76180e00e4465e1a485ddc09d",
        "Apache-2.0",
    ),
)
