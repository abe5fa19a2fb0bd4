"""cache.sqlite: headers of recordings, and what models said about them.  It may be deleted at any time; only time is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from engine.sound.recording import Recording
from engine.store.database import Database, damaged_mark, in_words, is_broken, is_busy
from engine.store.proposed import Proposed, forget_of

VERSION = 1

_SCHEMA = """
CREATE TABLE recordings (
    number INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, size_bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL, duration_s REAL,
    rate_hz INTEGER, channels INTEGER, format TEXT, recorded_at TEXT, device TEXT, problem TEXT);
CREATE TABLE scorers (
    id INTEGER PRIMARY KEY, model TEXT NOT NULL, version TEXT NOT NULL, backbone TEXT NOT NULL, channel INTEGER NOT NULL,
    classes TEXT NOT NULL);
CREATE TABLE predictions (
    file TEXT PRIMARY KEY, scorer INTEGER NOT NULL, predicted INTEGER, confidence REAL, second INTEGER, second_confidence REAL,
    none INTEGER NOT NULL, problem TEXT, windows INTEGER NOT NULL, probabilities BLOB) WITHOUT ROWID;
CREATE TABLE windows (
    file TEXT NOT NULL, backbone TEXT NOT NULL, channel INTEGER NOT NULL, duration_s REAL NOT NULL, spans BLOB NOT NULL,
    logits BLOB NOT NULL, embedded INTEGER, windows INTEGER NOT NULL, PRIMARY KEY (file, backbone, channel));
CREATE INDEX windows_of_backbone ON windows (backbone, embedded);
CREATE TABLE backbones (name TEXT PRIMARY KEY, width INTEGER NOT NULL, rows INTEGER NOT NULL) WITHOUT ROWID
"""

# Made when it is first needed: files of before it existed have none, and need none.
_MEASURED = """
CREATE TABLE IF NOT EXISTS measured (
    file TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL, channel INTEGER NOT NULL, size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL, numbers TEXT NOT NULL, PRIMARY KEY (file, start_s, end_s, channel)) WITHOUT ROWID
