"""The session's long work: what runs in which lane, what is told when it arrives, and what happens when a drive goes away."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.errors import UserError
from engine.sound import ailments
from gui import messages, work
from gui.worker import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.exchange.clips import Clip, Kind, Saved
    from engine.project.teaching import Refit, Teaching
    from gui.session import Session

MODEL_KINDS = (
    "teach",
    "judge",
    "take",
)  # what changes the model: a run of the old one makes way, and goes on with the new one
PATIENCE_S = 10.0  # how long closing a project waits for work that has been told to stop


class Runs(QObject):
    """Scanning, classifying, teaching, training and writing for one session."""

    paused = Signal(object)  # UserError: the recordings went away; `classify` again goes on
    estimated = Signal(object)  # work.Plan
    exported = Signal(object)  # Path
    left_out_changed = Signal()

    def __init__(self, session: Session):
        super().__init__(session)
        self._session = session
        self._jobs: list[Job] = []  # each is called what it does; two may do the same, one after the other
        self._again = False  # classify what is pending when the jobs that stand before it have ended
        self._made_way = False  # the run was stopped so that another job need not wait for it
        self._paused_kind = ""
        self.left_out: dict[str, str] = {}  # what the last scan could not take in, with the reason
        self._gone: list[str] = []  # labelled recordings that a scan did not find,
        self._replaced: set[str] = set()  # and recordings that it found to be others, labelled or not
        self._unnamed: set[str] = set()  # listed ones that neither the project, read anew, nor a scan has named yet
        self.edited: set[str] = set()  # recordings whose labels were edited since the project's are being read

    # ---- jobs by what they do
    def is_running(self, kind: str) -> bool:
        """Whether a "load", "scan", "classify", "teach", "judge", "train" or "export" runs or waits."""
        return any(job.objectName() == kind for job in self._jobs)

    def stop(self) -> None:
        """Stops all, waits until nothing writes to the project any more, and forgets it: what still arrives is dropped."""
        self.left_out = {}
        self._gone, self._replaced, self._unnamed = [], set(), set()
        jobs, until_s = list(self._jobs), time.monotonic() + PATIENCE_S
        self._jobs.clear()
        self._again = False
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.wait(max(0.0, until_s - time.monotonic()))

    def begin(self, kind: str, lane: Any, job: Job, **slots: Any) -> None:
        """Starts a job of the open project; `slots` are connected to its signals of those names."""
        job.setObjectName(kind)
        for name, slot in slots.items():
            getattr(job, name).connect(slot)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self._jobs.append(job)
        self._session.start(lane, job)

    def knows(self, job: object) -> bool:
        """Whether a job is of the open project; one that was stopped has nothing to say any more."""
        return job in self._jobs

    def _mine(self) -> bool:
        return self.knows(self.sender())

    def _ended(self, job: Job) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        kind = job.objectName()
        if kind == "classify" and job.is_cancelled and not self._made_way:
            self._again = False
        if kind in MODEL_KINDS and job.is_cancelled and self._session.project is not None:
            self._session.model_changed.emit()  # the new version may be in use already
            self._say_left(len(self._session.project.pending()))
        if self._again and not any(map(self.is_running, ("scan", "classify", *MODEL_KINDS))):
            self.classify()  # recordings were found while a run was going on, or it made way

    def _failed(self, error: Exception) -> None:
        if not self._mine():
            return
        if self.sender().objectName() in ("scan", "classify"):
            self._again = False
        from engine.sound.audio import FolderGone

        if isinstance(error, FolderGone):
            if (
                self._paused_kind != "classify"
            ):  # a look for new recordings in the meantime does not end the pause of a run
                self._paused_kind = self.sender().objectName()
            self.paused.emit(error)
        else:
            self._session.failed.emit(error)

    # ---- opening
    def load(self) -> None:
        """Lists what the project knows, then looks for what is new."""
        s = self._session
        self.edited.clear()
        self.begin("load", s.lanes.scan, Job(work.load, s.project), arrived=self.take_in, succeeded=self._loaded)

    def _loaded(self, count: int) -> None:
        s = self._session
        if not self._mine() or s.project is None:
            return
        if self.edited:  # an edit may have come before its row
            s.edits.read(self.edited)
            s.recordings_changed.emit(tuple(self.edited))
        s.last_place.go()
        if any(one.is_open for one in s.project.versions()):
            self._judge(None)
        if Path(s.project.root).is_dir():
            self.scan()

    def look_again(self) -> None:
        """Looks for new, changed and vanished recordings; where a project is only read, for all that another window has written too."""
        s = self._session
        if s.project is None or s.writable:
            self.scan()
        elif not self.is_running("load"):
            s.project.reread()
            s.read_classes()
            s.rows.put_labels(())
            s.proposals.reread()
            s.classes_changed.emit()
            self._unnamed = set(s.rows.files)
            self.load()

    def scan(self) -> None:
        """Looks for new, changed and vanished recordings."""
        s = self._session
        if s.project is None or self.is_running("scan"):
            return
        job = Job(work.look, s.project, title=self.tr("Looking for recordings"))
        self.begin("scan", s.lanes.scan, job, arrived=self.take_in, succeeded=self._scanned)

    def take_in(self, part: work.Part) -> None:
        """Shows what a job has handed over."""
        s = self._session
        if not self._mine():
            return
        if part.recordings:
            some = part.recordings
            self._unnamed.difference_update(r.file for r in some)
            listed = {r.file for r in some if not r.is_read and s.rows.row(r.file) >= 0}
            if s.writable:
                self._replaced |= listed
            else:  # what is new is new to each scan, for nothing is kept
                some = [r for r in some if r.is_read or r.file not in listed]
            new = [r.file for r in some if s.rows.row(r.file) < 0]
            s.rows.put_recordings(some)
            if new and s.project is not None and not self.is_running("load"):
                # they may have been here before, and something said of them
                s.rows.put_labels(s.project.labels_of(new), new)
            if replaced := tuple(r.file for r in some if r.is_read and r.file in self._replaced):
                s.sounds_changed.emit(replaced)
            s.recordings_changed.emit(tuple(r.file for r in some))
            s.last_place.go(more=self.is_running("load"))
        if part.labels:
            # what was edited since the job read its labels is shown already, as it is now
            labels = [label for label in part.labels if label.file not in self.edited]
            s.rows.put_labels(labels, ())
            s.recordings_changed.emit(tuple({label.file for label in labels}))
        if part.predictions:
            s.rows.put_predictions(part.predictions)
            s.predictions_changed.emit(tuple(p.file for p in part.predictions))
        if part.gone:
            self._gone += s.rows.labelled(part.gone)
            self._take_out(part.gone)

    def _take_out(self, gone: Sequence[str]) -> None:
        self._leave(gone)
        self._session.rows.remove(gone)
        self._session.recordings_changed.emit(None)

    def _leave(self, gone: Sequence[str]) -> None:
        """None of these stays selected, and the next one that is still there is gone to: what is not in the list is not labelled."""
        s, going = self._session, set(gone)
        selected, current = tuple(file for file in s.selected if file not in going), s.current
        if current in going:
            beside = (s.rows.files[row] for row in s.rows.beside(current).tolist())
            current = next(iter(selected), None) or next((file for file in beside if file not in going), None)
        s.select(selected or ((current,) if current else ()), current)

    def _scanned(self, found: work.Scan) -> None:
        if not self._mine():
            return
        if self._unnamed:
            self._take_out(tuple(self._unnamed))
            self._unnamed.clear()
        if found.skipped != self.left_out:
            self.left_out = found.skipped
            self.left_out_changed.emit()
        if found.subfolders:
            self._session.only_subfolders.emit(found.subfolders)
        else:
            self._look_for_table()
        self._say_left(self._session.rows.unclassified()[0])
        self._say_missed()

    def _say_left(self, left: int) -> None:
        """Where some are classified, by the model in use, and some are not."""
        rows = self._session.rows
        if left and rows.said() and not self.is_running("classify"):
            self._session.said.emit(self._left_words(left))

    def _left_words(self, left: int) -> str:
        words = self.tr("Not classified yet: {left} of {all}. Classify goes on with them.")
        return words.format(left=left, all=len(self._session.rows))

    def _say_missed(self) -> None:
        """What scans found of labelled recordings, once."""
        gone, replaced = self._gone, self._session.rows.labelled(sorted(self._replaced))
        self._gone, self._replaced = [], set()
        if (why := ailments.of_labelled(gone, replaced)) is not None:
            self._session.failed.emit(why)

    def _look_for_table(self) -> None:
        """Of recordings of which nobody has said a thing there may be a table that does."""
        s = self._session
        if s.writable and len(s.rows) and not any(s.rows.counts().values()):
            job = Job(work.table_beside, s.project, tuple(s.rows.files))
            self.begin("table", s.lanes.scan, job, succeeded=self._table_looked_for)

    def _table_looked_for(self, found: Path | None) -> None:
        if self._mine() and found is not None and not any(self._session.rows.counts().values()):
            self._session.table_found.emit(found)

    # ---- classifying
    def estimate(self) -> None:
        """Finds out what a run would take; `estimated` brings a work.Plan."""
        s = self._session
        if s.project is None or self.is_running("estimate") or self.is_running("classify"):
            return
        job = Job(work.estimate, s.project, self.options(), title=self.tr("Measuring how long it takes"))
        self.begin("estimate", s.lanes.model, job, succeeded=self._estimated)

    def _estimated(self, plan: work.Plan) -> None:
        if self._mine():
            self.estimated.emit(plan)

    def options(self) -> Any:
        """How to classify, from the settings and the project."""
        from engine.predict import Options

        s = self._session
        assert s.project is not None
        return Options(
            channel=s.project.channel, keep_embeddings=s.settings.keep_embeddings, threads=s.settings.threads
        )

    def classify(self, again: bool = False) -> None:
        """Classifies what is pending, or everything anew."""
        s = self._session
        if s.project is None or self.is_running("classify"):
            return
        if again:
            s.rows.clear_predictions()
            s.predictions_changed.emit(None)
        self._again, self._made_way, self._paused_kind = self.is_running("scan"), False, ""
        job = Job(work.classify, s.project, self.options(), again, title=self.tr("Classifying"))
        self.begin("classify", s.lanes.model, job, arrived=self.take_in, succeeded=self._classified)

    def _classified(self, done: work.Classified) -> None:
        if not self._mine():
            return
        self._session.model_changed.emit()
        if done.recordings:
            words = self.tr("Recordings classified: {n}").format(n=done.recordings - done.unread)
            if done.unread:
                words += " · " + self.tr("could not be read: {n}").format(n=done.unread)
            if self._session.order_classes():
                words += " · " + self.tr("keys 1 to 9 are the classes heard most")
            self._session.said.emit(words)
        elif not self._again:
            rows = self._session.rows
            left = rows.unclassified()[0]  # some: what they held was replaced while the model heard it
            words = self._left_words(left) if left else self.tr("Every recording is classified already")
            self._session.said.emit(words if len(rows) else self.tr("There is no recording to classify"))

    def go_on(self) -> None:
        """Tries again after the recordings had gone away: looks for them, or classifies on where a run was paused."""
        wanted, self._paused_kind = self._paused_kind, ""
        if wanted == "classify":
            self.classify()
        else:
            self.scan()

    def _make_way(self) -> None:
        """Stops a run for a moment: what is done is on disk, and the rest is classified when the model has changed."""
        for job in self._jobs:
            if job.objectName() == "classify":
                self._again = self._made_way = True
                job.cancel()

    # ---- the model
    def model_words(self) -> str:
        """The model in use in a few words, "" where there is none."""
        project = self._session.project
        words = project.model_title if project is not None else ""
        if project is None or not words:
            return ""
        title = project.model.title
        return words.replace(title, messages.model_title(title), 1)

    def teach(self) -> None:
        """A new version from the labels: new scores first, then the judgement in the background."""
        s = self._session
        if s.project is None or self.is_running("teach") or self.is_running("judge"):
            return
        self._make_way()
        job = Job(work.refit, s.project, title=self.tr("Teaching"))
        self.begin("teach", s.lanes.model, job, arrived=self.take_in, succeeded=self._refitted)

    def _refitted(self, made: Refit) -> None:
        s = self._session
        if not self._mine() or s.project is None:
            return
        s.model_changed.emit()
        s.said.emit(self.tr("Taught: every recording has new scores"))
        self._judge(made)

    def _judge(self, made: Refit | None) -> None:
        """Of a version just `made`, or of one that a killed program left unjudged."""
        job = Job(work.judge, self._session.project, made, title=self.tr("Checking the new version"))
        self.begin("judge", self._session.lanes.model, job, arrived=self.take_in, succeeded=self._judged)

    def _judged(self, teaching: Teaching | None) -> None:
        if not self._mine() or teaching is None:
            return
        self._session.model_changed.emit()
        self._session.teaching = teaching
        self._session.teaching_done.emit(teaching)

    def take(self, number: int | None = None) -> None:
        """Takes a version into use whatever was judged of it: the newest, or that number."""
        s = self._session
        if s.project is None or self.is_running("take"):
            return
        if number is None:
            number = max((version.number for version in s.project.versions()), default=0)
        self._make_way()
        job = Job(work.take, s.project, number, title=self.tr("Scoring"))
        self.begin("take", s.lanes.model, job, arrived=self.take_in, succeeded=self._taken)

    def adopt(self, name: str) -> None:
        """Goes on with another model, which classifies everything.  Raises UserError."""
        s = self._session
        if any(map(self.is_running, MODEL_KINDS)):
            raise UserError("The model is being taught or judged.", "Wait until that is done, then change it.")
        if s.project is not None:
            self._make_way()
            s.project.adopt(name)
            s.model_changed.emit()
            self.classify()

    def _taken(self, number: int) -> None:
        if self._mine():
            self._session.model_changed.emit()
            self._session.said.emit(
                self.tr("Version {n} is in use").format(n=number)
                if number
                else self.tr("The model it started from is in use")
            )

    def train(self, recipe: str, epochs: int, start: str = "", changes: Sequence[str] = ()) -> None:
        """Trains a network on the labels in a child process; it becomes a version that is judged like any other.

        `start` is the folder of a model of that recipe to go on from; "" trains from nothing.  `epochs` 0: as the recipe says.
        `changes` to the recipe are "field=value".
        """
        s = self._session
        if s.project is None or self.is_running("train"):
            return
        job = Job(work.train, Path(s.project.folder), recipe, epochs, start, changes, title=self.tr("Training"))
        self.begin("train", s.lanes.train, job, arrived=self._training, succeeded=self._trained)

    def _training(self, line: dict[str, Any]) -> None:
        if self._mine():
            self._session.training_progressed.emit(line)

    def _trained(self, folder: Path) -> None:
        s = self._session
        if not self._mine() or s.project is None:
            return
        self._make_way()
        job = Job(work.take_trained, s.project, folder, title=self.tr("Checking the new version"))
        self.begin("judge", s.lanes.model, job, arrived=self.take_in, succeeded=self._judged)

    # ---- writing
    def write_model(self, what: Sequence[str], path: Path) -> None:
        """Writes a model as one network, or its embeddings, in a child process; `what` is how the command line names it."""
        job = Job(work.write_model, what, path, title=self.tr("Writing {file}").format(file=path.name))
        self.begin("model file", self._session.lanes.train, job, succeeded=self._model_written)

    def _model_written(self, path: Path) -> None:
        if self._mine():
            self._session.said.emit(self.tr("The model is written as {name}").format(name=path.name))

    def export(self, path: Path, options: Any) -> None:
        """Writes the table."""
        s = self._session
        if s.project is None:
            return
        job = Job(work.export, s.project, path, options, title=self.tr("Writing {file}").format(file=path.name))
        self.begin("export", s.lanes.scan, job, succeeded=self._exported)

    def save_clips(self, some: Sequence[Clip], folder: Path, pattern: str, padding_s: float, kind: Kind) -> None:
        """Saves regions as sound files."""
        s = self._session
        if s.project is None or self.is_running("clips"):
            return
        job = Job(work.save_clips, s.project, some, folder, pattern, padding_s, kind, title=self.tr("Saving sounds"))
        self.begin("clips", s.lanes.scan, job, succeeded=self._saved)

    def _saved(self, saved: Saved) -> None:
        if not self._mine():
            return
        words = self.tr("Sounds saved: {n}").format(n=len(saved.files))
        if saved.problems:
            file, why = saved.problems[0]
            words += " · " + self.tr("not saved: {n}, the first {file}: {why}").format(
                n=len(saved.problems), file=file, why=messages.problem(why)
            )
        self._session.said.emit(words)

    def save_picture(self, write: Callable[[Path], object], path: Path) -> None:
        """Writes a picture that is drawn already."""
        s, title = self._session, self.tr("Writing {file}").format(file=path.name)
        self.begin("picture", s.lanes.scan, Job(write, path, title=title), succeeded=self._pictured)

    def _pictured(self, path: Path) -> None:
        if self._mine():
            self._session.said.emit(self.tr("The picture is saved as {name}").format(name=path.name))

    def _exported(self, result: object) -> None:
        if self._mine():
            self._session.said.emit(self.tr("The table is written"))
            self.exported.emit(result)
