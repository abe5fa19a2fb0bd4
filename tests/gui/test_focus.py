"""By keyboard alone: colour bar and overview, and everything else that can have the focus has a name and shows that it has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QScrollArea, QWidget

from gui.dialogs.about import AboutDialog
from gui.dialogs.clips_dialog import ClipsDialog
from gui.dialogs.export_dialog import ExportDialog
from gui.dialogs.find_dialog import FindDialog
from gui.dialogs.group_dialog import GroupDialog
from gui.dialogs.help_sheet import HelpSheet
from gui.dialogs.import_dialog import ImportDialog
from gui.dialogs.model_dialog import ModelDialog
from gui.dialogs.picture_dialog import PictureDialog
from gui.dialogs.problems import ProblemsDialog
from gui.dialogs.project_dialog import ProjectDialog
from gui.dialogs.region_dialog import RegionDialog
from gui.dialogs.self_test import SelfTestDialog
from gui.dialogs.settings_dialog import SettingsDialog
from gui.main_window import MainWindow

LONG_S = 40.0
KEY = Qt.Key


@pytest.fixture
def window(session, tmp_path: Path, tone: Callable, qtbot) -> MainWindow:
    tone(tmp_path / "sounds" / "long.wav", LONG_S)
    tone(tmp_path / "sounds" / "short.wav", 1.0)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    session.open_folder(tmp_path / "sounds", template="own")
    session.add_class("dog")
    assert made.spectrogram is not None
    session.select(("long.wav",))
    qtbot.waitUntil(lambda: made.spectrogram.showing.whole is not None)
    return made


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.windowHandle(), key)


def levels(window: MainWindow) -> tuple[float, float]:
    whole = window.spectrogram.showing.whole
    assert whole is not None
    return whole.levels


def test_arrows_move_the_levels_of_the_colours_and_home_finds_good_ones(window: MainWindow, session) -> None:
    bar, _ = window.spectrogram.plots.by_keys
    floor, top = found = levels(window)
    floor, top = round(floor), round(top)
    bar.setFocus()
    press(window, KEY.Key_Up)
    assert levels(window) == (floor + 1, top + 1)
    press(window, KEY.Key_PageDown, KEY.Key_Down)
    assert levels(window) == (floor - 10, top - 10)
    press(window, KEY.Key_Left, KEY.Key_Left, KEY.Key_Right)
    assert levels(window) == (floor - 11, top - 10)
    assert session.project.picture["levels"] == [floor - 11, top - 10]
    assert bar.accessibleDescription() == f"{floor - 11} to {top - 10} dB".replace("-", "−")
    press(window, KEY.Key_Home)
    assert levels(window) == pytest.approx(found)
    assert session.current == "long.wav"  # the list did not move


def test_the_ends_of_the_colours_never_meet(window: MainWindow) -> None:
    bar, _ = window.spectrogram.plots.by_keys
    bar.setFocus()
    press(window, *[KEY.Key_Right] * 90)
    floor, top = levels(window)
    assert top - floor == 5


def test_arrows_and_pages_move_what_is_seen(window: MainWindow) -> None:
    plots, (_, strip) = window.spectrogram.plots, window.spectrogram.plots.by_keys
    assert not strip.isVisible()  # all is seen
    plots.look(10.0, 20.0)
    assert strip.isVisible()
    strip.setFocus()
    press(window, KEY.Key_Right)
    assert plots.seen_s == pytest.approx((11.2, 21.2))
    press(window, KEY.Key_Left, KEY.Key_Left)
    assert plots.seen_s == pytest.approx((8.8, 18.8))
    press(window, KEY.Key_PageDown)
    assert plots.seen_s == pytest.approx((17.8, 27.8))
    press(window, KEY.Key_PageUp)
    assert plots.seen_s == pytest.approx((8.8, 18.8))
    press(window, KEY.Key_End)
    assert plots.seen_s == pytest.approx((30, 40))
    assert strip.value() == strip.maximum()
    press(window, KEY.Key_Home)
    assert plots.seen_s == pytest.approx((0, 10))
    assert (strip.value(), strip.accessibleDescription()) == (0, "0 s – 10 s")
    strip.setValue(500)  # as a screen reader does
    assert plots.seen_s == pytest.approx((15, 25), abs=0.1)


def test_the_mouse_goes_through_to_what_lies_below(window: MainWindow) -> None:
    plots, (bar, strip) = window.spectrogram.plots, window.spectrogram.plots.by_keys
    plots.look(10.0, 20.0)
    for one, item in ((bar, plots.colour_bar), (strip, plots.overview)):
        middle = one.geometry().center()
        assert plots.viewport().childAt(middle) is None
        assert item.sceneBoundingRect().contains(plots.mapToScene(middle))
        assert one.geometry().size().width() == pytest.approx(item.size().width(), abs=4)
    window.resize(1200, 800)
    QApplication.processEvents()
    assert strip.geometry().width() == pytest.approx(plots.overview.size().width(), abs=4)


# ---- everything
PLAIN, POINTS = 60, 25  # of 255; so many points of the screen


def named(widget: QWidget) -> bool:
    """Whether a screen reader has something to say of it."""
    text = getattr(widget, "text", None) or getattr(widget, "title", None)
    words = text() if callable(text) and not hasattr(widget, "setPlaceholderText") else ""
    return bool(widget.accessibleName() or words)


def shows_focus(widget: QWidget) -> bool:
    """Whether it looks plainly otherwise with the focus than without, on it or just beside it."""
    top = widget.window()

    def seen() -> np.ndarray:
        QApplication.processEvents()
        at = widget.mapTo(top, QPoint(-3, -3))
        image = top.grab(widget.rect().translated(at).adjusted(0, 0, 6, 6)).toImage()
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        return np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, :3].astype(int)

    top.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after a press of Tab
    if (other := top.focusWidget()) is not None:
        other.clearFocus()
    without = seen()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(50):
        if (abs(seen() - without).max(axis=1) > PLAIN).sum() > POINTS:
            return True
        QTest.qWait(10)
    return False


def can_have_it(widget: QWidget, top: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    proxy = widget.focusProxy() is not None  # it passes the focus on
    return tab and not proxy and widget.isVisible() and widget.isEnabled() and widget.window() is top


def faults(top: QWidget) -> list[str]:
    found = []
    for widget in top.findChildren(QWidget):
        if not can_have_it(widget, top) or widget.visibleRegion().isEmpty():
            continue
        chain, one = [], widget
        while one is not None and one is not top:
            chain.append(f"{type(one).__name__}({one.objectName()})")
            one = one.parentWidget()
        where = " < ".join(chain)
        if not named(widget):
            found.append(f"no name: {where}")
        if isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation():
            found.append(f"Tab does not leave it: {where}")
        if not shows_focus(widget):
            found.append(f"no focus seen: {where}")
    return found


def test_every_page_of_the_window(window: MainWindow, qtbot) -> None:
    window.spectrogram.plots.look(10.0, 20.0)
    told: list[str] = []
    for name in ("label_page", "training_page", "compare_page", "microphone"):
        window.actions_.by_name[name].trigger()
        qtbot.wait(50)
        told += [f"{name}: {fault}" for fault in faults(window)]
    window.session.close_project()
    qtbot.wait(50)
    told += [f"start: {fault}" for fault in faults(window)]
    assert not told, "\n".join(told)


def test_what_only_scrolls_has_no_focus(window: MainWindow, qtbot) -> None:
    for name in ("training_page", "compare_page"):
        window.actions_.by_name[name].trigger()
        qtbot.wait(50)
        assert not [area for area in window.findChildren(QScrollArea) if can_have_it(area, window)]


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": lambda window: AboutDialog(window.session, window),
    "clips": lambda window: ClipsDialog(window.session, window),
    "export": lambda window: ExportDialog(window.session, window),
    "find": lambda window: FindDialog(window.session, window),
    "group": lambda window: GroupDialog(window.session, window),
    "help": lambda window: HelpSheet(window.session, window),
    "import": lambda window: ImportDialog(window.session, window),
    "model": lambda window: ModelDialog(window.session, parent=window),
    "picture": lambda window: PictureDialog(window.spectrogram, window),
    "problems": lambda window: ProblemsDialog(window.session, window),
    "project": lambda window: ProjectDialog(window.session, window),
    "region": lambda window: RegionDialog(window.spectrogram.marking, window),
    "self test": lambda window: SelfTestDialog(window.session, window),
    "settings": lambda window: SettingsDialog(window.session, window),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(window: MainWindow, qtbot, name: str) -> None:
    window.session.select_region(window.spectrogram.marking.fresh())
    dialog = DIALOGS[name](window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    told = faults(dialog)
    dialog.close()
    assert not told, "\n".join(told)


def test_how_the_picture_looks(window: MainWindow, qtbot) -> None:
    bar = window.spectrogram.bar
    bar.popup.show_below(bar.view)
    qtbot.waitExposed(bar.popup)
    told = faults(bar.popup)
    bar.popup.close()
    assert not told, "\n".join(told)
