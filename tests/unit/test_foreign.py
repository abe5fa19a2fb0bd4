"""Tables of other programs: what people write into them, and which column of theirs is which."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import UserError
from engine.exchange import foreign, tables
from engine.exchange.imports import Finder, guess
from engine.exchange.rows import ExportOptions
from engine.labels import Target
from engine.project import Project
from engine.sound.recording import Recording

HEADING = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\t"


def raven(path: Path, columns: str, *rows: str) -> list[tuple[str, ...]]:
    """What is read, in the columns of ours, of rows that each begin with a selection's number, start and end."""
    lines = (row.split("\t", 3) for row in rows)
    text = "".join(f"{k}\tSpectrogram 1\t1\t{a}\t{b}\t100\t200\t{more}\n" for k, a, b, more in lines)
    path.write_text(HEADING + columns + "\n" + text, encoding="utf-8")
    return [row[: len(foreign.COLUMNS)] for row in foreign.read(path).rows]


def test_raven_knows_no_quotation_marks(tmp_path: Path) -> None:
    said = ["wren", '"wren? juv', "owl", '"song", faint', 'an "owl"']
    rows = raven(tmp_path / "b.txt", "Annotation", *(f"{k}\t{k}\t{k + 1}\t{name}" for k, name in enumerate(said)))
    assert [row[5] for row in rows] == said


def test_notes_that_begin_with_a_quotation_mark_come_back_from_raven(project: Project, tmp_path: Path) -> None:
    targets = [Target("a/s0_0.wav", k, k + 0.5) for k in range(3)]
    notes = ['"maybe a juvenile', '"song", faint', "none"]
    project.label(targets, project.classes()[0].id)
    for target, note in zip(targets, notes):
        project.note([target], note)
    project.export(tmp_path / "all.txt", ExportOptions(format="raven"))
    assert [row[7] for row in foreign.read(tmp_path / "all.txt").rows] == notes


def test_quotation_marks_that_excel_put_around_some_words_of_a_raven_table_are_none_of_theirs(tmp_path: Path) -> None:
    written = ['"crow, young"', "wren", '"he said ""kra"""', '"owl" ']
    rows = raven(tmp_path / "b.txt", "Annotation", *(f"{k}\t{k}\t{k + 1}\t{name}" for k, name in enumerate(written)))
    assert [row[5].strip() for row in rows] == ["crow, young", "wren", 'he said "kra"', "owl"]


def test_a_quotation_mark_of_a_raven_table_is_not_closed_in_another_row(tmp_path: Path) -> None:
    said = ['"wren', "owl", 'wren"']
    rows = raven(tmp_path / "b.txt", "Annotation", *(f"{k}\t{k}\t{k + 1}\t{name}" for k, name in enumerate(said)))
    assert [row[5] for row in rows] == said


def test_a_table_that_r_wrote_has_quotation_marks_around_its_words(tmp_path: Path) -> None:
    path, columns = tmp_path / "r.txt", (HEADING + "Annotation").split("\t")
    cells = ["1", '"Spectrogram 1"', "1", "0.5", "1", "100", "200", '"wren"']
    path.write_text("\t".join(f'"{name}"' for name in columns) + "\n" + "\t".join(cells) + "\n", encoding="utf-8")
    assert foreign.read(path).rows[0][:6] == ("r", "0.5", "1", "100", "200", "wren")


@pytest.mark.parametrize("more", ["", 'c.wav,"owl", or so\n', 'c.wav,owl\nd.wav,"owl"\n'])
def test_a_quotation_mark_that_is_not_closed_is_said(tmp_path: Path, more: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'file,label\na.wav,"a dog\nor two"\nb.wav,"dog\nb.wav,cat\n{more}', encoding="utf-8")
    with pytest.raises(UserError, match="line 4"):
        tables.read(path)


@pytest.mark.parametrize("behind", [" ", "  \r", " ,x", ""])
def test_spaces_behind_a_closing_quotation_mark_do_not_open_it(tmp_path: Path, behind: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f'file,label\na.wav,"one\ntwo"{behind}\nb.wav,cat\n'.encode())
    assert [(row[0], row[1].strip()) for row in tables.read(path).rows] == [("a.wav", "one\ntwo"), ("b.wav", "cat")]


