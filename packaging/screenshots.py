"""The pictures of the README, taken from the real program: `make screenshots`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt

from gui import __main__, app
from gui.main_window import MainWindow
from tests.journeys.driver import Driven, Steps, choose_group, loaded, press

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "screenshots"
SAMPLES = ROOT / "resources" / "samples"
SHOWN = "synthetic siren 1.wav"
EPOCHS = 24  # of the training that is pictured half-way


def pause(seconds: float = 1.0):
    """Lets pictures be drawn and hints fade."""
    until_s = time.monotonic() + seconds
    return lambda: time.monotonic() > until_s


def take(window: MainWindow, name: str) -> None:
    """One picture of the whole window."""
    window.grab().save(str(PICTURES / f"{name}.png"))


def steps(window: MainWindow) -> Steps:
    """Start page; samples opened, classified, labelled by their names, taught, and a network in training; light and dark."""
    session = window.session
    window.resize(1480, 880)
    session.set_setting(theme="light", play_on_arrival=False)
    yield pause()
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
    window.close()


def main() -> int:
    """Takes all pictures; settings and projects are none of the person's own."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    place = tempfile.mkdtemp(prefix="earmark-")
    os.environ |= {
        "EARMARK_SETTINGS": f"{place}/settings.toml",
        "EARMARK_PROJECTS": f"{place}/projects",
        "EARMARK_LOG": f"{place}/log",
    }
    try:
        Driven.steps = staticmethod(steps)
        app.QApplication = Driven  # type: ignore[misc]
        return __main__.main([])
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
