"""What the open project knows about itself, and what a person may change of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from gui import messages, theme
from gui.form import Form
from gui.session import Session

MOST_CHANNELS = 8


class ProjectDialog(QDialog):
    """Changes are made when "Done" is pressed."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        project = session.project
        assert project is not None
        self.setWindowTitle(self.tr("Project properties"))
        self.setMinimumWidth(560)
        self.name = QLineEdit(project.name)
        self.recursive = QCheckBox(self.tr("Recordings in subfolders belong to it"))
        self.recursive.setChecked(project.recursive)
        self.several = QCheckBox(self.tr("A recording may be several classes at once"))
        self.several.setChecked(project.several)
        self.channel = QComboBox()
        self.channel.addItem(self.tr("All channels mixed"), -1)
        for n in range(max(MOST_CHANNELS, project.channel + 1)):
            self.channel.addItem(self.tr("Channel {n}").format(n=n + 1), n)
        self.channel.setCurrentIndex(max(0, self.channel.findData(project.channel)))
        self.group = QPushButton(self.tr("What belongs together…"))
        self.group.clicked.connect(self._ask_group)
        self._adopted = ""
        self.model = QPushButton(theme.elide(session.runs.model_words() or project.model_name, QLabel(), 300) + "…")
        self.model.setToolTip(self.tr("Another model for this project; what was taught stays among the versions"))
        self.model.setAutoDefault(False)
        self.model.clicked.connect(self._ask_model)
        form = Form()
        form.setHorizontalSpacing(theme.SPACE * 2)
        form.setVerticalSpacing(theme.SPACE + 2)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Recordings"), _place(str(project.root)))
        form.addRow(self.tr("Kept in"), _place(str(project.folder)))
        form.addRow("", self.recursive)
        form.addRow("", self.several)
        form.addRow(self.tr("Models hear"), self.channel)
        form.addRow(self.tr("Model"), self.model)
        form.addRow(self.tr("Groups"), self.group)
        for editor, words in ((self.name, self.tr("Name")), (self.channel, self.tr("Models hear"))):
            editor.setAccessibleName(words)
        hint = QLabel(
            self.tr(
                "Labels, predictions and models are kept in the project's folder. Your recordings are only ever read."
            )
        )
        hint.setProperty("rank", "second")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(form)
        column.addWidget(hint)
        column.addLayout(messages.buttons(self, self.tr("Done"), messages.translate("messages", "Cancel")))
        for editor in (self.name, self.recursive, self.several, self.channel, self.model, self.group):
            editor.setEnabled(not project.read_only)

    def _ask_group(self) -> None:
        from gui.dialogs import group_dialog

        group_dialog.ask(self._session, self)

    def _ask_model(self) -> None:
        from gui.dialogs import model_dialog

        self._adopted = model_dialog.ask(self._session, self._session.project.model_name, self)
        if self._adopted:
            self.model.setText(f"{self._adopted}…")

    def accept(self) -> None:
        session, project = self._session, self._session.project
        assert project is not None
        wanted = {
            "name": self.name.text().strip() or project.name,
            "recursive": self.recursive.isChecked(),
            "several": self.several.isChecked(),
            "channel": self.channel.currentData(),
        }
        changes = {name: value for name, value in wanted.items() if value != getattr(project, name)}
        adopted = self._adopted if self._adopted != project.model_name or project.current_version else ""
        if (changes or adopted) and not project.read_only:
            try:
                project.change(**changes)
                if adopted:
                    session.runs.adopt(adopted)
            except UserError as error:
                session.failed.emit(error)
                return
            session.project_changed.emit(tuple(changes))
            if "recursive" in changes:
                session.runs.scan()
        super().accept()


def _place(words: str) -> QLabel:
    label = QLabel(theme.elide(words, QLabel(), 380))
    label.setToolTip(words)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def ask(session: Session, parent: QWidget | None = None) -> None:
    """Shows the properties."""
    if session.project is not None:
        ProjectDialog(session, parent).exec()
