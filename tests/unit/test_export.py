"""Earmark's own table: exact columns and numbers, both formats, and an old file that stays whole whatever goes wrong."""

from __future__ import annotations

import csv
import errno
import io
import locale
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.exchange import export
from engine.exchange.rows import COLUMNS, ExportOptions
from engine.job import Cancelled
from engine.labels import Label, Target
from engine.labels import classes as rules
from engine.project import Project
from engine.sound.recording import Recording

EXACT = (
    "file,start_s,end_s,label,label_source,predicted,confidence,second,second_confidence,model,model_version,"
    "reviewed_by,reviewed_at,recorded_at,duration_s,sample_rate_hz,note,problem"
)


def ids(project: Project) -> dict[str, int]:
    return {c.name: c.id for c in project.classes()}


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.csv"


def test_the_columns_are_exactly_those_and_lines_end_as_rfc_4180_has_it(project: Project, out: Path) -> None:
    assert project.export(out) == 12
    data = out.read_bytes()
    assert data.startswith(f"{EXACT}\r\n".encode())
    assert data.count(b"\r\n") == data.count(b"\n") == 13
    assert ",".join(COLUMNS) == EXACT


def test_a_recording_has_a_row_and_each_labelled_span_another(workshop, project: Project, out: Path) -> None:
    project.person = "Ada"
    project.put_scored(
        [workshop.scored("a/s0_0.wav", 1), workshop.failed("b/s0_1.wav"), workshop.scored("c/s0_2.wav", 0, 0.0)]
    )
    project.label([Target("a/s0_0.wav")], ids(project)["bird"])
    project.label([Target("a/s0_0.wav", 1.25, 4.0)], ids(project)["rain"])
    project.note([Target("a/s0_0.wav")], 'He said "wind",\nI think')
    project.unknown([Target("b/s0_1.wav")])
    project.export(out)
    rows = read(out)
    assert [r["file"] for r in rows[:3]] == ["a/s0_0.wav", "a/s0_0.wav", "a/s1_3.wav"]
    whole, span = rows[:2]
    assert (whole["start_s"], whole["end_s"], whole["label"], whole["label_source"]) == ("", "", "bird", "person")
    assert (whole["predicted"], whole["second"], whole["model"], whole["model_version"]) == (
        "dog_bark",
        "bird",
        "small",
        "1",
    )
    assert float(whole["confidence"]) == pytest.approx(0.9647, abs=1e-4)
    assert whole["note"] == 'He said "wind",\nI think'
    assert (whole["reviewed_by"], whole["reviewed_at"][:2]) == ("Ada", "20")
    assert (whole["recorded_at"], whole["duration_s"], whole["sample_rate_hz"]) == (
        "2024-05-01T05:00:00+02:00",
        "4",
        "44100",
    )
    assert (span["start_s"], span["end_s"], span["label"], span["predicted"], span["note"]) == (
        "1.25",
        "4",
        "rain",
        "dog_bark",
        "",
    )
    by_file = {r["file"]: r for r in rows}
    assert (by_file["b/s0_1.wav"]["label"], by_file["b/s0_1.wav"]["problem"]) == ("?", "It is empty.")
    assert (by_file["b/s0_1.wav"]["predicted"], by_file["b/s0_1.wav"]["confidence"]) == ("", "")
    assert by_file["c/s0_2.wav"]["predicted"] == "none of these"
    assert by_file["c/s1_5.wav"]["predicted"] == ""


def test_one_row_a_window(workshop, project: Project, out: Path) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 1), workshop.failed("b/s0_1.wav")])
    project.label([Target("a/s0_0.wav", 2.0, 6.0), Target("a/s0_0.wav", 0.5, 0.6)], ids(project)["rain"])
    project.export(out, ExportOptions(rows="windows", probabilities=True))
    rows = read(out)
    mine = [r for r in rows if r["file"] == "a/s0_0.wav"]
    assert [(r["start_s"], r["end_s"], r["label"]) for r in mine] == [
        ("0", "4", ""),
        ("2", "6", "rain"),
        ("4", "8", ""),
        ("0.5", "0.6", "rain"),
    ]
    assert {r["predicted"] for r in mine} == {"dog_bark"}
    assert list(mine[0])[-3:] == ["p_bird", "p_dog_bark", "p_rain"]
    assert sum(float(mine[0][name]) for name in ("p_bird", "p_dog_bark", "p_rain")) == pytest.approx(1, abs=1e-3)
    assert [r["problem"] for r in rows if r["file"] == "b/s0_1.wav"] == ["It is empty."]
    assert len(rows) == 4 + 11


