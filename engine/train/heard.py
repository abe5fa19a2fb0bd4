"""Sound -> features, for training: every labelled span as windows, computed once for each front end and then read from the disk."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine import places
from engine.datasets import Dataset
from engine.errors import UserError
from engine.features import Frontend, windows
from engine.job import Report, silent
from engine.recipe import Recipe
from engine.sound import ailments, audio
from engine.store import FeaturesFile
from engine.store.features_file import Place, Span

MOST_WINDOWS = 16  # of one labelled span, spread over it
BLOCK = 64  # windows that a network is shown at once where it does not learn
AHEAD = 16  # labelled spans are listened to before somebody takes them
BATCH_BYTES = 32 << 20  # of features are held before they are kept

Change = Callable[[NDArray[np.float32], np.random.Generator], NDArray[np.float32]]  # of the windows of a span


Found: TypeAlias = "tuple[int, Span, NDArray[np.float16] | None] | str"  # of one labelled span


class Windows:
    """Features of many windows, float16 (m, *shape), that lie on the disk: only those that are asked for are read."""

    def __init__(
        self, arrays: Sequence[NDArray[np.float16]], row: NDArray[np.intp], array: NDArray[np.intp] | None = None
    ):
        """Each is a `row` of the array of that number (None: of the only one)."""
        self._arrays, self._row = arrays, row
        self._array = np.zeros(len(row), np.intp) if array is None else array

    def __len__(self) -> int:
        return len(self._row)

    @property
    def shape(self) -> tuple[int, ...]:
        return len(self), *self._arrays[0].shape[1:]

    def __getitem__(self, which: slice | NDArray) -> NDArray[np.float16]:
        """Some of them, read and copied: a slice, numbers or a mask."""
        row, array = self._row[which], self._array[which]
        out = np.empty((len(row), *self.shape[1:]), np.float16)
        for number, rows in enumerate(self._arrays):
            mine = array == number
            out[mine] = rows[row[mine]]
        return out

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """All of them, float32, BLOCK at a time."""
        return (self[first : first + BLOCK].astype(np.float32) for first in range(0, len(self), BLOCK))

    def only(self, which: NDArray) -> Windows:
        """Some of them, not read yet."""
        return Windows(self._arrays, self._row[which], self._array[which])

    def followed_by(self, others: Windows) -> Windows:
        """These, then others of the same shape."""
        array = np.concatenate([self._array, others._array + len(self._arrays)])
        return Windows([*self._arrays, *others._arrays], np.concatenate([self._row, others._row]), array)


@dataclass(frozen=True)
class Heard:
    """Windows of a data set: `features` float16 (m, *shape), `row` int (m,) the labelled span each is of; `sound` is a hash of the
    content of the files."""

    features: Windows
    row: NDArray[np.intp]
    problems: tuple[tuple[Path, str], ...]
    sound: str = ""


def hear(dataset: Dataset, frontend: Frontend, report: Report = silent) -> Heard:
    """Every labelled span.  What cannot be read is left out and named; raises UserError when a class is left with nothing."""
    heard = _each(dataset, frontend, np.arange(len(dataset)), lambda cut, _: cut, 0, report)
    left = dataset.hot[np.unique(heard.row)].sum(0)
    if (left == 0).any():
        name = int(np.argmin(left))
        of_it = {str(dataset.files[row]) for row in np.flatnonzero(dataset.hot[:, name])}
        file, why = next((one for one in heard.problems if str(one[0]) in of_it), ("", ""))
        raise UserError(
            "None of the recordings of {name} can be used. The first, {file}: {why}",
            name=dataset.classes[name],
            file=Path(file).name,
            why=why,
        )
    return heard


def distorted(
    dataset: Dataset, recipe: Recipe, train: NDArray[np.bool_], seed: int, report: Report = silent
) -> Heard | None:
    """The recipe's distorted copies of the windows that train, the same for the same seed; None where it makes none."""
    distort, copies = recipe.distort, recipe.copies
    if distort is None or not copies:
        return None
    return _each(
        dataset,
        recipe.frontend,
        np.flatnonzero(train),
        lambda cut, rng: distort(np.repeat(cut, copies, axis=0), rng),
        seed,
        report,
    )


