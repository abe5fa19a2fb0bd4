"""What lanes do: plain functions that run in a thread of their own, each with its own twin of the project.  No widget is touched here."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.job import Report
from engine.sound.recording import Recording

if TYPE_CHECKING:
    from engine.datasets import Opened
    from engine.exchange import imports
    from engine.exchange.clips import Clip, Kind, Saved
    from engine.labels import Label
    from engine.labels.history import Edit
    from engine.predict import Estimate, Options
    from engine.predict.predictions import Prediction
    from engine.predict.proposals import Proposal
    from engine.project import Project
    from engine.project.finding import ByLevel, ByModel, Found
    from engine.project.teaching import Refit, Teaching
    from engine.sound import scan
    from engine.sound.acoustics import Acoustics

EDITED = 1000  # recordings whose new labels the window takes in at one go
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
    """What a complete scan found; `skipped` was left out, each with the reason."""

    recordings: int
    subfolders: list[tuple[str, int]] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Edited:
    """All labels of some recordings, after an edit."""

    files: Sequence[str]
    labels: Sequence[Label]


def measure_cries(project: Project, files: Sequence[str], report: Report, arrived: Arrived) -> None:
    """Hands over the voice in each recording, as plain numbers by file: what is known at once, the rest as it is measured.

    Where nothing can be read, there are no numbers.
    """
    with project.twin() as own, own.measuring("cry") as voices:
        known = {file: voice.values() for file in files if (voice := voices.known(file)) is not None}
        for some in slices(list(known), SLICE):
            report(0, 0)
            arrived({file: known[file] for file in some})
        left = [file for file in files if file not in known]
        for done, file in enumerate(left):
            report(done, len(left), "Measuring")
            voice = voices.of(file)
            arrived({file: voice.values() if voice is not None else ()})


def slices(rows: Sequence[Any], size: int = SLICE) -> Iterator[Sequence[Any]]:
    """`rows` in pieces."""
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]


def load(project: Project, report: Report, arrived: Arrived) -> int:
    """Hands over what the project knows already; returns the number of recordings."""
    with project.twin() as own:
        count = 0
        for some in own.recordings_in_pieces(SLICE):
            report(0, 0)
            arrived(Part(recordings=some))
            count += len(some)
        for some in own.labels_in_pieces(SLICE):
            arrived(Part(labels=some))
        for some in own.predictions_in_pieces(SLICE, str):
            report(0, 0)
            arrived(Part(predictions=some))
    return count


def look(project: Project, report: Report, arrived: Arrived) -> Scan:
    """Finds the recordings of the project's folder, names first and headers after; hands over what is new or has changed."""
    from engine.sound import scan

    root, recursive = project.root, project.recursive
    with project.twin() as own:
        known = own.stamps()
        fresh = not known
        pieces = own.recordings_in_pieces(SLICE)
        unread = {r.file for some in pieces for r in some if not r.is_read}
        present: list[str] = []
        skipped: dict[str, str] = {}
        todo: list[scan.Found] = []
        names: list[scan.Found] = []
        handed_s, room = time.monotonic(), FIRST

        def hand_over() -> None:
            nonlocal handed_s, room
            new = [Recording(f.file, f.size_bytes, f.modified_ns) for f in names]
            if not own.read_only:
                own.put_headers(new)
            arrived(Part(recordings=new))
            names.clear()
            handed_s, room = time.monotonic(), SLICE

        for found in scan.find(root, recursive, skipped):
            present.append(found.file)
            new = known.pop(found.file, None) != (found.size_bytes, found.modified_ns)
            if new:
                names.append(found)
            if new or found.file in unread:
                todo.append(found)
            if len(names) >= room or (names and time.monotonic() - handed_s > TOGETHER_S):
                hand_over()
            if len(present) % 200 == 0:
                report(len(present), 0, "Looking for recordings")
        if names:
            hand_over()
        if not own.read_only:
            gone = own.forget_missing(present, skipped)
            for some in slices(gone):
                arrived(Part(gone=some))
        for batch in scan.headers(root, todo, report):
            if not own.read_only:
                own.put_headers(batch)
            arrived(Part(recordings=batch))
        fresh = fresh or not present  # of a folder that is known its subfolders were offered once
        subfolders = scan.subfolders_with_sound(root) if fresh and not recursive else []
    return Scan(len(present), subfolders, skipped)


def table_beside(project: Project, files: Sequence[str], report: Report) -> Path | None:
    """The table with them that says what most recordings are."""
    from engine import datasets

    with uncollected():
        return datasets.table_beside(project.root, files)