def test_selections_of_one_number_are_all_read_and_views_of_one_are_one(tmp_path: Path) -> None:
    two_people = ["1\t1\t2\twren", "2\t3\t4\twren", "1\t10\t12\towl", "2\t13\t14\towl"]
    assert len(raven(tmp_path / "a.txt", "Annotation", *two_people)) == 4
    assert len(raven(tmp_path / "a.txt", "Annotation", *(f"\t{k}\t{k + 1}\twren" for k in range(5)))) == 5
    assert len(raven(tmp_path / "a.txt", "Annotation", "1\t1\t2\twren", "1\t1\t2\twren")) == 1


def test_no_measurement_of_ravens_is_taken_for_the_class(tmp_path: Path) -> None:
    columns = "Delta Freq (Hz)\tPeak\tSong type\tAvg Power Density (dB FS/Hz)\tRemark"
    rows = raven(tmp_path / "a.txt", columns, "1\t1\t2\t1900\t3.5\tsong\t-50.1\tfar", "2\t3\t4\t1800\t\tcall\t-51\t")
    assert [row[5] for row in rows] == ["song", "call"]
    mapping = guess(foreign.read(tmp_path / "a.txt"))
    assert mapping is not None
    assert mapping.label == "Song type"  # which the command line and the window say


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [
        ("Kind\tEnd Path", "wren\t/a/b.wav", "Kind"),
        ("Kind\tEnd Date", "wren\t2023/05/01", "Kind"),
        ("End Path\tEnd Date\tBegin Hour\tKind", "/a/b.wav\t2023/05/01\t5 h\twren", "Kind"),
        ("Kind\tQuality\tObserver", "wren\tgood\tAnn", "Kind"),
        ("Empty\tPeak\tKind", "\t3.5\twren", "Kind"),
        ("Delta Freq (Hz)\tEmpty\tKind", "1900\t\t3", "Kind"),  # people who name their classes by numbers
    ],
)
def test_the_first_column_that_can_be_the_class_is_it(tmp_path: Path, columns: str, cells: str, said: str) -> None:
    rows = raven(tmp_path / "a.txt", columns, f"1\t1\t2\t{cells}", f"2\t3\t4\t{cells}")
    assert foreign.read(tmp_path / "a.txt").label_from == said
    assert {row[5] for row in rows} == {cells.split("\t")[columns.split("\t").index(said)]}


@pytest.mark.parametrize("program", ["raven", "audacity", "birdnet"])
def test_a_recording_called_as_what_programs_add_gets_its_own_labels(project: Project, tmp_path: Path, program) -> None:
    project.put_headers([Recording(f"{name}.wav", 1000, 5, 4.0, 44_100, 1, "WAV") for name in ("x", "x_labels")])
    project.label([Target("x_labels.wav", 0.5, 1.0)], project.classes()[0].id)
    project.export(tmp_path / "out", ExportOptions(format=program))
    find = Finder(project.root, [one.file for one in project.recordings()])
    assert {find(row[0]) for row in foreign.read(tmp_path / "out").rows} == {"x_labels.wav"}


def test_digits_behind_a_dot_belong_to_the_name_and_any_other_ending_may_be_left_out() -> None:
    find = Finder(Path("/sounds"), ["REC.wav", "site1_2023.05.wav"])
    for name in ("REC.001", "REC.002"):
        with pytest.raises(UserError, match="no recording"):
            find(name)
    for name in ("REC", "REC.mp3", "REC.png", "REC.mov", "REC.avi", "REC.webm", "REC.zc", "REC.csv"):
        assert find(name) == "REC.wav"
    assert find("site1_2023.05") == "site1_2023.05.wav"


def test_a_recording_whose_name_begins_with_a_space_is_found() -> None:
    find = Finder(Path("/sounds"), [" x.wav", "a/ y.wav"])
    assert find(" x") == find("x.wav") == " x.wav"
    assert find("a/ y") == "a/ y.wav"
