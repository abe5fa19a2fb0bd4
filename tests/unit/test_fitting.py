"""What a schedule says is what happens in training: who is shown, what a mistake counts, when it slows and stops, what is frozen."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import recipe
from engine.features import LogMel
from engine.model import backend
from engine.recipe import Recipe, Schedule, adam
from engine.train import fitting
from engine.train.fitting import Material
from engine.train.heard import Windows

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

SHAPE = (6, 4)


def tiny(shape, classes, folded=False):
    from keras import Input, Model, layers

    x = Input(shape)
    seen = layers.Dense(8, activation="relu", name="seen")(layers.Flatten()(x))
    return Model(x, layers.Dense(classes, name="classes")(layers.Dense(4, name="embedding")(seen)))


def made_with(schedule: Schedule, **more) -> Recipe:
    return Recipe("tiny", "Tiny", "", LogMel(), tiny, recipe.untouched, schedule, **more)


@pytest.fixture
def material() -> Material:
    """Forty windows, three in four of class 0, the last eight for watching; the class is the sign of the features."""
    rng = np.random.default_rng(0)
    targets = (np.arange(40) % 4 == 3).astype(int)
    features = rng.normal(0, 0.3, (40, *SHAPE)) + np.where(targets, 1, -1)[:, None, None]
    hot = np.eye(2, dtype=np.float32)[targets]
    return Material(features.astype(np.float16), hot, 1 / hot.sum(0)[targets], np.arange(40) >= 32)


def batches(material: Material, schedule: Schedule, seed: int = 1):
    size = fitting._batch(material, schedule)
    steps = fitting._steps(material, schedule, size)
    return list(fitting._batches(material, made_with(schedule), size, steps, np.random.default_rng(seed)))


def test_each_window_is_shown_once_in_a_new_order(material: Material) -> None:
    shown = batches(material, adam(epochs=1, batch=10))
    assert [len(x) for x, _, _ in shown] == [10, 10, 10, 2]
    rows = np.concatenate([x for x, _, _ in shown])
    assert np.array_equal(np.sort(rows[:, 0, 0]), np.sort(material.features[:32, 0, 0].astype(np.float32)))
    assert not np.array_equal(rows, material.features[:32].astype(np.float32))


def test_an_epoch_over_half_a_gigabyte_takes_the_memory_of_a_batch(tmp_path: Path) -> None:
    count, side = 4_000, 256
    with (tmp_path / "features.f16").open("wb") as file:
        file.truncate(count * side * side * 2)  # a hole: nothing of it is on the disk
    rows = np.memmap(file.name, np.float16, "r", shape=(count, side, side))
    alike, none = np.ones(count), np.zeros(count, bool)
    large = Material(
        Windows([rows], np.arange(count)), np.tile(np.eye(2, dtype=np.float32), (count // 2, 1)), alike, none
    )
    made = replace(recipe.named("mel64_cnn"), augment=recipe.untouched)
    tracemalloc.start()
    seen = sum(len(x) for x, *_ in fitting._batches(large, made, 32, count // 32, np.random.default_rng(1)))
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seen == count
    assert peak_bytes < 64e6  # all of it is 524 MB


def test_rare_classes_are_drawn_more_often_or_count_more(material: Material) -> None:
    drawn = batches(material, Schedule(batch=32))
    assert len(drawn) == fitting.FEWEST_STEPS
    assert 0.4 < np.concatenate([y for _, y, _ in drawn])[:, 1].mean() < 0.6
    counted = batches(material, adam(epochs=1, batch=32, class_weights=True))
    ((_, y, weight),) = counted
    assert weight.mean() == pytest.approx(1)
    assert weight[y[:, 0] == 1].sum() == pytest.approx(weight[y[:, 1] == 1].sum())


def test_it_slows_on_a_plateau_and_stops_when_patience_is_over() -> None:
    watch = fitting._Watch.over(replace(adam(epochs=40, batch=1), plateau=4, patience=10, slower=0.1), 40)
    assert watch.better(1.0)
    rates = []
    while not watch.enough:
        assert not watch.better(2.0)
        rates.append(watch.slower)
    assert rates == pytest.approx([1] * 3 + [0.1] * 4 + [0.01] * 3)
    never = fitting._Watch.over(adam(epochs=20, batch=1), 20)
    for _ in range(100):
        never.better(1.0)
    assert never.slower == 1
    assert not never.enough


def test_a_network_learns_with_its_last_weights_or_its_best(material: Material) -> None:
    accuracies = {}
    for best in (False, True):
        backend.seed(1)
        network = tiny(SHAPE, 2)
        lines: list[dict] = []
        schedule = adam(epochs=12, batch=8, peak_rate=1e-2, class_weights=True, best=best)
        fitting.fit(network, material, made_with(schedule), epochs=12, curves=lines.append)
        assert lines[-1]["val_loss"] < lines[0]["val_loss"]
        with_them = fitting._inner_scores(network, material)[0]
        losses = [line["val_loss"] for line in lines]
        assert with_them == pytest.approx(min(losses) if best else losses[-1], abs=1e-5)
        accuracies[best] = lines[-1]["val_accuracy"]
    assert accuracies[True] >= 0.9


def test_what_is_frozen_stays_and_what_comes_after_learns(material: Material) -> None:
    backend.seed(1)
    network = tiny(SHAPE, 2)
    before = {layer.name: [w.copy() for w in layer.get_weights()] for layer in network.layers}
    fitting.fit(network, material, made_with(adam(epochs=20, batch=8, peak_rate=1e-2), frozen="seen"), epochs=20)
    moved = {
        name: any(not np.array_equal(a, b) for a, b in zip(before[name], network.get_layer(name).get_weights()))
        for name in before
    }
    assert not moved["seen"]
    assert moved["embedding"]
    assert moved["classes"]
    assert fitting._inner_scores(network, material)[1] >= 0.9


def test_fine_tuning_pulls_the_last_blocks_back_and_leaves_the_first(material: Material) -> None:
    backend.seed(1)
    network = tiny(SHAPE, 2)
    before = {layer.name: [w.copy() for w in layer.get_weights()] for layer in network.layers}
    fitting.fit(network, material, made_with(adam(epochs=8, batch=8)), epochs=8, tuned=True)
    far = {
        name: float(np.abs(before[name][0] - network.get_layer(name).get_weights()[0]).max())
        for name in ("seen", "embedding", "classes")
    }
    assert far["seen"] == 0
    assert 0 < far["embedding"] < far["classes"]
    assert all(layer.trainable for layer in network.layers)
