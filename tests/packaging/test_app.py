"""The packed app without its window: it works, says nothing unasked, and computes what the sources compute."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

LARGEST_BYTES = {"win32": 1_600_000_000, "darwin": 1_300_000_000}.get(
    sys.platform, 1_100_000_000
)  # TensorFlow is not equal
TOLERANCE = 1e-4
PROGRESS = re.compile(r".*(%|a second| left|hours of sound).*")  # lines that tell how far it is


def said(err: str) -> list[str]:
    """What is said beside the progress."""
    return [line for line in err.splitlines() if not PROGRESS.fullmatch(line)]


def quiet(err: str, *expected: str) -> None:
    """Fails on any line that was not to be expected."""
    odd = [line for line in said(err) if not any(re.match(one, line) for one in expected)]
    assert not odd, odd


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_it_is_as_small_as_promised(app, built) -> None:
    files = [file for file in app.folder.rglob("*") if file.is_file() and not file.is_symlink()]
    assert sum(file.stat().st_size for file in files) <= LARGEST_BYTES
    assert max(len(file.relative_to(app.folder).as_posix()) for file in files) < 120


def test_the_licence_of_each_part_lies_beside_it(app) -> None:
    text = next(app.folder.rglob("licences.txt")).read_text("utf-8")
    parts = {file.name.split("-")[0] for file in app.folder.rglob("*.dist-info")}
    assert {"numpy", "tensorflow_cpu" if sys.platform == "linux" else "tensorflow"} <= parts
    assert not [
        name for name in parts if not re.search(rf"^{name.replace('_', '[-_.]')} \d", text, re.MULTILINE | re.I)
    ]
    libraries = {file.name.split(".so")[0] for file in app.folder.rglob("libX11.so*")}
    assert "libx11-6" in text or not libraries or not Path("/usr/bin/dpkg-query").exists()


def test_it_tells_its_version(app) -> None:
    done = app.run("--version")
    assert re.fullmatch(r"earmark \d+\.\d+\.\d+\s*", done.out)
    assert (done.code, done.err) == (0, "")


def test_its_self_test_finds_nothing_wrong(app) -> None:
    done = app.run("self-test", "--json")
    checks = {check["name"]: check for check in json.loads(done.out)}
    assert not [check for check in checks.values() if not check["good"]]
    assert {"window", "sound formats", "known answer", "teaching", "TensorFlow", "graphics card"} <= set(checks)
    assert (done.code, done.err) == (0, "")


def test_it_says_of_every_recording_what_the_sources_say(app, source, recordings: Path) -> None:
    packed, plain = app.run("classify", recordings), source("classify", recordings)
    assert packed.code == plain.code
    mine, theirs = rows(packed.out), rows(plain.out)
    assert len(mine) == len(theirs) == len(list(recordings.iterdir()))
    for one, other in zip(mine, theirs):
        assert one.keys() == other.keys()
        for name in one:
            if name in ("confidence", "second_confidence") and one[name] and other[name]:
                assert float(one[name]) == pytest.approx(float(other[name]), abs=TOLERANCE), (one["file"], name)
            else:
                assert one[name] == other[name], (one["file"], name)
    assert said(packed.err)[-1:] == said(plain.err)[-1:]


def test_a_day_from_folder_to_table(app, source, tmp_path: Path) -> None:
    samples = next(app.folder.rglob("synthetic siren 1.wav")).parent
    project, table = tmp_path / "a project", tmp_path / "table.csv"
    done = app.run("classify", samples, "--project", project, "--out", table)
    assert done.code == 0
    quiet(done.err, r"24 rows in ")
    labels = tmp_path / "labels.csv"
    names = sorted(file.name for file in samples.glob("*.wav"))
    told = [f"{name},{'rain or sea' if 'rain' in name or 'sea' in name else 'siren or horn'}" for name in names]
    labels.write_text("\n".join(["file,label", *told]), "utf-8")
    done = app.run("label", "--project", project, "--from", labels)
    assert done.code == 0, done.err
    done = app.run("teach", "--project", project, "--group", "recording", "--accept")
    assert done.code == 0, done.err
    assert "is in use" in done.out
    quiet(done.err, r"Version \d+ has learned", r"Grouped by", r"Judging|Checking|Scoring")
    done = app.run("train", "--project", project, "--epochs", "2", "--out", tmp_path / "made")
    assert done.code == 0, done.err
    assert "The model is in" in done.out
    quiet(done.err, r"epoch [12] of 2: ", r"Making the model", r".*: \d+ recordings, 2 classes", r"Training|Reading")
    done = app.run("train", "--project", project, "--epochs", "1", "--recipe", "plain_cnn", "--out", tmp_path / "other")
    assert done.code == 0, done.err  # its recipe shifts pitches, for which much else must be inside
    measured = []
    for run in (app.run, source):  # voices are measured with what is compiled when it is first used
        done = run("export", "--project", project, "--out", table, "--measure", "cry")
        assert done.code == 0, done.err
        measured.append(rows(table.read_text("utf-8")))
    assert measured[0] == measured[1]
    assert [row["file"] for row in measured[0]] == names
    assert all(row["label"] and row["predicted"] for row in measured[0])


def test_nothing_was_written_into_the_app(app) -> None:
    assert app.contents() == app.files


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places are Linux's")
def test_everything_written_lies_where_the_page_for_it_says(app) -> None:
    places = (".cache/earmark", ".config/earmark", ".local/share/earmark", ".local/state/earmark")
    files = [path.relative_to(app.home).as_posix() for path in app.home.rglob("*") if path.is_file()]
    assert files
    assert not [file for file in files if not file.startswith(places)]


@pytest.mark.skipif(sys.platform == "win32", reason="a windowed program has no standard error there")
def test_a_slip_is_told_on_one_line(app) -> None:
    done = app.run("clasify")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
