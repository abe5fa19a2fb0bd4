"""The reasons that names and tables give for cries, as a table a person can read and change: reason -> class of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from engine.cry.corpus import HUNGRY, OTHER
from engine.datasets.names import DONATE_A_CRY, REASONS
from engine.errors import UserError
from engine.exchange.imports import Entry, Plan, Unmatched
from engine.labels import WHOLE
from engine.labels.classes import UNKNOWN, alike

UNSAID = ("unknown", "dont_know", "don't know", "other reason")  # words that give no reason
_HUNGER = ("hungry", "hunger", "hu", "feeding", "food")


def from_names(files: Iterable[str]) -> Plan:
    """What Donate-a-Cry's names say: the reason as the class, the app id as the group.  Other names are unmatched."""
    entries, groups, unmatched, count = [], {}, [], 0
    for file in files:
        count += 1
        found = DONATE_A_CRY.fullmatch(PurePosixPath(file).stem)
        reason = REASONS.get(found["reason"].lower()) if found else None
        if found is None or reason is None:
            unmatched.append(Unmatched(0, file, UserError("Its name is not one of Donate-a-Cry.")))
            continue
        entries.append(Entry(file, WHOLE, reason))
        groups[file] = found["app"].lower()
    return Plan(entries, groups, unmatched, count)


def suggested(reasons: Iterable[str]) -> dict[str, str]:
    """The table as it is offered: each reason, in the order they come, with its class, or "?" where none was given."""
    unsaid = {alike(word) for word in UNSAID}
    hunger = {alike(word) for word in _HUNGER}
    return {
        reason: UNKNOWN if alike(reason) in unsaid else HUNGRY if alike(reason) in hunger else OTHER
        for reason in dict.fromkeys(reasons)
    }


def mapped(plan: Plan, table: Mapping[str, str]) -> Plan:
    """The plan with its classes called as the table says ("" leaves them out); what they were called is kept as a note.

    Reasons that the table does not name stay what they are.
    """
    entries: list[Entry] = []
    for entry in plan.entries:
        becomes = table.get(entry.name, entry.name) if entry.name else ""
        if becomes:
            entries.append(replace(entry, name=becomes))
        elif not entry.name:
            entries.append(entry)
        if entry.name and becomes != entry.name:
            entries.append(replace(entry, name="", note=entry.name))
    return replace(plan, entries=entries)
