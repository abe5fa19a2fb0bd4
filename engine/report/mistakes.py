"""The worst mistakes: what it was surest of and wrong about, to be looked at and listened to."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from engine.job import Report, silent
from engine.report import colours
from engine.report.findings import Findings
from engine.sound import audio
from engine.sound.picture import FileSound, Look
from engine.sound.picture.mosaic import Tiles, mosaic
from engine.sound.picture.seen import Picture, contrast, shades

MOST = 12
OF_A_KIND = 2  # the same class taken for the same other, unless there are few kinds
LONGEST_S = 6.0  # of each that is shown and played
RATE_HZ = 22_050  # of what is played
_COLUMNS, _ROWS, _RANGE_DB = 360, 120, 70
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 11_000.0


@dataclass(frozen=True)
class Mistake:
    """A recording, what it is, what it was called and how surely.  `picture` (PNG) and `sound` (MP3) are None where it cannot be read."""

    file: Path
    start_s: float
    truth: str
    said: str
    confidence: float
    picture: bytes | None = None
    sound: bytes | None = None
    shown_s: float = 0.0


def worst(found: Findings, with_sound: bool = True, report: Report = silent) -> list[Mistake]:
    """The surest wrong answers, one of each group and few of a kind."""
    trial = found.trial
    if trial.dataset.several:
        return []
    answers, sure = trial.probabilities.argmax(1), trial.probabilities.max(1)
    wrong = np.flatnonzero(answers != trial.targets)
    kinds: Counter[tuple[int, int]] = Counter()
    of_a_kind = max(OF_A_KIND, MOST // max(1, len({(int(trial.targets[k]), int(answers[k])) for k in wrong})))
    groups: set[str] = set()
    chosen = []
    for k in wrong[np.argsort(-sure[wrong], kind="stable")]:
        kind, group = (int(trial.targets[k]), int(answers[k])), str(trial.groups[k])
        if kinds[kind] < of_a_kind and group not in groups and len(chosen) < MOST:
            kinds[kind] += 1
            groups.add(group)
            chosen.append(k)
    made = []
    for done, k in enumerate(chosen):
        report(done, len(chosen), "Picturing mistakes")
        row, names = int(trial.rows[k]), trial.dataset.classes
        file, start_s = trial.dataset.files[row], float(trial.dataset.spans[row, 0])
        words = names[int(trial.targets[k])], names[int(answers[k])], float(sure[k])
        length_s = min(LONGEST_S, float(trial.dataset.spans[row, 1]) - start_s)
        media = _media(file, start_s, length_s, trial.dataset.channel, with_sound)
        made.append(Mistake(file, start_s, *words, *media))
    return made


def _media(
    file: Path, start_s: float, length_s: float, channel: int, with_sound: bool
) -> tuple[bytes | None, bytes | None, float]:
    try:
        heard = audio.read(file, start_s, length_s, RATE_HZ, channel)
        if not len(heard.samples):
            return None, None, 0.0
        seen = mosaic(FileSound(file, channel), Look(), start_s, start_s + heard.duration_s, _COLUMNS, Tiles()).picture
    except audio.AudioError:
        return None, None, 0.0
    return _png(seen), _mp3(heard.samples) if with_sound else None, heard.duration_s


def _png(seen: Picture) -> bytes:
    """A picture with pitch rising evenly from bottom to top, 256 colours."""
    top_hz = min(_HIGHEST_HZ, seen.rate_hz / 2)
    edges_hz = np.geomspace(_LOWEST_HZ, top_hz, _ROWS + 1)
    edges = np.clip(edges_hz / seen.bin_hz, 0, len(seen.db) - 1)
    rows = []
    for low, high in pairwise(edges):
        first, last = int(low), max(int(low) + 1, int(np.ceil(high)))
        rows.append(seen.db[first:last].max(0))
    floor_db, top_db = contrast(seen, _RANGE_DB)
    levels = shades(np.array(rows[::-1], np.float32), floor_db, top_db)
    height, width = levels.shape
    scanlines = b"".join(b"\0" + line.tobytes() for line in levels)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)  # eight bits a pixel, colours from a table
    body = chunk(b"PLTE", colours.viridis()) + chunk(b"IDAT", zlib.compress(scanlines, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body


def _mp3(samples: np.ndarray) -> bytes:
    """As loud as it can be without clipping: a quiet mistake should be heard too."""
    import soundfile

    peak = float(np.abs(samples).max(initial=0.0))
    loud = samples * (0.9 / peak) if peak > 0 else samples
    file = io.BytesIO()
    soundfile.write(
        file, loud, RATE_HZ, format="MP3", subtype="MPEG_LAYER_III", bitrate_mode="VARIABLE", compression_level=0.6
    )
    return file.getvalue()


def data_url(content: bytes, kind: str) -> str:
    """Bytes as an address that holds them."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
