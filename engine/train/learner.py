"""What learns in a network, at which rate, and the moving average of its weights: one training, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.model import backend
from engine.recipe import Schedule, rate_at

if TYPE_CHECKING:
    import keras

TUNED_RATE, HEAD_RATE = 1e-4, 1e-3  # of the last blocks and of the last layer, in fine-tuning
TUNED_SHARE = 0.6  # of the layers that have weights, from the last one back
HEAD_EPOCHS = 0.25  # of all epochs only the last layer learns
PULL = 1e-2  # towards the weights that fine-tuning started from


class Learner:
    """A network while it learns, for `epochs` of `steps`.

    From scratch all of it does. `tuned`: first only the layer "classes", then the last blocks as well, slower and pulled back to
    where they started; batch normalisation stays as it is.
    """

    def __init__(self, network: keras.Model, schedule: Schedule, epochs: int, steps: int, tuned: bool, several: bool):
        self._network, self._tuned, self._several = network, tuned, several
        self._schedule = replace(schedule, epochs=epochs)
        self._total = steps * epochs
        self._head_epochs = min(epochs - 1, ceil(HEAD_EPOCHS * epochs)) if tuned else 0
        self._head_steps = self._head_epochs * steps
        self._head_only: bool | None = None
        self._average = [_numbers(v) for v in network.weights] if schedule.average else []

    def begin(self, epoch: int) -> None:
        """Readies what learns in this epoch."""
        head_only = epoch < self._head_epochs
        if head_only == self._head_only:
            return
        self._head_only = head_only
        keras = backend.keras()
        if self._tuned:
            _let_learn(self._network, head_only)
        optimizer = self._optimizer()
        optimizer.build(self._network.trainable_variables)
        if self._several:
            loss, right = keras.losses.BinaryCrossentropy(from_logits=True), _each_right
        else:
            smoothing = self._schedule.smoothing
            loss, right = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=smoothing), _right
        shown = [keras.metrics.MeanMetricWrapper(right, name="accuracy")]
        # XLA takes minutes to compile for a processor what TensorFlow runs as quickly without; JAX is nothing without it
        jit: Any = backend.below() == "jax"
        self._network.compile(optimizer, loss, metrics=shown, jit_compile=jit)

    def _optimizer(self) -> keras.Optimizer:
        keras, clip = backend.keras(), self._schedule.clip or None
        if self._tuned:
            head = len(self._network.get_layer("classes").trainable_variables)
            rest = len(self._network.trainable_variables) - head
            start = [] if self._head_only else [_numbers(v) for v in self._network.trainable_variables[:rest]]
            return _paced([TUNED_RATE / HEAD_RATE] * rest + [1.0] * head, start, HEAD_RATE, global_clipnorm=clip)
        schedule = self._schedule
        optimizer = keras.optimizers.AdamW(schedule.peak_rate, weight_decay=schedule.weight_decay, global_clipnorm=clip)
        optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        return optimizer

    def step(self, x: NDArray, y: NDArray, weight: NDArray | None, number: int, slower: float) -> NDArray[np.float64]:
        """Learns from one batch; returns loss and the share that was right."""
        self._network.optimizer.learning_rate = self._rate(number) * slower
        self._network.reset_metrics()
        told = self._network.train_on_batch(x, y, sample_weight=weight, return_dict=True)
        if self._average:
            momentum = min(self._schedule.average, (1 + number) / (10 + number))
            seen = backend.keras().ops.convert_to_numpy
            for mean, variable in zip(self._average, self._network.weights):
                mean += np.float32(1 - momentum) * (seen(variable.value) - mean)
        return np.array([float(told["loss"]), float(told["accuracy"])])

    def _rate(self, number: int) -> float:
        if not self._tuned:
            return rate_at(number, self._total, self._schedule)
        done = max(0, number - self._head_steps) / max(1, self._total - self._head_steps)
        return HEAD_RATE * 0.5 * (1 + float(np.cos(np.pi * done)))

    def average(self) -> list[NDArray]:
        """The averaged weights as they are now, or the weights themselves where no average is kept."""
        return [mean.copy() for mean in self._average] or [_numbers(v) for v in self._network.weights]

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """The network with its averaged weights, for a while."""
        if not self._average:
            yield
            return
        now = [_numbers(v) for v in self._network.weights]
        self._assign(self._average)
        try:
            yield
        finally:
            self._assign(now)

    def settle(self, weights: Sequence[NDArray]) -> None:
        """Ends learning with these weights."""
        self._assign(weights)
        if self._tuned:
            for layer in self._network.layers:
                layer.trainable = True

    def _assign(self, weights: Sequence[NDArray]) -> None:
        for variable, value in zip(self._network.weights, weights):
            variable.assign(value)

    def arrays(self) -> list[NDArray]:
        """All that the next step depends on."""
        return [*(_numbers(v) for v in self._variables()), *self._average]

    def resume(self, epoch: int, arrays: Sequence[NDArray]) -> None:
        """Goes on where `arrays` were taken, after `epoch` epochs."""
        self.begin(epoch - 1)
        variables = self._variables()
        for variable, value in zip(variables, arrays):
            variable.assign(value)
        self._average = [value.copy() for value in arrays[len(variables) :]]

    def _variables(self) -> list[Any]:
        return [*self._network.variables, *self._network.optimizer.variables]


def _numbers(variable: Any) -> NDArray:
    """A copy: what Keras stands on may hand out its own memory."""
    return np.array(backend.keras().ops.convert_to_numpy(variable.value))


def _right(y: Any, logits: Any) -> Any:
    ops = backend.keras().ops
    return ops.cast(ops.equal(ops.argmax(y, -1), ops.argmax(logits, -1)), "float32")


def _each_right(y: Any, logits: Any) -> Any:
    ops = backend.keras().ops
    return ops.mean(ops.cast(ops.equal(logits > 0, y > 0.5), "float32"), axis=-1)


def _let_learn(network: keras.Model, head_only: bool) -> None:
    """Only the last layer, or the last blocks as well; batch normalisation is left as it is."""
    keras = backend.keras()
    layers = [one for one in network.layers if one.weights and one.name != "classes"]
    first = len(layers) if head_only else len(layers) - round(TUNED_SHARE * len(layers))
    learn = {id(one) for one in layers[first:] if not isinstance(one, keras.layers.BatchNormalization)}
    for one in network.layers:
        one.trainable = one.name == "classes" or id(one) in learn


def _paced(paces: Sequence[float], start: Sequence[NDArray], rate: float, **more: Any) -> keras.Optimizer:
    """Adam with a pace of its own for each variable, in order; the first ones are pulled to where they `start`."""
    keras = backend.keras()

    class Paced(keras.optimizers.Adam):
        def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
            number = self._get_variable_index(variable)
            if number < len(start):
                gradient = gradient + 2 * PULL * (variable - start[number])
            super().update_step(gradient, variable, learning_rate * paces[number])

    return Paced(rate, **more)
