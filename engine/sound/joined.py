"""Recordings that follow one another as one sound, as it is heard: at their borders nothing is lost, doubled or smoothed away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr

from engine.sound import audio
from engine.sound.audio import MIX, AudioError


@dataclass(frozen=True)
class Piece:
    """A recording from its second `from_s` to its end."""

    path: Path
    from_s: float = 0.0


@dataclass(frozen=True)
class Border:
    """At `frame` of the sound its piece `number` begins, or would, had it not the `problem`."""

    frame: int
    number: int
    problem: AudioError | None = None


def joined(
    pieces: Sequence[Piece], rate_hz: int, border: Callable[[Border], None], channel: int = MIX, block_s: float = 0.1
) -> Iterator[np.ndarray]:
    """Float32 blocks (frames,) of about `block_s` at `rate_hz`; `border` is called for each piece but the first before its sound comes.

    One resampler goes over all pieces of the same rate.  Raises AudioError where the first cannot be read; others are left out.
    """
    resampler: soxr.ResampleStream | None = None
    own_hz, taken, given = 0, 0, 0  # of the resampler, what it was given; all that came out
    begun = 0  # of the sound, where the resampler began
    for number, piece in enumerate(pieces):
        try:
            stream = audio.stream(piece.path, None, channel, block_s, piece.from_s)
        except AudioError as problem:
            if not number:
                raise
            border(Border(begun + _after(taken, own_hz, rate_hz), number, problem))
            continue
        with stream:
            if stream.own_rate_hz != own_hz:
                if resampler is not None:
                    yield (rest := resampler.resample_chunk(np.empty(0, np.float32), last=True))
                    given += len(rest)
                own_hz, taken, begun = stream.own_rate_hz, 0, given
                resampler = None if own_hz == rate_hz else _resampler(own_hz, rate_hz)
            if number:
                border(Border(begun + _after(taken, own_hz, rate_hz), number))
            try:
                for block in stream:
                    taken += len(block)
                    out = block if resampler is None else resampler.resample_chunk(block)
                    given += len(out)
                    if len(out):
                        yield out
            except AudioError as problem:  # nothing of it can be decoded
                if not number:
                    raise
                border(Border(begun + _after(taken, own_hz, rate_hz), number, problem))
    if resampler is not None and taken:
        yield resampler.resample_chunk(np.empty(0, np.float32), last=True)


def _resampler(own_hz: int, rate_hz: int) -> soxr.ResampleStream:
    return soxr.ResampleStream(own_hz, rate_hz, 1, "float32", audio.QUALITY)


def _after(frames: int, own_hz: int, rate_hz: int) -> int:
    return round(frames * rate_hz / own_hz) if own_hz else 0
