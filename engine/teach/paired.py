"""Two models on the same labels, neither asked about a label it learned from.

The version before may have learned from labels that are now used to test, so its own head cannot be asked about them.  Both
sides are therefore refitted without the groups they are tested on: "before" from those labels the version before knew,
"after" from all.  A version that knew none of the labels (the shipped one) answers as it is.  So each label teaches the
model that is used, and yet none is ever tested by a head it taught.

With at least ENOUGH held-out groups of every class the test is one split, by the hash of the group's name, that never
moves (where groups are days: the latest ones); with fewer it is repeated grouped cross-validation over all labels (where they
are days: each later fifth of them, by what the earlier ones taught, and of the classes that these have; where hardly a recording
has a day, as where they are not days).  Labels
accepted in bulk teach on both sides and never test.  Nor do groups of which the model that the lesson started from remembers a
recording, as one of the same classes: it has learned from them.  It remembers but a part of what it learned from, so where they
are more than a few it has most likely learned from many others too, and a version that answers as it is cannot be compared at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine import model as models
from engine.errors import UserError
from engine.evaluate import folds
from engine.evaluate.tally import Tally, scores, tally
from engine.job import Report
from engine.model import Model, calibration
from engine.model.head import Head
from engine.teach.lesson import Lesson
from engine.teach.refitting import Rehearsal, fit, per_label, rehearsal
from engine.teach.remembered import remembered, same

ENOUGH = 10  # held-out groups, or labels, of a class from which on a number says something
TRAINED_ON = "trained_on"  # where a model notes, in its `made_with`, which groups trained its network
TRAINED_ON_MORE = "trained_on_more"  # and that others did, which the model it began with does not name
FOLDS = 5
FEW_KNOWN = 0.1  # of the judging groups; `everyday` remembers about a quarter of what taught it
_NEVER = -1e4  # the logit of a class a model does not have


@dataclass(frozen=True)
class Answers:
    """One pass over the judged labels: targets, groups, and what each side says of them, (n, c) probabilities.

    `before` has a column more where that version knows classes that the lesson has not: what it says of the likeliest of those.
    """

    targets: NDArray
    groups: NDArray
    after: NDArray
    before: NDArray | None = None


@dataclass(frozen=True)
class Compared:
    """Both sides over all passes.

    `first` is the first pass, which is shown.  `after` and `before` are means over the passes; `old` (c,) are the classes
    the version before knew, and `among_old` is "after" when it may only answer with those: that there is a new class
    must not count as harm to the old ones.  Where the version before chose among further classes, both answer as they do.
    `among_judged` is "after" when it may only answer with classes of which labels judge: who guesses would guess among these.
    `left_out` labels judge nothing because a model had learned from their groups itself.  `familiar`: they were so many that the version
    before is not asked at all.
    """

    first: Answers
    protocol: str
    after: Tally
    before: Tally | None
    among_old: Tally
    among_judged: Tally
    old: NDArray[np.bool_]
    familiar: bool = False
    left_out: int = 0

    @property
    def counts(self) -> NDArray[np.intp]:
        """Judged labels of each class, (c,)."""
        targets = self.first.targets
        return targets.sum(0) if self.after.several else np.bincount(targets, minlength=self.after.classes)

    @property
    def recall_before(self) -> NDArray[np.float64]:
        """Recall of each class by the version before, (c,); nan where there is no label, or no such version."""
        return np.full(len(self.old), np.nan) if self.before is None else recall(self.before)[: len(self.old)]

    @property
    def class_groups(self) -> NDArray[np.intp]:
        """In how many judged groups each class occurs, (c,)."""
        return folds.groups_per_class(self.first.targets, self.first.groups, self.after.classes)


def recall(of: Tally) -> NDArray[np.float64]:
    """Recall of each class, (c,); nan where there is no label."""
    return scores(of.sums.sum(0), of.classes, of.several)["recall"]


def compare(
    lesson: Lesson, before: Model | None, after: Model, base: Model, other: NDArray | None, report: Report
) -> Compared:
    """Both sides on all labels that may judge.  Raises UserError when there is none."""
    trained = _trained_on(lesson, before, after)
    again = ~trained & (remembered(base, lesson.embeddings, lesson.classes) if base is not after else False)
    groups, trusted = np.asarray(lesson.groups), np.asarray(lesson.trusted, bool) & ~trained
    again = np.isin(groups, np.unique(groups[again])) & trusted
    side = _Sides(lesson, before, after, base, other)
    many = len(np.unique(groups[again])) > FEW_KNOWN * len(np.unique(groups[trusted]))
    if familiar := bool(many and before is not None and not side.known.any()):
        side = _Sides(lesson, None, after, base, other)
    protocol, passes = _protocol(lesson, trusted & ~again, side.rehearsed.targets)
    total, done = sum(map(len, passes)), 0
    tested = []
    for splits in passes:
        tested.append(side.answers(splits, lambda k, done=done: report(done + k, total, "Judging")))
        done += len(splits)
    report(total, total, "Judging")
    own = _together(tested, protocol, side.old, levels(after, lesson), levels(before, lesson))
    return replace(own, familiar=familiar, left_out=len(np.unique(lesson.numbers[again])))


def levels(made: Model | None, lesson: Lesson) -> NDArray[np.float64] | float:
    """From where on a side says each class of the lesson, (c,), where there are several at once; .5 of what it does not know."""
    if made is None or not lesson.several:
        return 0.5
    known = dict(zip(made.classes, models.thresholds(made).tolist()))
    return np.array([known.get(name, 0.5) for name in lesson.classes])


def rehearsed(lesson: Lesson, before: Model | None, after: Model, base: Model) -> Compared | None:
    """Both models, as they are, on the part of the memory that never teaches; None where there is none to compare.

    Sounds that the lesson teaches, perhaps decoded otherwise, are left out.
    """
    if before is None or lesson.several or before.backbone_id != after.backbone_id:
        return None
    unseen: Rehearsal = rehearsal(lesson, base).unseen()
    old = np.array([name in before.classes for name in lesson.classes])
    rows = old[unseen.targets] if len(unseen.targets) else np.zeros(0, bool)
    if rows.any():
        rows &= ~same(base.head, unseen.embeddings, lesson.embeddings)
    if not rows.any():
        return None
    x, y = unseen.embeddings[rows], unseen.targets[rows]
    sides = (after.head.logits(x), _own_words(before, lesson.classes, x))
    answers = Answers(y, np.arange(len(y)).astype(str), *(calibration.probabilities(logits) for logits in sides))
    return _together([answers], "held out", old)


# --------------------------------------------------------------------------------------------------------------- protocol

Split = tuple[NDArray[np.bool_], NDArray[np.bool_]]  # rows that teach, rows that test


def _trained_on(lesson: Lesson, *made: Model | None) -> NDArray[np.bool_]:
    known = [mark for one in made if one is not None for mark in one.made_with.get(TRAINED_ON, ())]
    return folds.marked(lesson.groups, known)


def _protocol(
    lesson: Lesson, trusted: NDArray[np.bool_], remembered: NDArray[np.intp]
) -> tuple[str, list[list[Split]]]:
    """The name of the protocol, and for each pass its splits; only `trusted` rows test.  `remembered`: the classes of the memory's rows."""
    if not trusted.any():
        raise UserError(
            "No label can judge the new model.",
            "Labels accepted in bulk, and recordings that the model learned from before, only teach; label others by hand.",
        )
    by_day = lesson.groups_by == "day"
    later = list(_later(lesson, trusted, remembered)) if by_day else []
    if len(set((lesson.groups[trusted] if by_day and not later else lesson.groups).tolist())) < 2:
        raise UserError(
            "All labels belong to one {groups_by}, so none can judge the new model.",
            "Label others too.",
            groups_by=lesson.groups_by,
        )
    held = folds.latest(lesson.groups) if by_day else folds.held_out(lesson.groups)
    judged = np.asarray(lesson.targets)
    classes = len(lesson.classes)
    there = folds.groups_per_class(judged[trusted], lesson.groups[trusted], classes)
    test = trusted & held
    if by_day:
        test &= _learnable(lesson, ~held, remembered)
    kept = folds.groups_per_class(judged[test], lesson.groups[test], classes)
    if (kept[there > 0] >= ENOUGH).all():
        return "held out", [[(~held, test)]]
    if later:  # where groups are days and there is none, too few recordings have one: they are groups like any others
        return "out of fold", [later]
    labels = len(np.unique(lesson.numbers[trusted]))
    passes = 5 if labels < 100 else 2 if labels < 300 else 1
    return "out of fold", [list(_folds(lesson, trusted, seed)) for seed in range(passes)]


