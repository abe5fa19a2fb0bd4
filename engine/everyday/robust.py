"""How often the answer changes when a recording is made worse, as recorders, phones and codecs do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine.everyday import corpus, judge, worse
from engine.everyday.corpus import Sound
from engine.everyday.judge import Heard
from engine.features import windows
from engine.job import Report, silent
from engine.model import Model
from engine.model.litert import Backbone

MOST = 300  # recordings, drawn at random


CHANGES: dict[str, Callable[[np.ndarray, int], np.ndarray]] = {
    "recorded at 8 kHz": lambda samples, own_hz: worse.limited(samples, own_hz, 8_000),
    "at 16 kHz": lambda samples, own_hz: worse.limited(samples, own_hz, 16_000),
    "at 44.1 kHz": lambda samples, own_hz: worse.limited(samples, own_hz, 44_100),
    "at 48 kHz": lambda samples, own_hz: worse.limited(samples, own_hz, 48_000),
    "20 dB quieter": lambda samples, own_hz: samples * 0.1,
    "MP3, 64 kbit/s": lambda samples, own_hz: worse.mp3(samples, own_hz, 64),
    "over a phone's band": worse.phoned,
    "clipped, 20 dB too loud": lambda samples, own_hz: worse.clipped(samples, 20),
    "hiss 20 dB below it": lambda samples, own_hz: worse.hissing(samples, 20, np.random.default_rng(len(samples))),
}


def changed(made: Model, sounds: Sequence[Sound], report: Report = silent) -> dict[str, tuple[float, float]]:
    """For each of `CHANGES`, over up to `MOST` of the sounds: the share of recordings whose likeliest class is another than
    before, and the share that is answered rightly ("as it is" first, where nothing changes).
    """
    known = [sound for sound in sounds if sound.name in made.classes]
    some = [known[n] for n in np.sort(np.random.default_rng(3).permutation(len(known))[:MOST])]
    truth = np.array([made.classes.index(sound.name) for sound in some])
    run, rate_hz = Backbone(made), made.frontend.rate_hz
    waves = [corpus.waveform(sound, rate_hz) for sound in some]

    def answers(change: Callable[[np.ndarray, int], np.ndarray]) -> np.ndarray:
        parts = [run.embed(windows(change(wave, rate_hz).astype(np.float32), made.frontend)[0]) for wave in waves]
        which = np.repeat(np.arange(len(some)), [len(part) for part in parts])
        heard = Heard(tuple(some), np.concatenate(parts), which, np.zeros(len(some)))
        return judge.pooled_logits(made, heard).argmax(axis=1)

    before = answers(lambda samples, own_hz: samples)
    found = {"as it is": (0.0, float(np.mean(before == truth)))}
    for number, (name, change) in enumerate(CHANGES.items()):
        after = answers(change)
        found[name] = float(np.mean(after != before)), float(np.mean(after == truth))
        report(number + 1, len(CHANGES), "making recordings worse")
    return found
