"""A day's work in the real window, ended by kill -9; the next morning everything is there."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLASSES = ("3", "4", "8", "9")  # of UrbanSound8K: dog bark, drilling, siren, street music
EACH = 12


@pytest.fixture
def folder(shared_data: Path, tmp_path: Path) -> Path:
    """Real recordings of four classes, one of each source."""
    sources: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted((shared_data / "urbansound8k" / "audio").rglob("*.ogg")):
        source, number, *_ = path.stem.split("-")
        sources[number].setdefault(source, path)
    place = tmp_path / "urban"
    place.mkdir()
    for number in CLASSES:
        for path in list(sources[number].values())[:EACH]:
            shutil.copy(path, place)
    return place


def driven(name: str, *arguments: Path) -> subprocess.Popen[str]:
    """The real program with somebody at the keyboard."""
    command = [sys.executable, "-m", "tests.journeys.driver", name, *map(str, arguments)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.multimedia*=false"}
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def told(program: subprocess.Popen[str], last: str) -> dict[str, dict]:
    """What the driver says, until it has said `last`."""
    assert program.stdout is not None
    seen = {}
    for line in program.stdout:
        one = json.loads(line)
        seen[one["what"]] = one
        if one["what"] == last:
            return seen
    assert program.stderr is not None
    raise AssertionError(f"it never came to {last}; seen: {list(seen)}\n{program.stderr.read()}")


@pytest.fixture
def day(folder: Path, tmp_path: Path) -> dict[str, dict]:
    """What was seen on the day, which ended with a kill."""
    with driven("day", folder, tmp_path / "table.csv") as program:
        try:
            return told(program, "exported")
        finally:
            program.kill()


def test_a_day_in_the_window_survives_kill_nine(day: dict[str, dict], folder: Path, tmp_path: Path) -> None:
    count = EACH * len(CLASSES)
    classified, corrected, taught, exported = (day[name] for name in ("classified", "corrected", "taught", "exported"))
    assert classified["recordings"] == count
    assert len(classified["predictions"]) == count
    assert len(corrected["labels"]) == 10
    assert {source for _, _, source in corrected["labels"]} == {"person"}
    assert len(taught["labels"]) == 9  # one was taken back
    assert taught["redo"] == "Label"

    changed = [file for file, said in taught["predictions"].items() if said != classified["predictions"][file]]
    if taught["version"]:  # the judge let it stand, which with nine labels is the rule
        assert len(changed) == count
        assert {version for *_, version in taught["predictions"].values()} == {"1"}

    table = {row["file"]: row for row in csv.DictReader(io.StringIO((tmp_path / "table.csv").read_text("utf-8")))}
    assert set(table) == {path.name for path in folder.iterdir()}
    assert sorted(file for file, row in table.items() if row["label"]) == sorted(
        file for file, _, _ in taught["labels"]
    )
    for file, (predicted, confidence, version) in taught["predictions"].items():
        assert (table[file]["predicted"], table[file]["model_version"]) == (predicted, version)
        assert float(table[file]["confidence"]) == pytest.approx(confidence, abs=1e-4)

    with driven("reopen", folder) as program:
        morning = told(program, "closed")
        assert program.wait(timeout=60) == 0, program.stderr and program.stderr.read()
    again = morning["reopened"]
    for name in ("recordings", "labels", "predictions", "undo", "redo", "version"):
        assert again[name] == exported[name], name
    assert not again["read_only"]
    assert morning["list"]["files"] == sorted(table)
    assert morning["closed"]["labels"] == exported["labels"]


def test_what_has_types_of_qt_is_imported_in_the_thread_of_the_window(folder: Path) -> None:
    """Two threads that make Qt's types at once end the program now and then: seen twice in forty starts."""
    with driven("imports", folder) as program:
        threads = told(program, "imports")["imports"]["by"]
        program.communicate(timeout=60)
    assert {"gui.hearing.spectrogram", "gui.hearing.player"} <= set(threads)
    elsewhere = {name for name, thread in threads.items() if thread != "MainThread"}
    assert elsewhere <= {"gui.child"}  # starts other programs, and knows no Qt
