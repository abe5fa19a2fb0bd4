"""The real program records from a real sound server: every sample is there, to the bit, although its window was busy meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.project import Project
from tests import sound_server

ROOT = Path(__file__).resolve().parents[2]
RATE_HZ = sound_server.RATE_HZ


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    if name := sound_server.missing():
        pytest.skip(f"there is no {name} here: nothing to play into and hear from")
    with sound_server.sound_server() as environment:
        yield environment


def test_what_is_played_is_what_is_recorded(server: dict[str, str], tmp_path: Path) -> None:
    rng = np.random.default_rng(9)
    played = rng.integers(-20_000, 20_000, (RATE_HZ * 3 // 2, 2)).astype(np.int16)
    soundfile.write(tmp_path / "played.wav", played, RATE_HZ, "PCM_16")
    folder = tmp_path / "sounds"
    folder.mkdir()
    environment = server | {name: value for name, value in os.environ.items() if name.startswith("EARMARK_")}
    command = [sys.executable, "-m", "tests.journeys.driver", "record", str(folder), str(tmp_path / "played.wav")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = {line["what"]: line for line in map(json.loads, done.stdout.splitlines())}
    path = folder / told["recorded"]["file"]
    recorded, rate_hz = soundfile.read(path, dtype="int16", always_2d=True)
    assert rate_hz == RATE_HZ
    assert len(recorded) == told["recorded"]["received"]
    heard = recorded[recorded.any(1)]  # on a busy machine the player comes late, and the server puts silence in between
    np.testing.assert_array_equal(heard, played)
    with Project.open(Project.default_folder(folder)) as project:
        assert [recording.file for recording in project.recordings()] == [path.name]
        assert project.predictions()[path.name].windows
        assert project.embedded(path.name) is not None
