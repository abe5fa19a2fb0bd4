"""The real program plays on a real sound server: what comes out is what is in the file, and the cursor is where the sound is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests import sound_server

ROOT = Path(__file__).resolve().parents[2]
RATE_HZ = sound_server.RATE_HZ
CLICKS, CLICK_S = 12, 0.25
OFF_BY_S = 0.02
SHORT_S = 0.1  # of silence in all, which a busy server may put in: less than a window that lets its device run dry
NEAR = 480  # frames before and after a border


def test_the_borders_of_a_recorders_files_are_not_heard(tmp_path: Path) -> None:
    if name := sound_server.missing():
        pytest.skip(f"there is no {name} here: nothing to play into and hear from")
    rng = np.random.default_rng(7)
    sound = (rng.integers(50, 16_000, 6 * RATE_HZ) * rng.choice([-1, 1], 6 * RATE_HZ)).astype(np.int16)
    for place, name in enumerate(("000000", "000002", "000030")):  # the last one after a gap
        (tmp_path / "sounds").mkdir(exist_ok=True)
        piece = sound[2 * place * RATE_HZ : 2 * (place + 1) * RATE_HZ]
        soundfile.write(tmp_path / "sounds" / f"r_20190522_{name}.wav", piece, RATE_HZ)
    heard = played(tmp_path, "play_on")[0]
    heard = np.round(heard * 32_768)
    for border in (2 * RATE_HZ, 4 * RATE_HZ, len(sound)):  # elsewhere a busy machine may have been late
        before = sound[border - NEAR : border]
        begins = np.flatnonzero(heard[:-NEAR] == before[0])
        at = next((k for k in begins if np.array_equal(heard[k : k + NEAR], before)), None)
        assert at is not None
        after = sound[border : border + NEAR]
        np.testing.assert_array_equal(heard[at + NEAR : at + NEAR + len(after)], after)


def test_the_cursor_is_where_the_sound_is(tmp_path: Path) -> None:
    if name := sound_server.missing():
        pytest.skip(f"there is no {name} here: nothing to play into and hear from")
    heights = 0.3 + 0.05 * np.arange(CLICKS)
    sound = np.zeros(round(CLICKS * CLICK_S * RATE_HZ), np.float32)
    for number, height in enumerate(heights):
        at = round(number * CLICK_S * RATE_HZ)
        sound[at : at + 48] = height
    (tmp_path / "sounds").mkdir()
    soundfile.write(tmp_path / "sounds" / "clicks.wav", sound, RATE_HZ)
    heard, cursor = played(tmp_path, "play")
    starts = np.flatnonzero((heard[1:] > 0.25) & (heard[:-1] <= 0.25)) + 1
    assert len(starts) == CLICKS  # nothing is lost, also not the end
    np.testing.assert_allclose(heard[starts + 10], heights, atol=1e-3)
    inside = (cursor[:, 0] > starts[1]) & (cursor[:, 0] < starts[-1])
    true_s = np.interp(cursor[inside, 0], starts, CLICK_S * np.arange(CLICKS))
    assert abs(np.median(cursor[inside, 1] - true_s)) < OFF_BY_S


def test_the_sound_goes_on_while_the_window_stands_still(tmp_path: Path) -> None:
    if name := sound_server.missing():
        pytest.skip(f"there is no {name} here: nothing to play into and hear from")
    (tmp_path / "sounds").mkdir()
    sound = np.random.default_rng(3).uniform(0.1, 0.4, 3 * RATE_HZ).astype(np.float32)
    soundfile.write(tmp_path / "sounds" / "steady.wav", sound, RATE_HZ)
    heard = played(tmp_path, "play_busy")[0]
    inside = heard[np.argmax(heard > 0) : len(heard) - np.argmax(heard[::-1] > 0)]
    assert len(inside) >= len(sound)
    assert (inside == 0).sum() < SHORT_S * RATE_HZ


def played(place: Path, how: str) -> tuple[np.ndarray, np.ndarray]:
    """What came out of the loudspeaker, and (frame of it, where the cursor was)."""
    out = place / "heard.npz"
    with sound_server.sound_server() as environment:
        environment |= {name: value for name, value in os.environ.items() if name.startswith("EARMARK_")}
        command = [sys.executable, "-m", "tests.journeys.driver", how, str(place / "sounds"), str(out)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with np.load(out) as told:
        return told["sound"], told["cursor"]
