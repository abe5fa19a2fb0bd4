"""The figures that tell one score from another: a trial against guessing, an honest split beside a leaking one, recipe beside recipe."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.report import words
from engine.report.axes import Frame
from engine.report.figures import WIDE, Figure, bars, figure
from engine.report.findings import Findings
from engine.report.svg import Drawing, breadth, widest
from engine.trials import Comparison

_SHORT = {"official": "the data set's own folds", "group": "groups kept whole", "random": "random split (leaks)"}


HERO = 640  # width of the first figure: what a telephone shows too


def hero(found: Findings) -> Figure:
    """One line from 0 to 100: guessing, the score, and between which bounds it lies."""
    drawing = Drawing(HERO, 108)
    left, right, y = 20.0, HERO - 20.0, 58.0
    metrics = found.metrics
    interval = metrics.intervals.get("balanced_accuracy")
    colour = {"good": "accent", "warn": "warn", "bad": "bad"}[words.verdict(found)[0]]

    def at(share: float) -> float:
        return left + share * (right - left)

    drawing.box(left, y - 5, right - left, 10, "line", 0.6, 5)
    for tick in range(0, 101, 10):
        drawing.line(at(tick / 100), y + 9, at(tick / 100), y + 14, "faint")
        drawing.text(at(tick / 100), y + 30, str(tick), "faint", 11, "middle")
    if interval:
        low, high = at(interval[0]), at(interval[1])
        drawing.box(low, y - 9, high - low, 18, colour, 0.3, 9, f"{100 * interval[0]:.1f} to {100 * interval[1]:.1f}")
    drawing.line(at(found.guessing), y - 18, at(found.guessing), y + 9, "faint", 1.6, "3 3")
    drawing.text(at(found.guessing), y - 24, "guessing", "faint", 12, "middle")
    value = metrics.balanced_accuracy
    drawing.dot(at(value), y, 8, colour)
    near = abs(at(value) - at(found.guessing)) < 70
    drawing.text(at(value), y - (40 if near else 18), f"{100 * value:.0f}", "ink", 17, "middle", bold=True)
    title = f"Balanced accuracy, {'with its 95 % interval, ' if interval else ''}beside guessing"
    return figure(drawing, "score", title, words.headline(found), True)


def side_by_side(founds: Sequence[Findings]) -> Figure | None:
    """The same system on an honest split and on a leaking one; None where there are not both."""
    sentence = words.of_side_by_side(founds)
    if sentence is None:
        return None
    rows = []
    for found in founds:
        leaking, n = found.trial.leaking, found.metrics.n
        note = f"{words.hundred(leaking / n)} % leak" if leaking else "none leaks"
        rows.append((*_row(found, _SHORT[found.trial.plan.kind])[:3], note))
    colours = ["bad" if found.trial.leaking else "accent" for found in founds]
    title = "What a random split would have claimed"
    return bars(rows, founds[0].guessing, "guessing", "side-by-side", title, sentence, colours)


def _row(found: Findings, name: str) -> tuple[str, float, tuple[float, float] | None, str]:
    metrics = found.metrics
    return name, metrics.balanced_accuracy, metrics.intervals.get("balanced_accuracy"), words.clock(found.train_s)


def recipes(founds: Sequence[Findings]) -> Figure:
    """Every contender's balanced accuracy; on the right how long it took to train."""
    rows = [_row(found, found.trial.name) for found in founds]
    best = founds[0]
    overlap = (
        "Lines that overlap do not mean that two are alike: the table of differences tells."
        if any(row[2] for row in rows)
        else "Which of the distances are more than chance, the table of differences tells."
    )
    ahead = [one.trial.title for one in founds if one.metrics.balanced_accuracy == best.metrics.balanced_accuracy]
    share, several = f"{words.hundred(best.metrics.balanced_accuracy)} of 100", best.metrics.several
    sentence = (
        f"{' and '.join(ahead)} {'names' if len(ahead) == 1 else 'name'} most rightly, {share} of each class. {overlap}"
    )
    if several:
        how = "recordings with and without each class counting the same"
        sentence = f"Most often right, {how}, is {' and '.join(ahead)}: {share}. {overlap}"
    colours = ["bad" if found.trial.too_good else "accent" for found in founds]
    title = "How often each is right, of 100" if several else "How many of 100 of each class are named rightly"
    return bars(rows, best.guessing, "guessing", "recipes", title, sentence, colours)


