"""The lock that keeps two programs from writing to one project.

The operating system holds it and drops it when the process ends, however it ends: a killed program leaves nothing in the way.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path


class Lock:
    """A lock on a file, held until `release`.  Use `take`."""

    def __init__(self, handle: int):
        self._handle: int | None = handle

    def release(self) -> None:
        """Lets others write.  May be called twice."""
        if self._handle is not None:
            os.close(self._handle)  # closing drops the lock on every system
            self._handle = None


def take(path: Path) -> Lock | None:
    """The lock, or None when another program (or another part of this one) has it.

    Raises OSError when the place cannot be written to.  A drive that knows no locks grants it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(handle)
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            os.close(handle)
            return None
    return Lock(handle)


if os.name == "nt":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
