"""The gate: a taught model is refused only on evidence of harm, told by labels that taught neither side (see `paired`).

Harm is: balanced accuracy fell; a class of at least ENOUGH labels lost more than LOST of its recall; what the memory's
held-out part tests was forgotten, and the person's own labels do not speak for the new model; or it does worse than
guessing.  Evident is what 19 of 20 bootstrap replicates over groups show; of less than TELLING groups, whose replicates
are too much alike, nothing is evident.  Where labels are too few to tell, the new model is taken, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import evaluate
from engine.errors import UserError
from engine.evaluate import Metrics
from engine.evaluate.scores import FEW
from engine.evaluate.tally import resampled, scores
from engine.job import Report, silent
from engine.model import Model
from engine.teach import paired
from engine.teach.lesson import Lesson
from engine.teach.paired import ENOUGH, Compared

LOST = 0.10  # recall that no class may lose
FORGOTTEN = 0.05  # balanced accuracy on the memory's held-out part that may be lost without a gain elsewhere
TELLING, SETTLED = 30, 100  # judged groups: from where on harm can be told, and from where on a draw is one
_SURE = 0.05  # one-sided
_ELSE = "another class"  # that the version before knew, and the lesson has not


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

    `sure` is False where the labels are too few to tell.  `gain` is the change in recall, a mean over the judged classes
    that both sides know (None: there is none), and `change` its 95 % interval (None: a class is in too few groups).
    All scores are means over the passes of the test.  `teaching_only` counts labels that taught and may never judge,
    `left_out` those that do not because the model it started from had learned from their groups itself.
    `rehearsed` is the table for what the model knew before,
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
    gain: float | None = None
    teaching_only: int = 0
    left_out: int = 0

    @property
    def new(self) -> tuple[str, ...]:
        """The judged classes that the version before did not know; none when there was no version before."""
        return tuple(row.name for row in self.table if row.n and row.before is None) if self.before else ()

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


def from_metrics(entries: Mapping[str, Any], reason: UserError) -> Verdict:
    """The Verdict whose fields were kept as plain values, with the `reason` kept beside them.

    Raises KeyError, TypeError or ValueError when it is none, or of another age.
    """
    known = {f.name for f in fields(Verdict)} - {"reason"}
    kept = {name: value for name, value in entries.items() if name in known}
    for name in ("table", "rehearsed"):
        kept[name] = tuple(Row(**row) for row in kept.get(name, ()))
    for name in ("after", "before"):
        kept[name] = evaluate.from_dict(kept[name]) if kept.get(name) else None
    if kept["after"] is None:
        raise ValueError("no scores were kept")
    if kept.get("change") is not None:
        kept["change"] = tuple(kept["change"]) if "gain" in kept else None  # older ones were of something else
    return Verdict(**kept, reason=reason)


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
    own = paired.compare(lesson, before, after, base, embeddings_before, report)
    old = paired.rehearsed(lesson, before, after, base)
    first, classes = own.first, lesson.classes
    levels = paired.levels(after, lesson)
    metrics = evaluate.metrics(
        first.targets, first.after, first.groups, classes, levels, repeated=own.after, partial=True
    )
    earlier = None
    if first.before is not None:
        known = (*classes, _ELSE)[: first.before.shape[1]]
        levels = paired.levels(before, lesson)
        earlier = evaluate.metrics(
            first.targets, first.before, first.groups, known, levels, repeated=own.before, partial=True
        )
    word = _decided(own, old, classes)
    facts = {"n": metrics.n, "groups": metrics.groups, "after": metrics.balanced_accuracy}
    word.reason.fields = facts | ({"before": earlier.balanced_accuracy} if earlier else {}) | word.reason.fields
    trusted = np.asarray(lesson.trusted, bool)
    gain, change = _gain(own)
    return Verdict(
        taken=word.taken,
        sure=word.sure,
        reason=word.reason,
        table=_table(classes, own),
        after=metrics,
        before=earlier,
        change=change,
        rehearsed=_table(classes, old) if old else (),
        groups_by=lesson.groups_by,
        protocol=own.protocol,
        gain=gain,
        teaching_only=len(np.unique(lesson.numbers[~trusted])),
        left_out=own.left_out,
    )


def _table(classes: tuple[str, ...], of: Compared) -> tuple[Row, ...]:
    now = paired.recall(of.after)
    then = of.recall_before
    return tuple(
        Row(name, _number(then[k]) if of.old[k] else None, _number(now[k]), int(of.counts[k]))
        for k, name in enumerate(classes)
    )


def _gain(of: Compared) -> tuple[float | None, tuple[float, float] | None]:
    """The change over the judged classes that both sides know, and its 95 % interval where one can be told."""
    judged = of.old & (of.counts > 0)
    if of.before is None or not judged.any():
        return None, None
    gain = float((paired.recall(of.among_old) - of.recall_before)[judged].mean())
    if (of.class_groups[judged] < FEW).any():
        return gain, None
    low, high = np.quantile(_class_mean(np.where(judged, _changes(of), np.nan)), (0.025, 0.975))
    return gain, (float(low), float(high))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


# --------------------------------------------------------------------------------------------------------------- decision


@dataclass(frozen=True)
class _Word:
    taken: bool
    sure: bool
    reason: UserError


def _decided(own: Compared, old: Compared | None, classes: tuple[str, ...]) -> _Word:
    telling = own.after.groups >= TELLING
    guessing = telling and _worse_than_guessing(own)
    if own.before is None:
        return (
            _Word(False, True, _guessing())
            if guessing
            else _Word(True, bool((own.counts >= ENOUGH).all()), _taken(own.familiar, telling))
        )
    changes = _changes(own)
    known = _class_mean(np.where(own.old, changes, np.nan))  # a new class that is never found does the others no harm
    better = bool(telling and np.quantile(_class_mean(changes), _SURE) > 0)
    if telling and np.quantile(known, 1 - _SURE) < 0:
        return _Word(False, True, _worse(own))
    lost = _lost(own, changes) if telling else None
    if lost is not None:
        return _Word(False, True, _class_worse(classes[lost]))
    if old is not None:
        forgotten, everything = _forgotten(own, old, better)
        if forgotten is not None:
            return _Word(False, True, _class_forgotten(classes[forgotten]))
        if everything:
            return _Word(False, True, _all_forgotten())
    if guessing and not better:
        return _Word(False, True, _guessing())
    if better:
        return _Word(True, True, _better(bool((own.counts[~own.old] > 0).any())))
    if (own.counts > 0).sum() == 1:
        only = int(own.counts.argmax())
        return _Word(True, False, _one_class(classes[only], bool(own.old[only])))
    settled = own.protocol == "held out" or own.after.groups >= SETTLED
    return _Word(True, settled, _as_good() if settled else _cannot_tell(own, classes))


def _changes(of: Compared) -> NDArray[np.float64]:
    """Change of each class's recall over paired replicates, (times, c).

    A class that is new is compared with a guess among the judged ones; with less than ENOUGH labels it says nothing (nan), for four
    misses in four look the same in every replicate and prove little.  Judged alone it can not be better: who guesses among one is always
    right, and no label says whether it is told apart from anything.
    """
    assert of.before is not None
    prior = 0.0 if of.after.several else 1 / max(1, int((of.counts > 0).sum()))
    after, among, before = (resampled(one, ["recall"])["recall"] for one in (of.after, of.among_old, of.before))
    before = before[:, : len(of.old)]
    return np.where(of.old, among - before, np.where(of.counts >= ENOUGH, after - prior, np.nan))


def _class_mean(changes: NDArray) -> NDArray[np.float64]:
    there = ~np.isnan(changes)
    return np.where(there, changes, 0).sum(1) / np.maximum(there.sum(1), 1)


def _lost(of: Compared, changes: NDArray) -> int | None:
    """The class of at least ENOUGH judged labels that evidently lost more than LOST of its recall: the one that lost most.

    The more classes are looked at, the more one must have lost: else one in twenty would seem to by chance.
    """
    assert of.before is not None
    enough = (of.counts >= ENOUGH) & of.old
    change = paired.recall(of.among_old) - of.recall_before
    level = 1 - _SURE / max(1, int(enough.sum()))
    lost = [int(k) for k in np.flatnonzero(enough & (change < -LOST)) if np.nanquantile(changes[:, k], level) < 0]
    return min(lost, key=lambda k: change[k], default=None)


def _forgotten(own: Compared, old: Compared, better: bool) -> tuple[int | None, bool]:
    """The class of the memory that was evidently forgotten, unless enough of one's own labels say that it was not; and
    whether the memory was forgotten as a whole without a gain on one's own labels."""
    assert own.before is not None
    changes = _changes(old)
    kept = (own.counts >= ENOUGH) & (paired.recall(own.after) >= own.recall_before)
    mean = _class_mean(changes)
    everything = not better and float(mean.mean()) < -FORGOTTEN and np.quantile(mean, 1 - _SURE) < 0
    return _lost(replace(old, old=old.old & ~kept), changes), bool(everything)


