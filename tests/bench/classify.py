"""Classify 1 000 four-second WAVs, all included: against the notebooks, and against the floor of what it is made of."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench import sounds
from tests.bench.measure import ROOT, Line, best, earmark
from tests.bench.measure import run as run_program

SETS = (("22.05 kHz mono", 22_050, 1), ("44.1 kHz stereo", 44_100, 2))
TIMES_NOTEBOOK = 15.0
TIMES_FLOOR = 1.5


def run_set(folder: Path, title: str, rate_hz: int, channels: int, quick: bool) -> Iterator[Line]:
    """Both lines of one set."""
    count = 50 if quick else 1000
    sounds.four_seconds(folder, count, rate_hz, channels)
    ours = [
        run_program(earmark("classify", str(folder), "--jobs", "2", "--out", str(folder / "out.csv"))).seconds
        for _ in range(1 if quick else 3)
    ]
    seconds = best(ours)
    # apart, because TensorFlow must not warm or burden what is measured here
    script = "import sys; from tests.bench.notebook import seconds_a_file; print(seconds_a_file(sys.argv[1:]))"
    some = [str(path) for path in sorted(folder.glob("*.wav"))[: 20 if quick else 200]]
    said = subprocess.run(
        [sys.executable, "-c", script, *some], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    notebook = float(said.split()[-1]) * count
    times = notebook / seconds
    yield Line(
        f"classify {count} WAVs, {title}, against the notebooks",
        f"{TIMES_NOTEBOOK:.0f} times",
        f"{times:.1f} times ({seconds:.2f} s; notebooks {notebook:.1f} s)",
        times / TIMES_NOTEBOOK,
        {"earmark_s": seconds, "notebook_s": notebook},
    )
    stages = floor(sorted(folder.glob("*.wav")))
    total = sum(stages.values())
    yield Line(
        f"the same, {title}, against its own floor",
        f"within {TIMES_FLOOR} times",
        f"{seconds / total:.2f} times ({', '.join(f'{name} {took:.2f} s' for name, took in stages.items())})",
        TIMES_FLOOR * total / seconds,
        {"earmark_s": seconds, **{f"{name}_s": took for name, took in stages.items()}},
    )


def floor(paths: Sequence[Path]) -> dict[str, float]:
    """Seconds of each stage done alone, by itself, on two threads: decode, resample, mel, network."""
    import soundfile
    import soxr

    from engine import features, model
    from engine.model import litert

    made = model.find("everyday")
    front = made.frontend
    decoded = timed(lambda path: soundfile.read(path, dtype="float32", always_2d=True), paths)
    mixed = [(sound.mean(1, dtype=np.float32), rate_hz) for sound, rate_hz in decoded.results]
    resampled = timed(
        lambda one: soxr.resample(one[0], one[1], front.rate_hz, quality="HQ") if one[1] != front.rate_hz else one[0],
        mixed,
    )
    windows = np.concatenate([features.windows(sound, front)[0] for sound in resampled.results])
    batches = [windows[i : i + litert.BATCH] for i in range(0, len(windows), litert.BATCH)]
    mel = timed(lambda batch: front.features(batch), batches)
    whole = timed_backbones(lambda: litert.Backbone(made, threads=1), batches)
    return {
        "decode": decoded.seconds,
        "resample": resampled.seconds,
        "mel": mel.seconds,
        "network": max(0.0, whole - mel.seconds),
    }


class Timed:
    """What a stage gave, and the seconds it took."""

    def __init__(self, seconds: float, results: list[Any]):
        self.seconds, self.results = seconds, results


def timed(stage: Callable[[Any], Any], things: Sequence[Any]) -> Timed:
    """A stage over all things on two threads."""
    with ThreadPoolExecutor(2) as pool:
        stage(things[0])
        started = time.perf_counter()
        results = list(pool.map(stage, things))
        return Timed(time.perf_counter() - started, results)


def timed_backbones(make: Callable[[], Any], batches: Sequence[np.ndarray]) -> float:
    """Seconds to embed all batches on two threads, a backbone each."""
    halves = batches[::2], batches[1::2]
    backbones = make(), make()
    for backbone in backbones:
        backbone.embed(batches[0])
    with ThreadPoolExecutor(2) as pool:
        started = time.perf_counter()
        list(pool.map(lambda pair: [pair[0].embed(batch) for batch in pair[1]], zip(backbones, halves)))
        return time.perf_counter() - started


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """Every set."""
    for title, rate_hz, channels in SETS:
        yield from run_set(folder / f"{rate_hz}", title, rate_hz, channels, quick)
