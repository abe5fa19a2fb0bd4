"""What teaching gives from few labels: two kinds of sound the model has never met, taught as a person would."""

from __future__ import annotations

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


def _heard(made: Model, data: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Windows side by side of both kinds: embeddings, kind (0, 1), recording."""
    run, rows, kinds, recordings = Backbone(made), [], [], []
    for kind, folder in enumerate(KINDS):
        for path in sorted((data / "recordings" / folder).glob("*.*")):
            if path.suffix.lower() in (".ogg", ".wav", ".flac", ".mp3"):
                sound = Sound(path, folder, folder, KINDS[folder], path.stem, 0)
                cut = windows(corpus.waveform(sound, made.frontend.rate_hz), made.frontend)[0][::2]
                rows.append(run.embed(cut))
                kinds += [kind] * len(cut)
                recordings += [path.stem] * len(cut)
    return np.concatenate(rows), np.array(kinds), np.array(recordings)


def taught(made: Model, known: Heard, data: Path) -> dict[int, tuple[float, float, float]]:
    """For each number of labels a kind: the share of windows of recordings not labelled that are named rightly, classes
    counting the same; and of `known`, held-out recordings of the old classes, the balanced accuracy before and after.
    """
    known = known.of(np.array([sound.name in made.classes for sound in known.sounds]))
    truth = np.array([made.classes.index(sound.name) for sound in known.sounds])
    embeddings, kinds, recordings = _heard(made, data)
    classes = (*made.classes, *KINDS.values())
    before = _balanced(truth, judge.pooled_logits(made, known).argmax(axis=1))
    found = {}
    for count in LABELS:
        new, old = [], []
        for draw in range(TIMES):
            rng = np.random.default_rng([count, draw])
            names = rng.permutation(np.unique(recordings))
            apart = np.isin(recordings, names[: len(names) // 2])
            rows = np.concatenate([_some(np.flatnonzero(~apart & (kinds == kind)), count, rng) for kind in (0, 1)])
            lesson = Lesson(
                embeddings[rows],
                len(made.classes) + kinds[rows],
                recordings[rows],
                np.ones(len(rows), bool),
                classes,
            )
            after = refit(lesson, made)
            said = after.head.logits(embeddings[apart]).argmax(axis=1) - len(made.classes)
            new.append(_balanced(kinds[apart], said))
            old.append(_balanced(truth, judge.pooled_logits(after, known).argmax(axis=1)))
        found[count] = float(np.mean(new)), before, float(np.mean(old))
    return found


def _some(rows: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.permutation(rows)[:count]


def _balanced(truth: np.ndarray, said: np.ndarray) -> float:
    return float(np.mean([np.mean(said[truth == one] == one) for one in np.unique(truth)]))
