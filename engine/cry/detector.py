"""The detector of cries: a head on a backbone that is there, and how good it is on groups it was not taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import evaluate
from engine.cry.corpus import CRY, DONATE, ESC, NO_CRY
from engine.cry.hearing import Change, Ear
from engine.cry.views import COUNT, chances, laid_over, low_passed, telephoned, views
from engine.evaluate import folds
from engine.everyday import corpus, judge, mixtures, strangers
from engine.everyday.corpus import Sound, waveform
from engine.everyday.judge import Heard
from engine.job import Report, silent
from engine.model import Model, calibration, head
from engine.model.calibration import Calibration
from engine.model.head import Head
from engine.model.litert import Backbone
from engine.model.memory import Memory
from engine.predict import regions

CLASSES = (NO_CRY, CRY)  # the second is the one that areas under curves are of
FOLDS = 5
VIEWS_WEIGH = 2.0  # as much as the windows as they are
NOISE_SHARE = 0.1  # as much have made noises and silence, which are no cry
REMEMBERED = 100  # windows a class
FEW = 400  # other sounds that a change is tried on


@dataclass(frozen=True)
class Lessons:
    """What the head learns from: the windows of the recordings as they are, views of them, made noises; `fold` (sounds,)."""

    heard: Heard
    views: Heard
    noise: NDArray[np.float32]
    fold: NDArray[np.intp]

    @property
    def targets(self) -> NDArray[np.intp]:
        """The class of each sound, (sounds,)."""
        return np.array([CLASSES.index(sound.name) for sound in self.heard.sounds])

    @property
    def groups(self) -> NDArray[np.str_]:
        """The group of each sound, (sounds,)."""
        return np.array([sound.group for sound in self.heard.sounds])


def lessons(ear: Ear, sounds: Sequence[Sound], report: Report = silent, count: int = COUNT) -> Lessons:
    """All that the backbone hears, groups dealt into folds; a minute where the features are kept."""
    targets = np.array([CLASSES.index(sound.name) for sound in sounds])
    fold = folds.grouped(targets, [sound.group for sound in sounds], FOLDS)
    made_noises = np.concatenate(
        [strangers.taught(ear.rate_hz), np.zeros((1, ear.made.frontend.window_frames), np.float32)]
    )
    noise = Backbone(ear.made).embed(made_noises)
    heard = ear.whole("recordings", sounds, report=report)
    return Lessons(heard, views(ear, sounds, fold, count, report), noise, fold)


def fit(given: Lessons, keep: NDArray[np.bool_]) -> Head:
    """The head taught with the sounds that `keep`, bool (sounds,), keeps; cries and the rest weigh the same."""
    heard, seen, targets = given.heard, given.views, given.targets
    own, again = keep[heard.which], keep[seen.which]
    weights = (chances(heard.sounds) / heard.counts)[heard.which][own]
    rows = [heard.embeddings[own], seen.embeddings[again], given.noise]
    return head.fit(
        np.concatenate(rows),
        np.concatenate([targets[heard.which][own], targets[seen.which][again], np.zeros(len(given.noise), np.intp)]),
        len(CLASSES),
        weights=np.concatenate(
            [
                weights / weights.sum(),
                np.full(again.sum(), VIEWS_WEIGH / again.sum()),
                np.full(len(given.noise), NOISE_SHARE / len(given.noise)),
            ]
        ),
    )


def taught(made: Model, given: Lessons, warmth: float) -> Model:
    """The detector itself, taught with everything, with a memory that a person's own labels can be taught beside."""
    heard = given.heard
    held_out = folds.held_out([f"memory {group}" for group in given.groups], judge.HELD_OUT_SHARE)
    targets, groups = given.targets[heard.which], given.groups[heard.which]
    rows = judge.chosen(targets, groups, len(CLASSES), REMEMBERED)
    memory = Memory(heard.embeddings[rows].astype(np.float16), targets[rows], held_out[heard.which][rows])
    return replace(
        made,
        name="cry-detector",
        title="Cry or no cry",
        classes=CLASSES,
        head=fit(given, ~held_out),
        memory=memory,
        calibration=Calibration(temperature=warmth),
    )


# ---------------------------------------------------------------------------------------------------------- how good it is


