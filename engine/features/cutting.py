"""Waveform -> Windows: cuts sound into spans of one length."""

from __future__ import annotations

import numpy as np

from engine.features.frontend import Frontend


def spans(frames: int, frontend: Frontend) -> np.ndarray:
    """Where windows lie in a recording of `frames` frames at the front end's rate: float64 (n, 2), start and end in
    seconds.

    Half overlap; the last window is right-aligned. A recording shorter than a window has one span, its own length;
    an empty one none.
    """
    size, rate_hz = frontend.window_frames, frontend.rate_hz
    if frames <= 0:
        return np.zeros((0, 2))
    if frames <= size:
        return np.array([[0.0, frames / rate_hz]])
    step = size // 2
    starts = np.arange(0, frames - size + 1, step)
    if starts[-1] + size < frames:
        starts = np.append(starts, frames - size)
    return np.column_stack([starts, starts + size]) / rate_hz


def looped(samples: np.ndarray, size: int) -> np.ndarray:
    """`samples`, float32 (frames,) and not empty, repeated from its start until it is `size` frames long."""
    return np.resize(samples, size)


def windows(samples: np.ndarray, frontend: Frontend) -> tuple[np.ndarray, np.ndarray]:
    """Cuts float32 (frames,) at the front end's rate into windows: float32 (n, window_frames), and their spans, float64
    (n, 2) in seconds.

    The windows may share memory with `samples`: do not write to them.
    """
    size = frontend.window_frames
    where = spans(len(samples), frontend)
    if not len(where):
        return np.zeros((0, size), np.float32), where
    if len(samples) <= size:
        return looped(samples, size)[None].astype(np.float32, copy=False), where
    starts = np.rint(where[:, 0] * frontend.rate_hz).astype(np.int64)
    views = np.lib.stride_tricks.sliding_window_view(np.asarray(samples, np.float32), size)
    return views[starts], where
