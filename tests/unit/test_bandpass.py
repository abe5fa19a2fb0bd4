"""The band-pass: what lies in the band stays as it was and where it was, what lies outside is gone, however the blocks fall."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.sound import bandpass

RATE_HZ = 22_050


def tone(pitch_hz: float) -> np.ndarray:
    return np.sin(2 * np.pi * pitch_hz * np.arange(RATE_HZ) / RATE_HZ).astype(np.float32)


def through(sound: np.ndarray, low_hz: float | None, high_hz: float | None, sizes=(1_000,)) -> np.ndarray:
    cuts = np.cumsum(np.resize(sizes, 10_000))
    blocks = np.split(sound, cuts[cuts < len(sound)])
    return np.concatenate(list(bandpass.passed(blocks, bandpass.taps(low_hz, high_hz, RATE_HZ))))


@pytest.mark.parametrize(("low_hz", "high_hz"), [(500, 2_000), (None, 2_000), (500, None), (None, None)])
def test_a_tone_in_the_band_stays_where_it_was(low_hz: float | None, high_hz: float | None) -> None:
    sound = tone(1_000)
    heard = through(sound, low_hz, high_hz)
    assert len(heard) == len(sound)
    np.testing.assert_allclose(heard[500:-500], sound[500:-500], atol=0.01)


@pytest.mark.parametrize("pitch_hz", [100, 4_000, 9_000])
def test_a_tone_outside_is_gone(pitch_hz: float) -> None:
    heard = through(tone(pitch_hz), 500, 2_000)[500:-500]
    assert 20 * np.log10(np.abs(heard).max()) < -45


@pytest.mark.parametrize("low_hz", [RATE_HZ / 2, 12_000, 40_000])
@pytest.mark.parametrize("high_hz", [60_000, None])
def test_a_band_beyond_half_the_rate_is_silent(low_hz: float, high_hz: float | None) -> None:
    for pitch_hz in (500, 3_000, 9_000):
        assert np.abs(through(tone(pitch_hz), low_hz, high_hz)).max() < 1e-4


@pytest.mark.parametrize("half_width_hz", [15, 25, 50, 150])
def test_a_narrow_band_is_as_loud_as_it_was(half_width_hz: float) -> None:
    heard = through(tone(2_000), 2_000 - half_width_hz, 2_000 + half_width_hz)
    np.testing.assert_allclose(heard[500:-500], tone(2_000)[500:-500], atol=0.01)


def test_a_band_as_narrow_as_a_line_is_raised_no_further() -> None:
    assert np.abs(through(tone(2_000), 1_999.9, 2_000.1)).max() < 0.1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 3_000), min_size=1, max_size=8), st.integers(0, 5_000))
def test_blocks_make_no_difference(sizes: list[int], frames: int) -> None:
    sound = np.random.default_rng(frames).normal(0, 0.1, frames).astype(np.float32)
    whole = np.convolve(sound, bandpass.taps(300, 3_000, RATE_HZ), "full") if frames else sound
    half = len(bandpass.taps(300, 3_000, RATE_HZ)) // 2
    heard = through(sound, 300, 3_000, sizes) if frames else sound
    np.testing.assert_allclose(heard, whole[half : half + frames], atol=1e-5)
