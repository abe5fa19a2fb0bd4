"""`make app`: the app for people without Python, as one folder and one packed file, for the system this runs on.

    python packaging/app.py [--work build/app] [--out dist] [--folder-only]

An environment of its own with the locked packages that the app needs -> PyInstaller (earmark.spec) -> without symbols -> a table of
sizes -> packed.  Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import runpy
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION: str = runpy.run_path(str(ROOT / "engine" / "__init__.py"))["__version__"]
LINUX, WINDOWS, MAC = (sys.platform.startswith(name) for name in ("linux", "win", "darwin"))
LONGEST_PATH = 120  # inside the app: Windows allows 260 with the folder that a person chooses
QUIET = ("--disable-pip-version-check", "--quiet")
LISTED = 25  # rows of the table of sizes
# What PyInstaller leaves to the system, and a system with an X server alone may lack; see linux/preload.py.
FALLBACK = (
    *("libGLdispatch.so.0", "libGLX.so.0", "libGL.so.1", "libEGL.so.1", "libOpenGL.so.0", "libdrm.so.2", "libxcb.so.1"),
    *("libffi.so.8", "libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
)
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf")
WINDOWS_VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[StringFileInfo([StringTable('040904B0', [
    StringStruct('ProductName', 'Earmark'), StringStruct('FileDescription', 'Earmark'),
    StringStruct('ProductVersion', '{version}'), StringStruct('FileVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])])
"""


def run(*command: str | Path, **environment: str) -> None:
    """Runs a command, with modules from nowhere but its own Python's places; ends the build when it fails."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([str(word) for word in command], check=True, env=own | environment)


# ---------------------------------------------------------------------------------------------------- environment


def requirements() -> list[str]:
    """What the app needs.  Linux: TensorFlow without CUDA, 450 MB smaller; CUDA's own libraries, 3 GB, would not be in the app anyway."""
    named = PROJECT["dependencies"]
    if LINUX and platform.machine() == "x86_64":
        named = [one.replace("tensorflow>", "tensorflow-cpu>") for one in named]
    return [*named, *(one for one in PROJECT["optional-dependencies"]["dev"] if one.startswith("pyinstaller"))]


