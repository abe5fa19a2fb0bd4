"""Tables of other programs read as tables like ours: Raven, Audacity, Kaleidoscope, BirdNET; one file, or a folder of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

from engine.errors import UserError
from engine.exchange import tables
from engine.exchange.tables import Table, number
from engine.job import Report, silent

COLUMNS = ("file", "start_s", "end_s", "low_hz", "high_hz", "label", "confidence", "note", "label_source")
_RAVEN = {"selection", "view", "channel", "begin time (s)", "end time (s)", "low freq (hz)", "high freq (hz)"}
_RAVEN_OWN = _RAVEN | {"begin file", "begin path", "file offset (s)", "delta time (s)", "begin clock time", "end file"}
NOTES = ("note", "notes", "comment", "comments", "remark", "bemerkung", "notiz")
_TIMES = {"begin date", "begin date time", "begin hour", "end clock time", "end date"}
_NO_CLASS = _RAVEN_OWN | _TIMES | {"end path", "confidence", "label source", *NOTES}
_UNIT = re.compile(r"\(.*\)$")  # behind what Raven measures
_BIRDNET = {"start (s)", "end (s)", "common name", "confidence"}
MATCHES = ("top1match", "auto id")  # what Kaleidoscope itself says, of clusters and of bats
_NOTHING = "nocall"  # what BirdNET writes into a table of selections where it heard nothing
_LABELS = ("annotation", "species", "label", "class", "common name", "tags", "tag", "call", "call type")
POINT_S = 0.1  # how long a label without a length becomes
TRACK = re.compile(r"-?\d+([.,]\d+)?\t-?\d+([.,]\d+)?(\t.*)?")
_BANDS = re.compile(r"\\\t(-?\d+(?:[.,]\d+)?)\t(-?\d+(?:[.,]\d+)?)\s*")
# what programs put between the recording's name and the table's ending
_ADDED = re.compile(
    r"\.(txt|csv|tsv|selections?|table(\.\d+)?|audacity|birdnet|results|labels?)$|_labels?$", re.IGNORECASE
)


def read(path: Path, encoding: str = "", separator: str = "", report: Report = silent) -> Table:
    """The table in a file, whoever wrote it; or in every .txt and .csv of a folder that is another program's, as one table.

    Foreign ones begin with the columns COLUMNS, followed by their own.  A table that names no recording is of the one it is named
    after.  Raises UserError, Cancelled.
    """
    path = Path(path)
    if path.is_dir():
        return _folder(path, report)
    return _own(path, recording_of(path.name), encoding, separator, report)


def recording_of(name: str) -> str:
    """The recording that a table of its own is named after, without its ending: "a.Table.1.selections.txt" is of "a"."""
    while (shorter := _ADDED.sub("", name)) not in (name, ""):
        name = shorter
    return name


def _own(path: Path, recording: str, encoding: str, separator: str, report: Report) -> Table:
    if path.suffix.lower() == ".txt" and (table := _audacity(path, recording, encoding)) is not None:
        return table
    table = tables.read(path, encoding, separator, report)
    names = [name.strip().casefold() for name in table.columns]
    if set(names) >= _RAVEN - {"view", "channel"}:
        return _raven(table, names, recording)
    if {"in file", "offset", "duration"} <= set(names):
        return _kaleidoscope(table, names)
    return _birdnet(table, names, recording) if set(names) >= _BIRDNET else table


def _folder(folder: Path, report: Report) -> Table:
    parts = []
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.csv")]):
        if path.is_dir():  # whoever exports Audacity's tracks to a name with .txt has such a folder
            continue
        if not path.stat().st_size:  # a track whose last label is gone
            continue
        report(len(parts), 0, "Reading")
        below = path.relative_to(folder)
        try:
            recording = (PurePosixPath(below.parent.as_posix()) / recording_of(path.name)).as_posix()
            table = _own(path, recording, "", "", report)
        except UserError:
            if path.suffix == ".txt":
                raise
            continue  # somebody's own table of something else
        if table.columns[: len(COLUMNS)] == COLUMNS:
            parts.append(table)
    if not parts:
        raise UserError(
            "There is no table of Raven, Audacity, BirdNET or Kaleidoscope in {folder}.",
            "They are .txt or .csv files, one a recording.",
            folder=folder,
        )
    width = len(COLUMNS)
    rows = [row[:width] for part in parts for row in part.rows]
    return Table(COLUMNS, rows, [line for part in parts for line in part.lines])


def _audacity(path: Path, recording: str, encoding: str) -> Table | None:
    """A label track: start, end and text between tabs, no heading; a line that begins with a backslash gives the frequencies above."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError("{path} cannot be read: {said}.", path=path, said=error.strerror or error) from error
    text = data.decode(encoding or tables.encoding_of(data), "replace").lstrip("\ufeff")
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines or not TRACK.fullmatch(lines[0][1]):
        return None
    rows: list[tuple[str, ...]] = []
    begun = []
    for at, line in lines:
        band = _BANDS.fullmatch(line)
        if band and rows:
            low, high = ("" if edge.startswith("-") else edge for edge in band.groups())
            rows[-1] = (*rows[-1][:3], low, high, *rows[-1][5:])
        elif TRACK.fullmatch(line):
            start, end, *said = line.split("\t", 2)
            begin_s, end_s = (float(edge.replace(",", ".")) for edge in (start, end))
            if begin_s == end_s:  # a point, which is legal there; a label of ours is a span
                end = f"{begin_s + POINT_S:.6f}"
            rows.append((recording, start, end, "", "", *(said or [""]), "", "", ""))
            begun.append(at)
        else:
            raise UserError(
                "Line {line} of {path} is no line of an Audacity label track.",
                "It must be start, end and text with tabs between.",
                line=at,
                path=path,
            )
    return Table(COLUMNS, rows, begun, separator="\t")


