"""What training stands on may be broken: that is said in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASK = """
import sys
sys.path.insert(0, sys.argv[1])
from engine.errors import UserError
from engine.model import backend
try:
    backend.keras()
except UserError as error:
    print(error)
"""


def said(place: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(place)], capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout


def test_a_tensorflow_that_cannot_be_loaded_is_no_missing_one(tmp_path: Path) -> None:
    (tmp_path / "tensorflow.py").write_text("raise ImportError('DLL load failed while importing _pywrap')")
    told = said(tmp_path)
    assert "cannot be loaded here (DLL load failed while importing _pywrap); everything else works" in told


def test_keras_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    home, cache = tmp_path / "home", tmp_path / "cache"
    home.mkdir()
    own = {"HOME": str(home), "USERPROFILE": str(home), "EARMARK_CACHE": str(cache)}
    environment = {name: value for name, value in os.environ.items() if name != "KERAS_HOME"} | own
    code = "from engine.model import backend; backend.keras()"
    subprocess.run([sys.executable, "-c", code], env=environment, timeout=120, check=True)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("keras.json")] == [
        "cache/keras/keras.json"
    ]
