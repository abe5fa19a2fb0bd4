"""Changes to a batch keep its shape, its meaning and what it was given."""

from __future__ import annotations

import numpy as np
import pytest

from engine import augment, recipe
from engine.augment import sound, vocoder

CHANGES = [augment.roll, augment.gain, augment.low_pass, augment.tilt, augment.mask]


@pytest.fixture
def batch() -> np.ndarray:
    return np.random.default_rng(0).normal(-8, 2, (16, 100, 64)).astype(np.float32)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_gives_the_same_kind_of_batch_and_leaves_the_given_one(change, batch: np.ndarray) -> None:
    before = batch.copy()
    after = change(batch, np.random.default_rng(1))
    assert after.shape == batch.shape
    assert after.dtype == np.float32
    assert np.isfinite(after).all()
    assert not np.array_equal(after, batch)
    assert np.array_equal(batch, before)
    assert np.array_equal(after, change(batch, np.random.default_rng(1)))


def test_roll_only_turns(batch: np.ndarray) -> None:
    after = augment.roll(batch, np.random.default_rng(2))
    assert np.allclose(np.sort(after, axis=1), np.sort(batch, axis=1))


def test_gain_is_the_same_everywhere_in_a_window_and_bounded(batch: np.ndarray) -> None:
    change = augment.gain(batch, np.random.default_rng(3), most_db=12) - batch
    assert np.abs(change).max() <= 12 * augment.DECIBEL + 1e-3
    assert np.median(change.std(axis=(1, 2))) < 0.02


def test_silence_stays_silence_whatever_the_gain() -> None:
    silence = np.full((4, 10, 8), np.log(1e-8), np.float32)
    assert np.allclose(augment.gain(silence, np.random.default_rng(4)), silence, atol=1e-2)


def test_low_pass_empties_upper_bands_only(batch: np.ndarray) -> None:
    after = augment.low_pass(batch, np.random.default_rng(5), chance=1.0, least=0.5)
    assert np.array_equal(after[:, :, :32], batch[:, :, :32])
    assert np.allclose(after[:, :, 63], np.log(1e-8))


def test_mixing_adds_energies_and_shares_labels(batch: np.ndarray) -> None:
    y = np.eye(4, dtype=np.float32)[np.arange(16) % 4]
    x, mixed = augment.mix(batch, y, np.random.default_rng(6))
    assert np.allclose(mixed.sum(axis=1), 1, atol=1e-5)
    assert np.isfinite(x).all()
    assert (x < np.maximum(batch.max(), 0)).all()


def test_every_recipe_varies_a_batch_of_its_own_features() -> None:
    y = np.eye(4, dtype=np.float32)[np.arange(4)]
    for made in recipe.recipes().values():
        cut = np.random.default_rng(7).normal(0, 0.1, (4, made.frontend.window_frames)).astype(np.float32)
        features = made.frontend.features(cut)
        x, targets = made.augment(features, y, np.random.default_rng(7))
        assert x.shape == features.shape
        assert targets.shape == y.shape
        if made.distort is not None:
            assert made.distort(cut[:1], np.random.default_rng(7)).shape == cut[:1].shape


def test_move_turns_shifts_and_zooms_pictures_of_any_depth(batch: np.ndarray) -> None:
    rng = np.random.default_rng(8)
    for pictures in (batch[:, :64], np.repeat(batch[:, :64, :, None], 3, axis=3)):
        assert np.allclose(augment.move(pictures, rng), pictures, atol=1e-5)
        moved = augment.move(pictures, rng, degrees=20, shift=0.2, zoom=0.2)
        assert moved.shape == pictures.shape
        assert moved.dtype == np.float32
        assert not np.allclose(moved, pictures, atol=0.1)
        assert moved.min() >= pictures.min() - 1e-4
        assert moved.max() <= pictures.max() + 1e-4
    point = np.zeros((8, 33, 33), np.float32)
    point[:, 16, 16] = 1
    assert (augment.move(point, rng, shift=0.3).sum(axis=(1, 2)) > 0.9).all()
    assert augment.move(point, rng, degrees=90)[:, 16, 16].min() > 0.9


def test_sharing_keeps_targets_whole(batch: np.ndarray) -> None:
    y = np.eye(4, dtype=np.float32)[np.arange(16) % 4]
    x, shared = augment.share(batch, y, np.random.default_rng(9))
    assert x.shape == batch.shape
    assert np.allclose(shared.sum(axis=1), 1, atol=1e-5)


