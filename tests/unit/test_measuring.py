"""Cries measured for the table: as columns on request, once, and anew where a recording has changed."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.cli import main
from engine.exchange.rows import COLUMNS, VOICE, ExportOptions, Measure
from engine.labels import Target
from engine.project import Project
from engine.project.measuring import Voices
from engine.sound import acoustics, scan, voice

RATE_HZ = 8_000


def tone(hz: float, seconds: float = 2.0) -> np.ndarray:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return 0.3 * np.sin(2 * np.pi * hz * t)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A cry at 300 Hz, then at 600; a silence; and what is no sound."""
    sounds = tmp_path / "sounds"
    sounds.mkdir()
    soundfile.write(sounds / "cry.wav", np.concatenate([tone(300), tone(600)]), RATE_HZ)
    soundfile.write(sounds / "silence.wav", np.zeros(RATE_HZ), RATE_HZ)
    (sounds / "text.wav").write_text("no sound at all")
    with Project.create(tmp_path / "project", sounds, template="own") as made:
        found = list(scan.find(sounds, False))
        for batch in scan.headers(sounds, found):
            made.put_headers(batch)
        yield made


def exported(project: Project, out: Path, *measures: Measure) -> list[dict[str, str]]:
    project.export(out, ExportOptions(measures=measures or ("cry",)))
    with open(out, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_regions_have_their_frequencies_and_times(project: Project, tmp_path: Path) -> None:
    project.add_class("call")
    (call,) = project.classes()
    project.label([Target("cry.wav", 2.5, 3.5, 400.0, 900.0), Target("text.wav", 0.0, 1.0)], call.id)
    rows = exported(project, tmp_path / "out.csv", "region")
    assert tuple(rows[0]) == (*COLUMNS, "low_hz", "high_hz", *acoustics.NAMES)
    whole, region, *_, unreadable = rows
    assert whole["peak_hz"] == unreadable["peak_hz"] == ""
    assert (region["low_hz"], region["high_hz"]) == ("400", "900")
    assert whole["low_hz"] == whole["high_hz"] == ""
    assert float(region["peak_hz"]) == pytest.approx(600, abs=40)
    assert float(region["start_5_s"]) == pytest.approx(2.55, abs=0.01)
    assert float(region["level_dbfs"]) == pytest.approx(20 * np.log10(0.3), abs=0.3)


def test_each_row_has_the_numbers_of_its_span(project: Project, tmp_path: Path) -> None:
    project.add_class("hungry")
    (hungry,) = project.classes()
    project.label([Target("cry.wav", 2.0, 4.0)], hungry.id)
    rows = exported(project, tmp_path / "out.csv")
    assert tuple(rows[0]) == COLUMNS + VOICE
    whole, span, silence, text = rows
    assert (whole["cry_duration_s"], span["cry_duration_s"]) == ("4", "2")
    assert float(whole["cry_f0_low_hz"]) == pytest.approx(300, rel=0.01)
    assert float(whole["cry_f0_high_hz"]) == pytest.approx(600, rel=0.01)
    assert float(span["cry_f0_median_hz"]) == pytest.approx(600, rel=0.01)
    assert span["label"] == "hungry"
    both = exported(project, tmp_path / "both.csv", "cry", "region")[1]
    assert tuple(both) == (*COLUMNS, *VOICE, "low_hz", "high_hz", *acoustics.NAMES)
    assert both["cry_f0_median_hz"] == span["cry_f0_median_hz"]
    assert float(both["peak_hz"]) == pytest.approx(600, abs=40)
    assert (silence["cry_duration_s"], silence["cry_level_dbfs"], silence["cry_f0_median_hz"]) == ("0", "", "")
    assert [text[name] for name in VOICE] == [""] * len(VOICE)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which recordings were measured; the numbers are made up, so that no process has to begin."""
    files: list[str] = []

    def measured(_: Voices, path: Path, *others: object) -> tuple | None:
        if path.name == "text.wav":
            return None
        files.append(path.name)
        return voice.Voice(float(len(files))).values()

    monkeypatch.setattr(Voices, "_measured", measured)
    return files


def test_what_was_measured_is_kept_until_the_recording_changes(
    project: Project, tmp_path: Path, asked: list[str]
) -> None:
    before = exported(project, tmp_path / "before.csv")
    assert asked == ["cry.wav", "silence.wav"]
    assert exported(project, tmp_path / "again.csv") == before
    with Project.open(project.folder) as reader:  # read-only: it sees what was kept
        assert exported(reader, tmp_path / "read.csv") == before
    assert len(asked) == 2
    path = project.root / "cry.wav"
    os.utime(path, ns=(1, 1))
    (changed,) = (found for found in scan.find(project.root, False) if found.file == "cry.wav")
    project.put_headers([scan.header_of(project.root, changed)])
    assert exported(project, tmp_path / "changed.csv")[0]["cry_duration_s"] == "3"
    assert asked[2:] == ["cry.wav"]


@pytest.mark.usefixtures("asked")
def test_the_command_line_writes_the_columns_on_request_alone(project: Project, tmp_path: Path) -> None:
    project.close()
    heads = []
    for more in ([], ["--measure", "cry"]):
        out = tmp_path / "out.csv"
        assert main(["export", "--project", str(project.folder), "--out", str(out), *more]) == 0
        heads.append(tuple(out.read_text(encoding="utf-8").splitlines()[0].split(",")))
    assert heads == [COLUMNS, COLUMNS + VOICE]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_the_process_that_measures_goes_with_the_program_even_when_that_is_killed(project: Project) -> None:
    root = project.root
    program = (
        "import os, signal, sys\n"
        "from engine.project.measuring import Voices\n"
        "class Nothing:\n"
        "    def stamps(self): return {}\n"
        "    def measured(self, channel): return {}\n"
        "if __name__ == '__main__':\n"
        f"    voices = Voices(__import__('pathlib').Path({str(root)!r}), -1, Nothing(), True)\n"
        "    assert voices.of('cry.wav') is not None\n"
        "    print(*voices._apart._processes, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    script = root.parent / "program.py"
    script.write_text(program, "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    (process,) = map(int, done.stdout.split())
    until_s = time.monotonic() + 20
    while time.monotonic() < until_s and Path(f"/proc/{process}").exists():
        time.sleep(0.05)
    assert not Path(f"/proc/{process}").exists()
