"""Makes a model of the everyday family: a backbone trained on mixtures, then its head and its memory."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine import model
from engine.everyday import fit, judge, mixtures, words
from engine.everyday.corpus import Sound
from engine.everyday.plan import Plan
from engine.job import Report
from engine.model import Model, network
from engine.model.head import Head, blocks
from engine.model.litert import Backbone

SPOKEN = 16_000  # mixtures that the ear for words is fitted on, at most


@dataclass(frozen=True, slots=True)
class Place:
    """Where the public recordings and the teacher are, where what is made on the way is kept, and the arithmetic of training."""

    data: Path
    work: Path
    precision: str = "float32"

    @property
    def teacher(self) -> Path:
        return self.data / "models" / "yamnet.tflite"


def backbone(sounds: list[Sound], names: tuple[str, ...], plan: Plan, place: Place, folder: str) -> Model:
    """A model with a backbone trained on mixtures of `sounds`, and no head yet; kept in `folder` below the place's `work`."""
    there, recipe = place.work / folder / "backbone", plan.recipe
    if not (there / network.BACKBONE).exists():
        made = _mixtures(sounds, names, plan, place, plan.mixtures)
        trained = fit.fit(made, recipe, plan.schedule, there.parent, plan.seed, place.precision, report=told())
        network.write(trained, recipe, there)
    wide = recipe.frontend.extras + 256
    nothing = Head(np.zeros((wide, len(names))), np.zeros(len(names)), np.zeros(wide), np.ones(wide))
    return Model(
        name=plan.name,
        title=plan.title,
        version=plan.version,
        folder=there,
        classes=names,
        recipe=recipe.name,
        frontend=recipe.frontend,
        backbone_id=model.backbone_id(there, recipe.frontend),
        head=nothing,
        made_with=recipe.fields(),
    )


def headed(made: Model, sounds: list[Sound], plan: Plan, place: Place) -> tuple[Model, Model]:
    """The model with its head and memory, taught by `sounds`; and the same with a head that knows no words."""
    count = min(SPOKEN, plan.mixtures)
    heard = _mixtures(sounds, made.classes, plan, place, count)
    run = Backbone(made)
    hidden = np.concatenate(
        [run.hidden(heard.log_mels[rows].astype(np.float32)) for rows in blocks(len(heard.log_mels))]
    )
    return judge.taught(made, judge.hear(sounds, made, told(), to_learn=True), words.ear(hidden, heard.scores), told())


def _mixtures(sounds: list[Sound], names: tuple[str, ...], plan: Plan, place: Place, count: int) -> mixtures.Mixtures:
    frontend = plan.recipe.frontend
    return mixtures.make(sounds, names, count, frontend, place.teacher, place.work, plan.seed, report=told())


def told() -> Report:
    """A report that says on stderr, every ten seconds, where the work is."""
    last = [0.0]

    def report(done: float, total: float, note: str = "") -> None:
        if time.monotonic() - last[0] > 10 or done == total:
            last[0] = time.monotonic()
            sys.stderr.write(f"{note}: {done:.0f} of {total:.0f}\n")

    return report
