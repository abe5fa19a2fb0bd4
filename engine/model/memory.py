"""The Memory: embeddings of what a model was taught before, so that teaching needs no old sound and the unknown can be
told from the known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.model.head import blocks

SHRINK = 0.3  # how much the measured spread within classes gives way to an even one
MOST = 8.0


@dataclass(frozen=True)
class Memory:
    """`embeddings` float16 (m, d); `classes` int (m,), positions in the model's classes; `held_out` bool (m,): never
    taught, used to judge; `strangers` float16 (k, d): what is none of the classes (made noise), taught as such.
    """

    embeddings: np.ndarray
    classes: np.ndarray
    held_out: np.ndarray
    strangers: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float16))

    def __len__(self) -> int:
        return len(self.classes)

    def only(self, kept: NDArray[np.bool_]) -> Memory:
        """With some of its rows, and all of its strangers."""
        return replace(self, embeddings=self.embeddings[kept], classes=self.classes[kept], held_out=self.held_out[kept])

    def distances(self, embeddings: np.ndarray) -> np.ndarray:
        """How far each embedding, float (n, d), is from the nearest class: float32 (n,), about 1 for what is known.

        Measured from the classes' middles in units of the spread within classes; needs at least one row of memory.
        """
        metric = self._metric
        distances = np.empty(len(embeddings), np.float32)
        for rows in blocks(len(embeddings)):
            distances[rows] = _nearest(metric.flattened(embeddings[rows]), metric.middles)
        return distances / np.sqrt(np.float32(max(1, embeddings.shape[1])))

    def strangeness(self, embeddings: np.ndarray) -> np.ndarray:
        """How much nearer each embedding, float (n, d), is to the nearest row of what is none of the classes than to the nearest of
        what is: float32 (n,), in the units of `distances`; negative for what sounds like something known, -inf where no
        stranger is remembered.
        """
        if not len(self.strangers):
            return np.full(len(embeddings), -np.inf, np.float32)
        known, strange = self._rows
        nearer = np.empty(len(embeddings), np.float32)
        for rows in blocks(len(embeddings)):
            x = self._metric.flattened(embeddings[rows])
            nearer[rows] = _nearest(x, known) - _nearest(x, strange)
        return nearer / np.sqrt(np.float32(max(1, embeddings.shape[1])))

    @cached_property
    def _rows(self) -> tuple[np.ndarray, np.ndarray]:
        return self._metric.flattened(self.embeddings), self._metric.flattened(self.strangers)

    @cached_property
    def _metric(self) -> _Metric:
        return _metric_of(self.embeddings, self.classes)


@dataclass(frozen=True)
class _Metric:
    """A space in which every class spreads by about 1 in every direction; `middles` (c, d) are the classes' there."""

    mean: np.ndarray
    deviation: np.ndarray
    whitener: np.ndarray
    middles: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def flattened(self, embeddings: np.ndarray) -> np.ndarray:
        """float (n, d) -> float32 (n, d); what is wildly off in one dimension is no farther than `MOST` deviations."""
        scaled = (np.asarray(embeddings, np.float32) - self.mean) / self.deviation
        return np.clip(scaled, -MOST, MOST) @ self.whitener


def _nearest(x: np.ndarray, to: np.ndarray) -> np.ndarray:
    """The Euclidean distance of each row of x (n, d) from the nearest of `to` (m, d), float32 (n,)."""
    squared = np.square(x).sum(axis=1)[:, None] - 2 * x @ to.T + np.square(to).sum(axis=1)
    return np.sqrt(np.maximum(squared.min(axis=1), 0))


def _metric_of(embeddings: np.ndarray, classes: np.ndarray) -> _Metric:
    x = np.asarray(embeddings, np.float32)
    mean, deviation = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    known = np.unique(classes)
    inside = _Metric(mean, deviation, np.eye(x.shape[1], dtype=np.float32)).flattened(x)
    middles = np.stack([inside[classes == one].mean(axis=0) for one in known])
    inside -= middles[np.searchsorted(known, classes)]
    spread = (inside.T @ inside / max(1, len(x) - len(known))).astype(np.float64)
    values, vectors = np.linalg.eigh(
        (1 - SHRINK) * spread + SHRINK * np.eye(len(spread)) * np.trace(spread) / len(spread)
    )
    whitener = (vectors / np.sqrt(np.maximum(values, 1e-6))).astype(np.float32)
    return _Metric(mean, deviation, whitener, middles @ whitener)
