"""A cry in numbers, on sounds whose pitch, pauses and level are known, and on real ones."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import places
from engine.sound import audio, pitch, voice
from engine.sound.voice import RATE_HZ, Voice


def tone(hz: np.ndarray | float, seconds: float, swing: float = 0.3) -> np.ndarray:
    """A voice-like tone of ten partials whose pitch is `hz`, one or (frames,)."""
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hz, round(seconds * RATE_HZ))) / RATE_HZ
    sound = sum(np.sin(k * phase) / k for k in range(1, 4))
    return (swing * sound / np.abs(sound).max()).astype(np.float32)


def quiet(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


@pytest.mark.parametrize("name", ["crying baby 1", "crying baby 2", "dog bark 1", "siren 1", "rain 1"])
def test_pitches_are_librosas(name: str) -> None:
    import librosa

    sound = audio.read(places.RESOURCES / "samples" / f"synthetic {name}.wav", rate_hz=RATE_HZ).samples.astype(float)
    leap = np.concatenate([tone(200, 0.5), tone(1_400, 0.5), quiet(0.2)])  # further than a pitch can move in a frame
    for samples in (sound, leap.astype(float)):
        ours = pitch.pyin(samples, RATE_HZ, 150.0, 1_500.0, 1_024, 320)
        theirs, _, _ = librosa.pyin(samples, fmin=150.0, fmax=1_500.0, sr=RATE_HZ, frame_length=1_024, hop_length=320)
        np.testing.assert_allclose(ours, theirs, rtol=1e-9)


@pytest.mark.parametrize("hz", [220.0, 450.0, 1_100.0])
def test_the_pitch_of_a_steady_voice(hz: float) -> None:
    found = voice.measure_samples(tone(hz, 2))
    for said in (found.f0_median_hz, found.f0_low_hz, found.f0_high_hz):
        assert said == pytest.approx(hz, rel=0.01)


def test_the_range_of_a_glide() -> None:
    """An octave up, evenly in the logarithm: the middle and the ends without their twentieths are known."""
    rising = 300 * 2 ** (np.arange(4 * RATE_HZ) / (4 * RATE_HZ))
    found = voice.measure_samples(tone(rising, 4))
    assert found.f0_low_hz == pytest.approx(300 * 2**0.05, rel=0.02)
    assert found.f0_median_hz == pytest.approx(300 * 2**0.5, rel=0.02)
    assert found.f0_high_hz == pytest.approx(300 * 2**0.95, rel=0.02)


def test_pauses_level_and_duration() -> None:
    cry = tone(400, 1.0)
    click = quiet(0.05)
    click[100] = 0.9
    sound = np.concatenate([quiet(0.5), cry, quiet(0.5), cry, quiet(0.05), cry, click, quiet(0.45), cry, quiet(1)])
    found = voice.measure_samples(sound)
    assert found.duration_s == pytest.approx(5.05, abs=0.03)  # from the first sound to the last
    assert found.pauses == 2  # neither the ends nor a breath of 50 ms; the click is no sound
    assert found.pause_share == pytest.approx(1.0 / 5.05, abs=0.02)
    power = np.square(sound).mean()
    assert found.level_dbfs == pytest.approx(10 * np.log10(power), abs=0.1)


@pytest.mark.parametrize("offset", [0.001, 0.02, -0.1])
def test_an_offset_of_the_device_is_no_sound(tmp_path: Path, offset: float) -> None:
    sound = np.concatenate([quiet(0.5), tone(400, 1.0), quiet(0.5), tone(400, 1.0), quiet(0.5)])
    plain, found = voice.measure_samples(sound), voice.measure_samples(sound + np.float32(offset))
    assert (found.duration_s, found.pauses, found.level_dbfs) == (2.5, 1, plain.level_dbfs)
    soundfile.write(tmp_path / "cry.wav", sound + offset, RATE_HZ)
    assert voice.measure(tmp_path / "cry.wav").duration_s == 2.5
    assert voice.measure_samples(np.full(RATE_HZ, offset, np.float32)) == Voice(0.0)


@pytest.mark.parametrize("sound", [quiet(2), np.zeros(0, np.float32), np.full(0, 0.1, np.float32)])
def test_silence_has_no_numbers(sound: np.ndarray) -> None:
    found = voice.measure_samples(sound)
    assert found == Voice(duration_s=0.0)


@pytest.mark.parametrize("seed", range(3))
def test_noise_has_a_level_and_no_pitch(seed: int) -> None:
    found = voice.measure_samples(np.random.default_rng(seed).normal(0, 0.1, 4 * RATE_HZ).astype(np.float32))
    assert found.level_dbfs == pytest.approx(-20, abs=0.2)
    assert (found.pauses, found.f0_median_hz, found.f0_low_hz, found.f0_high_hz) == (0, None, None, None)


def test_a_span_is_measured_alone_and_the_rate_makes_no_difference(tmp_path: Path) -> None:
    import soxr

    low, high = tone(300, 3), tone(600, 3)
    path = tmp_path / "two.wav"
    soundfile.write(path, soxr.resample(np.concatenate([low, high]), RATE_HZ, 44_100), 44_100)
    first, second = voice.measure(path, 0, 3), voice.measure(path, 3.0, 6.0)
    assert (first.duration_s, second.duration_s) == (3.0, 3.0)
    assert first.f0_median_hz == pytest.approx(300, rel=0.01)
    assert second.f0_median_hz == pytest.approx(600, rel=0.01)
    assert voice.measure(path, 5).duration_s == pytest.approx(1, abs=0.01)
    assert voice.measure(path, 60).level_dbfs is None
    with pytest.raises(audio.AudioError):
        voice.measure(tmp_path / "none.wav")


def test_of_a_long_recording_the_loudest_stretches_are_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten minutes of faint hum at 200 Hz with twenty loud seconds at 500 Hz: in flat memory and bounded time."""
    monkeypatch.setattr(voice, "HEARD_S", 20.0)
    hum, cry = tone(200, 290, 0.003), tone(500, 20)
    path = tmp_path / "long.wav"
    soundfile.write(path, np.concatenate([hum, cry, hum]), RATE_HZ)
    found = voice.measure(path)
    assert found.duration_s == 20.0
    assert found.f0_median_hz == pytest.approx(500, rel=0.01)


