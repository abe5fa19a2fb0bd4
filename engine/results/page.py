"""RESULTS.md: tables and a short reading, counted from what the runs said, so that the page tells nothing that was not measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.recipe import RANDOM
from engine.report import Findings, against
from engine.results.kept import Kept, Run
from engine.results.sets import SETS, Set
from engine.trials import BANDS, compare

OURS = "earmark"

_INTRO = """# Results

Every recipe on the same folds of three public sets, each recording tested once by a network that heard no recording of its
group (its original recording, its family). `make results` makes this page: it runs what [docs/results](docs/results) does not hold
yet, goes on where it was stopped, and counts every figure from the answers kept there.

Balanced accuracy and macro-F1 are over all folds together, with a 95 % interval by bootstrap over groups. *Epochs* is how many
were reached, fold by fold, of those the recipe asks for: it may stop by itself, and after {minutes:g} minutes of processor
time none is begun. *Training* is minutes of processor time a fold, all of it: reading, features, epochs, head. *ms* is one recording,
from file to answer. {machine}, seed {seed}; other work ran beside it, so the milliseconds are on the careful side.
Recipes that begin with weights learned on photographs have random ones here (`random-`): that tells what they cost, not what
they can do.

The networks here were trained when the test part's sounds still had a share in the scale of the head, and its labels in how often a class
was drawn. They have none any more; what that changes is not measured for each row.
"""


def write(kept: Path, out: Path, minutes: float) -> None:
    """The page from what lies in the folder `kept`."""
    found = {one.name: _found(Kept(kept / one.name, one)) for one in SETS}
    some = next((row for rows in found.values() for row in rows.values()), None)
    if some is None:
        return
    trial = some.findings.trial
    parts = [_INTRO.format(minutes=minutes, machine=trial.machine, seed=trial.plan.seed)]
    parts += [_section(one, found[one.name]) for one in SETS if found[one.name]]
    parts.append("## What it says\n\n" + "\n".join(f"- {line}" for line in _reading(found)) + "\n")
    out.write_text("\n".join(parts), "utf-8")


@dataclass(frozen=True)
class _Row:
    findings: Findings
    runs: tuple[Run, ...]

    @property
    def score(self) -> float:
        return self.findings.metrics.balanced_accuracy

    @property
    def cpu_min(self) -> float:
        """Minutes of processor time a fold."""
        return sum(run.cpu_s for run in self.runs) / len(self.runs) / 60


def _found(kept: Kept) -> dict[str, _Row]:
    rows = {}
    for system in kept.of.systems:
        trial = kept.trial(system)
        if trial is not None:
            rows[system] = _Row(Findings(trial), kept.runs(system))
    return rows


def _section(one: Set, rows: Mapping[str, _Row]) -> str:
    some = next(iter(rows.values())).findings
    guess = some.metrics.baseline["balanced_accuracy"]
    trial = some.trial
    by = "" if trial.dataset.groups_by == "recording" else f" by {trial.dataset.groups_by}"
    lines = [
        f"## {one.title}",
        "",
        f"{len(trial.dataset):,} recordings, {len(trial.dataset.classes)} classes, {len(set(trial.dataset.groups)):,} groups{by}. "
        f"Always the commonest class: {guess:.3f}."
        + (f" **{_torn(trial.plan.leaking)}**" if one.kind == "random" else ""),
        "",
        "| system | balanced accuracy (95 %) | macro-F1 | epochs | parameters | training, min | ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for system, row in sorted(rows.items(), key=lambda item: -item[1].score):
        lines.append(_line(one, system, row))
    lacking = [system for system in one.systems if system not in rows]
    if lacking:
        lines += ["", f"Not run yet: {', '.join(f'`{system}`' for system in lacking)}."]
    return "\n".join(lines) + "\n"


def _torn(leaking: int) -> str:
    return f"This split leaks: for {leaking:,} of them others of their group were trained on."


def _line(one: Set, system: str, row: _Row) -> str:
    metrics = row.findings.metrics
    low, high = metrics.intervals.get("balanced_accuracy", (float("nan"), float("nan")))
    epochs = ""
    if row.runs[0].asked:
        epochs = f"{', '.join(str(run.epochs) for run in row.runs)} of {row.runs[0].asked}"
    some = "" if len(row.runs) == len(one.folds) else f" ({len(row.runs)} of {len(one.folds)} folds)"
    size = f"{row.findings.parameters:,}" if row.findings.parameters else ""
    cells = (
        f"`{system}`{some}",
        f"{metrics.balanced_accuracy:.3f} ({low:.3f}-{high:.3f})",
        f"{metrics.macro_f1:.3f}",
        epochs,
        size,
        f"{row.cpu_min:.1f}",
        f"{row.findings.each_ms:.1f}",
    )
    return f"| {' | '.join(cells)} |"


# ---------------------------------------------------------------------------------------------------------------- reading


def _reading(found: Mapping[str, Mapping[str, _Row]]) -> list[str]:
    lines = []
    honest = [one for one in SETS if one.kind != "random"]
    for one in honest:
        lines += _ahead(one, found[one.name])
    for first, second, what in (
        ("mel64_cnn", "image64_cnn", "the same network on numbers and on a picture of them"),
        ("logmel_cnn", "gammatone_cnn", "the same network on mel bands and on gammatone filters"),
        ("crnn", "logmel_cnn", "with and without memory over time"),
        ("separable_cnn", "plain_cnn", "separable and plain convolutions"),
        ("cry_residual", BANDS, "a network and no network"),
    ):
        told = [_between(one, found[one.name], first, second) for one in honest]
        if any(told):
            lines.append(f"{what.capitalize()}: {'; '.join(words.removesuffix('.') for words in told if words)}.")
    for one in SETS:
        if one.kind == "random":
            lines += _claimed(one, found[one.name], found[one.name.removesuffix("-torn")])
    return lines


def _ahead(one: Set, rows: Mapping[str, _Row]) -> list[str]:
    """Ours beside the best of the others that began from nothing."""
    others = {name: row for name, row in rows.items() if name not in (OURS, BANDS) and not name.startswith(RANDOM)}
    if OURS not in rows or not others or len(rows[OURS].runs) < len(one.folds):
        return []
    best = max(others, key=lambda name: others[name].score)
    slowest = max(others, key=lambda name: others[name].cpu_min)
    return [
        f"Ours and the best of the others: {_between(one, rows, OURS, best)} `{OURS}` trained {rows[OURS].cpu_min:.1f} minutes a fold, the "
        f"slowest of the others (`{slowest}`) {others[slowest].cpu_min:.1f}."
    ]


def _between(one: Set, rows: Mapping[str, _Row], first: str, second: str) -> str:
    """Who of two is ahead on one set; empty where one of them was not run on all of it."""
    if any(name not in rows or len(rows[name].runs) < len(one.folds) for name in (first, second)):
        return ""
    compared = compare([rows[first].findings.trial, rows[second].findings.trial])
    better, worse = (f"`{trial.name}`" for trial in compared.trials)
    words = against.in_words(compared.pairs[0].difference, better, worse)
    return f"on {one.title.split(',')[0].split(':')[0]} {words[0].lower()}{words[1:]}"


def _claimed(one: Set, torn: Mapping[str, _Row], honest: Mapping[str, _Row]) -> list[str]:
    return [
        f"{one.title.split(',')[0]}, `{system}`: a random split claims {row.score:.3f}, "
        f"{100 * (row.score - honest[system].score):.0f} points more than whole groups give ({honest[system].score:.3f})."
        for system, row in torn.items()
        if system in honest
    ]
