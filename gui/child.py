"""A child: `earmark train ... --progress json`, or another verb, in a process of its own, watched over by a lane.

A network is trained in another process so that neither TensorFlow's import nor running out of memory touches the window.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.job import Report

LOOK_EVERY_S = 0.1


def command(arguments: Sequence[str]) -> list[str]:
    """How this very program is started again with a verb; works frozen as well."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-X", "utf8", "-m", "gui", *arguments]
    console = Path(sys.executable).with_name(
        "earmark-console.exe"
    )  # on Windows a program with a window says nothing to anyone
    return [str(console) if console.exists() else sys.executable, *arguments]


def _environment() -> dict[str, str]:
    here = str(Path(__file__).resolve().parent.parent)
    places = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": places, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}


def run(arguments: Sequence[str], report: Report, arrived: Callable[[object], None]) -> dict[str, Any]:
    """Runs a verb with `--progress json`; hands over what it tells but its progress, each a dict with a "kind", and returns its result.

    Progress and what the program complains of come on its standard error, the result on its standard output.  Cancelling kills the
    child.  Raises UserError with what the child said when it fails, and Cancelled.
    """
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    child = subprocess.Popen(
        command(arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=_environment(),
        creationflags=flags,
    )
    lines: queue.Queue[bytes | None] = queue.Queue()
    readers = [
        threading.Thread(target=_read, args=(pipe, lines), daemon=True, name=f"child's {name}")
        for pipe, name in ((child.stdout, "result"), (child.stderr, "progress"))
    ]
    for reader in readers:
        reader.start()
    try:
        told = _follow(lines, report, arrived)
        code = child.wait()
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        for reader in readers:
            reader.join()
        for pipe in (child.stdout, child.stderr):
            if pipe is not None:
                pipe.close()
    if told.error:
        raise UserError(
            str(told.error.get("template", "")), str(told.error.get("hint", "")), **told.error.get("fields", {})
        )
    if not told.result:
        raise UserError("The work in the background stopped: {reason}", reason=_reason(code, list(told.complaints)))
    return told.result


@dataclass
class _Told:
    """What a child has said so far."""

    result: dict[str, Any] = field(default_factory=dict)
    error: dict[str, Any] = field(default_factory=dict)
    complaints: deque[str] = field(default_factory=lambda: deque(maxlen=40))


def _follow(lines: queue.Queue[bytes | None], report: Report, arrived: Callable[[object], None]) -> _Told:
    told = _Told()
    done, total, note, open_pipes = 0.0, 0.0, "Starting", 2
    while open_pipes:
        report(done, total, note)
        try:
            line = lines.get(timeout=LOOK_EVERY_S)
        except queue.Empty:
            continue
        if line is None:
            open_pipes -= 1
            continue
        said = _said(line)
        match said.get("kind"):
            case "progress":
                done, total, note = float(said["done"]), float(said["total"]), str(said["note"])
            case "result":
                told.result = said
            case "error":
                told.error = dict(said.get("error") or {})
            case None:
                told.complaints.append(line.decode("utf-8", "replace").rstrip())
            case _:
                arrived(said)
    return told


def _read(pipe: Any, lines: queue.Queue[bytes | None]) -> None:
    for line in pipe:
        lines.put(line)
    lines.put(None)


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:  # a library that prints
        return {}
    return said if isinstance(said, dict) else {}


def _reason(code: int, complaints: list[str]) -> str:
    if code in (-9, 137, -1073741801):
        return "the computer ran out of memory, or someone ended it"
    words = [line for line in complaints if line.strip()]
    return words[-1] if words else f"its process ended with code {code}"
