"""One recorder's recordings as one line of time, with its gaps: which recording sounds at a moment, and where in it.

A recorder is what its recordings name as their device; where they name none, it is their folder and what their names begin with.  Each
recording lies where its clock says.  Where clocks drift and two lie over each other, the one that began last is shown, and the other
again should it go on longer.  One that cannot be read takes no time of others: it is a gap with a reason, until the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.sound import clock

DAY_S = 86_400
GAP = -1
_TIME = re.compile(r"^\s*(?:(?P<day>\d{4}-\d\d-\d\d)[ T])?\s*(\d{1,2})[:.h](\d\d)(?:[:.m](\d\d(?:\.\d+)?))?\s*$")


def recorder(file: str, device: str | None) -> str:
    """What recordings of the same recorder have in common: its name, or else their folder and what their names begin with."""
    return device or f"{file.rpartition('/')[0]}/{clock.before_time(file)}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a timeline holds from `at_s` to `end_s`: the recording `file` from its second `start_s` on, or a gap (`file` is "").

    A recording of which nothing can be read does not sound; `problem` says why, where that is known.
    """

    at_s: float
    end_s: float
    file: str = ""
    start_s: float = 0.0
    sounds: bool = False
    problem: str = ""


@dataclass(frozen=True, eq=False)
class Timeline:
    """`files` (n) in the order they begin, each with its start and length in seconds of the timeline, float64 (n,).

    Second 0 is where the first begins; `begins_s` is what the recorder's own clock said then, in seconds since 1970.  Between
    `edges_s` (m + 1,) lie the stretches: `which` (m,) tells the number of each one's recording, -1 for a gap.
    """

    files: tuple[str, ...]
    starts_s: NDArray[np.float64]
    lengths_s: NDArray[np.float64]
    edges_s: NDArray[np.float64]
    which: NDArray[np.int64]
    problems: tuple[str, ...] = ()
    begins_s: float | None = None

    @classmethod
    def of(
        cls,
        files: Sequence[str],
        clock_s: Sequence[float] | NDArray[np.float64],
        lengths_s: Sequence[float] | NDArray[np.float64],
        problems: Sequence[str] = (),
    ) -> Timeline:
        """Recordings where their clocks say; what has a length of 0 (or none, nan) cannot be read, for the reason in `problems`."""
        begun, long = np.asarray(clock_s, float), np.nan_to_num(np.asarray(lengths_s, float))
        order = sorted(range(len(files)), key=lambda k: (begun[k], files[k]))
        begun, long = begun[order], np.maximum(long[order], 0.0)
        first = float(begun[0]) if len(begun) else 0.0
        starts = begun - first
        edges, which = _laid(starts, long)
        said = tuple(problems[k] for k in order) if problems else ("",) * len(files)
        return cls(tuple(files[k] for k in order), starts, long, edges, which, said, first)

    @classmethod
    def alone(cls, file: str, length_s: float) -> Timeline:
        """A recording of which nobody knows when it was made, or that is looked at on its own."""
        return replace(cls.of([file], [0.0], [length_s]), begins_s=None)

    # ---- where things lie
    @property
    def end_s(self) -> float:
        """Where the last recording ends."""
        return float(self.edges_s[-1])

    @cached_property
    def _number(self) -> dict[str, int]:
        return {file: k for k, file in enumerate(self.files)}

    def shows(self, file: str) -> bool:
        """Whether any of a recording is shown: it is one of these, can be read, and others do not lie over all of it."""
        number = self._number.get(file, GAP)
        return number != GAP and bool(self.lengths_s[number] > 0) and bool((self.which == number).any())

    def start_of(self, file: str) -> float:
        """Where a recording begins.  Raises KeyError for one of another recorder."""
        return float(self.starts_s[self._number[file]])

    def end_of(self, file: str) -> float:
        """Where a recording ends.  Raises KeyError for one of another recorder."""
        number = self._number[file]
        return float(self.starts_s[number] + self.lengths_s[number])

    def at(self, at_s: float) -> Stretch:
        """The stretch a moment lies in; beyond either end, an endless gap."""
        k = int(np.searchsorted(self.edges_s, at_s, "right")) - 1
        if k < 0:
            return Stretch(-np.inf, np.inf)
        return self._stretch(k) if k < len(self.which) else Stretch(self.end_s, np.inf)

    def stretches(self, start_s: float, end_s: float) -> list[Stretch]:
        """All that lie between two moments, cut to them, in order and without a hole; nothing lies before 0 and after the end."""
        start_s, end_s = max(0.0, start_s), min(end_s, self.end_s)
        first = max(0, int(np.searchsorted(self.edges_s, start_s, "right")) - 1)
        last = int(np.searchsorted(self.edges_s, end_s, "left"))
        cut = (_cut(self._stretch(k), start_s, end_s) for k in range(first, min(last, len(self.which))))
        return [one for one in cut if one.end_s > one.at_s]

    def _stretch(self, k: int) -> Stretch:
        at_s, end_s, number = float(self.edges_s[k]), float(self.edges_s[k + 1]), int(self.which[k])
        if number < 0:
            return Stretch(at_s, end_s)
        start_s = at_s - float(self.starts_s[number])
        sounds = bool(self.lengths_s[number] > 0)
        return Stretch(at_s, end_s, self.files[number], start_s, sounds, "" if sounds else self.problems[number])

    def nearest(self, at_s: float) -> Stretch | None:
        """The stretch that sounds at a moment, or else the one that sounds next, or the last one; None where none does."""
        sounding = np.flatnonzero(self.sounding)
        if not len(sounding):
            return None
        k = int(np.searchsorted(self.edges_s[sounding + 1], at_s, "right"))
        return self._stretch(int(sounding[min(k, len(sounding) - 1)]))

    @cached_property
    def sounding(self) -> NDArray[np.bool_]:
        return (self.which >= 0) & (self.lengths_s[self.which] > 0)

    def silent(self, start_s: float, end_s: float, count: int) -> NDArray[np.bool_]:
        """Which of `count` equal steps from `start_s` to `end_s` hold no recording at all, however short: bool (count,)."""
        first = max(0, int(np.searchsorted(self.edges_s, start_s, "right")) - 1)
        last = int(np.searchsorted(self.edges_s, end_s, "left"))
        edges = (self.edges_s[first : last + 1] - start_s) * (count / (end_s - start_s))
        sounds = self.sounding[first : len(edges) - 1 + first]
        starts = np.clip(np.floor(edges[:-1][sounds] + 0.01), 0, count - 1).astype(np.int64)
        ends = np.clip(np.ceil(edges[1:][sounds] - 0.01), 1, count).astype(np.int64)
        change = np.zeros(count + 1, np.int64)
        np.add.at(change, starts, 1)
        np.add.at(change, np.maximum(ends, starts + 1), -1)
        return np.cumsum(change)[:count] <= 0

    # ---- by the clock
    def clock_of(self, at_s: float) -> datetime | None:
        """What the recorder's clock said at a moment; no zone is told."""
        if self.begins_s is None:
            return None
        return datetime.fromtimestamp(self.begins_s + at_s, UTC).replace(tzinfo=None)

    def moment_of(self, text: str, near_s: float = 0.0) -> float:
        """Where the clock says "5:30", "05:30:15" or "2019-05-22 05:30"; without a day, on the day nearest to `near_s` that has it.

        Raises UserError for what is no time, and for one at which the recorder did not run.
        """
        found = _TIME.match(text)
        if found is None or self.begins_s is None:
            raise _no_time(text)
        day, hours, minutes, seconds = found.groups()
        time_s = int(hours) * 3600 + int(minutes) * 60 + float(seconds or 0)
        if time_s > DAY_S or int(minutes) > 59 or float(seconds or 0) >= 60:
            raise _no_time(text)
        if day is not None:
            try:
                midnights = [datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()]
            except ValueError:
                midnights = []
        else:
            today = (self.begins_s + near_s) // DAY_S * DAY_S
            midnights = [today, today - DAY_S, today + DAY_S]
        places = [midnight + time_s - self.begins_s for midnight in midnights]
        there = [at_s for at_s in places if 0 <= at_s <= self.end_s]
        if not there:
            raise UserError("This recorder did not run at {text}.", text=text)
        return min(there, key=lambda at_s: abs(at_s - near_s))


