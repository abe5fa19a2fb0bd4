"""Slower or quicker at the same pitch, or higher or lower at the same length, by a phase vocoder (as Ellis 2002 has it).

The magnitudes of a sound's spectra are read off at other times, and each bin turns on as fast as it turned there.
"""

from __future__ import annotations

import numpy as np

SIZE, HOP = 2_048, 512  # frames of a spectrum, and from one to the next
TURN = 2 * np.pi


def stretched(samples: np.ndarray, rate: float) -> np.ndarray:
    """`samples`, float (frames,), `rate` times as quick: float (round(frames / rate),).

    The same numbers as `librosa.effects.time_stretch` (0.11, its defaults), but that its phases add up in float64.
    """
    from scipy import fft

    frames = round(len(samples) / rate)
    hann = (0.5 - 0.5 * np.cos(TURN * np.arange(SIZE) / SIZE)).astype(samples.dtype)
    views = np.lib.stride_tricks.sliding_window_view(np.pad(samples, SIZE // 2), SIZE)[::HOP]
    spectra = np.asarray(fft.rfft(views * hann, axis=1))
    told = np.asarray(fft.irfft(_told_at(spectra, np.arange(0, len(spectra), rate)), SIZE, axis=1)) * hann
    inside = slice(SIZE // 2, SIZE // 2 + frames)
    return _overlaid(told)[inside] / _overlaid(np.broadcast_to(hann**2, told.shape))[inside]


def shifted(samples: np.ndarray, semitones: float) -> np.ndarray:
    """`samples`, float (frames,), higher by `semitones`: the same, to a frame of length (librosa's `effects.pitch_shift`)."""
    import soxr

    slower = 2 ** (semitones / 12)
    return soxr.resample(stretched(samples, 1 / slower), slower, 1, "HQ")


def _told_at(spectra: np.ndarray, times: np.ndarray) -> np.ndarray:
    """The spectra, complex (n, bins), at `times`, float (m,) in spectra: complex (m, bins) of the same precision."""
    left = times.astype(int)
    padded = np.pad(spectra, ((0, 2), (0, 0)))
    magnitudes, phases = np.abs(padded), np.angle(padded)
    share = (times - left)[:, None].astype(magnitudes.dtype)
    usual = TURN * HOP / SIZE * np.arange(spectra.shape[1])  # how far a bin's own frequency turns in a hop
    beyond = phases[left + 1] - phases[left] - usual
    turns = usual + beyond - TURN * np.round(beyond / TURN)
    phase = phases[0] + np.cumsum(np.concatenate([np.zeros_like(turns[:1]), turns[:-1]]), axis=0)
    there = (1 - share) * magnitudes[left] + share * magnitudes[left + 1]
    return there * np.exp(1j * (phase % TURN).astype(there.dtype))


def _overlaid(windows: np.ndarray) -> np.ndarray:
    """Windows (n, SIZE), HOP apart, added where they overlap: (HOP * (n - 1) + SIZE,)."""
    out = np.zeros((len(windows) - 1) * HOP + SIZE, windows.dtype)
    rows = out.reshape(-1, HOP)
    for part in range(SIZE // HOP):
        rows[part : part + len(windows)] += windows[:, part * HOP : (part + 1) * HOP]
    return out
