"""Labels from elsewhere: from a table, from the folders recordings lie in, from their names.  First a plan to look at, then an edit."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path, PurePosixPath

from engine.errors import UserError
from engine.exchange.foreign import MATCHES, NOTES, is_foreign
from engine.exchange.tables import PIECE, Table, is_missing, number
from engine.job import Report, silent
from engine.labels import WHOLE, Span, Target
from engine.labels.classes import JOINT, NOT, UNKNOWN, well_named
from engine.labels.labelling import plain

_GUESSES = {
    "file": ("file", "filename", "file name", "file_name", "slice_file_name", "path", "filepath", "file_path", "begin file", "begin path",
             "recording", "audio", "wav", "in file", "name", "datei", "dateiname", "aufnahme"),
    "label": ("label", "class", "category", "class_name", "species", "annotation", "common name", "tag", "target", "reason", "type",
              "top1match", "klasse", "art"),
    "start": ("start_s", "start", "begin time (s)", "start (s)", "start_time", "onset", "begin", "offset", "from", "von",
              "beginn", "beginn (s)"),
    "end": ("end_s", "end", "end time (s)", "end (s)", "end_time", "stop", "to", "bis", "ende", "ende (s)"),
    "low": ("low_hz", "low freq (hz)", "low", "min_freq", "f_min", "low_freq", "freq_min", "min frequency (hz)", "f_low", "f_bottom"),
    "high": ("high_hz", "high freq (hz)", "high", "max_freq", "f_max", "high_freq", "freq_max", "max frequency (hz)", "f_high", "f_top"),
    "group": ("group", "fsid", "site", "location", "station", "animal", "individual", "baby", "app_id", "session", "subject"),
    "note": NOTES,
    "source": ("label_source",),
    "who": ("reviewed_by", "annotator", "observer", "who"),
    "when": ("reviewed_at",),
    "confidence": ("confidence", "score", "probability"),
}  # fmt: skip


@dataclass(frozen=True)
class Mapping:
    """Which column of a table is what; `group`, `start`, ... None: the table does not say."""

    file: str
    label: str | None
    group: str | None = None
    start: str | None = None
    end: str | None = None
    low: str | None = None
    high: str | None = None
    note: str | None = None
    source: str | None = None
    who: str | None = None
    when: str | None = None
    confidence: str | None = None


def suggested(table: Table) -> dict[str, str | None]:
    """For each part of a Mapping the column whose name suggests it, or None."""
    have = {name.strip().casefold(): name for name in reversed(table.columns)}
    found = {what: next((have[name] for name in names if name in have), None) for what, names in _GUESSES.items()}
    if "slice_file_name" in have:  # UrbanSound8K: its times are those in the recording each slice was cut from
        found |= {"start": None, "end": None, "low": None, "high": None}
    if table.label_from:
        found["label"] = table.label_from
    return found


def guess(table: Table) -> Mapping | None:
    """What the columns' names suggest; None where no column can be the file or none the label."""
    found = suggested(table)
    return Mapping(**found) if found["file"] and found["label"] else None  # type: ignore[arg-type]


def of_predictions(table: Table, mapping: Mapping) -> Mapping:
    """The same where a model's word is wanted and not a person's: Kaleidoscope keeps the two apart."""
    own = next((name for name in table.columns if name.strip().casefold() in MATCHES), None)
    return replace(mapping, label=own) if own is not None and is_foreign(table) else mapping


@dataclass(frozen=True)
class Entry:
    """What one row says of one recording.  `name` is a class, "!" before one (it is not heard), "?" (don't know) or "" (only a note)."""

    file: str
    span: Span
    name: str
    source: str = ""
    who: str = ""
    when: str = ""
    note: str = ""
    confidence: float | None = None


@dataclass(frozen=True)
class Unmatched:
    """A row that cannot be used: its line in the file (0: none), what it says, and why."""

    line: int
    said: str
    reason: UserError


