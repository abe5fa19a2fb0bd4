"""What a person says of a data set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.datasets.known import Columns
from engine.labels.groups import GroupBy


@dataclass(frozen=True)
class Asked:
    """What a person says of a data set; what is not said is found out.

    `columns` of its table, `pattern` of its recordings' names, `group` by their paths; `class_map` is a table that maps many
    classes to few; `only` keeps rows whose column has one of the values; `strict` refuses a set with any entry that cannot be used.
    """

    table: Path | None = None
    audio: Path | None = None
    test_table: Path | None = None
    test_audio: Path | None = None
    columns: Columns = field(default_factory=Columns)
    pattern: str = ""
    group: GroupBy | None = None
    class_map: Path | None = None
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    strict: bool = False
