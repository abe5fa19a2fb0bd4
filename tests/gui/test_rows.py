"""The list's arrays against plain Python: order, filter, places, and what labels and predictions do to a row."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import date
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.labels import Class, Label
from engine.predict.predictions import Prediction
from engine.sound.recording import Recording
from gui.listing.row_columns import (
    ACCEPTED,
    BULK,
    CLASSIFIED,
    COLUMNS,
    CRIES,
    LABELLED,
    PROBLEM,
    TABLE,
    UNKNOWN,
    UNSURE,
    WAITING,
    natural_key,
    place_key,
)
from gui.listing.row_filter import Filter
from gui.listing.row_texts import duration_text, rate_text, recorded_text
from gui.listing.rows import Rows

CLASSES = [Class(1, "dog", "1"), Class(2, "rain", "2"), Class(7, "Siren", "3")]


def prediction(
    file: str, predicted: str | None, confidence: float | None, none: bool = False, problem: str | None = None
) -> Prediction:
    return Prediction(file, predicted, confidence, None, None, none, problem, "everyday", "1", 1)


def label(file: str, class_id: int | None = 1, kind="class", source="person", note: str = "") -> Label:
    return Label(0, file, None, None, None, None, class_id, kind, source, note=note)


def shown(rows: Rows) -> list[str]:
    return [rows.files[row] for row in rows.shown]


recordings = st.lists(
    st.builds(
        Recording,
        st.from_regex(r"\A([ab]{1,2}/)?[a-cA-C_ 0-9]{1,8}\.wav\Z"),
        duration_s=st.none() | st.floats(0, 1e5, width=32),
        rate_hz=st.sampled_from([None, 8000, 44100]),
        recorded_at=st.none()
        | st.builds(
            "{:04d}-{:02d}-{:02d}T{:02d}:30:00{}".format,
            st.integers(1960, 2050),
            st.integers(1, 12),
            st.integers(1, 28),
            st.integers(0, 23),
            st.sampled_from(["", "+00:00", "+05:30", "-08:00"]),
        ),
        device=st.sampled_from([None, "AudioMoth 1", "Song Meter"]),
        problem=st.sampled_from([None, "It is empty."]),
    ),
    max_size=25,
    unique_by=lambda recording: recording.file,
)


def value(rows: Rows, row: int, column: str) -> object:
    """What Python would sort a column by; None for what is not known."""
    match column:
        case "file":
            name = rows.files[row].rpartition("/")[2]
            return natural_key(name), name
        case "duration":
            return None if math.isnan(rows.duration_s[row]) else float(rows.duration_s[row])
        case "confidence":
            return None if math.isnan(rows.confidence[row]) else float(rows.confidence[row])
        case "rate":
            return int(rows.rate_hz[row]) or None
        case "status":
            return rows.status_of(row)
        case "label":
            ids = rows.class_ids(row)
            return natural_key(rows.classes[ids[0]].name) if ids else None
        case "prediction":
            return natural_key(rows.names.text(rows.predicted[row])) or None
        case "device":
            return natural_key(rows.devices.text(rows.device[row])) or None
        case "folder":
            return natural_key(rows.folders.text(rows.folder[row]))
    if column in CRIES:
        number = float(getattr(rows, column)[row])
        return None if number != number else np.float32(number + 1000) if column == "level" else number
    return None


@settings(max_examples=60, deadline=None)
@given(recordings, st.data())
def test_sorts_as_python_does(made: list[Recording], data: st.DataObject) -> None:
    some = [recording.file for recording in made if data.draw(st.booleans())]
    predictions = [
        prediction(file, data.draw(st.sampled_from(["dog", "rain"])), data.draw(st.floats(0, 1, width=32)))
        for file in some
    ]
    labels = [label(file, data.draw(st.sampled_from([1, 2, 7]))) for file in some[::2]]
    rows = Rows(made, labels, predictions, CLASSES)
    level, hz = st.none() | st.floats(-99, 0, width=32), st.none() | st.floats(150, 1500, width=32)
    rows.put_voices({file: (1.0, data.draw(level), 2, 0.1, *(data.draw(hz) for _ in range(3))) for file in some})
    for column in COLUMNS:
        if column in ("recorded", "note"):
            continue
        for descending in (False, True):
            rows.arrange(column, descending)
            by_file = sorted(range(len(rows)), key=lambda row: place_key(rows.files[row]))
            known = [row for row in by_file if value(rows, row, column) is not None]
            known.sort(key=lambda row: value(rows, row, column), reverse=False)
            if descending:  # ties stay in the order of the files
                known = [
                    row
                    for _, row in sorted(
                        enumerate(known), key=lambda pair: _Reversed(value(rows, pair[1], column), pair[0])
                    )
                ]
            unknown = [row for row in by_file if value(rows, row, column) is None]
            assert rows.shown.tolist() == known + unknown, (column, descending)


def test_what_is_sure_and_what_is_left() -> None:
    made = [Recording(f"{name}.wav") for name in "abcd"]
    said = [prediction("a.wav", "dog", 0.9), prediction("b.wav", "dog", 0.99), prediction("c.wav", "rain", 0.5)]
    rows = Rows(made, [label("b.wav", 1)], said, CLASSES)
    assert rows.unclassified() == (1, 3)
    assert rows.sure(0.8) == ["a.wav"]
    assert rows.sure(0.4) == ["a.wav", "c.wav"]


def test_names_that_count_alike_turn_round_too() -> None:
    rows = Rows([Recording("0.wav"), Recording("00.wav")])
    assert rows.shown.tolist() == [0, 1]
    rows.arrange("file", True)
    assert rows.shown.tolist() == [1, 0]


class _Reversed:
    def __init__(self, value, place):
        self.value, self.place = value, place

    def __lt__(self, other):
        return self.value > other.value or (self.value == other.value and self.place < other.place)


def test_names_are_sorted_as_they_are_shown_and_folders_decide_between_the_same() -> None:
    folders, names = ("site 10", "site 2", "site 2/old"), ("rec 10.wav", "rec 2.wav")
    rows = Rows(Recording(f"{folder}/{name}") for folder in folders for name in names)
    rows.put_recordings([Recording("a top.wav")])
    rows.arrange()
    by_folder = [f"{folder}/{name}" for folder in ("site 2", "site 2/old", "site 10") for name in names[::-1]]
    assert shown(rows) == ["a top.wav", *by_folder]  # as they stand at first
    rows.arrange("file")
    assert shown(rows) == ["a top.wav", *by_folder[::2], *by_folder[1::2]]
    rows.arrange("file", True)
    assert shown(rows) == [*by_folder[1::2], *by_folder[::2], "a top.wav"]


def test_time_is_sorted_by_the_instant_and_shown_as_the_recorder_had_it() -> None:
    rows = Rows(
        [
            Recording("a.wav", recorded_at="2019-05-04T05:30:00+02:00"),
            Recording("b.wav", recorded_at="2019-05-04T04:00:00+00:00"),
            Recording("c.wav"),
            Recording("d.wav", recorded_at="2019-05-04T03:45:00Z"),
            Recording("e.wav", recorded_at="no time at all"),
        ]
    )
    rows.arrange("recorded")
    assert shown(rows) == ["a.wav", "d.wav", "b.wav", "c.wav", "e.wav"]
    rows.arrange("recorded", True)
    assert shown(rows) == ["b.wav", "d.wav", "a.wav", "c.wav", "e.wav"]
    assert recorded_text(rows.recorded_s[0], rows.offset_min[0]) == "2019-05-04 05:30:00 +02:00"
    assert recorded_text(rows.recorded_s[2], rows.offset_min[2]) == ""
    assert shown_by(rows, Filter(since=date(2019, 5, 4), until=date(2019, 5, 4))) == ["b.wav", "d.wav", "a.wav"]
    assert shown_by(rows, Filter(since=date(2019, 5, 5))) == []


def shown_by(rows: Rows, filter: Filter) -> list[str]:
    rows.arrange(filter=filter)
    return shown(rows)


def test_negative_offset_is_written_with_its_sign() -> None:
    rows = Rows([Recording("a.wav", recorded_at="2019-05-04T05:30:00-03:30")])
    assert recorded_text(rows.recorded_s[0], rows.offset_min[0]).endswith(" -03:30")


@pytest.fixture
def rows() -> Rows:
    made = [
        Recording(f"site {n % 2}/take {n}.wav", duration_s=n, device="AudioMoth 7" if n == 3 else None)
        for n in range(12)
    ]
    made.append(Recording("empty.wav", problem="It is empty."))
    predictions = [
        prediction("site 0/take 0.wav", "dog", 0.95),
        prediction("site 1/take 1.wav", "dog", 0.30),
        prediction("site 0/take 2.wav", "rain", 0.90),
        prediction("site 1/take 3.wav", None, 0.80, none=True),
        prediction("site 0/take 4.wav", None, None, problem="It is silent."),
    ]
    labels = [
        label("site 1/take 1.wav", 2),
        label("site 1/take 5.wav", 7, source="bulk"),
        label("site 0/take 6.wav", None, "unknown"),
        label("site 1/take 7.wav", 1, source="table"),
        label("site 1/take 7.wav", 2),
        label("site 0/take 8.wav", None, "note", note="Two owls"),
        label("site 1/take 9.wav", 1, source="accepted"),
    ]
    return Rows(made, labels, predictions, CLASSES)


def test_a_class_is_found_where_the_model_says_it_by_a_former_name(rows: Rows) -> None:
    dogs = set(shown_by(rows, Filter(class_name="dog")))
    heard = rows.heard("dog") | rows.heard("rain")
    rows.put_classes([Class(1, "zebra", "1", aliases="dog\nrain"), Class(7, "Siren", "3")])
    assert np.array_equal(rows.heard("zebra"), heard)
    for asked in (Filter(class_name="zebra"), Filter(class_name="dog"), Filter(text="zebra")):
        assert dogs < set(shown_by(rows, asked))
    rows.arrange("prediction", filter=Filter())
    said = [rows.called(rows.names.text(int(rows.predicted[row]))) for row in rows.shown]
    assert said == sorted(said, key=lambda name: (not name, name.casefold()))


def test_a_renaming_that_is_undone_leaves_predictions_called_as_before(rows: Rows) -> None:
    rows.put_classes([Class(1, "hound", "1", aliases="dog bark")])
    rows.put_predictions([prediction(rows.files[0], "dog_bark", 0.9), prediction(rows.files[1], "dog bark", 0.9)])
    assert rows.said()["hound"] == 2
    rows.put_classes([Class(1, "dog bark", "1")])
    assert rows.said()["dog bark"] == 2
    assert rows.heard("dog bark").sum() == 2
    rows.put_classes([])
    assert rows.called("dog_bark") == "dog_bark"


def test_status_says_how_far_a_recording_has_come(rows: Rows) -> None:
    expected = {
        "site 0/take 0.wav": CLASSIFIED,
        "site 1/take 1.wav": LABELLED,
        "site 1/take 3.wav": UNSURE,
        "site 0/take 4.wav": PROBLEM,
        "site 1/take 5.wav": BULK,
        "site 0/take 6.wav": UNKNOWN,
        "site 1/take 7.wav": TABLE,
        "site 0/take 8.wav": WAITING,
        "site 1/take 9.wav": ACCEPTED,
        "empty.wav": PROBLEM,
    }
    status = rows.status()
    for file, state in expected.items():
        assert status[rows.row(file)] == rows.status_of(rows.row(file)) == state, file
    assert rows.problem_of(rows.row("site 0/take 4.wav")) == "It is silent."


@pytest.mark.parametrize(
    ("filter", "takes"),
    [
        (Filter(text="TAKE 10"), {10}),
        (Filter(text="rain"), {1, 2, 7}),
        (Filter(text="site take 9"), {9}),
        (Filter(text="owls"), {8}),
        (Filter(text="audiomoth"), {3}),
        (Filter(text="silent"), {4}),
        (Filter(class_name="dog"), {0, 7, 9}),
        (Filter(class_name="none of these"), {3}),
        (Filter(state="labelled"), {1, 5, 7, 9}),
        (Filter(state="unlabelled", folder="site 0"), {0, 2, 4, 8, 10}),
        (Filter(state="unknown"), {6}),
        (Filter(state="unsure"), {3}),
        (Filter(confidence_low=0.9), {0, 2}),
        (Filter(confidence_high=0.3), {1}),
        (Filter(folder="site 1", text="1"), {1, 3, 5, 7, 9, 11}),
    ],
)
def test_filter(rows: Rows, filter: Filter, takes: set[int]) -> None:
    assert {file.rpartition("take ")[2] for file in shown_by(rows, filter)} == {f"{n}.wav" for n in takes}


def test_a_name_is_found_however_its_syllables_are_written() -> None:
    rows = Rows(
        [Recording(normalize("NFD", name)) for name in ("녹음 1.wav", "Käuzchen.wav", "b.wav")], [], [], CLASSES
    )
    assert [shown_by(rows, Filter(text=word)) for word in ("녹음", "KÄUZ")] == [[rows.files[0]], [rows.files[1]]]
    assert shown_by(rows, Filter(text=normalize("NFD", "äuz"))) == [rows.files[1]]


def test_problems_are_found(rows: Rows) -> None:
    assert shown_by(rows, Filter(state="problem")) == ["empty.wav", "site 0/take 4.wav"]


def test_a_folder_holds_what_is_below_it_and_no_neighbour() -> None:
    rows = Rows([Recording("a/1.wav"), Recording("a/b/2.wav"), Recording("ab/3.wav"), Recording("4.wav")])
    assert shown_by(rows, Filter(folder="a")) == ["a/1.wav", "a/b/2.wav"]


def test_counts_each_class_of_a_recording_once(rows: Rows) -> None:
    rows.put_labels([label("site 1/take 7.wav", 2)], ())
    assert rows.counts() == {1: 2, 2: 2, 7: 1}


def test_labels_of_some_files_are_replaced(rows: Rows) -> None:
    rows.put_labels([label("site 1/take 7.wav", 7)], ["site 1/take 7.wav", "site 0/take 8.wav"])
    assert rows.class_ids(rows.row("site 1/take 7.wav")) == (7,)
    assert rows.row("site 0/take 8.wav") not in rows.notes
    assert rows.class_ids(rows.row("site 1/take 1.wav")) == (2,)


def test_values_change_without_moving_rows_until_asked(rows: Rows) -> None:
    rows.arrange("confidence")
    before = shown(rows)
    rows.put_predictions([prediction("site 0/take 0.wav", "dog", 0.01)])
    assert shown(rows) == before
    rows.arrange()
    assert shown(rows)[0] == "site 0/take 0.wav"


def test_new_recordings_come_last_and_only_if_they_pass(rows: Rows) -> None:
    rows.arrange("file", False, Filter(text="take 1"))
    rows.put_recordings([Recording("a take 1.wav"), Recording("a take 2.wav")])
    assert shown(rows)[-1] == "a take 1.wav"
    assert "a take 2.wav" not in shown(rows)


def test_removed_recordings_leave_the_others_as_they_were(rows: Rows) -> None:
    kept = {file: (rows.class_ids(rows.row(file)), rows.status_of(rows.row(file))) for file in rows.files}
    rows.remove(["site 0/take 0.wav", "site 1/take 1.wav", "not there.wav"])
    assert len(rows) == 11
    assert rows.row("site 0/take 0.wav") == -1
    for file in rows.files:
        assert (rows.class_ids(rows.row(file)), rows.status_of(rows.row(file))) == kept[file]
    assert rows.notes == {rows.row("site 0/take 8.wav"): "Two owls"}


def test_steps_through_the_list_as_it_is_shown(rows: Rows) -> None:
    rows.arrange("confidence")
    first, second = shown(rows)[:2]
    assert rows.neighbour(None) == first
    assert rows.neighbour(first) == second
    assert rows.neighbour(second, -1) == first
    assert rows.neighbour(first, -1) is None
    assert rows.neighbour(first, 1, unsure=True) == "site 1/take 3.wav"
    assert rows.neighbour("site 1/take 3.wav", 1, unsure=True) is None
    assert rows.neighbour(shown(rows)[-1], -1, unsure=True) == "site 1/take 3.wav"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 200), unique=True, max_size=60), st.lists(st.integers(0, 200), max_size=20))
def test_places_are_where_the_files_stand(numbers: list[int], wanted: list[int]) -> None:
    rows = Rows([Recording(f"{n}.wav") for n in numbers])
    rows.arrange("file", True, Filter(text="1"))
    files = [f"{n}.wav" for n in dict.fromkeys(wanted)]
    assert rows.places(files).tolist() == [place for place, file in enumerate(shown(rows)) if file in files]


@pytest.mark.parametrize(
    ("duration_s", "text"),
    [(0.04, "0:00.0"), (3.97, "0:04.0"), (59.96, "1:00.0"), (3723.44, "1:02:03.4"), (float("nan"), "")],
)
def test_durations_in_words(duration_s: float, text: str) -> None:
    assert duration_text(duration_s) == text


def test_rates_in_words() -> None:
    assert [rate_text(rate) for rate in (44_100, 22_050, 8_000, 0)] == ["44.1 kHz", "22.05 kHz", "8 kHz", ""]


def test_half_a_million_rows_are_arranged_sooner_than_python_sorts_as_many_numbers() -> None:
    n = 500_000
    rows = Rows(Recording(f"site {i // 20_000:02d}/take {i:06d}.wav", duration_s=i * 37 % 1000) for i in range(n))
    confidence = np.random.default_rng(0).random(n)
    rows.confidence[:n] = confidence
    rows.predicted[:n] = rows.names.code("dog")
    of_python_s = quickest_s(lambda: sorted(range(n), key=confidence.tolist().__getitem__))
    for what in (
        {"column": "confidence"},
        {"column": "duration", "descending": True},
        {"filter": Filter(text="take 0123")},
    ):
        assert quickest_s(lambda what=what: rows.arrange(**what)) < of_python_s, what


def quickest_s(do: Callable[[], object]) -> float:
    """Seconds of this thread, the least of three."""
    took = []
    for _ in range(3):
        began_s = time.thread_time()
        do()
        took.append(time.thread_time() - began_s)
    return min(took)


def test_the_timeline_of_a_recorder() -> None:
    def made(name: str, at: str | None, duration_s: float | None = 60.0, problem: str | None = None) -> Recording:
        return Recording(name, duration_s=duration_s, recorded_at=at, problem=problem)

    rows = Rows(
        [
            made("b/x_20190522_053000.wav", "2019-05-22T05:30:00"),
            made("a/x_20190522_053100.wav", "2019-05-22T05:31:00"),
            made("a/x_20190522_053000.wav", "2019-05-22T05:30:00"),
            made("a/x_20190522_053200.wav", "2019-05-22T05:32:00", None, "There is no sound in it"),
            made("a/x_20190522_053500.wav", "2019-05-22T06:35:00+01:00"),
            made("a/copy_20190522_053000.wav", "2019-05-22T05:30:00"),
            made("a/memo.wav", None, 3.0),
        ]
    )
    line = rows.timeline("a/x_20190522_053100.wav")
    assert line is rows.timeline("a/x_20190522_053000.wav")
    there = [(one.at_s, one.end_s, one.file[4:], one.problem) for one in line.stretches(0, 1e9)]
    assert there == [
        (0, 60, "20190522_053000.wav", ""),
        (60, 120, "20190522_053100.wav", ""),
        (120, 300, "20190522_053200.wav", "There is no sound in it"),
        (300, 360, "20190522_053500.wav", ""),
    ]
    for file, length_s in (("a/memo.wav", 3), ("a/x_20190522_053200.wav", 0), ("b/x_20190522_053000.wav", 60)):
        alone = rows.timeline(file)
        assert (alone.files, alone.end_s) == ((file,), length_s)
    rows.put_recordings([made("a/x_20190522_053600.wav", "2019-05-22T05:36:00")])
    assert rows.timeline("a/x_20190522_053100.wav").end_s == 420
