"""Sounds to measure with: noise and tones, different in every file, so that nothing is cheaper than in life."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

SECONDS = 4.0


def four_seconds(folder: Path, count: int, rate_hz: int, channels: int) -> Path:
    """`count` four-second 16-bit WAVs."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(rate_hz + channels)
    frames = int(SECONDS * rate_hz)
    time_s = np.arange(frames) / rate_hz
    noise = rng.normal(0, 0.1, (frames, channels)).astype(np.float32)
    for number in range(count):
        tone = 0.3 * np.sin(2 * np.pi * rng.uniform(100, 8000) * time_s).astype(np.float32)
        sound = np.roll(noise, rng.integers(frames), axis=0) * rng.uniform(0.1, 1) + tone[:, None]
        soundfile.write(folder / f"{number:05d}.wav", np.clip(sound, -1, 1), rate_hz, subtype="PCM_16")
    return folder


def long(path: Path, hours: float, rate_hz: int = 44_100, channels: int = 1, form: str = "WAV") -> Path:
    """One long 16-bit recording, written a minute at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    minute = (rng.normal(0, 0.1, (60 * rate_hz, channels)) * 32767).clip(-32768, 32767).astype(np.int16)
    with soundfile.SoundFile(path, "w", rate_hz, channels, "PCM_16", format=form) as file:
        for _ in range(round(hours * 60)):
            file.write(np.roll(minute, rng.integers(len(minute)), axis=0))
    return path


def many_small(folder: Path, count: int) -> Path:
    """A folder of many very short recordings, for lists."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(3)
    first = folder / "first.wav"
    soundfile.write(first, rng.normal(0, 0.1, 4000).astype(np.float32), 8000, subtype="PCM_16")
    data = first.read_bytes()
    first.unlink()
    for number in range(count):
        (folder / f"{number:06d}.wav").write_bytes(data)
    return folder
