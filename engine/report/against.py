"""The page that sets several contenders side by side on the same recordings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from engine import __version__
from engine.evaluate.evidence import Difference
from engine.job import Report, silent
from engine.report import overview, page, words, writing
from engine.report.figures import Figure
from engine.report.findings import Findings
from engine.trials import Comparison, compare


def write(
    queue: Sequence[Sequence[Findings]], out: Path, with_sound: bool = True, report: Report = silent
) -> tuple[Path, Comparison]:
    """The comparison of what `writing.examine` found of each contender, and a report on each in a folder of its name beside it.

    Of each contender the first trial counts; others, on other folds, stand beside it.  Returns the page's path and the comparison.
    Raises UserError.
    """
    compared = compare([founds[0].trial for founds in queue])
    beside = {founds[0].trial.name: founds for founds in queue}
    ranked = [beside[trial.name] for trial in compared.trials]
    founds = [Findings(trial, of[0].tellings) for trial, of in zip(compared.trials, ranked)]
    texts: dict[str, str] = {}
    for place, of in enumerate(ranked):
        report(place, len(ranked), "Writing")
        own = folder(of[0].trial.name)
        texts |= {f"{own}/{name}": text for name, text in writing.files(of, with_sound).items()}
    drawn = [overview.recipes(founds)]
    if len(founds) > 1:
        drawn += [overview.differences(compared), overview.price(founds)]
    texts |= {
        writing.PAGE: _page(compared, founds, ranked, drawn),
        writing.DATA: json.dumps(as_dict(compared, founds), indent=1, ensure_ascii=False) + "\n",
        writing.METHODS: methods(compared, founds) + "\n",
        **writing.drawn(drawn),
    }
    writing.put(out, texts)
    return out / writing.PAGE, compared


def folder(name: str) -> str:
    """A contender's name as the name of a folder."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name)


def _page(
    compared: Comparison, founds: Sequence[Findings], ranked: Sequence[Sequence[Findings]], drawn: list[Figure]
) -> str:
    dataset = compared.trials[0].dataset
    best = founds[0]
    parts = [("scores", "Who names most rightly", _scores(compared, founds, ranked, drawn[0]))]
    if len(founds) > 1:
        parts.append(("differences", "Who is ahead of whom", page.shown(drawn[1]) + _pairs(compared)))
        parts.append(("cost", "What it costs", page.shown(drawn[2])))
    claims = [sentence for of in ranked if (sentence := words.of_side_by_side(of))]
    if claims:
        parts.append(("claims", "What a random split would have claimed", _claims(ranked)))
    pasted = page.card(f"<blockquote>{escape(methods(compared, founds))}</blockquote>")
    parts.append(
        ("methods", "For a paper", f'<p class="faint">A paragraph to paste; a click selects all of it.</p>{pasted}')
    )
    title = f"{words.counted(len(founds), 'system')} on {dataset.title}"
    lead = f"All were asked about the same recordings. {words.protocol(best.trial)}"
    top = page.header("comparison", title, lead, [(where, name) for where, name, _ in parts])
    return page.whole(title, [top, *(page.section(where, name, content) for where, name, content in parts)])


def _scores(
    compared: Comparison, founds: Sequence[Findings], ranked: Sequence[Sequence[Findings]], figure: Figure
) -> str:
    rows = []
    for found in founds:
        metrics = found.metrics
        low, high = metrics.intervals.get("balanced_accuracy", (None, None))
        between = f"{words.hundred(low)} to {words.hundred(high)}" if low is not None else ""
        drawn = found.trial.drawings("balanced_accuracy")
        apart = f"{words.hundred(drawn.min())} to {words.hundred(drawn.max())}" if found.trial.again else ""
        scores = (
            words.hundred(metrics.balanced_accuracy),
            between,
            apart,
            words.hundred(metrics.accuracy),
            words.hundred(metrics.macro_f1),
        )
        size = f"{found.parameters:,}" if found.parameters else ""
        worth = {"good": "yes", "warn": "not shown", "bad": "too good to tell"}[words.verdict(found)[0]]
        rows.append(
            (
                found.trial.name,
                *scores,
                f"{metrics.mcc:.2f}",
                worth,
                size,
                words.clock(found.train_s),
                f"{found.each_ms:.1f}",
            )
        )
    metrics = founds[0].metrics
    guess = (words.hundred(metrics.baseline[name]) for name in ("balanced_accuracy", "accuracy", "macro_f1"))
    first, *others = guess
    rows.append(("always the commonest class", first, "", "", *others, "0.00", "", "", "", ""))
    head = (
        "system",
        "balanced accuracy, %",
        "95 %",
        "folds drawn anew",
        "accuracy, %",
        "macro-F1, %",
        "MCC",
        "better than guessing",
        "parameters",
        "training",
        "ms a recording",
    )
    caption = "All scores on the same held-out recordings; intervals by bootstrap over groups; training is all folds together."
    links = ", ".join(
        f'<a href="{escape(folder(of[0].trial.name))}/{writing.PAGE}">{escape(of[0].trial.name)}</a>' for of in ranked
    )
    notes = {note: found.trial.too_good for found in founds for note in found.trial.notes}
    return (
        page.shown(figure)
        + "".join(page.note("warn", one) for one in shrunk(compared))
        + "".join(page.note("bad" if bad else "warn", note) for note, bad in notes.items())
        + page.table(caption, head, rows, (*head[1:7], *head[8:]))
        + f"<p>A report on each: {links}.</p>"
    )


