"""Sounds that are none of the everyday classes: made noises, and recordings of other things where they are at hand.

They set nothing; they only measure how often the model says "none of these".
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.everyday.corpus import Sound, waveform

SECONDS = 4.0
EACH = 40


def noises(rate_hz: int) -> dict[str, list[np.ndarray]]:
    """Forty four-second waveforms of each kind, float32, at levels from faint to loud; the same every time."""
    rng = np.random.default_rng(7)
    size = round(SECONDS * rate_hz)
    seconds = np.arange(size) / rate_hz

    def level() -> float:
        return 10 ** (rng.uniform(-60, -10) / 20)

    def coloured(power: float) -> np.ndarray:
        spectrum = np.fft.rfft(rng.normal(size=size))
        spectrum[1:] *= np.arange(1, len(spectrum)) ** (-power / 2)
        sound = np.fft.irfft(spectrum, size)
        return sound / np.sqrt(np.mean(sound**2))

    def hum() -> np.ndarray:
        tones = sum(np.sin(2 * np.pi * 50 * k * seconds + rng.uniform(0, 6.28)) / k for k in range(1, 7))
        return tones + 0.05 * coloured(1)

    def sweep() -> np.ndarray:
        low, high = np.sort(rng.uniform(200, 8_000, 2))
        return np.sin(2 * np.pi * (low * seconds + (high - low) / (2 * SECONDS) * seconds**2))

    makers = {
        "white noise": lambda: coloured(0),
        "pink noise": lambda: coloured(1),
        "brown noise": lambda: coloured(2),
        "mains hum": hum,
        "steady tone": lambda: np.sin(2 * np.pi * rng.uniform(200, 6_000) * seconds),
        "slow sweep": sweep,
    }
    return {
        name: [np.clip(make() * level(), -1, 1).astype(np.float32) for _ in range(EACH)]
        for name, make in makers.items()
    }


def recordings(data: Path, rate_hz: int) -> dict[str, list[np.ndarray]]:
    """Four-second windows of other recordings below `data`: a day in a forest, one kind of bird; empty where they are
    not.
    """
    found = {}
    for name, folder in (("a day in a forest", "field_day"), ("a forest bird (screaming piha)", "screaming_piha")):
        size = round(SECONDS * rate_hz)
        waves = []
        for path in sorted((data / "recordings" / folder).glob("*.*")):
            if path.suffix.lower() in (".ogg", ".wav", ".flac", ".mp3"):
                samples = waveform(Sound(path, folder, name, name, path.stem, 0), rate_hz)
                waves += [samples[start : start + size] for start in range(0, len(samples) - size + 1, 4 * size)]
        if waves:
            found[name] = waves
    return found
