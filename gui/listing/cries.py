"""Measures the cries of the list in the background, while a column that tells of them is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from gui import work
from gui.worker import Job

if TYPE_CHECKING:
    from gui.listing.recordings_model import RecordingsModel
    from gui.session import Session

REST_MS = 400  # recordings come in hundreds


class Cries(QObject):
    """Of one list.  What was measured before is in the project's cache; each measurement is kept there, whenever it stops."""

    def __init__(self, session: Session, model: RecordingsModel):
        super().__init__(model)
        self._session, self._model = session, model
        self._wanted = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._measure)
        session.opened.connect(self._rest.start)
        session.closed.connect(self._rest.stop)
        session.recordings_changed.connect(self._recordings_changed)
        session.project_changed.connect(self._project_changed)

    @Slot(bool)
    def want(self, wanted: bool) -> None:
        """Whether anybody looks."""
        if wanted != self._wanted:
            self._wanted = wanted
            if wanted:
                self._rest.start()
            else:
                self._stop()

    def _recordings_changed(self, _files: object) -> None:
        if self._wanted:
            self._rest.start()

    def _project_changed(self, names: tuple[str, ...]) -> None:
        if "channel" in names:
            self._stop()
            self._model.rows.clear_voices()
            self._rest.start()

    def _stop(self) -> None:
        self._rest.stop()
        for job in self._session.lanes.voices.jobs:
            job.cancel()

    @Slot()
    def _measure(self) -> None:
        s = self._session
        if s.project is None or not self._wanted:
            return
        if s.lanes.voices.jobs:  # it ends, or was told to: what is new comes after it
            self._rest.start()
            return
        rows = self._model.rows
        shown, todo = rows.shown, rows.unmeasured()
        first = shown[np.isin(shown, todo)]  # in the order of the list, then what a filter hides
        files = [rows.files[row] for row in [*first.tolist(), *np.setdiff1d(todo, first).tolist()]]
        if files:
            job = Job(work.measure_cries, s.project, files, title=self.tr("Measuring cries"))
            s.runs.begin("cries", s.lanes.voices, job, arrived=self._arrived)

    @Slot(object)
    def _arrived(self, part: dict[str, tuple[float | None, ...]]) -> None:
        if self.sender() in self._session.lanes.voices.jobs:
            self._model.put_voices(part)
