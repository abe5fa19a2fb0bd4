"""The open project as a QObject: every edit enters here and leaves as one signal.  Panels know the session, never each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine import settings as settings_module
from engine.errors import UserError
from engine.labels import LONG_S, Class, Target
from engine.settings import Settings
from gui.lanes import Lanes
from gui.listing.rows import Rows
from gui.runs import Runs
from gui.worker import Job, Lane

if TYPE_CHECKING:
    from engine.labels.history import Edit
    from engine.project import Project
    from engine.project.folder import Template
    from engine.project.teaching import Teaching

Walk = Callable[[str | None, int, bool], str | None]
MANY = 500  # from here on it is quicker to read all labels than those of each recording


class Session(QObject):
    """What is open, selected and running.  Signals carry what changed; `None` for files means: all of them."""

    opened = Signal()
    closed = Signal()
    root_missing = Signal(str)  # the recordings are not where they were
    only_subfolders = Signal(object)  # [(folder, count)]: no sound in the folder itself
    recordings_changed = Signal(object)  # tuple of files | None
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
        self.settings = settings or settings_module.load()
        self.lanes = lanes or Lanes.make()
        self.project: Project | None = None
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        self.classes: tuple[Class, ...] = ()
        self.current: str | None = None
        self.selected: tuple[str, ...] = ()
        self.span: tuple[float, float] | None = None
        self.quiet = False  # the recording was not gone to by the person, so it does not play by itself
        self.walk: Walk | None = (
            None  # the list's answer to: which file is `step` after this one (the next unsure one)?
        )
        self.teaching: Teaching | None = None  # the last verdict, for a page that is made after it
        self.runs = Runs(self)

    # ---- opening and closing
    def open_folder(self, path: str | Path, recursive: bool | None = None, template: Template = "everyday") -> None:
        """Opens the project of a folder of recordings, or creates it; what is on disk is listed at once."""
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
            return Project.at(root, template=template, recursive=recursive)

        self._open(Project.default_folder(root), make)

    def new_project(self, recordings: str | Path, folder: str | Path) -> None:
        """Makes a project for a folder of recordings in a place of the person's own."""
        from engine.project import Project

        self._open(
            Path(folder), lambda: Project.create(Path(folder), Path(recordings), recursive=self.settings.recursive)
        )

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
        project.person = self.settings.person
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        self._read_classes()
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
        recent = [place, *(other for other in self.settings.recent if other != place)][:12]
        if recent != self.settings.recent:
            try:
                self.set_setting(recent=recent)
            except OSError as error:  # a settings file that cannot be written must not keep a project shut
                self.failed.emit(
                    UserError("The list of recent projects could not be written: {reason}", reason=str(error))
                )

    def close_project(self) -> None:
        """Stops what runs for the project and closes it; what was finished is on disk."""
        if self.project is None:
            return
        self.runs.stop()
        project, self.project = self.project, None
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        self.classes = ()
        self._forget_place()
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
        try:
            project.delete()
        except UserError as error:  # it is closed all the same, and what is left of it can be opened or deleted again
            self.failed.emit(error)
        else:
            self.set_setting(recent=[other for other in self.settings.recent if other != place])
        self.project = None
        self.rows = Rows(unsure_below=self.settings.unsure_below)
        self.classes = ()
        self._forget_place()
        self.closed.emit()

    def relocate(self, folder: str | Path) -> None:
        """The recordings were moved: this is where they are now."""
        if self.project is None:
            return
        try:
            self.project.relocate(Path(folder))
        except UserError as error:
            self.failed.emit(error)
            return
        self.runs.scan()

    def _forget_place(self) -> None:
        self.current, self.selected, self.span, self.teaching = None, (), None, None
        self.selection_changed.emit(())
        self.current_changed.emit(None)

    def include_subfolders(self) -> None:
        """From now on recordings in subfolders belong to the project."""
        if self.project is None:
            return
        try:
            self.project.change(recursive=True)
        except UserError as error:
            self.failed.emit(error)
            return
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
            self.current = current
            self.span = None
            self.current_changed.emit(current)

    def select_span(self, span: tuple[float, float] | None) -> None:
        """A window of the current recording, (start_s, end_s), or all of it."""
        if span != self.span:
            self.span = span
            self.span_changed.emit(span)

    def next(self, step: int = 1, unsure: bool = False) -> None:
        """Goes to the next recording of the list, or to the next unsure one."""
        file = self.walk(self.current, step, unsure) if self.walk else self.rows.neighbour(self.current, step, unsure)
        if file is not None:
            self.select((file,), file)
        elif unsure:
            self.said.emit(self.tr("No unsure recording further on"))

    def show_first(self) -> None:
        """Selects the first recording of the list, so that there is something to see; it does not play by itself."""
        if self.current is None and len(self.rows):
            self.quiet = True
            try:
                self.next()
            finally:
                self.quiet = False

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
    def _targets(self) -> list[Target]:
        """What a key labels: the selected window of a long recording, else the selected recordings."""
        if len(self.selected) <= 1 and self.current is not None:
            long = (self.duration_s(self.current) or 0.0) > LONG_S
            return [Target(self.current, *(self.span if self.span and long else ()))]
        return [Target(file) for file in self.selected]

    def label(self, class_id: int) -> None:
        """Labels what is selected, then goes on where the person wants that."""
        targets = self._targets()
        several = self.project is not None and self.project.several
        if targets and self._edit(lambda project: project.label(targets, class_id)) and not several:
            self._advance()

    def unknown(self) -> None:
        """Says "don't know": kept out of teaching."""
        targets = self._targets()
        if targets and self._edit(lambda project: project.unknown(targets)):
            self._advance()

    def note_of(self, file: str | None) -> str:
        """What is noted on a recording."""
        row = self.rows.row(file)
        return self.rows.notes.get(row, "") if row >= 0 else ""

    def note(self, text: str) -> None:
        """Writes a note beside what is selected; an empty one removes it."""
        if targets := self._targets():
            self._edit(lambda project: project.note(targets, text))

    def unlabel(self) -> None:
        """Takes the labels of what is selected away."""
        if targets := self._targets():
            self._edit(lambda project: project.unlabel(targets))

    def accept(self) -> None:
        """The predictions of the selected recordings are right; or, of a long one, that of the selected window."""
        if not self.selected:
            return
        first = next(iter(self._targets()), None)
        if first is not None and first.start_s is not None and first.end_s is not None:
            file, start_s, end_s = first.file, first.start_s, first.end_s
            edit = self._edit(lambda project: project.accept_window(file, start_s, end_s))
        else:
            edit = self._edit(lambda project: project.accept(list(self.selected)))
        if edit:
            self._advance()
        elif self.writable and not any(self.rows.class_ids(self.rows.row(file)) for file in self.selected):
            self.said.emit(self.tr("There is no prediction to accept here: choose a class, or U for “don't know”"))

    def accept_above(self, confidence: float) -> None:
        """Accepts every prediction at least so confident, in one edit; such labels teach but never judge."""
        if edit := self._edit(lambda project: project.accept_above(confidence)):
            self.said.emit(self.tr("Predictions accepted: {n}").format(n=len(edit.files)))

    @property
    def can_undo(self) -> str | None:
        """The name of the edit `undo` takes back; a constant English text."""
        return self.project.can_undo if self.project is not None and self.writable else None

    @property
    def can_redo(self) -> str | None:
        """The name of the edit `redo` makes again."""
        return self.project.can_redo if self.project is not None and self.writable else None

    def undo(self) -> None:
        """Takes the last edit back."""
        self._edit(lambda project: project.undo())

    def redo(self) -> None:
        """Does what was taken back again."""
        self._edit(lambda project: project.redo())

    def _advance(self) -> None:
        if self.settings.auto_advance and len(self.selected) <= 1:
            if self.span is None:
                self.next()
            else:
                self.window_asked.emit(1)

    def _edit(self, verb: Callable[[Project], Edit | None]) -> Edit | None:
        """Does an edit and tells everyone; a person's error goes to the message bar.  None where nothing has changed."""
        if self.project is None:
            return None
        if not self.writable:
            self.said.emit(self.tr("This window is for reading only"))
            return None
        try:
            edit = verb(self.project)
        except UserError as error:
            self.failed.emit(error)
            return None
        if not edit:
            return None
        self.apply(edit)
        return edit

    def apply(self, edit: Edit) -> None:
        """Shows an edit that has been made."""
        if edit.classes_changed:
            self._read_classes()
            self.classes_changed.emit()
        if edit.files:
            if self.runs.is_running("load"):
                self.runs.edited |= edit.files
            self.read_labels(edit.files)
        self.labels_changed.emit(edit)

    def read_labels(self, files: Iterable[str]) -> None:
        """Lists the labels of some recordings as they are on disk."""
        self.rows.put_labels(self._labels_of(files), files)

    def _labels_of(self, files: Iterable[str]) -> list[Any]:
        assert self.project is not None
        wanted = set(files)
        if len(wanted) < MANY:
            return [label for file in wanted for label in self.project.labels(file)]
        return [label for label in self.project.labels() if label.file in wanted]

    # ---- classes
    def _read_classes(self) -> None:
        assert self.project is not None
        self.classes = tuple(self.project.classes())
        self.rows.put_classes(self.classes)

    def add_class(self, name: str, key: str | None = None, colour: str | None = None) -> None:
        """A new class at the end, with the first free key unless one is given."""
        self._edit(lambda project: project.add_class(name, key, colour))

    def rename_class(self, class_id: int, name: str) -> None:
        """Another name; labels keep their class."""
        self._edit(lambda project: project.rename_class(class_id, name))

    def merge_classes(self, from_id: int, into_id: int) -> None:
        """All labels of one class become the other's, and the first goes."""
        self._edit(lambda project: project.merge_classes(from_id, into_id))

    def delete_class(self, class_id: int) -> None:
        """The class and its labels go; undo brings both back."""
        self._edit(lambda project: project.delete_class(class_id))

    def change_class(self, class_id: int, **changes: Any) -> None:
        """Another key or colour."""
        self._edit(lambda project: project.change_class(class_id, **changes))

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

    def take(self, number: int | None = None) -> None:
        """Takes the refused version all the same (the newest, or that number)."""
        self.runs.take(number)

    def rollback(self, number: int) -> None:
        """Goes back to an earlier version of the model (0: the one Earmark ships)."""
        self.runs.rollback(number)

    def train(self, recipe: str, epochs: int, start: str = "") -> None:
        """Trains a network on the labels in a process of its own; `start` is the folder of a model to go on from."""
        self.runs.train(recipe, epochs, start)

    def export(self, path: str | Path, options: Any = None) -> None:
        """Writes the table."""
        self.runs.export(Path(path), options)

    def import_plan(self, plan: Any) -> Edit | None:
        """Labels from elsewhere as a plan of `engine.exchange.imports` has them, in one edit."""
        return self._edit(lambda project: project.import_labels(plan))

    # ---- settings
    def set_setting(self, **changes: Any) -> None:
        """Changes settings, on disk at once."""
        self.settings = settings_module.change(self.settings, **changes)
        self.rows.unsure_below = self.settings.unsure_below
        if self.project is not None:
            self.project.person = self.settings.person
        self.settings_changed.emit(tuple(changes))
