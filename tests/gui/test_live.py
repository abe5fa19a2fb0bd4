"""The page of the microphone: nothing that is heard is lost, whatever the window, the disk or the microphone does."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import UserError
from engine.sound import growing
from engine.sound.recorder import Recorder
from engine.sound.rolling import COLUMNS_A_SECOND
from gui.live.listening import Listening
from gui.live.microphone import Microphone
from gui.live.page import LivePage
from gui.main_window import MainWindow
from gui.worker import Job

RATE_HZ = 16_000
BLOCK = 320


class Wire:
    """What is said into it is heard: a counter, so that a missing sample shows."""

    def __init__(self) -> None:
        self.said = 0
        self.allowed = 0
        self.cut = False
        self._lock = threading.Lock()

    def say(self, frames: int) -> None:
        with self._lock:
            self.allowed += frames

    def read(self) -> np.ndarray:
        with self._lock:
            count = min(BLOCK, self.allowed - self.said)
            values = (np.arange(self.said, self.said + count) % 30_000 - 15_000) / 32_768
            self.said += count
        return np.stack([values, -values], axis=1).astype(np.float32)

    def close(self) -> None:
        self.cut = True


class Cable(Microphone):
    def open(self, rate_hz: int):
        return self.device


class Desk(QObject):
    """In place of the system's microphones."""

    changed = Signal()

    def __init__(self, *there: Microphone, why_not: str = "") -> None:
        super().__init__()
        self.there, self.why_not = there, why_not

    def look(self) -> None:
        pass


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def desk(wire: Wire) -> Desk:
    return Desk(Cable("1", "A microphone on the desk", RATE_HZ, (8000, RATE_HZ, 48_000), 2, wire))


@pytest.fixture
def page(make_session: Callable, folder: Path, desk: Desk, qtbot) -> Iterator[LivePage]:
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8 and not session.runs.is_running("scan"))
    made = LivePage(session, microphones=desk)
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not session.lanes.microphone.jobs and not session.lanes.hearing.jobs)


def said(session) -> list[str]:
    told: list[str] = []
    session.failed.connect(lambda error: told.append(str(error)))
    return told


def recorded(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="int16", always_2d=True)[0]


def unbroken(values: np.ndarray) -> bool:
    left = values[:, 0].astype(int) + 15_000
    return bool((np.diff(left) % 30_000 == 1).all()) and bool((values[:, 0] == -values[:, 1]).all())


def test_it_listens_when_it_is_shown_and_not_when_it_is_left(page: LivePage, wire: Wire, qtbot) -> None:
    assert page.listening is not None
    wire.say(RATE_HZ)
    qtbot.waitUntil(lambda: page.waterfall.shown > COLUMNS_A_SECOND // 2)
    page.hide()
    assert page.listening is None
    qtbot.waitUntil(lambda: wire.cut)


@pytest.mark.parametrize(
    ("free_bytes", "words"),
    [(24 * 3600 * 96_000, "room for 12 h"), (8 * 60 * 96_000, "room for 4 min"), (0, "room for 0 min")],
)
def test_how_long_there_is_room_is_told_in_hours_or_minutes(
    page: LivePage, monkeypatch, free_bytes: int, words: str
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free_bytes))
    page.strip.show_shape(48_000, 2)
    assert words in page.strip.place.words


def test_a_recording_joins_the_project_with_its_prediction(page: LivePage, wire: Wire, folder: Path, qtbot) -> None:
    session = page._session
    session.project.change(channel=0)  # in the mix the two of the wire cancel each other out
    page.record()
    assert page.recorder is not None
    path = page.recorder.path
    wire.say(3 * RATE_HZ)
    qtbot.waitUntil(lambda: wire.said == 3 * RATE_HZ)
    page.hide()  # another page is looked at: it goes on
    assert page.recorder is not None
    page.record()
    assert page.recorder is None
    qtbot.waitUntil(lambda: session.rows.row(path.name) >= 0)
    qtbot.waitUntil(lambda: path.name in session.project.predictions(), timeout=10_000)
    values = recorded(path)
    assert unbroken(values)
    assert len(values) == 3 * RATE_HZ
    assert path.parent == folder
    assert session.project.embedded(path.name) is not None
    assert path.name in page.strip.file.words


