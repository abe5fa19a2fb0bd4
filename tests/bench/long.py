"""Long recordings: one hour at 500 times real time, and gigabytes in RF64, both in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench import sounds
from tests.bench.measure import Line, best, earmark
from tests.bench.measure import run as run_program

REAL_TIME = 500.0
GROWTH_MB = 150.0


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """An hour, then a 5 GB file; memory is counted from what a four-second recording takes."""
    short = sounds.four_seconds(folder / "short", 1, 44_100, 1)
    base = run_program(earmark("classify", str(short), "--out", str(folder / "short.csv")))
    hours = 0.1 if quick else 1.0
    hour = sounds.long(folder / "hour" / "hour.wav", hours)
    rans = [
        run_program(earmark("classify", str(hour), "--out", str(folder / "hour.csv"))) for _ in range(1 if quick else 3)
    ]
    seconds = best([ran.seconds for ran in rans])
    speed = hours * 3600 / seconds
    yield Line(
        f"{hours:g} h at 44.1 kHz",
        f"{REAL_TIME:.0f} times real time",
        f"{speed:.0f} times ({seconds:.1f} s)",
        speed / REAL_TIME,
        {"seconds": seconds},
    )
    yield _growth(f"the same, {hours:g} h", max(ran.peak_bytes for ran in rans) - base.peak_bytes)
    hour.unlink()
    hours = 0.1 if quick else 5e9 / (44_100 * 2 * 2) / 3600
    large = sounds.long(folder / "large" / "large.rf64", hours, channels=2, form="RF64")
    gigabytes = large.stat().st_size / 1e9
    ran = run_program(earmark("classify", str(large), "--out", str(folder / "large.csv")))
    yield _growth(
        f"{gigabytes:.1f} GB of RF64 ({hours * 3600 / ran.seconds:.0f} times real time)",
        ran.peak_bytes - base.peak_bytes,
    )


def _growth(what: str, grown_bytes: int) -> Line:
    grown = max(grown_bytes / 1e6, 1.0)
    return Line(
        f"memory in {what}",
        f"grows less than {GROWTH_MB:.0f} MB",
        f"{grown:.0f} MB",
        GROWTH_MB / grown,
        {"grown_mb": grown},
    )
