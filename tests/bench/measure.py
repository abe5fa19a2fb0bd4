"""What a bench says, and how it measures other processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Line:
    """One line of the table: `times` is how many times better it is than asked (1.0: just so); `numbers` are what it was computed from."""

    what: str
    asked: str
    measured: str
    times: float
    numbers: dict[str, float] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return self.times >= 1.0

    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        return self.what, self.asked, self.measured, f"{self.times:.2f}", "good" if self.good else "MISSED"


@dataclass(frozen=True)
class Ran:
    """A process that has ended: how long it took, and the most memory it held."""

    seconds: float
    peak_bytes: int
    output: str


def environment(**more: str) -> dict[str, str]:
    """The environment of a measured process."""
    return {**os.environ, **more}


def run(arguments: Sequence[str], wanted: Sequence[int] = (0,)) -> Ran:
    """Runs a program to its end, looking at its memory fifty times a second.  Raises RuntimeError when it fails."""
    started = time.perf_counter()
    child = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watched, peak = psutil.Process(child.pid), 0
    while child.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.02)
    output = child.communicate()[0]
    seconds = time.perf_counter() - started
    if child.returncode not in wanted:
        raise RuntimeError(f"{' '.join(arguments)}\n{output}")
    return Ran(seconds, peak, output)


def earmark(*arguments: str) -> list[str]:
    """The command that starts Earmark as a person does."""
    return [sys.executable, "-m", "gui", *arguments]


def best(seconds: Sequence[float]) -> float:
    """The quickest of some runs: what the machine can do, without what else it did."""
    return min(seconds)
