"""The panel of recordings: the filter, the table, and a line of numbers below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui import numbers
from gui.listing.cries import Cries
from gui.listing.filter_bar import FilterBar
from gui.listing.recordings_model import RecordingsModel
from gui.listing.recordings_view import RecordingsView
from gui.listing.row_filter import Filter
from gui.listing.to_judge import ToJudge

if TYPE_CHECKING:
    from gui.session import Session


class RecordingsPanel(QWidget):
    """Shows, sorts, filters and selects recordings; its `view` takes the focus."""

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self.model = RecordingsModel(session, self)
        self.filter_bar = FilterBar(session, self)
        self.view = RecordingsView(session, self.model, self)
        self.cries = Cries(session, self.model)
        self.to_judge = ToJudge(session, self.model)
        self.view.cries_seen.connect(self.cries.want)
        self.view.show_cries()
        self.setFocusProxy(self.view)
        self._numbers = QLabel(self)
        self._numbers.setProperty("rank", "second")
        self._again = QToolButton(self)
        self._again.setText(self.tr("Sort again"))
        self._again.setVisible(False)
        self._again.setToolTip(self.tr("Values have changed since the list was sorted and filtered."))
        self._again.setAutoRaise(True)
        self._again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        below = QHBoxLayout()
        below.setContentsMargins(8, 2, 4, 4)
        below.addWidget(self._numbers)
        below.addStretch(1)
        below.addWidget(self._again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        self.filter_bar.changed.connect(self._filter)
        self.filter_bar.left.connect(self.view.setFocus)
        self._again.clicked.connect(self.sort_again)
        self.model.stale_changed.connect(self._again.setVisible)
        self.model.counted.connect(self._count)
        self.model.arranged.connect(self._arranged)
        session.selection_changed.connect(self._count)
        session.opened.connect(self.filter_bar.clear)
        for signal in (session.closed, session.job_started, session.job_ended):
            signal.connect(self._count)
        self._count()

    def focus_filter(self) -> None:
        """Puts the cursor into the filter's text."""
        self.filter_bar.focus_text()

    def select_all(self) -> None:
        """Selects every recording shown."""
        self.view.selectAll()

    def sort_again(self) -> None:
        """Sorts and filters by the values of now."""
        self.model.arrange()

    def _filter(self, filter: Filter) -> None:
        if filter != self.model.rows.filter:
            self.model.arrange(filter=filter)

    def _arranged(self) -> None:
        if not self.filter_bar.text.hasFocus():  # who types goes there with Enter
            self.view.leave_hidden_current()

    def _count(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.rows)
        selected, filtered = len(self._session.selected), self.model.rows.filter != Filter()
        if shown == total or not filtered:  # without a filter the rest is on its way into the list
            words = self.tr("%Ln recording(s)", "", total) if total else ""
        else:
            words = self.tr("{shown} of %Ln recording(s)", "", total).format(shown=numbers.whole(shown))
        if selected > 1:
            words += " · " + self.tr("{count} selected").format(count=numbers.whole(selected))
        self._numbers.setText(words)
        if self._session.project is None:
            self.view.set_empty(self.tr("No recordings open"), self.tr("Drop a folder of recordings on the window."))
        elif total and filtered:
            self.view.set_empty(
                self.tr("No recording passes the filter"), self.tr("Clear the filter, or ask for less of it.")
            )
        elif total or any(map(self._session.runs.is_running, ("load", "scan"))):
            self.view.set_empty(self.tr("Looking for recordings…"), self.tr("They appear here as they are found."))
        else:
            self.view.set_empty(
                self.tr("No recordings here yet"),
                self.tr("Sound files in subfolders need “Include subfolders”. F5 looks again."),
            )
