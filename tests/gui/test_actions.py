"""The table of actions, and plain keys on every keyboard layout."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView, QWidget

from gui import actions, keys
from gui.commands import Commands


def test_every_row_has_its_command_and_its_own_keys():
    for name in actions.ROWS:
        assert callable(getattr(Commands, name, None)), name
    bound = [key for some in actions.bindings().values() for key in some]
    assert len(bound) == len(set(bound)), "a key means two things"


def test_the_keys_people_know():
    bound = actions.bindings()
    assert bound["play"] == ("Space",)
    assert bound["undo"] == ("Ctrl+Z",)
    assert "Ctrl+Shift+Z" in bound["redo"]
    assert set(bound["next"]) == {"J", "Down"}
    assert bound["next_unsure"] == ("Shift+J",)
    assert bound["accept"] == ("Return",)
    assert bound["help"] == ("?",)
    assert "Tab" not in {key for some in bound.values() for key in some}


def test_menus_call_the_key_as_the_rest_of_the_program_does(qtbot):
    class Commanded(QWidget):
        def __getattr__(self, name: str):
            return lambda *_: None

    window = Commanded()
    qtbot.addWidget(window)
    made = actions.Actions(window, window)
    written = [action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for action in made.by_name.values()]
    assert not [words for words in written if "Return" in words]
    assert made.by_name["accept"].shortcut() == QKeySequence("Enter")
    both = ["Ctrl+Enter", "Ctrl+Return"]  # of the number pad as well
    assert [key.toString() for key in made.by_name["accept_above"].shortcuts()] == both


def test_the_toolbar_names_rows():
    assert {name for name in actions.TOOLBAR if name and name != "..."} <= set(actions.ROWS)


def test_keys_can_be_changed_and_taken_away():
    bound = actions.bindings(["play=P", "back=", "forward=., Ctrl+Right", "nonsense=X"])
    assert bound["play"] == ("P",)
    assert bound["back"] == ()
    assert bound["forward"] == (".", "Ctrl+Right")
    assert "P" in actions.command_letters(["play=P"])
    assert "P" not in actions.command_letters()
    assert {"J", "K", "U", "N"} <= actions.command_letters()


def _press(key, text="", held=Qt.KeyboardModifier.NoModifier, place=0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, place, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (_press(Qt.Key.Key_J, "j"), "J"),
        (_press(Qt.Key.Key_J, "J", Qt.KeyboardModifier.ShiftModifier), "Shift+J"),
        (_press(Qt.Key.Key_1, "1"), "1"),
        (_press(Qt.Key.Key_1, "1", Qt.KeyboardModifier.KeypadModifier), "1"),
        (_press(Qt.Key.Key_Space, " "), "Space"),
        (_press(Qt.Key.Key_Enter, "\r"), "Return"),
        (_press(Qt.Key.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier), "?"),
        (_press(Qt.Key.Key_Z, "\x1a", Qt.KeyboardModifier.ControlModifier), ""),
        (_press(Qt.Key.Key_Down), "Down"),
    ],
)
def test_names_of_keys(event, name):
    assert keys.name_of(event) == name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="key codes are the platform's own")
@pytest.mark.parametrize(
    ("event", "name"),
    [
        (_press(Qt.Key.Key_Ampersand, "&", place=10), "1"),  # French: the first digit without Shift
        (_press(Qt.Key.Key_Eacute, "é", place=11), "2"),
        (_press(0x041E, "о", place=44), "J"),  # Russian, where J sits
        (_press(0x039E, "ξ", place=44), "J"),  # Greek
        (_press(Qt.Key.Key_Y, "y", place=52), "Y"),  # German: what it says, not where it sits
    ],
)
def test_any_layout(event, name):
    assert keys.name_of(event) == name


def test_widgets_keep_the_keys_they_need(qtbot):
    line, button, choice, table = QLineEdit(), QPushButton(), QComboBox(), QTableView()
    for widget in (line, button, choice, table):
        qtbot.addWidget(widget)
    assert keys.takes(line, "J")
    assert keys.takes(button, "Space")
    assert not keys.takes(button, "J")
    assert keys.takes(choice, "Down")
    assert not keys.takes(choice, "1")
    assert keys.takes(table, "Down")
    assert not keys.takes(table, "Return")
    assert not keys.takes(None, "1")
