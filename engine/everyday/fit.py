"""Trains the backbone on mixtures: to hear what the teacher hears, and to name the classes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine import augment
from engine.everyday.mixtures import Mixtures
from engine.everyday.teacher import SCORES
from engine.job import Report, silent
from engine.model import backend
from engine.recipe import Recipe, Schedule, rate_at

if TYPE_CHECKING:
    import keras

MOST = 6.0  # a target is no farther out than this
SCORES_WEIGHT, CLASSES_WEIGHT = 20.0, 0.5  # beside the embedding's squared error, which counts 1


@dataclass(frozen=True, slots=True)
class Axes:
    """The teacher's embeddings, seen along their own main directions: (embeddings - mean) @ directions, each about as
    large as the next.
    """

    mean: np.ndarray
    directions: np.ndarray

    def targets(self, embeddings: np.ndarray) -> np.ndarray:
        """float (n, 1024) -> float32 (n, directions)."""
        return np.clip((embeddings.astype(np.float32) - self.mean) @ self.directions, -MOST, MOST)


def axes(embeddings: np.ndarray, count: int) -> Axes:
    """The `count` main directions of the training mixtures' teacher embeddings (n, 1024), three quarters whitened."""
    whole = embeddings.astype(np.float32)
    mean = whole.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(whole - mean, rowvar=False))
    values, vectors = values[::-1][:count], vectors[:, ::-1][:, :count]
    scaled = vectors * np.maximum(values, 1e-9) ** -0.375
    return Axes(mean, (scaled / np.sqrt(np.mean(values**0.25))).astype(np.float32))


def varied(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """What is done to a mixture each time it is shown: no mixing, for the teacher has heard this one."""
    x = augment.tilt(augment.gain(augment.roll(x, rng), rng, most_db=15.0), rng, most_db=4.0)
    return augment.mask(augment.low_pass(x, rng, chance=0.2), rng, mels=6, frames=12)


class _Course:
    """One training: network, heads that do not ship, optimizer and where it stands; saved after every epoch, so that it
    can go on.
    """

    def __init__(self, recipe: Recipe, classes: int, embedding: int, schedule: Schedule, precision: str):
        keras = backend.keras()
        keras.mixed_precision.set_global_policy(precision)
        self.network = recipe.build(recipe.frontend.shape, classes)
        hidden = self.network.get_layer("embedding_norm").output
        scores = keras.layers.Dense(SCORES, name="teacher_scores", dtype="float32")(hidden)
        self.both = keras.Model(self.network.input, [hidden, scores, self.network.output])
        keras.mixed_precision.set_global_policy("float32")
        self.optimizer = keras.optimizers.AdamW(
            schedule.peak_rate,
            weight_decay=schedule.weight_decay,
            use_ema=True,
            ema_momentum=schedule.average,
            global_clipnorm=5.0,
        )
        self.optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        self.optimizer.build(self.both.trainable_variables)
        jit: Any = backend.below() == "jax"
        self.both.compile(
            self.optimizer,
            [near, keras.losses.BinaryCrossentropy(from_logits=True), partial(named, smoothing=schedule.smoothing)],
            loss_weights=[1.0, SCORES_WEIGHT, CLASSES_WEIGHT],
            jit_compile=jit,
        )

    def step(self, x: np.ndarray, targets: list[np.ndarray], rate: float) -> dict[str, float]:
        """Learns from one batch; returns the losses, by name."""
        self.optimizer.learning_rate = rate
        return self.both.train_on_batch(x, targets, return_dict=True)

    def variables(self) -> list:
        return [*self.both.variables, *self.optimizer.variables]

    def save(self, file: Path, epochs_done: int) -> None:
        numbers = backend.keras().ops.convert_to_numpy
        unfinished = file.with_suffix(".part.npz")
        arrays = {f"v{i}": numbers(v.value) for i, v in enumerate(self.variables())}
        np.savez(unfinished, epochs_done=epochs_done, **arrays)
        unfinished.replace(file)

    def resume(self, file: Path) -> int:
        if not file.exists():
            return 0
        with np.load(file) as kept:
            for i, variable in enumerate(self.variables()):
                variable.assign(kept[f"v{i}"])
            return int(kept["epochs_done"])


def near(z: Any, embedding: Any) -> Any:
    """Squares of what the embedding (n, d) is off its targets, but outliers pull no harder; (n,)."""
    ops = backend.keras().ops
    return ops.mean(2 * (ops.sqrt(1 + ops.square(embedding - z)) - 1), axis=1)


def named(shares: Any, logits: Any, smoothing: float) -> Any:
    """Cross entropy with shares (n, c) that need not sum to 1, (n,): what is of no class pushes no logit. TensorFlow's own takes
    every row to sum to 1, and pushes all logits of one that does not down without end.
    """
    ops = backend.keras().ops
    known = ops.sum(shares, axis=1, keepdims=True)
    targets = shares * (1 - smoothing) + smoothing / shares.shape[1] * known
    return -ops.sum(targets * ops.log_softmax(logits), axis=1)


def _batches(mixtures: Mixtures, z: np.ndarray, batch: int, rng: np.random.Generator):
    order = rng.permutation(len(z))
    for first in range(0, len(order) - batch + 1, batch):
        rows = np.sort(order[first : first + batch])
        x = varied(mixtures.log_mels[rows].astype(np.float32), rng)
        yield x, [z[rows], mixtures.scores[rows].astype(np.float32), mixtures.shares[rows]]


def fit(
    mixtures: Mixtures,
    recipe: Recipe,
    schedule: Schedule,
    work: Path,
    seed: int = 1,
    precision: str = "float32",
    embedding: int = 256,
    report: Report = silent,
) -> keras.Model:
    """The trained network, with its averaged weights. Fixed epochs, decided beforehand; nothing is chosen on what is
    reported.

    `work` keeps the state after each epoch and `curve.csv`; a second call goes on from there. `precision` may be
    "mixed_bfloat16" where the processor has instructions for it, which saves a third of the time.
    """
    backend.keras().utils.set_random_seed(seed)
    course = _Course(recipe, mixtures.shares.shape[1], embedding, schedule, precision)
    work.mkdir(parents=True, exist_ok=True)
    state, curve = work / "state.npz", work / "curve.csv"
    z = axes(mixtures.embeddings, embedding).targets(mixtures.embeddings)
    steps = len(z) // schedule.batch
    total = steps * schedule.epochs
    for epoch in range(course.resume(state), schedule.epochs):
        rng = np.random.default_rng([seed, epoch])
        sums = Counter()
        for step, (x, targets) in enumerate(_batches(mixtures, z, schedule.batch, rng), epoch * steps):
            course.both.reset_metrics()
            sums.update(course.step(x, targets, rate_at(step, total, schedule)))
            report(step + 1, total, "training")
        with curve.open("a", encoding="utf-8") as lines:
            if epoch == 0:
                lines.write(",".join(["epoch", *sums]) + "\n")
            lines.write(",".join([str(epoch + 1), *(f"{value / steps:.4f}" for value in sums.values())]) + "\n")
        course.save(state, epoch + 1)
    course.optimizer.finalize_variable_values(course.both.trainable_variables)
    _settle(course, mixtures, z, schedule.batch, seed)
    return course.network


def _settle(course: _Course, mixtures: Mixtures, z: np.ndarray, batch: int, seed: int) -> None:
    """The averaged weights have not met batch normalisation's running means: shows them 150 batches."""
    batches = _batches(mixtures, z, batch, np.random.default_rng([seed, 10_000]))
    for x, _ in islice(batches, 150):
        course.both(x, training=True)
