"""Which recordings belong together, by folder, by name, by a table."""

from __future__ import annotations

import pytest

from engine.errors import UserError
from engine.evaluate import folds
from engine.labels.groups import GroupBy
from engine.sound.recording import Recording

TABLE = {"b/x.wav": "site 1", "c/y.wav": ""}


@pytest.mark.parametrize(
    ("by", "file", "group"),
    [
        (GroupBy(), "a/x_1.wav", "a/x_1.wav"),
        (GroupBy("folder"), "a/b/x_1.wav", "a/b"),
        (GroupBy("folder"), "x_1.wav", "."),
        (GroupBy("name"), "a/baby7_2019_1.wav", "baby7"),
        (GroupBy("name", "_", -1), "a/baby7_2019_1.wav", "1"),
        (GroupBy("name", "-", 1), "a/baby7_2019.wav", "a/baby7_2019.wav"),
        (GroupBy("name", "_", 9), "a/baby7_2019.wav", "a/baby7_2019.wav"),
        (GroupBy("name", pattern=r"^(\d)-"), "1-137-A-32.wav", "1"),
        (GroupBy("name", pattern=r"\d-(?P<group>\d+)-"), "1-137-A-32.wav", "137"),
        (GroupBy("name", pattern=r"\d{3}"), "1-137-A-32.wav", "137"),
        (GroupBy("name", pattern=r"x(y)?"), "x.wav", "x.wav"),
        (GroupBy("table"), "b/x.wav", "site 1"),
        (GroupBy("table"), "c/y.wav", "c/y.wav"),
        (GroupBy("table"), "d.wav", "d.wav"),
        (GroupBy("day"), "b/x.wav", "site 1"),
        (GroupBy("day"), "d.wav", "d.wav"),
    ],
)
def test_the_group_of_a_recording(by: GroupBy, file: str, group: str) -> None:
    assert by.check().of(file, TABLE) == group
    assert GroupBy(**by.kept()) == by


@pytest.mark.parametrize("by", [GroupBy("name", pattern="("), GroupBy("name", separator=""), GroupBy("weekday")])
def test_what_cannot_be_is_said_in_words(by: GroupBy) -> None:
    with pytest.raises(UserError):
        by.check()


def test_a_day_is_that_of_the_recorder_s_own_clock_and_the_latest_are_held_out(workshop) -> None:
    with workshop.project(files=0) as project:
        whens = ["2024-05-01T23:50:00-05:00", "2024-05-02T00:10:00-05:00", None]
        project.put_headers(Recording(f"{k}.wav", 1, 1, 4.0, recorded_at=when) for k, when in enumerate(whens))
        project.change(group=GroupBy("day"))
        groups = project.groups(["0.wav", "1.wav", "2.wav"])
    assert groups == {"0.wav": "2024-05-01", "1.wav": "2024-05-02", "2.wav": "2.wav"}
    days = [f"2024-05-{day:02}" for day in range(1, 11)]
    held = folds.latest([*days[::-1], "none.wav", days[9]])
    assert held.tolist() == [True, True] + [False] * 9 + [True]
    assert not folds.latest(days[:4]).any()  # too few to spare one
    assert folds.latest([]).tolist() == []
