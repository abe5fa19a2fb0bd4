"""Edits of thousands of rows: whole or not at all, and taken back as one."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from engine.job import Cancelled
from engine.labels import Target
from engine.labels.history import AT_ONCE, Change, Edit, pack, unpack
from engine.project import Project

MANY = 6000

KILL = """
import os, signal, sys
from pathlib import Path
from engine.labels import Target
from engine.project import Project

def report(done, total, note=""):
    if done >= total / 2:
        os.kill(os.getpid(), signal.SIGKILL)

project = Project.open(Path(sys.argv[1]))
targets = [Target(recording.file) for recording in project.recordings()]
project.label(targets, project.classes()[0].id, report=report)
"""


@pytest.fixture
def many(workshop) -> Project:
    with workshop.project(files=MANY) as project:
        yield project


def everything(project: Project) -> list[Target]:
    return [Target(recording.file) for recording in project.recordings()]


def test_many_rows_are_labelled_taken_back_and_made_again(many: Project) -> None:
    one, two = (c.id for c in many.classes()[:2])
    many.label([Target("a/s0_0.wav")], two)
    said: list[tuple[float, float]] = []
    many.label(everything(many), one, report=lambda done, total, note="": said.append((done, total)))
    assert len(said) > 10
    assert said == sorted(said)
    assert said[-1][1] == MANY + 1  # one label gives way
    assert many.counts() == {one: MANY}
    assert many.step_sizes[0] > 1000
    many.undo()
    assert many.counts() == {two: 1}
    assert many.step_sizes[1] > 1000
    many.redo()
    assert many.counts() == {one: MANY}
    assert [label.file for label in many.labels_of(["b/s0_1.wav", "a/s0_0.wav"])] == ["a/s0_0.wav", "b/s0_1.wav"]


def test_a_few_rows_are_no_big_step(many: Project) -> None:
    many.label([Target("a/s0_0.wav")], many.classes()[0].id)
    assert many.step_sizes[0] < 100
    assert many.step_sizes[1] == 0


@pytest.mark.parametrize("step", ["label", "undo", "accept_above"])
def test_one_that_is_stopped_half_way_has_changed_nothing(many: Project, workshop, step: str) -> None:
    many.put_scored(workshop.scored(recording.file, 0) for recording in many.recordings()[:1500])
    one, two = (c.id for c in many.classes()[:2])
    if step != "accept_above":
        many.label(everything(many)[:3000], one)
    before, undo = many.labels(), many.can_undo

    def report(done: float, total: float, note: str = "") -> None:
        if total and done >= total / 2:
            raise Cancelled

    verbs = {
        "label": lambda: many.label(everything(many), two, report=report),
        "undo": lambda: many.undo(report),
        "accept_above": lambda: many.accept_above(0.1, report),
    }
    with pytest.raises(Cancelled):
        verbs[step]()
    assert many.labels() == before
    assert (many.can_undo, many.can_redo) == (undo, None)
    many.label([Target("a/s0_0.wav")], two)  # and the next one is made
    assert many.can_undo == "Label"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_one_that_is_killed_half_way_has_changed_nothing(many: Project) -> None:
    place = many.folder
    many.label(everything(many)[:10], many.classes()[1].id)
    before = many.labels()
    many.close()
    ended = subprocess.run([sys.executable, "-c", KILL, str(place)], timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    with Project.open(place) as again:
        assert again.labels() == before
        assert again.can_undo == "Label"


def test_a_twin_may_make_the_edits_of_another_thread(many: Project) -> None:
    with many.twin(edits=True) as twin:
        twin.label(everything(twin), twin.classes()[0].id)
    assert many.counts() == {many.classes()[0].id: MANY}
    assert many.can_undo == "Label"


def test_edits_are_packed_in_pieces_and_old_ones_are_read() -> None:
    changes = tuple(Change("labels", None, (k, f"line\n{k}.wav", None)) for k in range(2 * AT_ONCE + 1))
    edit = Edit("Label", changes)
    assert zlib.decompress(pack(edit)).count(b"\n") == 3
    assert unpack("Label", pack(edit)) == edit
    whole = zlib.compress(json.dumps(changes).encode())
    assert unpack("Label", whole) == edit


def test_the_groups_a_table_tells_come_and_go_with_its_import(many: Project, tmp_path: Path) -> None:
    from engine.labels.groups import GroupBy

    table = tmp_path / "t.csv"
    table.write_text("file,label,site\na/s0_0.wav,owl,north\n", "utf-8")
    assert not many.group_chosen
    many.import_table(table)
    assert many.group == GroupBy("table")
    many.undo()
    assert not many.group_chosen
    many.redo()
    assert many.group == GroupBy("table")
    with Project.open(many.folder) as again:
        assert again.group == GroupBy("table")
    many.change(group=GroupBy("folder"))  # the person's own word, which is no edit
    many.undo()
    assert many.labels() == []
    assert many.group == GroupBy("folder")
