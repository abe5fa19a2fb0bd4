"""The figures about one trial.  Each has a name, a title, and one sentence that says what is to be seen on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.report import words
from engine.report.axes import Frame, steps, ticks
from engine.report.findings import Findings
from engine.report.svg import Drawing, widest

WIDE, HALF = 960, 468  # widths of a figure that takes the page, or half of it
TENTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Figure:
    """`svg` in named colours; `name` for the file; `sentence` what is to be seen, in plain words; `wide` takes the page's whole width."""

    name: str
    title: str
    sentence: str
    svg: str
    wide: bool = False


def figure(drawing: Drawing, name: str, title: str, sentence: str, wide: bool = False) -> Figure:
    return Figure(name, title, sentence, drawing.rendered(name, title, sentence), wide)


def of_trial(found: Findings) -> list[Figure]:
    """All that apply, in the order of the page."""
    made = [recalls(found)]
    if not found.metrics.several:
        made += [confusion(found, False), confusion(found, True)]
    if found.roc is not None:
        made += [roc(found), precision_recall(found)]
    made.append(reliability(found))
    if any(len(fold.answered.curves) > 1 for fold in found.trial.folds):
        made += [learning(found, "loss"), learning(found, "accuracy")]
    return made


def bars(
    rows: Sequence[tuple[str, float, tuple[float, float] | None, str]],
    guess: float | None,
    guess_name: str,
    name: str,
    title: str,
    sentence: str,
    colours: Sequence[str] = (),
) -> Figure:
    """A share for each name with its interval, and where guessing lies; `rows` are name, share, interval and a word on the right."""
    left, step = widest([row[0] for row in rows], 240, 13) + 24, 30
    drawing = Drawing(WIDE, 46 + step * len(rows) + 24)
    frame = Frame(left, 30, WIDE - left - 170, step * len(rows), y=(0, 1))
    for tick in TENTHS:
        x, _ = frame.at(tick, 0)
        drawing.line(x, 24, x, frame.top + frame.height)
        drawing.text(x, frame.top + frame.height + 18, f"{100 * tick:.0f}", "faint", 11, "middle")
    bounded = any(row[2] for row in rows)
    for place, (label, share, interval, note) in enumerate(rows):
        y = frame.top + step * place + step / 2
        zero, end = frame.at(0, 0)[0], frame.at(share, 0)[0]
        colour = colours[place] if colours else "accent"
        tip = f"{label}: {100 * share:.1f}" + (
            f" ({100 * interval[0]:.1f} to {100 * interval[1]:.1f})" if interval else ""
        )
        drawing.text(left - 10, y + 4.5, label, "ink", 13, "end", room=left - 12)
        drawing.box(zero, y - 8, end - zero, 16, colour, 0.28 if bounded else 0.6, 3, tip)
        if interval:
            low, high = frame.at(interval[0], 0)[0], frame.at(interval[1], 0)[0]
            drawing.line(low, y, high, y, colour, 2)
            for bound in (low, high):
                drawing.line(bound, y - 4, bound, y + 4, colour, 2)
        drawing.dot(end, y, 4.5, colour, tip=tip)
        drawing.text(WIDE - 158, y + 4.5, f"{100 * share:.0f}", "ink", 13, bold=True)
        drawing.text(WIDE - 123, y + 4.5, note, "faint", 12, room=121)
    if guess is not None:
        x, _ = frame.at(guess, 0)
        drawing.line(x, 20, x, frame.top + frame.height, "bad", 1.4, "4 4")
        drawing.text(x, 13, guess_name, "bad", 11, "middle" if x > left + 40 else "start")
    return figure(drawing, name, title, sentence, True)


def recalls(found: Findings) -> Figure:
    rows = [
        (one.name, one.recall, one.interval, words.counted(one.count, "recording"))
        for one in found.classes
        if one.recall is not None
    ]
    rows.sort(key=lambda row: -row[1])
    title = "How many of 100 of each class are found"
    guess = None if found.metrics.several else found.guessing
    return bars(rows, guess, "guessing", "recall", title, words.of_recalls(found))


