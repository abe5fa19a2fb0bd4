"""Jobs and lanes: order, progress, cancelling, failing, closing, and ten thousand signals."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject, Slot

from engine.job import Cancelled
from gui.worker import Job, Lane, Progress


class Ear(QObject):
    """Hears what a job says, in the thread it lives in."""

    def __init__(self, job: Job):
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[int] = set()
        job.progressed.connect(self.on_progress)
        job.arrived.connect(self.on_part)
        job.succeeded.connect(self.on_success)
        job.failed.connect(self.on_failure)
        job.cancelled.connect(self.on_cancel)
        job.ended.connect(self.on_end)

    def _note(self, kind: str, value: object = None) -> None:
        self.heard.append((kind, value))
        self.threads.add(threading.get_ident())

    @Slot(object)
    def on_progress(self, progress: Progress) -> None:
        self._note("progressed", progress)

    @Slot(object)
    def on_part(self, part: object) -> None:
        self._note("arrived", part)

    @Slot(object)
    def on_success(self, result: object) -> None:
        self._note("succeeded", result)

    @Slot(object)
    def on_failure(self, error: object) -> None:
        self._note("failed", error)

    @Slot()
    def on_cancel(self) -> None:
        self._note("cancelled")

    @Slot(object)
    def on_end(self, job: Job) -> None:
        self._note("ended", job)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.heard if kind != "progressed"]


@pytest.fixture
def lane(qapp):
    lane = Lane("test")
    yield lane
    lane.close()


def test_a_job_runs_elsewhere_and_is_heard_here(lane, qtbot):
    job = Job(threading.get_ident)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.start(job)
    assert ear.kinds == ["succeeded", "ended"]
    assert ear.heard[0][1] != threading.get_ident()
    assert ear.threads == {threading.get_ident()}


def test_report_and_arrived_are_given_to_who_asks(lane, qtbot):
    def work(n, report, arrived):
        for i in range(n):
            report(i + 1, n, "Counting")
            arrived({i: i})
        return n

    job = Job(work, 5)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.start(job)
    assert [value for kind, value in ear.heard if kind == "arrived"] == [{i: i} for i in range(5)]
    last = [value for kind, value in ear.heard if kind == "progressed"][-1]
    assert (last.done, last.total, last.note, last.fraction) == (5, 5, "Counting", 1.0)


def test_ten_thousand_parts_arrive_in_order(lane, qtbot):
    def work(arrived):
        for i in range(10_000):
            arrived(i)

    job = Job(work)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended, timeout=60_000):
        lane.start(job)
    assert [value for kind, value in ear.heard if kind == "arrived"] == list(range(10_000))


def test_quick_jobs_are_never_missed(lane, qtbot):
    jobs = [Job(int, str(i)) for i in range(200)]
    ears = [Ear(job) for job in jobs]
    for job in jobs:
        lane.start(job)
    qtbot.waitUntil(lambda: not lane.jobs)
    assert [ear.heard[0] for ear in ears] == [("succeeded", i) for i in range(200)]


def test_cancelling_ends_a_running_job_at_its_next_report(lane, qtbot):
    begun = threading.Event()

    def work(report):
        begun.set()
        while True:
            time.sleep(0.005)
            report(0, 0)

    job = Job(work)
    ear = Ear(job)
    lane.start(job)
    assert begun.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert ear.kinds == ["cancelled", "ended"]


def test_a_waiting_job_that_is_cancelled_never_runs(lane, qtbot):
    gate = threading.Event()
    ran: list[int] = []
    first, second = Job(gate.wait, 5), Job(ran.append, 1)
    ear = Ear(second)
    lane.start(first)
    lane.start(second)
    second.cancel()
    gate.set()
    qtbot.waitUntil(lambda: "ended" in ear.kinds)
    assert not ran
    assert ear.kinds == ["cancelled", "ended"]


def test_an_error_is_brought_home_whole(lane, qtbot):
    def work():
        raise ValueError("no")

    job = Job(work)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.start(job)
    assert ear.kinds == ["failed", "ended"]
    assert isinstance(ear.heard[0][1], ValueError)
    assert ear.heard[0][1].__traceback__ is not None


def test_closing_cancels_what_runs_and_refuses_what_comes(qapp):
    lane = Lane("test")

    def work(report):
        while True:
            time.sleep(0.005)
            report(0, 0)

    running, waiting, late = Job(work), Job(work), Job(int)
    ear = Ear(late)
    lane.start(running)
    lane.start(waiting)
    lane.close()
    lane.start(late)
    assert ear.kinds == ["cancelled", "ended"]
    lane.close()


def test_closing_does_not_wait_for_a_window_that_takes_nothing_in(qapp):
    lane = Lane("test")

    def work(report, arrived):
        for i in range(1000):
            report(i, 1000)
            arrived(i)

    job = Job(work)
    ear = Ear(job)
    lane.start(job)
    time.sleep(0.05)
    lane.close()  # the event loop has not turned: two parts are under way, the third waits
    assert ear.kinds.count("arrived") <= 3


def test_an_inline_lane_runs_at_once(qapp):
    lane = Lane("test", inline=True)
    job = Job(lambda: 7)
    ear = Ear(job)
    lane.start(job)
    assert ear.heard[0] == ("succeeded", 7)
    assert not lane.jobs
    lane.close()


def test_report_raises_what_the_engine_knows(qapp):
    job = Job(int)
    job.cancel()
    with pytest.raises(Cancelled):
        job.report(0, 0)


def test_progress_says_how_long(qapp):
    progress = Progress(25, 100, "", 5.0)
    assert progress.rate == 5
    assert progress.left_s == 15
    assert Progress(0, 0, "", 1.0).left_s is None
