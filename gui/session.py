"""The open project as a QObject: every edit enters here and leaves as one signal.  Panels know the session, never each other."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine import settings as settings_module
from engine.errors import UserError
from engine.labels import LONG_S, Class, Target
from engine.settings import PICTURE, RECENT, Settings
from gui.edits import Edits
from gui.lanes import Lanes
from gui.last_place import LastPlace
from gui.listing.rows import Rows
from gui.proposals import Proposals
from gui.runs import Runs
from gui.worker import Job, Lane

if TYPE_CHECKING:
    from engine.exchange.imports import Plan
    from engine.job import Report
    from engine.labels.history import Edit
    from engine.project import Project
    from engine.project.folder import Template
    from engine.project.teaching import Teaching
    from gui.edits import Done

Walk = Callable[[str | None, int, bool], str | None]


class Session(QObject):
    """What is open, selected and running.  Signals carry what changed; `None` for files means: all of them."""

    opened = Signal()
    closed = Signal()
    root_missing = Signal(str)  # the recordings are not where they were
    only_subfolders = Signal(object)  # [(folder, count)]: no sound in the folder itself
    table_found = Signal(object)  # Path: it says what these recordings are, and nobody has labelled one yet
    recordings_changed = Signal(object)  # tuple of files | None
    sounds_changed = Signal(object)  # tuple of files that are no longer what was listed
    labels_changed = Signal(object)  # Edit
    predictions_changed = Signal(object)  # tuple of files | None
    classes_changed = Signal()
    model_changed = Signal()
    settings_changed = Signal(object)  # tuple of field names
    selection_changed = Signal(object)  # tuple of files
    current_changed = Signal(object)  # file | None
    span_changed = Signal(object)  # (start_s, end_s) | None
    window_asked = Signal(object)  # int: the window of the current recording so many further is wanted
    job_started = Signal(object)  # Job
    job_ended = Signal(object)  # Job
    said = Signal(str)  # one line for the message bar
    failed = Signal(object)  # Exception
    project_changed = Signal(object)  # tuple of names of its properties
    group_wanted = Signal()  # before the first teaching: which recordings belong together?
    teaching_done = Signal(object)  # Teaching
    training_progressed = Signal(object)  # one line of the training child, a dict

    def __init__(self, settings: Settings | None = None, lanes: Lanes | None = None):
        super().__init__()
        self.defaults = settings or settings_module.load()  # the person's
        self.settings = self.defaults  # with the open project's own in place of some
        self.lanes = lanes or Lanes.make()
        self.project: Project | None = None
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        self.classes: tuple[Class, ...] = ()
        self.current: str | None = None
        self.selected: tuple[str, ...] = ()
        self.span: tuple[float, float] | None = None
        self.region: Target | None = None  # where the span was marked by a person: what a label is put on
        self.quiet = False  # the recording was not gone to by the person, so it does not play by itself
        # the list's answer to: which file is `step` after this one (the next unsure one)?
        self.walk: Walk | None = None
        self.teaching: Teaching | None = None  # the last verdict, for a page that is made after it
        self.runs = Runs(self)
        self.edits = Edits(self)
        self.proposals = Proposals(self)
        self.last_place = LastPlace(self)

    # ---- opening and closing
    def open_folder(
        self, path: str | Path, recursive: bool | None = None, template: Template = "everyday", several=False, model=""
    ) -> None:
        """Opens the project of a folder of recordings, or creates it, with `model`; what is on disk is listed at once."""
        from engine.project import Project

        root = Path(path).expanduser().absolute()
        recursive = self.settings.recursive if recursive is None else recursive

        def make() -> Project:
            if not root.is_dir():
                raise UserError(
                    "There is no folder “{folder}”.",
                    "It may have been moved, or a drive is not connected.",
                    folder=str(root),
                )
            return Project.at(root, template, several, recursive, model)

        self._open(Project.default_folder(root), make)

    def new_project(self, recordings: str | Path, folder: str | Path, several: bool = False) -> None:
        """Makes a project for a folder of recordings in a place of the person's own."""
        from engine.project import Project

        place, root, recursive = Path(folder), Path(recordings), self.settings.recursive
        self._open(place, lambda: Project.create(place, root, "everyday", several, recursive))

    def open_project(self, path: str | Path) -> None:
        """Opens a project's own folder."""
        from engine.project import Project

        self._open(Path(path), lambda: Project.open(Path(path)))

    def _open(self, folder: Path, make: Callable[[], Project]) -> None:
        if self.project is not None and folder.resolve() == self.project.folder.resolve():
            self.close_project()  # else its own lock would keep it from being written to
        try:
            project = make()
        except UserError as error:
            self.failed.emit(error)
            return
        if self.project is not None:
            self.close_project()
        self.project = project
        self._take_settings(settings_module.over(self.defaults, project.picture))
        project.person = self.settings.person
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        gc.freeze()  # what has so many entries is not looked through for cycles: that kept the window waiting for 200 ms
        self.read_classes()
        self._remember()
        self.opened.emit()
        self.classes_changed.emit()
        self.model_changed.emit()
        self.runs.load()
        if not Path(project.root).is_dir():
            self.root_missing.emit(str(project.root))

    def _remember(self) -> None:
        assert self.project is not None
        place = str(self.project.folder)
        recent = [place, *(other for other in self.settings.recent if other != place)][:RECENT]
        if recent != self.settings.recent:
            try:
                self.set_setting(recent=recent)
            except OSError as error:  # a settings file that cannot be written must not keep a project shut
                words = "The list of recent projects could not be written: {reason}"
                self.failed.emit(UserError(words, reason=str(error)))

    def close_project(self) -> None:
        """Stops what runs for the project and closes it; what was finished is on disk."""
        if self.project is None:
            return
        self.runs.stop()
        self.edits.finish()
        self.last_place.keep()
        project, self.project = self.project, None
        self._take_settings(self.defaults)
        self._forget()
        project.close()
        self.closed.emit()

    def delete_project(self) -> None:
        """Deletes labels, predictions, models and caches of the open project.  Never touches a recording."""
        if self.project is None:
            return
        project, place = self.project, str(self.project.folder)
        if project.read_only_why is not None:
            self.failed.emit(project.read_only_why)
            return
        self.runs.stop()
        self.edits.drop()
        try:
            project.delete()
        except UserError as error:  # it is closed all the same, and what is left of it can be opened or deleted again
            self.failed.emit(error)
        else:
            self.set_setting(recent=[other for other in self.settings.recent if other != place])
        self.project = None
        self._forget()
        self.closed.emit()

    def relocate(self, folder: str | Path) -> None:
        """The recordings were moved: this is where they are now."""
        self._look_anew(lambda project: project.relocate(Path(folder)))

    def _forget(self) -> None:
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        self.classes = ()
        self.select_span(None)
        self.current, self.selected, self.teaching = None, (), None
        self.selection_changed.emit(())
        self.current_changed.emit(None)

    def include_subfolders(self) -> None:
        """From now on recordings in subfolders belong to the project."""
        self._look_anew(lambda project: project.change(recursive=True))

    def _look_anew(self, change: Callable[[Project], None]) -> None:
        if self.project is None:
            return
        if self.edits.busy:  # the project's file is being written to, and the window would wait for it
            self.said.emit(self.tr("Labels are being written: try again in a moment"))
            return
        try:
            change(self.project)
        except UserError as error:
            self.failed.emit(error)
        else:
            self.runs.scan()

    @property
    def writable(self) -> bool:
        """Whether a project is open and not for reading only."""
        return self.project is not None and not self.project.read_only

    # ---- where we are
    def path(self, file: str) -> Path:
        """The recording on disk."""
        assert self.project is not None
        return Path(self.project.root) / file

    def select(self, files: Sequence[str], current: str | None = None) -> None:
        """These recordings are selected, and `current` (or the first) is the one to see and hear."""
        files = tuple(files)
        current = current if current is not None else (files[0] if files else None)
        if files != self.selected:
            self.selected = files
            self.selection_changed.emit(files)
        if current != self.current:
            self.select_span(None)  # while the one it lies in is current: drawn on, it would be of the wrong one
            self.current = current
            self.current_changed.emit(current)

    def select_span(self, span: tuple[float, float] | None, region: Target | None = None) -> None:
        """A window of the current recording, (start_s, end_s), or all of it."""
        if (span, region) != (self.span, self.region):
            self.span, self.region = span, region
            self.span_changed.emit(span)

    def select_region(self, region: Target | None) -> None:
        """A region of the current recording, labelled or just marked; None: all of the recording."""
        self.select_span(None if region is None else (region.start_s or 0.0, region.end_s or 0.0), region)

    def next(self, step: int = 1, unsure: bool = False) -> None:
        """Goes to the next recording of the list, or to the next unsure one."""
        file = self.walk(self.current, step, unsure) if self.walk else self.rows.neighbour(self.current, step, unsure)
        if file is not None:
            self.select((file,), file)
        elif unsure:
            self.said.emit(self.tr("No unsure recording further on"))

    def tell_current(self) -> None:
        """Says again which recording is current, for a panel that has come late."""
        self.quiet = True
        try:
            self.current_changed.emit(self.current)
        finally:
            self.quiet = False

    def duration_s(self, file: str) -> float | None:
        """How long a recording is, None while it is not known."""
        row = self.rows.row(file)
        value = float(self.rows.duration_s[row]) if row >= 0 else float("nan")
        return value if value == value else None

    # ---- labels
    def _one(self) -> Target | None:
        """What a key labels where not several recordings are selected: the selected region or window of a long one, else the recording."""
        if len(self.selected) > 1 or self.current is None:
            return None
        if self.region is not None:
            return self.region
        long = (self.duration_s(self.current) or 0.0) > LONG_S
        return Target(self.current, *(self.span if self.span and long else ()))

    def targets(self) -> list[Target]:
        """What a key labels now."""
        one = self._one()
        return [one] if one is not None else [Target(file) for file in self.selected]

    def _say(self, verb: Callable[[Project, list[Target], Report], Edit], targets: list[Target] | None = None) -> bool:
        """Says something of what is selected, or was; returns whether anything has changed or will."""
        of = self.targets() if targets is None else targets
        return bool(of) and self.edits.do(lambda project, report: verb(project, of, report), lambda project: len(of))

    def label(self, class_id: int) -> None:
        """Labels what is selected, then goes on where the person wants that."""
        say = partial(self._say, lambda project, targets, report: project.label(targets, class_id, report=report))
        if self.proposals.judged(say) and self.project is not None and not self.project.several:
            self._advance()

    def unknown(self) -> None:
        """Says "don't know": kept out of teaching."""
        say = partial(self._say, lambda project, targets, report: project.unknown(targets, report))
        if self.proposals.judged(say):
            self._advance()

    def unsure(self) -> None:
        """The person is not sure of the label of what is selected, or is sure again."""
        if not self._say(lambda project, targets, report: project.doubt(targets, report)) and self.writable:
            self.said.emit(self.tr("There is no label to be unsure of here"))

    @property
    def note_here(self) -> str:
        """What is noted on what a key labels: a region or window, else the recording as a whole."""
        here = self._one() or Target(self.current or "")
        return next((label.note for label in self.proposals.said_at(here) if label.kind == "note"), "")

    def note(self, text: str, targets: list[Target] | None = None) -> None:
        """Writes a note beside what is selected, or `targets`; an empty one removes it."""
        self._say(lambda project, targets, report: project.note(targets, text, report), targets)

    def unlabel(self) -> None:
        """Takes the labels of what is selected away."""
        self._say(lambda project, targets, report: project.unlabel(targets, report))

    def accept(self) -> None:
        """The predictions of the selected recordings are right; or, of a long one, that of the selected window."""
        one, files = self._one(), self.selected
        if not files:
            return

        def accept(project: Project, report: Report) -> Edit:
            if one is not None and one.start_s is not None and one.end_s is not None:
                edit = project.accept_proposal(one)
                return project.accept_window(one) if edit is None else edit
            return project.accept(files, report=report)

        if self.proposals.judged(partial(self.edits.do, accept, lambda project: len(files))):
            self._advance()
        elif self.writable and (
            (one is not None and self.proposals.open_at(one))
            or not any(self.rows.class_ids(self.rows.row(file)) for file in files)
        ):
            self.said.emit(self.tr("There is no prediction to accept here: choose a class, or U for “don't know”"))

    def accept_above(self, confidence: float, files: frozenset[str]) -> None:
        """Accepts every prediction of `files` that is at least so confident, in one edit; such labels teach but never judge."""
        self.edits.do(
            lambda project, report: project.accept_above(confidence, report, files),
            lambda project: len(files),
            lambda edit: self.said.emit(self.tr("Predictions accepted: {n}").format(n=len(edit.files))),
        )

    @property
    def can_undo(self) -> str | None:
        """The name of the edit `undo` takes back, a constant English text; None while a big edit is under way."""
        return self.project.can_undo if self.settled else None

    @property
    def can_redo(self) -> str | None:
        """The name of the edit `redo` makes again."""
        return self.project.can_redo if self.settled else None

    @property
    def settled(self) -> bool:
        """Whether a project is open that can be written to, and no big edit is under way."""
        return self.writable and not self.edits.busy

    def undo(self) -> None:
        """Takes the last edit back."""
        self.edits.undo()

    def redo(self) -> None:
        """Does what was taken back again."""
        self.edits.redo()

    def _advance(self) -> None:
        if self.settings.auto_advance and len(self.selected) <= 1 and self.region is None:
            if self.span is None:
                self.next()
            else:
                self.window_asked.emit(1)

    # ---- classes
    def read_classes(self) -> None:
        """Takes in the project's classes as they are."""
        assert self.project is not None
        self.classes = tuple(self.project.classes())
        self.rows.put_classes(self.classes)

    def add_class(self, name: str, key: str | None = None, colour: str | None = None, done: Done | None = None) -> None:
        """A new class at the end, with the first free key unless one is given."""
        self.edits.do(lambda project, report: project.add_class(name, key, colour), done=done)

    def rename_class(self, class_id: int, name: str) -> None:
        """Another name; labels keep their class."""
        self.edits.do(lambda project, report: project.rename_class(class_id, name))

    def merge_classes(self, from_id: int, into_id: int, done: Done | None = None) -> None:
        """All labels of one class become the other's, and the first goes."""
        self.edits.do(
            lambda project, report: project.merge_classes(from_id, into_id, report),
            lambda project: project.counts().get(from_id, 0),
            done,
        )

    def delete_class(self, class_id: int, done: Done | None = None) -> None:
        """The class and its labels go; undo brings both back."""
        self.edits.do(
            lambda project, report: project.delete_class(class_id, report),
            lambda project: project.counts().get(class_id, 0),
            done,
        )

    def change_class(self, class_id: int, **changes: Any) -> None:
        """Another key or colour."""
        self.edits.do(lambda project, report: project.change_class(class_id, **changes))

    def order_classes(self) -> bool:
        """After the first predictions: the keys go to the classes most predicted, unless a person has begun to use them."""
        if self.edits.busy or self.project is None or not self.project.order_classes(self.rows.said()):
            return False
        self.read_classes()
        self.classes_changed.emit()
        return True

    # ---- long work
    def start(self, lane: Lane, job: Job) -> Job:
        """Starts a connected job in a lane and shows it in the status bar where it has a title."""
        job.ended.connect(self.job_ended)
        self.job_started.emit(job)
        return lane.start(job)

    def classify(self, again: bool = False) -> None:
        """Classifies what has no prediction of the current model yet, or everything `again`."""
        self.runs.classify(again)

    def teach(self) -> None:
        """Refits the head on the labels; new scores at once, the judgement follows."""
        if self.project is not None and not self.project.group_chosen:
            self.group_wanted.emit()
        else:
            self.runs.teach()

    def import_plan(self, plan: Plan, names: dict[str, str] | None = None, done: Done | None = None) -> None:
        """Labels from elsewhere, in one edit; `names` calls classes otherwise, or "" leaves them out.  Reasons of cries stay as notes."""
        from engine.exchange.imports import renamed

        self.edits.do(
            lambda project, report: project.import_labels(renamed(plan, names or {}, project.of_cries), report),
            lambda project: len(plan.entries) + len(plan.groups),
            done,
        )

    # ---- settings
    def set_setting(self, **changes: Any) -> None:
        """Changes settings, on disk at once."""
        self.defaults = settings_module.change(self.defaults, **changes)
        if self.project is not None and self.settled and changes.keys() & self.project.picture.keys():
            own = self.project.picture
            self.project.change(picture={name: own[name] for name in own.keys() - changes.keys()})
        self._take_settings(replace(self.settings, **changes), tuple(changes))
        self.rows.unsure_below = self.settings.unsure_below
        if self.project is not None:
            self.project.person = self.settings.person

    def set_picture(self, **changes: Any) -> None:
        """Changes how pictures look in this project, which keeps it; where it cannot be written, until it is closed."""
        if self.project is not None and self.settled:
            self.project.change(picture=self.project.picture | changes)
        self._take_settings(replace(self.settings, **changes), tuple(changes))

    def reset_picture(self) -> None:
        """Pictures look as the person's settings have it, in this project too."""
        if self.project is not None and self.settled:
            self.project.change(picture={})
        self._take_settings(replace(self.settings, **{name: getattr(self.defaults, name) for name in PICTURE}))

    def _take_settings(self, settings: Settings, names: tuple[str, ...] | None = None) -> None:
        before, self.settings = self.settings, settings
        if names is None:
            names = tuple(f.name for f in fields(Settings) if getattr(before, f.name) != getattr(settings, f.name))
        if names:
            self.settings_changed.emit(names)
