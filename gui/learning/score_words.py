"""Scores in words: what is lacking, how it was tested, what changed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.words import Counted

if TYPE_CHECKING:
    from engine.labels.groups import GroupBy
    from engine.teach import Row, Verdict

NONE = "–"
MOST_NAMED = 5
_GROUPED = {
    "recording": QT_TRANSLATE_NOOP("scores", "the windows of one recording kept together"),
    "folder": QT_TRANSLATE_NOOP("scores", "the recordings of one folder kept together"),
    "name": QT_TRANSLATE_NOOP("scores", "recordings that share a part of their name kept together"),
    "table": QT_TRANSLATE_NOOP("scores", "the groups of your table kept together"),
    "day": QT_TRANSLATE_NOOP("scores", "the recordings of one day kept together"),
}


def translate(text: object) -> str:
    return QCoreApplication.translate("scores", str(text))


def grouped_by(group: GroupBy) -> str:
    """How learned-from and held-out recordings are kept apart."""
    return translate(_GROUPED[group.kind])


def lacking_words(lacking: Sequence[tuple[str, int]]) -> str:
    """`2 more of rain and 1 more of dog needed.`; "" where there is enough."""
    if not lacking:
        return ""
    one = translate(QT_TRANSLATE_NOOP("scores", "{n} more of {name}"))
    named = [one.format(n=n, name=name) for name, n in lacking[:MOST_NAMED]]
    if len(lacking) > MOST_NAMED:
        others = len(lacking) - MOST_NAMED
        named.append(Counted().other_classes(others))
    listed = translate(QT_TRANSLATE_NOOP("scores", " and ")).join(filter(None, (", ".join(named[:-1]), named[-1])))
    return translate(QT_TRANSLATE_NOOP("scores", "{list} needed.")).format(list=listed)


def share(value: Any) -> str:
    """`83 %` of 0.83; words stay as they are; a dash for what is not known."""
    if isinstance(value, str):
        return value
    if value is None or not math.isfinite(value):
        return NONE
    return f"{100 * value:.0f} %"


def change_words(before: Any, after: Any) -> str:
    """`better by 12 points`, `worse by 3 points`, `the same`, `new`."""
    if isinstance(before, str) or isinstance(after, str) or after is None:
        return ""
    if before is None:
        return translate(QT_TRANSLATE_NOOP("scores", "new"))
    points = round(100 * (after - before))
    if points == 0:
        return translate(QT_TRANSLATE_NOOP("scores", "the same"))
    if points > 0:
        return Counted().better(points)
    return Counted().worse(-points)


def _with_interval(metrics: Mapping[str, Any], name: str) -> str:
    value = metrics.get(name)
    if not isinstance(value, int | float):
        return NONE
    interval = (metrics.get("intervals") or {}).get(name)
    words = share(value)
    if interval and all(isinstance(end, int | float) and math.isfinite(end) for end in interval):
        words += f" ({100 * interval[0]:.0f}–{100 * interval[1]:.0f} %)"
    return words


def _after(metrics: Mapping[str, Any]) -> Mapping[str, Any]:
    after = metrics.get("after")
    return after if isinstance(after, Mapping) else metrics


def version_score(metrics: Mapping[str, Any]) -> str:
    """Balanced accuracy with its interval, a dash where it was not measured or is of one class only."""
    counts = _after(metrics).get("counts")
    if isinstance(counts, Sequence) and sum(bool(n) for n in counts) == 1:
        return NONE
    return _with_interval(_after(metrics), "balanced_accuracy")


def score_words(verdict: Verdict, grouping: str) -> list[tuple[str, str]]:
    """What the verdict rests on, as (what, words): how many in how many groups, scores with intervals, what guessing would score.

    A score before stands beside the one after where both sides know the same classes; where all that was tested is of
    one class, nothing can be told apart: that is said instead.
    """
    after, before = verdict.after.as_dict(), verdict.before.as_dict() if verdict.before is not None else None
    how = {
        "held out": QT_TRANSLATE_NOOP(
            "scores", "labels: {n}, groups: {groups}; the model that was tested had not learned from them; {grouping}"
        ),
        "out of fold": QT_TRANSLATE_NOOP(
            "scores", "labels: {n}, groups: {groups}; each tested by a model that had not learned from it; {grouping}"
        ),
    }.get(verdict.protocol, QT_TRANSLATE_NOOP("scores", "labels: {n}, groups: {groups}; {grouping}"))
    tested = translate(how).format(n=after["n"], groups=after["groups"], grouping=grouping)
    rows = [(translate(QT_TRANSLATE_NOOP("scores", "Tested on")), tested)]
    if verdict.teaching_only:
        words = translate(QT_TRANSLATE_NOOP("scores", "labels accepted in bulk: {n}; they teach but do not test"))
        rows.append((translate(QT_TRANSLATE_NOOP("scores", "Not tested")), words.format(n=verdict.teaching_only)))
    if verdict.left_out:
        words = translate(
            QT_TRANSLATE_NOOP(
                "scores", "labels left out: {n}; the model it started from had learned from these recordings itself"
            )
        )
        rows.append((translate(QT_TRANSLATE_NOOP("scores", "Not tested")), words.format(n=verdict.left_out)))
    judged = [row for row in verdict.table if row.n]
    if len(judged) == 1:
        return [*rows, (translate(QT_TRANSLATE_NOOP("scores", "Scores")), _one_class(judged[0]))]
    for name, title in _SCORES:
        words = _with_interval(after, name)
        if before is not None and not verdict.new:
            words = translate(QT_TRANSLATE_NOOP("scores", "{before} before, {after} after")).format(
                before=_with_interval(before, name), after=words
            )
        rows.append((translate(title), words))
    if verdict.gain is not None:
        title = (
            QT_TRANSLATE_NOOP("scores", "Change of the classes it knew")
            if verdict.new
            else QT_TRANSLATE_NOOP("scores", "Change")
        )
        rows.append((translate(title), _change(verdict)))
    guess = after["baseline"].get("balanced_accuracy")
    if guess is not None:
        words = translate(QT_TRANSLATE_NOOP("scores", "{share}, always answering the commonest class")).format(
            share=share(guess)
        )
        rows.append((translate(QT_TRANSLATE_NOOP("scores", "By guessing")), words))
    rows += [(translate(QT_TRANSLATE_NOOP("scores", "How sure")), words) for words in (_few_groups(verdict),) if words]
    return rows


def remembered_words(verdict: Verdict) -> str:
    """How many classes the table of remembered sounds leaves out because they did not change; "" where none is known."""
    known = [row for row in verdict.rehearsed if row.after is not None]
    if not known:
        return ""
    words = QT_TRANSLATE_NOOP(
        "scores",
        "What it knew before, tested on remembered sounds that are never taught. Classes found as often as before: {same} of {n}",
    )
    return translate(words).format(same=sum(not moved(row) for row in known), n=len(known))


def moved(row: Row) -> bool:
    """Whether a class is found more or less often than before, by half a point or more."""
    return row.after is not None and (row.before is None or abs(row.after - row.before) >= 0.005)


def _one_class(row: Row) -> str:
    """All that was tested is of one class: how many of it were found, and that this says nothing of the others."""
    if row.before is None:
        words = QT_TRANSLATE_NOOP(
            "scores",
            "{after} of {name} were found, which is new. Nothing else was tested: how well it is told from others is not known.",
        )
    else:
        words = QT_TRANSLATE_NOOP(
            "scores",
            "{after} of {name} were found, {before} before. Nothing else was tested: how well it is told from others is not known.",
        )
    return translate(words).format(name=row.name, after=share(row.after), before=share(row.before))


def _change(verdict: Verdict) -> str:
    assert verdict.gain is not None
    words = translate(QT_TRANSLATE_NOOP("scores", "{points:+d} points")).format(points=round(100 * verdict.gain))
    if verdict.change is None:
        words += " " + translate(QT_TRANSLATE_NOOP("scores", "(too few to tell how sure)"))
    else:
        low, high = (round(100 * end) for end in verdict.change)
        words += " " + translate(QT_TRANSLATE_NOOP("scores", "(95 %: {low:+d} to {high:+d})")).format(
            low=low, high=high
        )
    return words.replace("+0", "0").replace("-", "−")


def _few_groups(verdict: Verdict) -> str:
    """Why a score stands without the interval it might have: the class in the fewest groups."""
    after = verdict.after
    if "balanced_accuracy" in after.intervals or not any(after.class_groups):
        return ""
    from engine.evaluate.scores import FEW

    few, name = min((n, name) for n, name in zip(after.class_groups, after.classes) if n)
    words = QT_TRANSLATE_NOOP("scores", "too few groups to tell: {name} has {n}, and every class needs {enough}")
    return translate(words).format(name=name, n=few, enough=FEW)


_SCORES = (
    ("balanced_accuracy", QT_TRANSLATE_NOOP("scores", "Balanced accuracy")),
    ("accuracy", QT_TRANSLATE_NOOP("scores", "Accuracy")),
    ("macro_f1", QT_TRANSLATE_NOOP("scores", "Macro-F1")),
    ("ece", QT_TRANSLATE_NOOP("scores", "Calibration error")),
)
