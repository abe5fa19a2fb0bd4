"""What belongs together in a data set: what names say."""

from __future__ import annotations

from dataclasses import replace

from engine.datasets.listing import Listing, below
from engine.errors import UserError
from engine.labels.groups import GroupBy, unfit


def by_path(listing: Listing, group: GroupBy) -> tuple[Listing, list[UserError]]:
    """The listing with its groups by the recordings' paths, and a word on names that say none.

    Raises UserError where all are to say one and none does.
    """
    paths = {row.file: below(listing.root, row.file) for row in listing.rows}
    groups = {file: group.of(path, {}) for file, path in paths.items()}
    found = replace(listing, rows=[replace(row, group=groups[row.file]) for row in listing.rows], groups_by=group.kind)
    note = (
        unfit([path for file, path in paths.items() if groups[file] == path], len(paths))
        if group.kind == "name"
        else None
    )
    return found, [note] if note else []
