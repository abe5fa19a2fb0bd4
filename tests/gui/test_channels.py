"""Which channels are seen is chosen where there are several, the project keeps it, and models go on hearing what they heard."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine import settings
from engine.sound.audio import MIX
from engine.sound.picture import FileSound
from engine.sound.picture.look import EACH, MIXED, MOST_CHANNELS, channel_shown
from gui.dialogs.project_dialog import ProjectDialog
from gui.hearing.pane import Pane
from gui.hearing.spectrogram import SpectrogramPanel

RATE_HZ = 22_050
PITCHES_HZ = (1000.0, 3000.0, 6000.0)


def write(path: Path, channels: int, duration_s: float = 2.0) -> Path:
    """Each channel a tone of its own, the later ones louder."""
    t = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    tones = [0.1 * (k + 1) * np.sin(2 * np.pi * PITCHES_HZ[k] * t) for k in range(channels)]
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.stack(tones, 1), RATE_HZ)
    return path


@pytest.fixture
def panel(session, tmp_path: Path, qtbot) -> SpectrogramPanel:
    write(tmp_path / "sounds" / "a stereo.wav", 2)
    write(tmp_path / "sounds" / "b mono.wav", 1)
    write(tmp_path / "sounds" / "c three.wav", 3)
    session.open_folder(tmp_path / "sounds", template="own")
    made = SpectrogramPanel(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    session.select(("a stereo.wav",))
    made._show_current(session.current)
    return made


def tones(drawn) -> list[float]:
    """Which of the pitches are heard in a picture."""
    loud = drawn.picture.db.max(1)
    return [pitch for pitch in PITCHES_HZ if loud[round(pitch / drawn.picture.bin_hz)] > -40]


def each(drawn) -> list[list[float]]:
    """The same of each picture."""
    return [tones(SimpleNamespace(picture=picture)) for picture in drawn.pictures]


def choose(panel: SpectrogramPanel, told: str) -> None:
    box = panel.bar.popup.channels
    assert box.findData(told) >= 0
    box.setCurrentIndex(box.findData(told))


def test_what_is_told_is_a_channel() -> None:
    assert channel_shown(MIXED, 1) == MIX
    assert channel_shown("2", MIX) == 1
    assert channel_shown(EACH, 1) is None
    for nothing in ("", "0", "left"):
        assert channel_shown(nothing, 1) == 1


def test_a_channel_that_a_recording_lacks_is_its_mix(tmp_path: Path) -> None:
    stereo, mono = write(tmp_path / "stereo.wav", 2), write(tmp_path / "mono.wav", 1)
    left, right, mix = (FileSound(stereo, channel).read(0, 1000) for channel in (0, 1, MIX))
    np.testing.assert_allclose((left + right) / 2, mix, atol=1e-6)
    np.testing.assert_array_equal(FileSound(stereo, 5).read(0, 1000), mix)
    assert FileSound(mono, 1).key == FileSound(mono, 0).key == FileSound(mono).key


def test_one_channel_or_the_mix(panel: SpectrogramPanel, session) -> None:
    box = panel.bar.popup.channels
    assert box.currentData() == MIXED
    assert tones(panel.showing.whole) == [1000, 3000]
    choose(panel, "2")
    assert tones(panel.showing.whole) == [3000]
    choose(panel, "1")
    assert tones(panel.showing.whole) == [1000]
    assert session.project.channel == MIX  # models hear what they heard
    session.reset_picture()
    assert tones(panel.showing.whole) == [1000, 3000]
    assert box.currentData() == MIXED


def test_without_a_choice_it_is_what_models_hear(panel: SpectrogramPanel, session) -> None:
    session.project.change(channel=1)
    session.select(("c three.wav",))
    assert tones(panel.showing.whole) == [3000]
    assert panel.bar.popup.channels.currentData() == "2"
    choose(panel, MIXED)
    assert tones(panel.showing.whole) == [1000, 3000, 6000]


def test_another_channel_for_models_is_seen_at_once(panel: SpectrogramPanel, session) -> None:
    def hear(channel: int) -> None:  # as the project's properties do
        session.project.change(channel=channel)
        session.project_changed.emit(("channel",))

    hear(1)
    session.classify()
    second = panel.windows.probabilities
    hear(MIX)
    session.classify()
    mixed = panel.windows.probabilities
    assert not np.array_equal(mixed, second)
    panel.show_sight(True)
    panel.sight.look()
    before = panel.sight.seen.picture
    hear(1)
    panel.sight.look()
    assert tones(panel.showing.whole) == [3000]
    assert panel.bar.popup.channels.currentData() == "2"
    assert not np.array_equal(panel.sight.seen.picture, before)
    np.testing.assert_array_equal(panel.windows.probabilities, second)


def test_recordings_with_one_channel_leave_no_choice(panel: SpectrogramPanel, session) -> None:
    choice = panel.bar.popup.channels
    assert not choice.isHidden()
    choose(panel, "2")
    session.select(("b mono.wav",))
    assert choice.isHidden()
    assert tones(panel.showing.whole) == [1000]
    session.select(("c three.wav",))
    assert not choice.isHidden()
    assert choice.count() == 5
    assert tones(panel.showing.whole) == [3000]


def test_the_project_keeps_it(panel: SpectrogramPanel, session) -> None:
    choose(panel, "2")
    assert settings.load().channels == ""
    session.open_folder(panel.session.path("b mono.wav").parent, template="own")
    assert session.settings.channels == "2"
    session.close_project()
    assert session.settings.channels == ""


def test_near_and_far_are_of_the_same_channel_in_the_same_colours(panel: SpectrogramPanel, qtbot) -> None:
    panel.zoom_in()
    panel.zoom_in()
    qtbot.waitUntil(lambda: panel.showing.near is not None and not panel.showing._soon.isActive())
    choose(panel, "2")
    assert tones(panel.showing.near) == tones(panel.showing.whole) == [3000]
    assert panel.showing.near.levels == panel.showing.whole.levels
    span_s = panel.plots.seen_s
    choose(panel, "1")
    assert tones(panel.showing.near) == [1000]
    assert panel.plots.seen_s == span_s  # what is looked at stays


# ---- side by side
def brightest_hz(panel: SpectrogramPanel, pane: Pane) -> float:
    """Where a pane is brightest on the screen, in the middle of what is seen."""
    plots, picture = panel.plots, panel.plots.grab().toImage()
    at = sum(plots.seen_s) / 2
    heights = np.linspace(200, 10_500, 400).tolist()
    places = [plots.mapFromScene(pane.view.mapViewToScene(QPointF(at, height))) for height in heights]
    light = [picture.pixelColor(place * picture.devicePixelRatio()).lightness() for place in places]
    return heights[int(np.argmax(light))]


def place(panel: SpectrogramPanel, pane: Pane, at_s: float, frequency_hz: float) -> QPoint:
    return panel.plots.mapFromScene(pane.view.mapViewToScene(QPointF(at_s, frequency_hz)))


def test_side_by_side_each_channel_has_a_spectrogram_of_its_own_in_the_same_colours(panel, session) -> None:
    choose(panel, EACH)
    assert each(panel.showing.whole) == [[1000], [3000]]
    assert panel.showing.whole.levels[1] == pytest.approx(panel.showing.whole.pictures[1].db.max(), abs=3)
    assert [brightest_hz(panel, pane) for pane in panel.plots.panes] == pytest.approx([1000, 3000], abs=150)
    session.select(("c three.wav",))
    assert each(panel.showing.whole) == [[1000], [3000], [6000]]
    assert [brightest_hz(panel, pane) for pane in panel.plots.panes] == pytest.approx([1000, 3000, 6000], abs=150)
    session.select(("b mono.wav",))
    assert len(panel.plots.panes) == 1
    session.select(("a stereo.wav",))
    assert [brightest_hz(panel, pane) for pane in panel.plots.panes] == pytest.approx([1000, 3000], abs=150)
    choose(panel, MIXED)
    assert len(panel.plots.panes) == 1
    assert tones(panel.showing.whole) == [1000, 3000]


@pytest.mark.parametrize(("file", "channels"), [("a stereo.wav", 2), ("c three.wav", 3)])
def test_where_there_is_little_room_every_channel_can_still_be_read(
    panel: SpectrogramPanel, session, qtbot, file: str, channels: int
) -> None:
    choose(panel, EACH)
    session.select((file,))
    plots = panel.plots
    panel.resize(500, panel.minimumSizeHint().height())
    qtbot.waitUntil(lambda: panel.height() == panel.minimumSizeHint().height())
    qtbot.waitUntil(lambda: plots.strip.height() >= 40)
    qtbot.waitUntil(lambda: min(pane.view.height() for pane in plots.panes[:channels]) >= 20)
    session.select(("b mono.wav",))
    qtbot.waitUntil(lambda: plots.minimumHeight() < 200)


def test_the_project_keeps_that_they_are_side_by_side(panel: SpectrogramPanel, session) -> None:
    choose(panel, EACH)
    assert settings.load().channels == ""
    session.open_folder(panel.session.path("b mono.wav").parent, template="own")
    session.select(("a stereo.wav",))
    assert len(panel.plots.panes) == 2
    assert panel.bar.popup.channels.currentData() == EACH


def test_they_move_and_zoom_together(panel: SpectrogramPanel, qtbot) -> None:
    choose(panel, EACH)
    upper, lower = panel.plots.panes
    where = QPointF(place(panel, lower, 1.0, 3000))
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        turn = QWheelEvent(
            where,
            QPointF(panel.plots.viewport().mapToGlobal(where.toPoint())),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(panel.plots.viewport(), turn)
    (low_s, high_s), (low_hz, high_hz) = upper.view.viewRange()
    assert high_s - low_s == pytest.approx(2 * 0.64, rel=0.02)
    assert high_hz - low_hz == pytest.approx(11_025 * 0.64, rel=0.02)
    assert (3000 - low_hz) / (high_hz - low_hz) == pytest.approx(3000 / 11_025, abs=0.02)  # about the mouse
    qtbot.waitUntil(lambda: panel.showing.near is not None and len(panel.showing.near.pictures) == 2)
    for _ in range(8):
        panel.zoom_out()
        panel.fit()
        lower.view.scaleBy((1, 3))
    assert np.allclose(lower.view.viewRange(), upper.view.viewRange())
    assert upper.view.viewRange()[1] == pytest.approx([0, 11_025], abs=1)  # nothing beyond, in none of them
    assert [brightest_hz(panel, pane) for pane in (upper, lower)] == pytest.approx([1000, 3000], abs=150)


def test_a_region_is_drawn_and_seen_and_clicked_in_every_channel(panel: SpectrogramPanel, session) -> None:
    choose(panel, EACH)
    upper, lower = panel.plots.panes
    QTest.qWait(50)  # until they have their heights
    viewport, shift = panel.plots.viewport(), Qt.KeyboardModifier.ShiftModifier
    first, last = place(panel, lower, 0.5, 2000), place(panel, lower, 1.0, 4000)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, shift, first)
    for part in (0.3, 0.6, 1.0):
        point = QPointF(first) + (QPointF(last) - QPointF(first)) * part
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        move = QMouseEvent(QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), none, left, shift)
        QApplication.sendEvent(viewport, move)
        QTest.qWait(15)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, shift, last)
    region = session.region
    assert (region.start_s, region.end_s) == pytest.approx((0.5, 1.0), abs=0.02)
    assert (region.low_hz, region.high_hz) == pytest.approx((2000, 4000), abs=150)
    session.add_class("dog")
    session.label(session.classes[0].id)
    assert [len(pane.boxes.regions) for pane in (upper, lower)] == [1, 1]
    assert [pane.boxes.selected for pane in (upper, lower)] == [region, region]
    session.select_region(None)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place(panel, lower, 0.75, 3000))
    assert session.region == region
    session.select(("c three.wav",))
    session.select(("a stereo.wav",))
    assert [len(pane.boxes.regions) for pane in panel.plots.panes] == [1, 1]


def test_a_new_channel_shows_what_lies_over_the_others(panel: SpectrogramPanel, session) -> None:
    session.add_class("dog")
    session.select_region(panel.marking.fresh())
    session.label(session.classes[0].id)
    panel.set_cursor(0.75)
    session.set_picture(frequency_scale="log")
    choose(panel, EACH)
    upper, lower = panel.plots.panes
    assert len(lower.boxes.regions) == 1
    assert lower.boxes.selected == upper.boxes.selected == session.region
    assert lower.cursor.value() == 0.75
    assert lower.view.frequency_scale == lower.axis.frequency_scale == upper.view.frequency_scale
    panel.marking.draw(True)
    assert panel.marking.pencils[-1].file == "a stereo.wav"
    assert all(pencil.drawing for pencil in panel.marking.pencils)


def test_the_level_under_the_mouse_is_that_of_its_channel(panel: SpectrogramPanel) -> None:
    choose(panel, EACH)
    told = []
    for pane in panel.plots.panes:
        panel._pointing(pane.view.mapViewToScene(QPointF(1.0, 3000)))
        told.append(panel.bar.place.text())
    upper, lower = (int(words.split()[-2].replace("−", "-")) for words in told)
    assert lower == pytest.approx(20 * np.log10(0.2), abs=2)
    assert upper < lower - 30


def test_of_very_many_channels_the_first_are_side_by_side(panel: SpectrogramPanel, session, tmp_path: Path) -> None:
    many = MOST_CHANNELS + 2
    rng = np.random.default_rng(0)
    soundfile.write(tmp_path / "sounds" / "d many.wav", 0.1 * rng.standard_normal((RATE_HZ, many)), RATE_HZ)
    session.runs.scan()
    choose(panel, EACH)
    session.select(("d many.wav",))
    assert len(panel.plots.panes) == MOST_CHANNELS
    box = panel.bar.popup.channels
    assert box.count() == many + 2
    assert str(MOST_CHANNELS) in box.currentText()
    choose(panel, str(many))
    assert len(panel.plots.panes) == 1


def test_a_channel_chosen_elsewhere_is_kept_by_the_properties(opened, qtbot) -> None:
    opened.project.change(channel=9)  # on the command line: the box counts to eight
    dialog = ProjectDialog(opened)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert opened.project.channel == 9
