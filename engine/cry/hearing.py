"""What a backbone hears of many windows; the features are kept, so that another backbone is asked in a minute."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.everyday.corpus import Sound, waveform
from engine.everyday.judge import Heard
from engine.features import windows
from engine.job import Report, silent
from engine.model import Model
from engine.model.litert import Backbone
from engine.sound import voice

BLOCK = 256  # windows embedded at once

Change = Callable[[NDArray[np.float32], Sound], NDArray[np.float32]]
Parts = Callable[
    [], Iterator[tuple[int, NDArray[np.float32], float]]
]  # a number, its windows (k, window_frames), its seconds


@dataclass(frozen=True)
class Ear:
    """A backbone, that of `made`, and the folder below which features are kept by front end and recordings."""

    made: Model
    work: Path

    @property
    def rate_hz(self) -> int:
        return self.made.frontend.rate_hz

    def hear(self, name: str, sounds: Sequence[Sound], parts: Parts) -> Heard:
        """Embeds what `parts` yields about `sounds`, each named by its number in them; `name` says what was done to them."""
        kept = self._kept(name, sounds, parts)
        run = Backbone(self.made)
        rows = [
            run.embed_features(kept["features"][start : start + BLOCK].astype(np.float32))
            for start in range(0, len(kept["which"]), BLOCK)
        ]
        embeddings = np.concatenate(rows).astype(np.float16).astype(np.float32)  # as every project has them
        return Heard(tuple(sounds), embeddings, kept["which"], kept["durations_s"])

    def whole(self, name: str, sounds: Sequence[Sound], change: Change | None = None, report: Report = silent) -> Heard:
        """Embeds every window of every sound, after `change` was done to each of them."""

        def parts() -> Iterator[tuple[int, NDArray[np.float32], float]]:
            for number, sound in enumerate(sounds):
                samples = waveform(sound, self.rate_hz)
                if change is not None:
                    samples = np.clip(change(samples, sound), -1, 1).astype(np.float32)
                yield number, windows(samples, self.made.frontend)[0], len(samples) / self.rate_hz
                report(number + 1, len(sounds), f"hearing {name}")

        return self.hear(name, sounds, parts)

    def voices(self, sounds: Sequence[Sound], report: Report = silent) -> NDArray[np.float64]:
        """The numbers of `voice` for each sound, (sounds, 7); those that are missing are no number.  Kept, as the features are."""
        file = self.work / f"voices-{_identity(sounds)}.npy"
        if not file.exists():
            rows = []
            for number, sound in enumerate(sounds):
                rows.append([np.nan if value is None else value for value in voice.measure(sound.path).values()])
                report(number + 1, len(sounds), "measuring cries")
            self.work.mkdir(parents=True, exist_ok=True)
            np.save(file, np.array(rows, float))
        return np.load(file, allow_pickle=False)

    def _kept(self, name: str, sounds: Sequence[Sound], parts: Parts) -> dict[str, NDArray]:
        file = self.work / f"{name.replace(' ', '-')}-{_identity(sounds, self.made.frontend.key())}.npz"
        if not file.exists():
            features, which, durations_s = [], [], np.zeros(len(sounds))
            for number, cut, seconds in parts():
                features.append(self.made.frontend.features(cut).astype(np.float16))
                which += [number] * len(cut)
                durations_s[number] = seconds
            self.work.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".part.npz")
            np.savez(unfinished, features=np.concatenate(features), which=np.array(which), durations_s=durations_s)
            unfinished.replace(file)
        with np.load(file, allow_pickle=False) as kept:
            return {key: kept[key] for key in kept.files}


def _identity(sounds: Sequence[Sound], *more: str) -> str:
    named = (f"{sound.path.name} {sound.name} {sound.group}" for sound in sounds)
    return hashlib.sha256("\n".join([*named, *more]).encode()).hexdigest()[:12]
