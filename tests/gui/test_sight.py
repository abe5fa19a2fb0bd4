"""Beside the spectrogram: what the model is given of the current window is followed, and nothing to see is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UserError
from engine.project import Project
from gui.hearing.sight import Sight
from gui.hearing.spectrogram import SpectrogramPanel


@pytest.fixture
def panel(session, tmp_path: Path, tone: Callable, qtbot) -> SpectrogramPanel:
    """A recording of 40 seconds, and one of half a second."""
    tone(tmp_path / "sounds" / "a day.wav", 40.0, 1000.0)
    tone(tmp_path / "sounds" / "short.wav", 0.5, 3000.0)
    session.open_folder(tmp_path / "sounds", template="everyday")
    made = SpectrogramPanel(session)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    session.select(("a day.wav",))
    made._show_current(session.current)
    return made


def opened(panel: SpectrogramPanel) -> Sight:
    panel.show_sight(True)
    assert panel.sight is not None
    panel.sight.look()
    return panel.sight


def loudest_hz(sight: Sight) -> float:
    assert sight.seen is not None
    row = int(sight.seen.picture.mean(1).argmax())
    return float(sight._session.project.model.frontend.middles_hz[row])


def test_it_follows_the_selected_window_and_what_is_heard(panel: SpectrogramPanel, session) -> None:
    sight = opened(panel)
    assert sight.seen.start_s == 0
    assert loudest_hz(sight) == pytest.approx(1000, rel=0.1)
    session.select_span((8.0, 12.0))
    sight.look()
    assert sight.seen.start_s == 8
    assert "8" in sight.where.text()
    session.select_span(None)
    panel.set_cursor(23.4)
    sight.look()
    assert sight.seen.start_s <= 23 <= sight.seen.start_s + 4
    before = sight.seen
    panel.set_cursor(23.6)
    sight.look()
    assert sight.seen is before  # the same window is not asked about again
    session.select(("short.wav",))
    sight.look()
    assert loudest_hz(sight) == pytest.approx(3000, rel=0.1)
    assert "repeated" in sight.where.text()


def test_it_says_what_classifying_says(panel: SpectrogramPanel, session) -> None:
    session.classify()
    sight = opened(panel)
    _, probabilities = session.project.windows("a day.wav")
    np.testing.assert_allclose(sight.seen.probabilities, probabilities[0], atol=0.02)
    name, share, _ = sight.bars._bars[0]
    assert name == session.project.model.classes[int(probabilities[0].argmax())]
    assert share == pytest.approx(float(probabilities[0].max()), abs=0.02)


def test_a_tone_lies_on_its_frequency(panel: SpectrogramPanel) -> None:
    plot = opened(panel).plot
    bands = plot.frequency_axis.frequency_scale
    row = int(plot.image.image.mean(1).argmax())
    height = (row + 0.5) / len(plot.image.image) * bands.top_hz
    assert bands.frequency(height) == pytest.approx(1000, rel=0.1)
    assert plot.frequency_axis.tickStrings([bands.height(1000)], 1, 1) == ["1 kHz"]


def test_without_a_model_it_says_so(panel: SpectrogramPanel, session, monkeypatch) -> None:
    sight = opened(panel)
    assert sight.plot.image.isVisible()

    def gone(self: Project) -> None:
        raise UserError("There is no model in {folder}.", folder="here")

    monkeypatch.setattr(Project, "model", property(gone))
    session.model_changed.emit()
    sight.look()
    assert "There is no model in here." in sight.about.text()
    assert not sight.plot.image.isVisible()
    assert not sight.bars.isVisible()


def test_a_recording_that_cannot_be_read_says_why(panel: SpectrogramPanel, session) -> None:
    sight = opened(panel)
    session.path("short.wav").write_bytes(b"RIFFnothing")
    session.select(("short.wav",))
    sight.look()
    assert sight.seen is None
    assert sight.about.text()


def test_a_model_that_takes_the_sound_itself_shows_it(panel: SpectrogramPanel) -> None:
    sight = opened(panel)
    sight.plot.show_picture(np.sin(np.arange(400)).astype(np.float32), 0.0, 1.0, None, np.zeros((256, 3)))
    assert sight.plot.wave.isVisible()
    assert not sight.plot.image.isVisible()
    assert not sight.plot.frequency_axis.isVisible()


def test_a_file_that_was_replaced_is_looked_at_anew(panel: SpectrogramPanel, session, tone: Callable, qtbot) -> None:
    session.select(("short.wav",))
    sight = opened(panel)
    tone(session.path("short.wav"), 0.5, 1000.0)
    session.runs.scan()
    qtbot.waitUntil(lambda: loudest_hz(sight) == pytest.approx(1000, rel=0.1), timeout=2000)


def test_nothing_is_asked_while_it_is_hidden(panel: SpectrogramPanel, session) -> None:
    sight = opened(panel)
    panel.show_sight(False)
    session.select_span((8.0, 12.0))
    sight.look()
    assert sight.seen.start_s == 0


def test_what_was_asked_of_a_recording_is_not_shown_when_none_is_chosen_any_more(panel, session, monkeypatch) -> None:
    sight = opened(panel)
    waiting = []
    monkeypatch.setattr(session, "start", lambda lane, job: waiting.append(job))
    session.select_span((8.0, 12.0))
    sight.look()
    session.select(())
    panel._show_current(None)
    sight.look()
    words = sight.about.text()
    waiting[0].work()  # it had begun before
    assert sight.seen is None
    assert sight.about.text() == words
