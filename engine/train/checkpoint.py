"""Where a training stands after its last whole epoch, in a file, so that a kill loses no more than one."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Kept:
    """`state` is plain numbers by name; `arrays` all that learns; `best` the best weights so far, or None."""

    state: dict[str, Any]
    arrays: list[NDArray]
    best: list[NDArray] | None


@dataclass(frozen=True)
class Checkpoint:
    """One file; `mark` says of what training it is, and one of any other training is not read."""

    file: Path
    mark: str

    def write(self, state: dict[str, Any], arrays: Sequence[NDArray], best: Sequence[NDArray] | None) -> None:
        """Replaces the file whole.  Raises OSError."""
        unfinished = self.file.with_suffix(".part")
        named = {f"a{number}": array for number, array in enumerate(arrays)}
        named |= {f"b{number}": array for number, array in enumerate(best or ())}
        try:
            with unfinished.open("wb") as out:
                np.savez(out, mark=np.array(self.mark), state=np.array(json.dumps(state)), **named)  # type: ignore[arg-type]
            unfinished.replace(self.file)
        finally:
            unfinished.unlink(missing_ok=True)

    def read(self) -> Kept | None:
        """What the same training kept last; None where there is nothing, or nothing that can be used."""
        try:
            with np.load(self.file, allow_pickle=False) as kept:
                if str(kept["mark"]) != self.mark:
                    return None
                arrays, best = (_numbered(kept, letter) for letter in "ab")
                return Kept(json.loads(str(kept["state"])), arrays, best or None)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None


def _numbered(kept: Any, letter: str) -> list[NDArray]:
    return [
        kept[f"{letter}{number}"]
        for number in range(sum(name[1:].isdigit() and name[0] == letter for name in kept.files))
    ]
