"""The filter bar: what is typed and chosen becomes one Filter, and the bar shows it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QToolButton

from engine.labels.classes import NONE_OF_THESE
from engine.sound.recording import Recording
from gui.listing.filter_bar import FilterBar
from gui.listing.row_filter import Filter


@pytest.fixture
def bar(opened, qtbot) -> FilterBar:
    made = FilterBar(opened)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(bar: FilterBar, name: str, value) -> None:
    menu = bar._buttons[name].menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if not action.isSeparator() and action.data() == value).trigger()


def test_text_follows_the_typing(bar: FilterBar, qtbot) -> None:
    with qtbot.waitSignal(bar.changed, timeout=2000) as seen:
        qtbot.keyClicks(bar.text, "take 1")
    assert seen.args == [Filter(text="take 1")]
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert bar.text.text() == ""


def test_choices_add_up_and_are_shown(bar: FilterBar, opened) -> None:
    choose(bar, "class", "rain")
    choose(bar, "state", "unlabelled")
    bar._low.setValue(30)
    bar._high.setValue(80)
    assert bar.filter == Filter(class_name="rain", state="unlabelled", confidence_low=0.3, confidence_high=0.8)
    assert bar._buttons["class"].accessibleName() == "Class: rain"
    assert bar._buttons["confidence"].text() == "30 % – 80 % ▾"
    bar.clear()
    assert bar.filter == Filter()
    assert (bar._low.value(), bar._high.value()) == (0, 100)
    assert bar._clear.isHidden()


def test_an_emptied_text_shows_nothing_to_clear(bar: FilterBar, qtbot) -> None:
    mark = bar.text.findChild(QToolButton)
    bar.text.setText("take 1")
    bar._take_text()
    qtbot.waitUntil(lambda: mark.property("opacity") == 1)
    bar.clear()
    assert (bar.text.text(), bar.filter) == ("", Filter())
    qtbot.waitUntil(lambda: mark.property("opacity") == 0)


def test_classes_offered_are_those_of_the_project_and_none(bar: FilterBar) -> None:
    menu = bar._buttons["class"].menu()
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions() if not action.isSeparator()] == [
        None,
        "dog",
        "rain",
        "siren",
        NONE_OF_THESE,
    ]


def test_folders_offered_include_those_above(bar: FilterBar, opened) -> None:
    opened.rows.put_recordings([Recording("north/day 1/a.wav"), Recording("south/b.wav")])
    menu = bar._buttons["folder"].menu()
    menu.aboutToShow.emit()
    offered = [action.data() for action in menu.actions() if not action.isSeparator()]
    assert offered == [None, "north", "north/day 1", "south"]
    choose(bar, "folder", "north")
    assert bar.filter.folder == "north"


def test_days_start_at_those_there_are(bar: FilterBar, opened) -> None:
    opened.rows.put_recordings(
        [
            Recording("a.wav", recorded_at="2019-05-04T23:30:00+02:00"),
            Recording("b.wav", recorded_at="2019-06-01T00:10:00"),
        ]
    )
    bar._buttons["day"].menu().aboutToShow.emit()
    assert bar._since.date() == QDate(2019, 5, 4)
    assert bar._until.date() == QDate(2019, 6, 1)
    bar._until.setDate(QDate(2019, 5, 20))
    assert (bar.filter.since, bar.filter.until) == (date(2019, 5, 4), date(2019, 5, 20))


def test_everything_fits_a_narrow_panel(bar: FilterBar) -> None:
    bar.resize(260, 200)
    layout = bar.layout()
    assert layout.heightForWidth(260) > layout.heightForWidth(1200)
    for button in bar._buttons.values():
        assert button.geometry().right() <= 260


def test_the_keys_go_into_what_a_filter_asks_for(bar: FilterBar, qtbot) -> None:
    menu = bar._buttons["confidence"].menu()
    qtbot.addWidget(menu)
    menu.popup(bar.mapToGlobal(bar.rect().bottomLeft()))
    qtbot.waitUntil(bar._low.hasFocus)
    qtbot.keyClicks(bar._low, "95")
    assert bar.filter == Filter(confidence_low=0.95)
    menu.close()
