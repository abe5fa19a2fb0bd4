"""Does everything work here: the self-test, run in a process of its own, as a page of lines and a report to copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from engine import selftest
from engine.job import Report
from engine.selftest import Check
from gui import child, icons, messages, theme
from gui.arrange import sized
from gui.session import Session
from gui.worker import Job


def run(report: Report, arrived: Callable[[object], None]) -> None:
    """Runs `earmark self-test` as a child and hands over each Check as it is made.  Cancelling ends the child."""

    def check(said: Any) -> None:
        arrived(Check(said["name"], said["good"], said["found"]))

    child.run(["self-test", "--progress", "json"], report, check)


class SelfTestDialog(QDialog):
    """A line for each check as it comes; then a verdict."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.checks: list[Check] = []
        self.setWindowTitle(self.tr("Does everything work?"))
        sized(self, 760, 560)
        self.head = QLabel(self.tr("Trying every part…"))
        self.head.setFont(theme.font(2, bold=True))
        self.head.setWordWrap(True)
        lines = QWidget()
        self._grid = QGridLayout(lines)
        self._grid.setHorizontalSpacing(theme.SPACE * 2)
        self._grid.setVerticalSpacing(theme.SPACE)
        self._grid.setColumnStretch(2, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setAccessibleName(self.windowTitle())
        self.area.setWidgetResizable(True)
        self.area.setWidget(lines)
        self.copy = QPushButton(self.tr("Copy the report"))
        self.copy.setToolTip(self.tr("It names neither you nor your recordings"))
        self.copy.clicked.connect(self._copy)
        self.copy.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addLayout(messages.buttons(self, messages.translate("messages", "Close"), extra=[self.copy]))
        self._job = Job(run)
        self._job.arrived.connect(self._arrived)
        self._job.succeeded.connect(self._ended)
        self._job.failed.connect(self._failed)

    def begin(self) -> None:
        """Starts the test."""
        self._session.start(self._session.lanes.train, self._job)

    def done(self, result: int) -> None:
        self._job.cancel()
        super().done(result)

    def _arrived(self, check: Any) -> None:
        self.checks.append(check)
        self._line(check.name, check.found, check.good)

    def _line(self, name: str, found: str, good: bool) -> None:
        row = self._grid.rowCount()
        colours = theme.palette()
        picture = QLabel()
        icon = icons.icon("accept", colours.good) if good else icons.icon("warn", colours.bad)
        picture.setPixmap(icon.pixmap(18, 18))
        picture.setAccessibleName(self.tr("good") if good else self.tr("not good"))
        title, words = QLabel(self._named(name)), QLabel(found)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if good:
            words.setProperty("rank", "second")
        for at, widget in enumerate((picture, title, words)):
            self._grid.addWidget(widget, row, at, Qt.AlignmentFlag.AlignTop if at < 2 else Qt.AlignmentFlag(0))

    def _named(self, name: str) -> str:
        model = name.removeprefix("model ")
        return messages.translate("selftest", name) if model == name else self.tr("model {name}").format(name=model)

    def _ended(self, _: object = None) -> None:
        good = all(check.good for check in self.checks)
        self.head.setText(self.tr("Everything works.") if good else self.tr("Something does not work."))
        self.copy.setEnabled(True)

    def _failed(self, error: BaseException) -> None:
        self._arrived(Check("self-test", False, messages.text(error)))
        self._ended()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(selftest.report(self.checks))


def show(session: Session, parent: QWidget | None = None) -> None:
    """Opens the page and starts the test."""
    dialog = SelfTestDialog(session, parent)
    dialog.begin()
    dialog.exec()
