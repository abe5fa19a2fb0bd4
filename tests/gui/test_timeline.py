"""The timeline of a recorder in the window: with a real mouse and real keys, on recordings with borders, gaps and one that is broken."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import soundfile as sf
from hands import ALT, CTRL, SHIFT, click, drag, press
from loudspeaker import RATE_HZ, Loudspeaker, play_through
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from engine.labels import Target
from gui.hearing.spectrogram import SpectrogramPanel
from gui.hearing.windows_shown import Windows
from gui.main_window import MainWindow

BOTH = CTRL | SHIFT
NAMES = ["r_20190522_053000.wav", "r_20190522_053002.wav", "r_20190522_053006.wav", "r_20190522_053008.wav"]


@pytest.fixture
def window(session, tone, tmp_path, qtbot) -> MainWindow:
    """The window with four recordings of two seconds: at 0 and 2, after a gap of 2 a broken one at 6, at 8; and one of nobody's clock."""
    for k, name in enumerate(NAMES):
        tone(tmp_path / "sounds" / name, 2.0, 1000.0 * (k + 1))
    (tmp_path / "sounds" / NAMES[2]).write_bytes(b"RIFF and no sound behind it")
    tone(tmp_path / "sounds" / "z.wav", 1.0)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    session.open_folder(tmp_path / "sounds", template="own")
    for name in ("dog", "rain"):
        session.add_class(name)
    made.recordings.view.setFocus()
    qtbot.waitUntil(lambda: made.spectrogram.duration_s == 2.0)
    return made


@pytest.fixture
def whole(window: MainWindow) -> MainWindow:
    """The same, with all of the timeline on screen."""
    press(window, Qt.Key.Key_D, BOTH)
    return window


def seen(window: MainWindow) -> tuple[float, float]:
    return window.spectrogram.plots.seen_s


def test_all_of_the_recorder_is_seen_and_then_the_recording_again(window: MainWindow) -> None:
    assert seen(window) == (0, 2)
    press(window, Qt.Key.Key_D, BOTH)
    assert window.actions_.by_name["timeline"].isChecked()
    assert seen(window) == (0, 10)
    press(window, Qt.Key.Key_F, CTRL)
    assert seen(window) == (0, 2)
    press(window, Qt.Key.Key_F, CTRL)
    assert seen(window) == (0, 10)
    press(window, Qt.Key.Key_D, BOTH)
    assert seen(window) == (0, 2)


def test_the_next_region_may_be_in_another_recording(whole: MainWindow) -> None:
    session, told = whole.session, []
    session.said.connect(told.append)
    marked = [Target(NAMES[0], 0.5, 1.0), Target(NAMES[1], 0.0, 0.4), Target(NAMES[3], 1.0, 1.5)]
    for target in marked:
        session.select((target.file,), target.file)
        session.select_region(target)
        session.label(session.classes[0].id)
    session.select((NAMES[0],), NAMES[0])
    seen_targets = []
    for _ in range(3):
        press(whole, Qt.Key.Key_Right, ALT)
        seen_targets.append(session.region)
    assert seen_targets == marked
    low, high = seen(whole)
    assert low <= 1.0 <= high
    press(whole, Qt.Key.Key_Right, ALT)
    assert session.region == marked[-1]
    assert told[-1] == "No region further on"
    for target in marked[1::-1]:
        press(whole, Qt.Key.Key_Left, ALT)
        assert session.region == target


def test_a_region_further_on_comes_before_the_windows_of_this_one(whole: MainWindow) -> None:
    session, panel = whole.session, whole.spectrogram
    session.select((NAMES[3],), NAMES[3])
    session.select_region(Target(NAMES[3], 1.0, 1.5))
    session.label(session.classes[0].id)
    session.select((NAMES[0],), NAMES[0])
    panel.windows = Windows(np.array([[0.0, 1.0], [1.0, 2.0]]), np.ones((2, 1), np.float32), ("dog",))
    press(whole, Qt.Key.Key_Right, ALT)
    assert session.region == Target(NAMES[3], 1.0, 1.5)


