"""Asked before the first Teach: which recordings belong together, so that scores are earned on recordings of other sites or babies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.labels.groups import GroupBy, unfit
from gui import messages, numbers, theme
from gui.arrange import sized
from gui.dialogs.import_preview import quiet
from gui.worker import Job

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.session import Session

SHOWN = 200  # groups in the preview
TYPING_MS = 200


def ask(session: Session, parent: QWidget | None = None) -> bool:
    """Shows the dialog; the project then knows its groups.  Returns whether the person has chosen."""
    return GroupDialog(session, parent).exec() == QDialog.DialogCode.Accepted


@dataclass(frozen=True)
class Groups:
    """What a choice would give: the largest groups with their sizes and one recording of each, and whose names say none."""

    by: GroupBy
    count: int
    recordings: int
    largest: tuple[tuple[str, int, str], ...]
    alone: tuple[str, ...] = ()


def count_groups(by: GroupBy, files: Sequence[str], table: Mapping[str, str]) -> Groups:
    """The groups of all recordings; a second for 500 000."""
    sizes: Counter[str] = Counter()
    first: dict[str, str] = {}
    for file in files:
        group = by.of(file, table)
        sizes[group] += 1
        first.setdefault(group, file)
    largest = tuple((name, n, first[name]) for name, n in sizes.most_common(SHOWN))
    alone = tuple(file for file in files if file in sizes) if by.kind == "name" else ()
    return Groups(by, len(sizes), len(files), largest, alone)


def _of_babies(files: Sequence[str]) -> str:
    """The pattern that finds the baby in these names, "" where most of them name none."""
    from engine.cry import reasons

    patterns = [pattern for file in files if (pattern := reasons.pattern_of(file))]
    return patterns[0] if 2 * len(patterns) > len(files) else ""


class GroupDialog(QDialog):
    """Five ways to tell what belongs together, and what each would give."""

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("What belongs together?"))
        sized(self, 620, 560)
        self.ways = {
            "recording": QRadioButton(self.tr("Every recording stands for itself"), self),
            "folder": QRadioButton(self.tr("Recordings of the same folder"), self),
            "name": QRadioButton(self.tr("Recordings whose names share a part"), self),
            "table": QRadioButton(self.tr("As the imported table says"), self),
            "day": QRadioButton(self.tr("Recordings of the same day: for one baby, heard on many days"), self),
        }
        group = QButtonGroup(self)
        for way in self.ways.values():
            group.addButton(way)
            way.toggled.connect(self._changed)
        self.separator = QLineEdit("_", self)
        self.separator.setMaximumWidth(60)
        self.part = theme.indented(QSpinBox(self))
        self.part.setRange(-20, 20)
        self.part.setValue(1)
        self.part.setMinimumWidth(64)
        self.part.setToolTip(self.tr("1 is the first part, -1 the last"))
        self.pattern = QLineEdit(self)
        self.pattern.setPlaceholderText(self.tr("or a pattern, such as baby(\\d+)"))
        self.pattern.setAccessibleName(self.tr("Pattern"))
        for field, name in ((self.separator, self.tr("Separator")), (self.part, self.tr("Which part"))):
            field.setAccessibleName(name)
        self.separator.textChanged.connect(self._name_changed)
        self.pattern.textChanged.connect(self._name_changed)
        self.part.valueChanged.connect(self._part_changed)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.table = _preview(self)
        self.buttons = QDialogButtonBox(self)
        self.choose = self.buttons.addButton(self.tr("These belong together"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.choose.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._count)
        self._job: Job | None = None
        self.groups: Groups | None = None
        self._lay_out()
        self._begin()

    def _lay_out(self) -> None:
        why = QLabel(
            self.tr(
                "A model that has heard a site, an animal or a baby knows others of it too easily. So Earmark tests each "
                "version on groups it was not taught with, and says beside every score how they were made."
            ),
            self,
        )
        why.setWordWrap(True)
        parts = QHBoxLayout()
        parts.setContentsMargins(24, 0, 0, 0)
        parts.setSpacing(theme.SPACE)
        for widget in (QLabel(self.tr("part"), self), self.part, QLabel(self.tr("between"), self), self.separator):
            parts.addWidget(widget)
        parts.addWidget(self.pattern, 1)
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.SPACE)
        for line, (kind, way) in enumerate(self.ways.items()):
            grid.addWidget(way, line * 2, 0)
            if kind == "name":
                grid.addLayout(parts, line * 2 + 1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE + 4)
        column.addWidget(why)
        column.addLayout(grid)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)

    def _begin(self) -> None:
        """What the project has chosen, or what fits its folders."""
        project = self._session.project
        assert project is not None
        self._tables = {"table": project.table_groups(), "day": project.days()}
        for kind, table in self._tables.items():
            self.ways[kind].setVisible(bool(table))
        by = project.group
        folders = len(self._session.rows.folders.texts)
        kind = by.kind
        if not project.group_chosen:
            pattern = _of_babies(self._session.rows.files[:SHOWN])
            self.pattern.setText(pattern)
            kind = (
                "table"
                if self._tables["table"]
                else "name"
                if pattern
                else "folder"
                if 2 <= folders <= len(self._session.rows) // 2
                else "recording"
            )
        if by.kind == "name":
            self.separator.setText(by.separator)
            self.part.setValue(by.part + 1 if by.part >= 0 else by.part)
            self.pattern.setText(by.pattern)
        self.ways[kind].setChecked(True)
        self._count()

    # ---- what is chosen
    @property
    def by(self) -> GroupBy:
        """The choice so far."""
        kind = next((kind for kind, way in self.ways.items() if way.isChecked()), "recording")
        if kind != "name":
            return GroupBy(kind)  # type: ignore[arg-type]
        part = self.part.value()
        return GroupBy("name", self.separator.text(), part - 1 if part > 0 else part, self.pattern.text().strip())

    def _changed(self) -> None:
        self._typing.start()

    def _name_changed(self) -> None:
        self.ways["name"].setChecked(True)
        self._typing.start()

    def _part_changed(self, part: int) -> None:
        if part == 0:  # there is no part 0: the last is before the first
            self.part.setValue(-1 if self.groups and self.groups.by.part == 0 else 1)
            return
        self._name_changed()

    # ---- what it gives
    def _count(self) -> None:
        self._typing.stop()
        try:
            by = self.by.check()
        except UserError as error:
            self._cannot(messages.text(error))
            return
        if self._job is not None:
            self._job.cancel()
        job = self._job = Job(count_groups, by, list(self._session.rows.files), self._tables.get(by.kind, {}))
        job.succeeded.connect(self._counted)
        self._session.start(self._session.lanes.sound, job)

    def _cannot(self, words: str) -> None:
        self.words.setText(words)
        self.table.setRowCount(0)
        self.choose.setEnabled(False)

    def _counted(self, groups: Groups) -> None:
        if groups.by != self.by:
            return  # the choice has changed meanwhile
        self.groups = groups
        try:
            unsaid = unfit(groups.alone, groups.recordings)
        except UserError as error:
            self._cannot(messages.text(error))
            return
        self.choose.setEnabled(True)
        if groups.count == 1 < groups.recordings:
            self.words.setText(self.tr("All recordings are in one group: there is nothing left to test on."))
        else:
            words = self.tr("Recordings: {recordings} · groups: {groups}")
            words = words.format(groups=numbers.whole(groups.count), recordings=numbers.whole(groups.recordings))
            self.words.setText(f"{words}\n{messages.text(unsaid)}" if unsaid else words)
        self.table.setRowCount(len(groups.largest))
        for line, (name, size, file) in enumerate(groups.largest):
            for place, text in enumerate((name, numbers.whole(size), file)):
                item = QTableWidgetItem(text)
                if place == 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(text)
                self.table.setItem(line, place, item)

    def accept(self) -> None:
        project = self._session.project
        assert project is not None
        try:
            project.change(group=self.by)
        except UserError as error:
            self._cannot(messages.text(error))
            return
        super().accept()


def _preview(dialog: GroupDialog) -> QTableWidget:
    table = QTableWidget(0, 3, dialog)
    group, recordings, one = (
        messages.translate("GroupDialog", "Group"),
        messages.translate("GroupDialog", "Recordings"),
        messages.translate("GroupDialog", "One of them"),
    )
    table.setHorizontalHeaderLabels([group, recordings, one])
    table.setAccessibleName(messages.translate("GroupDialog", "The groups this gives"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    quiet(table)
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(0, 220)
    return table
