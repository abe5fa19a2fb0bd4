"""The work of a frame while panning and zooming over a recording with 10 000 regions, and with none."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.labels import Class, Label
from tests.bench.measure import Line

FRAME_MS = 8.0
SIZE = 1400, 620
LONG_S = 3600.0


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """Spectrogram, ribbon of labels and wave as the window has them, with no picture in them; 19 frames of 20 count."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from gui.hearing.marking import bars
    from gui.hearing.regions import Regions
    from gui.hearing.sound_plots import SoundPlots

    application = QApplication.instance() or QApplication([])
    plots = SoundPlots()
    plots.resize(*SIZE)
    plots.show()
    plots.view.setLimits(xMin=0, xMax=LONG_S)
    plots.all_frequencies(24_000)
    took = {}
    for count in (0, 500 if quick else 10_000):
        labels, classes = made(count)
        regions = Regions.of(labels, [], classes)
        plots.set_regions(regions)
        plots.marks.set_bars(*bars(regions))
        took[count] = frames(application, plots, 40 if quick else 240)
    few, many = took.values()
    numbers = {"without_ms": few, "with_ms": many}
    count = max(took)
    yield Line(
        f"a frame over {count:,} regions (19 of 20)",
        f"{FRAME_MS:.0f} ms",
        f"{many:.1f} ms, {few:.1f} without",
        FRAME_MS / many,
        numbers,
    )


def made(count: int) -> tuple[list[Label], list[Class]]:
    """Labels of five classes all over an hour, some over each other, most of them with a band."""
    rng = np.random.default_rng(0)
    starts_s = np.sort(rng.uniform(0, LONG_S - 5, count))
    low_hz = rng.uniform(0, 12_000, count)
    labels = [
        Label(k, "a.wav", at_s, at_s + long_s, low if k % 5 else None, low + 3000 if k % 5 else None, 1 + k % 5)
        for k, (at_s, long_s, low) in enumerate(
            zip(starts_s.tolist(), rng.uniform(0.1, 3, count).tolist(), low_hz.tolist())
        )
    ]
    return labels, [Class(k, f"class {k}", "", f"#{k * 40:02x}80{255 - k * 40:02x}") for k in range(1, 6)]


def frames(application, plots, count: int) -> float:
    """Milliseconds that the window's thread works from a new place to the last point painted: 19 frames of 20 took no longer."""
    took = []
    for k in range(count):
        wide_s = LONG_S * 0.5 ** (6 * abs((k / count) * 2 - 1))  # in to a minute, and out again
        start_s = (LONG_S - wide_s) * (k % 40) / 40
        began = time.thread_time()
        plots.look(start_s, start_s + wide_s)
        application.processEvents()
        took.append(1000 * (time.thread_time() - began))
    return float(np.quantile(took[5:], 0.95))
