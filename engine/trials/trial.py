"""A Trial: one contender on every fold of a plan, each fold kept as soon as it is done, so that a trial goes on where it was stopped."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import __version__, evaluate, places
from engine.datasets import Dataset
from engine.errors import UserError
from engine.evaluate import Metrics
from engine.evaluate.tally import Tally, tally
from engine.job import Report, silent
from engine.trials import hearing
from engine.trials.contenders import Answered, Contender, Told, Where, key
from engine.trials.heads import sounds_key
from engine.trials.protocol import Plan, redrawn

_PLAIN = ("thresholds", "train_s", "each_ms", "parameters", "curves", "problems", "notes", "suspect", "none")


@dataclass(frozen=True)
class Fold:
    """One fold of a trial: its name, what was learned from (`taught` rows) and what was said of the rest."""

    name: str
    taught: int
    answered: Answered


@dataclass(frozen=True)
class Trial:
    """What one contender says of rows it did not learn from, over all folds that were run.

    `name`, `title` and `about` are the contender's.  `machine` is where it was run.  `again` are trials of the same contender on folds
    drawn anew: scores and intervals are then of all of them together, what is told row by row is of this one.
    """

    name: str
    title: str
    about: str
    dataset: Dataset
    plan: Plan
    folds: tuple[Fold, ...]
    machine: str
    again: tuple[Trial, ...] = ()

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """Which rows of the data set were tested, (k,), fold by fold."""
        return np.concatenate([fold.answered.rows for fold in self.folds])

    @cached_property
    def probabilities(self) -> NDArray[np.float32]:
        """(k, c), in the order of `rows` and of the data set's classes."""
        return np.concatenate([fold.answered.probabilities for fold in self.folds])

    @property
    def targets(self) -> NDArray:
        """The truth, class numbers (k,) or bool (k, c)."""
        return self.dataset.targets[self.rows]

    @property
    def groups(self) -> NDArray[np.str_]:
        """(k,), the real ones, also where the plan tore them apart."""
        return self.dataset.groups[self.rows]

    @cached_property
    def thresholds(self) -> NDArray[np.float64] | float:
        """From where on a class counts as said, (k, c) where rows may have several."""
        if not self.dataset.several:
            return 0.5
        parts = [np.tile(fold.answered.thresholds, (len(fold.answered.rows), 1)) for fold in self.folds]
        return np.concatenate(parts)

    @cached_property
    def metrics(self) -> Metrics:
        said = self.targets, self.probabilities, self.groups, self.dataset.classes, self.thresholds
        others = [(one.targets, one.probabilities, one.groups) for one in self.again]
        return evaluate.metrics(*said, repeated=self.tally if self.again else None, others=others)

    @cached_property
    def tally(self) -> Tally:
        """Of all drawings: the mean, so that intervals, which draw groups, do not narrow with more of them."""
        own = tally(self.targets, self.probabilities, self.groups, self.thresholds)
        return replace(own, sums=np.mean([own.sums, *(other.tally.sums for other in self.again)], axis=0))

    def drawings(self, score: str) -> NDArray[np.float64]:
        """One score of each drawing of the folds, (1 + again,)."""
        return np.array([getattr(one.metrics, score) for one in (replace(self, again=()), *self.again)])

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the scores must know, each once."""
        notes = tuple(dict.fromkeys(note for fold in self.folds for note in fold.answered.notes))
        none = sum(len(fold.answered.none) for fold in self.folds)
        if not none:
            return notes
        return (
            *notes,
            f"When it classifies, {self.title} calls {none:,} of these recordings none of its classes. Here each of them counts as "
            "the likeliest of the classes it was asked about, right or wrong.",
        )

    @cached_property
    def leaking(self) -> int:
        """How many of the rows that were tested, not of all, have rows of their own group in training."""
        if not self.plan.leaking:
            return 0
        groups, fold = self.dataset.groups, self.plan.fold
        return int(sum(np.isin(groups[one.answered.rows], groups[fold != one.name]).sum() for one in self.folds))

    @property
    def too_good(self) -> bool:
        """Whether the scores are higher than they would be on new recordings: by a leaking split, or by a model that knew the answers."""
        return self.leaking > 0 or any(fold.answered.suspect for fold in self.folds)

    @property
    def problems(self) -> dict[str, str]:
        """Files that could not be used, and why."""
        return {file: why for fold in self.folds for file, why in fold.answered.problems.items()}

    @cached_property
    def root(self) -> Path | None:
        """The folder that all recordings lie in; None where they lie on different drives."""
        try:
            return Path(os.path.commonpath([file.parent for file in self.dataset.files]))
        except ValueError:
            return None

    def below(self, file: Path | str) -> str:
        """The name of a recording as reports tell it: below `root`, so that nobody learns where it lies on this machine."""
        try:
            return Path(file).relative_to(self.root).as_posix() if self.root else str(file)
        except ValueError:
            return str(file)

    def among(self, rows: NDArray[np.intp]) -> Trial:
        """The same trial as if only these rows of the data set had been tested."""
        folds = tuple(
            replace(fold, answered=fold.answered.only(np.isin(fold.answered.rows, rows))) for fold in self.folds
        )
        return replace(self, folds=folds, again=tuple(other.among(rows) for other in self.again))


def run(
    dataset: Dataset,
    contender: Contender,
    plan: Plan,
    *,
    only: Sequence[str] | None = None,
    place: Path | None = None,
    report: Report = silent,
    told: Told | None = None,
) -> Trial:
    """Tries `contender` on the folds named in `only` (None: all) and returns what it said.

    Folds that the same contender has been through before with the same recordings, labels, plan and seed are read from `place` (None:
    Earmark's own), not run again.  `told` is given one dictionary an epoch, and one (event "fold") when a fold is done.  Raises UserError.
    """
    place = place or places.trials_folder()
    own = place / _key(dataset, contender, plan)
    done: list[Fold] = []
    names = list(only or plan.names)
    for name in names:
        file = own / f"fold-{plan.names.index(name) + 1}.npz"
        fold = _read(file, name)
        again = fold is not None
        if fold is None:
            seen = plan.seen(dataset, name)
            split = plan.split(seen)
            where = Where(place / "sounds", file.with_suffix(""))
            noted = _with_fold(told, name)
            said = contender.answer(seen, split, where, plan.seed, _of_fold(report, name, names), noted)
            if not np.isfinite(said.probabilities).all():
                raise UserError(
                    "{name} answers with what is no number: its training ran away.",
                    "Try another seed, or a lower learning rate.",
                    name=contender.name,
                )
            fold = Fold(name, int((split.train | split.inner).sum()), said)
            _write(file, fold, contender, dataset, plan)
        done.append(fold)
        if told:
            told({"event": "fold", "fold": name, "folds": len(names), "done": len(done), "again": again})
    trial = Trial(contender.name, contender.title, contender.about, dataset, plan, tuple(done), machine())
    if not len(trial.rows):
        file, why = next(iter(trial.problems.items()), ("", ""))
        raise UserError(
            "Of {title} there is no recording left to test on. The first that cannot be used, {file}: {why}"
            if file
            else "Of {title} there is no recording left to test on.",
            title=dataset.title,
            file=Path(file).name,
            why=why,
        )
    return trial


def repeated(
    dataset: Dataset,
    contender: Contender,
    plan: Plan,
    repeats: int,
    *,
    place: Path | None = None,
    report: Report = silent,
    told: Told | None = None,
) -> Trial:
    """What `run` does, on the folds of `plan` and on others drawn anew with the seeds that follow, `repeats` drawings in all.

    Raises UserError for folds that are not drawn.
    """
    plans = redrawn(dataset, plan, repeats)
    first, *again = (run(dataset, contender, one, place=place, report=report, told=told) for one in plans)
    return replace(first, again=tuple(again))


def _of_fold(report: Report, name: str, names: Sequence[str]) -> Report:
    """Says which fold it is; each fold counts its own work."""
    if len(names) < 2:
        return report
    return lambda done, total, note="": report(done, total, f"Fold {name}: {note}" if note else f"Fold {name}")


def _with_fold(told: Told | None, name: str) -> Told:
    return (lambda line: told({**line, "fold": name})) if told else (lambda line: None)


def machine() -> str:
    """Where this runs, in a few words."""
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"


# ------------------------------------------------------------------------------------------------------------------- kept


def _key(dataset: Dataset, contender: Contender, plan: Plan) -> str:
    labels = dataset.classes, np.asarray(dataset.targets).tolist(), np.asarray(dataset.groups).tolist()
    folds = plan.kind, plan.fold.tolist(), plan.seed
    words = key(__version__, contender.fields(), sounds_key(dataset), labels, dataset.trusted.tolist(), folds)
    safe = "".join(letter if letter.isalnum() else "-" for letter in f"{dataset.title}-{contender.name}-{plan.kind}")
    return f"{safe[:80]}-{words}"


def _write(file: Path, fold: Fold, contender: Contender, dataset: Dataset, plan: Plan) -> None:
    plain = {name: value for name, value in asdict(fold.answered).items() if name in _PLAIN}
    told = {
        "fold": fold.name,
        "taught": fold.taught,
        "contender": contender.fields(),
        "dataset": dataset.title,
        "folds": plan.kind,
        "seed": plan.seed,
        **plain,
    }
    said = fold.answered
    words = np.array(json.dumps(told, default=str))
    hearing.write(file, rows=said.rows, probabilities=said.probabilities, told=words)


def _read(file: Path, name: str) -> Fold | None:
    try:
        with open(file, "rb") as opened, np.load(opened, allow_pickle=False) as kept:
            told: dict[str, Any] = {"none": (), **json.loads(str(kept["told"]))}  # of which older ones know nothing
            plain = {field: told[field] for field in _PLAIN}
            for field in ("thresholds", "curves", "notes", "none"):
                plain[field] = tuple(plain[field])
            return Fold(name, int(told["taught"]), Answered(kept["rows"], kept["probabilities"], **plain))
    except hearing.UNREADABLE:
        return None
