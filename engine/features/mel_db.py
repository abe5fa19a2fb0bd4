"""Mel bands in decibels, as most notebooks have them, and on request scaled to a square."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.features.mel_power import MelPower, decibels
from engine.features.scaling import scaled


@dataclass(frozen=True, slots=True)
class MelDb(MelPower):
    """Power in mel bands in dB: (frames, mels), or (`square`, `square`) where that is not 0.

    `relative`: 0 dB is the loudest point of the window itself, so a whisper looks like a shout and silence is 0
    throughout. Nothing is more than `top_db` below the loudest. The same numbers as
    `librosa.power_to_db(melspectrogram, ref=np.max)`; scaled as OpenCV's `resize` does it.
    """

    kind: ClassVar[str] = "mel_db"

    relative: bool = True
    top_db: float = 80.0
    square: int = 0

    @property
    def shape(self) -> tuple[int, int]:
        return (self.square, self.square) if self.square else (self.frames, self.mels)

    def features(self, windows: np.ndarray) -> np.ndarray:
        levels = decibels(self.mel_power(windows), self.relative, self.top_db)
        return scaled(levels[..., None], *self.shape, smooth=False)[..., 0] if self.square else levels