def environment(work: Path) -> Path:
    """A virtual environment with the app's packages and Earmark, installed from a copy of the sources; returns its Python."""
    python = work / "venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")
    lock = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    lock += [line.replace("tensorflow==", "tensorflow-cpu==") for line in lock if line.startswith("tensorflow==")]
    wanted = "\n".join([sys.version, *requirements(), *lock])
    stamp = work / "venv" / "wanted"
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(work / "venv", ignore_errors=True)
        run(sys.executable, "-m", "venv", work / "venv")
        (work / "versions.txt").write_text("\n".join(lock), "utf-8")
        run(
            python, "-m", "pip", *QUIET, "install", "--constraint", work / "versions.txt", "setuptools", *requirements()
        )
        stamp.write_text(wanted, "utf-8")
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    for name in ("engine", "gui", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(python, "-m", "pip", *QUIET, "install", "--no-deps", "--no-build-isolation", "--force-reinstall", source)
    return python


# ---------------------------------------------------------------------------------------------------- for the spec


def extra_files(work: Path) -> list[tuple[str, str]]:
    """What no import tells of, as (file or folder, folder in the app)."""
    files = [(str(work / "source" / "resources"), "resources"), (str(work / "licences.txt"), "resources")]
    if LINUX:
        known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
        places = {
            line.split()[0]: line.split()[-1]
            for line in known.splitlines()[1:]
            if "x86-64" in line or "AArch64" in line
        }
        files += [(places[name], "fallback") for name in FALLBACK if name in places]
        files += [(str(file), "fallback") for name in FONTS for file in Path("/usr/share/fonts").rglob(name)]
        files.append((str(HERE / "linux" / "fonts.conf"), "fallback"))
    return files


def windows_version(work: Path) -> str | None:
    """The file from which a Windows program gets its version."""
    if not WINDOWS:
        return None
    numbers = tuple(int(part) for part in (*VERSION.split("."), "0"))
    (work / "version.txt").write_text(WINDOWS_VERSION.format(numbers=numbers, version=VERSION), "utf-8")
    return str(work / "version.txt")


# ---------------------------------------------------------------------------------------------------- after PyInstaller


def without_symbols(folder: Path) -> None:
    """Strips libraries of what only debuggers read.  A library whose parts patchelf moved may not load afterwards: it stays as it was."""
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or not file.is_file() or file == folder / "earmark" or not _is_elf(file):
            continue
        stripped = file.with_name(file.name + ".stripped")
        run("strip", "--strip-unneeded", "-o", stripped, file)
        if _is_aligned(stripped):
            stripped.replace(file)
        else:
            stripped.unlink()


def _is_elf(file: Path) -> bool:
    with file.open("rb") as start:
        return start.read(4) == b"\x7fELF"


def _is_aligned(library: Path) -> bool:
    """Whether the system's loader will take it: each part must lie in the file as it will in memory, by whole pages."""
    told = subprocess.run(
        ["readelf", "--program-headers", "--wide", library], capture_output=True, text=True, check=True
    )
    loads = [line.split() for line in told.stdout.splitlines() if line.split()[:1] == ["LOAD"]]
    return all((int(line[1], 16) - int(line[2], 16)) % int(line[-1], 16) == 0 for line in loads)


def parts(folder: Path) -> Counter[str]:
    """Bytes of each part of the app: a package with its libraries and metadata, or a library."""
    sizes: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            place = file.relative_to(folder)
            name = (
                place.parts[1]
                if place.parts[0] in ("_internal", "Contents") and len(place.parts) > 1
                else place.parts[0]
            )
            sizes[name.removesuffix(".libs")] += file.stat().st_size
    return sizes


def print_sizes(folder: Path) -> None:
    """What is in the app, largest first; fails on a path that is too long for Windows."""
    sizes = parts(folder)
    print(f"{'MB':>8}  part of {folder.name} {VERSION}")
    for name, size in sizes.most_common(LISTED):
        print(f"{size / 1e6:8.1f}  {name}")
    print(f"{sum(size for _, size in sizes.most_common()[LISTED:]) / 1e6:8.1f}  {max(0, len(sizes) - LISTED)} more")
    print(f"{sizes.total() / 1e6:8.1f}  all")
    longest = max((file.relative_to(folder).as_posix() for file in folder.rglob("*")), key=len)
    print(f"The longest path inside has {len(longest)} characters.")
    if len(longest) > LONGEST_PATH:
        sys.exit(f"Too long for Windows: {longest}")


def finish(folder: Path, work: Path) -> None:
    """Puts beside the program what a person looks for there."""
    shutil.copy(work / "licences.txt", folder)
    shutil.copy(ROOT / "LICENSE", folder)
    shutil.copy(ROOT / "docs" / "it.md", folder / "for-the-it-department.md")
    if LINUX:
        for file in (
            HERE / "linux" / "earmark.desktop",
            HERE / "linux" / "add-to-menu.sh",
            work / "icons" / "earmark.png",
        ):
            shutil.copy(file, folder)


def signed(*programs: Path) -> None:
    """Signs Windows programs with the certificate in this person's store that EARMARK_SIGN_AS names; without it does nothing."""
    if name := os.environ.get("EARMARK_SIGN_AS"):
        stamp = ("/fd", "SHA256", "/td", "SHA256", "/tr", "http://timestamp.digicert.com")
        run("signtool", "sign", "/n", name, *stamp, *programs)


def packed(folder: Path, out: Path) -> list[Path]:
    """The files to hand out: .tar.zst (.tar.gz without zstd), .zip and installer, or .dmg."""
    out.mkdir(parents=True, exist_ok=True)
    machine = {"AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    name = f"earmark-{VERSION}-{'windows' if WINDOWS else 'macos' if MAC else 'linux'}-{machine}"
    if MAC:
        image, shown = out / f"{name}.dmg", folder.parent / "image"  # what a person sees who opens it: drag this there
        shutil.rmtree(shown, ignore_errors=True)
        shutil.copytree(folder, shown / folder.name, symlinks=True)
        (shown / "Applications").symlink_to("/Applications")
        finish(shown, folder.parents[1])  # inside the app they would break its signature
        run("hdiutil", "create", "-quiet", "-ov", "-volname", "Earmark", "-srcfolder", shown, "-format", "ULFO", image)
        return [image]
    if WINDOWS:
        signed(*folder.glob("*.exe"))
        made = [Path(shutil.make_archive(str(out / name), "zip", folder.parent, folder.name))]
        if compiler := shutil.which("iscc"):
            names = (f"/DVersion={VERSION}", f"/DFolder={folder}", f"/DOut={out}", f"/DName={name}-setup")
            run(compiler, "/Q", *names, HERE / "windows" / "earmark.iss")
            made.append(out / f"{name}-setup.exe")
            signed(made[-1])
        return made
    zstd = shutil.which("zstd")
    archive = out / f"{name}.tar.{'zst' if zstd else 'gz'}"
    packer = f"{zstd} --quiet --threads=0 -12 --long=27" if zstd else "gzip -9"
    owner = ("--owner=0", "--group=0", "--sort=name")
    run("tar", *owner, f"--use-compress-program={packer}", "-cf", archive, "-C", folder.parent, folder.name)
    return [archive]


def main() -> None:
    """Builds, slims, packs."""
    asked = argparse.ArgumentParser(description="Builds the app for this system.")
    asked.add_argument(
        "--work", type=Path, default=ROOT / "build" / "app", help="where it is built (default: %(default)s)"
    )
    asked.add_argument(
        "--out", type=Path, default=ROOT / "dist", help="where the packed file goes (default: %(default)s)"
    )
    asked.add_argument("--folder-only", action="store_true", help="do not pack")
    args = asked.parse_args()
    work, out = args.work.resolve(), args.out.resolve()
    work.mkdir(parents=True, exist_ok=True)
    python = environment(work)
    run(python, HERE / "icons.py", work / "icons", QT_QPA_PLATFORM="offscreen")
    run(python, HERE / "licences.py", work / "licences.txt")
    built = work / "dist"
    run(
        python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=WARN",
        "--workpath",
        work / "pyinstaller",
        "--distpath",
        built,
        HERE / "earmark.spec",
    )
    folder = built / ("Earmark.app" if MAC else "earmark")
    if not MAC:
        finish(folder, work)
    if LINUX:
        without_symbols(folder)
    print_sizes(folder)
    if args.folder_only:
        return
    made = packed(folder, out)
    sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made)
    (out / f"SHA256SUMS-{sys.platform}").write_text(sums, "utf-8")
    for file in made:
        print(f"{file.stat().st_size / 1e6:8.1f} MB packed: {file}")


if __name__ == "__main__":
    main()
