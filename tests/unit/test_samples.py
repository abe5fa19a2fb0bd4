"""The sample recordings: honest, small, readable, and exactly what their script makes."""

from __future__ import annotations

import importlib.util
import re
import types

import numpy as np
import pytest

from engine.places import RESOURCES
from engine.sound import audio, scan

FOLDER = RESOURCES / "samples"


@pytest.fixture(scope="module")
def make() -> types.ModuleType:
    spec = importlib.util.spec_from_file_location("make_samples", FOLDER / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_about_two_dozen_short_recordings():
    founds = list(scan.find(FOLDER, recursive=True))
    assert 20 <= len(founds) <= 30
    assert sum(found.size_bytes for found in founds) < 3_000_000
    for recordings in scan.headers(FOLDER, founds):
        for recording in recordings:
            assert 1.5 <= recording.duration_s <= 6
            assert (recording.rate_hz, recording.channels, recording.format) == (22_050, 1, "WAV 16 bit")
            assert recording.problem is None


def test_they_say_that_they_are_synthetic():
    for found in scan.find(FOLDER, recursive=True):
        assert re.fullmatch(r"synthetic [a-z ]+ \d\.wav", found.file)
    assert "synthetic" in (FOLDER / "README.txt").read_text("utf-8")


def test_none_is_silent_broken_or_clipped():
    for found in scan.find(FOLDER, recursive=True):
        with audio.stream(FOLDER / found.file, 22_050) as stream:
            samples = np.concatenate(list(stream))
        assert stream.problem() is None
        assert 0.69 < np.abs(samples).max() < 0.71
        assert abs(samples.mean()) < 0.03


def test_the_script_makes_what_is_here(make):
    """The same on every machine but for the last bits of sines and Fourier transforms."""
    made = make.recordings()
    assert set(made) == {found.file for found in scan.find(FOLDER, recursive=True)}
    for name, values in made.items():
        there = audio.read(FOLDER / name).samples * 32_768
        assert np.abs(there - values).max() <= 16
