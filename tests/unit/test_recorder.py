"""What is recorded is what was heard, to the bit; killed or out of room, the file holds all that fitted."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.sound import audio, clock, growing, recorder
from engine.sound.recorder import FORMATS, Recorder

RATE_HZ = 48_000
ROOT = Path(__file__).resolve().parents[2]


def noise(frames: int, channels: int, bits: int, seed: int = 1) -> np.ndarray:
    """Values that `bits` hold exactly."""
    highest = 1 << (bits - 1)
    return (np.random.default_rng(seed).integers(-highest, highest, (frames, channels)) / highest).astype(np.float32)


def read(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="float32", always_2d=True)[0]


@given(st.lists(st.integers(0, 9000), max_size=6), st.integers(1, 3), st.sampled_from(sorted(FORMATS)))
def test_every_frame_comes_back_to_the_bit(tmp_path_factory, sizes: list[int], channels: int, form: str) -> None:
    folder = tmp_path_factory.mktemp("recorded")
    made = Recorder(folder, "desk", RATE_HZ, channels, form)
    blocks = [noise(size, channels, FORMATS[form], k) for k, size in enumerate(sizes)]
    for block in blocks:
        made.put(block)
    made.close()
    assert made.problem is None
    assert made.received == made.written == sum(sizes)
    assert made.path.exists() == bool(sum(sizes))
    if sum(sizes):
        np.testing.assert_array_equal(read(made.path), np.concatenate(blocks))
        assert audio.read_header(made.path).problem is None


def test_its_name_tells_when_it_began_and_nothing_is_written_over(tmp_path: Path) -> None:
    made = [Recorder(tmp_path, "desk", RATE_HZ, 1) for _ in range(2)]
    for one in made:
        one.put(noise(10, 1, 16))
        one.close()
    assert made[0].path != made[1].path
    for one in made:
        told = clock.of_name(one.path.name)
        assert told is not None
        assert abs(time.mktime(time.strptime(told, "%Y-%m-%dT%H:%M:%S")) - time.time()) < 10


def test_what_is_louder_than_full_scale_is_cut(tmp_path: Path) -> None:
    made = Recorder(tmp_path, "loud", RATE_HZ, 1)
    made.put(np.array([[2.0], [-2.0], [0.5]], np.float32))
    made.close()
    assert read(made.path)[:, 0].tolist() == [32767 / 32768, -1.0, 0.5]


@pytest.mark.parametrize("bits", [16, 24])
def test_beyond_four_gigabytes_a_wav_calls_itself_rf64(tmp_path: Path, monkeypatch, bits: int) -> None:
    monkeypatch.setattr(growing, "WIDEST", 100_000)
    made, sound = Recorder(tmp_path, "long", RATE_HZ, 2, f"wav {bits}"), noise(40_001, 2, bits)
    made.put(sound)
    made.close()
    assert made.path.read_bytes()[:4] == b"RF64"
    np.testing.assert_array_equal(read(made.path), sound)
    assert audio.read_header(made.path).problem is None


KILLED = """
import sys, time
from pathlib import Path
import numpy as np
from engine.sound.recorder import Recorder
made = Recorder(Path(sys.argv[1]), "killed", 48_000, 2, sys.argv[2])
block = (np.arange(9600).reshape(-1, 2) % 1000 / 32768).astype(np.float32)
for _ in range(500):
    made.put(block)
    time.sleep(0.005)
    print(made.written, flush=True)
