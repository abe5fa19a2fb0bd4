"""Fits a recipe's network to features with Keras: from scratch, or from the network of a model, whose last blocks are tuned.

For a child process: TensorFlow is imported here, and its memory is given back only when the process ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.job import Report, silent
from engine.model import backend
from engine.recipe import Recipe, rate_at

if TYPE_CHECKING:
    import keras

FEWEST_STEPS = 8  # in an epoch, however small the data set
TUNED_RATE, HEAD_RATE = 1e-4, 1e-3  # of the last blocks and of the last layer, in fine-tuning
TUNED_SHARE = 0.6  # of the layers that have weights, from the last one back
HEAD_EPOCHS = 0.25  # of all epochs only the last layer learns
PULL = 1e-2  # towards the weights that fine-tuning started from
PATIENCE = 0.3  # of all epochs without a better inner validation loss, at least 6, then it stops
PLATEAU = 0.4  # of the patience, then the rate is halved

Curves = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Material:
    """Windows to learn from: `features` float16 (n, *shape), `targets` float32 (n, c), a `share` (n,) for each to be drawn by,
    and which of them say when to stop (`inner`, bool (n,), the others train)."""

    features: NDArray[np.float16]
    targets: NDArray[np.float32]
    share: NDArray[np.float64]
    inner: NDArray[np.bool_]
    several: bool = False


def fit(
    network: keras.Model,
    material: Material,
    recipe: Recipe,
    epochs: int,
    tuned: bool = False,
    seed: int = 1,
    report: Report = silent,
    curves: Curves | None = None,
) -> keras.Model:
    """The network with the averaged weights of its best epoch on the inner validation windows; changed in place.

    `tuned`: it comes from a trained model.  `report` may raise Cancelled after any step.  `curves` is given one dictionary an epoch.
    """
    course = _Course(network, recipe, material, epochs, tuned)
    rng = np.random.default_rng(seed)
    train = np.flatnonzero(~material.inner)
    share = material.share[train] / material.share[train].sum()
    best, best_loss, since, since_rate, slower = None, np.inf, 0, 0, 1.0
    patience = max(6, round(PATIENCE * epochs))
    for epoch in range(epochs):
        told = np.zeros(2)
        for step in range(course.steps):
            rows = rng.choice(train, course.batch, p=share)
            x, y = recipe.augment(material.features[rows].astype(np.float32), material.targets[rows], rng)
            told += course.step(x, y, epoch * course.steps + step, slower)
            report(epoch * course.steps + step + 1, epochs * course.steps, "Training")
        loss, accuracy = told / course.steps
        line = {
            "event": "epoch",
            "epoch": epoch + 1,
            "epochs": epochs,
            "loss": float(loss),
            "accuracy": float(accuracy),
        }
        if material.inner.any():
            val_loss, val_accuracy = course.inner_scores()
            line |= {"val_loss": val_loss, "val_accuracy": val_accuracy}
            since, since_rate = since + 1, since_rate + 1
            if val_loss < best_loss:
                best, best_loss, since, since_rate = course.averaged(), val_loss, 0, 0
            elif since_rate > PLATEAU * patience:
                slower, since_rate = slower / 2, 0
        if curves:
            curves(line)
        if since >= patience:
            break
    course.settle(best if best is not None else course.averaged())
    return network


class _Course:
    """One training: what learns at which rate, the moving average of all weights, and the compiled step."""

    def __init__(self, network: keras.Model, recipe: Recipe, material: Material, epochs: int, tuned: bool):
        import tensorflow as tf

        keras = backend.keras()
        self.network, self.material, self.tuned = network, material, tuned
        self.schedule = replace(recipe.schedule, epochs=epochs)
        train = int((~material.inner).sum())
        self.batch = min(self.schedule.batch, max(8, train))
        self.steps = max(FEWEST_STEPS, -(-train // self.batch))
        self.total = self.steps * epochs
        self.head_until = round(HEAD_EPOCHS * self.total) if tuned else 0
        last = network.get_layer("classes")
        self.head = list(last.trainable_variables)
        rest = (
            _last_blocks(network)
            if tuned
            else [v for v in network.trainable_variables if all(v is not h for h in self.head)]
        )
        self.rest = rest
        self.start = [tf.constant(v.numpy()) for v in rest] if tuned else []
        decay = 0.0 if tuned else self.schedule.weight_decay
        self.head_optimizer, self.rest_optimizer = (
            keras.optimizers.AdamW(1e-3, weight_decay=decay, global_clipnorm=5.0) for _ in range(2)
        )
        for optimizer, variables in ((self.head_optimizer, self.head), (self.rest_optimizer, rest)):
            optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
            optimizer.build(variables)
        self.average = [tf.Variable(v.numpy(), trainable=False) for v in network.weights]
        self._compiled = {False: self._compile(False), True: self._compile(True)}

    def _compile(self, head_only: bool):
        import tensorflow as tf

        smoothing = self.schedule.smoothing
        several = self.material.several

        def step(x, y, momentum):
            with tf.GradientTape() as tape:
                # in fine-tuning everything, batch normalisation above all, stays as it is but for the weights that learn
                logits = self.network(x, training=not self.tuned)
                if several:
                    loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(y, logits))
                    right = tf.reduce_mean(tf.cast((logits > 0) == (y > 0.5), tf.float32))
                else:
                    smooth = y * (1 - smoothing) + smoothing / y.shape[1]
                    loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(smooth, logits))
                    right = tf.reduce_mean(tf.cast(tf.argmax(logits, 1) == tf.argmax(y, 1), tf.float32))
                whole = loss
                if self.start and not head_only:
                    whole += PULL * tf.add_n(
                        [tf.reduce_sum(tf.square(v.value - s)) for v, s in zip(self.rest, self.start)]
                    )
            learn = self.head if head_only else [*self.head, *self.rest]
            gradients = tape.gradient(whole, learn)
            self.head_optimizer.apply(gradients[: len(self.head)], self.head)
            if not head_only:
                self.rest_optimizer.apply(gradients[len(self.head) :], self.rest)
            for mean, now in zip(self.average, self.network.weights):
                mean.assign(momentum * mean + (1 - momentum) * now.value)
            return tf.stack([loss, right])

        return tf.function(step, jit_compile=False, reduce_retracing=True)

    def step(self, x: NDArray, y: NDArray, number: int, slower: float) -> NDArray[np.float64]:
        """Learns from one batch; returns loss and the share that was right."""
        import tensorflow as tf

        head_only = number < self.head_until
        if self.tuned:
            fall = 0.5 * (1 + np.cos(np.pi * max(0, number - self.head_until) / max(1, self.total - self.head_until)))
            rates = HEAD_RATE * fall * slower, TUNED_RATE * fall * slower
        else:
            rates = (rate_at(number, self.total, self.schedule) * slower,) * 2
        for optimizer, rate in zip((self.head_optimizer, self.rest_optimizer), rates):
            optimizer.learning_rate.assign(rate)
        momentum = min(self.schedule.average, (1 + number) / (10 + number))
        return self._compiled[head_only](
            tf.constant(x), tf.constant(y, tf.float32), tf.constant(momentum, tf.float32)
        ).numpy()

    def averaged(self) -> list[NDArray]:
        """The averaged weights as they are now."""
        return [mean.numpy() for mean in self.average]

    def settle(self, weights: list[NDArray]) -> None:
        for variable, value in zip(self.network.weights, weights):
            variable.assign(value)

    def inner_scores(self) -> tuple[float, float]:
        """Log loss and share right of the averaged weights on the inner validation windows."""
        now = [v.numpy() for v in self.network.weights]
        self.settle(self.averaged())
        x, y = self.material.features[self.material.inner], self.material.targets[self.material.inner]
        blocks = [self.network(x[k : k + 64].astype(np.float32), training=False).numpy() for k in range(0, len(x), 64)]
        self.settle(now)
        logits = np.concatenate(blocks)
        if self.material.several:
            loss = float((np.logaddexp(0, logits) - y * logits).mean())
            return loss, float(((logits > 0) == (y > 0.5)).mean())
        shifted = logits - logits.max(1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
        return float(-(log_p * y).sum(1).mean()), float((logits.argmax(1) == y.argmax(1)).mean())


def _last_blocks(network: keras.Model) -> list[Any]:
    """The weights of the last layers but the very last; batch normalisation is left as it is."""
    keras = backend.keras()
    layers = [one for one in network.layers if one.trainable_variables and one.name != "classes"]
    first = len(layers) - round(TUNED_SHARE * len(layers))
    tuned = [one for one in layers[first:] if not isinstance(one, keras.layers.BatchNormalization)]
    return [variable for layer in tuned for variable in layer.trainable_variables]
