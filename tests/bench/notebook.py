"""How the notebooks did it: librosa, a picture of 64 x 64, and Keras `predict` one file at a time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np


def network() -> Any:
    """The 64 x 64 CNN: three blocks of two convolutions (32, 64, 64), dropout .25, a dense layer of 512."""
    import keras

    layers: list[Any] = [keras.Input((64, 64, 1))]
    for filters in (32, 64, 64):
        layers += [keras.layers.Conv2D(filters, 3, activation="relu", padding="same") for _ in range(2)]
        layers += [keras.layers.MaxPooling2D(), keras.layers.Dropout(0.25)]
    layers += [keras.layers.Flatten(), keras.layers.Dense(512, activation="relu"), keras.layers.Dropout(0.5)]
    return keras.Sequential([*layers, keras.layers.Dense(10, activation="softmax")])


def picture(path: str) -> np.ndarray:
    """A file's mel spectrogram in dB, resized to 64 x 64."""
    import librosa
    from scipy.ndimage import zoom

    samples, rate_hz = librosa.load(path)
    decibels = librosa.amplitude_to_db(librosa.feature.melspectrogram(y=samples, sr=rate_hz), ref=np.max)
    return zoom(decibels, (64 / decibels.shape[0], 64 / decibels.shape[1]), order=1)


def seconds_a_file(paths: Sequence[str]) -> float:
    """The mean over `paths`; imports and the first, slower, files are not counted, which is to the notebooks' advantage."""
    made = network()
    for path in paths[:3]:
        made.predict(picture(path)[None, :, :, None], verbose=0)
    started = time.perf_counter()
    for path in paths:
        made.predict(picture(path)[None, :, :, None], verbose=0)
    return (time.perf_counter() - started) / len(paths)