def test_real_cries_have_the_pitch_of_infants(shared_data: Path) -> None:
    cleaned = sorted((shared_data / "donateacry" / "cleaned").glob("*/*.flac"))[::120]
    with open(shared_data / "esc50" / "meta" / "esc50.csv", newline="", encoding="utf-8") as table:
        names = [row["filename"] for row in csv.DictReader(table) if row["category"] == "crying_baby"][:2]
    esc = [(shared_data / "esc50" / "audio" / name).with_suffix(".ogg") for name in names]
    for path in (*cleaned, *esc):
        found = voice.measure(path)
        assert 4 < found.duration_s < 8
        assert found.f0_median_hz
        assert 200 < found.f0_median_hz < 700
        assert found.f0_low_hz < found.f0_median_hz < found.f0_high_hz
        assert 0 <= found.pause_share < 1
        assert -60 < found.level_dbfs < 0


def test_what_is_heard_in_pauses_is_no_voice() -> None:
    """A hum behind the cry, 40 dB fainter, sounds longer than the cry and has a pitch of its own."""
    t = np.arange(4 * voice.RATE_HZ) / voice.RATE_HZ
    cry = np.sin(2 * np.pi * 450 * t) * (t < 1.5)
    hum = 0.01 * np.sin(2 * np.pi * 200 * t)
    found = voice.measure_samples((0.5 * cry + 0.5 * hum).astype(np.float32))
    assert found.f0_median_hz == pytest.approx(450, rel=0.01)
    assert found.f0_low_hz == pytest.approx(450, rel=0.02)
