"""The axes of the pictures of sound: which times and frequencies have ticks and words, and what these say."""

from __future__ import annotations

import numpy as np
import pytest

from engine.sound.frequency_scale import Scale
from gui.hearing.axes import FrequencyAxis, TimeAxis, uneven
from gui.hearing.place_text import clock_text, frequency_text, time_text


@pytest.mark.parametrize("scale", ["log", "mel"])
@pytest.mark.parametrize("top_hz", [4000.0, 22_050.0, 250_000.0])
@pytest.mark.parametrize("seen", [(0.0, 1.0), (0.4, 0.45)])
def test_an_uneven_axis_has_round_frequencies_with_room(scale: str, top_hz: float, seen: tuple[float, float]) -> None:
    laid = Scale(scale, top_hz)
    low, high = seen[0] * top_hz, seen[1] * top_hz
    heights = uneven(laid, low, high, 400)
    assert 4 <= len(heights) <= 17
    assert all(low <= height <= high for height in heights)
    assert min(np.diff(heights)) * 400 / (high - low) >= 23.9


@pytest.mark.parametrize("name", ["log", "mel"])
@pytest.mark.parametrize("size", [150.0, 400.0, 660.0])
def test_an_uneven_axis_writes_two_digits_at_most(name: str, size: float) -> None:
    scale = Scale(name, 24_000)
    told = [scale.frequency(height) for height in uneven(scale, 0, 24_000, size)]
    assert all(float(f"{hz:.2g}") == pytest.approx(hz, rel=1e-6) for hz in told), told


@pytest.mark.parametrize(
    ("at_s", "step_s", "words"),
    [
        (0, 1, "0 s"),
        (1.25, 0.01, "1.25 s"),
        (59.96, 0.1, "1:00.0"),
        (65, 1, "1:05"),
        (61.5, 0.1, "1:01.5"),
        (3661, 1, "1:01:01"),
        (86_399.9, 1, "24:00:00"),
        (-120, 1, "−2:00"),  # before the recording that is current, on a timeline
        (-3661, 1, "−1:01:01"),
        (-5, 1, "−5 s"),
        (-0.2, 1, "0 s"),
    ],
)
def test_times_in_words(at_s: float, step_s: float, words: str) -> None:
    assert time_text(at_s, step_s) == words


@pytest.mark.parametrize(
    ("day_s", "step_s", "words"),
    [(19_807.0, 1, "05:30:07"), (19_807.25, 0.01, "05:30:07.25"), (86_400.0, 60, "00:00"), (86_399.99, 1, "00:00:00")],
)
def test_times_of_day_in_words(day_s: float, step_s: float, words: str) -> None:
    assert clock_text(day_s, step_s) == words


def test_frequencies_in_words() -> None:
    assert frequency_text(440) == "440 Hz"
    assert frequency_text(999.7) == "1.00 kHz"
    assert frequency_text(12_345) == "12.35 kHz" or frequency_text(12_345) == "12.34 kHz"


@pytest.mark.parametrize("span_s", [0.01, 1, 5, 70, 4000, 90_000])
def test_the_time_axis_has_a_few_ticks_where_a_clock_has_them(qapp, span_s: float) -> None:
    axis = TimeAxis()
    major = axis.tickSpacing(0, span_s, 800)[0][0]
    assert 2 <= span_s / major <= 12
    if span_s > 60:
        assert major in (10, 15, 30, 60, 120, 300, 600, 900, 1800) or major % 3600 == 0


def test_the_frequency_axis_speaks_hz_and_khz(qapp) -> None:
    axis = FrequencyAxis()
    axis.resize(60, 400)
    axis.setRange(0, 11_025)
    assert axis.tickStrings([0, 2000, 4000], 1, 2000) == ["0", "2 kHz", "4 kHz"]
    axis.setRange(0, 800)
    assert axis.tickStrings([0, 200], 1, 200) == ["0", "200 Hz"]


@pytest.mark.parametrize("top_hz", [4_000, 11_025, 24_000, 48_000, 96_000, 250_000])
@pytest.mark.parametrize("size", [90.0, 140.0, 280.0, 400.0, 700.0])
def test_the_frequency_axis_has_words_where_there_is_room(qapp, top_hz: float, size: float) -> None:
    major, _minor = FrequencyAxis().tickSpacing(0, top_hz, size)
    assert 14 <= major[0] * size / top_hz <= 60


def test_frequencies_close_together_are_told_apart(qapp) -> None:
    axis = FrequencyAxis()
    axis.resize(60, 400)
    axis.setRange(4_000, 4_060)
    spacing = axis.tickSpacing(4_000, 4_060, 400)[0][0]
    words = axis.tickStrings([4_000 + k * spacing for k in range(5)], 1, spacing)
    assert len(set(words)) == 5


@pytest.mark.parametrize("axis", [TimeAxis, FrequencyAxis])
def test_an_axis_has_words_however_long_it_is_drawn(qapp, axis) -> None:
    drawn = axis()
    for size in (300.0, 480.0, 489.0, 491.0, 600.0, 1200.0):  # on paper an axis is longer or shorter than on the screen
        ticks = drawn.tickValues(0.0, 133.642, size)
        assert any(word for spacing, values in ticks for word in drawn.tickStrings(values, 1.0, spacing)), size


@pytest.mark.parametrize("size", [140.0, 200.0, 267.0, 320.0, 480.0])
def test_a_short_time_axis_has_a_word_that_is_not_cut_off_at_its_ends(qapp, size: float) -> None:
    axis = TimeAxis()
    for span_s in (2, 4, 5, 7.5, 10, 30, 45, 60, 90, 133.642, 300, 900, 3600, 86_400):
        major = max(axis.tickValues(0.0, span_s, size))
        assert any(0.05 * span_s < at < 0.9 * span_s for at in major[1]), span_s
