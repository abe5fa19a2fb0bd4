"""What a model is given of one window, to be looked at by people, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.features import looped
from engine.model import Model, backbone_of, score
from engine.sound import audio

_MORE_S = 0.1  # is read: resampled sound may end a frame early
_SHORTER_S = 0.01  # than a window by so much, and it was repeated


@dataclass(frozen=True, eq=False)
class Seen:
    """`picture` as `Frontend.upright` has it, of a window that begins at `start_s`; `probabilities` (c,) in the order of the model's
    classes. `none`: the model says that it is none of its classes; `repeated`: the recording is shorter than a window.
    """

    start_s: float
    picture: NDArray[np.float32]
    probabilities: NDArray[np.float32]
    none: bool
    repeated: bool


class Seeing:
    """Asks one model. `look` belongs to one thread."""

    def __init__(self, model: Model):
        self.model = model
        self._backbone = None

    def look(self, path: Path, span: tuple[float, float], channel: int) -> Seen:
        """A window of a recording, as `features.spans` has them in seconds. Raises AudioError, and UserError for the model."""
        frontend = self.model.frontend
        start_s, end_s = span
        samples = audio.read(path, start_s, frontend.window_s + _MORE_S, frontend.rate_hz, channel).samples
        window = looped(samples[: frontend.window_frames], frontend.window_frames)[None]
        if self._backbone is None:
            self._backbone = backbone_of(self.model, threads=1)
        said = score(self.model, self._backbone.embed(window), frontend.window_s)
        repeated = end_s - start_s < frontend.window_s - _SHORTER_S
        picture = frontend.upright(frontend.features(window)[0])
        return Seen(start_s, picture, said.probabilities, said.none, repeated)
