"""Writes a report into a folder: the page, the same as JSON, the figures as SVG, the held-out predictions as CSV, the methods as text.

report.html  report.json  predictions.csv  methods.txt  figures/*.svg
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from engine import __version__, places
from engine.datasets import Dataset, Opened, inventory
from engine.errors import UserError
from engine.evaluate.traits import Telling
from engine.exchange.export import replacing, text
from engine.job import Report, silent
from engine.report import colours, mistakes, sections, words
from engine.report.figures import Figure
from engine.report.findings import Findings
from engine.report.mistakes import Mistake
from engine.trials import Trial
from engine.trials.contenders import key
from engine.trials.heads import sounds_key

PAGE, DATA, PREDICTIONS, METHODS, FIGURES = "report.html", "report.json", "predictions.csv", "methods.txt", "figures"


def examine(trials: Sequence[Trial], report: Report = silent) -> list[Findings]:
    """What there is to find out about trials of one data set; the traits of its recordings are measured once."""
    tellings = _tellings(trials[0].dataset, places.trials_folder() / "sounds", report)
    return [Findings(trial, tellings) for trial in trials]


def _tellings(dataset: Dataset, place: Path, report: Report) -> tuple[Telling, ...]:
    """Which traits of its recordings tell their class; kept in `place`, for every recording has to be decoded for it."""
    if dataset.several:
        return ()
    labels = dataset.classes, dataset.targets.tolist(), dataset.groups.tolist()
    file = place / f"traits-{key(__version__, sounds_key(dataset), labels)}.json"
    with suppress(OSError, ValueError, TypeError, KeyError):
        known = json.loads(file.read_text("utf-8"))
        return tuple(Telling(**{**one, "typical": tuple(one["typical"])}) for one in known)
    told = tuple(inventory.take(Opened(dataset, "", len(dataset)), report).telling())
    with suppress(OSError, UserError), replacing(file) as beside:  # it can be found out again
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps([asdict(one) for one in told]), "utf-8")
    return told


def write(founds: Sequence[Findings], out: Path, with_sound: bool = True, report: Report = silent) -> Path:
    """The report on the first of trials of one contender (the others: the same on other folds); returns the page's path.

    `with_sound`: the worst mistakes can be heard, that is, pieces of recordings are in the file.  Raises UserError.
    """
    put(out, files(founds, with_sound, report))
    return out / PAGE


def files(founds: Sequence[Findings], with_sound: bool, report: Report = silent) -> dict[str, str]:
    """What stands in the files of such a report, by their names."""
    worst = mistakes.worst(founds[0], with_sound, report)
    page, figures = sections.evaluation(founds, worst)
    told = {"earmark": __version__, **as_dict(founds[0], worst), "beside": [as_dict(one) for one in founds[1:]]}
    return {
        PAGE: page,
        DATA: json.dumps(told, indent=1, ensure_ascii=False) + "\n",
        METHODS: words.methods(founds[0]) + "\n",
        **drawn(figures),
        PREDICTIONS: predictions(founds[0].trial),
    }


def drawn(figures: Sequence[Figure]) -> dict[str, str]:
    """Figures as files."""
    return {f"{FIGURES}/{figure.name}.svg": colours.resolved(figure.svg) for figure in figures}


def put(out: Path, texts: dict[str, str]) -> None:
    """Writes all of it, or nothing: where there is no room, what was there before stays as it was.  Raises UserError."""
    folders = {(out / name).parent for name in texts} | {out}
    missing = {one for folder in folders for one in (folder, *folder.parents) if not one.exists()}
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".", suffix=".new", dir=out) as beside:
            fresh = {name: Path(beside) / f"{number}" for number, name in enumerate(texts)}
            for name, content in texts.items():
                fresh[name].write_text(content, encoding="utf-8", newline="")
            for name, file in fresh.items():
                with replacing(out / name) as new:
                    os.replace(file, new)
    except BaseException as error:
        for folder in sorted(missing, key=lambda one: len(one.parts), reverse=True):
            with suppress(OSError):
                folder.rmdir()
        if not isinstance(error, OSError):
            raise
        raise UserError(
            "The report cannot be written to {folder}: {reason}.",
            "Choose another place, or make room.",
            folder=str(out),
            reason=error.strerror or str(error),
        ) from error


def as_dict(found: Findings, worst: Sequence[Mistake] = ()) -> dict[str, Any]:
    """All that the page says, as plain values for JSON."""
    trial = found.trial
    scores = dict(found.of_folds)
    told = {
        "contender": {"name": trial.name, "title": trial.title, "about": trial.about},
        "dataset": {"title": trial.dataset.title, "rows": len(trial.dataset), "groups_by": trial.dataset.groups_by},
        "protocol": {
            "sentence": words.protocol(trial),
            "folds": trial.plan.kind,
            "names": trial.plan.names,
            "seed": trial.plan.seed,
            "leaking": trial.leaking,
            "too_good": trial.too_good,
        },
        "headline": words.headline(found),
        "verdict": dict(zip(("kind", "sentence"), words.verdict(found))),
        "metrics": found.metrics.as_dict(),
        "drawings": [
            {"seed": one.plan.seed, "balanced_accuracy": value}
            for one, value in zip((trial, *trial.again), trial.drawings("balanced_accuracy").tolist())
        ],
        "guessing": found.guessing,
        "chance_p": found.chance_p,
        "classes": [asdict(one) for one in found.classes],
        "reliability": {name: values.tolist() for name, values in asdict(found.reliability).items()},
        "traits": [asdict(one) for one in found.tellings],
        "folds": [
            {
                "name": fold.name,
                "taught": fold.taught,
                "tested": len(fold.answered.rows),
                "balanced_accuracy": scores[fold.name].balanced_accuracy if fold.name in scores else None,
                "train_s": fold.answered.train_s,
                "curves": fold.answered.curves,
            }
            for fold in trial.folds
        ],
        "cost": {
            "parameters": found.parameters,
            "train_s": found.train_s,
            "each_ms": found.each_ms,
            "machine": trial.machine,
        },
        "notes": trial.notes,
        "problems": {trial.below(file): why for file, why in trial.problems.items()},
        "mistakes": [
            {"file": trial.below(one.file), "truth": one.truth, "said": one.said, "confidence": one.confidence}
            for one in worst
        ],
        "methods": words.methods(found),
    }
    return plain(told)


def predictions(trial: Trial) -> str:
    """Every held-out answer as CSV: one row a recording, with its truth, group, fold and all probabilities."""
    classes, dataset = trial.dataset.classes, trial.dataset
    levels = trial.thresholds
    lines = io.StringIO(newline="")
    table = csv.writer(lines)
    table.writerow(
        [
            "file",
            "start_s",
            "end_s",
            "truth",
            "predicted",
            "confidence",
            "group",
            "fold",
            *(f"p_{name}" for name in classes),
        ]
    )
    fold_of = [fold.name for fold in trial.folds for _ in fold.answered.rows]
    for k, (row, fold) in enumerate(zip(trial.rows.tolist(), fold_of)):
        p = trial.probabilities[k]
        if dataset.several:
            truth, said = (_joined(classes, some) for some in (dataset.targets[row], p >= np.asarray(levels)[k]))
        else:
            truth, said = classes[int(dataset.targets[row])], classes[int(p.argmax())]
        start_s, end_s = dataset.spans[row].tolist()
        whole = not start_s and math.isinf(end_s)
        span = [text(None if whole else start_s), text(None if math.isinf(end_s) else end_s)]
        each = [f"{value:.5f}" for value in p.tolist()]
        table.writerow(
            [trial.below(dataset.files[row]), *span, truth, said, f"{p.max():.5f}", dataset.groups[row], fold, *each]
        )
    return lines.getvalue()


def _joined(classes: Sequence[str], there: np.ndarray) -> str:
    return "|".join(name for name, yes in zip(classes, there) if yes)


def plain(value: Any) -> Any:
    """Without what JSON has no word for: what is not a number is null."""
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
