"""Recordings of noise, tables, and data sets without a sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from engine.datasets import Dataset


def write_sound(path: Path, seed: int | None = None) -> Path:
    """A short noise of its own; the same seed gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number = abs(hash(str(path))) if seed is None else seed
    soundfile.write(path, np.random.default_rng(number).normal(0, 0.1, 800), 8000)
    return path


def write_table(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def labelled(targets, groups, own_folds=None, several: bool = False) -> Dataset:
    """A data set without sounds."""
    targets = np.asarray(targets)
    n = len(targets)
    classes = tuple(f"class {k}" for k in range(int(targets.max(initial=1)) + 1))
    return Dataset(
        "made up",
        tuple(Path(f"{k}.wav") for k in range(n)),
        np.tile([0.0, np.inf], (n, 1)),
        classes,
        np.eye(len(classes), dtype=bool)[targets] if several else targets,
        np.array(list(groups), str),
        np.ones(n, bool),
        folds=None if own_folds is None else np.asarray(own_folds, str),
    )
