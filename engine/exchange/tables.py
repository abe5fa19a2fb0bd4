"""Reading any table: CSV with whatever separator and encoding, or the first sheet of an Excel file, as columns of text."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from engine.errors import UserError
from engine.job import Cancelled, Report, silent

SEPARATORS = (",", ";", "\t", "|")
PIECE = 2000  # rows between two points at which reading may be cancelled
_LOOKED_AT = 200_000  # characters from which the separator is guessed
_MISSING = ("na", "n/a", "#n/a", "<na>", "nan")  # as R, pandas and Excel write what is not there
_NO_NUMBER = ("", *_MISSING, "none", "null")
_HIGH = re.compile(rb"[\x80-\xff]+")
# Hangul as cp949 has it, not within a Latin word: there it is what cp1252 has for “CANÇÃO”
_HANGUL = re.compile(rb"(?<![A-Za-z])(?:[\xb0-\xc8][\xa1-\xfe])+(?![A-Za-z])")
# Raven knows no quotation marks; R, which puts them around words, puts them around the heading, too, and Excel only where it must
_RAVEN = re.compile(r'[^"\r\n]*begin time \(s\)[^"\r\n]*(\r?\n|$)', re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d*)?)")


@dataclass(frozen=True)
class Table:
    """A table as text: every row has as many cells as there are columns.  `lines` says where in the file each row began, from 1.

    `first` is the row that names the columns as it stands, without regard to names that come twice or lack.  `label_from` is the column
    that was taken for the class where the program that wrote it lets people name it.
    """

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    lines: list[int]
    encoding: str = ""
    separator: str = ""
    first: tuple[str, ...] = ()
    label_from: str = ""

    def has(self, name: str) -> bool:
        """Whether it has a column of that name."""
        return name.strip().casefold() in (have.strip().casefold() for have in self.columns)

    def column(self, name: str) -> int:
        """Where a column is; capitals and outer spaces make no difference.  Raises UserError."""
        wanted = name.strip().casefold()
        for number, have in enumerate(self.columns):
            if have == name or have.strip().casefold() == wanted:
                return number
        raise UserError(
            "The table has no column “{name}”.", "It has: {columns}.", name=name, columns=", ".join(self.columns)
        )


def read(path: Path, encoding: str = "", separator: str = "", report: Report = silent) -> Table:
    """The table in a .csv, .tsv, .txt or .xlsx file; encoding and separator are guessed unless said.  Raises UserError, Cancelled."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError("{path} cannot be read: {said}.", path=path, said=error.strerror or error) from error
    if path.suffix.lower() == ".xls" and not data.startswith(b"PK"):
        raise UserError("{path} is of an old Excel kind.", "Save it as .xlsx or .csv.", path=path)
    grid, encoding, separator = (
        (_sheet(path, data, report), "", "")
        if data.startswith(b"PK\x03\x04")
        else _text(data, encoding, separator, report)
    )
    filled = [(number, row) for number, row in grid if any(cell.strip() for cell in row)]
    report(len(grid), 0, "Reading")
    if len(filled) < 1 or len(filled[0][1]) < 1:
        raise UserError("There is no table in {path}.", "Its first row must name the columns.", path=path)
    columns = _distinct([name.strip() for name in filled[0][1]])
    width = len(columns)
    rows = [tuple((row + [""] * width)[:width]) for _, row in filled[1:]]
    first = tuple((filled[0][1] + [""] * width)[:width])
    return Table(columns, rows, [number for number, _ in filled[1:]], encoding, separator, first)


def _distinct(names: list[str]) -> tuple[str, ...]:
    while names and not names[-1]:
        names.pop()
    seen: Counter[str] = Counter()
    distinct = []
    for number, name in enumerate(names, 1):
        name = name or f"column {number}"
        seen[name] += 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(distinct)


