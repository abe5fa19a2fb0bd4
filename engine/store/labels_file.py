"""labels.sqlite: the project's settings, classes, labels, groups, and the edits that made them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.labels import Class, Label
from engine.labels.history import Change, Edit, pack, unpack
from engine.store.database import Database

KEPT_EDITS = 2000

MIGRATIONS = (
    """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE classes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, key TEXT NOT NULL, colour TEXT NOT NULL, position INTEGER NOT NULL,
    aliases TEXT NOT NULL);
CREATE TABLE labels (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, start_s REAL, end_s REAL, low_hz REAL, high_hz REAL, class_id INTEGER,
    kind TEXT NOT NULL, source TEXT NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX labels_of_file ON labels (file);
CREATE TABLE groups (file TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edits (id INTEGER PRIMARY KEY, name TEXT NOT NULL, undone INTEGER NOT NULL, changes BLOB NOT NULL)
""",
)

_KEY = {"classes": "id", "labels": "id", "groups": "file"}  # the first column of each table names its row
_AT_ONCE = 500  # values in one question, well below SQLite's limit


class LabelsFile:
    """One thread's connection to labels.sqlite.  Raises UserError for a file that is newer, broken or not writable."""

    def __init__(self, path: Path, *, network: bool = False, read_only: bool = False):
        try:
            self._database = Database(path, precious=True, network=network, read_only=read_only)
            try:
                self._database.migrate(MIGRATIONS)
            except BaseException:
                self._database.close()
                raise
        except sqlite3.Error as error:
            hint = "Its labels are in labels.sqlite there; keep a copy of that file before anything else."
            raise UserError(
                "The project in {folder} cannot be opened: {said}.", hint, folder=path.parent, said=error
            ) from error
        self.read_only = read_only

    # Settings of the project

    def settings(self) -> dict[str, Any]:
        return {name: json.loads(value) for name, value in self._database.rows("SELECT name, value FROM meta")}

    def set(self, **settings: Any) -> None:
        with self._database.writing() as connection:
            rows = [(name, json.dumps(value)) for name, value in settings.items()]
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    # Rows

    def classes(self) -> list[Class]:
        return [Class(*row) for row in self._database.rows("SELECT * FROM classes ORDER BY position, id")]

    def labels(self, files: Iterable[str] | None = None) -> list[Label]:
        """The labels of some recordings, or all, in the order they were made."""
        if files is None:
            return [Label(*row) for row in self._database.rows("SELECT * FROM labels ORDER BY id")]
        found: list[tuple] = []
        files = list(dict.fromkeys(files))
        for first in range(0, len(files), _AT_ONCE):
            some = files[first : first + _AT_ONCE]
            found += self._database.rows(f"SELECT * FROM labels WHERE file IN ({','.join('?' * len(some))})", some)
        return [Label(*row) for row in sorted(found)]

    def labels_of(self, *class_ids: int) -> list[Label]:
        """The labels that say one of the classes."""
        sql = f"SELECT * FROM labels WHERE class_id IN ({','.join('?' * len(class_ids))}) ORDER BY id"
        return [Label(*row) for row in self._database.rows(sql, class_ids)]

    def counts(self) -> dict[int, int]:
        """How many labels each class has, by class id."""
        return dict(
            self._database.rows("SELECT class_id, count(*) FROM labels WHERE class_id IS NOT NULL GROUP BY class_id")
        )

    def groups(self) -> dict[str, str]:
        """What a table said about which recordings belong together: file -> group."""
        return dict(self._database.rows("SELECT file, name FROM groups"))

    def next_id(self, table: str) -> int:
        """A number no row of the table has or had."""
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return 1 + (row[0] if row else 0)

    # Edits

    def do(self, edit: Edit) -> None:
        """Makes the edit, remembers it, and forgets what could be redone; one transaction."""
        with self._database.writing() as connection:
            _swap(connection, edit.changes)
            connection.execute("DELETE FROM edits WHERE undone")
            connection.execute("INSERT INTO edits (name, undone, changes) VALUES (?, 0, ?)", (edit.name, pack(edit)))
            connection.execute("DELETE FROM edits WHERE id <= (SELECT max(id) FROM edits) - ?", (KEPT_EDITS,))

    def begin_with(self, changes: Sequence[Change]) -> None:
        """Rows that are there from the start and cannot be undone."""
        with self._database.writing() as connection:
            _swap(connection, changes)

    def undo(self) -> Edit | None:
        """Takes the last edit back; returns what was done to do so."""
        return self._step("SELECT id, name, changes FROM edits WHERE NOT undone ORDER BY id DESC LIMIT 1", undone=True)

    def redo(self) -> Edit | None:
        """Makes the edit last taken back again."""
        return self._step("SELECT id, name, changes FROM edits WHERE undone ORDER BY id LIMIT 1", undone=False)

    def _step(self, sql: str, undone: bool) -> Edit | None:
        row = self._database.one(sql)
        if row is None:
            return None
        edit = unpack(*row[1:])
        edit = edit.inverse() if undone else edit
        with self._database.writing() as connection:
            _swap(connection, edit.changes)
            connection.execute("UPDATE edits SET undone = ? WHERE id = ?", (undone, row[0]))
        return edit

    def can_undo(self) -> str | None:
        """The name of the edit `undo` would take back."""
        row = self._database.one("SELECT name FROM edits WHERE NOT undone ORDER BY id DESC LIMIT 1")
        return row[0] if row else None

    def can_redo(self) -> str | None:
        """The name of the edit `redo` would make again."""
        row = self._database.one("SELECT name FROM edits WHERE undone ORDER BY id LIMIT 1")
        return row[0] if row else None

    def close(self) -> None:
        self._database.close()


def _swap(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Rows out, then rows in, a table at a time: an edit never has the same row twice."""
    for table, key in _KEY.items():
        out = [(c.before[0],) for c in changes if c.table == table and c.before is not None]
        rows = [c.after for c in changes if c.table == table and c.after is not None]
        connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", out)
        if rows:
            connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
