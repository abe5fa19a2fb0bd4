"""Where results go: a table in a file or on standard output, as CSV, JSON, a sheet for Excel, or plain text for people."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from engine.cli.terminal import many, say, table
from engine.errors import UserError
from engine.exchange.export import replacing, text, write
from engine.exchange.rows import MEASURES, Cell, ExportOptions

_SHOWN = ("file", "start_s", "end_s", "label", "predicted", "confidence", "second", "problem")


def add(parser: argparse.ArgumentParser, to_file_only: bool = False) -> None:
    """Adds what is said of the table; with `to_file_only` the file must be named."""
    words = "the file to write, .csv or .xlsx" + ("" if to_file_only else " (default: CSV on standard output)")
    parser.add_argument("--out", required=to_file_only, metavar="FILE.csv", help=words)
    if to_file_only:
        parser.add_argument(
            "--rows", choices=("recordings", "windows"), help="one row for each of these (default: recordings)"
        )
        words = "also numbers of each row's span: duration, level, pauses and pitch of a cry (.4 s a recording, once), or a region's peak "
        words += "frequency, 5 and 95 %% times and frequencies, level and signal to noise; may be given twice"
        parser.add_argument("--measure", choices=tuple(MEASURES), action="append", help=words)
    else:
        parser.add_argument(
            "--windows",
            dest="rows",
            action="store_const",
            const="windows",
            default="recordings",
            help="one row a window",
        )
        parser.add_argument(
            "--json", action="store_true", help="JSON, an array with an object for each row, instead of CSV"
        )
        parser.add_argument("--table", action="store_true", help="also a table for people, on standard output")
    words = "one row for each region of a recording in which CLASS is heard, in order: median of three windows, on at .5, off at .3"
    parser.add_argument("--regions", metavar="CLASS", default="", help=words)
    parser.add_argument("--probabilities", action="store_true", help="a column p_<class> for each class")
    parser.add_argument("--bom", action="store_true", help="begin with a byte-order mark, as Excel likes it")
    parser.add_argument("--absolute", action="store_true", help="whole paths instead of paths below the folder")


def options(args: argparse.Namespace) -> ExportOptions:
    """What the command line says of the table."""
    measures = tuple(dict.fromkeys(getattr(args, "measure", None) or ()))
    return ExportOptions(
        args.rows or "recordings",
        args.probabilities,
        args.bom,
        args.absolute,
        measures=measures,
        regions_of=args.regions,
    )


def check(args: argparse.Namespace) -> None:
    """Raises UserError for what cannot be written, before any work is done for it."""
    if args.json and args.table and not args.out:
        raise UserError(
            "The array of --json and the table of --table would both be on standard output.",
            "Say with --out FILE where the array goes, or leave one of them out.",
        )
    ending = Path(args.out or "").suffix.lower()
    if args.json and ending in (".csv", ".xlsx"):
        raise UserError(
            "--json writes no {ending}.", "Give the file a name in .json, or leave --json out.", ending=ending
        )


def put(args: argparse.Namespace, rows: Iterable[list[Cell]]) -> None:
    """Writes the names of the columns and the rows, each as it comes.  Raises UserError; an old file is then whole."""
    shown: list[list[str]] = []
    rows = _overheard(rows, shown) if args.table else rows
    if args.out:
        count = _to_file(Path(args.out), rows, args)
        say(f"{many(count, 'row')} in {args.out}")
    elif args.json:
        _json(sys.stdout, rows)
    elif args.table:
        for _ in rows:
            pass
    else:
        writer = csv.writer(sys.stdout, lineterminator="\r\n")
        for row in rows:
            writer.writerow([text(cell) for cell in row])
            sys.stdout.flush()
    if args.table and shown:
        print(table(shown[0], shown[1:], right=("start_s", "end_s", "confidence")))


def _to_file(path: Path, rows: Iterable[list[Cell]], args: argparse.Namespace) -> int:
    if not args.json:
        return write(path, rows, options(args))
    with replacing(path) as beside, open(beside, "w", encoding="utf-8", newline="") as file:
        return _json(file, rows)


def _json(file: TextIO, rows: Iterable[list[Cell]]) -> int:
    """An array, one object a line; returns how many."""
    lines = iter(rows)
    columns = next(lines)
    file.write("[")
    count = 0
    for count, row in enumerate(lines, 1):
        file.write(",\n" if count > 1 else "\n")
        file.write(
            json.dumps({name: None if cell == "" else cell for name, cell in zip(columns, row)}, ensure_ascii=False)
        )
        file.flush()
    file.write("\n]\n")
    return count


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return round(cell, 6)
    return None if cell == "" else cell


def _overheard(rows: Iterable[list[Cell]], shown: list[list[str]]) -> Iterator[list[Cell]]:
    """Passes rows on, and keeps what people want to see of them; columns that stay empty are left out at the end."""
    kept: list[list[Cell]] = []
    for row in rows:
        kept.append(row)
        yield row
    wanted = [
        i for i, name in enumerate(kept[0]) if name in _SHOWN and any(row[i] not in (None, "") for row in kept[1:])
    ]
    shown += [[_brief(row[i]) for i in wanted] for row in kept]


def _brief(cell: Cell) -> str:
    said = f"{cell:.2f}" if isinstance(cell, float) else text(cell)
    return said if len(said) <= 60 else said[:59] + "…"
