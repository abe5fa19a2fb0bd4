"""The far view of a long sound: peak and mean of every moment, worked out once in the background and kept on disk.

A folder for each sound and look holds a file for each of three zooms, record after record, and `done.json`, which says how many
frames they speak of.  It is written after the records are on disk, so that what was killed goes on where it was; nothing in it is
precious.  24 hours at 48 kHz take 0.3 GB with windows of 1024; the folders used last are kept, up to MOST_BYTES.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import shutil
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine import places
from engine.errors import UserError
from engine.job import Report, silent
from engine.sound.picture.look import Look
from engine.sound.picture.source import Held, Sound
from engine.sound.picture.tile import COLUMNS, Place, Tile, gathered, make, of_power, preview
from engine.sound.picture.transforms import from_bfloat16, to_bfloat16

LONG_FRAMES = 1 << 25  # 12 minutes at 48 kHz; a shorter sound is transformed as it is looked at
ZOOMS = (15, 18, 21)  # kept; those between are made of the next finer
MOST_BYTES = 4 << 30
_CHUNK_FRAMES = 1 << ZOOMS[-1]
_LEFT_FREE_BYTES = 1 << 30
_THREADS = 2
_KEPT_EVERY_S = 1.0
_FORM = 2  # raised when the files change their form


def is_long(sound: Sound) -> bool:
    """Whether its far view is worth keeping."""
    return sound.frames > LONG_FRAMES


def tile(sound: Sound, look: Look, place: Place, report: Report = silent, within_s: float = math.inf) -> Tile:
    """The exact tile wherever it can be had at a cost set by pixels, else a preview made `within_s`.  Raises as `make`."""
    if place.zoom < ZOOMS[0] or not is_long(sound):
        return make(sound, look, place, report)
    kept = Far(sound, look).tile(place)
    if kept is None and place.zoom == ZOOMS[0]:  # some ten minutes on a screen: about a second
        return make(sound, look, place, report)
    return kept or preview(sound, look, place, within_s)


class Far:
    """What is kept of one sound with one look; `done` is the number of its first frames that are worked out."""

    def __init__(self, sound: Sound, look: Look):
        self._sound, self.look = sound, look
        name = f"{_FORM}|{sound.key}|{sound.frames}|{replace(look, pool='')}"
        self.folder = places.cache_folder() / "pictures" / hashlib.sha256(name.encode()).hexdigest()[:24]
        self._record = np.dtype(
            [("low", "<f4"), ("high", "<f4"), ("peak", "<u2", look.rows), ("mean", "<u2", look.rows)]
        )
        self.done = 0
        if not all((self.folder / str(zoom)).exists() for zoom in ZOOMS):  # whoever cleans caches may leave some
            return
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            self.done = min(int(json.loads((self.folder / "done.json").read_text("utf-8"))["frames"]), sound.frames)

    @property
    def complete(self) -> bool:
        return self.done >= self._sound.frames

    @property
    def size_bytes(self) -> int:
        """On disk, once complete."""
        return sum(-(-self._sound.frames // (1 << zoom)) * self._record.itemsize for zoom in ZOOMS)

    def tile(self, place: Place) -> Tile | None:
        """The exact tile, or None where it is not worked out yet or nearer than what is kept."""
        if place.zoom < ZOOMS[0] or min(place.end, self._sound.frames) > self.done:
            return None
        zoom = max(kept for kept in ZOOMS if kept <= place.zoom)
        many = 1 << (place.zoom - zoom)
        records = np.zeros(COLUMNS * many, self._record)
        try:
            with open(self.folder / str(zoom), "rb") as file:
                file.seek(place.index * COLUMNS * many * self._record.itemsize)
                data = file.read(records.nbytes)
        except OSError:  # deleted meanwhile, as caches may be
            return None
        there = np.frombuffer(data[: len(data) // self._record.itemsize * self._record.itemsize], self._record)
        records[: len(there)] = there
        low = records["low"].reshape(COLUMNS, many).min(axis=1)
        high = records["high"].reshape(COLUMNS, many).max(axis=1)
        if self.look.pool == "mean" and many > 1:
            power = from_bfloat16(records["mean"]).reshape(COLUMNS, many, -1).mean(axis=1)
            return of_power(place, self._sound.rate_hz, power, low, high)
        power16 = records[self.look.pool].reshape(COLUMNS, many, -1).max(axis=1)
        return Tile(place, self._sound.rate_hz, np.ascontiguousarray(power16.T), low, high)

    def build(self, report: Report = silent) -> None:
        """Works out what is missing, on two threads that give way to others; stopped or killed, it goes on from there.

        Reports frames.  Raises AudioError, UserError where the disk is too full, and whatever `report` raises.
        """
        if self.complete:
            (self.folder / "done.json").touch()
            return
        self._make_room()
        sound, kept_s = self._sound.again(), time.monotonic()
        try:
            with ThreadPoolExecutor(_THREADS, "far view", _give_way) as threads:
                files = {zoom: open(self.folder / str(zoom), "r+b" if self.done else "wb") for zoom in ZOOMS}  # noqa: SIM115
                try:
                    for chunk, records in self._chunks(sound, threads):
                        for zoom, file in files.items():
                            file.seek((chunk * _CHUNK_FRAMES >> zoom) * self._record.itemsize)
                            file.write(records[zoom].tobytes())
                        self.done = min((chunk + 1) * _CHUNK_FRAMES, sound.frames)
                        if time.monotonic() - kept_s > _KEPT_EVERY_S or self.complete:
                            self._keep(files)
                            kept_s = time.monotonic()
                        report(self.done, sound.frames, "picture")
                finally:
                    for file in files.values():
                        file.close()
        finally:
            sound.close()

    def _chunks(self, sound: Sound, threads: ThreadPoolExecutor) -> Iterator[tuple[int, dict[int, np.ndarray]]]:
        """Chunks in order with their records; what is read meanwhile is never more than the threads can take."""
        pending: deque[tuple[int, Future[dict[int, np.ndarray]]]] = deque()
        margin = self.look.window_length
        for chunk in range(self.done // _CHUNK_FRAMES, -(-sound.frames // _CHUNK_FRAMES)):
            start = chunk * _CHUNK_FRAMES
            samples = sound.read(start - margin, _CHUNK_FRAMES + 2 * margin)
            held = Held(samples, start - margin, sound.frames, sound.rate_hz)
            pending.append((chunk, threads.submit(self._records, held, start)))
            while len(pending) > _THREADS:
                done, records = pending.popleft()
                yield done, records.result()
        for done, records in pending:
            yield done, records.result()

    def _records(self, held: Held, start: int) -> dict[int, np.ndarray]:
        step = 1 << ZOOMS[0]
        columns = _CHUNK_FRAMES // step
        powers, low, high = gathered(held, self.look, start, columns, step, ("peak", "mean"))
        found = {}
        for zoom in ZOOMS:
            many = 1 << (zoom - ZOOMS[0])
            there = max(0, min(columns // many, -(-(held.frames - start) // (1 << zoom))))
            records = np.zeros(columns // many, self._record)
            records["low"], records["high"] = low.reshape(-1, many).min(axis=1), high.reshape(-1, many).max(axis=1)
            records["peak"] = to_bfloat16(powers["peak"].reshape(columns // many, many, -1).max(axis=1))
            records["mean"] = to_bfloat16(powers["mean"].reshape(columns // many, many, -1).mean(axis=1))
            found[zoom] = records[:there]
        return found

    def _keep(self, files: dict) -> None:
        """Records first, then the word that they are there."""
        for file in files.values():
            file.flush()
            os.fsync(file.fileno())
        beside = self.folder / "done.new"
        beside.write_text(json.dumps({"frames": self.done}), "utf-8")
        os.replace(beside, self.folder / "done.json")

    def _make_room(self) -> None:
        """Deletes those not used for longest, of all sounds, until this one fits."""
        self.folder.mkdir(parents=True, exist_ok=True)
        others = sorted((f for f in self.folder.parent.iterdir() if f != self.folder and f.is_dir()), key=_used)
        sizes = {folder: sum(file.stat().st_size for file in folder.iterdir()) for folder in others}
        left = sum(sizes.values())
        for folder in others:
            if left + self.size_bytes <= MOST_BYTES:
                break
            shutil.rmtree(folder, ignore_errors=True)
            left -= sizes[folder]
        if shutil.disk_usage(self.folder).free < self.size_bytes + _LEFT_FREE_BYTES:
            raise UserError(
                "The disk is too full to keep the far view of this recording.",
                "It is shown as a preview; free some space and select the recording again.",
            )


def _used(folder: Path) -> float:
    try:
        return (folder / "done.json").stat().st_mtime
    except OSError:
        return 0.0


def _give_way() -> None:
    """The thread lets others go first; only Linux has a way to say so of one thread."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
