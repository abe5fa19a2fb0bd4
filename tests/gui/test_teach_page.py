"""The teach page: what is lacking, the verdict and its table in words, versions to go back to."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine import evaluate
from engine.errors import UserError
from engine.labels.groups import GroupBy
from engine.project.versions import Version
from engine.teach import Row, Verdict
from gui.learning import score_words
from gui.learning.teach_page import TeachPage
from gui.worker import Job

CLASSES = ("dog", "rain", "siren")


def metrics(share: float) -> evaluate.Metrics:
    rng = np.random.default_rng(0)
    targets = np.arange(60) % 3
    right = rng.random(60) < share
    answers = np.where(right, targets, (targets + 1) % 3)
    return evaluate.metrics(targets, np.eye(3)[answers] * 0.8 + 0.0667, [f"site {i // 6}" for i in range(60)], CLASSES)


def verdict(taken: bool) -> Verdict:
    reason = UserError("Better: balanced accuracy {after:.0%} on {n} labels.", after=0.9, n=60)
    table = (
        Row("dog", 0.5, 0.75, 20),
        Row("rain", 0.8, 0.77, 20),
        Row("siren", None, 0.9, 20),
        Row("owl", None, None, 0),
    )
    return Verdict(
        taken,
        True,
        reason,
        table,
        metrics(0.9),
        metrics(0.6),
        (0.1, 0.4),
        (Row("dog", 0.7, 0.75, 30), Row("owl", 0.5, 0.5, 9)),
        "folder",
        "held out",
        gain=0.25,
        teaching_only=125,
    )


def teaching(taken: bool = True, number: int = 2) -> SimpleNamespace:
    version = Version(
        number,
        "2026-11-20T10:00:00+00:00",
        "Teach",
        {"after": metrics(0.9).as_dict()},
        taken,
        True,
        "Better.",
        {},
        number - 1,
    )
    return SimpleNamespace(version=version, verdict=verdict(taken), reason=verdict(taken).reason, taken=taken)


def one_new_class() -> Verdict:
    """Twelve labels by hand of a class that is new; all else was accepted in bulk."""
    names = ("dog", "small dog")
    targets, groups = np.ones(12, int), [f"r{k}" for k in range(12)]
    said = np.tile([0.9, 0.1], (12, 1))
    scored = evaluate.metrics(targets, said, groups, names)
    table = (Row("dog", None, None, 0), Row("small dog", None, 0.0, 12))
    reason = UserError("Taken, but whether it is better cannot be told.")
    known = (Row("dog", 0.9, 0.9, 30), Row("small dog", None, None, 0))
    return Verdict(True, False, reason, table, scored, scored, None, known, teaching_only=125)


def cells(table) -> list[list[str]]:
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


@pytest.fixture
def page(opened, qtbot, monkeypatch) -> TeachPage:
    model = SimpleNamespace(classes=("siren",), memory=object(), recipe="", frontend=None, window_s=4.0, folder="")
    monkeypatch.setattr(type(opened.project), "model", model)
    made = TeachPage(opened)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_is_lacking_is_said_in_words(page: TeachPage, opened) -> None:
    assert "No labels yet" in page.labels.text()
    assert not page.teach.isEnabled()
    ids = {c.name: c.id for c in opened.classes}
    for name in ("dog", "dog", "rain"):
        opened.label(ids[name])
    assert page.labels.text() == "3 labels in 2 classes. 1 more of rain needed."  # siren is in the model's memory
    assert page.teach.isEnabled()
    opened.undo()
    assert "2 more of rain needed" in page.labels.text()


def test_a_page_that_is_first_looked_at_while_a_version_is_checked_says_so(opened, qtbot, monkeypatch) -> None:
    ids = {c.name: c.id for c in opened.classes}
    for name in ("dog", "rain"):
        opened.label(ids[name])
    monkeypatch.setattr(opened.runs, "is_running", lambda kind: kind == "judge")
    page = TeachPage(opened)
    qtbot.addWidget(page)
    assert not page.teach.isEnabled()
    assert "Checking on held-out" in page.state.text()


def test_a_version_is_saved_as_a_file_for_other_programs(page: TeachPage, opened, tmp_path, monkeypatch) -> None:
    ran: list[list[str]] = []
    said: list[str] = []
    opened.said.connect(said.append)
    monkeypatch.setattr(
        "gui.child.run", lambda words, *_: ran.append(words) or {"file": words[words.index("--out") + 1]}
    )
    project = str(opened.project.folder)
    chosen = {
        "out.keras": ["--project", project],
        "out.npz": ["--project", project],
        "out.tflite": ["--project", project],
    }
    for name, what in chosen.items():
        monkeypatch.setattr("gui.messages.ask_new_file", lambda *_, n=name: str(tmp_path / n))
        page.versions.clearSelection()
        page.save.click()
        assert ran[-1][1:3] == what
    assert [Path(words[words.index("--out") + 1]).name for words in ran] == ["out.keras", "out.npz", "out.tflite"]
    assert said[0] == "The model is written as out.keras"
    page.versions.selectRow(0)  # the model it started from
    page.save.click()
    assert ran[-1][1:3] == ["--model", opened.project.model_name]
    monkeypatch.setattr("gui.messages.ask_new_file", lambda *_: "")
    page.save.click()
    assert len(ran) == 4


def test_how_it_is_tested_is_said_before(page: TeachPage, opened) -> None:
    assert "the windows of one recording kept together" in page.grouping.text()
    opened.project.change(group=GroupBy("folder"))
    opened.model_changed.emit()
    assert "the recordings of one folder kept together" in page.grouping.text()


@pytest.fixture
def use(opened, monkeypatch):
    """Takes a version into use."""

    def used(number: int) -> None:
        monkeypatch.setattr(type(opened.project), "current_version", number)
        opened.model_changed.emit()

    return used


def test_a_version_that_is_better(page: TeachPage, opened, use) -> None:
    use(2)
    opened.teaching_done.emit(teaching())
    assert page.verdict.text() == "Better: balanced accuracy 90% on 60 labels."
    assert cells(page.table) == [
        ["dog", "20", "50 %", "75 %", "better by 25 points"],
        ["rain", "20", "80 %", "77 %", "worse by 3 points"],
        ["siren", "20", "–", "90 %", "new"],
    ]
    assert cells(page.remembered) == [["dog", "30", "70 %", "75 %", "better by 5 points"]]
    assert page.remembered_title.text().endswith("found as often as before: 1 of 2")
    words = page.scores.text()
    assert "labels: 60, groups: 10; the model that was tested had not learned from them" in words
    assert "+25 points (95 %: +10 to +40)" in words
    assert "33 %, always answering" in words
    assert "Change of the classes it knew" in words
    assert " before, " not in words  # siren is new: the score before was of other classes
    assert page.take.isHidden()
    assert page.back.text() == "Back to version 1"
    assert not page.back.isHidden()
    use(1)  # gone back: now the other way is offered
    assert page.back.isHidden()
    assert page.take.text() == "Take version 2 all the same"
    assert not page.take.isHidden()


def test_a_version_that_is_refused_can_be_taken_all_the_same(page: TeachPage, opened, use, monkeypatch) -> None:
    use(1)
    asked: list[object] = []
    monkeypatch.setattr(opened.runs, "take", asked.append)
    opened.teaching_done.emit(teaching(taken=False))
    assert page.back.isHidden()
    page.take.click()
    assert asked == [2]
    opened.teaching_done.emit(teaching(number=1))
    assert page.back.text() == "Back to the model it started from"
    page.back.click()
    assert asked == [2, 0]


def test_without_anything_to_judge_by_there_is_a_reason_and_no_table(page: TeachPage, opened) -> None:
    done = teaching()
    done.verdict = None
    done.reason = UserError("No label can judge the new model.")
    opened.teaching_done.emit(done)
    assert page.verdict.text() == "No label can judge the new model."
    assert page.table.isHidden()
    assert page.scores.isHidden()


def test_versions_and_the_way_back(page: TeachPage, opened, monkeypatch) -> None:
    assert [row[0] for row in cells(page.versions)] == ["0"]
    assert cells(page.versions)[0][1] == "in use"
    kept = [
        Version(
            1,
            "2026-11-20T09:00:00+00:00",
            "Teach",
            {"after": metrics(0.9).as_dict()},
            True,
            True,
            "Better: {n}.",
            {"n": 3},
            0,
        ),
        Version(2, "2026-11-20T10:00:00+00:00", "Train", {}, True, False, before=1, current=True),
    ]
    monkeypatch.setattr(opened.project, "versions", lambda: kept)
    asked: list[int] = []
    monkeypatch.setattr(opened.runs, "take", asked.append)
    opened.model_changed.emit()
    rows = cells(page.versions)
    assert [row[0] for row in rows] == ["2", "1", "0"]
    assert [row[1] for row in rows] == ["in use", "", ""]
    assert rows[0][3:] == ["Trained", "–", "not checked yet"]
    assert rows[1][5] == "Better: 3."
    assert "(" in rows[1][4]
    assert not page.use.isEnabled()  # the one in use is selected
    page.versions.selectRow(1)
    page.use.click()
    page.versions.selectRow(2)
    page.use.click()
    assert asked == [1, 0]


def test_while_it_teaches_it_says_so_and_takes_no_second_order(page: TeachPage, opened) -> None:
    opened.label(opened.classes[0].id)
    job = Job(lambda: None, title="Teaching")
    job.setObjectName("teach")
    opened.job_started.emit(job)
    assert page.state.text()
    assert not page.teach.isEnabled()
    opened.job_ended.emit(job)
    assert not page.state.text()
    assert page.teach.isEnabled()


def test_words_of_scores() -> None:
    assert score_words.lacking_words([]) == ""
    assert score_words.lacking_words([("rain", 2)]) == "2 more of rain needed."
    assert score_words.lacking_words([("rain", 2), ("owl", 1)]) == "2 more of rain and 1 more of owl needed."
    many = [(f"class {n}", 2) for n in range(9)]
    assert score_words.lacking_words(many).endswith("2 more of class 4 and of 4 other classes needed.")
    assert score_words.share(None) == score_words.share(float("nan")) == "–"
    assert score_words.share(0.834) == "83 %"
    assert score_words.change_words(0.5, 0.501) == "the same"
    assert score_words.version_score({}) == "–"


def test_labels_of_one_new_class_get_a_sentence_and_no_scores(page: TeachPage, opened) -> None:
    judged = one_new_class()
    done = teaching()
    done.verdict, done.reason = judged, judged.reason
    opened.teaching_done.emit(done)
    words = page.scores.text()
    assert "0 % of small dog were found, which is new" in words
    assert "labels accepted in bulk: 125; they teach but do not test" in words
    for absent in ("Balanced accuracy", "By guessing", "100 %", "points", "before,"):
        assert absent not in words
    assert page.remembered_title.text().endswith("found as often as before: 1 of 1")
    assert score_words.version_score({"after": judged.after.as_dict()}) == "–"


def test_an_interval_stands_beside_its_estimate_or_it_is_said_why_there_is_none() -> None:
    few = replace(verdict(True), change=None, table=(Row("dog", 0.5, 0.75, 20), Row("rain", 0.8, 0.77, 20)))
    rows = dict(score_words.score_words(few, ""))
    assert " before, " in rows["Balanced accuracy"]
    assert rows["Change"] == "+25 points (too few to tell how sure)"
    scarce = evaluate.metrics(
        np.repeat([0, 1], [8, 2]), np.tile([0.6, 0.4], (10, 1)), [f"r{k}" for k in range(10)], ("dog", "rain")
    )
    table = (Row("dog", 1.0, 1.0, 8), Row("rain", 0.0, 0.0, 2))
    rows = dict(score_words.score_words(replace(few, after=scarce, before=scarce, table=table), ""))
    assert rows["Balanced accuracy"] == "50 % before, 50 % after"
    assert rows["How sure"] == "too few groups to tell: rain has 2, and every class needs 5"
    new = replace(
        verdict(True), before=replace(metrics(0.6)), table=(Row("dog", 0.5, 0.7, 9), Row("owl", None, 0.1, 9))
    )
    rows = dict(score_words.score_words(new, ""))
    assert "before" not in rows["Balanced accuracy"]  # it had not known the owl: its score was of other classes
    assert "Change of the classes it knew" in rows


def test_the_report_of_a_version_is_there_again_when_its_row_is_chosen(page: TeachPage, opened, monkeypatch) -> None:
    said = "Better: balanced accuracy {after:.0%} on {n} labels."
    kept = [
        Version(1, "2026-11-20T09:00:00+00:00", "Teach", {}, True, True, "No label can judge it."),
        Version(
            2,
            "2026-11-20T10:00:00+00:00",
            "Teach",
            as_kept(verdict(True)),
            True,
            True,
            said,
            {"after": 0.9, "n": 60},
            1,
            current=True,
        ),
    ]
    monkeypatch.setattr(opened.project, "versions", lambda: kept)
    monkeypatch.setattr(type(opened.project), "current_version", 2)
    opened.opened.emit()
    assert page.verdict.text() == "Better: balanced accuracy 90% on 60 labels."
    assert not page.table.isHidden()
    assert cells(page.table)[0] == ["dog", "20", "50 %", "75 %", "better by 25 points"]
    assert "+25 points (95 %: +10 to +40)" in page.scores.text()
    assert "Better: balanced accuracy 90% on 60 labels." in page.versions.item(0, 5).toolTip()
    page.versions.selectRow(1)
    assert page.verdict.text() == "No label can judge it."
    assert page.table.isHidden()
    page.versions.selectRow(2)  # what it started from was never judged
    assert page.verdict.isHidden()
    page.versions.selectRow(0)
    assert not page.scores.isHidden()


def as_kept(judged: Verdict) -> dict:
    return json.loads(json.dumps(judged.metrics | {"taken": judged.taken}))
