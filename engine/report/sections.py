"""The page about one trial, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from engine.report import figures, mistakes, overview, page, words
from engine.report.figures import Figure
from engine.report.findings import Findings
from engine.report.mistakes import Mistake

_UNITS = {"duration": "s", "level": "dB", "bandwidth": "Hz"}


def evaluation(founds: Sequence[Findings], worst: Sequence[Mistake]) -> tuple[str, list[Figure]]:
    """The page about the first trial, the others being the same on other folds; and its figures."""
    found, trial = founds[0], founds[0].trial
    drawn = [overview.hero(found), *filter(None, [overview.side_by_side(founds)]), *figures.of_trial(found)]
    by_name = {figure.name: figure for figure in drawn}
    parts = [("score", "The score", _score(founds, by_name)), ("classes", "Class by class", _classes(found, by_name))]
    parts.append(("trust", "Its confidence", page.shown(by_name["reliability"])))
    if "roc" in by_name:
        curves = page.beside(*(page.shown(by_name[name]) for name in ("roc", "precision-recall")))
        parts.insert(2, ("alarms", "As an alarm", curves))
    if "learning-loss" in by_name:
        learned = page.beside(*(page.shown(by_name[f"learning-{what}"]) for what in ("loss", "accuracy")))
        parts.append(("learning", "How it learned", learned))
    if worst:
        parts.append(("mistakes", "Mistakes worth hearing", _mistakes(worst)))
    if found.tellings:
        parts.append(("traits", "What else gives the class away", _traits(found)))
    parts += [("folds", "Fold by fold, and what it cost", _folds(found)), ("methods", "For a paper", _methods(found))]
    title = f"{trial.title} on {trial.dataset.title}"
    top = page.header("evaluation", title, words.protocol(trial), [(where, name) for where, name, _ in parts])
    body = [top, *(page.section(where, name, content) for where, name, content in parts)]
    return page.whole(title, body), drawn


def _score(founds: Sequence[Findings], drawn: dict[str, Figure]) -> str:
    found, metrics = founds[0], founds[0].metrics
    kind, judged = words.verdict(found)
    hero = drawn["score"]
    share = "how often it is right with and without each" if metrics.several else "how many of 100 are named rightly"
    caption = f"Balanced accuracy: the mean over the classes of {share}."
    if "balanced_accuracy" in metrics.intervals:
        caption += " The band is its 95 % interval."
    content = [
        page.card(
            f'<p class="big">{escape(hero.sentence)}</p><figure class="hero">{hero.svg}<figcaption>{escape(caption)}</figcaption></figure>',
            wide=True,
        ),
        page.note(kind, judged),
        *(page.card(f"<p>{escape(said)}</p>", wide=True) for said in filter(None, [words.of_drawings(found)])),
        *(page.note("bad" if found.trial.too_good else "warn", note) for note in found.trial.notes),
        *(page.note("warn", words.of_trait(told)) for told in found.warnings),
    ]
    if "side-by-side" in drawn:
        content.append(page.shown(drawn["side-by-side"]))
    rows = []
    for name, (title, _) in words.SCORES.items():
        value, interval, guess = getattr(metrics, name), metrics.intervals.get(name), metrics.baseline.get(name)
        if name == "auprc":
            guess = metrics.prevalence
        elif name == "auroc":
            guess = 0.5
        if value is not None:
            meaning = words.meaning(name, metrics.several)
            between = f"{interval[0]:.3f} to {interval[1]:.3f}".replace("-", "−") if interval else ""
            rows.append(
                (title, f"{value:.3f}".replace("-", "−"), between, "" if guess is None else f"{guess:.3f}", meaning)
            )
    head = ("score", "value", "95 % interval", "majority", "what it means")
    caption = (
        f"All scores, on {words.counted(metrics.n, 'recording')} in {words.counted(metrics.groups, 'group')} held out. Intervals by "
        "bootstrap over groups. Majority: what always answering the commonest class gets."
        + words.of_alike(*((getattr(metrics, name), metrics.intervals.get(name)) for name in words.SHARES))
    )
    return "".join([*content, page.table(caption, head, rows, ("value", "95 % interval", "majority"))])


def _classes(found: Findings, drawn: dict[str, Figure]) -> str:
    rows = []
    for one in found.classes:
        between = f"{words.hundred(one.interval[0])} to {words.hundred(one.interval[1])}" if one.interval else ""
        mistaken = f"{one.mistaken_for[0]} ({one.mistaken_for[1]:,})" if one.mistaken_for else ""
        shares = (words.hundred(share) for share in (one.precision, one.f1))
        rows.append(
            (one.name, f"{one.count:,}", f"{one.groups:,}", words.hundred(one.recall), between, *shares, mistaken)
        )
    head = ("class", "recordings", "groups", "found, %", "95 %", "right when said, %", "F1, %", "most often taken for")
    caption = "Each class: how many there were, how many of them it found (recall), and how often it was right when it said so (precision)."
    if found.trial.again:
        caption += " Over all drawings of the folds; what is taken for what is of the first."
    caption += words.of_alike(*((one.recall, one.interval) for one in found.classes))
    listed = page.table(caption, head, rows, head[1:7])
    if found.metrics.several:
        return page.shown(drawn["recall"]) + listed
    tables = [drawn["confusion"], drawn["confusion-shares"]]
    pair = "".join(map(page.shown, tables)) if tables[0].wide else page.beside(*map(page.shown, tables))
    return page.shown(drawn["recall"]) + listed + pair


def _mistakes(worst: Sequence[Mistake]) -> str:
    cards = []
    for one in worst:
        where = f"{one.file.parent.name}/{one.file.name}" + (f", from {one.start_s:.1f} s" if one.start_s else "")
        alt = f"Spectrogram of {one.file.name}, {one.shown_s:.1f} seconds"
        picture = (
            f'<img alt="{escape(alt)}" src="{mistakes.data_url(one.picture, "image/png")}">' if one.picture else ""
        )
        heard = (
            f'<audio controls preload="none" src="{mistakes.data_url(one.sound, "audio/mpeg")}"></audio>'
            if one.sound
            else ""
        )
        told = f"It is <b>{escape(one.truth)}</b>; it was called <b>{escape(one.said)}</b>, {100 * one.confidence:.0f}&nbsp;%&nbsp;sure."
        cards.append(
            f'<div class="mistake">{picture}<div>{told}<br><span class="faint">{escape(where)}</span>{heard}</div></div>'
        )
    lead = (
        "What it was surest of and wrong about. Listen: some are mislabelled, some hold two sounds, some are beyond telling. "
        "Low pitch is at the bottom, high at the top; bright is loud."
    )
    private = ""
    if any(one.sound for one in worst):
        private = page.note(
            "warn", "The recordings themselves are in this file, up to six seconds each: mind to whom you give it."
        )
    return f'<p class="faint">{escape(lead)}</p>{private}<div class="mistakes">{"".join(cards)}</div>'


def _traits(found: Findings) -> str:
    names = found.metrics.classes
    rows = []
    for told in sorted(found.tellings, key=lambda one: -one.balanced_accuracy):
        unit = _UNITS.get(told.trait, "")
        typical = {name: value for name, value in zip(names, told.typical) if value is not None}
        values = "; ".join(f"{name} {_value(value, unit)}" for name, value in list(typical.items())[:6])
        more = f"; and {len(typical) - 6} more" if len(typical) > 6 else ""
        between = f"{words.hundred(told.low)} to {words.hundred(told.high)}"
        rows.append(
            (
                told.trait,
                words.hundred(told.balanced_accuracy),
                between,
                words.hundred(told.guessing),
                "yes" if told.warn else "no",
                values + more,
            )
        )
    head = ("trait", "tells, of 100", "95 %", "guessing", "a warning", "what is usual")
    caption = (
        "How many of 100 of each class could be named from one trait of the file alone, without listening. Where that is clearly more than "
        "guessing, a network may have learned the trait instead of the sound, and will fail on recordings made otherwise."
    )
    return page.table(caption, head, rows, ("tells, of 100", "95 %", "guessing"))


def _value(value: float | str, unit: str) -> str:
    if isinstance(value, str):
        return value
    shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"
    return f"{shown} {unit}".strip().replace("-", "−")


def _folds(found: Findings) -> str:
    trial, rows = found.trial, []
    scores = dict(found.of_folds)
    for fold in trial.folds:
        metrics, said = scores.get(fold.name), fold.answered
        if metrics is None:
            continue
        epochs = str(len(said.curves)) if said.curves else ""
        reached = (
            words.hundred(metrics.balanced_accuracy),
            words.hundred(metrics.accuracy),
            words.hundred(metrics.macro_f1),
        )
        rows.append(
            (
                fold.name,
                f"{fold.taught:,}",
                f"{metrics.n:,}",
                f"{metrics.groups:,}",
                *reached,
                epochs,
                words.clock(said.train_s),
            )
        )
    head = (
        "fold",
        "taught",
        "tested",
        "groups",
        "balanced accuracy, %",
        "accuracy, %",
        "macro-F1, %",
        "epochs",
        "training",
    )
    caption = "Each fold is a system of its own, trained without what it is tested on. How far they lie apart shows what chance does."
    size = f"{found.parameters:,}" if found.parameters else "not known"
    cost = [
        (size, "parameters: the numbers it has to hold"),
        (words.clock(found.train_s), f"training, {words.counted(len(trial.folds), 'fold')} together"),
        (f"{found.each_ms:.1f} ms", "for one recording, from the file to the answer"),
        (str(trial.plan.seed), "seed: the same one gives the same folds"),
    ]
    lost = ""
    if trial.problems:
        some = [(trial.below(file), why) for file, why in trial.problems.items()]
        more = [("…", f"and {len(some) - 20} more")] if len(some) > 20 else []
        lost = page.table("Recordings that could not be used, and why.", ("file", "why"), [*some[:20], *more])
    measured = f'<p class="faint">Measured on {escape(trial.machine)}.</p>'
    return page.tiles(cost) + measured + page.table(caption, head, rows, head[1:]) + lost


def _methods(found: Findings) -> str:
    lead = "A paragraph to paste; a click selects all of it. The figures lie beside this file as SVG, every held-out prediction as CSV."
    return f'<p class="faint">{escape(lead)}</p>' + page.card(
        f"<blockquote>{escape(words.methods(found))}</blockquote>"
    )
