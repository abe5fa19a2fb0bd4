"""Changes to a batch that keep its labels, each a function of `(x, rng)`: `picture` changes features, `sound` the sound itself."""

from engine.augment.picture import DECIBEL, gain, low_pass, mask, mix, move, roll, share, tilt

__all__ = ["DECIBEL", "gain", "low_pass", "mask", "mix", "move", "roll", "share", "tilt"]
