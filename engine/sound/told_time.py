"""A place in a recording as people type it: `83`, `83.5`, `1:23`, `1:02:03.5`."""

from __future__ import annotations

import re

from engine.errors import UserError

_TOLD = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?|[.,]\d+)\s*s?", re.IGNORECASE)


def seconds(told: str) -> float:
    """Seconds from the recording's start.  Raises UserError for what is no time."""
    found = _TOLD.fullmatch(told.strip())
    if found is not None:
        hours, minutes, after = (float((part or "0").replace(",", ".")) for part in found.groups())
        if (not found[2] or after < 60) and (not found[1] or minutes < 60):
            return 3600 * hours + 60 * minutes + after
    raise UserError(
        "“{told}” is no time.", "Write seconds, as 83.5, or min:s or h:min:s, as 1:02:03.", told=told.strip()
    )
