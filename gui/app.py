"""Builds the window and all it needs, and takes it down in order: refuse new jobs, cancel, wait, close the project, close the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from engine import natives
from engine import settings as settings_module
from gui import messages, theme, words
from gui.lanes import Lanes
from gui.main_window import MainWindow
from gui.session import Session

log = logging.getLogger(__name__)

_SWITCH_S = 0.001  # how long a lane may keep the window from the interpreter; Python's own 5 ms add up in a frame


# What Qt's sound library says while the system loads it, with a lock held that a lane may want that has the interpreter meanwhile:
# the window then waited for the lane, and the lane for the window, for ever.
_UNHEARD = "qt.multimedia*=false"


class App(QObject):
    """The parts of the running program."""

    def __init__(self, qt: QApplication, inline: bool = False):
        super().__init__()
        self._qt = qt
        self._is_open = True
        settings = settings_module.load()
        theme.apply(settings.theme)
        self.lanes = Lanes.make(inline)
        self.session = Session(settings, self.lanes)
        self.window = MainWindow(self.session)
        self.window.closing.connect(self.close)
        qt.aboutToQuit.connect(self.close)
        qt.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self.session.settings.theme == "system":
            theme.apply("system")

    def close(self) -> None:
        """Ends the lanes, then closes the project.  May be called twice."""
        if not self._is_open:
            return
        self._is_open = False
        self._qt.styleHints().colorSchemeChanged.disconnect(self._scheme_changed)
        self.window.silence()
        self.session.runs.stop()
        self.session.edits.finish()
        self.lanes.close()
        self.session.close_project()


def run(places: Sequence[str], argv: Sequence[str], crash: str = "") -> int:
    """Shows the window, opens the first of `places`, and returns the exit code when the window is closed.

    `crash`: what the program before left behind when it ended all of a sudden; offered as a report.
    """
    sys.setswitchinterval(_SWITCH_S)
    QLoggingCategory.setFilterRules(_UNHEARD)
    before = qInstallMessageHandler(_log_qt)
    QApplication.setApplicationName("Earmark")
    QApplication.setDesktopFileName("earmark")
    qt = QApplication([sys.argv[0] if sys.argv else "earmark", *argv])
    qt.setApplicationDisplayName("")
    if places:
        _import_plots()
    words.install(qt)
    app = App(qt)
    app.window.start.painted.connect(_import_plots, Qt.ConnectionType.QueuedConnection)
    app.window.show()
    if places:
        QTimer.singleShot(0, app, lambda: app.window.open_path(places[0]))
    if crash:
        QTimer.singleShot(0, app, lambda: messages.show_crash(crash, app.window))
    with natives.silenced():  # from here on; that there is no display is said
        code = qt.exec()
    app.close()
    qInstallMessageHandler(before)
    return code


def _import_plots() -> None:
    """An eighth of a second: before there is a window with recordings that could wait for it, else when the start page is seen."""
    import pyqtgraph  # noqa: F401


def _log_qt(kind: QtMsgType, context: QMessageLogContext, words: str | None) -> None:
    """What Qt has to say is for the log, not for a terminal that nobody reads."""
    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(kind, logging.WARNING)
    logging.getLogger("qt").log(level, "%s: %s", context.category or "default", words)
