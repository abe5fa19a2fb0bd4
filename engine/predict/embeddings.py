"""The embeddings of a project: one file a backbone, float16, only ever added to.

The order that survives a crash: the numbers are written and handed to the system, then the row that points at them is committed.  What
lies beyond the last committed row is cut off when the project is opened next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError

BYTES = 2  # of one float16 number
BLOCK_BYTES = 8 << 20  # thousands of windows: enough to be quick, and small beside the memory there is


class Embeddings:
    """The embeddings of one backbone, each `width` numbers wide.  One writer at a time; any number of readers."""

    def __init__(self, folder: Path, backbone: str, width: int):
        self.path = file_of(folder, backbone)
        self.width = width
        self._file = None

    def append(self, embeddings: NDArray[np.float16]) -> int:
        """Adds (n, width) numbers; returns the row of the first.  Another program sees them when this returns.  Raises OSError."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open(self.path, "ab", buffering=0)  # noqa: SIM115 - lives as long as this object
        first = self._file.seek(0, os.SEEK_END) // (BYTES * self.width)
        data = np.ascontiguousarray(embeddings, np.float16).tobytes()
        try:
            while data:
                data = data[self._file.write(data) :]
        except OSError:  # a full disk: half a row must not shift all that follow
            self._file.truncate(first * BYTES * self.width)
            raise
        return first

    def read(self, first: int, rows: int) -> NDArray[np.float16]:
        """Some rows, (rows, width).  Raises UserError when they are not there."""
        try:
            data = np.fromfile(self.path, np.float16, rows * self.width, offset=first * BYTES * self.width)
        except OSError:
            data = np.empty(0, np.float16)
        if len(data) < rows * self.width:
            raise UserError(
                "The embeddings of this project are damaged ({file}).",
                "Close the project, open it again and classify: what is missing is made anew.",
                file=self.path,
            )
        return data.reshape(rows, self.width)

    def blocks(self, places: list[tuple[int, int]]) -> Iterator[tuple[slice, NDArray[np.float16]]]:
        """Rows of many recordings, a large block at a time: `places` are (first row, rows), ascending.

        Yields which of the places, and all rows from the first of them to the last; rows between that belong to none come along.
        """
        begin = 0
        limit = max(1, BLOCK_BYTES // (BYTES * self.width))
        for end in range(1, len(places) + 1):
            first = places[begin][0]
            if end == len(places) or sum(places[end]) - first > limit:
                yield slice(begin, end), self.read(first, sum(places[end - 1]) - first)
                begin = end

    def close(self) -> None:
        """Ends writing.  May be called twice."""
        if self._file is not None:
            self._file.close()
            self._file = None


def file_of(folder: Path, backbone: str) -> Path:
    """Where the embeddings of a backbone lie."""
    return folder / f"{backbone}.f16"


def rows_in(folder: Path, backbone: str, width: int) -> int:
    """Whole rows the file of a backbone holds now."""
    try:
        return file_of(folder, backbone).stat().st_size // (BYTES * width)
    except FileNotFoundError:
        return 0


def cut(folder: Path, backbone: str, width: int, rows: int) -> None:
    """Drops what lies beyond the first `rows` rows."""
    with open(file_of(folder, backbone), "r+b") as file:
        file.truncate(rows * BYTES * width)
