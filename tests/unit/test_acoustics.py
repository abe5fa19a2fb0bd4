"""The measurements of a region: on tones whose values are known, and on a real bird."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.sound import acoustics

RATE_HZ = 44_100


@pytest.fixture
def chirps(tmp_path: Path) -> Path:
    """Six seconds of faint noise with a half-amplitude tone of 3 kHz from 2 to 3 s and one of 8 kHz from 4 to 4.5 s."""
    rng = np.random.default_rng(1)
    t = np.arange(6 * RATE_HZ) / RATE_HZ
    sound = 1e-4 * rng.standard_normal(len(t))
    for hz, start_s, end_s in ((3000, 2.0, 3.0), (8000, 4.0, 4.5)):
        sound += 0.5 * np.sin(2 * np.pi * hz * t) * ((t >= start_s) & (t < end_s))
    soundfile.write(tmp_path / "a.wav", sound, RATE_HZ, "FLOAT")
    return tmp_path / "a.wav"


def test_a_tone_is_where_it_is(chirps: Path) -> None:
    found = acoustics.measure(chirps, 1.5, 3.5, 1000, 6000)
    bin_hz = RATE_HZ / 1024
    assert found.peak_hz == pytest.approx(3000, abs=bin_hz)
    assert found.centre_hz == pytest.approx(3000, abs=bin_hz)
    assert found.bandwidth_90_hz <= 3 * bin_hz
    assert (found.start_5_s, found.end_95_s) == pytest.approx((2.05, 2.95), abs=0.005)
    assert found.duration_90_s == pytest.approx(0.9, abs=0.01)
    assert found.centre_s == pytest.approx(2.5, abs=0.005)
    assert found.level_dbfs == pytest.approx(20 * np.log10(0.5) - 3.01, abs=0.1)  # it sounds half of the time
    assert found.snr_db > 50


def test_only_the_frequencies_of_the_region_count(chirps: Path) -> None:
    assert acoustics.measure(chirps, 1.5, 5.0, 7000, 9000).peak_hz == pytest.approx(8000, abs=50)
    both = acoustics.measure(chirps, 1.5, 5.0)
    assert both.peak_hz == pytest.approx(3000, abs=50)  # twice as long
    assert both.high_95_hz == pytest.approx(8000, abs=50)


def test_an_offset_of_the_device_is_no_sound(chirps: Path, tmp_path: Path) -> None:
    sound, _ = soundfile.read(chirps)
    soundfile.write(tmp_path / "offset.wav", sound + 0.45, RATE_HZ, "FLOAT")
    for span in ((0.0, 6.0, None, None), (1.5, 3.5, 0.0, 6000.0)):
        without, found = acoustics.measure(chirps, *span), acoustics.measure(tmp_path / "offset.wav", *span)
        assert found.peak_hz == without.peak_hz == pytest.approx(3000, abs=50)
        assert found.values()[:-1] == pytest.approx(without.values()[:-1], rel=0.01)
    soundfile.write(tmp_path / "only.wav", np.full(RATE_HZ, 0.3), RATE_HZ, "FLOAT")
    assert acoustics.measure(tmp_path / "only.wav", 0.0, 1.0) == acoustics.Acoustics()
    low = np.sin(2 * np.pi * 20 * np.arange(10_000) / 1000) + 0.5  # a fin whale at a low rate
    soundfile.write(tmp_path / "whale.wav", low / 2, 1000, "FLOAT")
    assert acoustics.measure(tmp_path / "whale.wav", 1.0, 9.0).peak_hz == pytest.approx(20, abs=8)


def test_the_borders_of_the_region_hardly_matter(chirps: Path) -> None:
    near, wide = acoustics.measure(chirps, 1.9, 3.1, 2500, 3500), acoustics.measure(chirps, 0.5, 3.9, 500, 6000)
    assert near.start_5_s == pytest.approx(wide.start_5_s, abs=0.01)
    assert near.bandwidth_90_hz == pytest.approx(wide.bandwidth_90_hz, abs=50)


def test_a_region_at_either_end_and_of_all_there_is(chirps: Path, tmp_path: Path) -> None:
    assert acoustics.measure(chirps, 0.0, 0.01).level_dbfs < -60
    assert acoustics.measure(chirps, 5.99, 6.0).level_dbfs < -60
    assert acoustics.measure(chirps, 0.0, 6.0).snr_db is None
    soundfile.write(tmp_path / "silent.wav", np.zeros(RATE_HZ), RATE_HZ)
    assert acoustics.measure(tmp_path / "silent.wav", 0.2, 0.8) == acoustics.Acoustics()
    with pytest.raises(ValueError, match="region"):
        acoustics.measure(chirps, 1.0, 1.0)


def test_the_cry_of_a_screaming_piha(shared_data: Path) -> None:
    path = shared_data / "recordings" / "screaming_piha" / "ScreamingPiha1.mp3"
    found = acoustics.measure(path, 1.5448, 3.6745, 1000, 6000)  # as its people marked it
    assert 1000 < found.low_5_hz < found.peak_hz < found.high_95_hz < 6000
    assert 1.5448 < found.start_5_s < found.centre_s < found.end_95_s < 3.6745
    assert found.snr_db > 15
