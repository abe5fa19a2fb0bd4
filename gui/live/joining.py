"""What was recorded joins the project: its file is closed, its header read, and the model says what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.job import Report
from gui.work import Arrived, Part, Together
from gui.worker import Job

if TYPE_CHECKING:
    from engine.predict import Options
    from engine.project import Project
    from engine.sound.recorder import Recorder
    from gui.session import Session


def close(recorder: Recorder) -> Recorder:
    """All of it is on disk."""
    recorder.close()
    return recorder


def join(project: Project, file: str, report: Report, arrived: Arrived) -> tuple[Project, str]:
    """Lists a recording that has just been made; returns what it has joined, for by then another project may be open."""
    from engine.sound import scan

    about = (project.root / file).stat()
    with project.twin() as own:
        recording = scan.header_of(own.root, scan.Found(file, about.st_size, about.st_mtime_ns))
        own.put_headers([recording])
    arrived(Part(recordings=[recording]))
    return project, file


def classify(project: Project, file: str, options: Options, report: Report, arrived: Arrived) -> None:
    """Its predictions, also while others wait."""
    with project.twin() as own, Together(report, arrived) as together:
        own.classify(together.report, together.put, [file], options, options.keep_embeddings)


class Joining(QObject):
    """`closed` when a file is whole, with its Recorder."""

    closed = Signal(object)
    joined = Signal(str)  # file

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session

    def take(self, recorder: Recorder) -> None:
        """A recording has ended."""
        job = Job(close, recorder)
        job.succeeded.connect(self._closed)
        job.failed.connect(self._session.failed)
        self._session.start(self._session.lanes.scan, job)

    def _closed(self, recorder: Recorder) -> None:
        self.closed.emit(recorder)
        if recorder.problem is not None:
            self._session.failed.emit(recorder.problem)
        s = self._session
        file = self.file_in_project(recorder.path)
        if file is not None and recorder.written:
            s.runs.begin(
                "join", s.lanes.scan, Job(join, s.project, file), arrived=s.runs.take_in, succeeded=self._joined
            )

    def file_in_project(self, path: Path) -> str | None:
        """What the open project calls that file; None where it does not belong to it, or nothing may be written down."""
        project = self._session.project
        if project is None or project.read_only or path.parent != Path(project.root):
            return None
        return path.name

    def _joined(self, done: tuple[Project, str]) -> None:
        s, (project, file) = self._session, done
        if s.project is not project:
            return
        job = Job(classify, s.project, file, s.runs.options(), title=self.tr("Classifying what was recorded"))
        s.runs.begin("classify new", s.lanes.model, job, arrived=s.runs.take_in)
        self.joined.emit(file)
