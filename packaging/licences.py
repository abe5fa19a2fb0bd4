"""The licences of everything inside the app, from what each package says of itself: `python packaging/licences.py FILE`.

Run in the app's environment.  First a list, then every text; on Debian also those of the system's libraries that are taken in.
"""

from __future__ import annotations

import re
import sys
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


def system_texts() -> dict[str, str]:
    """Those of the system's own libraries, which Debian keeps for each package."""
    return {
        file.parent.name: file.read_text("utf-8", "replace")
        for file in sorted(Path("/usr/share/doc").glob("lib*/copyright"))
    }


def main(file: Path) -> None:
    """Writes the list and the texts."""
    parts = inside()
    rows = [f"{one.metadata['Name']} {one.version}: {licence(one)}" for one in parts]
    rows.insert(0, f"Python {sys.version.split()[0]}: PSF-2.0 (source: python.org)")
    blocks = [
        f"{'=' * 100}\n{one.metadata['Name']} {one.version}\n\n" + "\n\n".join(texts(one))
        for one in parts
        if texts(one)
    ]
    python = next(
        (path for path in Path(sys.base_prefix).rglob("LICENSE.txt") if "site-packages" not in path.parts), None
    )
    if python is not None:
        blocks.insert(0, f"{'=' * 100}\nPython\n\n{python.read_text('utf-8', 'replace')}")
    file.write_text(HEAD + "\n".join(rows) + "\n\n" + "\n\n".join(blocks), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
