"""Proposals of an open project, and a person's verdicts on them, which are labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from engine.job import Report, silent
from engine.labels import Label, Target, labelling
from engine.labels.classes import NOT, UNKNOWN
from engine.labels.history import Change, Edit
from engine.predict import proposals
from engine.predict.proposals import Proposal
from engine.project.marking import ProjectLabels

if TYPE_CHECKING:
    from engine.exchange.imports import Plan

_AT_ONCE = 500  # recordings, well below what SQLite takes in one question


class ProjectProposals(ProjectLabels):
    """What is proposed lies in the cache; what was said of it lies with the labels."""

    def propose(self, source: str, files: Iterable[str] | None, some: Sequence[Proposal]) -> None:
        """Keeps what a source proposes for some recordings (None: for all), in place of what it proposed for them before."""
        self._must_write()
        self._cache.proposed.put(source, files, some)

    def propose_plan(self, plan: Plan, source: str) -> int:
        """What a table predicts is proposed, in place of what that table proposed before; returns how many spans.

        What the plan says of all of a recording is proposed of its whole length; what has no class says nothing.
        """
        lengths_s = {one.file: one.duration_s for one in self.recordings()}
        some: list[Proposal] = []
        for entry in plan.entries:
            start_s, end_s, low_hz, high_hz = entry.span
            end_s = lengths_s.get(entry.file) if end_s is None else end_s
            if entry.name and entry.name[0] not in (UNKNOWN, NOT) and end_s is not None:
                band = (start_s or 0.0, end_s, low_hz, high_hz)
                some.append(Proposal(entry.file, *band, entry.name, entry.confidence, source))
        self.propose(source, None, some)
        return len(some)

    def forget_proposals(self) -> None:
        """Nothing is proposed any more; verdicts are labels and stay."""
        self._must_write()
        self._cache.proposed.forget()

    def proposals(self, file: str, labels: Sequence[Label] | None = None) -> list[Proposal]:
        """Those of a recording that nobody has judged, by time; their classes as the project names them.

        `labels` of the recording, where they have been read already.
        """
        rows = self._cache.proposed.of(file)
        if not rows:
            return []
        return self._still_open()(rows, self.labels(file) if labels is None else labels)

    def first_proposal(self, files: Sequence[str]) -> Proposal | None:
        """The first that nobody has judged, of the first recording that has any."""
        return next((left[0] for _, left in self._open_of(files) if left), None)

    def to_judge(self, files: Sequence[str]) -> dict[str, int]:
        """How many each of these recordings has that nobody has judged; none for those that nothing was ever proposed of."""
        return {file: len(left) for file, left in self._open_of(files)}

    def _open_of(self, files: Sequence[str]) -> Iterator[tuple[str, list[Proposal]]]:
        """Each of these recordings that anything is proposed of, with what nobody has judged; read many at a time."""
        still_open = self._still_open()
        for begin in range(0, len(files), _AT_ONCE):
            some = files[begin : begin + _AT_ONCE]
            rows, labels = self._cache.proposed.of_some(some), defaultdict(list)
            for label in self.labels_of(rows):
                labels[label.file].append(label)
            yield from ((file, still_open(rows[file], labels[file])) for file in some if file in rows)

    def _still_open(self) -> Callable[[list[tuple], Sequence[Label]], list[Proposal]]:
        naming, names = self.naming(), {one.id: one.name for one in self.classes()}

        def still_open(rows: list[tuple], labels: Sequence[Label]) -> list[Proposal]:
            named = [Proposal(*row)._replace(name=naming(row[5]) if row[5] else "") for row in rows]
            return proposals.still_open(named, labels, names, self.several)

        return still_open

    def proposed(self) -> dict[str, int]:
        """How many each recording has, judged or not, by file."""
        return self._cache.proposed.counts()

    def accept_proposal(self, target: Target) -> Edit | None:
        """The surest open proposal of exactly this span is right; None where there is none.

        One without a class waits for a person to name it: nothing is changed.
        """
        there = self._at(target)
        named = [one.name for one in there if one.name]
        return self._label_as("Accept", {name: [target] for name in named[:1]}, "accepted") if there else None

    def reject(self, targets: Sequence[Target], report: Report = silent) -> Edit:
        """What is proposed of each span, the surest first, is not heard there; else what was said of it; else none of the classes.

        That teaches: the model learns what its false alarms sound like.
        """
        changes: list[Change] = []
        stamp, existing = self._stamp(), self._on(targets)
        proposed = {target: self._at(target) for target in targets}
        names = dict.fromkeys(some[0].name for some in proposed.values() if some and some[0].name)
        classes = self._with_classes(names, changes)
        for done, (target, there) in enumerate(proposed.items()):
            report(done, len(targets), "Rejecting")
            if there and there[0].name:
                denied = [classes[there[0].name].id]
            else:
                denied = [
                    x.class_id for x in existing if (x.file, x.span, x.kind) == (target.file, target.span, "class")
                ]
            for class_id in [None] if there and not there[0].name else denied or [None]:
                changes += labelling.deny(existing, [target], class_id, stamp)
        return self._do("Reject", changes, report)

    def accept_proposals_above(
        self, confidence: float, files: Iterable[str] | None = None, report: Report = silent
    ) -> Edit:
        """Every open proposal at least so sure of the recordings (None: all) becomes a label; one edit, source "bulk"."""
        files = list(self.proposed() if files is None else files)
        wanted: dict[str, list[Target]] = {}
        for done, file in enumerate(files):
            report(done, len(files), "Reading")
            taken = set()
            for one in self.proposals(file):
                if one.name and (one.confidence or 0.0) >= confidence and (self.several or one.span not in taken):
                    taken.add(one.span)
                    wanted.setdefault(one.name, []).append(Target(file, *one.span))
        return self._label_as("Accept all above", wanted, "bulk", report)

    def _at(self, target: Target) -> list[Proposal]:
        """The open proposals of exactly a span, the surest first."""
        there = [one for one in self.proposals(target.file) if Target(target.file, *one.span).span == target.span]
        return sorted(there, key=lambda one: -(one.confidence or 0.0))
