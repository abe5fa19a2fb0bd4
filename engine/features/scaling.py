"""Pictures scaled to another size."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


def scaled(pictures: np.ndarray, rows: int, columns: int, smooth: bool) -> np.ndarray:
    """Float32 (n, rows, columns, channels) in another size, bilinear.

    `smooth`: a smaller picture's points are means over all they stand for (as Pillow and TensorFlow's `antialias`);
    otherwise of the nearest two each way (as OpenCV's default).
    """
    down, across = _shares(pictures.shape[1], rows, smooth), _shares(pictures.shape[2], columns, smooth)
    return np.einsum("rh,nhwc,sw->nrsc", down, pictures, across, optimize=True).astype(np.float32, copy=False)


@lru_cache(maxsize=16)
def _shares(before: int, after: int, smooth: bool) -> np.ndarray:
    """How much each old point counts in each new one: float32 (after, before), rows sum to 1."""
    ratio = before / after
    reach = max(1.0, ratio) if smooth else 1.0
    centres = (np.arange(after) + 0.5) * ratio - 0.5
    if not smooth:
        centres = np.clip(centres, 0, before - 1)
    shares = np.clip(1 - np.abs(np.arange(before) - centres[:, None]) / reach, 0, None)
    return (shares / shares.sum(1, keepdims=True)).astype(np.float32)
