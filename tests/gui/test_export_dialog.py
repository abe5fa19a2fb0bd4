"""The export dialog: what is ticked is what is written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from engine.errors import UserError
from engine.exchange.rows import ExportOptions
from engine.labels import Target
from gui.dialogs import export_dialog
from gui.dialogs.export_dialog import ExportDialog


@pytest.fixture
def dialog(opened, qtbot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(opened)
    qtbot.addWidget(made)
    made.place.setText(str(tmp_path / "out.csv"))
    return made


def test_ticks_become_options(dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.options == ExportOptions(format="csv")
    dialog.by_window.setChecked(True)
    dialog.probabilities.setChecked(True)
    dialog.absolute.setChecked(True)
    dialog.bom.setChecked(True)
    assert dialog.options == ExportOptions("windows", True, True, True, "csv")
    dialog.place.setText(str(tmp_path / "out.xlsx"))
    assert dialog.options == ExportOptions("windows", True, False, True, "xlsx")
    assert not dialog.bom.isEnabled()


def test_writes_the_table(dialog: ExportDialog, opened, tmp_path: Path) -> None:
    opened.select(("take 2.wav",), "take 2.wav")
    opened.label(opened.classes[1].id)
    dialog.bom.setChecked(True)
    dialog.accept()
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [row["label"] for row in table if row["file"] == "take 2.wav"] == ["rain"]
    assert len(table) == 8
    assert opened.settings.byte_order_mark


def test_a_name_without_an_ending_becomes_csv(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.place.setText(str(tmp_path / "my table.v2"))
    assert dialog.path == tmp_path / "my table.v2.csv"


def test_says_what_is_wrong_before_writing(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.place.setText(str(tmp_path / "nowhere" / "out.csv"))
    assert not dialog.write.isEnabled()
    assert "nowhere" in dialog.words.text()
    dialog.place.setText("")
    assert not dialog.write.isEnabled()
    dialog.place.setText("just a name.csv")
    assert not dialog.write.isEnabled()


def test_an_old_file_is_replaced_knowingly(dialog: ExportDialog, tmp_path: Path, monkeypatch) -> None:
    old = tmp_path / "old.csv"
    old.write_text("old")
    dialog.place.setText(str(old))
    assert "Replaces" in dialog.words.text()
    monkeypatch.setattr(export_dialog, "choose_place", lambda *_: str(old))
    dialog._choose()
    dialog._say()
    assert "Replaces" not in dialog.words.text()


def test_cancel_of_the_file_chooser_changes_nothing(dialog: ExportDialog, monkeypatch) -> None:
    before = dialog.place.text()
    monkeypatch.setattr(export_dialog, "choose_place", lambda *_: "")
    dialog._choose()
    assert dialog.place.text() == before


def test_labels_for_another_program_go_into_a_folder(dialog: ExportDialog, opened, tmp_path: Path, monkeypatch) -> None:
    opened.select(("take 2.wav",), "take 2.wav")
    opened.label(opened.classes[1].id)
    dialog.kind.setCurrentIndex(dialog.kind.findData("raven"))
    assert dialog.path.name.endswith("raven")
    assert not dialog.by_window.isEnabled()
    assert not dialog.bom.isEnabled()
    (tmp_path / "a file").write_text("")
    dialog.place.setText(str(tmp_path / "a file"))
    assert not dialog.write.isEnabled()
    monkeypatch.setattr(export_dialog, "choose_folder", lambda *_: str(tmp_path / "tables"))
    dialog._choose()
    assert dialog.options == ExportOptions(format="raven")
    dialog.accept()
    assert [path.name for path in (tmp_path / "tables").iterdir()] == ["take 2.Table.1.selections.txt"]
    dialog.kind.setCurrentIndex(0)
    assert dialog.by_window.isEnabled()
    assert dialog.path.suffix == ".csv"


def test_all_labels_can_go_into_one_selection_table(dialog: ExportDialog, opened, tmp_path: Path) -> None:
    opened.select(("take 2.wav",), "take 2.wav")
    opened.label(opened.classes[1].id)
    dialog.kind.setCurrentIndex(dialog.kind.findData(export_dialog.TOGETHER))
    dialog.place.setText(str(tmp_path / "all"))
    assert dialog.path == tmp_path / "all.txt"
    assert dialog.options == ExportOptions(format="raven")
    dialog.accept()
    (row,) = csv.DictReader((tmp_path / "all.txt").read_text().splitlines(), delimiter="\t")
    assert row["Begin File"] == "take 2.wav"


def test_rows_can_be_the_regions_in_which_the_model_hears_a_class(dialog: ExportDialog, opened) -> None:
    assert not dialog.options.regions_of
    known = [dialog.region_class.itemText(n) for n in range(dialog.region_class.count())]
    assert set(known) == set(opened.project.model.classes)
    dialog.region_class.setCurrentIndex(known.index("rain"))
    dialog.by_region.setChecked(True)
    assert dialog.options.regions_of == "rain"
    dialog.kind.setCurrentIndex(dialog.kind.findData("birdnet"))
    assert not dialog.by_region.isEnabled()
    assert dialog.options == ExportOptions(format="birdnet")
    dialog.proposed.setChecked(True)
    assert dialog.options.proposed


def test_the_columns_of_boxes_are_counted(opened, qtbot) -> None:
    def words() -> str:
        made = ExportDialog(opened)
        qtbot.addWidget(made)
        return made.words.text()

    assert "18 columns" in words()
    opened.select(("take 2.wav",), "take 2.wav")
    opened.select_region(Target("take 2.wav", 0.1, 0.2, 1000.0, 2000.0))
    opened.label(opened.classes[1].id)
    assert "20 columns" in words()


def test_classes_are_offered_by_the_names_they_have_here(opened, qtbot) -> None:
    opened.rename_class(opened.classes[2].id, "Martinshorn")
    made = ExportDialog(opened)
    qtbot.addWidget(made)
    names = [made.region_class.itemText(n) for n in range(made.region_class.count())]
    assert "Martinshorn" in names
    assert "siren" not in names


def test_labels_can_be_written_when_the_model_is_gone(opened, qtbot, monkeypatch) -> None:
    def gone(_):
        raise UserError("It is gone.")

    monkeypatch.setattr(type(opened.project), "model", property(gone))
    made = ExportDialog(opened)
    qtbot.addWidget(made)
    assert not made.by_region.isEnabled()
    assert made.options == ExportOptions(format="csv")
