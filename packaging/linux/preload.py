"""Runs before Earmark in the packed Linux app: what a system without a desktop lacks is taken from the app.

Drivers belong to the system, so its own libGL, libxcb and the like come first wherever they are; so do its fonts.
"""

import ctypes
import os
import sys

FALLBACK = os.path.join(sys._MEIPASS, "fallback")  # type: ignore[attr-defined]  # where the app lies


def _preload() -> None:
    left = sorted(os.listdir(FALLBACK))
    for _ in range(3):  # they need each other, the names do not say in which order
        left = [name for name in left if ".so" in name and not _loaded(name)]


def _loaded(name: str) -> bool:
    for place in (name, os.path.join(FALLBACK, name)):
        try:
            ctypes.CDLL(place, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        return True
    return False


if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
    os.environ["LC_CTYPE"] = "C.UTF-8"  # as Python does outside of an app; Qt would complain
if os.path.isdir(FALLBACK):
    _preload()
    if not os.path.exists("/etc/fonts/fonts.conf"):
        os.environ.setdefault("FONTCONFIG_FILE", os.path.join(FALLBACK, "fonts.conf"))
