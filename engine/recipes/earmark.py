"""The `earmark` recipe: a small plain residual network, quick to train and to run on a processor.

Plain 3x3 convolutions, because depthwise ones train three times slower in TensorFlow on a processor. 22.05 kHz and
50 Hz to 10 kHz, because the public recordings it is trained on come at 22.05 and 44.1 kHz and an empty upper band
must not tell one set from the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine import augment
from engine.augment.sound import speed
from engine.features import LogMel
from engine.recipe import Recipe, Schedule
from engine.recipes.layers import normalised

if TYPE_CHECKING:
    import keras

FRONTEND = LogMel()
WIDTHS = (32, 64, 128, 224)
EMBEDDING = 256
# of the log-mels of everyday sound, roughly; batch normalisation does the rest
MEAN_LOG_POWER, DEVIATION_LOG_POWER = -12.0, 4.0


def build(shape: tuple[int, ...], classes: int, folded: bool = False, widths: tuple[int, ...] = WIDTHS) -> keras.Model:
    """See `engine.recipe.Build`.  1.3 million parameters, with other widths more or less; the embedding has 256 numbers."""
    from keras import Input, Model, layers

    def conv(x, width: int, size: int, stride: int, name: str, active: bool = True):
        x = layers.Conv2D(width, size, stride, padding="same", use_bias=folded, name=name)(x)
        if not folded:
            x = normalised(x, f"{name}_norm", momentum=0.98)
        return layers.ReLU(name=f"{name}_relu")(x) if active else x

    sound = Input(shape, name="log_mel")
    x = layers.Reshape((*shape, 1), name="picture")(sound)
    x = layers.Rescaling(1 / DEVIATION_LOG_POWER, -MEAN_LOG_POWER / DEVIATION_LOG_POWER, name="scale")(x)
    x = conv(x, widths[0], 5, 2, "stem")
    for stage, width in enumerate(widths):
        stride = 1 if stage == 0 else 2
        y = conv(x, width, 3, stride, f"stage{stage}_a")
        y = conv(y, width, 3, 1, f"stage{stage}_b", active=False)
        if stride > 1:
            x = layers.AveragePooling2D(2, padding="same", name=f"stage{stage}_pool")(x)
            x = conv(x, width, 1, 1, f"stage{stage}_skip", active=False)
        x = layers.ReLU(name=f"stage{stage}")(layers.Add(name=f"stage{stage}_sum")([x, y]))
    over_time = layers.AveragePooling2D((x.shape[1], 1), name="mean_over_time")(x)
    over_bands = layers.AveragePooling2D((1, x.shape[2]), name="mean_over_bands")(x)
    loudest = layers.MaxPooling2D((over_bands.shape[1], 1), name="max_over_time")(over_bands)
    pooled = layers.Concatenate(name="pooled")(
        [layers.Flatten(name="bands")(over_time), layers.Flatten(name="peak")(loudest)]
    )
    dropped = layers.Dropout(0.1, name="drop")(pooled)
    embedding = layers.Dense(EMBEDDING, use_bias=folded, name="embedding", dtype="float32")(dropped)
    if not folded:  # without it a few windows' embeddings run away in training
        embedding = layers.BatchNormalization(momentum=0.98, name="embedding_norm", dtype="float32")(embedding)
    logits = layers.Dense(classes, name="classes", dtype="float32")(layers.ReLU(name="rectified")(embedding))
    return Model(sound, logits, name="earmark")


def vary(
    x: np.ndarray, y: np.ndarray, rng: np.random.Generator, floor: float = FRONTEND.floor
) -> tuple[np.ndarray, np.ndarray]:
    """Mixing between classes, then turning in time, gain, colour, low-pass and light masking; `floor` is the front end's."""
    x, y = augment.mix(augment.roll(x, rng), y, rng)
    x = augment.tilt(augment.gain(x, rng, floor=floor), rng)
    return augment.mask(augment.low_pass(x, rng, floor=floor), rng), y


RECIPE = Recipe(
    name="earmark",
    title="Earmark (small residual network)",
    about="A small network trained from scratch; the one the everyday model is made with.",
    frontend=FRONTEND,
    build=build,
    augment=vary,
    schedule=Schedule(epochs=11, warmup_epochs=1.0),  # each of four times as many windows
    distort=speed,
    copies=3,
)
