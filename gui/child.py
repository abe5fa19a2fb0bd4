"""A training child: `earmark train ... --progress json` in a process of its own, watched over by a lane.

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
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.job import Report

LOOK_EVERY_S = 0.1


def command(arguments: Sequence[str]) -> list[str]:
    """How this very program is started again with a verb; works frozen as well."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-X", "utf8", "-m", "gui"]
    return [*start, *arguments]


def _environment() -> dict[str, str]:
    here = str(Path(__file__).resolve().parent.parent)
    before = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (here, before))), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}


def run(arguments: Sequence[str], report: Report, arrived: Callable[[object], None]) -> dict[str, Any]:
    """Runs a verb with `--progress json`, hands over each line as a dict and returns the last one.

    Cancelling kills the child.  Raises UserError with what the child said when it fails, and Cancelled.
    """
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    child = subprocess.Popen(
        command(arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=_environment(), creationflags=flags
    )  # one pipe for both: progress comes on standard error, the result on standard output, and their order counts
    lines: queue.Queue[bytes | None] = queue.Queue()
    complaints: deque[str] = deque(maxlen=40)  # what was no JSON
    reader = threading.Thread(target=_read_lines, args=(child.stdout, lines), daemon=True, name="the child's lines")
    reader.start()
    last: dict[str, Any] = {}
    done, total, note = 0.0, 0.0, "Starting"
    try:
        while True:
            report(done, total, note)
            try:
                line = lines.get(timeout=LOOK_EVERY_S)
            except queue.Empty:
                continue
            if line is None:
                break
            said = _said(line)
            if said is None:
                complaints.append(line.decode("utf-8", "replace").rstrip())
                continue
            last = said
            done, total = float(said.get("done", done)), float(said.get("total", total))
            note = str(said.get("note", note))
            arrived(said)
        code = child.wait()
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        reader.join()
        if child.stdout is not None:
            child.stdout.close()
    error = last.get("error")
    if isinstance(error, dict):
        raise UserError(str(error.get("template", "")), str(error.get("hint", "")), **error.get("fields", {}))
    if code != 0:
        raise UserError("Training stopped: {reason}", reason=_reason(code, list(complaints)))
    return last


def _read_lines(pipe: Any, lines: queue.Queue[bytes | None]) -> None:
    for line in pipe:
        lines.put(line)
    lines.put(None)


def _said(line: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except ValueError:  # a library that prints
        return None
    return said if isinstance(said, dict) else None


def _reason(code: int, complaints: list[str]) -> str:
    if code in (-9, 137, -1073741801):
        return "the computer ran out of memory, or someone ended it"
    words = [line for line in complaints if line.strip()]
    return words[-1] if words else f"the training process ended with code {code}"
