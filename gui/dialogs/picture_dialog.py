"""Saving the picture as a file: where to, how wide on paper, how finely."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from gui import messages, theme
from gui.form import Form
from gui.hearing import picture_file
from gui.hearing.spectrogram import SpectrogramPanel
from gui.listing.row_texts import recorded_text

_MM_AN_INCH = 25.4
_MOST_MM = 250  # drawn at the finest without a stutter


def ask(panel: SpectrogramPanel, parent: QWidget | None = None) -> bool:
    """Shows the dialog; it begins the writing itself.  Returns whether it did."""
    return PictureDialog(panel, parent).exec() == QDialog.DialogCode.Accepted


class PictureDialog(QDialog):
    def __init__(self, panel: SpectrogramPanel, parent: QWidget | None = None):
        super().__init__(parent)
        self._panel, self._session = panel, panel.session
        self.setWindowTitle(self.tr("Save the picture"))
        self.setMinimumWidth(520)
        self.place = QLineEdit(str(self._first_place()), self)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(choose)
        self.width_mm = self._number(70, _MOST_MM, picture_file.WIDTH_MM, " mm")
        self.dpi = self._number(72, 600, picture_file.DPI, self.tr(" points an inch"))
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
        form.addRow(self.tr("File"), line)
        form.addRow(self.tr("Width"), self.width_mm)
        form.addRow(self.tr("Fineness"), self.dpi)
        form.addRow(self.words)
        form.addRow(self.buttons)
        for widget, name in (
            (self.place, self.tr("File to save as, .png or .svg")),
            (self.width_mm, self.tr("Width in mm")),
            (self.dpi, self.tr("Points an inch")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        for changed in (self.place.textChanged, self.width_mm.valueChanged, self.dpi.valueChanged):
            changed.connect(self._say)
        self._say()

    def _number(self, low: int, high: int, start: int, unit: str) -> QSpinBox:
        made = theme.indented(QSpinBox(self))
        made.setRange(low, high)
        made.setValue(start)
        made.setSuffix(unit)
        return made

    def _first_place(self) -> Path:
        project, file = self._session.project, self._panel.file
        pictures = Path.home() / "Pictures"
        beside = Path(project.root).parent if project is not None else Path.home()
        return (pictures if pictures.is_dir() else beside) / f"{Path(file or 'picture').stem}.png"

    def _choose(self) -> None:
        kinds = self.tr("Pictures (*.png *.svg)")
        self.place.setText(messages.ask_new_file(self, self.windowTitle(), str(self.path), kinds) or self.place.text())

    @property
    def path(self) -> Path:
        """Where it goes; a PNG where the name does not say, and what was typed where there is no name."""
        path = Path(self.place.text().strip()).expanduser()
        said = not path.name or path.suffix.lower() in picture_file.KINDS
        return path if said else path.with_name(f"{path.name}.png")

    def _say(self) -> None:
        typed = Path(self.place.text().strip()).expanduser()
        good = bool(typed.name) and typed.is_absolute() and not typed.is_dir()
        self.write.setEnabled(good)
        if not good:
            self.words.setText(self.tr("Say where the picture is to go."))
            return
        points = round(self.width_mm.value() / _MM_AN_INCH * self.dpi.value())
        words = self.tr("{name}, {n} points wide, in light colours.").format(name=self.path.name, n=points)
        if self.path.suffix.lower() == ".svg":
            words = self.tr("{name}: lines and letters, the sound as an image.").format(name=self.path.name)
        self.words.setText(words + (" " + self.tr("The file that is there is replaced.") if self.path.exists() else ""))

    @property
    def title(self) -> str:
        """The name of the recording, and when it was made where that is known."""
        rows, file = self._session.rows, self._panel.file or ""
        row = rows.row(file)
        when = recorded_text(int(rows.recorded_s[row]), int(rows.offset_min[row])) if row >= 0 else ""
        return "   ".join(filter(None, (theme.one_line(Path(file).name), when)))

    def accept(self) -> None:
        svg = self.path.suffix.lower() == ".svg"
        picture = picture_file.drawn(self._panel, self.title, self.width_mm.value(), self.dpi.value(), svg)
        self._panel.restyle()
        self._session.runs.save_picture(partial(picture_file.write, picture), self.path)
        super().accept()
