"""Native libraries (LiteRT, FFmpeg, TensorFlow) write notes of their own to standard error, past Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def silenced() -> Iterator[None]:
    """Away with them, Python's lines stay.  With EARMARK_DEBUG set they stay too."""
    try:
        ours = sys.stderr.fileno() == 2 and not os.environ.get("EARMARK_DEBUG")
    except (OSError, ValueError, AttributeError):  # no real standard error: a test, a window's program
        ours = False
    if not ours:
        yield
        return
    sys.stderr.flush()
    before, kept = sys.stderr, os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    sys.stderr = open(kept, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115 - closed below
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        sys.stderr.close()
        sys.stderr = before
