"""The two files of a project: brought up to date with a copy kept, newer ones refused, broken caches made anew, network drives."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from engine.errors import UserError
from engine.labels import Label
from engine.labels.history import Change, Edit
from engine.project import drives
from engine.sound.recording import Recording
from engine.store import CacheFile, LabelsFile, database, labels_file

NOW = len(labels_file.MIGRATIONS)


def value(path: Path, sql: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()[0]


def test_labels_wait_for_the_disk_and_the_cache_does_not(tmp_path: Path) -> None:
    labels, cache = LabelsFile(tmp_path / "labels.sqlite"), CacheFile(tmp_path / "cache.sqlite")
    assert labels._database.rows("PRAGMA synchronous") == [(2,)]
    assert cache._database.rows("PRAGMA synchronous") == [(1,)]
    assert labels._database.rows("PRAGMA journal_mode") == [("wal",)]
    labels.close()
    cache.close()


def test_on_a_network_drive_there_is_no_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "labels.sqlite"
    LabelsFile(path).close()  # made on a local drive
    labels = LabelsFile(path, network=True)
    assert labels._database.rows("PRAGMA journal_mode") == [("delete",)]
    assert labels._database.rows("PRAGMA synchronous") == [(2,)]
    labels.set(name="x")
    labels.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["labels.sqlite"]


def test_the_drives_of_this_machine_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not drives.on_network(tmp_path / "not" / "there" / "yet")
    place = tmp_path.resolve()
    table = [
        (Path("/"), "ext4"),
        (place / "share", "nfs4"),
        (place / "share" / "disk", "ext4"),
        (place / "box", "fuse.sshfs"),
    ]
    monkeypatch.setattr(drives, "_mounts_linux", lambda: table)
    monkeypatch.setattr(drives, "_mounts_other", lambda: table)
    monkeypatch.setattr(
        drives, "_windows", lambda folder: any(part in ("share", "box") for part in folder.parts[-2:-1])
    )
    assert drives.on_network(place / "share" / "project")
    assert drives.on_network(place / "box" / "project")
    assert not drives.on_network(place / "other")
    if drives.os.name != "nt":
        assert not drives.on_network(place / "share" / "disk" / "x")


def test_a_file_of_a_newer_earmark_is_refused_kindly_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "labels.sqlite"
    LabelsFile(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(UserError, match="newer Earmark"):
        LabelsFile(path)
    assert value(path, "PRAGMA user_version") == 99


def test_an_older_file_is_brought_up_to_date_and_a_copy_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "labels.sqlite"
    labels = LabelsFile(path)
    labels.do(Edit("Label", (Change("labels", None, Label(1, "a.wav", None, None, None, None, 1)),)))
    labels.close()
    monkeypatch.setattr(
        labels_file, "MIGRATIONS", (*labels_file.MIGRATIONS, "CREATE TABLE more (x);\nINSERT INTO more VALUES (7)")
    )
    labels = LabelsFile(path)
    assert [label.file for label in labels.labels()] == ["a.wav"]
    assert labels._database.version == NOW + 1
    labels.close()
    assert value(path, "SELECT x FROM more") == 7
    copy = tmp_path / f"labels.before-{NOW + 1}.sqlite"
    assert value(copy, "PRAGMA user_version") == NOW
    assert value(copy, "SELECT count(*) FROM labels") == 1


@pytest.fixture
def only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be written to."""
    folder, may = tmp_path / "only read", os.access
    folder.mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: path != folder and may(path, mode))
    return folder


def test_what_may_only_be_read_is_read_with_its_log_as_it_is_written(only_read: Path) -> None:
    """SQLite reads through the log of a program that writes, or was killed, as long as the log's index lies beside it."""
    path = only_read / "labels.sqlite"
    with closing(LabelsFile(path)) as written:
        written.set(root="here")  # in the log only
        with closing(LabelsFile(path, read_only=True)) as labels:
            assert labels.settings() == {"root": "here"}
            written.set(name="new")
            assert labels.settings() == {"root": "here", "name": "new"}
    with closing(LabelsFile(path, read_only=True)) as labels:  # closed, so there is no log
        assert len(labels.settings()) == 2


