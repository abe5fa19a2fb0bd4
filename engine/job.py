"""Progress and cancellation: every long function takes `report`, and each call of it is a point where the work may be cancelled."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """Raised by `report` when the person has asked to stop; what was finished by then is kept."""


class Report(Protocol):
    """How long work tells where it is: `done` of `total` (0: not known yet) and a short constant note.  May raise `Cancelled`."""

    def __call__(self, done: float, total: float, note: str = "") -> None: ...


def silent(done: float, total: float, note: str = "") -> None:
    """A report nobody reads."""
