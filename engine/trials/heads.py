"""Contenders that train no network: a linear head on embeddings that are there, and a finished model as it is."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import model as models
from engine.datasets import Dataset, Parts
from engine.errors import UserError
from engine.evaluate import folds
from engine.features import LogMel
from engine.job import Report
from engine.labels.classes import alike
from engine.model import Model, calibration, head, network
from engine.model.head import Head
from engine.sound.audio import MIX
from engine.teach import refitting
from engine.trials import hearing
from engine.trials.contenders import BANDS, Answered, Told, Where, key
from engine.trials.familiar import familiar
from engine.trials.hearing import Heard

CALIBRATION_FOLDS = 3  # among what is learned from
SHOWN = 30  # classes in one sentence
BLOCK = 8192  # windows that a finished model is asked about at once


class Bands:
    """No network: statistics of the level in each frequency band, and a linear head.  The plainest thing that learns."""

    name = BANDS
    title = "Levels in frequency bands"
    about = "No network: mean, spread, peaks and change of the level in each of 64 frequency bands, and a linear head."

    def __init__(self) -> None:
        self.frontend = LogMel()

    def embed(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        return self.frontend.statistics(self.frontend.features(windows))

    def fields(self) -> dict[str, Any]:
        return {"kind": BANDS, "frontend": self.frontend.fields(), "l2": head.L2}

    def answer(self, dataset: Dataset, split: Parts, where: Where, seed: int, report: Report, told: Told) -> Answered:
        file = where.shared / f"{BANDS}-{self.frontend.key()}-{sounds_key(dataset)}.npz"
        return taught(hearing.hear_once(dataset, lambda: self, file, report), dataset, split, seed, 0)


@dataclass(frozen=True)
class HeadOn:
    """A new linear head on the embeddings of `model`, whose own head and memory are left aside."""

    model: Model

    @property
    def name(self) -> str:
        return f"head:{self.model.name}"

    @property
    def title(self) -> str:
        return f"A head on {self.model.title}"

    @property
    def about(self) -> str:
        return f"A new linear head on what the network of {self.model.title} hears; the network itself stays as it is."

    def fields(self) -> dict[str, Any]:
        return {"kind": "head", "backbone": self.model.backbone_id, "l2": self.model.l2}

    def answer(self, dataset: Dataset, split: Parts, where: Where, seed: int, report: Report, told: Told) -> Answered:
        heard = _heard(self.model, dataset, where, report)
        known = familiar(self.model, dataset, heard)
        width = len(self.model.head.mean)  # a brought backbone may add its scores, which the head leaves aside
        own = replace(heard, embeddings=heard.embeddings[:, :width])
        return known.without(taught(own, dataset, split, seed, parameters(self.model), self.model.l2))


@dataclass(frozen=True)
class AsItIs:
    """A finished model, which learns nothing here; it is asked only for classes that it and the data set both know."""

    model: Model

    @property
    def name(self) -> str:
        return f"model:{self.model.name}"

    @property
    def title(self) -> str:
        return self.model.title

    @property
    def about(self) -> str:
        return f"{self.model.title} as it is, version {self.model.version}; nothing is learned here."

    def fields(self) -> dict[str, Any]:
        weights = [float(np.abs(values).sum()) for values in (self.model.head.weights, self.model.head.bias)]
        rule = self.model.calibration.fields()
        return {
            "kind": "model",
            "backbone": self.model.backbone_id,
            "head": weights,
            "rule": rule,
            "gate": self.model.gate and float(np.abs(self.model.gate.weights).sum()),
            "classes": self.model.classes,
            "none": "row by row",  # what was kept before it was is run again
        }

    def answer(self, dataset: Dataset, split: Parts, where: Where, seed: int, report: Report, told: Told) -> Answered:
        places = {alike(name): place for place, name in enumerate(self.model.classes)}
        mine = [places.get(alike(name), -1) for name in dataset.classes]
        unknown = [name for name, column in zip(dataset.classes, mine) if column < 0]
        if len(unknown) > len(mine) - 2:
            raise UserError(
                "{title} knows fewer than two of the classes of {dataset}.",
                "It knows: {classes}.",
                title=self.model.title,
                dataset=dataset.title,
                classes=", ".join([*self.model.classes[:SHOWN], "..."][: len(self.model.classes)]),
            )
        words = f"{self.model.title} does not know {', '.join(unknown)}: recordings of these are left out."
        asked = split.held_out & (dataset.hot[:, [column >= 0 for column in mine]].sum(1) > 0)
        rows = np.flatnonzero(asked)
        heard = _heard(self.model, dataset, where, report)
        said = answers(self.model, heard, dataset, rows, mine)
        known = familiar(self.model, dataset, heard)
        return known.without(replace(said, notes=(words,) if unknown else ()))


def _heard(model: Model, dataset: Dataset, where: Where, report: Report) -> Heard:
    file = where.shared / f"{model.backbone_id}-{sounds_key(dataset)}.npz"
    return hearing.hear_once(dataset, partial(models.backbone_of, model, 1), file, report)


# ---------------------------------------------------------------------------------------------------------------- answers


def answers(model: Model, heard: Heard, dataset: Dataset, rows: NDArray[np.intp], columns: Sequence[int]) -> Answered:
    """What a model says of rows it has heard, among the classes in `columns` of its own (-1: it does not know that one), as it says it
    when it classifies: only windows that its gate lets through count.
    """
    known = [column for column in columns if column >= 0]
    names = tuple(model.classes[column] for column in known)
    # what it remembers only tells none of these, which is asked of the whole model
    among = replace(model, classes=names, head=model.head.only(known), unlisted=None, memory=None)
    order = np.argsort(heard.row, kind="stable")
    order = order[np.isin(heard.row[order], rows)]
    there, first, counts = np.unique(heard.row[order], return_index=True, return_counts=True)
    probabilities = np.zeros((len(there), len(columns)), np.float32)
    places = [place for place, column in enumerate(columns) if column >= 0]
    none: list[int] = []
    for some in np.split(np.arange(len(there)), np.flatnonzero(np.diff(first // BLOCK)) + 1):
        if not len(some):
            continue
        windows = heard.embeddings[order[first[some[0]] : first[some[-1]] + counts[some[-1]]]]
        about = windows, counts[some].tolist(), heard.durations_s[there[some]].tolist()
        probabilities[some[:, None], places] = [one.probabilities for one in models.score_many(among, *about)]
        if not dataset.several:  # where a row may have several classes none is an answer like any other
            whole = models.score_many(model, *about)
            none += [int(row) for row, one in zip(there[some], whole) if one.none]
    levels = models.thresholds(model)
    return Answered(
        there,
        probabilities,
        tuple(float(levels[column]) if column >= 0 else 0.5 for column in columns) if dataset.several else (),
        each_ms=heard.each_ms,
        parameters=parameters(model),
        problems=_named(dataset, heard),
        none=tuple(none),
    )


def taught(
    heard: Heard, dataset: Dataset, split: Parts, seed: int, parameters: int | None, l2: float = head.L2
) -> Answered:
    """A linear head learned from the rows that train and that say when to stop (it needs no stopping), asked about those held out."""
    began_s = time.monotonic()
    teach = (split.train | split.inner)[heard.row]
    if not teach.any():
        file, why = next(iter(_named(dataset, heard).items()), ("", ""))
        raise UserError(
            "None of the recordings that are to teach can be used. The first, {file}: {why}",
            file=Path(file).name,
            why=why,
        )
    fitted = _fit(heard, dataset, teach, l2)
    rows = np.flatnonzero(split.held_out)
    out = np.zeros((len(heard.row), len(dataset.classes)), np.float32)
    tested = np.zeros(len(heard.row), bool)
    inner = folds.grouped(dataset.targets[heard.row[teach]], dataset.groups[heard.row[teach]], CALIBRATION_FOLDS, seed)
    for one in range(CALIBRATION_FOLDS):  # the temperature is set on rows that the head it is set for does not know
        test = np.zeros(len(heard.row), bool)
        test[np.flatnonzero(teach)[inner == one]] = True
        if test.any() and (teach & ~test).any():
            out[test] = _fit(heard, dataset, teach & ~test, l2).logits(heard.embeddings[test])
            tested |= test
    levels: tuple[float, ...] = ()
    warmth = 1.0
    known = np.unique(heard.row[tested])
    if dataset.several:
        _, p = _pooled(out[tested], replace(heard, row=heard.row[tested]), known, "sigmoid", 1.0)
        levels = refitting.thresholds(dataset.targets[known], p)
    else:
        means = _means(out[tested], heard.row[tested], known)
        warmth = calibration.temperature(means, dataset.targets[known])
    train_s = time.monotonic() - began_s
    there, p = _pooled(fitted.logits(heard.embeddings), heard, rows, fitted.kind, warmth)
    size = None if parameters is None else parameters + fitted.weights.size + fitted.bias.size
    return Answered(there, p, levels, train_s, heard.each_ms, size, problems=_named(dataset, heard))


def _fit(heard: Heard, dataset: Dataset, teach: NDArray[np.bool_], l2: float) -> Head:
    """Each recording counts once however many windows it has, and each class the same."""
    row = heard.row[teach]
    targets = dataset.targets[row]
    weights = 1 / np.bincount(row)[row]
    if not dataset.several:
        weights = weights / np.bincount(targets, weights, len(dataset.classes))[targets]
    return head.fit(heard.embeddings[teach], targets, len(dataset.classes), weights=weights / weights.mean(), l2=l2)


def _means(logits: NDArray, row: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.float32]:
    place = np.searchsorted(rows, row)
    sums = np.zeros((len(rows), logits.shape[1]))
    np.add.at(sums, place, logits)
    return (sums / np.bincount(place, minlength=len(rows))[:, None]).astype(np.float32)


def _pooled(
    logits: NDArray, heard: Heard, rows: NDArray[np.intp], kind: str, warmth: float
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Those of the rows (ascending) that have windows, and the answer for each, as a project would give it."""
    order = np.argsort(heard.row, kind="stable")
    first, last = (np.searchsorted(heard.row[order], rows, side) for side in ("left", "right"))
    there = rows[last > first]
    pooled = [
        calibration.pooled(logits[order[a:b]], float(heard.durations_s[k]), kind, warmth)
        for k, a, b in zip(rows, first, last)
        if b > a
    ]
    return there, np.array(pooled, np.float32).reshape(len(there), logits.shape[1])


def _named(dataset: Dataset, heard: Heard) -> dict[str, str]:
    return {str(dataset.files[k]): why for k, why in heard.problems.items()}


def parameters(model: Model) -> int | None:
    """How many numbers the network and the head of a model hold; None where the network does not say."""
    own = model.head.weights.size + model.head.bias.size
    try:
        places = json.loads((model.folder / network.PLACES).read_text(encoding="utf-8"))
        return own + sum(int(np.prod(place["shape"])) for place in places.values())
    except FileNotFoundError:
        pass
    try:
        with np.load(model.folder / network.WEIGHTS, allow_pickle=False) as kept:
            return own + sum(int(kept[name].size) for name in kept.files)
    except FileNotFoundError:
        return None


def sounds_key(dataset: Dataset) -> str:
    """Names the sounds of a data set, whatever their labels: the same key, the same embeddings."""
    stats = [file.stat() if file.exists() else None for file in dataset.files]
    stamps = [(str(file), stat and (stat.st_size, stat.st_mtime_ns)) for file, stat in zip(dataset.files, stats)]
    channel = [] if dataset.channel == MIX else [dataset.channel]  # what is kept of the mix stays good
    return key(stamps, dataset.spans.tolist(), *channel)
