"""Splits that keep a group (recording, site, baby) whole: a model is never tested on a group that taught it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

HELD_OUT_SHARE = 5  # one group in five
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def number(groups: Sequence[str] | NDArray) -> tuple[NDArray[np.intp], int]:
    """The groups as numbers 0 .. count - 1, (n,), and how many there are."""
    _, numbers = np.unique(np.asarray(groups, str), return_inverse=True)
    return numbers.astype(np.intp), int(numbers.max()) + 1 if len(numbers) else 0


def held_out(groups: Sequence[str] | NDArray, share: int = HELD_OUT_SHARE) -> NDArray[np.bool_]:
    """One group in `share`, chosen by the hash of its name, (n,): the same ones for ever, whatever else is labelled."""
    names, numbers = np.unique(np.asarray(groups, str), return_inverse=True)
    chosen = [int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % share == 0 for name in names.tolist()]
    return np.array(chosen, bool)[numbers]


def latest(groups: Sequence[str] | NDArray, share: int = HELD_OUT_SHARE) -> NDArray[np.bool_]:
    """The last of the days among the groups, one in `share`, (n,): what earlier days taught is tested on later ones.

    Groups that are no day (2024-05-01) are never among them.
    """
    names, numbers = np.unique(np.asarray(groups, str), return_inverse=True)
    days = np.array([_DAY.fullmatch(name) is not None for name in names.tolist()], bool)
    chosen = np.zeros(len(names), bool)
    chosen[np.flatnonzero(days)[int(days.sum()) - int(days.sum()) // share :]] = True
    return chosen[numbers]


def in_turn(groups: Sequence[str] | NDArray, folds: int) -> NDArray[np.intp]:
    """A fold 0 .. folds - 1 for each row by the order of the days among the groups, the earliest first, (n,); -1 for no day."""
    names, numbers = np.unique(np.asarray(groups, str), return_inverse=True)
    days = np.array([_DAY.fullmatch(name) is not None for name in names.tolist()], bool)
    fold = np.full(len(names), -1, np.intp)
    fold[days] = np.arange(days.sum()) * folds // max(1, int(days.sum()))
    return fold[numbers]


def marks(groups: Iterable[str]) -> list[str]:
    """Short names for groups, which tell whether two groups are the same but not what they are called."""
    return sorted({hashlib.sha256(f"group {group}".encode()).hexdigest()[:12] for group in groups})


def marked(groups: Sequence[str] | NDArray, known: Iterable[str]) -> NDArray[np.bool_]:
    """Which groups (n,) are among those that `marks` named."""
    known = set(known)
    names, numbers = np.unique(np.asarray(groups, str), return_inverse=True)
    return np.array([known.issuperset(marks([name])) for name in names.tolist()], bool)[numbers]


def grouped(targets: NDArray, groups: Sequence[str] | NDArray, folds: int, seed: int = 0) -> NDArray[np.intp]:
    """A fold 0 .. folds - 1 for each row, (n,); groups stay whole and every class is spread as evenly as they allow.

    `targets` are class numbers (n,) or, several at once, bool (n, c).  The groups that are hardest to place (the most
    rows of one class) are dealt first, each to the fold where it is missed most; `seed` shuffles among equals.
    """
    numbers, count = number(groups)
    per_group = np.zeros((count, _one_hot(targets).shape[1]))
    np.add.at(per_group, numbers, _one_hot(targets))
    share = per_group / np.maximum(per_group.sum(0), 1)  # a rare class weighs as much as a common one
    shuffled = np.random.default_rng(seed).permutation(count)
    order = shuffled[np.argsort(-per_group.max(1)[shuffled], kind="stable")]
    filled = np.zeros((folds, share.shape[1]))
    rows = np.zeros(folds)
    fold_of = np.zeros(count, np.intp)
    for group in order:
        crowded = filled @ share[group]  # how much of this group's classes each fold already holds
        best = np.lexsort((rows, np.round(crowded, 12)))[0]
        fold_of[group] = best
        filled[best] += share[group]
        rows[best] += per_group[group].sum()
    return fold_of[numbers]


def scattered(targets: NDArray, folds: int, seed: int = 0) -> NDArray[np.intp]:
    """A fold 0 .. folds - 1 for each row, (n,), at random, every class spread evenly and groups torn apart.

    It leaks: what is tested was heard in training wherever a group has several rows.  Here to show by how much.
    """
    return grouped(targets, np.arange(len(targets)).astype(str), folds, seed)


def groups_per_class(targets: NDArray, groups: Sequence[str] | NDArray, classes: int) -> NDArray[np.intp]:
    """In how many groups each class occurs, (c,)."""
    numbers, count = number(groups)
    seen = np.zeros((count, classes), bool)
    hot = _one_hot(targets, classes)
    np.logical_or.at(seen, numbers, hot > 0)
    return seen.sum(0)


def _one_hot(targets: NDArray, classes: int = 0) -> NDArray[np.float64]:
    targets = np.asarray(targets)
    if targets.ndim == 2:
        return targets.astype(np.float64)
    classes = max(classes, int(targets.max(initial=-1)) + 1)
    return np.eye(classes)[targets] if len(targets) else np.zeros((0, classes))