def _folds(lesson: Lesson, trusted: NDArray[np.bool_], seed: int) -> Iterator[Split]:
    fold = folds.grouped(lesson.targets, lesson.groups, FOLDS, seed)
    for one in range(FOLDS):
        test = (fold == one) & trusted
        if test.any() and (fold != one).any():
            yield fold != one, test


def _later(lesson: Lesson, trusted: NDArray[np.bool_], remembered: NDArray[np.intp]) -> Iterator[Split]:
    """Each part of the days with all that is earlier to teach it; what is of no known day only teaches."""
    part = folds.in_turn(lesson.groups, FOLDS)
    for one in range(1, FOLDS):
        teach = part < one
        test = (part == one) & trusted & _learnable(lesson, teach, remembered)
        if test.any() and teach.any():
            yield teach, test


def _learnable(lesson: Lesson, teach: NDArray[np.bool_], remembered: NDArray[np.intp]) -> NDArray[np.bool_]:
    """The rows (n,) whose classes what teaches, or the memory, has: a class that began later is not missed, it was never learned."""
    classes = len(lesson.classes)
    has = lesson.targets if lesson.several else np.eye(classes, dtype=bool)[lesson.targets]
    known = np.isin(np.arange(classes), remembered) | has[teach].any(0)
    return np.logical_not((has & ~known).any(1))