@pytest.fixture
def left_with_log(tmp_path: Path, only_read: Path) -> Path:
    """Files as a copy of a project in use has them: with their logs, without the logs' index."""
    with (
        closing(LabelsFile(tmp_path / "labels.sqlite")) as labels,
        closing(CacheFile(tmp_path / "cache.sqlite")) as cache,
    ):
        labels.set(root="here")
        cache.put_recordings([Recording("a.wav")])
        for name in ("labels.sqlite", "labels.sqlite-wal", "cache.sqlite", "cache.sqlite-wal"):
            shutil.copy(tmp_path / name, only_read)
    return only_read


def test_a_log_without_its_index_is_read_too(
    left_with_log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(left_with_log.iterdir())
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    labels = LabelsFile(left_with_log / "labels.sqlite", read_only=True)
    cache = CacheFile(left_with_log / "cache.sqlite", read_only=True)
    assert labels.settings() == {"root": "here"}
    assert [r.file for r in cache.recordings()] == ["a.wav"]
    labels.close()
    cache.close()
    assert sorted(left_with_log.iterdir()) == before
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_copy_is_of_one_moment(left_with_log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody writes while it is taken: it is taken again, until it is whole or patience is at its end."""
    copied, log, times = shutil.copyfile, left_with_log / "labels.sqlite-wal", []

    def written_to(source, to):
        copied(source, to)
        if len(times) < disturbed:
            times.append(0)
            log.write_bytes(log.read_bytes() + b"more")

    monkeypatch.setattr(shutil, "copyfile", written_to)
    monkeypatch.setattr(database, "PAUSE_S", 0)
    disturbed = 1
    with closing(LabelsFile(left_with_log / "labels.sqlite", read_only=True)) as labels:
        assert labels.settings() == {"root": "here"}
    disturbed = 1000
    with pytest.raises(UserError, match="locked"):
        LabelsFile(left_with_log / "labels.sqlite", read_only=True)


def test_an_older_file_that_is_only_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "labels.sqlite"
    labels = LabelsFile(path)
    labels.do(Edit("Label", (Change("labels", None, Label(1, "a.wav", None, None, None, None, 1)),)))
    labels.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=1")
    labels = LabelsFile(path, read_only=True)
    assert [label.file for label in labels.labels()] == ["a.wav"]
    labels.close()
    assert value(path, "PRAGMA user_version") == 1


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "labels.sqlite"
    LabelsFile(path).close()
    monkeypatch.setattr(
        labels_file, "MIGRATIONS", (*labels_file.MIGRATIONS, "CREATE TABLE more (x);\nINSERT INTO nowhere VALUES (7)")
    )
    with pytest.raises(UserError):
        LabelsFile(path)
    assert value(path, "PRAGMA user_version") == NOW
    assert value(path, "SELECT count(*) FROM sqlite_master WHERE name = 'more'") == 0


def test_a_broken_labels_file_is_said_in_words_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "labels.sqlite"
    path.write_bytes(b"this is no database, " * 100)
    with pytest.raises(UserError, match="cannot be opened"):
        LabelsFile(path)
    assert path.read_bytes().startswith(b"this is no database")


@pytest.mark.parametrize("content", [b"this is no database, " * 100, b"", b"SQLite format 3\x00" + b"\x01" * 500])
def test_a_broken_cache_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(content)
    cache = CacheFile(path)
    assert cache.new
    cache.put_recordings([Recording("a.wav")])
    cache.close()
    again = CacheFile(path)
    assert not again.new
    assert again.recordings() == [Recording("a.wav")]
    again.close()


def test_a_cache_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    cache = CacheFile(path)
    cache.put_recordings([Recording("a.wav")])
    cache.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    cache = CacheFile(path)
    assert cache.recordings() == []
    cache.close()


def test_recordings_keep_their_order_and_a_changed_file_loses_its_prediction(tmp_path: Path) -> None:
    cache = CacheFile(tmp_path / "cache.sqlite")
    cache.put_recordings([Recording(f"{k}.wav", 10, 1) for k in (2, 1, 3)])
    scorer = cache.scorer("m", "1", "b", -1, "[]")
    for k in (1, 2, 3):
        prediction = f"{k}.wav", scorer, 0, 0.5, None, None, 0, None, 1, b"xx"
        assert cache.put_scores((f"{k}.wav", 10, 1), prediction, None, "", 0, 0)
    cache.put_recordings([Recording("1.wav", 10, 1, 4.0), Recording("2.wav", 11, 1, 4.0)])
    assert [r.file for r in cache.recordings()] == ["2.wav", "1.wav", "3.wav"]
    assert {row[0] for row in cache.predictions()} == {"1.wav", "3.wav"}
    assert cache.pending(scorer) == ["2.wav"]
    cache.remove(["3.wav"])
    assert {row[0] for row in cache.predictions()} == {"1.wav"}
    cache.close()


def test_a_full_disk_is_said_in_words_and_changes_nothing(tmp_path: Path) -> None:
    labels = LabelsFile(tmp_path / "labels.sqlite")
    pages = labels._database.rows("PRAGMA page_count")[0][0]
    labels._database.rows(f"PRAGMA max_page_count={pages + 2}")
    rows = tuple(Change("labels", None, Label(k, "a.wav" * 50, None, None, None, None, 1)) for k in range(1, 500))
    with pytest.raises(UserError, match="full"):
        labels.do(Edit("Label", rows))
    assert labels.labels() == []
    assert labels.can_undo() is None
    labels.close()


def test_a_writer_that_finds_the_file_taken_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_S", 0.05)
    labels = LabelsFile(tmp_path / "labels.sqlite")
    with closing(sqlite3.connect(tmp_path / "labels.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="busy"):
            labels.set(name="x")
    labels.close()


def test_only_so_many_edits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels_file, "KEPT_EDITS", 5)
    labels = LabelsFile(tmp_path / "labels.sqlite")
    for k in range(1, 9):
        labels.do(Edit(f"edit {k}", (Change("groups", None, (f"{k}.wav", "x")),)))
    undone = [labels.undo() for _ in range(6)]
    assert [edit and edit.name for edit in undone] == [*(f"edit {k}" for k in (8, 7, 6, 5, 4)), None]
    assert len(labels.groups()) == 3
    labels.close()


def test_a_cache_that_is_busy_is_not_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cache.sqlite"
    cache = CacheFile(path, network=True)
    cache.put_recordings([Recording("a.wav")])
    monkeypatch.setattr(database, "WAIT_S", 0.0)
    cache._database._connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError, match="busy"):
        CacheFile(path, network=True)
    cache._database._connection.execute("ROLLBACK")
    assert [one.file for one in cache.recordings()] == ["a.wav"]
    cache.close()
    with closing(CacheFile(path, network=True)) as again:
        assert not again.new


def test_a_cache_that_cannot_be_opened_for_now_is_not_removed(tmp_path: Path) -> None:
    away, path = tmp_path / "away", tmp_path / "cache.sqlite"
    away.mkdir()
    path.symlink_to(away / "cache.sqlite")
    with closing(CacheFile(path)) as cache:
        cache.put_recordings([Recording("a.wav")])
    away.rename(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="cannot be written to"):
        CacheFile(path)
    (tmp_path / "elsewhere").rename(away)
    with closing(CacheFile(path)) as again:
        assert again.recordings() == [Recording("a.wav")]


def test_a_damaged_cache_in_a_folder_called_locked_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "blocked and busy" / "cache.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"SQLite format 3\x00" + b"\x01" * 500)
    with closing(CacheFile(path)) as cache:
        assert cache.new
