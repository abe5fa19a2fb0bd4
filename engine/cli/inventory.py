"""The verb inventory: what the recordings of a data set are, as a table; and what of that tells their classes without the sound."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli import datasets
from engine.cli.terminal import add_progress, clock, complain, many, meter, say, table

if TYPE_CHECKING:
    from engine.datasets.inventory import Inventory


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    inventory = verbs.add_parser(
        "inventory",
        help="what a data set holds",
        description="Reads every recording of a data set and says what it holds: classes, groups, folds, shapes, rates, levels, what "
        "cannot be used, and whether a trait of the recordings (their rate, their length) tells the class without the sound.",
    )
    datasets.add(inventory)
    inventory.add_argument("--out", metavar="FILE.csv", help="a row for each recording, .csv or .xlsx")
    add_progress(inventory)
    inventory.set_defaults(run=_inventory)


def _inventory(args: argparse.Namespace) -> int:
    from engine.datasets.inventory import take
    from engine.exchange.export import write
    from engine.exchange.rows import ExportOptions
    from engine.report.words import of_trait

    with meter(args.progress) as report:
        opened = datasets.opened(args, report)
        taken = take(opened, report)
    print(_classes(taken))
    print()
    for line in _shapes(taken):
        print(line)
    for one in taken.telling():
        if one.warn:
            print(of_trait(one))
    odd = [(file, one.problem) for file, one in zip(opened.dataset.files, taken.measured) if one.problem]
    for file, problem in odd:
        say(f"{file}: {problem}")
    if odd:
        complain(f"Something is wrong with {many(len(odd), 'recording')}.")
    if args.out:
        rows = write(Path(args.out), taken.rows(), ExportOptions())
        say(f"{many(rows, 'row')} in {args.out}")
    return 1 if odd or any(one.fault == "unreadable" for one in opened.problems) else 0


def _classes(taken: Inventory) -> str:
    dataset = taken.opened.dataset
    rows = []
    for number, name in enumerate(dataset.classes):
        mine = [k for k in range(len(dataset)) if dataset.hot[k, number]]
        lengths_s = [taken.measured[k].duration_s or 0.0 for k in mine]
        groups = len({dataset.groups[k] for k in mine})
        folds = () if dataset.folds is None else (len({dataset.folds[k] for k in mine}),)
        rows.append((name, len(mine), groups, *folds, clock(sum(lengths_s)), _span(lengths_s, "s")))
    head = ("class", "recordings", "groups", *(() if dataset.folds is None else ("folds",)), "sound", "lengths")
    return table(head, rows, right=("recordings", "groups", "folds", "sound"))


def _shapes(taken: Inventory) -> list[str]:
    shapes = Counter((one.rate_hz, one.channels, one.format) for one in taken.measured if one.rate_hz)
    lines = [
        f"{many(count, 'recording')}: {rate_hz:,} Hz, {many(channels or 0, 'channel')}, {kind}"
        for (rate_hz, channels, kind), count in shapes.most_common()
    ]
    for words, field, unit in (
        ("lengths", "duration_s", "s"),
        ("frames", "frames", ""),
        ("peaks", "peak_db", "dB"),
        ("levels", "level_db", "dB"),
        ("highest frequencies", "bandwidth_hz", "Hz"),
    ):
        values = [value for one in taken.measured if (value := getattr(one, field)) is not None]
        if values:
            middle = f", median {_number(sorted(values)[len(values) // 2])} {unit}".rstrip()
            span = _span(values, unit)
            lines.append(f"{words}: {span}{middle if ' to ' in span else ' each'}")
    return lines


def _span(values: list[float], unit: str) -> str:
    low, high = _number(min(values)), _number(max(values))
    return (f"{low} {unit}" if low == high else f"{low} to {high} {unit}").rstrip()


def _number(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"
