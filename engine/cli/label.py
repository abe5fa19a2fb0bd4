"""The verb label: labels from a table, from the folders recordings lie in, or from their names."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.inputs import open_project, refresh
from engine.cli.terminal import add_progress, many, meter, say, table
from engine.errors import UserError

if TYPE_CHECKING:
    from engine.exchange.imports import Mapping, Plan
    from engine.project import Project

_COLUMNS = ("file", "label", "group", "start", "end", "low", "high", "note")
_LISTED = 20


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    label = verbs.add_parser(
        "label",
        help="take labels into a project",
        description="Takes labels into a project, in one edit that can be undone in the window. Rows that fit no recording are listed, and "
        "the exit code is 1 then.",
    )
    label.add_argument("--project", required=True, metavar="DIR", help="the project's folder")
    source = label.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--from",
        dest="table",
        metavar="TABLE",
        help="a .csv (any separator and encoding) or .xlsx file, also of Raven, Audacity, BirdNET or Kaleidoscope; or a folder of "
        "theirs",
    )
    source.add_argument("--folders", action="store_true", help="the folder a recording lies in is its label")
    source.add_argument(
        "--pattern",
        metavar="PATTERN",
        help='file names, as "{group}-*-{label}" or a regular expression with (?P<label>...)',
    )
    for name in _COLUMNS:
        words = f"the table's column for the {name} (default: guessed; '' for none)"
        label.add_argument(f"--{name}-column", metavar="NAME", help=words)
    label.add_argument("--who", metavar="NAME", default="", help="whose labels they are, where the table does not say")
    label.add_argument(
        "--predictions",
        action="store_true",
        help="keep what the table says as regions that are proposed, with its confidence, and not as labels",
    )
    label.add_argument(
        "--as-they-are",
        action="store_true",
        help="in a project of cries: keep each reason as a class, instead of the two that the model knows",
    )
    label.add_argument("--dry-run", action="store_true", help="only show what would be done")
    add_progress(label)
    label.set_defaults(run=_label)


def _label(args: argparse.Namespace) -> int:
    with (
        open_project(args.project) as opened,
        opened.rehearsed() if args.dry_run else opened as project,
        meter(args.progress) as report,
    ):
        refresh(project, report)
        report.clear()
        project.person = args.who
        plan = _plan(args, project)
        if project.of_cries and not args.predictions and not args.as_they_are:
            plan = _of_two_classes(plan, {one.name for one in project.classes()})
        _show(plan)
        if not plan.entries and not plan.groups:
            raise UserError("There is nothing in it that labels a recording of this project.", "Nothing was changed.")
        if args.predictions and not args.table:
            raise UserError("Predictions are read from a table only.", "Say which, with --from.")
        if args.dry_run:
            print("Nothing was changed; without --dry-run it would be.")
        elif args.predictions:
            print(f"{many(project.propose_plan(plan, Path(args.table).name), 'region')} proposed.")
        else:
            edit = project.import_labels(plan)
            print(f"Labelled {many(len(edit.files), 'recording')}.")
            if edit.labels_out:
                print(f"{many(edit.labels_out, 'label')} that said otherwise were there before, and are replaced.")
        return 1 if plan.unmatched else 0


def _plan(args: argparse.Namespace, project: Project) -> Plan:
    if args.folders:
        return project.plan_from_folders()
    if args.pattern:
        return project.plan_from_names(args.pattern)
    read, guessed, plan = project.preview_table(Path(args.table), None, args.predictions)
    wanted = {
        name: getattr(args, f"{name}_column") or None
        for name in _COLUMNS
        if getattr(args, f"{name}_column") is not None
    }
    if wanted:
        mapping = _mapping(guessed, wanted, read.columns)
        _, guessed, plan = project.preview_table(Path(args.table), mapping, args.predictions)
    if guessed is None or plan is None:
        raise _unclear(read.columns)
    named = ", ".join(f"{what} from “{column}”" for what, column in vars(guessed).items() if column)
    print(f"{many(len(read.rows), 'row')}: {named}.")
    return plan


def _of_two_classes(plan: Plan, own: set[str]) -> Plan:
    """Reasons of cries as the two classes that the model knows, the reasons themselves as notes; the project's `own` classes stay."""
    from engine.cry import reasons
    from engine.exchange import imports

    becomes = reasons.suggested(plan.names)
    becomes = {reason: name for reason, name in becomes.items() if reason != name and reason not in own}
    if becomes:
        told = ", ".join(f"{reason} is {name}" for reason, name in becomes.items())
        print(f"Reasons of cries become two classes and stay as notes (--as-they-are makes a class of each): {told}.")
    return imports.renamed(plan, becomes, keep=True)


def _mapping(guessed: Mapping | None, wanted: dict[str, str | None], columns: tuple[str, ...]) -> Mapping:
    from engine.exchange.imports import Mapping

    if guessed is not None:
        return replace(guessed, **wanted)
    if "file" not in wanted or not {"label", "group"} & wanted.keys():
        raise _unclear(columns)
    return Mapping(**{"label": None, **wanted})


def _unclear(columns: tuple[str, ...]) -> UserError:
    return UserError(
        "It is not clear which columns of the table are the file and the label.",
        "Say so with --file-column and --label-column; there are: {columns}.",
        columns=", ".join(columns),
    )


def _show(plan: Plan) -> None:
    named = {(entry.file, entry.span) for entry in plan.entries if entry.name}
    shown = (entry for entry in plan.entries if entry.name or (entry.file, entry.span) not in named)
    counts = Counter(entry.name or "(only a note)" for entry in shown)
    if counts:
        print(table(("class", "labels"), counts.most_common(), right=("labels",)))
    if plan.groups:
        print(f"{many(len(set(plan.groups.values())), 'group')} of {many(len(plan.groups), 'recording')}.")
    for one in plan.unmatched[:_LISTED]:
        say(f"line {one.line}: {one.said}: {one.reason}" if one.line else f"{one.said}: {one.reason}")
    if len(plan.unmatched) > _LISTED:
        say(f"and {len(plan.unmatched) - _LISTED} more")
    if plan.unmatched:
        say(f"{len(plan.unmatched)} of {many(plan.rows, 'row')} fit no recording or cannot be used.")
