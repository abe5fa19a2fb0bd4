"""The regions of the current recording: what was said of each, what is proposed, and which one a place means."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.labels import Class, Label, Span, Target
from gui.numbers import percent

if TYPE_CHECKING:
    from engine.predict.proposals import Proposal

REACH_PX = 6.0  # so near a border the mouse means the border
SAID, PROPOSED, DENIED = range(3)


class Word(NamedTuple):
    """What is said of a region: a class by its id (0: not known which), and how: "class", "unsure", "not", "unknown" or "proposed"."""

    class_id: int
    how: str
    confidence: float | None = None


@dataclass(frozen=True)
class Region:
    """A span of one recording with what was said of it, in words; the colour of the first class; SAID, PROPOSED or DENIED."""

    target: Target
    names: tuple[str, ...] = ()
    colour: str = ""
    state: int = SAID


@dataclass(frozen=True, eq=False)
class Regions:
    """All of one recording, by their start.  `edges` (n, 4): start and end in s, low and high in Hz, infinite where not bounded;
    `words` are what is said of each, `names` and `colours` what the classes are called and look like."""

    file: str = ""
    edges: np.ndarray = field(default_factory=lambda: np.zeros((0, 4)))
    words: Sequence[Sequence[Word]] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    colours: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, labels: Sequence[Label], proposals: Sequence[Proposal], classes: Sequence[Class]) -> Regions:
        """Those that labels and open proposals of a recording speak of; a label on all of it is no region.

        Classes that only a proposal knows have numbers below 0.
        """
        ids = {one.name: one.id for one in classes}
        colours = {one.id: one.colour for one in classes}
        found: dict[Span, list[Word]] = {}
        for label in labels:
            if label.start_s is not None and label.end_s is not None:
                said = found.setdefault(label.span, [])
                if label.kind != "note":
                    said.append(Word(label.class_id or 0, "unsure" if label.source == "unsure" else label.kind))
        for one in proposals:
            number = ids.setdefault(one.name, -len(ids) - 1) if one.name else 0
            found.setdefault(Target(one.file, *one.span).span, []).append(Word(number, "proposed", one.confidence))
        if not found:
            return cls()
        edges = edges_of(list(found))
        order = np.lexsort((edges[:, 1], edges[:, 0]))
        words = list(found.values())
        names = {number: name for name, number in ids.items()}
        file = labels[0].file if labels else proposals[0].file
        return cls(file, edges[order], [words[k] for k in order.tolist()], names, colours)

    @cached_property
    def first(self) -> np.ndarray:
        """The first class said of each, by its number: int (n,)."""
        return np.array([said[0].class_id if said else 0 for said in self.words], np.int32)

    @cached_property
    def states(self) -> np.ndarray:
        """SAID, PROPOSED (something is still to be judged) or DENIED (nothing else was said): int8 (n,)."""
        return np.array([_state(said) for said in self.words], np.int8)

    @cached_property
    def _looks(self) -> tuple[list[int], np.ndarray]:
        found, of = np.unique(self.first.astype(np.int64) * 4 + self.states, return_inverse=True)
        return found.tolist(), of

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """The ways that regions look: the colour of the first class ("": it has none) and the state."""
        return [(self.colours.get(look // 4, ""), look % 4) for look in self._looks[0]]

    @property
    def looks(self) -> np.ndarray:
        """Which of `kinds` each looks like: int (n,)."""
        return self._looks[1]

    @cached_property
    def reach(self) -> np.ndarray:
        """The furthest end of each and all before it, in seconds: (n,)."""
        return np.maximum.accumulate(self.edges[:, 1]) if len(self.edges) else np.zeros(0)

    def __len__(self) -> int:
        return len(self.edges)

    def __getitem__(self, k: int) -> Region:
        edges = (None if math.isinf(edge) else edge for edge in self.edges[k].tolist())
        words = tuple(filter(None, map(self._in_words, self.words[k])))
        return Region(Target(self.file, *edges), words, self.colours.get(int(self.first[k]), ""), int(self.states[k]))

    def _in_words(self, word: Word) -> str:
        name = self.names.get(word.class_id, "")
        if word.how == "unknown":
            return QCoreApplication.translate("Regions", "don't know")
        if word.how == "unsure":
            return f"{name}?"
        if word.how == "not":
            return (
                QCoreApplication.translate("Regions", "not {name}").format(name=name)
                if name
                else QCoreApplication.translate("Regions", "none of these")
            )
        return f"{name} {percent(word.confidence)}" if word.confidence is not None else name

    def seen(self, low_s: float, high_s: float) -> np.ndarray:
        """The numbers of those that lie within a span of time, or reach into it."""
        begin = int(np.searchsorted(self.reach, low_s))
        end = int(np.searchsorted(self.edges[:, 0], high_s, "right"))
        return begin + np.flatnonzero(self.edges[begin:end, 1] >= low_s)

    def find(self, target: Target | None) -> int:
        """The number of a region, -1 where it is none of these."""
        if target is None or target.file != self.file or target.start_s is None:
            return -1
        same = np.flatnonzero((self.edges == edges_of([target.span])[0]).all(axis=1))
        return int(same[0]) if len(same) else -1

    def at(self, at_s: float, frequency_hz: float, near_s: float = 0.0, after: Target | None = None) -> Region | None:
        """The region a place means: of several the smallest, for it may lie within a larger one; `after` it, the next larger one."""
        start, end, low, high = self.edges.T
        inside = (start - near_s <= at_s) & (at_s <= end + near_s) & (low <= frequency_hz) & (frequency_hz <= high)
        hit = np.flatnonzero(inside)
        if not len(hit):
            return None
        size = (end - start)[hit] * np.minimum((high - low)[hit], 1e6)
        hit = hit[np.argsort(size, kind="stable")]
        place = np.flatnonzero(hit == self.find(after))
        return self[int(hit[(place[0] + 1) % len(hit)] if len(place) else hit[0])]

    def neighbour(
        self, target: Target | None, step: int, at_s: float, among: np.ndarray | None = None
    ) -> Region | None:
        """The next region (or the previous one: -1) of a selected one, or of a place; None where there is none further on.

        `among` bool (n,): only these are gone to.
        """
        place = self.find(target)
        if place >= 0:
            place += step
        else:
            place = int(np.searchsorted(self.edges[:, 0], at_s, "right" if step > 0 else "left")) - (step < 0)
        while 0 <= place < len(self):
            if among is None or among[place]:
                return self[place]
            place += step
        return None

    def of_class(self, class_id: int) -> np.ndarray:
        """Which say or propose the class: bool (n,)."""
        return np.array([any(w.class_id == class_id and w.how != "not" for w in said) for said in self.words], bool)


def _state(said: Sequence[Word]) -> int:
    hows = {word.how for word in said}
    if "proposed" in hows:
        return PROPOSED
    return DENIED if hows == {"not"} else SAID


def edges_of(spans: Sequence[Span]) -> np.ndarray:
    """float64 (n, 4), infinite where a span is not bounded."""
    edges = np.array(spans, float).reshape(-1, 4)  # None comes as nan
    edges[:, 2] = np.where(np.isnan(edges[:, 2]), -np.inf, edges[:, 2])
    edges[:, 3] = np.where(np.isnan(edges[:, 3]), np.inf, edges[:, 3])
    return edges
