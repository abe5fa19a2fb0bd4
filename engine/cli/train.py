"""The verb train: a new network, from a folder per class or from a project."""

from __future__ import annotations

import argparse


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    train = verbs.add_parser("train", help="train a network")
    train.set_defaults(run=lambda args: 2)
