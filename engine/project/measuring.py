"""Numbers of recordings and of regions in them: the voice of a cry, measured once and kept; a region's frequencies, times and level."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.labels import WHOLE, Span
from engine.sound import acoustics, voice
from engine.sound.acoustics import Acoustics
from engine.sound.audio import AudioError
from engine.sound.voice import Voice
from engine.store import CacheFile

KEPT_TOGETHER = 8  # measurements: some seconds of work, which is what a crash may cost
_TO_THE_END = -1.0
_MARK = "3:"  # before numbers that are measured as they are now: others are measured anew


def _read(numbers: str) -> Voice:
    return Voice(*json.loads(numbers.removeprefix(_MARK)))


def _begin() -> None:
    """In the process that measures: Ctrl+C is the first one's affair; when that is gone, killed or not, so is this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = multiprocessing.parent_process()
    assert first is not None

    def follow() -> None:
        first.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


class Regions:
    """Measures each region anew, which takes some milliseconds."""

    names = acoustics.NAMES

    def __init__(self, root: Path, channel: int):
        self._root, self._channel = root, channel

    def __enter__(self) -> Regions:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def of(self, file: str, span: Span) -> Acoustics | None:
        """None for what is no region but the whole recording, and where it cannot be read."""
        start_s, end_s, low_hz, high_hz = span
        if start_s is None or end_s is None or end_s <= start_s:
            return None
        try:
            return acoustics.measure(self._root / file, start_s, end_s, low_hz, high_hz, self._channel)
        except AudioError:  # its row says what is wrong with it
            return None


class Voices:
    """Measures what was not measured before.  For one thread, within a `with`, at whose end the last ones are kept.

    It is done in a process of its own: its loops hold Python, and a window in the same process would wait.
    """

    def __init__(self, root: Path, channel: int, cache: CacheFile, read_only: bool):
        self._root, self._channel, self._cache = root, channel, cache
        self._stamps = {} if read_only else cache.stamps()
        self._known = {key: kept for key, kept in cache.measured(channel).items() if kept.startswith(_MARK)}
        self._new: list[tuple[str, float, float, int, int, int, str]] = []
        self._apart: ProcessPoolExecutor | None = None

    names = voice.NAMES

    def __enter__(self) -> Voices:
        return self

    def __exit__(self, *_: object) -> None:
        if self._apart is not None:
            self._apart.shutdown(cancel_futures=True)
        self._keep()

    def known(self, file: str) -> Voice | None:
        """What was measured in a recording before."""
        numbers = self._known.get((file, 0.0, _TO_THE_END))
        return None if numbers is None else _read(numbers)

    def of(self, file: str, span: Span = WHOLE) -> Voice | None:
        """The voice in a recording or a span of it; None where it cannot be read.  Takes .4 s for a cry, at most 4 s."""
        start_s, end_s, *_ = span
        key = (file, start_s or 0.0, _TO_THE_END if end_s is None else end_s)
        if key in self._known:
            return _read(self._known[key])
        values = self._measured(self._root / file, start_s or 0.0, end_s)
        if values is None:  # its row says what is wrong with it, which need not last
            return None
        self._known[key] = numbers = _MARK + json.dumps(values)
        if file in self._stamps:
            self._new.append((*key, self._channel, *self._stamps[file], numbers))
        if len(self._new) == KEPT_TOGETHER:
            self._keep()
        return Voice(*values)

    def _measured(self, path: Path, start_s: float, end_s: float | None) -> tuple[Any, ...] | None:
        if self._apart is None:
            spawn = multiprocessing.get_context("spawn")
            self._apart = ProcessPoolExecutor(1, spawn, _begin)
        try:
            return self._apart.submit(voice.numbers, path, start_s, end_s, self._channel).result()
        except BrokenProcessPool as broken:
            raise UserError("Measuring cries broke off.", "What was measured is kept; try again.") from broken

    def _keep(self) -> None:
        if self._new:
            self._cache.put_measured(self._new)
        self._new = []
