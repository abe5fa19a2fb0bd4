"""The microphone's page on a real sound server: what is lost while it records and the model listens, and how far the picture is behind.

Noise with a loud burst now and then is played; what was recorded is compared with it to the bit, and each burst is looked for in the
picture whenever that is painted.  Two minutes of it, or `--minutes`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests import sound_server
from tests.bench.measure import ROOT, Line

RATE_HZ = sound_server.RATE_HZ
BEHIND_S = 0.25
FLAT_MB = 50.0
BURST_S, BURST_EVERY_S = 0.02, 0.77  # no multiple of a picture's step


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """Three lines; none where there is no sound server to be had."""
    if name := sound_server.missing():
        print(f"live: there is no {name} here, nothing to play into and hear from", file=sys.stderr)
        return
    minutes = 0.2 if quick else float(os.environ.get("EARMARK_BENCH_MINUTES", "2"))
    sounds, played = folder / "sounds", folder / "played.wav"
    sounds.mkdir()
    soundfile.write(sounds / "silence.wav", np.zeros(RATE_HZ, np.float32), RATE_HZ)
    bursts = noise(played, round(60 * minutes))
    with sound_server.sound_server() as environment:
        told = _watched(environment | {"QT_QPA_PLATFORM": "offscreen"}, sounds, played)
    lost, wrong = compared(sounds / told["file"], played)
    good = not lost and not wrong and not told["problem"] and told["received"] == told["written"]
    words = f"{lost:,} lost, {wrong:,} changed, of {minutes * 60 * RATE_HZ:,.0f}; "
    words += f"the model answered anew in {told['answers']:,} of {len(told['held_mb']):,} s"
    numbers = {"lost": lost, "changed": wrong, "seconds": minutes * 60, "answers": told["answers"]}
    yield Line(f"samples lost in {minutes:g} minutes, live", "0", words, float(good and told["answers"] > 0), numbers)
    behind = behind_s(bursts, np.array(told["heard"]), np.array(told["seen"]))
    middle, worst = float(np.median(behind)), float(np.quantile(behind, 0.99))
    words = f"{1000 * worst:.0f} ms, {1000 * middle:.0f} in the middle, {told['painted'] / told['seconds']:.0f} frames a second"
    words += f", {len(behind)} of {len(bursts)} bursts" if len(behind) < len(bursts) else ""
    numbers = {
        "median_s": middle,
        "worst_s": float(behind.max()),
        "p99_s": worst,
        "frames_a_second": told["painted"] / told["seconds"],
    }
    yield Line(
        "live picture behind the sound (99 of 100)", f"{1000 * BEHIND_S:.0f} ms", words, BEHIND_S / worst, numbers
    )
    held = np.array(told["held_mb"])
    grown = float(held[-1] - held[len(held) // 4])  # what is made once is made by then
    words = f"{grown:.0f} MB in the last three quarters, {held[-1]:.0f} MB held"
    yield Line(
        "live: memory", f"{FLAT_MB:.0f} MB more", words, FLAT_MB / max(grown, 1.0), {"grown_mb": grown, "mb": held[-1]}
    )


def noise(path: Path, seconds: int) -> list[int]:
    """Noise of which no value is 0, in two channels, and the frames at which its bursts begin; into a file."""
    values = np.random.default_rng(11).integers(1, 60, (seconds * RATE_HZ, 2)).astype(np.int16)
    burst, bursts = round(BURST_S * RATE_HZ), []
    for at in range(RATE_HZ, len(values) - RATE_HZ, round(BURST_EVERY_S * RATE_HZ)):
        values[at : at + burst] *= 300
        bursts.append(at)
    soundfile.write(path, values, RATE_HZ, "PCM_16")
    return bursts


def _watched(environment: dict[str, str], sounds: Path, played: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.watched", "live", str(sounds)],
        cwd=ROOT,
        env=environment | {"EARMARK_BENCH_PLAYED": str(played)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def compared(recorded: Path, played: Path) -> tuple[int, int]:
    """Frames that were played and not recorded, and frames that are not what was played.

    Before, behind, and where a busy machine kept the player waiting the server puts silence, which what was played never is.
    """
    wanted, _ = soundfile.read(played, dtype="int16", always_2d=True)
    heard, _ = soundfile.read(recorded, dtype="int16", always_2d=True)
    heard = heard[heard.any(1)]
    both = min(len(wanted), len(heard))
    return len(wanted) - len(heard), int((wanted[:both] != heard[:both]).any(1).sum())


def behind_s(bursts: list[int], heard: np.ndarray, seen_s: np.ndarray) -> np.ndarray:
    """How long after it was heard each burst was painted; `heard` are frames and when they were."""
    heard_s = np.interp(bursts, heard[:, 0], heard[:, 1])
    after = np.searchsorted(seen_s, heard_s)  # the first that is seen from then on
    found = after < len(seen_s)
    return seen_s[after[found]] - heard_s[found]
