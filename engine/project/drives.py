"""Whether a folder lies on a drive of another computer, where SQLite's write-ahead log does not work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_REMOTE = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.smbnetfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "orangefs",
        "smb2",
        "smb3",
        "smbfs",
        "virtiofs",
        "vboxsf",
        "webdav",
    ]
)


def on_network(folder: Path) -> bool:
    """True for a network drive; False where the system does not tell.  The folder need not exist yet."""
    folder = Path(os.path.realpath(folder))
    try:
        if os.name == "nt":
            return _windows(folder)
        table = _mounts_linux() if sys.platform.startswith("linux") else _mounts_other()
    except (OSError, subprocess.SubprocessError):
        return False
    inside = [(len(place.parts), kind) for place, kind in table if folder.is_relative_to(place)]
    return bool(inside) and max(inside)[1].casefold() in _REMOTE


def _windows(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    import ctypes

    remote = 4
    return ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\") == remote  # type: ignore[attr-defined]


def _mounts_linux() -> list[tuple[Path, str]]:
    lines = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    words = (line.split(" ") for line in lines)
    return [(Path(w[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")), w[2]) for w in words]


def _mounts_other() -> list[tuple[Path, str]]:
    """From lines like `//guest@nas/sounds on /Volumes/sounds (smbfs, nodev)`."""
    text = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
    table = []
    for line in text.splitlines():
        place, _, about = line.partition(" on ")[2].rpartition(" (")
        table.append((Path(place), about.partition(",")[0].strip(")")))
    return table
