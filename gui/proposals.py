"""Regions that are found and proposed, and the person's way through them: each is accepted, rejected or corrected, and the next comes."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.labels import Label, Span, Target
from gui import numbers, work
from gui.worker import Job

if TYPE_CHECKING:
    from engine.exchange.imports import Plan
    from engine.labels.history import Edit
    from engine.predict.proposals import Proposal
    from engine.project import Project
    from engine.project.finding import ByLevel, ByModel, Found
    from gui.session import Session

WAITS_S = 10.0  # whoever looks for regions waits so long for what is found


@dataclass(frozen=True)
class Beside:
    """What is known of one recording: the labels, and the proposals that nobody has judged."""

    file: str
    labels: list[Label]
    proposals: list[Proposal]

    @cached_property
    def said(self) -> dict[Span, list[Label]]:
        """The labels of each span."""
        spans: dict[Span, list[Label]] = defaultdict(list)
        for label in self.labels:
            spans[label.span].append(label)
        return spans

    def after(self, edit: Edit) -> list[Label]:
        """The labels an edit leaves or makes here; it is on disk already."""
        by_id = {label.id: label for label in self.labels}  # they may have been read since: then nothing changes
        for change in edit.changes:
            if change.table == "labels" and change.before is not None:
                by_id.pop(change.before[0], None)
        come = [
            Label(*change.after) for change in edit.changes if change.table == "labels" and change.after is not None
        ]
        by_id |= {label.id: label for label in come if label.file == self.file}
        return sorted(by_id.values())

    @cached_property
    def open(self) -> dict[Span, list[Proposal]]:
        """The proposals of each span."""
        spans: dict[Span, list[Proposal]] = defaultdict(list)
        for one in self.proposals:
            spans[Target(self.file, *one.span).span].append(one)
        return spans


class Proposals(QObject):
    """Of one session.  Verdicts are labels: they go the way of every edit."""

    changed = Signal(object)  # tuple of files | None: others are proposed now
    asked = Signal(object)  # (start_s, end_s): is to be seen

    def __init__(self, session: Session):
        super().__init__(session)
        self._session = session
        self._read: Beside | None = None
        self.how: list[ByModel | ByLevel] = []  # regions were looked for, each way but once, the last one last
        # the recording and the region that were chosen when finding began, and when that was
        self._began: tuple[str | None, Target | None] = (None, None)
        self._began_s = 0.0
        self._last: Target | None = (
            None  # the last one that was judged, while it is still selected: keys pressed once more mean no other
        )
        session.classes_changed.connect(self.reread)
        session.project_changed.connect(self.reread)
        session.closed.connect(self._closed)
        session.span_changed.connect(self._moved)

    # ---- what there is
    def beside(self, file: str | None) -> Beside:
        """What was said of a recording, and what is proposed and still to be judged."""
        project = self._session.project
        if project is None or file is None:
            return Beside("", [], [])
        if self._read is None or self._read.file != file:
            labels = project.labels(file)
            self._read = Beside(file, labels, project.proposals(file, labels))
        return self._read

    def said_at(self, target: Target) -> list[Label]:
        """What was said of exactly this span."""
        return self.beside(target.file).said.get(target.span, [])

    def open_at(self, target: Target) -> list[Proposal]:
        """What is proposed of exactly this region and not judged yet, the surest first."""
        some = self.beside(target.file).open.get(target.span, [])
        return sorted(some, key=lambda one: -(one.confidence or 0.0))

    def labels_after(self, edit: Edit) -> list[Label] | None:
        """The labels of the recordings of an edit that has been made, where they are known without reading them."""
        read = self._read
        return read.after(edit) if read is not None and edit.files == {read.file} else None

    def put_labels(self, labels: Iterable[Label], files: Collection[str]) -> None:
        """These are now all labels of `files`."""
        project, read = self._session.project, self._read
        if project is not None and read is not None and read.file in files:
            own = [label for label in labels if label.file == read.file]
            self._read = Beside(read.file, own, project.proposals(read.file, own))

    def reread(self, *_: object) -> None:
        """What was said and is proposed may be something else now."""
        self._read = None

    def _closed(self) -> None:
        self._read = None
        self.how.clear()

    # ---- verdicts
    def reject(self) -> None:
        """What is proposed of the selected region, or was said of it, is not heard there."""
        s, region = self._session, self._session.region
        if region is None:
            s.said.emit(self.tr("Choose a region first: what is not heard there is told to the model"))
        elif region == self._last and not self.open_at(region):
            s.said.emit(self.tr("No region is left to judge"))
        elif self.is_rejected(region):
            s.said.emit(self.tr("Rejected already"))
        else:
            self.judged(lambda: s.edits.do(lambda project, report: project.reject([region], report)))

    def is_rejected(self, region: Target) -> bool:
        """Whether nothing is left to reject of a region."""
        kinds = {label.kind for label in self.said_at(region)}
        return "not" in kinds and "class" not in kinds and not self.open_at(region)

    def _moved(self, _span: object) -> None:
        self._last = None

    def judged(self, verdict) -> bool:
        """Gives a verdict on the selected region, then goes to the next one that is proposed; returns whether anything has changed."""
        s, region = self._session, self._session.region
        was_open = region is not None and bool(self.open_at(region))
        if not verdict():
            return False
        if was_open and region is not None and s.settings.auto_advance:
            self._go_on(region)
        return True

    def _go_on(self, judged: Target) -> None:
        """To the next open one of this recording, of those further down the list, then of those above, so that none is left behind."""
        here, beside = (judged.start_s or 0.0, judged.end_s or 0.0), self.beside(judged.file).proposals
        found = next((one for one in beside if (one.start_s, one.end_s) >= here), None)
        above, below = self._around(judged.file)
        if found is None and (found := self._first_of(below)) is None:
            found = self._first_of(above) or next(iter(beside), None)
            words = self.tr("Going on from the top") if found else self.tr("No region is left to judge")
            self._session.said.emit(words)
        if found is not None:
            self.go_to(found)
        else:
            self._last = judged

    def _around(self, file: str) -> tuple[list[str], list[str]]:
        """What is listed above a recording, and below it."""
        rows = self._session.rows
        shown = [rows.files[k] for k in rows.shown]
        at = shown.index(file) if file in shown else 0
        return shown[:at], [other for other in shown[at:] if other != file]

    def _first_of(self, files: Sequence[str]) -> Proposal | None:
        """The first open one of these recordings."""
        project = self._session.project
        assert project is not None
        proposed = project.proposed()
        return project.first_proposal([file for file in files if file in proposed])

    def go_to(self, one: Proposal) -> None:
        """Selects it, in its recording, and shows it."""
        if one.file != self._session.current:
            self._session.select((one.file,), one.file)
        self._session.select_region(Target(one.file, *one.span))
        self.asked.emit((one.start_s, one.end_s))

    def accept_above(self, confidence: float, files: Sequence[str] | None = None) -> None:
        """Every open one that is at least so sure becomes a label, in one edit."""

        def accept(project: Project, report) -> Edit:
            return project.accept_proposals_above(confidence, files, report)

        def said(edit) -> None:
            self._session.said.emit(
                self.tr("Regions accepted, in recordings: {n}").format(n=numbers.whole(len(edit.files)))
            )

        def size(project: Project) -> int:
            counts = project.proposed()
            return sum(counts.values() if files is None else (counts.get(file, 0) for file in files))

        if not self._session.edits.do(accept, size, said):
            self._session.said.emit(self.tr("No region that is proposed is that sure"))

    # ---- finding
    def find(self, how: ByModel | ByLevel, files: Sequence[str]) -> None:
        """Finds regions in recordings and proposes them."""
        s = self._session
        if s.project is None or not s.writable or s.runs.is_running("find"):
            return
        self.how = [*(one for one in self.how if one.source != how.source), how]
        self._began, self._began_s = (s.current, s.region), time.monotonic()
        job = Job(work.find_regions, s.project, how, files, title=self.tr("Finding regions"))
        s.runs.begin("find", s.lanes.scan, job, succeeded=self._found, ended=self._ended)

    def _ended(self, job: Job) -> None:
        if self._session.runs.knows(job):
            self._anew()

    def _anew(self) -> None:
        self.reread()
        self.changed.emit(None)

    def _found(self, result: tuple[Found, Proposal | None]) -> None:
        if not self._session.runs.knows(self.sender()):
            return
        found, first = result
        words = self.tr("Regions found: {n}, in recordings: {m}").format(
            n=numbers.whole(found.regions), m=numbers.whole(found.recordings)
        )
        if found.unclassified:
            words += " · " + self.tr("not classified yet: {n}").format(n=numbers.whole(found.unclassified))
        if found.problems:
            words += " · " + self.tr("could not be read: {n}").format(n=numbers.whole(len(found.problems)))
        self._session.said.emit(words)
        self._show_first(first)

    def _show_first(self, elsewhere: Proposal | None = None) -> None:
        """The first one that is to be judged, of the current recording or else `elsewhere`, so that the keys are about what was found.

        A recording or region that was chosen since is not taken away from whoever works on it, nor one that is looked at while much is
        searched.
        """
        self._anew()
        s = self._session
        region, some = s.region, self.beside(s.current).proposals
        if region is not None and (region != self._began[1] or self.open_at(region)):
            return
        waits = (s.current, region) == self._began and time.monotonic() - self._began_s < WAITS_S
        found = next(iter(some), elsewhere if waits else None)
        if found is not None:
            self.go_to(found)

    def take_in(self, plan: Plan, names: dict[str, str], source: str) -> None:
        """What a table predicts is proposed; `names` calls classes otherwise, or "" leaves them out."""
        s = self._session
        if s.project is None or not s.writable or s.runs.is_running("find"):
            return
        self._began = s.current, s.region
        job = Job(work.propose_plan, s.project, plan, names, source, title=self.tr("Importing predictions"))
        s.runs.begin("find", s.lanes.scan, job, succeeded=self._taken_in, ended=self._ended)

    def _taken_in(self, count: int) -> None:
        if not self._session.runs.knows(self.sender()):
            return
        self._session.said.emit(self.tr("Regions to be judged: {n}").format(n=numbers.whole(count)))
        self._show_first()

    def forget(self) -> None:
        """Nothing is proposed any more; what was said stays."""
        project = self._session.project
        if project is not None and self._session.writable:
            project.forget_proposals()
            self._anew()
