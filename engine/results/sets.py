"""What is run: the public sets, the folds that test, and the systems tried on them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine import datasets
from engine.datasets import Asked, Dataset
from engine.job import Report, silent
from engine.recipe import RANDOM, RECIPES, named
from engine.trials import BANDS

ESC10 = (
    "dog",
    "rooster",
    "rain",
    "sea_waves",
    "crackling_fire",
    "crying_baby",
    "sneezing",
    "clock_tick",
    "helicopter",
    "chainsaw",
)
EVERY = tuple(RANDOM + name if named(name).pretrained else name for name in RECIPES)
LEAKING = (BANDS, "mel64_cnn", "logmel_cnn", "cry_residual")  # enough to show what a random split claims


@dataclass(frozen=True)
class Set:
    """A public set below `folder`, its `folds` of a `kind` (see `trials.KINDS`) that test, and `systems` by their names.

    `only` keeps rows of a table, `becomes` maps classes.
    """

    name: str
    title: str
    folder: str
    kind: str
    folds: tuple[str, ...]
    systems: tuple[str, ...] = (BANDS, *EVERY)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    becomes: str = ""

    def opened(self, data: Path, report: Report = silent) -> Dataset:
        """Its recordings below `data`.  Raises UserError."""
        with tempfile.TemporaryDirectory() as folder:
            table = None
            if self.becomes:
                table = Path(folder) / "classes.csv"
                table.write_text(self.becomes, "utf-8")
            return datasets.open(data / self.folder, Asked(only=self.only, class_map=table), report).dataset


_CRIES = "class,becomes\nhungry,hungry\n*,other\n"
SETS = (
    Set("urbansound8k", "UrbanSound8K, folds 1 and 2", "urbansound8k", "official", ("1", "2")),
    Set("esc10", "ESC-10, folds 1 to 4", "esc50", "official", ("1", "2", "3", "4"), only={"category": ESC10}),
    Set(
        "cries",
        "Donate-a-Cry: hungry or other",
        "donateacry/cleaned",
        "group",
        ("1", "2", "3", "4", "5"),
        becomes=_CRIES,
    ),
    Set("urbansound8k-torn", "UrbanSound8K, split at random", "urbansound8k", "random", ("1", "2"), LEAKING[:3]),
    Set(
        "cries-torn",
        "Donate-a-Cry, split at random",
        "donateacry/cleaned",
        "random",
        ("1", "2", "3", "4", "5"),
        (BANDS, "cry_residual"),
        becomes=_CRIES,
    ),
)
