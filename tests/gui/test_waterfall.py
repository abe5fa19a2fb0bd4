"""What a microphone hears as a scrolling picture, and its level: even, flat in memory, each thing where it belongs."""

from __future__ import annotations

import time

import numpy as np
import pytest

from engine.sound.frequency_scale import Scale
from gui.live.meter import Meter
from gui.live.waterfall import LEFT, Waterfall


@pytest.fixture
def waterfall(qtbot) -> Waterfall:
    made = Waterfall()
    made.resize(LEFT + 400, 424)
    qtbot.addWidget(made)
    made.show()
    made.begin(48_000, 1025, 1024)
    return made


def pour(waterfall: Waterfall, columns: np.ndarray) -> None:
    """All of them, whatever the clock says."""
    waterfall.add(columns)
    waterfall._owed = columns.shape[1]
    waterfall.advance(False)


def test_the_newest_is_at_the_right_and_a_tone_lies_where_it_belongs(waterfall: Waterfall) -> None:
    columns = np.full((1025, 60), -90.0, np.float32)
    columns[512, -10:] = -20  # 12 kHz for the last tenth of a second
    pour(waterfall, columns)
    pour(waterfall, np.full((1025, 20), -90.0, np.float32))
    image = waterfall.grab().toImage()
    grey = np.array([[image.pixelColor(x, y).lightness() for x in range(image.width())] for y in range(400)])
    grey[:, :LEFT] = 0  # the axis
    loud = np.argwhere(grey > grey.max() * 0.7)
    assert abs(loud[:, 0].mean() - 200) <= 2
    assert (loud[:, 1].min(), loud[:, 1].max()) == (LEFT + 400 - 30, LEFT + 400 - 21)


@pytest.mark.parametrize("bins", [129, 1025])
@pytest.mark.parametrize("name", ["log", "mel"])
def test_on_any_scale_a_tone_lies_on_its_line(waterfall: Waterfall, name: str, bins: int) -> None:
    waterfall.begin(48_000, bins, 2 * bins - 2)
    waterfall.restyle("grey", 70, name)
    columns = np.full((bins, 60), -90.0, np.float32)
    columns[bins // 8] = -20  # 3 kHz
    pour(waterfall, columns)
    image = waterfall.grab().toImage()
    grey = np.array([image.pixelColor(LEFT + 380, y).lightness() for y in range(400)], float)
    loud = np.flatnonzero(abs(grey - np.median(grey)) > 0.8 * abs(grey - np.median(grey)).max())
    scale = Scale(name, 24_000)
    assert loud.mean() == pytest.approx(400 * (1 - scale.height(3000) / 24_000), abs=4)


def test_it_goes_round_and_its_memory_stays_flat(waterfall: Waterfall) -> None:
    kept = waterfall._db.nbytes, waterfall._pixels.nbytes
    rng = np.random.default_rng(1)
    for _ in range(60):
        pour(waterfall, rng.normal(-80, 5, (1025, 100)).astype(np.float32))
    assert waterfall.shown == 6000
    assert (waterfall._db.nbytes, waterfall._pixels.nbytes) == kept
    before = waterfall.grab().toImage()
    waterfall._paint_all()
    assert waterfall.grab().toImage() == before  # painted bit by bit it is as painted at once


def test_scrolling_is_even_and_never_far_behind(waterfall: Waterfall, monkeypatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    waterfall.begin(48_000, 1025, 1024)
    steps, behind = [], []
    for frame in range(600):
        now[0] += 1 / 60
        if frame % 2 == 0:  # sound comes in pieces, a little more than three columns each
            waterfall.add(np.zeros((1025, 3 + (frame % 6 == 0)), np.float32))
        before = waterfall.shown
        waterfall.advance(False)
        steps.append(waterfall.shown - before)
        behind.append(waterfall._many)
    assert max(steps[100:]) <= 3
    assert max(behind[100:]) <= 12


def test_the_meter_holds_its_peak_and_warns(qtbot) -> None:
    meter = Meter()
    qtbot.addWidget(meter)
    meter.show_peaks(np.array([0.5, 0.1], np.float32))
    assert meter._held[0][0] == pytest.approx(-6.02, abs=0.01)
    assert not meter.clipped
    meter.show_peaks(np.array([0.01, 0.01], np.float32))
    assert meter._held[0][0] == pytest.approx(-6.02, abs=0.01)
    meter.show_peaks(np.array([0.2, 1.0], np.float32))
    assert meter.clipped
    meter.show_peaks(np.zeros(12, np.float32))
    meter.grab()
