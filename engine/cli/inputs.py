"""From the paths a person types to one folder and the recordings below it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.cli.terminal import Meter, say
from engine.errors import UserError
from engine.project import Project
from engine.sound import ailments, scan
from engine.sound.recording import Recording


@dataclass(frozen=True)
class Inputs:
    """`root` is the folder that the files' names start from; `founds` the recordings, in the order asked for, each once.

    `skipped` are those that were left out, with the reason.
    """

    root: Path
    founds: list[scan.Found]
    skipped: dict[str, str]

    def recordings(self, report: Meter) -> Iterator[Recording]:
        """With their headers read, a little ahead of whoever takes them."""
        for batch in scan.headers(self.root, self.founds, report):
            yield from batch


def gather(paths: Sequence[str], recursive: bool) -> Inputs:
    """The recordings of folders and single files.  Raises UserError when there is no such path, or nothing in it that has sound."""
    places = [Path(path).absolute() for path in paths]
    for place in places:
        if not place.exists():
            raise UserError("There is no file or folder {place}.", place=place)
    if len(places) == 1 and places[0].is_dir():
        root = places[0]
    else:
        try:
            root = Path(os.path.commonpath([place if place.is_dir() else place.parent for place in places]))
        except ValueError:  # two drives of Windows have nothing in common
            raise UserError("The recordings lie on different drives.", "Classify each drive by itself.") from None
    skipped: dict[str, str] = {}
    founds: dict[str, scan.Found] = {}
    for place in places:
        for found in _of(place, recursive, skipped):
            file = (place / found.file if place.is_dir() else place).relative_to(root).as_posix()
            founds.setdefault(file, replace(found, file=file))
    _say_left_out(skipped)
    if not founds:
        raise nothing_in(places, recursive)
    return Inputs(root, list(founds.values()), skipped)


def _say_left_out(skipped: dict[str, str]) -> None:
    for name, reason in skipped.items():
        say(f"left out: {name}: {reason}")


def _of(place: Path, recursive: bool, skipped: dict[str, str]) -> Iterator[scan.Found]:
    if place.is_dir():
        yield from scan.find(place, recursive, skipped)
    else:
        stat = place.stat()
        yield scan.Found(place.name, stat.st_size, stat.st_mtime_ns)


def nothing_in(places: Sequence[Path], recursive: bool) -> UserError:
    """No recordings: says so, and names the subfolders that hold some."""
    folder = places[0]
    below = [] if recursive else scan.subfolders_with_sound(folder)
    if not below:
        return UserError("There are no recordings in {folder}.", folder=folder)
    first = ", ".join(f"{name} ({count})" for name, count in below[:5]) + (", ..." if len(below) > 5 else "")
    return UserError(
        "Only subfolders of {folder} hold recordings: {first}.",
        "Add --recursive to take them in.",
        folder=folder,
        first=first,
    )


def open_project(folder: str) -> Project:
    """An existing project, to be changed.  Raises UserError, also when another program holds it."""
    project = Project.open(Path(folder))
    if project.read_only_why is not None:
        why = project.read_only_why
        project.close()
        raise why
    return project


def refresh(project: Project, report: Meter) -> dict[str, str]:
    """Takes in what is new in the project's folder, and the headers of all that is new or has changed.

    Returns what was left out, with the reasons; that has been said, and which labelled recordings are gone or others now.
    """
    skipped: dict[str, str] = {}
    founds = list(scan.find(project.root, project.recursive, skipped))
    known = project.stamps()
    new = [found for found in founds if known.get(found.file) != (found.size_bytes, found.modified_ns)]
    gone = project.forget_missing((found.file for found in founds), skipped)
    for batch in scan.headers(project.root, new, report):
        project.put_headers(batch)
    report.clear()
    _say_left_out(skipped)
    replaced = [found.file for found in new if found.file in known]
    labelled = {label.file for label in project.labels_of([*gone, *replaced]) if label.kind != "note"}
    doubt = ailments.of_labelled(*([file for file in files if file in labelled] for files in (gone, replaced)))
    if doubt is not None:
        say(str(doubt))
    return skipped
