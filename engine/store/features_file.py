"""Features of recordings, kept so that a second training begins at once: half-precision numbers in one file for each front end, and
an index beside them.  All of it may be deleted at any time; only time is lost.

The order that survives a crash and other programs: inside one transaction of the index the numbers are added to the file, then the row
that points at them.  What lies beyond the last committed row belongs to nobody and is cut off by the next that adds.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError

VERSION = 1
WAIT_S = 60.0  # for another program that is adding
BYTES = 2  # of one number
MOST_BYTES = 40 << 30  # of all front ends together; the one not used for longest goes first

Span: TypeAlias = tuple[str, float, float]  # the hash of a recording's bytes, start and end in seconds
Place: TypeAlias = tuple[int, int]  # the first row, and how many

_SCHEMA = """
CREATE TABLE contents (
    file TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE frontends (key TEXT PRIMARY KEY, used REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE windows (
    key TEXT NOT NULL, content TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL, first INTEGER NOT NULL,
    windows INTEGER NOT NULL, PRIMARY KEY (key, content, start_s, end_s)) WITHOUT ROWID
"""


class FeaturesFile:
    """The features of one front end, `shape` each, in `folder`.  For one thread; other programs may add at the same time.

    Raises UserError where the folder cannot be written to.
    """

    def __init__(self, folder: Path, key: str, shape: tuple[int, ...]):
        self._folder, self._key, self.shape = folder, key, shape
        self._row_bytes = BYTES * int(np.prod(shape))
        self.path = folder / f"{key}.f16"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = self._opened()
            with self._adding() as index:
                index.execute("INSERT OR REPLACE INTO frontends VALUES (?, ?)", (key, time.time()))
                if self._committed(index) * self._row_bytes > (self.path.stat().st_size if self.path.exists() else 0):
                    index.execute("DELETE FROM windows WHERE key = ?", (key,))  # somebody made room by hand
                self._make_room(index)
        except (OSError, sqlite3.Error) as error:
            raise self._in_words(error) from error

    def _opened(self) -> sqlite3.Connection:
        path = self._folder / "index.sqlite"
        try:
            return _connected(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # busy, or not to be written: it is not the file's fault
                raise
            for old in [path, *self._folder.glob("*.f16"), *self._folder.glob("index.sqlite-*")]:
                old.unlink(missing_ok=True)
            return _connected(path)

    @contextmanager
    def _adding(self) -> Iterator[sqlite3.Connection]:
        """One transaction, which keeps other programs from adding meanwhile."""
        self._index.execute("BEGIN IMMEDIATE")
        try:
            yield self._index
            self._index.execute("COMMIT")
        except BaseException:
            if self._index.in_transaction:
                self._index.execute("ROLLBACK")
            raise

    def contents(self) -> dict[str, tuple[int, int, str]]:
        """What is known of files: size, time of change, hash of their bytes."""
        return {file: tuple(rest) for file, *rest in self._index.execute("SELECT * FROM contents")}  # type: ignore[misc]

    def known(self) -> dict[Span, Place]:
        """Where the features of each span lie."""
        sql = "SELECT content, start_s, end_s, first, windows FROM windows WHERE key = ?"
        return {
            (c, start, end): (first, count) for c, start, end, first, count in self._index.execute(sql, (self._key,))
        }

    def add(
        self, spans: Sequence[tuple[Span, NDArray[np.float16]]], contents: Sequence[tuple[str, int, int, str]] = ()
    ) -> dict[Span, Place]:
        """Keeps features (n, *shape) of spans, and what files hold; returns where they lie.  Raises UserError: nothing was added."""
        places: dict[Span, Place] = {}
        try:
            with self._adding() as index:
                index.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)", contents)
                first = self._committed(index)
                with open(self.path, "ab", buffering=0) as file:
                    file.truncate(first * self._row_bytes)
                    for span, features in spans:
                        places[span] = first, len(features)
                        first += len(features)
                        data = memoryview(np.ascontiguousarray(features, np.float16).tobytes())
                        while data:
                            data = data[file.write(data) :]
                index.executemany(
                    "INSERT OR REPLACE INTO windows VALUES (?, ?, ?, ?, ?, ?)",
                    [(self._key, *span, *place) for span, place in places.items()],
                )
        except (OSError, sqlite3.Error) as error:
            raise self._in_words(error) from error
        return places

    def _committed(self, index: sqlite3.Connection) -> int:
        """How many rows of the file belong to somebody."""
        sql = "SELECT coalesce(max(first + windows), 0) FROM windows WHERE key = ?"
        return index.execute(sql, (self._key,)).fetchone()[0]

    def rows(self) -> NDArray[np.float16]:
        """All features there are, float16 (rows, *shape), read from the disk where they are looked at."""
        count = self.path.stat().st_size // self._row_bytes if self.path.exists() else 0
        if not count:
            return np.zeros((0, *self.shape), np.float16)
        return np.memmap(self.path, np.float16, "r", shape=(count, *self.shape))

    def close(self) -> None:
        """May be called twice.  What `rows` gave stays."""
        self._index.close()

    def _make_room(self, index: sqlite3.Connection) -> None:
        """Forgets the front ends that were not used for longest, until the rest is small enough."""
        sizes = {path.stem: path.stat().st_size for path in self._folder.glob("*.f16")}
        total = sum(sizes.values())
        for (key,) in index.execute("SELECT key FROM frontends WHERE key <> ? ORDER BY used", (self._key,)).fetchall():
            if total <= MOST_BYTES:
                break
            index.execute("DELETE FROM windows WHERE key = ?", (key,))
            index.execute("DELETE FROM frontends WHERE key = ?", (key,))
            total -= sizes.get(key, 0)
            with suppress(OSError):  # Windows keeps what another program looks at
                os.unlink(self._folder / f"{key}.f16")

    def _in_words(self, error: Exception) -> UserError:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return UserError(
            "Features of recordings cannot be kept in {folder}: {said}.",
            "Make room there, or set EARMARK_CACHE to another place.",
            folder=self._folder,
            said=said,
        )


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:  # nobody was quicker
                for statement in _SCHEMA.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={VERSION}")
            connection.execute("COMMIT")
        elif version != VERSION:
            raise sqlite3.DatabaseError("another version")
    except BaseException:
        connection.close()
        raise
    return connection
