"""The verb export: the table of a project."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from engine.cli import output
from engine.cli.terminal import add_progress, many, meter, say
from engine.exchange.selections import ENDINGS
from engine.project import Project


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    export = verbs.add_parser(
        "export",
        help="write a project's table",
        description="Writes the labels and predictions of a project as a table, or its labels as Raven and Audacity read them; a file that "
        "was there is replaced whole or left whole.",
    )
    export.add_argument("--project", required=True, metavar="DIR", help="the project's folder")
    output.add(export, to_file_only=True)
    export.add_argument(
        "--format",
        choices=("csv", "xlsx", *ENDINGS),
        help="what to write (default: as the name of the file says); raven, audacity and birdnet write the labels, a table for each "
        "recording into the folder FILE; raven writes them all into one table where FILE ends in .txt",
    )
    export.add_argument(
        "--proposed",
        action="store_true",
        help="of raven, audacity and birdnet: what is proposed and nobody has judged, instead of the labels",
    )
    add_progress(export)
    export.set_defaults(run=_export)


def _export(args: argparse.Namespace) -> int:
    with Project.open(Path(args.project)) as project, meter(args.progress, unit="rows") as report:
        count = project.export(
            Path(args.out), replace(output.options(args), format=args.format, proposed=args.proposed), report
        )
        failed = sum(1 for prediction in project.predictions().values() if prediction.problem)
    say(f"{many(count, 'label' if args.format in ENDINGS else 'row')} in {args.out}")
    if failed:
        say(f"{many(failed, 'recording')} with a problem; the column of that name tells which.")
    return 0
