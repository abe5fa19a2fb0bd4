"""Windows of cries and of other sounds, changed so that only the cry tells them apart.

Donate-a-Cry was recorded with telephones at 8 kHz, most else at 44.1 kHz: a detector would learn to hear the empty band, or the
telephone.  So cries and others alike are low-passed or sent through a telephone's codec at random, played slower or faster, softer
or louder, and laid over other sounds.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.cry.corpus import CRY, NO_CRY
from engine.cry.hearing import Ear
from engine.everyday import mixtures
from engine.everyday.corpus import Sound, waveform
from engine.everyday.judge import Heard
from engine.job import Report, silent

TELEPHONE_HZ = 8_000
COUNT = 5_000  # views that teach
LAID_OVER = 0.6  # of them lie over another sound,
TELEPHONED = 0.4  # so many went through a telephone,
LOW_PASSED = 0.3  # and so many through a low-pass of any height
RATES_HZ = (6_000.0, 20_000.0)
CRY_ABOVE_DB = (0.0, 20.0)  # a cry lies this much above what is laid under it


def low_passed(window: NDArray[np.float32], rate_hz: int, to_hz: float) -> NDArray[np.float32]:
    """The window as a recorder of `to_hz` values a second would have it: nothing above half of that."""
    import soxr

    there = soxr.resample(window, rate_hz, to_hz, "HQ")
    return np.resize(soxr.resample(there, to_hz, rate_hz, "HQ"), len(window)).astype(np.float32)


def telephoned(window: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """The window after a telephone's voice codec (AMR narrowband, 12.2 kbit/s), which most of Donate-a-Cry went through; 40 ms."""
    import av
    import soxr

    narrow = soxr.resample(window, rate_hz, TELEPHONE_HZ, "HQ")
    content = io.BytesIO()
    with av.open(content, "w", format="amr") as target:
        stream = target.add_stream("libopencore_amrnb", rate=TELEPHONE_HZ, layout="mono", bit_rate=12_200)
        values = np.clip(narrow * 32_767, -32_768, 32_767).astype(np.int16)[None]
        frame = av.AudioFrame.from_ndarray(values, format="s16", layout="mono")
        frame.sample_rate = TELEPHONE_HZ
        for part in (frame, None):
            target.mux(stream.encode(part))
    content.seek(0)
    with av.open(content, "r") as source:
        heard = np.concatenate([frame.to_ndarray().reshape(-1) for frame in source.decode(audio=0)])
    return np.resize(soxr.resample(heard, TELEPHONE_HZ, rate_hz, "HQ"), len(window)).astype(np.float32)


def laid_over(window: NDArray[np.float32], under: NDArray[np.float32], above_db: float) -> NDArray[np.float32]:
    """The window over another sound of the same length, `above_db` louder than that."""
    levels = [float(np.sqrt(np.mean(part**2))) + 1e-6 for part in (window, under)]
    share = np.float32(levels[0] / levels[1] * 10 ** (-above_db / 20))
    return (window + under * share).astype(np.float32, copy=False)


def chances(sounds: Sequence[Sound]) -> NDArray[np.float64]:
    """How often each sound is to be drawn, (n,): cries half of the time; sources of cries and kinds of other sounds by the root of
    their numbers.
    """
    kinds = [(sound.name, sound.source if sound.name == CRY else sound.own_class) for sound in sounds]
    counts = Counter(kinds)
    weights = np.array([1 / np.sqrt(counts[kind]) for kind in kinds])
    cry = np.array([sound.name == CRY for sound in sounds])
    return np.where(cry, weights / max(1e-9, weights[cry].sum()), weights / max(1e-9, weights[~cry].sum())) / 2


def views(
    ear: Ear, sounds: Sequence[Sound], fold: NDArray[np.intp], count: int = COUNT, report: Report = silent
) -> Heard:
    """`count` changed windows, the same every time; what is laid under a sound is no cry and of the same fold."""

    def parts() -> Iterator[tuple[int, NDArray[np.float32], float]]:
        rng = np.random.default_rng(11)
        share = chances(sounds)
        others = np.array([sound.name == NO_CRY for sound in sounds])
        size = ear.made.frontend.window_frames
        samples, last = np.zeros(0, np.float32), -1
        for place, number in enumerate(np.sort(rng.choice(len(sounds), count, p=share / share.sum())).tolist()):
            if number != last:
                samples, last = waveform(sounds[number], ear.rate_hz), number
            window = mixtures.cut(samples, size, 1 + rng.uniform(-mixtures.SPEED, mixtures.SPEED), rng)
            beside = np.flatnonzero(others & (fold == fold[number]))
            if rng.random() < LAID_OVER and len(beside):
                under = mixtures.cut(waveform(sounds[rng.choice(beside)], ear.rate_hz), size, 1.0, rng)
                window = laid_over(window, under, rng.uniform(*CRY_ABOVE_DB))
            yield number, changed(window, ear.rate_hz, rng)[None], 0.0
            report(place + 1, count, "changing windows")

    return ear.hear(f"views {count}", sounds, parts)


def changed(window: NDArray[np.float32], rate_hz: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Through a telephone, a low-pass or neither; at any level from faint to full, within [-1, 1]."""
    peak = float(np.abs(window).max())
    if peak > 0:
        window = window * np.float32(10 ** (rng.uniform(-40, 0) / 20) / peak)
    chance = rng.random()
    if chance < TELEPHONED:
        window = telephoned(window, rate_hz)
    elif chance < TELEPHONED + LOW_PASSED:
        window = low_passed(window, rate_hz, float(np.exp(rng.uniform(*np.log(RATES_HZ)))))
    return np.clip(window, -1, 1).astype(np.float32)
