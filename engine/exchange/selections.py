"""Labels as other programs read them: Raven selection tables, Audacity label tracks, BirdNET's results, a file for each recording."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from engine.errors import UserError
from engine.exchange import foreign
from engine.exchange.export import replacing, text
from engine.exchange.foreign import TRACK
from engine.exchange.tables import number as value_of
from engine.job import Report, silent
from engine.labels.classes import UNKNOWN
from engine.predict.proposals import Proposal
from engine.sound.recording import Recording
from engine.sound.scan import natural_key

if TYPE_CHECKING:
    from engine.project import Project

Program: TypeAlias = Literal["raven", "audacity", "birdnet"]
ENDINGS: dict[Program, str] = {
    "raven": ".Table.1.selections.txt",
    "audacity": ".txt",
    "birdnet": ".BirdNET.results.csv",
}
BIRDNET = ("Start (s)", "End (s)", "Scientific name", "Common name", "Confidence", "File")
RAVEN = (
    "Selection",
    "View",
    "Channel",
    "Begin Time (s)",
    "End Time (s)",
    "Low Freq (Hz)",
    "High Freq (Hz)",
    "Annotation",
    "Begin File",
    "Begin Path",
    "File Offset (s)",
    "Note",
    "Label Source",
)
OLDEST = 11  # of these columns the first version of Earmark wrote


class Selection(NamedTuple):
    """A labelled span: seconds from the recording's start, and its frequencies in Hz, None where the label speaks of all of them."""

    start_s: float
    end_s: float
    low_hz: float | None
    high_hz: float | None
    name: str
    note: str = ""
    confidence: float = 1.0
    source: str = ""


def export(project: Project, path: Path, program: Program, report: Report = silent, proposed: bool = False) -> int:
    """Writes every labelled recording's table into the folder `path`, in the tree of the recordings, or (Raven) all into one .txt.

    A table that an export wrote and whose recording has no label any more is emptied.  Returns how many labels were written.
    With `proposed` it is not what was said but what is proposed and still to be judged.
    Raises UserError, Cancelled: each table is then whole, the new one or the old one.  Neither a text of another kind nor
    labels that would be lost are replaced.
    """
    recordings = {recording.file: recording for recording in project.recordings()}
    selected = _proposed(project, recordings) if proposed else _selected(project, recordings)
    if program == "raven" and path.suffix.lower() == ".txt":
        if path.exists() and not _is_table(path, program):
            raise UserError(
                "{path} is something else than labels; it is not replaced.",
                "Choose another name or another folder.",
                path=path,
            )
        return _together(project, path, selected, recordings)
    count, tables = 0, tables_of(recordings, path, program)
    there = {file: _is_table(table, program) for file, table in tables.items() if table.exists()}
    known, written = set(project.exported().values()), {}

    def is_ours(table: Path) -> bool:  # wherever it lies now: folders are moved
        return program == "raven" or _hash(table) in known

    for file, some in selected.items():
        if not there.get(file, True):
            raise UserError(
                "{path} is something else than labels; it is not replaced.",
                "Choose another folder.",
                path=tables[file],
            )
        if file in there and not (is_ours(tables[file]) or _all_in(tables[file], some, program)):
            raise UserError(
                "{path} holds labels that would be lost; it is not replaced.",
                "Import it first, delete it, or choose another folder.",
                path=tables[file],
            )
    try:
        for done, (file, table) in enumerate(tables.items()):
            if done % 100 == 0:
                report(done, len(recordings), "Writing")
            some = selected.get(file, [])
            if some or (there.get(file) and is_ours(table)):
                _folder_of(table)
                count += _write(table, _lines(some, program, recordings[file], project.root / file, _channel(project)))
                written[os.path.abspath(table)] = _hash(table)
    finally:
        project.put_exported(written)
    report(len(recordings), len(recordings), "Writing")
    return count


