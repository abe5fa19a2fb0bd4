"""Pictures: the right level at the right place, true peaks, any length in flat memory, what the file does not hold is silence."""

from __future__ import annotations

import importlib.machinery
import sys
import tracemalloc
import types
from pathlib import Path

import numpy as np
import pytest
import scipy.signal
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.job import Cancelled
from engine.sound import audio, spectrogram

RATE_HZ = 22_050


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


def write(path: Path, samples: np.ndarray, rate_hz: int = RATE_HZ) -> Path:
    soundfile.write(path, samples, rate_hz, subtype="FLOAT" if path.suffix == ".wav" else None)
    return path


@pytest.fixture(scope="module")
def tone(place: Path) -> Path:
    """3 kHz from second 1 to 2 of 4, a quarter of full scale."""
    t = np.arange(4 * RATE_HZ) / RATE_HZ
    return write(place / "tone.wav", 0.25 * np.sin(2 * np.pi * 3000 * t) * ((t >= 1) & (t < 2)))


@pytest.fixture(scope="module")
def noise(place: Path) -> Path:
    return write(place / "noise.wav", np.random.default_rng(1).normal(0, 0.1, 3 * RATE_HZ).astype(np.float32))


@pytest.mark.parametrize("columns", [40, 400, 4000])
@pytest.mark.parametrize("window_length", [256, 1024, 4096])
def test_a_tone_is_where_it_sounds_as_loud_as_it_is(tone: Path, columns: int, window_length: int) -> None:
    seen = spectrogram.picture(tone, 0, 4, columns, window_length)
    assert seen.db.shape[1] == columns
    assert seen.db.dtype == np.float32
    row, _ = np.unravel_index(seen.db.argmax(), seen.db.shape)
    assert row * seen.bin_hz == pytest.approx(3000, abs=RATE_HZ / window_length)
    assert seen.db.max() == pytest.approx(20 * np.log10(0.25), abs=1.5)  # a bin's middle may lie beside the tone
    loud = np.flatnonzero(seen.db.max(axis=0) > -18) / columns * 4
    slack_s = window_length / RATE_HZ / 2 + 8 / columns
    assert loud[0] == pytest.approx(1, abs=slack_s)
    assert loud[-1] == pytest.approx(2, abs=slack_s)
    assert seen.level(1.5, 3000) == pytest.approx(-12, abs=1.6)
    assert seen.level(3.5, 3000) == pytest.approx(spectrogram.FLOOR_DB)
    assert seen.level(5, 3000) is None


