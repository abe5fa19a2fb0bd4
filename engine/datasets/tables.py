"""Data sets that are a table and its recordings: the public ones by their columns, any other by a file and a label column."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.datasets.esc50 import ESC50
from engine.datasets.known import Columns, Known
from engine.datasets.listing import PARTS, Fault, Listing, Problem, Row
from engine.datasets.urbansound8k import URBANSOUND8K
from engine.errors import UserError
from engine.exchange import foreign, imports, tables
from engine.exchange.imports import Finder
from engine.exchange.tables import Table
from engine.labels import UNTRUSTED
from engine.labels.classes import JOINT, UNKNOWN, well_named
from engine.sound.audio import EXTENSIONS
from engine.sound.scan import natural_key

KNOWN = (URBANSOUND8K, ESC50)
ENDINGS = (".csv", ".tsv", ".xlsx")
MOST_TABLES = 40  # that are looked into below a folder; the topmost ones
DEPTH = 3  # folders deep
MOST_COLUMNS = 12  # named in a sentence
_FOLDS = ("fold", "split", "subset", "set", "partition")
_SAMPLED = 500  # rows in which a column of files is looked for
_FOLD_FOLDER = re.compile(rf"fold[ _-]?(\d+|{'|'.join(PARTS)})", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A table as it was understood.  `known` None: a set of somebody's own.  `names` are what all its rows call their recordings,
    also those that are left out because nobody asks for them."""

    path: Path
    table: Table
    columns: Columns
    known: Known | None = None
    fold: str = ""  # of all its rows, where the table is one part of two
    names: frozenset[str] = frozenset()


def below(folder: Path) -> list[Path]:
    """The tables in a folder and a little below it, the topmost first; hidden ones are left out."""
    found: list[tuple[int, tuple[str, str], Path]] = []
    for at, folders, names in os.walk(folder):
        depth = len(Path(at).relative_to(folder).parts)
        folders[:] = [name for name in folders if name[0] not in "._"] if depth < DEPTH else []
        paths = [Path(at, name) for name in names if name[0] not in ".~" and name.lower().endswith(ENDINGS)]
        found += [(depth, natural_key(str(path)), path) for path in paths]
    return [path for _, _, path in sorted(found)[:MOST_TABLES]]


def understood(path: Path, root: Path, files: Sequence[str], wanted: Columns) -> Told | UserError:
    """The table with its columns, `wanted` ones before guessed ones; or why it is not the table of a data set.

    Raises UserError for a wanted column that is not there.
    """
    try:
        table = foreign.read(path)
    except UserError as why:
        return why
    said = {what: table.columns[table.column(name)] for what, name in _named(wanted).items()}
    have = {name.strip().casefold() for name in table.columns}
    for known in KNOWN:
        own = known.columns
        if have.issuperset(name.casefold() for name in (own.file, own.label, own.fold, own.number) if name):
            there = {w: table.columns[table.column(n)] for w, n in _named(own).items() if n.casefold() in have}
            return _told(path, table, replace(Columns(**there), **said), known)
    guessed = imports.suggested(table)
    columns = {what: guessed[what] for what in ("file", "label", "group", "start", "end")}
    columns["fold"] = next((name for name in table.columns if name.strip().casefold() in _FOLDS), None)
    find = Finder(root, own_files(path, files))
    columns["file"] = said.get("file") or _of_files(table, columns["file"], said.get("label"), find)
    told = replace(Columns(**columns), **said)
    missing = "files" if told.file is None else "classes" if told.label is None or told.label == told.file else None
    if missing is None:
        return _told(path, table, told)
    if any(Path(name.strip()).suffix.lower() in EXTENSIONS for name in table.columns):
        return UserError(
            "{table} has no headings: its first line, {line}, names a recording.",
            "Write a line above it that says what the columns are, as in file,label.",
            table=path.name,
            line=", ".join(table.columns[:MOST_COLUMNS]),
        )
    return UserError(
        "{table} has no column that looks like {missing} (it has: {columns}).",
        table=path.name,
        missing=missing,
        columns=", ".join([*table.columns[:MOST_COLUMNS], *["..."] * (len(table.columns) > MOST_COLUMNS)]),
    )


