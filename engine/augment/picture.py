"""Changes to a batch of features that keep its labels; each a function of `(x, rng)`. None writes to what it is given.

`gain`, `low_pass`, `tilt` and `mix` are for log-mels, float32 (n, frames, mels) in natural-log power; `roll` and `mask`
(SpecAugment, Park et al. 2019) for any (n, frames, bands); `move` and `share` for pictures of any kind.
"""

from __future__ import annotations

import numpy as np

DECIBEL = np.log(10) / 10  # of power, in natural logarithm


def roll(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turns each window round in time by any amount."""
    count, frames = x.shape[:2]
    at = (np.arange(frames) + rng.integers(0, frames, (count, 1))) % frames
    return np.take_along_axis(x, at[:, :, None], axis=1)


def gain(x: np.ndarray, rng: np.random.Generator, most_db: float = 12.0, floor: float = 1e-8) -> np.ndarray:
    """Makes each window louder or softer by up to `most_db`; the front end's `floor` stays where it is."""
    change = rng.uniform(-most_db, most_db, (len(x), 1, 1)).astype(np.float32) * DECIBEL
    return np.log(np.maximum(np.exp(x) - floor, 0) * np.exp(change) + floor).astype(np.float32)


def low_pass(
    x: np.ndarray, rng: np.random.Generator, chance: float = 0.25, least: float = 0.5, floor: float = 1e-8
) -> np.ndarray:
    """Empties the upper bands of some windows, as a recorder of a lower rate would; at least the share `least` of the
    bands stays.

    Without it a network learns which recorder a class was recorded with.
    """
    mels = x.shape[2]
    edge = np.where(rng.random(len(x)) < chance, rng.integers(round(mels * least), mels, len(x)), mels)
    return np.where(np.arange(mels) < edge[:, None, None], x, np.float32(np.log(floor)))


def tilt(x: np.ndarray, rng: np.random.Generator, most_db: float = 6.0, bands: int = 4) -> np.ndarray:
    """Colours each window: a random gain at a few places of the mel axis, lines between them (another microphone,
    another room).
    """
    mels = x.shape[2]
    corners = rng.uniform(-most_db, most_db, (len(x), bands)) * DECIBEL
    place = np.linspace(0, bands - 1, mels)
    left = np.minimum(place.astype(int), bands - 2)
    share = place - left
    curve = corners[:, left] * (1 - share) + corners[:, left + 1] * share
    return (x + curve[:, None, :]).astype(np.float32)


def mask(x: np.ndarray, rng: np.random.Generator, mels: int = 8, frames: int = 16, times: int = 1) -> np.ndarray:
    """Hides a few mel bands and a stretch of time of each window behind the window's own mean."""
    x = x.copy()
    middle = x.mean(axis=(1, 2))
    for _ in range(times):
        for axis, most in ((2, mels), (1, frames)):
            width = rng.integers(0, most + 1, len(x))
            start = (rng.random(len(x)) * (x.shape[axis] - width + 1)).astype(int)
            place = np.arange(x.shape[axis])
            hidden = (place >= start[:, None]) & (place < (start + width)[:, None])
            hidden = hidden[:, None, :] if axis == 2 else hidden[:, :, None]
            x = np.where(hidden, middle[:, None, None], x)
    return x.astype(np.float32, copy=False)


def mix(x: np.ndarray, y: np.ndarray, rng: np.random.Generator, alpha: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """Adds to each window another one's energy, Beta(alpha, alpha) shares, and mixes the targets (n, classes) by the
    same shares.
    """
    other = rng.permutation(len(x))
    share = rng.beta(alpha, alpha, len(x)).astype(np.float32)
    tiny = np.float32(1e-6)
    ours, theirs = np.log(share + tiny)[:, None, None], np.log(1 - share + tiny)[:, None, None]
    mixed = np.logaddexp(x + ours, x[other] + theirs)
    return mixed, share[:, None] * y + (1 - share[:, None]) * y[other]


def share(x: np.ndarray, y: np.ndarray, rng: np.random.Generator, alpha: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    """Mixup (Zhang et al. 2018): each point of x (n, ...) and each target (n, classes) between two windows', by
    Beta(alpha, alpha) shares.
    """
    other = rng.permutation(len(x))
    ours = rng.beta(alpha, alpha, len(x)).astype(np.float32)
    wide = ours.reshape(-1, *[1] * (x.ndim - 1))
    return wide * x + (1 - wide) * x[other], ours[:, None] * y + (1 - ours[:, None]) * y[other]


def move(
    x: np.ndarray, rng: np.random.Generator, degrees: float = 0.0, shift: float = 0.0, zoom: float = 0.0
) -> np.ndarray:
    """Turns each picture (n, rows, columns[, channels]) by up to `degrees`, shifts it each way by up to that share of
    its size, and zooms it by up to 1 +- `zoom`; what comes in at an edge repeats the edge.
    """
    from scipy import ndimage

    moved = np.empty_like(x)
    middle = (np.array(x.shape[1:3]) - 1) / 2
    for picture, out in zip(x, moved):
        turn = np.deg2rad(rng.uniform(-degrees, degrees))
        matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) / rng.uniform(
            1 - zoom, 1 + zoom
        )
        offset = middle - matrix @ middle + rng.uniform(-shift, shift, 2) * x.shape[1:3]
        for channel in np.ndindex(x.shape[3:]):
            place = (..., *channel)
            out[place] = ndimage.affine_transform(picture[place], matrix, tuple(offset), order=1, mode="nearest")  # type: ignore[arg-type]
    return moved
