"""Telephones' and dictaphones' formats, through FFmpeg."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import numpy as np
import pytest

from engine.sound import adts, audio, decode, phone

RATE = 16_000


def encode(path: Path, samples: np.ndarray, codec: str, rate_hz: int = RATE, container: str | None = None) -> Path:
    """Writes mono float32 `samples` through one of FFmpeg's encoders."""
    import av

    with av.open(str(path), "w", format=container) as target:
        stream = target.add_stream(codec, rate=rate_hz, layout="mono", bit_rate=64_000)
        size = stream.codec_context.frame_size or 1024
        for start in range(0, len(samples), size):
            part = samples[start : start + size]
            kind = stream.codec_context.format.name
            values = (part * 32_767).astype(np.int16) if kind.startswith("s16") else part
            frame = av.AudioFrame.from_ndarray(values.reshape(1, -1), format=kind, layout="mono")
            frame.sample_rate, frame.pts = rate_hz, start
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return path


def chirps(seconds: float, rate_hz: int = RATE) -> np.ndarray:
    """A tone whose pitch says where in the recording one is: 300 Hz and 100 more each second."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return (0.4 * np.sin(2 * np.pi * np.cumsum(300 + 100 * np.floor(t)) / rate_hz)).astype(np.float32)


def pitch_hz(waveform: audio.Waveform) -> float:
    spectrum = np.abs(np.fft.rfft(waveform.samples * np.hanning(len(waveform.samples))))
    return spectrum.argmax() * waveform.rate_hz / len(waveform.samples)


CASES = [("a.m4a", "aac", None), ("a.aac", "aac", "adts"), ("a.wma", "wmav2", "asf"), ("a.mka", "pcm_s16le", None)]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case[0])
def phone_file(request, tmp_path_factory) -> Path:
    name, codec, container = request.param
    return encode(tmp_path_factory.mktemp("phone") / name, chirps(10), codec, container=container)


def test_length_rate_and_sound(phone_file):
    header = audio.read_header(phone_file)
    assert (header.rate_hz, header.channels) == (RATE, 1)
    assert header.duration_s == pytest.approx(10, abs=0.2)
    stream = audio.stream(phone_file, 22_050)
    assert sum(map(len, stream)) / 22_050 == pytest.approx(10, abs=0.2)
    assert stream.problem(header) is None


def test_spans_lie_where_they_should(phone_file):
    for second in (0, 3, 7):
        span = audio.read(phone_file, second + 0.2, 0.6)
        assert span.duration_s == pytest.approx(0.6, abs=0.01)
        assert pitch_hz(span) == pytest.approx(300 + 100 * second, abs=4)
    assert len(audio.read(phone_file, 60, 1).samples) == 0


def test_a_span_is_the_part_of_the_whole(phone_file):
    whole = audio.read(phone_file).samples
    span = audio.read(phone_file, 4.0, 2.0).samples
    there = whole[4 * RATE : 6 * RATE]
    slack = 2_200 if phone_file.suffix == ".aac" else 64  # bare AAC has no time stamps, FFmpeg counts bytes
    lags = range(-slack, slack + 1)
    best = max(lags, key=lambda lag: float(there[4_000:8_000] @ span[4_000 + lag : 8_000 + lag]))
    assert abs(best) <= slack
    if phone_file.suffix != ".aac":
        assert best == 0


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [
        ("a.ac3", "ac3", 44_100),
        ("b.ac3", "ac3", 48_000),
        ("a.mka", "aac", 44_100),
        ("o.mka", "libopus", 48_000),
        ("f.mka", "flac", 44_100),
    ],
)
def test_time_stamps_that_are_rounded_displace_no_span(tmp_path, name, codec, rate_hz):
    samples = np.random.default_rng(3).uniform(-0.3, 0.3, 12 * rate_hz).astype(np.float32)
    path = encode(tmp_path / name, samples, codec, rate_hz)
    whole = audio.read(path).samples
    for start_s in (0.2, 0.45, 3.1, 10.9):
        start = round(start_s * rate_hz)
        span = audio.read(path, start_s, 0.5).samples[5_000:9_000]  # Opus needs some time to be the same
        off = [np.abs(span - whole[start + lag + 5_000 : start + lag + 9_000]).mean() for lag in range(-1_100, 1_100)]
        assert int(np.argmin(off)) - 1_100 == 0


def test_a_late_span_of_ac3_is_not_decoded_from_the_start(tmp_path, monkeypatch):
    path = encode(tmp_path / "a.ac3", chirps(20, 48_000), "ac3", 48_000)
    decoded = 0
    floats = phone._floats

    def counted(*what):
        nonlocal decoded
        decoded += 1
        return floats(*what)

    monkeypatch.setattr(phone, "_floats", counted)
    assert len(audio.read(path, 18, 0.1).samples) == 4_800
    assert decoded < 2 * 48_000 / 1_536


@pytest.mark.parametrize("codec", ["pcm_s16le", "flac"])
def test_a_short_last_block_is_no_sign_of_a_missing_part(tmp_path, codec):
    """Its time stamp is rounded to more than its length."""
    rate_hz = 44_100
    for last in range(1, 100, 6):
        samples = chirps(1, rate_hz)[: 4_608 * 8 + last]
        stream = audio.stream(encode(tmp_path / "a.mka", samples, codec, rate_hz), None)
        assert sum(map(len, stream)) == len(samples)
        assert stream.problem() is None


def test_vorbis_read_again_from_its_start_is_the_same(tmp_path):
    """Its decoder gives nothing of the first block after it was set back."""
    import av
    import soundfile

    path = tmp_path / "a.mka"
    soundfile.write(tmp_path / "a.ogg", chirps(3, 44_100), 44_100)
    with av.open(str(tmp_path / "a.ogg")) as ogg, av.open(str(path), "w") as target:
        stream = target.add_stream_from_template(ogg.streams.audio[0])
        for packet in ogg.demux(ogg.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    whole = audio.read(path).samples
    span = audio.read(path, 0.001, 1.0).samples
    assert len(span) == 44_100
    np.testing.assert_allclose(span[3_000:], whole[44 + 3_000 : 44 + 44_100], atol=1e-3)
    opened = decode.second_opinion(path)
    assert opened is not None
    with contextlib.closing(opened) as source:
        np.testing.assert_array_equal(source.read(44_100)[:, 0], whole[:44_100])


def gapped(path: Path, at_s: float, gap_s: float, seconds: float = 6.0) -> Path:
    """`chirps` as FLAC in Matroska, whose time stamps from `at_s` on are late by `gap_s`."""
    import av

    with av.open(str(path), "w") as target:
        stream = target.add_stream("flac", rate=RATE, layout="mono", format="s16")
        for start in range(0, round(seconds * RATE), 1_600):
            values = (chirps(seconds)[start : start + 1_600] * 32_767).astype(np.int16).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(values, format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, start + round(gap_s * RATE) * (start >= at_s * RATE)
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("gap_s", [30, 100])
def test_a_gap_in_the_time_stamps_is_a_missing_part(tmp_path, gap_s):
    stream = audio.stream(gapped(tmp_path / "a.mka", 3, gap_s), RATE)
    read_s = sum(map(len, stream)) / RATE
    assert "missing or damaged" in stream.problem().reason
    if gap_s == 30:
        assert read_s == pytest.approx(36, abs=0.3)


def test_what_is_missing_before_a_span_is_no_fault_of_it(tmp_path):
    path = gapped(tmp_path / "a.mka", 3, 1)
    for start_s, reason in ((2.0, "missing or damaged"), (3.5, "missing or damaged"), (4.3, None)):
        stream = audio.stream(path, RATE, start_s=start_s)
        assert sum(map(len, stream))
        found = stream.problem()
        assert reason in found.reason if reason else found is None


@pytest.mark.parametrize("name", ["a.m4a", "a.aac", "a.mp3"])
def test_one_bad_packet_costs_no_more_than_itself(tmp_path, name):
    """What follows is read, in the same place but for what nothing tells of, and the damage is said."""
    import soundfile

    path, samples = tmp_path / name, chirps(10)
    if name == "a.mp3":
        soundfile.write(path, samples, RATE)
    else:
        encode(path, samples, "aac", container="adts" if name == "a.aac" else None)
    content = bytearray(path.read_bytes())
    if name == "a.mp3":  # its first frame is a table of contents; without it FFmpeg reads the file
        content = content[content.index(b"\xff\xf3", 4) :]
    hurt = len(content) * 4 // 10
    content[hurt : hurt + 400] = np.random.default_rng(0).bytes(400)
    path.write_bytes(content)
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) / RATE == pytest.approx(10, abs=0.4)
    assert "missing or damaged" in stream.problem().reason
    assert pitch_hz(audio.read(path, 8.2, 0.4)) == pytest.approx(300 + 100 * 8, abs=4)


def test_a_recording_that_breaks_off(tmp_path):
    path = encode(tmp_path / "half.mka", chirps(10), "pcm_s16le")
    os.truncate(path, path.stat().st_size // 2)
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) / RATE == pytest.approx(5, abs=0.2)
    assert "shorter than it claims" in stream.problem().reason


@pytest.fixture(scope="module")
def uneven_aac(tmp_path_factory) -> Path:
    """Ten seconds of silence, which take next to no bytes, then twenty of noise: a bit rate that says nothing of the length."""
    noise = np.random.default_rng(0).uniform(-0.9, 0.9, 20 * RATE).astype(np.float32)
    samples = np.concatenate([np.zeros(10 * RATE, np.float32), noise])
    return encode(tmp_path_factory.mktemp("aac") / "a.aac", samples, "aac", container="adts")


def test_the_length_of_bare_aac_is_counted(uneven_aac, tmp_path):
    tagged = tmp_path / "tagged.aac"
    tagged.write_bytes(b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128) + uneven_aac.read_bytes())
    for path in (uneven_aac, tagged):
        header = audio.read_header(path)
        assert header.duration_s == pytest.approx(30, abs=0.2)
        stream = audio.stream(path, RATE)
        assert sum(map(len, stream)) / RATE == pytest.approx(header.duration_s, abs=0.15)
        assert stream.problem(header) is None


def test_the_length_of_a_large_bare_aac_is_taken_from_its_start(uneven_aac, monkeypatch):
    size = uneven_aac.stat().st_size
    monkeypatch.setattr(adts, "MOST_BYTES", size // 2)
    seconds, whole = adts.length_s(uneven_aac)
    assert not whole
    assert 30 < seconds < 60  # its start is the silence
    assert audio.read_header(uneven_aac).frames is None
    monkeypatch.setattr(adts, "MOST_BYTES", size)
    assert adts.length_s(uneven_aac) == (pytest.approx(30, abs=0.2), True)


def test_bare_aac_that_is_damaged_or_cut_counts_what_is_there(uneven_aac, tmp_path):
    content = uneven_aac.read_bytes()
    path = tmp_path / "a.aac"
    path.write_bytes(content[: len(content) * 3 // 4] + bytes(3_000))
    assert 20 < adts.length_s(path)[0] < 26
    path.write_bytes(bytes(500))
    assert adts.length_s(path) == (0.0, True)


def test_an_mp4_without_its_table_has_a_reason(tmp_path):
    path = encode(tmp_path / "half.m4a", chirps(10), "aac")
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(audio.AudioError, match="header is damaged"):
        audio.stream(path, RATE)


def test_an_mp3_without_a_table_of_contents_is_read_in_full(tmp_path):
    """libsndfile guesses the length of such a file from its first frame, and drops what lies behind."""
    import soundfile

    rng = np.random.default_rng(2)
    noise = np.concatenate([rng.uniform(-0.9, 0.9, 44_100 * 5), np.zeros(44_100 * 20)]).astype(np.float32)
    path = tmp_path / "a.mp3"
    soundfile.write(path, noise, 44_100, bitrate_mode="VARIABLE")
    content = path.read_bytes()
    first = content.index(b"\xff\xfb", 4)
    path.write_bytes(content[first:])
    header = audio.read_header(path)
    assert header.frames is None
    stream = audio.stream(path, 22_050)
    assert sum(map(len, stream)) / 22_050 == pytest.approx(25, abs=0.3)
    assert stream.problem(header) is None


def test_real_telephones(shared_data):
    """AMR in 3gp and IMA ADPCM in CAF as telephones wrote them: all of what they declare is there."""
    files = sorted((shared_data / "donateacry" / "raw").iterdir())
    kinds = {".3gp": 0, ".caf": 0}
    for path in files[:25] + files[-25:]:
        header = audio.read_header(path)
        stream = audio.stream(path, RATE)
        assert sum(map(len, stream)) / RATE == pytest.approx(header.duration_s, abs=0.1)
        assert stream.problem(header) is None
        assert header.recorded_at
        assert header.recorded_at.startswith("2015-")
        kinds[path.suffix] += 1
    assert all(kinds.values())


@pytest.mark.parametrize("ending", [".3gp", ".caf"])
def test_telephones_files_that_break_off_are_never_short_unsaid(shared_data, tmp_path, ending):
    """Their decoders end without an error: what arrives is compared with what the header claims."""
    whole = sorted((shared_data / "donateacry" / "raw").glob(f"*{ending}"))[0]
    declared_s = audio.read_header(whole).duration_s
    path = tmp_path / f"cut{ending}"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) / RATE < declared_s / 2
    assert "shorter than it claims" in stream.problem().reason
