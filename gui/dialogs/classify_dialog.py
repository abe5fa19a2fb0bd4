"""Before a long run: how much there is, how long it takes, how many bytes it leaves and where.  Asked before anything starts."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QVBoxLayout, QWidget

from gui import messages, numbers, theme
from gui.session import Session
from gui.start import shortened
from gui.status import bytes_in_words, time_left
from gui.work import Plan

LONG_S = 120.0


def agreed(session: Session, plan: Plan, parent: QWidget | None = None) -> bool:
    """Whether to begin: short runs begin at once, a long one is described first, with the choice to keep embeddings."""
    return plan.keeping.seconds < LONG_S or ask(session, plan, parent)


class ClassifyDialog(QDialog):
    """Says what a long run takes."""

    def __init__(self, session: Session, plan: Plan, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._plan = plan
        estimate = plan.keeping
        self.setWindowTitle(self.tr("Classify"))
        self.setMinimumWidth(480)
        head = QLabel(
            self.tr("%Ln recording(s), {hours} hours of sound", "", estimate.recordings).format(
                hours=numbers.rough(estimate.hours)
            )
        )
        head.setFont(theme.font(3, bold=True))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.keep = QCheckBox(self.tr("Keep embeddings: teaching needs them and is then a matter of seconds"))
        self.keep.setChecked(session.settings.keep_embeddings)
        self.keep.toggled.connect(self._keep_changed)
        foot = QLabel(
            self.tr(
                "Results are shown and kept as they arrive. You can go on working, stop at any time and go on later. "
                "The computer stays awake."
            )
        )
        foot.setWordWrap(True)
        foot.setProperty("rank", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE + 4)
        for widget in (head, self.words, self.keep, foot):
            column.addWidget(widget)
        column.addLayout(messages.buttons(self, self.tr("Classify"), messages.translate("messages", "Cancel")))
        self._say()

    def _keep_changed(self, on: bool) -> None:
        self._session.set_setting(keep_embeddings=on)
        self._say()

    def _say(self) -> None:
        estimate = self._plan.keeping if self.keep.isChecked() else self._plan.not_keeping
        place = self._session.project.folder if self._session.project else ""
        self.words.setText(
            self.tr("This takes about {time} on this computer and about {bytes} in {place}.").format(
                time=time_left(estimate.seconds), bytes=bytes_in_words(estimate.bytes), place=shortened(str(place))
            )
        )


def ask(session: Session, plan: Plan, parent: QWidget | None = None) -> bool:
    """Shows the dialog."""
    return ClassifyDialog(session, plan, parent).exec() == QDialog.DialogCode.Accepted
