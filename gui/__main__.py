"""Where the program starts: without a verb the window, with one the command line."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from types import TracebackType

USAGE = "earmark [FOLDER | PROJECT]"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program; returns the exit code.  `argv` without the program's name, None for what the command line says."""
    argv = list(sys.argv[1:] if argv is None else argv)
    if argv[:1] == ["self-test"]:
        from gui import checks

        if argv[1:] == ["--window"]:
            return checks.tell()
        checks.bring_along(_has_display())
    if argv and _is_verb(argv[0]):
        from engine.cli import main as run_verb

        return run_verb(argv)
    folders = [word for word in argv if not word.startswith("-")]
    if folders and folders[0].isalpha() and not os.path.exists(folders[0]):  # a verb with a slip rather than a folder
        _complain(f"There is no verb or folder “{folders[0]}”. `earmark --help` lists the verbs.")
        return 2
    if any(word.startswith("--") for word in argv):
        _complain(
            "Options are for verbs, as in `earmark classify FOLDER --out results.csv`. `earmark --help` lists the verbs."
        )
        return 2
    if not _has_display():
        _complain("There is no display to open a window on. `earmark classify FOLDER` does the work without one.")
        return 2
    from gui import crash

    _keep_log()
    left = crash.watch()
    _catch_faults()
    from gui import app

    code = app.run(folders, [word for word in argv if word.startswith("-")], left)
    crash.unwatch()
    return code


def _complain(sentence: str) -> None:
    print(f"earmark: {sentence}", file=sys.stderr)  # noqa: T201 - said nowhere where there is no console, as on Windows


def _is_verb(word: str) -> bool:
    if word in ("-h", "--help", "--version"):
        return True
    if not word.replace("-", "").isalpha():  # a path: do not wait for the command line to be imported
        return False
    from engine.cli import VERBS

    return word in VERBS


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _keep_log() -> None:
    """Warnings and faults go to a small rotating file."""
    from engine import places

    place = places.log_file()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place, maxBytes=1 << 20, backupCount=3, encoding="utf-8")
    except OSError:  # nowhere to write: the program works all the same
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("wakepy").setLevel(logging.WARNING)  # tells at length that there is no desktop bus


def _catch_faults() -> None:
    """What nobody caught is logged, and shown as a report to copy: each fault once, for one in a paint event comes again and again."""
    showing = False
    shown: set[str] = set()

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("earmark").error("fault", exc_info=(kind, error, trace))
        from PySide6.QtWidgets import QApplication

        place = "".join(traceback.format_tb(trace)[-1:]) + kind.__name__
        if (
            showing
            or place in shown
            or QApplication.instance() is None
            or threading.current_thread() is not threading.main_thread()
        ):
            return
        showing = True
        shown.add(place)
        try:
            from engine.errors import UserError
            from gui import messages
            from gui.main_window import MainWindow

            window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
            if isinstance(error, UserError) and window is not None:
                window.show_error(error)
            else:
                messages.show_report(error, window)
        finally:
            showing = False

    sys.excepthook = show


if __name__ == "__main__":
    multiprocessing.freeze_support()  # in the packed app the processes that measure begin here, too
    raise SystemExit(main())
