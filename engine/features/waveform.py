"""The sound itself, for networks that take it as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.features.frontend import Frontend


@dataclass(frozen=True, slots=True)
class Waveform(Frontend):
    """Windows as they are: (window_frames,), within [-1, 1]."""

    kind: ClassVar[str] = "waveform"

    @property
    def shape(self) -> tuple[int]:
        return (self.window_frames,)

    def features(self, windows: np.ndarray) -> np.ndarray:
        return windows
