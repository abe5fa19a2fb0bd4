"""Choosing a model: what is here is used, what is not is fetched on a click or added as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from web_server import Served, serving

from engine import model
from engine.model import described
from engine.model.described import File
from gui import messages
from gui.dialogs import model_dialog
from gui.dialogs.model_dialog import ModelDialog


@pytest.fixture
def yamnet(shared_data: Path) -> Path:
    file = shared_data / "models" / "yamnet.tflite"
    if not file.exists():
        pytest.skip("yamnet.tflite is not here")
    return file


@pytest.fixture
def served(yamnet: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The description of audioset, with this computer for its address."""
    with serving(yamnet.read_bytes()) as told:
        known = described.shipped()
        here = File(told.url, len(told.content), known["audioset"].files[1].sha256)
        changed = known | {"audioset": replace(known["audioset"], files=(here,))}
        monkeypatch.setattr(described, "shipped", lambda: changed)
        yield told


def choose(dialog: ModelDialog, name: str) -> None:
    names = [offer.name for offer in dialog._offers]
    dialog.choices.button(names.index(name)).setChecked(True)


def test_everyday_is_chosen_first_and_every_other_says_whose_it_is(session, qtbot):
    dialog = ModelDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.name == "everyday"
    assert dialog.yes.text() == "Use it"
    said = {offer.name: dialog.choices.button(k).accessibleDescription() for k, offer in enumerate(dialog._offers)}
    assert "Apache-2.0" in said["audioset"]
    assert "4.1 MB" in said["audioset"]
    assert "CC BY-NC-SA 4.0" in said["birdnet"]
    assert "zenodo.org" in said["birdnet"]
    assert "23 everyday sounds" in said["everyday"]
    assert all("not a medical device" in said[name] for name in ("infant-cry", "cry-detector"))


def test_a_click_fetches_it_and_a_second_one_uses_it(session, qtbot, served):
    dialog = ModelDialog(session)
    qtbot.addWidget(dialog)
    choose(dialog, "audioset")
    assert dialog.yes.text() == "Fetch it (4.0 MB)"
    dialog.yes.click()
    assert "687f226c147a2caab4706fbbab5e9cec" in dialog.words.text()
    assert dialog.yes.text() == "Use it"
    assert dialog.name == "audioset"
    assert "audioset" in model.installed()
    dialog.yes.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_what_breaks_off_is_said_and_goes_on(session, qtbot, served):
    served.breaks_at = 1_000_000
    dialog = ModelDialog(session)
    qtbot.addWidget(dialog)
    choose(dialog, "audioset")
    dialog.yes.click()
    assert "broke off" in dialog.words.text()
    assert dialog.yes.text() == "Fetch it (4.0 MB)"
    dialog.yes.click()
    assert served.asked[1].startswith("bytes=")
    assert "is here" in dialog.words.text()


def test_escape_stops_a_download_first(make_session, qtbot, served):
    served.content = served.content * 40
    session = make_session(inline=False)
    dialog = ModelDialog(session)
    qtbot.addWidget(dialog)
    choose(dialog, "audioset")
    dialog.yes.click()
    assert not dialog.yes.isEnabled()
    qtbot.waitUntil(lambda: " MB" in dialog.words.text(), timeout=10_000)  # how far it is: the bar is too low for words
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=10_000)
    assert "goes on from there" in dialog.words.text()
    assert dialog.yes.isEnabled()
    assert not model.installed()


def test_a_file_is_added_and_one_that_is_none_is_said(session, qtbot, yamnet, tmp_path, monkeypatch):
    dialog = ModelDialog(session)
    qtbot.addWidget(dialog)
    (tmp_path / "x.tflite").write_bytes(b"nothing")
    monkeypatch.setattr(messages, "ask_file", lambda *_: str(tmp_path / "x.tflite"))
    dialog.add.click()
    assert "Nothing says what x.tflite wants to hear" in dialog.words.text()
    choose(dialog, "birdnet")
    assert dialog.yes.text() == "Choose its file…"
    monkeypatch.setattr(messages, "ask_file", lambda *_: str(yamnet))
    dialog.yes.click()
    assert "names of the classes of BirdNET 2.4 are not here" in dialog.words.text()
    dialog.add.click()
    assert dialog.name == "audioset"


def test_a_project_begins_with_it_and_another_goes_on_with_it(session, folder, qtbot, yamnet):
    from engine import install

    install.add(yamnet, described.shipped()["audioset"])
    session.open_folder(folder, None, "own", False, "audioset")
    assert session.project.model.name == "audioset"
    assert session.project.classes() == []
    session.classify()
    assert {p.model for p in session.project.predictions().values()} == {"audioset"}
    session.runs.adopt("everyday")
    assert session.project.model_name == "everyday"
    assert {p.model for p in session.project.predictions().values()} == {"everyday"}


def test_the_answer_is_a_name_or_nothing(session, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert model_dialog.ask(session) == ""
    monkeypatch.setattr(QDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    assert model_dialog.ask(session) == "everyday"
