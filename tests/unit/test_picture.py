"""Tiles: the levels a reference has, the true peaks, at every zoom; sounds read anywhere give what the file holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scipy.signal
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.settings import Settings
from engine.sound import audio
from engine.sound.picture import FileSound, Look
from engine.sound.picture.look import OVERLAPS, POOLS, WINDOW_LENGTHS, WINDOWS

RATE_HZ = 22_050


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tiles")


@pytest.fixture(scope="module")
def noise(place: Path) -> Path:
    samples = np.random.default_rng(1).normal(0, 0.1, 3 * RATE_HZ).astype(np.float32)
    soundfile.write(place / "noise.wav", samples, RATE_HZ, subtype="FLOAT")
    soundfile.write(place / "noise.flac", samples, RATE_HZ)
    return place / "noise.wav"


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(st.integers(-9000, 70_000), st.integers(1, 50_000)), min_size=1, max_size=4))
@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_sound_reads_anywhere_what_the_file_holds(noise: Path, suffix: str, spans: list[tuple[int, int]]) -> None:
    whole = audio.read(noise.with_suffix(suffix)).samples
    padded = np.concatenate([np.zeros(9000, np.float32), whole, np.zeros(70_000, np.float32)])
    sound = FileSound(noise.with_suffix(suffix))
    for start, count in spans:
        np.testing.assert_array_equal(sound.read(start, count), padded[9000 + start :][:count])
    sound.close()


def test_the_key_changes_with_the_file_and_the_channel(place: Path) -> None:
    path = place / "changing.wav"
    soundfile.write(path, np.zeros(100), RATE_HZ)
    keys = [FileSound(path).key, FileSound(path, 0).key]
    soundfile.write(path, np.zeros(101), RATE_HZ)
    keys.append(FileSound(path).key)
    assert len(set(keys)) == 3


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_are_the_known_ones(name: str) -> None:
    known = scipy.signal.get_window(
        {"blackman-harris": "blackmanharris", "flat top": "flattop"}.get(name, name).replace("rectangular", "boxcar"),
        512,
    )
    np.testing.assert_allclose(Look(512, window=name).shape(), known * 2 / known.sum(), atol=1e-7)


def test_settings_offer_what_a_look_can_be() -> None:
    fields = Settings.__dataclass_fields__
    assert fields["window_length"].metadata["choices"] == WINDOW_LENGTHS
    assert fields["window"].metadata["choices"] == WINDOWS
    assert fields["overlap"].metadata["choices"] == tuple(OVERLAPS)
    assert fields["pool"].metadata["choices"] == POOLS
