"""A step of training the `earmark` recipe, beside the same network made of Keras's own layers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import numpy as np

from engine.model import backend
from engine.recipe import named
from engine.train.learner import Learner
from tests.bench.measure import Line, best

ASKED = 1.2


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """Steps of both in turn, the quickest of each."""
    keras, recipe = backend.keras(), named("earmark")
    batch, steps = recipe.schedule.batch, 3 if quick else 20
    rng = np.random.default_rng(1)
    x = rng.normal(-12, 4, (batch, *recipe.frontend.shape)).astype(np.float32)
    y = np.eye(10, dtype=np.float32)[rng.integers(10, size=batch)]

    def learner() -> Learner:
        made = Learner(recipe.build(recipe.frontend.shape, 10), recipe.schedule, 1, steps, tuned=False, several=False)
        made.begin(0)
        made.step(x, y, None, 0, 1.0)  # TensorFlow makes its graph
        return made

    ours = learner()
    with mock.patch("engine.recipes.layers._in_one", return_value=keras.layers.BatchNormalization):
        theirs = learner()
    taken: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(steps):
        for name, one in (("ours", ours), ("theirs", theirs)):
            began_s = time.perf_counter()
            one.step(x, y, None, number, 1.0)
            taken[name].append(time.perf_counter() - began_s)
    quicker = best(taken["theirs"]) / best(taken["ours"])
    yield Line(
        f"a step of training, {batch} windows, beside Keras's own batch normalisation",
        f"{ASKED} times as quick",
        f"{quicker:.2f} times",
        quicker / ASKED,
        {name: best(each) for name, each in taken.items()},
    )
