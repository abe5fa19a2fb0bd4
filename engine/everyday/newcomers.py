"""What teaching gives from few labels: kinds of sound the model has never met, taught as a person would."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.everyday import corpus, judge
from engine.everyday.corpus import Sound
from engine.everyday.judge import Heard
from engine.features import windows
from engine.model import Model
from engine.model.litert import Backbone
from engine.teach import Lesson, refit

LABELS = (1, 3, 5, 10, 20)
TIMES = 5  # draws of labels
KINDS = {"field_day": "a day in a forest", "screaming_piha": "screaming piha"}


def recordings(data: Path) -> list[Sound]:
    """The recordings of `KINDS` below `data`."""
    return [
        Sound(path, folder, folder, title, path.stem, 0)
        for folder, title in KINDS.items()
        for path in sorted((data / "recordings" / folder).glob("*.*"))
        if path.suffix.lower() in (".ogg", ".wav", ".flac", ".mp3")
    ]


def _heard(made: Model, sounds: Sequence[Sound]) -> tuple[np.ndarray, np.ndarray]:
    """Windows side by side: embeddings (n, d), and which sound each is of."""
    run, rows, which = Backbone(made), [], []
    for number, sound in enumerate(sounds):
        cut = windows(corpus.waveform(sound, made.frontend.rate_hz), made.frontend)[0][::2]
        rows.append(run.embed(cut))
        which += [number] * len(cut)
    return np.concatenate(rows), np.array(which)


def taught(made: Model, known: Heard, sounds: Sequence[Sound]) -> dict[int, tuple[float, float, float]]:
    """For each number of labels a kind of `sounds`, which the model does not know: the share of windows of groups not labelled that are
    named rightly, kinds counting the same; and of `known`, held-out recordings of the old classes, the balanced accuracy before and
    after.
    """
    known = known.of(np.array([sound.name in made.classes for sound in known.sounds]))
    truth = np.array([made.classes.index(sound.name) for sound in known.sounds])
    new_classes = sorted({sound.name for sound in sounds})
    embeddings, which = _heard(made, sounds)
    kinds = np.array([new_classes.index(sound.name) for sound in sounds])[which]
    groups = np.array([sound.group for sound in sounds])[which]
    classes = (*made.classes, *new_classes)
    before = _balanced(truth, judge.pooled_logits(made, known).argmax(axis=1))
    found = {}
    for count in LABELS:
        new, old = [], []
        for draw in range(TIMES):
            rng = np.random.default_rng([count, draw])
            names = rng.permutation(np.unique(groups))
            apart = np.isin(groups, names[: len(names) // 2])
            each = (np.flatnonzero(~apart & (kinds == kind)) for kind in range(len(new_classes)))
            rows = np.concatenate([rng.permutation(some)[:count] for some in each])
            numbers = len(made.classes) + kinds[rows]
            lesson = Lesson(embeddings[rows], numbers, groups[rows], np.ones(len(rows), bool), classes)
            after = refit(lesson, made)
            said = after.head.logits(embeddings[apart]).argmax(axis=1) - len(made.classes)
            new.append(_balanced(kinds[apart], said))
            old.append(_balanced(truth, judge.pooled_logits(after, known).argmax(axis=1)))
        found[count] = float(np.mean(new)), before, float(np.mean(old))
    return found


def _balanced(truth: np.ndarray, said: np.ndarray) -> float:
    return float(np.mean([np.mean(said[truth == one] == one) for one in np.unique(truth)]))
