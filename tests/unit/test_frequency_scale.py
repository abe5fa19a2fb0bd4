"""Frequencies laid out evenly, by octaves and by mel: there and back, and a tone lies on its line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as some

from engine.sound.frequency_scale import SCALES, Scale
from engine.sound.picture import FileSound, Look
from engine.sound.picture.mosaic import Tiles, mosaic
from engine.sound.picture.seen import shades


@pytest.mark.parametrize("name", SCALES)
@given(share=some.floats(0, 1), top_hz=some.floats(50, 250_000))
def test_there_and_back(name: str, share: float, top_hz: float) -> None:
    scale = Scale(name, top_hz)
    height = share * top_hz
    assert scale.height(scale.frequency(height)) == pytest.approx(height, abs=1e-6 * top_hz)
    assert scale.lowest_hz <= scale.frequency(height) <= top_hz * 1.000001


@pytest.mark.parametrize("name", SCALES)
def test_bottom_and_top(name: str) -> None:
    scale = Scale(name, 22_050.0)
    assert scale.height(22_050) == pytest.approx(22_050)
    assert scale.height(0) == 0
    edges = np.array([-np.inf, np.inf])
    assert scale.heights(edges).tolist() == edges.tolist()  # what has no bounds has none on any scale


def test_an_octave_is_as_high_as_any_other_and_mel_is_the_ears() -> None:
    log, mel = Scale("log", 16_000.0), Scale("mel", 8_000.0)
    octaves = np.diff(log.heights(np.array([250.0, 500, 1000, 2000, 4000])))
    assert octaves == pytest.approx([octaves[0]] * 4)
    told = 2595 * np.log10(1 + np.array([500.0, 1000, 4000]) / 700)
    assert mel.heights(np.array([500.0, 1000, 4000])) / 8000 == pytest.approx(told / (2595 * np.log10(1 + 8000 / 700)))


@pytest.mark.parametrize("name", ["log", "mel"])
@pytest.mark.parametrize("pitch_hz", [100.0, 1000.0, 9000.0])
@pytest.mark.parametrize("window_length", [512, 4096])
def test_a_tone_lies_on_its_line(name: str, pitch_hz: float, window_length: int, tmp_path: Path) -> None:
    t = np.arange(44_100) / 44_100
    soundfile.write(tmp_path / "tone.wav", 0.3 * np.sin(2 * np.pi * pitch_hz * t), 44_100)
    picture = mosaic(FileSound(tmp_path / "tone.wav"), Look(window_length), 0.2, 0.8, 32, Tiles()).picture
    scale = Scale(name, 22_050.0)
    rows = scale.rows(shades(picture.db, -60.0, 0.0))[:, 8]
    loudest = np.flatnonzero(rows == rows.max())
    step = 22_050 / len(rows)
    middle_hz = scale.frequency((loudest.mean() + 0.5) * step)
    row_hz = scale.frequency((loudest.mean() + 1) * step) - scale.frequency(loudest.mean() * step)
    assert middle_hz == pytest.approx(pitch_hz, abs=max(picture.bin_hz, row_hz))


@pytest.mark.parametrize("name", ["log", "mel"])
def test_no_bin_is_lost(name: str) -> None:
    """Whichever bin alone is loud, it is seen; in a far row at its full strength."""
    for one in (10, 300, 700, 1200, 1900, 2047, 2048):
        shades = np.zeros((2049, 3), np.uint8)
        shades[one] = 200
        assert Scale(name, 24_000.0).rows(shades).max() >= 150, one
    assert Scale(name, 24_000.0).rows(shades).max() == 200


def test_a_linear_picture_is_what_it_was() -> None:
    shades = np.random.default_rng(1).integers(0, 256, (513, 5), np.uint8)
    assert Scale("linear", 100.0).rows(shades) is shades
