"""The window's part of the self-test: Qt's platform plug-in, the screen, sound out and in.

It runs in a process of its own, because Qt ends a process whose window system it cannot reach.  Qt is imported only there.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import asdict

from engine import places, selftest
from engine.selftest import Check
from gui import child

PATIENCE_S = 60.0


def bring_along(display: bool) -> None:
    """Adds the window's checks to the self-test; without a `display` it only says so."""
    selftest.FURTHER[:] = [_from_outside if display else _no_display]


def _no_display() -> Iterator[Check]:
    yield Check("window", True, "There is no display here; everything but the window works without one.")


def _from_outside() -> Iterator[Check]:
    try:
        done = subprocess.run(
            child.command(["self-test", "--window"]),
            capture_output=True,
            timeout=PATIENCE_S,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        yield Check("window", False, f"Qt does not answer: {error}")
        return
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        yield Check(**json.loads(line))
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0] if said else f"it ended with {done.returncode}"
        yield Check("window", False, places.without_names(f"Qt cannot open a window: {reason}"))


def tell() -> int:
    """Makes the checks and prints each as a line of JSON; returns the exit code."""
    for check in _made():
        print(json.dumps(asdict(check)), flush=True)  # noqa: T201 - read by the process that asked
    return 0


def _made() -> Iterator[Check]:
    from PySide6.QtCore import QT_TRANSLATE_NOOP, qVersion
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["earmark"])
    yield Check("window", True, f"Qt {qVersion()} on {application.platformName()}")
    screen = application.primaryScreen()
    size = screen.size()
    yield Check("screen", True, f"{size.width()} x {size.height()} at scale {screen.devicePixelRatio():g}")
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        yield Check("sound", False, f"Qt's sound library cannot be loaded: {error}. Install what it names.")
        return
    for name, found in (
        (QT_TRANSLATE_NOOP("selftest", "sound out"), QMediaDevices.audioOutputs()),
        (QT_TRANSLATE_NOOP("selftest", "sound in"), QMediaDevices.audioInputs()),
    ):
        rates = ", ".join(sorted({f"{one.preferredFormat().sampleRate()} Hz" for one in found}))
        missing = "no device: plug one in, or start the sound service"
        yield Check(name, True, f"{len(found)} at {rates}" if found else missing)
