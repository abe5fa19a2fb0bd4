"""What is measured of a region: of the sound that lies there now, in the channel that models hear, or a sentence that says why not."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.labels import Target
from gui.hearing import region_facts
from gui.hearing.region_facts import RegionFacts
from gui.session import Session

RATE_HZ = 22_050


def write(path: Path, *pitches_hz: float, duration_s: float = 3.0) -> None:
    t = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.3 * np.stack([np.sin(2 * np.pi * pitch_hz * t) for pitch_hz in pitches_hz], 1), RATE_HZ)


@pytest.fixture
def facts(session: Session, tmp_path: Path, qtbot, monkeypatch) -> RegionFacts:
    """Of a region in a recording of two channels, at 1 kHz and at 5 kHz; models hear the first one."""
    monkeypatch.setattr(region_facts, "REST_MS", 0)
    write(tmp_path / "sounds" / "mono.wav", 3000.0)
    write(tmp_path / "sounds" / "stereo.wav", 1000.0, 5000.0)
    session.open_folder(tmp_path / "sounds", template="own")
    hear(session, 0)
    made = RegionFacts(session)
    qtbot.addWidget(made)
    session.select(("stereo.wav",))
    session.select_region(Target("stereo.wav", 1.0, 2.0))
    qtbot.waitUntil(lambda: "loudest at" in made.words.text())
    return made


def hear(session: Session, channel: int) -> None:
    session.project.change(channel=channel)
    session.project_changed.emit(("channel",))


def peak(facts: RegionFacts) -> str:
    return next((line for line in facts.words.text().split("\n") if line.startswith("loudest at")), "")


def test_another_channel_is_measured_anew(facts: RegionFacts, session: Session, qtbot) -> None:
    assert peak(facts).startswith(("loudest at 99", "loudest at 1.0"))
    hear(session, 1)
    qtbot.waitUntil(lambda: peak(facts).startswith(("loudest at 4.9", "loudest at 5.0")), timeout=2000)


def test_a_file_that_was_replaced_is_measured_anew(facts: RegionFacts, session: Session, qtbot) -> None:
    path = session.path("stereo.wav")
    write(path, 7000.0, 7000.0, duration_s=3.5)
    os.utime(path, (1e9, 1e9))
    session.runs.scan()
    qtbot.waitUntil(lambda: peak(facts).startswith(("loudest at 6.9", "loudest at 7.0")), timeout=2000)


def test_the_same_place_of_another_project_is_measured_anew(
    facts: RegionFacts, session: Session, tmp_path, qtbot
) -> None:
    write(tmp_path / "others" / "stereo.wav", 7000.0)
    session.open_folder(tmp_path / "others", template="own")
    session.select(("stereo.wav",))
    session.select_region(Target("stereo.wav", 1.0, 2.0))
    qtbot.waitUntil(lambda: peak(facts).startswith(("loudest at 6.9", "loudest at 7.0")), timeout=2000)


def test_what_cannot_be_measured_says_why(facts: RegionFacts, session: Session, qtbot) -> None:
    hear(session, 1)
    session.select(("mono.wav",))
    session.select_region(Target("mono.wav", 1.0, 2.0))
    qtbot.waitUntil(lambda: "channel" in facts.words.text(), timeout=2000)
    assert facts.words.text().startswith("1.000 – 2.000 s")
