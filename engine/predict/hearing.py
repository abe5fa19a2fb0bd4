"""What a model hears right now: the last window of sound as it comes, asked about as often as the machine allows, never queueing up."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from engine.features import looped
from engine.model import Model, backbone_of, score
from engine.sound.audio import QUALITY, SILENT_BELOW

SMOOTH_S = 0.5  # answers of so long are taken together, so that bars do not flicker


@dataclass(frozen=True, eq=False)
class Heard:
    """`probabilities` (c,) of the last window, which ended at `end_s` of the sound; None where that was silent.

    `none`: the model says that it is none of its classes.
    """

    end_s: float
    probabilities: NDArray[np.float32] | None = None
    none: bool = False


class Hearing:
    """One thread may `put` sound while another asks for the `answer`, each answer being of the latest there is."""

    def __init__(self, model: Model, rate_hz: int):
        """`rate_hz` is that of the sound to come."""
        self.model = model
        self._rate_hz = model.frontend.rate_hz
        self._resampler = soxr.ResampleStream(rate_hz, self._rate_hz, 1, "float32", QUALITY)
        self._last = np.zeros(0, np.float32)  # up to a window
        self._frames = 0
        self._lock = threading.Lock()
        self._backbone = None
        self._said: deque[tuple[int, NDArray[np.float32]]] = deque()  # embeddings, and where their windows end

    def put(self, samples: NDArray[np.float32]) -> None:
        """float32 (frames,), which follow those before."""
        new = self._resampler.resample_chunk(np.ascontiguousarray(samples))
        with self._lock:
            self._last = np.concatenate([self._last, new])[-self.model.frontend.window_frames :]
            self._frames += len(new)

    def answer(self) -> Heard | None:
        """What the model says now; None where nothing has come since it was asked.  As long as less than a window came, that is looped."""
        with self._lock:
            last, frames = self._last, self._frames
        if not len(last) or (self._said and self._said[-1][0] == frames):
            return None
        if np.ptp(last) < SILENT_BELOW:
            return Heard(frames / self._rate_hz)
        if self._backbone is None:
            self._backbone = backbone_of(self.model, threads=1)
        self._said.append((frames, self._backbone.embed(looped(last, self.model.frontend.window_frames)[None])[0]))
        while self._said[0][0] < frames - SMOOTH_S * self._rate_hz:
            self._said.popleft()
        said = score(self.model, np.stack([embedding for _, embedding in self._said]), self.model.window_s)
        return Heard(frames / self._rate_hz, said.probabilities, said.none)
