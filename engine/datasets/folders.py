"""A folder of recordings for each class; also below folders called train and test, or fold1 and fold2, as in many downloads."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.datasets.dataset import Dataset, enough
from engine.datasets.listing import Listing, Problem, Row, dataset, part_of
from engine.datasets.tables import KNOWN
from engine.errors import UserError
from engine.labels.groups import GroupBy
from engine.sound import scan
from engine.sound.scan import natural_key

_FOLD = re.compile(r"fold[ _-]?(\d+)", re.IGNORECASE)
EACH = GroupBy()  # recording is its own group


def folder_per_class(root: str | os.PathLike[str], group: GroupBy = EACH) -> Dataset:
    """Every folder in `root` that holds sound, also deeper down, is a class, named as the folder; `group` says what belongs together.

    Raises UserError when these are not two classes of two recordings.
    """
    root = Path(root)
    listing = listed(root, [found.file for found in scan.find(root, True)], group)
    if listing is None:
        raise UserError(
            "The folder {folder} does not hold a folder of recordings for each of two classes.",
            "Put the recordings of each class in a folder named as the class.",
            folder=str(root),
        )
    return enough(dataset(listing))


def listed(root: Path, files: Sequence[str], group: GroupBy = EACH) -> Listing | None:
    """The recordings that lie in folders, one folder a class; None where there are not two.

    A single folder in which all the others lie is passed through.
    """
    above = ""
    while True:
        parts = [file.removeprefix(above).split("/") for file in files]
        tops = {part[0] for part in parts}
        if len(tops) != 1 or any(len(part) < 3 for part in parts):
            break
        above += f"{tops.pop()}/"
    inside = [(file, part) for file, part in zip(files, parts) if len(part) > 1]
    split = _split(inside)
    if not split and all(_held_by(part[0]) for _, part in inside):  # train and test, or folds, are no classes
        return None
    rows: list[Row] = []
    problems: list[Problem] = []
    for file, part in inside:
        if split and (part[0] not in split or len(part) < 3):
            why = UserError("It lies in no class folder of {parts}.", parts=", ".join(split))
            problems.append(Problem("unlabelled", file, "", why))
            continue
        name, fold = (part[1], _held_by(part[0])) if split else (part[0], "")
        rows.append(Row(root / file, (name,), "", group=group.of(file, {}), fold=fold))
    if len({row.names for row in rows}) < 2:
        return None
    found = Listing("a folder for each class", root.resolve().name, root, rows, problems, group.kind)
    return _by_source(found) if group == EACH else found


def _split(inside: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The top folders that are parts or folds of the set: all of them, or two that hold class folders of the same names."""
    held: dict[str, set[str]] = {}
    for _, part in inside:
        if _held_by(part[0]):
            held.setdefault(part[0], set()).update(part[1:-1][:1])
    names = Counter(name for some in held.values() for name in some)
    alone = all(part[0] in held and len(part) > 2 for _, part in inside)
    return sorted(held, key=natural_key) if alone or max(names.values(), default=0) > 1 else []


def _by_source(found: Listing) -> Listing:
    """The same, where all are called as those of a public set: grouped by the recording that each was cut from, as the name says.

    Dates can look so, too: each folder must have a class number of its own.
    """
    for known in KNOWN:
        said = [named for row in found.rows if (named := re.fullmatch(known.name, row.file.stem))]
        if len(said) == len(found.rows):
            pairs = {(named["number"], row.names) for named, row in zip(said, found.rows)}
            if len(pairs) == len({number for number, _ in pairs}) == len({names for _, names in pairs}):
                rows = [replace(row, group=named["group"]) for named, row in zip(said, found.rows)]
                return replace(found, rows=rows, groups_by=known.columns.group or "name")
    return found


def _held_by(folder: str) -> str:
    """The fold that a folder's name says its recordings are in; "" where it says none."""
    numbered = _FOLD.fullmatch(folder)
    return numbered[1] if numbered else part_of(folder)
