"""The spectrogram panel: shows what is current, zooms, selects windows, follows settings, drops what is stale."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine import settings
from engine.sound.picture.seen import Peaks
from gui import theme
from gui.hearing.colour_maps import NAMES, table
from gui.hearing.plot_parts import Ribbon
from gui.hearing.spectrogram import SpectrogramPanel
from gui.hearing.waveform import Wave
from gui.hearing.windows_shown import Windows


class Playing(QObject):
    """As much of a player as the panel knows."""

    moved = Signal(float)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.playing = False
        self.asked: list[object] = []

    def parentWidget(self) -> object:
        return self

    def seek(self, at_s: float) -> None:
        self.asked.append(at_s)
        self.moved.emit(at_s)

    def set_span(self, span) -> None:
        self.asked.append(span)

    def set_duration(self, duration_s: float) -> None:
        self.asked.append(duration_s)


@pytest.fixture
def player() -> Playing:
    return Playing()


@pytest.fixture
def panel(opened, player: Playing, qtbot) -> SpectrogramPanel:
    return shown(opened, player, qtbot)


def shown(session, player, qtbot) -> SpectrogramPanel:
    made = SpectrogramPanel(session, player)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    made._show_current(session.current)
    return made


@pytest.fixture
def long_panel(session, player: Playing, tmp_path: Path, tone: Callable, qtbot) -> SpectrogramPanel:
    """A recording of 40 seconds: its windows can be selected."""
    tone(tmp_path / "long" / "day.wav", 40.0, 1000.0)
    session.open_folder(tmp_path / "long", template="own")
    made = shown(session, player, qtbot)
    spans = np.column_stack([np.arange(0, 37, 2.0), np.arange(4, 41, 2.0)])
    probabilities = np.tile([0.1, 0.9], (len(spans), 1)).astype(np.float32)
    probabilities[3] = [0.7, 0.3]
    made.windows = Windows(spans, probabilities, ("rain", "dog"))
    made._colour_windows()
    return made


def loudest_hz(panel: SpectrogramPanel) -> float:
    picture = panel.showing.whole.picture
    return float(picture.db.max(axis=1).argmax() * picture.bin_hz)


def test_it_shows_the_current_recording(panel: SpectrogramPanel, opened) -> None:
    assert loudest_hz(panel) == pytest.approx(200, abs=25)
    opened.select(("take 5.wav",))
    assert loudest_hz(panel) == pytest.approx(1000, abs=25)
    assert panel.plots.seen_s == pytest.approx((0, 0.5), abs=0.01)
    assert panel.plots.view.viewRange()[1] == pytest.approx([0, 11_025], abs=1)
    assert panel.plots.panes[0].whole.isVisible()
    assert panel.plots.peak.text == "−10 dB"


def test_the_tone_is_drawn_where_it_belongs(panel: SpectrogramPanel, opened) -> None:
    opened.select(("take 8.wav",))  # 1 600 Hz
    picture = panel.plots.grab().toImage()
    view = panel.plots.view

    def brightness(at_s: float, frequency_hz: float) -> int:
        place = panel.plots.mapFromScene(view.mapViewToScene(QPointF(at_s, frequency_hz)))
        return picture.pixelColor(place * picture.devicePixelRatio()).lightness()

    assert brightness(0.25, 1600) > 2 * brightness(0.25, 4000)
    assert brightness(0.25, 1600) > 2 * brightness(0.25, 500)


@pytest.mark.parametrize("scale", ["log", "mel"])
def test_on_any_scale_the_tone_lies_on_its_line(panel: SpectrogramPanel, opened, scale: str) -> None:
    opened.select(("take 5.wav",))  # 1 kHz
    opened.set_picture(frequency_scale=scale)
    view = panel.plots.view
    picture = panel.plots.grab().toImage()
    column = [
        panel.plots.mapFromScene(view.mapViewToScene(QPointF(0.25, height))).toPointF() * picture.devicePixelRatio()
        for height in np.linspace(50, 11_000, 800)
    ]
    brightest = max(column, key=lambda place: picture.pixelColor(place.toPoint()).lightness())
    scene = panel.plots.mapToScene((brightest / picture.devicePixelRatio()).toPoint())
    assert view.place(scene).y() == pytest.approx(1000, rel=0.08)
    line = panel.plots.panes[0].axis.tickStrings([view.frequency_scale.height(1000)], 1, 1)
    assert line == ["1 kHz"]
    panel._pointing(view.mapViewToScene(QPointF(0.25, view.frequency_scale.height(1000))))
    assert "1.00 kHz" in panel.bar.place.text() or "99" in panel.bar.place.text()


def test_another_scale_shows_the_same_frequencies(panel: SpectrogramPanel, opened) -> None:
    view = panel.plots.view
    view.setYRange(1000, 4000, padding=0)
    for scale in ("log", "mel", "linear"):
        opened.set_picture(frequency_scale=scale)
        seen = [view.frequency_scale.frequency(height) for height in view.viewRange()[1]]
        assert seen == pytest.approx([1000, 4000], rel=0.01)
    panel.fit()
    opened.set_picture(frequency_scale="log")
    assert view.viewRange()[1] == pytest.approx([0, 11_025], abs=1)


def test_a_project_keeps_how_its_pictures_look(panel: SpectrogramPanel, opened, folder: Path, tmp_path: Path) -> None:
    opened.set_picture(frequency_scale="mel", colour_map="magma")
    assert settings.load().colour_map == "viridis"  # the person's own are what they were
    opened.open_folder(panel.session.path("take 1.wav").parent, template="own")
    assert opened.settings.frequency_scale == "mel"
    assert panel.plots.view.frequency_scale.name == "mel"
    opened.set_setting(colour_map="inferno")  # from the settings page: it holds everywhere, here too
    assert (opened.settings.colour_map, settings.load().colour_map) == ("inferno", "inferno")
    assert "colour_map" not in opened.project.picture
    opened.close_project()
    assert opened.settings.frequency_scale == "linear"


def test_zoom_about_the_cursor_and_back(panel: SpectrogramPanel, qtbot) -> None:
    panel.set_cursor(0.1)
    panel.zoom_in()
    assert panel.plots.seen_s == pytest.approx((0.05, 0.3), abs=0.01)
    panel.zoom_in()
    qtbot.waitUntil(lambda: panel.showing.near is not None and not panel.showing._soon.isActive())
    near = panel.showing.near.picture
    assert near.start_s <= panel.plots.seen_s[0]
    assert near.end_s >= panel.plots.seen_s[1]
    assert panel.showing.near.levels == panel.showing.whole.levels  # the colours do not change while zooming
    panel.zoom_out()
    panel.fit()
    assert panel.plots.seen_s == pytest.approx((0, 0.5), abs=0.01)
    panel.plots.look(-3, 9)
    assert panel.plots.seen_s == pytest.approx((0, 0.5), abs=0.01)  # nothing beyond the ends


def test_clicks_seek(panel: SpectrogramPanel, player: Playing, qtbot) -> None:
    place = panel.plots.mapFromScene(panel.plots.view.mapViewToScene(QPointF(0.2, 3000)))
    qtbot.mouseClick(panel.plots.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert player.asked[-1] == pytest.approx(0.2, abs=0.01)
    assert panel.plots.cursor_s == pytest.approx(0.2, abs=0.01)
    place = panel.plots.mapFromScene(panel.plots.strip.mapViewToScene(QPointF(0.4, 0)))
    qtbot.mouseClick(panel.plots.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert player.asked[-1] == pytest.approx(0.4, abs=0.01)


def test_a_double_click_fits(panel: SpectrogramPanel, qtbot) -> None:
    panel.zoom_in()
    place = panel.plots.mapFromScene(panel.plots.view.mapViewToScene(QPointF(0.1, 3000)))
    qtbot.mouseDClick(panel.plots.viewport(), Qt.MouseButton.LeftButton, pos=place)
    panel._clicked(0.1, 0, True)
    assert panel.plots.seen_s == pytest.approx((0, 0.5), abs=0.01)


def test_what_the_mouse_is_over(panel: SpectrogramPanel, opened) -> None:
    opened.select(("take 5.wav",))
    panel._pointing(panel.plots.view.mapViewToScene(QPointF(0.25, 1000)))
    words = panel.bar.place.text()
    assert "0.25" in words
    assert "1.00 kHz" in words or "99" in words
    assert "−1" in words  # about -10 dB
    panel._pointing(QPointF(-5, -5))
    assert panel.bar.place.text() == ""
    panel._pointing(panel.plots.view.mapViewToScene(QPointF(0.25, 1000)))
    QApplication.sendEvent(panel.plots.viewport(), QEvent(QEvent.Type.Leave))  # however quickly it goes
    assert panel.bar.place.text() == ""
    panel._pointing(panel.plots.view.mapViewToScene(QPointF(0.25, 1000)))
    opened.select(("take 4.wav",))
    assert panel.bar.place.text() == ""


def test_silence_is_in_the_middle_of_the_wave(qapp) -> None:
    wave = Wave()
    high = Peaks(np.full(10, -0.1, np.float32), np.full(10, 0.8, np.float32), 0.0, 1.0)
    wave.set_peaks([high])
    assert (wave.low, wave.high, wave.peak) == pytest.approx((-0.8, 0.8, 0.8))
    wave.set_peaks([high, high])
    assert wave.low == pytest.approx(-0.8 - 2 * 1.08 * 0.8)


def test_windows_of_a_long_recording(long_panel: SpectrogramPanel, session, player: Playing) -> None:
    panel = long_panel
    panel._clicked(7.2, 0, False)
    assert session.span == (6.0, 10.0) or session.span == (4.0, 8.0)
    panel._clicked(11.0, 0, False)
    span = session.span
    assert span == (8.0, 12.0) or span == (10.0, 14.0)
    assert player.asked[-1] == span
    panel.go_to_window(1)
    assert session.span == (span[0] + 2, span[1] + 2)
    panel.go_to_window(-1)
    assert session.span == span
    session.window_asked.emit(1)
    assert session.span == (span[0] + 2, span[1] + 2)
    panel._clicked(session.span[0] + 2, 0, False)  # a click into the selected window seeks
    assert player.asked[-1] == session.span[0] + 2 or session.span != span
    panel.plots.look(0, 5)
    for _ in range(30):
        panel.go_to_window(1)
    assert session.span == (36.0, 40.0)
    assert panel.plots.seen_s[1] == pytest.approx(40, abs=0.1)  # the view follows
    assert panel.windows.words(8.0) == "rain 70 %"


def test_the_ribbon_has_the_colours_of_the_classes(long_panel: SpectrogramPanel, session) -> None:
    session.add_class("dog", colour="#102030")
    colours = long_panel.windows.colours(session)
    assert colours[0, :3].tolist() == [0x30, 0x20, 0x10]
    assert colours[0, 3] > colours[3, 3]  # surer is stronger
    assert colours[3, :3].tolist() != [0x30, 0x20, 0x10]
    ribbon = Ribbon()
    ribbon.set_windows(long_panel.windows.spans, colours)
    assert ribbon.boundingRect().right() == 40


def test_the_strip_of_the_whole_recording_goes_where_it_is_clicked_and_dragged(long_panel, qtbot) -> None:
    plots, strip = long_panel.plots, long_panel.plots.overview
    assert not strip.useful  # all is seen
    assert strip.opacity() == 0
    plots.look(0, 4)
    assert strip.opacity() == 1
    assert strip.whole_s == pytest.approx((0, 40), abs=0.1)

    def place(at_s: float):
        return plots.mapFromScene(strip.mapToScene(QPointF(at_s / 40 * strip.size().width(), 8)))

    qtbot.mouseClick(plots.viewport(), Qt.MouseButton.LeftButton, pos=place(20))
    assert plots.seen_s == pytest.approx((18, 22), abs=0.2)
    QTest.mousePress(
        plots.viewport(), Qt.MouseButton.LeftButton, pos=place(21)
    )  # within what is seen: it is held there
    for at_s in (22, 25, 31):
        QTest.mouseMove(plots.viewport(), place(at_s))
        QTest.qWait(15)
    QTest.mouseRelease(plots.viewport(), Qt.MouseButton.LeftButton, pos=place(31))
    assert plots.seen_s == pytest.approx((28, 32), abs=0.4)
    plots.look(36, 40)
    qtbot.mouseClick(plots.viewport(), Qt.MouseButton.LeftButton, pos=place(0.5))
    assert plots.seen_s == pytest.approx((0, 4), abs=0.01)


def test_the_wheel_zooms_on_the_strip_of_the_whole_recording_too(long_panel, qtbot) -> None:
    plots, strip = long_panel.plots, long_panel.plots.overview
    plots.look(10, 20)

    def wheel(at_s: float, notches: int, held=Qt.KeyboardModifier.NoModifier) -> None:
        where = QPointF(plots.mapFromScene(strip.mapToScene(QPointF(at_s / 40 * strip.size().width(), 8))))
        glob = QPointF(plots.viewport().mapToGlobal(where.toPoint()))
        turn = QPoint(0, 120 * notches)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(plots.viewport(), QWheelEvent(where, glob, QPoint(), turn, none, held, phase, False))

    wheel(10, 1)
    assert plots.seen_s == pytest.approx((10, 18), abs=0.1)  # about the mouse
    wheel(30, 1)
    assert plots.seen_s == pytest.approx((10.8, 17.2), abs=0.1)  # beside what is seen: about its middle
    wheel(30, -1, Qt.KeyboardModifier.ShiftModifier)
    assert plots.seen_s == pytest.approx((11.57, 17.97), abs=0.1)


def test_labelled_windows_are_marked(long_panel: SpectrogramPanel, session) -> None:
    session.add_class("dog", colour="#102030")
    session.select_span((4.0, 8.0))
    session.label(session.classes[0].id)
    marks = long_panel.plots.marks
    assert (marks._spans.tolist(), marks._colours.tolist()) == ([[4.0, 8.0]], [[0x30, 0x20, 0x10, 255]])
    assert session.span == (6.0, 10.0)  # on to the next window
    session.undo()
    assert not len(marks._spans)


def test_the_page_turns_with_what_is_heard(long_panel: SpectrogramPanel, player: Playing) -> None:
    long_panel.plots.look(0, 5)
    player.moved.emit(20.0)
    assert long_panel.plots.seen_s == pytest.approx((0, 5))  # a seek does not move the view
    player.playing = True
    player.moved.emit(20.0)
    low, high = long_panel.plots.seen_s
    assert low < 20 < high
    assert high - low == pytest.approx(5)


def test_who_looks_elsewhere_while_it_plays_is_not_called_back(long_panel: SpectrogramPanel, player: Playing) -> None:
    player.playing = True
    player.moved.emit(1.0)
    long_panel.plots.look(30, 35)  # as the wheel and drags do
    player.moved.emit(1.1)
    assert long_panel.plots.seen_s == pytest.approx((30, 35))
    long_panel.plots.look(0, 5)  # back at what is heard: the page turns again
    player.moved.emit(1.2)
    player.moved.emit(5.1)
    low, high = long_panel.plots.seen_s
    assert low < 5.1 < high
    long_panel.plots.look(30, 35)
    player.playing = False
    player.moved.emit(6.0)
    player.playing = True
    player.moved.emit(6.1)  # it was paused and goes on
    low, high = long_panel.plots.seen_s
    assert low < 6.1 < high


def test_only_a_preview_is_called_one(long_panel: SpectrogramPanel, qtbot) -> None:
    showing, message = long_panel.showing, long_panel.plots.message
    showing._say_preview("A preview")
    assert message.text == "A preview"
    long_panel.plots.look(10, 11)
    qtbot.waitUntil(lambda: showing.near is not None and showing._near_enough(showing.near.request))
    assert message.text == ""  # so near it is exact already
    long_panel.fit()
    assert message.text == "A preview"


def test_settings_are_followed_and_made(panel: SpectrogramPanel, opened) -> None:
    before = panel.showing.whole.levels
    editors = panel.bar.popup.form.editors
    editors["range_db"].setValue(40)
    assert opened.settings.range_db == 40
    assert panel.showing.whole.levels[1] - panel.showing.whole.levels[0] <= 40
    assert panel.showing.whole.levels != before
    editors["colour_map"].setCurrentIndex(1)
    assert opened.settings.colour_map == "magma"
    opened.set_setting(window_length=4096)
    assert panel.showing.whole.picture.window_length == 4096
    assert editors["window_length"].currentData() == 4096
    floor, top = panel.showing.whole.levels
    peak = panel.plots.wave.peak
    editors["gain_db"].setValue(10)
    wave, label = panel.plots.wave, panel.plots.peak
    assert (wave.peak, wave.gain) == (peak, pytest.approx(10**0.5))  # a quiet passage fills the strip
    assert label.text == f"{round(20 * np.log10(peak)) - 10} dB".replace("-", "−")
    assert panel.showing.whole.levels == pytest.approx((floor - 10, top - 10))
    opened.reset_picture()
    assert opened.project.picture == {}
    assert editors["range_db"].value() == 70


def drag_bar(panel: SpectrogramPanel, level_db: float, to_db: float) -> None:
    bar, viewport = panel.plots.colour_bar, panel.plots.viewport()
    first, last = (
        panel.plots.mapFromScene(bar.mapToScene(QPointF(8, bar.height_of(level)))) for level in (level_db, to_db)
    )
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    for part in (0.3, 0.6, 1.0):
        QTest.mouseMove(viewport, first + (last - first) * part)
        QTest.qWait(15)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)


def test_the_ends_of_the_colours_are_dragged_and_a_double_click_finds_them_again(
    panel: SpectrogramPanel, opened, qtbot
) -> None:
    found = panel.showing.whole.levels
    bright = panel.showing.whole.shades[0].mean()
    drag_bar(panel, found[1], found[1] - 25)
    assert panel.showing.whole.levels == pytest.approx((found[0], found[1] - 25), abs=1)
    assert panel.showing.whole.shades[0].mean() > bright
    assert opened.project.picture["levels"] == pytest.approx(panel.showing.whole.levels)
    opened.select(("take 5.wav",))
    assert panel.showing.whole.levels == pytest.approx((found[0], found[1] - 25), abs=1)  # of every recording
    opened.select(("take 1.wav",))
    double_click_bar(panel, qtbot)
    assert opened.settings.levels == []
    assert panel.showing.whole.levels == pytest.approx(found)
    double_click_bar(panel, qtbot)  # all of it is on screen
    assert opened.settings.levels == []


def double_click_bar(panel: SpectrogramPanel, qtbot) -> None:
    bar = panel.plots.colour_bar
    place = panel.plots.mapFromScene(bar.mapToScene(QPointF(8, bar.size().height() / 2)))
    qtbot.mouseDClick(panel.plots.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(panel.plots.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_close_up_another_double_click_finds_the_contrast_of_what_is_on_screen(
    panel: SpectrogramPanel, opened, qtbot
) -> None:
    """A quiet passage of a loud recording is not left in the dark."""
    rng = np.random.default_rng(0)
    sound = rng.normal(size=60 * 8_000) * np.repeat([1e-4, 1e-1], 30 * 8_000)
    soundfile.write(opened.path("take 1.wav"), sound, 8_000, subtype="FLOAT")
    opened.runs.scan()  # the file was replaced while it was on screen
    qtbot.waitUntil(lambda: panel.showing.whole is not None and panel.showing.whole.length_s > 50)
    found = panel.showing.whole.levels
    panel.plots.look(5.0, 15.0)
    qtbot.waitUntil(lambda: panel.showing.near is not None)
    dark = panel.showing.near.shades[0].mean()
    double_click_bar(panel, qtbot)
    assert panel.showing.near.shades[0].mean() > 5 * dark
    assert opened.project.picture["levels"] == pytest.approx(panel.showing.near.levels)
    double_click_bar(panel, qtbot)
    assert (opened.settings.levels, panel.showing.whole.levels) == ([], pytest.approx(found))


def test_a_recording_that_cannot_be_read_says_why(panel: SpectrogramPanel, opened) -> None:
    opened.path("take 2.wav").write_bytes(b"RIFFnothing")
    opened.select(("take 2.wav",))
    assert panel.showing.whole is None
    assert panel.plots.message.text
    assert not panel.plots.panes[0].whole.isVisible()
    opened.select(("take 3.wav",))
    assert panel.plots.message.text == ""
    assert panel.plots.panes[0].whole.isVisible()


def test_closing_the_project_clears_it(panel: SpectrogramPanel, opened) -> None:
    opened.close_project()
    assert panel.file is None
    assert not panel.plots.panes[0].whole.isVisible()


def test_light_and_dark(panel: SpectrogramPanel, qtbot) -> None:
    light = panel.plots.backgroundBrush().color()
    theme.apply("dark")
    qtbot.waitUntil(lambda: panel.plots.backgroundBrush().color() != light)
    theme.apply("light")
    qtbot.waitUntil(lambda: panel.plots.backgroundBrush().color() == light)


# ---- words and colours


def test_the_time_of_day_on_the_axis_and_under_the_mouse(session, player: Playing, tmp_path: Path, tone, qtbot) -> None:
    tone(tmp_path / "day" / "S4A03895_20190522_235950.wav", 40.0, 1000.0)
    session.open_folder(tmp_path / "day", template="own")
    panel = shown(session, player, qtbot)
    axis = panel.plots.time_axis
    assert axis.tickStrings([20], 1, 10) == ["20 s"]
    session.set_picture(clock=True)
    ticks = axis.tickValues(0, 40, 800)[0]
    assert [round(value) % 5 for value in ticks[1]] == [0] * len(ticks[1])
    assert axis.tickStrings([10, 20], 1, 10) == ["00:00:00", "00:00:10"]  # past midnight
    panel._pointing(panel.plots.view.mapViewToScene(QPointF(5, 1000)))
    assert "23:59:5" in panel.bar.place.text()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dark", [False, True])
def test_louder_is_always_lighter_or_always_darker(name: str, dark: bool) -> None:
    colours = table(name, dark).astype(float)
    luminance = colours @ [0.2126, 0.7152, 0.0722]
    steps = np.diff(luminance)
    assert colours.shape == (256, 3)
    assert (steps >= -0.8).all() or (steps <= 0.8).all()  # the order is seen without seeing colours
    assert abs(luminance[-1] - luminance[0]) > 150
