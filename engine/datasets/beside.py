"""A table that lies with recordings and says what they are, as public data sets and older projects have it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.datasets import tables
from engine.datasets.known import Columns
from engine.datasets.looking import COVERING
from engine.errors import UserError
from engine.exchange.foreign import is_foreign

_MOST_BYTES = 64 << 20  # of a table that is looked into unasked


def table_beside(root: Path, files: Sequence[str]) -> Path | None:
    """The table below `root` that has a class for the most of the recordings `files`, named below it too; None where none has one for
    half of them.  What another program found is no such table.
    """
    named = {path: _named(path, root, files) for path in tables.below(root)}
    best = max(named, key=lambda path: named[path], default=None)
    return best if best is not None and named[best] >= max(1.0, COVERING * len(files)) else None


def _named(path: Path, root: Path, files: Sequence[str]) -> int:
    """How many of the recordings it has a class for."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return 0
    except OSError:  # gone meanwhile, or a link to nowhere
        return 0
    told = tables.understood(path, root, files, Columns())
    if isinstance(told, UserError) or is_foreign(told.table):
        return 0
    return len({row.file for row in tables.listed(told, root, files).rows})
