"""A Recording: one sound file of a project, as its header and its name tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recording:
    """`file` is the path below the project's recordings folder, with forward slashes; it names the recording everywhere.

    What is not known (yet) is None.  `recorded_at` is ISO 8601, with its UTC offset where the file tells it.  `problem` is the
    reason, in words, why the recording cannot be used or is less than it claims.
    """

    file: str
    size_bytes: int = 0
    modified_ns: int = 0
    duration_s: float | None = None
    rate_hz: int | None = None
    channels: int | None = None
    format: str | None = None
    recorded_at: str | None = None
    device: str | None = None
    problem: str | None = None

    @property
    def folder(self) -> str:
        """The folder below the recordings folder, "" at the top."""
        return self.file.rpartition("/")[0]

    @property
    def is_read(self) -> bool:
        """Whether its header was looked at, not only its name."""
        return self.rate_hz is not None or self.problem is not None
