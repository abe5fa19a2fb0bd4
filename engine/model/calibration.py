"""What a Head's logits are worth: temperature, thresholds, pooling over windows, and when the answer is "none of
these".
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

# up to this a recording is one thing, and its windows' logits are averaged; beyond, events may be sparse
SHORT_S = 30.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """`thresholds`, one a class, count for "sigmoid" heads (empty: one half each).

    The answer is "none of these" where the highest pooled probability is below `none_below`, or every window is
    farther than `none_distance` from all the model knows (see `Memory.distances`), or stranger than `none_strange` (see
    `Memory.strangeness`).
    """

    temperature: float = 1.0
    thresholds: tuple[float, ...] = ()
    none_below: float = 0.0
    none_distance: float = float("inf")
    none_strange: float = float("inf")

    def fields(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {name: None if value == float("inf") else value for name, value in asdict(self).items()}


def from_fields(fields: dict[str, Any]) -> Calibration:
    """The Calibration that `fields` wrote, after its journey through JSON."""
    limits = (fields.get(name) for name in ("none_distance", "none_strange"))
    return Calibration(
        float(fields["temperature"]),
        tuple(float(value) for value in fields["thresholds"]),
        float(fields["none_below"]),
        *(float("inf") if limit is None else float(limit) for limit in limits),
    )


def probabilities(logits: np.ndarray, kind: str = "softmax", temperature: float = 1.0) -> np.ndarray:
    """float (n, c) -> float32 (n, c)."""
    scaled = np.asarray(logits, np.float32) / temperature
    if kind == "sigmoid":
        return 0.5 + 0.5 * np.tanh(0.5 * scaled)  # the logistic function, which so never overflows
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def sparse(duration_s: float, windows: int) -> bool:
    """Whether a recording is long enough that a class may be heard in a few of its windows only."""
    return duration_s > SHORT_S and windows > 1


def pooled(logits: np.ndarray, duration_s: float, kind: str = "softmax", temperature: float = 1.0) -> np.ndarray:
    """One answer for a recording from its windows' logits (n, c), n > 0: probabilities, float32 (c,).

    The mean of the logits where the recording is short, else linear softmax, sum p^2 / sum p, which lets few windows
    speak for a class.
    """
    if not sparse(duration_s, len(logits)):
        return probabilities(np.asarray(logits, np.float32).mean(axis=0, keepdims=True), kind, temperature)[0]
    windows = probabilities(logits, kind, temperature)
    pool = np.square(windows).sum(axis=0) / np.maximum(windows.sum(axis=0), 1e-9)
    return pool if kind == "sigmoid" else pool / pool.sum()


def temperature(
    logits: np.ndarray, targets: np.ndarray, weights: np.ndarray | None = None, prior: float = 20.0
) -> float:
    """The temperature that makes held-out softmax logits (n, c) of int targets (n,) most likely; clamped to .5 to 5 and
    shrunk to 1 for few rows.
    """
    if not len(targets):
        return 1.0
    grid = np.exp(np.linspace(np.log(0.5), np.log(5.0), 93))
    weights = np.ones(len(targets)) if weights is None else weights
    rows = np.arange(len(targets))
    losses = [
        -(weights * np.log(np.maximum(probabilities(logits, "softmax", t)[rows, targets], 1e-9))).sum() for t in grid
    ]
    best = np.log(grid[int(np.argmin(losses))])
    return float(np.exp(best * len(targets) / (len(targets) + prior)))
