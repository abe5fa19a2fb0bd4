"""About, and the page that tries everything: what they show, and what is copied."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTextBrowser

from engine import __version__, gpu, model
from engine.errors import UserError
from engine.selftest import Check
from gui import status
from gui.dialogs import about, self_test
from gui.status import StatusBar
from gui.worker import Job


def test_about_shows_version_cards_and_licences(session, qtbot) -> None:
    dialog = about.AboutDialog(session)
    qtbot.addWidget(dialog)
    titles = [dialog.pages.item(row).text() for row in range(dialog.pages.count())]
    assert len(titles) == len(model.shipped()) + 2
    words = " ".join(label.text() for label in dialog.stack.widget(0).findChildren(QLabel))
    assert __version__ in words
    cards = [page.toPlainText() for page in dialog.stack.findChildren(QTextBrowser)]
    assert cards
    assert all(len(card) > 200 for card in cards)


def test_the_bar_says_what_training_runs_on_and_why(session, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = gpu.Device("NVIDIA RTX A4000", 16_900_000_000)
    refused = UserError("The settings say to train on the processor.")
    monkeypatch.setattr(status.gpu, "find", lambda force_cpu: gpu.Finding(card, refused if force_cpu else None))
    bar = StatusBar(session)
    qtbot.addWidget(bar)
    assert bar.device.toolTip() == "Trains on NVIDIA RTX A4000, 17 GB"
    session.set_setting(force_cpu=True)
    assert "settings" in bar.device.toolTip()


def test_while_something_runs_what_does_not_fit_beside_it_is_hidden_not_cut(opened, qtbot) -> None:
    bar = StatusBar(opened)
    qtbot.addWidget(bar)
    bar.device.say("Trains on the processor")
    bar.resize(2400, 30)
    bar.show()
    job = Job(lambda: None, title="Judging the new version")
    opened.job_started.emit(job)
    bar._show_running()
    assert not any(widget.isHidden() for widget in (bar.device, bar.model, bar.place))
    bar.resize(bar.running.sizeHint().width() + bar.model.sizeHint().width() + 40, 30)
    assert not bar.model.isHidden()
    assert bar.place.isHidden()
    bar.tell("Taught: every recording has new scores")  # it takes room too
    assert bar.model.isHidden()
    bar._tell_no_more()
    assert not bar.model.isHidden()
    opened.job_ended.emit(job)
    assert not any(widget.isHidden() for widget in (bar.device, bar.model, bar.place))


def test_checks_are_shown_as_they_come_and_copied(session, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        {"kind": "check", "name": "projects", "good": False, "found": "No write access."},
        {"kind": "check", "name": "versions", "good": True, "found": "Earmark 1"},
    ]

    def run(words, report, arrived):
        assert words[0] == "self-test"
        for one in told:
            arrived(one)
        return {"kind": "result", "good": False}

    monkeypatch.setattr(self_test.child, "run", run)
    dialog = self_test.SelfTestDialog(session)
    qtbot.addWidget(dialog)
    dialog.begin()
    assert [check.name for check in dialog.checks] == ["projects", "versions"]
    assert dialog.head.text() == "Something does not work."
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "FAIL  projects: No write access.\nok    versions: Earmark 1"


def test_a_test_that_breaks_off_says_so(session, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(words, report, arrived):
        raise UserError("The work in the background stopped: {reason}", reason="Illegal instruction")

    monkeypatch.setattr(self_test.child, "run", run)
    dialog = self_test.SelfTestDialog(session)
    qtbot.addWidget(dialog)
    dialog.begin()
    assert dialog.checks == [Check("self-test", False, "The work in the background stopped: Illegal instruction")]
