"""The reasons that names and tables give for cries, as a table a person can read and change: reason -> class of the model."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from engine.cry.corpus import HUNGRY, OTHER
from engine.datasets.names import DONATE_A_CRY
from engine.labels.classes import UNKNOWN, alike

PATTERN = r"(?P<group>[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})-.*-(?P<label>[A-Za-z]{2})"
UNSAID = ("unknown", "dk", "dont_know", "don't know")  # words that give no reason
_HUNGER = ("hungry", "hunger", "hu", "feeding", "food")


def pattern_of(file: str) -> str:
    """The pattern of `imports.from_names` for recordings called as this one: Donate-a-Cry's, with the app id as group; else ""."""
    return PATTERN if DONATE_A_CRY.fullmatch(PurePosixPath(file).stem) else ""


def suggested(reasons: Iterable[str]) -> dict[str, str]:
    """The table as it is offered: each reason, in the order they come, with its class, or "?" where none was given."""
    unsaid = {alike(word) for word in UNSAID}
    hunger = {alike(word) for word in _HUNGER}
    return {
        reason: UNKNOWN if alike(reason) in unsaid else HUNGRY if alike(reason) in hunger else OTHER
        for reason in dict.fromkeys(reasons)
    }