@dataclass(frozen=True)
class Plan:
    """What an import would do.  `groups`: file -> group, where a column tells."""

    entries: Sequence[Entry] = ()
    groups: dict[str, str] = field(default_factory=dict)
    unmatched: Sequence[Unmatched] = ()
    rows: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The classes it speaks of, in the order it does."""
        names = (entry.name.removeprefix(NOT) for entry in self.entries)
        return tuple(dict.fromkeys(name for name in names if name not in ("", UNKNOWN)))

    @property
    def labels(self) -> int:
        """How many labels it holds: notes on their own are none."""
        return sum(bool(entry.name) for entry in self.entries)


class Finder:
    """Finds the recording a table means: by its path below the folder, its whole path, its name, its name without the ending."""

    def __init__(
        self,
        root: Path,
        files: Iterable[str],
        lengths_s: dict[str, float] | None = None,
        gone: Collection[str] = (),
    ):
        """`lengths_s` of the recordings, where they are known: labels that begin behind the end are refused.

        `gone`: recordings that are known and not there now.  One of them is meant only where none of `files` can be.
        """
        self._gone = Finder(root, gone) if gone else None
        self._known = {file: file for file in files}
        self._lengths_s = lengths_s or {}
        self._contested: set[str] = set()
        self._root = root.as_posix().rstrip("/") + "/"
        self._folders: set[str] = {_plain(file).rpartition("/")[0] for file in self._known} - {""}
        self._ways: dict[str, dict[str, list[str]]] = {
            "path": defaultdict(list),
            "name": defaultdict(list),
            "stem": defaultdict(list),
        }
        for file in self._known:
            plain = _plain(file)
            self._ways["path"][plain].append(file)
            self._ways["name"][plain.rpartition("/")[2]].append(file)
            self._ways["stem"][_bare(plain).rpartition("/")[2]].append(file)

    def length_s(self, file: str) -> float:
        """How long a recording is; infinite where that is not known."""
        return self._lengths_s.get(file, float("inf"))

    def among(self, names: Iterable[str]) -> Finder:
        """The same for a table that names all of these.

        A path may lead through other folders than here, as those of other computers do, but not to a recording that another name
        means as well: what is called alike at another site is another recording.
        """
        files: dict[str, str] = {}
        ways: dict[str, set[str]] = defaultdict(set)
        for name in dict.fromkeys(names):
            with suppress(UserError):
                file, path = self(name), self._path(name)
                files[name] = file
                ways[file].add(_plain(path) if path != file and _elsewhere(path, file) else "")
        found = copy(self)
        found._contested = {file for file, some in ways.items() if len(some) > 1}
        found._known = self._known | {name: file for name, file in files.items() if file not in found._contested}
        return found

    def _path(self, said: str) -> str:
        """With forward slashes, from the folder on where it begins with that."""
        return said.strip().replace("\\", "/").removeprefix(self._root).removeprefix("./")

    def __call__(self, said: str) -> str:
        """The recording's file.  Raises UserError."""
        if said in self._known:
            return self._known[said]
        path = self._path(said)
        if path in self._known:
            return self._known[path]
        plain = _plain(path)
        file = self._called(said, plain)
        if not _elsewhere(path, file):
            return file
        if self._gone is not None and (gone := self._gone._ways["path"].get(plain)):
            return gone[0]
        if self._folders & _folders_of(plain):  # it names a folder that is here
            raise UserError("There is no recording “{said}”.", said=said)
        if file in self._contested:
            raise UserError(
                "There is no recording “{said}”: {file} lies in another folder, and other rows mean it too.",
                said=said,
                file=file,
            )
        return file

    def _called(self, said: str, plain: str) -> str:
        name = plain.rpartition("/")[2]
        bare = _bare(plain)
        for way, key, whole in (
            ("path", plain, plain),
            ("name", name, plain),
            ("stem", name, plain),
            ("stem", _bare(name), bare),
        ):
            found = self._ways[way].get(key, ())
            if len(found) > 1:  # "b/1.wav" may be written with more or fewer folders in front than here
                theirs = "/" + whole
                ours = {file: "/" + (_bare(_plain(file)) if way == "stem" else _plain(file)) for file in found}
                found = [file for file, path in ours.items() if theirs.endswith(path) or path.endswith(theirs)]
                if len(found) != 1:
                    if self._gone is not None and plain in self._gone._ways["path"]:
                        break
                    raise UserError("Several recordings are called “{said}”.", "Give their folders too.", said=said)
            if found:
                return found[0]
        if self._gone is not None:
            return self._gone(said)
        raise UserError("There is no recording “{said}”.", said=said)


def _folders_of(path: str) -> set[str]:
    """The folder a path leads to, and the ends of its name: of "c/b/a.wav" "c/b" and "b"."""
    parts = path.split("/")[:-1]
    return {"/".join(parts[k:]) for k in range(len(parts))}


