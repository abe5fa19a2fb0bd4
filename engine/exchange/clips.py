"""Regions saved as sound: one file each, with some room around it and a name made from a pattern."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from io import FileIO
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias, cast

import numpy as np

from engine.errors import UserError
from engine.exchange.export import in_words, replacing, spare
from engine.job import Report, silent
from engine.labels import Label, Target
from engine.sound import audio
from engine.sound.ailments import AudioError

if TYPE_CHECKING:
    from engine.project import Project

Kind: TypeAlias = Literal["wav", "flac"]
PATTERN = "{class}/{folder} {file} {start}-{end}"
FIELDS = ("class", "file", "folder", "start", "end", "low", "high", "number")
MOST_BYTES = 220  # of a name, in UTF-8: file systems take 255, with the ending and what is added while it is written
WAV_BYTES = 2**32 - 2**16  # of sound: a WAV says its size in 32 bits, and has other chunks too
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')


@dataclass(frozen=True)
class Clip:
    """A span of a recording to save, and the class it goes by ("" for none)."""

    target: Target
    name: str = ""


@dataclass(frozen=True)
class Saved:
    """How many files were written, and what could not be read: file and reason."""

    files: tuple[Path, ...]
    problems: tuple[tuple[str, str], ...]


def of_class(project: Project, class_id: int) -> list[Clip]:
    """Everything a class was said of, whole recordings too; in the recordings' order, by time."""
    name = next((one.name for one in project.classes() if one.id == class_id), "")
    said = [label for label in project.labels() if label.kind == "class" and label.class_id == class_id]
    said.sort(key=lambda label: (label.file, label.start_s or 0.0))
    return [Clip(_target(label), name) for label in said]


def _target(label: Label) -> Target:
    return Target(label.file, *label.span)


def save(
    project: Project,
    clips: Sequence[Clip],
    folder: Path,
    pattern: str = PATTERN,
    padding_s: float = 0.0,
    kind: Kind = "wav",
    report: Report = silent,
) -> Saved:
    """Writes each clip with all its channels at its own rate: 32-bit float WAV, the very numbers, or 24-bit FLAC.
    From 4 GB on a WAV calls itself RF64.

    `padding_s` is added on either side, as far as the recording reaches.  The pattern names folders and file, with FIELDS in brackets;
    `{folder}`, where the recording lies in the project, is one word beside others ("north_A"), and folders where it stands alone between
    slashes.  Of two names that come out the same the second is numbered; one that is too long loses its middle.  A recording that cannot
    be read is told of and passed over.  Raises UserError for a pattern that cannot be a name and for a place that cannot be written,
    Cancelled: no file is then half there.  Sound files that are there already are never replaced: UserError, and nothing is written.
    """
    names = list(_names(clips, pattern, kind))
    for name in names:
        spare(folder / name)
    written, problems = [], []
    for done, (clip, name) in enumerate(zip(clips, names)):
        tick = partial(report, done, len(clips), "Writing")
        tick()
        path = folder / name
        try:
            _save(project.root / clip.target.file, clip.target, padding_s, path, kind, tick)
        except AudioError as error:
            problems.append((clip.target.file, error.reason))
            continue
        written.append(path)
    report(len(clips), len(clips), "Writing")
    return Saved(tuple(written), tuple(problems))


def _save(source: Path, target: Target, padding_s: float, path: Path, kind: Kind, tick: Callable[[], object]) -> None:
    """One clip, block by block: it may be hours long.  `tick` is called with each block, and may raise Cancelled."""
    start_s = max(0.0, (target.start_s or 0.0) - padding_s)
    length_s = None if target.end_s is None else target.end_s + padding_s - start_s
    with closing(audio.channel_blocks(source, start_s, length_s)) as blocks:
        first = next(blocks, None)
        if first is None:
            raise AudioError("There is no sound in this span.", file=str(source))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise in_words(error, path) from error
        with replacing(path) as beside:
            # what a header claims is no length: one that turns out to be too large for a WAV is begun again
            if not _write(beside, chain([first], blocks), "FLAC" if kind == "flac" else "WAV", tick):
                with closing(audio.channel_blocks(source, start_s, length_s)) as again:
                    _write(beside, again, "RF64", tick)


