"""Raven's and Audacity's tables: what is written is read again exactly, and what others wrote is understood."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.cli import main
from engine.errors import UserError
from engine.exchange import foreign, imports
from engine.exchange.rows import ExportOptions
from engine.exchange.selections import ENDINGS, RAVEN
from engine.labels import Target
from engine.predict.proposals import Proposal
from engine.project import Project
from engine.sound.recording import Recording
from engine.sound.scan import natural_key

BOTH = pytest.mark.parametrize("program", ["raven", "audacity", "birdnet"])


def spans(project: Project) -> set[tuple]:
    names = {one.id: one.name for one in project.classes()}
    return {(label.file, label.span, names.get(label.class_id or 0, "?")) for label in project.labels()}


def read_into(project: Project, place: Path) -> None:
    table = foreign.read(place)
    mapping = imports.guess(table)
    assert mapping is not None
    lengths_s = {recording.file: recording.duration_s or 0.0 for recording in project.recordings()}
    plan = imports.from_table(table, mapping, imports.Finder(project.root, lengths_s, lengths_s))
    assert not plan.unmatched
    project.import_labels(plan)


seconds = st.integers(0, 3_900_000).map(lambda microseconds: microseconds / 1e6)
targets = st.lists(
    st.builds(
        lambda file, start_s, long_s, low_hz, wide_hz: Target(
            file, start_s, start_s + long_s, low_hz, None if low_hz is None else low_hz + wide_hz
        ),
        st.sampled_from(["a/s0_0.wav", "b/s0_1.wav", "c/s0_2.wav"]),
        seconds,
        st.integers(1, 100_000).map(lambda microseconds: microseconds / 1e6),
        st.one_of(st.none(), st.integers(0, 10_000).map(float)),
        st.integers(1, 12_000).map(float),
    )
    | st.sampled_from([Target("a/s1_3.wav"), Target("b/s1_4.wav")]),
    max_size=12,
)


@BOTH
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=targets, single=st.booleans())
def test_what_is_written_is_read_again(program, workshop, tmp_path_factory, chosen, single) -> None:
    place = tmp_path_factory.mktemp("tables")
    out = place / "all.txt" if single and program == "raven" else place
    workshop.place = tmp_path_factory.mktemp("projects")
    with workshop.project() as project:
        for k, target in enumerate(chosen):
            if program == "birdnet":  # its table knows no frequencies
                target = replace(target, low_hz=None, high_hz=None)
            project.label([target], project.classes()[k % 3].id)
        before = spans(project)
        count = project.export(out, ExportOptions(format=program))
        assert count == len(project.labels())
        project.unlabel([Target(label.file, *label.span) for label in project.labels()])
        assert not spans(project)
        if before:
            read_into(project, out)
        assert spans(project) == before


def test_the_tables_are_exactly_as_the_programs_have_them(project: Project, tmp_path: Path) -> None:
    bird = next(one.id for one in project.classes() if one.name == "bird")
    project.label([Target("a/s0_0.wav", 0.5, 1.25, 1000.0, 4000.0)], bird)
    project.label([Target("a/s0_0.wav", 2.0, 3.0)], bird, "unsure")
    project.note([Target("a/s0_0.wav", 2.0, 3.0)], "far\taway")
    assert project.export(tmp_path / "raven", ExportOptions(format="raven")) == 2
    (table,) = (tmp_path / "raven").rglob("*.txt")
    assert table == tmp_path / "raven" / "a" / "s0_0.Table.1.selections.txt"
    path = str(project.root / "a/s0_0.wav")
    assert table.read_text("utf-8").splitlines() == [
        "\t".join(RAVEN),
        f"1\tSpectrogram 1\t1\t0.5\t1.25\t1000\t4000\tbird\ts0_0.wav\t{path}\t0.5\t\tperson",
        f"2\tWaveform 1\t1\t2\t3\t0\t22050\tbird\ts0_0.wav\t{path}\t2\tfar away\tunsure",
    ]
    assert project.export(tmp_path / "tracks", ExportOptions(format="audacity")) == 2
    track = tmp_path / "tracks" / "a" / "s0_0.txt"
    assert track.read_text("utf-8") == "0.5\t1.25\tbird\n\\\t1000\t4000\n2\t3\tbird\n"
    project.unlabel([Target("a/s0_0.wav", 0.5, 1.25, 1000.0, 4000.0), Target("a/s0_0.wav", 2.0, 3.0)])
    assert project.export(tmp_path / "tracks", ExportOptions(format="audacity")) == 0
    assert track.read_text("utf-8") == ""  # it does not go on saying what nobody says any more


def test_ravens_views_files_and_offsets(tmp_path: Path) -> None:
    table = tmp_path / "all.selections.txt"
    table.write_text(
        "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tBegin File\tFile Offset (s)\tTags\n"
        "1\tWaveform 1\t1\t61.5\t62.0\t0.0\t24000.0\tb.wav\t1.5\twren\n"
        "1\tSpectrogram 1\t1\t61.5\t62.0\t2000.0\t5000.0\tb.wav\t1.5\twren\n"
        "2\tWaveform 1\t1\t3\t4\t0.0\t24000.0\ta.wav\t3\towl\n",
        "utf-8",
    )
    rows = [row[:6] for row in foreign.read(table).rows]
    assert rows == [("b.wav", "1.5", "2.0", "2000.0", "5000.0", "wren"), ("a.wav", "3.0", "4.0", "", "", "owl")]


def test_real_tables_of_other_people(shared_data: Path) -> None:
    annotations = shared_data / "annotations"
    raven = foreign.read(annotations / "raven_chronister")
    assert len(raven.rows) == 2031
    assert {row[5] for row in raven.rows} >= {"EATO", "WOTH"}
    assert foreign.read(annotations / "raven" / "EmptyExample.Table.1.selections.txt").rows == []
    track = foreign.read(annotations / "audacity" / "cold_forest_daylight_label.txt")
    assert track.rows[0][:6] == ("cold_forest_daylight", "0.594519", "1.053147", "3324.873047", "5152.284180", "1")
    kaleidoscope = foreign.read(shared_data / "recordings" / "screaming_piha" / "ScreamingPiha_Manual_Labels.csv")
    assert kaleidoscope.rows[0][:6] == ("TEST/ScreamingPiha1.wav", "1.5448", "3.6745", "", "", "bird")
    place = shared_data / "recordings" / "screaming_piha"
    find = imports.Finder(place, [path.name for path in place.glob("*.mp3")])
    mapping = imports.guess(kaleidoscope)
    assert mapping is not None
    plan = imports.from_table(kaleidoscope, mapping, find)
    assert (len(plan.entries), len(plan.unmatched)) == (len(kaleidoscope.rows), 0)


def test_sites_with_recordings_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for site in ("north", "south"):
        (tmp_path / site).mkdir()
        (tmp_path / site / "20230501_053000.txt").write_text(f"1\t2\t{site}ern\n", "utf-8")
    find = imports.Finder(Path("/sounds"), [f"{site}/20230501_053000.WAV" for site in ("north", "south")])
    table = foreign.read(tmp_path)
    plan = imports.from_table(table, imports.Mapping("file", "label", start="start_s", end="end_s"), find)
    assert not plan.unmatched
    assert {(entry.file[:5], entry.name) for entry in plan.entries} == {("north", "northern"), ("south", "southern")}


@pytest.mark.parametrize(
    ("name", "recording"),
    [
        ("a.Table.1.selections.txt", "a"),
        ("20230501_053000.BirdNET.selection.table.txt", "20230501_053000"),
        ("night 1_label.txt", "night 1"),
        ("a.wav.txt", "a.wav"),
        ("20230501.053000.txt", "20230501.053000"),
    ],
)
def test_a_table_of_its_own_is_named_after_its_recording(name: str, recording: str) -> None:
    assert foreign.recording_of(name) == recording


def test_a_broken_track_and_a_folder_without_tables_are_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1\t2\tdog\nnonsense\n", "utf-8")
    with pytest.raises(UserError, match="Line 2 of"):
        foreign.read(tmp_path / "a.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no table of Raven"):
        foreign.read(tmp_path / "empty")


def test_from_the_command_line_there_and_back(project: Project, tmp_path: Path, capsys) -> None:
    project.label([Target("a/s0_0.wav", 0.5, 1.25)], project.classes()[0].id)
    (project.root / "a").mkdir()
    soundfile.write(project.root / "a/s0_0.wav", np.zeros(4 * 22_050), 22_050)
    folder = str(project.folder)
    project.close()
    assert main(["export", "--project", folder, "--format", "raven", "--out", str(tmp_path / "raven")]) == 0
    assert "1 label in" in capsys.readouterr().err
    assert main(["label", "--project", folder, "--from", str(tmp_path / "raven"), "--dry-run"]) == 0
    assert "bird" in capsys.readouterr().out


@BOTH
def test_notes_of_the_same_name_are_left_alone(project: Project, tmp_path: Path, program) -> None:
    bird = next(one.id for one in project.classes() if one.name == "bird")
    project.label([Target("b/s0_1.wav", 0.5, 1.25)], bird)
    notes, in_the_way = (tmp_path / f"{stem}{ENDINGS[program]}" for stem in ("a/s0_0", "b/s0_1"))
    notes.parent.mkdir()
    notes.write_text("An owl at three in the night.\n", "utf-8")
    assert project.export(tmp_path, ExportOptions(format=program)) == 1
    assert notes.read_text("utf-8") == "An owl at three in the night.\n"
    in_the_way.write_text("Rain all day.\n", "utf-8")
    with pytest.raises(UserError, match="something else than labels"):
        project.export(tmp_path, ExportOptions(format=program))
    assert in_the_way.read_text("utf-8") == "Rain all day.\n"


BIRDNET_CSV = """Start (s),End (s),Scientific name,Common name,Confidence,File
0.0,3.0,Strix aluco,Tawny Owl,0.8123,/somebody/else/a/s0_0.wav
0.0,3.0,Turdus merula,"Blackbird, Common",0.3,/somebody/else/a/s0_0.wav
1.0,4.0,Strix aluco,Tawny Owl,0.5,/somebody/else/gone.wav
"""
SURE = st.integers(0, 10_000).map(lambda n: n / 10_000)


def test_what_birdnet_and_kaleidoscope_say_is_proposed_with_its_confidence(project: Project, tmp_path: Path) -> None:
    (tmp_path / "birds.csv").write_text(BIRDNET_CSV, "utf-8")
    _, _, plan = project.preview_table(tmp_path / "birds.csv", predictions=True)
    assert [str(one.reason) for one in plan.unmatched] == ["There is no recording “/somebody/else/gone.wav”."]
    assert project.propose_plan(plan, "birds.csv") == 2
    heard = [(one.name, one.span, one.confidence) for one in project.proposals("a/s0_0.wav")]
    assert heard == [("Tawny Owl", (0.0, 3.0, None, None), 0.8123), ("Blackbird, Common", (0.0, 3.0, None, None), 0.3)]
    assert project.labels() == []
    (tmp_path / "ks.csv").write_text(
        "INDIR,FOLDER,IN FILE,OFFSET,DURATION,TOP1MATCH,TOP1DIST,MANUAL ID\n"
        "x,b,s0_1.wav,1.5,0.5,MYOLUC,0.2,\nx,b,s0_1.wav,2,1,EPTFUS,1.3,noise\n",
        "utf-8",
    )
    _, _, plan = project.preview_table(tmp_path / "ks.csv", predictions=True)
    project.propose_plan(plan, "ks.csv")
    assert [(one.name, one.start_s, one.confidence) for one in project.proposals("b/s0_1.wav")] == [
        ("MYOLUC", 1.5, 0.8),
        ("EPTFUS", 2.0, 0.0),
    ]
    project.import_table(tmp_path / "ks.csv")  # as labels it is what the person wrote
    assert {one.name for one in project.classes()} >= {"noise"}
    assert len(project.labels()) == 1


def test_a_name_that_every_site_has_needs_its_folder(tmp_path: Path) -> None:
    name, sounds = "20230501_053000.WAV", tmp_path / "sounds"
    sounds.mkdir()
    with Project.create(tmp_path / "p", sounds, "own") as project:
        project.put_headers(Recording(f"{site}/{name}", 1, 1, 60.0, 48_000, 1, "WAV") for site in ("north", "south"))
        rows = "".join(f"3.0,6.0,Owl,Owl,.9,{where}{name}\n" for where in ("", "D:\\data\\south\\", "north/"))
        (tmp_path / "t.csv").write_text(
            "Start (s),End (s),Scientific name,Common name,Confidence,File\n" + rows, "utf-8"
        )
        _, _, plan = project.preview_table(tmp_path / "t.csv", predictions=True)
        assert ["Several" in str(one.reason) for one in plan.unmatched] == [True]
        project.propose_plan(plan, "t")
        assert project.proposed() == {f"south/{name}": 1, f"north/{name}": 1}
        project.export(tmp_path / "out", ExportOptions(format="birdnet", proposed=True))
        stem = name.removesuffix(".WAV")
        tables = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.csv"))
        assert tables == [f"{site}/{stem}.BirdNET.results.csv" for site in ("north", "south")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=targets, sure=st.lists(SURE, min_size=12, max_size=12))
def test_predictions_that_are_written_are_read_again(workshop, tmp_path_factory, chosen, sure) -> None:
    place = tmp_path_factory.mktemp("tables")
    workshop.place = tmp_path_factory.mktemp("projects")
    with workshop.project() as project:
        some = [
            Proposal(t.file, *t.span[:2], None, None, ("bird", "rain", "Owl, Tawny")[k % 3], sure[k], "t")
            for k, t in enumerate(chosen)
            if t.start_s is not None
        ]
        project.propose("t", {one.file for one in some}, some)
        before = {file: project.proposals(file) for file in project.proposed()}
        assert project.export(place, ExportOptions(format="birdnet", proposed=True)) == len(some)
        project.forget_proposals()
        if some:
            _, _, plan = project.preview_table(place, predictions=True)
            project.propose_plan(plan, "t")
        assert {file: project.proposals(file) for file in project.proposed()} == before


def test_predictions_on_the_command_line(project: Project, workshop, tmp_path: Path, capsys) -> None:
    (tmp_path / "birds.csv").write_text(BIRDNET_CSV, "utf-8")
    for name in ("a/s0_0", "b/s0_1"):
        (project.root / name).parent.mkdir(exist_ok=True)
        soundfile.write(project.root / f"{name}.wav", np.zeros(4 * 8000), 8000)
    project.change(recursive=True)
    place = str(project.folder)
    project.close()
    assert main(["label", "--project", place, "--from", str(tmp_path / "birds.csv"), "--predictions"]) == 1
    assert "2 regions proposed." in capsys.readouterr().out
    assert (
        main(["export", "--project", place, "--format", "birdnet", "--proposed", "--out", str(tmp_path / "out")]) == 0
    )
    assert (tmp_path / "out" / "a" / "s0_0.BirdNET.results.csv").read_text("utf-8").splitlines()[1:] == [
        "0,3,Tawny Owl,Tawny Owl,0.8123,a/s0_0.wav",
        '0,3,"Blackbird, Common","Blackbird, Common",0.3,a/s0_0.wav',
    ]


def test_a_table_that_is_read_again_proposes_nothing_that_it_no_longer_says(project: Project, tmp_path: Path) -> None:
    head = "file,start_s,end_s,label,confidence\n"
    path = tmp_path / "found.csv"
    path.write_text(head + "a/s0_0.wav,0,1,owl,0.9\nb/s0_1.wav,0,1,owl,0.8\n", "utf-8")
    assert project.propose_plan(project.preview_table(path, predictions=True)[2], path.name) == 2
    path.write_text(head + "a/s0_0.wav,1,2,wren,0.7\n", "utf-8")
    assert project.propose_plan(project.preview_table(path, predictions=True)[2], path.name) == 1
    assert project.proposed() == {"a/s0_0.wav": 1}
    assert [one.name for one in project.proposals("a/s0_0.wav")] == ["wren"]


def test_how_sure_predictions_are_lies_between_0_and_1(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "found.csv"
    rows = [
        f"a/s0_0.wav,{k / 2},{k / 2 + 1},owl,{sure}\n" for k, sure in enumerate(("0", "1", "", "87", "-0.1", "93%"))
    ]
    path.write_text("file,start_s,end_s,label,confidence\n" + "".join(rows), "utf-8")
    plan = project.preview_table(path, predictions=True)[2]
    assert [entry.confidence for entry in plan.entries] == [0, 1, None]
    assert [one.line for one in plan.unmatched] == [5, 6, 7]
    assert "87, which is not between 0 and 1" in str(plan.unmatched[0].reason)
    labels = project.preview_table(path)[2]  # of a person's labels such a column may be anything
    assert len(labels.entries) == 5


def test_a_folder_called_like_a_table_is_looked_into(tmp_path: Path) -> None:
    track = tmp_path / "tracks.txt" / "site" / "a.txt"
    track.parent.mkdir(parents=True)
    track.write_text("1\t2\tbird\n")
    assert [row[0] for row in foreign.read(tmp_path).rows] == ["tracks.txt/site/a"]


@pytest.mark.parametrize(("heard", "said"), [(-1, "1"), (1, "2")])
def test_raven_is_told_the_channel_that_was_heard(project: Project, tmp_path: Path, heard: int, said: str) -> None:
    project.change(channel=heard)
    project.label([Target("a/s0_0.wav", 1.0, 2.0)], project.classes()[0].id)
    project.export(tmp_path / "all.txt", ExportOptions(format="raven"))
    heading, row = (line.split("\t") for line in (tmp_path / "all.txt").read_text().splitlines())
    assert row[heading.index("Channel")] == said


def test_what_is_noted_and_not_sure_comes_back_from_raven(project: Project, tmp_path: Path) -> None:
    """In one table, and in a folder of tables, which other programs' lie in."""
    bird, sure, unsure = project.classes()[0].id, Target("a/s0_0.wav", 0.5, 1.0), Target("b/s0_1.wav", 1.0, 2.0)
    project.label([sure], bird)
    project.label([unsure], bird, "unsure")
    project.note([unsure], "faint")

    def said() -> set[tuple]:
        return {(label.file, label.kind, label.note or label.source) for label in project.labels()}

    before = said()
    assert before == {
        ("a/s0_0.wav", "class", "person"),
        ("b/s0_1.wav", "class", "unsure"),
        ("b/s0_1.wav", "note", "faint"),
    }
    for out in (tmp_path / "all.txt", tmp_path / "tables"):
        project.export(out, ExportOptions(format="raven"))
        project.unlabel([sure, unsure])
        project.note([unsure], "")
        assert not said()
        read_into(project, out)
        assert said() == before


