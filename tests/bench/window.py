"""The window: how soon it can be used with 10 000 files, and how soon the first rows are classified in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench import sounds
from tests.bench.measure import ROOT, Line, environment

USABLE_S = 1.0
FIRST_ROWS_S = 2.0


def watched(name: str, folder: Path) -> dict[str, Any]:
    """What the clock in the window said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.watched", name, str(folder)],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen", EARMARK_STARTED=repr(time.time())),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """The first start makes the project and warms the disk; the best of the others counts."""
    count = 300 if quick else 10_000
    place = sounds.many_small(folder / "many", count)
    starts = [watched("start", place)]
    fresh = starts[0]["first_rows_s"]
    starts += [watched("start", place) for _ in range(1 if quick else 3)]
    usable = min(start["usable_s"] for start in starts[1:])
    heavy = sorted({name for start in starts for name in start["heavy"]})
    words = f", imported: {', '.join(heavy)}" if heavy else ", nothing heavy imported"
    yield Line(
        f"earmark FOLDER, {count:,} files, to a usable window",
        f"{USABLE_S} s",
        f"{usable:.2f} s{words}",
        0.0 if heavy else USABLE_S / usable,
        {"seconds": usable, "first_start_seconds": starts[0]["usable_s"]},
    )
    yield Line(
        "first rows after Classify", f"{FIRST_ROWS_S} s", f"{fresh:.2f} s", FIRST_ROWS_S / fresh, {"seconds": fresh}
    )