def test_the_wave_reaches_over_all_that_is_seen(whole: MainWindow, qtbot) -> None:
    wave, showing = whole.spectrogram.plots.wave, whole.spectrogram.showing
    click(whole, 3.5, 3000)
    whole.spectrogram._look(-0.4, 1.0)
    qtbot.waitUntil(lambda: showing.beyond is not None and not showing._soon.isActive())
    press(whole, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: not showing._soon.isActive())
    assert seen(whole) == (0, 2)
    assert wave.boundingRect().right() >= 2


def test_the_axis_of_a_timeline_tells_the_time_of_day(whole: MainWindow) -> None:
    axis = whole.spectrogram.plots.time_axis
    assert axis.begins_s == 5.5 * 3600
    press(whole, Qt.Key.Key_J)
    assert axis.begins_s == 5.5 * 3600 + 2
    press(whole, Qt.Key.Key_D, BOTH)
    assert axis.begins_s is None


def test_louder_recordings_of_a_timeline_are_brighter_whichever_is_current(session, tmp_path, qtbot) -> None:
    noise = np.random.default_rng(1).standard_normal(2 * RATE_HZ).astype(np.float32)
    (tmp_path / "loud").mkdir()
    for name, level in zip(NAMES, (0.001, 0.1)):
        sf.write(tmp_path / "loud" / name, level * noise, RATE_HZ)
    session.open_folder(tmp_path / "loud", template="own")
    panel = SpectrogramPanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show()
    session.tell_current()
    alone = panel.showing.whole.levels
    panel.look_at_timeline(True)
    qtbot.waitUntil(lambda: panel.showing.beyond is not None and not panel.showing._soon.isActive())
    together = panel.showing.whole.levels
    assert together[1] > alone[1] + 20
    session.select((NAMES[1],))
    qtbot.waitUntil(lambda: panel.showing.whole is not None and not panel.showing._soon.isActive())
    assert panel.showing.whole.levels == pytest.approx(together, abs=1)
    panel.look_at_timeline(False)
    session.select((NAMES[0],))
    assert panel.showing.whole.levels == pytest.approx(alone, abs=1)


def test_what_is_zoomed_in_on_stays_where_it_is(window: MainWindow) -> None:
    window.spectrogram._look(0.5, 1.0)
    press(window, Qt.Key.Key_D, BOTH)
    assert seen(window) == pytest.approx((0.5, 1.0))


def test_a_click_in_another_recording_makes_it_current_and_nothing_moves(whole: MainWindow) -> None:
    click(whole, 3.5, 3000)
    assert whole.session.current == NAMES[1]
    assert whole.session.selected == (NAMES[1],)
    assert seen(whole) == pytest.approx((-2, 8))
    assert whole.player.position_s == pytest.approx(1.5, abs=0.02)
    assert whole.spectrogram.plots.cursor_s == pytest.approx(1.5, abs=0.02)
    click(whole, -1.0, 3000)
    assert whole.session.current == NAMES[0]
    assert seen(whole) == pytest.approx((0, 10))
    assert whole.player.position_s == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("place_s", [5.0, 7.0])
def test_a_click_where_nothing_was_recorded_does_nothing(whole: MainWindow, place_s: float) -> None:
    click(whole, 0.5, 3000)
    click(whole, place_s, 3000)
    assert whole.session.current == NAMES[0]
    assert whole.player.position_s == pytest.approx(0.5, abs=0.02)


def test_the_keys_of_the_list_walk_on_the_timeline(whole: MainWindow) -> None:
    whole.spectrogram._look(0, 3)
    press(whole, Qt.Key.Key_J)
    assert whole.session.current == NAMES[1]
    assert seen(whole) == pytest.approx((-2, 1))
    press(whole, Qt.Key.Key_J)  # the broken one is looked at alone, and says why
    assert whole.spectrogram.plots.message.text
    press(whole, Qt.Key.Key_J)
    assert whole.session.current == NAMES[3]
    assert whole.spectrogram.timeline.reach_s == (-8, 2)