# ------------------------------------------------------------------------------------------------------------------ sides


class _Sides:
    """Both models, refitted without what they are tested on."""

    def __init__(self, lesson: Lesson, before: Model | None, after: Model, base: Model, other: NDArray | None):
        self.lesson, self.before, self.model = lesson, before, after
        self.rehearsed = rehearsal(lesson, base if other is None else after).taught()
        self.start = _from_memory(lesson, self.rehearsed, after)
        self.first, self.base = base if other is None else None, base
        self.old = np.zeros(len(lesson.classes), bool)
        if before is not None:
            self.old = np.array([name in before.classes for name in lesson.classes])
            self.earlier = lesson if other is None else replace(lesson, embeddings=other)
            self.rehearsed_before = rehearsal(self.earlier, base).taught()
            self.start_before = _from_memory(self.earlier, self.rehearsed_before, before)
            # where it is not told what a version before had learned from: all of it, unless it is where the lesson started
            told = np.full(len(lesson), before is not base) if lesson.known is None else lesson.known
            self.known = np.asarray(told, bool)

    def answers(self, splits: list[Split], report: Callable[[int], None]) -> Answers:
        """Every split's test labels, with what both sides say of them."""
        lesson, several = self.lesson, self.lesson.several
        parts: list[tuple[NDArray, ...]] = []
        for number, (teach, test) in enumerate(splits):
            report(number)
            logits = np.zeros((len(lesson), len(lesson.classes)), np.float32)
            fitted = fit(lesson.rows(teach), self.rehearsed, self.model, start=self.start, first=self.first)
            logits[test] = fitted.logits(lesson.embeddings[test])
            means, targets, groups = per_label(lesson, logits, test)
            after = calibration.probabilities(means, _kind(several), self.model.calibration.temperature)
            parts.append((targets, groups, after, *self._before(teach, test)))
        return Answers(*(np.concatenate(columns) for columns in zip(*parts)))

    def _before(self, teach: NDArray[np.bool_], test: NDArray[np.bool_]) -> tuple[NDArray, ...]:
        if self.before is None:
            return ()
        lesson, kind = self.earlier, _kind(self.lesson.several)
        logits = np.full((len(lesson), len(lesson.classes)), _NEVER, np.float32)
        if self.known.any():
            rows = lesson.rows(teach & self.known)
            if len(rows) or len(self.rehearsed_before.targets):
                fitted = fit(rows, self.rehearsed_before, self.before, start=self.start_before, first=self.base)
                logits[test] = fitted.logits(lesson.embeddings[test])
                logits[:, ~self.old] = _NEVER
        else:
            heard, _, _ = per_label(lesson, lesson.embeddings, test)
            means = _own_words(self.before, lesson.classes, heard, self.lesson.several)
            return (calibration.probabilities(means, kind, self.before.calibration.temperature),)
        means, _, _ = per_label(lesson, logits, test)
        return (calibration.probabilities(means, kind, self.before.calibration.temperature),)


