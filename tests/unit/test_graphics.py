"""The graphics card as a helper of a run.  No card is needed: its process embeds on whatever TensorFlow finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import gpu, model, predict
from engine.model import graphics, litert
from engine.predict import pipeline
from engine.sound.scan import find, headers

READY_S = 120.0


@pytest.fixture(scope="module")
def everyday() -> model.Model:
    return model.find("everyday")


@pytest.fixture(scope="module")
def card(everyday: model.Model) -> Iterator[graphics.Graphics]:
    made = graphics.Graphics(everyday)
    assert made.wait(READY_S)
    yield made
    made.close()


@pytest.fixture
def card_present(monkeypatch: pytest.MonkeyPatch) -> None:
    found = gpu.Finding(gpu.Device("NVIDIA RTX A4000", 16 << 30), None)
    monkeypatch.setattr(gpu, "find", lambda force_cpu=False: found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    for number in range(40):
        soundfile.write(tmp_path / f"{number:02d}.wav", rng.normal(0, 0.1, 22_050).astype(np.float32), 22_050)
    return tmp_path


def scores(everyday: model.Model, folder: Path) -> np.ndarray:
    recordings = [one for some in headers(folder, list(find(folder, recursive=False))) for one in some]
    return np.array([one.probabilities for one in predict.run(everyday, folder, recordings)])


def test_the_card_embeds_as_litert_does(everyday: model.Model, card: graphics.Graphics) -> None:
    windows = np.random.default_rng(0).normal(0, 0.1, (21, everyday.frontend.window_frames)).astype(np.float32)
    here = litert.Backbone(everyday, 1)
    there = graphics.Backbone(everyday, card, beside=1)
    np.testing.assert_allclose(there.embed(windows), here.embed(windows), rtol=0, atol=2e-3)
    assert there.embed(windows[:0]).shape == (0, here.dimensions)


def test_the_quicker_of_the_two_does_the_work(everyday: model.Model, card: graphics.Graphics) -> None:
    card.took("processor", 1e-9, 1)
    assert not card.preferred
    card.took("card", 1e-10, 1)
    assert card.preferred


def test_a_run_goes_on_when_the_cards_process_ends(
    everyday: model.Model, folder: Path, card_present: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = scores(everyday, folder)
    started: list[graphics.Graphics] = []

    def dying(of: model.Model, windows: int) -> graphics.Graphics:
        made = graphics.Graphics(of)
        monkeypatch.setattr(graphics.Graphics, "preferred", property(lambda self: not self._gone))
        made._child.kill()
        made._child.wait()
        started.append(made)
        return made

    monkeypatch.setattr(graphics, "start", dying)
    np.testing.assert_array_equal(scores(everyday, folder), alone)
    assert started


def test_a_run_with_a_card_says_what_one_without_says(
    everyday: model.Model, card: graphics.Graphics, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = scores(everyday, folder)
    asked: list[int] = []
    real = card.hidden

    def counted(features: np.ndarray) -> np.ndarray:
        asked.append(len(features))
        return real(features)

    monkeypatch.setattr(graphics.Graphics, "preferred", property(lambda self: True))
    monkeypatch.setattr(card, "hidden", counted)
    monkeypatch.setattr(card, "close", lambda: None)  # the other tests use it, too
    monkeypatch.setattr(pipeline.graphics, "start", lambda of, windows: card)
    np.testing.assert_allclose(scores(everyday, folder), alone, atol=5e-3)
    assert sum(asked) == 40


def test_no_process_without_a_card_or_for_a_short_run(
    everyday: model.Model, card_present: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphics, "Graphics", lambda of: of)
    assert graphics.start(everyday, graphics.WORTH_WINDOWS) is everyday
    assert graphics.start(everyday, graphics.WORTH_WINDOWS - 1) is None
    missing = gpu.find().__class__(None, gpu.UserError("There is no NVIDIA driver."))
    monkeypatch.setattr(gpu, "find", lambda force_cpu=False: missing)
    assert graphics.start(everyday, graphics.WORTH_WINDOWS) is None