def confusion(found: Findings, shares: bool) -> Figure:
    """Counts, or `shares`: percent of each row.  Right answers in one colour, mistakes in another."""
    names = found.metrics.classes
    table = np.array(found.metrics.confusion, float)
    shown = table / np.maximum(table.sum(1, keepdims=True), 1)
    c = len(names)
    wide = c > 14
    cell = max(9.0, min(84.0, (WIDE - 300 if wide else 330) / c))
    size = min(12.5, max(7.0, cell * 0.5))
    margin = widest(names, 150, size) + 30
    over = widest(names, 110, size) * 0.75  # what the last turned name needs on the right
    drawing = Drawing(max(HALF, margin + cell * c + over), over + 40 + cell * c + 30)
    left, top = margin + max(0.0, (drawing.width - margin - cell * c - over) / 2), over + 40
    drawing.text(left + cell * c / 2, 14, "answered", "faint", 12, "middle")
    drawing.text(left - margin + 12, top + cell * c / 2, "recorded", "faint", 12, "middle", turn=-90)
    for k, name in enumerate(names):
        drawing.text(left - 6, top + cell * (k + 0.5) + size * 0.35, name, "ink", size, "end", room=150)
        drawing.text(left + cell * (k + 0.5) + size * 0.35, top - 6, name, "ink", size, "start", turn=-48, room=125)
    for row in range(c):
        for column in range(c):
            x, y, share = left + cell * column, top + cell * row, float(shown[row, column])
            right = row == column
            tip = f"{names[row]} answered as {names[column]}: {table[row, column]:.0f} ({100 * share:.0f} %)"
            drawing.box(x + 0.75, y + 0.75, cell - 1.5, cell - 1.5, "line", 0.35, 2)
            if share:
                colour = "accent" if right else "bad"
                drawing.box(x + 0.75, y + 0.75, cell - 1.5, cell - 1.5, colour, 0.05 + 0.95 * share**0.85, 2, tip)
            value = f"{100 * share:.0f}" if shares else f"{table[row, column]:.0f}"
            if cell >= 17 and value != "0":
                strong = share > 0.5
                ink = ("on-accent" if right else "on-bad") if strong else "ink"
                drawing.text(
                    x + cell / 2,
                    y + cell / 2 + size * 0.36,
                    value,
                    ink,
                    min(max(size, cell * 0.2), cell * (0.42 if len(value) < 3 else 0.34)),
                    "middle",
                )
    kind = "percent of each class" if shares else "numbers of recordings"
    sentence = words.of_shares(found) if shares else words.of_confusion(found)
    return figure(
        drawing, "confusion-shares" if shares else "confusion", f"What is taken for what: {kind}", sentence, wide
    )


def roc(found: Findings) -> Figure:
    assert found.roc is not None
    drawing, frame = _square()
    frame.draw(
        drawing, f"{found.negative} that raise an alarm, %", f"{found.positive} that raise one, %", TENTHS, TENTHS
    )
    drawing.path([frame.at(0, 0), frame.at(1, 1)], "faint", 1.4, dash="4 4")
    points = list(zip(found.roc.x, found.roc.y))
    drawing.path([*(frame.at(x, y) for x, y in points), frame.at(1, 0)], "accent", opacity=0.12, filled=True)
    drawing.path([frame.at(x, y) for x, y in points], "accent", 2.4)
    _note(drawing, frame, "area", found.metrics.auroc, found.metrics.intervals.get("auroc"))
    return figure(drawing, "roc", "Alarms and false alarms (ROC)", words.of_roc(found))


def precision_recall(found: Findings) -> Figure:
    steps_, prevalence = found.precision_recall, found.metrics.prevalence
    assert steps_ is not None
    assert prevalence is not None
    drawing, frame = _square()
    frame.draw(drawing, f"{found.positive} found, %", "alarms that are right, %", TENTHS, TENTHS)
    drawing.path([frame.at(0, prevalence), frame.at(1, prevalence)], "faint", 1.4, dash="4 4")
    points = [(0.0, float(steps_.y[0])), *zip(steps_.x, steps_.y)]
    drawing.path([frame.at(x, y) for x, y in points], "accent", 2.4)
    _note(drawing, frame, "average precision", found.metrics.auprc, found.metrics.intervals.get("auprc"))
    return figure(
        drawing, "precision-recall", "What an alarm is worth (precision and recall)", words.of_precision(found)
    )


def _square() -> tuple[Drawing, Frame]:
    return Drawing(HALF, 400), Frame(62, 18, HALF - 84, 326)


