"""Fits a recipe's network to features, from scratch, or from the network of a model, whose last blocks are tuned.

Keras alone, whatever it stands on. For a child process: what it stands on is imported here, and its memory is given
back only when the process ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.job import Report, silent
from engine.model import backend
from engine.recipe import Recipe, Schedule
from engine.train.checkpoint import Checkpoint
from engine.train.heard import BLOCK, Windows
from engine.train.learner import Learner

if TYPE_CHECKING:
    import keras

FEWEST_STEPS = 8  # in an epoch of drawn windows, however small the data set

Curves = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Material:
    """Windows to learn from: `features` float16 (n, *shape), `targets` float32 (n, c), a `share` (n,) for each to be drawn by,
    and which of them say when to stop (`inner`, bool (n,), the others train)."""

    features: Windows | NDArray[np.floating]
    targets: NDArray[np.float32]
    share: NDArray[np.float64]
    inner: NDArray[np.bool_]
    several: bool = False


@dataclass
class _Watch:
    """What the inner validation groups have said so far."""

    patience: int
    plateau: int
    by: float
    limit_s: float | None = None
    spent_s: float = 0.0
    best_loss: float = np.inf
    since: int = 0
    since_slower: int = 0
    slower: float = 1.0

    @classmethod
    def over(cls, schedule: Schedule, epochs: int, limit_s: float | None = None) -> _Watch:
        """A shorter course has the less patience, but never less than a third of the recipe's."""
        part = max(1 / 3, min(1.0, epochs / schedule.epochs))
        waits = (round(wait * part) for wait in (schedule.patience, schedule.plateau))
        return cls(*waits, by=schedule.slower, limit_s=limit_s)

    def better(self, loss: float) -> bool:
        """Whether this epoch is the best so far; the rate falls where it is time for that."""
        self.since, self.since_slower = self.since + 1, self.since_slower + 1
        if loss < self.best_loss:
            self.best_loss, self.since, self.since_slower = loss, 0, 0
            return True
        if self.plateau and self.since_slower >= self.plateau:
            self.slower, self.since_slower = self.slower * self.by, 0
        return False

    @property
    def enough(self) -> bool:
        late = self.limit_s is not None and self.spent_s >= self.limit_s
        return late or (bool(self.patience) and self.since >= self.patience)


def fit(
    network: keras.Model,
    material: Material,
    recipe: Recipe,
    epochs: int,
    tuned: bool = False,
    seed: int = 1,
    report: Report = silent,
    curves: Curves | None = None,
    checkpoint: Checkpoint | None = None,
    limit_s: float | None = None,
) -> keras.Model:
    """The network with the (averaged) weights of its last epoch, or of the best one on the inner validation windows; changed in place.

    `tuned`: it comes from a trained model.  `report` may raise Cancelled after any step.  `curves` is given one dictionary an epoch.
    What stands after each epoch is kept in `checkpoint`, and the same call goes on from there, to the same network.
    The epoch that ends after `limit_s` seconds of processor time in epochs, also of those before it was stopped, is the last.
    """
    learning, material = _beyond_what_is_frozen(network, material, recipe, tuned, report)
    batch = _batch(material, recipe.schedule)
    steps = _steps(material, recipe.schedule, batch)
    learner = Learner(learning, recipe.schedule, epochs, steps, tuned, material.several)
    watch, best, begin = _Watch.over(recipe.schedule, epochs, limit_s), None, 0
    kept = checkpoint.read() if checkpoint else None
    if kept is not None:
        begin, best = kept.state.pop("epoch"), kept.best
        watch = replace(watch, **kept.state)
        learner.resume(begin, kept.arrays)
    for epoch in range(begin, epochs):
        if watch.enough:
            break
        began_s = time.process_time()
        rng = np.random.default_rng([seed, epoch])
        learner.begin(epoch)
        told, seen = np.zeros(2), 0
        for step, (x, y, weight) in enumerate(_batches(material, recipe, batch, steps, rng)):
            told += len(x) * learner.step(x, y, weight, epoch * steps + step, watch.slower)
            seen += len(x)
            report(epoch * steps + step + 1, epochs * steps, "Training")
        loss, accuracy = told / seen
        line = {
            "event": "epoch",
            "epoch": epoch + 1,
            "epochs": epochs,
            "loss": float(loss),
            "accuracy": float(accuracy),
        }
        if material.inner.any():
            with learner.averaged():
                val_loss, val_accuracy = _inner_scores(learning, material)
            line |= {"val_loss": val_loss, "val_accuracy": val_accuracy}
            if watch.better(val_loss) and recipe.schedule.best:
                best = learner.average()
        watch.spent_s += time.process_time() - began_s  # the same on a busy machine
        if curves:
            curves(line)
        if checkpoint:
            asked = ("patience", "plateau", "by", "limit_s")
            state = {name: value for name, value in vars(watch).items() if name not in asked}
            checkpoint.write({"epoch": epoch + 1, **state}, learner.arrays(), best)
    learner.settle(best if best is not None else learner.average())
    return network


