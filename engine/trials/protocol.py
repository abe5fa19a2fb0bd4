"""How a data set is split into folds for a trial: as its makers did, by whole groups, or (to show what that claims) at random."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.datasets import TEST, Dataset, Parts, parts
from engine.errors import UserError
from engine.evaluate import folds

KINDS = ("official", "group", "random")
FOLDS = 5
VALIDATION = "validation"  # the fold of a set's own that says when to stop


@dataclass(frozen=True)
class Plan:
    """Which fold tests each row: `fold` (n,), and the `names` of the folds that test, in order.

    `leaking`: how many of the rows that are tested have rows of their own group in training, which makes every score too good.
    """

    kind: str
    fold: NDArray[np.str_]
    names: tuple[str, ...]
    seed: int
    leaking: int

    def seen(self, dataset: Dataset, name: str) -> Dataset:
        """The data set as it is known while one fold is tested: that fold is what is held out.

        At random, no groups are known: every row is its own.
        """
        own = np.where(dataset.folds == VALIDATION, VALIDATION, "") if self.kind == "official" else ""
        groups = dataset.groups if self.kind != "random" else np.arange(len(dataset)).astype(str)
        return replace(dataset, folds=np.where(self.fold == name, TEST, own), groups=groups)

    def split(self, seen: Dataset) -> Parts:
        """What trains, what says when to stop, and what is tested.

        Rows of other folds whose group is tested do none of these: official folds, too, may tear groups apart.
        """
        whole = parts(seen, self.seed)
        return replace(whole, held_out=whole.held_out & (seen.folds == TEST))


def plan(dataset: Dataset, kind: str | None = None, seed: int = 1) -> Plan:
    """The folds of `kind`; None: the data set's own where it has any, else by groups.

    Raises UserError where the data set has no folds of its own, or where a class lies in one group and groups are to stay whole.
    """
    if kind is None:
        kind = "group" if dataset.folds is None else "official"
    if kind == "official":
        if dataset.folds is None:
            raise UserError(
                "{title} has no folds of its own.",
                "Use --folds group: groups are then kept whole.",
                title=dataset.title,
            )
        fold = np.asarray(dataset.folds, str)
        names = (TEST,) if TEST in fold else tuple(name for name in dataset.fold_names if name != VALIDATION)
        if len(names) == 1 and TEST not in fold and VALIDATION in fold:  # the other one is what teaches
            names = (VALIDATION,)
    else:
        number = _grouped(dataset, seed) if kind == "group" else folds.scattered(dataset.targets, FOLDS, seed)
        fold = (number + 1).astype(str)
        names = tuple(str(k + 1) for k in range(int(number.max()) + 1))
    if len(np.unique(fold)) < 2:
        raise UserError(
            "All recordings of {title} are in one fold: nothing would be left to learn from.",
            "Use --folds group.",
            title=dataset.title,
        )
    return Plan(kind, fold, names, seed, _leaking(dataset, fold, names) if kind == "random" else 0)


def redrawn(dataset: Dataset, first: Plan, repeats: int) -> list[Plan]:
    """`first`, and folds of its kind drawn anew with the seeds that follow: `repeats` in all.  Raises UserError for a set's own."""
    if first.kind == "official" and repeats > 1:
        raise UserError(
            "The folds of {title} are its own: they are not drawn anew.", "Use --folds group.", title=dataset.title
        )
    return [first, *(plan(dataset, first.kind, first.seed + k) for k in range(1, repeats))]


def chosen(of: Plan, only: str | None) -> tuple[str, ...]:
    """The folds named in `only`, by commas; all where it is None.  Raises UserError for one that is not there."""
    if only is None:
        return of.names
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    for name in wanted:
        if name not in of.names:
            raise UserError("There is no fold {name}.", "Folds: {names}.", name=name, names=", ".join(of.names))
    return tuple(name for name in of.names if name in wanted) or of.names


def _grouped(dataset: Dataset, seed: int) -> NDArray[np.intp]:
    per_class = folds.groups_per_class(dataset.targets, dataset.groups, len(dataset.classes))
    if per_class.min() < 2:
        name = dataset.classes[int(per_class.argmin())]
        raise UserError(
            "All recordings of {name} belong to one group, so they cannot both teach and test.",
            "Add recordings of it from elsewhere, leave the class out, or see with --folds random what a leaking split claims.",
            name=name,
        )
    count = min(FOLDS, len(set(dataset.groups.tolist())))
    return folds.grouped(dataset.targets, dataset.groups, count, seed)


def _leaking(dataset: Dataset, fold: NDArray[np.str_], names: tuple[str, ...]) -> int:
    leaking = 0
    for name in names:
        tests = fold == name
        leaking += int((tests & np.isin(dataset.groups, np.unique(dataset.groups[~tests]))).sum())
    return leaking