def test_a_window_that_is_busy_loses_nothing(page: LivePage, wire: Wire, qtbot) -> None:
    page.record()
    path = page.recorder.path
    for _ in range(3):
        wire.say(RATE_HZ)
        until_s = time.monotonic() + 0.5
        while time.monotonic() < until_s:
            pass  # the window's own thread is away
        qtbot.wait(5)
    qtbot.waitUntil(lambda: page.listening.frames == 3 * RATE_HZ)
    page.stop()
    qtbot.waitUntil(lambda: page._session.rows.row(path.name) >= 0)
    assert unbroken(recorded(path))
    assert len(recorded(path)) == 3 * RATE_HZ


def test_a_microphone_that_is_pulled_is_told_and_the_file_is_whole(
    page: LivePage, wire: Wire, desk: Desk, qtbot
) -> None:
    told = said(page._session)
    page.record()
    path = page.recorder.path
    wire.say(RATE_HZ)
    qtbot.waitUntil(lambda: page.listening.frames == RATE_HZ)
    desk.there, desk.why_not = (), "No microphone was found."
    desk.changed.emit()
    assert page.listening is None
    assert "A microphone on the desk" in told[0]
    assert not page.button.isEnabled()
    qtbot.waitUntil(lambda: page._session.rows.row(path.name) >= 0)
    assert len(recorded(path)) == RATE_HZ
    assert unbroken(recorded(path))


def test_a_microphone_that_falls_silent_is_told(page: LivePage, wire: Wire, qtbot, monkeypatch) -> None:
    told = said(page._session)
    page.stop()
    monkeypatch.setattr("gui.live.listening._SILENT_S", 0.1)
    page.start()
    wire.say(RATE_HZ)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert "gives no sound any more" in told[0]
    assert page.listening is None


def test_a_full_disk_ends_the_recording_and_listening_goes_on(page: LivePage, wire: Wire, qtbot, monkeypatch) -> None:
    told, write = said(page._session), growing.Wav.write

    def full(self, samples: np.ndarray) -> None:
        if self.frames >= RATE_HZ:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(self, samples)

    monkeypatch.setattr(growing.Wav, "write", full)
    page.record()
    path = page.recorder.path
    for _ in range(4):
        wire.say(RATE_HZ)
        qtbot.wait(300)
    qtbot.waitUntil(lambda: bool(told), timeout=4000)
    assert "disk is full" in told[0]
    assert page.recorder is None
    assert page.listening is not None
    qtbot.waitUntil(lambda: page._session.rows.row(path.name) >= 0)
    assert len(recorded(path)) == RATE_HZ
    assert unbroken(recorded(path))


def test_channel_rate_and_kind_of_file_are_chosen_and_remembered(page: LivePage, wire: Wire, qtbot) -> None:
    choices, strip = page.choices, page.strip
    choices.channels.setCurrentIndex(choices.channels.findData(1))
    choices.channels.activated.emit(choices.channels.currentIndex())
    choices.rates.setCurrentIndex(choices.rates.findData(48_000))
    choices.rates.activated.emit(choices.rates.currentIndex())
    strip.formats.setCurrentIndex(strip.formats.findData("flac 24"))
    strip.formats.activated.emit(strip.formats.currentIndex())
    settings = page._session.settings
    assert (settings.microphone_channel, settings.microphone_rate_hz, settings.recorded_as) == (1, 48_000, "flac 24")
    assert page.listening.rate_hz == 48_000
    page.record()
    path = page.recorder.path
    wire.say(2000)
    qtbot.waitUntil(lambda: page.listening.frames >= 2000)
    page.stop()
    qtbot.waitUntil(lambda: page._session.rows.row(path.name) >= 0)
    values, rate_hz = soundfile.read(path, dtype="int16", always_2d=True)
    assert (path.suffix, rate_hz, values.shape) == (".flac", 48_000, (2000, 1))
    assert (np.diff(-values[:, 0].astype(int)) % 30_000 == 1).all()


