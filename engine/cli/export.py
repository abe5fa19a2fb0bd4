"""The verb export: the table of a project; a model as one network for other programs; the embeddings of recordings."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli import output
from engine.cli.asked import say_that_it_runs, useless
from engine.cli.inputs import gather
from engine.cli.terminal import Meter, add_progress, complain, many, meter, say
from engine.errors import UserError
from engine.exchange.export import replacing, write
from engine.exchange.rows import COLUMNS, Cell, fates, rows
from engine.exchange.selections import ENDINGS
from engine.project import Project

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.model import Model

NETWORKS, EMBEDDINGS = (".keras", ".tflite"), ".npz"
_OF_TABLES = ("rows", "measure", "regions", "probabilities", "bom")


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    export = verbs.add_parser(
        "export",
        help="write a project's table, a model, embeddings",
        description="Writes the labels and predictions of a project as a table, or its labels as Raven and Audacity read them. Where FILE "
        "ends in .keras or .tflite: a model as one network, from what its front end makes of a window to the probabilities of its classes, "
        "and beside it FILE.json, which says what it hears and answers. Where FILE ends in .npz: the embeddings of recordings, by window. "
        "A file that was there is replaced whole or left whole.",
    )
    export.add_argument(
        "paths", nargs="*", metavar="FOLDER|FILE", help="with --model and .npz: the recordings to be embedded"
    )
    export.add_argument("--project", metavar="DIR", help="the project's folder; its model, where a model is wanted")
    export.add_argument("--model", metavar="NAME|DIR", help="a model (see earmark models), or the folder of one")
    export.add_argument("--recursive", action="store_true", help="with --model and .npz: take in subfolders")
    export.add_argument(
        "--recipe", metavar="FILE.py", help="with .keras and .tflite: the file of your own recipe that made the model"
    )
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
    ending = Path(args.out).suffix.lower()
    kind = (
        _table
        if args.format or ending not in (*NETWORKS, EMBEDDINGS)
        else _network
        if ending in NETWORKS
        else _embeddings
    )
    if bool(args.project) == bool(args.model):
        raise UserError("Say what to export: --project DIR or --model NAME.")
    with meter(args.progress, unit="rows" if kind is _table else "recordings") as report:
        try:
            code = kind(args, report)
        except UserError as error:
            report.failed(error)
            raise
    if args.progress == "json":
        print(json.dumps({"kind": "result", "file": str(Path(args.out).absolute())}), flush=True)
    return code


def _table(args: argparse.Namespace, report: Meter) -> int:
    if not args.project:
        raise UserError(
            "A table is written of a project.",
            "A model is written as .keras or .tflite, embeddings as .npz; earmark classify makes a table without a project.",
        )
    useless(args, "embeddings", "paths", "recursive")
    useless(args, "a model in .keras or .tflite", "recipe")
    if args.format in ENDINGS:
        useless(args, "a table in CSV or Excel", *_OF_TABLES)
    else:
        useless(args, "labels for Raven, Audacity or BirdNET", "proposed")
    options = replace(output.options(args), format=args.format, proposed=args.proposed)
    failed: set[Cell] = set()
    with Project.open(Path(args.project)) as project:
        if args.format in ENDINGS:
            count = project.export(Path(args.out), options, report)
        else:
            count = write(Path(args.out), _failing(rows(project, options, report), failed), options)
        there = project.root_present
    report.clear()
    say(f"{many(count, 'label' if args.format in ENDINGS else 'row')} in {args.out}")
    if not there:
        say("The folder of the recordings is not there, so none of them was looked at.")
    if failed:
        say(f"{many(len(failed), 'recording')} with a problem; the column of that name tells which.")
    return 0


def _failing(table: Iterator[list[Cell]], failed: set[Cell]) -> Iterator[list[Cell]]:
    """Passes rows on, and keeps which recordings have a problem."""
    yield next(table)
    for line in table:
        if line[COLUMNS.index("problem")]:
            failed.add(line[0])
        yield line


def _network(args: argparse.Namespace, report: Meter) -> int:
    from engine import model as models
    from engine import recipe
    from engine.model import whole

    useless(args, "embeddings", "paths", "recursive")
    useless(args, "a table", *_OF_TABLES, "absolute", "proposed")
    if args.recipe:
        say_that_it_runs(args.recipe)
    made_by = recipe.named(args.recipe) if args.recipe else None
    if args.project:
        with Project.open(Path(args.project)) as project:
            model = project.model
    else:
        model = models.find(args.model)
    file = Path(args.out)
    beside = file.with_name(f"{file.name}.json")
    report(0, 0, "Writing the network")
    with replacing(beside) as words, replacing(file) as network:
        whole.write(model, network, file.suffix.lower(), made_by)
        words.write_text(whole.described(model, network), encoding="utf-8", newline="\n")
    report.clear()
    say(f"{model.title} is in {file}; what it hears and answers is in {beside}")
    if model.gate is not None:
        say("Which windows count is not in it: the file answers of every window.")
    return 0


def _embeddings(args: argparse.Namespace, report: Meter) -> int:
    from engine import model as models
    from engine.exchange import vectors

    useless(args, "a table", *_OF_TABLES, "absolute", "proposed")
    useless(args, "a model in .keras or .tflite", "recipe")
    problems: dict[str, str] = {}
    if args.project:
        useless(args, "recordings without a project", "recursive")
        if args.paths:
            raise UserError("A project has recordings of its own.", "Say --model in place of --project for others.")
        with Project.open(Path(args.project)) as project:
            model, heard = project.model, _kept(project, problems, report)
            count = vectors.write(Path(args.out), model, heard)
    else:
        if not args.paths:
            raise UserError("Say of which recordings: earmark export FOLDER --model NAME --out FILE.npz")
        model = models.find(args.model)
        count = vectors.write(Path(args.out), model, _heard(args, model, problems, report))
    report.clear()
    for file, why in problems.items():
        say(f"{file}: {why}")
    say(f"{many(count, 'window')} in {args.out}")
    if problems:
        complain(f"A problem with {many(len(problems), 'recording')}.")
    return 1 if problems else 0


def _kept(project: Project, problems: dict[str, str], report: Meter) -> Iterator[tuple[str, NDArray, NDArray]]:
    """What classifying has kept."""
    recordings, fate = project.recordings(), fates(project.root)
    for done, recording in enumerate(recordings):
        report(done, len(recordings))
        kept = project.embedded(recording.file)
        if kept is None:
            problems[recording.file] = "No embedding is kept: classify it first."
        else:
            if said := fate(recording):
                problems[recording.file] = said
            yield recording.file, kept.spans, kept.embeddings


def _heard(
    args: argparse.Namespace, model: Model, problems: dict[str, str], report: Meter
) -> Iterator[tuple[str, NDArray, NDArray]]:
    from engine import predict

    inputs = gather(args.paths, args.recursive)
    problems |= inputs.skipped
    recordings = list(inputs.recordings(report))
    options = predict.Options(keep_embeddings=True, threads=os.cpu_count() or 2)
    for one in predict.run(model, inputs.root, recordings, options, report):
        if one.problem:
            problems[one.file] = one.problem
        if one.embeddings is not None and len(one.spans):
            yield one.file, one.spans, one.embeddings