def _no_time(text: str) -> UserError:
    return UserError("“{text}” is no time of day.", "Type it as 5:30, 05:30:15 or 2019-05-22 05:30.", text=text)


def _cut(stretch: Stretch, start_s: float, end_s: float) -> Stretch:
    at_s, end_s = max(stretch.at_s, start_s), min(stretch.end_s, end_s)
    return replace(stretch, at_s=at_s, end_s=end_s, start_s=stretch.start_s + at_s - stretch.at_s)


def _laid(
    starts_s: NDArray[np.float64], lengths_s: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Edges and numbers of the stretches of recordings that are in the order they begin."""
    edges: list[float] = []
    which: list[int] = []
    sounding: list[int] = []  # begun and not shown to their end, the one that began last on top
    starts, ends = starts_s.tolist(), (starts_s + lengths_s).tolist()

    def turn(at_s: float, number: int) -> None:
        if edges and edges[-1] == at_s:
            which[-1] = number
        else:
            edges.append(at_s)
            which.append(number)

    def until(limit_s: float) -> None:
        while sounding and ends[sounding[-1]] <= limit_s:
            at_s = ends[sounding.pop()]
            while sounding and ends[sounding[-1]] <= at_s:
                sounding.pop()
            turn(at_s, sounding[-1] if sounding else GAP)

    for number in np.flatnonzero(lengths_s > 0).tolist():
        until(starts[number])
        sounding.append(number)
        turn(starts[number], number)
    until(np.inf)
    return _with_lost(np.array(edges or [0.0]), np.array(which or [GAP], np.int64), starts_s, lengths_s)


def _with_lost(
    edges_s: NDArray[np.float64],
    which: NDArray[np.int64],
    starts_s: NDArray[np.float64],
    lengths_s: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Gaps are divided where a recording begins that cannot be read; the last edge is the end of all."""
    lost = np.flatnonzero(lengths_s <= 0)
    there = np.searchsorted(edges_s, starts_s[lost], "right") - 1
    lost = lost[(there < 0) | (which[there] == GAP)]
    edges_s, which = np.concatenate([edges_s, starts_s[lost]]), np.concatenate([which, lost])
    order = np.argsort(edges_s, kind="stable")
    edges_s, which = edges_s[order], which[order]
    last_of_equal = np.append(np.diff(edges_s) > 0, True)
    return edges_s[last_of_equal], which[last_of_equal][:-1]
