"""What is asked for on the command line: a recipe in a file of one's own, or with numbers of one's own; and what is of no use there."""

from __future__ import annotations

import argparse
from pathlib import Path

from engine.cli.terminal import say
from engine.errors import UserError


def add_set(parser: argparse.ArgumentParser) -> None:
    """Adds the option that sets fields of a recipe."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="set a number of the recipe, as batch=250, peak_rate=0.001 or frontend.mels=128; may be repeated",
    )


def say_that_it_runs(name: str) -> None:
    """Of a recipe in a file of the person's own, before its code runs."""
    if name.endswith(".py") and Path(name).is_file():
        say(f"{name} is a program: its code runs now.")


def seed(text: str) -> int:
    """The number that --seed gives."""
    if not text.isdigit() or int(text) >= 2**32:
        raise argparse.ArgumentTypeError(f"{text} is no seed: a whole number from 0 on")
    return int(text)


def useless(args: argparse.Namespace, of: str, *options: str) -> None:
    """Raises UserError for the first of these options that was given: they say something `of` other work alone."""
    given = next((name for name in options if getattr(args, name) not in (None, False, "", [])), None)
    if given is not None:
        option = "FOLDER" if given == "paths" else f"--{given.replace('_', '-')}"
        raise UserError("{option} is of no use here: it is for {work}.", "Leave it out.", option=option, work=of)
