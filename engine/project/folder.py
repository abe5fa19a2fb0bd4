"""The folder of a project: its files, its lock and its settings; opening, closing, moving and removing it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, Self, TypeAlias

from engine import places
from engine.errors import UserError
from engine.labels.groups import GroupBy
from engine.labels.history import Change
from engine.predict import embeddings
from engine.project import lock
from engine.project.drives import on_network
from engine.project.versions import Versions
from engine.sound import ailments
from engine.sound.recording import Recording
from engine.store import CacheFile, LabelsFile
from engine.store.cache_file import forget, forget_damaged
from engine.store.labels_file import is_begun

Template: TypeAlias = Literal["everyday", "own", "cry"]
_MODELS: dict[Template, str] = {"everyday": "everyday", "own": "everyday", "cry": "infant-cry"}  # what each begins with

MIX = -1
OWN = ("embeddings", "models", "trained")  # folders that go when a project is deleted


def is_project(folder: Path) -> bool:
    """Whether a folder holds a project, whose making did not break off."""
    path = Path(folder) / "labels.sqlite"
    return path.is_file() and is_begun(path)


def glance(folder: Path) -> tuple[str, str]:
    """A project's name and the folder of its recordings, without opening it.  Raises UserError."""
    labels = LabelsFile(Path(folder) / "labels.sqlite", read_only=True)
    try:
        settings = labels.settings()
    finally:
        labels.close()
    return settings.get("name", Path(folder).name), settings.get("root", "")