def _write(path: Path, blocks: Iterator[tuple[np.ndarray, int]], form: str, tick: Callable[[], object]) -> bool:
    """Writes all of it; False where a WAV has no room for that: one whose size has gone round would read back short."""
    import soundfile

    first, rate_hz = next(blocks)
    channels, size = first.shape[1], 0
    with open(path, "wb", buffering=0) as file, _Through(file) as through:
        try:
            kept = "PCM_24" if form == "FLAC" else "FLOAT"
            with soundfile.SoundFile(cast(BinaryIO, through), "w", rate_hz, channels, kept, format=form) as sound:
                for block, _ in chain([(first, rate_hz)], blocks):
                    tick()
                    size += 4 * block.size
                    if form == "WAV" and size > WAV_BYTES:
                        return False
                    sound.write(_whole(block) if form == "FLAC" else block)
        except soundfile.SoundFileError:  # some rates are refused only with the first sound
            if form != "FLAC":
                raise
            raise AudioError(
                "FLAC holds no {channels} channels at {rate_hz} Hz.",
                "Choose WAV.",
                channels=channels,
                rate_hz=rate_hz,
            ) from None
    return True


def _whole(block: np.ndarray) -> np.ndarray:
    """As whole numbers of 24 bits, so that what was 16 or 24 bits stays exactly that; libsndfile wants them in 32."""
    whole = np.clip(np.rint(block.astype(np.float64) * 2**23), -(2**23), 2**23 - 1)
    return (whole * 2**8).astype(np.int32)


class _Through:
    """A file as libsndfile is given it: no error can pass through C, so it is kept and raised when the block ends."""

    def __init__(self, file: FileIO):
        self._file = file
        self._failed: OSError | None = None
        self.seek, self.tell = file.seek, file.tell

    def write(self, data: bytes) -> int:
        try:
            rest = memoryview(data)
            while self._failed is None and len(rest):
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            self._failed = error
        return 0 if self._failed else len(data)

    def __enter__(self) -> _Through:
        return self

    def __exit__(self, *_: object) -> None:
        if self._failed is not None:
            raise self._failed


def named(clip: Clip, pattern: str, kind: Kind) -> str:
    """The name of a clip below the folder, were it the only one.  Raises UserError for a pattern that cannot be a name."""
    return next(_names([clip], pattern, kind))


def _names(clips: Sequence[Clip], pattern: str, kind: Kind) -> Iterator[str]:
    """The name of each clip below the folder; no two alike, whatever the file system thinks of capitals.  Raises UserError."""
    seen: dict[str, int] = {}
    taken: set[str] = set()
    for number, clip in enumerate(clips, 1):
        name = made = _named(clip, number, pattern)
        again = seen.get(name.casefold(), 1)
        while made.casefold() in taken:
            again += 1
            made = f"{name} ({again})"
        seen[name.casefold()] = again
        taken.add(made.casefold())
        yield f"{made}.{kind}"


def _named(clip: Clip, number: int, pattern: str) -> str:
    target, path = clip.target, PurePosixPath(clip.target.file)
    fields = {
        "class": clip.name or "unlabelled",
        "file": path.stem,
        "folder": str(path.parent) if path.parent.name else "",
        "start": _seconds(target.start_s or 0.0),
        "end": "end" if target.end_s is None else _seconds(target.end_s),
        "low": "" if target.low_hz is None else f"{target.low_hz:.0f}",
        "high": "" if target.high_hz is None else f"{target.high_hz:.0f}",
        "number": f"{number:05d}",
    }
    safe = {name: _FORBIDDEN.sub("_", value.replace("\\", "_")) for name, value in fields.items()}
    flat = {name: value.replace("/", "_") for name, value in safe.items()}
    try:
        made = [
            part.format(**(flat | {"folder": safe["folder"]} if part.strip() == "{folder}" else flat))
            for part in pattern.replace("\\", "/").split("/")
        ]
    except (KeyError, IndexError, ValueError, AttributeError, TypeError) as error:
        raise UserError(
            "The pattern “{pattern}” cannot be a name.",
            "In brackets it may have {fields}.",
            pattern=pattern,
            fields=", ".join(FIELDS),
        ) from error
    parts = [part.strip(" .") for part in "/".join(made).split("/")]
    kept = [_short(part) for part in parts if part]  # neither "..", nor an absolute path, nor an empty name
    if not kept:
        raise UserError("The pattern “{pattern}” cannot be a name.", pattern=pattern)
    return "/".join(kept)


def _short(name: str) -> str:
    """A name that every file system takes: of a long one beginning and end, with a hash of all of it between them."""
    written = name.encode("utf-8", "surrogateescape")
    if len(written) <= MOST_BYTES:
        return name
    mark = f"~{hashlib.sha256(written).hexdigest()[:8]}~"
    half = (MOST_BYTES - len(mark)) // 2
    return mark.join(piece.decode("utf-8", "ignore") for piece in (written[:half], written[-half:]))


def _seconds(at_s: float) -> str:
    return f"{at_s:.3f}"
