"""The walls of the house: what may import what, how long a file may be, what a wheel holds, and Qt's signals on this Python."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("tensorflow", "keras", "librosa", "pandas", "sklearn", "numba", "openpyxl", "matplotlib")
QT = ("PySide6", "shiboken6", "pyqtgraph")
LONGEST_LINES = 500
SOURCES = [path for place in ("engine", "gui", "tests", "packaging") for path in sorted((ROOT / place).rglob("*.py"))]


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The top-level modules a fresh Python has loaded after running `code`."""
    script = f"{code}\nimport sys; print('\\n'.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_importing_the_whole_engine_loads_neither_qt_nor_what_is_heavy() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((ROOT / "engine").rglob("*.py"))
        if path.name != "__main__.py"
    ]
    loaded = loaded_by("\n".join(f"import {module}" for module in modules))
    assert not loaded & {*QT, *HEAVY}


def test_classifying_loads_neither_qt_nor_what_is_heavy(tmp_path: Path) -> None:
    samples = ROOT / "resources" / "samples"
    code = "import sys; from engine.cli import main; assert main(sys.argv[1:]) == 0"
    loaded = loaded_by(code, "classify", str(samples), "--out", str(tmp_path / "out.csv"))
    assert "ai_edge_litert" in loaded
    assert not loaded & {*QT, *HEAVY}


def test_the_window_starts_without_what_is_heavy() -> None:
    loaded = loaded_by("import gui.app")
    assert "PySide6" in loaded
    assert not loaded & set(HEAVY)


def test_ten_thousand_signals_do_not_end_the_process() -> None:
    """PySide6 6.12 on Python 3.11 aborts after some hundred (a bool loses its last reference)."""
    code = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rang = Signal(bool, object)

heard = []
class Ear(QObject):
    def hear(self, on, what):
        heard.append(on)

app = QCoreApplication([])
bell, ear = Bell(), Ear()
bell.rang.connect(ear.hear)
for i in range(10_000):
    bell.rang.emit(i % 2 == 0, (i, "x"))
assert len(heard) == 10_000
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_LINES


def test_every_module_says_what_it_is() -> None:
    silent = [
        path for place in ("engine", "gui") for path in sorted((ROOT / place).rglob("*.py")) if not _docstring(path)
    ]
    assert not silent


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_packages_that_would_hide_others_are_no_packages() -> None:
    for place in ("packaging", "tests", "tests/packaging", "resources"):
        assert not (ROOT / place / "__init__.py").exists(), place


def test_what_the_packed_app_leaves_out_no_feature_imports() -> None:
    without = {name.partition(".")[0] for name in _left_out() if "." not in name}
    for path in SOURCES:
        if path.relative_to(ROOT).parts[0] in ("engine", "gui"):
            names = [
                node
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
            asked = {
                alias.name.partition(".")[0] for node in names if isinstance(node, ast.Import) for alias in node.names
            }
            asked |= {
                (node.module or "").partition(".")[0]
                for node in names
                if isinstance(node, ast.ImportFrom) and not node.level
            }
            assert not asked & without, f"{path}: see packaging/leftout.py"


def _left_out() -> dict[str, str]:
    words = (ROOT / "packaging" / "leftout.py").read_text("utf-8")
    read: dict[str, dict[str, str]] = {}
    exec(compile(words, "leftout.py", "exec"), read)
    return read["MODULES"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel built from what git would commit, so that stray files of this checkout cannot help."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if names.returncode != 0:
        pytest.skip("this is not a git checkout")
    for name in filter(None, names.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(place),
        str(source),
    ]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = place.glob("*.whl")
    return zipfile.ZipFile(built)


def test_every_resource_and_module_ships_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "engine", "gui", "resources"], cwd=ROOT, capture_output=True, check=True
    )
    wanted = {name for name in tracked.stdout.decode().split("\0") if name and (ROOT / name).is_file()}
    assert wanted
    assert not wanted - set(wheel.namelist())
    assert not [name for name in wheel.namelist() if name.startswith(("tests/", "packaging/"))]


def test_the_wheel_has_the_program(wheel: zipfile.ZipFile) -> None:
    (points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "earmark = gui.__main__:main" in wheel.read(points).decode()
