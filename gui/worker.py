"""Job and Lane: the only bridge between the window and long work.

A `Lane` is one thread that runs one `Job` after the other.  Connect first, then start:

    job = Job(read_picture, path, width)
    job.succeeded.connect(self._show_picture)      # a bound method of a QObject, never a lambda
    lane.start(job)

A function that has a parameter named `report` is given the job's report (which raises `Cancelled` once `job.cancel()` was called);
one that has a parameter named `arrived` is given a function that sends parts of the result to `job.arrived` while the work goes on.
"""

from __future__ import annotations

import inspect
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine.job import Cancelled

PROGRESS_EVERY_S = 0.05
PARTS_UNDER_WAY = 2  # the work waits for the window to show its parts, so that they never pile up in the event queue


@dataclass(frozen=True)
class Progress:
    """Where a job is: `done` of `total` (0: not known), a short constant note in English, and seconds since it began to run."""

    done: float
    total: float
    note: str
    elapsed_s: float

    @property
    def fraction(self) -> float | None:
        """0 to 1, or None where the total is not known."""
        return min(1.0, self.done / self.total) if self.total else None

    @property
    def rate(self) -> float:
        """Units a second since the start."""
        return self.done / self.elapsed_s if self.elapsed_s > 0 else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds left at this rate; None while it cannot be told."""
        if not self.total or self.done <= 0 or self.elapsed_s < 0.5:
            return None
        return max(0.0, (self.total - self.done) / self.rate)


class Job(QObject):
    """One piece of long work: `function(*args, **named)` run by a lane.  Ends with succeeded, failed or cancelled, and then `ended`."""

    progressed = Signal(object)  # Progress
    arrived = Signal(object)  # a part of the result
    succeeded = Signal(object)  # what the function returned
    failed = Signal(object)  # the exception
    cancelled = Signal()
    ended = Signal(object)  # this job

    def __init__(self, function: Callable[..., Any], *args: Any, title: str = "", **named: Any):
        """`title` is what the status bar says while it runs; a job without one runs unseen."""
        super().__init__()
        self.title = title
        self._function = function
        self._args = args
        self._named = named
        self._stop = threading.Event()
        self._over = threading.Event()
        self._room = threading.Semaphore(PARTS_UNDER_WAY)
        self._began_s = 0.0
        self._last_s = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether someone asked it to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Asks the job to stop at its next progress point; one that waits in its lane never starts.  Safe from any thread."""
        self._stop.set()

    def wait(self, most_s: float) -> bool:
        """Waits until its work is over, which then holds nothing open any more; whether that came in time."""
        return self._over.wait(most_s)

    def report(self, done: float, total: float, note: str = "") -> None:
        """Called by the work: raises `Cancelled` when asked to stop; progress leaves at most twenty times a second."""
        if self._stop.is_set():
            raise Cancelled
        now_s = time.monotonic()
        if now_s - self._last_s >= PROGRESS_EVERY_S or (total and done >= total):
            self._last_s = now_s
            self.progressed.emit(Progress(done, total, note, now_s - self._began_s))

    def send(self, part: object) -> None:
        """Called by the work: hands over a part of the result; waits while the window is still busy with those before."""
        while not self._room.acquire(timeout=0.1):
            if self._stop.is_set():  # what is done is on disk, and is shown when there is time for it
                break
        self.arrived.emit(part)

    @Slot(object)
    def shown(self, part: object) -> None:
        """Connected last by the lane: the window has taken a part in."""
        self._room.release()

    def work(self) -> None:
        """Runs the function in the calling thread and says how it ended."""
        try:
            if self._stop.is_set():
                raise Cancelled
            self._began_s = time.monotonic()
            result = self._function(*self._args, **self._named, **self._wanted())
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self._over.set()
            self.ended.emit(self)

    def _wanted(self) -> dict[str, Any]:
        try:
            names = inspect.signature(self._function).parameters
        except (TypeError, ValueError):  # some built-in functions have no signature
            return {}
        given = {"report": self.report, "arrived": self.send}
        taken = list(names)[: len(self._args)]
        return {
            name: value
            for name, value in given.items()
            if name in names and name not in self._named and name not in taken
        }


class _Runner(QObject):
    @Slot(object)
    def run(self, job: Job) -> None:
        job.work()


class Lane(QObject):
    """One thread and the jobs waiting for it, first come first served.  Belongs to the app, which closes it before the program ends."""

    _go = Signal(object)
    started = Signal(object)  # Job: taken in, may still wait
    ended = Signal(object)  # Job

    def __init__(self, name: str, inline: bool = False):
        """`inline` runs each job at once in the calling thread: for tests in which threads are not the subject."""
        super().__init__()
        self.setObjectName(name)
        self._jobs: list[Job] = []
        self._last: Job | None = None
        self._open = True
        self._runner = _Runner()
        self._thread: QThread | None = None
        if not inline:
            self._thread = QThread()
            self._thread.setObjectName(f"lane {name}")
            self._runner.moveToThread(self._thread)
            self._thread.start()
        self._go.connect(self._runner.run)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The job that runs and those that wait."""
        return tuple(self._jobs)

    def start(self, job: Job) -> Job:
        """Takes the job in; everything must be connected before.  A closed lane cancels it at once."""
        if not self._open:
            job.cancel()
            job.cancelled.emit()
            job.ended.emit(job)
            return job
        self._jobs.append(job)
        job.arrived.connect(job.shown)
        job.ended.connect(self._forget)
        self.started.emit(job)
        self._go.emit(job)
        return job

    def cancel(self) -> None:
        """Asks everything in the lane to stop."""
        for job in self._jobs:
            job.cancel()

    def close(self) -> None:
        """Refuses new jobs, cancels the rest, and returns when the thread has ended."""
        self._open = False
        self.cancel()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
            self._thread = None

    @Slot(object)
    def _forget(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            self._last = job  # the thread may hold the job longest, and must not be the one to destroy it
            self.ended.emit(job)
