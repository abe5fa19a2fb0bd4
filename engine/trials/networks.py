"""A recipe as a contender: a network trained anew for each fold, then asked as the finished model it has become."""

from __future__ import annotations

import json
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine import model as models
from engine.datasets import Dataset, Parts
from engine.job import Report
from engine.model import backend
from engine.recipe import Recipe
from engine.trials import hearing
from engine.trials.contenders import Answered, Told, Where
from engine.trials.heads import answers


@dataclass(frozen=True)
class Network:
    """`recipe` trained from scratch, for at most `epochs` (None: as many as it says), of which none is begun after `limit_s` seconds of
    processor time.

    `weights` is the file of its pretrained weights where the user has it, for a recipe that wants some.
    """

    recipe: Recipe
    epochs: int | None = None
    weights: Path | None = None
    limit_s: float | None = None

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
            "code": self.recipe.code(),
            **({} if self.limit_s is None else {"limit_s": self.limit_s}),
            **self.recipe.fields(),
        }

    def answer(self, dataset: Dataset, split: Parts, where: Where, seed: int, report: Report, told: Told) -> Answered:
        from engine.train import train  # holds out what the data set's own folds hold out, which is `split`

        course = _Course(where.own / "curves.json", told)
        made = train(
            dataset,
            self.recipe,
            where.own / "model",
            epochs=self.epochs,
            seed=seed,
            report=report,
            curves=course.epoch,
            name=self.title,
            weights=self.weights if self.recipe.pretrained else None,
            limit_s=self.limit_s,
        )
        train_s = course.elapsed_s()
        rows = np.flatnonzero(split.held_out)
        heard = hearing.hear(dataset, rows, partial(models.backbone_of, made.model, 1), report)
        columns = [made.model.classes.index(name) for name in dataset.classes]
        said = answers(made.model, heard, dataset, rows, columns)
        shutil.rmtree(where.own, ignore_errors=True)
        backend.forget()  # the next fold begins with the memory this one had
        problems = {str(file): why for file, why in made.problems}
        return replace(said, train_s=train_s, curves=tuple(course.lines), problems=problems | said.problems)


class _Course:
    """The epochs of one training and the time they took, in a file beside its checkpoint: one that goes on keeps its beginning."""

    def __init__(self, file: Path, told: Told):
        self.lines: list[dict[str, Any]] = []
        self._file, self._told = file, told
        self._began_s, self._before_s = time.monotonic(), 0.0

    def elapsed_s(self) -> float:
        """What this training took so far, also before it was stopped."""
        return self._before_s + time.monotonic() - self._began_s

    def epoch(self, line: dict[str, Any]) -> None:
        """Takes in one epoch; the first says after which of the earlier ones it goes on."""
        if not self.lines and line["epoch"] > 1:
            with suppress(OSError, ValueError):
                self.lines = [one for one in json.loads(self._file.read_text("utf-8")) if one["epoch"] < line["epoch"]]
                self._before_s = self.lines[-1]["elapsed_s"] if self.lines else 0.0
        self.lines.append({**line, "elapsed_s": self.elapsed_s()})
        with suppress(OSError):  # a figure would lack its beginning, no more
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self.lines), "utf-8")
        self._told(line)
