"""The picture as a file: its size on paper, its words, its colours, and what happens where it cannot be written."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile
from hands import CTRL, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from engine.errors import UserError
from engine.labels import Target
from gui import theme
from gui.dialogs.picture_dialog import PictureDialog
from gui.hearing import picture_file
from gui.main_window import MainWindow

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def window(session, tone, tmp_path, qtbot) -> MainWindow:
    """The window with a recording of four seconds at 1 kHz, by a recorder with a clock."""
    tone(tmp_path / "sounds" / "r_20190522_053000.wav", 4.0, 1000.0)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    qtbot.waitExposed(made)
    session.open_folder(tmp_path / "sounds", template="own")
    qtbot.waitUntil(lambda: made.spectrogram.showing.whole is not None)
    return made


def saved(window: MainWindow, qtbot, path: Path, width_mm: int = 160, dpi: int = 300) -> PictureDialog:
    """Through the dialog, as a person does it."""
    dialog = PictureDialog(window.spectrogram, window)
    qtbot.addWidget(dialog)
    dialog.place.setText(str(path))
    dialog.width_mm.setValue(width_mm)
    dialog.dpi.setValue(dpi)
    dialog.write.click()
    return dialog


def strongest_row(image: QImage) -> float:
    """How far down, of the whole height, the spectrogram is brightest; title and ribbon above it and the wave below are left out."""
    rows = range(image.height() * 15 // 100, image.height() * 70 // 100)
    return max(rows, key=lambda y: image.pixelColor(image.width() // 2, y).lightness()) / image.height()


def test_the_dialog_begins_with_a_print_of_160_mm_at_300_points_an_inch(window: MainWindow, qtbot, tmp_path) -> None:
    saved(window, qtbot, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == pytest.approx(160 / 25.4 * 300, abs=2)
    assert image.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=2)
    low = strongest_row(image)
    window.spectrogram.plots.view.setYRange(0, 2000, padding=0)
    saved(window, qtbot, tmp_path / "a.png")
    assert strongest_row(QImage(str(tmp_path / "a.png"))) < low - 0.15  # what is seen: 1 kHz is now in the middle


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_it_is_light_and_the_window_stays_as_it_was(window: MainWindow, qtbot, tmp_path, appearance: str) -> None:
    theme.apply(appearance)
    try:
        qtbot.wait(50)
        plots = window.spectrogram.plots
        before, size = plots.grab().toImage(), plots.size()
        saved(window, qtbot, tmp_path / "a.png", 100, 150)
        image = QImage(str(tmp_path / "a.png"))
        corners = [(1, 1), (image.width() - 2, 1), (1, image.height() - 2)]
        assert {image.pixelColor(*corner).name() for corner in corners} == {theme.LIGHT.panel}
        assert plots.size() == size
        assert all(cursor.isVisible() for cursor in plots.cursors)
        assert plots.grab().toImage() == before
    finally:
        theme.apply("light")


def test_what_is_selected_is_no_part_of_it(window: MainWindow, qtbot, tmp_path) -> None:
    saved(window, qtbot, tmp_path / "a.png", 100, 100)
    window.session.select_region(Target("r_20190522_053000.wav", 1.0, 2.0, 500.0, 3000.0))
    saved(window, qtbot, tmp_path / "b.png", 100, 100)
    assert QImage(str(tmp_path / "a.png")) == QImage(str(tmp_path / "b.png"))
    assert window.spectrogram.plots.panes[0].boxes.selected == window.session.region


@pytest.mark.parametrize("dpi", [150, 300])
def test_the_wave_is_as_dark_at_its_end_as_at_its_beginning(window: MainWindow, qtbot, tmp_path, dpi: int) -> None:
    noise = 0.5 * np.sign(np.random.default_rng(0).normal(size=22_050 * 10))
    soundfile.write(tmp_path / "sounds" / "loud.wav", noise, 22_050)
    window.session.runs.scan()
    window.session.select(("loud.wav",))
    qtbot.waitUntil(lambda: window.spectrogram.duration_s == 10.0 and window.spectrogram.showing.whole is not None)
    saved(window, qtbot, tmp_path / "a.png", 160, dpi)
    image = QImage(str(tmp_path / "a.png"))
    row = [image.pixelColor(x, image.height() * 83 // 100).red() for x in range(image.width())]
    wave = np.array(row[image.width() * 12 // 100 : image.width() * 88 // 100])
    assert np.ptp(wave) == 0
    assert wave[0] < 200


def test_letters_are_as_large_on_paper_however_wide_the_window_is(window: MainWindow, qtbot, tmp_path) -> None:
    sizes = set()
    for width in (1100, 1600):
        window.resize(width, 800)
        qtbot.wait(60)
        saved(window, qtbot, tmp_path / "a.svg")
        root = ElementTree.parse(tmp_path / "a.svg").getroot()
        sizes.add(root.get("viewBox", "").split()[2])
    assert len(sizes) == 1


def test_an_svg_has_size_ticks_and_title_in_words_and_the_sound_as_an_image(window, qtbot, tmp_path) -> None:
    saved(window, qtbot, tmp_path / "a.svg", 120)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("width") == "120mm"
    words = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert any("r_20190522_053000.wav" in one and "05:30" in one for one in words)
    assert {"2 s", "4 kHz"} <= set(words)
    images = list(root.iter(f"{SVG}image"))
    assert any((value or "").startswith("data:image/png") for one in images for value in one.attrib.values())


def test_a_name_without_an_end_is_a_png_and_an_old_file_is_replaced(window: MainWindow, qtbot, tmp_path) -> None:
    (tmp_path / "a.png").write_text("old")
    said = []
    window.session.said.connect(said.append)
    dialog = saved(window, qtbot, tmp_path / "a")
    assert "replaced" in dialog.words.text()
    assert said == ["The picture is saved as a.png"]
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


@pytest.mark.parametrize("end", ["png", "svg"])
def test_a_place_that_cannot_be_written_gets_a_sentence(window: MainWindow, qtbot, tmp_path, end: str) -> None:
    (tmp_path / "file").write_text("no folder")
    failed = []
    window.session.failed.connect(failed.append)
    saved(window, qtbot, tmp_path / "file" / f"a.{end}")
    assert [type(one) for one in failed] == [UserError]


def test_a_recording_is_never_replaced(window: MainWindow, tmp_path) -> None:
    recording = tmp_path / "sounds" / "r_20190522_053000.wav"
    before = recording.read_bytes()
    with pytest.raises(UserError):
        picture_file.write(picture_file.drawn(window.spectrogram, "a", 100, 100, svg=False), recording)
    assert recording.read_bytes() == before


def test_the_place_must_be_told(window: MainWindow, qtbot) -> None:
    dialog = PictureDialog(window.spectrogram, window)
    qtbot.addWidget(dialog)
    assert dialog.write.isEnabled()
    for told in ("", "a.png", str(Path.home())):
        dialog.place.setText(told)
        assert not dialog.write.isEnabled()


@pytest.mark.parametrize("typed", ["", "/", "."])
def test_a_place_can_be_chosen_where_none_is_told(window: MainWindow, qtbot, monkeypatch, tmp_path, typed: str) -> None:
    monkeypatch.setattr("gui.messages.ask_new_file", lambda *given: str(tmp_path / "b.png"))
    dialog = PictureDialog(window.spectrogram, window)
    qtbot.addWidget(dialog)
    dialog.place.setText(typed)
    dialog._choose()
    assert dialog.path == tmp_path / "b.png"


def test_ctrl_p_asks(window: MainWindow, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr("gui.dialogs.picture_dialog.ask", lambda *given: asked.append(given))
    press(window, Qt.Key.Key_P, CTRL)
    assert len(asked) == 1


PITCHES_HZ = (2000.0, 8000.0)


def brightest(image: QImage) -> float:
    """How far down, of the whole height, the middle of an image is brightest; its very edges share points with the paper."""
    rows = range(3, image.height() - 3)
    return max(rows, key=lambda y: image.pixelColor(image.width() // 2, y).lightness()) / image.height()


@pytest.mark.parametrize("end", ["png", "svg"])
def test_channels_side_by_side_are_saved_so(window: MainWindow, qtbot, tmp_path, end: str) -> None:
    session, t = window.session, np.arange(22_050 * 4) / 22_050
    tones = [0.3 * np.sin(2 * np.pi * pitch_hz * t) for pitch_hz in PITCHES_HZ]
    soundfile.write(tmp_path / "sounds" / "stereo.wav", np.stack(tones, 1), 22_050)
    session.runs.scan()
    session.set_picture(channels="each")
    session.select(("stereo.wav",))
    qtbot.waitUntil(lambda: len(window.spectrogram.plots.panes) == 2)
    window.spectrogram.plots.look(0.5, 3.5)
    saved(window, qtbot, tmp_path / f"a.{end}", 120, 150)
    if end == "svg":
        images = list(ElementTree.parse(tmp_path / "a.svg").getroot().iter(f"{SVG}image"))[-2:]
        heights = [float(one.get("y", "")) for one in images]
        assert heights[1] - heights[0] == pytest.approx(float(images[0].get("height", "")) + 2, abs=1)
        data = [next(value for name, value in one.attrib.items() if name.endswith("href")) for one in images]
        panes = [QImage.fromData(b64decode(one.split(",")[1])) for one in data]
    else:
        whole = QImage(str(tmp_path / "a.png"))
        dark = [whole.pixelColor(whole.width() // 2, y).lightness() < 230 for y in range(whole.height())]
        ends = np.flatnonzero(np.diff(np.array([False, *dark, False], int)))
        tall = [(a, b) for a, b in ends.reshape(-1, 2).tolist() if b - a > whole.height() / 10]
        panes = [whole.copy(0, a, whole.width(), b - a) for a, b in tall[:2]]  # below them lies the wave
    assert len(panes) == 2
    for pane, pitch_hz in zip(panes, PITCHES_HZ):
        assert brightest(pane) == pytest.approx(1 - pitch_hz / 11_025, abs=0.03)
    assert len(window.spectrogram.plots.panes) == 2
