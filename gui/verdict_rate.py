"""How many verdicts a minute the person gives, over the last few minutes; nothing where they rest."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from gui.session import Session

OVER_S = 180.0
LEAST = 3  # verdicts that make a rate
VERDICTS = frozenset({"Label", "Don't know", "Accept", "Reject", "Remove label"})


class VerdictRate(QLabel):
    """Edits of one by one are verdicts; what is accepted in bulk is not."""

    def __init__(self, session: Session, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic):
        super().__init__(parent)
        self._clock = clock
        self._given_s: deque[float] = deque()
        self.setProperty("rank", "second")
        self.setToolTip(self.tr("Verdicts a minute, over the last three minutes"))
        self._fade = QTimer(self, interval=5000)
        self._fade.timeout.connect(self.refresh)
        session.labels_changed.connect(self._labels_changed)
        session.closed.connect(self._closed)
        self.refresh()

    def _labels_changed(self, edit) -> None:
        if edit.name in VERDICTS and len(edit.files) <= 1:
            self._given_s.append(self._clock())
            self.refresh()

    def _closed(self) -> None:
        self._given_s.clear()
        self.refresh()

    @property
    def a_minute(self) -> float | None:
        """None where too few were given to tell."""
        now_s = self._clock()
        while self._given_s and now_s - self._given_s[0] > OVER_S:
            self._given_s.popleft()
        if len(self._given_s) < LEAST:
            return None
        return 60 * len(self._given_s) / max(now_s - self._given_s[0], 20.0)

    def refresh(self) -> None:
        """Says it anew."""
        rate = self.a_minute
        self.setVisible(rate is not None)
        if rate is None:
            self._fade.stop()
            return
        self.setText(self.tr("%Ln verdict(s) a minute", "", round(rate)))
        self._fade.start()
