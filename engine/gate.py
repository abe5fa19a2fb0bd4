"""The gate: a taught model is refused only on evidence of harm, told by labels that taught neither it nor the version before.

How the comparison is kept honest.  The version before may have learned from labels that are now used to test, so its
own head cannot be asked about them.  Both sides are therefore refitted without the groups they are tested on: "before"
from those labels the version before knew, "after" from all.  A version that knew none of the labels (the shipped one)
answers as it is.  So each label teaches the model that is used, and yet none is ever tested by a head it taught.

With at least ENOUGH held-out groups of every class the test is one split, by the hash of the group's name, that never
moves; with fewer it is repeated grouped cross-validation over all labels.  Labels accepted in bulk teach on both sides
and never test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import calibration, evaluate, folds
from engine.errors import UserError
from engine.evaluate import Metrics
from engine.job import Report, silent
from engine.lesson import Lesson
from engine.model import Model
from engine.refit import Rehearsal, fit, per_label, rehearsal
from engine.tally import Tally, resampled, scores, tally

ENOUGH = 10  # held-out groups, or labels, of a class from which on a number says something
TRAINED_ON = "trained_on"  # where a model notes, in its `made_with`, which groups trained its network
LOST = 0.10  # recall that no class may lose
FOLDS = 5
_SURE = 0.05  # one-sided: harm is evident where 19 of 20 replicates show it


@dataclass(frozen=True)
class Row:
    """One class before and after: recall on `n` judged labels (None: no label, or it was not known before)."""

    name: str
    before: float | None
    after: float | None
    n: int


@dataclass(frozen=True)
class Verdict:
    """Whether the new model is taken, and why, in words: `reason` is not raised, it carries a template and fields.

    `sure` is False where the labels are too few to tell.  `change` is the 95 % interval of the change in balanced
    accuracy, None where there is nothing to compare with.  `rehearsed` is the table for what the model knew before,
    judged by the part of its memory that never teaches.  `protocol` is "held out" or "out of fold".
    """

    taken: bool
    sure: bool
    reason: UserError
    table: tuple[Row, ...]
    after: Metrics
    before: Metrics | None = None
    change: tuple[float, float] | None = None
    rehearsed: tuple[Row, ...] = ()
    groups_by: str = "recording"
    protocol: str = "out of fold"

    @property
    def n(self) -> int:
        return self.after.n

    @property
    def groups(self) -> int:
        return self.after.groups

    @property
    def metrics(self) -> dict[str, Any]:
        """All of it but the words, as plain values for JSON."""
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("reason", "taken")}
        plain = {
            "table": [asdict(row) for row in self.table],
            "rehearsed": [asdict(row) for row in self.rehearsed],
            "after": self.after.as_dict(),
            "before": self.before.as_dict() if self.before else None,
        }
        return {"n": self.n, "groups": self.groups} | kept | plain


@dataclass
class _Tested:
    """One pass over the judged labels: targets, groups, and what each side says of them, (n, c) probabilities."""

    targets: NDArray
    groups: NDArray
    after: NDArray
    before: NDArray | None = None


@dataclass
class _Sums:
    """Tallies of both sides over all passes."""

    first: _Tested
    after: Tally
    before: Tally | None
    old: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))  # classes the version before knew


def judge(
    lesson: Lesson,
    before: Model | None,
    after: Model,
    report: Report = silent,
    base: Model | None = None,
    embeddings_before: NDArray[np.float32] | None = None,
) -> Verdict:
    """Compares the model `after`, taught with `lesson`, with the version `before` (None: there was none).

    `base` is the model the lesson started from (default `before`), whose memory both sides rehearse.  Where `after` has
    another backbone, `embeddings_before` (n, d') are the lesson's rows as the old one embeds them.  Groups that trained
    either network do not test.  Raises UserError when no label is left to judge by.
    """
    base = base or before or after
    side = _Sides(lesson, before, after, base, embeddings_before)
    protocol, passes = _protocol(lesson, np.asarray(lesson.trusted, bool) & ~_trained_on(lesson, before, after))
    total = sum(len(one) for one in passes)
    tested: list[_Tested] = []
    for number, splits in enumerate(passes):
        done = sum(len(one) for one in passes[:number])
        tested.append(side.tested(splits, lambda k, done=done: report(done + k, total, "Judging")))
    sums = _summed(tested, side)
    report(total, total, "Judging")
    rehearsed = _rehearsed(lesson, before, after, base)
    return _verdict(lesson, sums, rehearsed, protocol, after)


# --------------------------------------------------------------------------------------------------------------- protocol

Split = tuple[NDArray[np.bool_], NDArray[np.bool_]]  # rows that teach, rows that test


def _trained_on(lesson: Lesson, *made: Model | None) -> NDArray[np.bool_]:
    known = [mark for one in made if one is not None for mark in one.made_with.get(TRAINED_ON, ())]
    return folds.marked(lesson.groups, known)


def _protocol(lesson: Lesson, trusted: NDArray[np.bool_]) -> tuple[str, list[list[Split]]]:
    """The name of the protocol, and for each pass its splits; only `trusted` rows test."""
    if not trusted.any():
        raise UserError(
            "No label can judge the new model.",
            "Labels that were accepted in bulk, or that trained its network, only teach; make some more by hand.",
        )
    held = folds.held_out(lesson.groups)
    judged = np.asarray(lesson.targets)
    classes = len(lesson.classes)
    there = folds.groups_per_class(judged[trusted], lesson.groups[trusted], classes)
    kept = folds.groups_per_class(judged[trusted & held], lesson.groups[trusted & held], classes)
    if (kept[there > 0] >= ENOUGH).all():
        return "held out", [[(~held, trusted & held)]]
    labels = len(np.unique(lesson.numbers[trusted]))
    passes = 5 if labels < 100 else 2 if labels < 300 else 1
    return "out of fold", [list(_folds(lesson, trusted, seed)) for seed in range(passes)]


def _folds(lesson: Lesson, trusted: NDArray[np.bool_], seed: int) -> Iterator[Split]:
    fold = folds.grouped(lesson.targets, lesson.groups, FOLDS, seed)
    for one in range(FOLDS):
        test = (fold == one) & trusted
        if test.any() and (fold != one).any():
            yield fold != one, test


# ------------------------------------------------------------------------------------------------------------------ sides


class _Sides:
    """Both models, refitted without what they are tested on."""

    def __init__(self, lesson: Lesson, before: Model | None, after: Model, base: Model, other: NDArray | None):
        self.lesson, self.before, self.model = lesson, before, after
        self.rehearsed = rehearsal(lesson, base if other is None else after).taught()
        self.old = np.zeros(len(lesson.classes), bool)
        if before is not None:
            self.old = np.array([name in before.classes for name in lesson.classes])
            self.earlier = lesson if other is None else replace(lesson, embeddings=other)
            self.rehearsed_before = rehearsal(self.earlier, base).taught()
            # where it is not told what a version before had learned from: all of it, unless it is where the lesson started
            told = np.full(len(lesson), before is not base) if lesson.known is None else lesson.known
            self.known = np.asarray(told, bool)

    def tested(self, splits: list[Split], report) -> _Tested:
        """Every split's test labels, with what both sides say of them."""
        lesson, several = self.lesson, self.lesson.several
        parts: list[tuple[NDArray, ...]] = []
        for number, (teach, test) in enumerate(splits):
            report(number)
            logits = np.zeros((len(lesson), len(lesson.classes)), np.float32)
            logits[test] = fit(lesson.rows(teach), self.rehearsed, self.model).logits(lesson.embeddings[test])
            means, targets, groups = per_label(lesson, logits, test)
            after = calibration.probabilities(means, _kind(several), self.model.calibration.temperature)
            parts.append((targets, groups, after, *self._before(teach, test)))
        return _Tested(*(np.concatenate(columns) for columns in zip(*parts)))

    def _before(self, teach: NDArray[np.bool_], test: NDArray[np.bool_]) -> tuple[NDArray, ...]:
        if self.before is None:
            return ()
        lesson, kind = self.earlier, _kind(self.lesson.several)
        logits = np.full((len(lesson), len(lesson.classes)), -1e4, np.float32)
        if self.known.any():
            rows = lesson.rows(teach & self.known)
            if len(rows) or len(self.rehearsed_before.targets):
                logits[test] = fit(rows, self.rehearsed_before, self.before).logits(lesson.embeddings[test])
                logits[:, ~self.old] = -1e4
        elif self.old.any():
            columns = [self.before.classes.index(name) for name in np.array(lesson.classes, object)[self.old]]
            logits[np.ix_(test, self.old)] = self.before.head.logits(lesson.embeddings[test])[:, columns]
        means, _, _ = per_label(lesson, logits, test)
        return (calibration.probabilities(means, kind, self.before.calibration.temperature),)


def _kind(several: bool) -> str:
    return "sigmoid" if several else "softmax"


def _summed(tested: list[_Tested], side: _Sides) -> _Sums:
    levels = 0.5 if not side.lesson.several else np.array(side.model.calibration.thresholds or 0.5)

    def together(tallies: list[Tally]) -> Tally:
        return replace(tallies[0], sums=np.mean([one.sums for one in tallies], axis=0))

    after = together([tally(one.targets, one.after, one.groups, levels) for one in tested])
    if tested[0].before is None:
        return _Sums(tested[0], after, None, side.old)
    return _Sums(tested[0], after, together([tally(t.targets, t.before, t.groups, 0.5) for t in tested]), side.old)


# --------------------------------------------------------------------------------------------------------------- rehearsal


def _rehearsed(lesson: Lesson, before: Model | None, after: Model, base: Model) -> tuple[_Sums, NDArray] | None:
    """Both models, as they are, on the part of the memory that never taught; None where there is none to compare."""
    if before is None or lesson.several or before.backbone_id != after.backbone_id:
        return None
    unseen: Rehearsal = rehearsal(lesson, base).unseen()
    shared = np.array([name in before.classes for name in lesson.classes])
    rows = shared[unseen.targets] if len(unseen.targets) else np.zeros(0, bool)
    if not rows.any():
        return None
    x, y = unseen.embeddings[rows], unseen.targets[rows]
    old = np.full((len(x), len(lesson.classes)), -1e4, np.float32)
    columns = [before.classes.index(name) for name in np.array(lesson.classes, object)[shared]]
    old[:, shared] = before.head.logits(x)[:, columns]
    groups = np.arange(len(y)).astype(str)
    sides = [calibration.probabilities(logits) for logits in (after.head.logits(x), old)]
    tested = _Tested(y, groups, *sides)
    return _Sums(tested, tally(y, sides[0], groups), tally(y, sides[1], groups), shared), shared


# ---------------------------------------------------------------------------------------------------------------- verdict


def _verdict(
    lesson: Lesson, sums: _Sums, rehearsed: tuple[_Sums, NDArray] | None, protocol: str, after: Model
) -> Verdict:
    first = sums.first
    levels = np.array(after.calibration.thresholds or 0.5) if lesson.several else 0.5
    metrics = evaluate.metrics(first.targets, first.after, first.groups, lesson.classes, levels)
    old = None if first.before is None else evaluate.metrics(first.targets, first.before, first.groups, lesson.classes)
    taken, sure, reason, change = _decided(lesson, sums, rehearsed, protocol)
    reason.fields |= {
        "n": metrics.n,
        "groups": metrics.groups,
        "after": metrics.balanced_accuracy,
        "before": old.balanced_accuracy if old else 0.0,
    }
    return Verdict(
        taken,
        sure,
        reason,
        _table(lesson.classes, sums.first, sums.old, levels),
        metrics,
        old,
        change,
        _table(lesson.classes, rehearsed[0].first, rehearsed[1], levels) if rehearsed else (),
        lesson.groups_by,
        protocol,
    )


def _table(classes: tuple[str, ...], tested: _Tested, old: NDArray, levels: NDArray | float) -> tuple[Row, ...]:
    several = tested.targets.ndim == 2
    counts = tested.targets.sum(0) if several else np.bincount(tested.targets, minlength=len(classes))
    recall = [
        None
        if p is None
        else scores(tally(tested.targets, p, tested.groups, at).sums.sum(0), len(classes), several)["recall"]
        for p, at in ((tested.before, 0.5), (tested.after, levels))
    ]
    rows = []
    for k, name in enumerate(classes):
        before = None if recall[0] is None or not counts[k] or not old[k] else float(recall[0][k])
        rows.append(Row(name, before, float(recall[1][k]) if counts[k] else None, int(counts[k])))
    return tuple(rows)


def _decided(
    lesson: Lesson, sums: _Sums, rehearsed: tuple[_Sums, NDArray] | None, protocol: str
) -> tuple[bool, bool, UserError, tuple[float, float] | None]:
    """taken, sure, reason, and the interval of the change in balanced accuracy."""
    guess = _worse_than_guessing(sums, protocol)
    counts = _counts(sums.first.targets, sums.after)
    if sums.before is None:
        if guess:
            return False, True, _guessing(), None
        return True, bool((counts >= ENOUGH).all()), _first(), None
    changes = _changes(sums)
    mean = _row_means(changes)
    low, high = (float(v) for v in np.quantile(mean, (0.025, 0.975)))
    lost = _lost(sums, changes, lesson.classes)
    if np.quantile(mean, 1 - _SURE) < 0:
        return False, True, _worse(), (low, high)
    if lost is not None:
        return False, True, _class_worse(lost), (low, high)
    forgotten = _forgotten(sums, rehearsed, lesson.classes)
    if forgotten is not None:
        return False, True, _class_forgotten(forgotten), (low, high)
    if guess and np.quantile(mean, _SURE) <= 0:
        return False, True, _guessing(), (low, high)
    if np.quantile(mean, _SURE) > 0:
        return True, True, _better(), (low, high)
    settled = protocol == "held out"
    return True, settled, _as_good() if settled else _cannot_tell(), (low, high)


def _changes(sums: _Sums) -> NDArray[np.float64]:
    """Change of each class's recall over paired replicates, (times, c); a class that is new is compared with the prior."""
    assert sums.before is not None
    after = resampled(sums.after, ["recall"])["recall"]
    before = resampled(sums.before, ["recall"])["recall"]
    prior = 0.0 if sums.after.several else 1 / sums.after.classes
    return after - np.where(sums.old, before, np.where(np.isnan(after), np.nan, prior))


def _row_means(changes: NDArray) -> NDArray[np.float64]:
    there = ~np.isnan(changes)
    return np.where(there, changes, 0).sum(1) / np.maximum(there.sum(1), 1)


def _lost(sums: _Sums, changes: NDArray, classes: tuple[str, ...]) -> str | None:
    """The class of at least ENOUGH judged labels that evidently lost more than LOST of its recall: the one that lost most."""
    assert sums.before is not None
    counts = _counts(sums.first.targets, sums.after)
    worst = None
    change = _recall(sums.after) - _recall(sums.before)
    for k in np.flatnonzero((counts >= ENOUGH) & sums.old & (change < -LOST)):
        evident = np.nanquantile(changes[:, k], 1 - _SURE / max(1, (counts >= ENOUGH).sum())) < 0
        if evident and (worst is None or change[k] < change[worst]):
            worst = k
    return None if worst is None else classes[worst]


def _forgotten(sums: _Sums, rehearsed: tuple[_Sums, NDArray] | None, classes: tuple[str, ...]) -> str | None:
    """A class of the memory that evidently was forgotten, unless enough of one's own labels say that it was not."""
    if rehearsed is None:
        return None
    assert sums.before is not None
    own = _counts(sums.first.targets, sums.after)
    kept = (own >= ENOUGH) & (_recall(sums.after) >= _recall(sums.before))
    memory = rehearsed[0]
    masked = replace(memory, old=memory.old & ~kept)
    return _lost(masked, _changes(memory), classes)


def _counts(targets: NDArray, of: Tally) -> NDArray[np.intp]:
    return targets.sum(0) if of.several else np.bincount(targets, minlength=of.classes)


def _recall(of: Tally) -> NDArray[np.float64]:
    return scores(of.sums.sum(0), of.classes, of.several)["recall"]


def _worse_than_guessing(sums: _Sums, protocol: str) -> bool:
    """Whether log loss, each class counting the same, is worse than the prior's; with few labels, whether that is evident."""
    targets, of = sums.first.targets, sums.after
    if of.several:
        share = np.clip(targets.mean(0), 1e-3, 1 - 1e-3)
        prior = float(-(share * np.log(share) + (1 - share) * np.log1p(-share)).mean())
    else:
        prior = float(np.log(of.classes))
    if protocol == "held out":
        return bool(scores(of.sums.sum(0), of.classes, of.several)["balanced_log_loss"] > prior)
    drawn = resampled(of, ["balanced_log_loss"])["balanced_log_loss"]
    return bool(np.nanquantile(drawn, _SURE) > prior)


# ------------------------------------------------------------------------------------------------------------------ words


def _better() -> UserError:
    return UserError("Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, {before:.0%} before.")


def _as_good() -> UserError:
    return UserError("As good as before: balanced accuracy {after:.0%} on {n} labels it did not learn from.")


def _cannot_tell() -> UserError:
    return UserError("Too few to tell whether it is better (n = {n}); taken.", "More labels will tell.")


def _first() -> UserError:
    return UserError("The first version: balanced accuracy {after:.0%} on {n} labels it did not learn from.")


def _worse() -> UserError:
    return UserError(
        "Not taken: balanced accuracy fell from {before:.0%} to {after:.0%} on {n} labels.",
        "Look for wrong labels among the newest; you can take it all the same.",
    )


def _class_worse(name: str) -> UserError:
    return UserError(
        "Not taken: {name} is recognised clearly less often than before.",
        "Look for wrong labels of {name}; you can take it all the same.",
        name=name,
    )


def _class_forgotten(name: str) -> UserError:
    return UserError(
        "Not taken: what it knew of {name} was partly forgotten.",
        "Look for wrong labels of {name}, or label more of it; you can take it all the same.",
        name=name,
    )


def _guessing() -> UserError:
    return UserError(
        "Not taken: it does no better than guessing on {n} labels it did not learn from.",
        "Look for wrong labels, or label more; you can take it all the same.",
    )
