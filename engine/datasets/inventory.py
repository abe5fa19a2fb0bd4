"""The inventory of a data set: what each of its recordings is as sound, beside what it is called; every recording is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.datasets.opening import Opened
from engine.evaluate import traits
from engine.evaluate.traits import Telling
from engine.exchange.rows import Cell
from engine.job import Report, silent
from engine.labels.classes import JOINT
from engine.sound import audio

COLUMNS = (
    "file",
    "label",
    "group",
    "fold",
    "start_s",
    "end_s",
    "duration_s",
    "sample_rate_hz",
    "channels",
    "frames",
    "format",
    "peak_db",
    "level_db",
    "bandwidth_hz",
    "problem",
)
N_FFT = 1024  # of the mean spectrum
EMPTY_DB = 70.0  # so far below its loudest band the spectrum of a recording counts as empty
_SMALLEST = 1e-10


@dataclass(frozen=True, slots=True)
class Measured:
    """One labelled span as sound.  `frames` of its own rate; `peak_db` and `level_db` (mean square) below full scale.

    `bandwidth_hz` is the highest frequency at which its mean spectrum is less than EMPTY_DB below its loudest.  None: not to be
    known, as all is where the recording cannot be read; `problem` then says why, and elsewhere what is odd about it.
    """

    duration_s: float | None = None
    rate_hz: int | None = None
    channels: int | None = None
    frames: int | None = None
    format: str | None = None
    peak_db: float | None = None
    level_db: float | None = None
    bandwidth_hz: float | None = None
    problem: str | None = None


@dataclass(frozen=True)
class Inventory:
    """A data set and, for each of its rows, what was measured."""

    opened: Opened
    measured: tuple[Measured, ...]

    def rows(self) -> Iterator[list[Cell]]:
        """The names of the columns, a row for each labelled span, then one for each entry that was left out; for a table."""
        dataset = self.opened.dataset
        own = {name.casefold() for name in COLUMNS}
        others = [name for name in dataset.columns if name.casefold() not in own]
        yield [*COLUMNS[:-1], *others, COLUMNS[-1]]
        for k, (file, one) in enumerate(zip(dataset.files, self.measured)):
            start_s, end_s = dataset.spans[k].tolist()
            yield [
                str(file),
                JOINT.join(np.array(dataset.classes)[dataset.hot[k] > 0].tolist()),
                str(dataset.groups[k]),
                "" if dataset.folds is None else str(dataset.folds[k]),
                start_s or None,
                None if np.isinf(end_s) else end_s,
                one.duration_s,
                one.rate_hz,
                one.channels,
                one.frames,
                one.format,
                one.peak_db,
                one.level_db,
                one.bandwidth_hz,
                *(str(dataset.columns[name][k]) for name in others),
                one.problem,
            ]
        for left in self.opened.problems:
            yield [left.file, *[None] * (len(COLUMNS) + len(others) - 2), f"left out: {left.reason}"]

    def traits(self) -> dict[str, NDArray]:
        """What of each row may tell its class without the sound: numbers float64 (n,) with nan for unknown, or words (n,)."""
        words = {"sample rate": "rate_hz", "channels": "channels", "format": "format"}
        numbers = {"bandwidth": "bandwidth_hz", "level": "level_db", "duration": "duration_s"}
        return {
            name: np.array([str(getattr(one, field) or "") for one in self.measured]) for name, field in words.items()
        } | {name: np.array([getattr(one, field) for one in self.measured], float) for name, field in numbers.items()}

    def telling(self) -> list[Telling]:
        """How well each trait tells the class without the sound; none for labels of several classes at once."""
        dataset = self.opened.dataset
        if dataset.several:
            return []
        told = [
            traits.telling(name, values, dataset.targets, dataset.groups, len(dataset.classes))
            for name, values in self.traits().items()
        ]
        return [one for one in told if one is not None]


def take(opened: Opened, report: Report = silent) -> Inventory:
    """Decodes every labelled span, two at a time, in flat memory.  `report` may raise Cancelled."""
    dataset = opened.dataset
    measured: list[Measured] = []
    with ThreadPoolExecutor(2, thread_name_prefix="inventory") as pool:
        try:
            spans, channel = dataset.spans.tolist(), dataset.channel
            for one in pool.map(lambda k: measure(dataset.files[k], *spans[k], channel=channel), range(len(dataset))):
                measured.append(one)
                report(len(measured), len(dataset), "Measuring")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return Inventory(opened, tuple(measured))


def measure(file: Path, start_s: float = 0.0, end_s: float = np.inf, channel: int = audio.MIX) -> Measured:
    """A span of a recording, one channel or the mix of all; what cannot be read has nothing but its problem."""
    try:
        header = audio.read_header(file)
        rate_hz = header.rate_hz
        wanted = np.inf if np.isinf(end_s) else max(0, round((end_s - start_s) * rate_hz))
        sums = _Sums()
        with audio.stream(file, rate_hz, channel, start_s=start_s) as stream:
            for block in stream:
                sums.add(block[: int(min(len(block), wanted - sums.frames))])
                if sums.frames >= wanted:
                    break
            problem = stream.problem(header) if np.isinf(wanted) else None
    except audio.AudioError as error:
        return Measured(problem=error.reason)
    return Measured(
        duration_s=sums.frames / rate_hz,
        rate_hz=rate_hz,
        channels=header.channels,
        frames=sums.frames,
        format=header.format,
        peak_db=_decibel(sums.peak**2) if sums.peak else None,
        level_db=_decibel(sums.squares / sums.frames) if sums.peak else None,
        bandwidth_hz=sums.bandwidth(rate_hz),
        problem=problem.reason if problem else None if sums.frames else "There is no sound in this span.",
    )


def _decibel(power: float) -> float:
    return 10 * float(np.log10(max(power, _SMALLEST)))


class _Sums:
    """What is kept of a recording while it passes by, block after block."""

    def __init__(self):
        self.frames, self.peak, self.squares = 0, 0.0, 0.0
        self.power = np.zeros(N_FFT // 2 + 1)
        self.taper = np.hanning(N_FFT + 1)[:-1].astype(np.float32)

    def add(self, block: NDArray[np.float32]) -> None:
        if not len(block):
            return
        self.frames += len(block)
        self.peak = max(self.peak, float(np.abs(block).max()))
        self.squares += float(np.square(block, dtype=np.float64).sum())
        whole = (
            block[: len(block) - len(block) % N_FFT] if len(block) >= N_FFT else np.pad(block, (0, N_FFT - len(block)))
        )
        self.power += (np.abs(np.fft.rfft(whole.reshape(-1, N_FFT) * self.taper)) ** 2).sum(0)

    def bandwidth(self, rate_hz: int) -> float | None:
        self.power[:2] = 0  # the offset of a recorder is no sound
        most = self.power.max()
        if not most > 0:
            return None
        return int(np.flatnonzero(self.power > most * 10 ** (-EMPTY_DB / 10))[-1]) * rate_hz / N_FFT
