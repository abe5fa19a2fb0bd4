"""The verbs find and clips: regions found in the recordings of a project, and all of a class saved as sound."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from engine.cli.asked import useless
from engine.cli.inputs import open_project, refresh
from engine.cli.terminal import add_progress, many, meter, say, table
from engine.errors import UserError
from engine.exchange import clips
from engine.labels.classes import named
from engine.predict.regions import ON
from engine.project.finding import ByLevel, ByModel, Found
from engine.sound.loud import Loud

_LISTED = 20


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verbs' grammar."""
    _add_find(verbs)
    _add_clips(verbs)


def _add_find(verbs: argparse._SubParsersAction) -> None:
    find = verbs.add_parser(
        "find",
        help="find regions in a project's recordings",
        description="Finds regions, by what the project's model says over time or by level alone, and proposes them: in the window each is "
        "accepted, rejected or corrected. What was judged already is not proposed again.",
    )
    find.add_argument("--project", required=True, metavar="DIR", help="the project's folder")
    find.add_argument("files", nargs="*", metavar="RECORDING", help="as the project names them (default: all)")
    find.add_argument(
        "--by",
        choices=("model", "level"),
        default="model",
        help="what the model hears, or what is louder than the noise",
    )
    find.add_argument(
        "--class", dest="name", metavar="NAME", default="", help="the class to hear, or what is found is called"
    )
    find.add_argument("--above", type=_share, metavar="P", help=f"how sure the model is (default: {ON})")
    find.add_argument("--least", type=float, metavar="S", help="the shortest region")
    for option, (field, words) in _BY_LEVEL.items():
        usual = getattr(Loud(), field)
        told = f"{words}, by level" + ("" if usual is None else f" (default: {usual:g})")
        unit = field.rpartition("_")[2].upper()
        find.add_argument(f"--{option.replace('_', '-')}", type=float, metavar=unit, help=told)
    find.add_argument(
        "--accept-above", type=_share, metavar="P", help="make labels of those that are at least so sure, source bulk"
    )
    add_progress(find)
    find.set_defaults(run=_find)


_BY_LEVEL = {
    "above_db": ("above_db", "how much louder than the noise"),
    "low": ("low_hz", "the lowest frequency to listen to"),
    "high": ("high_hz", "the highest"),
    "most": ("most_s", "the longest region"),
    "gap": ("gap_s", "pauses that do not end a region"),
}


def _share(text: str) -> float:
    value = _number(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no share: it is from 0 to 1")
    return value


def _seconds(text: str) -> float:
    value = _number(text)
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return value


def _number(text: str) -> float:
    """Not a number where it is none: no comparison is true of that."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _how(args: argparse.Namespace) -> ByModel | ByLevel:
    if args.by == "model":
        useless(args, "regions by their level", *_BY_LEVEL)
        return ByModel(args.name, ON if args.above is None else args.above, args.least or 0.0)
    useless(args, "regions by what the model says", "above")
    told = {field: getattr(args, option) for option, (field, _) in _BY_LEVEL.items()} | {"least_s": args.least}
    return ByLevel(Loud(**{field: value for field, value in told.items() if value is not None}).check(), args.name)


def _find(args: argparse.Namespace) -> int:
    how = _how(args)
    with open_project(args.project) as project, meter(args.progress) as report:
        refresh(project, report)
        known = [one.file for one in project.recordings()]
        if unknown := sorted(set(args.files) - set(known)):
            raise UserError("The project has no recording “{file}”.", "Name it as its tables do.", file=unknown[0])
        found = project.find_regions(how, args.files or None, report)
        report.clear()
        print(f"{many(found.regions, 'region')} in {many(found.recordings, 'recording')} proposed.")
        if args.accept_above is not None:
            edit = project.accept_proposals_above(args.accept_above, args.files or None, report)
            report.clear()
            labels = sum(change.table == "labels" and change.after is not None for change in edit.changes)
            print(f"Labelled {many(labels, 'region')} of them.")
    return _told(found)


def _told(found: Found) -> int:
    for file, reason in found.problems[:_LISTED]:
        say(f"{file}: {reason}")
    if found.unclassified:
        say(f"Not classified yet: {many(found.unclassified, 'recording')}. `earmark classify --project` does that.")
    return 1 if found.problems or found.unclassified else 0


def _add_clips(verbs: argparse._SubParsersAction) -> None:
    save = verbs.add_parser(
        "clips",
        help="save all of a class as sound files",
        description="Saves everything a class was said of, a file each, all channels at the recording's own rate. No file is replaced.",
    )
    save.add_argument("--project", required=True, metavar="DIR", help="the project's folder")
    save.add_argument("--class", dest="name", required=True, metavar="NAME", help="the class")
    save.add_argument("--out", required=True, metavar="DIR", help="the folder to write into")
    fields = ", ".join(f"{{{field}}}" for field in clips.FIELDS)
    save.add_argument(
        "--pattern",
        default=clips.PATTERN,
        help=f"folders and name of each file, of {fields} (default: %(default)s); {{folder}} is where the recording lies in the project",
    )
    save.add_argument("--padding", type=_seconds, metavar="S", default=0.0, help="seconds more on either side")
    save.add_argument("--format", choices=("wav", "flac"), default="wav", help="32-bit float WAV, or 24-bit FLAC")
    save.add_argument("--dry-run", action="store_true", help="only show what the files would be called")
    add_progress(save)
    save.set_defaults(run=_clips)


def _clips(args: argparse.Namespace) -> int:
    with open_project(args.project) as project, meter(args.progress) as report:
        known = project.classes()
        found = named(known, args.name)
        if found is None:
            there = ", ".join(one.name for one in known)
            raise UserError("The project has no class “{name}”.", "It has: {there}.", name=args.name, there=there)
        some = clips.of_class(project, found.id)
        if not some:
            raise UserError("Nothing is labelled {name}.", "Nothing was written.", name=found.name)
        if args.dry_run:
            names = [clips.named(one, args.pattern, args.format) for one in some[:_LISTED]]
            print(table(("file",), [(name,) for name in names]))
            print(f"{many(len(some), 'file')}; without --dry-run they would be written.")
            return 0
        saved = clips.save(project, some, Path(args.out), args.pattern, args.padding, args.format, report)
    print(f"{many(len(saved.files), 'file')} in {args.out}")
    for file, reason in saved.problems[:_LISTED]:
        say(f"{file}: {reason}")
    return 1 if saved.problems else 0
