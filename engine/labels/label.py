"""What a person says about a recording: a Class, a Label, and the Target it is put on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["class", "not", "unknown", "note"]
Source: TypeAlias = Literal["person", "unsure", "accepted", "bulk", "table"]
UNTRUSTED: tuple[Source, ...] = ("bulk", "unsure")  # these teach but never judge
Span: TypeAlias = tuple[float | None, float | None, float | None, float | None]

SPAN = ("start_s", "end_s", "low_hz", "high_hz")
WHOLE: Span = (None, None, None, None)
LONG_S = 30.0  # a recording longer than this is long: a label on the whole of it says nothing about each of its windows


class Class(NamedTuple):
    """One of the things a recording can be.  `key` is "1" to "9" or "".

    `aliases` are the names models may still know it by, one a line: what it was called before a rename or a merge.
    """

    id: int
    name: str
    key: str = ""
    colour: str = "#808080"
    position: int = 0
    aliases: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, then its former names."""
        return (self.name, *filter(None, self.aliases.split("\n")))


class Label(NamedTuple):
    """A person's word on a recording, or on a span of it in time (seconds) and frequency (Hz).

    `kind` is "class" (with `class_id`), "not" (that class is not heard there; `class_id` None: none of the classes is), "unknown" (looked
    at, not known: never teaches) or "note" (only `note`, a text of its own that outlives the class beside it).  `source` "unsure" is a
    person who is not sure.  `when` is ISO 8601 in UTC.
    """

    id: int
    file: str
    start_s: float | None
    end_s: float | None
    low_hz: float | None
    high_hz: float | None
    class_id: int | None
    kind: Kind = "class"
    source: Source = "person"
    who: str = ""
    when: str = ""
    note: str = ""

    @property
    def span(self) -> Span:
        return self[2:6]

    @property
    def whole(self) -> bool:
        """It speaks of the whole recording."""
        return self.start_s is None and self.end_s is None


@dataclass(frozen=True, slots=True)
class Target:
    """What a label is put on: a recording, or a span of it.  All None: the whole recording."""

    file: str
    start_s: float | None = None
    end_s: float | None = None
    low_hz: float | None = None
    high_hz: float | None = None

    @property
    def span(self) -> Span:
        """To the microsecond, so that the same span is the same label whichever way its numbers came."""
        if self.start_s is self.end_s is self.low_hz is self.high_hz is None:
            return WHOLE
        return _exact(self.start_s), _exact(self.end_s), _exact(self.low_hz), _exact(self.high_hz)


def _exact(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)
