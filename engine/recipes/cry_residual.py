"""The `cry_residual` recipe: why a baby cries, from MFCCs and mel bands, a residual branch for each; from an infant-cry project.

As its author had it: an MFCC branch and a mel branch, each a convolution of 32 filters of 4x4, batch normalisation, LeakyReLU and
two residual blocks, then joined. It reported .97 on 23 to 35 test clips of mixed corpora.
Deviations: everything is heard at 8 kHz, because in that corpus the rate told the class; groups (families), not clips, are held
out; the best epoch is chosen on inner groups; rare classes count more; widths beyond the first, batch and epochs are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.features import Mfcc
from engine.recipe import Recipe, adam, untouched

if TYPE_CHECKING:
    import keras

FRONTEND = Mfcc(
    rate_hz=8_000,
    window_s=7.0,
    n_fft=512,
    hop=256,
    mels=64,
    high_hz=4_000.0,
    coefficients=40,
    beside_mels=True,
)
WIDTH = 32
SCALES = (1 / 50, 1 / 40)  # of cepstra and decibels; batch normalisation does the rest


def build(shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model:
    """See `engine.recipe.Build`.  80 thousand parameters."""
    from keras import Model, layers

    from engine.recipes.layers import answer, sound

    x, picture = sound(shape)
    cepstral = FRONTEND.cepstral
    mfcc = layers.Cropping2D(((0, 0), (0, shape[1] - cepstral)), name="mfcc")(picture)
    mels = layers.Cropping2D(((0, 0), (cepstral, 0)), name="mels")(picture)
    branches = [
        _branch(layers.Rescaling(scale, name=f"{name}_scale")(part), name, folded)
        for name, part, scale in zip(("mfcc", "mels"), (mfcc, mels), SCALES)
    ]
    joined = layers.Concatenate(name="joined")(branches)
    return Model(x, answer(joined, 64, classes, dropout=0.3), name="cry_residual")


def _branch(x: Any, name: str, folded: bool) -> Any:
    from keras import layers

    from engine.recipes.layers import SLOPE, convolution

    x = layers.MaxPooling2D(name=f"{name}_pool")(convolution(x, WIDTH, 4, f"{name}_stem", folded, leaky=True))
    for block in range(2):
        y = convolution(x, WIDTH, 3, f"{name}_block{block}_a", folded, leaky=True)
        y = convolution(y, WIDTH, 3, f"{name}_block{block}_b", folded, leaky=None)
        x = layers.LeakyReLU(SLOPE, name=f"{name}_block{block}")(layers.Add(name=f"{name}_block{block}_sum")([x, y]))
        x = layers.MaxPooling2D(name=f"{name}_block{block}_pool")(x)
    return layers.GlobalAveragePooling2D(name=f"{name}_mean")(x)


RECIPE = Recipe(
    name="cry_residual",
    title="Infant cry: MFCC and mel branches",
    about="Two residual branches, on cepstra and on mel bands, at 8 kHz: for why a baby cries, as far as that can be heard.",
    frontend=FRONTEND,
    build=build,
    augment=untouched,
    schedule=adam(epochs=40, batch=32, class_weights=True, plateau=4, patience=10, best=True),
    fixed=("coefficients", "deltas", "beside_mels"),  # where the cepstra end
)
