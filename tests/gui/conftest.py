"""What the window's tests stand on: a folder of made-up sounds, a session whose jobs run at once, no dialog that waits for anyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QDialog, QMessageBox

from engine.settings import Settings
from gui import theme, words
from gui.lanes import Lanes
from gui.session import Session

RATE_HZ = 22_050


def write_tone(path: Path, duration_s: float = 0.5, pitch_hz: float = 440.0) -> Path:
    """Writes a short tone."""
    t = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * pitch_hz * t).astype(np.float32), RATE_HZ)
    return path


@pytest.fixture
def tone() -> Callable[..., Path]:
    """Writes a short tone: `tone(path, duration_s=0.5, pitch_hz=440)`."""
    return write_tone


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight short recordings."""
    for n in range(1, 9):
        write_tone(tmp_path / "sounds" / f"take {n}.wav", pitch_hz=200.0 * n)
    return tmp_path / "sounds"


@pytest.fixture(scope="session", autouse=True)
def english(qapp) -> None:
    """Plurals as the program has them."""
    words.install(qapp)


@pytest.fixture(autouse=True)
def no_waiting_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A modal dialog in a test would wait for ever: it is a failure that says what was asked."""

    def refuse(self: QDialog) -> int:
        words = self.text() if isinstance(self, QMessageBox) else self.windowTitle()
        raise AssertionError(f"a dialog waits for an answer: {words}")

    monkeypatch.setattr(QDialog, "exec", refuse)


@pytest.fixture
def make_session(qapp) -> Iterator[Callable[..., Session]]:
    """Makes sessions; their lanes are closed afterwards and must leave no thread behind."""
    made: list[Session] = []

    def make(inline: bool = True, **settings) -> Session:
        theme.apply("light")
        made.append(Session(Settings(play_on_arrival=False, **settings), Lanes.make(inline)))
        return made[-1]

    yield make
    for session in made:
        session.runs.stop()
        session.lanes.close()
        session.close_project()
        for lane in vars(session.lanes).values():
            assert not lane.findChildren(QThread)


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    """A session whose jobs run at once."""
    return make_session()


@pytest.fixture
def opened(session: Session, folder: Path) -> Session:
    """The same with the eight recordings open, three classes of its own, and the first recording selected."""
    session.open_folder(folder, template="own")
    for name in ("dog", "rain", "siren"):
        session.add_class(name)
    return session
