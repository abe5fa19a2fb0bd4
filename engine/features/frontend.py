"""What a front end is: how one window of sound becomes the numbers a network is given."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

import numpy as np

OURS = "log_mel"  # the kind that is not written down: the first models have no word for it


@dataclass(frozen=True, slots=True)
class Frontend(ABC):
    """Sound at `rate_hz`, cut into windows of `window_s` seconds. Each kind is a subclass that says `shape` and
    `features`; all its fields are plain numbers and words, because models and caches keep them as JSON.
    """

    kind: ClassVar[str] = ""

    rate_hz: int = 22_050
    window_s: float = 4.0

    @property
    def window_frames(self) -> int:
        """Frames of sound in a window."""
        return round(self.window_s * self.rate_hz)

    @property
    @abstractmethod
    def shape(self) -> tuple[int, ...]:
        """What a network is given for one window. Time comes first, pictures excepted."""

    @abstractmethod
    def features(self, windows: np.ndarray) -> np.ndarray:
        """Windows, float32 (n, window_frames), to float32 (n, *shape); none that half precision could not hold."""

    def upright(self, features: np.ndarray) -> np.ndarray:
        """What one window was turned into, (*shape), as it is looked at: (rows, columns) with low bands first, (rows,
        columns, 3) where it has colours, 0 to 255; (frames,) where it is the sound itself.
        """
        return features.T

    @property
    def middles_hz(self) -> np.ndarray | None:
        """The frequencies in the middle of the rows of what is `upright`, rising; None where rows are something else."""
        return None

    @property
    def filters(self) -> np.ndarray | None:
        """How much each bin of a spectrum counts in each band, (bins, bands); None where there are no bands."""
        return None

    @property
    def extras(self) -> int:
        """How many `statistics` a window has."""
        return 0

    def statistics(self, features: np.ndarray) -> np.ndarray:
        """What a head is given beside the network's own embedding: float32 (n, *shape) -> float32 (n, extras)."""
        return np.zeros((len(features), 0), np.float32)

    def statistics_in_keras(self, features: Any) -> Any:
        """The same `statistics` as a part of a Keras network; only where there are any."""
        raise NotImplementedError

    def fields(self) -> dict[str, Any]:
        """All there is to know about it, as JSON; `features.from_fields` reads it again."""
        return asdict(self) if self.kind == OURS else {"kind": self.kind, **asdict(self)}

    def key(self) -> str:
        """A short hash that names these features in caches."""
        return hashlib.sha256(json.dumps(self.fields(), sort_keys=True).encode()).hexdigest()[:12]