def test_the_same_as_scipys(noise: Path) -> None:
    length, hop = 2048, 441
    samples = audio.read(noise).samples
    columns = len(samples) // hop
    end_s = columns * hop / RATE_HZ
    seen = spectrogram.picture(noise, 0, end_s, columns, length)
    stft = scipy.signal.ShortTimeFFT(scipy.signal.windows.hann(length, sym=False), hop, RATE_HZ, scale_to="magnitude")
    there = np.arange(10, columns - 10)
    for column in there[::17]:
        middle = round((column + 0.5) * hop)
        piece = samples[middle - length // 2 :][:length]
        reference = np.abs(stft.stft(piece, 0, 1, k_offset=length // 2)[:, 0])
        wanted = 20 * np.log10(np.maximum(2 * reference, 1e-9))
        np.testing.assert_allclose(seen.db[1:-1, column], wanted[1:-1], atol=0.01)


def test_far_columns_hold_the_loudest_or_the_mean_of_all_in_them(noise: Path) -> None:
    samples = audio.read(noise).samples
    far = spectrogram.picture(noise, 0, 3, 30, 256)
    mean = spectrogram.picture(noise, 0, 3, 30, 256, pool="mean")
    assert (far.db >= mean.db - 1e-3).all()
    power = 10 ** (mean.db[5:-5] / 10)
    per_bin = samples.var() * 4 * (np.hanning(257)[:-1] ** 2).sum() / np.hanning(257)[:-1].sum() ** 2
    assert power.mean() == pytest.approx(per_bin, rel=0.05)


def test_a_click_is_seen_however_far_away(place: Path) -> None:
    samples = np.zeros(RATE_HZ * 120, np.float32)
    samples[RATE_HZ * 77] = 1
    seen = spectrogram.picture(write(place / "click.wav", samples), 0, 120, 60, 512)
    assert seen.db.max(axis=0).argmax() == 38
    assert seen.peaks.high.argmax() == 38


@settings(deadline=None, max_examples=25)
@given(start_s=st.floats(-0.5, 2.9), width_s=st.floats(0.0005, 3.5), columns=st.integers(1, 700))
def test_peaks_are_the_true_ones(noise: Path, start_s: float, width_s: float, columns: int) -> None:
    samples = audio.read(noise).samples
    got = spectrogram.peaks(noise, start_s, start_s + width_s, columns)
    again = spectrogram.picture(noise, start_s, start_s + width_s, columns, 256).peaks
    np.testing.assert_array_equal(got.low, again.low)
    np.testing.assert_array_equal(got.high, again.high)
    step = width_s * RATE_HZ / columns
    if step < 1:
        assert set(np.unique(got.high)) <= {*samples, 0}
        return
    edges = np.ceil(start_s * RATE_HZ + np.arange(columns + 1) * step).astype(int)
    for column in range(columns):
        inside = samples[max(0, edges[column]) : max(0, edges[column + 1])]
        short = edges[column] < 0 or edges[column + 1] > len(samples)  # silence beyond the ends counts as 0
        low, high = (inside.min(initial=0.0 if short else np.inf), inside.max(initial=0.0 if short else -np.inf))
        if len(inside) or short:
            assert (got.low[column], got.high[column]) == (low, high)


def test_a_span_beyond_the_ends_is_silent_there(noise: Path) -> None:
    seen = spectrogram.picture(noise, -1, 4, 500, 512)
    quiet = seen.db.max(axis=0) < -170
    assert quiet[:90].all()
    assert quiet[410:].all()
    assert not quiet[110:390].any()


def test_a_recording_shorter_than_a_window(place: Path) -> None:
    path = write(place / "short.wav", 0.5 * np.sin(np.arange(300) * 0.5).astype(np.float32))
    seen = spectrogram.picture(path, 0, 300 / RATE_HZ, 200, 1024)
    assert np.isfinite(seen.db).all()
    assert seen.peaks.high.max() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".mp3"])
def test_compressed_recordings(place: Path, tone: Path, suffix: str) -> None:
    samples = audio.read(tone).samples
    path = place / f"tone{suffix}"
    soundfile.write(path, samples, RATE_HZ)
    seen = spectrogram.picture(path, 0, 4, 300)
    assert seen.level(1.5, 3000) == pytest.approx(-12, abs=1.6)
    near = spectrogram.picture(path, 1.4, 1.6, 300)
    assert near.level(1.5, 3000) == pytest.approx(-12, abs=1.6)


def test_channels(place: Path) -> None:
    t = np.arange(RATE_HZ) / RATE_HZ
    both = np.stack([np.sin(2 * np.pi * 1000 * t), np.sin(2 * np.pi * 5000 * t)], axis=1) * 0.5
    path = write(place / "stereo.wav", both)
    loudest = [int(spectrogram.picture(path, 0, 1, 50, channel=c).db[:, 25].argmax()) for c in (0, 1)]
    bin_hz = spectrogram.picture(path, 0, 1, 50).bin_hz
    assert np.multiply(loudest, bin_hz) == pytest.approx([1000, 5000], abs=2 * bin_hz)
    mixed = spectrogram.picture(path, 0, 1, 50)
    assert mixed.level(0.5, 1000) == pytest.approx(-12, abs=1)
    assert mixed.level(0.5, 5000) == pytest.approx(-12, abs=1)


def test_a_long_recording_takes_no_more_memory_than_a_short_one(place: Path) -> None:
    path = place / "long.wav"
    rng = np.random.default_rng(0)
    block = rng.normal(0, 0.1, 8000 * 60).astype(np.float32)
    with soundfile.SoundFile(path, "w", 8000, 1, "PCM_16") as file:
        for _ in range(60):
            file.write(block)

    def most_bytes(end_s: float) -> int:
        tracemalloc.start()
        spectrogram.picture(path, 0, end_s, 300, 512)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert most_bytes(3600) < most_bytes(900) + 4_000_000
    assert most_bytes(3600) < 35_000_000


def test_it_can_be_stopped(noise: Path) -> None:
    def stop(done: float, total: float, note: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        spectrogram.picture(noise, 0, 3, 100, report=stop)


def test_a_glance_shows_the_same_in_coarse(place: Path, tone: Path) -> None:
    seen = spectrogram.glance(tone, 0, 4, columns=40)
    assert seen.level(1.5, 3000) == pytest.approx(-12, abs=1.6)
    assert seen.level(0.5, 3000) == pytest.approx(spectrogram.FLOOR_DB)
    hurried = spectrogram.glance(tone, 0, 4, columns=40, within_s=0.0)
    assert hurried.db.shape == seen.db.shape
    assert len(np.unique(hurried.db, axis=1).T) == 1  # one place was looked at, and shown everywhere


def test_contrast_keeps_noise_dark_and_signals_bright(place: Path, noise: Path) -> None:
    floor_db, top_db = spectrogram.contrast(spectrogram.picture(noise, 0, 3, 300), 70)
    seen = spectrogram.picture(noise, 0, 3, 300)
    middle = float(np.median(spectrogram.shades(seen.db, floor_db, top_db)))
    assert middle < 0.35 * 255
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    samples = audio.read(noise).samples * 0.01 + 0.3 * np.sin(2 * np.pi * 4000 * t)
    seen = spectrogram.picture(write(place / "whistle.wav", samples), 0, 3, 300)
    levels = spectrogram.contrast(seen, 70)
    shades = spectrogram.shades(seen.db, *levels)
    assert levels[1] - levels[0] <= 70
    assert shades[round(4000 / seen.bin_hz)].min() > 230
    assert spectrogram.contrast(spectrogram.picture(write(place / "zero.wav", np.zeros(4000)), 0, 0.1, 50), 70) == (
        -70,
        0,
    )


@given(values=st.lists(st.floats(-200, 10, width=32), min_size=1, max_size=30), floor=st.floats(-120, -40))
def test_shades_rise_with_levels(values: list[float], floor: float) -> None:
    db = np.sort(np.array(values, np.float32))[None]
    shades = spectrogram.shades(db, floor, floor + 60)
    assert (np.diff(shades.astype(int)) >= 0).all()
    assert (shades[db <= floor] == 0).all()
    assert (shades[db >= floor + 60] >= 254).all()


def test_what_cannot_be_read_is_told_in_words(place: Path) -> None:
    path = place / "no.wav"
    path.write_bytes(b"this is not sound")
    with pytest.raises(UserError):
        spectrogram.picture(path, 0, 1, 10)
    with pytest.raises(ValueError, match="no span"):
        spectrogram.picture(path, 1, 1, 10)


def test_real_recordings(shared_data: Path) -> None:
    found = sorted(shared_data.glob("recordings/screaming_piha/*.mp3"))[:3]
    for path in found:
        duration_s = audio.read_header(path).duration_s
        assert duration_s is not None
        seen = spectrogram.picture(path, 0, duration_s, 600)
        levels = spectrogram.contrast(seen, 70)
        shades = spectrogram.shades(seen.db, *levels)
        assert 10 < np.percentile(shades, 99) <= 255
        assert 0.2 < seen.peaks.high.max() <= 1.2


def test_what_another_thread_is_still_importing_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    half = types.ModuleType("scipy.fft")
    half.__spec__ = importlib.machinery.ModuleSpec("scipy.fft", None)
    monkeypatch.setattr(half.__spec__, "_initializing", True, raising=False)
    monkeypatch.setitem(sys.modules, "scipy.fft", half)
    assert spectrogram._fft() is np.fft
    monkeypatch.setattr(half.__spec__, "_initializing", False)
    assert spectrogram._fft() is half
