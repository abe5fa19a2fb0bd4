"""Runs the real program (`gui.__main__.main`) and does in it what a person does, step by step; says on lines of JSON what it saw.

    python -m tests.journeys.driver day FOLDER TABLE        a day's work; then it waits to be killed
    python -m tests.journeys.driver reopen FOLDER           opens the folder again, looks, takes an edit back, closes the window
    python -m tests.journeys.driver imports FOLDER          opens it, sees and hears the first recording; who imported what has Qt's types
    python -m tests.journeys.driver record FOLDER SOUND     records SOUND as it is played
    python -m tests.journeys.driver play FOLDER OUT         plays the first recording; what comes out and where the cursor was, into OUT
    python -m tests.journeys.driver play_on FOLDER OUT      the same of all recordings of the timeline it lies on
    python -m tests.journeys.driver play_busy FOLDER OUT    the same of the first one, by a window that stands still for a while

A step is a generator that yields what it waits for: a function that is true when the program has got there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.labels.groups import GroupBy
from gui import __main__, app
from gui.dialogs import export_dialog, group_dialog
from gui.main_window import MainWindow
from gui.session import Session
from tests import sound_server

Steps = Iterator[Callable[[], object]]
PATIENCE_S = 60.0
BUSY_S = 0.5
KEY_OF = {
    "3": Qt.Key.Key_1,
    "4": Qt.Key.Key_2,
    "8": Qt.Key.Key_3,
    "9": Qt.Key.Key_4,
}  # by the class number in the file's name


def tell(what: str, **seen: object) -> None:
    """One line for the test that looks on."""
    print(json.dumps({"what": what, **seen}), flush=True)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, as it comes from the keyboard."""
    QTest.keyClick(window.windowHandle(), key, modifier)


def seen(session: Session) -> dict[str, object]:
    """What is open now, in the project and in the list beside it."""
    project = session.project
    assert project is not None
    predictions = project.predictions()
    return {
        "recordings": len(session.rows),
        "labels": sorted((label.file, label.class_id, label.source) for label in project.labels()),
        "predictions": {
            file: [p.said, round(p.confidence or 0, 4), p.model_version] for file, p in predictions.items()
        },
        "undo": project.can_undo,
        "redo": project.can_redo,
        "version": [v.number for v in project.versions() if v.current],
        "read_only": project.read_only,
    }


def loaded(session: Session, count: int) -> bool:
    """Whether the list is filled and nothing runs any more."""
    quiet = not any(session.runs.is_running(kind) for kind in ("load", "scan", "classify", "teach", "judge", "export"))
    return session.project is not None and len(session.rows) == count and quiet