@dataclass(frozen=True)
class Made:
    """What an Edit tells of itself, without its rows."""

    name: str
    files: frozenset[str]
    class_ids: tuple[frozenset[int], frozenset[int]]
    labels_out: int
    classes_changed: bool
    settings_changed: tuple[str, ...]


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows in any number are in no cycle; looking for some among them, again and again, kept the window waiting for 300 ms at a time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def edit(project: Project, verb: Callable[[Project, Report], Edit | None], report: Report) -> Made | None:
    """Makes a big edit; nothing has changed where it is cancelled or killed."""
    with uncollected(), project.twin(edits=True) as own:
        return _without_rows(verb(own, report))


def _without_rows(edit: Edit | None) -> Made | None:
    if not edit:
        return None
    made, rows = (
        Made(edit.name, edit.files, edit.class_ids, edit.labels_out, edit.classes_changed, edit.settings_changed),
        list(edit.changes),
    )
    del edit
    while rows:  # given back a few at a time: no other thread runs while Python frees a million things at one go
        del rows[-SLICE:]
    return made


def edited(project: Project, files: Iterable[str], arrived: Arrived) -> None:
    """Hands over the labels of recordings that an edit has changed."""
    with project.twin() as own:
        for some in slices(list(files), EDITED):
            arrived(Edited(some, own.labels_of(some)))


class Classified(NamedTuple):
    """How many recordings have a result now, and of how many nothing could be read."""

    recordings: int
    unread: int


class Together:
    """Collects single results and hands them over a few times a second, the first one at once, and whatever waits at the end."""

    def __init__(self, report: Report, arrived: Arrived):
        self._report = report
        self._arrived = arrived
        self._waiting: list[Prediction] = []
        self._last_s = 0.0
        self.unread = 0

    def __enter__(self) -> Together:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()

    def put(self, prediction: Prediction) -> None:
        """One result."""
        self._waiting.append(prediction)
        self.unread += not prediction.said
        self._flush_soon()

    def report(self, done: float, total: float, note: str = "") -> None:
        """The report to give to the work: results never wait for the next one to come."""
        self._flush_soon()
        self._report(done, total, note)

    def _flush_soon(self) -> None:
        if self._waiting and (time.monotonic() - self._last_s >= TOGETHER_S or len(self._waiting) >= SLICE):
            self._flush()

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        for some in slices(waiting):
            self._arrived(Part(predictions=some))
        self._last_s = time.monotonic()


@dataclass(frozen=True)
class Plan:
    """What classifying takes, with and without keeping embeddings."""

    keeping: Estimate
    not_keeping: Estimate


def estimate(project: Project, options: Options, report: Report) -> Plan:
    """What classifying all that is pending takes; the speed is only measured where it may be long."""
    from engine import predict

    with project.twin() as own:
        pending, model = own.pending(), own.model
        report(0, 0)
        speed = predict.pace(model, own.root, pending, options)
        return Plan(*(predict.estimate(pending, model, keep, speed) for keep in (True, False)))


def classify(project: Project, options: Options, again: bool, report: Report, arrived: Arrived) -> Classified:
    """Classifies what is pending, or everything `again`; each result is on disk before it is shown."""
    from engine.awake import awake

    with awake(), project.twin() as own, Together(report, arrived) as together:
        if again:
            own.clear_predictions()
        return Classified(own.classify(together.report, together.put, options=options), together.unread)


def refit(project: Project, report: Report, arrived: Arrived) -> Refit:
    """The first step of teaching: a new version and new scores."""
    with project.twin() as own:
        with Together(report, arrived) as together:
            made = own.refit(together.report, together.put)
        _hand_over(own, report, arrived)
        return made


def judge(project: Project, made: Refit | None, report: Report, arrived: Arrived) -> Teaching | None:
    """The second step, of `made` or of what was left unjudged: whether it stays; where it does not, the scores are as before."""
    with project.twin() as own:
        made = made or own.unjudged()
        if made is None:
            return None
        teaching = own.judge(made, report)
        if not teaching.taken:
            _hand_over(own, report, arrived)
        return teaching


def take(project: Project, number: int, report: Report, arrived: Arrived) -> int:
    """Takes a version into use."""
    with project.twin() as own:
        own.take(number, report)
        _hand_over(own, report, arrived)
    return number


