"""The `resnet152` recipe: ResNet-152, trained on photographs and left as it is, listens to pictures of spectrograms.

As its author had it: the spectrogram as a picture of three channels, the mean over what ResNet sees in it, Dense 1024-512-256 with
ReLU, dropout .2 and .1. It reported .870 on a random split by clip of the first 4000 rows of UrbanSound8K.
Deviations: groups, not clips, are held out; the picture is prepared as ResNet's photographs were (blue first, less their mean);
batch and epochs are ours, no account of it names any.
Training further than the last layers is fine-tuning (`--start`), which reaches 60 % of the layers down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import Picture
from engine.recipe import Pretrained, Recipe, adam, untouched

if TYPE_CHECKING:
    import keras

MEAN = (103.939, 116.779, 123.68)  # of ImageNet's blue, green and red


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  61 million parameters."""
    from keras import Model, applications, layers, ops

    from engine.recipes.layers import answer, sound

    x, picture = sound(shape)
    blue_first = ops.take(picture, [2, 1, 0], axis=-1)
    y = layers.Rescaling([1.0] * 3, [-mean for mean in MEAN], name="less_mean")(blue_first)  # type: ignore[arg-type]
    y = applications.ResNet152(include_top=False, weights=None, input_tensor=y).output  # type: ignore[arg-type]
    y = layers.GlobalAveragePooling2D(name="pooled")(y)
    y = layers.Dropout(0.2, name="drop_a")(layers.Dense(1024, activation="relu", name="dense_a")(y))
    y = layers.Dropout(0.1, name="drop_b")(layers.Dense(512, activation="relu", name="dense_b")(y))
    return Model(x, answer(y, 256, classes), name="resnet152")


RECIPE = Recipe(
    name="resnet152",
    title="ResNet-152, pretrained on photographs",
    about="ResNet-152 as it was trained on ImageNet's photographs, and four new dense layers, on coloured pictures of spectrograms.",
    frontend=Picture(side=224, inverted=False),
    build=build,
    augment=untouched,
    schedule=adam(epochs=30, batch=32),
    frozen="pooled",
    pretrained=Pretrained(
        "https://storage.googleapis.com/tensorflow/keras-applications/resnet/"
        "resnet152_weights_tf_dim_ordering_tf_kernels_notop.h5",
        234_698_864,
        "ee4c566cf9a93f14d82f913c2dc6dd0c",
        "Apache-2.0",
    ),
)
