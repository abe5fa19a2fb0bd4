"""The sound of a timeline is that of its files, frame for frame, and silence where there is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.sound import audio
from engine.sound.picture import Look
from engine.sound.picture.source import Held
from engine.sound.picture.tile import Place, make, places, preview
from engine.sound.timeline import Timeline
from engine.sound.timeline_sound import TimelineSound

RATE_HZ = 8000


@pytest.fixture
def day(tmp_path: Path) -> tuple[Path, dict[str, np.ndarray]]:
    rng = np.random.default_rng(3)
    sounds = {f"{k}.wav": rng.uniform(-0.5, 0.5, RATE_HZ * (2 + k)).astype(np.float32) for k in range(3)}
    for name, samples in sounds.items():
        soundfile.write(tmp_path / name, samples, RATE_HZ, subtype="FLOAT")
    (tmp_path / "bad.wav").write_bytes(b"RIFF and nothing behind it")
    return tmp_path, sounds


def laid(files: list[str], starts_s: list[float], lengths_s: list[float]) -> Timeline:
    return Timeline.of(files, starts_s, lengths_s)


def test_it_is_its_files_frame_for_frame(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    root, sounds = day
    line = laid(["0.wav", "1.wav", "2.wav"], [100, 102, 107], [2, 3, 4])
    sound = TimelineSound(root, line, RATE_HZ)
    silence = np.zeros(2 * RATE_HZ, np.float32)
    whole = np.concatenate([sounds["0.wav"], sounds["1.wav"], silence, sounds["2.wav"]])
    assert sound.frames == len(whole) == 11 * RATE_HZ
    rng = np.random.default_rng(4)
    for _ in range(60):
        start, count = int(rng.integers(-500, sound.frames + 500)), int(rng.integers(1, 40_000))
        wanted = np.zeros(count, np.float32)
        there = whole[max(0, start) : max(0, start + count)]
        wanted[max(0, -start) : max(0, -start) + len(there)] = there
        assert np.array_equal(sound.read(start, count), wanted)
    assert np.array_equal(sound.again().read(0, sound.frames), whole)
    sound.close()


def test_over_each_other_the_one_that_began_last_is_heard(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    root, sounds = day
    sound = TimelineSound(root, laid(["2.wav", "0.wav"], [0, 1.5], [4, 2]), RATE_HZ)
    at = round(1.5 * RATE_HZ)
    whole = np.concatenate([sounds["2.wav"][:at], sounds["0.wav"], sounds["2.wav"][at + 2 * RATE_HZ :]])
    assert np.array_equal(sound.read(0, sound.frames), whole)
    sound.close()


def test_other_rates_are_brought_to_one(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    root, _ = day
    t = np.arange(16_000) / 16_000
    soundfile.write(root / "high.wav", (0.5 * np.sin(2 * np.pi * 1000 * t)).astype(np.float32), 16_000)
    sound = TimelineSound(root, laid(["high.wav", "0.wav"], [0, 3], [1, 2]), RATE_HZ)
    heard = sound.read(0, RATE_HZ)[100:-100]
    assert np.abs(heard - (0.5 * np.sin(2 * np.pi * 1000 * np.arange(RATE_HZ) / RATE_HZ))[100:-100]).max() < 0.01
    assert not sound.read(RATE_HZ + 200, 1000).any()
    sound.close()


def test_what_cannot_be_read_after_all_is_silent(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    root, sounds = day
    sound = TimelineSound(root, laid(["0.wav", "bad.wav", "gone.wav", "1.wav"], [0, 2, 3, 4], [2, 1, 1, 3]), RATE_HZ)
    heard = sound.read(0, 5 * RATE_HZ)
    assert np.array_equal(heard[: 2 * RATE_HZ], sounds["0.wav"])
    assert not heard[2 * RATE_HZ : 4 * RATE_HZ].any()
    assert np.array_equal(heard[4 * RATE_HZ :], sounds["1.wav"][:RATE_HZ])
    sound.close()


def test_its_key_says_what_is_heard_where(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    root, sounds = day
    files, lengths = ["0.wav", "1.wav"], [2.0, 3.0]
    line = laid(files, [0, 2], lengths)
    key = TimelineSound(root, line, RATE_HZ).key
    assert key == TimelineSound(root, laid(files, [50, 52], lengths), RATE_HZ).key
    assert key != TimelineSound(root, laid(files, [0, 3], lengths), RATE_HZ).key
    assert key != TimelineSound(root, line, 16_000).key
    assert key != TimelineSound(root, line, RATE_HZ, 0).key
    soundfile.write(root / "1.wav", sounds["1.wav"][:-1], RATE_HZ, subtype="FLOAT")
    assert key != TimelineSound(root, line, RATE_HZ).key


def test_where_there_is_something_to_hear(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    sound = TimelineSound(day[0], laid(["0.wav", "1.wav"], [0, 10], [2, 3]), RATE_HZ)
    second = RATE_HZ
    assert sound.heard(0, 2 * second) == second
    assert sound.heard(0, 11 * second) == second  # two seconds of one are more than one of the other
    assert sound.heard(second, 12 * second) == round(11.5 * second)
    assert sound.heard(3 * second, 4 * second) == 5 * second


def test_tiles_of_a_timeline_are_those_of_its_files(day: tuple[Path, dict[str, np.ndarray]]) -> None:
    root, sounds = day
    line, look = laid(["0.wav", "1.wav", "2.wav"], [0, 8, 11], [2, 3, 4]), Look(256)
    silence = np.zeros(6 * RATE_HZ, np.float32)
    samples = np.concatenate([sounds["0.wav"], silence, sounds["1.wav"], sounds["2.wav"]])
    whole, sound = Held(samples, 0, len(samples), RATE_HZ), TimelineSound(root, line, RATE_HZ)
    for zoom in (4, 7, 9):
        for place in places(0, len(samples), zoom):
            ours, theirs = make(sound, look, place), make(whole, look, place)
            assert np.array_equal(ours.power16, theirs.power16)
            assert np.array_equal(ours.low, theirs.low)
            assert np.array_equal(ours.high, theirs.high)
    far = preview(sound, look, Place(13, 0))  # a column a little longer than a second, whose middle may lie in a gap
    seen = [far.level((k + 0.5) * 8192 / RATE_HZ, 2000) for k in range(15)]
    assert [level > -90 for level in seen] == [True] * 2 + [False] * 5 + [True] * 8
    sound.close()


def test_the_real_day(shared_data: Path) -> None:
    root = shared_data / "recordings" / "field_day"
    files = sorted(path.name for path in root.iterdir())
    sound = TimelineSound(root, laid(files, [900.0 * k for k in range(len(files))], [10.0] * len(files)), 22_050)
    at = 22 * 22_050 * 900 + 3 * 22_050
    theirs = audio.read(root / files[22], 3.0, 1.0, 22_050).samples
    assert np.abs(sound.read(at, len(theirs)) - theirs).max() < 1e-3
    assert not sound.read(22_050 * 100, 22_050).any()
    sound.close()
