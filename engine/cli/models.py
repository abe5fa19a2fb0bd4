"""The verb models: those there are, and those that others made, fetched or added."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from engine import install, model
from engine.cli.terminal import add_progress, complain, meter, say, size
from engine.errors import UserError
from engine.model import described, species
from engine.model.described import Described

SHOWN = 30  # classes of a model; more are counted


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    models = verbs.add_parser(
        "models",
        help="the models there are; more are fetched or added",
        description="Lists the models that ship with Earmark and those that were added. Networks that others made are fetched with --get "
        "or added with --add FILE (.tflite, or .onnx with onnxruntime); a description beside the file, in JSON, says what it hears.",
    )
    models.add_argument("--json", action="store_true", help="as JSON")
    models.add_argument("--card", metavar="NAME", help="the whole card of one model: data, licences, protocol, scores")
    models.add_argument("--get", metavar="NAME", help="fetch a network that others made, and add it")
    models.add_argument(
        "--from", dest="url", metavar="URL", help="with --get: from another place; its hash must be the same"
    )
    models.add_argument("--add", metavar="FILE", help="add the file of a network")
    models.add_argument("--as", dest="kind", metavar="NAME", help="with --add: what it is (audioset, birdnet, perch)")
    models.add_argument("--description", metavar="JSON", help="with --add: what it is, in your own words")
    models.add_argument("--labels", metavar="FILE", help="with --add: its classes, one a line")
    models.add_argument(
        "--species", metavar="FILE", help="with --add: the classes it is to answer, one a line (default: all)"
    )
    models.add_argument("--name", metavar="NAME", help="with --add: how the model is called here")
    models.add_argument("--remove", metavar="NAME", help="take an added model away")
    add_progress(models)
    models.set_defaults(run=_models)


def _models(args: argparse.Namespace) -> int:
    if sum(1 for asked in (args.card, args.get, args.add, args.remove) if asked) > 1:
        raise UserError("Say one of --card, --get, --add and --remove.")
    if args.card:
        print(model.find(args.card).card)
    elif args.get:
        _get(args)
    elif args.add:
        one = install.description_of(Path(args.add), args.kind or "", _path(args.description))
        _told(one)
        made = install.add(Path(args.add), one, _path(args.labels), _path(args.species), args.name or "")
        if args.species and (strange := species.unknown(made, Path(args.species))):
            say(str(strange))
        _added(made)
    elif args.remove:
        install.remove(args.remove)
        say(f"The model {args.remove} is gone.")
    else:
        return _list(args.json)
    return 0


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _get(args: argparse.Namespace) -> None:
    known = described.shipped()
    if args.get not in known:
        raise UserError(
            "Earmark knows no network named {name}.", "It knows: {known}.", name=args.get, known=", ".join(known)
        )
    one = known[args.get]
    _told(one)
    if one.download and not args.url:
        say(f"{size(one.download.size)} from {one.download.url}")
        say(f"SHA-256 {one.download.sha256}")
    with meter(args.progress, unit="bytes") as report:
        made = install.get(one, args.url or "", report)
    _added(made)


def _told(one: Described) -> None:
    say(f"{one.title}, by {one.by}. Licence: {one.licence}. {one.home}")


def _added(made: model.Model) -> None:
    say(f"SHA-256 {made.made_with['sha256']}" + ("" if made.made_with["known"] else ", not a file that Earmark knows"))
    say(f"Added as {made.name}: earmark classify FOLDER --model {made.name}")


def _list(as_json: bool) -> int:
    folders = {**model.installed(), **model.shipped()}
    if not model.shipped():
        raise UserError("No model ships with this installation.", "Install Earmark again.")
    loaded, wrong = [], 0
    for _, folder in sorted(folders.items()):
        try:
            loaded.append(model.load(folder))
        except UserError as error:
            complain(str(error))
            wrong = 1
    if as_json:
        kept = ("name", "title", "version", "classes", "window_s", "backbone_id")
        rows = [{name: getattr(one, name) for name in kept} | {"folder": str(one.folder)} for one in loaded]
        print(json.dumps(rows, indent=1))
        return wrong
    for one in loaded:
        more = f", … and {len(one.classes) - SHOWN} more" if len(one.classes) > SHOWN else ""
        print(f"{one.name}, version {one.version}: {one.title}")
        apart = "; " if any("," in name for name in one.classes) else ", "
        print(f"  {len(one.classes)} classes: {apart.join(one.classes[:SHOWN])}{more}")
        print(f"  {one.folder}")
    for one in described.shipped().values():
        if one.name not in folders:
            how = f"--get {one.name} ({size(one.download.size)})" if one.download else f"--add FILE --as {one.name}"
            print(f"{one.name}, not here: {one.title}. {one.licence}. earmark models {how}")
            print(f"  {one.good_for}")
    return wrong
