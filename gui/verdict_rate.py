"""How many verdicts a minute the person gives, over the last few minutes; nothing where they rest."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from engine.labels.history import Change
from gui.session import Session

OVER_S = 180.0
LEAST = 3  # verdicts that make a rate
VERDICTS = frozenset({"Label", "Don't know", "Accept", "Reject", "Remove label"})


class VerdictRate(QLabel):
    """Edits of one by one are verdicts; what is accepted in bulk is not, nor what was taken back."""

    def __init__(self, session: Session, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic):
        super().__init__(parent)
        self._clock = clock
        self._given: deque[tuple[float, tuple[Change, ...]]] = deque()  # when, and what would take it back
        self.setProperty("rank", "second")
        self.setToolTip(self.tr("Verdicts a minute, over the last three minutes"))
        self._fade = QTimer(self, interval=5000)
        self._fade.timeout.connect(self.refresh)
        session.labels_changed.connect(self._labels_changed)
        session.closed.connect(self._closed)
        self.refresh()

    def _labels_changed(self, edit) -> None:
        if edit.name not in VERDICTS or len(edit.files) > 1:
            return
        if self._given and edit.changes == self._given[-1][1]:
            self._given.pop()
        else:
            self._given.append((self._clock(), edit.inverse().changes))
        self.refresh()

    def _closed(self) -> None:
        self._given.clear()
        self.refresh()

    @property
    def a_minute(self) -> float | None:
        """None where too few were given to tell."""
        now_s = self._clock()
        while self._given and now_s - self._given[0][0] > OVER_S:
            self._given.popleft()
        if len(self._given) < LEAST:
            return None
        return 60 * len(self._given) / max(now_s - self._given[0][0], 20.0)

    def refresh(self) -> None:
        """Says it anew."""
        rate = self.a_minute
        self.setVisible(rate is not None)
        if rate is None:
            self._fade.stop()
            return
        self.setText(self.tr("%Ln verdict(s) a minute", "", round(rate)))
        self._fade.start()
