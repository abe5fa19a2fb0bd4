"""Pictures put together of tiles: the right level at the right place, any length in flat memory, previews of what is long."""

from __future__ import annotations

import importlib.machinery
import sys
import tracemalloc
import types
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.job import Cancelled, Report, silent
from engine.sound import audio
from engine.sound.picture import FileSound, Look, far, transforms
from engine.sound.picture.mosaic import Mosaic, Tiles, mosaic
from engine.sound.picture.seen import Picture, contrast, shades
from engine.sound.picture.transforms import FLOOR_DB

RATE_HZ = 22_050
LOOK = Look()


def put_together(
    path: Path,
    start_s: float,
    end_s: float,
    columns: int,
    look: Look = LOOK,
    channel: int = -1,
    report: Report = silent,
) -> Mosaic:
    return mosaic(FileSound(path, channel), look, start_s, end_s, columns, Tiles(), report)


def picture(
    path: Path, start_s: float, end_s: float, columns: int, window_length: int = 1024, channel: int = -1
) -> Picture:
    return put_together(path, start_s, end_s, columns, Look(window_length), channel).picture


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
    seen = picture(tone, 0, 4, columns, window_length)
    many = seen.db.shape[1]
    assert columns / 2 <= many <= columns or window_length / 128 * columns > 4 * RATE_HZ / 2
    row, _ = np.unravel_index(seen.db.argmax(), seen.db.shape)
    assert row * seen.bin_hz == pytest.approx(3000, abs=RATE_HZ / window_length)
    assert seen.db.max() == pytest.approx(20 * np.log10(0.25), abs=1.5)  # a bin's middle may lie beside the tone
    step_s = (seen.end_s - seen.start_s) / many
    loud_s = seen.start_s + np.flatnonzero(seen.db.max(axis=0) > -18) * step_s
    slack_s = window_length / RATE_HZ / 2 + 2 * step_s
    assert loud_s[0] == pytest.approx(1, abs=slack_s)
    assert loud_s[-1] == pytest.approx(2, abs=slack_s)
    assert seen.level(1.5, 3000) == pytest.approx(-12, abs=1.6)
    assert seen.level(3.5, 3000) == pytest.approx(FLOOR_DB)
    assert seen.level(5, 3000) is None


@given(start_s=st.floats(0, 2.9), width_s=st.floats(0.001, 3), columns=st.integers(1, 900))
def test_it_holds_the_span_and_hardly_more(noise: Path, start_s: float, width_s: float, columns: int) -> None:
    end_s = min(3.0, start_s + width_s)
    seen = picture(noise, start_s, end_s, columns, 256)
    step_s = (seen.end_s - seen.start_s) / seen.db.shape[1]
    assert seen.start_s <= start_s + 1e-9 < seen.start_s + step_s + 2e-9
    assert seen.end_s - step_s - 1e-4 <= end_s <= seen.end_s + 1e-9
    assert seen.peaks.low.shape == seen.peaks.high.shape
    samples = audio.read(noise).samples[int(np.ceil(start_s * RATE_HZ)) : int(end_s * RATE_HZ)]
    if len(samples):
        assert seen.peaks.high.max() >= samples.max()
        assert seen.peaks.low.min() <= samples.min()


