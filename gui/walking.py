"""From one sound of a class to the next: regions of the current recording first, then the recordings of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.labels import Class, Label
from gui.hearing.regions import Region, Regions

if TYPE_CHECKING:
    from gui.listing.rows import Rows
    from gui.session import Session

translate = QCoreApplication.translate
_AT_ONCE = 256  # recordings whose labels are read together


def class_here(session: Session) -> Class | None:
    """The class of what is selected: what was said of the region or is proposed there; else of the recording, else its prediction."""
    by_id = {one.id: one for one in session.classes}
    region, rows = session.region, session.rows
    if region is not None:
        labels, proposals = session.proposals.said_at(region), session.proposals.open_at(region)
        said = [by_id.get(label.class_id or 0) for label in labels if label.kind == "class"]
        said += [rows.named(one.name) for one in proposals]
        return next(filter(None, said), None)
    row = rows.row(session.current)
    if row < 0:
        return None
    ids = rows.class_ids(row)
    return by_id.get(ids[0]) if ids else rows.named(rows.names.text(int(rows.predicted[row])))


def to_class(session: Session, step: int, within: Callable[[int, int], bool]) -> None:
    """Goes to the next (or previous: -1) sound of the class that is current; `within` goes to the next region of it, if any."""
    wanted = class_here(session)
    if wanted is None:
        session.said.emit(translate("walking", "Choose something that has a class first"))
        return
    if session.region is not None and within(step, wanted.id):
        return
    file = next_of(session.rows, session.current, wanted, step)
    if file is None:
        session.said.emit(translate("walking", "No {name} further on").format(name=wanted.name))
        return
    in_region = session.region is not None
    session.select((file,), file)
    if in_region:
        within(step, wanted.id)


def next_of(rows: Rows, file: str | None, wanted: Class, step: int) -> str | None:
    """The next recording of the list that is labelled as the class, in whole or in part, or unlabelled and predicted so."""
    shown = rows.shown
    label = rows.label[shown]
    hit = (label == wanted.id) | ((label == -1) & rows.heard(wanted.name)[shown])
    hit |= np.isin(shown, [row for row, ids in rows.more.items() if wanted.id in ids])
    here = np.flatnonzero(shown == rows.row(file))
    place = int(here[0]) if len(here) else -1
    found = np.flatnonzero(hit)
    ahead = found[found > place] if step > 0 else found[found < place][::-1]
    return rows.files[shown[ahead[0]]] if len(ahead) else None


def region_of(session: Session, files: Sequence[str], step: int) -> Region | None:
    """The first (or last: -1) region of the first of these recordings that has any."""
    project = session.project
    if project is None:
        return None
    proposed = project.proposed()
    for begin in range(0, len(files), _AT_ONCE):
        some, said = files[begin : begin + _AT_ONCE], defaultdict[str, list[Label]](list)
        for label in project.labels_of(some):
            said[label.file].append(label)
        for file in some:
            open_ones = project.proposals(file, said[file]) if file in proposed else ()
            regions = Regions.of(said[file], open_ones, session.classes)
            if len(regions):
                return regions[0 if step > 0 else -1]
    return None
