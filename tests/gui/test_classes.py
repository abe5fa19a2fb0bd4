"""The class panel: a click labels, names are typed over, and what is deleted comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from engine.labels import Target
from gui.naming import classes
from gui.naming.classes import ClassPanel


@pytest.fixture
def panel(opened, qtbot) -> ClassPanel:
    made = ClassPanel(opened)
    qtbot.addWidget(made)
    made.resize(220, 400)
    made.show()
    return made


def names(panel: ClassPanel) -> list[str]:
    return [one.name for one in panel.model.classes]


def click(panel: ClassPanel, place: int, qtbot) -> None:
    rect = panel.view.visualRect(panel.model.index(place))
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(40, 8))


def choose(panel: ClassPanel, place: int, *path: str) -> None:
    menu = panel.menu(panel.model.classes[place])
    for text in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == text)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_a_click_labels_the_selection(panel: ClassPanel, opened, qtbot) -> None:
    opened.select(("take 1.wav", "take 2.wav"), "take 1.wav")
    click(panel, 1, qtbot)
    rain = opened.classes[1].id
    assert [label.file for label in opened.project.labels() if label.class_id == rain] == ["take 1.wav", "take 2.wav"]
    assert panel.model.counts[rain] == 2
    assert panel.model.labelled == {rain}


def test_marked_are_the_classes_of_the_selected_region(panel: ClassPanel, opened) -> None:
    dog, rain = opened.classes[0].id, opened.classes[1].id
    opened.select(("take 1.wav",))
    opened.label(dog)
    opened.select(("take 1.wav",))
    region = Target("take 1.wav", 0.1, 0.3)
    opened.select_region(region)
    assert panel.model.labelled == frozenset()
    opened.label(rain)
    opened.select_region(region)
    assert panel.model.labelled == {rain}
    opened.select_region(None)
    assert dog in panel.model.labelled


def test_the_class_of_the_selected_region_comes_into_sight(panel: ClassPanel, opened) -> None:
    for n in range(30):
        opened.add_class(f"bird {n}")
    region, last = Target("take 1.wav", 0.1, 0.3), opened.classes[-1]
    opened.select(("take 1.wav",))
    opened.select_region(region)
    opened.label(last.id)
    opened.select_region(None)
    panel.view.scrollToTop()
    rect = panel.view.viewport().rect()
    place = panel.model.index(panel.model.classes.index(last))
    assert not rect.contains(panel.view.visualRect(place))
    opened.select_region(region)
    assert rect.contains(panel.view.visualRect(place))


def test_a_click_leaves_the_focus_where_it_was(panel: ClassPanel, qtbot) -> None:
    panel.new.setFocus()
    click(panel, 0, qtbot)
    assert panel.new.hasFocus()


def test_a_new_class_is_typed(panel: ClassPanel, opened, qtbot) -> None:
    panel.start_new()
    qtbot.keyClicks(panel.new, "  church   bells ")
    qtbot.keyClick(panel.new, Qt.Key.Key_Return)
    assert names(panel) == ["dog", "rain", "siren", "church bells"]
    assert panel.new.text() == ""
    assert opened.classes[-1].key == "4"


def test_a_name_that_is_taken_stays_in_the_field(panel: ClassPanel, opened, qtbot) -> None:
    panel.new.setText("Rain")
    with qtbot.waitSignal(opened.failed):
        panel.new.returnPressed.emit()
    assert panel.new.text() == "Rain"
    assert names(panel) == ["dog", "rain", "siren"]


def test_rename_in_place(panel: ClassPanel, opened, qtbot) -> None:
    choose(panel, 1, "Rename")
    editor = panel.view.viewport().findChild(QLineEdit)
    assert editor.text() == "rain"
    editor.setText("heavy rain")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(panel) == ["dog", "heavy rain", "siren"])
    opened.undo()
    assert names(panel) == ["dog", "rain", "siren"]


def test_a_prediction_under_a_former_name_is_marked(panel: ClassPanel, opened, qtbot) -> None:
    opened.rename_class(opened.classes[1].id, "heavy rain")
    row = opened.rows.row("take 1.wav")
    opened.rows.predicted[row] = opened.rows.names.code("rain")
    opened.select(("take 1.wav",), "take 1.wav")
    opened.predictions_changed.emit(("take 1.wav",))
    qtbot.waitUntil(lambda: panel.model.predicted == opened.classes[1].id)


def test_delete_offers_to_take_it_back(panel: ClassPanel, opened, qtbot) -> None:
    opened.select(("take 1.wav",), "take 1.wav")
    opened.label(opened.classes[1].id)
    choose(panel, 1, "Delete")
    assert names(panel) == ["dog", "siren"]
    assert panel._bar.isVisible()
    assert panel._bar._words.text() == "“rain” and its 1 label deleted."
    assert opened.rows.class_ids(opened.rows.row("take 1.wav")) == ()
    qtbot.mouseClick(panel._bar.undo, Qt.MouseButton.LeftButton)
    assert names(panel) == ["dog", "rain", "siren"]
    assert len(opened.rows.class_ids(opened.rows.row("take 1.wav"))) == 1
    assert not panel._bar.isVisible()


def test_after_a_rename_the_keys_go_where_they_went_before(opened, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, panel = QListWidget(window), ClassPanel(opened, window)
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(panel)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    for key, expected in ((Qt.Key.Key_Return, "heavy rain"), (Qt.Key.Key_Escape, "heavy rain")):
        choose(panel, 1, "Rename")
        editor = panel.view.viewport().findChildren(QLineEdit)[-1]
        editor.setText("heavy rain" if key == Qt.Key.Key_Return else "snow")
        qtbot.keyClick(editor, key)
        qtbot.waitUntil(before.hasFocus)
        assert names(panel)[1] == expected


def test_a_class_that_is_added_is_in_sight(panel: ClassPanel, opened, qtbot) -> None:
    for place in range(30):
        opened.add_class(f"sound {place}")
    last = panel.view.visualRect(panel.model.index(len(panel.model.classes) - 1))
    assert panel.view.viewport().rect().contains(last.center())


def test_the_offer_ends_with_the_next_edit(panel: ClassPanel, opened) -> None:
    choose(panel, 2, "Delete")
    assert panel._bar.isVisible()
    opened.select(("take 1.wav",), "take 1.wav")
    opened.label(opened.classes[0].id)
    assert not panel._bar.isVisible()


def test_merge_moves_the_labels(panel: ClassPanel, opened) -> None:
    opened.select(("take 1.wav",), "take 1.wav")
    opened.label(opened.classes[1].id)
    choose(panel, 1, "Merge into", "siren")
    assert names(panel) == ["dog", "siren"]
    assert panel.model.counts[opened.classes[1].id] == 1


def test_key_and_colour(panel: ClassPanel, opened, monkeypatch) -> None:
    choose(panel, 2, "Key", "1   dog")
    assert [one.key for one in opened.classes] == ["", "2", "1"]
    choose(panel, 0, "Colour", "Green")
    assert opened.classes[0].colour == "#009e73"
    monkeypatch.setattr(classes, "ask_colour", lambda *_: "#123456")
    choose(panel, 0, "Colour", "Another…")
    assert opened.classes[0].colour == "#123456"
    monkeypatch.setattr(classes, "ask_colour", lambda *_: None)
    choose(panel, 0, "Colour", "Another…")
    assert opened.classes[0].colour == "#123456"


def test_says_what_to_do_without_classes(session, folder, qtbot) -> None:
    session.open_folder(folder, template="own")
    panel = ClassPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.view.empty
    assert not panel.grab().isNull()


def test_a_screen_reader_hears_key_and_count(panel: ClassPanel) -> None:
    assert panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "dog, key 1, 0 labelled"


def test_what_has_no_digit_is_found_by_the_key_that_finds(panel, opened) -> None:
    assert panel._hint.text() == "click or key labels"
    for n in range(7):
        opened.add_class(f"other {n}")
    assert panel._hint.text() == "C finds by name"
    opened.set_setting(keys=["find_class=F"])
    assert panel._hint.text() == "F finds by name"
    opened.set_setting(keys=["find_class="])
    assert panel._hint.text() == "click or key labels"
