"""A folder of recordings for each class."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from engine.datasets.dataset import Dataset, enough
from engine.errors import UserError
from engine.labels.groups import GroupBy
from engine.sound import scan

EACH = GroupBy()  # recording is its own group


def folder_per_class(root: str | os.PathLike[str], group: GroupBy = EACH) -> Dataset:
    """Every folder in `root` that holds sound, also deeper down, is a class, named as the folder; `group` says what belongs together.

    Raises UserError when these are not two classes of two recordings.
    """
    root = Path(root)
    files = [found.file for found in scan.find(root, True) if "/" in found.file]
    names = [file.partition("/")[0] for file in files]
    classes = tuple(dict.fromkeys(names))
    if len(classes) < 2:
        raise UserError(
            "The folder {folder} does not hold a folder of recordings for each of two classes.",
            "Put the recordings of each class in a folder named as the class.",
            folder=str(root),
        )
    dataset = Dataset(
        title=root.resolve().name,
        files=tuple(root / file for file in files),
        spans=np.tile([0.0, np.inf], (len(files), 1)),
        classes=classes,
        targets=np.array([classes.index(name) for name in names], np.intp),
        groups=np.array([group.of(file, {}) for file in files], str),
        trusted=np.ones(len(files), bool),
        groups_by=group.kind,
    )
    return enough(dataset)