"""

_EXPORTED = "CREATE TABLE IF NOT EXISTS exported (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID"

_PUT_PREDICTION = "INSERT OR REPLACE INTO predictions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Windows(NamedTuple):
    """One recording's windows as a backbone hears them: float64 spans in seconds (n, 2) and float16 logits (n, c) as bytes.

    `embedded` is the row of the first embedding.
    """

    file: str
    backbone: str
    channel: int
    duration_s: float
    spans: bytes
    logits: bytes
    embedded: int | None
    windows: int


class CacheFile:
    """One thread's connection to cache.sqlite.  A file that is missing, broken or of another version is made anew."""

    def __init__(self, path: Path, *, network: bool = False, read_only: bool = False):
        self.new = False
        if read_only and not path.exists():
            path, read_only = Path(":memory:"), False
        try:
            self._database = self._open(path, network, read_only)
        except sqlite3.DatabaseError as error:
            if is_busy(error) or not (
                read_only or is_broken(error)
            ):  # whole, and hours of work: somebody writes to it, or the system has not let us in
                raise in_words(error, path) from error
            if read_only:
                path, read_only = Path(":memory:"), False
            forget(path)
            try:
                self._database = self._open(path, network, read_only)
            except sqlite3.DatabaseError as again:
                raise in_words(again, path) from again
        self.proposed = Proposed(self._database)

    def _open(self, path: Path, network: bool, read_only: bool) -> Database:
        database = Database(path, precious=False, network=network, read_only=read_only)
        try:
            if database.version not in (0, VERSION):
                raise sqlite3.DatabaseError("another version")
            if database.version == 0:
                with database.writing() as connection:
                    for statement in _SCHEMA.split(";\n"):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version={VERSION}")
                self.new = True
            database.one("SELECT count(*) FROM backbones")
        except BaseException:
            database.close()
            raise
        return database

    # Recordings

    def recordings(self) -> list[Recording]:
        """All recordings, in the order they were found."""
        sql = """SELECT file, size_bytes, modified_ns, duration_s, rate_hz, channels, format, recorded_at, device, problem
                 FROM recordings ORDER BY number"""
        return [Recording(*row) for row in self._database.walk(sql)]

    def recordings_in_pieces(self, size: int) -> Iterator[list[Recording]]:
        """The same, `size` at a time; between two of them nothing is held, neither memory nor a lock."""
        sql = """SELECT number, file, size_bytes, modified_ns, duration_s, rate_hz, channels, format, recorded_at, device, problem
                 FROM recordings WHERE number > ? ORDER BY number LIMIT ?"""
        after = -1
        while rows := self._database.rows(sql, (after, size)):
            after = rows[-1][0]
            yield [Recording(*row[1:]) for row in rows]

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size in bytes and time of change in ns of each recording, by file."""
        return {
            file: (size, at)
            for file, size, at in self._database.walk("SELECT file, size_bytes, modified_ns FROM recordings")
        }

    def put_recordings(self, recordings: Iterable[Recording]) -> None:
        """Adds or replaces recordings; one whose file has changed loses what models said about it."""
        rows = [
            (
                r.file,
                r.size_bytes,
                r.modified_ns,
                r.duration_s,
                r.rate_hz,
                r.channels,
                r.format,
                r.recorded_at,
                r.device,
                r.problem,
            )
            for r in recordings
        ]
        with self._database.writing() as connection:
            changed = "SELECT 1 FROM recordings WHERE file = ? AND (size_bytes != ? OR modified_ns != ?)"
            stale = [(row[0],) for row in rows if connection.execute(changed, row[:3]).fetchone()]
            _forget_scores(connection, stale)
            connection.executemany(
                """INSERT INTO recordings
                   (file, size_bytes, modified_ns, duration_s, rate_hz, channels, format, recorded_at, device, problem)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   ON CONFLICT (file) DO UPDATE SET size_bytes = excluded.size_bytes, modified_ns = excluded.modified_ns,
                   duration_s = excluded.duration_s, rate_hz = excluded.rate_hz, channels = excluded.channels, format = excluded.format,
                   recorded_at = excluded.recorded_at, device = excluded.device, problem = excluded.problem""",
                rows,
            )

    def remove(self, files: Iterable[str]) -> None:
        """Forgets recordings and what models said about them."""
        names = [(file,) for file in files]
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM recordings WHERE file = ?", names)
            _forget_scores(connection, names)

    # What models said

    def scorer(self, model: str, version: str, backbone: str, channel: int, classes: str) -> int:
        """The number under which predictions of this model, version, channel and list of classes are kept."""
        values = (model, version, backbone, channel, classes)
        sql = "SELECT id FROM scorers WHERE model = ? AND version = ? AND backbone = ? AND channel = ? AND classes = ?"
        row = self._database.one(sql, values)
        if row is None and self._database.read_only:
            return 0  # no prediction is kept under it
        if row is None:
            with self._database.writing() as connection:
                sql = "INSERT INTO scorers (model, version, backbone, channel, classes) VALUES (?, ?, ?, ?, ?)"
                return connection.execute(sql, values).lastrowid or 0
        return row[0]

    def scorers(self) -> dict[int, tuple[str, str, str, int, str]]:
        return {row[0]: row[1:] for row in self._database.rows("SELECT * FROM scorers")}

    def predictions(self, files: Sequence[str] | None = None) -> Iterator[tuple[Any, ...]]:
        """Rows of the predictions table, of all or of some recordings."""
        if files is None:
            yield from self._database.walk("SELECT * FROM predictions")
            return
        for file in files:
            yield from self._database.rows("SELECT * FROM predictions WHERE file = ?", (file,))

    def predictions_in_pieces(self, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """Rows of the predictions table, `size` at a time, by file."""
        after = ""
        while rows := self._database.rows(
            "SELECT * FROM predictions WHERE file > ? ORDER BY file LIMIT ?", (after, size)
        ):
            after = rows[-1][0]
            yield rows

    def windows(self, file: str, backbone: str, channel: int) -> Windows | None:
        """The windows a backbone heard in a channel; None where it has heard none."""
        sql = "SELECT * FROM windows WHERE file = ? AND backbone = ? AND channel = ?"
        row = self._database.one(sql, (file, backbone, channel))
        return Windows(*row) if row else None

    def embedded(self, backbone: str, channel: int) -> list[tuple[str, int, int, float]]:
        """File, first row, number of windows and duration in seconds of every recording whose embeddings are kept, by row."""
        sql = """SELECT file, embedded, windows, duration_s FROM windows
                 WHERE backbone = ? AND channel = ? AND embedded IS NOT NULL ORDER BY embedded"""
        return self._database.rows(sql, (backbone, channel))

    def put_scores(
        self,
        recording: tuple[str, int, int],
        prediction: tuple | None,
        windows: Windows | None,
        backbone: str,
        width: int,
        rows: int,
    ) -> bool:
        """Commits results, unless the recording (file, size in bytes, time of change in ns) has been replaced; returns whether it did.

        The embeddings file of the backbone holds `rows` rows of `width` numbers up to these (0: none kept).
        """
        with self._database.writing() as connection:
            same = "SELECT 1 FROM recordings WHERE file = ? AND size_bytes = ? AND modified_ns = ?"
            kept = connection.execute(same, recording).fetchone() is not None
            if kept and prediction is not None:
                connection.execute(_PUT_PREDICTION, prediction)
            if kept and windows is not None:
                connection.execute("INSERT OR REPLACE INTO windows VALUES (?, ?, ?, ?, ?, ?, ?, ?)", windows)
            if rows:
                connection.execute("INSERT OR REPLACE INTO backbones VALUES (?, ?, ?)", (backbone, width, rows))
        return kept

    def put_rescored(self, predictions: Sequence[tuple], logits: Sequence[tuple[bytes, str, str, int, int]]) -> None:
        """Commits new predictions and their logits as (bytes, file, backbone, channel, first row), where those windows are still there."""
        sql = "UPDATE windows SET logits = ? WHERE file = ? AND backbone = ? AND channel = ? AND embedded = ?"
        with self._database.writing() as connection:
            for prediction, words in zip(predictions, logits):
                if connection.execute(sql, words).rowcount:
                    connection.execute(_PUT_PREDICTION, prediction)

    def keep_failures(self, scorer: int, channel: int) -> None:
        """Recordings that could not be read are not tried again by every new version of a model."""
        with self._database.writing() as connection:
            sql = """UPDATE predictions SET scorer = ? WHERE probabilities IS NULL AND problem IS NOT NULL
                     AND scorer IN (SELECT id FROM scorers WHERE channel = ?)"""
            connection.execute(sql, (scorer, channel))

    def pending(self, scorer: int) -> list[str]:
        """Files of the recordings this scorer has no result for, in the order they were found."""
        sql = """SELECT file FROM recordings r WHERE NOT EXISTS (SELECT 1 FROM predictions p WHERE p.file = r.file AND p.scorer = ?)
                 ORDER BY number"""
        return [row[0] for row in self._database.rows(sql, (scorer,))]

    # What was measured

    def measured(self, channel: int) -> dict[tuple[str, float, float], str]:
        """By file, start and end of a span, end -1 being the recording's own: the numbers, as JSON.

        What was measured on a file that has changed since is left out.
        """
        if not self._database.one("SELECT 1 FROM sqlite_master WHERE name = 'measured'"):
            return {}
        sql = """SELECT m.file, m.start_s, m.end_s, m.numbers FROM measured m JOIN recordings r USING (file, size_bytes, modified_ns)
                 WHERE m.channel = ?"""
        return {row[:3]: row[3] for row in self._database.rows(sql, (channel,))}

    def put_measured(self, rows: Sequence[tuple[str, float, float, int, int, int, str]]) -> None:
        """Keeps numbers: file, start, end, channel, the file's size in bytes and time of change in ns, JSON."""
        with self._database.writing() as connection:
            connection.execute(_MEASURED)
            connection.executemany("INSERT OR REPLACE INTO measured VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def clear_scores(self) -> None:
        """Forgets everything models said."""
        with self._database.writing() as connection:
            for table in ("predictions", "windows", "backbones"):
                connection.execute(f"DELETE FROM {table}")

    # What was exported

    def exported(self) -> dict[str, str]:
        """The tables that exports wrote for other programs, whole paths, and the SHA-256 of each as it was written."""
        if not self._database.one("SELECT 1 FROM sqlite_master WHERE name = 'exported'"):
            return {}
        return dict(self._database.rows("SELECT path, sha256 FROM exported"))

    def put_exported(self, written: dict[str, str]) -> None:
        with self._database.writing() as connection:
            connection.execute(_EXPORTED)
            connection.executemany("INSERT OR REPLACE INTO exported VALUES (?, ?)", written.items())

    def backbones(self) -> dict[str, tuple[int, int]]:
        """Width and committed rows of each backbone's embeddings file."""
        return {name: (width, rows) for name, width, rows in self._database.rows("SELECT * FROM backbones")}

    def disown_embeddings(self, backbone: str, beyond: int) -> None:
        """The embeddings file holds fewer rows than was thought: recordings beyond are not embedded."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE windows SET embedded = NULL WHERE backbone = ? AND embedded + windows > ?", (backbone, beyond)
            )
            connection.execute("UPDATE backbones SET rows = ? WHERE name = ?", (beyond, backbone))

    def close(self) -> None:
        self._database.close()


def forget_damaged(path: Path) -> None:
    """Removes a cache in which a damaged part was found; it is made anew when it is opened."""
    mark = damaged_mark(path)
    if mark.exists():
        forget(path)
        mark.unlink(missing_ok=True)


def forget(path: Path) -> None:
    """Removes a database with its log; no complaint where there is none."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        with suppress(FileNotFoundError):
            path.with_name(name).unlink()


def _forget_scores(connection: sqlite3.Connection, names: Sequence[tuple[str]]) -> None:
    connection.executemany("DELETE FROM predictions WHERE file = ?", names)
    connection.executemany("DELETE FROM windows WHERE file = ?", names)
    forget_of(connection, names)
