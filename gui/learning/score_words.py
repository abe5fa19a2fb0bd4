"""Scores in words: what is lacking, how it was tested, what changed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.words import Counted

if TYPE_CHECKING:
    from engine.labels.groups import GroupBy
    from engine.teach import Verdict

NONE = "–"
MOST_NAMED = 5
T = QT_TRANSLATE_NOOP
_GROUPED = {
    "recording": T("scores", "the windows of one recording kept together"),
    "folder": T("scores", "the recordings of one folder kept together"),
    "name": T("scores", "recordings that share a part of their name kept together"),
    "table": T("scores", "the groups of your table kept together"),
    "day": T("scores", "the recordings of one day kept together"),
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
    one = translate(T("scores", "{n} more of {name}"))
    named = [one.format(n=n, name=name) for name, n in lacking[:MOST_NAMED]]
    if len(lacking) > MOST_NAMED:
        others = len(lacking) - MOST_NAMED
        named.append(Counted().other_classes(others))
    listed = translate(T("scores", " and ")).join(filter(None, (", ".join(named[:-1]), named[-1])))
    return translate(T("scores", "{list} needed.")).format(list=listed)


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
        return translate(T("scores", "new"))
    points = round(100 * (after - before))
    if points == 0:
        return translate(T("scores", "the same"))
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
        words += f" ({100 * interval[0]:.0f}–{100 * interval[1]:.0f})"
    return words


def _after(metrics: Mapping[str, Any]) -> Mapping[str, Any]:
    after = metrics.get("after")
    return after if isinstance(after, Mapping) else metrics


def version_score(metrics: Mapping[str, Any]) -> str:
    """Balanced accuracy with its interval, a dash where it was not measured."""
    return _with_interval(_after(metrics), "balanced_accuracy")


def score_words(verdict: Verdict, grouping: str) -> list[tuple[str, str]]:
    """What the verdict rests on, as (what, words): how many in how many groups, scores with intervals, what guessing would score."""
    after, before = verdict.after.as_dict(), verdict.before.as_dict() if verdict.before is not None else None
    how = {
        "held out": T("scores", "{n} labels in {groups} groups that never teach; {grouping}"),
        "out of fold": T(
            "scores", "{n} labels in {groups} groups, each tested by a model that had not learned from it; {grouping}"
        ),
    }.get(verdict.protocol, T("scores", "{n} labels in {groups} groups; {grouping}"))
    rows = [
        (
            translate(T("scores", "Tested on")),
            translate(how).format(n=after["n"], groups=after["groups"], grouping=grouping),
        )
    ]
    for name, title in _SCORES:
        words = _with_interval(after, name)
        if before is not None:
            words = translate(T("scores", "{before} before, {after} after")).format(
                before=_with_interval(before, name), after=words
            )
        rows.append((translate(title), words))
    if verdict.change is not None:
        low, high = (round(100 * end) for end in verdict.change)
        words = translate(T("scores", "{low:+d} to {high:+d} points")).format(low=low, high=high).replace("-", "−")
        if low == high == 0:
            words = translate(T("scores", "none"))
        rows.append((translate(T("scores", "Change")), words))
    guess = after["baseline"].get("balanced_accuracy")
    if guess is not None:
        words = translate(T("scores", "{share}, always answering the commonest class")).format(share=share(guess))
        rows.append((translate(T("scores", "By guessing")), words))
    return rows


_SCORES = (
    ("balanced_accuracy", T("scores", "Balanced accuracy")),
    ("accuracy", T("scores", "Accuracy")),
    ("macro_f1", T("scores", "Macro-F1")),
    ("ece", T("scores", "Calibration error")),
)
