"""A Dataset: labelled spans of recordings, ready to train on and to be tested on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError

FEWEST = 2  # recordings a class
TEST = "test"  # the fold that a set itself holds out


@dataclass(frozen=True)
class Dataset:
    """Labelled spans: `files`, and `spans` (n, 2) in seconds, an end of infinity being the recording's own.

    `targets` are class numbers (n,) or, several at once, bool (n, c); `groups` (n,) must not be split between training and
    testing; `trusted` (n,) is False for what was accepted in bulk: it trains, but never tests.  `folds` (n,) are the data set's own,
    None where it has none; TEST is the part its makers hold out.  `columns` (n,) each: what else a table or the names say.
    """

    title: str
    files: tuple[Path, ...]
    spans: NDArray[np.float64]
    classes: tuple[str, ...]
    targets: NDArray
    groups: NDArray[np.str_]
    trusted: NDArray[np.bool_]
    groups_by: str = "recording"
    folds: NDArray[np.str_] | None = None
    columns: dict[str, NDArray[np.str_]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.files)

    @property
    def several(self) -> bool:
        return self.targets.ndim == 2

    @property
    def hot(self) -> NDArray[np.float32]:
        """The targets as float32 (n, c), one where the class is."""
        return (
            self.targets.astype(np.float32)
            if self.several
            else np.eye(len(self.classes), dtype=np.float32)[self.targets]
        )

    def counts(self) -> dict[str, int]:
        """How many labelled spans each class has."""
        return dict(zip(self.classes, self.hot.sum(0).astype(int).tolist()))


def enough(dataset: Dataset) -> Dataset:
    few = [(name, FEWEST - n) for name, n in dataset.counts().items() if n < FEWEST]
    if len(dataset.classes) < 2:
        raise UserError("Training needs labels of two classes.", "Label some recordings of each class first.")
    if few:
        wanted = ", ".join(f"{more} × {name}" for name, more in few)
        raise UserError(
            "Too few recordings to train on; still needed: {wanted}.", "Add them, then train again.", wanted=wanted
        )
    return dataset
