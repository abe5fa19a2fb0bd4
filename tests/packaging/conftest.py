"""What the tests of the packed app stand on: the app where a person might put it, and an environment in which there is nothing else.

`make test-app` builds it and runs them; it takes minutes, so `make test` does not.  Standard library and pytest only.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACE = "an app – 녹음 ä"  # spaces, and letters of three alphabets
PATIENCE_S = 600


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--built", type=Path, default=ROOT / "build" / "app", help="where packaging/app.py built the app")


@dataclass(frozen=True)
class Done:
    """What a run of the app said and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class App:
    """The app, and how to run it with an environment of its own."""

    program: Path
    folder: Path
    home: Path

    @cached_property
    def files(self) -> dict[str, int]:
        """What it held when this was first asked: before it was first run."""
        return self.contents()

    def contents(self) -> dict[str, int]:
        """Every file and folder in it, with when it was last changed."""
        return {path.relative_to(self.folder).as_posix(): path.lstat().st_mtime_ns for path in self.folder.rglob("*")}

    def environment(self) -> dict[str, str]:
        """No Python on the path, no settings of anyone, another home.  Windows cannot start programs without its own few."""
        own = {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR", "TEMP", "TMP") if name in os.environ}
        homes = {"HOME": str(self.home), "USERPROFILE": str(self.home), "LOCALAPPDATA": str(self.home / "local")}
        return own | homes

    def run(self, *arguments: str | Path) -> Done:
        """Runs a verb in the home folder."""
        done = subprocess.run(
            [str(word) for word in (self.program, *arguments)],
            env=self.environment(),
            cwd=self.home,
            capture_output=True,
            timeout=PATIENCE_S,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest) -> Path:
    """The folder in which the app was built."""
    return request.config.getoption("--built").resolve()


@pytest.fixture(scope="session")
def app(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app in a place with an odd name that may not be written to; put back afterwards."""
    name = "Earmark.app" if sys.platform == "darwin" else "earmark"
    program = {"darwin": "Contents/MacOS/earmark", "win32": "earmark-console.exe"}.get(sys.platform, "earmark")
    before, place = built / "dist" / name, built / PLACE
    if not before.exists():
        pytest.fail(f"There is no app in {before}: python packaging/app.py makes it.")
    place.mkdir(exist_ok=True)
    after = before.rename(place / name)
    allow(after, writing=False)
    try:
        one = App(after / program, after, tmp_path_factory.mktemp("home"))
        assert one.files
        yield one
    finally:
        allow(after, writing=True)
        after.rename(before)


def allow(folder: Path, writing: bool) -> None:
    """Lets files be made in a folder and those below it, or not."""
    for one in (folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())):
        mode = one.stat().st_mode
        one.chmod(mode | stat.S_IWUSR if writing else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


@pytest.fixture(scope="session")
def source(built: Path) -> Callable[..., Done]:
    """Runs a verb from the sources that the app was made of, with the same packages."""
    python = built / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def run(*arguments: str | Path) -> Done:
        words = [str(word) for word in (python, "-X", "utf8", "-m", "gui", *arguments)]
        own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(words, capture_output=True, cwd=built, env=own, timeout=PATIENCE_S, check=False)
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of real recordings, of telephones too, and of files that are broken; else, with a word, of the samples."""
    shared = Path(os.environ.get("EARMARK_DATA") or ROOT.parent / "shared" / "data")
    folder = tmp_path_factory.mktemp("recordings")
    some: list[Path] = []
    for pattern, most in (
        ("recordings/**/*.[fowm][lgap][acv3]*", 24),
        ("urbansound8k/**/*.ogg", 24),
        ("donateacry/raw/**/*.3gp", 6),
        ("donateacry/raw/**/*.caf", 6),
        ("malformed/**/*.wav", 24),
    ):
        some += sorted(shared.glob(pattern))[:most]
    if not some:
        sys.stderr.write(
            "The shared recordings are not here (set EARMARK_DATA to their folder): the samples stand in.\n"
        )
        some = sorted((ROOT / "resources" / "samples").glob("*.wav"))
    for number, file in enumerate(some):
        shutil.copy(file, folder / f"{number:03d} {file.name}")
    return folder