def test_a_region_drawn_in_another_recording_is_that_ones(whole: MainWindow) -> None:
    drag(whole, (2.5, 2000), (3.25, 4000), SHIFT)
    region = whole.session.region
    assert whole.session.current == NAMES[1]
    assert (region.file, region.start_s, region.end_s) == (
        NAMES[1],
        pytest.approx(0.5, abs=0.02),
        pytest.approx(1.25, abs=0.02),
    )
    press(whole, Qt.Key.Key_2)
    (label,) = whole.session.project.labels(NAMES[1])
    assert label.span == region.span
    assert not whole.session.project.labels(NAMES[0])
    press(whole, Qt.Key.Key_Z, CTRL)
    assert not whole.session.project.labels(NAMES[1])


def test_a_region_over_a_border_ends_there(whole: MainWindow) -> None:
    drag(whole, (1.5, 2000), (3.5, 4000), SHIFT)
    region = whole.session.region
    assert (region.file, region.start_s, region.end_s) == (NAMES[0], pytest.approx(1.5, abs=0.02), 2.0)


def test_what_is_said_of_the_others_is_drawn(whole: MainWindow, qtbot) -> None:
    session, beside = whole.session, whole.spectrogram.timeline.beside
    dog = session.classes[0]
    session.edits.do(lambda project, report: project.label([Target(NAMES[1], 0.5, 1.0)], dog.id))
    session.edits.do(lambda project, report: project.label([Target(NAMES[3])], dog.id))
    qtbot.waitUntil(lambda: len(beside.marks.spans) == 2)
    assert beside.marks.spans.tolist() == [[2.5, 3.0], [8.0, 10.0]]
    assert len(whole.spectrogram.plots.panes[0].around.regions) == 1
    click(whole, 3.75, 3000)
    assert beside.marks.spans.tolist() == [[6.0, 8.0]]  # its own are drawn by those who mark it
    assert len(whole.spectrogram.marking.regions) == 1
    click(whole, 0.75, 3000)
    assert session.region == Target(NAMES[1], 0.5, 1.0)


def test_the_strip_tells_of_all_recordings_while_one_is_looked_at(whole: MainWindow, qtbot) -> None:
    whole.session.select((NAMES[3],), NAMES[3])
    dog = whole.session.classes[0]
    whole.session.label(dog.id)
    whole.session.select((NAMES[0],), NAMES[0])
    plots = whole.spectrogram.plots
    plots.look(0, 1)
    colour = QColor(dog.colour)
    strip = plots.overview

    def there() -> bool:
        image = plots.grab().toImage()
        place = plots.mapFromScene(strip.mapToScene(QPointF(0.9 * strip.size().width(), 5)))
        return image.pixelColor(place * image.devicePixelRatio()) == colour

    qtbot.waitUntil(there)
    whole.session.undo()
    qtbot.waitUntil(lambda: not there())


@pytest.fixture
def loudspeaker(whole: MainWindow, qtbot) -> Loudspeaker:
    """In place of the window's own, which plays only what a test lets it."""
    made, player = Loudspeaker(), whole.player
    player._soon.stop()
    player.device = made
    player._tick.setInterval(10_000_000)
    player._dress()
    return made


def test_playing_goes_on_without_a_gap_and_passes_over_what_is_not_there(
    whole: MainWindow, loudspeaker: Loudspeaker
) -> None:
    said: list[str] = []
    current: list[tuple[str, bool, int]] = []
    session = whole.session
    session.said.connect(said.append)
    session.current_changed.connect(lambda file: current.append((file, whole.player.playing, len(said))))
    press(whole, Qt.Key.Key_Space)
    places = play_through(whole.player, loudspeaker)
    assert loudspeaker.opened == 1
    sound = loudspeaker.output.samples
    assert len(sound) == pytest.approx(6 * RATE_HZ, abs=2)
    loud = np.abs(sound[: 4 * RATE_HZ]).reshape(-1, 8).max(1)  # the third tone is too high for this device
    assert loud[20:-20].min() > 0.02
    assert current == [(NAMES[1], True, 0), (NAMES[3], True, 0)]
    assert len(said) == 1
    assert "4 s" in said[0] or "4.0 s" in said[0]
    turns = [k for k, (before, at_s) in enumerate(pairwise(places)) if at_s < before]
    assert [places[k] for k in turns] == pytest.approx([2, 2, 2], abs=0.07)  # the cursor is in each to its end
    assert session.current == NAMES[3]


