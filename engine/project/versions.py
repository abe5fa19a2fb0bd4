"""The versions of a project's model: every one that was taught or trained, with how good it was, and which is in use.

`models/0003/` is a model folder with a `version.json` beside its weights; `models/current` names the one in use (0: the one the
project started from).  All of it is files, replaced whole, so that a crash leaves the old state or the new one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import UserError

if TYPE_CHECKING:
    from engine.model import Model

KEPT = 10


TEACH = "Teach"  # what a version comes from that labels taught


@dataclass(frozen=True)
class Version:
    """`reason` is what it came from ("Teach", "Train"); `verdict` what the judge said, a constant English template with `verdict_fields`.

    `judged` is False until the judge has spoken; `taken` says whether it was found good enough to use; `current` whether it is in use.
    `before` was in use when it was made; `base` is the one whose backbone and memory it stands on (0: the model the project started from).
    """

    number: int
    made_at: str
    reason: str = ""
    metrics: Mapping[str, Any] = field(default_factory=dict)
    taken: bool = True
    judged: bool = False
    verdict: str = ""
    verdict_fields: Mapping[str, Any] = field(default_factory=dict)
    before: int = 0
    base: int = 0
    current: bool = False

    @property
    def is_open(self) -> bool:
        """Whether labels taught it, and it is in use, but its judgement broke off or is not over yet."""
        return self.current and not self.judged and self.reason == TEACH


class Versions:
    """The versions in a project's `models` folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def place(self, number: int) -> Path:
        return self.folder / f"{number:04d}"

    @property
    def current(self) -> int:
        """The number of the version in use; 0: the model the project started from."""
        try:
            number = int((self.folder / "current").read_text("ascii"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return 0
        except OSError as error:  # to go on with another model in silence would be worse
            raise UserError(
                "Which model the project uses cannot be read: {said}.",
                "Try again; look whether the project's drive is there.",
                said=error.strerror or error,
            ) from error
        return number if number == 0 or (self.place(number) / "version.json").exists() else 0

    def all(self) -> list[Version]:
        """Every kept version, the oldest first; one whose description is damaged is left out."""
        found = []
        for path in sorted(self.folder.glob("[0-9][0-9][0-9][0-9]*/version.json")):
            with suppress(OSError, ValueError, TypeError):
                found.append(
                    Version(**json.loads(path.read_text("utf-8")), current=int(path.parent.name) == self.current)
                )
        return found

    def get(self, number: int) -> Version:
        """Raises UserError when it is not kept."""
        for version in self.all():
            if version.number == number:
                return version
        raise UserError("Version {number} is not kept any more.", number=number)

    def add(
        self, model: Model, reason: str, taught: Sequence[int] = (), base: int | None = None, use: bool = True
    ) -> tuple[Version, Model]:
        """Keeps a model as the next version, unless told otherwise in use at once; it awaits its verdict.  Returns it as kept.

        `taught` are the numbers of the labels it learned from; `base` None: it stands on itself.
        """
        from engine import model as models

        self.folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        numbers = [int(path.name) for path in self.folder.glob("[0-9][0-9][0-9][0-9]*") if path.name.isdigit()]
        number = 1 + max([*numbers, self.current])
        model = models.save(replace(model, version=str(number)), self.place(number))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        version = Version(number, now, reason, before=self.current, base=number if base is None else base)
        _replace(self.place(number) / "taught.json", json.dumps(list(taught)))
        self._write(version)
        if use:
            self.use(number)
        return replace(version, current=use), model

    def taught(self, number: int) -> frozenset[int]:
        """The numbers of the labels a version learned from."""
        try:
            return frozenset(json.loads((self.place(number) / "taught.json").read_text("ascii")))
        except (OSError, ValueError):
            return frozenset()

    def judge(self, version: Version) -> None:
        """Keeps what the judge said of a version; one that is refused gives way to the one before it."""
        self._write(version)
        if not version.taken and self.current == version.number:
            self.use(version.before)
        self._prune()

    def use(self, number: int) -> None:
        """Takes a version into use.  Raises UserError when it is not kept."""
        if number:
            self.get(number)
        self.folder.mkdir(parents=True, exist_ok=True)
        _replace(self.folder / "current", str(number))

    def _write(self, version: Version) -> None:
        about = asdict(version)
        del about["current"]
        _replace(
            self.place(version.number) / "version.json", json.dumps(about, indent=1, ensure_ascii=False, default=_plain)
        )

    def _sweep(self) -> None:
        """Removes what a killed program left half written; only one program at a time may write here, and it adds one at a time."""
        for path in self.folder.iterdir():
            if path.is_dir() and not (path / "version.json").exists():
                shutil.rmtree(path, ignore_errors=True)

    def _prune(self) -> None:
        kept = self.all()
        needed = {v.base for v in kept[-KEPT:]} | {v.base for v in kept if v.current}
        spare = [v for v in kept if not v.current and v.number not in needed]
        for version in spare[: max(0, len(kept) - KEPT)]:
            shutil.rmtree(self.place(version.number), ignore_errors=True)


def _plain(value: Any) -> Any:
    """Numpy's numbers and arrays, as JSON has them."""
    return value.tolist() if hasattr(value, "tolist") else str(value)


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(path.name + ".new")
    with open(beside, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
