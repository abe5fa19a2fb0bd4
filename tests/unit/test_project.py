"""A project as a whole: opening, locking, moving, removing; edits through crashes and restarts."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine import places
from engine.errors import UserError
from engine.labels import Target
from engine.labels.groups import GroupBy
from engine.project import Project, lock
from engine.sound.ailments import FolderGone
from engine.sound.recording import Recording
from engine.store import database

ROOT = Path(__file__).resolve().parents[2]


def test_projects_lie_in_the_platforms_place_and_nothing_beside_the_recordings(tmp_path: Path) -> None:
    sounds = tmp_path / "my sounds"
    sounds.mkdir()
    with Project.at(sounds, template="own", recursive=True) as project:
        assert project.folder.parent == places.projects_folder()
        assert project.folder.name.startswith("my_sounds-")
        assert (project.root, project.name, project.recursive, project.several, project.channel) == (
            sounds,
            "my sounds",
            True,
            False,
            -1,
        )
        assert project.root_present
        project.put_headers([Recording("a.wav")])
        project.add_class("dog")
        project.label([Target("a.wav")], project.classes()[0].id)
    assert list(sounds.iterdir()) == []
    with Project.at(sounds) as again:
        assert len(again.labels()) == 1
    other = tmp_path / "other" / "my sounds"
    assert Project.default_folder(other) != project.folder


def test_the_recordings_folder_may_be_read_only(tmp_path: Path) -> None:
    sounds = tmp_path / "sounds"
    sounds.mkdir(mode=0o555)
    with Project.at(sounds, template="own") as project:
        project.add_class("dog")
        assert not project.read_only


def test_there_is_one_project_in_a_folder(workshop, project: Project) -> None:
    with pytest.raises(UserError, match="already"):
        Project.create(project.folder, project.root)
    with pytest.raises(UserError, match="no project"):
        Project.open(project.root)
    assert Project.is_project(project.folder)


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="No project can be made"):
        Project.create(tmp_path / "file" / "project", tmp_path)


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


def start(script: str, *arguments: object) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_another_process_holds_the_lock_until_it_is_killed(workshop, project: Project) -> None:
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


def test_a_moved_folder_is_found_again_by_one_question(workshop, project: Project, tmp_path: Path) -> None:
    shutil.rmtree(project.root)
    project.close()
    with workshop.open() as found:
        assert not found.root_present
        assert len(found.recordings()) == 12
        (tmp_path / "empty").mkdir()
        with pytest.raises(UserError, match="None of the project"):
            found.relocate(tmp_path / "empty")
        new = tmp_path / "new"
        (new / "b").mkdir(parents=True)
        (new / "b" / "s2_7.wav").write_bytes(b"")
        found.relocate(new)
        assert found.root == new
        assert found.root_present


def test_deleting_a_project_removes_what_is_its_own_only(workshop, project: Project, tmp_path: Path) -> None:
    (project.root / "a.wav").write_bytes(b"sound")
    (project.folder / "my notes.txt").write_text("mine")
    (project.folder / "labels of Friday.sqlite").write_text("a copy of mine")
    (project.folder / "labels.before-2.sqlite").write_text("a copy of Earmark's")
    project.put_scored([workshop.scored("a/s0_0.wav", 1)])
    project.delete()
    assert {p.name for p in project.folder.iterdir()} == {"my notes.txt", "labels of Friday.sqlite"}
    assert (project.root / "a.wav").read_bytes() == b"sound"


def test_a_project_is_not_made_among_what_its_deleting_would_take_along(tmp_path: Path) -> None:
    mine = tmp_path / "day 1" / "models" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("precious")
    with pytest.raises(UserError, match="models"):
        Project.create(tmp_path / "day 1", tmp_path, template="own")
    assert mine.read_text() == "precious"


def test_the_cache_can_be_deleted_and_nothing_a_person_did_is_lost(workshop, project: Project) -> None:
    project.label([Target("a/s0_0.wav"), Target("b/s0_1.wav", 1.0, 2.0)], project.classes()[0].id)
    project.note([Target("c/s0_2.wav")], "hm")
    project.change(group=GroupBy("folder"), channel=1)
    project.put_scored([workshop.scored("a/s0_0.wav", 1)])
    before = project.labels(), project.classes()
    project.close()
    for path in project.folder.glob("cache.sqlite*"):
        path.unlink()
    with workshop.open() as found:
        assert (found.labels(), found.classes()) == before
        assert found.recordings() == []
        assert found.predictions() == {}
        assert found.group_of("a/s0_0.wav") == "a"
        assert found.channel == 1
        assert list((found.folder / "embeddings").glob("*")) == []
        assert found.undo().name == "Note"


def test_recordings_are_added_changed_and_forgotten(workshop, project: Project) -> None:
    found = [Recording("a/s0_0.wav", 1000, 5), Recording("b/s0_1.wav", 1001, 5), Recording("new.wav", 7, 7)]
    project.put_scored([workshop.scored("a/s0_0.wav", 1), workshop.scored("b/s0_1.wav", 1)])
    project.add(found)
    by_file = {r.file: r for r in project.recordings()}
    assert by_file["a/s0_0.wav"].duration_s == 4.0  # known, and unchanged: what its header told stays
    assert by_file["b/s0_1.wav"].duration_s is None
    assert set(project.predictions()) == {"a/s0_0.wav"}
    assert project.stamps()["new.wav"] == (7, 7)
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    (project.root / "new.wav").touch()
    gone = project.forget_missing(["new.wav"])
    assert len(gone) == 12
    assert [r.file for r in project.recordings()] == ["new.wav"]
    assert len(project.labels()) == 1
    assert project.forget_missing(["new.wav"]) == []


def test_what_a_scan_could_not_see_is_not_forgotten(workshop, project: Project) -> None:
    project.root.mkdir(exist_ok=True)
    project.put_headers(
        [Recording(file, 1, 1) for file in ("a.wav", "b.wav", "site 1/c.wav", "site 1/d/e.wav", "site 10/f.wav")]
    )
    with pytest.raises(FolderGone):  # nothing is mounted there
        project.forget_missing([])
    (project.root / "a.wav").touch()
    assert project.forget_missing(["a.wav"], ["site 1/", "b.wav", "a/", "b/", "c/"]) == ["site 10/f.wav"]
    assert project.forget_missing(["a.wav"], [""]) == []
    shutil.rmtree(project.root)
    with pytest.raises(FolderGone):
        project.forget_missing(["a.wav"])
    assert "site 1/d/e.wav" in project.stamps()


def test_settings_of_a_project_are_kept(workshop, project: Project) -> None:
    assert not project.group_chosen
    project.change(name="Night", several=True, recursive=True, channel=0, group=GroupBy("name", "_", 1))
    with pytest.raises(UserError):
        project.change(group=GroupBy("name", pattern="("))
    project.close()
    with workshop.open() as found:
        assert (found.name, found.several, found.recursive, found.channel) == ("Night", True, True, 0)
        assert found.group == GroupBy("name", "_", 1)
        assert found.group_chosen


def test_undo_goes_on_after_a_restart_and_a_new_edit_ends_redo(workshop, project: Project) -> None:
    a, b = (c.id for c in project.classes()[:2])
    for k in range(3):
        project.label([Target("a/s0_0.wav")], (a, b, a)[k])
    project.undo()
    project.close()
    with workshop.open() as found:
        assert (found.can_undo, found.can_redo) == ("Label", "Label")
        assert found.labels()[0].class_id == b
        found.redo()
        assert found.labels()[0].class_id == a
        found.undo()
        found.undo()
        assert found.labels()[0].class_id == a
    with workshop.open() as found:
        assert found.redo().files == {"a/s0_0.wav"}
        found.note([Target("b/s0_1.wav")], "x")
        assert found.can_redo is None
        assert found.redo() is None


def test_twenty_thousand_labels_are_one_quick_edit(workshop) -> None:
    with workshop.project(files=20_000) as project:
        targets = [Target(r.file) for r in project.recordings()]
        before = time.perf_counter()
        edit = project.label(targets, project.classes()[0].id, "bulk")
        took_s = time.perf_counter() - before
        assert len(edit.files) == 20_000
        assert took_s < 3  # .15 s where nothing else runs; the bench is strict
        project.undo()
        assert project.labels() == []
        project.redo()
        assert project.counts() == {project.classes()[0].id: 20_000}


WRITE = """
import sys
from engine.labels import Target
from engine.project import Project
project = Project.open(sys.argv[1])
begin = int(sys.argv[2])
a, b = [c.id for c in project.classes()][:2]
for k in range(begin, 100_000):
    project.label([Target(f"{k}.wav"), Target(f"{k}.wav", 1.0, 2.0)], a if k % 2 else b)
    print(k, flush=True)
