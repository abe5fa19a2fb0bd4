"""Edits, and walking back and forth over them.

An Edit swaps rows out and in: adding, deleting, relabelling, merging classes and accepting thousands of predictions are all this one kind,
and the inverse of an edit is an edit.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

Row: TypeAlias = tuple[Any, ...]

FILE_COLUMN = {"labels": 1, "groups": 0}  # where a row of the table names its recording
CLASS_COLUMN = 6  # where a label names its class,
KIND_COLUMN = 7  # and says what it is
AT_ONCE = 1000  # changes packed at one go: C code lets no other thread run meanwhile
BYTES_AT_ONCE = 1 << 20  # and unpacked


class Change(NamedTuple):
    """One row of a table before and after; None: there was none, there will be none."""

    table: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True)
class Edit:
    """A step a person can take back.  `name` is a constant English text, translated where it is shown."""

    name: str
    changes: tuple[Change, ...]

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.name, tuple(Change(table, after, before) for table, before, after in reversed(self.changes)))

    @cached_property
    def files(self) -> frozenset[str]:
        """The recordings whose labels or groups it changes."""
        rows = ((FILE_COLUMN.get(c.table), c.after or c.before) for c in self.changes)
        return frozenset(row[column] for column, row in rows if column is not None and row is not None)

    @cached_property
    def class_ids(self) -> tuple[frozenset[int], frozenset[int]]:
        """The classes of the labels it takes out, and of those it puts in."""
        labels = [change for change in self.changes if change.table == "labels"]
        out = frozenset(c.before[CLASS_COLUMN] for c in labels if c.before is not None)
        put = frozenset(c.after[CLASS_COLUMN] for c in labels if c.after is not None)
        return out - {None}, put - {None}

    @cached_property
    def labels_out(self) -> int:
        """How many labels of what is heard it takes out."""
        return sum(
            c.table == "labels" and c.before is not None and c.before[KIND_COLUMN] != "note" for c in self.changes
        )

    @cached_property
    def classes_changed(self) -> bool:
        """Whether it adds, changes or removes classes."""
        return any(change.table == "classes" for change in self.changes)

    @cached_property
    def settings_changed(self) -> tuple[str, ...]:
        """The settings of the project it changes, by their names."""
        return tuple((c.after or c.before or ("",))[0] for c in self.changes if c.table == "meta")

    def __bool__(self) -> bool:
        return bool(self.changes)


def added(table: str, rows: Iterable[Row]) -> list[Change]:
    return [Change(table, None, row) for row in rows]


def removed(table: str, rows: Iterable[Row]) -> list[Change]:
    return [Change(table, row, None) for row in rows]


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each row once: from what it was first to what it is last; rows that end as they began are left out."""
    rows: dict[tuple[str, Any], Change] = {}
    for change in changes:
        key = change.table, (change.before or change.after or ((),))[0]
        first = rows.get(key)
        rows[key] = change if first is None else Change(change.table, first.before, change.after)
    return tuple(change for change in rows.values() if change.before != change.after)


def pack(edit: Edit) -> bytes:
    """An edit's changes as they are kept on disk: lists of them in JSON, one a line, squeezed."""
    squeeze = zlib.compressobj(1)
    lines = (edit.changes[first : first + AT_ONCE] for first in range(0, len(edit.changes), AT_ONCE))
    packed = [squeeze.compress(_json(line).encode() + b"\n") for line in lines]
    return b"".join([*packed, squeeze.flush()])


def unpack(name: str, packed: bytes) -> Edit:
    """The edit that `pack` kept."""
    changes: list[Change] = []
    for line in _lines(packed):
        changes += [
            Change(table, before and tuple(before), after and tuple(after)) for table, before, after in json.loads(line)
        ]
    return Edit(name, tuple(changes))


def _lines(packed: bytes) -> Iterator[bytes]:
    squeezed, rest = zlib.decompressobj(), b""
    while packed:
        *lines, rest = (rest + squeezed.decompress(packed, BYTES_AT_ONCE)).split(b"\n")
        packed = squeezed.unconsumed_tail
        yield from lines
    yield from (rest + squeezed.flush()).splitlines()


def _json(changes: tuple[Change, ...]) -> str:
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"))
