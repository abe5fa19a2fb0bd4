"""Sounds that are none of the everyday classes: noises made at random, which the head is taught to call nothing, and
others that only measure how often the model says "none of these".
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.everyday import speech
from engine.everyday.corpus import Sound, waveform

SECONDS = 4.0
EACH = 40
TAUGHT = 1_000


def _levelled(sound: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """At any level from faint to loud, within [-1, 1]."""
    scaled = sound / np.sqrt(np.mean(sound**2)) * 10 ** (rng.uniform(-65, -10) / 20)
    return np.clip(scaled, -1, 1).astype(np.float32)


def made(size: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """A sound made at random, float32 (size,): noise of any colour, some with a hump or two or swelling; something like speech;
    steady or gliding tones and hums; clicks; silence, or almost. Some are clipped, three in ten of the noises.
    """
    kind = rng.random()
    if kind < 0.05:
        return _silence(size, rng)
    if kind < 0.4:
        sound = speech.made(size, rate_hz, rng)
    elif kind < 0.7:
        sound = _coloured(size, rate_hz, rng)
    elif kind < 0.93:
        sound = _tones(np.arange(size) / rate_hz, gliding=kind > 0.84, rng=rng)
    else:
        sound = np.zeros(size)
        sound[rng.integers(0, size, rng.integers(1, 40))] = rng.uniform(-1, 1)
        sound += 10 ** rng.uniform(-4, -1) * rng.normal(size=size)
    if rng.random() < (0.3 if 0.4 <= kind < 0.7 else 0.1):
        sound = np.clip(sound / np.abs(sound).max() * 10 ** rng.uniform(0.5, 3), -1, 1)
    return _levelled(sound, rng)


def _silence(size: int, rng: np.random.Generator) -> np.ndarray:
    """Digital silence, or the last bits of a recorder with nothing to record."""
    if rng.random() < 0.3:
        return np.zeros(size, np.float32)
    return (np.round(rng.normal(size=size) * 10 ** rng.uniform(-0.5, 1.5)) / 32768).astype(np.float32)


def _coloured(size: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    hz = np.fft.rfftfreq(size, 1 / rate_hz) + 1
    spectrum = np.fft.rfft(rng.normal(size=size)) * hz ** -rng.uniform(-0.3, 1.3)
    for _ in range(rng.integers(0, 3)):
        middle_hz, octaves = np.exp(rng.uniform(np.log(100), np.log(9_000))), rng.uniform(0.1, 1.5)
        spectrum *= 1 + rng.uniform(-0.9, 4) * np.exp(-((np.log(hz / middle_hz) / octaves) ** 2))
    sound = np.fft.irfft(spectrum, size)
    swelling = rng.uniform(0, 0.9) if rng.random() < 0.3 else 0
    return sound * (1 + swelling * np.sin(2 * np.pi * rng.uniform(0.1, 3) * np.arange(size) / rate_hz))


def _tones(seconds: np.ndarray, gliding: bool, rng: np.random.Generator) -> np.ndarray:
    """One to four sines, or a hum with its harmonics; when gliding, up or down by up to two octaves."""
    bend = rng.uniform(-2, 2) if gliding else 0.0
    glide = seconds if not bend else (2 ** (bend * seconds / seconds[-1]) - 1) * seconds[-1] / (bend * np.log(2))
    if rng.random() < 0.4:
        base_hz, falls = np.exp(rng.uniform(np.log(40), np.log(400))), rng.uniform(0, 2)
        tones = [(base_hz * k, k**-falls * rng.uniform(0.3, 1)) for k in range(1, rng.integers(3, 15))]
    else:
        each = range(rng.integers(1, 5))
        tones = [(np.exp(rng.uniform(np.log(80), np.log(8_000))), rng.uniform(0.1, 1)) for _ in each]
    sound = sum(loud * np.sin(2 * np.pi * tone_hz * glide + rng.uniform(0, 6.28)) for tone_hz, loud in tones)
    return sound + 10 ** rng.uniform(-4, -0.7) * rng.normal(size=len(seconds))


def taught(rate_hz: int) -> np.ndarray:
    """What the head is taught to call nothing: `TAUGHT` sounds of `made`, float32 (n, frames) of `SECONDS`; the same every time."""
    rng = np.random.default_rng(99)
    return np.stack([made(round(SECONDS * rate_hz), rate_hz, rng) for _ in range(TAUGHT)])


def noises(rate_hz: int) -> dict[str, list[np.ndarray]]:
    """Forty four-second waveforms of each kind, float32, at levels from faint to loud; the same every time."""
    rng = np.random.default_rng(7)
    size = round(SECONDS * rate_hz)
    seconds = np.arange(size) / rate_hz

    def coloured(power: float) -> np.ndarray:
        spectrum = np.fft.rfft(rng.normal(size=size))
        spectrum[1:] *= np.arange(1, len(spectrum)) ** (-power / 2)
        return np.fft.irfft(spectrum, size)

    def hum() -> np.ndarray:
        tones = sum(np.sin(2 * np.pi * 50 * k * seconds + rng.uniform(0, 6.28)) / k for k in range(1, 7))
        faint = coloured(1)
        return tones + 0.05 * faint / faint.std()

    def sweep() -> np.ndarray:
        low, high = np.sort(rng.uniform(200, 8_000, 2))
        return np.sin(2 * np.pi * (low * seconds + (high - low) / (2 * SECONDS) * seconds**2))

    def clicks() -> np.ndarray:
        sound = 1e-3 * rng.normal(size=size)
        sound[rng.integers(0, size, 12)] = rng.uniform(-1, 1, 12)
        return sound

    makers = {
        "white noise": lambda: coloured(0),
        "pink noise": lambda: coloured(1),
        "brown noise": lambda: coloured(2),
        "mains hum": hum,
        "steady tone": lambda: np.sin(2 * np.pi * rng.uniform(200, 6_000) * seconds),
        "slow sweep": sweep,
        "clicks": clicks,
        "clipped noise": lambda: np.clip(coloured(1) * 1e9, -1, 1),
    }
    found = {name: [_levelled(make(), rng) for _ in range(EACH)] for name, make in makers.items()}
    bits = [(np.round(rng.uniform(-1, 1, size) * (n % 3)) / 32768).astype(np.float32) for n in range(EACH)]
    return {**found, "silence (up to two bits of hiss)": bits}


def recordings(data: Path, rate_hz: int, more: Path | None = None) -> dict[str, list[np.ndarray]]:
    """Four-second windows of other recordings below `data`: a day in a forest, one kind of bird; and of what is in each folder of
    `more`, by its name. Empty where they are not.
    """
    forest = {"a day in a forest": "field_day", "a forest bird (screaming piha)": "screaming_piha"}
    folders = {name: data / "recordings" / folder for name, folder in forest.items()}
    if more is not None:
        folders |= {folder.name: folder for folder in sorted(more.iterdir()) if folder.is_dir()}
    size = round(SECONDS * rate_hz)
    found = {}
    for name, folder in folders.items():
        waves = []
        for path in sorted(folder.glob("*.*")):
            if path.suffix.lower() in (".ogg", ".wav", ".flac", ".mp3"):
                samples = waveform(Sound(path, folder.name, name, name, path.stem, 0), rate_hz)
                waves += [samples[start : start + size] for start in range(0, len(samples) - size + 1, 4 * size)]
        if waves:
            found[name] = waves
    return found
