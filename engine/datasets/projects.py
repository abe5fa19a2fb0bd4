"""The labels of an Earmark project, as a Dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.datasets.dataset import Dataset, enough
from engine.labels import LONG_S

if TYPE_CHECKING:
    from engine.project import Project


def of_project(project: Project) -> Dataset:
    """The labels of a project that say a class and where; a label on the whole of a long recording does not say where.

    The classes are those with labels, in the project's order.  Raises UserError when these are not two classes of two recordings.
    """
    lengths_s = {recording.file: recording.duration_s for recording in project.recordings()}
    names = {one.id: one.name for one in project.classes()}
    rows: dict[tuple[str, float, float], tuple[set[str], bool]] = {}
    for label in project.labels():
        length_s = lengths_s.get(label.file)
        if label.kind != "class" or label.class_id not in names or label.file not in lengths_s:
            continue
        if label.whole and length_s is not None and length_s > LONG_S:
            continue
        place = label.file, label.start_s or 0.0, np.inf if label.end_s is None else label.end_s
        said, trusted = rows.get(place, (set(), True))
        rows[place] = (
            {*said, names[label.class_id]} if project.several else {names[label.class_id]},
            trusted and label.source != "bulk",
        )
    used = {name for said, _ in rows.values() for name in said}
    classes = tuple(name for name in names.values() if name in used)
    hot = np.array([[name in said for name in classes] for said, _ in rows.values()], bool).reshape(
        len(rows), len(classes)
    )
    groups = project.groups({file for file, _, _ in rows})
    dataset = Dataset(
        title=project.name,
        files=tuple(project.root / file for file, _, _ in rows),
        spans=np.array([[start_s, end_s] for _, start_s, end_s in rows]).reshape(-1, 2),
        classes=classes,
        targets=hot if project.several else hot.argmax(1) if len(rows) else np.zeros(0, np.intp),
        groups=np.array([groups[file] for file, _, _ in rows], str),
        trusted=np.array([trusted for _, trusted in rows.values()], bool),
        groups_by=project.group.kind,
    )
    return enough(dataset)
