"""How a project learns: a new version of its model from its labels, in use at once, then judged, and taken back where it does harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import UserError
from engine.job import Report, silent
from engine.taught import Taught
from engine.versions import Version

if TYPE_CHECKING:
    from engine.model import Model
    from engine.project import Project
    from engine.teach import Lesson, Verdict


@dataclass(frozen=True)
class Refit:
    """The first step: a version that is in use but not judged yet.

    `base` is the model the lesson started from, `before` the version in use until now, `after` the new one.
    """

    lesson: Lesson
    base: Model
    before: Model
    after: Model
    version: Version


@dataclass(frozen=True)
class Teaching:
    """Both steps: the model in use now, the version that was made, and what was judged.

    `reason` says in words why it was taken or not; it is not raised.  `verdict` is None where no label can be judged.
    """

    model: Model
    version: Version
    verdict: Verdict | None
    reason: UserError

    @property
    def taken(self) -> bool:
        """Whether the new version stayed in use."""
        return self.version.taken


def lesson(project: Project) -> Lesson:
    """What the labels of a project teach now, from the embeddings there are.  Raises UserError when that is too little."""
    labels = project.labels()
    base = served(project.base, project)
    memory = base.memory.classes if base.memory is not None else ()
    return Taught(
        labels,
        {c.id: c.name for c in project.classes()},
        [base.classes[k] for k in np.unique(memory)],
        project.several,
        project.embedded,
        project.groups({label.file for label in labels}),
        project.group,
        project.taught_by(project.current_version),
    ).lesson()


def served(model: Model, project: Project) -> Model:
    """A model with its classes named as the project names them; the memories of two that were merged are one."""
    naming = project.naming()
    wanted = [naming(name) for name in model.classes]
    if wanted == list(model.classes):
        return model
    first = [wanted.index(name) for name in wanted]
    names = tuple(name if first[k] == k else model.classes[k] for k, name in enumerate(wanted))
    memory = model.memory
    if memory is not None and len(memory):
        memory = replace(memory, classes=np.array(first, np.intp)[memory.classes])
    return replace(model, classes=names, memory=memory)


def refit(project: Project, report: Report = silent, arrived: Callable[[Any], None] | None = None) -> Refit:
    """Fits a new head on the labels and scores every recording anew, in seconds.  Raises UserError when there is too little to learn from.

    Labelled recordings whose embeddings are not kept are read first.
    """
    from engine import teach

    missing = project.unembedded()
    if missing:
        project.classify(report, arrived, files=missing, keep_embeddings=True)
    learnt = lesson(project)
    base, before = served(project.base, project), served(project.model, project)
    after = teach.refit(learnt, base)
    assert learnt.labels is not None
    version, after = project.take_in(after, "Teach", np.unique(learnt.labels).tolist())
    project.rescore(after, report)
    return Refit(learnt, base, before, after, version)


def judge(project: Project, made: Refit, report: Report = silent) -> Teaching:
    """Says whether the new version does harm; one that does gives way to the one before."""
    from engine import teach

    try:
        verdict = teach.judge(made.lesson, made.before, made.after, report, made.base)
        taken, reason = verdict.taken, verdict.reason
    except UserError as error:  # nothing to judge it by, and so no evidence of harm
        verdict, taken, reason = None, True, error
    version = replace(
        made.version,
        judged=True,
        taken=taken,
        verdict=reason.template,
        verdict_fields=dict(reason.fields),
        metrics=metrics(verdict) if verdict else {},
    )
    project.judged(version)
    return Teaching(project.model, version, verdict, reason)


def metrics(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain values, to be kept with its version."""
    from dataclasses import asdict

    return {name: value for name, value in asdict(replace(verdict, reason=None)).items() if name != "reason"}  # type: ignore[arg-type]
