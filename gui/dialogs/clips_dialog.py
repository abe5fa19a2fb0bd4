"""Saving regions as sound files: which, where to, under which names, with how much around them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from engine.errors import UserError
from engine.exchange import clips
from engine.exchange.clips import Clip
from engine.labels import Target
from gui import messages, theme
from gui.form import Form
from gui.session import Session

_SELECTED = -1


def ask(session: Session, parent: QWidget | None = None) -> bool:
    """Shows the dialog; it begins the writing itself.  Returns whether it did."""
    return ClipsDialog(session, parent).exec() == QDialog.DialogCode.Accepted


def choose_folder(parent: QWidget, start: str) -> str:
    """A folder to write into, or ""."""
    return QFileDialog.getExistingDirectory(
        parent, QCoreApplication.translate("ClipsDialog", "Where to save the sounds"), start
    )


class ClipsDialog(QDialog):
    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Save as sound"))
        self.setMinimumWidth(520)
        self.what = QComboBox(self)
        self.what.addItem(self._selected_words(), _SELECTED)
        labelled = session.project.counts() if session.project is not None else {}
        for one in (one for one in session.classes if labelled.get(one.id)):
            self.what.addItem(self.tr("All that is labelled {name}").format(name=one.name), one.id)
        self.place = QLineEdit(str(self._first_place()), self)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(choose)
        self.pattern = QLineEdit(clips.PATTERN, self)
        fields = self.tr("In brackets: {fields}").format(fields=", ".join(clips.FIELDS))
        self.pattern.setToolTip(fields + "\n" + self.tr("folder: where the recording lies in the project"))
        self.padding = theme.indented(QDoubleSpinBox(self))
        self.padding.setRange(0.0, 60.0)
        self.padding.setSingleStep(0.1)
        self.padding.setSuffix(" s")
        self.kind = QComboBox(self)
        self.kind.addItem(self.tr("WAV, the very numbers (32 bits)"), "wav")
        self.kind.addItem(self.tr("FLAC, half as large (24 bits)"), "flac")
        self.words = QLabel(self)
        self.words.setProperty("rank", "second")
        self.words.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.write = self.buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.write.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = Form(self)
        form.setContentsMargins(*(theme.SPACE * 3,) * 4)
        form.setSpacing(theme.SPACE)
        for name, field in (
            (self.tr("What"), self.what),
            (self.tr("Folder"), line),
            (self.tr("Names"), self.pattern),
            (self.tr("More on either side"), self.padding),
            (self.tr("Format"), self.kind),
        ):
            form.addRow(name, field)
        form.addRow(self.words)
        form.addRow(self.buttons)
        for widget, name in (
            (self.what, self.tr("What to save")),
            (self.place, self.tr("Folder to save in")),
            (self.pattern, self.tr("Pattern of the names")),
            (self.padding, self.tr("Seconds more on either side")),
            (self.kind, self.tr("Format")),
        ):
            widget.setAccessibleName(name)
        for changed in (self.kind.currentIndexChanged, self.place.textChanged, self.pattern.textChanged):
            changed.connect(self._say)
        self.what.currentIndexChanged.connect(self._collect)
        self._collect()

    def _first_place(self) -> Path:
        project = self._session.project
        music = Path.home() / "Music"
        place = music if music.is_dir() else Path.home()
        return place / f"{project.name if project is not None else 'earmark'} sounds"

    def _choose(self) -> None:
        self.place.setText(choose_folder(self, str(Path(self.place.text()).parent)) or self.place.text())

    def _collect(self) -> None:
        """Reads what is to be saved, which may be a hundred thousand labels: not again at every key."""
        self.clips = self._chosen()
        self._say()

    def _chosen(self) -> list[Clip]:
        session, class_id = self._session, self.what.currentData()
        assert session.project is not None
        if class_id != _SELECTED:
            return clips.of_class(session.project, class_id)
        targets = self._targets()
        said = self._said(targets)
        return [Clip(target, said.get(target, "")) for target in targets]

    def _targets(self) -> list[Target]:
        """What a key would label; but a region that is selected is meant, whatever else is selected in the list."""
        region = self._session.region
        return [region] if region is not None else self._session.targets()

    def _selected_words(self) -> str:
        if self._session.region is not None:
            return self.tr("The selected region")
        if any(target.start_s is not None for target in self._targets()):
            return self.tr("The selected window")
        return self.tr("The selected recordings")

    def _said(self, targets: list[Target]) -> dict[Target, str]:
        """The first class that was said of each; of some nothing was."""
        assert self._session.project is not None
        names = {one.id: one.name for one in self._session.classes}
        labels = self._session.project.labels_of({target.file for target in targets})
        spoken = (label for label in reversed(labels) if label.kind == "class")
        return {Target(label.file, *label.span): names.get(label.class_id or 0, "") for label in spoken}

    def _say(self) -> None:
        some, place = self.clips, Path(self.place.text().strip()).expanduser()
        good = bool(some) and bool(self.place.text().strip()) and place.is_absolute() and not place.is_file()
        words = self.tr("There is nothing to save.") if not some else self.tr("Say where the sounds are to go.")
        if good:
            try:
                first = clips.named(some[0], self.pattern.text(), self.kind.currentData())
                words = self.tr("Files: {n}, the first of them {name}").format(n=len(some), name=first)
            except UserError as error:
                words, good = messages.text(error), False
        self.words.setText(words)
        self.write.setEnabled(good)

    def accept(self) -> None:
        place = Path(self.place.text().strip()).expanduser()
        rest = (self.pattern.text(), self.padding.value(), self.kind.currentData())
        self._session.runs.save_clips(self.clips, place, *rest)
        super().accept()
