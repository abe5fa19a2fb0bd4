"""How a public data set is described: which column of its table is what, and what its recordings' names repeat of that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table is what; None: the table does not say.

    `label` holds classes, several joined by "|"; `number` a class as a number, which must agree with it.
    """

    file: str | None = None
    label: str | None = None
    group: str | None = None
    fold: str | None = None
    start: str | None = None
    end: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A public data set.  It is recognised by its columns for file, class, fold and number.

    `name` is a regular expression for its recordings' names without their ending: what its brackets find is the column so
    called where the table lacks it, and must agree with it where it does not.  `part` is (column, value, title) of a data set
    that lies within this one.
    """

    title: str
    columns: Columns
    name: str
    part: tuple[str, str, str] | None = None