def _pairs(compared: Comparison) -> str:
    rows = []
    for pair in compared.pairs:
        better, worse = compared.trials[pair.first].name, compared.trials[pair.second].name
        one = pair.difference
        points, between = _points(one.value), f"{_points(one.high)} to {_points(one.low)}"
        if one.none:
            points, between = "none", "–"
        rows.append((f"{better} over {worse}", points, between, f"{one.p:.4f}", f"{one.p_holm:.4f}"))
    head = ("difference", "points", "95 %", "p", "p, corrected")
    caption = (
        "Differences in balanced accuracy. Intervals by paired bootstrap over groups; p by exchanging the two systems' answers within "
        "whole groups; corrected after Holm for the number of comparisons."
    )
    return page.table(caption, head, rows, head[1:])


def _points(behind: float) -> str:
    return f"{-100 * behind:.1f}".replace("-0.0", "0.0").replace("-", "−")


def _claims(ranked: Sequence[Sequence[Findings]]) -> str:
    rows = []
    for of in ranked:
        random = next((one for one in of if one.trial.plan.kind == "random"), None)
        if random is not None and of[0] is not random:
            claimed, true = random.metrics.balanced_accuracy, of[0].metrics.balanced_accuracy
            rows.append(
                (of[0].trial.name, words.hundred(claimed), words.hundred(true), f"{100 * (claimed - true):.0f}")
            )
    head = ("system", "at random, %", "groups kept whole, %", "points of leak")
    caption = "Balanced accuracy where recordings of one group may both teach and test, and where not. The difference is not skill."
    return page.table(caption, head, rows, head[1:])


def shrunk(compared: Comparison) -> list[str]:
    """What to say of contenders for whose sake all are compared on fewer recordings."""
    few = words.counted(len(compared.rows), "recording")
    return [
        f"{name} could not be asked about {count:,} recordings that others answered; all are compared on the {few} that are left."
        for name, count in compared.left_out.items()
    ]


def in_words(difference: Difference, better: str, worse: str) -> str:
    """One difference in a sentence; `difference` is of the worse from the better, so not positive."""
    points, p = -100 * difference.value, words.probability(difference.p_holm)
    ahead = words.counted(round(points), "point")
    if difference.none:
        return f"There is no difference between {better} and {worse}: in every group they are right and wrong alike."
    if points < 0.5:
        return f"{better} and {worse} are level (p {p})."
    if difference.p_holm <= 0.05:
        between = f"between {-100 * difference.high:.0f} and {-100 * difference.low:.0f}"
        return f"{better} is {ahead} ahead of {worse} ({between}; p {p})."
    return f"That {better} is {ahead} ahead of {worse} may be chance (p {p})."


def methods(compared: Comparison, founds: Sequence[Findings]) -> str:
    """A paragraph for a paper."""
    best = founds[0]
    trial, n = best.trial, len(compared.rows)
    scores = []
    for found in founds:
        bounds = words.bounds(found.metrics.intervals.get("balanced_accuracy"))
        scores.append(f"{found.trial.title} {found.metrics.balanced_accuracy:.3f}{bounds}")
    group = words.group_word(trial)
    told = [
        in_words(pair.difference, compared.trials[pair.first].title, compared.trials[pair.second].title)
        for pair in compared.pairs
    ]
    where = f"{n:,} recordings of {trial.dataset.title} in {best.metrics.groups:,} groups"
    how = f"{words.counted(len(trial.folds), 'fold')}: {words.split_words(trial.plan, group)} (seed {trial.plan.seed})"
    sure = any("balanced_accuracy" in found.metrics.intervals for found in founds)
    with_intervals = " with 95 % intervals by bootstrap over groups" if sure else ""
    return (
        f"{words.counted(len(founds), 'system')} were compared with Earmark {__version__} on the same {where}, {how}. "
        f"{f'{repeats} ' if (repeats := words.of_repeats(trial)) else ''}"
        f"Balanced accuracy{with_intervals}: {'; '.join(scores)}. "
        f"Differences were tested by permutation within whole groups, with Holm's correction. {' '.join(told)}"
    )


def as_dict(compared: Comparison, founds: Sequence[Findings] = ()) -> dict[str, Any]:
    """All that the page says, as plain values for JSON."""
    founds = founds or [Findings(trial) for trial in compared.trials]
    pairs = [
        {
            "better": compared.trials[pair.first].name,
            "worse": compared.trials[pair.second].name,
            "difference": -pair.difference.value,
            "interval": [-pair.difference.high, -pair.difference.low],
            "p": pair.difference.p,
            "p_holm": pair.difference.p_holm,
        }
        for pair in compared.pairs
    ]
    told = {
        "earmark": __version__,
        "recordings": len(compared.rows),
        "pairs": pairs,
        "systems": [writing.as_dict(one) for one in founds],
    }
    return writing.plain(told)