def _worse_than_guessing(of: Compared) -> bool:
    """Whether log loss, each class counting the same, is worse than the prior's; with few labels, whether that is evident.

    One of many: both choose among the judged classes alone.
    """
    after, targets = of.among_judged, of.first.targets
    if after.several:
        share = np.clip(targets.mean(0), 1e-3, 1 - 1e-3)
        prior = float(-(share * np.log(share) + (1 - share) * np.log1p(-share)).mean())
    else:
        prior = float(np.log(max(1, int((of.counts > 0).sum()))))
    if of.protocol == "held out":
        return bool(scores(after.sums.sum(0), after.classes, after.several)["balanced_log_loss"] > prior)
    return bool(np.nanquantile(resampled(after, ["balanced_log_loss"])["balanced_log_loss"], _SURE) > prior)


# ------------------------------------------------------------------------------------------------------------------ words


def _better(new: bool) -> UserError:
    if new:  # before, they scored nothing: there is no fair "before" for the whole
        return UserError(
            "Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, new classes among them."
        )
    return UserError("Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, {before:.0%} before.")


def _as_good() -> UserError:
    return UserError("About as good as before: balanced accuracy {after:.0%} on {n} labels it did not learn from.")


def _one_class(name: str, old: bool) -> UserError:
    hint = "Label other classes too, by hand: what is accepted in bulk does not judge."
    if old:
        return UserError(
            "Taken, but whether it is better cannot be told: all {n} labels that judge are of {name}.", hint, name=name
        )
    return UserError(
        "Taken, but whether it is better cannot be told: all {n} labels that judge are of {name}, which is new.",
        hint,
        name=name,
    )


