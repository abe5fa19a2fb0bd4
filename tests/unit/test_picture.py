"""Tiles: the levels a reference has, the true peaks, at every zoom; sounds read anywhere give what the file holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scipy.signal
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.settings import Settings
from engine.sound import audio
from engine.sound.picture import COLUMNS, FileSound, Look, Place, make, places, preview, zoom_of
from engine.sound.picture.look import OVERLAPS, POOLS, WINDOW_LENGTHS, WINDOWS
from engine.sound.picture.transforms import decibels, from_bfloat16, levels, to_bfloat16

RATE_HZ = 22_050


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tiles")


@pytest.fixture(scope="module")
def noise(place: Path) -> Path:
    samples = np.random.default_rng(1).normal(0, 0.1, 3 * RATE_HZ).astype(np.float32)
    soundfile.write(place / "noise.wav", samples, RATE_HZ, subtype="FLOAT")
    soundfile.write(place / "noise.flac", samples, RATE_HZ)
    return place / "noise.wav"


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(st.integers(-9000, 70_000), st.integers(1, 50_000)), min_size=1, max_size=4))
@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_sound_reads_anywhere_what_the_file_holds(noise: Path, suffix: str, spans: list[tuple[int, int]]) -> None:
    whole = audio.read(noise.with_suffix(suffix)).samples
    padded = np.concatenate([np.zeros(9000, np.float32), whole, np.zeros(70_000, np.float32)])
    sound = FileSound(noise.with_suffix(suffix))
    for start, count in spans:
        np.testing.assert_array_equal(sound.read(start, count), padded[9000 + start :][:count])
    sound.close()


def test_the_key_changes_with_the_file_and_the_channel(place: Path) -> None:
    path = place / "changing.wav"
    soundfile.write(path, np.zeros((100, 2)), RATE_HZ)
    keys = [FileSound(path).key, FileSound(path, 0).key]
    soundfile.write(path, np.zeros((101, 2)), RATE_HZ)
    keys.append(FileSound(path).key)
    assert len(set(keys)) == 3


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_are_the_known_ones(name: str) -> None:
    known = scipy.signal.get_window(
        {"blackman-harris": "blackmanharris", "flat top": "flattop"}.get(name, name).replace("rectangular", "boxcar"),
        512,
    )
    np.testing.assert_allclose(Look(512, window=name).shape(), known * 2 / known.sum(), atol=1e-7)


def test_settings_offer_what_a_look_can_be() -> None:
    fields = Settings.__dataclass_fields__
    assert fields["window_length"].metadata["choices"] == WINDOW_LENGTHS
    assert fields["window"].metadata["choices"] == WINDOWS
    assert fields["overlap"].metadata["choices"] == tuple(OVERLAPS)
    assert fields["pool"].metadata["choices"] == POOLS


# ---- tiles


def reference(samples: np.ndarray, look: Look, hop: int) -> np.ndarray:
    """librosa's levels in dB, float (rows, windows), of windows centred at (k + 0.5) * hop."""
    import librosa

    lead = look.transform // 2 - hop // 2
    ahead = np.concatenate([np.zeros(max(0, lead)), samples[max(0, -lead) :], np.zeros(look.transform + hop)])
    found = np.abs(
        librosa.stft(
            ahead, n_fft=look.transform, hop_length=hop, win_length=look.window_length, window=look.window, center=False
        )
    )
    known = scipy.signal.get_window(look.window, look.window_length)
    return 20 * np.log10(np.maximum(found * 2 / known.sum(), 1e-9))


@pytest.mark.parametrize("look", [Look(), Look(256, window="blackman"), Look(4096, overlap="75 %", window="hamming")])
@pytest.mark.parametrize("zoom", [3, 5, 8, 9, 10, 12, 14])
def test_a_tile_is_what_librosa_says_at_every_zoom(noise: Path, look: Look, zoom: int) -> None:
    sound, samples = FileSound(noise), audio.read(noise).samples
    zoom = max(zoom, zoom_of(1, look))
    step = 1 << zoom
    hop = min(step, look.stride)
    wanted = reference(samples, look, hop)
    inside = (np.arange(wanted.shape[1]) + 0.5) * hop  # those at the ends are moved into the sound
    inside = (inside >= look.window_length / 2) & (inside <= len(samples) - look.window_length / 2)
    for place in places(0, sound.frames, zoom)[:3]:
        got = levels(make(sound, look, place).power16)
        first, many = place.index * COLUMNS, step // hop
        for column in range(0, COLUMNS, 1 if many > 1 else 7):
            windows = slice((first + column) * many, (first + column + 1) * many)
            if inside[windows].all() and inside[windows].size == many:
                np.testing.assert_allclose(got[1:-1, column], wanted[1:-1, windows].max(axis=1), atol=0.1)


