"""labels.sqlite: the project's settings, classes, labels, groups, and the edits that made them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.job import Report, silent
from engine.labels import SPAN, Class, Label, Span
from engine.labels.history import Change, Edit, Row, pack, unpack
from engine.store.database import Database, in_words, is_full

KEPT_EDITS = 2000
GLANCE_S = 0.2  # a window waits for it

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
    "SELECT 'labels may be of kind not, and unsure: an older Earmark would take the one for the class itself'",
)

# the first column of each table names its row
_KEY = {"classes": "id", "labels": "id", "groups": "file", "meta": "name"}
_AT_ONCE = 500  # values in one question, well below SQLite's limit; and rows between two reports
_LAST_DONE = "FROM edits WHERE NOT undone ORDER BY id DESC LIMIT 1"
_LAST_UNDONE = "FROM edits WHERE undone ORDER BY id LIMIT 1"
_LEAST_BYTES = 8  # of a row in a packed edit; 200 000 labels of recordings numbered in a row took 8.3 each
_MANY = 4000  # from so many recordings on it is quicker to read all labels


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
            if is_full(error, path):
                raise in_words(error, path) from error
            hint = "Its labels are in labels.sqlite there; keep a copy of that file before anything else."
            raise UserError(
                "The project in {folder} cannot be opened: {said}.",
                hint,
                folder=path.parent,
                said=error.__cause__ or error,
            ) from error
        self.read_only = read_only

    # Settings of the project

    def settings(self) -> dict[str, Any]:
        return {name: json.loads(value) for name, value in self._database.rows("SELECT name, value FROM meta")}

    def set(self, **settings: Any) -> None:
        with self._database.writing() as connection:
            _set(connection, settings)

    # Rows

    def classes(self) -> list[Class]:
        return [Class(*row) for row in self._database.rows("SELECT * FROM classes ORDER BY position, id")]

    def labels(self, files: Iterable[str] | None = None) -> list[Label]:
        """The labels of some recordings, or all, in the order they were made."""
        if files is None:
            return [Label(*row) for row in self._database.rows("SELECT * FROM labels ORDER BY id")]
        found: list[tuple] = []
        files = list(dict.fromkeys(files))
        if len(files) > _MANY:
            wanted, every = set(files), self._database.walk("SELECT * FROM labels ORDER BY id")
            return [Label(*row) for row in every if row[1] in wanted]
        for first in range(0, len(files), _AT_ONCE):
            some = files[first : first + _AT_ONCE]
            found += self._database.rows(f"SELECT * FROM labels WHERE file IN ({','.join('?' * len(some))})", some)
        return [Label(*row) for row in sorted(found)]

    def labels_at(self, file: str, span: Span) -> list[Label]:
        """The labels of exactly this span of a recording, in the order they were made."""
        same = " AND ".join(f"{edge} IS ?" for edge in SPAN)
        rows = self._database.rows(f"SELECT * FROM labels WHERE file = ? AND {same} ORDER BY id", (file, *span))
        return [Label(*row) for row in rows]

    def labels_in_pieces(self, size: int) -> Iterator[list[Label]]:
        """All labels, `size` at a time, in the order they were made."""
        after = -1
        while rows := self._database.rows("SELECT * FROM labels WHERE id > ? ORDER BY id LIMIT ?", (after, size)):
            after = rows[-1][0]
            yield [Label(*row) for row in rows]

    def labels_of(self, *class_ids: int) -> list[Label]:
        """The labels that say one of the classes."""
        sql = f"SELECT * FROM labels WHERE class_id IN ({','.join('?' * len(class_ids))}) ORDER BY id"
        return [Label(*row) for row in self._database.rows(sql, class_ids)]

    def counts(self) -> dict[int, int]:
        """How many labels each class has, by class id."""
        return dict(self._database.rows("SELECT class_id, count(*) FROM labels WHERE kind = 'class' GROUP BY class_id"))

    def has_boxes(self) -> bool:
        """Whether a label has borders in frequency."""
        sql = "SELECT 1 FROM labels WHERE low_hz IS NOT NULL OR high_hz IS NOT NULL LIMIT 1"
        return self._database.one(sql) is not None

    def groups(self) -> dict[str, str]:
        """What a table said about which recordings belong together: file -> group."""
        return dict(self._database.rows("SELECT file, name FROM groups"))

    def setting(self, name: str) -> Row | None:
        """A setting of the project as a row that edits can swap; None where it was never said."""
        return self._database.one("SELECT name, value FROM meta WHERE name = ?", (name,))

    def next_id(self, table: str) -> int:
        """A number no row of the table has or had."""
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return 1 + (row[0] if row else 0)

    # Edits

    def do(self, edit: Edit, report: Report = silent) -> None:
        """Makes the edit, remembers it, and forgets what could be redone; one transaction.  Raises Cancelled: nothing has changed."""
        packed = pack(edit)
        with self._database.writing() as connection:
            _swap(connection, edit.changes, report)
            connection.execute("DELETE FROM edits WHERE undone")
            connection.execute("INSERT INTO edits (name, undone, changes) VALUES (?, 0, ?)", (edit.name, packed))
            connection.execute("DELETE FROM edits WHERE id <= (SELECT max(id) FROM edits) - ?", (KEPT_EDITS,))

    def begin_with(self, changes: Sequence[Change], **settings: Any) -> None:
        """Rows and settings that are there from the start and cannot be undone; one transaction."""
        with self._database.writing() as connection:
            _swap(connection, changes)
            _set(connection, settings)

    def undo(self, report: Report = silent) -> Edit | None:
        """Takes the last edit back; returns what was done to do so.  Raises Cancelled: nothing has changed."""
        return self._step(_LAST_DONE, True, report)

    def redo(self, report: Report = silent) -> Edit | None:
        """Makes the edit last taken back again.  Raises Cancelled: nothing has changed."""
        return self._step(_LAST_UNDONE, False, report)

    def _step(self, where: str, undone: bool, report: Report) -> Edit | None:
        row = self._database.one(f"SELECT id, name, changes {where}")
        if row is None:
            return None
        edit = unpack(*row[1:])
        edit = self._without_newer_settings(edit.inverse() if undone else edit)
        with self._database.writing() as connection:
            _swap(connection, edit.changes, report)
            connection.execute("UPDATE edits SET undone = ? WHERE id = ?", (undone, row[0]))
        return edit

    def _without_newer_settings(self, edit: Edit) -> Edit:
        """A setting that was said anew since, which is no edit, stays as it is."""
        if not edit.settings_changed:
            return edit
        kept = (
            c for c in edit.changes if c.table != "meta" or self.setting((c.before or c.after or ("",))[0]) == c.before
        )
        return Edit(edit.name, tuple(kept))

    def can_undo(self) -> str | None:
        """The name of the edit `undo` would take back."""
        return self._name(_LAST_DONE)

    def can_redo(self) -> str | None:
        """The name of the edit `redo` would make again."""
        return self._name(_LAST_UNDONE)

    def _name(self, where: str) -> str | None:
        row = self._database.one(f"SELECT name {where}")
        return row[0] if row else None

    def step_sizes(self) -> tuple[int, int]:
        """How many rows the edits that `undo` and `redo` would take change at most; told by their length, for they are not read."""
        return self._rows(_LAST_DONE), self._rows(_LAST_UNDONE)

    def _rows(self, where: str) -> int:
        row = self._database.one(f"SELECT length(changes) {where}")
        return row[0] // _LEAST_BYTES if row else 0

    def close(self) -> None:
        self._database.close()


def is_begun(path: Path) -> bool:
    """Whether a file holds the labels of a project, and making that did not break off before it knew its recordings.

    One that cannot be read, or not now, may hold them.
    """
    try:  # not as a reader only: what a killed program was writing may have to be taken back first
        with closing(sqlite3.connect(path, timeout=GLANCE_S)) as connection:
            return connection.execute("SELECT 1 FROM meta WHERE name = 'root'").fetchone() is not None
    except sqlite3.Error as error:
        return "no such table" not in str(error)


def _set(connection: sqlite3.Connection, settings: dict[str, Any]) -> None:
    rows = [(name, json.dumps(value)) for name, value in settings.items()]
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def _swap(connection: sqlite3.Connection, changes: Sequence[Change], report: Report = silent) -> None:
    """Rows out, then rows in, a table at a time: an edit never has the same row twice."""
    statements: list[tuple[str, list[Row]]] = []
    for table, key in _KEY.items():
        out = [(c.before[0],) for c in changes if c.table == table and c.before is not None]
        rows = [c.after for c in changes if c.table == table and c.after is not None]
        statements.append((f"DELETE FROM {table} WHERE {key} = ?", out))
        if rows:
            statements.append((f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows))
    done, total = 0, sum(len(rows) for _, rows in statements)
    for sql, rows in statements:
        for first in range(0, len(rows), _AT_ONCE):
            report(done, total, "Writing")
            some = rows[first : first + _AT_ONCE]
            connection.executemany(sql, some)
            done += len(some)
