"""How a project learns: a new version of its model from its labels, in use at once, then judged, and taken back where it does harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine import lessons
from engine.errors import UserError
from engine.job import Report, silent
from engine.versions import Version

if TYPE_CHECKING:
    from engine.model import Model
    from engine.project import Project
    from engine.teach import Lesson, Verdict


@dataclass(frozen=True)
class Refit:
    """The first step: a version that is in use but not judged yet."""

    lesson: Lesson
    before: Model
    after: Model
    version: Version


@dataclass(frozen=True)
class Teaching:
    """Both steps: the model in use now, the version that was made, and what was judged."""

    model: Model
    version: Version
    verdict: Verdict

    @property
    def taken(self) -> bool:
        """Whether the new version stayed in use."""
        return self.version.taken


def lesson(project: Project) -> Lesson:
    """What the labels of a project teach now, from the embeddings there are."""
    labels = project.labels()
    names = {c.id: c.name for c in project.classes()}
    groups = project.groups({label.file for label in labels})
    known = served(project.model, project)
    return lessons.lesson(labels, names, known.classes, project.several, project.embedded, groups)


def served(model: Model, project: Project) -> Model:
    """A model with its classes named as the project names them; two that were merged stay two columns, the later without a memory."""
    naming, seen, names = project.naming(), set(), []
    for name in model.classes:
        now = naming(name)
        names.append(name if now in seen else now)
        seen.add(now)
    return model if tuple(names) == model.classes else replace(model, classes=tuple(names))


def refit(project: Project, report: Report = silent, arrived: Callable[[Any], None] | None = None) -> Refit:
    """Fits a new head on the labels and scores every recording anew, in seconds.  Raises UserError when there is too little to learn from.

    Labelled recordings whose embeddings are not kept are read first.
    """
    from engine import teach

    missing = project.unembedded()
    if missing:
        project.classify(report, arrived, files=missing, keep_embeddings=True)
    learnt = lesson(project)
    before = served(project.model, project)
    require(learnt, teach.lacking(counts(learnt), learnt.classes))
    after = teach.refit(learnt, before)
    version, after = project.take_in(after, "Teach")
    project.rescore(after, report)
    return Refit(learnt, before, after, version)


def counts(learnt: Lesson) -> dict[str, int]:
    """How many rows teach each class."""
    targets = learnt.targets
    totals = (
        targets.sum(axis=0) if targets.ndim == 2 else [int((targets == k).sum()) for k in range(len(learnt.classes))]
    )
    return dict(zip(learnt.classes, map(int, totals)))


def require(learnt: Lesson, lacking: list[tuple[str, int]]) -> None:
    """Raises UserError where labels are too few to teach."""
    if not len(learnt.embeddings):
        raise UserError("There are no labels to learn from yet.", "Label a few recordings of each class first.")
    if lacking:
        words = ", ".join(f"{name} ({more})" for name, more in lacking)
        raise UserError("There are too few labels to learn from.", "Still needed: {lacking}.", lacking=words)


def judge(project: Project, made: Refit, report: Report = silent) -> Teaching:
    """Says whether the new version does harm; one that does gives way to the one before, with the verdict in words."""
    from engine import teach

    verdict = teach.judge(made.lesson, made.before, made.after, report)
    version = project.judged(made.version, verdict)
    return Teaching(project.model, version, verdict)


def with_verdict(version: Version, verdict: Verdict) -> Version:
    """The version with what was judged of it."""
    return replace(
        version,
        judged=True,
        taken=verdict.taken,
        verdict=verdict.reason.template,
        verdict_fields=dict(verdict.reason.fields),
        metrics=verdict.metrics,
    )
