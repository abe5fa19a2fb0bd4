"""What training stands on may be broken: that is said in words."""

from __future__ import annotations

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
