"""What the columns of the list hold.  No Qt in here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.labels.classes import NONE_OF_THESE as NONE_OF_THESE

COLUMNS = (
    "file",
    "duration",
    "rate",
    "label",
    "prediction",
    "confidence",
    "status",
    "recorded",
    "device",
    "folder",
    "note",
    "to_judge",
    "level",
    "pauses",
    "f0",
    "f0_low",
    "f0_high",
)
CRIES = ("level", "pauses", "f0", "f0_low", "f0_high")  # of a project of cries
RIGHT = {"duration", "rate", "to_judge", *CRIES}  # numbers

# What `label` holds where it is no class id.
NO_LABEL, DONT_KNOW = -1, -2

# How far a recording has come: the status column sorts in this order.
WAITING, CLASSIFIED, UNSURE, UNKNOWN, ACCEPTED, BULK, TABLE, LABELLED, PROBLEM = range(9)
SOURCES = {"person": LABELLED, "unsure": LABELLED, "accepted": ACCEPTED, "bulk": BULK, "table": TABLE}

STATES = ("", "unlabelled", "labelled", "unsure", "unknown", "to_judge", "problem")  # what Filter.state may be

NO_TIME = np.int64(-(2**62))
NO_OFFSET = np.int16(-(2**15))
_DIGITS = re.compile(r"\d+")


class Words:
    """A table of the few different texts of a column: the column holds their numbers, -1 for none."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.codes: dict[str, int] = {}

    def code(self, text: str | None) -> int:
        if not text:
            return -1
        code = self.codes.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code

    def text(self, code: int) -> str:
        return self.texts[code] if code >= 0 else ""

    def lut(self, value: Callable[[str], Any], dtype: type) -> NDArray[Any]:
        """`value(text)` by code; the last entry answers for -1."""
        return np.array([*(value(text) for text in self.texts), value("")], dtype)


def natural_key(file: str) -> str:
    """Sorts "take 2" before "take 10", whatever the case; "0" and "00" are the same."""
    return _DIGITS.sub(lambda run: run[0].zfill(10), file.casefold())


def place_key(file: str) -> str:
    """The same, a folder's own recordings before those of the folders in it."""
    folder, _, name = natural_key(file).rpartition("/")
    return f"{folder}\0{name}"


ARRAYS: dict[str, tuple[type, object]] = {
    "duration_s": (np.float32, np.nan),
    "rate_hz": (np.int32, 0),
    "label": (np.int32, NO_LABEL),
    "source": (np.int8, WAITING),
    "predicted": (np.int32, -1),
    "confidence": (np.float32, np.nan),
    "second": (np.int32, -1),
    "second_confidence": (np.float32, np.nan),
    "recorded_s": (np.int64, NO_TIME),  # on the recorder's clock
    "offset_min": (np.int16, NO_OFFSET),
    "device": (np.int32, -1),
    "folder": (np.int32, -1),
    "recorder": (np.int32, -1),  # of those that tell when they were made
    "problem": (np.int32, -1),
    "fault": (np.int32, -1),  # a problem met while classifying
    "to_judge": (np.int32, 0),  # regions
    "measured": (np.bool_, False),  # and these are what it came to
    "level": (np.float32, np.nan),  # dB below full scale, negative
    "pauses": (np.float32, np.nan),
    "f0": (np.float32, np.nan),
    "f0_low": (np.float32, np.nan),
    "f0_high": (np.float32, np.nan),
}


def clock(recorded_at: str | None) -> tuple[np.int64, np.int16]:
    """Seconds on the recorder's own clock, and its offset from UTC in minutes."""
    if not recorded_at:
        return NO_TIME, NO_OFFSET
    try:
        moment = datetime.fromisoformat(recorded_at)
    except ValueError:
        return NO_TIME, NO_OFFSET
    offset = moment.utcoffset()
    seconds = int(moment.replace(tzinfo=UTC).timestamp())
    return np.int64(seconds), NO_OFFSET if offset is None else np.int16(int(offset.total_seconds()) // 60)


def midnight_s(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
