"""Which recordings belong together, by folder, by name, by a table."""

from __future__ import annotations

import pytest

from engine.errors import UserError
from engine.labels.groups import GroupBy

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
    ],
)
def test_the_group_of_a_recording(by: GroupBy, file: str, group: str) -> None:
    assert by.check().of(file, TABLE) == group
    assert GroupBy(**by.kept()) == by


@pytest.mark.parametrize("by", [GroupBy("name", pattern="("), GroupBy("name", separator=""), GroupBy("weekday")])
def test_what_cannot_be_is_said_in_words(by: GroupBy) -> None:
    with pytest.raises(UserError):
        by.check()