"""


def test_no_label_is_lost_when_the_program_is_killed(workshop, project: Project) -> None:
    project.close()
    rng, told = random.Random(4), -1
    for _ in range(4):
        child = start(WRITE, project.folder, told + 1)
        assert child.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.25))
        child.kill()
        rest = child.stdout.read().split()
        child.stdout.close()
        child.wait()
        told = max([told, *map(int, rest[:-1])])  # the last line may be cut in two
        with workshop.open() as found:
            assert not found.read_only
            labels = found.labels()
            files = {label.file for label in labels}
            assert files >= {f"{k}.wav" for k in range(told + 1)}
            assert len(labels) == 2 * len(files)  # an edit is there whole or not at all
            assert len(found._labels._database.rows("SELECT id FROM edits")) == len(files) + 3
            told = max(int(file[:-4]) for file in files)
    assert told > 0


FILES = [f"{k}.wav" for k in range(4)]
targets = st.lists(
    st.builds(Target, st.sampled_from(FILES), *[st.just(None)] * 2)
    | st.builds(
        lambda file, start: Target(file, start, start + 1), st.sampled_from(FILES), st.sampled_from([0.0, 0.5, 2.0])
    ),
    min_size=1,
    max_size=4,
)
pick = st.integers(0, 5)


class Edits(RuleBasedStateMachine):
    """Any order of edits, undo, redo and restarts shows the states a list in memory remembers."""

    @initialize(several=st.booleans())
    def begin(self, several: bool) -> None:
        import tempfile

        self.place = Path(tempfile.mkdtemp())
        self.project = Project.create(self.place / "project", self.place, "own", several)
        self.states = [self.state()]
        self.step = 0

    def state(self) -> tuple:
        return self.project.classes(), self.project.labels()

    def done(self, edit) -> None:
        if edit:
            self.states[self.step + 1 :] = [self.state()]
            self.step += 1
        assert self.state() == self.states[self.step]

    def a_class(self, number: int) -> int | None:
        found = self.project.classes()
        return found[number % len(found)].id if found else None

    @rule(name=st.sampled_from("abcdef"))
    def add_class(self, name: str) -> None:
        try:
            edit = self.project.add_class(name)
        except UserError:
            return
        self.done(edit)

    @rule(number=pick, name=st.sampled_from("abcdef"))
    def rename(self, number: int, name: str) -> None:
        try:
            edit = self.project.rename_class(self.a_class(number) or 0, name)
        except UserError:
            return
        self.done(edit)

    @precondition(lambda self: len(self.project.classes()) > 1)
    @rule(one=pick, two=pick)
    def merge(self, one: int, two: int) -> None:
        self.done(self.project.merge_classes(self.a_class(one), self.a_class(two)))

    @precondition(lambda self: self.project.classes())
    @rule(number=pick)
    def delete(self, number: int) -> None:
        self.done(self.project.delete_class(self.a_class(number)))

    @precondition(lambda self: self.project.classes())
    @rule(number=pick, key=st.sampled_from(["", "1", "2", "9"]))
    def change(self, number: int, key: str) -> None:
        self.done(self.project.change_class(self.a_class(number), key=key))

    @precondition(lambda self: self.project.classes())
    @rule(at=targets, number=pick)
    def label(self, at: list[Target], number: int) -> None:
        self.done(self.project.label(at, self.a_class(number)))

    @rule(at=targets)
    def unknown(self, at: list[Target]) -> None:
        self.done(self.project.unknown(at))

    @rule(at=targets, text=st.sampled_from(["", "x", "y"]))
    def note(self, at: list[Target], text: str) -> None:
        self.done(self.project.note(at, text))

    @rule(at=targets)
    def unlabel(self, at: list[Target]) -> None:
        self.done(self.project.unlabel(at))

    @rule()
    def undo(self) -> None:
        edit = self.project.undo()
        assert (edit is None) == (self.step == 0)
        self.step -= edit is not None

    @rule()
    def redo(self) -> None:
        edit = self.project.redo()
        assert (edit is None) == (self.step == len(self.states) - 1)
        self.step += edit is not None

    @rule()
    def restart(self) -> None:
        self.project.close()
        self.project = Project.open(self.place / "project")

    @invariant()
    def shows_what_is_remembered(self) -> None:
        if hasattr(self, "project"):
            assert self.state() == self.states[self.step]
            assert (self.project.can_undo is None) == (self.step == 0)
            assert (self.project.can_redo is None) == (self.step == len(self.states) - 1)

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            shutil.rmtree(self.place)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
