"""The settings page is drawn from the dataclass; keys are changed by pressing them."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QSpinBox

from engine import settings as settings_module
from engine.settings import Settings
from gui import actions, messages
from gui.dialogs.help_sheet import HelpSheet
from gui.dialogs.settings_dialog import SettingsDialog
from gui.settings_form import shown_fields


@pytest.fixture
def dialog(session, qtbot):
    dialog = SettingsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_field_has_an_editor_with_a_name(dialog):
    assert set(dialog.editors) == {f.name for f in fields(Settings) if not f.metadata.get("hidden")}
    for f in shown_fields():
        assert dialog.editors[f.name].accessibleName() == f.metadata["title"]


def test_no_hint_is_cut(dialog):
    hints = [label for label in dialog.stack.findChildren(QLabel) if label.wordWrap()]
    assert len(hints) > 5
    for label in hints:
        page = next(n for n in range(dialog.stack.count()) if dialog.stack.widget(n).isAncestorOf(label))
        dialog.pages.setCurrentRow(page)
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_each_change_is_on_disk_at_once(dialog, session):
    for f in shown_fields():
        editor = dialog.editors[f.name]
        match editor:
            case QCheckBox():
                editor.setChecked(not editor.isChecked())
            case QComboBox():
                editor.setCurrentIndex((editor.currentIndex() + 1) % editor.count())
            case QSpinBox() | QDoubleSpinBox():
                editor.setValue(editor.minimum())
            case QLineEdit():
                editor.setText("Jo")
                editor.editingFinished.emit()
        assert getattr(session.settings, f.name) != getattr(Settings(play_on_arrival=False), f.name), f.name
    assert settings_module.load() == session.settings


def test_a_key_is_changed_by_pressing_it(dialog, session):
    field = dialog.keys.fields["play"]
    field.click()
    assert field.text() == "Press a key…"
    QTest.keyClick(field, Qt.Key.Key_P)
    assert session.settings.keys == ["play=P"]
    assert field.text() == "P"
    field.click()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert session.settings.keys == ["play="]
    field.click()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert session.settings.keys == ["play="]


def test_a_taken_key_is_asked_about(dialog, session, monkeypatch):
    monkeypatch.setattr(messages, "ask", lambda *words, **more: True)
    field = dialog.keys.fields["play"]
    field.click()
    QTest.keyClick(field, Qt.Key.Key_U)
    bound = actions.bindings(session.settings.keys)
    assert bound["play"] == ("U",)
    assert bound["unknown"] == ()


def test_digits_belong_to_the_classes(dialog, session, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "tell", lambda parent, title, words: told.append(title))
    field = dialog.keys.fields["play"]
    field.click()
    QTest.keyClick(field, Qt.Key.Key_5)
    assert session.settings.keys == []
    assert len(told) == 1


def test_the_sheet_shows_the_keys_as_they_are_bound(session, qtbot):
    from PySide6.QtWidgets import QLabel

    session.set_setting(keys=["play=P"])
    sheet = HelpSheet(session)
    qtbot.addWidget(sheet)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert texts[texts.index("Play or pause") + 1] == "P"
    assert "Don't know" in texts
