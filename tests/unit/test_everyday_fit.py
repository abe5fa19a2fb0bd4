"""The training of the everyday model goes on where it was stopped."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.everyday import fit
from engine.everyday.mixtures import Mixtures
from engine.job import Cancelled
from engine.recipe import Schedule, named

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own


def made_mixtures(count: int, rng: np.random.Generator) -> Mixtures:
    """Made log-mels in which the loudness of a band is what the teacher is said to hear; every fourth is of no class."""
    shares = np.eye(3, dtype=np.float32)[rng.integers(3, size=count)]
    bands = np.repeat(shares, 22, axis=1)[:, None, :64]
    log_mels = (-14 + 6 * bands + rng.normal(size=(count, 100, 64))).astype(np.float16)
    heard = (shares @ rng.normal(size=(3, 1024)) + 0.01 * rng.normal(size=(count, 1024))).astype(np.float16)
    shares[::4] = 0
    return Mixtures(log_mels, heard, rng.uniform(size=(count, 521)).astype(np.float16), shares)


def test_a_training_that_was_stopped_goes_on_to_the_same_network(tmp_path: Path) -> None:
    mixtures = made_mixtures(64, np.random.default_rng(1))
    plan = Schedule(epochs=2, batch=16, peak_rate=1e-3, warmup_epochs=0.5, average=0.9)
    whole = fit.fit(mixtures, named("earmark"), plan, tmp_path / "whole", embedding=256).get_weights()

    def stop(done: float, total: float, note: str = "") -> None:
        if done >= total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit.fit(mixtures, named("earmark"), plan, tmp_path / "stopped", embedding=256, report=stop)
    resumed = fit.fit(mixtures, named("earmark"), plan, tmp_path / "stopped", embedding=256).get_weights()
    for one, other in zip(whole, resumed):
        np.testing.assert_allclose(one, other, atol=1e-4)
    with (tmp_path / "stopped" / "curve.csv").open(encoding="utf-8") as lines:
        first, second = csv.DictReader(lines)
    assert (first["epoch"], second["epoch"]) == ("1", "2")
    assert float(second["loss"]) < float(first["loss"])