def test_times_in_one_table_count_the_recordings_that_nobody_labelled(project: Project, tmp_path: Path) -> None:
    """Raven opens all recordings of a folder one after the other."""
    last = max(project.recordings(), key=lambda one: natural_key(one.file))
    project.label([Target(last.file, 1.0, 2.0)], project.classes()[0].id)
    project.export(tmp_path / "all.txt", ExportOptions(format="raven"))
    (row,) = csv.DictReader((tmp_path / "all.txt").read_text("utf-8").splitlines(), delimiter="\t")
    before_s = sum(one.duration_s or 0.0 for one in project.recordings() if one.file != last.file)
    assert before_s > 0
    assert float(row["Begin Time (s)"]) == pytest.approx(before_s + 1.0)
    assert float(row["File Offset (s)"]) == 1.0


def test_a_box_without_a_class_is_left_out_and_said(project: Project, tmp_path: Path) -> None:
    head = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tBegin File\tFile Offset (s)\tSpecies\n"
    rows = ("bird", "", "nocall")  # the last is BirdNET's word for nothing
    lines = (
        f"{k}\tSpectrogram 1\t1\t{k}\t{k + 0.5}\t1000\t2000\ts0_0.wav\t{k}\t{name}\n" for k, name in enumerate(rows, 1)
    )
    (tmp_path / "all.txt").write_text(head + "".join(lines), "utf-8")
    table = foreign.read(tmp_path / "all.txt")
    mapping = imports.guess(table)
    assert mapping is not None
    plan = imports.from_table(table, mapping, imports.Finder(project.root, ["a/s0_0.wav"], {"a/s0_0.wav": 4.0}))
    assert [entry.name for entry in plan.entries] == ["bird"]
    assert [(one.line, str(one.reason)) for one in plan.unmatched] == [(3, "It says no class.")]


