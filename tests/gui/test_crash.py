"""What a crash leaves behind is offered at the next start; an end as it should be leaves nothing."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from engine import places
from gui import crash, messages

SUDDEN = "import faulthandler; from gui import crash; assert not crash.watch(); faulthandler._sigsegv()"


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """The tests' own handler comes back."""
    was = faulthandler.is_enabled()
    yield
    crash.unwatch()
    if was:
        faulthandler.enable(sys.__stderr__)


def crashed() -> None:
    places.log_file().parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([sys.executable, "-c", SUDDEN], env=os.environ, capture_output=True, check=False)
    assert done.returncode != 0


def test_a_crash_is_told_at_the_next_start_and_once_only() -> None:
    crashed()
    assert "Segmentation fault" in crash.watch()
    crash.unwatch()
    assert crash.watch() == ""


def test_a_crash_names_code_of_the_program_and_no_other() -> None:
    file = places.log_file().with_name("crash.log")
    file.parent.mkdir(parents=True, exist_ok=True)
    some = (
        places.RESOURCES.parent / "engine/project/door.py",
        Path(pytest.__file__),
        "/media/anna/grandma.py",
        "<string>",
    )
    file.write_text("".join(f'  File "{one}", line 3 in look\n' for one in some))
    told = [line.strip() for line in crash.watch().splitlines()]
    expected = ("engine/project/door.py", "pytest/__init__.py", "…", "<string>")
    assert told == [f'File "{one}", line 3 in look' for one in expected]


def test_an_end_as_it_should_be_leaves_nothing() -> None:
    places.log_file().parent.mkdir(parents=True, exist_ok=True)
    assert crash.watch() == ""
    places.log_file().with_name("crash.log").write_text("Windows fatal exception that somebody caught")
    crash.unwatch()
    assert crash.watch() == ""


def test_nowhere_to_write_is_no_crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EARMARK_LOG", str(tmp_path / "not there" / "earmark.log"))
    assert crash.watch() == ""


def test_the_report_holds_it(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog.findChild(QPlainTextEdit).toPlainText()))
    messages.show_crash("Fatal Python error: Segmentation fault")
    (text,) = shown
    assert text.startswith("Earmark ")
    assert text.endswith("Segmentation fault")
