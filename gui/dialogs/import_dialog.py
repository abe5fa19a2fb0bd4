"""Labels from elsewhere: a table, the folders recordings lie in, or their names.  Shows what would happen before anything does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.exchange import imports, tables
from gui import messages, numbers, theme
from gui.arrange import sized
from gui.dialogs.import_preview import (
    AsPredictions,
    ClassLines,
    Lines,
    Looked,
    lines_view,
    read_plan,
    read_table,
    shed,
    taken,
)
from gui.worker import Job

if TYPE_CHECKING:
    from gui.session import Session

TYPING_MS = 250
PREVIEWED = 100  # rows of the table itself
ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows (cp1252)", "cp949": "Korean (cp949)"}
FIELDS = ("file", "label", "group", "note", "start", "end", "low", "high")
ABREAST = 4
MUST = ("file", "label")
NAMES = 2  # the third way


def ask(session: Session, table: Path | None = None, parent: QWidget | None = None) -> bool:
    """Shows the dialog, with a table that is known already.  Returns whether labels were imported."""
    dialog = ImportDialog(session, parent)
    if table is not None:
        dialog.ways.setCurrentIndex(0)
        dialog.open_table(table)
        dialog.ways.setFocus()  # Enter imports
    return dialog.exec() == QDialog.DialogCode.Accepted


def choose_table(parent: QWidget, start: str) -> str:
    """The name of a table, or ""."""
    title = QCoreApplication.translate("ImportDialog", "A table of labels")
    kinds = QCoreApplication.translate("ImportDialog", "Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
    return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]


def _why(one: imports.Unmatched) -> tuple[str, str, str]:
    return str(one.line or ""), one.said, messages.text(one.reason)


class ImportDialog(QDialog):
    """Every change makes a new plan in a lane; what it would do is counted and shown, and only the button does it."""

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        assert session.project is not None
        self.setWindowTitle(self.tr("Import labels"))
        sized(self, 820, 640)
        self.path: Path | None = None
        self.table: tables.Table | None = None
        self._as = ("", "")  # encoding and separator of the table, as a person said them
        self.looked: Looked | None = None
        self._job: Job | None = None
        self._counting: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._later.timeout.connect(self.make_plan)
        self.ways = QTabBar(self)
        self.ways.setAccessibleName(self.tr("Where the labels come from"))
        for text in (self.tr("From a table"), self.tr("From folders"), self.tr("From file names")):
            self.ways.addTab(text)
        self.pages = QStackedWidget(self)
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for page in (self._table_page(), self._folder_page(), self._name_page()):
            self.pages.addWidget(page)
        self.lines = Lines(self)
        self.unmatched = Lines(self)
        self.names = ClassLines(self)
        self.shown = QTabWidget(self)
        self.shown.tabBar().setAccessibleName(self.tr("What is found"))
        self.shown.addTab(lines_view(self, self.lines, self.tr("The first rows")), "")
        self.shown.addTab(lines_view(self, self.names, self.tr("Classes of the import")), "")
        self.shown.addTab(lines_view(self, self.unmatched, self.tr("Rows without a recording")), "")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.take = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.ways)
        column.addWidget(self.pages)
        column.addWidget(self.shown, 1)
        column.addWidget(self.words)
        column.addWidget(self.buttons)
        self.ways.currentChanged.connect(self._way_changed)
        self.names.renamed.connect(self._count)
        self._nothing(self.tr("Choose a table, or drop one here."))
        self.setAcceptDrops(True)
        if self.pattern.text():  # it is known what the names say
            self.ways.setCurrentIndex(NAMES)
            self.shown.setCurrentIndex(1)
        (self.pattern if self.ways.currentIndex() == NAMES else self.place).setFocus()

    # ---- the three ways
    def _table_page(self) -> QWidget:
        page = QWidget(self)
        self.place = QLineEdit(page)
        self.place.textEdited.connect(lambda: self.take.setEnabled(False))
        self.place.editingFinished.connect(self._typed)
        self.place.setPlaceholderText(
            self.tr(".csv, .tsv, .txt or .xlsx, also of Raven, Audacity, BirdNET and Kaleidoscope")
        )
        self.place.setAccessibleName(self.tr("Table"))
        choose = QPushButton(self.tr("Choose…"), page)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.separator = self._combo(page, self.tr("Separator"))
        for separator, text in ((",", ","), (";", ";"), ("\t", self.tr("Tab")), ("|", "|")):
            self.separator.addItem(text, separator)
        self.encoding = self._combo(page, self.tr("Encoding"))
        for encoding, text in ENCODINGS.items():
            self.encoding.addItem(text, encoding)
        for combo in (self.separator, self.encoding):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(self._read_again)
        titles = {
            "file": self.tr("File"),
            "label": self.tr("Label"),
            "group": self.tr("Group"),
            "start": self.tr("Start (s)"),
            "end": self.tr("End (s)"),
            "low": self.tr("Low (Hz)"),
            "high": self.tr("High (Hz)"),
            "note": self.tr("Note"),
        }
        self.columns = {field: self._combo(page, titles[field]) for field in FIELDS}
        top = QHBoxLayout()
        top.addWidget(self.place, 1)
        for widget in (choose, self.separator, self.encoding):
            top.addWidget(widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(2)
        for place, (field, combo) in enumerate(self.columns.items()):
            label = QLabel(titles[field], page)
            label.setBuddy(combo)
            label.setProperty("rank", "second")
            line, column = divmod(place, ABREAST)
            grid.addWidget(label, 2 * line, column)
            grid.addWidget(combo, 2 * line + 1, column)
            grid.setColumnStretch(column, 1)
            combo.activated.connect(self._soon)
        self.predictions = AsPredictions(page)
        self.predictions.clicked.connect(self._predictions_wanted)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE, 0, 0)
        column.addLayout(top)
        column.addLayout(grid)
        column.addWidget(self.predictions)
        return page

    def _combo(self, parent: QWidget, name: str) -> QComboBox:
        combo = QComboBox(parent)
        combo.setAccessibleName(name)
        combo.setMinimumWidth(90)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setEnabled(False)
        return combo

    def _folder_page(self) -> QWidget:
        page = QWidget(self)
        words = QLabel(
            self.tr(
                "Each recording is labelled with the name of the folder it lies in. Those in no subfolder are left alone."
            ),
            page,
        )
        words.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE, 0, 0)
        column.addWidget(words)
        return page

    def _name_page(self) -> QWidget:
        page = QWidget(self)
        self.pattern = QLineEdit(page)
        self.pattern.setAccessibleName(self.tr("Pattern of the file names"))
        self.pattern.setPlaceholderText("{group}_*_{label}")
        self.pattern.textChanged.connect(self._soon)
        self._example = QLabel(page)
        self._example.setProperty("rank", "second")
        words = QLabel(
            self.tr(
                "Write the name with {label} where the class is, {group} where the site or the animal is, and * for what does not matter."
            ),
            page,
        )
        words.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE, 0, 0)
        for widget in (words, self.pattern, self._example):
            column.addWidget(widget)
        files = self._session.rows.files
        if files and self._of_cries:
            from engine.cry import reasons

            self.pattern.setText(reasons.pattern_of(files[0]))
        if files:
            self._example.setText(self.tr("For example: {name}").format(name=Path(files[0]).stem))
        return page

    def _soon(self) -> None:
        self._later.start()

    def _way_changed(self, way: int) -> None:
        self.pages.setCurrentIndex(way)
        self.make_plan()

    # ---- the table
    def _choose(self) -> None:
        project = self._session.project
        found = choose_table(self, str(self.path or (project.root if project is not None else "")))
        if found:
            self.open_table(Path(found))

    def _typed(self) -> None:
        typed = self.place.text().strip().strip('"')
        if typed and typed != str(self.path or ""):
            self.open_table(Path(typed).expanduser())

    def open_table(self, path: Path) -> None:
        """Reads a table and guesses which column is what."""
        self.path = path
        self.place.setText(str(path))
        self._as = ("", "")
        self._read()

    def _read_again(self) -> None:
        self._as = (self.encoding.currentData(), self.separator.currentData())
        self._read()

    def _read(self) -> None:
        if self.path is None:
            return
        self.table = None
        self._nothing(self.tr("The table is being read…"))
        self._look(Job(read_table, self.path, *self._as), self._table_read)

    def _look(self, job: Job, then: Callable[[Any], None]) -> None:
        """Looks at something else in a lane; what is looked at meanwhile is of no use any more."""
        self._drop()
        self._job = job
        job.succeeded.connect(then)
        job.failed.connect(self._failed)
        self._session.start(self._session.lanes.sound, job)

    def _drop(self) -> None:
        for job in (self._job, self._counting):
            if job is not None:
                job.cancel()

    def _table_read(self, table: tables.Table) -> None:
        if self.sender() is not None and self.sender() is not self._job:
            return
        self.table = table
        is_text = bool(table.separator)
        if is_text:
            self.separator.setCurrentIndex(self.separator.findData(table.separator))
            family = next((one for one in ENCODINGS if table.encoding.startswith(one)), "utf-8")
            self.encoding.setCurrentIndex(self.encoding.findData(family))
        for combo in (self.separator, self.encoding):
            combo.setEnabled(is_text)
        guessed = imports.guess(table)
        self.predictions.look_at(table, guessed.confidence if guessed is not None else None)
        if guessed is not None and self.predictions.wanted:
            guessed = imports.of_predictions(table, guessed)
        for field, combo in self.columns.items():
            combo.clear()
            combo.setEnabled(True)
            combo.addItem("—", None)
            for name in table.columns:
                combo.addItem(name, name)
            value = getattr(guessed, field) if guessed is not None else None
            combo.setCurrentIndex(max(0, combo.findData(value)) if value is not None else 0)
        self.lines.show(table.columns, table.rows[:PREVIEWED])
        self.make_plan()

    def _predictions_wanted(self, wanted: bool) -> None:
        """A person's word and a model's may stand in two columns."""
        guessed = imports.guess(self.table) if self.table is not None else None
        if guessed is not None and self.table is not None:
            label = (imports.of_predictions(self.table, guessed) if wanted else guessed).label
            self.columns["label"].setCurrentIndex(self.columns["label"].findData(label))
        self.make_plan()

    @property
    def mapping(self) -> imports.Mapping | None:
        """Which column is what; None while file or label is not said."""
        said = {field: combo.currentData() for field, combo in self.columns.items()}
        guessed = imports.guess(self.table) if self.table is not None else None
        if not all(said[field] for field in MUST):
            return None
        kept = {name: getattr(guessed, name) for name in ("source", "who", "when", "confidence")} if guessed else {}
        return imports.Mapping(**said, **kept)

    # ---- the plan
    def make_plan(self) -> None:
        """Finds out, in a lane, what the import would do."""
        self._later.stop()
        self._drop()
        self._job = None  # what was on its way is not what is asked now
        looked, self.looked = self.looked, None
        if looked is not None:
            self.lines.show((), [])
            self.unmatched.show((), [])
            self._session.start(self._session.lanes.sound, Job(shed, looked.plan))
        self.take.setEnabled(False)
        files, project = list(self._session.rows.files), self._session.project
        if project is None:
            return
        way = self.ways.currentIndex()
        if way == 0:
            if self.table is None and self.path is not None:  # another way was looked at while it was being read
                self._read()
                return
            if self.table is None:
                self._nothing(self.tr("Choose a table, or drop one here."))
                return
            if self.mapping is None:
                self._nothing(self.tr("Say which column holds the file and which the label."))
                return
            lengths_s = dict(zip(files, self._session.rows.duration_s.tolist()))
            predictions = self.predictions.wanted
            make = partial(
                read_plan, self.table, self.mapping, Path(project.root), lengths_s, project.several, predictions
            )
        elif way == 1:
            make = partial(imports.from_folders, files)
        else:
            if not self.pattern.text().strip():
                self._nothing(self.tr("Write the pattern of the names."))
                return
            make = partial(imports.from_names, files, self.pattern.text().strip())
        self._look(Job(Looked.at, make), self._planned)

    def _planned(self, looked: Looked) -> None:
        if self.sender() is not None and self.sender() is not self._job:
            return
        self.looked, plan = looked, looked.plan
        if self.ways.currentIndex() != 0:
            head = (self.tr("File"), self.tr("Label"), self.tr("Group"))
            self.lines.show(
                head, plan.entries[:PREVIEWED], lambda entry: (entry.file, entry.name, plan.groups.get(entry.file, ""))
            )
        elif self.table is not None:
            self.lines.show(self.table.columns, self.table.rows[:PREVIEWED])
        head = (self.tr("Row"), self.tr("Says"), self.tr("Why it is left out"))
        self.unmatched.show(head, plan.unmatched, _why)
        self.names.show_classes(looked.counts, self._session.classes, self._offered(looked.counts))
        self.shown.setTabText(0, self.tr("The first rows"))
        self.shown.setTabText(1, self.tr("Classes ({n})").format(n=numbers.whole(len(looked.counts))))
        self.shown.setTabText(2, self.tr("Left out ({n})").format(n=numbers.whole(len(plan.unmatched))))
        self._count()

    def _offered(self, counts: dict[str, int]) -> dict[str, str]:
        """What classes are to be called, where not as they are: in a project of cries, reasons become its two classes."""
        if not self._of_cries:
            return {}
        from engine.cry import reasons

        return {reason: becomes for reason, becomes in reasons.suggested(counts).items() if becomes != reason}

    @property
    def _of_cries(self) -> bool:
        project = self._session.project
        return project is not None and project.of_cries

    def _count(self) -> None:
        """The numbers, also after a class was renamed or left out in the list of classes."""
        if self.looked is not None:
            job = self._counting = Job(taken, self.looked.plan, dict(self.names.becomes))
            job.succeeded.connect(self._counted)
            self._session.start(self._session.lanes.sound, job)

    def _counted(self, count: tuple[int, int]) -> None:
        looked, (self.labels, files) = self.looked, count
        if looked is None or (self.sender() is not None and self.sender() is not self._counting):
            return
        words = self.tr("%Ln label(s)", "", self.labels) + " "
        words += self.tr("for {files} of %Ln recording(s)", "", len(self._session.rows)).format(
            files=numbers.whole(files)
        )
        if looked.groups:
            words += ", " + self.tr("%Ln group(s)", "", looked.groups)
        if left := len(looked.plan.unmatched):
            words += ". " + self.tr("Rows left out, because they do not fit: {n}").format(n=numbers.whole(left))
        self.words.setText(words + ".")
        self.take.setEnabled(bool(files or looked.groups))

    def _failed(self, error: Exception) -> None:
        if self.sender() is not None and self.sender() is not self._job:
            return
        if isinstance(error, UserError):
            self._nothing(messages.text(error))
        else:
            self._session.failed.emit(error)

    def _nothing(self, words: str) -> None:
        self.looked = None
        self.words.setText(words)
        self.take.setEnabled(False)
        self.names.show((), [])
        self.unmatched.show((), [])
        if self.ways.currentIndex() != 0 or self.table is None:
            self.lines.show((), [])
        for place, text in enumerate((self.tr("The first rows"), self.tr("Classes"), self.tr("Left out"))):
            self.shown.setTabText(place, text)

    def accept(self) -> None:
        if self.looked is None:
            return
        if self.ways.currentIndex() == 0 and self.predictions.wanted and self.path is not None:
            self._session.proposals.take_in(self.looked.plan, dict(self.names.becomes), self.path.name)
            super().accept()
            return
        said, words = self._session.said, self.tr("%Ln label(s) imported", "", self.labels)
        others = self.tr("others that were there before are replaced: {n}; Ctrl+Z brings them back")

        def done(edit) -> None:
            out = edit.labels_out
            said.emit(f"{words} · {others.format(n=numbers.whole(out))}" if out else words)

        self._session.import_plan(self.looked.plan, dict(self.names.becomes), done)
        super().accept()

    def done(self, result: int) -> None:
        """However it is closed, nothing goes on being read for it: pictures would wait."""
        self._later.stop()
        self._drop()
        super().done(result)

    def keyPressEvent(self, event: Any) -> None:
        """Enter behind a place that was typed reads the table, and no more."""
        if self.focusWidget() is self.place and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    # ---- dropping a table
    def dragEnterEvent(self, event: Any) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        place = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if place:
            event.acceptProposedAction()
            self.ways.setCurrentIndex(0)
            self.open_table(Path(place))
