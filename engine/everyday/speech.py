"""Something like speech, made at random: syllables of a buzz or a whisper through a throat, with hisses before some, and pauses.

No recording of speech is among what the everyday model learns from, and it took bare syllables for sneezes. Source and filter after
Fant, Acoustic Theory of Speech Production, 1960: harmonics weighted by resonances, whose places are those of vowels.
"""

from __future__ import annotations

import numpy as np

from engine.everyday import worse

# of the first four resonances: lowest and highest place, width, and strength
FORMANTS = ((280, 900, 60, 1.0), (800, 2_400, 90, 0.6), (2_200, 3_200, 130, 0.35), (3_200, 4_200, 200, 0.15))
MOST_HZ = 5_000


def made(size: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """One voice, (size,), about as loud as 1; half of them in a room."""
    sound, at = 10 ** rng.uniform(-5, -2) * rng.normal(size=size), 0
    pitch_hz, throat = np.exp(rng.uniform(np.log(80), np.log(350))), rng.uniform(0.85, 1.25)
    pace_s, pauses = rng.uniform(0.08, 0.35), rng.choice([0.1, 0.3, 0.8])
    breath = rng.uniform(0, 0.1) if rng.random() < 0.8 else rng.uniform(0.3, 2)
    while at < size:
        parts = [_vowel(int(rate_hz * pace_s * rng.uniform(0.5, 1.8)), rate_hz, pitch_hz, throat, breath, rng)]
        if rng.random() < 0.5:
            parts.insert(0, _hiss(int(rate_hz * rng.uniform(0.02, 0.12)), rate_hz, rng))
        for part in parts:
            fits = part[: max(0, size - at)]
            sound[at : at + len(fits)] += fits
            at += len(part)
        if rng.random() < pauses:
            at += int(rate_hz * rng.uniform(0.05, 1.2))
    return worse.in_a_room(sound.astype(np.float32), rate_hz, rng) if rng.random() < 0.5 else sound


def _vowel(
    size: int, rate_hz: int, pitch_hz: float, throat: float, breath: float, rng: np.random.Generator
) -> np.ndarray:
    """From one vowel to another, the pitch rising or falling by up to a third of an octave."""
    first, last = rng.uniform(-0.35, 0.35, 2)
    rising_hz = pitch_hz * 2 ** np.linspace(first, last, size)
    phase = 2 * np.pi * np.cumsum(rising_hz) / rate_hz
    places_hz = [
        throat * np.geomspace(rng.uniform(low, high), rng.uniform(low, high), size) for low, high, _, _ in FORMANTS
    ]
    sound = breath * rng.normal(size=size)
    for harmonic in range(1, int(MOST_HZ / rising_hz.min()) + 1):
        loud = sum(
            strength / (1 + ((harmonic * rising_hz - place_hz) / width_hz) ** 2)
            for place_hz, (_, _, width_hz, strength) in zip(places_hz, FORMANTS)
        )
        sound += loud / np.sqrt(harmonic) * np.sin(harmonic * phase)
    return sound * np.sqrt(np.hanning(size)) * rng.uniform(0.3, 1) / np.abs(sound).max()


def _hiss(size: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """A fricative or the burst of a plosive: noise about one frequency, which swells and dies away."""
    hz = np.fft.rfftfreq(size, 1 / rate_hz) + 1
    about_hz = np.exp(rng.uniform(np.log(1_500), np.log(8_000)))
    sound = np.fft.irfft(np.fft.rfft(rng.normal(size=size)) * np.exp(-((np.log(hz / about_hz) / 0.4) ** 2)), size)
    return sound * np.hanning(size) * rng.uniform(0.02, 0.4) / max(np.abs(sound).max(), 1e-9)
