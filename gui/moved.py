"""Recordings that were moved, or whose folder was renamed, are opened with what was said of them before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.errors import UserError
from gui import messages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.session import Session

translate = QCoreApplication.translate


def goes_on(session: Session, recordings: Path, parent: QWidget) -> bool:
    """Asks, where a folder without a project seems to be that of another one; False where a new project is wanted."""
    from engine.project import Project, moved

    if Project.is_project(Project.default_folder(recordings)):
        return False
    found = moved.before(recordings, session.settings.recent)
    if found is None:
        return False
    words = translate("moved", "They are called the same, and those were in {root}, which is not there now.")
    chosen = messages.choose(
        parent,
        translate("moved", "Are these the recordings of the project “{name}”?").format(name=found.name),
        words.format(root=found.root),
        translate("moved", "Go on with it"),
        translate("moved", "New project"),
    )
    if chosen is None:
        return True
    if chosen == 1:
        return False
    try:
        with Project.open(found.folder) as project:
            project.relocate(recordings)
    except UserError as error:
        session.failed.emit(error)
    else:
        session.open_project(found.folder)
    return True
