"""Counts in the background how many regions of each recording are proposed and still to be judged, for the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from gui import work
from gui.worker import Job

if TYPE_CHECKING:
    from gui.listing.recordings_model import RecordingsModel
    from gui.session import Session

REST_MS = 300  # recordings come in hundreds, and verdicts in quick succession


class ToJudge(QObject):
    """Of one list.  After a verdict its recordings are counted, after all else everything."""

    def __init__(self, session: Session, model: RecordingsModel):
        super().__init__(model)
        self._session, self._model = session, model
        self._files: set[str] | None = set()  # to be counted; None: all
        self._job: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._count)
        for signal in (session.opened, session.recordings_changed, session.classes_changed, session.project_changed):
            signal.connect(self._all)
        session.proposals.changed.connect(self._all)
        session.labels_changed.connect(self._labels_changed)
        session.closed.connect(self._closed)

    @Slot()
    def _all(self, *_: object) -> None:
        self._files = None
        self._rest.start()

    def _labels_changed(self, edit: Any) -> None:
        if self._files is not None:
            self._files.update(edit.files)
        self._rest.start()

    def _closed(self) -> None:
        self._rest.stop()
        self._files = set()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot()
    def _count(self) -> None:
        s, files = self._session, self._files
        if s.project is None or (not self._model.rows.to_judge.any() and not s.project.proposed()):
            self._files = set()
            return
        if self._job is not None:  # what has changed meanwhile is counted when it ends
            return
        self._files = set()
        job = self._job = Job(work.count_to_judge, s.project, files)
        s.runs.begin("to judge", s.lanes.far, job, succeeded=self._counted, ended=self._ended)

    @Slot(object)
    def _counted(self, found: tuple[frozenset[str] | None, dict[str, int]]) -> None:
        if self.sender() is self._job:
            self._model.put_to_judge(*found)

    def _ended(self, *_: object) -> None:
        if self.sender() is self._job:
            self._job = None
            if self._files is None or self._files:
                self._rest.start()
