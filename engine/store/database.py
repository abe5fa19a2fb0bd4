"""Opening SQLite files: how they are written, brought up to date, and what is said when they cannot be."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from engine.errors import UserError

WAIT_S = 20.0  # how long a writer waits for another thread's transaction
ATTEMPTS, PAUSE_S = 10, 0.1  # at a copy of a file that somebody writes to
FULL_BYTES = 1 << 20  # with less free, a disk that refuses to write is full
_FAULTS_OF_THE_FILE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Damaged(UserError, sqlite3.DatabaseError):
    """A part of a file cannot be read any more: a bad disk, or a copy that broke off."""


def damaged_mark(path: Path) -> Path:
    """A file beside a cache that says it is damaged: whoever opens the project next makes it anew."""
    return path.with_suffix(".damaged")


class Database:
    """One connection to one file, for one thread.  Every change is made inside `writing()`.

    `precious`: each commit is forced to the disk before it returns.  `network`: the drive belongs to another computer, so there is no
    write-ahead log.
    """

    def __init__(self, path: Path, *, precious: bool, network: bool, read_only: bool):
        self.path = path
        self.read_only = read_only
        self._precious = precious
        # the connection, and the copy that it reads where it cannot read the file itself
        self._closed_last = ExitStack()
        try:
            place = _readable(path, network, self._closed_last) if read_only else str(path)
            self._connection = sqlite3.connect(place, uri=read_only, timeout=WAIT_S, isolation_level=None)
            self._closed_last.callback(self._connection.close)
            if not read_only:
                mode = "DELETE" if network else "WAL"
                self._connection.execute(f"PRAGMA journal_mode={mode}")
                self._connection.execute(f"PRAGMA synchronous={'FULL' if precious or network else 'NORMAL'}")
            self._connection.execute("PRAGMA temp_store=MEMORY")
        except BaseException:
            self.close()
            raise

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:
        """All rows at once.  Raises Damaged, as everything here."""
        with self._sound():
            return self._connection.execute(sql, values).fetchall()

    def walk(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple]:
        """Rows one after the other, for results too large to hold; nothing may be written meanwhile."""
        with self._sound():
            yield from self._connection.execute(sql, values)

    def one(self, sql: str, values: Sequence[object] = ()) -> tuple | None:
        with self._sound():
            return self._connection.execute(sql, values).fetchone()

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _FAULTS_OF_THE_FILE:
                raise
            if self._precious:
                raise Damaged(
                    "{file} is damaged, and the labels of the project are in it.",
                    "Keep a copy of it before anything else, then put back one from a backup.",
                    file=self.path,
                ) from error
            with suppress(OSError):
                damaged_mark(self.path).touch()
            raise Damaged(
                "The cache of this project is damaged ({file}); labels are not in it.",
                "Close the project, open it again and classify: Earmark makes the cache anew.",
                file=self.path,
            ) from error

    @property
    def version(self) -> int:
        return self.rows("PRAGMA user_version")[0][0]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when this ends, or none of it.  Raises UserError."""
        if self.read_only:
            raise UserError(
                "This project is open elsewhere, so nothing can be changed here.", "Close the other window first."
            )
        # what is deleted can be written to while it is open, and is lost then
        if self._precious and not self.path.exists():
            raise UserError(
                "The folder of the project is not there any more ({folder}), so nothing is kept.",
                "Put it back, or close the project and open it where it is now.",
                folder=self.path.parent,
            )
        connection = self._connection
        try:
            with self._sound():
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
        except sqlite3.OperationalError as error:
            raise in_words(error, self.path) from error

    def migrate(self, migrations: Sequence[str]) -> None:
        """Brings an older file up to date, step by step, after keeping a copy.  Raises UserError for a file of a newer Earmark."""
        version = self.version
        if version > len(migrations):
            raise UserError(
                "The project in {folder} was made by a newer Earmark.",
                "Update Earmark to open it.",
                folder=self.path.parent,
            )
        if version == len(migrations) or (version and self.read_only):
            return  # what is only read may stay as it is: so far every step but the first says what rows may hold
        if version:
            self.copy_to(self.path.with_name(f"{self.path.stem}.before-{version + 1}{self.path.suffix}"))
        with self.writing() as connection:
            for step, script in enumerate(migrations[version:], version + 1):
                for statement in script.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={step}")

    def copy_to(self, path: Path) -> None:
        """A whole copy of the file as it is now."""
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    def close(self) -> None:
        """Sheds the connection.  May be called twice."""
        self._closed_last.close()


def _readable(path: Path, network: bool, closed_last: ExitStack) -> str:
    """The address under which SQLite reads a file with all that its log holds.

    SQLite wants the log's index, which is memory shared with whoever writes.  Where it is not there, and may not be made, the log is read
    in a copy of both; and on a network drive, whose index tells another computer's truth.
    """
    how, log, index = "mode=ro", *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    if not os.access(path.parent, os.W_OK) and (network or not (log.exists() and index.exists())):
        if log.exists() and log.stat().st_size:
            path = _copied(path, log, Path(closed_last.enter_context(TemporaryDirectory(prefix="earmark-"))))
        else:
            how += "&immutable=1"
    return f"file:{quote(path.absolute().as_posix())}?{how}"


def _copied(path: Path, log: Path, folder: Path) -> Path:
    """A copy of a file and its log as they were at one moment, which takes several attempts while somebody writes to them."""
    for _ in range(ATTEMPTS):
        try:
            before = _stamps(path, log)
            for part in (path, log):
                shutil.copyfile(part, folder / part.name)
            if _stamps(path, log) == before:
                return folder / path.name
        except FileNotFoundError:
            pass  # the log goes when its writer ends
        except OSError as error:
            raise sqlite3.OperationalError("unable to open a copy") from error
        time.sleep(PAUSE_S)
    raise sqlite3.OperationalError("database is locked")


def _stamps(*paths: Path) -> list[tuple[int, int]]:
    return [(stat.st_size, stat.st_mtime_ns) for stat in map(Path.stat, paths)]


def is_busy(error: sqlite3.Error) -> bool:
    """Whether only another connection was in the way."""
    return isinstance(error, sqlite3.OperationalError) and ("locked" in str(error) or "busy" in str(error))


def is_broken(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault: damaged, or without the tables it should have."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # what we raise ourselves has none
    return code & 0xFF in _FAULTS_OF_THE_FILE or "no such table" in str(error)


def is_full(error: sqlite3.Error, path: Path) -> bool:
    """Whether there is no room on the disk, which SQLite may call an I/O error."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR:
        with suppress(OSError):
            return shutil.disk_usage(path.parent).free < FULL_BYTES
    return code == sqlite3.SQLITE_FULL


def in_words(error: sqlite3.Error, path: Path) -> UserError:
    """Why a database could not be used, for people."""
    folder, said = path.parent, str(error)
    if is_full(error, path):
        return UserError(
            "The disk that holds the project is full.",
            "Free some space; nothing was changed. ({folder})",
            folder=folder,
        )
    if is_busy(error):
        return UserError("The project in {folder} is busy.", "Try again in a moment.", folder=folder)
    if "readonly" in said or "unable to open" in said:
        return UserError("The project in {folder} cannot be written to.", "Nothing was changed.", folder=folder)
    return UserError(
        "The project in {folder} could not be written: {said}.", "Nothing was changed.", folder=folder, said=said
    )
