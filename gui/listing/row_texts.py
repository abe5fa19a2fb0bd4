"""How the values of the list's columns are written, as the person's system writes numbers and dates."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from gui import numbers
from gui.listing.row_columns import NO_OFFSET, NO_TIME


def recorded_text(recorded_s: int, offset_min: int) -> str:
    """Date and time of day with the offset, "+00:00", where it is known; "" for no time."""
    if recorded_s == NO_TIME:
        return ""
    text = numbers.moment(datetime.fromtimestamp(int(recorded_s), UTC))
    if offset_min == NO_OFFSET:
        return text
    hours, minutes = divmod(abs(int(offset_min)), 60)
    return f"{text} {'-' if offset_min < 0 else '+'}{hours:02d}:{minutes:02d}"


def duration_text(duration_s: float) -> str:
    """ "0:04.0", "12:33.5", "1:02:33.5"; "" where it is not known."""
    if not np.isfinite(duration_s):
        return ""
    tenths = round(float(duration_s) * 10)
    minutes, tenths = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{tenths // 10:02d}{numbers.point()}{tenths % 10}"
    return f"{hours}:{minutes:02d}:{seconds}" if hours else f"{minutes}:{seconds}"


def cry_text(value: float) -> str:
    """A level in dB, a count or a pitch in Hz, whole."""
    return numbers.whole(value).replace("-", "−")


def rate_text(rate_hz: int) -> str:
    """ "44.1 kHz"; "" where it is not known."""
    return f"{numbers.compact(rate_hz / 1000)} kHz" if rate_hz > 0 else ""
