"""A small model of chance numbers, and projects that stand on it: what labels, predictions and versions need, without a sound."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from engine import model as models
from engine import predict
from engine.features import LogMel
from engine.model import network
from engine.model.calibration import Calibration
from engine.model.head import Head
from engine.model.memory import Memory
from engine.project import Project
from engine.sound.recording import Recording

WIDTH = 6
CLASSES = ("bird", "dog_bark", "rain")
ROOT = Path(__file__).resolve().parents[2]


def make_model(folder: Path, classes: tuple[str, ...] = CLASSES, kind: str = "softmax") -> models.Model:
    """A model that hears class k in the k-th number of an embedding."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / network.BACKBONE).write_bytes(b"no network")
    weights = np.eye(WIDTH, len(classes), dtype=np.float32)
    still, one = np.zeros(WIDTH, np.float32), np.ones(WIDTH, np.float32)
    head = Head(weights, np.zeros(len(classes), np.float32), still, one, kind)  # type: ignore[arg-type]
    rows = np.repeat(np.arange(len(classes)), 8)
    memory = Memory((4 * np.eye(WIDTH)[rows]).astype(np.float16), rows.astype(np.intp), np.arange(len(rows)) % 4 == 0)
    made = models.Model(
        "small",
        "Small",
        "1",
        folder,
        classes,
        "earmark",
        LogMel(),
        "backbone0",
        head,
        Calibration(none_below=0.4),
        memory,
    )
    return models.save(made, folder.with_name(folder.name + "-model"))


@dataclass
class Workshop:
    """Makes projects, and results for their recordings."""

    place: Path
    model: models.Model

    def project(
        self, files: int = 12, several: bool = False, duration_s: float = 4.0, template: str = "everyday"
    ) -> Project:
        """A project of `files` recordings in folders a, b and c that are not on the disk."""
        (self.place / "sounds").mkdir(exist_ok=True)
        project = Project.create(self.place / "project", self.place / "sounds", template="own", several=several)
        project.change(model_name=str(self.model.folder))
        if template == "everyday":
            for name in self.model.classes:
                project.add_class(name)
        project.put_headers(self.recordings(files, duration_s))
        return project

    def open(self) -> Project:
        return Project.open(self.place / "project")

    def recordings(self, files: int, duration_s: float = 4.0) -> list[Recording]:
        names = (f"{'abc'[k % 3]}/s{k // 3}_{k}.wav" for k in range(files))
        return [Recording(name, 1000, 5, duration_s, 44_100, 1, "WAV", "2024-05-01T05:00:00+02:00") for name in names]

    def scored(
        self,
        file: str,
        loud: int,
        strength: float = 4.0,
        windows: int = 3,
        keep: bool = True,
        model: models.Model | None = None,
    ):
        """What a run would yield for a recording in which class number `loud` is heard."""
        model = model or self.model
        embeddings = np.zeros((windows, WIDTH), np.float16)
        embeddings[:, loud] = strength
        begin = 2.0 * np.arange(windows)
        spans = np.stack([begin, begin + 4], axis=1)
        scores = models.score(model, embeddings, float(spans[-1, 1]))
        logits = scores.logits.astype(np.float16)
        kept = embeddings if keep else None
        return predict.Scored(file, spans, logits, scores.probabilities, scores.none, kept, None, float(spans[-1, 1]))

    def failed(self, file: str, problem: str = "It is empty."):
        """What a run would yield for a recording that cannot be read."""
        none = np.empty((0, 2)), np.empty((0, len(self.model.classes)), np.float16)
        return predict.Scored(file, *none, None, False, None, problem, 0.0)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path, make_model(tmp_path / "made"))


@pytest.fixture
def project(workshop: Workshop) -> Iterator[Project]:
    """A one-of-many project of twelve recordings and the model's three classes."""
    with workshop.project() as made:
        yield made


@pytest.fixture
def make() -> Callable[..., models.Model]:
    return make_model


@pytest.fixture
def start() -> Callable[..., subprocess.Popen]:
    """Starts a script in a process of its own: `start(script, argument, ...)`."""

    def begin(script: str, *arguments: object) -> subprocess.Popen:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    return begin
