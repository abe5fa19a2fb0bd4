"""The page of a labelled data set: recognises it, compares in a process of its own, shows what was found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from engine.errors import UserError
from gui import child, messages
from gui.comparing.comparing import ComparingPage
from gui.worker import Progress

RATE_HZ = 22_050


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Two classes of eight short tones each."""
    for name, hz in (("low", 300.0), ("high", 3000.0)):
        (tmp_path / "set" / name).mkdir(parents=True)
        for k in range(8):
            t = np.arange(RATE_HZ // 2) / RATE_HZ
            soundfile.write(
                tmp_path / "set" / name / f"{k}.wav", 0.3 * np.sin(2 * np.pi * hz * (1 + k / 50) * t), RATE_HZ
            )
    return tmp_path / "set"


@pytest.fixture
def page(session, qtbot) -> ComparingPage:
    made = ComparingPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def tick(page: ComparingPage, *names: str) -> None:
    for row in range(page.systems.count()):
        item = page.systems.item(row)
        chosen = item.data(Qt.ItemDataRole.UserRole) in names
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)


def test_it_says_what_it_takes_a_place_for(page: ComparingPage, dataset: Path, tmp_path: Path) -> None:
    assert not page.start.isEnabled()
    page._chosen(str(dataset))
    assert "16 recordings, 2 classes" in page.told.text()
    assert page.start.isEnabled()
    page._chosen(str(tmp_path / "nowhere"))
    assert "There is no" in page.told.text()
    assert not page.start.isEnabled()


def test_the_choice_is_a_command_that_people_can_repeat(page: ComparingPage, dataset: Path) -> None:
    page._chosen(str(dataset))
    tick(page, "head:everyday")
    assert page.start.text() == "Evaluate"
    assert page.arguments[:4] == ["evaluate", str(dataset), "--recipe", "head:everyday"]
    tick(page, "head:everyday", "earmark")
    page.folds.setCurrentIndex(2)
    page.first.setChecked(True)
    page.epochs.setValue(3)
    assert page.start.text() == "Compare"
    assert page.arguments[:4] == ["compare", str(dataset), "--recipes", "head:everyday,earmark"]
    assert page.arguments[4:10] == ["--folds", "random", "--folds-to-run", "1", "--epochs", "3"]


def test_the_recordings_of_a_table_may_be_elsewhere(
    page: ComparingPage, dataset: Path, tmp_path: Path, monkeypatch
) -> None:
    files = sorted(path.relative_to(dataset).as_posix() for path in dataset.rglob("*.wav"))
    table = tmp_path / "far" / "away" / "set.csv"
    table.parent.mkdir(parents=True)
    rows = [f"{file},{file.partition('/')[0]}" for file in [*files, "gone.wav"]]
    table.write_text("\n".join(["file,label", *rows]), "utf-8")
    assert page.audio.isHidden()
    page._chosen(str(table))
    assert not page.audio.isHidden()
    assert not page.start.isEnabled()
    monkeypatch.setattr(messages, "ask_folder", lambda *_: str(dataset))
    page.audio.click()
    assert "16 recordings, 2 classes" in page.told.text()
    assert "Left out: 1 of 17" in page.told.text()
    assert "gone.wav" in page.told.toolTip()
    tick(page, "bands")
    assert page.arguments[:5] == ["evaluate", str(table), "--audio", str(dataset), "--recipe"]
    page.place.editingFinished.emit()  # it was left as it is
    assert page.start.isEnabled()
    page._chosen(str(dataset))
    assert page.audio.isHidden()
    assert page.arguments[:3] == ["evaluate", str(dataset), "--recipe"]


def test_the_folds_are_drawn_several_times_where_they_are_drawn_at_all(page: ComparingPage, dataset: Path) -> None:
    page._chosen(str(dataset))
    tick(page, "head:everyday")
    assert page.drawn.isEnabled()  # this data set has no folds of its own
    assert "--repeats" not in page.arguments
    page.drawn.setValue(5)
    assert page.arguments[4:6] == ["--repeats", "5"]
    page.first.setChecked(True)
    assert not page.drawn.isEnabled()
    assert "--repeats" not in page.arguments
    page.first.setChecked(False)
    opened = page.opened
    assert opened is not None
    page.opened = replace(opened, dataset=replace(opened.dataset, folds=np.repeat(["1", "2"], 8)))
    page._allow()
    assert not page.drawn.isEnabled()
    assert "--repeats" not in page.arguments
    page.folds.setCurrentIndex(1)
    assert page.drawn.isEnabled()
    assert page.arguments[4:8] == ["--folds", "group", "--repeats", "5"]