def _told(path: Path, table: Table, columns: Columns, known: Known | None = None) -> Told:
    at = table.column(columns.file or "")
    return Told(path, table, columns, known, names=frozenset(row[at] for row in table.rows))


def _named(columns: Columns) -> dict[str, str]:
    names = {what: getattr(columns, what) for what in Columns.__dataclass_fields__}
    return {what: name for what, name in names.items() if name}


def _of_files(table: Table, suggested: str | None, label: str | None, find: Finder) -> str | None:
    """The column in which recordings are named: the suggested one if it names any, else the one that names most."""
    rows = table.rows[:: max(1, len(table.rows) // _SAMPLED)]

    def hits(name: str) -> int:
        at = table.column(name)
        return sum(_found(find, row[at]) is not None for row in rows)

    if suggested and hits(suggested):
        return suggested
    best = max((name for name in table.columns if name != label), key=hits, default=None)
    return best if best and hits(best) else suggested


def _found(find: Finder, said: str) -> str | None:
    try:
        return find(said) if said.strip() else None
    except UserError:
        return None


def own_files(table: Path, files: Sequence[str]) -> list[str]:
    """The recordings a table can mean: those in the folder that is called as the table is (Train.csv, Train/), else all."""
    stem = table.stem.casefold()
    own = [file for file in files if stem in file.casefold().split("/")[:-1]]
    return own or list(files)


def _topmost(files: Sequence[str]) -> list[str]:
    """One recording a name, the least deep: some copies of public sets hold every recording at several rates, in folders within."""
    found: dict[str, str] = {}
    for file in files:
        name = file.rpartition("/")[2]
        if name not in found or file.count("/") < found[name].count("/"):
            found[name] = file
    return list(found.values())


def listed(told: Told, root: Path, files: Sequence[str]) -> Listing:
    """Every row of the table with its recording among `files`, which are named below `root`; a test row's fold is TEST."""
    own = own_files(told.path, files)
    find = Finder(root, _topmost(own) if told.known else own).among(told.names)
    rows: list[Row] = []
    problems: list[Problem] = []
    numbers: list[str] = []
    for row in _rows(told, root, find, numbers):
        (rows if isinstance(row, Row) else problems).append(row)  # type: ignore[arg-type]
    title, by = root.resolve().name, told.columns.group or "recording"
    if told.known:
        title, by = told.known.title, told.known.columns.group or by
        part = told.known.part
        if part and rows and all(row.columns.get(part[0]) == part[1] for row in rows):
            title = part[2]
    kind = title if told.known else f"the table {told.path.name}"
    listing = Listing(kind, title, root, rows, problems, by)
    return listing.without(_numbered_otherwise(rows, numbers))


def _rows(told: Told, root: Path, find: Finder, numbers: list[str]) -> Iterator[Row | Problem]:
    """Each row as a Row, whose class number goes to `numbers`, or as what is wrong with it."""
    table = told.table
    at = {what: table.column(name) for what, name in _named(told.columns).items()}
    others = {n: k for k, n in enumerate(table.columns) if k not in (at["file"], at.get("label"))}
    in_name = re.compile(told.known.name) if told.known else None
    source = imports.suggested(table)["source"]  # a column of ours
    ours = source is not None and not foreign.is_foreign(table)
    looked = table.column(source) if source else None
    for line, cells in zip(table.lines, table.rows):
        said = {what: cells[column].strip() for what, column in at.items()}
        if not ours:  # in a table of ours a class may be called so
            for what in ("label", "group", "fold"):
                cell = said.get(what, "")
                if not cell or tables.is_missing(cell):  # a public set's name may say it
                    said.pop(what, None)
        name, where = said["file"], f"{told.path.name}, line {line}"

        def wrong(fault: Fault, why: UserError, name: str = name, where: str = where) -> Problem:
            return Problem(fault, name, where, why)

        inside = in_name.fullmatch(Path(name).stem) if in_name else None
        repeated = inside.groupdict() if inside else {}
        said = repeated | said
        try:
            file = _recording(find, name, said.get("fold", ""))
        except UserError as why:
            yield wrong("missing", why)
            continue
        names = tuple(dict.fromkeys(one.strip() for one in said.get("label", "").split(JOINT) if one.strip()))
        if not names or UNKNOWN in names:
            yield wrong("unlabelled", UserError("The table does not say what it is."))
            continue
        try:
            names = tuple(well_named(one) for one in names)
            start_s, end_s = _times(said)
            _agreeing(said, repeated, file)
        except UserError as why:
            yield wrong("mislabelled", why)
            continue
        numbers.append(said.get("number", ""))
        columns = {column: cells[k].strip() for column, k in others.items()}
        fold = told.fold or fold_of(said.get("fold", ""))
        group = said.get("group", "")
        trusted = looked is None or not {*cells[looked].split(JOINT)} & {*UNTRUSTED}
        yield Row(root / file, names, where, start_s, end_s, group, fold, trusted=trusted, columns=columns)


def _recording(find: Finder, said: str, fold: str) -> str:
    if not said:
        raise UserError("The row names no recording.")
    inside = _found(find, f"fold{fold}/{said}") if fold and "/" not in said else None
    if inside:
        return inside
    try:
        return find(said)
    except UserError:
        if os.path.isabs(said) and os.path.isfile(said):  # elsewhere on this computer
            return said
        raise


def _times(said: dict[str, str]) -> tuple[float, float]:
    try:
        start_s, end_s = (tables.number(said.get(what, "")) for what in ("start", "end"))
    except ValueError:
        raise UserError("Its times are no numbers.") from None
    start_s = max(start_s or 0.0, 0.0)
    if end_s is not None and end_s <= start_s:
        raise UserError("It ends before it starts ({start} to {end} s).", start=start_s, end=end_s)
    return start_s, float("inf") if end_s is None else end_s


def _agreeing(said: dict[str, str], repeated: dict[str, str], file: str) -> None:
    """Raises UserError where the recording's name or its folder says something else than the table."""
    for what, other in repeated.items():
        if said[what] != other:
            raise UserError(
                "Its name says {what} {other}, the table says {said}.", what=what, other=other, said=said[what]
            )
    folder = _FOLD_FOLDER.fullmatch(file.split("/")[-2]) if "/" in file else None
    there, told = fold_of(folder[1]) if folder else "", fold_of(said.get("fold", ""))
    comparable = (there.isdecimal() and told.isdecimal()) or {there, told} <= {*PARTS.values()}
    if folder and comparable and there != told:
        raise UserError("It lies in fold {there}, the table says {said}.", there=folder[1], said=said["fold"])


def fold_of(said: str) -> str:
    """A fold as it is compared: "1" for "fold1", "1.0" or "01"; train, validation or TEST for a set's own words for them."""
    plain = said.strip().casefold()
    inside = _FOLD_FOLDER.fullmatch(plain)
    plain = inside[1] if inside else plain
    if plain.removesuffix(".0").isdecimal():
        return str(int(plain.removesuffix(".0")))
    return PARTS.get(plain, said.strip())


def _numbered_otherwise(rows: Sequence[Row], numbers: Sequence[str]) -> dict[int, Problem]:
    """The rows whose class goes by another number, or whose number by another class, than almost everywhere else."""
    pairs = Counter((number, row.names) for number, row in zip(numbers, rows) if number)
    usual: dict[str, tuple[str, ...]] = {}
    for (number, names), _ in pairs.most_common():
        usual.setdefault(number, names)
    return {
        k: Problem(
            "mislabelled",
            row.file.name,
            row.where,
            UserError(
                "Class number {number} is {usual} elsewhere, here it is {here}.",
                number=number,
                usual=JOINT.join(usual[number]),
                here=JOINT.join(row.names),
            ),
        )
        for k, (number, row) in enumerate(zip(numbers, rows))
        if number and usual[number] != row.names
    }
