"""Recordings -> batches of windows, in order and in flat memory: what a network is fed with.

Windows of many short recordings share a batch; a long recording is spread over many and never held whole.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.features import Frontend, looped
from engine.sound import ailments, audio
from engine.sound.recording import Recording

BATCH = 8  # windows: as many as the network is given at once
BLOCK_S = 32.0  # of sound read at a time
LEAST_S = 0.05  # what is shorter fills a window only by being said over and over, and is then a buzz
OLDEST_S = 0.25  # a batch does not wait longer than this to be full: first rows should come soon


@dataclass(frozen=True, slots=True)
class Piece:
    """`count` rows of a batch belong to recording `number`; `starts` (count,) in frames at the front end's rate.

    The last piece of a recording has `frames`, its length at that rate, and what is wrong with it, in words, or None.
    """

    number: int
    count: int = 0
    starts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    frames: int | None = None
    problem: str | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """`windows` float32 (n, window_frames), n from 0 to BATCH, and whose they are."""

    windows: NDArray[np.float32]
    pieces: list[Piece]


def batches(root: Path, recordings: Iterable[Recording], frontend: Frontend, channel: int) -> Iterator[Batch]:
    """All windows of all recordings, in order.  A recording that cannot be read ends with its reason and no window.

    Raises FolderGone when `root` itself is not there any more; no recording is blamed for that.
    """
    size = frontend.window_frames
    rows, pieces, filled, born = np.empty((BATCH, size), np.float32), [], 0, time.monotonic()
    for piece, windows in _pieces(root, recordings, frontend, channel):
        done = 0
        while done < piece.count:
            some = min(piece.count - done, BATCH - filled)
            rows[filled : filled + some] = windows[done : done + some]
            pieces.append(Piece(piece.number, some, piece.starts[done : done + some]))
            filled, done = filled + some, done + some
            if filled == BATCH:
                yield Batch(rows, pieces)
                rows, pieces, filled, born = np.empty((BATCH, size), np.float32), [], 0, time.monotonic()
        if piece.frames is not None:
            pieces.append(Piece(piece.number, 0, frames=piece.frames, problem=piece.problem, silent=piece.silent))
            if time.monotonic() - born > OLDEST_S:
                yield Batch(rows[:filled], pieces)
                rows, pieces, filled, born = np.empty((BATCH, size), np.float32), [], 0, time.monotonic()
    if pieces:
        yield Batch(rows[:filled], pieces)


def _pieces(
    root: Path, recordings: Iterable[Recording], frontend: Frontend, channel: int
) -> Iterator[tuple[Piece, NDArray[np.float32]]]:
    nothing = np.zeros((0, frontend.window_frames), np.float32)
    for number, recording in enumerate(recordings):
        path = root / recording.file
        frames, problem, silent = 0, None, False
        try:
            header = audio.read_header(path)
            with audio.stream(path, frontend.rate_hz, channel, BLOCK_S) as stream:
                for windows, starts, frames in cut(stream, frontend):  # noqa: B007 - the last `frames` is the length
                    yield Piece(number, len(starts), starts), windows
                problem = stream.problem(header)
                silent = not stream.peak
                if problem is None and (silent or frames < LEAST_S * frontend.rate_hz):
                    problem = ailments.too_short(path)
        except audio.AudioError as error:
            problem = error
        if problem is not None:
            audio.require_folder(root)
        yield Piece(number, 0, frames=frames, problem=problem and problem.reason, silent=silent), nothing


def cut(
    blocks: Iterable[NDArray[np.float32]], frontend: Frontend
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64], int]]:
    """Windows of a stream of float32 blocks (frames,), the same as `features.windows` gives for the whole.

    Yields windows (k, window_frames), views that are good until the next step; their first frames (k,); the frames seen so far.
    """
    size = frontend.window_frames
    step = size // 2
    kept, first, begin, seen = (
        np.zeros(0, np.float32),
        0,
        0,
        0,
    )  # `kept` begins at frame `first`, the next window at `begin`
    for block in blocks:
        kept = np.concatenate([kept, block]) if len(kept) else block
        seen += len(block)
        count = max(0, (seen - begin - size) // step + 1)
        if not count:
            continue
        views = np.lib.stride_tricks.sliding_window_view(kept[begin - first :], size)[: count * step : step]
        yield views, begin + np.arange(count, dtype=np.int64) * step, seen
        begin += count * step
        kept, first = kept[begin - step - first :], begin - step  # a right-aligned last window reaches back no further
    if seen and not begin:
        yield looped(kept, size)[None], np.zeros(1, np.int64), seen
    elif seen > first + size:
        yield kept[seen - size - first :][None], np.array([seen - size], np.int64), seen