def test_a_click_late_in_a_day_lies_where_it_is(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARMARK_CACHE", str(place / "cache"))
    path, at = place / "day.w64", (23 * 3600 + 3) * 8_000
    with soundfile.SoundFile(path, "w", 8_000, 1, "PCM_16", format="W64") as file:
        file.seek(at)  # a hole: the day takes no room on disk
        file.write(np.array([1.0]))
        file.seek(24 * 3600 * 8_000 - 1)
        file.write(np.array([0.0]))
    at_s = at / 8_000
    near = picture(path, at_s - 1, at_s + 1, 800)
    column = int(near.db.max(axis=0).argmax())
    step_s = (near.end_s - near.start_s) / near.db.shape[1]
    assert near.start_s + (column + 0.5) * step_s == pytest.approx(at_s, abs=step_s + 512 / 8_000)
    assert near.peaks.high.max() == pytest.approx(1, abs=1e-4)
    sound, look = FileSound(path), Look()
    assert not put_together(path, 0, 24 * 3600, 800).exact
    far.Far(sound, look).build()
    whole = put_together(path, 0, 24 * 3600, 800)
    assert whole.exact
    step_s = whole.picture.end_s / whole.picture.db.shape[1]
    assert int(whole.picture.peaks.high.argmax()) == int(at_s // step_s)
    assert int(whole.picture.db.max(axis=0).argmax()) == int(at_s // step_s)


def test_what_was_made_once_is_not_made_again(noise: Path) -> None:
    tiles, sound, calls = Tiles(), FileSound(noise), []

    def count(done: float, total: float, note: str = "") -> None:
        calls.append(done)

    mosaic(sound, Look(), 0, 2, 300, tiles, count)
    first = len(calls)
    mosaic(sound, Look(), 0.1, 2.1, 300, tiles, count)
    assert first
    assert len(calls) == first
    mosaic(sound, Look(pool="mean"), 0, 2, 300, tiles, count)
    assert len(calls) > first


def test_a_click_is_seen_however_far_away(place: Path) -> None:
    samples = np.zeros(RATE_HZ * 120, np.float32)
    samples[RATE_HZ * 77] = 1
    seen = picture(write(place / "click.wav", samples), 0, 120, 60, 512)
    column = int(77 / seen.end_s * seen.db.shape[1])
    assert seen.db.max(axis=0).argmax() == column
    assert seen.peaks.high.argmax() == column


def test_a_recording_shorter_than_a_window(place: Path) -> None:
    path = write(place / "short.wav", 0.5 * np.sin(np.arange(300) * 0.5).astype(np.float32))
    seen = picture(path, 0, 300 / RATE_HZ, 200, 1024)
    assert np.isfinite(seen.db).all()
    assert seen.peaks.high.max() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".mp3"])
def test_compressed_recordings(place: Path, tone: Path, suffix: str) -> None:
    samples = audio.read(tone).samples
    path = place / f"tone{suffix}"
    soundfile.write(path, samples, RATE_HZ)
    seen = picture(path, 0, 4, 300)
    assert seen.level(1.5, 3000) == pytest.approx(-12, abs=1.6)
    near = picture(path, 1.4, 1.6, 300)
    assert near.level(1.5, 3000) == pytest.approx(-12, abs=1.6)


def test_channels(place: Path) -> None:
    t = np.arange(RATE_HZ) / RATE_HZ
    both = np.stack([np.sin(2 * np.pi * 1000 * t), np.sin(2 * np.pi * 5000 * t)], axis=1) * 0.5
    path = write(place / "stereo.wav", both)
    loudest = [int(picture(path, 0, 1, 50, channel=c).db[:, 25].argmax()) for c in (0, 1)]
    bin_hz = picture(path, 0, 1, 50).bin_hz
    assert np.multiply(loudest, bin_hz) == pytest.approx([1000, 5000], abs=2 * bin_hz)
    mixed = picture(path, 0, 1, 50)
    assert mixed.level(0.5, 1000) == pytest.approx(-12, abs=1.5)
    assert mixed.level(0.5, 5000) == pytest.approx(-12, abs=1.5)


def test_a_long_recording_takes_no_more_memory_than_a_short_one(place: Path) -> None:
    path = place / "long.wav"
    rng = np.random.default_rng(0)
    block = rng.normal(0, 0.1, 8000 * 60).astype(np.float32)
    with soundfile.SoundFile(path, "w", 8000, 1, "PCM_16") as file:
        for _ in range(60):
            file.write(block)

    def most_bytes(end_s: float) -> int:
        tracemalloc.start()
        picture(path, 0, end_s, 300, 512)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert most_bytes(3600) < most_bytes(900) + 4_000_000
    assert most_bytes(3600) < 35_000_000


def test_it_can_be_stopped(noise: Path) -> None:
    def stop(done: float, total: float, note: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        put_together(noise, 0, 3, 100, report=stop)


def test_contrast_keeps_noise_dark_and_signals_bright(place: Path, noise: Path) -> None:
    floor_db, top_db = contrast(picture(noise, 0, 3, 300), 70)
    seen = picture(noise, 0, 3, 300)
    middle = float(np.median(shades(seen.db, floor_db, top_db)))
    assert middle < 0.35 * 255
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    samples = audio.read(noise).samples * 0.01 + 0.3 * np.sin(2 * np.pi * 4000 * t)
    seen = picture(write(place / "whistle.wav", samples), 0, 3, 300)
    levels = contrast(seen, 70)
    shown = shades(seen.db, *levels)
    assert levels[1] - levels[0] <= 70
    assert shown[round(4000 / seen.bin_hz)].min() > 230
    assert contrast(picture(write(place / "zero.wav", np.zeros(4000)), 0, 0.1, 50), 70) == (
        -70,
        0,
    )


@given(values=st.lists(st.floats(-200, 10, width=32), min_size=1, max_size=30), floor=st.floats(-120, -40))
def test_shades_rise_with_levels(values: list[float], floor: float) -> None:
    db = np.sort(np.array(values, np.float32))[None]
    shown = shades(db, floor, floor + 60)
    assert (np.diff(shown.astype(int)) >= 0).all()
    assert (shown[db <= floor] == 0).all()
    assert (shown[db >= floor + 60] >= 254).all()


def test_what_cannot_be_read_is_told_in_words(place: Path) -> None:
    path = place / "no.wav"
    path.write_bytes(b"this is not sound")
    with pytest.raises(UserError):
        picture(path, 0, 1, 10)


def test_real_recordings(shared_data: Path) -> None:
    found = sorted(shared_data.glob("recordings/screaming_piha/*.mp3"))[:3]
    for path in found:
        duration_s = audio.read_header(path).duration_s
        assert duration_s is not None
        seen = picture(path, 0, duration_s, 600)
        levels = contrast(seen, 70)
        shown = shades(seen.db, *levels)
        assert 10 < np.percentile(shown, 99) <= 255
        assert 0.2 < seen.peaks.high.max() <= 1.2


def test_what_another_thread_is_still_importing_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    half = types.ModuleType("scipy.fft")
    half.__spec__ = importlib.machinery.ModuleSpec("scipy.fft", None)
    monkeypatch.setattr(half.__spec__, "_initializing", True, raising=False)
    monkeypatch.setitem(sys.modules, "scipy.fft", half)
    assert transforms._fft() is np.fft
    monkeypatch.setattr(half.__spec__, "_initializing", False)
    assert transforms._fft() is half
