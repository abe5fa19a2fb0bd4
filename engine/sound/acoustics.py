"""The measurements of a region that people take in Raven: where its energy lies in time and frequency, how loud it is.

Definitions follow Raven Pro's user's manual, "Measurements" (Cornell Lab of Ornithology): the robust ones, which depend on the energy in
the region and hardly on where exactly its borders were drawn.  Unlike there, what the device adds throughout (a DC offset) is no sound:
a recording that has one would be loudest at 0 Hz.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from engine.sound import audio

WINDOW_S = 0.0232  # 512 frames at 22.05 kHz, 1024 at 44.1 kHz
STEPS = 8  # in a window: so exact are times
AROUND_S = 5.0  # before and after a region, where what else is heard is measured
_BLOCK = 256  # spectra at a time
_LEAST = 1e-20


@dataclass(frozen=True, slots=True)
class Acoustics:
    """`peak_hz` is where the mean spectrum is highest, `centre_hz` and `centre_s` have half of the energy on either side.

    Between `low_5_hz` and `high_95_hz` lie 90 % of the energy, `bandwidth_90_hz` wide; likewise from `start_5_s` to `end_95_s`, which
    are seconds from the recording's start.  `level_dbfs` is the mean power within the region's frequencies, 0 dB a full-scale sine;
    `snr_db` how far that is above the quiet (the 20th percentile) of the five seconds before and after it, in the same frequencies.
    None where it is silent, or (SNR) where nothing lies around it.
    """

    peak_hz: float | None = None
    centre_hz: float | None = None
    low_5_hz: float | None = None
    high_95_hz: float | None = None
    bandwidth_90_hz: float | None = None
    centre_s: float | None = None
    start_5_s: float | None = None
    end_95_s: float | None = None
    duration_90_s: float | None = None
    level_dbfs: float | None = None
    snr_db: float | None = None

    def values(self) -> tuple[float | None, ...]:
        """Its numbers in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Acoustics))


def measure(
    path: str | os.PathLike[str],
    start_s: float,
    end_s: float,
    low_hz: float | None = None,
    high_hz: float | None = None,
    channel: int = audio.MIX,
) -> Acoustics:
    """The measurements of a region of a recording; frequencies None: all of them.  Flat memory.  Raises AudioError, ValueError."""
    rate_hz = audio.read_header(path).rate_hz
    grid = _Grid.of(rate_hz, low_hz, high_hz)
    spectrum, times = grid.energy(path, start_s, end_s, channel)
    if not times.sum() > _LEAST * max(1, len(times)):
        return Acoustics()
    low, centre, high = (grid.frequency(spectrum, share) for share in (0.05, 0.5, 0.95))
    begin, middle, end = (start_s + min(grid.time(times, share), end_s - start_s) for share in (0.05, 0.5, 0.95))
    level = float(times.mean())
    quiet = grid.quiet(path, start_s, end_s, channel)
    return Acoustics(
        float(grid.frequencies_hz[spectrum.argmax()]),
        centre,
        low,
        high,
        high - low,
        middle,
        begin,
        end,
        end - begin,
        10 * math.log10(level),
        None if quiet is None else 10 * math.log10(level / max(quiet, _LEAST)),
    )


@dataclass(frozen=True)
class _Grid:
    """Spectra of `size` frames every `hop`; of them the bins from `first` to before `last` count."""

    rate_hz: int
    size: int
    hop: int
    first: int
    last: int

    @classmethod
    def of(cls, rate_hz: int, low_hz: float | None, high_hz: float | None) -> _Grid:
        size = 1 << max(6, round(math.log2(WINDOW_S * rate_hz)))
        bin_hz = rate_hz / size
        first = 0 if low_hz is None else math.ceil(low_hz / bin_hz - 0.5)
        last = size // 2 + 1 if high_hz is None else math.floor(high_hz / bin_hz + 0.5) + 1
        first = min(max(0, first), size // 2)
        return cls(rate_hz, size, size // STEPS, first, min(max(first + 1, last), size // 2 + 1))

    @property
    def frequencies_hz(self) -> NDArray[np.float64]:
        return np.arange(self.first, self.last) * self.rate_hz / self.size

    def energy(
        self, path: str | os.PathLike[str], start_s: float, end_s: float, channel: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The power in each bin, mean over time, and at each step of time, sum over the bins: (bins,), (steps,).

        A window stands in the middle of each step; it reaches beyond the region by half its length.
        """
        if end_s <= start_s:
            raise ValueError(f"a region from {start_s} to {end_s} s")
        steps = max(1, round((end_s - start_s) * self.rate_hz / self.hop))
        hann = np.hanning(self.size + 1)[:-1].astype(np.float32)
        scale = 4 / float(hann.sum()) ** 2 / 1.5  # a full-scale sine's power is 1: Hann windows spread it over 1.5 bins
        spectrum, times = np.zeros(self.last - self.first), np.zeros(steps)
        for at, samples in self._blocks(path, start_s, steps, channel):
            views = np.lib.stride_tricks.sliding_window_view(samples, self.size)[:: self.hop]
            power = np.abs(np.fft.rfft(views * hann, axis=1)[:, self.first : self.last]) ** 2 * scale
            spectrum += power.sum(0)
            times[at : at + len(power)] = power.sum(1)
        return spectrum / steps, times

    def _blocks(
        self, path: str | os.PathLike[str], start_s: float, steps: int, channel: int
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        begin = round(start_s * self.rate_hz) + self.hop // 2 - self.size // 2
        for at in range(0, steps, _BLOCK):
            frames = (min(_BLOCK, steps - at) - 1) * self.hop + self.size
            first = begin + at * self.hop
            there = max(0, first)
            read = audio.read(path, there / self.rate_hz, (first + frames - there) / self.rate_hz, None, channel)
            samples = np.zeros(frames, np.float32)
            got = read.samples[: frames - (there - first)]
            offset = got.mean(dtype=np.float64) if len(got) else 0.0
            samples[there - first : there - first + len(got)] = got - offset
            yield at, samples

    def frequency(self, spectrum: NDArray[np.float64], share: float) -> float:
        """Where so much of the energy lies below."""
        return float(self.frequencies_hz[np.searchsorted(np.cumsum(spectrum), share * spectrum.sum())])

    def time(self, times: NDArray[np.float64], share: float) -> float:
        """By when so much of the energy has been heard, in seconds from the region's start."""
        gone = np.concatenate([[0.0], np.cumsum(times)])
        return float(np.interp(share * gone[-1], gone, np.arange(len(gone)))) * self.hop / self.rate_hz

    def quiet(self, path: str | os.PathLike[str], start_s: float, end_s: float, channel: int) -> float | None:
        """The power of the quiet around a region."""
        length_s = audio.read_header(path).duration_s or end_s
        around = [(max(0.0, start_s - AROUND_S), start_s), (end_s, min(length_s, end_s + AROUND_S))]
        heard = [self.energy(path, *span, channel)[1] for span in around if span[1] - span[0] > WINDOW_S]
        return float(np.quantile(np.concatenate(heard), 0.2)) if heard else None
