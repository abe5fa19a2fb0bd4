"""What is marked, played and told on a timeline stays with its recording, whichever becomes current meanwhile."""

from __future__ import annotations

import pytest
from hands import CTRL, PLAIN, SHIFT, at, click, drag, press
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.labels import Target
from gui.main_window import MainWindow

NAMES = ["r_20190522_053000.wav", "r_20190522_053002.wav", "r_20190522_053008.wav"]


@pytest.fixture
def open_window(session, tone, tmp_path, qtbot):
    def opened(names: list[str], long_s: float = 2.0) -> MainWindow:
        for k, name in enumerate(names):
            tone(tmp_path / "sounds" / name, long_s, 1000.0 * (k + 1))
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1300, 800)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        session.open_folder(tmp_path / "sounds", template="own")
        session.add_class("dog")
        window.recordings.view.setFocus()
        qtbot.waitUntil(lambda: window.spectrogram.duration_s == long_s)
        return window

    return opened


@pytest.fixture
def whole(open_window) -> MainWindow:
    """Recordings of two seconds at 0, 2 and 8 s, all on screen."""
    window = open_window(NAMES)
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    return window


def half_a_drag(window: MainWindow, begin: tuple[float, float], end: tuple[float, float], held):
    """Presses and moves the mouse; what is returned moves it to the end and lets go."""
    viewport, first, last = window.spectrogram.plots.viewport(), at(window, *begin), at(window, *end)
    left = Qt.MouseButton.LeftButton

    def move(part: float) -> None:
        point = QPointF(first) + (QPointF(last) - QPointF(first)) * part
        move = QMouseEvent(
            QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), Qt.MouseButton.NoButton, left, held
        )
        QApplication.sendEvent(viewport, move)
        QTest.qWait(15)

    def rest() -> None:
        move(0.9)
        move(1.0)
        QTest.mouseRelease(viewport, left, held, last)

    QTest.mousePress(viewport, left, held, first)
    move(0.3)
    move(0.6)
    return rest


def spans(window: MainWindow) -> list[tuple[str, float | None, float | None]]:
    return [(label.file, label.start_s, label.end_s) for label in window.session.project.labels()]


def test_a_border_that_is_pulled_while_another_recording_becomes_current_stays_where_it_was(whole: MainWindow) -> None:
    session = whole.session
    whole.spectrogram._look(0, 4)
    session.select_region(Target(NAMES[0], 0.5, 1.0, 2000.0, 4000.0))
    session.label(session.classes[0].id)
    rest = half_a_drag(whole, (1.0, 3000), (1.6, 3000), PLAIN)
    session.select((NAMES[1],), NAMES[1])  # as playing does when it passes a border
    rest()
    assert (session.current, session.region) == (NAMES[1], None)
    assert spans(whole) == [(NAMES[0], 0.5, 1.0)]


def test_a_region_that_is_drawn_while_another_recording_becomes_current_is_none(whole: MainWindow) -> None:
    whole.spectrogram._look(0, 4)
    rest = half_a_drag(whole, (1.0, 2000), (1.6, 4000), SHIFT)
    whole.session.select((NAMES[1],), NAMES[1])
    rest()
    assert whole.session.region is None


def test_nothing_is_marked_where_nothing_was_recorded(whole: MainWindow) -> None:
    whole.session.select((NAMES[1],), NAMES[1])
    drag(whole, (2.5, 2000), (3.5, 4000), SHIFT)
    assert whole.session.region is None


def test_a_region_that_is_selected_is_what_is_played_when_the_timeline_is_seen(open_window) -> None:
    window = open_window(NAMES)
    window.session.select_region(Target(NAMES[0], 0.5, 1.0))
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    assert window.session.span == window.player.span == (0.5, 1.0)


def test_what_is_zoomed_in_on_in_frequency_stays_when_another_recording_becomes_current(
    whole: MainWindow, qtbot
) -> None:
    view = whole.spectrogram.plots.view
    view.setYRange(500, 3000, padding=0)
    click(whole, 3.0, 1500)
    assert whole.session.current == NAMES[1]
    qtbot.wait(100)
    assert view.viewRange()[1] == [500.0, 3000.0]


def test_where_recordings_overlap_what_is_drawn_is_the_ones_that_is_seen(open_window) -> None:
    window = open_window([NAMES[0], "r_20190522_053003.wav"], 6.0)
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    drag(window, (3.5, 2000), (4.5, 4000), SHIFT)
    assert window.session.region is not None
    assert window.session.region.file == window.session.current == NAMES[0]
    click(window, 8.0, 6000)
    assert window.session.current == "r_20190522_053003.wav"


def test_the_time_that_is_typed_is_that_of_the_axis_after_a_change_of_the_clock(open_window) -> None:
    names = ["r_20190330_233000+0100.wav", "r_20190331_120000+0200.wav"]
    window = open_window(names, 30.0)
    window.session.select((names[1],), names[1])
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    panel = window.spectrogram
    assert panel.plots.time_axis.tickStrings([0.0], 1.0, 1.0) == ["12:00:00"]
    assert panel.timeline.moment("12:00:10") == 10.0


def test_where_the_axis_of_a_recording_tells_the_time_of_day_that_is_what_is_typed(open_window) -> None:
    window = open_window(["r_20190522_000100.wav"], 30.0)
    panel = window.spectrogram
    assert panel.timeline.moment("0:10") == 10.0
    window.session.set_setting(clock=True)
    assert panel.plots.time_axis.tickStrings([10.0], 1.0, 1.0) == ["00:01:10"]
    assert panel.timeline.moment("0:01:10") == 10.0
