"""Pictures of a day at 48 kHz: how soon something is seen, how soon it is sharp, what a tile costs, and what looking around takes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil

from tests.bench import sounds
from tests.bench.measure import Line

RATE_HZ = 48_000
COLUMNS = 1_024
FIRST_MS, SHARP_S, GROWTH_MB, TIMES_FFT, FRAME_MS = 300.0, 1.0, 200.0, 1.5, 8.0
BUILD_S = 15.0
WANDERING_S = 60.0


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """A day, or in a hurry an hour."""
    os.environ["EARMARK_CACHE"] = str(folder / "cache")
    import scipy.fft  # noqa: F401 - the window has imported it when a person looks at a recording

    from engine.sound.picture import FileSound, Look, far
    from engine.sound.picture.mosaic import Mosaic, Tiles, mosaic

    hours = 1.0 if quick else 24.0
    day = sounds.long(folder / "day" / "day.rf64", hours, RATE_HZ, form="RF64")
    look, long_s = Look(), hours * 3600

    def drawn(start_s: float, end_s: float, coarse: bool = False) -> tuple[float, Mosaic]:
        began = time.perf_counter()
        sound = FileSound(day)
        seen = mosaic(sound, look, start_s, end_s, COLUMNS, Tiles(), coarse=coarse)
        sound.close()
        return time.perf_counter() - began, seen

    first_s = min(drawn(0, long_s, coarse=True)[0] for _ in range(3))
    yield _line(
        f"first picture of {hours:g} h", f"{FIRST_MS:.0f} ms", f"{1000 * first_s:.0f} ms", FIRST_MS / 1000 / first_s
    )
    middle = long_s / 2
    took = {wide_s: drawn(middle, middle + wide_s) for wide_s in (2.0, 60.0, 600.0)}
    slowest = max(seconds for seconds, _ in took.values())
    assert all(seen.exact for _, seen in took.values())
    told = ", ".join(f"{wide_s:g} s in {1000 * seconds:.0f} ms" for wide_s, (seconds, _) in took.items())
    yield _line("sharp, spans up to 10 minutes", f"{SHARP_S:g} s", told, SHARP_S / slowest)
    began = time.perf_counter()
    far.Far(FileSound(day), look).build()
    built_s = time.perf_counter() - began
    yield _line(
        f"far view of {hours:g} h", f"{BUILD_S * hours / 24:.1f} s", f"{built_s:.1f} s", BUILD_S * hours / 24 / built_s
    )
    took = {wide_s: drawn(0, wide_s) for wide_s in (3600.0, long_s / 4, long_s)}
    assert all(seen.exact for _, seen in took.values())
    slowest = max(seconds for seconds, _ in took.values())
    yield _line("sharp, any span after that", f"{SHARP_S:g} s", f"{1000 * slowest:.0f} ms", SHARP_S / slowest)
    yield from _tile(day)
    yield _wandering(day, long_s, 5.0 if quick else WANDERING_S)
    yield _frames(40 if quick else 240)


def _line(what: str, asked: str, measured: str, times: float) -> Line:
    return Line(what, asked, measured, times)


def _best(do: Callable[[], object], times: int = 7) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return min(took)


def _tile(day: Path) -> Iterator[Line]:
    """A tile of 256 single windows against scipy's transforms of as many windows alone, on one thread each, one after the other.

    From samples in memory, and read from the file where the last reading was elsewhere.
    """
    from scipy import fft

    from engine.sound.picture import COLUMNS as TILE
    from engine.sound.picture import FileSound, Look, Place, make
    from engine.sound.picture.source import Held

    look, sound = Look(), FileSound(day)
    place = Place(look.stride.bit_length() - 1, 100)
    begin, margin = place.start - look.window_length, 2 * look.window_length
    held = Held(sound.read(begin, place.end - place.start + margin), begin, sound.frames, sound.rate_hz)
    rng = np.random.default_rng(0)
    windows = rng.normal(0, 0.1, (TILE, look.window_length)).astype(np.float32)
    doing = {
        "fft": lambda: fft.rfft(windows, axis=1),
        "computed": lambda: make(held, look, place),
        "read": lambda: make(sound, look, place),
    }
    rounds = [
        {name: _best(do) for name, do in doing.items()} for _ in range(20)
    ]  # in turn, for the machine's speed changes
    took = {name: min(one[name] for one in rounds) for name in doing}
    sound.close()
    for name, what in {"computed": "a tile", "read": "a tile, with reading,"}.items():
        yield Line(
            f"{what} against scipy's transforms alone",
            f"within {TIMES_FFT} times",
            f"{took[name] / took['fft']:.1f} times ({1000 * took[name]:.2f} ms, {1000 * took['fft']:.2f} ms)",
            TIMES_FFT * took["fft"] / took[name],
            {"tile_ms": 1000 * took[name], "fft_ms": 1000 * took["fft"]},
        )


def _wandering(day: Path, long_s: float, for_s: float) -> Line:
    from engine.sound.picture import FileSound, Look
    from engine.sound.picture.mosaic import Tiles, mosaic

    process, tiles, sound, look = psutil.Process(), Tiles(), FileSound(day), Look()
    rng = np.random.default_rng(1)
    mosaic(sound, look, 0, 60, COLUMNS, tiles)
    before, most, until_s, many = process.memory_info().rss, 0, time.monotonic() + for_s, 0
    while time.monotonic() < until_s:
        wide_s = float(np.exp(rng.uniform(np.log(0.5), np.log(long_s))))
        start_s = rng.uniform(0, long_s - wide_s)
        mosaic(sound, look, start_s, start_s + wide_s, COLUMNS, tiles)
        most, many = max(most, process.memory_info().rss), many + 1
    grown_mb = max(1.0, (most - before) / 1e6)
    return Line(
        f"memory while looking around for {for_s:g} s, {many} pictures",
        f"{GROWTH_MB:.0f} MB",
        f"{grown_mb:.0f} MB",
        GROWTH_MB / grown_mb,
        {"grown_mb": grown_mb},
    )


def _frames(count: int) -> Line:
    """The window's work of a frame while it pans and zooms over pictures that are there; 19 of 20 frames took no longer."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from engine.sound.picture.seen import Peaks, Picture, shades
    from gui.hearing.sound_plots import SoundPlots
    from tests.bench.regions import LONG_S, SIZE, frames

    application = QApplication.instance() or QApplication([])
    plots = SoundPlots()
    plots.resize(*SIZE)
    plots.show()
    plots.view.setLimits(xMin=0, xMax=LONG_S)
    plots.all_frequencies(RATE_HZ // 2)
    rng = np.random.default_rng(2)
    for which, (start_s, end_s) in (("whole", (0.0, LONG_S)), ("near", (600.0, 1200.0))):
        db = rng.uniform(-90, -20, (513, 1400)).astype(np.float32)
        peaks = Peaks(
            rng.uniform(-1, 0, 1400).astype(np.float32), rng.uniform(0, 1, 1400).astype(np.float32), start_s, end_s
        )
        plots.paint(which, [Picture(db, start_s, end_s, RATE_HZ, 1024, peaks)], [shades(db, -90, -20)], "viridis")
        plots.wave.set_peaks([peaks])
    took_ms = frames(application, plots, count)
    return Line(
        "a frame over pictures (19 of 20)",
        f"{FRAME_MS:.0f} ms",
        f"{took_ms:.1f} ms",
        FRAME_MS / took_ms,
        {"ms": took_ms},
    )
