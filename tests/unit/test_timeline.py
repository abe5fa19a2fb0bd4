"""Timelines: every moment belongs to one recording or to a gap, both ways, whatever the clocks say."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.sound.header import read_header
from engine.sound.timeline import Stretch, Timeline, recorder

ODD = st.lists(
    st.tuples(st.integers(0, 100), st.sampled_from([0.0, 0.5, 3.0, 10.0, 40.0])), min_size=1, max_size=12
)  # when recordings begin, and how long they are; 0: unreadable


def made(odd: list[tuple[int, float]]) -> Timeline:
    files = [f"{k}.wav" for k in range(len(odd))]
    return Timeline.of(files, [at for at, _ in odd], [long for _, long in odd], [f"why {k}" for k in range(len(odd))])


@given(ODD)
def test_stretches_tile_the_time_without_hole_or_overlap(odd: list[tuple[int, float]]) -> None:
    line = made(odd)
    there = line.stretches(-5, line.end_s + 5)
    edges = [0.0, *(one.end_s for one in there)]
    assert [one.at_s for one in there] == edges[:-1]
    assert edges[-1] == line.end_s == max(line.starts_s + line.lengths_s)
    assert all(one.end_s > one.at_s for one in there)


@given(ODD, st.floats(-1, 150))
def test_a_moment_belongs_to_the_recording_that_began_last(odd: list[tuple[int, float]], at_s: float) -> None:
    line, one = made(odd), made(odd).at(at_s)
    starts, ends = line.starts_s, line.starts_s + line.lengths_s
    sounding = np.flatnonzero((starts <= at_s) & (at_s < ends))
    assert one.at_s <= at_s < one.end_s
    assert one.sounds == (len(sounding) > 0)
    if one.sounds:
        assert one.file == line.files[sounding[-1]]
        second = one.start_s + at_s - one.at_s
        assert line.start_of(one.file) + second == pytest.approx(at_s)
        assert -1e-9 <= second <= line.lengths_s[line.files.index(one.file)]
    elif one.file:
        assert one.problem == f"why {one.file[:-4]}"


@given(ODD, st.floats(0, 150), st.floats(0, 150))
def test_a_span_is_what_its_moments_are(odd: list[tuple[int, float]], one_s: float, other_s: float) -> None:
    line = made(odd)
    start_s, end_s = sorted((one_s, other_s))
    there = line.stretches(start_s, end_s)
    assert sum(one.end_s - one.at_s for one in there) == pytest.approx(
        max(0.0, min(end_s, line.end_s) - min(start_s, line.end_s))
    )
    for one in there:
        middle = line.at((one.at_s + one.end_s) / 2)
        assert (middle.file, middle.problem) == (one.file, one.problem)
        assert middle.start_s - middle.at_s == pytest.approx(one.start_s - one.at_s)


def test_a_drifting_clock_and_a_recording_within_another() -> None:
    line = Timeline.of(["long.wav", "within.wav", "early.wav"], [0, 20, 58], [60, 10, 60])
    assert line.stretches(0, 1e9) == [
        Stretch(0, 20, "long.wav", 0, True),
        Stretch(20, 30, "within.wav", 0, True),
        Stretch(30, 58, "long.wav", 30, True),
        Stretch(58, 118, "early.wav", 0, True),
    ]
    assert line.shows("long.wav")
    copies = Timeline.of(["a.mp3", "a.wav", "lost.wav"], [0, 0, 5], [60, 60, 0])
    assert [copies.shows(file) for file in ("a.mp3", "a.wav", "lost.wav", "other.wav")] == [False, True, False, False]


def test_an_unreadable_recording_is_a_gap_with_its_reason() -> None:
    line = Timeline.of(["a.wav", "bad.wav", "b.wav"], [100, 160, 220], [30, np.nan, 30], ["", "no sound in it", ""])
    assert line.stretches(0, 1e9)[1:3] == [
        Stretch(30, 60),
        Stretch(60, 120, "bad.wav", 0, False, "no sound in it"),
    ]
    assert line.nearest(70) == line.at(120)
    assert line.nearest(10) == line.at(10)
    assert line.nearest(1e9) == line.at(149)
    assert Timeline.of(["bad.wav"], [5], [0]).nearest(0) is None


def test_a_recording_alone_is_a_timeline_too() -> None:
    line = Timeline.alone("a.wav", 4.0)
    assert line.stretches(1, 9) == [Stretch(1, 4, "a.wav", 1, True)]
    assert line.clock_of(2) is None
    with pytest.raises(UserError):
        line.moment_of("5:30")


def test_a_step_is_silent_only_where_nothing_sounds_at_all() -> None:
    line = Timeline.of(["a.wav", "b.wav", "c.wav"], [0, 20, 40], [10, 0.2, 0.1])
    assert np.flatnonzero(~line.silent(0, 50, 50)).tolist() == [*range(10), 20, 40]
    assert np.flatnonzero(~line.silent(5, 45, 4)).tolist() == [0, 1, 3]
    assert line.silent(25, 35, 10).all()
    assert not line.silent(2, 4, 10).any()


@given(ODD, st.floats(-10, 150), st.floats(0.5, 100), st.integers(1, 60))
def test_steps_that_sound_are_those_of_the_stretches(
    odd: list[tuple[int, float]], start_s: float, long_s: float, count: int
) -> None:
    line, step = made(odd), long_s / count
    silent = line.silent(start_s, start_s + long_s, count)
    for k in range(count):
        there = line.stretches(start_s + (k + 0.02) * step, start_s + (k + 0.98) * step)
        if any(one.sounds for one in there):
            assert not silent[k]


def test_going_to_a_clock_time() -> None:
    begins = datetime.fromisoformat("2019-05-22T22:00:00+00:00").timestamp()
    line = Timeline.of(["night.wav", "next.wav"], [begins, begins + 86_400 + 6 * 3600], [4 * 3600, 3600])
    assert line.clock_of(90) == datetime.fromisoformat("2019-05-22T22:01:30")
    assert line.moment_of("23:30") == 5400
    assert line.moment_of("23:30:15.5", near_s=100_000) == 86_400 + 5415.5
    assert line.moment_of("1:00") == 3 * 3600  # after midnight: the day after the one we look at
    assert line.moment_of("2019-05-24 04:10") == 86_400 + 6 * 3600 + 600
    for nothing in ("", "morning", "25:00", "5:61", "2019-02-31 05:00", "2018-05-22 05:00"):
        with pytest.raises(UserError):
            line.moment_of(nothing)


def test_which_recordings_are_one_recorders() -> None:
    assert recorder("site/S4A03895_20190522_053000.wav", None) == recorder("site/S4A03895_20190523_053000.wav", None)
    assert recorder("a/20190522_053000.wav", None) != recorder("b/20190522_053000.wav", None)
    assert recorder("a/x_20190522_053000.wav", None) != recorder("a/y_20190522_053000.wav", None)
    assert recorder("a/1.wav", "AudioMoth 24E1") == recorder("card 2/2.wav", "AudioMoth 24E1")


def test_a_hundred_thousand_recordings_are_cheap() -> None:
    count = 100_000
    files = [f"{k:06}.wav" for k in range(count)]
    began = time.perf_counter()
    line = Timeline.of(files, np.arange(count) * 60.0, np.full(count, 60.02))
    laid = time.perf_counter() - began
    began = time.perf_counter()
    for k in range(200):
        assert line.at(k * 29_999.0).sounds
        assert len(line.stretches(k * 20_000.0, k * 20_000.0 + 600)) in (10, 11)
    asked = (time.perf_counter() - began) / 400
    assert asked < laid / 100  # looked up, not walked through


def test_the_real_day(shared_data) -> None:
    headers = {path.name: read_header(path) for path in (shared_data / "recordings" / "field_day").iterdir()}
    assert {recorder(file, header.device) for file, header in headers.items()} == {"Song Meter S4A03895"}
    line = Timeline.of(
        list(headers),
        [datetime.fromisoformat(header.recorded_at).replace(tzinfo=UTC).timestamp() for header in headers.values()],
        [header.duration_s for header in headers.values()],
    )
    assert len(line.files) == 96
    assert line.end_s == pytest.approx(95 * 900 + 10, abs=0.1)
    dawn = line.at(line.moment_of("5:30:04"))
    assert (dawn.file, dawn.sounds) == ("S4A03895_20190522_053000.ogg", True)
    assert not line.at(line.moment_of("5:31")).file
