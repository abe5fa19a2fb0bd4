"""The classes' names on the ribbon: where there is room, cut where there is little, readable on every colour, and quick."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gui import theme
from gui.hearing.names import Names
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.windows_shown import Windows


@pytest.fixture
def plots(qapp, qtbot) -> SoundPlots:
    theme.apply("light")
    made = SoundPlots()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitExposed(made)
    made.move_time(0.0, 100.0, (0.0, 100.0))
    return made


def shown(names: Names) -> list[tuple[QRectF, str, str]]:
    names.getViewBox().updateMatrix()
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setWorldTransform(names.sceneTransform())
    found = names.shown(painter)
    painter.end()
    return found


def named(plots: SoundPlots, spans, names) -> list[str]:
    plots.names.set_names(np.array(spans, float), names, np.full((len(spans), 4), 200, np.uint8))
    return [text for _, text, _ in shown(plots.names)]


def test_stretches_with_room_have_their_name_and_others_none(plots: SoundPlots) -> None:
    spans = [(0, 40), (40, 41), (41, 52), (52, 100)]
    texts = named(plots, spans, ["rain", "dog", "a siren of the fire brigade", "wind"])
    assert texts[0] == "rain"
    assert texts[1].startswith("a si")
    assert texts[1].endswith("…")
    assert texts[2:] == ["wind"]
    plots.look(39.5, 42)
    assert [text for _, text, _ in shown(plots.names)] == ["rain", "dog", "a siren of the fire brigade"]


def test_a_name_stays_on_screen_with_its_stretch_and_within_it(plots: SoundPlots) -> None:
    named(
        plots, [(0, 60), (60, 100)], ["rain", "a very long name of a class that nobody can read to its end, whatever"]
    )
    plots.look(50, 65)
    (first, _, _), (second, _, _) = shown(plots.names)
    band = plots.band
    left, border, right = (band.mapViewToScene(QPointF(at_s, 0)).x() for at_s in (50, 60, 65))
    assert first.left() == pytest.approx(left, abs=1)
    assert second.left() == pytest.approx(border, abs=1)
    assert second.right() <= right + 1


@given(st.integers(0, 0xFFFFFF), st.integers(0, 255), st.booleans())
def test_it_is_readable_on_every_colour(colour: int, alpha: int, dark: bool) -> None:
    ground = "#202426" if dark else "#ffffff"
    plate = theme.mixed(f"#{colour:06x}", ground, alpha / 255)
    assert theme.contrast(theme.ink_on(plate), plate) >= 4.5


def test_neighbours_of_the_same_class_are_one_stretch() -> None:
    spans = np.column_stack([np.arange(0, 10, 2.0), np.arange(4, 14, 2.0)])
    probabilities = np.array([[0.9, 0.1], [0.7, 0.3], [0.2, 0.8], [0.6, 0.4], [0.6, 0.4]], np.float32)
    windows = Windows(spans, probabilities, ("rain", "dog"))
    colours = np.tile(np.array([1, 2, 3, 0], np.uint8), (5, 1))
    colours[:, 3] = [100, 200, 50, 60, 60]
    where, names, mean = windows.stretches(colours)
    assert where.tolist() == [[0, 5], [5, 7], [7, 12]]
    assert names == ["rain", "dog", "rain"]
    assert mean.tolist() == [[1, 2, 3, 150], [1, 2, 3, 50], [1, 2, 3, 60]]
    assert windows.likeliest(6.5) == "4.0 – 8.0 s\ndog   80 %\nrain   20 %"
    assert Windows.none().stretches(np.zeros((0, 4), np.uint8))[1] == []


def test_a_day_of_windows_costs_what_its_screen_costs(plots: SoundPlots) -> None:
    """Few names fit on a screen, however many stretches there are: what is looked at is bounded by the points."""
    count = 43_200
    spans = np.column_stack([np.arange(count), np.arange(1, count + 1)]).astype(float)
    plots.move_time(0.0, count, (0.0, count))
    assert named(plots, spans, [f"class {k % 30}" for k in range(count)]) == []
    plots.look(1000.0, 1010.0)
    texts = [text for _, text, _ in shown(plots.names)]
    assert 9 <= len(texts) <= 11
    assert texts[0] == "class 10"


def test_of_windows_that_a_gate_stops_nothing_is_shown() -> None:
    spans = np.array([(0, 4), (4, 8), (8, 12), (12, 16)], float)
    windows = Windows(spans, np.array([[0, 0], [0.9, 0.1], [0.8, 0.2], [0, 0]]), ("hungry", "other"))
    colours = np.full((4, 4), 200, np.uint8)
    colours[[0, 3], 3] = 0
    where, names, mean = windows.stretches(colours)
    assert where.tolist() == [[4, 12]]
    assert names == ["hungry"]
    assert len(mean) == 1
    assert windows.words(1.0) == ""
    assert windows.words(5.0).startswith("hungry")
    assert "hungry" not in windows.likeliest(1.0)