def _raven(table: Table, names: list[str], recording: str) -> Table:
    """A selection table: one row a view of a selection, which has frequencies unless it was made in a waveform.

    With several files the times that count are those in the file.
    """
    at = {name: names.index(name) for name in _RAVEN_OWN if name in names}
    said = next((names.index(name) for name in _LABELS if name in names), None)
    if said is None:  # the column's name is free: the first that may be people's own, and rather words than numbers
        free = [k for k, name in enumerate(names) if _may_be_the_class(table, k, name)]
        said = next((k for k in free if not all(_is_number(cells[k]) for cells in table.rows)), next(iter(free), None))
    noted = _noted(names)
    rows: dict[tuple[str, ...], tuple[str, ...]] = {}
    lines: dict[tuple[str, ...], int] = {}
    for line, cells in zip(table.lines, table.rows):
        # views of one selection share its times; tables that were put together have a number several times
        parts = ("selection", "begin time (s)", "end time (s)", "begin file", "begin path")
        key = tuple(cells[at[name]] for name in parts if name in at)
        timed_only = "view" in at and cells[at["view"]].casefold().startswith("waveform")
        if (key in rows and timed_only) or (said is not None and cells[said] == _NOTHING):
            continue
        file = next((cells[at[name]] for name in ("begin path", "begin file") if name in at and cells[at[name]]), "")
        start, end = cells[at["begin time (s)"]], cells[at["end time (s)"]]
        if "file offset (s)" in at and cells[at["file offset (s)"]].strip():
            start, end = _in_file(cells[at["file offset (s)"]], start, end)
        bands = ("", "") if timed_only else (cells[at["low freq (hz)"]], cells[at["high freq (hz)"]])
        label = "" if said is None else cells[said]
        more = (cells[names.index(name)] if name in names else "" for name in ("confidence", noted, "label source"))
        rows[key] = (file or recording, start, end, *bands, label, *more, *cells)
        lines.setdefault(key, line)
    found = _with(table, list(rows.values()), list(lines.values()))
    return found if said is None else replace(found, label_from=found.columns[len(COLUMNS) + said])


def _may_be_the_class(table: Table, column: int, name: str) -> bool:
    """Whether a column may be people's own: neither Raven's, nor a measurement with its unit, nor empty."""
    return name not in _NO_CLASS and not _UNIT.search(name) and any(cells[column].strip() for cells in table.rows)


def _is_number(cell: str) -> bool:
    try:
        number(cell)
    except ValueError:
        return False
    return True


def _in_file(offset: str, start: str, end: str) -> tuple[str, str]:
    try:
        begins, long = number(offset) or 0.0, (number(end) or 0.0) - (number(start) or 0.0)
    except ValueError:
        return start, end  # said where the row is read
    return repr(begins), repr(round(begins + long, 6))


def _noted(names: list[str]) -> str:
    """The column of notes; "note" where there is none."""
    return next((name for name in NOTES if name in names), NOTES[0])


def _kaleidoscope(table: Table, names: list[str]) -> Table:
    """Kaleidoscope's table: an offset and a duration, the folder and the name in columns of their own.

    Of its match it tells a distance, 0 being the surest: what is missing to 1 is taken for the confidence.
    """
    where = {name: names.index(name) for name in ("folder", "in file", "offset", "duration") if name in names}
    said = next((names.index(name) for name in ("manual id", *MATCHES, *_LABELS) if name in names), None)
    rows, noted = [], _noted(names)
    for cells in table.rows:
        folder = cells[where["folder"]].strip().strip("./\\") if "folder" in where else ""
        file = "/".join(filter(None, (folder, cells[where["in file"]].strip())))
        start, length = cells[where["offset"]], cells[where["duration"]]
        try:
            end = repr(round((number(start) or 0.0) + (number(length) or 0.0), 6))
        except ValueError:
            end = length
        far = cells[names.index("top1dist")] if "top1dist" in names else ""
        try:
            sure = "" if not far.strip() else repr(round(max(0.0, 1.0 - (number(far) or 0.0)), 6))
        except ValueError:
            sure = far  # said where the row is read
        note = cells[names.index(noted)] if noted in names else ""
        rows.append((file, start, end, "", "", "" if said is None else cells[said], sure, note, "", *cells))
    return _with(table, rows, table.lines)


def _birdnet(table: Table, names: list[str], recording: str) -> Table:
    """BirdNET's results: a window, the species by two names, how sure; older ones do not name the recording."""
    at = {name: names.index(name) for name in (*_BIRDNET, "scientific name", "file") if name in names}
    rows = []
    for cells in table.rows:
        file = cells[at["file"]] if "file" in at and cells[at["file"]].strip() else recording
        said = cells[at["common name"]] or (cells[at["scientific name"]] if "scientific name" in at else "")
        sure = cells[at["confidence"]]
        rows.append((file, cells[at["start (s)"]], cells[at["end (s)"]], "", "", said, sure, "", "", *cells))
    return _with(table, rows, table.lines)


def _with(table: Table, rows: list[tuple[str, ...]], lines: list[int]) -> Table:
    theirs = (f"{name} (theirs)" if name in COLUMNS else name for name in table.columns)
    return replace(table, columns=(*COLUMNS, *theirs), rows=rows, lines=lines)


def is_foreign(table: Table) -> bool:
    """Whether it was read from another program's table."""
    return table.columns[: len(COLUMNS)] == COLUMNS
