"""How a project learns: a new version of its model from its labels, in use at once, then judged, and taken back where it does harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.job import Report, silent
from engine.project.versions import TEACH, Version
from engine.teach.taught import Taught

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
    return _taught(project, project.base).lesson()


def _taught(project: Project, base: Model, before: int | None = None) -> Taught:
    """What the labels say, as the backbone of `base` hears it; those that the version `before` was taught with (None: the one in use) are
    known.
    """
    labels, base = project.labels(), served(base, project)
    memory = base.memory.classes if base.memory is not None else ()
    return Taught(
        labels,
        {c.id: c.name for c in project.classes()},
        [base.classes[k] for k in np.unique(memory)],
        project.several,
        lambda file: project.embedded(file, base),
        project.groups({label.file for label in labels}),
        project.group,
        project.taught_by(project.current_version if before is None else before),
    )


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


def to_train_from(project: Project, start: Model) -> Model:
    """The model that a training on the project's labels begins with: a version of it remembers what its base does, no more.

    What taught it since is left out; what a base that was itself trained on labels of the project remembers of them is not.  The
    labels come with the data set, as they are now; some of them are held out, and some were taken back.
    """
    place = start.folder.resolve()
    version = next((v for v in project.versions() if project.version_folder(v.number).resolve() == place), None)
    if version is None or version.base == version.number or start.memory is None:
        return start
    base = project.model_of(version.base)
    if base.backbone_id != start.backbone_id:  # a newer Earmark ships another network under that name
        return start
    theirs = set() if base.memory is None else {row.tobytes() for row in base.memory.embeddings}
    kept = np.array([row.tobytes() in theirs for row in start.memory.embeddings], bool)
    return replace(start, memory=start.memory.only(kept))


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
    version, after = project.take_in(after, TEACH, sorted(frozenset().union(*learnt.ids)))
    project.rescore(after, report)
    return Refit(learnt, base, before, after, version)


def unjudged(project: Project) -> Refit | None:
    """The first step of a version in use whose judgement broke off; None where there is none, or too little is left to judge it by."""
    version = next((one for one in project.versions() if one.is_open), None)
    if version is None or project.read_only:
        return None
    try:
        learnt, base = _taught(project, project.base, version.before).lesson(), served(project.base, project)
        before, after = (served(project.model_of(one), project) for one in (version.before, version.number))
    except UserError:
        return None
    return Refit(learnt, base, before, after, version)


def judge(project: Project, made: Refit, report: Report = silent) -> Teaching:
    """Says whether the new version does harm; one that does gives way to the one before."""
    from engine import teach

    return _concluded(
        project,
        made.version,
        lambda: teach.judge(made.lesson, made.before, made.after, report, made.base),
        True,
        report,
    )


def _concluded(
    project: Project, version: Version, judged: Callable[[], Verdict], unjudged: bool, report: Report
) -> Teaching:
    """Keeps the verdict with the version; `unjudged` is whether it is taken when no label can judge it."""
    try:
        verdict = judged()
        taken, reason = verdict.taken, verdict.reason
    except UserError as error:
        verdict, taken, reason = None, unjudged, error
    version = replace(
        version,
        judged=True,
        taken=taken,
        verdict=reason.template,
        verdict_fields=dict(reason.fields),
        metrics=metrics(verdict) if verdict else {},
    )
    project.judged(version, report)
    return Teaching(project.model, version, verdict, reason)


def take_trained(
    project: Project, folder: Path, report: Report = silent, arrived: Callable[[Any], None] | None = None
) -> Teaching:
    """A trained model becomes a version, judged on the labels that did not train it; a good one is taken and classifies everything.

    One that no label can judge, or too few, waits among the versions: a network is new from the ground up and may be worse at
    everything, where a new head on the same embeddings is not.
    Raises UserError, and Cancelled: what is not classified by then stays pending.
    """
    from engine import model as models
    from engine import teach

    trained, before = models.load(folder), served(project.model, project)
    version, trained = project.keep(trained, "Train")
    for model in (project.model, trained):
        project.embed(model, project.unembedded(model), report)
    after = served(trained, project)

    def judged() -> Verdict:
        learnt, old = _taught(project, trained).lesson(), _taught(project, before).means()
        learnt, rows = _label_by_label(learnt, _taught(project, trained).means(), old)
        verdict = teach.judge(learnt, before, after, report, after, rows)
        return replace(verdict, taken=False, reason=_waits(verdict)) if verdict.taken and not verdict.sure else verdict

    teaching = _concluded(project, version, judged, False, report)
    if not teaching.taken:
        return teaching
    project.take(version.number, report)
    project.classify(report, arrived)
    return replace(teaching, model=project.model)


def _waits(verdict: Verdict) -> UserError:
    return UserError(
        "Too few labels tell whether the new network is better (n = {n}): it waits among the versions.",
        "Label some recordings that it was not trained on, or take it if you trust it.",
        n=verdict.n,
    )


def _label_by_label(
    learnt: Lesson, new: dict[frozenset[int], NDArray[np.float32]], old: dict[frozenset[int], NDArray[np.float32]]
) -> tuple[Lesson, NDArray[np.float32]]:
    """A row for each label that two backbones have heard, for their windows need not be the same; and the old one's rows."""
    first = np.unique(learnt.numbers, return_index=True)[1]
    both = [(ids, k) for ids, k in zip(learnt.ids, first) if ids in old]
    if not both:
        raise UserError("No label can judge the new model.", "Label some recordings that can be read.")
    rows = learnt.rows(np.array([k for _, k in both]))
    return replace(rows, embeddings=np.stack([new[ids] for ids, _ in both])), np.stack([old[ids] for ids, _ in both])


def metrics(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain values, to be kept with its version."""
    return {f.name: _values(getattr(verdict, f.name)) for f in fields(verdict) if f.name != "reason"}


def _values(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_values(one) for one in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
