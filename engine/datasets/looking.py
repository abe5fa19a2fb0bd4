"""Finds out what kind of data set lies in a place: looks into its tables, at its folders and at the names of its recordings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from engine.datasets import folders, names, tables
from engine.datasets.asked import Asked
from engine.datasets.dataset import TEST
from engine.datasets.listing import Listing, in_words, part_of
from engine.datasets.tables import Told
from engine.errors import UserError
from engine.sound import scan
from engine.sound.audio import EXTENSIONS

COVERING = 0.5  # of the recordings a table speaks of: then it is what the folder is about


def listed(place: Path | None, asked: Asked) -> tuple[Listing, list[UserError]]:
    """All that a data set says of its recordings, and what else should be said of how it was found.

    Raises UserError when there is none, with what was looked for and where.
    """
    table = asked.table or (place if place is not None and place.is_file() else None)
    if table is not None:
        if table.suffix.lower() in EXTENSIONS:
            raise UserError("{file} is a recording, not a data set.", "Name its folder, or a table.", file=table)
        root = asked.audio or (place if place is not None and place.is_dir() else None)
        found, other = _of_table(table, root, asked), []
    elif place is None:
        raise UserError("Say where the data set is: its folder, or its table.")
    else:
        found, other = _in_folder(place, asked)
    if asked.test_table is None:
        return found, other
    beside = place if place is not None and place.is_dir() else None
    test = _of_table(asked.test_table, asked.test_audio or asked.audio or beside, asked)
    return _joined([(found, "train"), (test, TEST)]), other


def _of_table(table: Path, root: Path | None, asked: Asked) -> Listing:
    """The set of a table that was named.  Where nobody says where its recordings are: beside it, else one folder up."""
    roots = [root] if root else [table.absolute().parent, table.absolute().parent.parent]
    for root in roots:
        files = _files(root)
        told = tables.understood(table, root, files, asked.columns)
        if isinstance(told, UserError):
            raise told
        found = tables.listed(_must_have([told], asked)[0], root, files)
        if files or found.rows:  # whole paths lead to other places
            return found
    raise _no_recordings(roots[0])


def _files(root: Path) -> list[str]:
    return [found.file for found in scan.find(root, True)]


def _no_recordings(folder: Path) -> UserError:
    return UserError("There are no recordings below {folder}.", "Name the folder where they are.", folder=folder)


def _only(told: Told, asked: Asked) -> Told:
    """The table without the rows that were not asked for.  Raises UserError for a column that is not there."""
    table = told.table
    for name, values in asked.only.items():
        at = table.column(name)
        kept = [k for k, row in enumerate(table.rows) if row[at].strip() in values]
        table = replace(table, rows=[table.rows[k] for k in kept], lines=[table.lines[k] for k in kept])
    return replace(told, table=table)


def _must_have(told: Sequence[Told], asked: Asked) -> list[Told]:
    """The tables without the rows that were not asked for; a table that lacks a column has none that were, if another has it.

    Raises UserError where no row is left, or no table has a column.
    """
    told = [one for one in told if all(one.table.has(name) for name in asked.only)] or told
    left = [_only(one, asked) for one in told]
    if any(one.table.rows for one in told) and not any(one.table.rows for one in left):
        name, values = next(iter(asked.only.items()))
        there = dict.fromkeys(row[one.table.column(name)].strip() for one in told for row in one.table.rows)
        raise _none_so(name, values, there)
    return left


def kept(found: Listing, asked: Asked) -> Listing:
    """The rows of a set without a table that were asked for, by what its names say.  Raises UserError for a column that is not there."""
    for name, values in asked.only.items():
        have = dict.fromkeys(column for row in found.rows for column in row.columns)
        if name not in have:
            raise UserError(
                "The data set has no column “{name}”.", "It has: {columns}.", name=name, columns=", ".join(have) or "-"
            )
        rows = [row for row in found.rows if row.columns.get(name) in values]
        if found.rows and not rows:
            raise _none_so(name, values, dict.fromkeys(row.columns.get(name, "") for row in found.rows))
        found = replace(found, rows=rows)
    return found


def _none_so(name: str, values: Sequence[str], there: Iterable[str]) -> UserError:
    some = sorted(filter(None, there))
    return UserError(
        "No recording of the data set has {name} {values}.",
        "It has: {there}.",
        name=name,
        values=", ".join(values),
        there=", ".join([*some[: tables.MOST_COLUMNS], *["..."] * (len(some) > tables.MOST_COLUMNS)]),
    )


def _joined(parts: Sequence[tuple[Listing, str]]) -> Listing:
    """Several listings, each one a fold."""
    first = parts[0][0]
    return replace(
        first,
        rows=[replace(row, fold=fold) for part, fold in parts for row in part.rows],
        problems=[problem for part, _ in parts for problem in part.problems],
        kind=", ".join(dict.fromkeys(part.kind for part, _ in parts)),
    )


def _in_folder(place: Path, asked: Asked) -> tuple[Listing, list[UserError]]:
    root = asked.audio or place
    files = _files(root)
    if not files:
        raise _no_recordings(root)
    if asked.pattern:
        return kept(names.listed(root, files, asked.pattern), asked), []
    told, refused = _understood(place, root, files, asked)
    looked_into = [(one, tables.listed(one, root, files)) for one in _must_have(told, asked)]
    every = [(one, found) for one, found in looked_into if found.rows]
    empty = [(one, found) for one, found in looked_into if not found.rows]
    spoilt = [_unusable(*pair) for pair in empty if _speaks_of_these(pair[1])]
    best, of_table = max(
        every,
        key=lambda pair: (pair[0].known is not None, len(pair[1].rows), -len(pair[1].problems)),
        default=(None, None),
    )
    if best and of_table and best.known:
        return of_table, []
    if names.is_donate_a_cry(files):
        return kept(names.donate_a_cry(root, files), asked), []
    if best and of_table:
        parts = [(found, part_of(one.path.stem)) for one, found in every if one.path.parent == best.path.parent]
        if part_of(best.path.stem):
            silent = [why for why in refused if part_of(str(why.fields.get("table", "")))]  # a test without answers
            silent += [_unusable(*pair) for pair in empty if part_of(pair[0].path.stem)]
            same = {fold: found for found, fold in reversed(parts) if fold}
            return (_joined([(found, fold) for fold, found in same.items()]) if len(same) > 1 else of_table), silent
        if len({row.file for row in of_table.rows}) >= COVERING * len(tables.own_files(best.path, files)):
            return of_table, []
    if of_folders := folders.listed(root, files):
        return kept(of_folders, asked), spoilt
    if of_table:
        return of_table, []
    if pattern := names.plain_pattern(files):
        return kept(names.listed(root, files, pattern), asked), spoilt
    raise _unknown(place, files, [*(_unusable(*pair) for pair in empty), *refused])


def _understood(place: Path, root: Path, files: Sequence[str], asked: Asked) -> tuple[list[Told], list[UserError]]:
    """The tables in a place that could be a data set's, and why the others could not."""
    told: list[Told] = []
    refused: list[UserError] = []
    for path in tables.below(place):
        try:
            one = tables.understood(path, root, files, asked.columns)
        except UserError as why:
            one = why
        if isinstance(one, Told):
            told.append(one)
        else:
            refused.append(one)
    return told, refused


def _speaks_of_these(found: Listing) -> bool:
    return any(problem.fault != "missing" for problem in found.problems)


def _unusable(told: Told, found: Listing) -> UserError:
    """Why a table gave no row."""
    if not _speaks_of_these(found):
        return UserError("None of the recordings in {table} is there.", table=told.path.name)
    return UserError(
        "No entry of {title} can be used. {first}.",
        "Mend them first.",
        title=told.path.name,
        first=". ".join(in_words(found.problems, 2)),
    )


def _unknown(place: Path, files: Sequence[str], refused: Sequence[UserError]) -> UserError:
    in_folders = len({file.rpartition("/")[0] for file in files} - {""})
    return UserError(
        "{place} is no data set that Earmark knows. It looked there for a table of files and classes ({tables}), for a folder of "
        "recordings for each of two classes ({folders} folders hold recordings), and for classes in the names of its {count} recordings.",
        "Name its table and the folder of its recordings, or the pattern of their names; or make a folder of recordings for each class.",
        place=place,
        tables=" ".join(str(why) for why in refused[:3]) or "there is none",
        folders=in_folders,
        count=len(files),
    )
