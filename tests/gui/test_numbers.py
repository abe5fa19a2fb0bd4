"""Numbers and moments as the person's system writes them, and exported tables that know nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from gui import numbers
from gui.hearing.axes import _short
from gui.hearing.place_text import clock_text, frequency_text, time_text
from gui.listing.row_texts import duration_text, rate_text

AT = datetime(2026, 1, 5, 16, 7, 8)


@pytest.fixture
def speak() -> Iterator[object]:
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "count", "size", "rate", "at"),
    [
        ("C", "12345", "2.5", "44.1 kHz", "2026-01-05 16:07:08"),
        ("en_GB", "12,345", "2.5", "44.1 kHz", "05/01/2026 16:07:08"),
        ("de_DE", "12.345", "2,5", "44,1 kHz", "05.01.2026 16:07:08"),
        ("sv_SE", "12\xa0345", "2,5", "44,1 kHz", "2026-01-05 16:07:08"),
    ],
)
def test_as_the_system_writes_them(speak, name: str, count: str, size: str, rate: str, at: str) -> None:
    speak(name)
    assert numbers.whole(12_345) == count
    assert numbers.rough(2.5) == size
    assert numbers.rough(12.5) == "12"
    assert rate_text(44_100) == rate
    assert numbers.moment(AT) == at
    assert duration_text(62.5) == f"1:02{numbers.point()}5"


def test_places_in_sound_as_the_system_writes_them(speak) -> None:
    speak("de_DE")
    assert (time_text(2.5, 0.1), time_text(-62.25, 0.01)) == ("2,5 s", "−1:02,25")
    assert clock_text(7.25, 0.01) == "00:00:07,25"
    assert (frequency_text(3250), _short(2500), _short(440)) == ("3,25 kHz", "2,5 kHz", "440 Hz")
