"""A recipe as a contender: a network trained anew for each fold, then asked as the finished model it has become."""

from __future__ import annotations

import hashlib
import inspect
import shutil
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets import Dataset, Parts
from engine.job import Report
from engine.model import backend, litert
from engine.recipe import Recipe
from engine.trials import hearing
from engine.trials.contenders import Answered, Told, Where
from engine.trials.heads import answers


@dataclass(frozen=True)
class Network:
    """`recipe` trained from scratch, for at most `epochs` (None: as many as it says).

    `weights` is the file of its pretrained weights where the user has it, for a recipe that wants some.
    """

    recipe: Recipe
    epochs: int | None = None
    weights: Path | None = None

    @property
    def name(self) -> str:
        return self.recipe.name

    @property
    def title(self) -> str:
        return self.recipe.title

    @property
    def about(self) -> str:
        return self.recipe.about

    def fields(self) -> dict[str, Any]:
        given = self.recipe.pretrained and self.weights
        return {
            "kind": "recipe",
            "epochs": self.epochs,
            "weights": given and (given.name, given.stat().st_size),
            "code": _code(self.recipe),
            **self.recipe.fields(),
        }

    def answer(self, dataset: Dataset, split: Parts, where: Where, seed: int, report: Report, told: Told) -> Answered:
        from engine.train import train  # holds out what the data set's own folds hold out, which is `split`

        curves: list[dict[str, Any]] = []

        def epoch(line: dict[str, Any]) -> None:
            curves.append(line)
            told(line)

        began_s = time.monotonic()
        made = train(
            dataset,
            self.recipe,
            where.own / "model",
            epochs=self.epochs,
            seed=seed,
            report=report,
            curves=epoch,
            name=self.title,
            weights=self.weights if self.recipe.pretrained else None,
        )
        train_s = time.monotonic() - began_s
        rows = np.flatnonzero(split.held_out)
        heard = hearing.hear(dataset, rows, partial(litert.Backbone, made.model, 1), report)
        columns = [made.model.classes.index(name) for name in dataset.classes]
        said = answers(made.model, heard, dataset, rows, columns)
        shutil.rmtree(where.own, ignore_errors=True)
        backend.keras().backend.clear_session()  # the next fold begins with the memory this one had
        problems = {str(file): why for file, why in made.problems}
        return replace(said, train_s=train_s, curves=tuple(curves), problems=problems | said.problems)


def _code(recipe: Recipe) -> str:
    """A hash of the file a recipe is written in: a changed one is tried anew.  Nothing in a frozen program, which cannot change."""
    try:
        return hashlib.sha256(Path(inspect.getfile(recipe.build)).read_bytes()).hexdigest()[:16]
    except (OSError, TypeError):
        return ""
