"""The verb compare: several recipes and models on the same folds, one after the other, and which differences are more than chance."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.awake import awake
from engine.cli import datasets
from engine.cli.evaluate import add_folds, contending, failed, planned, result, stoppable, tries, wanted
from engine.cli.terminal import Meter, add_progress, clock, complain, meter, say, table
from engine.errors import UserError

if TYPE_CHECKING:
    from engine.datasets import Dataset
    from engine.trials import Comparison, Contender, Plan, Trial


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    compare = verbs.add_parser(
        "compare",
        help="recipes and models beside each other on the same folds",
        description="Tries recipes and models one after the other on the same folds of a data set, keeps what each said, and tests which "
        "differences are more than chance. Stopped, it goes on where it was; what was tried before is not tried again.",
    )
    datasets.add(compare)
    compare.add_argument(
        "--recipes",
        required=True,
        metavar="A,B,...",
        help="recipes (see earmark recipes), head:MODEL for a new head on a model, model:MODEL for a model as it is",
    )
    add_folds(compare)
    compare.add_argument("--report", metavar="DIR", help="write the comparison, and a report on each, into this folder")
    compare.add_argument("--json", action="store_true", help="the differences as JSON on standard output")
    add_progress(compare)
    compare.set_defaults(run=_compare)


def _compare(args: argparse.Namespace) -> int:
    from engine import report as reports
    from engine import trials

    names = list(dict.fromkeys(named(args.recipes)))
    page = None
    with awake(), stoppable(), meter(args.progress, unit="") as report:
        contenders = [contending(name, args) for name in names]
        wanted(args, contenders)
        if len(contenders) < 2:
            raise UserError("Name at least two recipes to compare.", "For example --recipes earmark,bands.")
        opened = datasets.opened(args, report)
        queue = _all(opened.dataset, dict(zip(names, contenders)), planned(args, opened.dataset), args, report)
        compared = trials.compare([tried[0] for tried in queue])
        if args.report:
            founds = reports.examine([trial for tried in queue for trial in tried], report)
            found = {id(one.trial): one for one in founds}
            examined = [[found[id(trial)] for trial in tried] for tried in queue]
            page, compared = reports.against.write(examined, Path(args.report), not args.no_sound, report)
        report.clear()
    if args.progress == "json":
        sentences = [*reports.against.shrunk(compared), *differences(compared)]
        result([reports.Findings(trial) for trial in compared.trials], page, sentences)
    elif args.json:
        print(json.dumps(reports.against.as_dict(compared), indent=1, ensure_ascii=False))
    else:
        print(in_words(compared))
    if page and args.progress != "json":
        say(f"The report is {page}")
    lost = len(contenders) - len(queue)
    unread = sum(one.fault == "unreadable" for one in opened.problems)
    return failed([trial for tried in queue for trial in tried], unread) or int(lost > 0)


def named(text: str) -> list[str]:
    """What is listed by commas; a comma in the path of a file or a folder that exists is part of it."""
    parts, names = text.split(","), []
    while parts:
        longest = next((n for n in range(len(parts), 1, -1) if _there(",".join(parts[:n]))), 1)
        names.append(",".join(parts[:longest]).strip())
        parts = parts[longest:]
    return [name for name in names if name]


def _there(name: str) -> bool:
    return os.path.exists(name.strip().removeprefix("head:").removeprefix("model:"))


def _all(
    dataset: Dataset, contenders: dict[str, Contender], plans: list[Plan], args: argparse.Namespace, report: Meter
) -> list[list[Trial]]:
    """Every contender, by what it was asked for as, on every plan; one that cannot be tried is named, and the others go on.

    Models in two folders may be called alike: they are told apart by what was asked for.  Raises UserError for fewer than two.
    """
    queue, called = [], Counter(one.name for one in contenders.values())
    for asked, contender in contenders.items():
        try:
            tried = [tries(dataset, contender, plan, args, report) for plan in plans]
            if called[contender.name] > 1:
                tried = [replace(trial, name=asked, title=f"{trial.title} ({asked})") for trial in tried]
            queue.append(tried)
        except UserError as error:
            report.clear()
            complain(f"{contender.name}: {error}")
    if len(queue) < 2:
        raise UserError("Fewer than two of them could be tried, so there is nothing to compare.")
    return queue


def in_words(compared: Comparison) -> str:
    """The ranking and every difference, for a terminal."""
    from engine.report import against, findings, words

    founds = [findings.Findings(trial) for trial in compared.trials]
    rows = []
    for found in founds:
        interval = found.metrics.intervals.get("balanced_accuracy")
        between = f"{100 * interval[0]:.0f} to {100 * interval[1]:.0f}" if interval else ""
        scores = f"{100 * found.metrics.balanced_accuracy:.0f} %", between, f"{100 * found.metrics.macro_f1:.0f} %"
        cost = clock(found.train_s), f"{found.each_ms:.1f}"
        rows.append((found.trial.name, *scores, *cost, "too good" if found.trial.too_good else ""))
    head = ("system", "balanced accuracy", "95 %", "macro-F1", "training", "ms a recording", "")
    guess = founds[0].metrics.baseline["balanced_accuracy"]
    lines = [words.protocol(compared.trials[0]), "", table(head, rows, right=head[1:6])]
    lines.append(f"Always the commonest class: {100 * guess:.0f} %.")
    lines += [f"{found.trial.name}: {said}" for found in founds if (said := words.of_drawings(found))]
    return "\n".join([*lines, *against.shrunk(compared), *differences(compared)])


def differences(compared: Comparison) -> list[str]:
    """A sentence on each pair: which is better, by how much, and whether that is more than chance."""
    from engine.report import against

    names = [trial.name for trial in compared.trials]
    return [against.in_words(pair.difference, names[pair.first], names[pair.second]) for pair in compared.pairs]
