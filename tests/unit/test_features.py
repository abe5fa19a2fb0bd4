"""Windows lie where they should, and log-mels mean what they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.features import LogMel, spans, windows
from engine.features.log_mel import mel_filters

FRONTEND = LogMel()


@settings(deadline=None)
@given(st.integers(1, 22_050 * 40))
def test_windows_cover_all_with_half_overlap_and_a_right_aligned_last(frames: int) -> None:
    where = spans(frames, FRONTEND)
    end_s = frames / FRONTEND.rate_hz
    assert where[0, 0] == 0
    assert where[-1, 1] == pytest.approx(end_s)
    assert (where[1:, 0] <= where[:-1, 1]).all()
    assert (np.diff(where[:, 0]) > 0).all()
    assert (np.diff(where[:, 0]) <= FRONTEND.window_s / 2 + 1e-9).all()


def test_nothing_has_no_windows() -> None:
    cut, where = windows(np.zeros(0, np.float32), FRONTEND)
    assert cut.shape == (0, FRONTEND.window_frames)
    assert where.shape == (0, 2)


def test_a_short_recording_is_looped_and_keeps_its_own_span() -> None:
    sound = np.arange(1000, dtype=np.float32)
    cut, where = windows(sound, FRONTEND)
    assert cut.shape == (1, FRONTEND.window_frames)
    assert np.array_equal(cut[0, 1000:2000], sound)
    assert where.tolist() == [[0, 1000 / FRONTEND.rate_hz]]


def test_each_window_is_the_sound_of_its_span() -> None:
    sound = np.random.default_rng(0).normal(size=22_050 * 9 + 77).astype(np.float32)
    cut, where = windows(sound, FRONTEND)
    for window, (start_s, end_s) in zip(cut, where):
        assert np.array_equal(window, sound[round(start_s * 22_050) : round(end_s * 22_050)])


def test_white_noise_has_its_mean_square_in_every_band() -> None:
    rng = np.random.default_rng(1)
    noise = (0.1 * rng.normal(size=(8, FRONTEND.window_frames))).astype(np.float32)
    power = np.exp(FRONTEND.features(noise)).mean(axis=(0, 1))
    assert np.allclose(10 * np.log10(power / 0.01), 0, atol=0.8)


def test_silence_is_the_floor_and_a_tone_is_in_its_band() -> None:
    size = FRONTEND.window_frames
    assert np.allclose(FRONTEND.features(np.zeros((1, size), np.float32)), np.log(FRONTEND.floor))
    tone = np.sin(2 * np.pi * 1_000 * np.arange(size) / FRONTEND.rate_hz).astype(np.float32)
    loudest = FRONTEND.features(tone[None])[0].mean(axis=0).argmax()
    bins_hz = np.fft.rfftfreq(FRONTEND.n_fft, 1 / FRONTEND.rate_hz)
    centre_hz = (mel_filters(FRONTEND)[:, loudest] * bins_hz).sum()
    assert abs(centre_hz - 1_000) < 40


def test_ten_times_the_amplitude_is_twenty_decibels_more() -> None:
    noise = (0.01 * np.random.default_rng(2).normal(size=(1, FRONTEND.window_frames))).astype(np.float32)
    change = FRONTEND.features(noise * 10) - FRONTEND.features(noise)
    assert np.allclose(np.median(change), np.log(100), atol=0.01)


def test_blocks_do_not_matter() -> None:
    noise = np.random.default_rng(3).normal(size=(70, FRONTEND.window_frames)).astype(np.float32)
    assert np.allclose(FRONTEND.features(noise)[60:61], FRONTEND.features(noise[60:61]), atol=1e-5)


def test_statistics_are_what_they_are_called() -> None:
    x = np.random.default_rng(4).normal(size=(3, 101, 64)).astype(np.float32)
    mean, deviation, loud, step = np.split(FRONTEND.statistics(x), 4, axis=1)
    assert np.allclose(mean, x.mean(axis=1), atol=1e-5)
    assert np.allclose(deviation, x.std(axis=1), atol=1e-5)
    assert np.allclose(loud, np.percentile(x, 90, axis=1), atol=1e-5)
    assert np.allclose(step, np.abs(np.diff(x, axis=1)).mean(axis=1), atol=1e-5)


def test_the_key_tells_front_ends_apart() -> None:
    assert LogMel().key() == LogMel().key() != LogMel(mels=32).key()
    assert LogMel().shape == (100, 64)
