"""What every test stands on: Qt without a screen, places of its own, the shared recordings where present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import engine as engine  # before numpy, which it keeps on one thread

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

SHARED = Path(os.environ.get("EARMARK_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the settings, projects, models and logs of the person who runs it."""
    place = tmp_path_factory.mktemp("places")
    monkeypatch.setenv("EARMARK_SETTINGS", str(place / "settings.toml"))
    monkeypatch.setenv("EARMARK_PROJECTS", str(place / "projects"))
    monkeypatch.setenv("EARMARK_MODELS", str(place / "models"))
    monkeypatch.setenv("EARMARK_CACHE", str(place / "cache"))
    monkeypatch.setenv("EARMARK_TRIALS", str(place / "trials"))
    monkeypatch.setenv("EARMARK_LOG", str(place / "earmark.log"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real recordings; tests that need it are skipped, with a word, where it is not."""
    if not (SHARED / "README.md").exists():
        pytest.skip("the shared recordings are not here (set EARMARK_DATA to their folder)")
    return SHARED
