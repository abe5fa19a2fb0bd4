"""What is left of a program that ended all of a sudden: the places in the code, kept in a file beside the log until the next start.

A program that ends as it should empties the file, so whatever lies in it tells of one that did not.  It stays on this computer.
"""

from __future__ import annotations

import faulthandler
import re
import sysconfig
from pathlib import Path
from typing import TextIO

from engine import places

MOST_BYTES = 20_000  # of the end; a crash of many threads is shorter
_FILE = re.compile(r'File "([^"\n]+)"')
_files: list[TextIO] = []


def watch() -> str:
    """From now on a crash of native code is written down.  Returns what an earlier one left behind, without a person's files, or ""."""
    file = places.log_file().with_name("crash.log")
    try:
        left = file.read_text("utf-8", "replace")[-MOST_BYTES:].strip() if file.exists() else ""
        _files.append(file.open("w", encoding="utf-8"))
    except OSError:  # nowhere to write: the program works all the same
        return ""
    faulthandler.enable(_files[-1])
    return places.without_names(_FILE.sub(_told, left))


def unwatch() -> None:
    """The program ends as it should."""
    faulthandler.disable()
    while _files:
        with _files.pop() as file:
            file.truncate(0)


def _told(found: re.Match[str]) -> str:
    """A file of code by its place in the program or in Python; one that lies elsewhere is a person's own."""
    file = Path(found[1])
    if found[1].startswith("<") or not file.is_absolute():  # made up while it runs, or of the packed app
        return found[0]
    roots = (places.RESOURCES.parent, *map(Path, sysconfig.get_paths().values()))
    inside = [file.relative_to(root).as_posix() for root in roots if file.is_relative_to(root)]
    return f'File "{min(inside, key=len, default="…")}"'