def _each(
    dataset: Dataset, frontend: Frontend, numbers: NDArray[np.intp], change: Change, seed: int, report: Report
) -> Heard:
    problems: list[tuple[Path, str]] = []
    with closing(
        FeaturesFile(places.cache_folder() / "features", _key(frontend, change, seed, dataset.channel), frontend.shape)
    ) as kept:
        listening = _Listening(dataset, frontend, change, seed, kept)
        with ThreadPoolExecutor(2, thread_name_prefix="hear") as pool:
            try:
                for done, found in enumerate(_ahead(pool, listening.to, numbers.tolist()), start=1):
                    if isinstance(found, str):
                        problems.append((dataset.files[numbers[done - 1]], found))
                    else:
                        listening.keep(*found)
                    report(done, len(numbers), "Reading")
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        listening.flush()
        spans = [(number, listening.places[span]) for number, span in listening.spans.items()]
        at = np.concatenate([np.arange(first, first + count) for _, (first, count) in spans] or [np.zeros(0, np.intp)])
        row = np.repeat([number for number, _ in spans], [count for _, (_, count) in spans]).astype(np.intp)
        sound = hashlib.sha256(
            json.dumps([(number, span[0]) for number, span in sorted(listening.spans.items())]).encode()
        )
        return Heard(Windows([kept.rows()], at), row, tuple(problems), sound.hexdigest())


def _ahead(pool: ThreadPoolExecutor, work: Callable[[int], Found], numbers: Sequence[int]) -> Iterator[Found]:
    """What the pool makes of each, in order; never so far ahead that what waits would fill the memory."""
    waiting: deque[Future[Found]] = deque()
    for number in numbers:
        waiting.append(pool.submit(work, number))
        if len(waiting) == AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _key(frontend: Frontend, change: Change, seed: int, channel: int) -> str:
    """Names these features by what comes out: of some noise, so that a front end that was changed is never taken for what it was."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, 0.1, (1, frontend.window_frames)).astype(np.float32)
    heard = [] if channel == audio.MIX else [channel]  # what is kept of the mix stays good
    told = hashlib.sha256(json.dumps([frontend.fields(), MOST_WINDOWS, seed, *heard], sort_keys=True).encode())
    told.update(frontend.features(change(noise, rng)).astype(np.float16).tobytes())
    return f"{frontend.key()}-{told.hexdigest()[:12]}"


class _Listening:
    """One pass over a data set: `to` listens to a span, in any thread; the others are for the thread that began it."""

    def __init__(self, dataset: Dataset, frontend: Frontend, change: Change, seed: int, kept: FeaturesFile):
        self._dataset, self._frontend, self._change, self._seed = dataset, frontend, change, seed
        self._kept = kept
        self.places: dict[Span, Place] = kept.known()
        self.spans: dict[int, Span] = {}  # by number of the row
        self._contents = kept.contents()
        self._waiting: list[tuple[Span, NDArray[np.float16]]] = []
        self._hashed: list[tuple[str, int, int, str]] = []

    def to(self, number: int) -> Found:
        """The row's number, its span and its features, None where they are kept already; or why there are none."""
        file = self._dataset.files[number]
        start_s, end_s = self._dataset.spans[number].tolist()
        try:
            content = self._content(file)
            span = (content, start_s, end_s)
            if span in self.places:
                return number, span, None
            length_s = None if np.isinf(end_s) else end_s - start_s
            wave = audio.read(file, start_s, length_s, self._frontend.rate_hz, self._dataset.channel)
        except audio.AudioError as error:
            return error.reason
        cut, _ = windows(wave.samples, self._frontend)
        if not len(cut):
            return "There is no sound in this span."
        if np.ptp(wave.samples) < audio.SILENT_BELOW:  # or all of it is not a number
            return audio.why_silent(file, wave).reason
        if len(cut) > MOST_WINDOWS:
            cut = cut[np.linspace(0, len(cut) - 1, MOST_WINDOWS).round().astype(int)]
        rng = np.random.default_rng([self._seed, int(content[:12], 16), round(1000 * start_s)])
        return number, span, self._frontend.features(self._change(cut, rng)).astype(np.float16)

    def _content(self, file: Path) -> str:
        try:
            about = file.stat()
            size, modified, content = self._contents.get(str(file), (0, 0, ""))
            if (size, modified) == (about.st_size, about.st_mtime_ns) and content:
                return content
            with file.open("rb") as data:
                content = hashlib.file_digest(data, "sha256").hexdigest()
        except OSError as error:
            raise ailments.of_os_error(file, error) from None
        self._contents[str(file)] = about.st_size, about.st_mtime_ns, content
        self._hashed.append((str(file), about.st_size, about.st_mtime_ns, content))
        return content

    def keep(self, number: int, span: Span, features: NDArray[np.float16] | None) -> None:
        self.spans[number] = span
        if features is not None:
            self._waiting.append((span, features))
            if sum(some.nbytes for _, some in self._waiting) >= BATCH_BYTES:
                self.flush()

    def flush(self) -> None:
        hashed, self._hashed = self._hashed, []
        if self._waiting or hashed:
            self.places |= self._kept.add(self._waiting, hashed)
        self._waiting = []