@pytest.mark.parametrize("column", ["Note", "Comments"])
def test_notes_of_other_programs_are_read_whatever_their_column_is_called(tmp_path: Path, column: str) -> None:
    head = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tSpecies"
    (tmp_path / "a.Table.1.selections.txt").write_text(
        f"{head}\t{column}\n1\tSpectrogram 1\t1\t1\t2\t10\t20\towl\tfar\n", "utf-8"
    )
    (tmp_path / "b.csv").write_text(
        f"FOLDER,IN FILE,OFFSET,DURATION,MANUAL ID,{column}\n,b.wav,0,4,owl,near\n,b.wav,4,4,,\n", "utf-8"
    )
    table = foreign.read(tmp_path)
    mapping = imports.guess(table)
    assert mapping is not None
    plan = imports.from_table(
        table, mapping, imports.Finder(tmp_path, ["a.wav", "b.wav"], {"a.wav": 9.0, "b.wav": 9.0})
    )
    assert {(entry.file, entry.note) for entry in plan.entries if entry.note} == {("a.wav", "far"), ("b.wav", "near")}
    assert not plan.unmatched  # Kaleidoscope's rows that nobody named are no boxes


def test_kaleidoscopes_own_word_on_bats(tmp_path: Path) -> None:
    (tmp_path / "id.csv").write_text("FOLDER,IN FILE,OFFSET,DURATION,AUTO ID,MANUAL ID\nn,a.wav,0,4,PIPPIP,\n", "utf-8")
    table = foreign.read(tmp_path / "id.csv")
    mapping = imports.guess(table)
    assert mapping is not None
    assert imports.of_predictions(table, mapping).label == "AUTO ID"


