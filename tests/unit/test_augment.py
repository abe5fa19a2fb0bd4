"""Changes to a batch keep its shape, its meaning and what it was given."""

from __future__ import annotations

import numpy as np
import pytest

from engine import augment, recipe

CHANGES = [augment.roll, augment.gain, augment.low_pass, augment.tilt, augment.mask]


@pytest.fixture
def batch() -> np.ndarray:
    return np.random.default_rng(0).normal(-8, 2, (16, 100, 64)).astype(np.float32)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_gives_the_same_kind_of_batch_and_leaves_the_given_one(change, batch: np.ndarray) -> None:
    before = batch.copy()
    after = change(batch, np.random.default_rng(1))
    assert after.shape == batch.shape
    assert after.dtype == np.float32
    assert np.isfinite(after).all()
    assert not np.array_equal(after, batch)
    assert np.array_equal(batch, before)
    assert np.array_equal(after, change(batch, np.random.default_rng(1)))


def test_roll_only_turns(batch: np.ndarray) -> None:
    after = augment.roll(batch, np.random.default_rng(2))
    assert np.allclose(np.sort(after, axis=1), np.sort(batch, axis=1))


def test_gain_is_the_same_everywhere_in_a_window_and_bounded(batch: np.ndarray) -> None:
    change = augment.gain(batch, np.random.default_rng(3), most_db=12) - batch
    assert np.abs(change).max() <= 12 * augment.DECIBEL + 1e-3
    assert np.median(change.std(axis=(1, 2))) < 0.02


def test_silence_stays_silence_whatever_the_gain() -> None:
    silence = np.full((4, 10, 8), np.log(1e-8), np.float32)
    assert np.allclose(augment.gain(silence, np.random.default_rng(4)), silence, atol=1e-2)


def test_low_pass_empties_upper_bands_only(batch: np.ndarray) -> None:
    after = augment.low_pass(batch, np.random.default_rng(5), chance=1.0, least=0.5)
    assert np.array_equal(after[:, :, :32], batch[:, :, :32])
    assert np.allclose(after[:, :, 63], np.log(1e-8))


def test_mixing_adds_energies_and_shares_labels(batch: np.ndarray) -> None:
    y = np.eye(4, dtype=np.float32)[np.arange(16) % 4]
    x, mixed = augment.mix(batch, y, np.random.default_rng(6))
    assert np.allclose(mixed.sum(axis=1), 1, atol=1e-5)
    assert np.isfinite(x).all()
    assert (x < np.maximum(batch.max(), 0)).all()


def test_every_recipe_varies_a_batch(batch: np.ndarray) -> None:
    y = np.eye(4, dtype=np.float32)[np.arange(16) % 4]
    for made in recipe.recipes().values():
        x, targets = made.augment(batch, y, np.random.default_rng(7))
        assert x.shape == batch.shape
        assert targets.shape == y.shape
