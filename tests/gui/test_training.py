"""Training from the window: what is asked for, the curves while it runs, stopping, what went wrong."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from engine.errors import UserError
from engine.recipe import recipes
from gui.learning.train_panel import TrainPanel
from gui.learning.training import TrainingPage
from gui.worker import Job, Progress


def epoch(number: int, **changes) -> dict:
    line = {"kind": "epoch", "epoch": number, "epochs": 4, "loss": 2 / number, "accuracy": 0.2 * number}
    return line | {"val_loss": 2.5 / number, "val_accuracy": 0.15 * number} | changes


@pytest.fixture
def panel(opened, qtbot, monkeypatch) -> TrainPanel:
    earmark = recipes()["earmark"]
    model = SimpleNamespace(
        classes=(), memory=None, recipe="earmark", frontend=earmark.frontend, window_s=4.0, folder="/models/3"
    )
    monkeypatch.setattr(type(opened.project), "model", model)
    made = TrainPanel(opened)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def running(session) -> Job:
    job = Job(lambda: None, title="Training")
    job.setObjectName("train")
    session.job_started.emit(job)
    return job


def test_what_is_asked_for(panel: TrainPanel, opened, monkeypatch) -> None:
    asked: list[tuple] = []
    monkeypatch.setattr(opened.runs, "train", lambda *args: asked.append(args))
    assert panel.recipe.count() == len(recipes()) + 1  # and a file of one's own
    assert panel.recipe_about.text()
    usual = recipes()["earmark"].schedule.epochs
    panel.recipe.setCurrentIndex(panel.recipe.findData("earmark"))
    assert panel.begin.currentData() == "/models/3"
    assert panel.epochs.value() == usual // 3
    panel.start.click()
    panel.begin.setCurrentIndex(1)
    assert panel.epochs.value() == usual
    panel.epochs.setValue(7)
    panel.changes.setText("batch = 64, peak_rate=0.001")
    panel.start.click()
    assert asked == [("earmark", usual // 3, "/models/3", []), ("earmark", 7, "", ["batch=64", "peak_rate=0.001"])]
    opened.model_changed.emit()
    assert panel.epochs.value() == 7


def test_a_model_of_another_recipe_is_nothing_to_begin_with(panel: TrainPanel, opened, monkeypatch) -> None:
    other = SimpleNamespace(classes=(), memory=None, recipe="another", frontend=None, window_s=4.0, folder="/models/4")
    monkeypatch.setattr(type(opened.project), "model", other)
    opened.model_changed.emit()
    assert [panel.begin.itemData(i) for i in range(panel.begin.count())] == [""]


def test_curves_grow_with_the_epochs(panel: TrainPanel, opened) -> None:
    job = running(opened)
    assert not panel.start.isEnabled()
    assert not panel.stop.isHidden()
    opened.training_progressed.emit({"kind": "progress", "done": 1, "total": 9, "note": "Reading"})
    assert panel.curves.epochs == []
    for number in (1, 2, 3):
        opened.training_progressed.emit(epoch(number))
    x, y = panel.curves.loss.learned.getData()
    assert x.tolist() == [1, 2, 3]
    assert y.tolist() == pytest.approx([2, 1, 2 / 3])
    x, y = panel.curves.accuracy.held_out.getData()
    assert y.tolist() == pytest.approx([0.15, 0.3, 0.45])
    assert "Epoch 3 of 4" in panel.told.text()
    assert "set aside to watch it 45.0 %" in panel.told.text()
    assert panel.progress.value() == 3
    job.succeeded.emit(None)
    job.ended.emit(job)
    assert panel.start.isEnabled()
    assert panel.stop.isHidden()
    assert "Trained" in panel.told.text()
    checking = Job(lambda: None, title="Checking")
    checking.setObjectName("judge")
    opened.job_started.emit(checking)
    assert "Trained" in panel.told.text()
    checking.ended.emit(checking)
    assert panel.told.text() == ""  # the verdict stands beside
    running(opened)
    assert panel.curves.epochs == []  # a new run, new curves


def test_without_anything_held_out_there_is_one_line(panel: TrainPanel, opened) -> None:
    running(opened)
    opened.training_progressed.emit({"epoch": 1, "epochs": 2, "loss": 1.0, "accuracy": float("nan")})
    assert panel.curves.epochs == [{"epoch": 1.0, "epochs": 2.0, "loss": 1.0}]


def test_a_class_that_is_left_out_is_said_as_long_as_it_matters(panel: TrainPanel, opened) -> None:
    error = {
        "template": "Trained without {name}: {more} more of {name} needed.",
        "hint": "",
        "fields": {"name": "owl", "more": 1},
    }
    running(opened)
    opened.training_progressed.emit({"kind": "left out", "error": error})
    opened.training_progressed.emit(epoch(1))
    assert panel.left_out.text() == "Trained without owl: 1 more of owl needed."
    assert panel.left_out.isVisible()
    running(opened)
    assert panel.left_out.isHidden()


def test_it_can_be_stopped(panel: TrainPanel, opened) -> None:
    job = running(opened)
    panel.stop.click()
    assert job.is_cancelled
    job.cancelled.emit()
    job.ended.emit(job)
    assert panel.told.text() == "Stopped. Nothing was changed."
    assert panel.start.isEnabled()


def test_what_went_wrong_is_told_in_words(panel: TrainPanel, opened) -> None:
    job = running(opened)
    job.progressed.emit(Progress(1, 10, "Reading", 1.0))
    job.failed.emit(UserError("Training needs {n} labels more.", n=3))
    job.ended.emit(job)
    assert panel.told.text() == "Training needs 3 labels more."


def test_the_page_holds_both_and_survives_closing(opened, qtbot, monkeypatch) -> None:
    page = TrainingPage(opened)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    opened.close_project()
    assert page.teach_page.labels.text() == ""
    assert not page.train_panel.start.isEnabled()


def test_a_change_that_cannot_be_is_said_and_nothing_is_trained(panel: TrainPanel, opened, monkeypatch) -> None:
    asked: list[tuple] = []
    monkeypatch.setattr(opened.runs, "train", lambda *args: asked.append(args))
    panel.changes.setText("bach=64")
    panel.start.click()
    assert "did you mean batch?" in panel.told.text()
    assert not asked
    assert "frontend.mels=64" in panel.changes.toolTip()
    panel.changes.setText("")
    panel.start.click()
    assert panel.told.text() == ""
    assert len(asked) == 1


def choose_own(panel: TrainPanel) -> None:
    place = panel.recipe.findData("own")
    panel.recipe.setCurrentIndex(place)
    panel.recipe.activated.emit(place)


def test_a_recipe_of_ones_own_runs_only_after_a_yes_and_never_in_the_window(
    panel: TrainPanel, opened, tmp_path, monkeypatch
) -> None:
    asked: list[tuple] = []
    monkeypatch.setattr(opened.runs, "train", lambda *args: asked.append(args))
    ran = tmp_path / "ran"
    mine = tmp_path / "mine.py"
    mine.write_text(f"open({str(ran)!r}, 'w').close()")
    questions: list[str] = []
    answers = [False, True]
    monkeypatch.setattr("gui.messages.ask_file", lambda *_: str(mine))
    monkeypatch.setattr(
        "gui.messages.ask", lambda _p, title, words, *_, **__: questions.append(words) or answers.pop(0)
    )
    choose_own(panel)
    assert "its code runs" in questions[0]
    assert panel.recipe.currentIndex() == 0
    assert panel.recipe.findData(str(mine)) < 0
    choose_own(panel)
    assert panel.recipe.currentData() == str(mine)
    assert panel.epochs.text() == "as the file says"
    panel.start.click()
    assert asked == [(str(mine), 0, "", [])]
    assert not ran.exists()
    panel.recipe.setCurrentIndex(0)
    assert panel.epochs.value() > 0


def test_the_packed_app_says_why_it_runs_none(panel: TrainPanel, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("gui.messages.tell", lambda _p, _title, words: told.append(words))
    choose_own(panel)
    assert "The packed app runs no recipe of your own." in told[0]
    assert panel.recipe.currentIndex() == 0


def test_a_training_as_a_command(tmp_path, monkeypatch) -> None:
    from gui import child, work

    ran: list[list[str]] = []
    monkeypatch.setattr(child, "run", lambda arguments, *_: ran.append(arguments) or {"model": "m"})
    work.train(tmp_path, "./mine.py", 0, "", ["batch=64"], lambda *_: None, lambda _: None)
    assert ran[0][:5] == ["train", "--project", str(tmp_path), "--recipe", "./mine.py"]
    assert ran[0][-4:] == ["--set", "batch=64", "--progress", "json"]
    assert "--epochs" not in ran[0]
