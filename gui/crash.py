"""What is left of a program that ended all of a sudden: the places in the code, kept in a file beside the log until the next start.

A program that ends as it should empties the file, so whatever lies in it tells of one that did not.  It stays on this computer.
"""

from __future__ import annotations

import faulthandler
from typing import TextIO

from engine import places

MOST_BYTES = 20_000  # of the end; a crash of many threads is shorter
_files: list[TextIO] = []


def watch() -> str:
    """From now on a crash of native code is written down.  Returns what an earlier one left behind, without the person's name, or ""."""
    file = places.log_file().with_name("crash.log")
    try:
        left = file.read_text("utf-8", "replace")[-MOST_BYTES:].strip() if file.exists() else ""
        _files.append(file.open("w", encoding="utf-8"))
    except OSError:  # nowhere to write: the program works all the same
        return ""
    faulthandler.enable(_files[-1])
    return places.without_names(left)


def unwatch() -> None:
    """The program ends as it should."""
    faulthandler.disable()
    while _files:
        with _files.pop() as file:
            file.truncate(0)
