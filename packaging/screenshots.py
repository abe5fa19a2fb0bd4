"""The pictures of the README, taken from the real program: `make screenshots`, or PARTS of them: `screenshots.py far`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import Qt

from gui import __main__, app
from gui.main_window import MainWindow
from tests import sound_server
from tests.journeys.driver import Driven, Steps, choose_group, loaded, press

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "screenshots"
SAMPLES = ROOT / "resources" / "samples"
RATE_HZ = 22_050
LONG: list[Path] = []  # where the long recording lies
SHOWN = "synthetic siren 1.wav"
EPOCHS = 24  # of the training that is pictured half-way
MINUTE_S = 1_380.0  # where a minute of the long recording begins that is seen near
HEARD = ("dog bark 1", "car horn 1", "siren 1")


def pause(seconds: float = 1.0):
    """Lets pictures be drawn and hints fade."""
    until_s = time.monotonic() + seconds
    return lambda: time.monotonic() > until_s


def take(window: MainWindow, name: str) -> None:
    """One picture of the whole window."""
    window.grab().save(str(PICTURES / f"{name}.png"))


def take_sound(window: MainWindow, name: str) -> None:
    """One picture of the spectrogram alone."""
    window.spectrogram.grab().save(str(PICTURES / f"{name}.png"))


def long_recording(folder: Path) -> None:
    """Two hours of the samples, here and there in faint noise that comes and goes."""
    rng = np.random.default_rng(5)
    sounds = [soundfile.read(path, dtype="float32")[0] for path in sorted(SAMPLES.glob("*.wav"))]
    folder.mkdir()
    with soundfile.SoundFile(folder / "REC_20260501_043000.wav", "w", RATE_HZ, 1, "PCM_16") as file:
        for minute in range(120):
            noise = rng.normal(0, 0.002 * (1.5 + np.sin(minute / 9)), 60 * RATE_HZ).astype(np.float32)
            for _ in range(rng.poisson(2 + 2 * np.sin(minute / 15))):
                sound = sounds[rng.integers(len(sounds))] * rng.uniform(0.1, 0.8)
                at = rng.integers(0, len(noise) - len(sound))
                noise[at : at + len(sound)] += sound.astype(np.float32)
            file.write(np.clip(noise, -1, 1))


def steps(window: MainWindow) -> Steps:
    """The parts that are wanted, one after the other."""
    window.resize(1480, 880)
    window.session.set_setting(theme="light", play_on_arrival=False)
    yield pause()
    for name in sys.argv[1:] or PARTS:
        yield from PARTS[name](window)
    window.close()


def main_window(window: MainWindow) -> Steps:
    """Start page; samples opened, classified, labelled by their names; light and dark."""
    session = window.session
    take(window, "start")
    window.open_samples()
    count = len(list(SAMPLES.glob("*.wav")))
    yield lambda: loaded(session, count)
    project = session.project
    assert project is not None
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    yield lambda: len(project.predictions()) == count and loaded(session, count)
    files = [path.name for path in sorted(SAMPLES.glob("*.wav"))]
    sure = [file for file, said in project.predictions().items() if said.predicted and said.predicted in file]
    session.select(tuple(sure[:9]))
    session.accept()
    session.select((SHOWN if SHOWN in files else files[0],))
    yield pause(3)
    take(window, "main-light")
    session.set_setting(theme="dark")
    yield pause(2)
    take(window, "main-dark")
    session.set_setting(theme="light")


def training(window: MainWindow) -> Steps:
    """The samples of before taught, and a network in training."""
    session = window.session
    project, count = session.project, len(session.rows)
    assert project is not None
    session.edits.show(project.import_labels(project.plan_from_names(r"synthetic (?P<label>.+?)(ing)? \d+")))
    choose_group(session)
    taught: list[object] = []
    session.teaching_done.connect(taught.append)
    session.teach()
    yield lambda: taught and loaded(session, count)
    window.show_page("training")
    panel = window.training.train_panel
    panel.epochs.setValue(EPOCHS)
    panel.start.click()
    yield lambda: len(panel.curves.epochs) >= EPOCHS // 2
    yield pause(0.2)
    take(window, "training")
    yield lambda: not session.runs.is_running("train") and not session.runs.is_running("judge")
    window.show_page("label")


def far(window: MainWindow) -> Steps:
    """Two hours in one view, and a minute of them."""
    session, panel = window.session, window.spectrogram
    session.set_setting(theme="dark", clock=True, colour_map="magma")
    session.open_folder(LONG[0])
    yield lambda: loaded(session, 1) and panel.showing.whole is not None and panel.showing.whole.exact
    panel.fit()
    yield pause(2)
    take_sound(window, "far")
    panel.go_to_time(MINUTE_S)
    panel.plots.look(MINUTE_S, MINUTE_S + 60.0)
    session.set_picture(frequency_scale="log")
    yield pause(2)
    take_sound(window, "log")
    session.set_setting(theme="light", clock=False, colour_map="viridis")


def live(window: MainWindow) -> Steps:
    """Samples as the microphone hears them."""
    window.show_page("live")
    yield lambda: window.live.listening is not None and window.live.listening.frames
    for number in HEARD:
        child = subprocess.Popen(["paplay", str(SAMPLES / f"synthetic {number}.wav")])
        yield lambda child=child: child.poll() is not None
    yield pause(0.2)
    take(window, "live")


PARTS = {"main": main_window, "training": training, "far": far, "live": live}


def main() -> int:
    """Takes all pictures; settings and projects are none of the person's own."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    place = tempfile.mkdtemp(prefix="earmark-")
    os.environ |= {
        "EARMARK_SETTINGS": f"{place}/settings.toml",
        "EARMARK_PROJECTS": f"{place}/projects",
        "EARMARK_LOG": f"{place}/log",
        "EARMARK_CACHE": f"{place}/cache",
    }
    LONG[:] = [Path(place) / "night"]
    long_recording(LONG[0])
    try:
        Driven.steps = staticmethod(steps)
        app.QApplication = Driven  # type: ignore[misc]
        with sound_server.sound_server() as environment:  # a window without sound would say so in every picture
            os.environ |= environment
            return __main__.main([])
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
