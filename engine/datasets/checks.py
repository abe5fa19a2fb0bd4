"""What can be wrong with the recordings of a data set, found without decoding them: no sound in them, or copies of one another."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import replace
from pathlib import Path

from engine.datasets.listing import Listing, Problem, Row, below
from engine.errors import UserError
from engine.job import Report, silent
from engine.labels.classes import JOINT
from engine.sound import scan
from engine.sound.recording import Recording

LOOKED_AT = 1 << 16  # bytes at either end that tell most recordings apart
OFTEN = 0.1  # of all spans: where the rows of so many say different classes, that is no mistake
Content = Hashable


def readable(listing: Listing, report: Report = silent) -> Listing:
    """Without recordings whose header cannot be read or says that there is no sound."""
    founds = [scan.Found(str(file), *_stamp(file)) for file in dict.fromkeys(row.file for row in listing.rows)]
    broken: dict[str, Recording] = {}
    for batch in scan.headers(listing.root, founds, report):
        broken |= {one.file: one for one in batch if one.problem and not one.duration_s}
    return listing.without(
        {
            k: Problem("unreadable", below(listing.root, row.file), row.where, UserError("{why}", why=said.problem))
            for k, row in enumerate(listing.rows)
            if (said := broken.get(str(row.file)))
        }
    )


def _stamp(file: Path) -> tuple[int, int]:
    try:
        about = file.stat()
    except OSError:  # gone meanwhile: reading its header will say so
        return 0, 0
    return about.st_size, about.st_mtime_ns


def together(listing: Listing) -> tuple[Listing, list[UserError]]:
    """The rows of one span as one row of all their classes, and a word on it, where the set has several classes at once.

    That it has where a row says so ("dog|bird"), or where rows of one span differ OFTEN; else `single` says that they contradict.
    """
    spans: dict[Hashable, list[Row]] = defaultdict(list)
    for row in listing.rows:
        spans[row.file, row.start_s, row.end_s, row.fold].append(row)
    unlike = {span: _of_all(rows) for span, rows in spans.items() if len({frozenset(row.names) for row in rows}) > 1}
    several = listing.several or any(len(row.names) > 1 for row in listing.rows)
    if not unlike or not (several or len(unlike) >= OFTEN * len(spans)):
        return listing, []
    rows = [row for span, some in spans.items() for row in ([unlike[span]] if span in unlike else some)]
    said = UserError(
        "Of several classes, in a row each: {count} recordings or spans (as {first}). They are read as several classes at once.",
        "Where only one of them is right, leave the other rows out.",
        count=len(unlike),
        first=JOINT.join(next(iter(unlike.values())).names),
    )
    return replace(listing, rows=rows), [said]


def _of_all(rows: list[Row]) -> Row:
    names = tuple(dict.fromkeys(name for row in rows for name in row.names))
    return replace(rows[0], names=names, trusted=all(row.trusted for row in rows))


def single(listing: Listing, contents: Mapping[Path, Content]) -> Listing:
    """Each recording once: of copies that are labelled alike the first stays, of others none, for nobody knows which is right.

    `contents` of its files are those of the function so called.
    """
    by_content = [(contents[row.file], row.start_s, row.end_s) for row in listing.rows]
    by_identity = [
        (row.identity, row.start_s, row.end_s) if row.identity else number for number, row in enumerate(listing.rows)
    ]
    problems: dict[int, Problem] = {}
    for keys in (by_identity, by_content):
        alike: dict[Hashable, list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            if number not in problems:
                alike[key].append(number)
        for numbers in alike.values():
            problems |= _copies(listing, numbers)
    return listing.without(problems)


def _copies(listing: Listing, numbers: list[int]) -> dict[int, Problem]:
    first, *others = numbers
    if not others:
        return {}
    rows = listing.rows
    differ = next((number for number in others if set(rows[number].names) != set(rows[first].names)), None)
    found = {}
    for number in numbers if differ is not None else others:
        other = rows[first] if number != first else rows[differ or first]
        said = sorted({JOINT.join(rows[k].names) for k in numbers})
        if differ is None:
            why = UserError("It is the same recording as {other}.", other=below(listing.root, other.file))
        elif len({rows[k].file for k in numbers}) == 1:
            why = UserError(
                "It is called {here}, but another row calls the same span otherwise ({there}).",
                "Where all are right, write them in one row: {joined}.",
                here=JOINT.join(rows[number].names),
                there=", ".join(said),
                joined=JOINT.join(said),
            )
        else:
            why = UserError(
                "It is called {here}, but the same recording, {other}, is called otherwise ({there}).",
                here=JOINT.join(rows[number].names),
                other=below(listing.root, other.file),
                there=", ".join(said),
            )
        found[number] = Problem("duplicate", below(listing.root, rows[number].file), rows[number].where, why)
    return found


def contents(listing: Listing, report: Report = silent) -> dict[Path, Content]:
    """Something for each file that only files with the same bytes share; reads whole only those whose size and ends are alike."""
    content: dict[Path, Content] = {row.file: row.file for row in listing.rows}
    by_size: dict[int, list[Path]] = defaultdict(list)
    for file in content:
        by_size[_stamp(file)[0]].append(file)
    doubtful = [file for some in by_size.values() if len(some) > 1 for file in some]
    by_ends: dict[Content, list[Path]] = defaultdict(list)
    for done, file in enumerate(doubtful):
        if ends := _ends(file):
            by_ends[ends].append(file)
        report(done + 1, len(doubtful), "Looking for copies")
    for some in by_ends.values():
        if len(some) > 1:
            for file in some:
                content[file] = _whole(file) or file
    return content


def _ends(file: Path) -> Content:
    try:
        with file.open("rb") as data:
            begin = data.read(LOOKED_AT)
            size = data.seek(0, 2)
            data.seek(max(0, size - LOOKED_AT))
            return size, hashlib.sha256(begin + data.read()).digest()
    except OSError:
        return None


def _whole(file: Path) -> Content:
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").digest()
    except OSError:
        return None
