"""A band of a sound and nothing else, block by block, without delay: what is heard lies where it is seen.

A windowed sinc (Oppenheim and Schafer, Discrete-Time Signal Processing, 7.5), whose phase is linear, so that its delay is
known and taken off; and numpy only, because importing SciPy's filters would keep a first sound waiting for half a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

SLOPE_S = 1 / 50  # length of the filter: its edges are about 3.3 / SLOPE_S = 165 Hz wide
_TAPS = (255, 4095)  # at least, at most
_LEAST_GAIN = 1 / 4  # of a band narrower than the filter's edges, at its middle: it is raised by 12 dB at most


def taps(low_hz: float | None, high_hz: float | None, rate_hz: float) -> np.ndarray:
    """The filter, float32 (odd,), for a sound at `rate_hz`; None: from 0 Hz, to half the rate."""
    count = int(np.clip(round(SLOPE_S * rate_hz), *_TAPS)) | 1
    places = np.arange(count) - count // 2
    low, high = (min((limit_hz or 0.0) / rate_hz, 0.5) for limit_hz in (low_hz, high_hz or rate_hz))
    band = 2 * high * np.sinc(2 * high * places) - 2 * low * np.sinc(2 * low * places)
    band *= np.hamming(count)
    gain = float(band @ np.cos(np.pi * (low + high) * places))  # at the middle
    return (band / max(gain, _LEAST_GAIN)).astype(np.float32)


def passed(blocks: Iterable[np.ndarray], filter_: np.ndarray) -> Iterator[np.ndarray]:
    """Blocks of float32 (frames,) through `taps`; as many frames come out as went in, each where it was."""
    half = len(filter_) // 2
    kept = np.zeros(half, np.float32)  # what came before the next frame to come out, and what comes after it
    for block in blocks:
        kept = np.concatenate([kept, block])
        if len(kept) >= len(filter_):
            yield np.convolve(kept, filter_, "valid")
            kept = kept[-(len(filter_) - 1) :]
    rest = np.concatenate([kept, np.zeros(half, np.float32)])
    if len(rest) >= len(filter_):
        yield np.convolve(rest, filter_, "valid")
