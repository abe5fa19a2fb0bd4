"""Runs the real window with somebody at the keyboard, and with a clock: `python -m tests.bench.watched NAME FOLDER`; prints JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QObject, Qt, QTimer

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


class Bursts(QObject):
    """When a loud column of the live picture is painted first, and how often it is painted at all."""

    def __init__(self, waterfall) -> None:
        super().__init__()
        self.seen_s: list[float] = []
        self.painted = 0
        self._waterfall, self._shown, self._loud = waterfall, waterfall.shown, False
        waterfall.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted += 1
            picture = self._waterfall
            levels = picture._db[:, np.arange(self._shown, picture.shown) % picture._db.shape[1]].mean(0)
            self._shown = picture.shown
            for loud in (levels > LOUD_DB).tolist():
                if loud and not self._loud:
                    self.seen_s.append(time.monotonic())
                self._loud = loud
        return False


LOUD_DB = -60.0


def live(window: MainWindow, folder: Path) -> Steps:
    """Records what is played while the model listens: what was received, what was seen when, what is held every second."""
    session, page = window.session, window.live
    yield lambda: loaded(session, 1)
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    yield lambda: page.listening is not None and page.listening.heard is not None
    press(window, Qt.Key.Key_R)
    yield lambda: page.recorder is not None and page.recorder.received
    recorder, listening = page.recorder, page.listening
    assert recorder is not None
    assert listening is not None
    watch, began_s = Bursts(page.waterfall), time.monotonic()
    played = os.environ["EARMARK_BENCH_PLAYED"]
    told = Path(f"{played}.json")
    player = subprocess.Popen([sys.executable, "-m", "tests.bench.played", played, str(told)])
    held_mb, answers, own = [], 0, psutil.Process()
    while player.poll() is None:
        look_s, last = time.monotonic() + 1.0, listening.heard
        yield lambda until_s=look_s: time.monotonic() > until_s
        answers += listening.heard is not last
        held_mb.append(own.memory_info().rss / 1e6)
    seconds, received = time.monotonic() - began_s, recorder.received
    yield lambda: recorder.received > received + recorder.rate_hz // 2
    press(window, Qt.Key.Key_R)
    yield lambda: len(session.rows) == 2 and recorder.written == recorder.received
    seen = {"file": recorder.path.name, "received": recorder.received, "written": recorder.written}
    seen |= {"problem": str(recorder.problem or ""), "heard": json.loads(told.read_text()), "seen": watch.seen_s}
    seen |= {"painted": watch.painted, "seconds": seconds, "held_mb": held_mb, "answers": answers}
    print(json.dumps(seen), flush=True)
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
    steps = {"start": start, "gaps": gaps, "live": live}[name]

    def begin(window: MainWindow) -> Iterator:
        return steps(window, Path(folder))

    Driven.steps = staticmethod(begin)
    app.QApplication = Driven  # type: ignore[misc]
    group_dialog.ask = lambda session, parent=None: True
    return __main__.main([folder])


if __name__ == "__main__":
    sys.exit(main())
