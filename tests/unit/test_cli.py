"""The command line: verbs, tables, exit codes, and sentences instead of tracebacks."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.cli import VERBS, main, terminal
from engine.exchange.rows import COLUMNS
from engine.job import Cancelled
from engine.project import Project


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    """Six recordings of two kinds, one of them in a subfolder, and beside them what is no recording."""
    folder = tmp_path / "sounds"
    (folder / "deep").mkdir(parents=True)
    rng = np.random.default_rng(1)
    time_s = np.arange(32_000) / 16_000
    for number in range(6):
        tone = np.sin(2 * np.pi * (300 + 40 * number) * time_s) if number % 2 else rng.normal(0, 0.3, len(time_s))
        name = f"deep/tone-{number}.wav" if number == 5 else f"{'tone' if number % 2 else 'noise'}-{number}.wav"
        soundfile.write(folder / name, (0.5 * tone).astype(np.float32), 16_000)
    (folder / "notes.txt").write_text("no sound")
    (folder / "._noise-0.wav").write_bytes(b"a twin of another system")
    return folder


@pytest.fixture
def broken(sounds: Path) -> Path:
    (sounds / "broken.wav").write_bytes(b"RIFF\x00\x00")
    (sounds / "empty.wav").write_bytes(b"")
    return sounds


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_verb_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in sorted(VERBS):
        assert main([verb, "--help"]) == 0
        assert f"usage: earmark {verb}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("earmark ")


def test_classify_writes_one_row_a_recording(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", str(sounds)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].rstrip("\r") == ",".join(COLUMNS)
    rows = rows_of(out)
    assert [row["file"] for row in rows] == ["noise-0.wav", "noise-2.wav", "noise-4.wav", "tone-1.wav", "tone-3.wav"]
    for row in rows:
        assert row["predicted"]
        assert 0 < float(row["confidence"]) <= 1
        assert row["duration_s"] == "2"
        assert row["sample_rate_hz"] == "16000"
        assert row["start_s"] == row["end_s"] == row["label"] == row["problem"] == ""


def test_classify_leaves_the_folder_as_it_was(sounds: Path) -> None:
    before = sorted(path.as_posix() for path in sounds.rglob("*"))
    assert main(["classify", str(sounds), "--recursive", "--out", str(sounds.parent / "out.csv")]) == 0
    assert sorted(path.as_posix() for path in sounds.rglob("*")) == before


def test_recursive_takes_in_subfolders(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", str(sounds), "--recursive"]) == 0
    assert "deep/tone-5.wav" in [row["file"] for row in rows_of(capsys.readouterr().out)]


def test_files_are_named_from_the_folder_they_share(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", str(sounds / "deep" / "tone-5.wav"), str(sounds / "tone-1.wav")]) == 0
    assert [row["file"] for row in rows_of(capsys.readouterr().out)] == ["deep/tone-5.wav", "tone-1.wav"]


def test_the_file_is_what_standard_output_would_be(
    sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["classify", str(sounds)])
    shown = capsys.readouterr().out
    assert main(["classify", str(sounds), "--out", str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().out == ""
    data = (tmp_path / "out.csv").read_bytes()
    assert data.count(b"\r\n") == 6
    assert rows_of(data.decode()) == rows_of(shown)


def test_jobs_do_not_change_the_table(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = []
    for jobs in ("1", "3"):
        assert main(["classify", str(sounds), "--jobs", jobs]) == 0
        tables.append(capsys.readouterr().out)
    assert tables[0] == tables[1]


def test_windows_probabilities_and_whole_paths(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = sounds / "long.wav"
    soundfile.write(long, np.random.default_rng(2).normal(0, 0.2, 16_000 * 12), 16_000)
    assert main(["classify", str(long), "--windows", "--probabilities", "--absolute"]) == 0
    rows = rows_of(capsys.readouterr().out)
    assert len(rows) > 2
    assert {Path(row["file"]) for row in rows} == {long}
    starts = [float(row["start_s"]) for row in rows]
    assert starts == sorted(starts)
    assert float(rows[-1]["end_s"]) == pytest.approx(12)
    for row in rows:
        given = {name[2:]: float(value) for name, value in row.items() if name.startswith("p_")}
        assert sum(given.values()) == pytest.approx(1, abs=0.01)
        assert max(given, key=given.__getitem__) == row["predicted"]


def test_json_is_one_document(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", str(sounds), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [set(row) for row in rows] == [set(COLUMNS)] * 5
    assert rows[0]["label"] is None
    assert isinstance(rows[0]["confidence"], float)


def test_a_byte_order_mark_and_a_table_for_people(
    sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["classify", str(sounds), "--bom", "--table", "--out", str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbffile,")
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split()[:3] == ["file", "predicted", "confidence"]
    assert len(shown) == 2 + 5


def test_bad_recordings_have_rows_and_are_listed(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", str(broken)]) == 1
    said = capsys.readouterr()
    rows = {row["file"]: row for row in rows_of(said.out)}
    assert len(rows) == 7
    for file in ("broken.wav", "empty.wav"):
        assert rows[file]["problem"]
        assert rows[file]["predicted"] == rows[file]["confidence"] == ""
        assert f"{file}: {rows[file]['problem']}" in said.err
    assert rows["tone-1.wav"]["predicted"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_what_is_left_out_is_said_and_counts(sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sounds / "tone-1.wav").rename(os.fsdecode(os.fsencode(sounds) + b"/caf\xe9.wav"))
    for more in ([], ["--project", str(tmp_path / "project")]):
        assert main(["classify", str(sounds), *more]) == 1
        said = capsys.readouterr()
        assert len(rows_of(said.out)) == 4
        assert r"left out: caf\xe9.wav: The file's name is no text" in said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["classify"], "Say what to classify"),
        (["classify", "/no/such/place"], "There is no file or folder"),
        (["classify", "{empty}"], "There are no recordings in"),
        (["classify", "{above}"], "Add --recursive"),
        (["classify", "{sounds}", "--model", "nonesuch"], "nonesuch"),
        (["classify", "{sounds}", "--model", "{empty}"], "model"),
        (["classify", "{sounds}", "--jobs", "none"], "no number of threads"),
        (["classify", "{sounds}", "--channel", "0"], "counted from 1"),
        (["classify", "{sounds}", "--out", "{empty}/no/out.csv"], "There is no folder"),
        (["classify", "{sounds}", "--out", "{empty}"], "is a folder"),
        (["label", "--project", "{empty}", "--folders"], "There is no project in"),
        (["teach", "--project", "{empty}"], "There is no project in"),
        (["export", "--project", "{empty}", "--out", "x.csv"], "There is no project in"),
        (["export", "--project", "{empty}"], "--out"),
        (["train", "{empty}"], ""),
        (["info", "/no/such/file.wav"], "There is no file"),
        (["classify", "--frobnicate"], "--help"),
        (["classify", "{sounds}", "--json", "--table"], "both be on standard output"),
        (["classify", "{sounds}", "--json", "--out", "x.xlsx"], "--json writes no .xlsx"),
        (
            ["clips", "--project", "{empty}", "--class", "a", "--out", "x", "--padding", "-1"],
            "-1 is no number of seconds",
        ),
        (
            ["clips", "--project", "{empty}", "--class", "a", "--out", "x", "--padding", "nan"],
            "nan is no number of seconds",
        ),
        (["find", "--project", "{empty}", "--above", "7"], "7 is no share: it is from 0 to 1"),
        (["find", "--project", "{empty}", "--above", "nan"], "nan is no share"),
        (["find", "--project", "{empty}", "--above", "-1"], "-1 is no share"),
        (["find", "--project", "{empty}", "--accept-above", "80"], "80 is no share"),
        (["train", "{sounds}", "--epochs", "0"], "--epochs 0 trains nothing"),
        (["train", "{sounds}", "--start", "everyday", "--weights", "x.h5"], "--weights is of no use here"),
        (
            ["classify", "{sounds}", "--no-embeddings"],
            "--no-embeddings is of no use here: it is for what a project keeps",
        ),
        (["find", "--project", "{empty}", "--low", "500"], "--low is of no use here: it is for regions by their level"),
        (["find", "--project", "{empty}", "--by", "level", "--above", "0.9"], "--above is of no use here"),
        (["export", "{sounds}", "--project", "{empty}", "--out", "x.csv"], "FOLDER is of no use here"),
        (["export", "--project", "{empty}", "--out", "x", "--format", "raven", "--bom"], "--bom is of no use here"),
        (["export", "--project", "{empty}", "--out", "x.csv", "--proposed"], "--proposed is of no use here"),
        (["export", "--model", "everyday", "--out", "x.keras", "--rows", "windows"], "--rows is of no use here"),
        (["export", "--project", "{empty}", "--out", "x.npz", "--recursive"], "--recursive is of no use here"),
    ],
)
def test_nothing_done_is_two_and_one_sentence(
    arguments: list[str], words: str, sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"sounds": sounds, "empty": tmp_path / "empty", "above": tmp_path}
    assert main([argument.format(**places) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.startswith("earmark: ")
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err


def test_faults_of_ours_are_no_tracebacks_either(
    sounds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.cli.classify.gather", lambda *_: 1 / 0)
    assert main(["classify", str(sounds)]) == 2
    assert "Something went wrong inside Earmark (ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setenv("EARMARK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["classify", str(sounds)])


def test_stopping_keeps_what_is_done(
    sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine import predict

    whole = predict.run

    def stopped(*args, **named):
        scored = whole(*args, **named)
        yield next(scored)
        yield next(scored)
        raise Cancelled

    monkeypatch.setattr("engine.cli.classify.predict.run", stopped)
    assert main(["classify", str(sounds), "--out", str(tmp_path / "out.csv")]) == 1
    assert "Stopped; 2 of 5 recordings done and kept." in capsys.readouterr().err
    assert len(rows_of((tmp_path / "out.csv").read_text("utf-8"))) == 2


def test_a_project_from_sound_to_table(sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = str(tmp_path / "project")
    assert main(["classify", str(sounds), "--project", project, "--recursive"]) == 0
    first = capsys.readouterr().out
    assert len(rows_of(first)) == 6
    assert main(["classify", "--project", project]) == 0
    assert capsys.readouterr().out == first
    assert main(["classify", str(tmp_path), "--project", project]) == 2
    assert "belongs to the recordings in" in capsys.readouterr().err

    assert main(["label", "--project", project, "--pattern", "{label}-*", "--dry-run"]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert main(["label", "--project", project, "--pattern", "{label}-*"]) == 0
    assert "Labelled 6 recordings" in capsys.readouterr().out
    (tmp_path / "noted.csv").write_text("file,label,note\ntone-1.wav,tone,faint\nnoise-2.wav,,hm\n", "utf-8")
    assert main(["label", "--project", project, "--from", str(tmp_path / "noted.csv"), "--dry-run"]) == 0
    counts = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["tone", "1"] in counts
    assert ["(only", "a", "note)", "1"] in counts

    assert main(["teach", "--project", project, "--group-pattern", "Tone(.)"]) == 2
    assert "No recording's name says a group" in capsys.readouterr().err
    assert main(["teach", "--project", project]) == 0
    told = capsys.readouterr()
    assert "Version 1 is in use" in told.out
    assert "Grouped by recording" in told.err  # before the first teaching, what is held out together is said
    out = tmp_path / "table.csv"
    assert main(["export", "--project", project, "--out", str(out)]) == 0
    rows = rows_of(out.read_text("utf-8"))
    assert {row["label"] for row in rows} == {"noise", "tone"}
    assert {row["model_version"] for row in rows} == {"1"}
    assert sum(row["label"] == row["predicted"] for row in rows) >= 5

    (sounds / "tone-1.wav").unlink()
    capsys.readouterr()
    assert main(["export", "--project", project, "--out", str(out)]) == 0
    assert "1 recording with a problem" in capsys.readouterr().err
    assert main(["export", "--project", project, "--out", str(tmp_path / "out.npz")]) == 1
    assert "tone-1.wav: The recording is not in the folder any more." in capsys.readouterr().err
    sounds.rename(tmp_path / "elsewhere")
    assert main(["export", "--project", project, "--out", str(out)]) == 0
    told = capsys.readouterr().err
    assert "The folder of the recordings is not there" in told
    assert "with a problem" not in told


def test_labelled_recordings_that_changed_or_went_are_said_and_a_dry_run_changes_nothing(
    sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "project"
    dry = ["label", "--project", str(place), "--pattern", "{label}-*", "--dry-run"]
    with Project.create(place, sounds, "own") as project:
        pass
    assert main(dry[:-1]) == 0
    assert "labelled" not in capsys.readouterr().err  # new recordings are none that changed
    shutil.copy(sounds / "noise-2.wav", sounds / "noise-0.wav")
    os.utime(sounds / "noise-0.wav", (1, 1))
    (sounds / "tone-1.wav").unlink()
    shutil.copy(sounds / "noise-2.wav", sounds / "snore-1.wav")
    with Project.open(place) as project:
        before = project.stamps(), project.labels()

    assert main(dry) == 0
    told = capsys.readouterr()
    assert "not there any more: 1 (tone-1.wav); others than when they were labelled: 1 (noise-0.wav)" in told.err
    assert "snore" in told.out  # what is new is looked at all the same
    with Project.open(place) as project:
        assert (project.stamps(), project.labels()) == before
    assert main(dry[:-1]) == 0
    assert "not there any more: 1 (tone-1.wav)" in capsys.readouterr().err
    (sounds / "tone-3.wav").unlink()
    assert main(dry[:-1]) == 0
    assert "are not there any more: 1 (tone-3.wav). Their labels are kept." in capsys.readouterr().err
    assert main(dry[:-1]) == 0
    assert "labelled" not in capsys.readouterr().err.lower()  # once


def test_a_moved_folder_is_found_again(sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = str(tmp_path / "project")
    assert main(["classify", str(sounds), "--project", project]) == 0
    first = capsys.readouterr().out
    moved = sounds.rename(tmp_path / "elsewhere")
    (tmp_path / "another").mkdir()
    assert main(["classify", "--project", project]) == 2
    assert main(["classify", str(tmp_path / "another"), "--project", project]) == 2
    assert "None of the project's recordings is in" in capsys.readouterr().err
    assert main(["classify", str(moved), "--project", project]) == 0
    assert capsys.readouterr().out == first
    assert main(["classify", "--project", project]) == 0


def test_a_project_of_several_classes_that_keeps_no_embeddings(sounds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    assert main(["classify", str(sounds), "--project", str(folder), "--several", "--no-embeddings"]) == 0
    with Project.open(folder) as project:
        assert project.several
        assert len(project.predictions()) == 5
    assert not list(folder.rglob("*.f16"))


def test_the_computer_is_kept_awake(
    sounds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []
    monkeypatch.setattr("wakepy.keep.running", lambda **how: asked.append(how) or nullcontext())
    assert main(["classify", str(sounds)]) == 0
    assert asked == [{"on_fail": "pass"}]


def test_labels_that_fit_nothing_are_listed(sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = str(tmp_path / "project")
    main(["classify", str(sounds), "--project", project])
    table = tmp_path / "labels.csv"
    table.write_text(
        "Datei;Art;von;bis\nnoise-0.wav;Regen;0,5;1,5\nfort.wav;Regen;;\nnoise-2.wav;Regen;5;6\n", "cp1252"
    )
    capsys.readouterr()
    columns = ["--file-column", "Datei", "--label-column", "Art", "--start-column", "von", "--end-column", "bis"]
    assert main(["label", "--project", project, "--from", str(table), *columns]) == 1
    said = capsys.readouterr()
    assert "line 3: fort.wav" in said.err
    assert "line 4: noise-2.wav: It starts at 5.0 s, but the recording is only 2.0 s long." in said.err
    assert "Labelled 1 recording." in said.out
    assert main(["export", "--project", project, "--out", str(tmp_path / "out.csv")]) == 0
    labelled = [row for row in rows_of((tmp_path / "out.csv").read_text("utf-8")) if row["label"]]
    assert [(row["file"], row["start_s"], row["end_s"], row["label"]) for row in labelled] == [
        ("noise-0.wav", "0.5", "1.5", "Regen")
    ]


def test_info_reads_headers(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(sounds / "tone-1.wav"), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["duration_s"], told["rate_hz"], told["channels"]) == (2.0, 16_000, 1)
    assert main(["info", str(sounds / "tone-1.wav"), str(sounds / "no.wav")]) == 1


def test_a_data_set_is_found_below_where_one_is(
    sounds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tone", "noise"):
        (sounds.parent / "set" / name).mkdir(parents=True)
        for file in sounds.glob(f"{name}-*.wav"):
            file.rename(sounds.parent / "set" / name / file.name)
    monkeypatch.chdir(sounds.parent)
    assert main(["inventory", "set"]) == 0, capsys.readouterr().err


def test_models_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert "everyday" in [one["name"] for one in listed]
    assert main(["models", "--card", "everyday"]) == 0
    assert capsys.readouterr().out.strip()


def test_self_test_says_that_everything_works(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["self-test"])
    said = capsys.readouterr().out
    assert code == 0, said
    assert "known answer" in said


def test_self_test_finds_a_place_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("EARMARK_PROJECTS", str(tmp_path / "file" / "projects"))
    assert main(["self-test"]) == 1
    assert "FAIL  projects" in capsys.readouterr().out


def test_progress_as_json(sounds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", str(sounds), "--progress", "json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert events[-1]["kind"] == "progress"
    assert events[-1]["done"] == events[-1]["total"] == 5


def test_a_meter_stops_the_work_when_asked() -> None:
    with terminal.meter("none") as report:
        report(1, 2)
        report.stop.set()
        with pytest.raises(Cancelled):
            report(2, 2)


def test_numbers_as_people_read_them() -> None:
    assert [terminal.clock(seconds) for seconds in (4.4, 65, 7300)] == ["4 s", "1 min 05 s", "2 h 01 min"]
    assert [terminal.size(count) for count in (12, 2_500, 3_200_000, 5e9)] == ["12 bytes", "2 kB", "3.2 MB", "5.0 GB"]
    assert [terminal.many(count, "row") for count in (0, 1, 1200)] == ["0 rows", "1 row", "1,200 rows"]


def test_a_channel_is_chosen_and_the_mix_again(
    sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "project"
    for said, channel in (("2", 1), ("mix", -1)):
        main(["classify", str(sounds), "--project", str(place), "--channel", said])
        with Project.open(place) as project:
            assert project.channel == channel
