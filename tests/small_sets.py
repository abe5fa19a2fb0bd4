"""Recordings of noise and tables, of which tests make data sets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile


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
