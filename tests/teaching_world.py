"""A world of made-up sounds for the tests of teaching: each class a cloud of embeddings, as far apart as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.features import LogMel
from engine.model import Model, head
from engine.model.calibration import Calibration
from engine.model.memory import Memory
from engine.teach import Lesson


class World:
    """`apart` is how far the classes lie from each other, `elsewhere` how far one's own recordings lie from the memory's."""

    def __init__(self, classes: int, apart: float = 1.0, elsewhere: float = 0.0, width: int = 64, seed: int = 0):
        self.rng = np.random.default_rng(seed)
        self.names = tuple(f"sound {k}" for k in range(classes))
        self.middles = apart * self.rng.normal(0, 1.0, (classes, width)) * (self.rng.random(width) < 0.5)
        self.own = self.middles + elsewhere * self.rng.normal(0, 1.0, (classes, width)) * (self.rng.random(width) < 0.3)

    def rows(self, targets: np.ndarray, own: bool = False) -> np.ndarray:
        middles = self.own if own else self.middles
        return (middles[targets] + self.rng.normal(0, 1.5, (len(targets), middles.shape[1]))).astype(np.float32)

    def model(self, known: int, each: int = 60) -> Model:
        """One that knows the first classes; a fifth of its memory is held out."""
        targets = np.repeat(np.arange(known), each)
        x = self.rows(targets)
        held_out = np.arange(len(x)) % 5 == 0
        width = x.shape[1]
        fitted = head.fit(
            x[~held_out], targets[~held_out], known, np.zeros(width, np.float32), np.ones(width, np.float32)
        )
        memory = Memory(x.astype(np.float16), targets, held_out)
        here = Path(".")
        return Model(
            "w", "World", "0", here, self.names[:known], "earmark", LogMel(), "id", fitted, Calibration(), memory
        )

    def lesson(
        self,
        counts: Sequence[int],
        names: tuple[str, ...] | None = None,
        classes: Sequence[int] | None = None,
        shuffled: bool = False,
    ) -> Lesson:
        """So many labels of each class, each of a recording of its own; `classes` says which clouds they are of."""
        targets = np.repeat(np.arange(len(counts)), counts)
        clouds = targets if classes is None else np.asarray(classes)[targets]
        x = self.rows(clouds, own=True)
        if shuffled:
            targets = self.rng.permutation(targets)
        groups = np.array([f"recording {self.rng.integers(1 << 60)}" for _ in targets])
        return Lesson(x, targets, groups, np.ones(len(x), bool), names or self.names[: len(counts)])