class Judge:
    """A head for each fold, taught without it; each with a temperature set on the other folds."""

    def __init__(self, ear: Ear, given: Lessons):
        self.ear, self.given = ear, given
        self.heads = [fit(given, given.fold != k) for k in range(FOLDS)]
        logits = self._logits(given.heard, given.fold)
        self.warmth = [self._warmth(logits, given.fold != k) for k in range(FOLDS)]
        self.shipped_warmth = self._warmth(logits, np.ones(len(logits), bool))
        self.probabilities = self._probabilities(logits, given.fold)

    def _logits(self, heard: Heard, fold: NDArray[np.intp]) -> NDArray[np.float32]:
        """Mean logits (sounds, 2) of each sound by the head that does not know its fold."""
        sums = np.zeros((len(heard.sounds), len(CLASSES)), np.float32)
        for k, one in enumerate(self.heads):
            rows = fold[heard.which] == k
            np.add.at(sums, heard.which[rows], one.logits(heard.embeddings[rows]))
        return sums / heard.counts[:, None].astype(np.float32)

    def _warmth(self, logits: NDArray[np.float32], rows: NDArray[np.bool_]) -> float:
        targets = self.given.targets[rows]
        return calibration.temperature(logits[rows], targets, head.balanced(targets, len(CLASSES)))

    def _probabilities(self, logits: NDArray[np.float32], fold: NDArray[np.intp]) -> NDArray[np.float32]:
        return calibration.probabilities(logits / np.array(self.warmth, np.float32)[fold][:, None])

    def whole(self) -> dict[str, Any]:
        """Scores on all sounds as they are."""
        return self._scores(self.given.targets, self.probabilities, self.given.groups)

    def part(self, rows: NDArray[np.bool_]) -> dict[str, Any]:
        """The same on some of them."""
        return self._scores(self.given.targets[rows], self.probabilities[rows], self.given.groups[rows])

    @staticmethod
    def _scores(targets: NDArray, probabilities: NDArray, groups: NDArray) -> dict[str, Any]:
        return asdict(evaluate.metrics(targets, probabilities, groups, CLASSES))

    def after(self, name: str, rows: NDArray[np.intp], change: Change, report: Report = silent) -> dict[str, Any]:
        """Scores on some sounds, by their numbers, when `change` has been done to each whole recording."""
        given = self.given
        heard = self.ear.whole(name, [given.heard.sounds[number] for number in rows], change, report)
        fold = given.fold[rows]
        p = self._probabilities(self._logits(heard, fold), fold)
        return self._scores(given.targets[rows], p, given.groups[rows])

    def false_regions(self, source: str) -> tuple[int, float]:
        """How many cries are found in the recordings of a source that has none, and in how many hours."""
        heard, count, hours = self.given.heard, 0, 0.0
        frontend = self.ear.made.frontend
        for number, sound in enumerate(heard.sounds):
            if sound.source == source:
                k = self.given.fold[number]
                logits = self.heads[k].logits(heard.embeddings[heard.which == number])
                p = calibration.probabilities(logits, "softmax", self.warmth[k])[:, CLASSES.index(CRY)]
                starts_s = np.arange(len(p)) * frontend.window_s / 2
                count += len(regions.regions(np.column_stack([starts_s, starts_s + frontend.window_s]), p))
                hours += heard.durations_s[number] / 3600
        return count, hours


def judged(ear: Ear, given: Lessons, report: Report = silent) -> dict[str, Any]:
    """All that the card says: on the recordings as they are, source by source, and changed so that the device tells nothing."""
    judge_of = Judge(ear, given)
    sounds, rate_hz = given.heard.sounds, ear.rate_hz
    sources = np.array([sound.source for sound in sounds])
    cry = given.targets == CLASSES.index(CRY)
    others = np.flatnonzero(~cry)
    few = others[:: max(1, len(others) // FEW)]
    donated, full = np.flatnonzero(cry & (sources == DONATE))[::2], np.flatnonzero(cry & (sources == ESC))
    fold_of = {sound.path: fold for sound, fold in zip(sounds, given.fold)}
    rng = np.random.default_rng(3)

    def telephone(samples: NDArray[np.float32], _: Sound) -> NDArray[np.float32]:
        return telephoned(samples, rate_hz)

    def low_pass(samples: NDArray[np.float32], _: Sound) -> NDArray[np.float32]:
        return low_passed(samples, rate_hz, 8_000)

    def over(samples: NDArray[np.float32], sound: Sound) -> NDArray[np.float32]:
        """Over a full-band sound of the same fold, 6 dB fainter."""
        there = others[(given.fold[others] == fold_of[sound.path]) & (sources[others] == ESC)]
        under = mixtures.cut(waveform(sounds[rng.choice(there)], rate_hz), len(samples), 1.0, rng)
        return laid_over(samples, under, 6.0)

    return {
        "whole": judge_of.whole(),
        "sources": {str(source): judge_of.part(sources == source) for source in dict.fromkeys(sources.tolist())},
        "kinds": {
            kind: judge_of.part(np.array([sound.own_class == kind for sound in sounds]))
            for kind in ("children_playing", "cat", "siren", "street_music")
        },
        "telephoned": judge_of.after("telephoned", few, telephone, report),
        "low-passed": judge_of.after("low-passed", few, low_pass, report),
        "as they are": judge_of.part(np.isin(np.arange(len(cry)), few)),
        "cries telephoned": judge_of.after("cries telephoned", full, telephone, report),
        "cries over sounds": judge_of.after("cries over sounds", donated, over, report),
        "cries as they are": judge_of.part(np.isin(np.arange(len(cry)), donated)),
        "false regions": {source: judge_of.false_regions(source) for source in ("field_day", "screaming_piha")},
        "temperature": judge_of.shipped_warmth,
    }


def judged_apart(ear: Ear, sounds: Sequence[Sound], fold: int, report: Report = silent) -> dict[str, Any]:
    """Scores on fold `fold` of the public sets of a head taught without it, on a backbone that was made without it, too."""
    learnt, kept_apart = corpus.apart(list(sounds), fold)
    fitted = fit(given := lessons(ear, learnt, report, COUNT // 2), np.ones(len(given.heard.sounds), bool))
    heard = ear.whole("kept apart", kept_apart, report=report)
    sums = np.zeros((len(kept_apart), len(CLASSES)), np.float32)
    np.add.at(sums, heard.which, fitted.logits(heard.embeddings))
    warmth = Judge(ear, given).shipped_warmth
    targets = np.array([CLASSES.index(sound.name) for sound in kept_apart])
    groups = np.array([sound.group for sound in kept_apart])
    p = calibration.probabilities(sums / heard.counts[:, None], "softmax", warmth)
    return asdict(evaluate.metrics(targets, p, groups, CLASSES))
