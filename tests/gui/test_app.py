"""The running program: built and taken down in order, with real threads."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from gui import __main__
from gui.app import App


def test_closing_in_the_middle_of_a_scan(qapp, qtbot, folder):
    app = App(QApplication.instance())
    qtbot.addWidget(app.window)
    app.window.show()
    app.session.open_folder(folder, template="own")
    app.window.close()
    assert app.session.project is None
    assert not app.lanes.scan._open
    assert app.lanes.scan._thread is None
    app.close()


def test_a_folder_is_listed_while_the_event_loop_turns(qapp, qtbot, folder):
    app = App(QApplication.instance())
    qtbot.addWidget(app.window)
    app.window.show()
    with qtbot.waitSignal(app.session.current_changed, timeout=10_000):
        app.session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(app.session.rows) == 8 and not app.lanes.scan.jobs, timeout=10_000)
    assert app.session.rows.rate_hz[7] == 22_050
    app.close()
    assert not any(thread.isRunning() for thread in app.findChildren(QThread))


def alone(words: str, *given: str) -> None:
    """Runs a program in a process of its own, in which nothing is imported yet; it must end well."""
    done = subprocess.run([sys.executable, "-c", words, *given], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_opening_imports_nothing_heavy(folder):
    words = (
        "import sys; from PySide6.QtWidgets import QApplication; from gui.app import App; qt = QApplication([]); app = App(qt);"
        "app.window.show(); app.session.open_folder(sys.argv[1], template='own'); app.window.spectrogram;"
        "[qt.processEvents() for _ in range(50)];"
        "app.close(); heavy = {'tensorflow', 'keras', 'librosa', 'pandas', 'sklearn', 'openpyxl', 'scipy.fft', 'av'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    alone(words, str(folder))


def test_the_first_picture_waits_for_nothing_that_reads_or_classifies():
    words = (
        "import sys; from PySide6.QtWidgets import QApplication; from gui.app import App; qt = QApplication([]); app = App(qt);"
        "app.window.show(); qt.processEvents();"
        "early = {'engine.predict', 'engine.project', 'engine.model', 'soundfile', 'importlib.metadata'} & set(sys.modules);"
        "app.close(); assert not early, early"
    )
    alone(words)


def test_plots_are_imported_when_the_start_page_has_been_seen():
    words = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication; from gui import app, start;"
        "seen = []; paint = start.Mark.paintEvent;"
        "start.Mark.paintEvent = lambda mark, event: (seen.append('pyqtgraph' in sys.modules), paint(mark, event))[0];"
        "timer = QTimer(); timer.timeout.connect(lambda: 'pyqtgraph' in sys.modules and QApplication.quit());"
        "run = app.App.__init__; app.App.__init__ = lambda *given: (run(*given), timer.start(50))[0];"
        "app.run([], []); assert seen[0] is False, seen"
    )
    alone(words)


def test_a_slip_in_a_verb_opens_no_window(capsys):
    assert __main__.main(["clasify"]) == 2
    assert "no verb or folder" in capsys.readouterr().err


def test_nothing_is_said_while_the_sound_library_is_loaded():
    """Whoever logs with the loader's lock held waits for a lane that wants that lock, and has the interpreter."""
    code = (
        "from PySide6.QtCore import QCoreApplication, QLoggingCategory, qInstallMessageHandler\n"
        "from gui import app\n"
        "QLoggingCategory.setFilterRules(app._UNHEARD)\n"
        "qInstallMessageHandler(lambda kind, context, words: print(context.category, words))\n"
        "qt = QCoreApplication([])\n"
        "from PySide6.QtMultimedia import QMediaDevices\n"
        "QMediaDevices(qt)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "multimedia" not in done.stdout
