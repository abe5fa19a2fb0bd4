"""The public recordings the everyday model learns from: UrbanSound8K and ESC-50, their classes merged and plainly
named.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import numpy as np

from engine.errors import UserError

ESC10 = (
    "dog bark",
    "rooster",
    "rain",
    "sea waves",
    "crackling fire",
    "crying baby",
    "sneezing",
    "clock tick",
    "helicopter",
    "chainsaw",
)
LEAST = 8  # recordings; a class with fewer is heard in mixtures but never answered

PLAIN = {
    "dog_bark": "dog bark",
    "dog": "dog bark",
    "car_horn": "car horn",
    "crackling_fire": "crackling fire",
    "clock_tick": "clock tick",
    "sea_waves": "sea waves",
    "crying_baby": "crying baby",
    "chirping_birds": "birds",
    "glass_breaking": "glass breaking",
    "church_bells": "church bells",
}


@dataclass(frozen=True, slots=True)
class Sound:
    """One recording of a public set.  `group` is the Freesound recording it was cut from, the same in both sets."""

    path: Path
    source: str  # "urbansound8k" or "esc50"
    own_class: str  # as the set names it
    name: str  # the merged, plain class
    group: str
    fold: int


def _rows(table: Path) -> list[dict[str, str]]:
    try:
        with table.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    except OSError as error:
        raise UserError(
            "{table} cannot be read.", "Give the folder that holds urbansound8k and esc50.", table=str(table)
        ) from error


def _sound(folder: Path, name: str, source: str, own_class: str, group: str, fold: str) -> Sound | None:
    for path in (folder / name, (folder / name).with_suffix(".ogg"), (folder / name).with_suffix(".flac")):
        if path.exists():
            return Sound(path, source, own_class, PLAIN.get(own_class, own_class.replace("_", " ")), group, int(fold))
    return None


def read(data: Path) -> list[Sound]:
    """Every recording of both sets that is below `data`, laid out as their authors do (WAV, Ogg or FLAC). Raises
    `UserError`.
    """
    urban, esc = data / "urbansound8k", data / "esc50"
    found = [
        _sound(
            urban / "audio" / f"fold{row['fold']}",
            row["slice_file_name"],
            "urbansound8k",
            row["class"],
            row["fsID"],
            row["fold"],
        )
        for row in _rows(urban / "metadata" / "UrbanSound8K.csv")
    ] + [
        _sound(esc / "audio", row["filename"], "esc50", row["category"], row["src_file"], row["fold"])
        for row in _rows(esc / "meta" / "esc50.csv")
    ]
    sounds = [sound for sound in found if sound]
    if not sounds:
        raise UserError("No recordings of UrbanSound8K or ESC-50 were found below {folder}.", folder=str(data))
    return sounds


def answers(sounds: list[Sound]) -> tuple[str, ...]:
    """The classes with enough recordings to be answered, in the order of the alphabet."""
    counts = Counter(sound.name for sound in sounds)
    return tuple(sorted(name for name, count in counts.items() if count >= LEAST))


def apart(sounds: list[Sound], fold: int) -> tuple[list[Sound], list[Sound]]:
    """What may be learnt from and what is held out: fold `fold` of both sets, and its Freesound recordings wherever
    else they occur.
    """
    held = [sound for sound in sounds if sound.fold == fold]
    groups = {sound.group for sound in held}
    return [sound for sound in sounds if sound.fold != fold and sound.group not in groups], held


def part(sounds: list[Sound], share: float) -> list[Sound]:
    """The sounds of so large a share of each class's Freesound recordings, one or more, always the same ones."""
    kept: set[str] = set()
    for name in {sound.name for sound in sounds}:
        groups = {sound.group for sound in sounds if sound.name == name}
        kept.update(
            sorted(groups, key=lambda group: hashlib.sha256(group.encode()).digest())[: ceil(share * len(groups))]
        )
    return [sound for sound in sounds if sound.group in kept]


def waveform(sound: Sound, rate_hz: int) -> np.ndarray:
    """The whole recording as mono float32 at `rate_hz`."""
    import soundfile
    import soxr

    samples, rate = soundfile.read(sound.path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    return mono if rate == rate_hz else soxr.resample(mono, rate, rate_hz, "HQ").astype(np.float32)


def checksum(sounds: list[Sound]) -> str:
    """A SHA-256 over the names and the bytes of all recordings, in the order of their names."""
    digest = hashlib.sha256()
    for sound in sorted(sounds, key=lambda sound: (sound.source, sound.path.name)):
        digest.update(sound.path.name.encode())
        digest.update(hashlib.sha256(sound.path.read_bytes()).digest())
    return digest.hexdigest()