def test_probabilities_byte_order_mark_and_whole_paths_on_request(workshop, project: Project, out: Path) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 1)])
    project.export(out, ExportOptions(probabilities=True, bom=True, absolute=True))
    assert out.read_bytes().startswith(b"\xef\xbb\xbffile,")
    rows = read(out)
    assert rows[0]["file"] == str(project.root / "a/s0_0.wav")
    assert float(rows[0]["p_dog_bark"]) == float(rows[0]["confidence"])
    assert rows[1]["p_dog_bark"] == ""


def test_several_classes_of_a_span_share_a_row(workshop, out: Path) -> None:
    with workshop.project(several=True) as project:
        a = ids(project)
        project.person = "Ada"
        project.label([Target("a/s0_0.wav")], a["rain"])
        project.label([Target("a/s0_0.wav")], a["bird"], "bulk")
        project.export(out)
        assert (read(out)[0]["label"], read(out)[0]["label_source"], read(out)[0]["reviewed_by"]) == (
            "rain|bird",
            "person|bulk",
            "Ada",
        )


def test_labels_of_recordings_that_are_gone_are_still_written(project: Project, out: Path) -> None:
    project.label([Target("a/s0_0.wav")], ids(project)["rain"])
    (project.root / "other.txt").touch()
    project.forget_missing([])
    project.export(out)
    (row,) = read(out)
    assert (row["file"], row["label"]) == ("a/s0_0.wav", "rain")
    assert "not in the folder" in row["problem"]


def test_recordings_deleted_or_replaced_since_they_were_classified_are_said(
    workshop, project: Project, out: Path
) -> None:
    for file in ("a/s0_0.wav", "b/s0_1.wav", "c/s0_2.wav"):
        sound = project.root / file
        sound.parent.mkdir()
        sound.write_bytes(b"as it was")
        project.put_headers([Recording(file, 9, sound.stat().st_mtime_ns, 4.0, 44_100, 1)])
        project.put_scored([workshop.scored(file, 1)])
    (project.root / "a/s0_0.wav").unlink()
    (project.root / "b/s0_1.wav").write_bytes(b"another sound")
    project.export(out)
    found = {row["file"]: (row["predicted"], row["problem"]) for row in read(out)}
    assert found["a/s0_0.wav"] == ("dog_bark", "The recording is not in the folder any more.")
    assert found["b/s0_1.wav"] == ("dog_bark", "The recording has changed since it was last read.")
    assert found["c/s0_2.wav"] == ("dog_bark", "")
    shutil.rmtree(project.root)  # a drive that was pulled blames no recording
    project.export(out)
    assert {row["problem"] for row in read(out)} == {""}


def test_no_language_of_the_system_puts_a_comma_in_a_number(project: Project, out: Path) -> None:
    before = locale.setlocale(locale.LC_ALL)
    for name in ("de_DE.UTF-8", "de_DE", "German_Germany", "C"):
        try:
            locale.setlocale(locale.LC_ALL, name)
            break
        except locale.Error:
            continue
    try:
        assert export.text(1234.5) == "1234.5"
        assert export.text(1e-7) == "0"
        assert export.text(123456789.25) == "123456789.25"
        assert export.text(86399.999999) == "86399.999999"
        assert export.text(float("nan")) == ""
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_recordings_are_in_the_order_people_count(project: Project, out: Path) -> None:
    project.put_headers(Recording(f"z/rec{k}.wav") for k in (10, 2, 1))
    project.export(out)
    assert [r["file"] for r in read(out)[-3:]] == ["z/rec1.wav", "z/rec2.wav", "z/rec10.wav"]


