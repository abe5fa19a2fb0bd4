"""The licences of everything inside the app, from what each package says of itself: `python packaging/licences.py FILE`.

Run in the app's environment.  First a list, then every text; earmark.spec writes it anew when it knows what is taken in of the system.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

import leftout

HEAD = """Earmark is free software under the MIT licence. The packed app holds the parts below, each under its own licence.

Two things to know before you pass the app on:
- What reads phone formats (PyAV with FFmpeg, under the GNU LGPL, version 3) is linked with x264 and x265, which are under the GNU GPL,
  version 2 or later. So the packed app as a whole may be passed on under the terms of the GPL, version 3, only; Earmark's own sources
  stay MIT.
- Qt and PySide6 are under the GNU LGPL, version 3: they lie in the app as libraries of their own, which you may replace.
The sources of both are where the list says; we send them to whoever asks.

"""
BUILDERS = {
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "altgraph",
    "setuptools",
    "pip",
    "wheel",
}  # PyInstaller lets its loader go free
TEXTS = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
SYSTEM = ("/lib", "/usr/lib", "/usr/share")
COMMON = re.compile(r"/usr/share/common-licenses/[\w.+-]*\w")
KNOWN = {  # what lies inside packages that do not say so in their metadata
    "av": "BSD-3-Clause; the FFmpeg in it: LGPL-3.0-or-later, x264 and x265: GPL-2.0-or-later (source: pyav.org, ffmpeg.org)",
    "soundfile": "BSD-3-Clause; the libsndfile in it: LGPL-2.1-or-later (source: libsndfile.github.io)",
    "PySide6_Essentials": "LGPL-3.0-only (source: download.qt.io)",
    "PySide6_Addons": "LGPL-3.0-only; the FFmpeg in it: LGPL-2.1-or-later (source: download.qt.io, ffmpeg.org)",
    "shiboken6": "LGPL-3.0-only (source: download.qt.io)",
}


def inside() -> list[Distribution]:
    """The packages of this environment that are in the app."""
    without = {name.lower() for name in (*leftout.MODULES, *BUILDERS)} | {"grpcio", "libclang"}
    found = {one.metadata["Name"]: one for one in distributions() if one.metadata["Name"].lower() not in without}
    return [found[name] for name in sorted(found, key=str.lower)]


def licence(one: Distribution) -> str:
    """Its licence in a few words."""
    about = one.metadata
    classes = [text.split(" :: ")[-1] for text in about.get_all("Classifier") or [] if text.startswith("License ::")]
    said = (
        KNOWN.get(about["Name"])
        or about.get("License-Expression")
        or ", ".join(classes)
        or about.get("License")
        or "see its text"
    )
    return " ".join(said.splitlines()[0].split()) if len(said.splitlines()[0]) < 200 else "see its text"


def texts(one: Distribution) -> list[str]:
    """The texts it brings."""
    files = [
        file
        for file in one.files or []
        if TEXTS.search(file.name) and file.suffix in ("", ".txt", ".md", ".rst", ".APACHE", ".BSD")
    ]
    return [
        Path(str(file.locate())).read_text("utf-8", "replace") for file in files if Path(str(file.locate())).is_file()
    ]


def system_texts(files: Iterable[str]) -> dict[str, str]:
    """Those of the Debian packages that these files of the system are of, and the common licences that they speak of."""
    real = {os.path.realpath(file) for file in files if file.startswith(SYSTEM)}
    if not real or shutil.which("dpkg-query") is None:
        return {}
    names = ["dpkg-query", "--search", *(f"*/{Path(file).name}" for file in sorted(real))]
    told = subprocess.run(names, capture_output=True, text=True, check=False).stdout
    packages = {
        name.split(":")[0]
        for whose, _, place in (line.rpartition(": ") for line in told.splitlines())
        if os.path.realpath(place) in real
        for name in whose.split(", ")
    }
    found = {name: Path("/usr/share/doc", name, "copyright") for name in sorted(packages)}
    read = {name: file.read_text("utf-8", "replace") for name, file in found.items() if file.exists()}
    common = {Path(place) for text in read.values() for place in COMMON.findall(text)}
    return read | {file.name: file.read_text("utf-8", "replace") for file in sorted(common) if file.is_file()}


def main(file: Path, taken: Iterable[str] = ()) -> None:
    """Writes the list and the texts; `taken` are the files that are taken into the app, of which some are the system's."""
    parts, system = inside(), system_texts(taken)
    rows = [f"{one.metadata['Name']} {one.version}: {licence(one)}" for one in parts]
    rows.insert(0, f"Python {sys.version.split()[0]}: PSF-2.0 (source: python.org)")
    if system:
        rows.append(f"Of the system, each with its text below: {', '.join(system)} (source: snapshot.debian.org)")
    texts_of = {f"{one.metadata['Name']} {one.version}": "\n\n".join(texts(one)) for one in parts} | system
    python = next(
        (path for path in Path(sys.base_prefix).rglob("LICENSE.txt") if "site-packages" not in path.parts), None
    )
    if python is not None:
        texts_of = {"Python": python.read_text("utf-8", "replace")} | texts_of
    blocks = [f"{'=' * 100}\n{name}\n\n{text}" for name, text in texts_of.items() if text]
    file.write_text(HEAD + "\n".join(rows) + "\n\n" + "\n\n".join(blocks), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
