"""What was said of a version, as it is shown right after teaching and again whenever its row is chosen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from engine.errors import UserError
from gui import messages, numbers

if TYPE_CHECKING:
    from engine.project.versions import Version
    from engine.teach import Verdict


class Judged(NamedTuple):
    """A version and what was said of it; `verdict` is None where there is no table."""

    version: Version
    verdict: Verdict | None
    reason: UserError


def kept_verdict(version: Version) -> Judged:
    """What was kept of a version's verdict; without its table where that is damaged or was never made."""
    from engine import teach

    reason = UserError(version.verdict, **version.verdict_fields)
    try:
        return Judged(version, teach.from_metrics(version.metrics, reason), reason)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Judged(version, None, reason)


def verdict_words(version: Version) -> str:
    """The verdict as a sentence; "" before there is one."""
    return messages.text(UserError(version.verdict, **version.verdict_fields)) if version.verdict else ""


def when(made_at: str) -> str:
    """The local time of an ISO time; as it stands where it is none."""
    try:
        return numbers.moment(datetime.fromisoformat(made_at).astimezone(), seconds=False)
    except ValueError:
        return made_at
