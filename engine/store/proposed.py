"""The table of proposals in cache.sqlite; it is made when the first is put there, so that older caches need nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from engine.store.database import Database

_SCHEMA = """
CREATE TABLE IF NOT EXISTS proposals (
    number INTEGER PRIMARY KEY, file TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL, low_hz REAL, high_hz REAL,
    name TEXT NOT NULL, confidence REAL, source TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS proposals_of_file ON proposals (file)
"""
_COLUMNS = "file, start_s, end_s, low_hz, high_hz, name, confidence, source"
_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'proposals'"


class Proposed:
    """Rows (file, start_s, end_s, low_hz, high_hz, name, confidence, source)."""

    def __init__(self, database: Database):
        self._database = database

    def of(self, file: str) -> list[tuple]:
        """Of one recording, by time, the surest first."""
        if not self._database.one(_THERE):
            return []
        order = "ORDER BY start_s, end_s, confidence DESC, number"
        return self._database.rows(f"SELECT {_COLUMNS} FROM proposals WHERE file = ? {order}", (file,))

    def of_some(self, files: Sequence[str]) -> dict[str, list[tuple]]:
        """Of some recordings, no more than one question may name: `of` each that has any."""
        if not self._database.one(_THERE):
            return {}
        found: dict[str, list[tuple]] = {}
        order = "ORDER BY start_s, end_s, confidence DESC, number"
        marks = ",".join("?" * len(files))
        for row in self._database.rows(f"SELECT {_COLUMNS} FROM proposals WHERE file IN ({marks}) {order}", files):
            found.setdefault(row[0], []).append(row)
        return found

    def counts(self) -> dict[str, int]:
        """How many each recording has, judged or not, by file; none for those without."""
        if not self._database.one(_THERE):
            return {}
        return dict(self._database.rows("SELECT file, count(*) FROM proposals GROUP BY file"))

    def put(self, source: str, files: Iterable[str] | None, rows: Sequence[tuple]) -> None:
        """What a source proposes for some recordings (None: for all), in place of what it proposed for them before."""
        with self._database.writing() as connection:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            if files is None:
                connection.execute("DELETE FROM proposals WHERE source = ?", (source,))
            else:
                connection.executemany(
                    "DELETE FROM proposals WHERE file = ? AND source = ?", [(file, source) for file in files]
                )
            connection.executemany(f"INSERT INTO proposals ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def forget(self) -> None:
        """All of them."""
        if self._database.one(_THERE):
            with self._database.writing() as connection:
                connection.execute("DELETE FROM proposals")


def forget_of(connection: sqlite3.Connection, names: Sequence[tuple[str]]) -> None:
    """Those of recordings that are gone or have changed."""
    if names and connection.execute(_THERE).fetchone():
        connection.executemany("DELETE FROM proposals WHERE file = ?", names)
