"""How frequencies are laid out from bottom to top: evenly, by octaves, or by mel, as the ear tells them apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

SCALES = ("linear", "log", "mel")
OCTAVES = 9  # that a log axis shows: from 43 Hz where half the rate is 22 kHz
_LEAST_ROWS = 1024


@dataclass(frozen=True)
class Scale:
    """`name` is one of SCALES, `top_hz` half the sampling rate.

    A height is where a frequency lies, in Hz as a linear axis would have it there: 0 at the bottom, `top_hz` at the top, on every scale.
    """

    name: str = "linear"
    top_hz: float = 10_000.0

    @property
    def lowest_hz(self) -> float:
        """The frequency at the bottom: no octave ends at 0 Hz."""
        return self.top_hz / 2**OCTAVES if self.name == "log" else 0.0

    def heights(self, frequencies_hz: np.ndarray) -> np.ndarray:
        """Of frequencies, any shape; what lies below the bottom lies on it, infinities stay."""
        if self.name == "linear":
            return frequencies_hz
        with np.errstate(divide="ignore"):
            share = self._share(np.maximum(frequencies_hz, self.lowest_hz)) / self._share(np.array(self.top_hz))
        return np.where(np.isinf(frequencies_hz), frequencies_hz, share * self.top_hz)

    def _share(self, frequencies_hz: np.ndarray) -> np.ndarray:
        if self.name == "log":
            return np.log2(frequencies_hz / self.lowest_hz)
        return np.log1p(frequencies_hz / 700)  # mel after O'Shaughnessy, Speech Communication, 1987, up to a factor

    def frequencies(self, heights: np.ndarray) -> np.ndarray:
        """The frequencies in Hz that lie at these heights, any shape."""
        share = heights / self.top_hz
        if self.name == "log":
            return self.lowest_hz * np.exp2(share * OCTAVES)
        if self.name == "mel":
            return 700 * np.expm1(share * math.log1p(self.top_hz / 700))
        return heights

    def height(self, frequency_hz: float) -> float:
        """Of one frequency."""
        return float(self.heights(np.array(frequency_hz)))

    def frequency(self, height: float) -> float:
        """At one height, in Hz."""
        return float(self.frequencies(np.array(height)))

    def rows(self, shades: np.ndarray) -> np.ndarray:
        """A picture (bins, columns) from 0 Hz to `top_hz`, laid out anew: uint8 (rows, columns), in equal steps of height.

        Rows that lie close together are shades between two bins; where they lie further apart, each shows the loudest bin in it.
        A linear picture is what it was: its bins are its rows, the first around 0 Hz and the last around the top.
        """
        if self.name == "linear":
            return shades
        bins = len(shades)
        many = max(_LEAST_ROWS, bins)
        edges = self.frequencies(np.linspace(0, self.top_hz, 2 * many + 1)) * ((bins - 1) / self.top_hz)
        edges, middles = edges[::2], edges[1::2]
        apart = int(np.searchsorted(np.diff(edges), 0.5))  # rows grow wider upwards
        made = np.empty((many, shades.shape[1]), np.uint8)
        below = np.minimum(middles[:apart].astype(np.intp), bins - 2)
        share = np.rint((middles[:apart] - below) * 256).astype(np.uint16)[:, None]
        made[:apart] = (shades[below] * (256 - share) + shades[below + 1] * share) >> 8
        if apart < many:
            first = np.minimum(np.ceil(edges[apart:-1] - 1e-9).astype(np.intp), bins - 1)
            made[apart:] = np.maximum.reduceat(shades, first, axis=0)
        return made


@dataclass(frozen=True)
class Bands(Scale):
    """Of a picture whose rows are bands, each as high as the next whatever its width: `middles_hz` of them, rising."""

    middles_hz: tuple[float, ...] = (0.0,)

    @property
    def lowest_hz(self) -> float:
        return self.middles_hz[0]

    def heights(self, frequencies_hz: np.ndarray) -> np.ndarray:
        return np.interp(frequencies_hz, self.middles_hz, self._rows)

    def frequencies(self, heights: np.ndarray) -> np.ndarray:
        return np.interp(heights, self._rows, self.middles_hz)

    @property
    def _rows(self) -> np.ndarray:
        """The heights of the middles."""
        return (np.arange(len(self.middles_hz)) + 0.5) * (self.top_hz / len(self.middles_hz))