"""


@pytest.mark.parametrize("form", ["wav 16", "flac 16"])
def test_killed_the_file_can_be_read_up_to_the_last_second(tmp_path: Path, form: str) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path), form], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    for line in child.stdout:
        if int(line) > 20_000:  # the first second has been written
            break
    time.sleep(0.3)
    child.kill()
    child.wait()
    child.stdout.close()
    (path,) = tmp_path.iterdir()
    sound = read(path)
    assert len(sound) > 20_000
    np.testing.assert_array_equal(sound.ravel(), np.resize(np.arange(9600) % 1000 / 32768, sound.size).astype("f4"))
    assert audio.read_header(path).problem is None


FULL = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from engine.sound.recorder import Recorder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_001, 300_001))
made = Recorder(Path(sys.argv[1]), "full", 48_000, 2, sys.argv[2])
rng = np.random.default_rng(2)
for _ in range(40):
    made.put((rng.integers(-32768, 32768, (4800, 2)) / 32768).astype(np.float32))
made.close()
print(made.received, made.written, made.path)
print(made.problem)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit on the size of files")
@pytest.mark.parametrize("form", ["wav 16", "wav 24", "flac 16"])
def test_a_full_disk_ends_the_recording_with_what_is_there_intact(tmp_path: Path, form: str) -> None:
    command = [sys.executable, "-W", "error", "-c", FULL, str(tmp_path), form]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not done.stderr
    counts, problem = done.stdout.strip().splitlines()
    written, path = int(counts.split()[1]), Path(counts.split(maxsplit=2)[2])
    assert "disk is full" in problem
    assert path.name in problem
    sound = read(path)
    assert written - 4800 <= len(sound) <= written  # FLAC's last block is not whole
    assert len(sound) > 40_000
    rng = np.random.default_rng(2)
    sent = np.concatenate([rng.integers(-32768, 32768, (4800, 2)) / 32768 for _ in range(40)]).astype(np.float32)
    np.testing.assert_array_equal(sound, sent[: len(sound)])
    assert audio.read_header(path).problem is None


@pytest.mark.parametrize("form", ["wav 16", "flac 16"])
def test_a_real_disk_that_is_full(tmp_path: Path, form: str) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only who may mount can make a disk this small")
    try:
        made, sound = Recorder(place, "full", RATE_HZ, 2, form), noise(200_000, 2, 16)
        for at in range(0, len(sound), 4800):
            made.put(sound[at : at + 4800])
        made.close()
        assert made.problem is not None
        assert "disk is full" in str(made.problem)
        there = read(made.path)
        assert len(there) > 80_000
        np.testing.assert_array_equal(there, sound[: len(there)])
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_cannot_keep_up_ends_it_without_a_hole(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(recorder, "AHEAD_BYTES", 100_000)
    made, sound = Recorder(tmp_path, "slow", RATE_HZ, 1), noise(60_000, 1, 16)
    for at in range(0, len(sound), 1000):
        made.put(sound[at : at + 1000])
    made.close()
    assert "cannot keep up" in str(made.problem)
    np.testing.assert_array_equal(read(made.path), sound[:25_000])


@pytest.mark.parametrize("form", ["wav 16", "flac 16"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_where_not_even_the_first_block_fits_no_file_is_promised(tmp_path: Path, monkeypatch, form, number) -> None:
    made = Recorder(tmp_path, "none", RATE_HZ, 1, form)

    def refuse(data: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(made._file, "_put", refuse)
    made.put(noise(48_000, 1, 16))
    made.close()
    assert not list(tmp_path.iterdir())
    assert made.written == 0
    assert made.problem is not None
    assert "What was heard" not in str(made.problem)


def test_a_disk_that_is_full_before_the_first_block_promises_no_file(tmp_path: Path, monkeypatch) -> None:
    def refuse(self: object, data: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(growing.Growing, "_put", refuse)
    with pytest.raises(UserError, match="disk is full") as raised:
        Recorder(tmp_path, "none", RATE_HZ, 1)
    assert "What was heard" not in str(raised.value)
    assert not list(tmp_path.iterdir())


def test_a_recording_that_is_deleted_meanwhile_is_told_of(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(recorder, "_MARK_S", 0.01)
    made = Recorder(tmp_path, "gone", RATE_HZ, 1)
    made.put(noise(1000, 1, 16))
    made.path.unlink()
    until_s = time.monotonic() + 10
    while made.problem is None and time.monotonic() < until_s:
        time.sleep(0.01)
    assert "Choose another folder" in str(made.problem)
    made.close()


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("error", [soundfile.LibsndfileError(1), MemoryError()])
@pytest.mark.parametrize("form", ["wav 16", "flac 16"])
def test_whatever_goes_wrong_while_writing_is_said_and_the_file_is_whole(
    tmp_path: Path, monkeypatch, error, form
) -> None:
    made, sound = Recorder(tmp_path, "odd", RATE_HZ, 1, form), noise(60_000, 1, 16)
    append = made._file._append
    monkeypatch.setattr(made._file, "_append", lambda whole: append(whole) if not made.written else fail())

    def fail() -> None:
        raise error

    made.put(sound)
    made.put(sound)
    made.close()
    assert "could not be written any more" in str(made.problem)
    assert made._file._file.closed
    there = read(made.path)
    assert len(there) > 50_000
    np.testing.assert_array_equal(there, sound[: len(there)])


def test_an_encoder_that_fails_is_said_and_what_is_there_can_be_read(tmp_path: Path, monkeypatch) -> None:
    made, sound = Recorder(tmp_path, "odd", RATE_HZ, 1, "flac 16"), noise(60_000, 1, 16)
    encode = made._file._sound.buffer_write

    def buffer_write(data: bytes, kind: str) -> None:
        if made.written:
            raise soundfile.LibsndfileError(1)
        encode(data, kind)

    monkeypatch.setattr(made._file._sound, "buffer_write", buffer_write)
    made.put(sound)
    made.put(sound)
    made.close()
    assert "could not be written any more" in str(made.problem)
    there = read(made.path)
    assert len(there) > 50_000
    np.testing.assert_array_equal(there, sound[: len(there)])


def test_a_rate_that_flac_cannot_have_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="WAV"):
        Recorder(tmp_path, "fast", 768_000, 1, "flac 16")
    assert not list(tmp_path.iterdir())
    made = Recorder(tmp_path, "fast", recorder.FLAC_RATE_HZ, 1, "flac 16")
    made.put(noise(1000, 1, 16))
    made.close()
    assert made.problem is None


def test_a_place_where_nothing_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="cannot be recorded to"):
        Recorder(tmp_path / "file", "desk", RATE_HZ, 1)
    with pytest.raises(UserError, match="8 channels"):
        Recorder(tmp_path, "desk", RATE_HZ, 12, "flac 16")


def test_hours_left(tmp_path: Path) -> None:
    hours = recorder.hours_left(tmp_path, RATE_HZ, 1, "wav 16")
    assert hours is not None
    assert recorder.hours_left(tmp_path, RATE_HZ, 2, "wav 16") == pytest.approx(hours / 2, rel=0.05)
    assert recorder.hours_left(tmp_path / "nowhere", RATE_HZ, 1, "wav 16") is None
