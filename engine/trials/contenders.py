"""What can be tried on a data set: a recipe, which is trained; a finished model as it is; or a new head on a model's embeddings.

Names: `earmark` (a recipe), `model:everyday` or `model:FOLDER`, `head:everyday` or `head:FOLDER`; and `bands`, a linear head on the mean,
spread and change of the level in each frequency band: what can be had without any network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine import model as models
from engine import recipe as recipes
from engine.datasets import Dataset, Parts
from engine.job import Report

BANDS = "bands"
Told = Callable[[dict[str, Any]], None]  # is given one dictionary an epoch


@dataclass(frozen=True)
class Answered:
    """What a contender says of the rows it was tested on in one fold: `rows` (k,) and `probabilities` (k, c) by the data set's classes.

    `thresholds` (c,) count where a row may have several classes.  `train_s` is what learning took, `each_ms` what one recording takes
    to be answered, `parameters` the numbers in it (None: not known).  `curves` holds one dictionary an epoch.  `problems` are files that
    could not be used, and why; `notes` what the reader of the scores must know; `suspect`: the contender may have
    known what it was asked; `none` are those of the rows that it calls none of its classes when it classifies.
    """

    rows: NDArray[np.intp]
    probabilities: NDArray[np.float32]
    thresholds: tuple[float, ...] = ()
    train_s: float = 0.0
    each_ms: float = 0.0
    parameters: int | None = None
    curves: tuple[dict[str, Any], ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    suspect: bool = False
    none: tuple[int, ...] = ()

    def only(self, kept: NDArray[np.bool_]) -> Answered:
        """What was said of some of the rows, `kept` (k,)."""
        rows = self.rows[kept]
        none = tuple(np.intersect1d(self.none, rows).tolist())
        return replace(self, rows=rows, probabilities=self.probabilities[kept], none=none)


@dataclass(frozen=True)
class Where:
    """Folders: `shared` by all trials, for what sounds alike in all of them; `own` for what is not finished of one fold."""

    shared: Path
    own: Path


class Contender(Protocol):
    """One that can be tried.  `fields` (JSON) decide, with the data set and the seed, what comes out."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def about(self) -> str: ...
    def fields(self) -> dict[str, Any]: ...
    def answer(self, dataset: Dataset, split: Parts, where: Where, seed: int, report: Report, told: Told) -> Answered:
        """Learns from `split.train` and `split.inner` (if it learns) and answers `split.held_out`; `dataset` says the same by its folds."""
        ...


def key(*parts: Any) -> str:
    """A short name for what JSON values say."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:16]


def find(
    name: str,
    epochs: int | None = None,
    weights: Path | None = None,
    settings: Sequence[str] = (),
    limit_s: float | None = None,
) -> Contender:
    """The contender of that name; `settings` of a recipe as `recipe.changed` has them, `epochs`, `weights` and `limit_s` as
    `train.train` has them.  Raises UserError, with the nearest name, where there is none."""
    from engine.trials import heads, networks

    kind, colon, rest = name.partition(":")
    if colon and kind == "model":
        return heads.AsItIs(models.find(rest))
    if colon and kind == "head":
        return heads.HeadOn(models.find(rest))
    if name == BANDS:
        return heads.Bands()
    return networks.Network(recipes.changed(recipes.named(name, (BANDS,)), settings), epochs, weights, limit_s)
