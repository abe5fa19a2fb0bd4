"""Whose recordings lie in a folder: of a project that was made where they lay before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine import places
from engine.errors import UserError
from engine.project.folder import glance, is_project
from engine.store import CacheFile

LOOKED_AT = 50  # recordings of a project, spread over all
MOST = 0.9  # of them lie there


class Before(NamedTuple):
    """A project, and the folder of its recordings, which is not there any more."""

    folder: Path
    name: str
    root: str


def told(recordings: Path) -> Path | None:
    """The project that was told that its recordings lie in this folder now; None where there is none."""
    ways = {os.path.abspath(recordings), os.path.realpath(recordings)}
    return next((folder for folder, _, root in _projects() if root in ways), None)


def before(recordings: Path, others: Iterable[str | Path] = ()) -> Before | None:
    """The project whose recordings seem to have been moved to this folder, or whose folder was renamed: the old one is gone, and here lies
    what is called the same and is as long.  `others` are projects that lie elsewhere than most.

    Recorders call theirs after the time, and their lengths may be the same, too: only a person can be sure.
    """
    for folder, name, root in _projects(others):
        if root and not Path(root).is_dir() and _are_there(folder, recordings):
            return Before(folder, name, root)
    return None


def _projects(others: Iterable[str | Path] = ()) -> Iterator[tuple[Path, str, str]]:
    place = places.projects_folder()
    for folder in dict.fromkeys([*map(Path, others), *(sorted(place.iterdir()) if place.is_dir() else ())]):
        if is_project(folder):
            try:
                yield (folder, *glance(folder))
            except UserError:  # damaged; opening it says so
                continue


def _are_there(project: Path, recordings: Path) -> bool:
    cache = CacheFile(project / "cache.sqlite", read_only=True)
    try:
        sizes = [(file, size) for file, (size, _) in cache.stamps().items()]
    finally:
        cache.close()
    some = sizes[:: max(1, len(sizes) // LOOKED_AT)]
    return bool(some) and sum(_size(recordings / file) == size for file, size in some) >= MOST * len(some)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
