"""The pitch of a voice over time, by pYIN (Mauch and Dixon 2014), in arrays: a second of sound takes a few hundredths of one.

Each frame offers candidates: periods after which it resembles itself, each with a probability.  A pitch is then followed from frame
to frame, voiced or not, along the likeliest path (Viterbi).  The same numbers as `librosa.pyin` (0.11, its defaults).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

STEPS = 120  # in an octave: tenths of a semitone
THRESHOLDS, BETA = 100, (2, 18)  # how unlike itself a frame may be after a period, and how likely each threshold is
EARLIER = 2.0  # of two periods below a threshold the shorter is so many times likelier, as an exponent
LOWEST_TROUGH = 0.01  # what the deepest of all gets of the thresholds that it does not reach
OCTAVES_A_SECOND = 35.92  # a pitch moves no faster,
SWITCH = 0.01  # begins and ends so likely in a frame,
IMPOSSIBLE = float(np.log(np.finfo(float).tiny))  # and leaps at this price, which only a frame without another way pays


@dataclass(frozen=True)
class _Scale:
    """The pitches looked for, and how they are told from frames of sound."""

    rate_hz: int
    low_hz: float
    high_hz: float
    window: int  # frames of sound that are looked at together, more than a period of `low_hz`
    hop: int

    @property
    def shortest(self) -> int:
        return int(self.rate_hz // self.high_hz)

    @property
    def longest(self) -> int:
        return min(int(np.ceil(self.rate_hz / self.low_hz)), self.window - 1)

    @property
    def count(self) -> int:
        return int(STEPS * np.log2(self.high_hz / self.low_hz)) + 1

    @property
    def reach(self) -> int:
        """How many pitches up and down one can move from a frame to the next."""
        return round(OCTAVES_A_SECOND * 12 * self.hop / self.rate_hz) * STEPS // 12 // 2

    def hz(self, pitches: NDArray[np.integer]) -> NDArray[np.float64]:
        return self.low_hz * 2 ** (pitches / STEPS)


def pyin(
    samples: NDArray[np.floating], rate_hz: int, low_hz: float, high_hz: float, window: int, hop: int
) -> NDArray[np.float64]:
    """The pitch in Hz of every `hop`, float64 (1 + frames // hop,); no number where there is no voice."""
    scale = _Scale(rate_hz, low_hz, high_hz, window, hop)
    unlike = _unlikeness(np.asarray(samples, np.float64), scale)
    states = _likeliest(_observed(unlike, scale), scale)
    return np.where(states < scale.count, scale.hz(states), np.nan)


def _unlikeness(samples: NDArray[np.float64], scale: _Scale) -> NDArray[np.float64]:
    """How unlike itself a frame is after each period, 1 being usual: YIN's difference over its mean so far, (frames, periods)."""
    padded = np.pad(samples, scale.window // 2)
    frames = sliding_window_view(padded, scale.window)[:: scale.hop]
    spectrum = np.fft.rfft(frames, 2 * scale.window)
    alike = np.fft.irfft(spectrum.real**2 + spectrum.imag**2)[:, : scale.longest + 1]
    periods = np.arange(1, scale.longest + 1)
    before = np.cumsum(np.square(frames[:, : scale.longest]), axis=1)
    unlike = 2 * (alike[:, :1] - alike[:, 1:]) - before
    usual = np.cumsum(unlike, axis=1) / periods
    return (unlike / (usual + np.finfo(float).tiny))[:, scale.shortest - 1 :]


def _observed(unlike: NDArray[np.float64], scale: _Scale) -> NDArray[np.float64]:
    """How likely each pitch is in each frame, (frames, pitches); what is left of 1 is how likely there is no voice."""
    trough = np.zeros(unlike.shape, bool)
    trough[:, 1:] = unlike[:, 1:] < unlike[:, :-1]
    trough[:, 0] = True
    trough[:, :-1] &= np.where(
        np.arange(unlike.shape[1] - 1) > 0, unlike[:, :-1] <= unlike[:, 1:], unlike[:, :-1] < unlike[:, 1:]
    )
    frame, period = np.nonzero(trough)
    seen = np.zeros((len(unlike), scale.count))
    if not len(frame):
        return seen
    likely = _likely(unlike[frame, period], np.flatnonzero(np.diff(frame, prepend=-1)), frame)
    exact_hz = scale.rate_hz / (scale.shortest + period + _vertices(unlike)[frame, period])
    pitch = np.maximum(np.round(STEPS * np.log2(exact_hz / scale.low_hz)), 0).astype(int)
    kept = (likely > 0) & (pitch < scale.count)
    seen[frame[kept], pitch[kept]] = likely[kept]
    return seen


def _likely(depths: NDArray[np.float64], first: NDArray[np.integer], frame: NDArray[np.integer]) -> NDArray[np.float64]:
    """How likely each trough is the period of its frame; a frame's troughs follow each other, from `first` on."""
    from scipy.special import betainc

    edges = np.linspace(0, 1, THRESHOLDS + 1)
    weights = np.diff(betainc(*BETA, edges))
    lengths = np.diff(first, append=len(depths))
    reached = depths[:, None] < edges[1:]
    sofar = np.cumsum(reached, axis=0, dtype=np.int32)
    before = np.repeat(sofar[first] - reached[first], lengths, axis=0)
    each = np.repeat(np.add.reduceat(reached, first, axis=0, dtype=np.int32), lengths, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.exp(-EARLIER * (sofar - 1 - before)) * (1 - np.exp(-EARLIER)) / (1 - np.exp(-EARLIER * each))
    likely = np.where(reached, shares, 0) @ weights
    deepest = np.lexsort((depths, frame))[first]
    likely[deepest] += LOWEST_TROUGH * (~reached[deepest] @ weights)
    return likely


def _vertices(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far beside each value of a row the parabola through it and its neighbours turns; 0 where that is not between them."""
    beside = np.zeros_like(values)
    curve = values[:, 2:] + values[:, :-2] - 2 * values[:, 1:-1]
    slope = (values[:, 2:] - values[:, :-2]) / 2
    np.divide(-slope, curve, out=beside[:, 1:-1], where=np.abs(slope) < np.abs(curve))
    return beside


def _likeliest(seen: NDArray[np.float64], scale: _Scale) -> NDArray[np.integer]:
    """The path through the frames, (frames,): the pitch where there is voice, beyond the last pitch where there is none."""
    count, reach = scale.count, scale.reach
    tiny = np.finfo(float).tiny
    voiced = np.clip(seen.sum(axis=1), 0, 1)
    observed = np.log(np.stack([seen, np.repeat((1 - voiced)[:, None] / count, count, axis=1)], axis=1) + tiny)
    bands = _bands(count, reach)  # (now voiced or not, before voiced or not, pitch now, pitch before)
    before = np.arange(count)[:, None] + np.arange(-reach, reach + 1)
    padded = np.full((2, count + 2 * reach), -np.inf)
    came = np.empty((len(seen), 2, count), np.int32)
    value = observed[0]
    for now in range(1, len(seen)):
        padded[:, reach : reach + count] = value
        ways = bands + sliding_window_view(padded, 2 * reach + 1, axis=1)
        best = ways.argmax(axis=3)
        worth = np.take_along_axis(ways, best[..., None], axis=3)[..., 0]
        origin = before[np.arange(count), best] + [[[0], [count]]]
        from_none = worth[:, 1] > worth[:, 0]
        worth, origin = np.where(from_none, worth[:, 1], worth[:, 0]), np.where(from_none, origin[:, 1], origin[:, 0])
        leap = value.max() + IMPOSSIBLE
        came[now] = np.where(leap > worth, value.argmax(), origin)
        value = np.maximum(worth, leap) + observed[now]
    path = np.empty(len(seen), int)
    path[-1] = value.argmax()
    for now in range(len(seen) - 1, 0, -1):
        path[now - 1] = came[now].reshape(-1)[path[now]]
    return path


def _bands(count: int, reach: int) -> NDArray[np.float64]:
    """Logarithms of how likely a pitch follows one at most `reach` away, the nearer the likelier; see `_likeliest`."""
    away = np.arange(-reach, reach + 1)
    shape = 1.0 + reach - np.abs(away)
    inside = sliding_window_view(np.pad(np.ones(count), reach), 2 * reach + 1)
    totals = np.pad(inside @ shape, reach, constant_values=np.inf)  # of all that can follow each pitch
    moves = shape / sliding_window_view(totals, 2 * reach + 1)
    switch = np.array([[1 - SWITCH, SWITCH], [SWITCH, 1 - SWITCH]])
    return np.log(switch[:, :, None, None] * moves + np.finfo(float).tiny)
