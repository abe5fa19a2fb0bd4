"""A recipe as a contender: a network trained anew for each fold, then asked as the finished model it has become."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from engine.datasets import Dataset, Parts
from engine.job import Report
from engine.model import litert
from engine.recipe import Recipe
from engine.trials import hearing
from engine.trials.contenders import Answered, Told, Where
from engine.trials.heads import answers


@dataclass(frozen=True)
class Network:
    """`recipe` trained from scratch, for at most `epochs` (None: as many as it says)."""

    recipe: Recipe
    epochs: int | None = None

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
        return {"kind": "recipe", "epochs": self.epochs, **self.recipe.fields()}

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
        )
        train_s = time.monotonic() - began_s
        rows = np.flatnonzero(split.held_out)
        heard = hearing.hear(dataset, rows, partial(litert.Backbone, made.model, 1), report)
        columns = [made.model.classes.index(name) for name in dataset.classes]
        said = answers(made.model, heard, dataset, rows, columns)
        shutil.rmtree(where.own, ignore_errors=True)
        problems = {str(file): why for file, why in made.problems}
        return replace(said, train_s=train_s, curves=tuple(curves), problems=problems | said.problems)