def _hand_over(own: Project, report: Report, arrived: Arrived) -> None:
    # as the model calls classes: the list calls them as they are called now
    for some in own.predictions_in_pieces(SLICE, str):
        arrived(Part(predictions=some))


def train(
    folder: Path, recipe: str, epochs: int, start: str, changes: Sequence[str], report: Report, arrived: Arrived
) -> Path:
    """Trains in a child process, from nothing or (`start`: a model's folder) going on from a model; returns the new model's folder."""
    from engine.awake import awake
    from gui import child

    arguments = [
        "train",
        "--project",
        str(folder),
        "--recipe",
        recipe,
        "--out",
        str(folder / "trained"),
        *(part for change in changes for part in ("--set", change)),
    ]
    if epochs:
        arguments += ["--epochs", str(epochs)]
    if start:
        arguments += ["--start", start]
    with awake():
        return Path(child.run([*arguments, "--progress", "json"], report, arrived)["model"])


def write_model(what: Sequence[str], path: Path, report: Report, arrived: Arrived) -> Path:
    """Writes a model or its embeddings as the file's ending says, in a child process, for Keras may be needed; returns the file."""
    from gui import child

    return Path(child.run(["export", *what, "--out", str(path), "--progress", "json"], report, arrived)["file"])


def take_trained(project: Project, folder: Path, report: Report, arrived: Arrived) -> Teaching:
    """A trained model becomes a version: everything is classified with it, then it is judged like a taught one."""
    from engine.awake import awake

    with awake(), project.twin() as own:
        with Together(report, arrived) as together:
            teaching = own.take_trained(folder, together.report, together.put)
        _hand_over(own, report, arrived)
        return teaching


def export(project: Project, path: Path, options: Any, report: Report) -> Any:
    """Writes the table beside, then in place."""
    with project.twin() as own:
        return own.export(path, options, report) if options is not None else own.export(path, report=report)


def save_clips(
    project: Project,
    some: Sequence[Clip],
    folder: Path,
    pattern: str,
    padding_s: float,
    kind: Kind,
    report: Report,
) -> Saved:
    """Writes regions as sound files."""
    from engine.exchange import clips

    with project.twin() as own:
        return clips.save(own, some, folder, pattern, padding_s, kind, report)


def find_regions(
    project: Project, how: ByModel | ByLevel, files: Sequence[str], report: Report
) -> tuple[Found, Proposal | None]:
    """Finds regions in recordings and proposes them; with the first of them that is to be judged."""
    with project.twin() as own:
        return own.find_regions(how, files, report), own.first_proposal(files)


def propose_plan(project: Project, plan: imports.Plan, names: dict[str, str], source: str) -> int:
    """What a table predicts is proposed; returns how many regions."""
    from engine.exchange.imports import renamed

    with project.twin() as own:
        return own.propose_plan(renamed(plan, names), source)


def regions_here(project: Project, how: ByModel | ByLevel, file: str, report: Report) -> list[Proposal] | None:
    """What would be found in one recording; None where the model has not heard it."""
    from engine.project import finding

    with project.twin() as own:
        return finding.in_recording(own, how, file, report)


def count_to_judge(
    project: Project, files: Collection[str] | None, report: Report
) -> tuple[frozenset[str] | None, dict[str, int]]:
    """Of which recordings (None: of all) regions were counted, and how many each has that are still to be judged."""
    with project.twin() as own:
        proposed = own.proposed()
        wanted = list(proposed) if files is None else [file for file in files if file in proposed]
        counts: dict[str, int] = {}
        for some in slices(wanted):
            report(0, 0)
            counts |= own.to_judge(some)
    return None if files is None else frozenset(files), counts


def open_dataset(place: Path, audio: Path | None, report: Report) -> Opened:
    """What lies in a place, or in a table whose recordings are in the folder `audio`: a labelled data set, taken for what it is."""
    from engine import datasets

    return datasets.open(place, datasets.Asked(audio=audio), report)


def compare(arguments: Sequence[str], report: Report, arrived: Arrived) -> dict[str, Any]:
    """Evaluates, compares or trains on a data set in a child process; hands over what it tells, and returns what was found."""
    from engine.awake import awake
    from gui import child

    with awake():
        return child.run([*arguments, "--progress", "json"], report, arrived)


def measure(
    path: Path, start_s: float, end_s: float, low_hz: float | None, high_hz: float | None, channel: int
) -> Acoustics:
    """The numbers of a region."""
    from engine.sound import acoustics

    return acoustics.measure(path, start_s, end_s, low_hz, high_hz, channel)