def test_a_recipe_of_ones_own_and_changes_are_part_of_the_command(
    page: ComparingPage, dataset: Path, tmp_path: Path, monkeypatch
) -> None:
    mine = tmp_path / "mine.py"
    monkeypatch.setattr(messages, "ask_file", lambda *_: str(mine))
    monkeypatch.setattr(messages, "ask", lambda *_, **__: False)
    page._chosen(str(dataset))
    page.own.click()
    assert str(mine) not in page.chosen
    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)
    page.own.click()
    page.own.click()  # it is there already
    assert page.chosen.count(str(mine)) == 1
    tick(page, "earmark", str(mine))
    page.changes.setText("batch=16 copies=1")
    assert page.arguments[:8] == [
        *("compare", str(dataset), "--recipes", f"earmark,{mine}"),
        *("--set", "batch=16", "--set", "copies=1"),
    ]
    assert page.arguments[-1].endswith("earmark+mine")


def test_it_is_done_for_real_and_shown(page: ComparingPage, dataset: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("EARMARK_TRIALS", str(tmp_path / "trials"))
    page._chosen(str(dataset))
    tick(page, "head:everyday")
    page.compare()
    assert not page.saying.text().startswith("Starting"), page.saying.text()
    assert page.page is not None
    assert page.page.exists()
    assert not page.ranking.isHidden()
    assert "head:everyday" in page.ranking.accessibleName()
    assert "trained in" in page.ranking._cost(page.ranking._rows[0])
    assert not page.report.isHidden()
    page.grab()  # it paints


def test_a_model_is_made_of_it_and_kept_among_ones_own(
    page: ComparingPage, dataset: Path, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("EARMARK_MODELS", str(tmp_path / "models"))
    asked = []

    def trains(arguments, report, arrived):
        asked.append(list(arguments))
        return {"kind": "result", "model": arguments[arguments.index("--out") + 1]}

    monkeypatch.setattr(child, "run", trains)
    page._chosen(str(dataset))
    tick(page, "head:everyday")
    assert not page.make.isEnabled()
    tick(page, "bands")  # no network either
    assert page.chosen == ["bands"]
    assert not page.make.isEnabled()
    tick(page, "head:everyday", "mel64_cnn")
    assert page.make.isEnabled()
    monkeypatch.setattr(messages, "ask_text", lambda *_: "low/high")
    page.epochs.setValue(2)
    page.make_model()
    out = str(tmp_path / "models" / "low-high")
    assert asked == [
        ["train", str(dataset), "--recipe", "mel64_cnn", "--out", out, "--epochs", "2", "--progress", "json"]
    ]
    assert "low-high" in page.saying.text()


def test_what_goes_wrong_is_a_sentence_and_it_can_be_tried_again(
    page: ComparingPage, dataset: Path, monkeypatch
) -> None:
    page._chosen(str(dataset))
    tick(page, "earmark")

    def fails(arguments, report, arrived):
        arrived({"kind": "epoch", "epoch": 1, "loss": 1.0, "accuracy": 0.5})
        raise UserError("The disk is full.", "Make room.")

    monkeypatch.setattr(child, "run", fails)
    page.compare()
    assert "The disk is full." in page.saying.text()
    assert json.dumps(page.curves.epochs) == '[{"epoch": 1.0, "loss": 1.0, "accuracy": 0.5}]'
    assert page.start.isEnabled()
    assert page.stop.isHidden()


def test_what_is_not_counted_does_not_look_finished(page: ComparingPage) -> None:
    page._progressed(Progress(180, 180, "Measuring", 2.0))
    assert (page.progress.value(), page.progress.maximum()) == (1000, 1000)
    page._progressed(Progress(0, 0, "Getting ready", 3.0))
    assert page.progress.maximum() == 0


def test_a_new_head_is_offered_on_every_model_that_was_added(qtbot, session, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("engine.model.installed", lambda: {"audioset": tmp_path})
    made = ComparingPage(session)
    qtbot.addWidget(made)
    made.fill()
    names = [made.systems.item(row).data(Qt.ItemDataRole.UserRole) for row in range(made.systems.count())]
    assert names[:2] == ["head:everyday", "head:audioset"]
    assert made.chosen == ["head:everyday", "earmark"]
