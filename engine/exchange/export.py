"""Writing a table: CSV as RFC 4180 has it, or a sheet for Excel; beside the old file first, then in its place."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UserError
from engine.exchange.rows import Cell, ExportOptions, rows
from engine.job import Report, silent
from engine.sound.audio import EXTENSIONS

if TYPE_CHECKING:
    from engine.project import Project

ENDINGS = ("", ".csv", ".txt", ".xlsx")
SHEET_ROWS = 1_048_576
SHEET_CHARACTERS = 32_767


def export(project: Project, path: Path, options: ExportOptions = ExportOptions(), report: Report = silent) -> int:  # noqa: B008
    """Writes the project's table; returns the number of its rows.  Raises UserError, Cancelled: the old file is then whole."""
    if options.format in ("raven", "audacity", "birdnet"):
        from engine.exchange import selections

        return selections.export(project, Path(path), options.format, report, options.proposed)
    return write(Path(path), rows(project, options, report), options)


def write(path: Path, table: Iterable[list[Cell]], options: ExportOptions) -> int:
    """Writes a heading and its rows; returns the number of rows below the heading.  Raises UserError."""
    ending = path.suffix.lower()
    if not options.format and ending not in ENDINGS and (path.is_file() or not path.exists()):
        raise UserError("A table cannot be written as {ending}.", "Give it a name in .csv or .xlsx.", ending=ending)
    wanted = options.format or ("xlsx" if ending == ".xlsx" else "csv")
    with replacing(path) as beside:
        return _xlsx(beside, table) - 1 if wanted == "xlsx" else _csv(beside, table, options.bom) - 1


def text(cell: Cell) -> str:
    """A cell as CSV has it: a decimal point whatever the system's language, no exponents, no needless zeros."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.6f}".rstrip("0").rstrip(".") if cell == cell else ""
    return str(cell)


def _csv(path: Path, table: Iterable[list[Cell]], bom: bool) -> int:
    count = 0
    with open(path, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for line in table:
            writer.writerow([text(cell) for cell in line])
            count += 1
        _to_disk(file)
    return count


def _xlsx(path: Path, table: Iterable[list[Cell]]) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Earmark")
    sheet.freeze_panes = "A2"

    def cell(value: Cell) -> object:
        if not isinstance(value, str) or not value:
            return value if value != "" else None
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:SHEET_CHARACTERS])
        made.data_type = "s"  # a file called "=1+1.wav" is a name, not a formula
        return made

    count = 0
    try:
        for line in table:
            if count == SHEET_ROWS:
                raise UserError(
                    "An Excel sheet holds {most} rows, and these are more.", "Write a CSV instead.", most=SHEET_ROWS
                )
            sheet.append([cell(value) for value in line])
            count += 1
        book.save(path)
    except BaseException:
        sheet.close()
        with suppress(Exception):  # what it wrote aside meanwhile goes too
            os.unlink(sheet._writer.out)
        raise
    with open(path, "rb+") as file:
        _to_disk(file)
    return count


def _to_disk(file) -> None:
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def replacing(path: Path):
    """A name beside `path` to write to, which takes its place when the block ends well, else goes.  OSErrors become UserErrors.

    Nothing takes the place of a recording.
    """
    spare(path)
    if path.exists() and not (path.is_file() or path.is_dir()):  # a device or a pipe must never be replaced by a file
        raise UserError("{path} is no file.", "Choose the name of a file.", path=path)
    path = path.resolve() if path.is_symlink() else path  # what a link points to is replaced, not the link
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        try:
            yield beside
            os.replace(beside, path)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise in_words(error, path) from error


def spare(path: Path) -> None:
    """Raises UserError where a recording would be replaced: a slip in a name must not cost what cannot be had again."""
    if path.suffix.lower() in EXTENSIONS and path.is_file():
        raise UserError(
            "{path} is a sound file; it is not replaced.", "Choose another name or another folder.", path=path
        )


def in_words(error: OSError, path: Path) -> UserError:
    """Why a file could not be written."""
    whole = "The file that was there is unchanged." if path.exists() else "Nothing was written."
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", 0) == 112:
        return UserError(
            "The disk is full, so {path} was not written. {whole}",
            "Free some space, or choose another place.",
            path=path,
            whole=whole,
        )
    if not path.parent.is_dir():
        return UserError("There is no folder {folder}.", "Choose a folder that is there.", folder=path.parent)
    if path.is_dir():
        return UserError("{path} is a folder.", "Choose a name for the file.", path=path)
    if isinstance(error, PermissionError):
        hint = "Close it in other programs, or choose another place."
        return UserError(
            "{path} is open in another program or may not be written. {whole}", hint, path=path, whole=whole
        )
    said = error.strerror or str(error)
    return UserError(
        "{path} was not written: {said}. {whole}", "Choose another place.", path=path, said=said, whole=whole
    )
