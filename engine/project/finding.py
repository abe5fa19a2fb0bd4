"""Finding regions in the recordings of a project: by what its model says over time, or by level alone.  What is found is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UserError
from engine.job import Report, silent
from engine.predict import regions
from engine.predict.proposals import Proposal
from engine.sound import loud
from engine.sound.audio import AudioError
from engine.sound.loud import Loud

if TYPE_CHECKING:
    from engine.project import Project

MODEL, LEVEL = "model", "level"  # who proposes


@dataclass(frozen=True, slots=True)
class ByModel:
    """Where the model's windows say `name` ("": any of its classes) with at least the probability `above`: `engine.predict.regions`."""

    name: str = ""
    above: float = regions.ON
    least_s: float = 0.0

    source = MODEL


@dataclass(frozen=True, slots=True)
class ByLevel:
    """Where something is louder than the noise: `engine.sound.loud`.  What is found may be called `name`."""

    loud: Loud = Loud()  # noqa: RUF009
    name: str = ""

    source = LEVEL


@dataclass(frozen=True, slots=True)
class Found:
    """How many regions in how many recordings; and which could not be heard, with the reason, or were not classified yet."""

    regions: int
    recordings: int
    problems: tuple[tuple[str, str], ...] = ()
    unclassified: int = 0


def find(project: Project, how: ByModel | ByLevel, files: Sequence[str], report: Report = silent) -> Found:
    """Finds regions and proposes them, in place of what was found so before.  Raises UserError; Cancelled: what is done is kept."""
    count = there = unclassified = 0
    problems: list[tuple[str, str]] = []
    for done, file in enumerate(files):
        report(done, len(files), "Finding regions")
        try:
            found = in_recording(project, how, file)
        except AudioError as error:
            problems.append((file, error.reason))
            continue
        if found is None:
            unclassified += 1
            continue
        project.propose(how.source, [file], found)
        count, there = count + len(found), there + bool(found)
    report(len(files), len(files), "Finding regions")
    return Found(count, there, tuple(problems), unclassified)


def in_recording(project: Project, how: ByModel | ByLevel, file: str, report: Report = silent) -> list[Proposal] | None:
    """What is found in one recording, kept nowhere; None where the model has not heard it.  Raises AudioError, UserError."""
    if isinstance(how, ByLevel):
        return by_level(project.root / file, file, how, project.channel, report)
    return _by_model(project, how, file)


def by_level(path: Path, file: str, how: ByLevel, channel: int, report: Report = silent) -> list[Proposal]:
    """Where a recording is louder than its noise, and at which frequencies."""
    return [Proposal(file, *span, how.name, None, LEVEL) for span in loud.loud(path, how.loud, channel, report)]


def _by_model(project: Project, how: ByModel, file: str) -> list[Proposal] | None:
    said = project.predictions([file]).get(file)
    windows, probabilities = project.windows(file)
    if said is None or not len(windows) or probabilities.shape[1] != len(said.classes):
        return None
    if how.name and how.name not in said.classes:
        known = ", ".join(said.classes)
        raise UserError("The model knows no class “{name}”.", "It knows: {known}.", name=how.name, known=known)
    found = []
    for column, name in enumerate(said.classes):
        if how.name in ("", name):
            for one in regions.regions(windows, probabilities[:, column], how.above):
                if one.end_s - one.start_s >= how.least_s:
                    found.append(Proposal(file, one.start_s, one.end_s, None, None, name, one.confidence, MODEL))
    return found
