"""Which recipe is asked for on the command line: a file of one's own, or with numbers of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from engine.cli.terminal import say


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
