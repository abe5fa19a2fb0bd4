"""The page of a labelled data set: choose it and what is to be tried, watch it learn, read what came out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine import places
from gui import messages, outside, theme, work
from gui.arrange import Cards
from gui.comparing.opened_words import OpenedWords
from gui.comparing.ranking import Ranking
from gui.form import Form
from gui.learning import own_recipe
from gui.learning.curves import Curves
from gui.lettering import heading, second, title
from gui.session import Session
from gui.worker import Job, Progress

if TYPE_CHECKING:
    from engine.datasets import Opened

HEAD = "head:"
BANDS = "bands"  # learns no network either
HEADS = ("everyday",)  # models whose embedding a new head is tried on, and those that a person has added
_NAME = Qt.ItemDataRole.UserRole


class ComparingPage(Cards):
    """Two cards: what is asked at the left, what comes of it at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Compare recipes on a data set"))
        self.session = session
        self._opening: Job | None = None
        self._place = Path()  # that was looked into last,
        self._audio: Path | None = None  # where the recordings of that table are elsewhere
        self._running: Job | None = None
        self.opened: Opened | None = None
        self.page: Path | None = None
        self.lay_out((self._asked(), 2), (self._came(), 3))
        self.setAcceptDrops(True)
        self._connect()
        self._allow()

    # ---- building
    def _asked(self) -> QWidget:
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("A folder or a table; or drop one here"))
        self.place.setAccessibleName(self.tr("Data set"))
        self.folder = QPushButton(self.tr("Folder…"))
        self.table = QPushButton(self.tr("Table…"))
        self.audio = QPushButton(self.tr("Its recordings…"))
        self.audio.setToolTip(
            self.tr("The folder with the recordings that the table names, where they do not lie with it")
        )
        self.audio.hide()
        self.told = second(
            self.tr("UrbanSound8K, ESC-50, Donate-a-Cry, any table, a folder for each class, a project.")
        )
        self.systems = QListWidget()
        self.systems.setAccessibleName(self.tr("What is tried"))
        self.systems.setMinimumHeight(220)
        self.systems.setWordWrap(True)
        self.systems.setSpacing(3)
        self.systems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.systems.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.own = QPushButton(self.tr("A recipe of your own…"))
        self.changes = own_recipe.Changes()
        self.changes.setToolTip(self.tr("Of every ticked recipe; what one of them has not is said"))
        self.folds = QComboBox()
        self.folds.setAccessibleName(self.tr("Folds"))
        for name, kind in (
            (self.tr("The data set's own, else by group"), ""),
            (self.tr("By group: what belongs together is held out together"), "group"),
            (self.tr("At random: leaks, to see what it would claim"), "random"),
        ):
            self.folds.addItem(name, kind)
        self.first = QCheckBox(self.tr("Only the first fold: sooner, and less sure"))
        self.drawn = theme.indented(QSpinBox())
        self.drawn.setRange(1, 50)
        self.drawn.setSpecialValueText(self.tr("once"))
        self.drawn.setSuffix(self.tr(" times"))
        self.drawn.setAccessibleName(self.tr("How often the folds are drawn"))
        self.drawn.setToolTip(
            self.tr(
                "Anew each time, so that a lucky drawing is found out; the mean is reported. Not for a data set's own folds"
            )
        )
        self.epochs = theme.indented(QSpinBox())
        self.epochs.setRange(0, 1000)
        self.epochs.setSpecialValueText(self.tr("as each recipe says"))
        self.epochs.setAccessibleName(self.tr("Epochs, at most"))
        self.start = QPushButton(self.tr("Compare"))
        self.stop = QPushButton(self.tr("Stop"))
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(self.folder)
        line.addWidget(self.table)
        line.addWidget(self.audio)
        form = Form()
        form.addRow(self.tr("Folds"), self.folds)
        form.addRow("", self.first)
        form.addRow(self.tr("Drawn"), self.drawn)
        form.addRow(self.tr("Epochs"), self.epochs)
        form.addRow(self.tr("Changes"), self.changes)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        buttons.addWidget(self.own)
        return _column(
            title(self.tr("A labelled data set")),
            second(
                self.tr(
                    "Which recipe is worth what on it? Each is trained on all folds but one and tested on that one, in turn."
                )
            ),
            line,
            self.told,
            heading(self.tr("What is tried")),
            self.systems,
            form,
            buttons,
        )

    def _came(self) -> QWidget:
        self.saying = second(
            self.tr(
                "Each system's share of right answers on recordings it did not learn from, every class counting the same; with how sure "
                "that is, what it cost, and which differences are more than chance. A report with figures and sounds comes with it."
            )
        )
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the comparison"))
        self.curves = Curves()
        self.ranking = Ranking()
        self.ranking.hide()
        self.found = QLabel()
        self.found.setWordWrap(True)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report = QPushButton(self.tr("Open the report"))
        self.make = QPushButton(self.tr("Make a model of it…"))
        self.make.setToolTip(
            self.tr("Trains the ticked recipe on the whole data set; the model can then be chosen in any project")
        )
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addWidget(self.make)
        row.addStretch(1)
        return _column(
            title(self.tr("What came of it")), self.saying, self.progress, self.curves, self.ranking, self.found, row
        )

    def _connect(self) -> None:
        self.folder.clicked.connect(self._choose_folder)
        self.table.clicked.connect(self._choose_table)
        self.audio.clicked.connect(self._choose_audio)
        self.place.editingFinished.connect(self.look)
        self.systems.itemChanged.connect(self._allow)
        self.folds.currentIndexChanged.connect(self._allow)
        self.first.toggled.connect(self._allow)
        self.start.clicked.connect(self.compare)
        self.stop.clicked.connect(self._stop)
        self.own.clicked.connect(self._own_recipe)
        self.report.clicked.connect(self._open_report)
        self.make.clicked.connect(self.make_model)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.systems.count():
            self.fill()
        super().showEvent(event)

    def fill(self) -> None:
        """What can be tried: a new head on a model, and every recipe; they take a moment to import, so not before they are seen."""
        from engine import model as models
        from engine import trials
        from engine.recipe import recipes

        for name in (*HEADS, *models.installed()):
            words = self.tr("New head on {model}: quick, and hard to beat on few recordings").format(model=name)
            self._add(HEAD + name, words, name in HEADS)
        plain = trials.find(trials.BANDS)
        self._add(plain.name, messages.translate("recipes", plain.about), False)
        for name, recipe in recipes().items():
            self._add(name, messages.translate("recipes", recipe.about), name == "earmark")
        self._allow()

    def _add(self, name: str, about: str, chosen: bool) -> None:
        item = QListWidgetItem(f"{Path(name).name if own_recipe.is_own(name) else name}\n{about}")
        item.setData(_NAME, name)
        item.setToolTip(about)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self.systems.addItem(item)

    def _own_recipe(self) -> None:
        file = own_recipe.ask(self)
        if file and file not in (self.systems.item(row).data(_NAME) for row in range(self.systems.count())):
            self._add(file, self.tr("Your own: its code runs"), True)

    # ---- the data set
    def _choose_folder(self) -> None:
        self._chosen(messages.ask_folder(self, self.tr("A folder with a labelled data set"), self._beside()))

    def _choose_table(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
        self._chosen(messages.ask_file(self, self.tr("The table of a data set"), self._beside(), kinds))

    def _choose_audio(self) -> None:
        folder = messages.ask_folder(self, self.tr("The folder with the recordings of this table"), self._beside())
        if folder:
            self.look(folder)

    def _beside(self) -> str:
        return str(Path(self.place.text()).parent) if self.place.text() else str(Path.home())

    def _chosen(self, place: str) -> None:
        if place:
            self.place.setText(place)
            self.opened = None
            self.look()

    @Slot()
    def look(self, audio: str = "") -> None:
        """Finds out what lies in the place; the recordings of a table may be elsewhere, in the folder `audio`."""
        place = Path(self.place.text().strip()).expanduser()
        if place == self._place and not audio and self.opened is not None:  # the field was left as it was
            return
        self._audio = Path(audio) if audio else self._audio if place == self._place else None
        self.opened, self._place = None, place
        self.told.setToolTip("")
        self.audio.setVisible(place.is_file())
        self._forget()
        if self.place.text().strip():
            self.told.setText(self.tr("Looking…"))
            job = self._opening = Job(work.open_dataset, place, self._audio, title=self.tr("Looking at the data set"))
            job.succeeded.connect(self._looked)
            job.failed.connect(self._not_opened)
            self.session.start(self.session.lanes.scan, job)
        self._allow()

    @Slot(object)
    def _looked(self, opened: Opened) -> None:
        if self.sender() is self._opening:
            self.opened = opened
            self.told.setText("\n".join([OpenedWords().of(opened), *(messages.text(note) for note in opened.notes)]))
            self.told.setToolTip("\n".join(OpenedWords().left_out(opened)))
            self._allow()

    @Slot(object)
    def _not_opened(self, error: Exception) -> None:
        if self.sender() is self._opening:
            self.told.setText(messages.text(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._running is None and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._chosen(_dropped(event))

    # ---- comparing
    @property
    def chosen(self) -> list[str]:
        """The systems that are ticked."""
        items = [self.systems.item(row) for row in range(self.systems.count())]
        return [item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def arguments(self) -> list[str]:
        """What the comparison is as a command; also for people, who can repeat it."""
        chosen = self.chosen
        verb = (
            ["compare", *self._of_place, "--recipes", ",".join(chosen)]
            if len(chosen) > 1
            else ["evaluate", *self._of_place, "--recipe", *chosen]
        )
        if self.folds.currentData():
            verb += ["--folds", self.folds.currentData()]
        if self.first.isChecked():
            verb += ["--folds-to-run", "1"]
        elif self.drawn.isEnabled() and self.drawn.value() > 1:
            verb += ["--repeats", str(self.drawn.value())]
        verb += self._of_training()
        name = self.opened.dataset.title if self.opened else "data set"
        return [
            *verb,
            "--report",
            str(places.trials_folder() / "reports" / _safe(f"{name} {'+'.join(map(_short, chosen))}")),
        ]

    @property
    def _of_place(self) -> list[str]:
        return [str(self._place), *(["--audio", str(self._audio)] if self._audio is not None else [])]

    def _of_training(self) -> list[str]:
        words = ["--epochs", str(self.epochs.value())] if self.epochs.value() else []
        return words + [part for change in self.changes.settings for part in ("--set", change)]

    def compare(self) -> None:
        """Starts it, in a process of its own; what was tried before is not tried again."""
        if self._running is None and self.start.isEnabled():
            self._begin(Job(work.compare, self.arguments, title=self.tr("Comparing")), self._succeeded)

    @property
    def recipe(self) -> str:
        """The one recipe that is ticked, "" where it is none or several; a new head on a model is no recipe."""
        chosen = [name for name in self.chosen if name != BANDS and not name.startswith(HEAD)]
        return chosen[0] if len(chosen) == 1 else ""

    def make_model(self) -> None:
        """Trains the recipe on all of the data set, in a process of its own; the model is kept among the person's own."""
        if self._running is not None or self.opened is None or not self.recipe:
            return
        begin = _safe(f"{self.opened.dataset.title} {_short(self.recipe)}")
        name = messages.ask_text(self, self.tr("Make a model"), self.tr("What it is to be called"), begin)
        if not name:
            return
        out = places.models_folder() / _safe(name)
        words = self.tr("There is a model of yours called {name}.").format(name=out.name)
        replace = messages.translate("messages", "Replace it")
        if out.exists() and not messages.ask(self, self.tr("Make a model"), words, replace, danger=True):
            return
        arguments = ["train", *self._of_place, "--recipe", self.recipe, "--out", str(out)]
        arguments += self._of_training()
        self._begin(Job(work.compare, arguments, title=self.tr("Training")), self._made)

    @Slot(object)
    def _made(self, result: dict[str, Any]) -> None:
        words = self.tr("The model is made and called {name}: choose it in a project's properties.")
        self.saying.setText(words.format(name=Path(result["model"]).name))

    def _begin(self, job: Job, succeeded: Callable[[dict[str, Any]], None]) -> None:
        self._running = job
        job.progressed.connect(self._progressed)
        job.arrived.connect(self._line)
        job.succeeded.connect(succeeded)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)
        self.curves.clear()
        self.progress.setRange(0, 0)
        self.saying.setText(self.tr("Starting…"))
        self.session.start(self.session.lanes.train, job)
        self._allow()

    def _stop(self) -> None:
        if self._running is not None:
            self.saying.setText(self.tr("Stopping…"))
            self._running.cancel()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.fraction is None:  # how much there is of it is not known: no bar of what went before
            self.progress.setRange(0, 0)
            return
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * progress.fraction))

    @Slot(object)
    def _line(self, line: dict[str, Any]) -> None:
        if line.get("kind") == "epoch":
            if line.get("epoch") == 1:
                self.curves.clear()
            self.curves.add(line)
        if line.get("kind") == "fold":
            words = self.tr("{system}: {done} of {folds} folds are done")
            self.saying.setText(words.format(system=line["system"], done=line["done"], folds=line["folds"]))

    def _forget(self) -> None:
        """What came of another data set."""
        self.page = None
        self.ranking.hide()
        self.found.clear()
        self.curves.clear()

    @Slot(object)
    def _succeeded(self, result: dict[str, Any]) -> None:
        self.page = Path(result["page"]) if result.get("page") else None
        self.saying.setText(str(result["protocol"]))
        self.ranking.show_rows(result["ranking"])
        self.found.setText("\n\n".join(result["sentences"]))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.saying.setText(messages.text(error))

    @Slot()
    def _cancelled(self) -> None:
        self.saying.setText(self.tr("Stopped. The folds that are done are kept: started again, it goes on from there."))

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._running:
            self._running = None
            self._allow()

    def _open_report(self) -> None:
        if self.page is not None:
            outside.show(self.page)

    def _allow(self, *_: object) -> None:
        running, chosen = self._running is not None, len(self.chosen)
        self.start.setText(self.tr("Evaluate") if chosen == 1 else self.tr("Compare"))
        self.start.setEnabled(self.opened is not None and chosen > 0 and not running)
        self.make.setEnabled(self.opened is not None and bool(self.recipe) and not running)
        self.stop.setVisible(running)
        self.progress.setVisible(running)
        self.report.setVisible(self.page is not None)
        for widget in (
            self.place,
            self.folder,
            self.table,
            self.audio,
            self.systems,
            self.folds,
            self.first,
            self.epochs,
        ):
            widget.setEnabled(not running)
        for widget in (self.own, self.changes):
            widget.setEnabled(not running)
        own_folds = not self.folds.currentData() and (self.opened is None or self.opened.dataset.folds is not None)
        self.drawn.setEnabled(not running and not own_folds and not self.first.isChecked())


def _dropped(event: QDropEvent) -> str:
    """The one file or folder that is dropped, else ""."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""


def _safe(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " +-_" else "-" for sign in name)[:100]


def _short(name: str) -> str:
    """A recipe's name; of a file of one's own, the file's."""
    return Path(name).stem if own_recipe.is_own(name) else name


def _column(*parts: QWidget | QHBoxLayout | Form) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1 if isinstance(part, QListWidget) else 0)
        else:
            column.addLayout(part)
    if not any(isinstance(part, QListWidget) for part in parts):
        column.addStretch(1)
    return widget
