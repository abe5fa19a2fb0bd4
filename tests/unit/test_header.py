"""Headers: length, rate, time of recording, device; from the header, the recorders' own chunks, or the name."""

from __future__ import annotations

import struct
import tempfile
import time
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from engine.sound import clock
from engine.sound.header import read_header


def wav(path: Path, *chunks: tuple[bytes, bytes], before: bool = False, comment: str = "") -> Path:
    """One second of noise at 8 kHz, with more chunks behind (or before) its sound."""
    with soundfile.SoundFile(path, "w", 8_000, 1, "PCM_16") as file:
        if comment:
            file.comment = comment
        file.write(np.random.default_rng(0).uniform(-0.5, 0.5, 8_000))
    content = path.read_bytes()
    extra = b"".join(name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for name, body in chunks)
    content = content[:12] + extra + content[12:] if before else content + extra
    path.write_bytes(content[:4] + struct.pack("<I", len(content) - 8) + content[8:])
    return path


def pair(kind: int, text: str) -> bytes:
    return struct.pack("<HI", kind, len(text)) + text.encode()


# names

NAMES = [
    ("S4A01234_20190504_053000.wav", "2019-05-04T05:30:00", "Song Meter S4A01234"),
    ("SMM05678_20210504_053000+0100.wav", "2021-05-04T05:30:00+01:00", "Song Meter SMM05678"),
    ("2MU01234_20220504_053000-0300.wav", "2022-05-04T05:30:00-03:00", "Song Meter 2MU01234"),
    ("SM3BAT_0+1_20150504$235959.wav", "2015-05-04T23:59:59", "Song Meter SM3BAT"),
    ("24F31901603710F8_20210504_053000.WAV", "2021-05-04T05:30:00", "AudioMoth 24F31901603710F8"),
    ("20190504_053000.WAV", "2019-05-04T05:30:00", None),
    ("20190504_053000T.WAV", "2019-05-04T05:30:00", None),
    ("20190504T053000Z.wav", "2019-05-04T05:30:00+00:00", None),
    ("site7_20190504T053000+0545_a.flac", "2019-05-04T05:30:00+05:45", None),
    ("20190504_053000.123Z.wav", "2019-05-04T05:30:00+00:00", None),
    ("20190504_053000_0001.wav", "2019-05-04T05:30:00", None),
    ("20190504_053000-001.wav", "2019-05-04T05:30:00", None),
    ("garden 2019-05-04 05-30-00.m4a", "2019-05-04T05:30:00", None),
    ("2019-05-04T05:30:00+02:00.wav", "2019-05-04T05:30:00+02:00", None),
    ("Recording 2019-05-04 at 05.30.00.wav", None, None),
    ("5CCD2F38.WAV", "2019-05-04T06:20:40+00:00", None),
    ("549a46d8-9c84-430e-ade8-97eae2bef787-1430130772174-1.7-m-48-bp.flac", "2015-04-27T10:32:52+00:00", None),
    ("20191304_053000.wav", None, None),
    ("20190504_253000.wav", None, None),
    ("20190229_053000.wav", None, None),
    ("12345678.wav", None, None),
    ("DEADBEEF.wav", None, None),
    ("1234567890123456789.wav", None, None),
    ("SM4_final.wav", None, None),
    ("dog bark 2.wav", None, None),
]


@pytest.mark.parametrize(("name", "recorded_at", "device"), NAMES)
def test_what_a_name_tells(name, recorded_at, device):
    assert clock.of_name(name) == recorded_at
    assert clock.device_of_name(name) == device
    assert clock.of_name("20010101_000000/" + name) == recorded_at  # a folder's name is not the recording's


COMMENTS = [
    ("Recorded at 05:30:00 04/05/2019 (UTC) by AudioMoth 24E144085B256F4F at", "2019-05-04T05:30:00+00:00"),
    ("Recorded at 05:30:00 04/05/2019 (UTC+1) by AudioMoth", "2019-05-04T05:30:00+01:00"),
    ("Recorded at 05:30:00 04/05/2019 (UTC-3:30) by AudioMoth", "2019-05-04T05:30:00-03:30"),
    ("Recorded at 05:30:00 04/05/2019 (UTC+10:30) by", "2019-05-04T05:30:00+10:30"),
    ("Recorded at 05:30:00.250 04/05/2019 (UTC) by", "2019-05-04T05:30:00+00:00"),
    ("Recorded at 05:30:00 04/05/2019 by AudioMoth", "2019-05-04T05:30:00"),
    ("Recorded at 05:30:00 04/13/2019 (UTC) by AudioMoth", None),
    ("Recorded at 05:61:00 04/05/2019 (UTC) by AudioMoth", None),
    ("Recorded at home", None),
    ("", None),
]


@pytest.mark.parametrize(("comment", "recorded_at"), COMMENTS)
def test_what_an_audiomoth_comment_tells(comment, recorded_at):
    assert clock.of_comment(comment) == recorded_at