def test_excel_gets_numbers_as_numbers_and_names_as_text(workshop, project: Project, tmp_path: Path) -> None:
    import openpyxl

    project.put_headers([Recording("=1+1.wav", 1, 1, 2.5, 8000)])
    project.label([Target("=1+1.wav")], ids(project)["rain"])
    project.note([Target("=1+1.wav")], "@SUM(A1)\x07 +x")
    path = tmp_path / "out.xlsx"
    assert project.export(path) == 13
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[0].iter_rows())
    assert tuple(cell.value for cell in rows[0]) == COLUMNS
    first = dict(zip(COLUMNS, rows[1]))
    assert (first["file"].value, first["file"].data_type) == ("=1+1.wav", "s")
    assert (first["duration_s"].value, first["sample_rate_hz"].value) == (2.5, 8000)
    assert (first["note"].value, first["note"].data_type) == ("@SUM(A1) +x", "s")
    assert first["start_s"].value is None
    book.close()


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (PermissionError(errno.EACCES, "Permission denied"), "open in another program"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_whatever_goes_wrong_is_said_and_the_old_file_stays_whole(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, words: str
) -> None:
    path = tmp_path / "place" / name
    path.parent.mkdir()
    path.write_text("the old one")

    def fail(*args):
        raise error

    monkeypatch.setattr(export.os, "replace" if isinstance(error, PermissionError) else "fsync", fail)
    with pytest.raises(UserError, match=words) as raised:
        project.export(path)
    assert "unchanged" in str(raised.value)
    assert path.read_text() == "the old one"
    assert [p.name for p in path.parent.iterdir()] == [name]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_or_a_device_is_never_replaced_and_a_link_stays_one(project: Project, tmp_path: Path) -> None:
    pipe, link, there = tmp_path / "pipe.csv", tmp_path / "link.csv", tmp_path / "there.csv"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is no file"):
        project.export(pipe)
    assert pipe.is_fifo()
    there.write_text("old")
    link.symlink_to(there)
    project.export(link)
    assert link.is_symlink()
    assert there.read_bytes().startswith(EXACT.encode())


def test_a_disk_that_is_really_full_is_said(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "with_name", lambda self, name: Path("/dev/full"))
    monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
    with pytest.raises(UserError, match="disk is full"):
        project.export(tmp_path / "out.csv")


def test_no_such_folder_and_a_folder_in_place_of_the_file_are_said(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        project.export(tmp_path / "nowhere" / "out.csv")
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        project.export(tmp_path / "taken.csv")


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_cancelling_leaves_the_old_file(project: Project, tmp_path: Path, name: str) -> None:
    def report(done: float, total: float, note: str = "") -> None:
        raise Cancelled

    path = tmp_path / "place" / name
    path.parent.mkdir()
    path.write_text("the old one")
    with pytest.raises(Cancelled):
        project.export(path, report=report)
    assert path.read_text() == "the old one"
    assert len(list(path.parent.iterdir())) == 1


def test_a_sheet_holds_only_so_many_rows(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "SHEET_ROWS", 5)
    with pytest.raises(UserError, match="Excel sheet"):
        project.export(tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="|"), min_size=1, max_size=12)
names = words.map(lambda s: " ".join(s.split())).filter(
    lambda s: s not in ("", "?") and s[0] != "!" and s.casefold() != "none of these"
)
notes = st.text(st.sampled_from('ab ",;\n\r\téß😀|=+-@'), min_size=1, max_size=20).filter(str.strip)
seconds = st.floats(0, 90_000).map(lambda x: round(x, 6))
spans = st.just((None, None)) | st.tuples(seconds, st.floats(0.001, 60)).map(lambda x: (x[0], round(x[0] + x[1], 6)))
files = st.sampled_from(
    ["a.wav", "b c.wav", 'q"x".wav', "n,m.wav", "ü/😀 é.wav", "=1.wav", " sp.wav", "d/1.wav", "e/1.wav", "x;y\tz.wav"]
)
said = st.tuples(
    files,
    spans,
    st.sampled_from(["class", "unknown", "note"]),
    names,
    notes,
    st.sampled_from(["person", "bulk", "table"]),
)


def written(project: Project) -> set[tuple]:
    names = {c.id: c.name for c in project.classes()}
    return {(*label[1:6], names.get(label.class_id), *label[7:]) for label in project.labels()}


@settings(
    max_examples=30,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(said, max_size=8), st.booleans(), st.sampled_from(["csv", "csv with mark", "xlsx"]))
def test_our_own_table_comes_back_exactly(tmp_path_factory, everything: list[tuple], several: bool, how: str) -> None:
    place = tmp_path_factory.mktemp("round")
    every_file = [Recording(name) for name in files.elements]
    with (
        Project.create(place / "one", place, "own", several) as one,
        Project.create(place / "two", place, "own", several) as two,
    ):
        for project in (one, two):
            project.put_headers(every_file)
            project.person = "Zoë | no"
        one.person = "Ada, Dr."
        for file, span, kind, name, note, source in everything:
            target = [Target(file, *span)]
            if kind == "class":
                found = rules.named(one.classes(), name)
                if found is None:
                    one.add_class(name)
                    found = one.classes()[-1]
                one.label(target, found.id, source)
            elif kind == "unknown":
                one.unknown(target)
            else:
                one.note(target, note)
        path = place / ("out.xlsx" if how == "xlsx" else "out.csv")
        one.export(path, ExportOptions(bom=how == "csv with mark"))
        edit = two.import_table(path)
        assert two.preview_table(path)[2].unmatched == []
        expected, got = written(one), written(two)
        assert {_apart_from_notes(x) for x in got} == {_apart_from_notes(x) for x in expected}
        assert bool(edit) == bool(expected)
        assert not two.import_table(path)  # once more says nothing new
        two.undo()
        assert two.labels() == []
        assert two.classes() == []


def _apart_from_notes(row: tuple) -> tuple:
    """A note has no column of its own for who wrote it and when."""
    label = Label(0, *row[:5], None, *row[6:])
    return (*row[:6], label.kind, label.note) if label.kind == "note" else row


def test_a_table_is_not_written_under_another_kind_of_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot be written as \.pdf"):
        export.write(tmp_path / "table.pdf", iter([["file"]]), ExportOptions())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["night.wav", "night.MP3"])
