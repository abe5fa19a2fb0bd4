"""The verb evaluate: how good a recipe or a model is on a data set, fold by fold, with a report for people."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.awake import awake
from engine.cli import datasets
from engine.cli.asked import add_set, say_that_it_runs, seed
from engine.cli.terminal import Meter, add_progress, clock, complain, many, meter, of_epoch, say, table
from engine.errors import UserError
from engine.job import Cancelled

if TYPE_CHECKING:
    from engine.datasets import Dataset
    from engine.report import Findings
    from engine.trials import Contender, Plan, Trial


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    evaluate = verbs.add_parser(
        "evaluate",
        help="how good a recipe or a model is on a data set",
        description="Trains a recipe on all folds of a data set but one and tests it on that one, for each in turn; or asks a finished "
        "model. What was done before is not done again. The report is a page that a browser shows, with figures, scores and sounds.",
    )
    datasets.add(evaluate)
    what = evaluate.add_mutually_exclusive_group()
    what.add_argument(
        "--recipe",
        metavar="NAME",
        help="what is tried (see earmark recipes; default: earmark); head:MODEL: a new head on a model",
    )
    what.add_argument("--model", metavar="NAME|DIR", help="a finished model, as it is")
    add_folds(evaluate)
    evaluate.add_argument("--report", metavar="DIR", help="write the report into this folder")
    evaluate.add_argument("--json", action="store_true", help="all that was found, as JSON on standard output")
    add_progress(evaluate)
    evaluate.set_defaults(run=_evaluate)


def add_folds(parser: argparse.ArgumentParser) -> None:
    """Adds what is said of the folds, and of training."""
    parser.add_argument(
        "--folds",
        metavar="KIND,...",
        help="official (the data set's own), group (groups kept whole) or random (leaks; to show what it claims); several by "
        "commas are shown side by side (default: official where there are any, else group)",
    )
    parser.add_argument("--folds-to-run", metavar="1,2", help="only these folds")
    parser.add_argument(
        "--repeats",
        type=_repeats,
        default=1,
        metavar="N",
        help="draw the folds N times, with the seeds that follow, and report the mean and how far the drawings lie apart; not for a data "
        "set's own folds",
    )
    parser.add_argument(
        "--epochs", type=int, metavar="N", help="at most so many rounds of training (default: the recipe's)"
    )
    add_set(parser)
    parser.add_argument("--weights", metavar="FILE", help="a file of pretrained weights, for recipes that want some")
    parser.add_argument(
        "--seed", type=seed, default=1, metavar="N", help="the same seed, the same folds and the same networks"
    )
    parser.add_argument("--no-sound", action="store_true", help="no pieces of recordings in the report")


def _repeats(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text} is no number of drawings, 1 to 100")
    return int(text)


def _evaluate(args: argparse.Namespace) -> int:
    from engine import report as reports
    from engine.report import words

    page = None
    with awake(), stoppable(), meter(args.progress, unit="") as report:
        contender = contending(f"model:{args.model}" if args.model else args.recipe or "earmark", args)
        wanted(args, [contender])
        opened = datasets.opened(args, report)
        plans = planned(args, opened.dataset)
        tried = [tries(opened.dataset, contender, plan, args, report) for plan in plans]
        founds = [reports.Findings(trial) for trial in tried]
        if args.report:
            founds = reports.examine(tried, report)
            page = reports.write(founds, Path(args.report), not args.no_sound, report)
        report.clear()
    if args.progress == "json":
        result(founds, page, [words.verdict(founds[0])[1], *founds[0].trial.notes])
    elif args.json:
        print(json.dumps(reports.as_dict(founds[0]), indent=1, ensure_ascii=False))
    else:
        print(in_words(founds))
    if page and args.progress != "json":
        say(f"The report is {page}")
    return failed(tried, sum(one.fault == "unreadable" for one in opened.problems))


@contextmanager
def stoppable() -> Iterator[None]:
    """Whoever stops the work is told that it is not lost."""
    try:
        yield
    except Cancelled:
        say("What was finished is kept: the same command goes on from there.")
        raise


def contending(name: str, args: argparse.Namespace) -> Contender:
    """What is tried under that name, as it is asked for.  Raises UserError."""
    from engine import trials

    say_that_it_runs(name)
    return trials.find(name, args.epochs, weights(args), args.set)


def weights(args: argparse.Namespace) -> Path | None:
    """The file of pretrained weights.  Raises UserError where it is not there."""
    file = Path(args.weights) if args.weights else None
    if file is not None and not file.is_file():
        raise UserError("There is no file {file}.", file=file)
    return file


def wanted(args: argparse.Namespace, contenders: Sequence[Contender]) -> None:
    """Raises UserError where a file of pretrained weights is given and nobody begins with one."""
    from engine.trials.networks import Network

    if args.weights and not any(isinstance(one, Network) and one.recipe.pretrained for one in contenders):
        raise UserError(
            "No weights that others trained are wanted by {names}: {file} would not be used.",
            "Leave --weights away; earmark train takes those of a notebook's network.",
            names=", ".join(one.name for one in contenders),
            file=args.weights,
        )


def planned(args: argparse.Namespace, dataset: Dataset) -> list[Plan]:
    """The plans for all kinds of folds asked for.  Raises UserError."""
    from engine import trials

    if not args.folds:
        return [trials.plan(dataset, None, args.seed)]
    kinds = [kind.strip() for kind in args.folds.split(",") if kind.strip()]
    for kind in kinds:
        if kind not in trials.KINDS:
            known = ", ".join(trials.KINDS)
            raise UserError("There are no folds called {kind}.", "Folds: {kinds}.", kind=kind, kinds=known)
    return [trials.plan(dataset, kind, args.seed) for kind in kinds]


def tries(dataset: Dataset, contender: Contender, plan: Plan, args: argparse.Namespace, report: Meter) -> Trial:
    """One trial, with its epochs and folds told as they pass."""
    from engine import trials

    only = trials.chosen(plan, args.folds_to_run)
    told = partial(_told, report, contender.name, plan.kind)
    if args.repeats == 1:
        return trials.run(dataset, contender, plan, only=only, report=report, told=told)
    if args.folds_to_run:
        raise UserError("Folds that are drawn anew are all run.", "Leave --repeats or --folds-to-run away.")
    return trials.repeated(dataset, contender, plan, args.repeats, report=report, told=told)


def _told(report: Meter, system: str, folds_by: str, line: dict[str, Any]) -> None:
    line = {"system": system, "folds_by": folds_by, **line}
    if report.kind == "json":
        report.event(line["event"], **{name: value for name, value in line.items() if name != "event"})
    elif report.kind != "none":
        report.clear()
        fold = f"{line['system']}, {line['folds_by']}: fold {line['fold']}"
        if line["event"] == "epoch":
            say(f"{fold}, {of_epoch(line)}")
        else:
            again = ", kept from before" if line["again"] else ""
            say(f"{fold} is done ({line['done']} of {line['folds']}){again}")


def result(founds: Sequence[Findings], page: Path | None, sentences: Sequence[str]) -> None:
    """What was found, on a line of JSON on standard output, for a program that follows."""
    from engine.report import words

    rows = [
        {
            "name": found.trial.name,
            "folds": found.trial.plan.kind,
            "balanced_accuracy": found.metrics.balanced_accuracy,
            "interval": found.metrics.intervals.get("balanced_accuracy"),
            "macro_f1": found.metrics.macro_f1,
            "drawings": found.trial.drawings("balanced_accuracy").tolist(),
            "guessing": found.metrics.baseline["balanced_accuracy"],
            "train_s": found.train_s,
            "each_ms": found.each_ms,
            "too_good": found.trial.too_good,
        }
        for found in founds
    ]
    said = {"protocol": words.protocol(founds[0].trial), "sentences": list(sentences), "ranking": rows}
    where = str(page.absolute()) if page else None
    print(json.dumps({"kind": "result", "page": where, **said}, ensure_ascii=False), flush=True)


def in_words(founds: Sequence[Findings]) -> str:
    """What was found, for a terminal: the protocol, each class, the scores, and what to think of them."""
    from engine.report import words

    found, metrics = founds[0], founds[0].metrics
    rows = []
    for one in found.classes:
        between = f"{100 * one.interval[0]:.0f} to {100 * one.interval[1]:.0f}" if one.interval else ""
        right = "-" if one.precision is None else f"{100 * one.precision:.0f} %"
        mistaken = f"{one.mistaken_for[0]} ({one.mistaken_for[1]})" if one.mistaken_for else ""
        if one.count:
            rows.append((one.name, one.count, one.groups, f"{100 * (one.recall or 0):.0f} %", between, right, mistaken))
    head = ("class", "tested", "groups", "found", "95 %", "right when said", "most often taken for")
    lines = [words.protocol(found.trial), "", table(head, rows, right=head[1:6]), ""]
    lines += [
        score(found, name) for name in ("balanced_accuracy", "macro_f1", "auroc") if getattr(metrics, name) is not None
    ]
    lines += filter(None, [words.of_drawings(found)])
    lines.append(f"Trained in {clock(found.train_s)}, {found.each_ms:.1f} ms a recording.")
    lines.append(words.verdict(found)[1])
    lines += found.trial.notes
    lines += [words.of_trait(told) for told in found.warnings]
    lines += filter(None, [words.of_side_by_side(founds)])
    return "\n".join(lines)


def score(found: Findings, name: str) -> str:
    """One score with its interval and what the commonest class alone would get."""
    from engine.report import words

    metrics = found.metrics
    interval, guess = metrics.intervals.get(name), metrics.baseline.get(name)
    between = f" (95 %: {interval[0]:.2f} to {interval[1]:.2f})" if interval else ""
    beside = "" if guess is None else f", always the commonest class {guess:.2f}"
    return f"{words.SCORES[name][0]} {getattr(metrics, name):.2f}{between}{beside}"


def failed(tried: Sequence[Trial], unread: int) -> int:
    """Names what could not be used; the exit code."""
    problems = {file: why for trial in tried for file, why in trial.problems.items()}
    for file, why in problems.items():
        say(f"{file}: {why}")
    unread += len(problems)
    if unread:
        complain(f"{many(unread, 'recording')} could not be used.")
    return 1 if unread else 0