@given(st.text(max_size=80))
def test_no_text_upsets_the_clock(text):
    for read in (clock.of_name, clock.of_comment, clock.of_text, clock.device_of_name, clock.device_of_comment):
        assert read(text) is None or isinstance(read(text), str)


@given(st.datetimes(min_value=datetime(1951, 1, 1), max_value=datetime(2098, 1, 1)))
def test_any_time_in_a_name_is_read_back(moment):
    wanted = moment.replace(microsecond=0).isoformat()
    assert clock.of_name(f"x_{moment:%Y%m%d_%H%M%S}.wav") == wanted
    assert clock.of_name(f"x {moment:%Y-%m-%d %H-%M-%S}.wav") == wanted
    assert clock.of_comment(f"Recorded at {moment:%H:%M:%S %d/%m/%Y} (UTC)") == wanted + "+00:00"


# headers


def test_comment_before_name(tmp_path):
    comment = "Recorded at 05:30:00 04/05/2019 (UTC+1) by AudioMoth 24E144085B256F4F at gain setting 2"
    header = read_header(wav(tmp_path / "20000101_000000.wav", comment=comment))
    assert header.recorded_at == "2019-05-04T05:30:00+01:00"
    assert header.device == "AudioMoth 24E144085B256F4F"
    assert (header.duration_s, header.rate_hz, header.channels, header.frames) == (1.0, 8_000, 1, 8_000)
    assert header.format == "WAV 16 bit"
    assert header.problem is None


GUANO = "GUANO|Version: 1.0\nMake: Wildlife Acoustics\nModel: SMMINI-BAT\nSerial: SMU01234\nTimestamp: 2021-05-04 05:30:00+02:00\n"


@pytest.mark.parametrize("before", [False, True])
def test_guano(tmp_path, before):
    header = read_header(wav(tmp_path / "a.wav", (b"guan", GUANO.encode()), before=before))
    assert header.recorded_at == "2021-05-04T05:30:00+02:00"
    assert header.device == "Wildlife Acoustics SMMINI-BAT SMU01234"
    assert header.frames == 8_000


def test_wamd(tmp_path):
    body = (
        struct.pack("<HIH", 0, 2, 1) + pair(1, "SM4BAT-FS") + pair(2, "S4U01234") + pair(5, "2018-05-04 05:30:00-05:00")
    )
    header = read_header(wav(tmp_path / "a.wav", (b"wamd", body)))
    assert (header.recorded_at, header.device) == ("2018-05-04T05:30:00-05:00", "SM4BAT-FS S4U01234")


def test_broadcast_wave(tmp_path):
    body = bytes(320) + b"2018-05-0405:30:00" + bytes(300)
    assert read_header(wav(tmp_path / "a.wav", (b"bext", body), before=True)).recorded_at == "2018-05-04T05:30:00"
    both = wav(tmp_path / "b.wav", (b"bext", body), (b"guan", GUANO.encode()))
    assert read_header(both).recorded_at == "2021-05-04T05:30:00+02:00"


@pytest.mark.parametrize(
    "chunk", [(b"wamd", b"\x05\0\xff\xff\xff\xffx"), (b"guan", b"\xff\xfe::::\n:"), (b"bext", b"x")]
)
def test_broken_chunks_tell_nothing_and_do_no_harm(tmp_path, chunk):
    header = read_header(wav(tmp_path / "a.wav", chunk))
    assert (header.recorded_at, header.device, header.frames) == (None, None, 8_000)


@given(st.binary(max_size=300))
def test_no_chunk_upsets_the_header(body):
    with tempfile.TemporaryDirectory() as folder:
        for name in (b"wamd", b"guan", b"bext", b"LIST"):
            assert read_header(wav(Path(folder) / "a.wav", (name, body))).rate_hz == 8_000


def test_real_headers(shared_data):
    folder = shared_data / "recordings" / "opensoundscape"
    moth = read_header(folder / "metadata.wav")
    assert (moth.recorded_at, moth.device) == ("2020-04-04T10:25:00+00:00", "AudioMoth 24526B065D325963")
    gps = read_header(folder / "audiomoth_gps.wav")
    assert (gps.recorded_at, gps.device) == ("2024-05-28T10:00:00+00:00", "AudioMoth 243B1F026488F56E")
    assert "holds no sound" in read_header(folder / "empty_2c.wav").problem.reason
    meter = read_header(next((shared_data / "recordings" / "field_day").glob("S4A03895_20190522_0015*.ogg")))
    assert (meter.recorded_at, meter.device) == ("2019-05-22T00:15:00", "Song Meter S4A03895")


def test_a_header_is_read_in_no_time(tmp_path):
    path = wav(tmp_path / "a.wav")
    began = time.thread_time()
    for _ in range(500):
        read_header(path)
    assert (time.thread_time() - began) / 500 < 1e-3  # about 0.05 ms on an idle machine