def day(window: MainWindow, folder: Path, table: Path) -> Steps:
    """Open, classify, correct ten, undo one, teach, see scores change, export."""
    session, count = window.session, len(list(folder.iterdir()))
    taught: list[object] = []
    session.teaching_done.connect(taught.append)
    yield lambda: loaded(session, count)
    assert session.project is not None
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    yield lambda: len(session.project.predictions()) == count and loaded(session, count)
    before = seen(session)
    tell("classified", **before)

    for _ in range(10):
        file = session.current
        assert file is not None
        labelled = len(session.project.labels())
        press(window, KEY_OF[file.split("-")[1]])
        yield lambda labelled=labelled: len(session.project.labels()) == labelled + 1
        yield lambda file=file: session.current != file  # the next one comes up by itself
    tell("corrected", **seen(session))
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield lambda: len(session.project.labels()) == 9

    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    yield lambda: taught and loaded(session, count)
    tell("taught", **seen(session))
    press(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    yield lambda: table.exists() and loaded(session, count)
    tell("exported", **seen(session))
    yield lambda: False  # until somebody kills us


def reopen(window: MainWindow, folder: Path) -> Steps:
    """Everything is there again, also the way back."""
    session, count = window.session, len(list(folder.iterdir()))
    yield lambda: loaded(session, count)
    assert session.project is not None
    tell("reopened", **seen(session))
    rows = {row: session.rows.files[row] for row in range(len(session.rows))}
    tell("list", files=sorted(rows.values()))
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield lambda: len(session.project.labels()) == 8
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    yield lambda: len(session.project.labels()) == 9
    tell("closed", **seen(session))
    window.close()


def record(window: MainWindow, folder: Path, sound: Path) -> Steps:
    """Records what is played, through a window that is away for a moment; it joins the project."""
    session = window.session
    yield lambda: session.project is not None and not session.runs.is_running("scan")
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    yield lambda: window.live.listening is not None and window.live.listening.frames
    press(window, Qt.Key.Key_R)
    yield lambda: window.live.recorder is not None and window.live.recorder.received
    recorder = window.live.recorder
    assert recorder is not None
    played = subprocess.Popen(
        ["paplay", "--latency-msec=2000", str(sound)]
    )  # more than it is long: the player never lacks sound
    heard = recorder.received
    yield lambda: recorder.received > heard + recorder.rate_hz // 2
    busy_until_s = time.monotonic() + 0.5
    while time.monotonic() < busy_until_s:
        pass
    yield lambda: played.poll() == 0
    heard = recorder.received
    yield lambda: recorder.received > heard + recorder.rate_hz // 5
    press(window, Qt.Key.Key_R)
    yield lambda: session.project.predictions()
    tell("recorded", file=recorder.path.name, received=recorder.received, problem=str(recorder.problem))
    window.close()


def play_on(window: MainWindow, folder: Path, out: Path) -> Steps:
    """Plays all of a timeline."""
    window.session.set_setting(play_on_arrival=False)
    yield lambda: loaded(window.session, len(list(folder.iterdir())))
    yield lambda: window.session.current is not None and window.spectrogram.duration_s
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    yield lambda: window.spectrogram.timeline.several
    yield from play(window, folder, out)


def play_busy(window: MainWindow, folder: Path, out: Path) -> Steps:
    """Plays, and once a second of it was heard the window does nothing for BUSY_S."""

    def stand_still(at_s: float) -> None:
        if at_s > 1:
            window.player.moved.disconnect(stand_still)
            time.sleep(BUSY_S)

    window.player.moved.connect(stand_still)
    yield from play(window, folder, out)


def play(window: MainWindow, folder: Path, out: Path) -> Steps:
    """Plays the current recording to its end and hears what comes out of the loudspeaker meanwhile."""
    session = window.session
    session.set_setting(play_on_arrival=False)
    yield lambda: session.current is not None and session.duration_s(session.current)
    player = window.player
    yield lambda: player.button.isEnabled()
    heard = sound_server.Recording(dict(os.environ))
    yield lambda: heard.take() > 0
    cursor: list[tuple[int, float]] = []
    player.moved.connect(lambda at_s: cursor.append((heard.take(), at_s)) if player.playing else None)
    press(window, Qt.Key.Key_Space)
    yield lambda: player.playing
    yield lambda: not player.playing
    frames = heard.take()
    yield lambda: heard.take() > frames + sound_server.RATE_HZ // 5
    np.savez(out, sound=heard.close(), cursor=np.array(cursor))
    window.close()


class Imports:
    """Notes, of every module imported from now on, the thread."""

    def __init__(self) -> None:
        self.by: dict[str, str] = {}
        sys.meta_path.insert(0, self)  # type: ignore[arg-type]

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Finds nothing; the others do."""
        self.by[name] = threading.current_thread().name


def imports(window: MainWindow, folder: Path) -> Steps:
    """The picture and the device are there; then the threads by module."""
    noted = _imports
    assert noted is not None
    yield lambda: loaded(window.session, len(list(folder.iterdir())))
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    yield lambda: "PySide6.QtMultimedia" in sys.modules and "gui.hearing.spectrogram" in sys.modules
    yield lambda: window.session.project is not None and not window.session.project.pending()
    tell("imports", by={name: by for name, by in noted.by.items() if name.startswith(QT)})
    window.close()


QT = ("PySide6", "shiboken6", "pyqtgraph", "gui.")
_imports: Imports | None = None


class Driven(QApplication):
    """The application, with somebody at the keyboard.  A step that waits in vain ends the program, and says what it saw."""

    steps: Callable[[MainWindow], Steps]

    def exec(self) -> int:  # type: ignore[override]
        """The event loop, and the steps within it."""
        window = next(widget for widget in self.topLevelWidgets() if isinstance(widget, MainWindow))
        self._steps = type(self).steps(window)
        self._ready: Callable[[], object] = lambda: window.isVisible() and window.isActiveWindow()
        self._until_s = time.monotonic() + PATIENCE_S
        self._timer = QTimer()
        self._timer.timeout.connect(self._go_on)
        self._timer.start(10)
        return QApplication.exec()

    def _go_on(self) -> None:
        try:
            if self._ready():
                self._ready, self._until_s = next(self._steps), time.monotonic() + PATIENCE_S
            elif time.monotonic() > self._until_s:
                window = next(widget for widget in self.topLevelWidgets() if isinstance(widget, MainWindow))
                raise TimeoutError(
                    f"waited in vain; {seen(window.session)}; {self.activeModalWidget()}, {self.focusWidget()}"
                )
        except StopIteration:
            self._timer.stop()
        except BaseException:
            traceback.print_exc()
            os._exit(3)


def choose_group(session: Session, parent: object = None) -> bool:
    """In place of the dialog: recordings of one source belong together."""
    assert session.project is not None
    session.project.change(group=GroupBy("name", separator="-", part=0))
    return True


def main() -> int:
    """See above."""
    global _imports
    name, folder, *more = sys.argv[1:]
    if name == "imports":
        _imports = Imports()
    Driven.steps = staticmethod(lambda window: globals()[name](window, Path(folder), *map(Path, more)))
    app.QApplication = Driven  # type: ignore[misc]
    group_dialog.ask = choose_group
    export_dialog.ask = lambda session, parent=None: session.runs.export(Path(more[0]), None)
    return __main__.main([folder])


if __name__ == "__main__":
    sys.exit(main())