@pytest.mark.parametrize(
    ("program", "theirs"),
    [
        (
            "raven",
            "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tSpecies\n1\tSpectrogram 1\t1\t0.5\t1\tRobin\n",
        ),
        ("audacity", "0.5\t1\tRobin, singing\n"),
        (
            "birdnet",
            "Start (s),End (s),Scientific name,Common name,Confidence,File\n0,3,Turdus merula,Blackbird,0.9,x\n",
        ),
    ],
)
def test_tables_that_others_made_are_never_emptied(project: Project, tmp_path: Path, program, theirs: str) -> None:
    bird = project.classes()[0].id
    for file in ("a/s0_0.wav", "b/s0_1.wav"):
        project.label([Target(file, 0.5, 1.0)], bird)
    project.export(tmp_path / "out", ExportOptions(format=program))
    mine, other = (tmp_path / "out" / f"{name}{ENDINGS[program]}" for name in ("a/s0_0", "c/s0_2"))
    other.parent.mkdir(exist_ok=True)
    other.write_text(theirs)
    project.unlabel([Target("a/s0_0.wav", 0.5, 1.0)])
    full = mine.read_text()
    project.export(tmp_path / "out", ExportOptions(format=program))
    assert other.read_text() == theirs
    assert len(mine.read_text()) < len(full)
    if program == "raven":
        project.label([Target("c/s0_2.wav", 0.5, 1.0)], bird)
        with pytest.raises(UserError, match="not replaced"):
            project.export(tmp_path / "out", ExportOptions(format=program))
        assert other.read_text() == theirs
    else:
        read_into(project, tmp_path / "out" / "b")


def test_a_track_whose_last_label_is_gone_does_not_stop_the_others(project: Project, tmp_path: Path) -> None:
    (tmp_path / "s0_0.txt").write_text("")
    (tmp_path / "s0_1.txt").write_text("0.5\t1\tbird\n2\t2\tdog_bark\n")
    read_into(project, tmp_path)
    point = ("b/s0_1.wav", (2.0, 2.1, None, None), "dog_bark")
    assert spans(project) == {("b/s0_1.wav", (0.5, 1.0, None, None), "bird"), point}
