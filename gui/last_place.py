"""The recording where somebody is, kept by the project: opened again, it begins there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from engine.errors import UserError

if TYPE_CHECKING:
    from gui.session import Session

STAYED_MS = 3000  # who goes on sooner only passes


class LastPlace(QObject):
    """Notes the current recording of `session` when somebody stays there, and goes to it when its project is opened."""

    def __init__(self, session: Session):
        super().__init__(session)
        self._session = session
        self._stayed = QTimer(self, singleShot=True, interval=STAYED_MS)
        self._stayed.timeout.connect(self.keep)
        session.current_changed.connect(self._moved)

    @Slot(object)
    def _moved(self, file: str | None) -> None:
        if file is not None:
            self._stayed.start()

    @Slot()
    def keep(self) -> None:
        """Notes where we are."""
        s = self._session
        self._stayed.stop()
        if s.project is not None and s.writable and s.current is not None and not s.edits.busy:
            with suppress(UserError):  # a place is worth no warning
                s.project.leave_at(s.current)

    def go(self, more: bool = False) -> None:
        """Selects the recording where somebody was last, else the first of the list, so that there is something to see; it does not
        play by itself.  `more` recordings are on their way into the list.
        """
        s = self._session
        if s.current is not None or s.project is None or not len(s.rows):
            return
        last = s.project.left_at
        there = s.rows.row(last) >= 0
        if last and not there and more:
            return
        s.quiet = True
        try:
            s.select((last,), last) if there else s.next()
        finally:
            s.quiet = False
