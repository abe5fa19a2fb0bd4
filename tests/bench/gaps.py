"""The longest gap in the window's event loop while it classifies, teaches and trains."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench import sounds
from tests.bench.measure import Line
from tests.bench.window import watched

GAP_MS = 100.0


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """One line for each kind of work."""
    place = sounds.four_seconds(folder / "sounds", 60 if quick else 600, 44_100, 1)
    longest = watched("gaps", place)["longest_ms"]
    for phase in ("classifying", "teaching", "training"):
        gap = longest[phase]
        yield Line(
            f"longest gap while {phase}", f"{GAP_MS:.0f} ms", f"{gap:.0f} ms", GAP_MS / max(gap, 1.0), {"ms": gap}
        )
