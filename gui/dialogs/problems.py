"""The log of what could not be read, or is less than it claims, and why."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui import messages, numbers, theme
from gui.arrange import sized
from gui.session import Session


class ProblemsModel(QAbstractTableModel):
    """(file, reason) of all that has a problem."""

    def __init__(self, entries: list[tuple[str, str]], parent: QWidget | None = None):
        super().__init__(parent)
        self.entries = entries

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 2

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.entries[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Recording"), self.tr("What is the matter"))[section]
        return None


class ProblemsDialog(QDialog):
    """Stays open beside the window; a row chosen here is chosen there."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("What could not be read"))
        sized(self, 1040, 440)
        rows, left_out = session.rows, session.runs.left_out
        ill = np.flatnonzero((rows.problem[: len(rows)] >= 0) | (rows.fault[: len(rows)] >= 0))
        entries = [
            *((file, messages.problem(why)) for file, why in left_out.items()),
            *((rows.files[row], rows.problem_of(row)) for row in ill),
        ]
        self.model = ProblemsModel(entries, self)
        words = []
        if len(ill):
            words.append(
                self.tr("Recordings with a problem: {n} of {total}. The others are not affected.").format(
                    n=numbers.whole(len(ill)), total=numbers.whole(len(rows))
                )
            )
        if left_out:
            words.append(self.tr("Not in the list at all: {n}.").format(n=numbers.whole(len(left_out))))
        head = QLabel(" ".join(words) or self.tr("Every recording could be read."))
        head.setFont(theme.font(1))
        self.table = QTableView()
        self.table.setTabKeyNavigation(False)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setColumnWidth(0, 300)
        self.table.setAccessibleName(self.windowTitle())
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        copy = QPushButton(self.tr("Copy as a table"))
        copy.setEnabled(bool(entries))
        copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(head)
        column.addWidget(self.table)
        self.table.setVisible(bool(entries))
        if not entries:
            column.addStretch(1)
            sized(self, 460, 120)
        column.addLayout(messages.buttons(self, messages.translate("messages", "Close"), extra=[copy]))

    def _chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            file = self.model.entries[current.row()][0]
            if self._session.rows.row(file) >= 0:
                self._session.select((file,), file)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(entry) for entry in self.model.entries))


def show(session: Session, parent: QWidget | None = None) -> ProblemsDialog:
    """Opens the log beside the window."""
    dialog = ProblemsDialog(session, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
