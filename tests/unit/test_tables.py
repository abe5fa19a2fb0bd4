"""Labels from tables, folders and names, however others wrote them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.exchange import imports, tables
from engine.exchange.imports import Finder, Mapping
from engine.job import Cancelled
from engine.labels import WHOLE, Target
from engine.labels.groups import GroupBy
from engine.project import Project
from engine.sound.recording import Recording

FILES = ["a/x1.wav", "b/x1.wav", "b/Été 2.WAV", "c/deep/y.flac", "100032-3-0-0.wav"]


@pytest.fixture
def find() -> Finder:
    return Finder(Path("/data/sounds"), FILES)


def said(project: Project) -> set[tuple]:
    names = {c.id: c.name for c in project.classes()}
    return {(x.file, x.start_s, x.end_s, names.get(x.class_id), x.kind, x.source) for x in project.labels()}


TEXT = "Datei;Klasse;Beginn;Ende\r\na/x1.wav;Käuzchen;0,5;1,25\r\nb/x1.wav;Bäche;;\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_any_encoding_and_separator_and_the_decimal_comma(
    tmp_path: Path, find: Finder, encoding: str, separator: str
) -> None:
    path = tmp_path / "labels.csv"
    path.write_bytes(TEXT.replace(";", separator).encode(encoding))
    table = tables.read(path)
    assert table.separator == separator
    assert table.columns == ("Datei", "Klasse", "Beginn", "Ende")
    plan = imports.from_table(table, Mapping("datei", "KLASSE", start="Beginn", end="Ende"), find)
    assert [(e.file, e.span, e.name) for e in plan.entries] == [
        ("a/x1.wav", (0.5, 1.25, None, None), "Käuzchen"),
        ("b/x1.wav", WHOLE, "Bäche"),
    ]


KOREAN = [
    "개",
    "소쩍새",
    "녹음 1.wav",
    "녹음A.wav,개",
    "새벽 10℃",
    "수컷 鳥",
    "뻐꾹 → 뻐꾹",
    "쀼쀼 뻐꾸기",
    "HSV로 창문",
]
WESTERN = ["Amsel: Männchen", "élève déçue", "naïve", "São", "CANÇÃO", "MAÇÃS", "FUNÇÕES", "1–2 kHz", "Gebäüde", "Ähre", "Áður",
           "Ärger Öl", "ÄÖÜß", "ÅÄÖ", "créée", "« Écoute »", "“Été”", "«owl»", "¡Él!", "¿Qué?", "°C", "±2", "10 m²·s", "½–¾",
           "20–30 µm", "Çöl", "Þrestir", "€5", "«\xa0à\xa0»", "12\xa0345", "MÃ¤nnchen – MÃ¼ll", "ÀÉÈ"]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "encoding"), [*((one, "cp949") for one in KOREAN), *((one, "cp1252") for one in WESTERN)]
)
def test_what_korean_windows_wrote_is_told_from_what_western_ones_did(said: str, encoding: str) -> None:
    assert tables.encoding_of(f"file,label\r\n1.wav,{said}\r\n2.wav,owl\r\n".encode(encoding)) == encoding


def test_of_contradicting_rows_the_last_counts_and_the_others_are_listed(find: Finder) -> None:
    rows = [("a/x1.wav", "dog|cat"), ("b/x1.wav", "owl"), ("b/x1.wav", "wren"), ("b/x1.wav", "wren")]
    table = tables.Table(("file", "label"), rows, [2, 3, 4, 5])
    plan = imports.from_table(table, Mapping("file", "label"), find, several=False)
    assert [(e.file, e.name) for e in plan.entries] == [("a/x1.wav", "cat"), ("b/x1.wav", "wren"), ("b/x1.wav", "wren")]
    assert [one.said for one in plan.unmatched] == ["a/x1.wav: dog", "b/x1.wav: owl"]
    assert len(imports.from_table(table, Mapping("file", "label"), find).entries) == 5


def test_commas_quotes_empty_lines_and_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('file,label,note\n\n"a,b.wav",dog,"one\ntwo"\nc.wav\nd.wav,cat,x,too much\n', "utf-8")
    table = tables.read(path)
    assert table.rows == [("a,b.wav", "dog", "one\ntwo"), ("c.wav", "", ""), ("d.wav", "cat", "x")]
    assert table.lines == [3, 5, 6]


def test_excels_own_word_on_the_separator_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sep=;\r\nfile;label\r\na,1.wav;x,y\r\n", "utf-8")
    table = tables.read(path)
    assert (table.columns, table.rows, table.lines) == (("file", "label"), [("a,1.wav", "x,y")], [3])


def test_columns_without_a_name_or_with_the_same_get_their_own(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("file,,label,label,\nx,1,2,3,\n", "utf-8")
    assert tables.read(path).columns == ("file", "column 2", "label", "label (2)")


def test_a_sheet_of_excel(tmp_path: Path, find: Finder) -> None:
    import datetime

    path = tmp_path / "labels.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["file", "class", "start", "end", "date"])
    book.active.append(["x1.wav", "dog", 0.5, 3, datetime.datetime(2024, 5, 1)])
    book.active.append([None, None, None, None, None])
    book.active.append(["y", 7, None, None, None])
    book.save(path)
    table = tables.read(path)
    assert table.rows == [("x1.wav", "dog", "0.5", "3", "2024-05-01T00:00:00"), ("y", "7", "", "", "")]
    assert table.lines == [2, 4]
    plan = imports.from_table(table, imports.guess(table), find)
    assert [(e.file, e.span[:2], e.name) for e in plan.entries] == [("c/deep/y.flac", (None, None), "7")]
    assert [u.line for u in plan.unmatched] == [2]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04 broken", b"\xff\xfe"])
def test_what_is_no_table_is_said_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(UserError):
        tables.read(path)


def test_files_that_cannot_be_read_are_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        tables.read(tmp_path / "none.csv")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(UserError, match="old Excel"):
        tables.read(tmp_path / "old.xls")


def test_a_recording_that_is_there_is_meant_before_one_that_is_gone() -> None:
    gone = ["y.wav", "a/y.wav", "far/Z.wav", "other/x1.wav"]
    find = Finder(Path("/data/sounds"), ["new/y.wav", "a/x1.wav", "b/x1.wav"], gone=gone)
    assert find("y.wav") == find("Y") == "new/y.wav"
    assert find("/data/sounds/far/z.WAV") == find("z") == "far/Z.wav"
    assert find("other/x1.wav") == "other/x1.wav"
    assert find("a/y.wav") == "a/y.wav"  # of another folder than the one that is there
    with pytest.raises(UserError, match="Several recordings"):
        find("x1.wav")
    with pytest.raises(UserError, match="no recording"):
        find("w.wav")


def test_a_table_gives_moved_recordings_their_labels_back(project: Project, tmp_path: Path) -> None:
    ids = {one.name: one.id for one in project.classes()}
    project.label([Target("a/s0_0.wav"), Target("b/s0_1.wav")], ids["bird"])
    project.export(tmp_path / "labels.csv")
    project.root.joinpath("moved").mkdir()
    project.put_headers([Recording("moved/a/s0_0.wav", 1000, 5, 4.0)])
    project.forget_missing(r.file for r in project.recordings() if r.file not in ("a/s0_0.wav", "b/s0_1.wav"))
    project.import_table(tmp_path / "labels.csv")
    assert {x.file for x in project.labels()} == {"a/s0_0.wav", "b/s0_1.wav", "moved/a/s0_0.wav"}


def test_a_row_of_a_folder_that_is_here_means_no_recording_of_another() -> None:
    find = Finder(Path("/data/sounds"), ["siteA/1.wav", "siteB/2.wav", "3.wav"])
    assert find("/home/ada/siteA/1.wav") == "siteA/1.wav"
    assert find("old/1.wav") == "siteA/1.wav"
    for said in ("siteB/1.wav", "/data/2023/siteB/1.wav"):
        with pytest.raises(UserError, match="no recording"):
            find(said)


def test_what_two_other_folders_mean_is_neither_ones() -> None:
    find = Finder(Path("/data/sounds"), ["south/3.wav", "south/4.wav"]).among(
        ["east/3.wav", "west/3.wav", "east/4.wav"]
    )
    assert find("east/4.wav") == "south/4.wav"
    with pytest.raises(UserError, match=r"south/3.wav lies in another folder, and other rows mean it too"):
        find("west/3.wav")


def test_na_is_no_class_and_a_label_ends_with_its_recording(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("file,label,start,end\na.wav,NA,,\na.wav,dog,3,99\na.wav,none,,\n", "utf-8")
    plan = imports.from_table(
        tables.read(path),
        Mapping("file", "label", start="start", end="end"),
        Finder(tmp_path, ["a.wav"], {"a.wav": 4.0}),
    )
    assert [(entry.name, *entry.span[:2]) for entry in plan.entries] == [("dog", 3.0, 4.0), ("none", None, None)]
    assert not plan.unmatched


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_said_not_to_be(tmp_path_factory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        table = tables.read(path)
    except UserError:
        return
    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        (" 1 234,5 ", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("2:05", 125.0),
        ("1:02:03,5", 3723.5),
        ("", None),
        ("1e-3", 0.001),
        *((empty, None) for empty in ("NA", "N/A", "NaN", "nan", "None", "null", "NULL", "<NA>", "#N/A")),
    ],
)
def test_numbers_as_people_write_them(cell: str, value: float | None) -> None:
    assert tables.number(cell) == value


@pytest.mark.parametrize("cell", ["x", "1,2,3,", "-", "inf", "1:2:3:4"])
def test_what_is_no_number(cell: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        tables.number(cell)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a/x1.wav", "a/x1.wav"),
        ("a\\x1.wav", "a/x1.wav"),
        ("./b/x1.wav", "b/x1.wav"),
        ("/data/sounds/b/x1.wav", "b/x1.wav"),
        ("/elsewhere/sounds/b/X1.WAV", "b/x1.wav"),
        ("D:\\old\\b\\x1.wav", "b/x1.wav"),
        ("e\u0301te\u0301 2.wav", "b/Été 2.WAV"),
        ("y", "c/deep/y.flac"),
        ("y.wav", "c/deep/y.flac"),
        ("deep/y.flac", "c/deep/y.flac"),
        ("100032-3-0-0", "100032-3-0-0.wav"),
    ],
)
def test_recordings_are_found_however_they_are_named(find: Finder, name: str, file: str) -> None:
    assert find(name) == file


@pytest.mark.parametrize(
    ("name", "why"), [("x1.wav", "Several"), ("x1", "Several"), ("z.wav", "no recording"), ("", "no recording")]
)
def test_what_cannot_be_found_is_said(find: Finder, name: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        find(name)


@pytest.mark.parametrize(
    ("files", "names", "found"),
    [
        (["north/1.wav", "south/2.wav"], ["south/1.wav", "north/1.wav"], [None, "north/1.wav"]),
        (["north/1.wav"], ["south/1.wav", "D:\\west\\1.wav"], [None, None]),
        (["north/1.wav"], ["south/1", "/old/north/1", "1.wav"], [None, "north/1.wav", "north/1.wav"]),
        (["1.wav", "2.wav"], ["/home/ann/rec/1.wav", "/home/ann/rec/2.wav"], ["1.wav", "2.wav"]),
        (["1.wav"], ["/home/ann/rec/1.wav", "/home/ben/rec/1.wav"], ["1.wav", "1.wav"]),
        (["day/1.wav"], ["/home/ann/rec/1.wav", "/home/ann/rec/1.wav"], ["day/1.wav", "day/1.wav"]),
        (["day/1.wav"], ["C:\\rec\\1.wav", "C:/REC/1.wav", "none.wav"], ["day/1.wav", "day/1.wav", None]),
    ],
)
def test_a_recording_of_another_folder_is_not_meant_where_other_rows_mean_it(
    files: list[str], names: list[str], found: list[str | None]
) -> None:
    table = tables.Table(("file", "label"), [(name, f"{k}") for k, name in enumerate(names)], list(range(len(names))))
    plan = imports.from_table(table, Mapping("file", "label"), Finder(Path("/data/sounds"), files))
    assert [(entry.file, entry.name) for entry in plan.entries] == [
        (file, f"{k}") for k, file in enumerate(found) if file
    ]
    assert [one.line for one in plan.unmatched] == [k for k, file in enumerate(found) if not file]


@pytest.fixture
def labelled(workshop) -> Project:
    with workshop.project(files=0) as project:
        project.put_headers([Recording(file) for file in FILES])
        yield project


def test_a_table_becomes_one_edit_with_groups_notes_and_what_did_not_fit(labelled: Project, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "file,class,site,start,end,comment\n"
        "a/x1.wav,bird,north,,,far away\n"
        "b/x1.wav,owl,south,1,2,\n"
        "x1.wav,owl,south,,,\n"
        "nowhere.wav,owl,,,,\n"
        "y,,east,,,\n"
        "b/x1.wav,owl,,5,4,\n"
        "b/x1.wav,owl,,five,6,\n"
        "b/x1.wav,none of these,,,,\n"
        "b/x1.wav,?,,,,\n"
        "gone.wav,,,,,\n",
        "utf-8",
    )
    _, mapping, plan = labelled.preview_table(path)
    assert mapping == Mapping("file", "class", group="site", start="start", end="end", note="comment")
    assert (plan.rows, plan.names) == (10, ("bird", "owl"))
    assert [u.line for u in plan.unmatched] == [4, 5, 7, 8, 9]
    assert all(str(u.reason) and u.said for u in plan.unmatched)
    assert labelled.labels() == []
    edit = labelled.import_labels(plan)
    assert edit.classes_changed
    assert said(labelled) == {
        ("a/x1.wav", None, None, "bird", "class", "table"),
        ("a/x1.wav", None, None, None, "note", "table"),
        ("b/x1.wav", 1.0, 2.0, "owl", "class", "table"),
        ("b/x1.wav", None, None, None, "unknown", "table"),
    }
    assert labelled.group == GroupBy("table")
    assert labelled.groups(FILES[:4]) == {
        "a/x1.wav": "north",
        "b/x1.wav": "south",
        "b/Été 2.WAV": "b/Été 2.WAV",
        "c/deep/y.flac": "east",
    }
    labelled.undo()
    assert labelled.labels() == []
    assert labelled.group_of("a/x1.wav") == "a/x1.wav"
    labelled.redo()
    assert labelled.can_undo == "Import labels"
    assert labelled.group_of("a/x1.wav") == "north"


def test_a_table_takes_the_place_of_labels_in_one_of_many_and_joins_them_in_several(
    workshop, tmp_path: Path, labelled: Project
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("file,label\na/x1.wav,rain\n", "utf-8")
    bird = labelled.classes()[0].id
    labelled.label([Target("a/x1.wav")], bird)
    labelled.import_table(path)
    assert {x[3] for x in said(labelled)} == {"rain"}
    labelled.undo()
    labelled.change(several=True)
    labelled.import_table(path)
    assert {x[3] for x in said(labelled)} == {"rain", "bird"}
    assert not labelled.import_table(path)


def test_a_table_whose_columns_say_nothing_asks(labelled: Project, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("eins,zwei\na/x1.wav,rain\n", "utf-8")
    assert labelled.preview_table(path)[1:] == (None, None)
    with pytest.raises(UserError, match="eins, zwei"):
        labelled.import_table(path)
    labelled.import_table(path, Mapping("eins", "zwei"))
    assert {x[3] for x in said(labelled)} == {"rain"}
    with pytest.raises(UserError, match="no column"):
        labelled.import_table(path, Mapping("eins", "drei"))


def test_class_folders(labelled: Project) -> None:
    plan = labelled.plan_from_folders()
    labelled.import_labels(plan)
    assert {(x[0], x[3]) for x in said(labelled)} == {
        ("a/x1.wav", "a"),
        ("b/x1.wav", "b"),
        ("b/Été 2.WAV", "b"),
        ("c/deep/y.flac", "deep"),
    }
    assert (plan.rows, plan.unmatched) == (5, [])


NAMES = ["hungry/0a1b-1430-1.0-m-04-hu.wav", "0a1c-1431-1.7-f-26-bp.wav", "readme.wav"]


@pytest.mark.parametrize("pattern", ["{group}-*-*-*-*-{label}", r"(?P<group>[^-]+)-.*-(?P<label>[a-z]+)"])
def test_names_by_pattern(pattern: str) -> None:
    plan = imports.from_names(NAMES, pattern)
    assert [(e.file, e.name) for e in plan.entries] == [(NAMES[0], "hu"), (NAMES[1], "bp")]
    assert plan.groups == {NAMES[0]: "0a1b", NAMES[1]: "0a1c"}
    assert [u.said for u in plan.unmatched] == ["readme.wav"]
    assert [(e.file, e.name) for e in imports.from_names(NAMES, "{label}/*").entries] == [(NAMES[0], "hungry")]


@pytest.mark.parametrize("pattern", ["*", "{group}", "(?P<label>", "{label}{label}"])
def test_patterns_that_say_no_class_are_refused(pattern: str) -> None:
    with pytest.raises(UserError):
        imports.from_names(NAMES, pattern)


def test_classes_can_be_called_otherwise_before_they_come_in() -> None:
    plan = imports.renamed(imports.from_names(NAMES, "*-{label}"), {"hu": "hungry", "bp": ""})
    assert [(e.file, e.name) for e in plan.entries] == [(NAMES[0], "hungry")]


def test_real_tables_are_understood(shared_data: Path, labelled: Project) -> None:
    for path, name, label in (
        (shared_data / "urbansound8k" / "UrbanSound8K.csv", "slice_file_name", "class"),
        (shared_data / "urbansound8k" / "metadata" / "UrbanSound8K.csv", "slice_file_name", "class"),
        (shared_data / "esc50" / "meta" / "esc50.csv", "filename", "category"),
    ):
        if path.exists():
            table, mapping, plan = labelled.preview_table(path)
            assert (mapping.file, mapping.label) == (name, label)
            assert len(table.rows) > 100
            assert len(plan.entries) + len(plan.unmatched) == len(table.rows)


def test_a_region_has_both_its_ends_and_its_frequencies_in_order(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "file,start_s,end_s,low_hz,high_hz,label\na.wav,4,,,,x\na.wav,,3,,,x\na.wav,,,5000,-10,x\na.wav,,,,,x\n"
    )
    mapping = Mapping("file", "label", start="start_s", end="end_s", low="low_hz", high="high_hz")
    plan = imports.from_table(tables.read(path), mapping, Finder(tmp_path, ["a.wav"], {"a.wav": 10.0}))
    spans = [(4.0, 10.0, None, None), (0.0, 3.0, None, None), (0.0, 10.0, 0.0, 5000.0), WHOLE]
    assert [entry.span for entry in plan.entries] == spans


@pytest.mark.parametrize(("start", "end"), [("-3", "-1"), ("", "-1"), ("", "0"), ("-1", "0"), ("2", "1")])
def test_a_span_that_holds_nothing_of_the_recording_is_refused(tmp_path: Path, start: str, end: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"file,start_s,end_s,label\na.wav,{start},{end},dog\na.wav,-0.5,1,dog\n")
    table, find = tables.read(path), Finder(tmp_path, ["a.wav"], {"a.wav": 10.0})
    plan = imports.from_table(table, Mapping("file", "label", start="start_s", end="end_s"), find)
    assert [entry.span for entry in plan.entries] == [(0.0, 1.0, None, None)]
    assert [row.line for row in plan.unmatched] == [2]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_reading_a_long_table_can_be_cancelled(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"long.{ending}"
    rows = [("file", "label"), *[(f"{n}.wav", "dog") for n in range(3 * tables.PIECE)]]
    if ending == "csv":
        path.write_text("\n".join(map(",".join, rows)))
    else:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(path)

    def report(done: float, total: float, note: str = "") -> None:
        assert done == tables.PIECE
        raise Cancelled

    with pytest.raises(Cancelled):
        tables.read(path, report=report)
