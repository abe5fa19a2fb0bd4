"""Big edits: made in a lane, whole or not at all, in the order a person makes them; nothing that was asked for is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from engine.errors import UserError
from engine.exchange.imports import from_names
from engine.job import Report
from engine.labels import Target
from engine.labels.groups import GroupBy
from engine.labels.history import Edit
from engine.project import Project
from gui import edits, work
from gui.session import Session


@pytest.fixture
def threaded(make_session, folder, qtbot, monkeypatch) -> Session:
    """A session with real lanes, for which more than two labels are many."""
    monkeypatch.setattr(edits, "BIG", 2)
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8 and not session.runs.is_running("load"))
    for name in ("dog", "rain", "siren"):
        session.add_class(name)
    return session


class Held:
    """A big edit that waits, half made, until it is let go."""

    def __init__(self, session: Session, class_id: int):
        self._go, self.begun = threading.Event(), threading.Event()
        self.thread: threading.Thread | None = None
        targets = [Target(file) for file in session.rows.files[:5]]

        def report(outer: Report) -> Report:
            def tell(done: float, total: float, note: str = "") -> None:
                self.begun.set()
                self._go.wait(10)
                outer(done, total, note)

            return tell

        def verb(project: Project, outer: Report) -> Edit:
            self.thread = threading.current_thread()
            return project.label(targets, class_id, report=report(outer))

        session.edits.do(verb, lambda project: 5)
        assert self.begun.wait(10)

    def let_go(self) -> None:
        self._go.set()


@pytest.fixture
def hold(threaded: Session) -> Callable[[], Held]:
    return lambda: Held(threaded, class_id(threaded, "dog"))


def class_id(session: Session, name: str) -> int:
    return next(c.id for c in session.classes if c.name == name)


def labels(project: Project) -> dict[str, str]:
    names = {c.id: c.name for c in project.classes()}
    return {label.file: names.get(label.class_id, label.kind) for label in project.labels()}


def test_many_are_labelled_in_a_lane_and_listed(threaded: Session, hold, qtbot) -> None:
    told, shown = [], []
    threaded.labels_changed.connect(told.append)
    threaded.job_started.connect(lambda job: shown.append(job.title))
    held = hold()
    assert held.thread is not threading.main_thread()
    assert threaded.edits.busy
    assert threaded.can_undo is None
    held.let_go()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert labels(threaded.project) == {f"take {n}.wav": "dog" for n in range(1, 6)}
    assert all(threaded.rows.class_ids(row) == (class_id(threaded, "dog"),) for row in range(5))
    assert [len(edit.files) for edit in told] == [5]
    assert shown[0]
    assert threaded.can_undo == "Label"


def test_what_is_done_meanwhile_waits_its_turn(threaded: Session, hold, qtbot) -> None:
    held = hold()
    threaded.select(["take 1.wav"])
    threaded.label(class_id(threaded, "rain"))
    assert threaded.current == "take 2.wav"  # the person goes on labelling
    threaded.label(class_id(threaded, "siren"))
    threaded.undo()
    assert labels(threaded.project) == {}
    held.let_go()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert labels(threaded.project) == {"take 1.wav": "rain", **{f"take {n}.wav": "dog" for n in range(2, 6)}}
    assert threaded.rows.class_ids(0) == (class_id(threaded, "rain"),)
    assert threaded.rows.class_ids(1) == (class_id(threaded, "dog"),)


def test_a_big_edit_is_undone_and_done_again_in_the_lane(threaded: Session, hold, qtbot, monkeypatch) -> None:
    hold().let_go()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    threads = []
    for name in ("undo", "redo"):
        step = getattr(Project, name)
        monkeypatch.setattr(
            Project, name, lambda *a, step=step: (threads.append(threading.current_thread()), step(*a))[1]
        )
    threaded.undo()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert labels(threaded.project) == {}
    assert threaded.rows.class_ids(0) == ()
    threaded.redo()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert len(labels(threaded.project)) == 5
    assert threading.main_thread() not in threads
    assert len(threads) == 2


def test_closing_waits_for_it_and_makes_what_waited(threaded: Session, hold, folder) -> None:
    held = hold()
    threaded.select(["take 8.wav"])
    threaded.label(class_id(threaded, "rain"))
    threading.Timer(0.2, held.let_go).start()
    threaded.close_project()
    with Project.at(folder) as project:
        assert labels(project) == {"take 8.wav": "rain", **{f"take {n}.wav": "dog" for n in range(1, 6)}}


def test_one_that_fails_while_the_project_is_closed_is_told_of(threaded: Session, qtbot) -> None:
    failed, begun, go_on = [], threading.Event(), threading.Event()
    threaded.failed.connect(failed.append)

    def full(project: Project, report: Report) -> None:
        begun.set()
        go_on.wait(10)
        raise UserError("The disk is full.")

    threaded.edits.do(full, lambda project: 5)
    assert begun.wait(10)
    threading.Timer(0.2, go_on.set).start()
    threaded.close_project()
    qtbot.waitUntil(lambda: bool(failed))
    assert str(failed[0]) == "The disk is full."


def test_one_that_is_stopped_has_changed_nothing(threaded: Session, hold, qtbot) -> None:
    jobs, said = [], []
    threaded.job_started.connect(jobs.append)
    threaded.said.connect(said.append)
    held = hold()
    threaded.select(["take 8.wav"])
    threaded.label(class_id(threaded, "rain"))
    jobs[0].cancel()
    held.let_go()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert labels(threaded.project) == {"take 8.wav": "rain"}
    assert said == ["Stopped; no label was changed"]


def test_one_that_fails_says_why_and_the_next_is_made(threaded: Session, qtbot) -> None:
    failed = []
    threaded.failed.connect(failed.append)

    def refuse(project: Project, report: Report) -> None:
        raise UserError("The disk is full.")

    threaded.edits.do(refuse, lambda project: 5)
    threaded.select(["take 8.wav"])
    threaded.label(class_id(threaded, "rain"))
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert [str(error) for error in failed] == ["The disk is full."]
    assert labels(threaded.project) == {"take 8.wav": "rain"}


def test_deleting_the_project_does_not_wait_for_its_labels(threaded: Session, hold) -> None:
    place, held = threaded.project.folder, hold()
    threading.Timer(0.2, held.let_go).start()
    threaded.delete_project()
    assert not place.exists()


def test_an_import_and_its_undo_change_groups_and_classes_in_the_window(threaded: Session, qtbot) -> None:
    told = []
    threaded.project_changed.connect(told.append)
    threaded.import_plan(from_names(threaded.rows.files, "{label} {group}"))
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert threaded.project.group == GroupBy("table")
    assert [c.name for c in threaded.classes] == ["dog", "rain", "siren", "take"]
    threaded.undo()
    qtbot.waitUntil(lambda: not threaded.edits.busy)
    assert threaded.project.group == GroupBy("recording")
    assert [c.name for c in threaded.classes] == ["dog", "rain", "siren"]
    assert told == [("group",), ("group",)]


def test_edits_do_not_wait_until_the_project_is_listed(make_session, folder, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(edits, "BIG", 2)
    with Project.at(folder, template="own") as project:
        project.add_class("dog")
        project.add_class("rain")
    session = make_session()
    session.open_folder(folder)  # known from now on
    session.close_project()
    begun, go = threading.Event(), threading.Event()

    def slow(project, report, arrived) -> int:
        with project.twin() as own:
            read = own.labels()
            begun.set()
            go.wait(10)
            arrived(work.Part(recordings=own.recordings()))
        arrived(work.Part(labels=read))  # as they were before
        return 8

    monkeypatch.setattr(work, "load", slow)
    session = make_session(inline=False)
    session.open_folder(folder)
    assert begun.wait(10)
    dog, rain = (c.id for c in session.classes)
    session.select([f"take {n}.wav" for n in range(1, 6)])
    session.label(dog)
    qtbot.waitUntil(lambda: not session.edits.busy)
    session.select(["take 1.wav"])
    session.label(rain)
    assert labels(session.project)["take 1.wav"] == "rain"  # on disk at once
    go.set()
    qtbot.waitUntil(lambda: not session.runs.is_running("load") and not session.edits.busy)
    assert [session.rows.class_ids(row) for row in range(6)] == [(rain,), *[(dog,)] * 4, ()]
