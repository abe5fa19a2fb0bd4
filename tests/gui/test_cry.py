"""A project of cries in the window: reasons become its two classes, and what is known of the model stands beside what it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.cry import verdict
from gui.details import Details
from gui.dialogs.export_dialog import ExportDialog
from gui.dialogs.import_dialog import NAMES, ImportDialog
from gui.learning.known_words import known_words
from gui.listing.recordings import RecordingsPanel
from gui.listing.row_columns import COLUMNS, CRIES
from gui.session import Session

APP = "0d1ad73e-4c5e-45f3-85c4-9a3cbf1c19cb"


@pytest.fixture
def cries(session: Session, tone, tmp_path: Path) -> Session:
    """A project of four recordings that are called as Donate-a-Cry calls them."""
    for number, reason in enumerate(("hu", "ti", "bp", "dk")):
        tone(tmp_path / "cries" / f"{APP}-143074209583{number}-1.7-m-04-{reason}.wav")
    session.open_folder(tmp_path / "cries", template="cry")
    return session


def test_a_project_that_begins_with_the_model_is_like_one_of_the_card(cries: Session, qtbot) -> None:
    root = cries.project.root
    cries.delete_project()
    cries.open_folder(root, model="infant-cry")
    test_reasons_in_names_become_the_two_classes_and_stay_as_notes(cries, qtbot)


def test_reasons_in_names_become_the_two_classes_and_stay_as_notes(cries: Session, qtbot) -> None:
    dialog = ImportDialog(cries)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.ways.currentIndex() == NAMES
    shown = [[dialog.names.index(row, column).data() for column in (0, 2, 3)] for row in range(dialog.names.rowCount())]
    assert shown == [
        ["hu", "is there", "hungry"],
        ["ti", "is there", "other"],
        ["bp", "is there", "other"],
        ["dk", "new", "?"],
    ]
    dialog.accept()
    names = {one.id: one.name for one in cries.classes}
    assert sorted(names.values()) == ["hungry", "other"]
    said = [
        (label.kind, names.get(label.class_id), label.note) for label in sorted(cries.project.labels(), key=lambda one: one.file)
    ]  # fmt: skip
    assert sorted(said, key=str) == sorted(
        [("class", "hungry", ""), ("note", None, "hu"), ("class", "other", ""), ("note", None, "ti"), ("class", "other", ""),
         ("note", None, "bp"), ("unknown", None, ""), ("note", None, "dk")], key=str)  # fmt: skip
    assert set(cries.project.table_groups().values()) == {APP}


def test_each_cry_is_measured_in_columns_that_other_projects_have_not(cries: Session, qtbot, tone, tmp_path) -> None:
    panel = RecordingsPanel(cries)
    qtbot.addWidget(panel)
    model, view = panel.model, panel.view
    columns = [COLUMNS.index(name) for name in CRIES]
    assert not any(view.isColumnHidden(column) for column in columns)
    assert model.text(0, "f0") == "not yet"
    qtbot.waitUntil(lambda: bool(model.rows.measured[:4].all()), timeout=20_000)
    exported = cries.project.measuring("cry").known(model.rows.files[0])
    assert exported is not None
    assert model.text(0, "level") == f"−{-exported.level_dbfs:.0f}"
    assert model.text(0, "pauses") == "0"
    assert model.text(0, "f0") == (f"{exported.f0_median_hz:.0f}" if exported.f0_median_hz else "no voice")
    view.column_menu().actions()[view.horizontalHeader().visualIndex(columns[0])].trigger()
    assert view.isColumnHidden(columns[0])
    tone(tmp_path / "others" / "a.wav")
    cries.open_folder(tmp_path / "others", template="own")
    assert all(view.isColumnHidden(column) for column in columns)
    assert not cries.lanes.voices.jobs
    cries.open_folder(tmp_path / "cries")
    assert [view.isColumnHidden(column) for column in columns] == [True, False, False, False, False]
    qtbot.waitUntil(lambda: bool(panel.model.rows.measured[:4].all()), timeout=5_000)  # it is in the cache


def test_what_is_known_stands_beside_the_prediction(cries: Session, qtbot, workshop_scored) -> None:
    details = Details(cries)
    qtbot.addWidget(details)
    details.show()
    file = cries.rows.files[0]
    cries.select([file], file)
    assert not details.known.isVisible()
    cries.project.put_scored([workshop_scored(cries.project, file)])
    details.refresh()
    finding = verdict.of_model(cries.project.model)
    assert details.known.text() == " ".join(finding.sentences())
    assert details.known.text().startswith(verdict.DISCLAIMER)


def test_cries_can_be_measured_for_the_table(cries: Session, qtbot) -> None:
    dialog = ExportDialog(cries)
    qtbot.addWidget(dialog)
    assert not dialog.voices.isHidden()
    assert not dialog.options.measures
    dialog.voices.setChecked(True)
    assert dialog.options.measures == ("cry",)
    dialog.regions.setChecked(True)
    assert dialog.options.measures == ("cry", "region")


def test_of_other_models_nothing_need_be_said(opened: Session, qtbot) -> None:
    assert known_words(opened.project) == ""
    dialog = ExportDialog(opened)
    qtbot.addWidget(dialog)
    assert dialog.voices.isHidden()


@pytest.fixture
def workshop_scored():
    """What a run would yield for a recording that is a cry."""
    from engine import predict

    def scored(project, file: str) -> predict.Scored:
        logits = np.array([[0.0, 1.0]], np.float16)
        spans = np.array([[0.0, 0.5]], np.float32)
        return predict.Scored(file, spans, logits, np.array([0.3, 0.7], np.float32), False, None, None, 0.5)

    return scored
