"""One project opened twice: by another window, another process, another thread."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from engine.errors import UserError
from engine.labels import Target
from engine.project import Project, lock
from engine.sound.recording import Recording
from engine.store import database


def test_a_second_opening_is_read_only_and_says_so(workshop, project: Project) -> None:
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    with workshop.open() as second:
        assert second.read_only
        assert "another window" in str(second.read_only_why)
        assert len(second.labels()) == 1
        for write in (
            lambda: second.label([Target("a/s0_0.wav")], 1),
            lambda: second.add_class("x"),
            second.undo,
            second.redo,
            second.delete,
            lambda: second.change(name="x"),
            lambda: second.put_headers([Recording("z.wav")]),
            lambda: second.relocate(project.root),
            second.clear_predictions,
        ):
            with pytest.raises(UserError):
                write()
        project.label([Target("b/s0_1.wav")], project.classes()[0].id)
        assert len(second.labels()) == 2  # it sees what the first one does
    project.close()
    with workshop.open() as third:
        assert not third.read_only


def test_a_project_on_a_read_only_disk_can_be_read(workshop, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    project.close()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock, "take", refuse)
    monkeypatch.setattr(database.os, "access", lambda path, mode: False)
    before = sorted(p.name for p in project.folder.iterdir())
    with workshop.open() as found:
        assert found.read_only
        assert "cannot be written" in str(found.read_only_why)
        assert len(found.recordings()) == len(found.pending()) == 12
        assert len(found.labels()) == 1
    assert sorted(p.name for p in project.folder.iterdir()) == before


HOLD = """
import sys, time
from engine.project import Project
project = Project.open(sys.argv[1])
print("held" if not project.read_only else "read-only", flush=True)
time.sleep(60)
"""


def test_another_process_holds_the_lock_until_it_is_killed(workshop, project: Project, start) -> None:
    project.close()
    child = start(HOLD, project.folder)
    try:
        assert child.stdout.readline() == "held\n"
        with workshop.open() as second:
            assert second.read_only
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    with workshop.open() as third:
        assert not third.read_only


def test_a_lock_can_be_taken_once(tmp_path: Path) -> None:
    first = lock.take(tmp_path / "lock")
    assert first is not None
    assert lock.take(tmp_path / "lock") is None
    first.release()
    first.release()
    again = lock.take(tmp_path / "lock")
    assert again is not None
    again.release()


def test_a_twin_reads_labels_and_writes_results_in_another_thread(workshop, project: Project) -> None:
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    seen: list[object] = []

    def work() -> None:
        with project.twin() as twin:
            seen.append(len(twin.labels()))
            twin.put_scored([workshop.scored("b/s0_1.wav", 1)])
            try:
                twin.label([Target("b/s0_1.wav")], 1)
            except UserError as error:
                seen.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen[0] == 1
    assert isinstance(seen[1], UserError)
    assert project.predictions()["b/s0_1.wav"].predicted == "dog_bark"
    project.label([Target("c/s0_2.wav")], project.classes()[0].id)


def test_labels_do_not_wait_for_a_run_that_writes(workshop, project: Project) -> None:
    """A run holds a transaction on the cache; a label is on the disk meanwhile."""
    with project._cache._database.writing():
        before = time.perf_counter()
        project.label([Target("a/s0_0.wav")], project.classes()[0].id)
        assert time.perf_counter() - before < 5
