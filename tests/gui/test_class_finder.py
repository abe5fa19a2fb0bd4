"""The type-to-find box: few letters, the class first meant, Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from engine.labels import Class
from gui.naming.class_finder import ClassFinder, fitting, rank

CLASSES = [
    Class(n, name, position=n)
    for n, name in enumerate(["train", "rain", "heavy rain", "crow", "carrion_crow", "gun shot", "great tit"])
]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("rain", "rain"),
        ("ra", "rain"),
        ("crow", "crow"),
        ("car", "carrion_crow"),
        ("gs", "gun shot"),
        ("gt", "great tit"),
        ("HEAVY", "heavy rain"),
    ],
)
def test_the_best_comes_first(typed: str, best: str) -> None:
    assert fitting(CLASSES, typed)[0].name == best


def test_what_does_not_fit_is_left_out() -> None:
    assert fitting(CLASSES, "xyz") == []
    assert fitting(CLASSES, "") == CLASSES
    assert rank("rain", "nia") is None


def test_a_former_name_is_found() -> None:
    assert [one.name for one in fitting([Class(1, "rain", aliases="drizzle")], "driz")] == ["rain"]


@pytest.fixture
def finder(opened, qtbot) -> ClassFinder:
    made = ClassFinder(opened)
    qtbot.addWidget(made)
    opened.select(("take 1.wav",), "take 1.wav")
    made.open()
    return made


def test_enter_labels(finder: ClassFinder, opened, qtbot) -> None:
    qtbot.keyClicks(finder.typed, "sir")
    qtbot.keyClick(finder.typed, Qt.Key.Key_Return)
    assert opened.rows.class_ids(opened.rows.row("take 1.wav")) == (opened.classes[2].id,)
    assert not finder.isVisible()


def test_arrows_choose(finder: ClassFinder, opened, qtbot) -> None:
    qtbot.keyClick(finder.typed, Qt.Key.Key_Down)
    qtbot.keyClick(finder.typed, Qt.Key.Key_Down)
    qtbot.keyClick(finder.typed, Qt.Key.Key_Up)
    qtbot.keyClick(finder.typed, Qt.Key.Key_Return)
    assert opened.rows.class_ids(opened.rows.row("take 1.wav")) == (opened.classes[1].id,)


def test_a_new_class_is_made_and_set(finder: ClassFinder, opened, qtbot) -> None:
    qtbot.keyClicks(finder.typed, "owl")
    assert finder.model.index(0).data() == "Create “owl”"
    qtbot.keyClick(finder.typed, Qt.Key.Key_Return)
    assert opened.classes[-1].name == "owl"
    assert opened.rows.class_ids(opened.rows.row("take 1.wav")) == (opened.classes[-1].id,)


def test_escape_changes_nothing(finder: ClassFinder, opened, qtbot) -> None:
    qtbot.keyClicks(finder.typed, "rain")
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert opened.project.labels() == []


def test_nothing_to_pick_does_nothing(finder: ClassFinder, opened, qtbot) -> None:
    finder.model.show([])
    qtbot.keyClick(finder.typed, Qt.Key.Key_Return)
    assert opened.project.labels() == []
