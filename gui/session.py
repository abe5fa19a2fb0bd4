"""The open project as a QObject: every edit enters here and leaves as one signal.  Panels know the session, never each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine import settings as settings_module
from engine.settings import Settings
from gui.worker import Job, Lane

if TYPE_CHECKING:
    from engine.project import Project

LONG_S = 30.0  # a label on a longer recording goes to the selected window

Walk = Callable[[str | None, int, bool], str | None]


@dataclass(frozen=True)
class Lanes:
    """The three threads for long work: pictures and playback reads; scanning, classifying, teaching; training."""

    sound: Lane
    model: Lane
    train: Lane
    scan: Lane

    @classmethod
    def make(cls, inline: bool = False) -> Lanes:
        """`inline` for tests: every job runs at once in the calling thread."""
        return cls(*(Lane(name, inline) for name in ("sound", "model", "train", "scan")))

    def close(self) -> None:
        """Asks everything to stop, then waits for it."""
        lanes = (self.scan, self.sound, self.model, self.train)
        for lane in lanes:
            lane.cancel()
        for lane in lanes:
            lane.close()


class Session(QObject):
    """What is open, selected and running.  Signals carry what changed; `None` for files means: all of them."""

    opened = Signal()
    closed = Signal()
    recordings_changed = Signal(object)  # tuple of files | None
    labels_changed = Signal(object)  # Edit
    predictions_changed = Signal(object)  # tuple of files | None
    classes_changed = Signal()
    model_changed = Signal()
    settings_changed = Signal(object)  # tuple of field names
    selection_changed = Signal(object)  # tuple of files
    current_changed = Signal(object)  # file | None
    span_changed = Signal(object)  # (start_s, end_s) | None
    job_started = Signal(object)  # Job
    job_ended = Signal(object)  # Job
    said = Signal(str)  # one line for the message bar
    failed = Signal(object)  # Exception
    teaching_done = Signal(object)  # Teaching

    def __init__(self, settings: Settings | None = None, lanes: Lanes | None = None):
        super().__init__()
        self.settings = settings or settings_module.load()
        self.lanes = lanes or Lanes.make()
        self.project: Project | None = None
        self.rows: Any = None  # gui.rows.Rows
        self.current: str | None = None
        self.selected: tuple[str, ...] = ()
        self.span: tuple[float, float] | None = None
        self.walk: Walk | None = None  # the list's answer to: which file is `step` after this one (the next unsure one)?

    # ---- opening and closing
    def open_folder(self, path: str | Path, recursive: bool | None = None, template: str = "everyday") -> None: ...
    def open_project(self, path: str | Path) -> None: ...
    def close_project(self) -> None: ...
    def delete_project(self) -> None: ...
    def relocate(self, folder: str | Path) -> None: ...

    # ---- where we are
    def path(self, file: str) -> Path:
        """The recording on disk."""
        assert self.project is not None
        return Path(self.project.root) / file

    def select(self, files: Sequence[str], current: str | None = None) -> None: ...
    def select_span(self, span: tuple[float, float] | None) -> None: ...
    def next(self, step: int = 1, unsure: bool = False) -> None: ...

    # ---- labels
    def label(self, class_id: int) -> None: ...
    def unknown(self) -> None: ...
    def note(self, text: str) -> None: ...
    def unlabel(self) -> None: ...
    def accept(self) -> None: ...
    def accept_above(self, confidence: float) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...

    # ---- classes
    def add_class(self, name: str, key: str | None = None, colour: str | None = None) -> None: ...
    def rename_class(self, class_id: int, name: str) -> None: ...
    def merge_classes(self, from_id: int, into_id: int) -> None: ...
    def delete_class(self, class_id: int) -> None: ...
    def change_class(self, class_id: int, **changes: Any) -> None: ...

    # ---- long work
    def start(self, lane: Lane, job: Job) -> Job:
        """Starts a connected job in a lane and shows it in the status bar where it has a title."""
        job.ended.connect(self.job_ended)
        self.job_started.emit(job)
        return lane.start(job)

    def classify(self) -> None: ...
    def teach(self) -> None: ...
    def take(self) -> None: ...
    def rollback(self, number: int) -> None: ...
    def train(self, recipe: str, epochs: int) -> None: ...
    def export(self, path: str | Path, options: Any = None) -> None: ...
    def import_labels(self, path: str | Path, mapping: Any) -> None: ...

    # ---- settings
    def set_setting(self, **changes: Any) -> None:
        """Changes settings, on disk at once."""
        self.settings = settings_module.change(self.settings, **changes)
        self.settings_changed.emit(tuple(changes))