def _elsewhere(path: str, file: str) -> bool:
    """Whether the two lie in different folders, and not only one of them is written with more of the folders in front."""
    theirs, ours = (f"/{_plain(one)}".rpartition("/")[0] + "/" for one in (path, file))
    return not (theirs.endswith(ours) or ours.endswith(theirs))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


def _bare(path: str) -> str:
    """Without the ending, which may be a picture's or a video's; digits behind a dot belong to the name, as in "REC.001"."""
    ending = PurePosixPath(path).suffix
    return path if ending[1:].isdigit() else path.removesuffix(ending)


def from_table(
    table: Table,
    mapping: Mapping,
    find: Finder,
    several: bool = True,
    predictions: bool = False,
    report: Report = silent,
) -> Plan:
    """What a table says.  Rows without a label, note or group say nothing and are passed over.

    Raises UserError for a missing column, Cancelled.

    Of `predictions` how sure they are lies between 0 and 1; in other tables such a column may be anything.
    Not `several`: of two classes said of the same span the last one counts, and the others are listed.
    """
    at = {what: table.column(name) for what, name in vars(mapping).items() if name is not None}
    find = find.among(cells[at["file"]] for cells in table.rows)
    entries, groups, unmatched = [], {}, []
    for done, (line, cells) in enumerate(zip(table.lines, table.rows)):
        if not done % PIECE:
            report(done, len(table.rows), "Reading")
        said = {what: cells[column] for what, column in at.items()}
        if mapping.source is None:  # not a table of ours, in which a class may be called so
            said |= {what: "" for what in ("label", "note", "group") if is_missing(said.get(what, ""))}
        if not any(said.get(what, "").strip() for what in ("label", "note", "group")):
            if is_foreign(table) and said.get("low", "").strip():  # a box that somebody drew
                unmatched.append(Unmatched(line, said["file"], UserError("It says no class.")))
            continue
        try:
            file = find(said["file"])
            some = _entries(file, said, find.length_s(file), is_foreign(table))
            if predictions and some and not 0.0 <= (some[0].confidence or 0.0) <= 1.0:
                raise UserError(
                    "Its confidence is {said}, which is not between 0 and 1.",
                    "Percentages have to be divided by 100 first.",
                    said=said["confidence"],
                )
            entries += some
            if said.get("group", "").strip():
                groups[file] = said["group"].strip()
        except UserError as reason:
            unmatched.append(Unmatched(line, said["file"], reason))
    plan = Plan(entries, groups, unmatched, len(table.rows))
    return plan if several else _one_each(plan)


def _one_each(plan: Plan) -> Plan:
    last = {(entry.file, entry.span): entry.name for entry in plan.entries if entry.name and entry.name[0] != NOT}
    kept, beside = [], []
    for entry in plan.entries:
        final = last.get((entry.file, entry.span), "")
        if entry.name in ("", final) or entry.name[0] == NOT:
            kept.append(entry)
        else:
            why = UserError(
                "It is also said to be {name}, and here a recording is one class.", "The last one counts.", name=final
            )
            beside.append(Unmatched(0, f"{entry.file}: {entry.name}", why))
    return replace(plan, entries=kept, unmatched=[*plan.unmatched, *beside])


def _entries(file: str, said: dict[str, str], length_s: float, foreign: bool) -> list[Entry]:
    times = []
    for what in ("start", "end", "low", "high", "confidence"):
        try:
            times.append(number(said.get(what, "")))
        except ValueError:
            raise UserError("“{said}” is not a number.", said=said[what]) from None
    sure, edges = times.pop(), [None if edge is None else max(edge, 0.0) for edge in times]
    start_s, end_s = edges[0] or 0.0, times[1]
    if end_s is not None and end_s <= start_s:
        raise UserError("It ends before it starts ({start} to {end} s).", start=start_s, end=end_s)
    if edges[0] is not None and start_s >= length_s:
        raise UserError(
            "It starts at {start} s, but the recording is only {length:.1f} s long.", start=start_s, length=length_s
        )
    end_s = None if end_s is None else min(end_s, length_s)
    low_hz, high_hz = edges[2:]
    if low_hz is not None and high_hz is not None:
        low_hz, high_hz = sorted((low_hz, high_hz))
    if edges != [None] * 4 and end_s is None and isfinite(length_s):  # a region has both its ends
        end_s = length_s
    span = Target(file, edges[0] if end_s is None else start_s, end_s, low_hz, high_hz).span
    slack_s = max(1e-3, 1e-6 * length_s)
    if foreign and span[0] == 0 and (span[1] or 0) >= length_s - slack_s and span[2] is span[3] is None:
        span = WHOLE  # other programs know no label on all of a recording
    names = [name.strip() for name in said.get("label", "").split(JOINT) if name.strip()]
    names = [_named(name) for name in names]
    sources, people, times_said = (_apart(said.get(what, ""), len(names)) for what in ("source", "who", "when"))
    entries = [Entry(file, span, *of, confidence=sure) for of in zip(names, sources, people, times_said)]
    if said.get("note", "").strip():
        who, when = next(iter(people), ""), next(iter(times_said), "")
        entries.append(Entry(file, span, "", who=who, when=when, note=plain(said["note"])))
    return entries


