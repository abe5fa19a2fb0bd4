"""What is shown of a window is what the model was given, and what it says of it is what classifying said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.features import KINDS, Frontend, LogMel, MelDb, Picture
from engine.places import RESOURCES
from engine.predict.seeing import Seeing
from engine.project import Project
from engine.sound import scan
from engine.sound.frequency_scale import Bands

SMALL = [kind(window_s=1.0) for kind in KINDS.values()]
UPRIGHT = [one for one in SMALL if one.middles_hz is not None and not isinstance(one, Picture)]
UPRIGHT += [MelDb(window_s=1.0, square=224), Picture(inverted=False)]


@pytest.mark.parametrize("frontend", UPRIGHT, ids=lambda one: one.kind)
@pytest.mark.parametrize("tone_hz", [440.0, 3_000.0])
def test_a_tone_lies_in_the_row_of_its_frequency(frontend: Frontend, tone_hz: float) -> None:
    t = np.arange(frontend.window_frames) / frontend.rate_hz
    turns = tone_hz * t * (1 + 0.001 * t)  # what is steady PCEN takes away
    tone = (0.3 * np.sin(2 * np.pi * turns)).astype(np.float32)
    seen = frontend.upright(frontend.features(tone[None])[0])
    middles_hz = frontend.middles_hz
    assert middles_hz is not None
    assert len(middles_hz) == len(seen)
    assert (np.diff(middles_hz) >= 0).all()
    loudest = int(seen.reshape(len(seen), -1).sum(1).argmax())
    wanted = int(np.abs(middles_hz - tone_hz).argmin())
    assert abs(loudest - wanted) <= max(1, len(middles_hz) // 64)


@pytest.mark.parametrize("frontend", SMALL, ids=lambda one: one.kind)
def test_every_kind_can_be_looked_at(frontend: Frontend) -> None:
    noise = np.random.default_rng(1).standard_normal((1, frontend.window_frames)).astype(np.float32) * 0.1
    seen = frontend.upright(frontend.features(noise)[0])
    assert seen.shape in (frontend.shape, frontend.shape[::-1])
    assert frontend.middles_hz is None or len(frontend.middles_hz) == len(seen)


def test_bands_are_as_high_as_each_other() -> None:
    middles_hz = LogMel().middles_hz
    bands = Bands("bands", 6400.0, tuple(middles_hz.tolist()))
    assert bands.heights(middles_hz) == pytest.approx(50 + 100 * np.arange(64))
    assert bands.frequencies(bands.heights(middles_hz)) == pytest.approx(middles_hz)
    assert bands.frequency(0) == bands.lowest_hz == middles_hz[0]


@pytest.fixture
def project(tmp_path: Path):
    """A recording of two samples one after the other, and one that is shorter than a window."""
    (tmp_path / "sounds").mkdir()
    parts = [soundfile.read(one, dtype="float32") for one in sorted((RESOURCES / "samples").glob("*.wav"))[:2]]
    rate_hz = parts[0][1]
    soundfile.write(tmp_path / "sounds" / "long.wav", np.concatenate([sound for sound, _ in parts] * 2), rate_hz)
    soundfile.write(tmp_path / "sounds" / "short.wav", parts[0][0][: rate_hz // 2], rate_hz)
    with Project.create(tmp_path / "project", tmp_path / "sounds") as made:
        made.add(scan.find(tmp_path / "sounds", False))
        made.classify()
        yield made


def test_it_says_of_each_window_what_classifying_said(project: Project) -> None:
    seeing = Seeing(project.model)
    for file in ("long.wav", "short.wav"):
        spans, probabilities = project.windows(file)
        for span, wanted in zip(spans, probabilities):
            seen = seeing.look(project.root / file, tuple(span.tolist()), project.channel)
            np.testing.assert_allclose(seen.probabilities, wanted, atol=0.02)
            assert seen.picture.shape == project.model.frontend.shape[::-1]
            assert seen.repeated == (file == "short.wav")
