"""What verbs that want a data set let a person say of it, and the data set itself, with what was found said on standard error."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.terminal import Meter, complain, say
from engine.errors import UserError
from engine.labels.groups import GroupBy

if TYPE_CHECKING:
    from engine.datasets import Opened

_COLUMNS = {
    "file": "names the recording",
    "label": "names its class",
    "group": "says what belongs together",
    "fold": "is the set's own split",
    "start": "is where the sound begins, in seconds",
    "end": "is where it ends",
}


def add(parser: argparse.ArgumentParser, more: bool = False) -> None:
    """Adds DATASET and what can be said of it; `more`: something else may be given in its place."""
    parser.add_argument(
        "dataset",
        nargs="?",
        metavar="DATASET",
        help="a folder or a table: UrbanSound8K, ESC-50, any table that names files and classes, Donate-a-Cry, a folder for each class, "
        "a project" + ("" if more else " (not needed with --table)"),
    )
    of = parser.add_argument_group("what is said of the data set", "What is not said is found out, and told.")
    of.add_argument("--table", metavar="FILE.csv", help="the table of files and classes")
    of.add_argument("--audio", metavar="DIR", help="where its recordings are")
    of.add_argument("--test-table", metavar="FILE.csv", help="another table: what it names is held out")
    of.add_argument("--test-audio", metavar="DIR", help="where those recordings are")
    for what, words in _COLUMNS.items():
        of.add_argument(f"--{what}-column", metavar="NAME", help=f"the table's column that {words}")
    of.add_argument(
        "--pattern",
        metavar="TEXT",
        help="what the recordings' names say: {label}, {group} and columns of any name in their places, as in {label}-{sex}-{months}-*",
    )
    of.add_argument(
        "--group-pattern", metavar="REGEX", help="what is held out together, by a part of the name: the first bracket"
    )
    of.add_argument("--class-map", metavar="FILE.csv", help="a table of classes and what they become (* all others)")
    of.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="COLUMN=VALUE,...",
        help="only rows with one of these values, as in fold=1,2",
    )
    of.add_argument(
        "--strict",
        action="store_true",
        help="refuse a data set with any entry that cannot be used, instead of leaving it out",
    )


def opened(args: argparse.Namespace, report: Meter) -> Opened:
    """The data set, and on standard error what it was taken for and what was left out.  Raises UserError."""
    from engine import datasets

    asked = datasets.Asked(
        **{name: _path(getattr(args, name)) for name in ("table", "audio", "test_table", "test_audio", "class_map")},
        columns=datasets.Columns(**{what: getattr(args, f"{what}_column") for what in _COLUMNS}),
        pattern=args.pattern or "",
        group=GroupBy("name", pattern=args.group_pattern).check() if args.group_pattern else None,
        only=dict(_where(said) for said in args.where),
        strict=args.strict,
    )
    found = datasets.open(_path(args.dataset), asked, report)
    report.clear()
    if report.kind == "json":
        report.event(
            "dataset", said=str(found), left_out=[str(one) for one in found.problems], notes=list(map(str, found.notes))
        )
    elif report.kind != "none":
        say(str(found))
        for line in [*datasets.in_words(found.problems), *map(str, found.notes)]:
            complain(line)
    return found


def _path(said: str | None) -> Path | None:
    return Path(said).absolute() if said else None


def _where(said: str) -> tuple[str, list[str]]:
    name, equals, values = said.partition("=")
    if not equals or not name.strip():
        raise UserError("“{said}” does not say which column has which value.", "Write it as in fold=1,2.", said=said)
    return name.strip(), [value.strip() for value in values.split(",")]
