"""Train the network: which recipe, how long, the curves while it learns, and a way to stop it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from gui import messages, numbers, theme
from gui.form import Form
from gui.learning import own_recipe
from gui.learning.curves import Curves
from gui.lettering import second, title
from gui.session import Session
from gui.status import time_left
from gui.worker import Job, Progress

if TYPE_CHECKING:
    from engine.recipe import Recipe

MOST_EPOCHS = 1000
OWN = "own"  # the entry that asks for a file


class TrainPanel(QWidget):
    """Starts `session.train` and shows what the training child tells."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self._job: Job | None = None
        self._began_s = 0.0
        head = title(self.tr("Train the network"))
        about = second(
            self.tr(
                "Learns anew how to hear, not only how to name: minutes to hours, in a process of its own, while you go on labelling. "
                "Worth it from about 30 labels a class. The result is checked like a taught one and becomes a version."
            )
        )
        self.recipe = QComboBox()
        self.recipe.setAccessibleName(self.tr("Recipe"))
        self.epochs = theme.indented(QSpinBox())
        self.epochs.setRange(1, MOST_EPOCHS)
        self.epochs.setAccessibleName(self.tr("Epochs"))
        self.epochs.setMaximumWidth(150)
        self._usual_epochs = 0
        self.changes = own_recipe.Changes()
        self.begin = QComboBox()
        self.begin.setAccessibleName(self.tr("Begin with"))
        self.recipe_about = second()
        self.start = QPushButton(self.tr("Train"))
        self.stop = QPushButton(self.tr("Stop"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of training"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.left_out = QLabel()
        self.left_out.setWordWrap(True)
        self.left_out.hide()
        self.curves = Curves()
        form = Form()
        form.setHorizontalSpacing(theme.SPACE * 2)
        form.addRow(self.tr("Recipe"), self.recipe)
        form.addRow("", self.recipe_about)
        form.addRow(self.tr("Begin with"), self.begin)
        form.addRow(self.tr("Epochs"), self.epochs)
        form.addRow(self.tr("Changes"), self.changes)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(head)
        column.addWidget(about)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.left_out)
        column.addWidget(self.told)
        column.addWidget(self.progress)
        column.addWidget(self.curves)
        column.addStretch(1)
        self.recipe.currentIndexChanged.connect(self._recipe_chosen)
        self.recipe.activated.connect(self._own_recipe)
        self.changes.wrong.connect(self.told.setText)
        self.begin.currentIndexChanged.connect(self._begin_chosen)
        session.model_changed.connect(self._recipe_chosen)
        self.start.clicked.connect(self._start)
        self.stop.clicked.connect(self._stop)
        session.job_started.connect(self._job_started)
        session.training_progressed.connect(self._line)
        for signal in (session.opened, session.closed):
            signal.connect(self._reset)
        self._show_running(False)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.recipe.count():
            self.fill()
        super().showEvent(event)

    def fill(self) -> None:
        """The recipes there are; they take a moment to import, so not before they are seen."""
        from engine.recipe import recipes

        for name, recipe in recipes().items():
            self.recipe.addItem(messages.translate("recipes", recipe.title), name)
        self.recipe.addItem(self.tr("A file of your own…"), OWN)

    @Slot()
    def _own_recipe(self, *_: object) -> None:
        """Asks for the file, and whether its code may run."""
        if self.recipe.currentData() != OWN:
            return
        file = own_recipe.ask(self)
        if file:
            self.recipe.insertItem(self.recipe.count() - 1, Path(file).name, file)
        self.recipe.setCurrentIndex(self.recipe.count() - 2 if file else 0)

    @Slot()
    def _recipe_chosen(self, *_: object) -> None:
        """What it is, and which model it can go on from: the one in use, if the same recipe made it."""
        if self.recipe.currentIndex() < 0 or self._job is not None or self.recipe.currentData() == OWN:
            return
        recipe = self._known()
        about = messages.translate("recipes", recipe.about) if recipe is not None else self.recipe.currentData()
        self.recipe_about.setText(about)
        self.changes.of(recipe)
        before = self.begin.currentData() if self.begin.count() else None
        with QSignalBlocker(self.begin):
            self.begin.clear()
            place = self._goes_on_from(recipe) if recipe is not None else ""
            if place:
                self.begin.addItem(self.tr("The model in use: its last layers learn anew"), place)
            self.begin.addItem(self.tr("Nothing: everything is learned from your recordings"), "")
            if before == "":
                self.begin.setCurrentIndex(self.begin.count() - 1)
        self._begin_chosen()

    def _known(self) -> Recipe | None:
        """The chosen recipe; None for a file of the person's own, which is not run here."""
        from engine.recipe import named

        name = self.recipe.currentData()
        return None if own_recipe.is_own(name) else named(name)

    def _goes_on_from(self, recipe: Recipe) -> str:
        project = self.session.project
        try:
            model = project.model if project is not None else None
        except UserError:
            return ""
        same = model is not None and (model.recipe, model.frontend) == (recipe.name, recipe.frontend)
        return str(model.folder) if model is not None and same else ""

    @Slot()
    def _begin_chosen(self, *_: object) -> None:
        """Going on from a model takes a third of the epochs."""
        recipe = self._known()
        self.epochs.setMinimum(0 if recipe is None else 1)
        self.epochs.setSpecialValueText(self.tr("as the file says") if recipe is None else "")
        epochs = recipe.schedule.epochs if recipe is not None else 0  # as the file says
        usual = max(1, epochs // 3) if self.begin.currentData() else epochs
        if usual != self._usual_epochs:  # else a new version would undo what the person chose
            self._usual_epochs = usual
            self.epochs.setValue(usual)

    @Slot()
    def _start(self) -> None:
        if self.recipe.currentIndex() >= 0 and self.session.writable and self.changes.check():
            begin = self.begin.currentData() or ""
            self.session.runs.train(self.recipe.currentData(), self.epochs.value(), begin, self.changes.settings)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self.told.setText(self.tr("Stopping…"))
            self._job.cancel()

    @Slot(object)
    def _job_started(self, job: Job) -> None:
        if job.objectName() == "judge":
            job.ended.connect(self._judged)
        if job.objectName() != "train":
            return
        self._job, self._began_s = job, time.monotonic()
        self.left_out.hide()
        job.progressed.connect(self._progressed)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        job.succeeded.connect(self._succeeded)
        job.ended.connect(self._ended)
        self.curves.clear()
        self.progress.setRange(0, 0)
        self.told.setText(self.tr("Starting: TensorFlow takes a few seconds to load…"))
        self._show_running(True)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.fraction is not None:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(1000 * progress.fraction))
        if progress.note and not self.curves.epochs:
            self.told.setText(messages.translate("notes", progress.note) + "…")

    @Slot(object)
    def _line(self, line: dict[str, Any]) -> None:
        if line.get("kind") == "left out":
            said = line["error"]
            self.left_out.setText(messages.text(UserError(said["template"], said["hint"], **said["fields"])))
            self.left_out.show()
        if not self.curves.add(line):
            return
        epoch = int(line["epoch"])
        epochs = int(line.get("epochs", self.epochs.value()))
        spent_s = time.monotonic() - self._began_s
        words = [self.tr("Epoch {epoch} of {epochs}").format(epoch=epoch, epochs=epochs)]
        words += [
            f"{text} {numbers.decimal(100 * float(line[name]))} %"
            for name, text in (
                ("accuracy", self.tr("learned from")),
                ("val_accuracy", self.tr("set aside to watch it")),
            )
            if isinstance(line.get(name), int | float)
        ]
        if 0 < epoch < epochs:
            words.append(self.tr("about {time} left").format(time=time_left(spent_s / epoch * (epochs - epoch))))
        self.told.setText(" · ".join(words))
        self.progress.setRange(0, epochs)
        self.progress.setValue(epoch)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.told.setText(messages.text(error))

    @Slot()
    def _cancelled(self) -> None:
        self.told.setText(self.tr("Stopped. Nothing was changed."))

    @Slot(object)
    def _succeeded(self, _result: object) -> None:
        self.told.setText(
            self.tr(
                "Trained. Its last layer was then fitted once more, to all recordings, so it can do better than the lines say. "
                "Now it is checked on held-out recordings whether it is better."
            )
        )

    @Slot()
    def _judged(self) -> None:
        """The check is over; the verdict stands beside."""
        if self._job is None:
            self.told.setText("")

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show_running(False)

    @Slot()
    def _reset(self) -> None:
        self._job = None
        self.curves.clear()
        self.told.setText("")
        self.left_out.hide()
        self._show_running(False)
        self._recipe_chosen()

    def _show_running(self, running: bool) -> None:
        may = self.session.writable
        self.start.setEnabled(may and not running)
        self.start.setToolTip("" if may else self.tr("The project is open for reading only"))
        self.stop.setVisible(running)
        self.progress.setVisible(running)
        for widget in (self.recipe, self.begin, self.epochs, self.changes):
            widget.setEnabled(not running)
