"""Which rows the list shows: a filter and its mask over all rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from gui import messages
from gui.listing.row_columns import DONT_KNOW, NO_LABEL, NO_TIME, PROBLEM, UNSURE, midnight_s

if TYPE_CHECKING:
    from gui.listing.rows import Rows


@dataclass(frozen=True)
class Filter:
    """Which recordings to show.

    `class_name`: labelled so or, without a label, predicted so; `state`: one of `STATES`; `folder`: with all below it;
    `since` and `until`: days on the recorder's clock, both included.
    """

    text: str = ""
    class_name: str | None = None
    state: str = ""
    confidence_low: float = 0.0
    confidence_high: float = 1.0
    folder: str | None = None
    since: date | None = None
    until: date | None = None

    def reads(self, columns: set[str]) -> bool:
        """Whether it looks at one of these columns, so that a change there may change what passes."""
        narrow = self.confidence_low > 0 or self.confidence_high < 1
        read = {"to_judge" if self.state == "to_judge" else "status"} if self.state else set()
        read |= {"label", "prediction"} if self.class_name is not None or self.text else set()
        read |= {"confidence"} if narrow else set()
        return not columns.isdisjoint(read)


def typed(text: str) -> str:
    """A text as it is looked for: capitals and small letters are the same, and so are both ways to write an accent or a Hangul syllable."""
    return normalize("NFC", text).casefold()


def mask(rows: Rows, filter: Filter, start: int = 0) -> NDArray[np.bool_]:
    """Which rows from `start` on pass a filter."""
    n = len(rows)
    part = slice(start, n)
    mask = np.ones(n - start, bool)
    for word in typed(filter.text).split():
        mask &= _has_word(rows, word, start)
    if filter.class_name is not None:
        mask &= _has_class(rows, filter.class_name)[part]
    if filter.state:
        mask &= _has_state(rows, filter.state)[part]
    if filter.confidence_low > 0 or filter.confidence_high < 1:
        confidence = rows.confidence[part]
        with np.errstate(invalid="ignore"):
            # The limits are shown in whole percent: .9 as float32 is a little above .9
            mask &= (confidence >= filter.confidence_low - 1e-6) & (confidence <= filter.confidence_high + 1e-6)
    if filter.folder is not None:
        below = f"{filter.folder}/"
        inside = rows.folders.lut(lambda text: text == filter.folder or text.startswith(below), bool)
        mask &= inside[rows.folder[part]]
    if filter.since or filter.until:
        seconds = rows.recorded_s[part]
        mask &= seconds != NO_TIME
        if filter.since:
            mask &= seconds >= midnight_s(filter.since)
        if filter.until:
            mask &= seconds < midnight_s(filter.until) + 86_400
    return mask


def _has_word(rows: Rows, word: str, start: int) -> NDArray[np.bool_]:
    """In the file's name, or in what the row says in its other columns."""
    folded = rows.folded[start:] if start else rows.folded
    found = np.array([word in text for text in folded], bool)
    part = slice(start, len(rows))
    for words, codes, called in (
        (rows.names, rows.predicted, rows.called),
        (rows.devices, rows.device, str),
        (rows.problems, rows.problem, messages.problem),
        (rows.problems, rows.fault, messages.problem),
    ):
        lut = words.lut(lambda text, called=called: word in typed(called(text)), bool)
        if lut.any():
            found |= lut[codes[part]]
    for one in rows.classes.values():
        if word in typed(one.name):
            found |= _labelled(rows, one.id)[part]
    noted = [row - start for row, note in rows.notes.items() if row >= start and word in typed(note)]
    found[noted] = True
    return found


def _labelled(rows: Rows, class_id: int) -> NDArray[np.bool_]:
    labelled = rows.label[: len(rows)] == class_id
    labelled[[row for row, ids in rows.more.items() if class_id in ids]] = True
    return labelled


def _has_class(rows: Rows, name: str) -> NDArray[np.bool_]:
    has = rows.heard(rows.called(name)) & (rows.label[: len(rows)] == NO_LABEL)
    one = rows.named(name)
    return has if one is None else has | _labelled(rows, one.id)


def _has_state(rows: Rows, state: str) -> NDArray[np.bool_]:
    label = rows.label[: len(rows)]
    match state:
        case "labelled":
            return label >= 0
        case "unlabelled":
            return label == NO_LABEL
        case "unknown":
            return label == DONT_KNOW
        case "unsure":
            return rows.status() == UNSURE
        case "to_judge":
            return rows.to_judge[: len(rows)] > 0
    return rows.status() == PROBLEM
