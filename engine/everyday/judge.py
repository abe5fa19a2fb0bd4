"""Gives a backbone its head and its memory, and says how good the whole is on recordings kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from engine import evaluate, model
from engine.evaluate import folds
from engine.everyday import corpus, mixtures, strangers, words, worse
from engine.everyday.corpus import Sound
from engine.features import windows
from engine.job import Report, silent
from engine.model import Model, calibration, head
from engine.model.calibration import Calibration
from engine.model.litert import Backbone
from engine.model.memory import Memory

REMEMBERED = 80  # windows a class, at most
HELD_OUT_SHARE = 8  # one group in eight of the memory is never taught, neither here nor later
LOST = 0.03  # of the known recordings' answers, to the rule that no class is likely enough
LOST_BY_DISTANCE = 0.01  # to the rule that all windows are far from what is remembered
LOST_AS_STRANGE = 0.01  # and to the rule that all are nearer to what is remembered as strange
VIEWS = 9_000  # windows that teach the head beside those of the recordings as they are
WORSE = 0.4  # of them are made worse
SILENT = 1e-4  # of full scale; a window of lower root mean square teaches nothing: some clips end in silence


@dataclass(frozen=True)
class Heard:
    """The windows of `sounds`, embedded: `embeddings` float32 (n, d), `which` int (n,) the sound each is of,
    `durations_s` (sounds,).
    """

    sounds: tuple[Sound, ...]
    embeddings: np.ndarray
    which: np.ndarray
    durations_s: np.ndarray

    @property
    def counts(self) -> np.ndarray:
        """Windows of each sound."""
        return np.bincount(self.which, minlength=len(self.sounds))

    def of(self, keep: np.ndarray) -> Heard:
        """Only the sounds that `keep`, bool (sounds,), keeps."""
        number = np.cumsum(keep) - 1
        rows = keep[self.which]
        sounds = tuple(sound for sound, kept in zip(self.sounds, keep) if kept)
        return Heard(sounds, self.embeddings[rows], number[self.which[rows]], self.durations_s[keep])


def hear(sounds: Sequence[Sound], made: Model, report: Report = silent, to_learn: bool = False) -> Heard:
    """Embeds every window of every sound with the model's backbone; `to_learn`: without the silent ones where there are others."""
    backbone, rows, which, durations_s = Backbone(made), [], [], []
    for number, sound in enumerate(sounds):
        samples = corpus.waveform(sound, made.frontend.rate_hz)
        durations_s.append(len(samples) / made.frontend.rate_hz)
        cut = windows(samples, made.frontend)[0]
        if to_learn and not (mute := silence(cut)).all():
            cut = cut[~mute]
        # Half precision, as they are kept and as every project has them.
        embeddings = backbone.embed(cut).astype(np.float16).astype(np.float32)
        rows.append(embeddings)
        which += [number] * len(embeddings)
        report(number + 1, len(sounds), "embedding")
    return Heard(tuple(sounds), np.concatenate(rows), np.array(which), np.array(durations_s))


def silence(cut: np.ndarray) -> np.ndarray:
    """Which of the windows (n, frames) have nothing in them, bool (n,)."""
    return np.sqrt(np.mean(np.square(cut), axis=-1)) < SILENT


