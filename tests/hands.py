"""A person's hands on the window: a mouse on the spectrogram, and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow

SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def at(window: MainWindow, at_s: float, frequency_hz: float) -> QPoint:
    plots = window.spectrogram.plots
    return plots.mapFromScene(plots.view.mapViewToScene(QPointF(at_s, frequency_hz)))


def drag(window: MainWindow, begin: tuple[float, float], end: tuple[float, float], held=PLAIN) -> None:
    viewport = window.spectrogram.plots.viewport()
    first, last = at(window, *begin), at(window, *end)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, held, first)
    for part in (0.3, 0.6, 1.0):
        point = QPointF(first) + (QPointF(last) - QPointF(first)) * part
        move = QMouseEvent(  # QTest's knows no keys that are held
            QEvent.Type.MouseMove,
            point,
            viewport.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            held,
        )
        QApplication.sendEvent(viewport, move)
        QTest.qWait(15)  # pyqtgraph listens to a hundred moves a second at most
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, held, last)


def click(window: MainWindow, at_s: float, frequency_hz: float) -> None:
    QTest.mouseClick(
        window.spectrogram.plots.viewport(), Qt.MouseButton.LeftButton, PLAIN, at(window, at_s, frequency_hz)
    )


def press(window: MainWindow, key, held=PLAIN) -> None:
    QTest.keyClick(window.windowHandle(), key, held)