def _default_folder(recordings: str) -> Path:
    short = hashlib.sha256(os.path.normcase(recordings).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    name = re.sub(r"[^\w.-]+", "_", Path(recordings).name).strip("._")[:60] or "recordings"
    return places.projects_folder() / f"{name}-{short}"


class ProjectFolder:
    """An open project; `engine.project.Project` adds what is done with it."""

    def __init__(self, folder: Path, held: lock.Lock | None, read_only_why: UserError | None):
        self.folder = folder
        self.read_only_why = read_only_why
        self.person = ""  # written beside labels
        self._lock = held
        self._only_reads = False
        self._network = on_network(folder)
        self._loaded: tuple[tuple[int, str], Any] | None = None
        self._open_files()

    def _open_files(self) -> None:
        network, only_read = self._network, self.read_only_why is not None
        self._labels = LabelsFile(
            self.folder / "labels.sqlite", network=network, read_only=only_read or self._only_reads
        )
        try:
            self._cache = CacheFile(self.folder / "cache.sqlite", network=network, read_only=only_read)
        except BaseException:
            self._labels.close()
            raise
        self._versions = Versions(self.folder / "models")
        self._settings = self._labels.settings()

    # Opening and closing

    is_project = staticmethod(is_project)

    @staticmethod
    def default_folder(recordings: Path) -> Path:
        """Where the project of a recordings folder lies unless the person says otherwise, whatever links lead to that folder, and if it
        was another one when the project was made.
        """
        from engine.project import moved

        as_said = _default_folder(os.path.abspath(recordings))
        if is_project(as_said):  # an earlier Earmark followed no links
            return as_said
        own = _default_folder(os.path.realpath(recordings))
        return own if is_project(own) else moved.told(recordings) or own

    @classmethod
    def create(
        cls,
        folder: Path | None,
        recordings: Path,
        template: Template = "everyday",
        several: bool = False,
        recursive: bool = False,
        model: str = "",
    ) -> Self:
        """A new project (`folder` None: in the default place) for a folder of recordings, which is only ever read.

        It begins with `model`, if given, else with the template's.  Raises UserError.
        """
        recordings = Path(os.path.abspath(recordings))
        anywhere, folder = folder is not None, Path(folder or cls.default_folder(recordings)).absolute()
        if is_project(folder):
            raise UserError("There is a project in {folder} already.", "Open it instead.", folder=folder)
        taken = [name for name in OWN if anywhere and (folder / name).exists()]
        if taken:  # deleting the project would delete them, too
            raise UserError(
                "In {folder} there is something called “{name}” already.",
                "Choose an empty folder for the project.",
                folder=folder,
                name=taken[0],
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held = lock.take(folder / "lock")
        except OSError as error:
            raise UserError(
                "No project can be made in {folder}: {said}.",
                "Choose another place.",
                folder=folder,
                said=error.strerror,
            ) from error
        if held is None:
            raise UserError("Another program is making a project in {folder}.", "Try again in a moment.", folder=folder)
        project = cls._opened(folder, held, None)
        try:
            project._settings = {
                "root": str(recordings),
                "name": recordings.name,
                "template": template,
                "several": several,
                "recursive": recursive,
                "model": model or _MODELS[template],
            }
            # all of it, or there is no project
            project._labels.begin_with(project._first_classes(), **project._settings)
        except BaseException:
            project.delete()
            raise
        return project

    @classmethod
    def open(cls, folder: Path) -> Self:
        """An existing project; read-only when another program has it open or its folder cannot be written to.  Raises UserError."""
        folder = Path(folder).absolute()
        if not is_project(folder):
            raise UserError(
                "There is no project in {folder}.",
                "Choose a project's folder, or a folder of recordings.",
                folder=folder,
            )
        held, why = None, None
        try:
            held = lock.take(folder / "lock")
            if held is None:
                why = UserError(
                    "This project is open in another window, so it can only be read here.",
                    "Close the other one and open it here again to change it.",
                )
        except OSError:
            why = UserError(
                "The project's folder cannot be written to, so the project can only be read.", "{folder}", folder=folder
            )
        if held is not None:
            forget_damaged(folder / "cache.sqlite")
        project = cls._opened(folder, held, why)
        if held is not None:
            project._mend()
        return project

    @classmethod
    def _opened(cls, folder: Path, held: lock.Lock | None, why: UserError | None) -> Self:
        try:
            return cls(folder, held, why)
        except BaseException:
            if held is not None:
                held.release()
            raise

    @classmethod
    def at(
        cls,
        recordings: Path,
        template: Template = "everyday",
        several: bool = False,
        recursive: bool = False,
        model: str = "",
    ) -> Self:
        """The project of a recordings folder in the default place, made if there is none yet, to begin with `model` if given."""
        folder = cls.default_folder(recordings)
        if is_project(folder):
            return cls.open(folder)
        return cls.create(folder, Path(os.path.realpath(recordings)), template, several, recursive, model)

    def twin(self, edits: bool = False) -> Self:
        """The same project for another thread, which must close it.

        Labels are written by the first one, or, while that leaves them alone, by one twin that `edits`; then `reread`.
        """
        twin = object.__new__(type(self))
        twin.folder, twin.read_only_why, twin.person = self.folder, self.read_only_why, self.person
        twin._lock, twin._only_reads, twin._loaded, twin._network = None, not edits, self._loaded, self._network
        twin._open_files()
        return twin

    def rehearsed(self) -> Self:
        """The same project to try something on: it forgets what it learns of recordings, and its labels can only be read."""
        twin = self.twin()
        twin._cache.close()
        twin._cache = CacheFile(Path(":memory:"))
        twin._cache.put_recordings(self.recordings())
        return twin

    def _first_classes(self) -> Sequence[Change]:
        """What a new project starts with."""
        return ()

    def close(self) -> None:
        """Nothing needs saving.  May be called twice."""
        self._labels.close()
        self._cache.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _mend(self) -> None:
        """After a crash: embeddings beyond the last committed row go; rows whose embeddings are gone are embedded anew."""
        folder, kept = self.folder / "embeddings", self._cache.backbones()
        for name, (width, rows) in kept.items():
            there = embeddings.rows_in(folder, name, width)
            if there < rows:
                self._cache.disown_embeddings(name, there)
            if embeddings.file_of(folder, name).exists():
                embeddings.cut(folder, name, width, min(rows, there))
        for path in folder.glob("*.f16"):
            if path.stem not in kept:
                path.unlink()

    def delete(self) -> None:
        """Closes the project and removes all that is its own: labels, caches, models.  Recordings are never touched.  Raises UserError."""
        self._must_write()
        self.close()
        try:
            for name in OWN:
                if (self.folder / name).exists():
                    shutil.rmtree(self.folder / name)
            for path in [
                self.folder / "labels.sqlite",
                *self.folder.glob("labels.before-*.sqlite"),
                self.folder / "cache.sqlite",
            ]:
                forget(path)
            (self.folder / "lock").unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                "The project in {folder} could not be removed: {said}.", folder=self.folder, said=error.strerror
            ) from error
        with suppress(OSError):  # a person's own files in it stay
            self.folder.rmdir()

    # Settings of the project

    @property
    def read_only(self) -> bool:
        return self.read_only_why is not None

    @property
    def root(self) -> Path:
        """The folder of the recordings."""
        return Path(self._settings["root"])

    @property
    def root_present(self) -> bool:
        """Whether the recordings' folder is there now: a drive may be unplugged, a folder moved."""
        return self.root.is_dir()

    @property
    def name(self) -> str:
        return self._settings.get("name", self.folder.name)

    @property
    def template(self) -> Template:
        return self._settings.get("template", "everyday")

    @property
    def of_cries(self) -> bool:
        """Whether it is about why babies cry, by its template or by its model: reasons in names and tables become two classes."""
        return _MODELS["cry"] in (_MODELS[self.template], self.model_name)

    @property
    def several(self) -> bool:
        """Whether a span may be several classes at once."""
        return self._settings.get("several", False)

    @property
    def recursive(self) -> bool:
        """Whether recordings in subfolders belong to it."""
        return self._settings.get("recursive", False)

    @property
    def channel(self) -> int:
        """The channel models hear, from 0; -1: the mix of all."""
        return self._settings.get("channel", MIX)

    @property
    def group(self) -> GroupBy:
        """Which recordings belong together."""
        return GroupBy(**self._settings.get("group", {}))

    @property
    def group_chosen(self) -> bool:
        """Whether the person has said which recordings belong together."""
        return "group" in self._settings

    @property
    def model_name(self) -> str:
        """The model it started from: the name of a shipped one, or a folder."""
        return self._settings.get("model", "everyday")

    @property
    def picture(self) -> dict[str, Any]:
        """How this project's pictures look, by the names of settings; what is not here is as the person's settings have it."""
        return self._settings.get("picture", {})

    @property
    def left_at(self) -> str:
        """The recording somebody looked at last, "" where none is known."""
        return self._settings.get("left_at", "")

    def leave_at(self, file: str) -> None:
        """Somebody looks at this recording: here one goes on.  Raises UserError."""
        if file != self.left_at:
            self._set(left_at=file)

    def change(
        self,
        *,
        name: str | None = None,
        several: bool | None = None,
        recursive: bool | None = None,
        channel: int | None = None,
        group: GroupBy | None = None,
        model_name: str | None = None,
        picture: dict[str, Any] | None = None,
    ) -> None:
        """Changes settings of the project.  Raises UserError."""
        kept = group.check().kept() if group is not None else None
        changes = {
            "name": name,
            "several": several,
            "recursive": recursive,
            "channel": channel,
            "group": kept,
            "model": model_name,
            "picture": picture,
        }
        self._set(**{key: value for key, value in changes.items() if value is not None})

    def _set(self, **settings: Any) -> None:
        self._must_write()
        self._labels.set(**settings)
        self._settings |= settings

    def reread(self) -> None:
        """Takes in the settings as an edit has left them."""
        self._settings = self._labels.settings()

    def _must_write(self) -> None:
        if self.read_only_why is not None:
            raise self.read_only_why

    def relocate(self, root: Path) -> None:
        """The recordings have moved: they are below `root` now.  Raises UserError when none of them is there."""
        root = Path(os.path.abspath(root))
        files = [r.file for r in self._cache.recordings()] or sorted({label.file for label in self._labels.labels()})
        step = max(1, len(files) // 500)
        if files and not any((root / file).is_file() for file in files[::step]):
            raise UserError(
                "None of the project's recordings is in {root}.",
                "Choose the folder that holds {file}.",
                root=root,
                file=files[0],
            )
        self._set(root=str(root))

    # Recordings

    def recordings(self) -> list[Recording]:
        """In the order they were found."""
        return self._cache.recordings()

    def recordings_in_pieces(self, size: int) -> Iterator[list[Recording]]:
        """The same, `size` at a time, for a project of any length."""
        return self._cache.recordings_in_pieces(size)

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size in bytes and time of change in ns of each recording as last seen, to tell new and changed files by."""
        return self._cache.stamps()

    def add(self, founds: Iterable[Any]) -> None:
        """Adds files found by a scan (anything with `file`, `size_bytes`, `modified_ns`), their headers yet unread; known ones stay."""
        known = self._cache.stamps()
        new = (
            Recording(f.file, f.size_bytes, f.modified_ns)
            for f in founds
            if known.get(f.file) != (f.size_bytes, f.modified_ns)
        )
        self.put_headers(new)

    def put_headers(self, recordings: Iterable[Recording]) -> None:
        """Adds recordings or what their headers tell; a file that has changed loses its prediction."""
        self._cache.put_recordings(recordings)

    def forget_missing(self, present: Iterable[str], skipped: Iterable[str] = ()) -> list[str]:
        """Forgets recordings a scan to the end did not find; their labels stay and count again when they are back.  Returns them.

        Those in or below what the scan `skipped` are not gone.  Raises FolderGone where the whole folder has vanished or is empty, as the
        mount point of a drive that was pulled: nothing is forgotten then.
        """
        unseen = {name.rstrip("/") for name in skipped}
        unfound = self._cache.stamps()
        for file in present:  # one by one: the window goes on meanwhile
            unfound.pop(file, None)
        gone = sorted(unfound)
        if unseen:
            gone = [file for file in gone if unseen.isdisjoint(_ways_to(file))]
        if gone:
            ailments.require_folder(self.root)
            self._cache.remove(gone)
        return gone


def _ways_to(file: str) -> list[str]:
    """A recording's path and the folders it lies in, "" being the project's."""
    parts = file.split("/")
    return ["/".join(parts[:count]) for count in range(len(parts) + 1)]
