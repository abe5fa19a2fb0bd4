"""The self-test: what is wrong is found and named, and a report tells nothing of who wrote it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from engine import selftest
from engine.cli import main
from engine.errors import UserError
from engine.selftest import Check
from engine.sound.decode import EXTENSIONS


def copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The tiny recordings in a place where they can be spoiled."""
    place = tmp_path / "formats"
    shutil.copytree(selftest.FORMATS, place)
    monkeypatch.setattr(selftest, "FORMATS", place)
    return place


def test_every_tiny_recording_is_heard_and_has_an_ending_that_is_known() -> None:
    assert selftest._formats().startswith("21: ")
    assert {file.suffix for file in selftest.FORMATS.glob("tone.*")} <= EXTENSIONS


def test_formats_that_are_misheard_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = copied(monkeypatch, tmp_path)
    (place / "tone.flac").write_bytes(b"no sound")
    shutil.copy(selftest.ANSWERS.parent / "synthetic siren 1.wav", place / "tone.wav")
    with pytest.raises(UserError, match=r"2 of 21 .*flac \(.*wav \(") as said:
        selftest._formats()
    assert "Install Earmark again" in str(said.value)


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "FREE_BYTES", 10**18)
    check = selftest._checked("free disk", selftest._free)
    assert not check.good
    assert "Free some space" in check.found


def test_teaching_works_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert "version 1" in selftest._teaching()
    assert not list(tmp_path.iterdir())


def test_a_report_does_not_tell_who_wrote_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "jane.doe"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "jane.doe"))

    def fails() -> str:
        raise OSError(13, "Permission denied", str(tmp_path / "jane.doe" / "projects"))

    told = selftest.report([selftest._checked("projects", fails)])
    assert told.startswith("FAIL  projects: ")
    assert "jane" not in told


def test_the_page_for_the_it_department_names_every_place() -> None:
    root = Path(__file__).parents[2]
    names = set(re.findall(r"EARMARK_[A-Z]+", (root / "engine" / "places.py").read_text("utf-8")))
    assert names
    assert not names - set(re.findall(r"EARMARK_[A-Z]+", (root / "docs" / "it.md").read_text("utf-8")))


def test_as_json_each_check_is_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    checks = [Check("one", True, "fine"), Check("two", False, "“not”")]
    monkeypatch.setattr(selftest, "run", lambda: iter(checks))
    assert main(["self-test", "--json"]) == 1
    said = capsys.readouterr().out
    assert [Check(**row) for row in json.loads(said)] == checks
    assert len(said.splitlines()) == 4