def _beyond_what_is_frozen(
    network: keras.Model, material: Material, recipe: Recipe, tuned: bool, report: Report
) -> tuple[keras.Model, Material]:
    """The part of the network that learns, and what it is given: what the frozen part says of each window, computed once."""
    if tuned or not recipe.frozen:
        return network, material
    keras = backend.keras()
    wall = network.get_layer(recipe.frozen).output
    frozen = keras.Model(network.input, wall)
    said = []
    for first in range(0, len(material.features), BLOCK):
        said.append(frozen.predict_on_batch(material.features[first : first + BLOCK].astype(np.float32)))
        report(min(first + BLOCK, len(material.features)), len(material.features), "Reading")
    return keras.Model(wall, network.output), replace(material, features=np.concatenate(said))


def _batch(material: Material, schedule: Schedule) -> int:
    return min(schedule.batch, max(8, int((~material.inner).sum())))


def _steps(material: Material, schedule: Schedule, batch: int) -> int:
    steps = -(-int((~material.inner).sum()) // batch)
    return steps if schedule.each_once else max(FEWEST_STEPS, steps)


def _batches(
    material: Material, recipe: Recipe, batch: int, steps: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray, NDArray | None]]:
    """The batches of an epoch: features, targets, and how much each counts, None for all the same."""
    train = np.flatnonzero(~material.inner)
    share = material.share[train] / material.share[train].sum()
    order = rng.permutation(train) if recipe.schedule.each_once else None
    worth = _worth(material.targets[train]) if recipe.schedule.class_weights and not material.several else None
    for step in range(steps):
        rows = rng.choice(train, batch, p=share) if order is None else order[step * batch : (step + 1) * batch]
        x, y = recipe.augment(material.features[rows].astype(np.float32), material.targets[rows], rng)
        yield x, y, None if worth is None else y @ worth


def _worth(targets: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a mistake in each class counts so that all classes count the same, (c,); 1 on average."""
    return (len(targets) / (targets.shape[1] * np.maximum(targets.sum(0), 1))).astype(np.float32)


def _inner_scores(network: keras.Model, material: Material) -> tuple[float, float]:
    """Log loss and share right on the inner validation windows."""
    inner, y = np.flatnonzero(material.inner), material.targets[material.inner]
    blocks = [
        network.predict_on_batch(material.features[inner[k : k + BLOCK]].astype(np.float32))
        for k in range(0, len(inner), BLOCK)
    ]
    logits = np.concatenate(blocks)
    if material.several:
        loss = float((np.logaddexp(0, logits) - y * logits).mean())
        return loss, float(((logits > 0) == (y > 0.5)).mean())
    shifted = logits - logits.max(1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return float(-(log_p * y).sum(1).mean()), float((logits.argmax(1) == y.argmax(1)).mean())
