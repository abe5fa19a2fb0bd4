"""The start page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.settings import Settings
from gui.start import StartPage, shortened


def test_without_projects_it_says_what_will_be_there(qtbot):
    page = StartPage(Settings())
    qtbot.addWidget(page)
    page.show()
    assert page.nothing.isVisible()
    assert not page.recent.isVisible()


def test_recent_projects_are_offered_and_gone_ones_are_not(qtbot, tmp_path):
    (tmp_path / "birds-1234").mkdir()
    page = StartPage(Settings(recent=[str(tmp_path / "birds-1234"), str(tmp_path / "gone")]))
    qtbot.addWidget(page)
    page.show()
    assert page.recent.count() == 1
    with qtbot.waitSignal(page.project_asked) as asked:
        page.recent.itemActivated.emit(page.recent.item(0))
    assert asked.args == [str(tmp_path / "birds-1234")]


def test_cards_ask_with_mouse_and_key(qtbot):
    page = StartPage(Settings())
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.open_folder_asked) as asked:
        QTest.mouseClick(page.around, Qt.MouseButton.LeftButton)
    assert asked.args == ["everyday"]
    with qtbot.waitSignal(page.open_folder_asked) as asked:
        QTest.keyClick(page.own, Qt.Key.Key_Return)
    assert asked.args == ["own"]
    with qtbot.waitSignal(page.open_folder_asked) as asked:
        QTest.keyClick(page.cry, Qt.Key.Key_Space)
    assert asked.args == ["cry"]
    with qtbot.waitSignal(page.compare_asked):
        QTest.keyClick(page.labelled, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.samples_asked):
        QTest.keyClick(page.samples, Qt.Key.Key_Space)


def test_home_is_a_tilde(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert shortened(str(tmp_path / "x")) == "~/x"
    assert shortened("/elsewhere/x") == "/elsewhere/x"
