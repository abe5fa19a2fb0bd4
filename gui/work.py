"""What lanes do: plain functions that run in a thread of their own, each with its own twin of the project.  No widget is touched here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import scan
from engine.job import Report
from engine.recording import Recording
from gui.awake import awake

if TYPE_CHECKING:
    from engine.labels import Label
    from engine.predictions import Prediction
    from engine.project import Project

SLICE = 500  # what the window takes in at one go without a stutter
TOGETHER_S = 0.15  # results are handed over so often
FIRST = 50  # the first rows at once

Arrived = Callable[[object], None]


@dataclass(frozen=True)
class Part:
    """A slice of what a project holds."""

    recordings: Sequence[Recording] = ()
    labels: Sequence[Label] = ()
    predictions: Sequence[Prediction] = ()
    gone: Sequence[str] = ()


@dataclass(frozen=True)
class Scan:
    """What a complete scan found."""

    recordings: int
    subfolders: list[tuple[str, int]] = field(default_factory=list)


def slices(rows: Sequence[Any], size: int = SLICE) -> Iterator[Sequence[Any]]:
    """`rows` in pieces."""
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]


def load(project: Project, report: Report, arrived: Arrived) -> int:
    """Hands over what the project knows already; returns the number of recordings."""
    with project.twin() as own:
        recordings = own.recordings()
        for some in slices(recordings):
            report(0, 0)
            arrived(Part(recordings=some))
        for some in slices(own.labels()):
            arrived(Part(labels=some))
        for some in slices(list(own.predictions().values())):
            report(0, 0)
            arrived(Part(predictions=some))
    return len(recordings)


def look(project: Project, report: Report, arrived: Arrived) -> Scan:
    """Finds the recordings of the project's folder, names first and headers after; hands over what is new or has changed."""
    root, recursive = project.root, project.recursive
    with project.twin() as own:
        known = own.stamps()
        unread = {r.file for r in own.recordings() if r.rate_hz is None and r.problem is None}
        present: list[str] = []
        todo: list[scan.Found] = []
        names: list[scan.Found] = []
        handed_s, room = time.monotonic(), FIRST

        def hand_over() -> None:
            nonlocal handed_s, room
            if names and not own.read_only:
                own.add(names)
            arrived(Part(recordings=[Recording(f.file, f.size_bytes, f.modified_ns) for f in names]))
            names.clear()
            handed_s, room = time.monotonic(), SLICE

        for found in scan.find(root, recursive):
            present.append(found.file)
            new = known.get(found.file) != (found.size_bytes, found.modified_ns)
            if new:
                names.append(found)
            if new or found.file in unread:
                todo.append(found)
            if len(names) >= room or names and time.monotonic() - handed_s > TOGETHER_S:
                hand_over()
            if len(present) % 200 == 0:
                report(len(present), 0, "Looking for recordings")
        if names:
            hand_over()
        if not own.read_only:
            gone = own.forget_missing(present)
            for some in slices(gone):
                arrived(Part(gone=some))
        for batch in scan.headers(root, todo, report):
            if not own.read_only:
                own.put_headers(batch)
            arrived(Part(recordings=batch))
        subfolders = scan.subfolders_with_sound(root) if not present and not recursive else []
    return Scan(len(present), subfolders)


class Together:
    """Collects single results and hands them over a few times a second, the first ones at once."""

    def __init__(self, arrived: Arrived):
        self._arrived = arrived
        self._waiting: list[Any] = []
        self._last_s = 0.0

    def put(self, result: Any) -> None:
        """One result, or a list of them."""
        self._waiting.extend(result if isinstance(result, list | tuple) else (result,))
        if time.monotonic() - self._last_s >= TOGETHER_S or len(self._waiting) >= SLICE:
            self.flush()

    def flush(self) -> None:
        """Hands over what waits."""
        for some in slices(self._waiting):
            self._arrived(Part(predictions=some))
        self._waiting = []
        self._last_s = time.monotonic()


def classify(project: Project, options: Any, files: Sequence[str] | None, report: Report, arrived: Arrived) -> int:
    """Classifies what is pending, or `files`; each result is on disk before it is shown.  Returns how many arrived."""
    count = 0

    def put(result: Any) -> None:
        nonlocal count
        count += len(result) if isinstance(result, list | tuple) else 1
        together.put(result)

    together = Together(arrived)
    with awake(), project.twin() as own:
        try:
            own.classify(report, put, files=files, options=options)
        finally:
            if not _cancelled(report):
                together.flush()
    return count


def _cancelled(report: Report) -> bool:
    from engine.job import Cancelled

    try:
        report(0, 0)
    except Cancelled:
        return True
    return False


def predictions(project: Project, files: Sequence[str] | None, report: Report, arrived: Arrived) -> None:
    """Hands over the predictions as they are on disk now."""
    with project.twin() as own:
        found = list(own.predictions().values())
    if files is not None:
        wanted = set(files)
        found = [prediction for prediction in found if prediction.file in wanted]
    for some in slices(found):
        report(0, 0)
        arrived(Part(predictions=some))


def export(project: Project, path: Path, options: Any, report: Report) -> Any:
    """Writes the table beside, then in place."""
    with project.twin() as own:
        return own.export(path, options, report) if options is not None else own.export(path, report=report)
