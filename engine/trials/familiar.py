"""Which recordings of a data set a finished model has learned from: these must not test it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Dataset
from engine.errors import UserError
from engine.evaluate import folds
from engine.model import Model
from engine.teach import paired
from engine.teach.remembered import remembered
from engine.trials.contenders import Answered
from engine.trials.hearing import Heard


@dataclass(frozen=True)
class Familiar:
    """`rows` bool (n,) whose groups the model knows; `notes` for the reader; `suspect`: it may well know others too."""

    rows: NDArray[np.bool_]
    notes: tuple[str, ...]
    suspect: bool

    def without(self, said: Answered) -> Answered:
        """The answers but for what the model knows, with the notes."""
        notes, suspect = (*said.notes, *self.notes), said.suspect or self.suspect
        return replace(said.only(~self.rows[said.rows]), notes=notes, suspect=suspect)


def familiar(model: Model, dataset: Dataset, heard: Heard) -> Familiar:
    """By the groups that trained its network, where the model names them, and by the recordings it remembers.

    Raises UserError where it knows all of them.
    """
    marks = model.made_with.get(paired.TRAINED_ON)
    known = folds.marked(dataset.groups, marks or ())
    again = np.zeros(len(dataset), bool)
    again[heard.row[remembered(model, heard.embeddings)]] = True
    groups = np.unique(dataset.groups[again])
    again &= ~known
    known |= np.isin(dataset.groups, groups)
    if known.all():
        raise UserError(
            "{title} learned from every group of {dataset}: nothing is left to test it on.",
            "Evaluate its recipe instead, or use recordings it does not know.",
            title=model.title,
            dataset=dataset.title,
        )
    notes = []
    if known.any():
        count = f"{int(known.sum()):,} of the {len(dataset):,} recordings"
        notes.append(f"{model.title} learned from {count}, or from others of their groups: these are not tested.")
    if again.any():
        notes.append(
            f"{model.title} remembers {int(again.sum()):,} of these recordings, so it has most likely learned from many of the "
            "others too: every score here is too good."
        )
    elif marks is None or model.made_with.get(paired.TRAINED_ON_MORE):
        notes.append(
            f"It is not written down which recordings {model.title} learned from. If some of these were among them, "
            "the scores are too good."
        )
    return Familiar(known, tuple(notes), bool(again.any()))
