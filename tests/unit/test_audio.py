"""Spans, streams, resampling, threads: what is read is what was written."""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.sound import audio

RATE = 22_050


def tone(seconds: float, rate_hz: int = RATE, channels: int = 1) -> np.ndarray:
    """A few sines and a little noise, float32 (frames,) or (frames, channels), below full scale."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    rng = np.random.default_rng(1)
    voices = [
        0.3 * np.sin(2 * np.pi * (440 + 110 * c) * t) + 0.01 * rng.standard_normal(len(t)) for c in range(channels)
    ]
    return np.stack(voices, axis=1).astype(np.float32).squeeze()


def write(path: Path, samples: np.ndarray, rate_hz: int = RATE, **how) -> Path:
    soundfile.write(path, samples, rate_hz, **how)
    return path


def all_of(path, rate_hz=RATE, **how) -> np.ndarray:
    blocks = list(audio.stream(path, rate_hz, **how))
    return np.concatenate(blocks) if blocks else np.empty(0, np.float32)


@pytest.fixture(scope="module")
def long_wav(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("audio") / "long.wav", tone(20, 16_000), 16_000)


# what is written is read


FORMATS = [
    ("a.wav", {"subtype": "PCM_16"}, 1e-4),
    ("a.wav", {"subtype": "PCM_24"}, 1e-6),
    ("a.wav", {"subtype": "FLOAT"}, 0),
    ("a.wav", {"subtype": "ULAW"}, 0.03),
    ("ex.wav", {"format": "WAVEX", "subtype": "PCM_16"}, 1e-4),
    ("a.rf64", {"format": "RF64", "subtype": "PCM_16"}, 1e-4),
    ("a.w64", {"subtype": "PCM_16"}, 1e-4),
    ("a.flac", {"subtype": "PCM_16"}, 1e-4),
    ("a.aiff", {"subtype": "PCM_16"}, 1e-4),
    ("a.caf", {"subtype": "PCM_16"}, 1e-4),
    ("a.au", {"subtype": "PCM_16"}, 1e-4),
    ("a.ogg", {"subtype": "VORBIS"}, 0.2),
]


@pytest.mark.parametrize(("name", "how", "tolerance"), FORMATS)
@pytest.mark.parametrize("channels", [1, 2])
def test_reads_what_was_written(tmp_path, name, how, tolerance, channels):
    samples = tone(1.5, channels=channels)
    path = write(tmp_path / name, samples, **how)
    header = audio.read_header(path)
    assert (header.rate_hz, header.channels, header.frames) == (RATE, channels, len(samples))
    assert header.duration_s == pytest.approx(1.5, abs=1e-3)
    blocks, rates_hz = zip(*audio.channel_blocks(path))
    got = np.concatenate(blocks).T
    assert (got.dtype, set(rates_hz)) == (np.float32, {RATE})
    assert got.shape == (channels, len(samples))
    assert np.abs(got - np.atleast_2d(samples.T)).max() <= tolerance
    mixed = np.atleast_2d(samples.T).mean(axis=0)
    assert np.abs(audio.read(path).samples - mixed).max() <= tolerance + 1e-6
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) == len(samples)
    assert stream.problem(header) is None


@pytest.mark.parametrize(("name", "how"), [("a.mp3", {}), ("a.opus", {"format": "OGG", "subtype": "OPUS"})])
def test_lossy_formats_keep_their_length_and_sound(tmp_path, name, how):
    samples = tone(3, 48_000)
    path = write(tmp_path / name, samples, 48_000, **how)
    got = audio.read(path)
    assert (got.rate_hz, got.duration_s) == (48_000, pytest.approx(3, abs=0.1))
    spectrum = np.abs(np.fft.rfft(got.samples[: 2 * 48_000]))
    assert spectrum.argmax() / 2 == pytest.approx(440, abs=1)
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) == pytest.approx(3 * RATE, abs=0.1 * RATE)
    assert stream.problem() is None


@pytest.mark.parametrize("channel", [0, 1])
def test_one_channel(tmp_path, channel):
    samples = tone(1, channels=2)
    path = write(tmp_path / "two.wav", samples, subtype="FLOAT")
    assert np.array_equal(audio.read(path, channel=channel).samples, samples[:, channel])
    assert np.array_equal(all_of(path, channel=channel), samples[:, channel])


def test_a_channel_that_is_not_there(tmp_path):
    path = write(tmp_path / "two.wav", tone(1, channels=2))
    for reads in (lambda: audio.read(path, channel=2), lambda: audio.stream(path, RATE, channel=2)):
        with pytest.raises(audio.AudioError, match="Channel 3 was asked for, but the file has only 2"):
            reads()


# spans


@settings(deadline=None, max_examples=60)
@given(start=st.integers(0, 340_000), length=st.integers(0, 340_000))
def test_a_span_is_the_same_as_its_part_of_the_whole(long_wav, start, length):
    whole = audio.read(long_wav).samples
    got = audio.read(long_wav, start / 16_000, length / 16_000)
    assert np.array_equal(got.samples, whole[start : start + length])


@pytest.mark.parametrize("name", ["a.flac", "a.ogg", "a.mp3"])
def test_spans_of_packed_formats(tmp_path, name):
    path = write(tmp_path / name, tone(8))
    whole = audio.read(path).samples
    for start_s in (0, 0.01, 1.25, 5.5, 7.9):
        start = round(start_s * RATE)
        got = audio.read(path, start_s, 1.0).samples
        there = whole[start : start + RATE]
        assert len(got) == len(there)
        assert np.abs(got - there).max() < 1e-3


@pytest.mark.parametrize(("rate_hz", "before_s"), [(8_000, 4.2), (22_050, 6.0)])
def test_the_end_of_an_ogg_lies_where_it_is(tmp_path, rate_hz, before_s):
    """Its last page is sought wrongly by libsndfile; the longest pages are those of a silence."""
    for first in (tone(before_s, rate_hz), np.zeros(round(before_s * rate_hz), np.float32)):
        path = write(tmp_path / "a.ogg", np.concatenate([first, tone(0.8, rate_hz)]), rate_hz)
        whole = audio.read(path).samples
        for before_end_s in (0.03, 0.1, 0.3, 0.7, 3):
            start = len(whole) - round(before_end_s * rate_hz)
            got = audio.read(path, start / rate_hz).samples
            assert len(got) == len(whole) - start
            assert np.abs(got - whole[start:]).max() < 1e-4


def test_a_span_resampled_lies_where_it_should(long_wav):
    whole = audio.read(long_wav, rate_hz=RATE).samples
    part = audio.read(long_wav, 5.0, 2.0, rate_hz=RATE).samples
    assert len(part) == 2 * RATE
    inner = slice(500, -500)  # the resampler knows nothing beyond the span
    assert np.abs(part - whole[5 * RATE : 7 * RATE])[inner].max() < 1e-3


def test_beyond_the_end_there_is_nothing(long_wav):
    assert len(audio.read(long_wav, 100.0, 1.0).samples) == 0
    assert len(audio.read(long_wav, 19.5, 10).samples) == 8_000
    assert not list(audio.channel_blocks(long_wav, 100.0, 1.0))


# streams


@settings(deadline=None, max_examples=25)
@given(
    rate_hz=st.sampled_from([8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000]),
    to_hz=st.sampled_from([16_000, 22_050, 32_000]),
    frames=st.integers(1, 60_000),
    block_s=st.floats(0.05, 3),
)
def test_streamed_resampling_is_as_one_shot(rate_hz, to_hz, frames, block_s):
    samples = np.random.default_rng(frames).uniform(-0.5, 0.5, frames).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "x.wav", samples, rate_hz, subtype="FLOAT")
        got = all_of(path, to_hz, block_s=block_s)
    wanted = soxr.resample(samples, rate_hz, to_hz, "HQ") if rate_hz != to_hz else samples
    assert abs(len(got) - len(wanted)) <= 1
    assert got[: len(wanted)] == pytest.approx(wanted[: len(got)], abs=1e-5)


def test_blocks_have_the_length_asked_for(long_wav):
    lengths = [len(block) for block in audio.stream(long_wav, RATE, block_s=3.0)]
    assert lengths[:-1] == [3 * RATE] * 6
    assert 0 < lengths[-1] <= 3 * RATE


def test_a_stream_can_start_midway(long_wav):
    stream = audio.stream(long_wav, RATE, start_s=15.0)
    assert sum(map(len, stream)) == pytest.approx(5 * RATE, abs=1)
    assert stream.problem() is None


def test_a_stream_closed_early_lets_go_of_its_file(long_wav):
    with audio.stream(long_wav, RATE, block_s=1.0) as stream:
        next(stream)
    assert next(stream, None) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows would fill the disk: its files have no holes unless asked")
@pytest.mark.parametrize(("kind", "suffix"), [("RF64", ".rf64"), ("W64", ".w64")])
def test_a_5_gb_file_streams_in_flat_memory(tmp_path, kind, suffix):
    """A file with holes: its header says 5 GB, and so does the disk; here its first five minutes are taken."""
    import psutil

    path = write(tmp_path / f"huge{suffix}", tone(1, 44_100, 2), 44_100, format=kind, subtype="PCM_16")
    size = 5_000_000_000
    grow(path, size)
    header = audio.read_header(path)
    assert header.duration_s == pytest.approx(size / 4 / 44_100, rel=1e-3)
    process = psutil.Process()
    before = process.memory_info().rss
    stream, seconds, most = audio.stream(path, RATE), 0.0, 0
    for block in stream:
        seconds += len(block) / RATE
        most = max(most, process.memory_info().rss - before)
        if seconds > 300:
            break
    stream.close()
    assert most < 60_000_000
    last = audio.read(path, header.duration_s - 2, 1.0)
    assert len(last.samples) == 44_100


def grow(path: Path, size: int) -> None:
    """Makes a small RF64 or W64 file a sparse one of `size` bytes whose header says so."""
    with open(path, "r+b") as file:
        start = bytearray(file.read(256))
        if start[:4] == b"RF64":
            at = start.index(b"ds64") + 8
            start[at : at + 24] = b"".join(n.to_bytes(8, "little") for n in (size - 8, size - 104, (size - 104) // 4))
        else:
            at = start.index(b"data") + 16
            start[at : at + 8] = (size - at + 16).to_bytes(8, "little")
            start[16:24] = size.to_bytes(8, "little")
        file.seek(0)
        file.write(start)
        file.truncate(size)


# threads


def test_many_threads_read_at_once(long_wav, tmp_path):
    flac = write(tmp_path / "a.flac", tone(5))
    wanted = {path: audio.read(path, rate_hz=16_000).samples for path in (long_wav, flac)}
    wrong: list[object] = []

    def go():
        for _ in range(10):
            for path, samples in wanted.items():
                if not np.array_equal(audio.read(path, rate_hz=16_000).samples, samples):
                    wrong.append(path)
                if abs(len(all_of(path, 16_000)) - len(samples)) > 1:
                    wrong.append(path)

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
