"""Which recordings belong together: the site, the animal, the baby.  What a model learns on one group is tested on others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any, Literal, TypeAlias, get_args

from engine.errors import UserError

Kind: TypeAlias = Literal["recording", "folder", "name", "table", "day"]


@dataclass(frozen=True, slots=True)
class GroupBy:
    """How the group of a recording is found.

    "recording": each is its own; "folder": the folder it lies in; "name": a part of its name, either the `part`th (from 0, negative
    from the end) between `separator`s or what `pattern` (a regular expression, its first bracket or "group") finds; "table": as a
    table said; "day": the day it was recorded on, as for one baby, whose later days test what earlier ones taught.
    A recording for which this gives nothing is its own group, called as its file.
    """

    kind: Kind = "recording"
    separator: str = "_"
    part: int = 0
    pattern: str = ""

    def check(self) -> GroupBy:
        """Itself.  Raises UserError for a pattern that cannot be read."""
        if self.kind not in get_args(Kind):
            raise UserError("Recordings cannot be grouped by “{kind}”.", kind=self.kind)
        if self.kind == "name" and not self.pattern and not self.separator:
            raise UserError("Say what separates the parts of a file name.")
        if self.pattern:
            try:
                re.compile(self.pattern)
            except re.error as error:
                raise UserError(
                    "The pattern “{pattern}” cannot be read: {said}.", pattern=self.pattern, said=error
                ) from None
        return self

    def of(self, file: str, table: Mapping[str, str]) -> str:
        """The group of a recording; `table` is what an imported table said, or for "day" the recordings' days."""
        if self.kind == "folder":
            return file.rpartition("/")[0] or "."
        if self.kind in ("table", "day"):
            return table.get(file) or file
        if self.kind == "name":
            return self._part(PurePosixPath(file).stem) or file
        return file

    def _part(self, stem: str) -> str | None:
        if self.pattern:
            found = re.search(self.pattern, stem)
            if found is None:
                return None
            name: str | int = "group" if "group" in found.groupdict() else min(1, len(found.groups()))
            return found.group(name)
        parts = stem.split(self.separator)
        return parts[self.part] if len(parts) > 1 and -len(parts) <= self.part < len(parts) else None

    def kept(self) -> dict[str, Any]:
        """As it is kept in the project's settings."""
        return asdict(self)


def unfit(alone: Sequence[str], count: int) -> UserError | None:
    """What is to be said where of `count` recordings these are `alone`, for their names say no group.  Raises UserError for all."""
    if not alone:
        return None
    if len(alone) == count:
        raise UserError(
            "No recording's name says a group; the first is {example}.",
            "Capitals make a difference in a pattern, and its first bracket is what belongs together.",
            example=alone[0],
        )
    return UserError(
        "The names of {count} of {all} recordings say no group, as {example}. Each of these is a group of its own.",
        "Write a pattern that fits them too.",
        count=len(alone),
        all=count,
        example=alone[0],
    )
