"""Times as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.sound.told_time import seconds


@pytest.mark.parametrize(
    ("told", "at_s"),
    [("83", 83), (" 83.5 s", 83.5), ("83,5", 83.5), ("1:23", 83), ("90:00", 5400), ("1:02:03.5", 3723.5), (".5", 0.5), ("0:7", 7)],
)  # fmt: skip
def test_what_people_type(told: str, at_s: float) -> None:
    assert seconds(told) == at_s


@pytest.mark.parametrize("told", ["", "x", "-3", "1:60", "1:75:00", "1::2", "1:2:3:4", "1:", "nan", "1e3"])
def test_what_is_no_time(told: str) -> None:
    with pytest.raises(UserError, match="no time"):
        seconds(told)


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59_999))
def test_hours_minutes_and_milliseconds(hours: int, minutes: int, milliseconds: int) -> None:
    told = f"{hours}:{minutes:02d}:{milliseconds / 1000:06.3f}"
    assert seconds(told) == pytest.approx(3600 * hours + 60 * minutes + milliseconds / 1000)
