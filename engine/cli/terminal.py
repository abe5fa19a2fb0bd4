"""What the terminal shows: progress with rate and time left, complaints, plain tables; and Ctrl+C as a wish to stop."""

from __future__ import annotations

import argparse
import io
import json
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from engine.errors import UserError
from engine.job import Cancelled

QUIET_S = 0.5  # work shorter than this shows no progress
EVERY_S = {"live": 0.1, "line": 10.0, "json": 0.2}


def speak_utf8() -> None:
    """UTF-8 and untranslated line ends on both streams, whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")  # a table's own line ends stay what they are


def say(line: str) -> None:
    """One line for the person, beside the results."""
    print(line, file=sys.stderr, flush=True)


def complain(sentence: str) -> None:
    """One sentence on what went wrong."""
    say(f"earmark: {sentence}")


def clock(seconds: float) -> str:
    """A duration as people read it: 42 s, 3 min 05 s, 2 h 10 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def many(count: int, thing: str) -> str:
    """A number of things: 1 recording, 2 recordings."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def size(count: float) -> str:
    """A number of bytes as people read it."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit in ("bytes", "kB") else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError


class Meter:
    """A `Report` for the terminal.  Raises `Cancelled` at the next progress point once Ctrl+C was pressed or the reader has gone."""

    def __init__(self, kind: str = "auto", unit: str = "recordings"):
        """`kind` is auto (a live line on a terminal, else a line now and then), json (one object a line) or none."""
        self.kind = ("live" if sys.stderr.isatty() else "line") if kind == "auto" else kind
        self.unit = unit
        self.stop = threading.Event()
        self._note: str | None = None
        self._began_s = self._last_s = time.monotonic()
        self._first = 0.0
        self._shown = 0

    def __call__(self, done: float, total: float, note: str = "") -> None:
        if self.stop.is_set():
            raise Cancelled
        now_s = time.monotonic()
        if note != self._note:  # another stretch of work, with a rate of its own
            self._note, self._began_s, self._first = note, now_s, done
            self._last_s = now_s if self._shown == 0 else 0.0
        elapsed_s = now_s - self._began_s
        rate = (done - self._first) / elapsed_s if elapsed_s > 0 else 0.0
        left_s = (total - done) / rate if total and rate > 0 else None
        if self.kind == "json":
            if now_s - self._last_s >= EVERY_S["json"] or self._shown == 0 or (total and done >= total):
                self._last_s = now_s
                self.event("progress", done=done, total=total, note=note, rate=rate, left_s=left_s)
        elif self.kind != "none" and now_s - self._last_s >= (EVERY_S[self.kind] if self._shown else QUIET_S):
            self._last_s = now_s
            self._write(_progress_line(done, total, note, self.unit, rate, left_s))

    def event(self, kind: str, **fields: Any) -> None:
        """With `--progress json` one object on a line of standard error, whose "kind" says what it is; else nothing."""
        if self.kind != "json":
            return
        self._shown += 1
        try:
            print(json.dumps({"kind": kind, **fields}, default=str), file=sys.stderr, flush=True)
        except BrokenPipeError:
            raise Cancelled from None

    def failed(self, error: UserError) -> None:
        """The event of an error, which whoever follows shows in a language of its own."""
        self.event("error", error=apart(error))

    def clear(self) -> None:
        """Takes the live line away, so that other lines can follow."""
        if self.kind == "live" and self._shown:
            print("\r" + " " * self._shown + "\r", end="", file=sys.stderr, flush=True)

    def _write(self, line: str) -> None:
        if self.kind == "live":
            print("\r" + line.ljust(self._shown), end="", file=sys.stderr, flush=True)
            self._shown = max(self._shown, len(line))
        else:
            self._shown += 1
            say(line)


def apart(error: UserError) -> dict[str, Any]:
    """A sentence in parts, so that it can be translated."""
    return {"template": error.template, "hint": error.hint, "fields": error.fields}


def _progress_line(done: float, total: float, note: str, unit: str, rate: float, left_s: float | None) -> str:
    if unit == "bytes":
        so_far, speed = (f"{size(done)} of {size(total)}" if total else size(done)), size(rate)
    else:
        so_far = f"{done:,.0f} of {total:,.0f} {unit}" if total else f"{done:,.0f} {unit}" if done else ""
        so_far, speed = so_far.rstrip(), f"{rate:,.1f}"
    words = [": ".join(filter(None, (note, so_far)))]
    if total:
        words.append(f"{100 * done / total:.0f} %")
    if rate > 0:
        words.append(f"{speed} a second")
    if left_s is not None:
        words.append(f"{clock(left_s)} left")
    return ", ".join(words)


@contextmanager
def meter(kind: str = "auto", unit: str = "recordings") -> Iterator[Meter]:
    """A meter that Ctrl+C (and a request to end) stops at its next progress point; a second Ctrl+C stops at once."""
    shown = Meter(kind, unit)

    def ask(number: int, frame: FrameType | None) -> None:
        shown.stop.set()
        signal.signal(number, before[signal.Signals(number)])

    before: dict[signal.Signals, Any] = {}
    if threading.current_thread() is threading.main_thread():
        before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield shown
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        shown.clear()


def of_epoch(line: Mapping[str, Any]) -> str:
    """How one epoch of a training went."""
    held = f"; set aside to watch it {100 * line['val_accuracy']:.0f} %" if "val_accuracy" in line else ""
    return f"epoch {line['epoch']} of {line['epochs']}: loss {line['loss']:.3f}, accuracy {100 * line['accuracy']:.0f} %{held}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[str] = ()) -> str:
    """Rows as aligned plain text; the columns named in `right` are aligned right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(line[i]) for line in [list(head), *cells]) for i in range(len(head))]
    lines = [list(head), ["-" * width for width in widths], *cells]
    aligned = (
        "  ".join(
            cell.rjust(width) if name in right else cell.ljust(width) for cell, width, name in zip(line, widths, head)
        )
        for line in lines
    )
    return "\n".join(line.rstrip() for line in aligned)


def add_progress(parser: argparse.ArgumentParser) -> None:
    """Adds `--progress`."""
    parser.add_argument(
        "--progress",
        choices=("auto", "json", "none"),
        default="auto",
        help="on standard error: a line with rate and time left (auto), a JSON object a line (json), or nothing",
    )