# ------------------------------------------------------------------------------------------------------------------ sound

RATE_HZ = 8_000
TONE_HZ = 440
SOUND_CHANGES = [
    sound.noise,
    sound.time_shift,
    sound.gain,
    sound.pitch_shift,
    sound.time_stretch,
    sound.speed,
    sound.low_pass,
    sound.band_pass,
]


def pitch_hz(wave: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    return float(spectrum.argmax() * RATE_HZ / len(wave))


@pytest.fixture
def tones() -> np.ndarray:
    seconds = np.arange(2 * RATE_HZ) / RATE_HZ
    return np.tile(0.3 * np.sin(2 * np.pi * TONE_HZ * seconds), (3, 1)).astype(np.float32)


@pytest.mark.parametrize("change", SOUND_CHANGES, ids=lambda change: change.__name__)
def test_a_changed_sound_is_as_long_and_the_given_one_is_left(change, tones: np.ndarray) -> None:
    before = tones.copy()
    after = change(tones, np.random.default_rng(1))
    assert after.shape == tones.shape
    assert after.dtype == np.float32
    assert np.isfinite(after).all()
    assert np.array_equal(tones, before)
    assert not np.allclose(after, tones, atol=1e-4)
    assert not np.allclose(after[0], after[1], atol=1e-4), "each window is changed in its own way"
    assert np.array_equal(after, change(tones, np.random.default_rng(1)))
    assert change(tones[:0], np.random.default_rng(1)).shape == (0, tones.shape[1])


def test_pitch_moves_when_it_is_meant_to_and_stays_when_it_is_not(tones: np.ndarray) -> None:
    rng = np.random.default_rng(2)
    shifted = [pitch_hz(wave) for wave in sound.pitch_shift(tones, rng, most_semitones=4)]
    assert all(TONE_HZ * 2 ** (-4 / 12) - 5 <= hz <= TONE_HZ * 2 ** (4 / 12) + 5 for hz in shifted)
    assert np.ptp(shifted) > 10
    quicker = [pitch_hz(wave[: RATE_HZ // 2]) for wave in sound.speed(tones, rng, most_semitones=4)]
    assert all(TONE_HZ * 2 ** (-4 / 12) - 5 <= hz <= TONE_HZ * 2 ** (4 / 12) + 5 for hz in quicker)
    assert np.ptp(quicker) > 10
    assert all(abs(pitch_hz(wave) - TONE_HZ) < 5 for wave in sound.time_stretch(tones, rng))


@pytest.mark.parametrize("frames", [1, 300, 2_048, 5_000, 2 * RATE_HZ])
@pytest.mark.parametrize("rate", [0.8, 1.0, 1.13])
@pytest.mark.filterwarnings("ignore:n_fft=2048 is too large")
def test_a_stretched_sound_is_librosas(frames: int, rate: float) -> None:
    from librosa import effects

    hiss = np.random.default_rng(5).normal(0, 0.1, frames)
    theirs = effects.time_stretch(hiss, rate=rate)
    assert np.allclose(vocoder.stretched(hiss, rate), theirs, rtol=0, atol=1e-10)
    assert np.allclose(vocoder.stretched(hiss.astype(np.float32), rate), theirs, rtol=0, atol=1e-3)


@pytest.mark.parametrize("semitones", [-2, 0.3, 4])
def test_a_shifted_sound_is_librosas(tones: np.ndarray, semitones: float) -> None:
    from librosa import effects

    wave = tones[0].astype(np.float64)
    ours, theirs = vocoder.shifted(wave, semitones), effects.pitch_shift(wave, sr=RATE_HZ, n_steps=semitones)
    size = min(len(ours), len(theirs))
    assert size >= len(theirs) - 1
    assert np.allclose(ours[:size], theirs[:size], rtol=0, atol=1e-5)


def test_a_low_pass_takes_what_is_above_its_edge() -> None:
    hiss = np.random.default_rng(3).normal(size=(4, 4 * RATE_HZ)).astype(np.float32)
    power = np.abs(np.fft.rfft(sound.low_pass(hiss, np.random.default_rng(4), least=0.25))) ** 2
    low, high = np.array_split(power, 20, axis=1)[0], np.array_split(power, 20, axis=1)[-1]
    assert (low.mean(axis=1) > 1.5 * high.mean(axis=1)).all()
