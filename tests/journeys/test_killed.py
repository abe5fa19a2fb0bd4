"""A classifying process that is killed at random moments goes on where it stopped, and labels made before are all there."""

from __future__ import annotations

import csv
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.labels import Target
from engine.project import Project

RECORDINGS = 240
KILLS = 4


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    folder = tmp_path / "sounds"
    folder.mkdir()
    rng = np.random.default_rng(4)
    for number in range(RECORDINGS):
        soundfile.write(folder / f"{number:03d}.wav", rng.normal(0, rng.uniform(0.01, 0.3), 16_000 * 3), 16_000)
    return folder


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "gui", *map(str, arguments)]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def done_in(folder: Path) -> dict[str, float | None]:
    """What the project has on disk: confidence by file."""
    if not Project.is_project(folder):
        return {}
    with Project.open(folder) as project:
        return {file: prediction.confidence for file, prediction in project.predictions().items()}


def test_a_killed_run_goes_on_where_it_stopped(sounds: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    subprocess.run(
        command("classify", sounds, "--project", whole, "--out", tmp_path / "whole.csv"), check=True, timeout=120
    )
    with Project.create(killed, sounds) as project:
        first, second = project.classes()[:2]
        project.label([Target("000.wav"), Target("001.wav")], first.id)
        project.label([Target("002.wav")], second.id)
        labels = project.labels()

    chance = random.Random(20)
    before: dict[str, float | None] = {}
    stops = []
    for _ in range(KILLS):
        run = subprocess.Popen(
            command("classify", sounds, "--project", killed, "--jobs", "1"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wanted = len(before) + chance.randrange(1, RECORDINGS // (KILLS + 2))
        until = time.monotonic() + 60
        while run.poll() is None and time.monotonic() < until and _count(killed) < wanted:
            time.sleep(chance.uniform(0, 0.01))
        run.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        run.wait()
        after = done_in(killed)
        assert before.items() <= after.items()  # nothing that was done is lost or done anew
        stops.append(len(after))
        before = after
    assert stops[0] > 0
    assert stops == sorted(stops)
    assert stops[0] < RECORDINGS

    last = subprocess.run(
        command("classify", "--project", killed, "--out", tmp_path / "killed.csv"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert last.returncode == 0, last.stderr
    if stops[-1] < RECORDINGS:
        assert f"{stops[-1]} of {RECORDINGS} recordings done already" in last.stderr
    with Project.open(killed) as project:
        assert project.labels() == labels
        assert project.can_undo == "Label"
        assert not project.unembedded()
    read = {name: rows_of(tmp_path / name) for name in ("whole.csv", "killed.csv")}
    said = {name: [(row["file"], row["predicted"], row["confidence"]) for row in rows] for name, rows in read.items()}
    assert said["killed.csv"] == said["whole.csv"]


def _count(folder: Path) -> int:
    """How many results are on disk, asked without getting in the way of who writes them."""
    import sqlite3

    try:
        cache = sqlite3.connect(f"file:{(folder / 'cache.sqlite').as_posix()}?mode=ro", uri=True)
        try:
            return cache.execute("SELECT count(*) FROM predictions").fetchone()[0]
        finally:
            cache.close()
    except sqlite3.Error:
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_ctrl_c_keeps_what_is_done(sounds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    arguments = command("classify", sounds, "--jobs", "1", "--progress", "json", "--out", out)
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        for line in run.stderr:
            event = json.loads(line)
            if event["done"] and event["note"] != "Reading headers":
                break
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
        assert run.wait(timeout=60) == 1
    assert "Traceback" not in said
    rows = rows_of(out)
    assert f"Stopped; {len(rows)} of {RECORDINGS} recordings done and kept." in said
    assert 0 < len(rows) < RECORDINGS
    assert all(row["predicted"] for row in rows)