def _is_table(path: Path, program: Program) -> bool:
    """Whether a text is labels for the program, or nothing at all: a folder of recordings may hold anybody's notes."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            first = file.readline(1000).rstrip("\n")
    except OSError:  # it cannot be replaced either, which is said then
        return True
    if program == "raven":  # what somebody made in Raven has other columns, and is theirs
        return not first or (first.count("\t") >= OLDEST - 1 and _row(*RAVEN).startswith(first))
    return not first or (first.startswith(",".join(BIRDNET)) if program == "birdnet" else bool(TRACK.fullmatch(first)))


def _hash(table: Path) -> str:
    try:
        return hashlib.sha256(table.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"


def _all_in(table: Path, some: Sequence[Selection], program: Program) -> bool:
    """Whether a table of Audacity's or BirdNET's says nothing that is not among these labels, as far as it can hold them."""
    if not table.is_file() or not table.stat().st_size:
        return True
    try:
        rows = {_said(map(value_of, row[1:5]), row[5], value_of(row[6])) for row in foreign.read(table).rows}
    except (UserError, ValueError):
        return False
    if program == "birdnet":
        return rows <= {_said((*one[:2], None, None), one.name, one.confidence) for one in some}
    return rows <= {_said(one[:4], one.name, None) for one in some}


def _said(edges: Iterable[float | None], name: str, confidence: float | None) -> tuple[object, ...]:
    """A label as it is before and after it was written: six decimals, and sure where nothing is said of that."""
    numbers = (*edges, 1.0 if confidence is None else confidence)
    return *(None if one is None else round(one, 6) for one in numbers), " ".join(name.split())


def tables_of(recordings: dict[str, Recording], folder: Path, program: Program) -> dict[str, Path]:
    """Where each recording's table lies.

    Of two that differ only in their ending each keeps it in the name, and so does one like "x_labels.wav", whose table would be taken
    for that of x.
    """
    bare = {file: PurePosixPath(file).with_suffix("") for file in sorted(recordings, key=natural_key)}
    stems = Counter(bare.values())
    names = {
        file: stem if stems[stem] == 1 and foreign.recording_of(stem.name) == stem.name else file
        for file, stem in bare.items()
    }
    return {file: folder / f"{name}{ENDINGS[program]}" for file, name in names.items()}


def _selected(project: Project, recordings: dict[str, Recording]) -> dict[str, list[Selection]]:
    """The labels of each recording by time; what is only a note stands beside the class of its span."""
    names = {one.id: one.name for one in project.classes()}
    labels = [label for label in project.labels() if label.file in recordings]
    notes = {(label.file, label.span): label.note for label in labels if label.kind == "note"}
    found = defaultdict(list)
    for label in labels:
        if label.kind in ("note", "not"):  # these programs know no word for what is not heard
            continue
        recording = recordings[label.file]
        end_s = recording.duration_s if label.end_s is None else label.end_s
        if end_s is None:  # a recording that cannot be read has no length, so nothing lies on it
            continue
        name = names.get(label.class_id or 0, UNKNOWN) if label.kind == "class" else UNKNOWN
        note = notes.get((label.file, label.span), "")
        span = label.start_s or 0.0, end_s, label.low_hz, label.high_hz
        found[label.file].append(Selection(*span, name, note, source=label.source))
    return {file: sorted(some, key=lambda one: (one.start_s, one.end_s, one.name)) for file, some in found.items()}


def _proposed(project: Project, recordings: dict[str, Recording]) -> dict[str, list[Selection]]:
    """The open proposals of each recording by time; those without a class are something."""
    found: dict[str, list[Selection]] = {}
    for file in project.proposed():
        some = project.proposals(file) if file in recordings else ()
        if some:
            found[file] = [_selection(one) for one in some]
    return found


def _selection(one: Proposal) -> Selection:
    sure = 1.0 if one.confidence is None else one.confidence
    return Selection(one.start_s, one.end_s, one.low_hz, one.high_hz, one.name or UNKNOWN, "", sure)


def _lines(
    some: Sequence[Selection], program: Program, recording: Recording, path: Path, channel: int
) -> Iterator[str]:
    if program == "audacity":
        for one in some:
            yield _row(one.start_s, one.end_s, one.name)
            if one.low_hz is not None or one.high_hz is not None:
                yield _row("\\", *(-1 if edge is None else edge for edge in (one.low_hz, one.high_hz)))
        return
    if program == "birdnet":
        yield ",".join(BIRDNET)
        for one in some:
            yield _cells(one.start_s, one.end_s, one.name, one.name, one.confidence, recording.file)
        return
    yield _row(*RAVEN)
    for number, one in enumerate(some, 1):
        yield _raven(number, one, recording, path, 0.0, channel)


def _raven(number: int, one: Selection, recording: Recording, path: Path, begins_s: float, channel: int) -> str:
    """A row of a selection table; `begins_s` is where the recording begins among those that are opened together.

    Raven trusts the begin time when it opens a selection table, and path and offset when it opens a sound selection table.
    """
    timed_only = one.low_hz is one.high_hz is None
    high_hz = (recording.rate_hz or 0) / 2 if one.high_hz is None else one.high_hz
    times = begins_s + one.start_s, begins_s + one.end_s
    where = path.name, str(path), one.start_s
    view = "Waveform 1" if timed_only else "Spectrogram 1"  # what is selected in a waveform has no frequencies
    return _row(number, view, channel, *times, one.low_hz or 0.0, high_hz, one.name, *where, one.note, one.source)


def _channel(project: Project) -> int:
    """The channel that is heard, as Raven counts them; of the mix the first, for Raven has none."""
    return max(project.channel, 0) + 1


def _together(
    project: Project, path: Path, selected: dict[str, list[Selection]], recordings: dict[str, Recording]
) -> int:
    def lines() -> Iterator[str]:
        yield _row(*RAVEN)
        number, begins_s = 0, 0.0
        for file in sorted(recordings, key=natural_key):
            for one in selected.get(file, ()):
                number += 1
                yield _raven(number, one, recordings[file], project.root / file, begins_s, _channel(project))
            begins_s += recordings[file].duration_s or 0.0

    return _write(path, lines())


def _row(*cells: str | float | int) -> str:
    return "\t".join(" ".join(text(cell).split()) for cell in cells)


def _cells(*cells: str | float) -> str:
    """A row of CSV."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([" ".join(text(cell).split()) for cell in cells])
    return line.getvalue()


def _write(path: Path, lines: Iterator[str]) -> int:
    """Returns how many labels there were: neither heading nor frequencies count."""
    count = 0
    with replacing(path) as beside, open(beside, "w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += not line.startswith(("\\\t", f"{RAVEN[0]}\t", ",".join(BIRDNET)))
    return count


def _folder_of(table: Path) -> None:
    try:
        table.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be made: {said}.",
            "Choose another place.",
            folder=table.parent,
            said=error.strerror or error,
        ) from error
