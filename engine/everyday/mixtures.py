"""Random mixtures of one to three recordings, with what the teacher hears in them: the material the backbone learns
from.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine.everyday import corpus, worse
from engine.everyday.teacher import RATE_HZ, Teacher
from engine.features import Frontend
from engine.job import Report, silent

CHUNK = 400  # mixtures made, and kept on disk, at once
HOW_MANY = (0.5, 0.35, 0.15)  # of one, two and three recordings
SPEED = 0.15  # most that a recording is slowed down or sped up
ROOMS = 0.3  # of the recordings in them sound in a room
WORSE = 0.3  # of the mixtures are made worse once the teacher has heard them


@dataclass(frozen=True, slots=True)
class Mixtures:
    """`log_mels` float16 (n, frames, mels); the teacher's `embeddings` (n, 1024) and `scores` (n, 521), float16;
    `shares` float32 (n, classes): how much of the energy is of each class, less than 1 in all where a recording is
    of no answered class.
    """

    log_mels: np.ndarray
    embeddings: np.ndarray
    scores: np.ndarray
    shares: np.ndarray


def cut(samples: np.ndarray, size: int, speed: float, rng: np.random.Generator) -> np.ndarray:
    """A window of `size` frames from anywhere in `samples` (looped when short), played at `speed`, turned round in time
    when looped.
    """
    if abs(speed - 1) > 0.01:
        import soxr

        samples = soxr.resample(samples, speed * 1000, 1000, "QQ")
    if len(samples) > size:
        start = rng.integers(0, len(samples) - size + 1)
        return samples[start : start + size]
    return np.roll(np.resize(samples, size), rng.integers(size))


def mixture(
    sounds: list[np.ndarray], chances: np.ndarray, size: int, rate_hz: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One mixture, float32 (size,) within [-1, 1]; which recordings are in it; and their shares of its energy."""
    count = 1 + rng.choice(len(HOW_MANY), p=HOW_MANY)
    which = rng.choice(len(sounds), size=count, replace=False, p=chances)
    mixed, energies = np.zeros(size, np.float32), np.zeros(count)
    loudness = None
    for place, index in enumerate(which):
        speed = 1 + rng.uniform(-SPEED, SPEED) * (rng.random() < 0.6)
        part = cut(sounds[index].astype(np.float32) / 32768, size, speed, rng)
        if rng.random() < ROOMS:
            part = worse.in_a_room(part, rate_hz, rng)
        level = float(np.sqrt(np.mean(part**2))) + 1e-6
        loudness = loudness or level
        change = 1.0 if place == 0 else loudness / level * 10 ** (rng.uniform(-12, 3) / 20)
        mixed += part * np.float32(change)
        energies[place] = (level * change) ** 2
    mixed *= np.float32(10 ** (rng.uniform(-6, 6) / 20))
    peak = float(np.abs(mixed).max())
    return (mixed / np.float32(peak) if peak > 1 else mixed), which, (energies / energies.sum())


_held: dict[str, Any] = {}  # in a worker process: the waveforms and the teacher, read once


def _ready(sounds: list[corpus.Sound], teacher_file: Path, frontend: Frontend) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    _held["sounds"] = [np.int16(np.clip(corpus.waveform(sound, frontend.rate_hz), -1, 1) * 32767) for sound in sounds]
    _held["teacher"] = Teacher(teacher_file)


def _chunk(
    number: int, seed: int, chances: np.ndarray, classes: np.ndarray, answered: int, frontend: Frontend, folder: Path
) -> Path:
    import soxr

    file = folder / f"{number:04d}.npz"
    if file.exists():
        return file
    rng = np.random.default_rng([seed, number])
    teacher: Teacher = _held["teacher"]
    waves, shares = np.empty((CHUNK, frontend.window_frames), np.float32), np.zeros((CHUNK, answered + 1), np.float32)
    heard = []
    for row in range(CHUNK):
        waves[row], which, parts = mixture(_held["sounds"], chances, frontend.window_frames, frontend.rate_hz, rng)
        np.add.at(shares[row], classes[which], parts)
        heard.append(teacher.hear(soxr.resample(waves[row], frontend.rate_hz, RATE_HZ, "MQ")))
        if rng.random() < WORSE:
            waves[row] = worse.somehow(waves[row], frontend.rate_hz, rng)
    embeddings, scores = (np.stack(part).astype(np.float16) for part in zip(*heard))
    unfinished = file.with_suffix(".part.npz")
    np.savez(
        unfinished,
        log_mels=frontend.features(waves).astype(np.float16),
        embeddings=embeddings,
        scores=scores,
        shares=shares[:, :-1],
    )
    unfinished.replace(file)
    return file


def make(
    sounds: list[corpus.Sound],
    names: tuple[str, ...],
    count: int,
    frontend: Frontend,
    teacher_file: Path,
    work: Path,
    seed: int = 1,
    jobs: int = 2,
    report: Report = silent,
) -> Mixtures:
    """`count` mixtures of `sounds` (rounded up to whole chunks), the same for the same seed; kept below `work`, so a
    second run goes on.
    """
    counts = Counter(sound.name for sound in sounds)
    weights = np.array([1 / np.sqrt(counts[sound.name]) for sound in sounds])
    classes = np.array([names.index(sound.name) if sound.name in names else len(names) for sound in sounds])
    files = "\n".join(sound.path.name for sound in sounds)
    identity = hashlib.sha256(f"{files}|{frontend.key()}|{names}|{seed}|{CHUNK}|{ROOMS}|{WORSE}".encode()).hexdigest()[
        :12
    ]
    folder = work / f"mixtures-{identity}"
    folder.mkdir(parents=True, exist_ok=True)
    one = partial(
        _chunk,
        seed=seed,
        chances=weights / weights.sum(),
        classes=classes,
        answered=len(names),
        frontend=frontend,
        folder=folder,
    )
    numbers = range(-(-count // CHUNK))
    made = []
    with ProcessPoolExecutor(jobs, initializer=_ready, initargs=(sounds, teacher_file, frontend)) as pool:
        for file in pool.map(one, numbers):
            made.append(file)
            report(len(made), len(numbers), "making mixtures")
    chunks = [np.load(file) for file in made]
    return Mixtures(
        *(np.concatenate([chunk[name] for chunk in chunks]) for name in ("log_mels", "embeddings", "scores", "shares"))
    )
