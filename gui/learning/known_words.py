"""What is known of a model that is no better than it should be, in words, for wherever its predictions are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.errors import UserError

if TYPE_CHECKING:
    from engine.project import Project

_TAUGHT = QT_TRANSLATE_NOOP(
    "verdict", "Taught with your labels: the Training page says how good it is on recordings it was not taught with."
)


def known_words(project: Project) -> str:
    """The disclaimer, the verdict and the majority baseline of the model in use; "" for one of which nothing need be said.

    Of a version that was taught here only the disclaimer holds, and where its own score is to be found.
    """
    from engine.cry import verdict

    try:
        finding = verdict.of_model(project.model)
    except UserError:  # said where it is classified with
        return ""
    if finding is None:
        return ""
    said = [(verdict.DISCLAIMER, {}), (_TAUGHT, {})] if project.current_version else finding.said()
    return " ".join(QCoreApplication.translate("verdict", str(template)).format(**fields) for template, fields in said)
