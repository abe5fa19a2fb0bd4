"""Labelled spans -> embeddings: what a backbone hears in each row of a Dataset."""

from __future__ import annotations

import os
import threading
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine import features
from engine.datasets import Dataset
from engine.errors import UserError
from engine.features import Frontend
from engine.job import Report, silent
from engine.sound import audio

MOST_WINDOWS = 64  # of one row, spread over it
THREADS = 2
UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    EOFError,
    zipfile.BadZipFile,
)  # an .npz that is not there yet, or not whole


class Ear(Protocol):
    """Turns windows, float32 (n, window_frames), into embeddings, float32 (n, d); a `litert.Backbone` is one."""

    @property
    def frontend(self) -> Frontend: ...
    def embed(self, windows: NDArray[np.float32]) -> NDArray[np.float32]: ...


@dataclass(frozen=True)
class Heard:
    """Embeddings float32 (m, d) of windows, `row` int (m,) the row each is of, and how long each row is, `durations_s` (n,).

    `each_ms` is what a row took, from the file to its embeddings; `problems` say for rows without a window why.
    """

    embeddings: NDArray[np.float32]
    row: NDArray[np.intp]
    durations_s: NDArray[np.float64]
    each_ms: float
    problems: dict[int, str]


def hear(dataset: Dataset, rows: NDArray[np.intp], ear: Callable[[], Ear], report: Report = silent) -> Heard:
    """Reads and embeds the given rows; `ear` makes one for each thread.  What cannot be read is left out and named."""
    own = threading.local()

    def one(k: int) -> tuple[NDArray[np.float16], float] | str:
        if not hasattr(own, "ear"):
            own.ear = ear()
        start_s, end_s = (float(bound) for bound in dataset.spans[k])
        frontend = own.ear.frontend
        try:
            length_s = None if np.isinf(end_s) else end_s - start_s
            wave = audio.read(dataset.files[k], start_s, length_s, frontend.rate_hz, dataset.channel)
        except audio.AudioError as error:
            return error.reason
        windows, _ = features.windows(wave.samples, frontend)
        if not np.any(wave.samples):  # as when classifying: what is silent is none of the classes
            return audio.why_silent(dataset.files[k], wave).reason
        if len(windows) > MOST_WINDOWS:
            windows = windows[np.linspace(0, len(windows) - 1, MOST_WINDOWS).round().astype(int)]
        return own.ear.embed(windows).astype(np.float16), wave.duration_s  # half precision, as every project keeps them

    parts, row, problems = [], [], {}
    durations_s = np.zeros(len(dataset))
    began_s = time.monotonic()
    with ThreadPoolExecutor(THREADS, thread_name_prefix="hear") as pool:
        try:
            for done, (k, told) in enumerate(zip(rows.tolist(), pool.map(one, rows.tolist()))):
                if isinstance(told, str):
                    problems[k] = told
                else:
                    parts.append(told[0])
                    row += [k] * len(told[0])
                    durations_s[k] = told[1]
                report(done + 1, len(rows), "Listening")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    each_ms = 1000 * (time.monotonic() - began_s) / max(1, len(rows))
    embeddings = np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, 0), np.float32)
    return Heard(embeddings, np.array(row, np.intp), durations_s, each_ms, problems)


def hear_once(dataset: Dataset, ear: Callable[[], Ear], file: Path | None, report: Report = silent) -> Heard:
    """The same for all rows, kept in `file` so that the next fold, and the next trial, need not listen again."""
    rows = np.arange(len(dataset))
    if file is None:
        return hear(dataset, rows, ear, report)
    try:
        with open(file, "rb") as opened, np.load(opened, allow_pickle=False) as kept:
            problems = dict(zip(kept["silent"].tolist(), kept["why"].tolist()))
            return Heard(
                kept["embeddings"].astype(np.float32),
                kept["row"],
                kept["durations_s"],
                float(kept["each_ms"]),
                problems,
            )
    except UNREADABLE:
        heard = hear(dataset, rows, ear, report)
    write(
        file,
        embeddings=heard.embeddings.astype(np.float16),
        row=heard.row,
        durations_s=heard.durations_s,
        each_ms=np.array(heard.each_ms),
        silent=np.array(list(heard.problems), np.intp),
        why=np.array(list(heard.problems.values()), str),
    )
    return heard


def write(file: Path, **arrays: Any) -> None:
    """An .npz, whole or not at all.  Raises UserError."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(beside, "wb") as target:
            np.savez(target, **arrays)
        os.replace(beside, file)
    except OSError as error:
        raise UserError(
            "What was found out cannot be kept in {folder}: {reason}.",
            "Make room there, then run it again; EARMARK_TRIALS names another folder.",
            folder=str(file.parent),
            reason=error.strerror or str(error),
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
