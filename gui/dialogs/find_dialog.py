"""Finding regions: by what, how sure or how loud, of which length, in which recordings; and how many that would be here."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.predict.proposals import Proposal
from engine.project.finding import ByLevel, ByModel
from engine.sound.loud import Loud
from gui import messages, numbers, theme, work
from gui.form import Form
from gui.session import Session
from gui.worker import Job

_INDENT = theme.SPACE * 3
REST_MS = 250  # what is being changed is counted when it rests


def ask(session: Session, parent: QWidget | None = None) -> bool:
    """Shows the dialog; it begins the search itself.  Returns whether it did."""
    return FindDialog(session, parent).exec() == QDialog.DialogCode.Accepted


class FindDialog(QDialog):
    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Find regions"))
        self.setMinimumWidth(480)
        self.by_model = QRadioButton(self.tr("Where the &model hears"), self)
        self.by_level = QRadioButton(self.tr("Where something is &louder than the noise"), self)
        self._build_fields()
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._preview)
        boxes = (self.above, self.louder, self.low, self.high, self.least, self.most, self.gap)
        for changed in (*(box.valueChanged for box in boxes), self.model_class.currentIndexChanged):
            changed.connect(self._changed)
        self.by_model.toggled.connect(self._changed)
        heard = session.current is not None and session.rows.predicted[session.rows.row(session.current)] >= 0
        (self.by_model if heard else self.by_level).setChecked(True)
        for how in session.proposals.how:
            self._as_before(how)
        (self.by_model if self.by_model.isChecked() else self.by_level).setFocus()
        self._changed()

    def _build_fields(self) -> None:
        session = self._session
        self.model_class = QComboBox(self)
        self.model_class.addItem(self.tr("any of its classes"), "")
        self.called = QComboBox(self)
        self.called.addItem(self.tr("nothing yet: choose at each"), "")
        for one in session.classes:
            self.model_class.addItem(one.name, one.name)
            self.called.addItem(one.name, one.name)
        for name in self._of_model():
            if self.model_class.findData(name) < 0:
                self.model_class.addItem(name, name)
        self.above = self._box(50, 5, 99, " %", 0, 5)
        self.louder = self._box(10, 1, 60, " dB", 0, 1)
        self.low = self._box(0, 0, 250_000, " Hz", 0, 100)
        self.high = self._box(0, 0, 250_000, " Hz", 0, 100)
        self.high.setSpecialValueText(self.tr("the top"))
        self.least = self._box(0.1, 0, 60, " s", 2, 0.1)
        self.most = self._box(30, 0.1, 3600, " s", 1, 1)
        self.gap = self._box(0.2, 0, 60, " s", 2, 0.1)
        self.where = QComboBox(self)
        places = [(self.tr("this recording"), self._files((session.current,)))] if session.current is not None else []
        if len(session.selected) > 1:
            places.append((self.tr("the selected recordings"), self._files(session.selected)))
        rows = session.rows
        every = self._files([rows.files[k] for k in rows.shown])
        hidden = len(rows) > len(every)
        places.append((self.tr("all that the list shows") if hidden else self.tr("all recordings"), every))
        for name, files in places:
            self.where.addItem(f"{name} ({numbers.whole(len(files))})" if len(files) > 1 else name, files)
        self.words = QLabel(self)
        self.words.setProperty("rank", "second")
        self.words.setWordWrap(True)
        for widget, name in (
            (self.model_class, self.tr("Which class the model is to hear")),
            (self.called, self.tr("What is found is called")),
            (self.above, self.tr("How sure the model is at least")),
            (self.louder, self.tr("How much louder than the noise")),
            (self.low, self.tr("Lowest frequency")),
            (self.high, self.tr("Highest frequency")),
            (self.least, self.tr("Shortest")),
            (self.most, self.tr("Longest")),
            (self.gap, self.tr("Pauses that do not end a region")),
            (self.where, self.tr("In which recordings")),
        ):
            widget.setAccessibleName(name)

    @staticmethod
    def _files(files) -> tuple[str, ...]:
        return tuple(file for file in files if file is not None)

    def _of_model(self) -> tuple[str, ...]:
        project, file = self._session.project, self._session.current
        said = project.predictions([file]).get(file) if project is not None and file is not None else None
        return said.classes if said is not None and len(said.classes) <= 200 else ()

    def _box(
        self, value: float, least: float, most: float, unit: str, decimals: int, step: float
    ) -> QDoubleSpinBox | QSpinBox:
        box = theme.indented(QDoubleSpinBox(self))
        box.setDecimals(decimals)
        box.setRange(least, most)
        box.setSingleStep(step)
        box.setSuffix(unit)
        box.setValue(value)
        return box

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE)
        self._of_model_only, self._of_level_only = QWidget(self), QWidget(self)
        model, level = Form(self._of_model_only), Form(self._of_level_only)
        model.addRow(self.tr("Class"), _line(self.model_class))
        model.addRow(self.tr("At least"), _line(self.above))
        level.addRow(self.tr("At least"), _line(self.louder, QLabel(self.tr("above the noise around it"))))
        level.addRow(self.tr("From"), _line(self.low, QLabel(self.tr("to")), self.high))
        level.addRow(self.tr("Pauses up to"), _line(self.gap, QLabel(self.tr("do not end it; longest")), self.most))
        level.addRow(self.tr("Call it"), _line(self.called))
        both = Form()
        both.addRow(self.tr("Not shorter than"), _line(self.least))
        both.addRow(self.tr("In"), _line(self.where))
        for form in (model, level):
            form.setContentsMargins(_INDENT, 0, 0, theme.SPACE)
        _align((model, _INDENT), (level, _INDENT), (both, 0))
        for button, part in ((self.by_model, self._of_model_only), (self.by_level, self._of_level_only)):
            group.addButton(button)
            column.addWidget(button)
            column.addWidget(part)
        column.addLayout(both)
        column.addWidget(self.words)
        self.forget = QPushButton(self.tr("Propose nothing any more"), self)
        self.forget.setToolTip(self.tr("What is proposed and not judged is forgotten; labels stay"))
        self.forget.clicked.connect(self._forget)
        project = self._session.project
        self.forget.setVisible(project is not None and bool(project.proposed()))
        column.addLayout(
            messages.buttons(self, self.tr("Find"), messages.translate("messages", "Cancel"), (self.forget,))
        )

    def _as_before(self, how: ByModel | ByLevel) -> None:
        """What was looked for before in this project stands there again."""
        if isinstance(how, ByModel):
            self.by_model.setChecked(True)
            self.model_class.setCurrentIndex(max(0, self.model_class.findData(how.name)))
            self.above.setValue(100 * how.above)
            self.least.setValue(how.least_s)
        else:
            self.by_level.setChecked(True)
            self.called.setCurrentIndex(max(0, self.called.findData(how.name)))
            loud = how.loud
            boxes = (self.louder, self.low, self.high, self.least, self.most, self.gap)
            values = (loud.above_db, loud.low_hz, loud.high_hz, loud.least_s, loud.most_s, loud.gap_s)
            for box, value in zip(boxes, values):
                box.setValue(value or 0.0)

    @property
    def how(self) -> ByModel | ByLevel:
        """As it is chosen."""
        if self.by_model.isChecked():
            return ByModel(self.model_class.currentData(), self.above.value() / 100, self.least.value())
        band = self.low.value() or None, self.high.value() or None
        loud = Loud(self.louder.value(), *band, self.least.value(), self.most.value(), self.gap.value())
        return ByLevel(loud, self.called.currentData())

    @Slot()
    def _changed(self, *_: object) -> None:
        by_model = self.by_model.isChecked()
        self._of_model_only.setEnabled(by_model)
        self._of_level_only.setEnabled(not by_model)
        self._drop()
        self.words.setText(self.tr("Counting…") if self._session.current is not None else "")
        self._rest.start()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    @Slot()
    def _preview(self) -> None:
        session = self._session
        if session.project is None or session.current is None:
            return
        job = self._job = Job(work.regions_here, session.project, self.how, session.current)
        job.succeeded.connect(self._counted)
        job.failed.connect(self._refused)
        session.start(session.lanes.sound, job)

    @Slot(object)
    def _counted(self, found: list[Proposal] | None) -> None:
        if self.sender() is not self._job:
            return
        if found is None:
            self.words.setText(self.tr("The model has not heard this recording yet: classify it first."))
            return
        long_s = sum(one.end_s - one.start_s for one in found)
        self.words.setText(
            self.tr("Would be found in this recording: {n}, {long} s in all").format(
                n=numbers.whole(len(found)), long=numbers.decimal(long_s)
            )
            if found
            else self.tr("Nothing would be found in this recording")
        )

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if self.sender() is self._job:
            self.words.setText(messages.text(error))

    def _forget(self) -> None:
        self._session.proposals.forget()
        self.forget.hide()

    def accept(self) -> None:
        how = self.how
        if isinstance(how, ByLevel):
            try:
                how.loud.check()
            except UserError as error:
                self.words.setText(messages.text(error))
                return
        self._drop()
        self._session.proposals.find(how, self.where.currentData())
        super().accept()

    def reject(self) -> None:
        self._drop()
        super().reject()


def _align(*forms: tuple[Form, int]) -> None:
    """The fields of all of them begin at one line, though some are indented."""
    titles = [
        (form.itemAt(row, Form.ItemRole.LabelRole).widget(), indent)
        for form, indent in forms
        for row in range(form.rowCount())
    ]
    widest = max(title.sizeHint().width() + indent for title, indent in titles)
    for title, indent in titles:
        title.setMinimumWidth(widest - indent)
    for form, _ in forms:
        form.setHorizontalSpacing(theme.SPACE * 2)


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