def differences(comparison: Comparison) -> Figure:
    """How many points each row is ahead of each column, and whether that could be chance."""
    names = [trial.name for trial in comparison.trials]
    c = len(names)
    left = widest(names, 200, 13) + 20
    cell = min(180.0, (WIDE - left - 10) / c)
    drawing = Drawing(WIDE, 40 + 42 * c + 8)
    for place, name in enumerate(names):
        drawing.text(left + cell * (place + 0.5), 26, name, "ink", 12, "middle", room=cell - 6)
        drawing.text(left - 10, 40 + 42 * place + 26, name, "ink", 13, "end", room=left - 14)
    for row in range(c):
        for column in range(c):
            x, y = left + cell * column, 40 + 42 * row
            drawing.box(x + 1.5, y + 1.5, cell - 3, 39, "line", 0.35, 4)
            if row == column:
                continue
            found = comparison.between(min(row, column), max(row, column))
            ahead = found.value if row > column else -found.value
            sure = found.p_holm <= 0.05
            if sure:
                drawing.box(x + 1.5, y + 1.5, cell - 3, 39, "accent" if ahead > 0 else "bad", 0.22, 4)
            points = (f"{round(100 * ahead):+d}" if round(100 * ahead) else "0").replace("-", "−") + (
                " *" if sure else ""
            )
            drawing.text(x + cell / 2, y + 19, points, "ink", 13, "middle", bold=sure)
            drawing.text(
                x + cell / 2, y + 33, f"p {words.probability(found.p_holm)}", "faint", 10, "middle", room=cell - 4
            )
    clear = sum(pair.difference.p_holm <= 0.05 for pair in comparison.pairs)
    sentence = (
        f"Points by which the row is ahead of the column; coloured and starred where it is hardly chance, after allowing for "
        f"{words.counted(len(comparison.pairs), 'comparison')}: {words.counted(clear, 'clear difference')}."
    )
    return figure(drawing, "differences", "Who is ahead of whom", sentence, True)


def price(founds: Sequence[Findings]) -> Figure:
    """Training time against score: what a point costs."""

    times = [max(found.train_s, 0.05) for found in founds]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)) + 1e-9)
    drawing = Drawing(WIDE, 360)
    frame = Frame(62, 20, WIDE - 92, 280, (low, max(high, low + 1)), (0, 1))
    frame.draw(drawing, "training time, all folds", "balanced accuracy, %", (), (0, 0.2, 0.4, 0.6, 0.8, 1.0))
    for power in range(low, max(high, low + 1) + 1):
        x, _ = frame.at(power, 0)
        drawing.line(x, frame.top, x, frame.top + frame.height)
        drawing.text(x, frame.top + frame.height + 18, f"{10.0**power:,g} s", "faint", 11, "middle")
    for found, time_s in zip(founds, times):
        x, y = frame.at(math.log10(time_s), found.metrics.balanced_accuracy)
        beyond = x + 10 + breadth(found.trial.name, 12) > WIDE - 10
        drawing.dot(x, y, 6, "accent", tip=f"{found.trial.name}: {words.clock(found.train_s)}")
        drawing.text(x + (-10 if beyond else 10), y + 4, found.trial.name, "ink", 12, "end" if beyond else "start")
    quick = min(founds, key=lambda found: found.train_s)
    fastest = f"{quick.trial.name} is the quickest, {words.clock(quick.train_s)} for all folds"
    sentence = f"Further up is better, further left is quicker; {fastest}."
    return figure(drawing, "price", "What a point costs", sentence, True)