@pytest.mark.parametrize("kind", [None, "csv"])
def test_a_table_never_takes_the_place_of_a_recording(tmp_path: Path, name: str, kind) -> None:
    (tmp_path / name).write_bytes(b"sound")
    with pytest.raises(UserError, match=r"cannot be written as|is not replaced"):
        export.write(tmp_path / name, iter([["file"]]), ExportOptions(format=kind))
    assert (tmp_path / name).read_bytes() == b"sound"


def test_regions_of_a_class_that_only_some_recordings_were_asked_for(
    workshop, project: Project, make, tmp_path
) -> None:
    newer = make(tmp_path / "newer", (*workshop.model.classes, "owl"))
    project.put_scored([workshop.scored("a/s0_0.wav", 1)])
    with pytest.raises(UserError, match="knows no class “owl”"):
        project.export(tmp_path / "out.csv", ExportOptions(regions_of="owl"))
    project.adopt(str(newer.folder))
    project.put_scored([workshop.scored("b/s0_1.wav", 3, model=newer)])
    project.export(tmp_path / "out.csv", ExportOptions(regions_of="owl"))
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        rows = {row["file"]: (row["start_s"], row["predicted"]) for row in csv.DictReader(file)}
    assert rows["b/s0_1.wav"] == ("0", "owl")
    assert rows["a/s0_0.wav"] == ("", "dog_bark")


def test_boxes_keep_their_frequencies_in_every_table(project: Project, out: Path) -> None:
    from engine.exchange import imports, tables

    bird = ids(project)["bird"]
    project.label([Target("a/s0_0.wav", 0.5, 1.0, 2000.0, 5000.5), Target("a/s0_0.wav", 2.0, 3.0)], bird)
    before = project.labels()
    project.export(out)
    table = tables.read(out)
    assert table.columns[: len(COLUMNS) + 2] == (*COLUMNS, "low_hz", "high_hz")
    mapping = imports.guess(table)
    assert mapping is not None
    files = {one.file: one.duration_s or 0.0 for one in project.recordings()}
    project.import_labels(imports.from_table(table, mapping, imports.Finder(project.root, files, files)))
    assert project.labels() == before


def test_what_the_model_hears_in_two_classes_that_were_merged_is_one(workshop, project: Project, out: Path) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 0), workshop.scored("b/s0_1.wav", 2)])
    project.merge_classes(ids(project)["rain"], ids(project)["bird"])
    project.export(out, ExportOptions(probabilities=True))
    heard = [row for row in read(out) if row["predicted"]]
    assert [row["predicted"] for row in heard] == ["bird", "bird"]
    assert all(float(row["p_bird"]) == float(row["confidence"]) for row in heard)
    project.export(out, ExportOptions(regions_of="bird"))
    assert {row["file"] for row in read(out) if row["start_s"]} == {"a/s0_0.wav", "b/s0_1.wav"}
    project.export(out, ExportOptions(rows="windows"))
    windows = [row for row in read(out) if row["start_s"]]
    assert windows
    assert all(row["second"] != row["predicted"] for row in windows)
