"""The picture of sound as it comes is that of the same sound in a file, however it is cut into blocks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sound.rolling import COLUMNS_A_SECOND, LONGEST_S, Rolling


def loudest(sound: np.ndarray, rate_hz: int, length: int, column: int) -> np.ndarray:
    """The levels of a column as numpy has them: the loudest of windows at most half their length apart."""
    step = rate_hz / COLUMNS_A_SECOND
    many = max(1, int(np.ceil(step / (length / 2))))
    firsts = [round((column + (k + 0.5) / many) * step - length / 2) for k in range(many)]
    hann = np.hanning(length + 1)[:-1]
    spectra = [np.fft.rfft(sound[first : first + length] * hann, max(length, 1024)) for first in firsts]
    magnitude = np.abs(spectra).max(0) * 2 / hann.sum()
    magnitude[[0, -1]] /= 2
    return 20 * np.log10(np.maximum(magnitude, 1e-9))


@pytest.mark.parametrize(("rate_hz", "window_length"), [(48_000, 1024), (22_050, 1024), (44_100, 4096), (250_000, 512)])
def test_it_is_the_picture_of_the_same_sound_in_a_file(rate_hz: int, window_length: int) -> None:
    rng = np.random.default_rng(3)
    sound = (rng.standard_normal(rate_hz) * 0.1 + np.sin(np.arange(rate_hz) * 0.3) * 0.2).astype(np.float32)
    rolling = Rolling(rate_hz, window_length)
    parts = [rolling.put(sound[at : at + 997]) for at in range(0, len(sound), 997)]
    there = np.concatenate(parts, axis=1)
    most = np.ceil(window_length / 2 / rate_hz * COLUMNS_A_SECOND) + 1
    assert COLUMNS_A_SECOND - most <= there.shape[1] <= COLUMNS_A_SECOND
    for column in range(int(most), there.shape[1], 7):
        np.testing.assert_allclose(there[:, column], loudest(sound, rate_hz, rolling.window_length, column), atol=0.05)


@given(st.lists(st.integers(0, 3000), max_size=12), st.sampled_from([8_000, 44_100, 192_000]))
def test_how_it_is_cut_into_blocks_makes_no_difference(sizes: list[int], rate_hz: int) -> None:
    sound = np.random.default_rng(4).standard_normal(sum(sizes)).astype(np.float32)
    at_once, in_blocks = Rolling(rate_hz), Rolling(rate_hz)
    parts, at = [in_blocks.put(sound[:0])], 0
    for size in sizes:
        parts.append(in_blocks.put(sound[at : at + size]))
        at += size
    np.testing.assert_array_equal(np.concatenate(parts, axis=1), at_once.put(sound))


def test_it_is_never_far_behind() -> None:
    for rate_hz in (8_000, 16_000, 48_000, 384_000):
        rolling = Rolling(rate_hz, 4096)
        there = rolling.put(np.zeros(rate_hz, np.float32)).shape[1] / COLUMNS_A_SECOND
        assert 1 - there <= LONGEST_S / 2 + 1.5 / COLUMNS_A_SECOND


def test_memory_stays_flat() -> None:
    rolling = Rolling(48_000)
    for _ in range(500):
        rolling.put(np.zeros(4800, np.float32))
    assert len(rolling._held) < 4800
