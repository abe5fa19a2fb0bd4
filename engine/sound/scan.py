"""Finding the recordings of a folder and reading their headers: names first and at once, headers behind, in threads."""

from __future__ import annotations

import errno
import heapq
import os
import re
import stat
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from engine.job import Report, silent
from engine.sound import ailments, audio, clock
from engine.sound.decode import EXTENSIONS
from engine.sound.header import read_header
from engine.sound.recording import Recording

BATCH = 200
THREADS = 4  # more than the cores of small machines: on drives and networks it is the waiting that takes long
SLOW_S = 0.5e-3  # a file
SORTED = 5000  # names at one go
_SYSTEM_FOLDERS = frozenset(
    ("$recycle.bin", "system volume information", "__macosx", "lost+found", "@eadir", "#recycle")
)
_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 4)
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)  # a link to nothing, or gone since
T = TypeVar("T")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that bears the name of a sound file; `file` is its path below the folder, with forward slashes."""

    file: str
    size_bytes: int
    modified_ns: int


def natural_key(name: str) -> tuple[str, str]:
    """Sorts as people count: "file2" before "file10", upper and lower case alike, then by the exact name."""
    return _DIGITS.sub(_padded, name.casefold()), name


def _padded(digits: re.Match[str]) -> str:
    return digits[0].zfill(20)


def find(root: str | os.PathLike[str], recursive: bool, skipped: dict[str, str] | None = None) -> Iterator[Found]:
    """The sound files of `root` in natural order, each folder's own files before those of its subfolders; reads no
    file.

    Hidden files and folders, "._*" twins of macOS and the systems' own folders are left out.  Links are followed,
    never in circles. Folders that may not be listed, and names that are no text, are left out and named in
    `skipped`, each with its reason in words.  Raises FolderGone.
    """
    skipped = {} if skipped is None else skipped
    root = os.fspath(root)
    try:
        top = os.stat(root)
        os.scandir(root).close()
    except OSError as error:
        ailments.require_folder(root)
        raise ailments.of_os_error(root, error) from None
    return _below(root, "", {(top.st_dev, top.st_ino)}, recursive, skipped)


def _below(
    root: str, folder: str, seen: set[tuple[int, int]], recursive: bool, skipped: dict[str, str]
) -> Iterator[Found]:
    files, folders = _listed(os.path.join(root, folder) if folder else root, folder, skipped)
    yield from _in_order(files)
    if not recursive:
        return
    for name, place in _in_order(folders):
        if place in seen and place[1]:  # a link back into a folder that was listed already
            continue
        seen.add(place)
        yield from _below(root, f"{folder}{name}/", seen, recursive, skipped)


def _in_order(entries: list[tuple[tuple[str, str], T]]) -> Iterator[T]:
    """What stands beside the keys, by key; `entries` are used up.

    Sorted in pieces and freed one by one: no other thread runs while Python sorts or frees 200 000 things at one go.
    """
    pieces = [sorted(entries[at : at + SORTED], key=_first) for at in range(0, len(entries), SORTED)]
    entries.clear()
    for _, entry in heapq.merge(*map(_used_up, pieces), key=_first):
        yield entry


def _used_up(entries: list[T]) -> Iterator[T]:
    entries.reverse()
    while entries:
        yield entries.pop()


def _listed(path: str, folder: str, skipped: dict[str, str]) -> tuple[list, list]:
    """The sound files (Found) and the folders (name, device and node) of one folder, each after its key; in no order."""
    files, folders = [], []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if os.path.splitext(name)[1].lower() in EXTENSIONS:
                    wanted = files
                elif "." in name and not entry.is_dir():
                    continue
                else:
                    wanted = folders
                try:
                    about = entry.stat()
                    if os.name == "nt" and not about.st_ino:
                        about = os.stat(entry.path) if entry.is_dir() else about
                except OSError as error:
                    if error.errno not in _NOWHERE:  # a drive that stutters
                        skipped[folder + name] = ailments.of_os_error(entry.path, error).reason
                    continue
                if getattr(about, "st_file_attributes", 0) & _HIDDEN:
                    continue
                if stat.S_ISDIR(about.st_mode):
                    wanted = folders
                    if name.lower() in _SYSTEM_FOLDERS:
                        continue
                elif wanted is folders or not stat.S_ISREG(about.st_mode):
                    continue
                if not _is_text(name):
                    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
                    skipped[folder + shown] = ailments.no_text(shown).reason
                    continue
                key = natural_key(name)
                if wanted is files:
                    files.append((key, Found(folder + name, about.st_size, about.st_mtime_ns)))
                else:
                    folders.append((key, (name, (about.st_dev, about.st_ino))))
    except OSError as error:
        skipped[folder] = ailments.closed_folder(path, error).reason
    return files, folders


def _first(entry: tuple) -> tuple:
    return entry[0]


def _is_text(name: str) -> bool:
    """Names of other encodings cannot be kept in a table."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def subfolders_with_sound(root: str | os.PathLike[str]) -> list[tuple[str, int]]:
    """The folders below `root` that hold sound files themselves, each (path, number of files), in natural order."""
    counts = Counter(found.file.rpartition("/")[0] for found in find(root, recursive=True))
    del counts[""]
    return sorted(counts.items(), key=lambda entry: natural_key(entry[0]))


def headers(
    root: str | os.PathLike[str], founds: Iterable[Found], report: Report = silent
) -> Iterator[list[Recording]]:
    """Reads the headers of `founds` and yields them as Recordings, in order, in batches of about 200.

    A file that cannot be read is a Recording with its `problem` in words; the others go on.  `report` is called after
    each batch and may raise Cancelled.  Raises FolderGone when the folder itself vanishes.
    """
    root = os.fspath(root)
    total = len(founds) if hasattr(founds, "__len__") else 0  # type: ignore[arg-type]
    waiting: deque[Future[tuple[list[Recording], float]]] = deque()
    rest = iter(founds)
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="headers")
    done, at_once = 0, 1
    try:
        while True:
            while len(waiting) < at_once and (batch := list(islice(rest, BATCH))):
                waiting.append(pool.submit(_read_batch, root, batch))
            if not waiting:
                return
            recordings, seconds = waiting.popleft().result()
            # warm files take 0.07 ms of pure computing, which threads only hinder; what takes longer is waiting
            at_once = 2 * THREADS if seconds > SLOW_S * len(recordings) else 1
            done += len(recordings)
            yield recordings
            report(done, total, "Reading headers")
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read_batch(root: str, batch: list[Found]) -> tuple[list[Recording], float]:
    began = time.perf_counter()
    recordings = [header_of(root, found) for found in batch]
    if all(recording.problem for recording in recordings):
        ailments.require_folder(root)
    return recordings, time.perf_counter() - began


def header_of(root: str | os.PathLike[str], found: Found) -> Recording:
    """The Recording of one file, with its problem in words if it has one."""
    try:
        header = read_header(os.path.join(root, found.file))
        duration_s = audio.length_s(os.path.join(root, found.file), header)
    except ailments.AudioError as error:
        name = os.path.basename(found.file)
        return Recording(
            found.file,
            found.size_bytes,
            found.modified_ns,
            recorded_at=clock.of_name(name),
            device=clock.device_of_name(name),
            problem=error.reason,
        )
    return Recording(
        found.file,
        found.size_bytes,
        found.modified_ns,
        duration_s,
        header.rate_hz,
        header.channels,
        header.format,
        header.recorded_at,
        header.device,
        header.problem.reason if header.problem else None if duration_s else ailments.no_sound(found.file).reason,
    )