def test_what_is_looked_at_alone_meanwhile_ends_alone(whole: MainWindow, loudspeaker: Loudspeaker) -> None:
    press(whole, Qt.Key.Key_Space)
    press(whole, Qt.Key.Key_D, BOTH)
    play_through(whole.player, loudspeaker)
    assert whole.session.current == NAMES[0]
    assert not whole.player.playing


def test_one_that_turns_out_to_be_broken_is_told_and_passed_over(whole: MainWindow, loudspeaker: Loudspeaker) -> None:
    said: list[str] = []
    whole.session.said.connect(said.append)
    whole.session.path(NAMES[1]).write_bytes(b"RIFF and no sound behind it")
    press(whole, Qt.Key.Key_Space)
    play_through(whole.player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx(4 * RATE_HZ, abs=2)
    assert NAMES[1] in said[0]
    assert whole.session.current == NAMES[3]


@pytest.mark.parametrize(
    ("told", "file", "place_s"),
    [("5:30:01", 0, 1.0), ("05:30:03.5", 1, 1.5), ("5:30:05", 3, 0.0), ("2019-05-22 05:30:09", 3, 1.0)],
)
def test_going_to_a_clock_time(whole: MainWindow, monkeypatch, told: str, file: int, place_s: float) -> None:
    said: list[str] = []
    whole.session.said.connect(said.append)
    monkeypatch.setattr("gui.messages.ask_text", lambda *_: told)
    press(whole, Qt.Key.Key_J, CTRL)
    assert whole.session.current == NAMES[file]
    assert whole.player.position_s == pytest.approx(place_s)
    low, high = seen(whole)
    assert low <= whole.spectrogram.plots.cursor_s <= high
    assert said == (["Nothing was recorded then; the next recording begins at 05:30:08"] if told == "5:30:05" else [])


def test_a_clock_time_at_which_the_recorder_did_not_run(whole: MainWindow, monkeypatch) -> None:
    failed: list[Exception] = []
    whole.session.failed.connect(failed.append)
    monkeypatch.setattr("gui.messages.ask_text", lambda *_: "12:00")
    press(whole, Qt.Key.Key_J, CTRL)
    assert "did not run at 12:00" in str(failed[0])
    assert whole.session.current == NAMES[0]


def test_a_recording_of_nobodys_clock_says_so(window: MainWindow) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    window.session.select(("z.wav",))
    press(window, Qt.Key.Key_D, BOTH)
    assert "no timeline" in said[0]
    assert seen(window) == (0, 1)


def test_what_is_seen_from_afar_becomes_exact_whichever_recording_is_current(
    session, tone, tmp_path, qtbot, monkeypatch
) -> None:
    monkeypatch.setenv("EARMARK_CACHE", str(tmp_path / "cache"))
    for k, name in enumerate(("r_20190522_053000.wav", "r_20190522_063000.wav")):
        tone(tmp_path / "hours" / name, 2.0, 1000.0 * (k + 1))
    session.open_folder(tmp_path / "hours", template="own")
    panel = SpectrogramPanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show()
    session.tell_current()
    panel.look_at_timeline(True)
    qtbot.waitUntil(lambda: panel.showing.beyond is not None and panel.showing.beyond.exact)
    assert panel.plots.message.text == ""
    session.select(("r_20190522_063000.wav",))
    panel.fit()
    panel.fit()
    assert panel.plots.seen_s == pytest.approx((-3600, 2))
    qtbot.waitUntil(lambda: panel.showing.beyond.exact and not panel.showing._soon.isActive())
    loud = panel.showing.level(0.5, 2000), panel.showing.level(-3599.5, 1000)
    assert min(loud) > -20
