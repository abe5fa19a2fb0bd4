"""The work of a frame while panning and zooming over a day of 1 440 one-minute files, and over a single recording of ten minutes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import soundfile

from tests.bench.measure import Line

FRAME_MS = 8.0
SIZE = 1400, 620
RATE_HZ = 22_050
WAIT_S = 120


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """The panel as the window has it, its pictures made in the lane meanwhile; 19 frames of 20 count."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    count = 60 if quick else 1440
    one, many = single(folder / "one"), day(folder / "day", count)
    frames = 40 if quick else 240
    alone, _ = measured(application, one, frames)
    all_day, far_s = measured(application, many, frames)
    yield Line(
        f"a frame over a day of {count:,} files (19 of 20)",
        f"{FRAME_MS:.0f} ms, or as over one",
        f"{all_day:.1f} ms, {alone:.1f} over one recording",
        max(FRAME_MS, alone) / all_day,
        {"day_ms": all_day, "one_ms": alone, "far_view_s": far_s},
    )


def noise(seconds: int) -> np.ndarray:
    return np.random.default_rng(5).normal(0, 0.1, seconds * RATE_HZ).astype(np.float32)


def single(folder: Path) -> Path:
    """Ten minutes in one file."""
    folder.mkdir()
    soundfile.write(folder / "r_20190522_000000.wav", noise(600), RATE_HZ)
    return folder


def day(folder: Path, count: int) -> Path:
    """A minute of sound under as many names."""
    folder.mkdir()
    first = folder.with_suffix(".wav")
    soundfile.write(first, noise(60), RATE_HZ)
    begins = datetime.fromisoformat("2019-05-22T00:00:00")
    for k in range(count):
        os.link(first, folder / f"r_{begins + timedelta(minutes=k):%Y%m%d_%H%M%S}.wav")
    return folder


def measured(application, folder: Path, count: int) -> tuple[float, float]:
    """Milliseconds that the window's thread works for a frame, and the seconds until all of it was seen sharply."""
    from engine.settings import Settings
    from gui.hearing.spectrogram import SpectrogramPanel
    from gui.lanes import Lanes
    from gui.session import Session

    session = Session(Settings(), Lanes.make())
    session.open_folder(folder, template="own")
    panel = SpectrogramPanel(session)
    panel.resize(*SIZE)
    panel.show()
    files = len(list(folder.iterdir()))

    def until(what) -> None:
        end_s = time.monotonic() + WAIT_S
        while not what() and time.monotonic() < end_s:
            application.processEvents()
            time.sleep(0.002)
        assert what()

    until(lambda: len(session.rows) == files and not np.isnan(session.rows.duration_s[:files]).any())
    session.select((session.rows.files[files // 2],))
    began = time.perf_counter()
    if files > 1:
        panel.look_at_timeline(True)
    showing = panel.showing
    until(lambda: showing.whole is not None and (files == 1 or (showing.beyond is not None and showing.beyond.exact)))
    far_s = time.perf_counter() - began
    first_s, last_s = panel.timeline.reach_s
    took = []
    for k in range(count):
        wide_s = (last_s - first_s) * 0.5 ** (6 * abs((k / count) * 2 - 1))  # out to all of it, and in again
        start_s = first_s + (last_s - first_s - wide_s) * (k % 40) / 40
        began = time.thread_time()
        panel.plots.look(start_s, start_s + wide_s)
        application.processEvents()
        took.append(1000 * (time.thread_time() - began))
        time.sleep(0.016)  # a screen's frame: the lane has its time
    panel.hide()
    session.runs.stop()
    session.lanes.close()
    session.close_project()
    return float(np.quantile(took[5:], 0.95)), far_s
