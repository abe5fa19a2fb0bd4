"""Which channels are seen is chosen where there are several, the project keeps it, and models go on hearing what they heard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import settings
from engine.sound.audio import MIX
from engine.sound.picture import FileSound
from engine.sound.picture.look import MIXED, channel_shown
from gui.hearing.spectrogram import SpectrogramPanel

RATE_HZ = 22_050
PITCHES_HZ = (1000.0, 3000.0, 6000.0)


def write(path: Path, channels: int, duration_s: float = 2.0) -> Path:
    """Each channel a tone of its own, the later ones louder."""
    t = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    tones = [0.1 * (k + 1) * np.sin(2 * np.pi * PITCHES_HZ[k] * t) for k in range(channels)]
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.stack(tones, 1), RATE_HZ)
    return path


@pytest.fixture
def panel(session, tmp_path: Path, qtbot) -> SpectrogramPanel:
    write(tmp_path / "sounds" / "a stereo.wav", 2)
    write(tmp_path / "sounds" / "b mono.wav", 1)
    write(tmp_path / "sounds" / "c three.wav", 3)
    session.open_folder(tmp_path / "sounds", template="own")
    made = SpectrogramPanel(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    session.select(("a stereo.wav",))
    made._show_current(session.current)
    return made


def tones(drawn) -> list[float]:
    """Which of the pitches are heard in a picture."""
    loud = drawn.picture.db.max(1)
    return [pitch for pitch in PITCHES_HZ if loud[round(pitch / drawn.picture.bin_hz)] > -40]


def choose(panel: SpectrogramPanel, told: str) -> None:
    box = panel.bar.popup.channels
    assert box.findData(told) >= 0
    box.setCurrentIndex(box.findData(told))


def test_what_is_told_is_a_channel() -> None:
    assert channel_shown(MIXED, 1) == MIX
    assert channel_shown("2", MIX) == 1
    for nothing in ("", "0", "left"):
        assert channel_shown(nothing, 1) == 1


def test_a_channel_that_a_recording_lacks_is_its_mix(tmp_path: Path) -> None:
    stereo, mono = write(tmp_path / "stereo.wav", 2), write(tmp_path / "mono.wav", 1)
    left, right, mix = (FileSound(stereo, channel).read(0, 1000) for channel in (0, 1, MIX))
    np.testing.assert_allclose((left + right) / 2, mix, atol=1e-6)
    np.testing.assert_array_equal(FileSound(stereo, 5).read(0, 1000), mix)
    assert FileSound(mono, 1).key == FileSound(mono, 0).key == FileSound(mono).key


def test_one_channel_or_the_mix(panel: SpectrogramPanel, session) -> None:
    box = panel.bar.popup.channels
    assert box.currentData() == MIXED
    assert tones(panel.showing.whole) == [1000, 3000]
    choose(panel, "2")
    assert tones(panel.showing.whole) == [3000]
    choose(panel, "1")
    assert tones(panel.showing.whole) == [1000]
    assert session.project.channel == MIX  # models hear what they heard
    session.reset_picture()
    assert tones(panel.showing.whole) == [1000, 3000]
    assert box.currentData() == MIXED


def test_without_a_choice_it_is_what_models_hear(panel: SpectrogramPanel, session) -> None:
    session.project.change(channel=1)
    session.select(("c three.wav",))
    assert tones(panel.showing.whole) == [3000]
    assert panel.bar.popup.channels.currentData() == "2"
    choose(panel, MIXED)
    assert tones(panel.showing.whole) == [1000, 3000, 6000]


def test_recordings_with_one_channel_leave_no_choice(panel: SpectrogramPanel, session) -> None:
    choice = panel.bar.popup.channels
    assert not choice.isHidden()
    choose(panel, "2")
    session.select(("b mono.wav",))
    assert choice.isHidden()
    assert tones(panel.showing.whole) == [1000]
    session.select(("c three.wav",))
    assert not choice.isHidden()
    assert choice.count() == 4
    assert tones(panel.showing.whole) == [3000]


def test_the_project_keeps_it(panel: SpectrogramPanel, session) -> None:
    choose(panel, "2")
    assert settings.load().channels == ""
    session.open_folder(panel.session.path("b mono.wav").parent, template="own")
    assert session.settings.channels == "2"
    session.close_project()
    assert session.settings.channels == ""


def test_near_and_far_are_of_the_same_channel_in_the_same_colours(panel: SpectrogramPanel, qtbot) -> None:
    panel.zoom_in()
    panel.zoom_in()
    qtbot.waitUntil(lambda: panel.showing.near is not None and not panel.showing._soon.isActive())
    choose(panel, "2")
    assert tones(panel.showing.near) == tones(panel.showing.whole) == [3000]
    assert panel.showing.near.levels == panel.showing.whole.levels
    span_s = panel.plots.seen_s
    choose(panel, "1")
    assert tones(panel.showing.near) == [1000]
    assert panel.plots.seen_s == span_s  # what is looked at stays