def _note(drawing: Drawing, frame: Frame, name: str, value: float | None, interval: tuple[float, float] | None) -> None:
    between = f" ({interval[0]:.2f} to {interval[1]:.2f})" if interval else ""
    x, y = frame.at(0.97, 0.06)
    drawing.text(x, y, f"{name} {value:.2f}{between}", "ink", 13, "end", bold=True)


def reliability(found: Findings) -> Figure:
    """The share right of the answers in each bin of confidence, and how many these are."""
    bins = found.reliability
    drawing = Drawing(HALF, 470)
    frame = Frame(62, 18, HALF - 84, 300)
    frame.draw(drawing, "", "right, %", (), TENTHS)
    drawing.path([frame.at(0, 0), frame.at(1, 1)], "faint", 1.4, dash="4 4")
    there = bins.count > 0
    width = frame.width / len(bins.count)
    for k in np.flatnonzero(there):
        x, y = frame.at(k / len(bins.count), bins.right[k])
        tip = f"{bins.count[k]:.0f} answers, {100 * bins.confidence[k]:.0f} % sure on the average, {100 * bins.right[k]:.0f} % right"
        drawing.box(x + 2, y, width - 4, frame.top + frame.height - y, "accent", 0.22, 2, tip)
    drawing.path([frame.at(x, y) for x, y in zip(bins.confidence[there], bins.right[there])], "accent", 2.4)
    for x, y in zip(bins.confidence[there], bins.right[there]):
        drawing.dot(*frame.at(x, y), 4, "accent")
    below = Frame(62, 340, HALF - 84, 66, y=(0, float(bins.count.max())))
    for k in np.flatnonzero(there):
        x, y = below.at(k / len(bins.count), bins.count[k])
        drawing.box(x + 2, y, width - 4, below.top + below.height - y, "faint", 0.5, 2, f"{bins.count[k]:.0f} answers")
    most = ticks(0, float(bins.count.max()), 2)
    below.draw(drawing, "how sure it says it is, %", "", TENTHS, ())
    for tick in most[1:]:
        _, y = below.at(0, tick)
        drawing.text(54, y + 4, f"{tick:,.0f}", "faint", 11, "end")
    drawing.text(22, 373, "answers", "faint", 12, "middle", turn=-90)
    x, y = frame.at(0.03, 0.92)
    drawing.text(x, y, f"calibration error {found.metrics.ece:.2f}", "ink", 13, bold=True)
    return figure(drawing, "reliability", "Can its confidence be trusted?", words.of_reliability(found))


def learning(found: Findings, what: str) -> Figure:
    """Loss or accuracy over the epochs, a line a fold: what it trains on, and what it is watched on."""
    runs = [fold.answered.curves for fold in found.trial.folds if len(fold.answered.curves) > 1]
    values = [line[key] for run in runs for line in run for key in (what, f"val_{what}") if line.get(key) is not None]
    if what == "accuracy":
        low, high = 0.0, 1.0
    else:
        low, high = 0.0, float(np.quantile(values, 0.99)) * 1.08 or 1.0
    drawing = Drawing(HALF, 330)
    longest = max(int(line["epoch"]) for run in runs for line in run)
    frame = Frame(62, 34, HALF - 84, 240, (1, max(2, longest)), (low, high))
    frame.draw(
        drawing,
        "",
        f"{what}, %" if what == "accuracy" else what,
        (),
        TENTHS if what == "accuracy" else ticks(low, high),
        what == "accuracy",
    )
    for tick in steps(1, max(2, longest)):
        x, _ = frame.at(tick, low)
        drawing.text(x, frame.top + frame.height + 18, f"{tick:.0f}", "faint", 11, "middle")
    drawing.text(
        frame.left + frame.width / 2,
        frame.top + frame.height + 40,
        "rounds through the recordings (epochs)",
        "faint",
        12,
        "middle",
    )
    for run in runs:
        for key, colour in ((what, "accent"), (f"val_{what}", "warn")):
            points = [frame.at(line["epoch"], min(high, line[key])) for line in run if line.get(key) is not None]
            drawing.path(points, colour, 1.8, 0.85)
    for place, (colour, name) in enumerate((("accent", "what it trains on"), ("warn", "set aside to watch it"))):
        x = frame.left + 4 + 150 * place
        drawing.line(x, 16, x + 18, 16, colour, 2.4)
        drawing.text(x + 24, 20, name, "ink", 12)
    title = "Loss while learning" if what == "loss" else "Accuracy while learning"
    return figure(drawing, f"learning-{what}", title, words.of_curves(found, what))
