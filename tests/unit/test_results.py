"""RESULTS.md: runs are kept so that they go on where they stopped, and every figure is counted from what was kept."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import trials
from engine.results import __main__ as command
from engine.results import page
from engine.results.kept import Kept
from engine.results.sets import SETS, Set
from engine.trials import BANDS

ROOT = Path(__file__).resolve().parents[2]
RATE_HZ = 22_050


@pytest.fixture
def tones(tmp_path):
    """Two classes that can be told apart by their pitch, mostly, and one recording that is none."""
    rng = np.random.default_rng(0)
    t = np.arange(RATE_HZ) / RATE_HZ
    for name, pitch_hz in (("low", 400), ("high", 900)):
        (tmp_path / "tones" / name).mkdir(parents=True)
        for k in range(12):
            tone = 0.2 * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.5, 1.5) * t) + rng.normal(0, 0.02, len(t))
            soundfile.write(tmp_path / "tones" / name / f"{k}.wav", tone, RATE_HZ)
    return tmp_path


@pytest.fixture
def options(tones):
    return argparse.Namespace(data=tones, kept=tones / "kept", work=tones / "work", minutes=1.0)


OF_TONES = Set("tones", "Tones", "tones", "group", ("1", "2", "3"), (BANDS,))


def test_what_was_kept_counts_as_what_was_run(options):
    command.run(OF_TONES, BANDS, options)
    dataset = OF_TONES.opened(options.data)
    run = trials.run(dataset, trials.find(BANDS), trials.plan(dataset, "group", command.SEED), only=OF_TONES.folds)
    kept = Kept(options.kept / "tones", OF_TONES).trial(BANDS)
    assert kept.metrics.balanced_accuracy == pytest.approx(run.metrics.balanced_accuracy)
    assert kept.metrics.macro_f1 == pytest.approx(run.metrics.macro_f1)
    drawn_in_another_order = pytest.approx(run.metrics.intervals["balanced_accuracy"], abs=0.01)
    assert kept.metrics.intervals["balanced_accuracy"] == drawn_in_another_order
    assert 0.5 < kept.metrics.balanced_accuracy < 1


def test_a_run_goes_on_with_the_folds_that_lack(options, monkeypatch):
    ran = []
    real = trials.run

    def counting(*args, only, **more):
        ran.extend(only)
        if len(ran) == 2:
            raise KeyboardInterrupt
        return real(*args, only=only, **more)

    monkeypatch.setattr(trials, "run", counting)
    with pytest.raises(KeyboardInterrupt):
        command.run(OF_TONES, BANDS, options)
    assert [run.cpu_s > 0 for run in Kept(options.kept / "tones", OF_TONES).runs(BANDS)] == [True]
    command.run(OF_TONES, BANDS, options)
    command.run(OF_TONES, BANDS, options)
    assert ran == ["1", "2", "2", "3"]


def test_a_recording_that_could_not_be_read_is_left_out_of_the_count(options):
    command.run(OF_TONES, BANDS, options)
    kept = Kept(options.kept / "tones", OF_TONES)
    whole = kept.trial(BANDS).metrics
    file = kept.folder / f"{BANDS}.json"
    fold = kept.done(BANDS)["1"]["answers"]
    file.write_text(file.read_text().replace(fold, f"-{fold[1:]}", 1))
    assert kept.trial(BANDS).metrics.n == whole.n - 1


def test_the_page_says_what_the_kept_runs_say(tmp_path):
    assert {row.name for row in (ROOT / "docs" / "results").iterdir()} <= {one.name for one in SETS}
    page.write(ROOT / "docs" / "results", tmp_path / "RESULTS.md", command.MINUTES)
    assert (tmp_path / "RESULTS.md").read_text() == (ROOT / "RESULTS.md").read_text()
