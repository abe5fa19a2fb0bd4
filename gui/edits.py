"""The edits of a session, one after the other, in the order a person makes them.

A small one is made at once, in the window's thread: it is on disk when the key comes up.  A big one is made in a lane, by a twin of the
project, whole or not at all; what the person does meanwhile waits behind it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from engine.errors import UserError
from engine.job import Report, silent
from gui import messages, work
from gui.words import Counted
from gui.worker import Job

if TYPE_CHECKING:
    from engine.labels import Label
    from engine.labels.history import Edit
    from engine.project import Project
    from gui.session import Session

Verb: TypeAlias = "Callable[[Project, Report], Edit | None]"
Done: TypeAlias = "Callable[[Edit | work.Made], object]"

BIG = 1000  # labels; to make and show an edit of fewer takes less than a tenth of a second
PATIENCE_S = 60.0  # how long closing a project waits for an edit that is being written


@dataclass(frozen=True)
class _Wanted:
    verb: Verb
    size: Callable[[Project], int]
    done: Done | None
    files: frozenset[str] | None = None  # nothing is edited: these are only to be listed anew

    def is_big(self, project: Project) -> bool:
        return self.size(project) > BIG

    def tell(self, edit: Edit | work.Made) -> None:
        if self.done is not None:
            self.done(edit)


class Edits(QObject):
    """`labels_changed` of the session is emitted when an edit is on disk and in the list."""

    def __init__(self, session: Session):
        super().__init__(session)
        self._session = session
        self._waiting: deque[_Wanted] = deque()
        self._wanted: _Wanted | None = None  # the big one that is under way,
        self._making: Job | None = None  # which is written first
        self._showing: Job | None = None  # and shown then
        self._edit: work.Made | None = None
        self._left: Job | None = None  # was waited for when its project was closed
        self.told = ""  # what was said last of an edit taken back or made again; the next edit outdates it

    @property
    def busy(self) -> bool:
        """Whether a big edit is under way, or anything waits."""
        return self._wanted is not None or bool(self._waiting)

    def do(self, verb: Verb, size: Callable[[Project], int] = lambda project: 1, done: Done | None = None) -> bool:
        """Makes an edit, now or when its turn comes; returns whether anything has changed or will.

        `size` tells about how many labels it touches; `done` is called when it is made, not where it changes nothing.  A person's
        error goes to the message bar.
        """
        s = self._session
        if s.project is None:
            return False
        if not s.writable:
            s.said.emit(self.tr("This window is for reading only"))
            return False
        wanted = _Wanted(verb, size, done)
        if not self.busy and not wanted.is_big(s.project):
            return self._make(wanted)
        self._waiting.append(wanted)
        self._go_on()
        return True

    def undo(self) -> None:
        """Takes the last edit back, and says which."""
        self.do(lambda project, report: project.undo(report), lambda project: project.step_sizes[0], self._say_undone)

    def redo(self) -> None:
        """Makes again what was taken back last, and says what."""
        self.do(lambda project, report: project.redo(report), lambda project: project.step_sizes[1], self._say_redone)

    def _say_undone(self, edit: Edit | work.Made) -> None:
        back, put = edit.class_ids
        self._say(self.tr("Undone: {edit}").format(edit=self._in_words(edit, back or put)))

    def _say_redone(self, edit: Edit | work.Made) -> None:
        back, put = edit.class_ids
        self._say(self.tr("Done again: {edit}").format(edit=self._in_words(edit, put or back)))

    def _say(self, words: str) -> None:
        self.told = words
        self._session.said.emit(words)

    def _in_words(self, edit: Edit | work.Made, class_ids: Collection[int]) -> str:
        """What an edit does, to which class, and on which recordings."""
        named = [f"“{one.name}”" for one in self._session.classes if one.id in class_ids]
        words = " ".join([messages.translate("edits", edit.name), ", ".join(named[:3]) + (", …" if named[3:] else "")])
        if len(edit.files) == 1:
            return f"{words.strip()} · {next(iter(edit.files))}"
        return f"{words.strip()} · {Counted().recordings(len(edit.files))}" if edit.files else words.strip()

    def _make(self, wanted: _Wanted) -> bool:
        s = self._session
        assert s.project is not None
        try:
            edit = wanted.verb(s.project, silent)
        except UserError as error:
            s.failed.emit(error)
            return False
        if not edit:
            return False
        self.show(edit)
        wanted.tell(edit)
        return True

    def _go_on(self) -> None:
        project = self._session.project
        while self._waiting and self._wanted is None and project is not None:
            wanted = self._waiting.popleft()
            self._begin(wanted) if wanted.is_big(project) else self._make(wanted)

    # ---- big ones
    def _begin(self, wanted: _Wanted) -> None:
        s = self._session
        self._wanted = wanted
        if wanted.files is not None:
            self._list(wanted.files)
            return
        job = self._making = Job(work.edit, s.project, wanted.verb, title=self.tr("Writing labels"))
        job.succeeded.connect(self._made)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        s.start(s.lanes.edits, job)

    def _made(self, edit: work.Made | None) -> None:
        if self.sender() is not self._making:
            return
        s, self._making = self._session, None
        assert s.project is not None
        if not edit:
            self._over()
            return
        self._edit = edit
        self._show_rest(edit)
        self._list(edit.files)

    def _list(self, files: frozenset[str]) -> None:
        s = self._session
        job = self._showing = Job(work.edited, s.project, files)
        job.arrived.connect(self._take_in)
        job.succeeded.connect(self._shown)
        job.failed.connect(self._failed)
        s.start(s.lanes.edits, job)

    def _take_in(self, part: work.Edited) -> None:
        s = self._session
        if self.sender() is not self._showing:
            return
        if s.runs.is_running("load"):  # it may have read the labels of before, and has not listed every recording yet
            s.runs.edited.update(part.files)
        self._put(part.labels, part.files)
        s.recordings_changed.emit(part.files)

    def _shown(self) -> None:
        if self.sender() is self._showing:
            self._over()

    def _failed(self, error: Exception) -> None:
        if self.sender() in (self._making, self._showing):
            self._session.failed.emit(error)
            self._over()
        elif self.sender() is self._left:  # what a person asked for last was not made
            self._session.failed.emit(error)

    def _stopped(self) -> None:
        if self.sender() is self._making:
            self._session.said.emit(self.tr("Stopped; no label was changed"))
            self._over()

    def _over(self) -> None:
        wanted, edit = self._wanted, self._edit
        self._wanted = self._making = self._showing = self._edit = None
        if edit is not None:
            self._session.labels_changed.emit(edit)
            if wanted is not None:
                wanted.tell(edit)
        self._go_on()

    # ---- showing
    def show(self, edit: Edit) -> None:
        """Shows an edit that has been made."""
        s = self._session
        self._show_rest(edit)
        if edit.files:
            if s.runs.is_running("load"):
                s.runs.edited |= edit.files
            labels = s.proposals.labels_after(edit)
            if labels is None:
                self.read(edit.files)
            else:  # to read the thousands one recording may have takes longer than all the rest
                self._put(labels, edit.files)
        s.labels_changed.emit(edit)

    def _show_rest(self, edit: Edit | work.Made) -> None:
        """All but the labels."""
        s = self._session
        if edit.classes_changed:
            s.read_classes()
            s.classes_changed.emit()
        if edit.settings_changed and s.project is not None:
            s.project.reread()
            s.project_changed.emit(edit.settings_changed)

    def read(self, files: Collection[str]) -> None:
        """Lists the labels of some recordings as they are on disk; those of very many in a lane."""
        assert self._session.project is not None
        if len(files) > BIG:
            kept = frozenset(files)
            self._waiting.append(_Wanted(lambda project, report: None, lambda project: len(kept), None, kept))
            self._go_on()
            return
        self._put(self._session.project.labels_of(files), files)

    def _put(self, labels: Sequence[Label], files: Collection[str]) -> None:
        self._session.rows.put_labels(labels, files)
        self._session.proposals.put_labels(labels, files)

    # ---- the end
    def finish(self) -> None:
        """Before the project is closed: what was asked for is made all the same, but shown no more."""
        making, showing, project = self._making, self._showing, self._session.project
        self._left = making
        self._wanted = self._making = self._showing = self._edit = None
        if showing is not None:
            showing.cancel()
        for job in (making, showing):
            if job is not None:
                job.wait(PATIENCE_S)
        while self._waiting and project is not None:
            try:
                self._waiting.popleft().verb(project, silent)
            except UserError as error:
                self._session.failed.emit(error)

    def drop(self) -> None:
        """Before the project is deleted: nothing more is made."""
        self._waiting.clear()
        if self._making is not None:
            self._making.cancel()
        self.finish()