def _from_memory(lesson: Lesson, remembered: Rehearsal, model: Model) -> Head | None:
    """What the memory alone teaches: where the search for each split's head begins, which no label has had a part in."""
    if not len(remembered.targets):
        return None
    return fit(lesson.rows(np.zeros(len(lesson), bool)), remembered, model)


def _kind(several: bool) -> str:
    return "sigmoid" if several else "softmax"


def _own_words(
    made: Model, classes: tuple[str, ...], embeddings: NDArray, several: bool = False
) -> NDArray[np.float32]:
    """A model's logits in the order of other classes (n, c), which it may lack; one of many, also the likeliest of its further ones.

    Who answers one of 521 is not asked to choose among the three that the lesson has of these: it would hardly ever be wrong.
    """
    logits = np.full((len(embeddings), len(classes)), _NEVER, np.float32)
    said = made.head.logits(embeddings)
    shared = [k for k, name in enumerate(classes) if name in made.classes]
    logits[:, shared] = said[:, [made.classes.index(classes[k]) for k in shared]]
    further = [k for k, name in enumerate(made.classes) if name not in classes]
    if several or not further:
        return logits
    return np.column_stack([logits, said[:, further].max(axis=1)])


def _together(
    passes: list[Answers],
    protocol: str,
    old: NDArray[np.bool_],
    levels_after: NDArray | float = 0.5,
    levels_before: NDArray | float = 0.5,
) -> Compared:
    def mean(tallies: list[Tally]) -> Tally:
        return replace(tallies[0], sums=np.mean([one.sums for one in tallies], axis=0))

    after = mean([tally(one.targets, one.after, one.groups, levels_after) for one in passes])
    before = [tally(one.targets, one.before, one.groups, levels_before) for one in passes if one.before is not None]
    among = after
    if before and not after.several and not old.all() and before[0].classes == after.classes:
        among = mean([tally(one.targets, one.after * old, one.groups) for one in passes])
    judged = after
    if not after.several:
        there = np.isin(np.arange(after.classes), passes[0].targets)
        judged = mean([tally(one.targets, _only(one.after, there), one.groups) for one in passes])
    return Compared(passes[0], protocol, after, mean(before) if before else None, among, judged, old)


def _only(p: NDArray, classes: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Probabilities (n, c) of some of the classes, (c,), given that it is one of these."""
    kept = p.astype(np.float64) * classes
    return kept / np.maximum(kept.sum(1, keepdims=True), 1e-12)
