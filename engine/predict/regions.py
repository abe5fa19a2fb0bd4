"""From what a model says of each window to the regions of a long recording: where, from when to when, how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ON = 0.5  # a region begins where the smoothed probability reaches this,
OFF = 0.6  # and ends where it falls below this much of it


@dataclass(frozen=True, slots=True)
class Region:
    """From `start_s` to `end_s`; `confidence` is the highest smoothed probability in it."""

    start_s: float
    end_s: float
    confidence: float


def regions(
    spans: NDArray[np.floating], probabilities: Sequence[float] | NDArray[np.floating], on: float = ON
) -> list[Region]:
    """Where a class is heard, in order and apart, from the windows' spans (n, 2) in seconds, by start, and their probabilities (n,).

    Median of three, on at `on`, off at `OFF` of it, gaps of up to a hop closed.  A moment belongs to the window whose middle is
    nearest, so of half-overlapping windows each speaks for its middle half, and the first and the last for the ends as well.
    """
    where, p = np.asarray(spans, np.float64).reshape(-1, 2), np.asarray(probabilities, np.float64)
    if not len(p):
        return []
    smooth, edges = _median_of_3(p), seams(where)
    hop_s = float(np.median(np.diff(where[:, 0]))) if len(where) > 1 else 0.0
    found: list[Region] = []
    for first, last in _runs(smooth, on):
        start_s, end_s, most = float(edges[first]), float(edges[last + 1]), float(smooth[first : last + 1].max())
        if found and start_s - found[-1].end_s <= hop_s + 1e-6:
            before = found.pop()
            start_s, most = before.start_s, max(before.confidence, most)
        found.append(Region(round(start_s, 3), round(end_s, 3), most))
    return found


def _median_of_3(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each with its neighbours; the ends, and fewer than three, as they are."""
    if len(p) < 3:
        return p
    inner = np.median(np.stack([p[:-2], p[1:-1], p[2:]]), axis=0)
    return np.concatenate([p[:1], inner, p[-1:]])


def seams(spans: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where one window's word ends and the next one's begins, with both ends: (n + 1,); never outside a window."""
    middles = spans.mean(axis=1)
    return np.concatenate([spans[:1, 0], (middles[:-1] + middles[1:]) / 2, spans[-1:, 1]])


def _runs(smooth: NDArray[np.float64], on: float) -> list[tuple[int, int]]:
    """First and last window of each stretch that reaches `on`, as far as it stays at or above `OFF` of it on both sides."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], smooth >= OFF * on, [False]])))
    stretches = zip(edges[::2].tolist(), (edges[1::2] - 1).tolist())
    return [(first, last) for first, last in stretches if smooth[first : last + 1].max() >= on]