def _text(data: bytes, encoding: str, separator: str, report: Report) -> tuple[list[tuple[int, list[str]]], str, str]:
    encoding = encoding or encoding_of(data)
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    told = re.match(r"sep=(.)\r?\n", text)  # Excel's own way of saying so
    separator = separator or (told.group(1) if told else separator_of(text))
    text, offset = (text[told.end() :], 1) if told else (text, 0)
    csv.field_size_limit(max(csv.field_size_limit(), 1 << 24))
    lines = list(io.StringIO(text, newline=""))
    raven = separator == "\t" and _RAVEN.match(text)
    bare = raven and not all(_closed([line], separator) for line in lines if '"' in line)
    reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE if bare else csv.QUOTE_MINIMAL)
    grid, begin = [], 1
    try:
        for row in reader:
            if reader.line_num > begin and not _closed(lines[begin - 1 : reader.line_num], separator):
                raise UserError(
                    "A quotation mark that line {line} begins a cell with is not closed there.",
                    "Remove it, or put the cell in quotation marks with those inside it doubled.",
                    line=begin + offset,
                )
            grid.append((begin + offset, row))
            begin = reader.line_num + 1
            if not len(grid) % PIECE:
                report(len(grid), 0, "Reading")
    except csv.Error as error:
        raise UserError(
            "The table cannot be read beyond line {line}: {said}.", line=begin + offset, said=error
        ) from error
    return grid, encoding, separator


def _closed(lines: list[str], separator: str) -> bool:
    """Whether these lines are rows as RFC 4180 has them, and not the prey of a lone quotation mark; spaces behind one do no harm."""
    behind = re.compile(rf'" +(?={re.escape(separator)}|\s*$)')
    try:
        list(csv.reader((behind.sub('"', line) for line in lines), delimiter=separator, strict=True))
    except csv.Error:
        return False
    return True


def encoding_of(data: bytes) -> str:
    """utf-8-sig, utf-16, utf-8, cp949 where most of what is not ASCII is Hangul then, or cp1252 where it can be nothing else."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    begin = data[:4000]
    if len(begin) > 3 and begin.count(0) > len(begin) // 4:  # UTF-16 that does not say so
        return "utf-16-le" if begin[1::2].count(0) > begin[::2].count(0) else "utf-16-be"
    if _is(data, "utf-8"):
        return "utf-8"
    high, hangul = (sum(map(len, kind.findall(data))) for kind in (_HIGH, _HANGUL))
    return "cp949" if hangul > high / 2 and _is(data, "cp949") else "cp1252"


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def separator_of(text: str) -> str:
    """The separator that cuts the most rows into as many cells as the first has; more cells where several do."""
    looked_at = text[:_LOOKED_AT]

    def worth(separator: str) -> tuple[float, int]:
        try:
            rows = [row for row in csv.reader(io.StringIO(looked_at, newline=""), delimiter=separator) if row]
        except csv.Error:
            return 0.0, 0
        rows = rows[:-1] if len(text) > len(looked_at) else rows
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows) / len(rows), width) if width > 1 else (0.0, 0)

    return max(SEPARATORS, key=worth)


def _sheet(path: Path, data: bytes, report: Report) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    grid: list[tuple[int, list[str]]] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and the like, which no label needs
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                sheet = book.worksheets[0]
                sheet.reset_dimensions()  # some programs write a wrong size
                for n, row in enumerate(sheet.iter_rows(values_only=True), 1):
                    grid.append((n, [_cell(value) for value in row]))
                    if not n % PIECE:
                        report(n, 0, "Reading")
            finally:
                book.close()
    except Cancelled:
        raise
    except Exception as error:  # a broken archive can fail in any way
        raise UserError(
            "{path} cannot be read as an Excel file.", "Open it in Excel and save it again, or as CSV.", path=path
        ) from error
    return grid


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)  # type: ignore[attr-defined]


def is_missing(cell: str) -> bool:
    """Whether nothing is written so; "none" and "null" may be words of somebody's."""
    return cell.strip().casefold() in _MISSING


def number(cell: str) -> float | None:
    """A number, with decimal point or comma, or a time as h:mm:ss; None where there is none.  Raises ValueError."""
    cell = cell.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if cell.casefold() in _NO_NUMBER:
        return None
    clock = _CLOCK.fullmatch(cell)
    if clock:
        hours, minutes, seconds = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    if "," in cell and "." in cell:  # the later one is the decimal's
        cell = cell.replace("," if cell.rfind(".") > cell.rfind(",") else ".", "")
    found = float(cell.replace(",", "."))
    if found != found or abs(found) == float("inf"):
        raise ValueError(cell)
    return found
