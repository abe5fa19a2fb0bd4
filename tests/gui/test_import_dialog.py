"""Labels from elsewhere: what the dialog shows is what is then done, in one edit."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.project import Project
from gui import edits
from gui.dialogs import import_dialog
from gui.dialogs.import_dialog import ImportDialog
from gui.dialogs.import_preview import BECOMES, Lines

TABLE = "Datei;Klasse;site;Beginn\ntake 1.wav;dog;north;0\ntake 2.wav;Rain;south;0,1\nmissing.wav;rain;south;0\ntake 3.wav;owl;north;x\n"


@pytest.fixture
def dialog(opened, qtbot) -> ImportDialog:
    made = ImportDialog(opened)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_opens_with_the_place_to_type_in(dialog: ImportDialog, qtbot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.place


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def texts(lines: Lines, row: int) -> tuple[str, ...]:
    return tuple(lines.index(row, column).data() for column in range(lines.columnCount()))


def left_out(dialog: ImportDialog) -> list[tuple[str, str]]:
    return [texts(dialog.unmatched, row)[:2] for row in range(dialog.unmatched.rowCount())]


def choose(dialog: ImportDialog, field: str, column: str | None) -> None:
    combo = dialog.columns[field]
    combo.setCurrentIndex(combo.findData(column) if column else 0)
    dialog.make_plan()


def test_a_table_is_understood_shown_and_taken(dialog: ImportDialog, opened, tmp_path: Path) -> None:
    dialog.open_table(
        write(
            tmp_path / "t.csv",
            "file,label,site\ntake 1.wav,dog,north\nTAKE 2,Rain,south\nnone.wav,dog,south\ntake 4.wav,owl,\n",
        )
    )
    assert dialog.separator.currentData() == ","
    assert dialog.columns["group"].currentData() == "site"
    assert left_out(dialog) == [("4", "none.wav")]
    assert dialog.lines.rowCount() == 4
    assert "3 labels for 3 of 8 recordings, 2 groups. Rows left out, because they do not fit: 1." in dialog.words.text()
    dialog.accept()
    said = {
        label.file: next(one.name for one in opened.classes if one.id == label.class_id)
        for label in opened.project.labels()
    }
    assert said == {"take 1.wav": "dog", "take 2.wav": "rain", "take 4.wav": "owl"}
    assert opened.project.table_groups() == {"take 1.wav": "north", "take 2.wav": "south"}
    assert opened.rows.class_ids(opened.rows.row("take 4.wav"))
    opened.undo()
    assert opened.project.labels() == []
    assert [one.name for one in opened.classes] == ["dog", "rain", "siren"]


def test_a_place_is_typed_and_notes_are_no_labels(dialog: ImportDialog, opened, tmp_path: Path, qtbot) -> None:
    text = "Datei;Klasse;Beginn (s);Ende (s);Bemerkung\ntake 1.wav;dog;0,0;0,5;schön\ntake 2.wav;rain;;;\n"
    table = write(tmp_path / "t.csv", text, "cp1252")
    dialog.show()
    dialog.place.setFocus()
    qtbot.keyClicks(dialog.place, str(table))
    qtbot.keyClick(dialog.place, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.columns["start"].currentData() == "Beginn (s)"
    assert "2 labels for 2 of 8 recordings" in dialog.words.text()
    assert dialog.take.isEnabled()
    qtbot.keyClicks(dialog.place, "x")
    assert not dialog.take.isEnabled()


def test_columns_are_chosen_where_their_names_say_nothing(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.open_table(write(tmp_path / "t.csv", TABLE.replace("Datei", "Wer").replace("Klasse", "Was"), "cp1252"))
    assert dialog.separator.currentData() == ";"
    assert dialog.looked is None
    assert not dialog.take.isEnabled()
    choose(dialog, "file", "Wer")
    choose(dialog, "label", "Was")
    choose(dialog, "start", "Beginn")
    assert dialog.looked is not None
    assert [line for line, _ in left_out(dialog)] == ["4", "5"]
    assert [entry.span[0] for entry in dialog.looked.plan.entries] == [0.0, 0.1]


def test_a_table_that_korean_excel_wrote_is_said_to_be_one(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.open_table(write(tmp_path / "t.csv", "file,label\ntake 1.wav,뻐꾸기\ntake 2.wav,개\n", "cp949"))
    assert dialog.encoding.currentText() == "Korean (cp949)"
    assert dialog.looked is not None
    assert dialog.looked.plan.names == ("뻐꾸기", "개")
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp1252"))
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    assert "뻐꾸기" not in dialog.looked.plan.names


def test_separator_and_encoding_can_be_corrected(dialog: ImportDialog, tmp_path: Path) -> None:
    path = write(
        tmp_path / "t.txt", "file|label|note\ntake 1.wav|dog|a,b,c,d,e\ntake 2.wav|r\u00e4in|f,g,h,i,j\n", "utf-16"
    )
    dialog.open_table(path)
    assert dialog.encoding.currentData() == "utf-16"
    dialog.separator.setCurrentIndex(dialog.separator.findData("|"))
    dialog._read_again()
    assert dialog.table.columns == ("file", "label", "note")
    assert dialog.looked.plan.names == ("dog", "r\u00e4in")


def test_classes_are_renamed_or_left_out_on_the_way(dialog: ImportDialog, opened, tmp_path: Path) -> None:
    dialog.open_table(write(tmp_path / "t.csv", "file,label\ntake 1.wav,perro\ntake 2.wav,lluvia\ntake 3.wav,noise\n"))
    assert [texts(dialog.names, line)[2] for line in range(3)] == ["new", "new", "new"]
    for line, name in enumerate(("dog", "rain", "")):
        dialog.names.setData(dialog.names.index(line, BECOMES), name)
    assert dialog.names.becomes == {"perro": "dog", "lluvia": "rain", "noise": ""}
    assert "2 labels" in dialog.words.text()
    dialog.accept()
    assert [one.name for one in opened.classes] == ["dog", "rain", "siren"]
    assert len(opened.project.labels()) == 2


def test_names_by_pattern(dialog: ImportDialog, opened, qtbot) -> None:
    dialog.ways.setCurrentIndex(2)
    assert not dialog.take.isEnabled()
    dialog.pattern.setText("{label} {group}")
    qtbot.waitUntil(lambda: dialog.looked is not None)
    assert dialog.looked.plan.names == ("take",)
    assert "8 labels for 8 of 8 recordings, 8 groups" in dialog.words.text()
    dialog.pattern.setText("{label")
    dialog.make_plan()
    assert not dialog.take.isEnabled()


def test_folders(session, tmp_path: Path, tone, qtbot) -> None:
    for name in ("dog/1.wav", "dog/2.wav", "rain/1.wav", "loose.wav"):
        tone(tmp_path / "s" / name, 0.1)
    session.open_folder(tmp_path / "s", recursive=True, template="own")
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    dialog.ways.setCurrentIndex(1)
    assert "3 labels for 3 of 4 recordings" in dialog.words.text()
    dialog.accept()
    assert [one.name for one in session.classes] == ["dog", "rain"]


def test_a_file_that_is_no_table_is_said(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.open_table(tmp_path / "not there.csv")
    assert "not there.csv" in dialog.words.text()
    assert not dialog.take.isEnabled()
    dialog.open_table(write(tmp_path / "empty.csv", ""))
    assert "no table" in dialog.words.text()


def test_of_many_rows_only_those_seen_become_text(dialog: ImportDialog, opened, tmp_path: Path, monkeypatch) -> None:
    rows = "".join(f"nowhere {n}.wav,class {n}\n" for n in range(5000))
    asked = []
    monkeypatch.setattr(import_dialog, "_why", lambda one: (asked.append(one.line) or "", "", ""))
    dialog.open_table(write(tmp_path / "t.csv", f"file,label\ntake 1.wav,dog\n{rows}"))
    assert dialog.unmatched.rowCount() == 5000
    assert 0 < len(set(asked)) < 200
    assert "1 label for 1 of 8 recordings" in dialog.words.text()


def test_an_import_of_many_labels_leaves_the_window_free(
    make_session, folder, tmp_path: Path, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(edits, "BIG", 2)
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8 and not session.runs.is_running("load"))
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    threads, imported = [], Project.import_labels
    monkeypatch.setattr(
        Project, "import_labels", lambda *a: (threads.append(threading.current_thread()), imported(*a))[1]
    )
    dialog.open_table(write(tmp_path / "t.csv", "file,label\n" + "".join(f"take {n}.wav,perro\n" for n in range(1, 9))))
    qtbot.waitUntil(dialog.take.isEnabled)
    dialog.names.setData(dialog.names.index(0, BECOMES), "dog")
    said = []
    session.said.connect(said.append)
    dialog.accept()
    qtbot.waitUntil(lambda: not session.edits.busy)
    assert threads
    assert threading.main_thread() not in threads
    assert [one.name for one in session.classes] == ["dog"]
    assert len(session.project.labels()) == 8
    assert said == ["8 labels imported"]


def test_another_way_and_back_while_a_table_is_read(make_session, folder, tmp_path: Path, qtbot) -> None:
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8 and not session.runs.is_running("load"))
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    dialog.open_table(write(tmp_path / "t.csv", "file,label\n" + "take 1.wav,perro\n" * 50_000))
    dialog.ways.setCurrentIndex(1)
    dialog.ways.setCurrentIndex(0)
    assert not dialog.take.isEnabled()
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    assert dialog.table.columns == ("file", "label")
    dialog.open_table(tmp_path / "not there.csv")
    qtbot.waitUntil(lambda: "not there.csv" in dialog.words.text())
    dialog.ways.setCurrentIndex(1)
    dialog.ways.setCurrentIndex(0)
    qtbot.waitUntil(lambda: "not there.csv" in dialog.words.text())


@pytest.mark.parametrize("planned", [False, True])
def test_a_dialog_that_is_closed_has_nothing_read_for_it(
    make_session, folder, tmp_path: Path, qtbot, planned: bool
) -> None:
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8 and not session.runs.is_running("load"))
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = (f"take {n % 8 + 1}.wav,perro,{n % 100 / 100:.2f}\n" for n in range(200_000))
    dialog.open_table(write(tmp_path / "t.csv", "file,label,start\n" + "".join(rows)))
    reading = dialog._job
    if planned:
        qtbot.waitUntil(lambda: dialog._job is not reading, timeout=30_000)
    with qtbot.waitSignal(dialog._job.progressed, raising=False):
        pass
    last = dialog._job  # a quick machine may be further than the one that was waited for
    dialog.close()
    assert last.is_cancelled
    qtbot.waitUntil(lambda: not session.lanes.sound.jobs, timeout=20_000)


def test_what_a_model_wrote_is_proposed_unless_labels_are_wanted(dialog: ImportDialog, opened, tmp_path: Path) -> None:
    rows = "0.0,0.3,Strix aluco,Tawny Owl,0.81,x/take 1.wav\n0.0,0.3,Turdus merula,Blackbird,0.3,x/take 1.wav\n"
    path = write(tmp_path / "b.csv", "Start (s),End (s),Scientific name,Common name,Confidence,File\n" + rows)
    dialog.open_table(path)
    assert dialog.predictions.wanted
    assert dialog.columns["label"].currentData() == "label"
    dialog.accept()
    assert opened.project.labels() == []
    assert [(one.name, one.confidence) for one in opened.project.proposals("take 1.wav")] == [
        ("Tawny Owl", 0.81),
        ("Blackbird", 0.3),
    ]
    again = ImportDialog(opened)
    again.open_table(path)
    again.predictions.click()
    again.accept()
    assert [(label.start_s, label.end_s) for label in opened.project.labels()] == [(0.0, 0.3)]  # one of many: the last
    again.deleteLater()


def test_a_table_without_confidences_holds_labels(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.open_table(write(tmp_path / "t.csv", "file,label\ntake 1.wav,dog\n"))
    assert dialog.predictions.isHidden()
