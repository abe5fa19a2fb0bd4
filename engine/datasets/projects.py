"""The labels of an Earmark project, as a Dataset."""

from __future__ import annotations

from engine.datasets.dataset import Dataset, enough
from engine.datasets.listing import Listing, Row, dataset
from engine.labels import LONG_S, UNTRUSTED
from engine.project import Project


def of_project(project: Project) -> Dataset:
    """The labels of a project that say a class and where; a label on the whole of a long recording does not say where.

    The classes are those with two labels or more, in the project's order.  Raises UserError when these are not two.
    """
    return enough(dataset(listed(project)))


def listed(project: Project) -> Listing:
    """The same as a Listing; what was accepted in bulk, or was not sure, is not trusted.

    Where one of many is heard and two boxes differ in frequency alone, the first speaks, as it does when a head is taught.
    """
    lengths_s = {recording.file: recording.duration_s for recording in project.recordings()}
    names = {one.id: one.name for one in project.classes()}
    said: dict[tuple[str, float, float], tuple[dict[str, None], bool]] = {}
    for label in project.labels():
        length_s = lengths_s.get(label.file)
        if label.kind != "class" or label.class_id not in names or label.file not in lengths_s:
            continue
        if label.whole and length_s is not None and length_s > LONG_S:
            continue
        place = label.file, label.start_s or 0.0, float("inf") if label.end_s is None else label.end_s
        before, trusted = said.get(place, ({}, True))
        name = names[label.class_id]
        heard = {**before, name: None} if project.several or not before else before
        said[place] = heard, trusted and label.source not in UNTRUSTED
    groups = project.groups({file for file, _, _ in said})
    return Listing(
        kind="an Earmark project",
        title=project.name,
        root=project.root,
        rows=[
            Row(project.root / file, tuple(some), "", start_s, end_s, group=groups[file], trusted=trusted)
            for (file, start_s, end_s), (some, trusted) in said.items()
        ],
        groups_by=project.group.kind,
        order=tuple(names.values()),
        several=project.several,
        channel=project.channel,
    )
