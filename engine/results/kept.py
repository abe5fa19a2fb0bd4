"""What is kept of every run: small enough for the repository, and enough to count every score again without the recordings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets import Dataset
from engine.results.sets import Set
from engine.trials import Fold, Plan, Trial
from engine.trials.contenders import Answered

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"  # a class each
UNHEARD = "-"  # the answer about a recording that could not be read
TRUTH = "truth"


@dataclass(frozen=True)
class Run:
    """What one fold cost: `epochs` reached of those `asked` for (None: no network), seconds of all processors."""

    epochs: int
    asked: int | None
    cpu_s: float


@dataclass(frozen=True)
class Kept:
    """The folder of one set: its rows (`truth.json`) and a file for each system, with one entry a fold."""

    folder: Path
    of: Set

    def write_truth(self, dataset: Dataset, plan: Plan) -> None:
        """Keeps which recording is of which class, group and fold."""
        groups = {name: number for number, name in enumerate(dict.fromkeys(dataset.groups.tolist()))}
        rows = {
            "classes": list(dataset.classes),
            "groups_by": dataset.groups_by,
            "targets": _written(dataset.targets),
            "groups": " ".join(str(groups[name]) for name in dataset.groups.tolist()),
            "folds": " ".join(plan.fold.tolist()),
            "names": list(plan.names),
            "seed": plan.seed,
            "leaking": plan.leaking,
        }
        _replace(self.folder / f"{TRUTH}.json", rows)

    def read_truth(self) -> tuple[Dataset, Plan] | None:
        """The same, without the recordings' names; None before anything was run."""
        told = _read(self.folder / f"{TRUTH}.json")
        if not told:
            return None
        n = len(told["targets"])
        dataset = Dataset(
            title=self.of.title,
            files=tuple(Path(str(number)) for number in range(n)),
            spans=np.tile([0.0, np.inf], (n, 1)),
            classes=tuple(told["classes"]),
            targets=np.array([_LETTERS.index(letter) for letter in told["targets"]], np.intp),
            groups=np.array(told["groups"].split()),
            trusted=np.ones(n, bool),
            groups_by=told["groups_by"],
        )
        return dataset, Plan(
            self.of.kind, np.array(told["folds"].split()), tuple(told["names"]), told["seed"], told["leaking"]
        )

    def done(self, system: str) -> dict[str, Any]:
        """What was kept of each fold of a system."""
        return _read(self.folder / f"{_safe(system)}.json").get("folds", {})

    def add(self, system: str, trial: Trial, epochs: int | None, cpu_s: float) -> None:
        """Keeps one more fold: `trial` of that fold alone, of `epochs` that the recipe asks for, in `cpu_s` seconds of processors."""
        fold = trial.folds[0]
        said = fold.answered
        answers = np.full(len(trial.dataset), UNHEARD, object)
        answers[said.rows] = list(_written(said.probabilities.argmax(1)))
        entry = {
            "answers": "".join(answers[trial.plan.fold == fold.name]),
            "epochs": len(said.curves),
            "asked": epochs,
            "train_s": round(said.train_s, 1),
            "cpu_s": round(cpu_s, 3),
            "each_ms": round(said.each_ms, 2),
            "parameters": said.parameters,
            "machine": trial.machine,
        }
        folds = {**self.done(system), fold.name: entry}
        told = {"system": system, "title": trial.title, "seed": trial.plan.seed, "folds": dict(sorted(folds.items()))}
        _replace(self.folder / f"{_safe(system)}.json", told)

    def runs(self, system: str) -> tuple[Run, ...]:
        """The cost of each fold, in order."""
        return tuple(Run(fold["epochs"], fold["asked"], fold["cpu_s"]) for fold in self.done(system).values())

    def trial(self, system: str) -> Trial | None:
        """The trial as it was kept, certain of every answer; None where none of its folds was run."""
        truth, told = self.read_truth(), _read(self.folder / f"{_safe(system)}.json")
        if truth is None or not told:
            return None
        dataset, plan = truth
        folds = []
        for name in self.of.folds:
            entry = told["folds"].get(name)
            if entry is None:
                continue
            heard = [
                (row, said) for row, said in zip(np.flatnonzero(plan.fold == name), entry["answers"]) if said != UNHEARD
            ]
            rows, answers = np.array([row for row, _ in heard]), [_LETTERS.index(letter) for _, letter in heard]
            sure = np.eye(len(dataset.classes), dtype=np.float32)[answers]
            said = Answered(rows, sure, (), entry["train_s"], entry["each_ms"], entry["parameters"])
            folds.append(Fold(name, int((plan.fold != name).sum()), said))
        machine = next(iter(told["folds"].values()))["machine"]
        return Trial(system, told["title"], "", dataset, plan, tuple(folds), machine)


def _written(classes: Sequence[int] | np.ndarray) -> str:
    return "".join(_LETTERS[one] for one in np.asarray(classes).tolist())


def _safe(system: str) -> str:
    return system.replace(":", "-")


def _read(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def _replace(file: Path, told: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    unfinished.replace(file)
