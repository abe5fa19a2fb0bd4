"""Sorts the rows of the list: a column and the file's rank become one whole number a row for numpy's fast sort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gui.listing.row_columns import DONT_KNOW, NO_OFFSET, NO_TIME, natural_key

if TYPE_CHECKING:
    from gui.listing.rows import Rows

_ROW_BITS = np.uint64(24)  # 16 million rows
_LAST = np.uint64(2**40 - 1)  # the key of what is not known: below everything in either direction


def order(rows: Rows, column: str, descending: bool = False) -> NDArray[np.intp]:
    """All rows sorted by a column, then by folder and name; what is not known comes last either way."""
    key = _key(rows, column)
    if descending:
        key = np.where(key == _LAST, _LAST, _LAST - np.uint64(1) - key)
    rank = rows.file_rank()
    by_rank = np.empty(len(rank), np.intp)
    by_rank[rank] = np.arange(len(rank))
    packed = np.sort((key << _ROW_BITS) | rank)  # the column above, the file's rank below
    return by_rank[packed & ((np.uint64(1) << _ROW_BITS) - np.uint64(1))]


def _key(rows: Rows, column: str) -> NDArray[np.uint64]:
    """A column as whole numbers below 2**40 in its order; `_LAST` where it is not known."""
    n = len(rows)
    match column:
        case "file":
            return rows.name_rank()
        case "duration":
            return _float_key(rows.duration_s[:n])
        case "level":
            return _float_key(rows.level[:n] + np.float32(1000))  # which keeps hundredths
        case "pauses" | "f0" | "f0_low" | "f0_high":
            return _float_key(getattr(rows, column)[:n])
        case "confidence":
            return _float_key(rows.confidence[:n])
        case "rate":
            return np.where(rows.rate_hz[:n] > 0, rows.rate_hz[:n].astype(np.uint64), _LAST)
        case "to_judge":
            return np.where(rows.to_judge[:n] > 0, rows.to_judge[:n].astype(np.uint64), _LAST)
        case "status":
            return rows.status().astype(np.uint64)
        case "recorded":
            seconds, offset = rows.recorded_s[:n], rows.offset_min[:n].astype(np.int64)
            utc = seconds - np.where(offset == NO_OFFSET, 0, offset) * 60
            return np.where(seconds == NO_TIME, _LAST, (utc + 2**38).astype(np.uint64))
        case "label":
            lut = _text_key([one.name for one in rows.classes.values()])
            # rows may still have a class that has just gone
            by_id = np.full(max([*rows.classes, 0, int(rows.label[:n].max(initial=0))]) + 3, _LAST)
            for one, key in zip(rows.classes.values(), lut):
                by_id[one.id] = key
            by_id[DONT_KNOW] = _LAST - np.uint64(2)  # after every class
            return by_id[rows.label[:n]]
        case "folder":  # the recordings' own is not unknown, it is the first
            return np.array([*(_text_key(rows.folders.texts) + np.uint64(1)), 0], np.uint64)[rows.folder[:n]]
        case "note":
            return np.where(np.isin(np.arange(n), list(rows.notes)), np.uint64(0), _LAST)
    texts, codes = {
        "prediction": ([rows.called(name) for name in rows.names.texts], rows.predicted),
        "device": (rows.devices.texts, rows.device),
    }[column]
    return np.array([*_text_key(texts), _LAST], np.uint64)[codes[:n]]


def _float_key(values: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Floats of zero and more keep their order as bits."""
    return np.where(np.isnan(values), _LAST, np.maximum(values, 0).view(np.uint32).astype(np.uint64))


def _text_key(texts: Sequence[str]) -> NDArray[np.uint64]:
    keys = [natural_key(text) for text in texts]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return np.array([ranks[key] for key in keys], np.uint64)