def _cannot_tell(of: Compared, classes: tuple[str, ...]) -> UserError:
    """Named is the class with the fewest groups among those that judge."""
    groups = np.where(of.counts > 0, of.class_groups, np.iinfo(np.intp).max)
    fewest = int(groups.argmin())
    return UserError(
        "Taken, but too few labels to tell whether it is better: {n} in {groups} groups, of {name} only {fewest}.",
        "More labels will tell, most of all of {name}.",
        name=classes[fewest],
        fewest=int(groups[fewest]),
    )


def _taken(familiar: bool, telling: bool) -> UserError:
    """Of a version that nothing before it can be compared with."""
    if not familiar:
        return UserError(
            "The first version: balanced accuracy {after:.0%} on {n} labels it did not learn from."
            if telling
            else "The first version. The {n} labels in {groups} groups that judge it are too few to tell how good it is: balanced "
            "accuracy {after:.0%}."
        )
    return UserError(
        "Taken: balanced accuracy {after:.0%} on {n} labels it did not learn from."
        if telling
        else "Taken. The {n} labels in {groups} groups that judge it are too few to tell how good it is: balanced accuracy {after:.0%}.",
        "It is not compared: the model before learned from some of these recordings itself.",
    )


def _worse(of: Compared) -> UserError:
    """Of the classes that both sides know alone."""
    assert of.before is not None
    judged = of.old & (of.counts > 0)
    before, after = (float(one[judged].mean()) for one in (of.recall_before, paired.recall(of.among_old)))
    return UserError(
        "Not taken: balanced accuracy fell from {before:.0%} to {after:.0%} on {n} labels.",
        "Look for wrong labels among the newest; you can take it all the same.",
        before=before,
        after=after,
        n=int(of.counts[judged].sum()),
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


def _all_forgotten() -> UserError:
    return UserError(
        "Not taken: much of what it knew before was forgotten, and nothing was gained.",
        "Look for wrong labels among the newest; you can take it all the same.",
    )
