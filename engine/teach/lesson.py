"""A Lesson: what a person's labels say, as embeddings and classes, ready to teach a head with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError

FEWEST = 2  # labels a class that no memory knows needs
ALL = -1  # in the place of a class: none of them is heard


@dataclass(frozen=True)
class Denied:
    """Windows in which a class is not heard: `embeddings` float32 (n, d); `classes` int (n,), positions in the lesson's, or ALL where none
    of them is; `groups` (n,) and `labels` int (n,) as a Lesson has them."""

    embeddings: NDArray[np.float32]
    classes: NDArray[np.intp]
    groups: NDArray[np.str_]
    labels: NDArray[np.intp]

    def without(self, groups: Iterable[str]) -> Denied:
        """Those of other groups."""
        kept = ~np.isin(self.groups, list(groups))
        return Denied(self.embeddings[kept], self.classes[kept], self.groups[kept], self.labels[kept])


@dataclass(frozen=True)
class Lesson:
    """Rows are windows: `embeddings` float32 (n, d); `targets` int (n,), positions in `classes`, or several at once bool (n, c).

    `groups` (n,) names what must not be split between teaching and testing; `groups_by` says what they are, for people.
    `trusted` (n,) is False for predictions that were accepted in bulk: they teach, but never judge.  `labels` (n,) int: rows
    of one label share a number (default: each its own), so that a label counts once however many windows it has; where several overlap,
    what they have in common counts as one of its own.  `ids` says which labels of a project stand behind each of these numbers.
    `known` (n,): whether the label had taught the version before, which the new one is compared with.  `denied` are windows beside
    the rows: they teach, and have no class to judge by.
    """

    embeddings: NDArray[np.float32]
    targets: NDArray
    groups: NDArray[np.str_]
    trusted: NDArray[np.bool_]
    classes: tuple[str, ...]
    labels: NDArray[np.intp] | None = None
    ids: tuple[frozenset[int], ...] = ()
    known: NDArray[np.bool_] | None = None
    groups_by: str = "recording"
    denied: Denied | None = None

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def several(self) -> bool:
        return np.ndim(self.targets) == 2

    @property
    def numbers(self) -> NDArray[np.intp]:
        """The label of each row as a number from 0, (n,)."""
        if self.labels is None:
            return np.arange(len(self))
        return np.unique(self.labels, return_inverse=True)[1]

    def rows(self, chosen: NDArray) -> Lesson:
        """Some of the rows; of the denied windows those whose group is not left out as a whole."""
        cut = {name: getattr(self, name) for name in ("embeddings", "targets", "groups", "trusted", "labels", "known")}
        made = replace(self, **{k: None if v is None else np.asarray(v)[chosen] for k, v in cut.items()})
        left_out = set(self.groups.tolist()) - set(made.groups.tolist())
        return replace(made, denied=self.denied.without(left_out)) if self.denied and left_out else made

    def counts(self) -> NDArray[np.intp]:
        """How many labels each class has, (c,)."""
        first = np.unique(self.numbers, return_index=True)[1]
        targets = np.asarray(self.targets)[first]
        return targets.sum(0) if self.several else np.bincount(targets, minlength=len(self.classes))


def lacking(counts: Mapping[str, int], classes: Sequence[str], known: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Which classes need more labels before they can be taught, and how many more each.

    `known` are the classes of which the model has a memory: they need none.  A lesson can be held, without the classes that lack
    labels, when two classes remain and one of them has a label.
    """
    known = set(known)
    needs = ((name, FEWEST - counts.get(name, 0)) for name in classes if name not in known)
    return [(name, more) for name, more in needs if more > 0]


def teachable(counts: Mapping[str, int], classes: Sequence[str], known: Iterable[str] = ()) -> list[str]:
    """The classes a lesson can be held with, in order.  Raises UserError, in words, when that is not a lesson."""
    known = set(known)
    missing = lacking(counts, classes, known)
    lack = {name for name, _ in missing}
    ready = [name for name in classes if name not in lack]
    if len(ready) >= 2 and any(counts.get(name, 0) for name in ready):
        return ready
    if len(classes) < 2:
        raise UserError("Teaching needs two classes.", "Add another class, and label some recordings with it.")
    if not missing:
        raise UserError("There is nothing to teach yet.", "Label some recordings first.")
    wanted = ", ".join(f"{more} × {name}" for name, more in missing)
    if len(missing) == 1:
        raise UserError(
            "{more} more of {name} needed.", "Label them, then teach again.", more=missing[0][1], name=missing[0][0]
        )
    raise UserError("Too few labels to teach; still needed: {wanted}.", "Label them, then teach again.", wanted=wanted)
