"""The verb classify: recordings in, a table out; with a project, kept and resumable."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine import model as models
from engine import predict
from engine.awake import awake
from engine.cli import output
from engine.cli.asked import useless
from engine.cli.inputs import gather, nothing_in, open_project, refresh
from engine.cli.terminal import Meter, add_progress, clock, complain, many, meter, say, size
from engine.cry import verdict
from engine.errors import UserError
from engine.exchange.rows import rows as project_rows
from engine.exchange.scored import rows as scored_rows
from engine.job import Cancelled
from engine.model import Model, species
from engine.project import Project
from engine.sound.audio import MIX, FolderGone
from engine.sound.recording import Recording

LONG_HOURS = 1.0  # a run over more sound than this first says what it will take


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    classify = verbs.add_parser(
        "classify",
        help="classify recordings",
        description="Classifies recordings and writes one row for each. Nothing is written beside the recordings. A recording that "
        "cannot be read has a row with its problem, and the exit code is 1. Ctrl+C keeps what is done.",
    )
    classify.add_argument(
        "paths", nargs="*", metavar="FOLDER|FILE", help="folders, recordings; none: those of the project"
    )
    classify.add_argument(
        "--model",
        metavar="NAME|DIR",
        help="a model (see earmark models) or the folder of one (default: everyday, or the project's)",
    )
    classify.add_argument(
        "--project", metavar="DIR", help="keep the results there, made if need be; a run that ended early goes on"
    )
    classify.add_argument("--species", metavar="FILE", help="answer only with the classes of this list, one a line")
    classify.add_argument("--recursive", action="store_true", help="take in subfolders")
    classify.add_argument(
        "--channel",
        type=_channel,
        metavar="N|mix",
        help="the channel to hear, from 1, or the mix of all (default: as the project has it; the mix at first)",
    )
    classify.add_argument(
        "--several", action="store_true", help="the project's recordings may be several classes at once"
    )
    classify.add_argument(
        "--no-embeddings", action="store_true", help="keep none in the project: smaller, but teaching reads all again"
    )
    classify.add_argument("--jobs", type=_jobs, metavar="N", help="threads (default: all cores)")
    output.add(classify)
    add_progress(classify)
    classify.set_defaults(run=_classify)


def _channel(text: str) -> int:
    if text == "mix":
        return MIX
    if not text.isdigit() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text} is no channel; they are counted from 1, or mix")
    return int(text) - 1


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text} is no number of threads")
    return int(text)


def _classify(args: argparse.Namespace) -> int:
    output.check(args)
    if not args.project:
        useless(args, "what a project keeps", "several", "no_embeddings")
    if not args.paths and not args.project:
        raise UserError("Say what to classify: a folder, recordings, or a project.")
    if args.species and args.project:
        raise UserError(
            "A project has no species list of its own; its model may have one.",
            "Add the network with its list: earmark models --add FILE --species FILE --name NAME",
        )
    threads = args.jobs or os.cpu_count() or 2
    with awake(), meter(args.progress) as report:
        if args.project:
            return _in_project(args, threads, report)
        return _alone(args, threads, report)


def _alone(args: argparse.Namespace, threads: int, report: Meter) -> int:
    model = models.find(args.model or "everyday")
    if args.species:
        model = species.restricted(model, Path(args.species))
        if strange := species.unknown(model, Path(args.species)):
            say(str(strange))
    _say_what_is_known(model)
    inputs = gather(args.paths, args.recursive)
    recordings = list(inputs.recordings(report))
    channel = MIX if args.channel is None else args.channel
    options = predict.Options(channel=channel, keep_embeddings=False, threads=threads)
    _say_what_it_takes(model, inputs.root, recordings, options, kept="")
    counted = _Counted(predict.run(model, inputs.root, recordings, options, report), len(recordings))
    output.put(args, scored_rows(counted.scored(), recordings, model, inputs.root, output.options(args)))
    return _conclude(report, inputs.skipped, counted.problems, counted.done, counted.total, counted.gone)


class _Counted:
    """What a run yields, counted on its way; Ctrl+C or a drive that vanishes ends it as if there were no more."""

    def __init__(self, scored: Iterator[predict.Scored], total: int):
        self.total, self.done = total, 0
        self.gone: FolderGone | None = None
        self.problems: dict[str, str] = {}
        self._scored = scored

    def scored(self) -> Iterator[predict.Scored]:
        """The same, in the same order."""
        try:
            for one in self._scored:
                self.done += 1
                if one.problem:
                    self.problems[one.file] = one.problem
                yield one
        except Cancelled:
            return
        except FolderGone as gone:
            self.gone = gone


def _in_project(args: argparse.Namespace, threads: int, report: Meter) -> int:
    with _project(args) as project:
        skipped = refresh(project, report)
        recordings = project.recordings()
        if not recordings:
            raise nothing_in([project.root], project.recursive)
        _say_what_is_known(project.model, taught=project.current_version > 0)
        pending = project.pending()
        options = predict.Options(channel=project.channel, keep_embeddings=not args.no_embeddings, threads=threads)
        if pending:
            _say_what_it_takes(project.model, project.root, pending, options, kept=str(project.folder))
        if 0 < len(pending) < len(recordings):
            say(
                f"{len(recordings) - len(pending)} of {many(len(recordings), 'recording')} done already; going on with the rest."
            )
        gone = None
        try:
            project.classify(report, options=options)
        except Cancelled:
            pass
        except FolderGone as error:
            gone = error
        report.clear()
        output.put(args, project_rows(project, output.options(args)))
        done = project.predictions()
        project.order_classes(Counter(prediction.predicted or "" for prediction in done.values()))
        problems = {file: prediction.problem for file, prediction in done.items() if prediction.problem}
        return _conclude(report, skipped, problems, len(recordings) - len(project.pending()), len(recordings), gone)


def _project(args: argparse.Namespace) -> Project:
    """The project, made where there is none; with what the command line says of it."""
    folder = Path(args.project)
    if Project.is_project(folder):
        project = open_project(args.project)
        moved = len(args.paths) == 1 and not project.root_present
        if moved:  # the folder that is given is where the recordings are now; that none of them is there is said
            try:
                project.relocate(Path(args.paths[0]))
            except BaseException:
                project.close()
                raise
        elif args.paths and [Path(path).absolute() for path in args.paths] != [project.root]:
            root = project.root
            project.close()
            raise UserError("The project {folder} belongs to the recordings in {root}.", "Leave the folder away, or use another project.",
                            folder=folder, root=root)  # fmt: skip
    else:
        if len(args.paths) == 1 and not Path(args.paths[0]).exists():
            raise UserError("There is no folder {folder}.", folder=args.paths[0])
        if len(args.paths) != 1 or not Path(args.paths[0]).is_dir():
            raise UserError(
                "A new project needs one folder of recordings.", "Say which: earmark classify FOLDER --project DIR"
            )
        begin = args.model or ""
        if begin:
            models.find(begin)  # before anything is made
        project = Project.create(folder, Path(args.paths[0]), recursive=args.recursive, model=begin)
    try:
        if args.model:
            project.adopt(args.model)
        changes = {
            "channel": args.channel,
            "recursive": args.recursive or None,
            "several": args.several or None,
        }
        project.change(**{name: value for name, value in changes.items() if value is not None})
    except BaseException:
        project.close()
        raise
    return project


def _say_what_is_known(model: Model, taught: bool = False) -> None:
    """Of a model that is hardly better than chance: so much, before its predictions are read."""
    finding = verdict.of_model(model)
    if finding is not None:
        say("\n".join([verdict.DISCLAIMER] if taught else finding.sentences()))


def _say_what_it_takes(
    model: Model, root: Path, recordings: Sequence[Recording], options: predict.Options, kept: str
) -> None:
    """Before a long run: hours, recordings, time, bytes and where they go."""
    if sum(one.duration_s or 0.0 for one in recordings) < LONG_HOURS * 3600:
        return
    pace = predict.pace(model, root, recordings, options)
    takes = predict.estimate(recordings, model, options.keep_embeddings, pace)
    place = f", and {size(takes.bytes)} in {kept}" if kept else ""
    say(
        f"{many(takes.recordings, 'recording')}, {takes.hours:.1f} hours of sound: about {clock(takes.seconds)}{place}."
    )


def _conclude(
    report: Meter, skipped: dict[str, str], problems: dict[str, str], done: int, total: int, gone: FolderGone | None
) -> int:
    report.clear()
    for file, problem in problems.items():
        say(f"{file}: {problem}")
    if problems:
        complain(f"A problem with {len(problems)} of {many(total, 'recording')}.")
    if skipped:
        complain(f"Left out, as said above: {len(skipped)}.")
    if gone:
        complain(str(gone))
    if done < total:
        complain(f"Stopped; {done} of {many(total, 'recording')} done and kept.")
    sys.stdout.flush()
    return 1 if skipped or problems or done < total else 0
