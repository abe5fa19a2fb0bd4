"""Teach: what is still needed, the button, the verdict, the table before and after, and the versions to go back to; all in words."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from gui import messages, theme
from gui.learning.judged import Judged, kept_verdict, verdict_words, when
from gui.learning.score_words import (
    NONE,
    change_words,
    grouped_by,
    lacking_words,
    moved,
    remembered_words,
    score_words,
    share,
    version_score,
)
from gui.lettering import title
from gui.session import Session
from gui.worker import Job

if TYPE_CHECKING:
    from engine.project import Project
    from engine.project.teaching import Teaching
    from engine.project.versions import Version
    from engine.teach import Row, Verdict


MOST_SHOWN = 12  # rows of a table; beyond, it scrolls


class TeachPage(QWidget):
    """Knows the session only; every button is one of its verbs."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.shown: Judged | None = None
        self._kept: dict[int, Version] = {}
        self._running = ""
        self._build()
        for signal in (session.labels_changed, session.classes_changed, session.recordings_changed):
            signal.connect(self._say_labels)
        session.model_changed.connect(self._show_versions)
        session.teaching_done.connect(self.show_teaching)
        session.job_started.connect(self._job_started)
        session.job_ended.connect(self._job_ended)
        session.opened.connect(self._reset)
        session.closed.connect(self._reset)
        self._reset()
        if session.teaching is not None:
            self.show_teaching(session.teaching)
        for kind in ("teach", "judge", "take"):  # the page is made when it is first looked at
            if session.runs.is_running(kind):
                self._say_running(kind)

    def _build(self) -> None:
        head = title(self.tr("Teach"))
        self.labels = _words()
        self.grouping = _words(second=True)
        self.teach = QPushButton(self.tr("Teach"))
        self.teach.setProperty("primary", True)
        self.teach.clicked.connect(self.session.teach)
        self.state = _words(second=True)
        self.verdict = _words()
        self.verdict.setFont(theme.font(1, bold=True))
        columns = (
            self.tr("Class"),
            self.tr("Tested"),
            self.tr("Found before"),
            self.tr("Found after"),
            self.tr("Change"),
        )
        self.table = _table(self.tr("Before and after"), columns)
        self.remembered_title = _words(second=True)
        self.remembered = _table(self.tr("What it knew before"), columns)
        self.scores = _words()
        self.take = QPushButton()
        self.take.clicked.connect(self._take)
        self.back = QPushButton()
        self.back.clicked.connect(self._go_back)
        versions = title(self.tr("Versions"))
        self.versions = _table(
            self.tr("Versions of the model"),
            (
                self.tr("Version"),
                "",
                self.tr("Made"),
                self.tr("From"),
                self.tr("Balanced accuracy"),
                self.tr("Verdict"),
            ),
        )
        self.versions.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.versions.itemSelectionChanged.connect(self._version_selected)
        self.use = QPushButton(self.tr("Use this version"))
        self.use.clicked.connect(self._use)
        self.save = QPushButton(self.tr("Save as a file…"))
        self.save.setToolTip(
            self.tr(
                "This version as one network for other programs, in Keras' or LiteRT's form; or the recordings' embeddings"
            )
        )
        self.save.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(head)
        column.addWidget(self.labels)
        column.addWidget(self.grouping)
        column.addLayout(_row(self.teach, self.state))
        column.addWidget(self.verdict)
        column.addWidget(self.scores)
        column.addWidget(self.table)
        column.addWidget(self.remembered_title)
        column.addWidget(self.remembered)
        column.addLayout(_row(self.take, self.back))
        column.addSpacing(theme.SPACE * 2)
        column.addWidget(versions)
        column.addWidget(self.versions)
        column.addLayout(_row(self.use, self.save))
        column.addStretch(1)

    # ---- what there is to learn from
    @Slot()
    def _say_labels(self, *_: object) -> None:
        """Counts and what is lacking, in words; counted only while someone looks."""
        if self.session.project is None:
            self.labels.setText("")
            return
        if not self.isVisible():
            return
        counts = self.session.project.counts()
        named = {c.name: counts.get(c.id, 0) for c in self.session.classes}
        labelled = {name: n for name, n in named.items() if n}
        lacking = lacking_words(self._lacking(named))
        if not labelled:
            self.labels.setText(self.tr("No labels yet. Label a few recordings of each class, then teach."))
        else:
            words = self.tr("{labels} in %Ln class(es).", "", len(labelled)).format(
                labels=self.tr("%Ln label(s)", "", sum(labelled.values()))
            )
            self.labels.setText(f"{words} {lacking}".strip())
        self._allow()

    def _lacking(self, counts: dict[str, int]) -> list[tuple[str, int]]:
        """Which classes need how many more labels; those the model remembers need none."""
        from engine import teach

        project = self.session.project
        assert project is not None
        try:
            model, naming = project.model, project.naming()
        except UserError:
            return []
        remembered = [naming(name) for name in model.classes] if model.memory is not None else []
        return teach.lacking(counts, tuple(counts), remembered)

    def _allow(self) -> None:
        may = self.session.writable and not self._running
        any_label = self.session.project is not None and any(self.session.rows.counts().values())
        self.teach.setEnabled(may and any_label)
        for button in (self.take, self.back):
            button.setEnabled(may)
        self._allow_use()

    # ---- what runs
    @Slot(object)
    def _job_started(self, job: Job) -> None:
        self._say_running(job.objectName())

    def _say_running(self, kind: str) -> None:
        words = {
            "teach": self.tr("Teaching…"),
            "judge": self.tr("New scores are in the list. Checking on held-out recordings whether they are better…"),
            "take": self.tr("Scoring every recording with this version…"),
        }.get(kind)
        if words is None:
            return
        self._running = kind
        self.state.setText(words)
        if kind == "teach":
            self._show_verdict(None)
        self._allow()

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        if job.objectName() == self._running:
            self._running = ""
            self.state.setText("")
            self._allow()

    # ---- the verdict
    @Slot(object)
    def show_teaching(self, teaching: Teaching) -> None:
        """The verdict, and the table it rests on."""
        self._running = ""
        self.state.setText("")
        self._show_verdict(Judged(teaching.version, teaching.verdict, teaching.reason))
        self._show_versions()
        self._allow()

    def _show_verdict(self, shown: Judged | None) -> None:
        self.shown = shown
        for widget in (
            self.verdict,
            self.table,
            self.remembered,
            self.remembered_title,
            self.scores,
            self.take,
            self.back,
        ):
            widget.setVisible(shown is not None)
        if shown is None:
            return
        version, verdict = shown.version, shown.verdict
        if verdict is None:  # no label can judge it: there is a reason, and no table
            for widget in (self.table, self.remembered, self.remembered_title, self.scores):
                widget.setVisible(False)
        else:
            self._show_scores(verdict)
        colours = theme.palette()
        self.verdict.setText(messages.text(shown.reason))
        sure = verdict is None or verdict.sure
        self.verdict.setStyleSheet(
            f"color: {(colours.good if sure else colours.ink) if version.taken else colours.warn}"
        )
        self.take.setText(self.tr("Take version {n} all the same").format(n=version.number))
        self.back.setText(
            self.tr("Back to version {n}").format(n=version.before)
            if version.before
            else self.tr("Back to the model it started from")
        )
        self._offer()

    def _offer(self) -> None:
        """The way to the version that was judged, or back from it: whichever is not in use."""
        project, version = self.session.project, self.shown.version if self.shown is not None else None
        current = project.current_version if project is not None else 0
        self.take.setVisible(version is not None and current != version.number)
        self.back.setVisible(version is not None and current == version.number)

    def _show_scores(self, verdict: Verdict) -> None:
        _fill(
            self.table, [_row_words(row, verdict.before is not None) for row in verdict.table if row.after is not None]
        )
        words = remembered_words(verdict)
        self.remembered_title.setText(words)
        self.remembered_title.setVisible(bool(words))
        changed = [_row_words(row) for row in verdict.rehearsed if moved(row)]
        _fill(self.remembered, changed)
        self.remembered.setVisible(bool(changed))
        cells = "".join(
            f'<tr><td style="padding-right: {2 * theme.SPACE}px">{escape(what)}</td><td>{escape(words)}</td></tr>'
            for what, words in score_words(verdict, self._grouped_by())
        )
        self.scores.setText(f"<table>{cells}</table>")

    def _grouped_by(self) -> str:
        return grouped_by(self.session.project.group) if self.session.project is not None else ""

    @Slot()
    def _take(self) -> None:
        if self.shown is not None:
            self.session.runs.take(self.shown.version.number)

    @Slot()
    def _go_back(self) -> None:
        if self.shown is not None:
            self.session.runs.take(self.shown.version.before)

    # ---- versions
    @Slot()
    def _show_versions(self) -> None:
        project = self.session.project
        tested = self.tr("A new version is tested on labels it did not learn from, with {how}.")
        self.grouping.setText(tested.format(how=self._grouped_by()) if project is not None else "")
        kept: list[Version] = []
        if project is not None:
            try:
                kept = project.versions()
            except UserError as error:
                self.state.setText(messages.text(error))
        self._offer()
        self._kept = {version.number: version for version in kept}
        rows = [self._version_row(version) for version in reversed(kept)]
        in_use = not any(version.current for version in kept)
        rows.append(("0", self.tr("in use") if in_use else "", "", self.tr("Started from"), NONE, ""))
        chosen = self.shown.version.number if self.shown is not None else 0
        if chosen not in self._kept:
            chosen = next((version.number for version in kept if version.current), 0)
        with QSignalBlocker(self.versions):
            self.versions.clearSelection()
            _fill(self.versions, rows)
            for row, version in enumerate(reversed(kept)):
                self.versions.item(row, 5).setToolTip(f"<p>{escape(verdict_words(version))}</p>")
                if version.number == chosen:
                    self.versions.selectRow(row)
        if self.shown is None:
            self._show_chosen()
        self._allow_use()

    def _show_chosen(self) -> None:
        """The whole report of the version whose row is chosen, as it was kept with it; none of one that was not judged."""
        number = self._selected_version()
        version = self._kept.get(number) if number is not None else None
        if self._running != "teach":
            self._show_verdict(kept_verdict(version) if version is not None and version.judged else None)

    def _version_row(self, version: Version) -> tuple[str, ...]:
        names = {"Teach": self.tr("Taught"), "Train": self.tr("Trained"), "Model": self.tr("Chosen")}
        reason = names.get(version.reason, version.reason)
        return (
            str(version.number),
            self.tr("in use") if version.current else "",
            when(version.made_at),
            reason,
            version_score(version.metrics),
            verdict_words(version) if version.judged else self.tr("not checked yet"),
        )

    def _selected_version(self) -> int | None:
        rows = self.versions.selectionModel().selectedRows()
        item = self.versions.item(rows[0].row(), 0) if rows else None
        return int(item.text()) if item is not None else None

    @Slot()
    def _version_selected(self) -> None:
        self._show_chosen()
        self._allow_use()

    def _allow_use(self) -> None:
        number = self._selected_version()
        current = 0
        if number is not None:
            marked = [r for r in range(self.versions.rowCount()) if self.versions.item(r, 1).text()]
            current = int(self.versions.item(marked[0], 0).text()) if marked else 0
        self.use.setEnabled(self.session.writable and not self._running and number is not None and number != current)

    @Slot()
    def _use(self) -> None:
        number = self._selected_version()
        if number is not None:
            self.session.runs.take(number)

    @Slot()
    def _save(self) -> None:
        project, number = self.session.project, self._selected_version()
        if project is None:
            return
        kinds = self.tr("Keras (*.keras);;LiteRT (*.tflite);;Embeddings of the recordings, by the model in use (*.npz)")
        name = f"{project.name} {number or ''}".strip()
        path = messages.ask_new_file(
            self, self.tr("Save the model as a file"), str(Path.home() / f"{name}.keras"), kinds
        )
        if path:
            file = Path(path)
            what = (
                ["--project", str(project.folder)] if file.suffix.lower() == ".npz" else self._model_of(project, number)
            )
            self.session.runs.write_model(what, file)

    def _model_of(self, project: Project, number: int | None) -> list[str]:
        """How the command line names a version; the model in use where none is chosen."""
        if number is None:
            return ["--project", str(project.folder)]
        return ["--model", str(project.version_folder(number)) if number else project.model_name]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_labels()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if hasattr(self, "use"):
            if event.type() == QEvent.Type.PaletteChange:
                self._show_verdict(self.shown)
            if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
                for table in (self.table, self.remembered, self.versions):
                    _fit(table)  # the heading may be higher now

    @Slot()
    def _reset(self) -> None:
        self._running = ""
        self.state.setText("")
        self._show_verdict(None)
        self._show_versions()
        self._say_labels()


def _row_words(row: Row, compared: bool = True) -> tuple[str, ...]:
    change = change_words(row.before, row.after) if compared else ""
    return row.name, str(row.n), share(row.before), share(row.after), change


def _words(second: bool = False) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if second:
        label.setProperty("rank", "second")
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
    if not isinstance(widgets[-1], QLabel):
        row.addStretch(1)
    return row


def _table(name: str, columns: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(columns))
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
    table.setStyleSheet("QTableWidget::item { padding: 0 8px; }")
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    table.setTabKeyNavigation(False)  # Tab goes on to the next control
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def _fill(table: QTableWidget, rows: list[tuple[Any, ...]]) -> None:
    table.setRowCount(len(rows))
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            table.setItem(i, j, QTableWidgetItem(str(words)))
    _fit(table)


def _fit(table: QTableWidget) -> None:
    shown = min(table.rowCount(), MOST_SHOWN)
    table.setFixedHeight(
        table.horizontalHeader().sizeHint().height() + shown * table.verticalHeader().defaultSectionSize() + 4
    )
