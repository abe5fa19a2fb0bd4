"""Turning a plan of labels from elsewhere into the changes of one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import get_args

from engine.exchange.imports import Entry, Plan
from engine.labels import Class, Label, Source, labelling
from engine.labels.classes import NOT, UNKNOWN
from engine.labels.history import Change

_SOURCES: dict[str, Source] = {one: one for one in get_args(Source)}


def changes(
    plan: Plan,
    classes: Mapping[str, Class],
    existing: Sequence[Label],
    groups: Mapping[str, str],
    several: bool,
    next_id: int,
    who: str,
    when: str,
) -> list[Change]:
    """Labels and groups as the plan has them; `classes` by the names it uses, `groups` those there are."""
    wanted = [_label(entry, classes, who, when) for entry in plan.entries]
    made = labelling.impose(existing, wanted, several, count(next_id))
    for file, name in plan.groups.items():
        made.append(Change("groups", (file, groups[file]) if file in groups else None, (file, name)))
    return made


def _label(entry: Entry, classes: Mapping[str, Class], who: str, when: str) -> Label:
    source = _SOURCES.get(entry.source, "table")
    label = Label(0, entry.file, *entry.span, None, "note", source, entry.who or who, entry.when or when, entry.note)
    if entry.name == UNKNOWN:
        return label._replace(kind="unknown", note="")
    if entry.name.startswith(NOT):
        denied = entry.name.removeprefix(NOT)
        return label._replace(kind="not", class_id=classes[denied].id if denied else None, note="")
    if entry.name:
        return label._replace(kind="class", class_id=classes[entry.name].id, note="")
    return label
