"""A bad disk: files of a project with parts that cannot be read are named in a sentence, and what can be made anew is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from unittest.mock import Mock

import pytest

from engine.errors import UserError
from engine.labels import Target
from engine.project import Project

PAGE_BYTES = 4096


def damage(path: Path) -> None:
    """Overwrites every page of a database but the first ten, which say what tables there are."""
    with open(path, "r+b") as file:
        file.seek(10 * PAGE_BYTES)
        file.write(os.urandom(max(0, path.stat().st_size - 10 * PAGE_BYTES)))


@pytest.fixture
def scored(workshop) -> Path:
    """A closed project of 900 recordings with predictions, embeddings and a label; returns its folder."""
    with workshop.project(files=900) as project:
        project.put_scored(workshop.scored(recording.file, 0) for recording in project.recordings())
        project.label([Target("a/s0_0.wav")], project.classes()[0].id)
        return project.folder


def test_a_damaged_cache_is_said_and_made_anew(scored: Path, workshop) -> None:
    with sqlite3.connect(scored / "cache.sqlite") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    damage(scored / "cache.sqlite")
    with (
        Project.open(scored) as project,
        pytest.raises(UserError, match=r"cache of this project is damaged .*cache\.sqlite") as told,
    ):
        project.rescore()
    assert "classify" in told.value.hint
    with Project.open(scored) as again:
        assert len(again.labels()) == 1
        assert again.recordings() == []  # found again by the next look into the folder
        again.put_headers(workshop.recordings(900))
        assert len(again.pending()) == 900
        again.put_scored(workshop.scored(recording.file, 1) for recording in again.recordings())
        assert again.rescore() == 900


def test_a_disk_without_room_is_said(scored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    before = (scored / "cache.sqlite").read_bytes()
    monkeypatch.setattr("shutil.disk_usage", lambda _: Mock(free=0))
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * 1024, most[1]))  # the index of a log takes 32 kB
    try:
        with pytest.raises(UserError, match="disk that holds the project is full"):
            Project.open(scored)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert (scored / "cache.sqlite").read_bytes() == before


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_ERROR])
def test_only_what_is_wrong_with_the_file_costs_a_cache(
    scored: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    (kept,) = (scored / "embeddings").glob("*.f16")
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code

    def one(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("engine.store.database.Database.one", one)
        with pytest.raises(UserError, match="could not be written: disk"):
            Project.open(scored)
    assert kept.exists()
    with Project.open(scored) as again:
        assert len(again.recordings()) == 900
        assert again.rescore() == 900


def test_damaged_labels_are_said_and_left_alone(scored: Path) -> None:
    with Project.open(scored) as project:
        project.label([Target(recording.file) for recording in project.recordings()], project.classes()[1].id)
    path = scored / "labels.sqlite"
    damage(path)
    damaged = path.read_bytes()
    with Project.open(scored) as project, pytest.raises(UserError, match="is damaged, and the labels") as told:
        project.labels()
    assert "Keep a copy" in told.value.hint
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("left", ["half", "nothing"])
def test_embeddings_that_went_while_it_was_open_are_said_and_made_anew(scored: Path, left: str) -> None:
    (kept,) = (scored / "embeddings").glob("*.f16")
    with Project.open(scored) as project:
        if left == "half":
            os.truncate(kept, kept.stat().st_size // 2)
        else:
            kept.unlink()
        with pytest.raises(UserError, match="embeddings of this project are damaged"):
            project.rescore()
    with Project.open(scored) as again:
        assert again.rescore() == (450 if left == "half" else 0)
