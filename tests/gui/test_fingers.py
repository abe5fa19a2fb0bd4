"""Wheel and fingers on the picture: time is zoomed on it and on its time axis, frequency on its frequency axis, about where they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.hearing.spectrogram import SpectrogramPanel

RATE_HZ = 22_050
LONG_S = 10.0


@pytest.fixture
def panel(session, tmp_path: Path, qtbot) -> SpectrogramPanel:
    (tmp_path / "sounds").mkdir()
    noise = 0.1 * np.random.default_rng(0).standard_normal((round(LONG_S * RATE_HZ), 2))
    soundfile.write(tmp_path / "sounds" / "a.wav", noise, RATE_HZ)
    session.open_folder(tmp_path / "sounds", template="own")
    made = SpectrogramPanel(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    session.select(("a.wav",))
    made._show_current(session.current)
    return made


def over(panel: SpectrogramPanel, item, x: float, y: float) -> QPoint:
    """A point of the screen, so far across and down an item."""
    area = item.sceneBoundingRect()
    return panel.plots.mapFromScene(QPointF(area.left() + x * area.width(), area.top() + y * area.height()))


def wheel(panel: SpectrogramPanel, at: QPoint, notches: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    viewport = panel.plots.viewport()
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    where, glob = QPointF(at), QPointF(viewport.mapToGlobal(at))
    QApplication.sendEvent(
        viewport, QWheelEvent(where, glob, QPoint(), QPoint(0, 120 * notches), none, held, phase, False)
    )


def spread(panel: SpectrogramPanel, at: QPoint, by: float) -> None:
    """Two fingers on a touchpad, in one step."""
    viewport = panel.plots.viewport()
    where, glob = QPointF(at), QPointF(viewport.mapToGlobal(at))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        where,
        where,
        glob,
        by,
        QPointF(),
    )
    QApplication.sendEvent(viewport, event)


def seen(panel: SpectrogramPanel) -> tuple[tuple[float, float], tuple[float, float]]:
    time_s, frequency_hz = panel.plots.view.viewRange()
    return tuple(time_s), tuple(frequency_hz)


def test_on_the_frequency_axis_the_wheel_zooms_frequency_about_the_mouse(panel: SpectrogramPanel) -> None:
    before_s, before_hz = seen(panel)
    wheel(panel, over(panel, panel.plots.panes[0].axis, 0.5, 0.25), 3)
    after_s, after_hz = seen(panel)
    assert after_s == before_s
    assert after_hz[1] - after_hz[0] == pytest.approx(0.8**3 * before_hz[1])
    about = 0.75 * before_hz[1]
    assert (about - after_hz[0]) / (after_hz[1] - after_hz[0]) == pytest.approx(0.75, abs=0.01)
    wheel(panel, over(panel, panel.plots.panes[0].axis, 0.5, 0.5), -9)
    assert seen(panel) == (before_s, pytest.approx(before_hz))  # nothing beyond


@pytest.mark.parametrize("item", ["view", "strip", "time_axis", "band"])
def test_elsewhere_it_zooms_time_about_the_mouse(panel: SpectrogramPanel, item: str) -> None:
    _, before_hz = seen(panel)
    wheel(panel, over(panel, getattr(panel.plots, item), 0.25, 0.5), 3)
    after_s, after_hz = seen(panel)
    assert after_hz == before_hz
    assert after_s[1] - after_s[0] == pytest.approx(0.8**3 * LONG_S, rel=0.01)
    assert (0.25 * LONG_S - after_s[0]) / (after_s[1] - after_s[0]) == pytest.approx(0.25, abs=0.01)


def test_with_ctrl_it_zooms_frequency_and_with_shift_it_moves(panel: SpectrogramPanel) -> None:
    before_s, before_hz = seen(panel)
    wheel(panel, over(panel, panel.plots.view, 0.5, 0.5), 3, Qt.KeyboardModifier.ControlModifier)
    after_s, after_hz = seen(panel)
    assert after_s == before_s
    assert after_hz == pytest.approx((before_hz[1] * 0.244, before_hz[1] * 0.756), abs=30)
    panel.plots.look(2.0, 4.0)
    wheel(panel, over(panel, panel.plots.view, 0.5, 0.5), -1, Qt.KeyboardModifier.ShiftModifier)
    assert seen(panel)[0] == pytest.approx((2.24, 4.24))


@pytest.mark.parametrize("item", ["view", "strip", "time_axis"])
def test_two_fingers_on_a_touchpad_zoom_time_about_them(panel: SpectrogramPanel, item: str) -> None:
    _, before_hz = seen(panel)
    for _ in range(2):
        spread(panel, over(panel, getattr(panel.plots, item), 0.25, 0.5), 0.25)
    after_s, after_hz = seen(panel)
    assert after_hz == before_hz
    assert after_s[1] - after_s[0] == pytest.approx(LONG_S / 1.25**2, rel=0.01)
    assert (0.25 * LONG_S - after_s[0]) / (after_s[1] - after_s[0]) == pytest.approx(0.25, abs=0.01)
    for _ in range(4):
        spread(panel, over(panel, getattr(panel.plots, item), 0.25, 0.5), -0.25)
    assert seen(panel)[0] == pytest.approx((0, LONG_S), abs=0.01)


def test_two_fingers_on_the_strip_of_the_whole_recording_zoom_about_them(panel: SpectrogramPanel) -> None:
    panel.plots.look(4.0, 8.0)
    spread(panel, over(panel, panel.plots.overview, 0.5, 0.5), 1.0)
    assert seen(panel)[0] == pytest.approx((4.5, 6.5), abs=0.05)


def test_two_fingers_on_the_frequency_axis_zoom_frequency(panel: SpectrogramPanel) -> None:
    panel.session.set_picture(channels="each")
    upper, lower = panel.plots.panes
    before_s, before_hz = seen(panel)
    spread(panel, over(panel, lower.axis, 0.5, 0.25), 0.5)
    after_s, after_hz = seen(panel)
    assert after_s == before_s
    assert after_hz == pytest.approx((before_hz[1] * 0.25, before_hz[1] * (0.25 + 1 / 1.5)), abs=60)
    assert np.allclose(lower.view.viewRange(), upper.view.viewRange())


@pytest.mark.parametrize("at_once", [True, False])
def test_two_fingers_on_a_touch_screen_zoom_time_about_them(panel: SpectrogramPanel, qtbot, at_once: bool) -> None:
    _, before_hz = seen(panel)
    middle, viewport = over(panel, panel.plots.view, 0.5, 0.5), panel.plots.viewport()
    device = QTest.createTouchDevice()

    def fingers(apart: int) -> tuple[QPoint, QPoint]:
        return middle - QPoint(apart, 0), middle + QPoint(apart, 0)

    left, right = fingers(60)
    if at_once:
        QTest.touchEvent(viewport, device).press(0, left, viewport).press(1, right, viewport).commit()
    else:
        QTest.touchEvent(viewport, device).press(0, left, viewport).commit()
        QTest.touchEvent(viewport, device).stationary(0).press(1, right, viewport).commit()
    for apart in range(70, 190, 10):
        left, right = fingers(apart)
        QTest.touchEvent(viewport, device).move(0, left, viewport).move(1, right, viewport).commit()
    QTest.touchEvent(viewport, device).release(0, left, viewport).release(1, right, viewport).commit()
    after_s, after_hz = seen(panel)
    assert after_hz == before_hz
    assert after_s[1] - after_s[0] < 0.6 * LONG_S
    assert sum(after_s) / 2 == pytest.approx(LONG_S / 2, abs=0.1)
    assert panel.session.region is None  # nothing was drawn meanwhile, and nothing selected
    assert panel.plots.cursor_s == 0.0
    QTest.touchEvent(viewport, device).press(2, middle, viewport).commit()  # one finger clicks, as ever
    QTest.touchEvent(viewport, device).release(2, middle, viewport).commit()
    assert panel.plots.cursor_s == pytest.approx(LONG_S / 2, abs=0.1)
    QTest.touchEvent(viewport, device).press(3, middle, viewport).commit()  # and drags
    for by in range(10, 80, 10):
        QTest.touchEvent(viewport, device).move(3, middle + QPoint(by, 0), viewport).commit()
        QTest.qWait(15)
    QTest.touchEvent(viewport, device).release(3, middle + QPoint(70, 0), viewport).commit()
    assert sum(seen(panel)[0]) / 2 < LONG_S / 2 - 0.2
