"""What belongs together in a data set: what names say, and what shares a recording, whatever a table says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine.datasets.listing import Listing, below
from engine.errors import UserError
from engine.labels.groups import GroupBy, unfit

MOST_SHOWN = 3  # of those that were joined, in one sentence


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


def whole(listing: Listing, contents: Mapping[Path, Hashable]) -> tuple[Listing, list[UserError]]:
    """The listing with all rows of a recording, and of its copies, in one group, called as the first of them that is said; and a word
    on what was joined.  `contents` is something for each file that only its copies share.
    """
    above: dict[Hashable, Hashable] = {}  # of two that were joined, the one that stands for both

    def top(of: Hashable) -> Hashable:
        while of in above:
            above[of] = of = above.get(above[of], above[of])
        return of

    paths = [below(listing.root, row.file) for row in listing.rows]
    heard = [contents.get(row.file, row.file) for row in listing.rows]
    groups = ["" if row.group == path else row.group for row, path in zip(listing.rows, paths)]
    for group, content in zip(groups, heard):
        if group and (one := top(content)) != (other := top((group,))):
            above[one] = other
    tops = [top(content) for content in heard]
    first: dict[Hashable, str] = {}
    said: dict[Hashable, dict[str, None]] = defaultdict(dict)
    copies: dict[Hashable, dict[str, None]] = defaultdict(dict)
    for one, group, path, content in zip(tops, groups, paths, heard):
        first.setdefault(one, path)
        copies[content][path] = None
        if group:
            said[one][group] = None
    names = first | {one: next(iter(some)) for one, some in said.items()}
    rows = [replace(row, group=names[one]) for row, one in zip(listing.rows, tops)]
    notes = []
    if joined := [some for some in said.values() if len(some) > 1]:
        notes.append(
            UserError(
                "Joined, because recordings belong to several of them: {count} groups ({first}).",
                "Name another column where these do not belong together.",
                count=sum(map(len, joined)),
                first=_some(joined, " + "),
            )
        )
    if alike := [some for some in copies.values() if len(some) > 1]:
        notes.append(
            UserError(
                "Copies of one another, of which other spans are labelled: {count} recordings ({first}). They are held out together.",
                count=sum(map(len, alike)),
                first=_some(alike, " = "),
            )
        )
    return replace(listing, rows=rows), notes


def _some(sets: Sequence[Iterable[str]], between: str) -> str:
    return ", ".join(between.join(some) for some in sets[:MOST_SHOWN]) + (", …" if len(sets) > MOST_SHOWN else "")
