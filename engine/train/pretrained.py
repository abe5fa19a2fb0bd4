"""Weights that others trained: fetched once, or given as a file, and never used unchecked."""

from __future__ import annotations

import os
from pathlib import Path

from engine.job import Report, silent
from engine.recipe import Recipe


def weights_for(recipe: Recipe, given: str | os.PathLike[str] | None, report: Report = silent) -> Path | None:
    """The file of the recipe's pretrained weights, None where it has none."""
    return None
