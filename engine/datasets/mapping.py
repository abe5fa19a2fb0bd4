"""Which classes are one: those that are only written in two ways, and those that a table maps to few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from engine.datasets.dataset import BEFORE
from engine.datasets.listing import Listing, Problem, Row
from engine.errors import UserError
from engine.exchange import tables
from engine.labels.classes import alike, well_named

REST = "*"  # as a class: every one the table does not name; as what it becomes: what it is


MOST_SHOWN = 6  # classes in one sentence


def spelt(listing: Listing) -> tuple[Listing, list[UserError]]:
    """Classes whose names mean the same as one, called as the first of them, and a word on it."""
    rows = listing.rows
    names = dict.fromkeys(name for row in rows for name in row.names)
    first: dict[str, str] = {}
    said = {name: first.setdefault(alike(name), name) for name in names}
    if not (others := [f"{name} as {one}" for name, one in said.items() if name != one]):
        return listing, []
    note = UserError(
        "Written in two ways, and taken for one class: {names}.",
        names=", ".join(others[:MOST_SHOWN]) + (", …" if len(others) > MOST_SHOWN else ""),
    )
    rows = [replace(row, names=tuple(dict.fromkeys(said[name] for name in row.names))) for row in rows]
    return replace(listing, rows=rows), [note]


def read(path: Path, here: Iterable[str] = ()) -> dict[str, str]:
    """Class -> what it becomes ("": left out), from the first two columns of a table.  Raises UserError.

    Its first line is a heading unless that names one of the classes that are `here`, or the REST.
    """
    table = tables.read(path)
    if len(table.columns) < 2:
        raise UserError(
            "The table {path} has one column only.",
            "Classes are in the first, what they become in the second.",
            path=path,
        )
    lines = list(zip(table.lines, table.rows))
    if table.first[0].strip() == REST or alike(table.first[0]) in {alike(name) for name in here}:
        lines.insert(0, (1, table.first))
    found: dict[str, str] = {}
    for line, (was, becomes, *_) in lines:
        key = was.strip() if was.strip() == REST else alike(was)
        becomes = becomes.strip()
        if becomes and becomes != REST:
            becomes = well_named(becomes)
        if found.setdefault(key, becomes) != becomes:
            raise UserError("Line {line} of {path} maps {name} once more, otherwise.", line=line, path=path, name=was)
    return found


def mapped(listing: Listing, table: Mapping[str, str], title: str) -> Listing:
    """The listing with its classes called as the table says; what they were is kept in the column BEFORE.

    A recording of which nothing is left goes without a word; classes the table does not name are a problem unless it says what
    becomes of the REST.  Raises UserError where no class is left.
    """
    rows: list[Row] = []
    problems = list(listing.problems)
    for row in listing.rows:
        unknown = [name for name in row.names if alike(name) not in table and REST not in table]
        if unknown:
            why = UserError("{table} does not say what becomes of {name}.", table=title, name=unknown[0])
            problems.append(Problem("mislabelled", row.file.name, row.where, why))
            continue
        said = [(name, table.get(alike(name), table.get(REST, ""))) for name in row.names]
        names = tuple(dict.fromkeys(name if becomes == REST else becomes for name, becomes in said if becomes))
        if names:
            rows.append(replace(row, names=names, columns={**row.columns, BEFORE: "|".join(row.names)}))
    if not rows:
        have = ", ".join(dict.fromkeys(name for row in listing.rows for name in row.names))
        raise UserError(
            "The table {table} leaves no class: none of its classes is here.",
            "Here are: {have}.",
            table=title,
            have=have,
        )
    return replace(listing, rows=rows, problems=problems)
