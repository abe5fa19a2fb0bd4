"""What the model is compared with on the same held-out recordings: its teacher with a linear head, and its own first head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.evaluate import evidence
from engine.evaluate.tally import tally
from engine.everyday import corpus, judge
from engine.everyday.corpus import Sound
from engine.everyday.judge import Heard
from engine.everyday.teacher import RATE_HZ, Teacher
from engine.features import windows
from engine.job import Report, silent
from engine.model import Model, calibration, head

TEACHER_L2 = 0.1  # decided on fold 1


def teacher(made: Model, learnt: Sequence[Sound], file: Path, report: Report = silent) -> Model:
    """`made` with a balanced logistic regression on the teacher's embedding of the learnt recordings for a head: for what
    `heard_by` hears.
    """
    known = [sound for sound in learnt if sound.name in made.classes]
    heard = heard_by(file, known, made, report)
    targets = np.array([made.classes.index(sound.name) for sound in known])[heard.which]
    weights = head.balanced(targets, len(made.classes)) / heard.counts[heard.which]
    return replace(
        made, head=head.fit(heard.embeddings, targets, len(made.classes), weights=weights, l2=TEACHER_L2), memory=None
    )


def heard_by(file: Path, sounds: Sequence[Sound], made: Model, report: Report = silent) -> Heard:
    """The same windows that the model hears, as the teacher embeds them."""
    import soxr

    listener, rows, which = Teacher(file), [], []
    for number, sound in enumerate(sounds):
        samples = corpus.waveform(sound, made.frontend.rate_hz)
        for window in windows(samples, made.frontend)[0]:
            heard = np.clip(soxr.resample(window, made.frontend.rate_hz, RATE_HZ, "MQ"), -1, 1)
            rows.append(listener.hear(heard)[0])
            which.append(number)
        report(number + 1, len(sounds), "the teacher listens")
    return Heard(tuple(sounds), np.stack(rows), np.array(which), np.zeros(len(sounds)))


def gain(before: Model, after: Model, heard: Heard, score: str, own_classes: Sequence[str]) -> dict[str, Any]:
    """How much better `after` scores on the same recordings: value, paired bootstrap over originals, permutation p."""
    heard = heard.of(np.array([sound.name in own_classes for sound in heard.sounds]))
    targets = np.array([own_classes.index(sound.name) for sound in heard.sounds])
    groups = [sound.group for sound in heard.sounds]
    columns = [after.classes.index(name) for name in own_classes]
    tallies = [
        tally(
            targets,
            calibration.probabilities(
                judge.pooled_logits(model, heard)[:, columns], "softmax", model.calibration.temperature
            ),
            groups,
        )
        for model in (before, after)
    ]
    return asdict(evidence.difference(*tallies, score=score))
