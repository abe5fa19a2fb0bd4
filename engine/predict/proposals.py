"""Regions that nobody has judged yet: a Proposal is a prediction of a span, and a label on it is a person's verdict.

A proposal is open until something was said of its span.  So a verdict is kept, undone and exported like any label, and proposals
can be forgotten and made again: what was judged is not asked again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.labels import Label, Span

ALIKE = 0.5  # two spans that have so much of both in common are of the same sound
COVERED = 0.8  # a proposal of which so much lies in a labelled span needs no verdict of its own


class Proposal(NamedTuple):
    """From `start_s` to `end_s` of a recording the class `name` ("": something) may be heard.

    `confidence` is a model's, None where none was told; `source` says who proposes it: "model", "level", or the name of a table.
    """

    file: str
    start_s: float
    end_s: float
    low_hz: float | None
    high_hz: float | None
    name: str
    confidence: float | None
    source: str

    @property
    def span(self) -> Span:
        return self[1:5]


def still_open(
    proposals: Sequence[Proposal], labels: Sequence[Label], names: dict[int, str], several: bool
) -> list[Proposal]:
    """Those of one recording that nobody has judged; `labels` are all of it, `names` its classes by id.

    A verdict on a span is one on every proposal that is ALIKE or COVERED by it: of the same class, of no class, and, where a span is one
    of many, of any class that another was said of.
    """
    spoken = [label for label in labels if label.kind != "note" and not label.whole]
    if not proposals or not spoken:
        return list(proposals)
    exactly = {(label.span, names.get(label.class_id)) for label in spoken if label.class_id is not None}
    proposals = [one for one in proposals if (one.span, one.name) not in exactly]
    if not proposals:  # as of most recordings that a person is done with
        return []
    which, whose = _near(_edges([one.span for one in proposals]), _edges([label.span for label in spoken]))
    judged = np.zeros(len(proposals), bool)
    for k, number in zip(which.tolist(), whose.tolist()):
        if not judged[k]:
            judged[k] = _judges(spoken[number], proposals[k].name, names, several)
    return [one for one, done in zip(proposals, judged.tolist()) if not done]


def _judges(label: Label, name: str, names: dict[int, str], several: bool) -> bool:
    if not name or label.class_id is None or names.get(label.class_id) == name:
        return True
    return label.kind == "class" and not several


def _edges(spans: Sequence[Span]) -> NDArray[np.float64]:
    """(n, 4), infinite where a span is not bounded."""
    edges = np.array(spans, float).reshape(-1, 4)  # None comes as nan
    return np.where(np.isnan(edges), np.array([-np.inf, np.inf, -np.inf, np.inf]), edges)


def _near(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs (of ours, of theirs) that are alike or covered, as two lists of numbers; by their times, where their bands touch."""
    which, whose = _touching(ours, theirs)
    a, b = ours[which], theirs[whose]
    shared = np.minimum(a[:, 1], b[:, 1]) - np.maximum(a[:, 0], b[:, 0])
    long_s = a[:, 1] - a[:, 0]
    whole = long_s + (b[:, 1] - b[:, 0]) - shared
    touching = (a[:, 2] < b[:, 3]) & (b[:, 2] < a[:, 3])
    kept = touching & (shared > 0) & ((shared >= ALIKE * whole - 1e-9) | (shared >= COVERED * long_s - 1e-9))
    return which[kept], whose[kept]


def _touching(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs whose times may have something in common, theirs by their length: one long span makes no pairs of all the short ones."""
    lengths = np.frexp(theirs[:, 1] - theirs[:, 0])[1]
    which, whose = [], []
    for length in np.unique(lengths):
        order = np.flatnonzero(lengths == length)
        order = order[np.argsort(theirs[order, 0], kind="stable")]
        begins = theirs[order, 0]
        # the furthest end so far: nothing before touches what begins later
        reach = np.maximum.accumulate(theirs[order, 1])
        first = np.searchsorted(reach, ours[:, 0], "right")
        counts = np.maximum(np.searchsorted(begins, ours[:, 1], "left") - first, 0)
        which.append(np.repeat(np.arange(len(ours)), counts))
        skipped = np.repeat(np.cumsum(counts) - counts - first, counts)
        whose.append(order[np.arange(len(which[-1])) - skipped])
    return np.concatenate(which), np.concatenate(whose)