def test_of_a_folder_that_may_not_be_written_another_is_asked_for(page: LivePage, tmp_path, monkeypatch, qtbot) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    root, ask = str(page._session.project.root), os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != root and ask(path, mode))
    asked: list[str] = []
    monkeypatch.setattr("gui.messages.ask_folder", lambda *_: asked.append("") or str(other))
    page.record()
    assert asked
    assert page.recorder.path.parent == other
    assert page._session.settings.recorded_in == str(other)


def test_without_a_microphone_the_buttons_say_why(make_session: Callable, qtbot) -> None:
    page = LivePage(make_session(), microphones=Desk(why_not="No microphone was found."))
    qtbot.addWidget(page)
    page.show()
    assert page.listening is None
    for button in (page.button, page.strip.button):
        assert not button.isEnabled()
        assert button.toolTip() == button.accessibleName() == "No microphone was found."
    assert page.waterfall.words == "No microphone was found."
    page.record()
    assert page.recorder is None


def test_the_page_needs_no_project_and_its_key_leads_there(make_session: Callable, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("gui.live.page.Microphones", lambda parent: Desk(why_not="None."))
    window = MainWindow(make_session())
    qtbot.addWidget(window)
    window.actions_.by_name["microphone"].trigger()
    assert window.page == "live"
    assert window.actions_.by_name["microphone"].isChecked()
    window.show_page("start")
    window.start.microphone.click()
    assert window.page == "live"


def test_what_the_window_does_not_take_in_time_is_forgotten_of_the_picture_only() -> None:
    listening = Listening(Microphone("1", "desk", RATE_HZ, (RATE_HZ,), 1, None), RATE_HZ)
    for _ in range(100):
        listening.put(np.zeros((RATE_HZ, 1), np.float32))
    columns, _ = listening.take()
    assert 2900 <= columns.shape[1] <= 3100
    assert listening.frames == 100 * RATE_HZ


def test_a_model_that_is_missing_is_told_beside_the_picture(page: LivePage, wire: Wire, qtbot, monkeypatch) -> None:
    def none(self: object) -> None:
        raise UserError("The model is gone.")

    monkeypatch.setattr("engine.project.Project.model", property(none))
    page._hear()
    qtbot.waitUntil(lambda: page.said.about.text() == "The model is gone.", timeout=3000)
    assert page.listening is not None


def test_a_recording_that_ends_by_itself_on_another_page_does_not_leave_the_microphone_open(
    page: LivePage, wire: Wire, qtbot, monkeypatch
) -> None:
    told = said(page._session)

    def full(self, samples: np.ndarray) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    page.record()
    page.hide()
    monkeypatch.setattr(growing.Wav, "write", full)
    wire.say(RATE_HZ)
    qtbot.waitUntil(lambda: bool(told), timeout=4000)
    assert page.listening is None
    qtbot.waitUntil(lambda: wire.cut)


def test_while_it_records_unseen_the_model_is_free_for_what_is_seen(page: LivePage, wire: Wire, qtbot) -> None:
    lanes = page._session.lanes
    page.record()
    qtbot.waitUntil(lambda: page.listening.hearing is not None)
    page.hide()
    page._session.model_changed.emit()
    asked = Job(lambda: None)
    lanes.hearing.start(asked)
    qtbot.waitUntil(lambda: asked not in lanes.hearing.jobs, timeout=3000)
    assert page.recorder is not None
    page.show()
    qtbot.waitUntil(lambda: page.listening.hearing is not None)


def test_a_recording_of_a_project_that_was_left_is_not_classified_in_the_next(
    page: LivePage, wire: Wire, tmp_path: Path, qtbot
) -> None:
    session, told = page._session, said(page._session)
    kinds: list[str] = []
    page.record()
    wire.say(RATE_HZ)
    qtbot.waitUntil(lambda: page.listening.frames == RATE_HZ)
    page.record()

    def leave(job: Job) -> None:
        if job.objectName() == "join":
            QTimer.singleShot(0, another)
        elif job.objectName() == "classify new":
            kinds.append(session.project.root.name)

    def another() -> None:
        time.sleep(0.5)  # the header has been read, and the window does not know it yet
        (tmp_path / "next").mkdir()
        session.open_folder(tmp_path / "next", template="own")

    session.job_started.connect(leave)
    qtbot.waitUntil(lambda: session.project is not None and session.project.root.name == "next")
    qtbot.wait(500)
    assert kinds == []
    assert told == []


def test_what_is_no_number_is_silence_and_neither_warns_nor_blanks_the_picture(page: LivePage, tmp_path: Path) -> None:
    listening = Listening(page.choices.microphone, RATE_HZ)
    sound = np.full((RATE_HZ, 2), 0.25, np.float32) * np.sin(np.arange(RATE_HZ, dtype=np.float32))[:, None]
    broken = sound.copy()
    broken[5000:5010], broken[7000], broken[9000], broken[9001] = np.nan, np.inf, -np.inf, 3e38
    recorder = Recorder(tmp_path, "REC", RATE_HZ, 2, "wav 16")
    listening.record(recorder)
    for at in range(0, RATE_HZ, BLOCK):
        listening.put(broken[at : at + BLOCK])
    recorder.close()
    columns, peaks = listening.take()
    assert np.isfinite(columns).all()
    assert np.isfinite(peaks).all()
    plain = Listening(page.choices.microphone, RATE_HZ)
    plain.put(sound)
    np.testing.assert_allclose(columns[:, 70:], plain.take()[0][:, 70:], atol=1e-3)
    kept = recorded(recorder.path)
    whole = np.abs(broken).max(1) < 1
    np.testing.assert_allclose(kept[whole], sound[whole] * 32_768, atol=1)
    assert (kept[5000:5010] == 0).all()


def test_a_microphone_that_is_not_there_any_more_is_told_with_what_is_heard(page: LivePage) -> None:
    heard: list[str] = []
    page.stop()
    page._session.said.connect(heard.append)
    page._session.set_setting(microphone="another")
    page.start()
    assert heard == ["The microphone you chose is not there: “A microphone on the desk” is listened to instead"]
    page.stop()
    page._session.set_setting(microphone="1")
    page.start()
    assert len(heard) == 1


def test_the_microphone_a_person_chose_is_taken_again_when_it_is_back(page: LivePage, desk: Desk, wire: Wire) -> None:
    heard: list[str] = []
    page.stop()
    page._session.said.connect(heard.append)
    page._session.set_setting(microphone="2")
    page.start()
    page.record()
    desk.there = (Cable("2", "One in a tree", RATE_HZ, (RATE_HZ,), 1, Wire()), *desk.there)
    desk.changed.emit()
    assert page.listening.microphone.id == page.choices.microphone.id == "1"  # what is recorded stays in one piece
    page.record()
    assert page.listening.microphone.id == page.choices.microphone.id == "2"
    assert heard[1:] == ["The microphone you chose is there again: “One in a tree” is listened to"]


def test_one_more_microphone_is_offered_and_does_not_take_the_place_of_the_one_heard(
    page: LivePage, desk: Desk
) -> None:
    listening = page.listening
    desk.there = (Cable("2", "One in a tree", RATE_HZ, (RATE_HZ,), 1, Wire()), *desk.there)
    desk.changed.emit()
    assert page.choices.microphones.findText("One in a tree") >= 0
    assert page.listening is listening
    assert page.choices.microphone.id == "1"


def test_microphones_that_came_during_a_recording_are_offered_when_listening_stops(page: LivePage, desk: Desk) -> None:
    page.record()
    desk.there = (*desk.there, Cable("2", "One in a tree", RATE_HZ, (RATE_HZ,), 1, Wire()))
    desk.changed.emit()
    assert page.choices.microphones.count() == 1
    page.toggle()
    assert page.listening is None
    assert [page.choices.microphones.itemText(at) for at in range(2)] == ["A microphone on the desk", "One in a tree"]
    assert page.choices.isEnabled()