def views(made: Model, sounds: Sequence[Sound], report: Report = silent) -> tuple[np.ndarray, np.ndarray]:
    """`VIEWS` windows cut at random from random sounds, slower or faster, softer or louder, some made worse, rare classes more
    often: their embeddings, float32 (n, d), and which sound each is of, (n,).
    """
    rng = np.random.default_rng(5)
    counts = Counter(sound.name for sound in sounds)
    chances = np.array([1 / np.sqrt(counts[sound.name]) for sound in sounds])
    which = np.sort(rng.choice(len(sounds), VIEWS, p=chances / chances.sum()))
    run, size, parts, block = Backbone(made), made.frontend.window_frames, [], []
    samples = np.zeros(0, np.float32)
    for place, number in enumerate(which):
        if place == 0 or number != which[place - 1]:
            samples = corpus.waveform(sounds[number], made.frontend.rate_hz)
        speed = 1 + rng.uniform(-mixtures.SPEED, mixtures.SPEED) * (rng.random() < 0.6)
        window = mixtures.cut(samples, size, speed, rng)
        if silence(window) and not silence(samples):
            loudest = int(np.argmax(np.abs(samples)))
            window = np.resize(np.roll(samples, size // 2 - loudest), size)  # the loudest in its middle
        window = window * 10 ** (rng.uniform(-6, 6) / 20)
        window = np.clip(window, -1, 1).astype(np.float32)
        block.append(worse.somehow(window, made.frontend.rate_hz, rng) if rng.random() < WORSE else window)
        if len(block) == 32 or place == len(which) - 1:
            parts.append(run.embed(np.stack(block)))
            block = []
            report(place + 1, VIEWS, "looking again")
    return np.concatenate(parts), which


def taught(made: Model, heard: Heard, spoken: np.ndarray, report: Report = silent) -> tuple[Model, Model]:
    """The model with a head fitted on what was heard, on more views of it and on made noises that are none of the classes,
    which listens to the words, `spoken` being its `words.ear`; and with a memory of what was heard, whose held-out part
    teaches nothing. Then the same with a head that knows no words, to compare with.
    """
    names = made.classes
    heard = heard.of(np.array([sound.name in names for sound in heard.sounds]))
    numbers = np.array([names.index(sound.name) for sound in heard.sounds])
    groups = [sound.group for sound in heard.sounds]
    held_out = folds.held_out([f"memory {group}" for group in groups], HELD_OUT_SHARE)
    learnt = heard.of(~held_out)
    own, again = numbers[~held_out][learnt.which], numbers[~held_out]
    embeddings, which = views(made, learnt.sounds, report)
    own_weights = head.balanced(own, len(names)) / learnt.counts[learnt.which]  # a recording counts once
    more_weights = head.balanced(again[which], len(names))
    noise = Backbone(made).embed(strangers.taught(made.frontend.rate_hz)).astype(np.float16)
    lesson = np.concatenate([learnt.embeddings, embeddings]), np.concatenate([own, again[which]]), len(names)
    weights = np.concatenate([own_weights / own_weights.sum(), more_weights / more_weights.sum()])
    targets = numbers[heard.which]
    rows = chosen(targets, np.array(groups)[heard.which], len(names))
    memory = Memory(heard.embeddings[rows].astype(np.float16), targets[rows], held_out[heard.which][rows], noise)
    return (
        replace(made, head=words.fit(*lesson, weights, noise, spoken), memory=memory),
        replace(
            made,
            head=head.fit(*lesson, weights=weights, strangers=noise, strange_share=words.STRANGE_SHARE),
            memory=memory,
        ),
    )


def chosen(targets: np.ndarray, groups: np.ndarray, classes: int, most: int = REMEMBERED) -> np.ndarray:
    """Up to `most` windows of each class, from as many groups (n,) as there are: one of each in turn."""
    rng = np.random.default_rng(0)
    kept = []
    for one in range(classes):
        rows = rng.permutation(np.flatnonzero(targets == one))
        turn = Counter()
        order = []
        for row in rows:
            order.append(turn[groups[row]])
            turn[groups[row]] += 1
        kept += rows[np.argsort(order, kind="stable")][:most].tolist()
    return np.array(sorted(kept))


def pooled_logits(made: Model, heard: Heard) -> np.ndarray:
    """The mean of the windows' logits of each sound, float32 (sounds, c); all are short recordings."""
    sums = np.zeros((len(heard.sounds), len(made.classes)), np.float32)
    np.add.at(sums, heard.which, made.head.logits(heard.embeddings))
    return sums / heard.counts[:, None]


def calibrated(made: Model, heard: Heard) -> Model:
    """The model with temperature and the rule for "none of these", set on recordings it was not taught."""
    heard = heard.of(np.array([sound.name in made.classes for sound in heard.sounds]))
    targets = np.array([made.classes.index(sound.name) for sound in heard.sounds])
    weights = head.balanced(targets, len(made.classes))
    logits = pooled_logits(made, heard)
    warmth = calibration.temperature(logits, targets, weights)
    best = calibration.probabilities(logits, "softmax", warmth).max(axis=1)
    assert made.memory is not None
    nearest = _least(heard, made.memory.distances(heard.embeddings))
    strangest = _least(heard, made.memory.strangeness(heard.embeddings))
    rule = Calibration(
        temperature=warmth,
        none_below=float(_quantile(best, weights, LOST)),
        none_distance=float(_quantile(nearest, weights, 1 - LOST_BY_DISTANCE)),
        none_strange=float(_quantile(strangest, weights, 1 - LOST_AS_STRANGE)),
    )
    return replace(made, calibration=rule)


def _least(heard: Heard, values: np.ndarray) -> np.ndarray:
    """Of values of windows (n,) the least of each sound, (sounds,)."""
    return np.minimum.reduceat(values, np.searchsorted(heard.which, np.arange(len(heard.sounds))))


def _quantile(values: np.ndarray, weights: np.ndarray, share: float) -> float:
    order = np.argsort(values)
    place = np.cumsum(weights[order]) / weights.sum()
    return values[order][min(int(np.searchsorted(place, share)), len(values) - 1)]


def halves(heard: Heard) -> tuple[Heard, Heard]:
    """The sounds in two halves, Freesound recordings whole: what is set on one is reported on the other."""
    first = folds.held_out([sound.group for sound in heard.sounds], 2)
    return heard.of(first), heard.of(~first)


def scores(made: Model, heard: Heard, own_classes: Sequence[str] | None = None) -> dict[str, Any]:
    """Metrics of the model as calibrated on sounds it does not know; with `own_classes`, among those alone, as a data
    set's own protocol has it.
    """
    names = tuple(own_classes or made.classes)
    heard = heard.of(np.array([sound.name in names for sound in heard.sounds]))
    columns = [made.classes.index(name) for name in names]
    probabilities = calibration.probabilities(
        pooled_logits(made, heard)[:, columns], "softmax", made.calibration.temperature
    )
    return _metrics(heard, probabilities, names)


def crossed(made: Model, heard: Heard) -> dict[str, Any]:
    """Metrics over all classes where each half of the sounds is answered with the temperature set on the other half."""
    known = heard.of(np.array([sound.name in made.classes for sound in heard.sounds]))
    parts = []
    for ours, other in (halves(known), halves(known)[::-1]):
        there = calibrated(made, other)
        parts.append(
            (ours, calibration.probabilities(pooled_logits(there, ours), "softmax", there.calibration.temperature))
        )
    sounds = tuple(sound for part, _ in parts for sound in part.sounds)
    both = Heard(sounds, np.zeros((0, 0)), np.zeros(0, int), np.zeros(len(sounds)))
    return _metrics(both, np.concatenate([answers for _, answers in parts]), made.classes)


def _metrics(heard: Heard, probabilities: np.ndarray, names: Sequence[str]) -> dict[str, Any]:
    targets = np.array([names.index(sound.name) for sound in heard.sounds])
    return asdict(evaluate.metrics(targets, probabilities, [sound.group for sound in heard.sounds], names))


def kept_and_refused(made: Model, heard: Heard) -> dict[str, float]:
    """For each half, with the rule set on the other: the share of known recordings that keep their answer, classes
    counting the same.
    """
    known = heard.of(np.array([sound.name in made.classes for sound in heard.sounds]))
    kept, right = [], []
    for ours, other in (halves(known), halves(known)[::-1]):
        there = calibrated(made, other)
        answers = model.score_many(there, ours.embeddings, ours.counts.tolist(), ours.durations_s.tolist())
        targets = np.array([made.classes.index(sound.name) for sound in ours.sounds])
        weights = head.balanced(targets, len(made.classes))
        kept.append(np.average([not answer.none for answer in answers], weights=weights))
        hits = np.array([answer.probabilities.argmax() for answer in answers]) == targets
        right.append(np.average(hits, weights=weights * [not answer.none for answer in answers]))
    return {"kept": float(np.mean(kept)), "right_where_answered": float(np.mean(right))}
