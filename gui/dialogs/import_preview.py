"""What an import would do, to look at: rows of text, and the classes with what they are to be called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QTableWidget, QTableWidgetItem, QWidget

from engine.exchange.imports import Plan
from engine.labels import Class
from engine.labels.classes import named
from gui.listing.recordings_delegate import tabular
from gui.listing.recordings_model import count_text

translate = QCoreApplication.translate


class Lines(QAbstractTableModel):
    """Rows of text under their headings, however many."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self.columns: Sequence[str] = ()
        self.rows: Sequence[Sequence[str]] = []

    def show(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self.rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        return None


def lines_view(parent: QWidget, lines: Lines, name: str) -> QTableView:
    """A quiet table that shows them."""
    view = QTableView(parent)
    view.setModel(lines)
    view.setAccessibleName(name)
    quiet(view)
    view.setSelectionMode(QTableView.SelectionMode.NoSelection)
    lines.modelReset.connect(view.resizeColumnsToContents)
    return view


def quiet(view: QTableView) -> None:
    """Dresses a table that is only looked at."""
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    view.setFont(tabular(view.font()))
    view.setStyleSheet("QTableView::item { padding: 0 5px; }")  # beneath the headings' text
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setMaximumSectionSize(360)
    header.setStretchLastSection(True)


def classes_table(parent: QWidget) -> QTableWidget:
    """The classes an import speaks of; the last column may be edited."""
    table = QTableWidget(0, 4, parent)
    titles = (
        translate("ImportPreview", "Class"),
        translate("ImportPreview", "Labels"),
        translate("ImportPreview", "In the project"),
        translate("ImportPreview", "Becomes (empty: left out)"),
    )
    table.setHorizontalHeaderLabels(list(titles))
    table.setAccessibleName(translate("ImportPreview", "Classes of the import"))
    quiet(table)
    return table


def show_classes(table: QTableWidget, plan: Plan, classes: Sequence[Class]) -> None:
    """Fills it."""
    counts = Counter(entry.name for entry in plan.entries)
    table.blockSignals(True)
    table.setRowCount(len(plan.names))
    for line, name in enumerate(plan.names):
        known = named(classes, name)
        told = translate("ImportPreview", "new")
        if known is not None:
            told = translate("ImportPreview", "is there") if known.name == name else known.name
        for place, text in enumerate((name, count_text(counts[name]), told, name)):
            item = QTableWidgetItem(text)
            item.setToolTip(
                translate("ImportPreview", "Type another name, or nothing to leave the class out")
                if place == 3
                else text
            )
            if place < 3:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if place == 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(line, place, item)
    table.blockSignals(False)
    table.resizeColumnsToContents()


def becomes(table: QTableWidget) -> dict[str, str]:
    """What each class is to be called, where it is not its own name."""
    names = {}
    for line in range(table.rowCount()):
        old, new = table.item(line, 0), table.item(line, 3)
        if old is not None and new is not None and " ".join(new.text().split()) != old.text():
            names[old.text()] = " ".join(new.text().split())
    return names
