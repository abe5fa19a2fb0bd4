"""Runs the real window with somebody at the keyboard, and with a clock: `python -m tests.bench.watched NAME FOLDER`; prints JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from engine.labels import Target
from engine.labels.groups import GroupBy
from gui import __main__, app
from gui.dialogs import group_dialog
from gui.main_window import MainWindow
from tests.journeys.driver import Driven, Steps, loaded, press

HEAVY = ("tensorflow", "keras", "librosa", "pandas", "sklearn")


class Gaps(QObject):
    """The longest time the event loop was away, by what was going on; a timer that should ring every 2 ms listens."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms: dict[str, float] = {}
        self.phase = ""
        self._last_s = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ring)
        self._timer.start(2)

    def begin(self, phase: str) -> None:
        """From now on it is this that goes on."""
        self.phase, self._last_s = phase, time.perf_counter()

    def _ring(self) -> None:
        now_s = time.perf_counter()
        gap_ms = 1000 * (now_s - self._last_s) - 2
        self.longest_ms[self.phase] = max(self.longest_ms.get(self.phase, 0.0), gap_ms)
        self._last_s = now_s


def start(window: MainWindow, folder: Path) -> Steps:
    """How long until the window can be used, and, after Classify, until the first rows are there."""
    session = window.session
    yield lambda: session.project is not None and len(session.rows) > 0
    usable_s = time.time() - float(os.environ["EARMARK_STARTED"])
    heavy = [name for name in HEAVY if name in sys.modules]
    count = len(list(folder.iterdir()))
    yield lambda: loaded(session, count)
    arrived: list[float] = []
    session.predictions_changed.connect(lambda files: arrived.append(time.perf_counter()))
    pressed_s = time.perf_counter()
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    yield lambda: arrived
    heavy += [name for name in HEAVY if name in sys.modules]
    print(json.dumps({"usable_s": usable_s, "first_rows_s": arrived[0] - pressed_s, "heavy": heavy}), flush=True)
    window.close()


def gaps(window: MainWindow, folder: Path) -> Steps:
    """The longest gaps in the event loop while classifying, teaching and training."""
    session, count = window.session, len(list(folder.iterdir()))
    yield lambda: loaded(session, count)
    watch, taught = Gaps(), []
    session.teaching_done.connect(taught.append)
    watch.begin("classifying")
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    yield _ended(window, "classify")
    assert session.project is not None
    assert not session.project.pending()
    watch.begin("labelling")
    ids = [one.id for one in session.classes[:3]]
    for k, path in enumerate(sorted(folder.iterdir())):
        session.edits.show(session.project.label([Target(path.name)], ids[k % 3]))
    session.project.change(group=GroupBy("recording"))
    watch.begin("teaching")
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    yield lambda: taught and loaded(session, count)
    watch.begin("training")
    epochs: list[object] = []
    session.training_progressed.connect(epochs.append)
    session.runs.train("earmark", 2)
    yield _ended(window, "train", "judge")
    watch.begin("")
    print(json.dumps({"longest_ms": watch.longest_ms, "epochs": sum("epoch" in line for line in epochs)}), flush=True)
    window.close()


def _ended(window: MainWindow, *kinds: str):
    begun: list[bool] = []

    def ended() -> bool:
        running = any(window.session.runs.is_running(kind) for kind in kinds)
        if running:
            begun.append(True)
        return bool(begun) and not running

    return ended


def main() -> int:
    """See above."""
    name, folder = sys.argv[1:]
    steps = {"start": start, "gaps": gaps}[name]

    def begin(window: MainWindow) -> Iterator:
        return steps(window, Path(folder))

    Driven.steps = staticmethod(begin)
    app.QApplication = Driven  # type: ignore[misc]
    group_dialog.ask = lambda session, parent=None: True
    return __main__.main([folder])


if __name__ == "__main__":
    sys.exit(main())
