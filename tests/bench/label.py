"""One label, from the key to the disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.labels import Target
from engine.project import Project
from engine.sound.recording import Recording
from tests.bench.measure import Line

LABEL_MS = 5.0


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """In a project of 10 000 recordings, one label after another; the slowest of twenty counts."""
    count = 500 if quick else 10_000
    with Project.create(folder / "project", folder) as project:
        project.put_headers([Recording(f"{k:05d}.wav", 1, 1, 4.0, 44_100, 1, "WAV") for k in range(count)])
        ids = [c.id for c in project.classes()]
        took = []
        for k in range(100 if quick else 400):
            started = time.perf_counter()
            project.label([Target(f"{k:05d}.wav")], ids[k % len(ids)])
            took.append(1000 * (time.perf_counter() - started))
    slow = float(np.quantile(took, 0.95))
    numbers = {"median_ms": float(np.median(took)), "slow_ms": slow, "worst_ms": max(took)}
    yield Line("one label, to the disk (19 of 20)", f"{LABEL_MS:.0f} ms", f"{slow:.2f} ms", LABEL_MS / slow, numbers)
