"""What to write into the table, and where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.exchange.rows import ExportOptions, Measure, columns
from gui import theme
from gui.lettering import heading

if TYPE_CHECKING:
    from gui.session import Session


def ask(session: Session, parent: QWidget | None = None) -> bool:
    """Shows the dialog; it begins the writing itself.  Returns whether it did."""
    return ExportDialog(session, parent).exec() == QDialog.DialogCode.Accepted


def choose_folder(parent: QWidget, start: str) -> str:
    """A folder to write into, or ""."""
    return QFileDialog.getExistingDirectory(
        parent, QCoreApplication.translate("ExportDialog", "Where to write the tables"), start
    )


def choose_place(parent: QWidget, start: str, kinds: str) -> str:
    """The name of a file to write, or ""; asks before an old one is replaced."""
    return QFileDialog.getSaveFileName(
        parent, QCoreApplication.translate("ExportDialog", "Where to write the table"), start, kinds
    )[0]


MANY = 200  # classes are too many for a list
TOGETHER = "raven together"  # the kind that is one text for all recordings


class ExportDialog(QDialog):
    """Asks everything first; the session then writes while the window stays usable."""

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self._boxes = session.project is not None and session.project.has_boxes()
        self._agreed_to = ""  # the file the person has agreed to replace
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(520)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("What to write"))
        for name, kind in (
            (self.tr("A table of labels and predictions (CSV or Excel)"), "table"),
            (self.tr("Labels for Raven: a selection table for each recording"), "raven"),
            (self.tr("Labels for Raven: one selection table for all recordings"), TOGETHER),
            (self.tr("Labels for Audacity: a label track for each recording"), "audacity"),
            (self.tr("Labels for BirdNET: a table for each recording"), "birdnet"),
        ):
            self.kind.addItem(name, kind)
        self.kind.currentIndexChanged.connect(self._other_kind)
        self.place = QLineEdit(str(self._first_place()), self)
        self.place.setAccessibleName(self.tr("File or folder to write"))
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.by_recording = QRadioButton(self.tr("One row a recording, and one for each labelled part"), self)
        self.by_window = QRadioButton(self.tr("One row a window, as the model heard them"), self)
        self.by_region = QRadioButton(self.tr("One row a region where the model hears"), self)
        self.region_class = QComboBox(self)
        self.region_class.setAccessibleName(self.tr("Which class the model is to hear"))
        self.region_class.addItems(self._heard_classes())
        self.region_class.activated.connect(lambda _: self.by_region.setChecked(True))
        self.by_recording.setChecked(True)
        rows = QButtonGroup(self)
        for one in (self.by_recording, self.by_window, self.by_region):
            rows.addButton(one)
        self.probabilities = QCheckBox(self.tr("A column for the probability of each class"), self)
        self.voices = QCheckBox(self.tr("Duration, level, pauses and pitch of each cry"), self)
        self.voices.setToolTip(self.tr("Measured once, about half a second for each recording"))
        self.voices.setVisible(session.project is not None and "cry" in session.project.model_name)
        self.regions = QCheckBox(self.tr("Frequencies, times and level of each region"), self)
        self.regions.setToolTip(
            self.tr("Its borders in frequency as they were drawn, and what is measured within them")
        )
        self.proposed = QCheckBox(self.tr("What is proposed and still to be judged, instead of the labels"), self)
        self.absolute = QCheckBox(self.tr("Whole paths instead of paths below the folder"), self)
        self.bom = QCheckBox(self.tr("Byte-order mark, so that Excel reads accents in a CSV"), self)
        self.bom.setChecked(session.settings.byte_order_mark)
        self.words = QLabel(self)
        self.words.setProperty("rank", "second")
        self.words.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.write = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.write.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(choose)
        self.place.textChanged.connect(self._say)
        for button in (
            self.by_recording,
            self.by_window,
            self.by_region,
            self.probabilities,
            self.voices,
            self.regions,
            self.absolute,
            self.bom,
        ):
            button.toggled.connect(self._say)
        self._allow()
        self._say()

    def _lay_out(self, choose: QPushButton) -> None:
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(choose)
        region = QHBoxLayout()
        region.addWidget(self.by_region)
        region.addWidget(self.region_class)
        region.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE)
        for words, widgets in (
            (self.tr("What"), (self.kind,)),
            (self.tr("Where"), (line,)),
            (self.tr("Rows"), (self.by_recording, self.by_window, region, self.proposed)),
            (self.tr("Also"), (self.probabilities, self.voices, self.regions, self.absolute, self.bom)),
        ):
            column.addWidget(heading(words))
            for widget in widgets:
                column.addLayout(widget) if isinstance(widget, QHBoxLayout) else column.addWidget(widget)
            column.addSpacing(theme.SPACE)
        column.addWidget(self.words)
        column.addWidget(self.buttons)

    def _first_place(self) -> Path:
        project = self._session.project
        name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", project.name) if project is not None else ""
        documents = Path.home() / "Documents"
        place = documents if documents.is_dir() else Path.home()
        ending = {"table": ".csv", TOGETHER: ".txt"}.get(self.kind.currentData(), f" {self.kind.currentData()}")
        return place / f"{name or 'earmark'}{ending}"

    def _heard_classes(self) -> list[str]:
        """What regions can be of: all that the model knows, or of hundreds what the project has."""
        project = self._session.project
        try:
            known = () if project is None else tuple(dict.fromkeys(map(project.naming(), project.model.classes)))
        except UserError:  # labels can be written without the model
            known = ()
        own = [one.name for one in self._session.classes if one.name in known]
        return own if len(known) > MANY else [*own, *(name for name in known if name not in own)]

    def _other_kind(self) -> None:
        self.place.setText(str(self._first_place()))
        self._allow()
        self._say()

    def _allow(self) -> None:
        """Only what the kind of table can have."""
        to_table, heard = self.kind.currentData() == "table", self.region_class.count() > 0
        for widget in (self.by_recording, self.by_window, self.probabilities, self.voices, self.regions, self.absolute):
            widget.setEnabled(to_table)
        for widget in (self.by_region, self.region_class):
            widget.setEnabled(to_table and heard)
        self.proposed.setEnabled(not to_table)

    # ---- what is asked for
    @property
    def to_table(self) -> bool:
        """Whether it is a table of Earmark's own."""
        return self.kind.currentData() == "table"

    @property
    def to_file(self) -> bool:
        """Whether it is one file, and no folder of tables."""
        return self.kind.currentData() in ("table", TOGETHER)

    @property
    def path(self) -> Path:
        """The file, with an ending; or the folder."""
        path = Path(self.place.text().strip()).expanduser()
        endings = (".csv", ".xlsx") if self.to_table else (".txt",)
        if not self.to_file or not path.name or path.suffix.lower() in endings:
            return path
        return path.with_name(path.name + endings[0])

    @property
    def options(self) -> ExportOptions:
        """What the table is to hold."""
        if not self.to_table:
            kind = self.kind.currentData()
            return ExportOptions(format="raven" if kind == TOGETHER else kind, proposed=self.proposed.isChecked())
        is_csv = self.path.suffix.lower() != ".xlsx"
        return ExportOptions(
            rows="windows" if self.by_window.isChecked() else "recordings",
            probabilities=self.probabilities.isChecked(),
            bom=is_csv and self.bom.isChecked(),
            absolute=self.absolute.isChecked(),
            format="csv" if is_csv else "xlsx",
            measures=tuple(name for name, box in self._measures().items() if box.isChecked()),
            regions_of=self.region_class.currentText() if self.by_region.isChecked() else "",
        )

    def _measures(self) -> dict[Measure, QCheckBox]:
        return {"cry": self.voices, "region": self.regions}

    def _choose(self) -> None:
        if not self.to_file:
            self.place.setText(choose_folder(self, str(self.path.parent)) or self.place.text())
            return
        csv, xlsx = self.tr("Table (*.csv)"), self.tr("Excel (*.xlsx)")
        kinds = f"{xlsx};;{csv}" if self.path.suffix.lower() == ".xlsx" else f"{csv};;{xlsx}"
        kinds = kinds if self.to_table else self.tr("Selection table (*.txt)")
        found = choose_place(self, str(self.path), kinds)
        if found:
            self._agreed_to = found
            self.place.setText(found)

    def _say(self) -> None:
        path = self.path
        self.bom.setEnabled(self.to_table and path.suffix.lower() != ".xlsx")
        count = len(columns(self.options, (), self._boxes and not self.regions.isChecked()))
        wide = self.tr("{n} columns").format(n=count)
        if self.probabilities.isChecked():
            wide = self.tr("{n} columns and one a class").format(n=count)
        recordings = self.tr("%Ln recording(s)", "", len(self._session.rows))
        words = f"{recordings}, {wide}." if self.to_table else self.tr("One text, as Raven reads it.")
        good = bool(self.place.text().strip()) and path.is_absolute()
        if not good:
            words = self.tr("Say where the table is to go.")
        elif not self.to_file:
            words, good = self._say_of_folder(path)
        elif path.is_dir() or not path.parent.is_dir():
            words, good = self.tr("There is no folder {folder}.").format(folder=path.parent), False
        elif path.exists() and str(path) != self._agreed_to:
            words += " " + self.tr("Replaces the file that is there.")
        self.words.setText(words)
        self.write.setEnabled(good)

    def _say_of_folder(self, path: Path) -> tuple[str, bool]:
        if path.exists() and not path.is_dir():
            return self.tr("{path} is a file; say which folder.").format(path=path), False
        words = self.tr("A text file for each recording that has labels, in folders as here.")
        replaced = self.tr("Tables of these names are replaced.")
        return f"{words} {replaced}" if path.exists() else words, True

    def accept(self) -> None:
        if self.options.format == "csv" and self.bom.isChecked() != self._session.settings.byte_order_mark:
            self._session.set_setting(byte_order_mark=self.bom.isChecked())
        self._session.runs.export(self.path, self.options)
        super().accept()
