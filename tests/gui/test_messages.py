"""Errors in words, the bar, the report; lengths of time and numbers of bytes."""

from __future__ import annotations

import importlib.util
from pathlib import PureWindowsPath

import pytest
from PySide6.QtCore import QTranslator

from engine import places
from engine.errors import UserError
from gui import messages
from gui.messages import MessageBar
from gui.status import bytes_in_words, time_left


def test_a_sentence_and_its_hint_are_filled():
    error = UserError("The disk of {place} is full.", "Free {count} MB.", place="/data", count=3)
    assert messages.sentence(error) == "The disk of /data is full."
    assert messages.hint(error) == "Free 3 MB."
    assert messages.text(error) == "The disk of /data is full. Free 3 MB."


def test_a_faulty_translation_does_not_hide_the_error(qapp):
    class Faulty(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return "{plaice} voll" if context == "errors" else ""

    translator = Faulty()
    qapp.installTranslator(translator)
    try:
        assert messages.text(UserError("The disk of {place} is full.", place="/data")) == "The disk of /data is full."
    finally:
        qapp.removeTranslator(translator)


def test_the_bar_says_and_closes(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Done")
    assert bar.shown_text == "Done"
    assert bar._timer.isActive()
    bar.say("Gone", "again", "Try again", kind="warn")
    assert not bar._timer.isActive()
    with qtbot.waitSignal(bar.pressed) as pressed:
        bar._button.click()
    assert pressed.args == ["again"]
    assert bar.shown_text == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (42, "42 s"), (600, "10 min"), (7200, "2 h"), (9000, "2 h 30 min"), (864_000, "10 days")],
)
def test_lengths_of_time(seconds, words):
    assert time_left(seconds) == words


@pytest.mark.parametrize(("count", "words"), [(12, "12 B"), (1500, "1.5 kB"), (2.5e9, "2.5 GB"), (4e13, "40.0 TB")])
def test_numbers_of_bytes(count, words):
    assert bytes_in_words(count) == words


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(tmp_path, monkeypatch):
    kinds = "Keras (*.keras);;LiteRT (*.tflite);;Pictures (*.png *.svg)"
    for typed, kind, there in (
        ("a", "LiteRT (*.tflite)", "a.tflite"),
        ("a.keras", "LiteRT (*.tflite)", "a.keras"),
        ("a 1.5", "Keras (*.keras)", "a 1.5.keras"),
        ("a.SVG", "Pictures (*.png *.svg)", "a.SVG"),
        ("a", "", "a"),
        ("", "Keras (*.keras)", ""),
    ):
        assert messages.with_ending(typed, kind, kinds) == there
    old = tmp_path / "old.tflite"
    old.write_text("a model")
    monkeypatch.setattr(
        messages.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "old"), "LiteRT (*.tflite)")
    )
    asked = []
    for agreed, got in ((False, ""), (True, str(old))):
        monkeypatch.setattr(messages, "ask", lambda *words, agreed=agreed: asked.append(words) or agreed)
        assert messages.ask_new_file(None, "Save", "", kinds) == got
    assert "old.tflite" in asked[0][2]


def test_a_report_names_neither_the_person_nor_their_recordings(tmp_path):
    own = tmp_path / "grandma.py"
    own.write_text("def look(): raise KeyError(grandma)\ngrandma = 'secret/grandma.wav'")
    spec = importlib.util.spec_from_file_location("own_grandma", own)
    recipe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recipe)
    try:
        try:
            raise UserError("{file} is damaged.", file="/home/anna/secret place/labels.sqlite")
        except UserError as error:
            raise FileNotFoundError(2, "No such file", "/media/stick/secret/grandma's dog.wav") from error
    except FileNotFoundError:
        try:
            recipe.look()
        except KeyError:
            try:
                raise ValueError("grandma's dog has no header")  # without quotes
            except ValueError as error:
                text = messages.report_text(error)
    assert not [word for word in ("anna", "secret", "grandma", "stick", str(tmp_path)) if word in text]
    kinds = ("{file} is damaged.", "\nFileNotFoundError: ENOENT\n", "…, line 1, in look\nKeyError\n", "\nValueError\n")
    found = [text.index(kind) for kind in kinds]
    assert found == sorted(found)
    assert f"  {__name__}, line " in text


def test_a_report_of_a_recursion_is_short():
    def deeper():
        deeper()

    with pytest.raises(RecursionError) as found:
        deeper()
    text = messages.report_text(found.value)
    assert len(text.splitlines()) < 80
    assert " more …" in text


@pytest.mark.parametrize("place", [r"C:\Users\Anna\x.toml", r"C:\\Users\\Anna\\x.toml", "C:/Users/Anna/x.toml"])
def test_the_persons_folder_is_a_tilde_however_it_is_written(monkeypatch, place):
    monkeypatch.setattr(places.Path, "home", lambda: PureWindowsPath(r"C:\Users\Anna"))
    assert places.without_names(f"Permission denied: {place}").startswith("Permission denied: ~")


@pytest.mark.parametrize("home", ["/", "", ".", "a"])
def test_a_home_that_names_nobody_leaves_a_text_as_it_is(monkeypatch, home):
    monkeypatch.setenv("HOME", home)
    text = "Permission denied: /media/a stick/x.toml."
    assert places.without_names(text) == text