def _named(said: str) -> str:
    """A class's name as it can be, "?", or "!" with or without a name.  Raises UserError."""
    if said in (UNKNOWN, NOT):
        return said
    return NOT + well_named(said.removeprefix(NOT)) if said.startswith(NOT) else well_named(said)


def _apart(cell: str, count: int) -> list[str]:
    """One word for each label: the cell may have one for all."""
    words = cell.split(JOINT)
    return words if len(words) == count and count > 1 else [cell] * count


def from_folders(files: Iterable[str], report: Report = silent) -> Plan:
    """Each recording is what the folder it lies in is called; those in no folder are passed over."""
    entries, unmatched, count = [], [], 0
    for file in files:
        count += 1
        if not count % PIECE:
            report(count, 0, "Reading")
        folder = PurePosixPath(file).parent.name
        if folder:
            try:
                entries.append(Entry(file, WHOLE, well_named(folder)))
            except UserError as reason:
                unmatched.append(Unmatched(0, file, reason))
    return Plan(entries, {}, unmatched, count)


def from_names(files: Iterable[str], pattern: str, report: Report = silent) -> Plan:
    """Each recording is what its name says.

    `pattern` is either the name (without its ending; with folders if it has a "/") with {label}, {group} and * in their places, as in
    "{group}-*-{label}", or a regular expression with the named groups label and, if wanted, group.  Raises UserError.
    """
    expression = compiled(pattern)
    entries, groups, unmatched, count = [], {}, [], 0
    for file in files:
        count += 1
        if not count % PIECE:
            report(count, 0, "Reading")
        path = PurePosixPath(file).with_suffix("")
        found = expression.fullmatch(str(path) if "/" in pattern else path.name)
        said = {name: text.strip() for name, text in found.groupdict().items() if text} if found else {}
        if not said.get("label"):
            unmatched.append(Unmatched(0, file, UserError("The name does not fit the pattern.")))
            continue
        try:
            entries.append(Entry(file, WHOLE, well_named(said["label"])))
        except UserError as reason:
            unmatched.append(Unmatched(0, file, reason))
            continue
        if said.get("group"):
            groups[file] = said["group"]
    return Plan(entries, groups, unmatched, count)


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression a pattern stands for.  Raises UserError."""
    if "(?P<" not in pattern:
        parts = re.split(r"(\{\w+\}|\*)", pattern)
        pattern = "".join(f"(?P<{p[1:-1]}>.+?)" if p[:1] == "{" else ".*" if p == "*" else re.escape(p) for p in parts)
    try:
        expression = re.compile(pattern)
    except re.error as error:
        raise UserError("The pattern “{pattern}” cannot be read: {said}.", pattern=pattern, said=error) from None
    if "label" not in expression.groupindex:
        raise UserError("The pattern must say where the class is: {example}.", example="*-{label}")
    return expression


def renamed(plan: Plan, names: dict[str, str], keep: bool = False) -> Plan:
    """The plan with classes called otherwise; "" leaves a class out.  With `keep`, what they were called stays as a note."""
    if not names:
        return plan
    entries: list[Entry] = []
    for entry in plan.entries:
        bare = entry.name.removeprefix(NOT)
        name = names.get(bare, bare)
        if entry.name.startswith(NOT) and (name or not bare):
            name = NOT + name
        if name or entry.note:
            entries.append(replace(entry, name=name))
        if keep and name != entry.name:
            entries.append(replace(entry, name="", note=entry.name))
    return replace(plan, entries=entries)