def test_kept_levels_are_right_to_a_fiftieth_of_a_decibel() -> None:
    powers = np.geomspace(1e-17, 1e31, 300_000).astype(np.float32).reshape(-1, 3)
    wanted = 10 * np.log10(powers.astype(np.float64))
    np.testing.assert_allclose(levels(to_bfloat16(powers)), wanted, atol=0.02)
    np.testing.assert_allclose(10 * np.log10(from_bfloat16(to_bfloat16(powers))), wanted, atol=0.02)
    np.testing.assert_allclose(decibels(powers.copy()), wanted, atol=0.001)
    odd = np.array([[0], [1e-30], [np.inf], [np.nan], [-np.nan]], np.float32)
    assert levels(to_bfloat16(odd))[:, 0].tolist() == [-180, -180, 320, 320, 320]


def test_the_mean_is_of_power(noise: Path) -> None:
    look, sound = Look(pool="mean"), FileSound(noise)
    powers = 10 ** (reference(audio.read(noise).samples, look, look.stride) / 10)
    got = levels(make(sound, look, Place(12, 0)).power16)
    for column in range(1, 15):
        wanted = 10 * np.log10(powers[1:-1, column * 8 : column * 8 + 8].mean(axis=1))
        np.testing.assert_allclose(got[1:-1, column], wanted, atol=0.1)


@pytest.mark.parametrize("zoom", [0, 3, 4, 9, 12, 16])
def test_the_wave_has_the_true_peaks(noise: Path, zoom: int) -> None:
    samples = audio.read(noise).samples
    look = Look(256)
    zoom = max(zoom, zoom_of(1, look))
    place = Place(zoom, 0)
    tile = make(FileSound(noise), look, place)
    step = place.end // len(tile.low)
    assert step == (1 if place.step == look.finest else place.step)
    padded = np.zeros(place.end, np.float32)
    padded[: len(samples)] = samples[: place.end]
    parts = padded.reshape(len(tile.low), step)
    np.testing.assert_array_equal(tile.low, parts.min(axis=1))
    np.testing.assert_array_equal(tile.high, parts.max(axis=1))


@pytest.mark.parametrize("rate_hz", [8000, 48_000, 500_000])
@pytest.mark.parametrize("window_length", WINDOW_LENGTHS)
def test_a_tone_lies_on_its_line(place: Path, rate_hz: int, window_length: int) -> None:
    tone_hz = {8000: 1000, 48_000: 1000, 500_000: 210_000}[rate_hz]
    path = place / f"{rate_hz}.wav"
    soundfile.write(path, 0.25 * np.sin(2 * np.pi * tone_hz * np.arange(rate_hz) / rate_hz), rate_hz, "FLOAT")
    sound = FileSound(path)
    assert sound.rate_hz == rate_hz
    tile = make(sound, Look(window_length), Place(9, 0))
    row = tile.power16[:, 2].argmax()
    assert row * tile.bin_hz == pytest.approx(tone_hz, abs=rate_hz / window_length / 2)
    level = tile.level(2.5 * 512 / rate_hz, tone_hz)
    assert level == pytest.approx(20 * np.log10(0.25), abs=1.5)  # a row's middle may lie beside the tone
    assert tile.level(-1, tone_hz) is None


def test_a_preview_is_the_middle_of_each_column(noise: Path) -> None:
    sound = FileSound(noise)
    exact, seen = make(sound, Look(), Place(8, 0)), preview(sound, Look(), Place(8, 0))
    assert not seen.exact
    np.testing.assert_array_equal(seen.power16, exact.power16)
    hurried = preview(sound, Look(), Place(8, 0), within_s=0.0)
    assert len(np.unique(hurried.power16, axis=1).T) == 1  # one place was looked at, and shown everywhere


@given(fpp=st.floats(0.001, 1e9), window_length=st.sampled_from(WINDOW_LENGTHS), overlap=st.sampled_from([*OVERLAPS]))
def test_columns_are_one_to_two_pixels_wide(fpp: float, window_length: int, overlap: str) -> None:
    look = Look(window_length, overlap)
    step = Place(zoom_of(fpp, look), 0).step
    assert step == look.finest or max(fpp, 1) * 0.999 <= step < 2 * max(fpp, 1)


@given(start=st.floats(0, 1e8), width=st.floats(1, 1e8), zoom=st.integers(6, 22))
def test_places_cover_what_is_asked_and_no_more(start: float, width: float, zoom: int) -> None:
    found = places(start, start + width, zoom)
    assert found[0].start <= start < found[0].end
    assert found[-1].start < start + width <= found[-1].end
    assert [b.start for b in found[1:]] == [a.end for a in found[:-1]]
    assert found[0].above().start <= found[0].start < found[0].end <= found[0].above().end
