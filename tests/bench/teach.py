"""Teach with 500 labels in 10 classes, and 10 000 windows to score again; then the out-of-fold table and the gate."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine import model, predict
from engine.labels import Target
from engine.model import litert
from engine.project import Project
from engine.sound.recording import Recording
from tests.bench.measure import Line

SCORES_S = 1.5
VERDICT_S = 10.0
CLASSES = 10


def project_with_embeddings(folder: Path, recordings: int, labels: int) -> Project:
    """A project whose recordings (one window each) have embeddings of the true width, as classifying would have left them."""
    sounds = folder / "sounds"
    sounds.mkdir(parents=True, exist_ok=True)
    project = Project.create(folder / "project", sounds, template="own")
    made = project.model
    width = litert.Backbone(made).dimensions
    rng = np.random.default_rng(5)
    files = [f"site{k % 40:02d}/{k:05d}.wav" for k in range(recordings)]
    truth = rng.integers(CLASSES, size=recordings)
    centres = rng.normal(0, 1, (CLASSES, width))
    project.put_headers([Recording(file, 1, 1, made.window_s, 44_100, 1, "WAV") for file in files])
    project.put_scored(_scored(file, made, centres[truth[k]] + rng.normal(0, 3, width)) for k, file in enumerate(files))
    ids = []
    for number in range(CLASSES):
        project.add_class(f"class {number}")
        ids.append(project.classes()[-1].id)
    for k in rng.permutation(recordings)[:labels]:
        project.label([Target(files[k])], ids[truth[k]])
    return project


def _scored(file: str, made: model.Model, standard: np.ndarray) -> predict.Scored:
    embedding = (standard * made.head.deviation + made.head.mean).astype(np.float16)[None]
    scores = model.score(made, embedding.astype(np.float32), made.window_s)
    span = np.array([[0, made.window_s]], np.float32)
    return predict.Scored(
        file, span, scores.logits.astype(np.float16), scores.probabilities, scores.none, embedding, None, made.window_s
    )


def run(folder: Path, quick: bool) -> Iterator[Line]:
    """Both steps of teaching, timed."""
    windows, labels = (500, 100) if quick else (10_000, 500)
    with project_with_embeddings(folder, windows, labels) as project:
        started = time.perf_counter()
        refit = project.refit()
        scored_s = time.perf_counter() - started
        started = time.perf_counter()
        project.judge(refit)
        judged_s = time.perf_counter() - started
    what = f"{labels} labels in {CLASSES} classes, {windows:,} windows"
    yield Line(
        f"teach, {what}: new scores", f"{SCORES_S} s", f"{scored_s:.2f} s", SCORES_S / scored_s, {"seconds": scored_s}
    )
    yield Line(
        "the out-of-fold table and the gate",
        f"{VERDICT_S:.0f} s",
        f"{judged_s:.2f} s",
        VERDICT_S / judged_s,
        {"seconds": judged_s},
    )
