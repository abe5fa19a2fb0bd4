"""What an import would do, to look at: rows of text, and the classes with what they are to be called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTableView, QWidget

from engine.exchange import foreign, imports
from engine.exchange.imports import Plan
from engine.exchange.tables import Table
from engine.job import Report, silent
from engine.labels import Class
from engine.labels.classes import NOT, UNKNOWN, named
from gui import numbers
from gui.listing.recordings_delegate import tabular
from gui.work import SLICE, uncollected

translate = QCoreApplication.translate
BECOMES = 3  # the column that may be edited
LOOKED_AT = 1000  # rows, for whether a column says anything


@dataclass(frozen=True)
class Looked:
    """A plan, and what there is to say of it, found out in a lane: it may have hundreds of thousands of entries."""

    plan: Plan
    counts: dict[str, int]  # of labels, by the name of their class
    groups: int

    @classmethod
    def at(cls, make: Callable[..., Plan], report: Report) -> Looked:
        """At what `make` plans."""
        with uncollected():
            plan = make(report=report)
            said = (entry.name for entry in plan.entries)
            counts = Counter(name for name in said if name not in ("", UNKNOWN) and not name.startswith(NOT))
            return cls(plan, counts, len(set(plan.groups.values())))


class AsPredictions(QCheckBox):
    """Offered where a table says how sure it is: a model wrote it, and a person has still to judge."""

    def __init__(self, parent: QWidget):
        super().__init__(
            translate("AsPredictions", "Propose them as regions to be judged, with their confidence; not as labels"),
            parent,
        )
        self.setToolTip(
            translate("AsPredictions", "Each is then accepted (Enter), rejected (X) or corrected with a class key")
        )
        self.hide()

    def look_at(self, table: Table, column: str | None) -> None:
        """Whether the first rows of the column of confidences say anything."""
        at = table.columns.index(column) if column in table.columns else -1
        sure = at >= 0 and any(row[at].strip() for row in table.rows[:LOOKED_AT])
        self.setVisible(sure)
        self.setChecked(sure)

    @property
    def wanted(self) -> bool:
        """Whether it is offered and agreed to."""
        return not self.isHidden() and self.isChecked()


def read_plan(
    table: Table,
    mapping: imports.Mapping,
    root: Path,
    lengths_s: dict[str, float],
    several: bool,
    predictions: bool = False,
    report: Report = silent,
) -> Plan:
    """What a table says of these recordings; a length is NaN while it is not known.  Of predictions a span has `several`."""
    find = imports.Finder(root, lengths_s, lengths_s)
    return imports.from_table(table, mapping, find, several or predictions, predictions, report)


def read_table(path: Path, encoding: str, separator: str, report: Report) -> Table:
    """A table of any program, of any length."""
    with uncollected():
        return foreign.read(path, encoding, separator, report)


def taken(plan: Plan, names: dict[str, str]) -> tuple[int, int]:
    """How many labels, of how many recordings, an import takes in; `names` as of `ClassLines.becomes`."""
    left = {name for name, new in names.items() if not new}
    kept = [entry for entry in plan.entries if entry.note or entry.name not in left]
    return sum(bool(entry.name) and entry.name not in left for entry in kept), len({entry.file for entry in kept})


def shed(plan: Plan) -> None:
    """Gives back a plan nobody looks at any more, a few entries at a time: the window would wait for it."""
    entries = plan.entries
    while entries and isinstance(entries, list):
        del entries[-SLICE:]


class Lines(QAbstractTableModel):
    """Rows under their headings, however many: each becomes text when it is seen."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self.columns: Sequence[str] = ()
        self.rows: Sequence[Any] = []
        self._cells: Callable[[Any], Sequence[str]] = tuple

    def show(self, columns: Sequence[str], rows: Sequence[Any], cells: Callable[[Any], Sequence[str]] = tuple) -> None:
        """Other rows; `cells` makes the texts of one."""
        self.beginResetModel()
        self.columns, self.rows, self._cells = columns, rows, cells
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self._cells(self.rows[index.row()])[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        return None


def lines_view(parent: QWidget, lines: Lines, name: str) -> QTableView:
    """A quiet table that shows them."""
    view = QTableView(parent)
    view.setTabKeyNavigation(False)
    view.setModel(lines)
    view.setAccessibleName(name)
    quiet(view)
    if not isinstance(lines, ClassLines):
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
    header.setResizeContentsPrecision(50)  # rows that say how wide a column is; Qt asks a thousand
    header.setStretchLastSection(True)


class ClassLines(Lines):
    """The classes an import speaks of; in the last column the person says what each is to be called."""

    renamed = Signal()

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self.becomes: dict[str, str] = {}  # what each class is to be called, where not as it is; "" leaves it out
        self._classes: Sequence[Class] = ()

    def show_classes(
        self, counts: dict[str, int], classes: Sequence[Class], becomes: dict[str, str] | None = None
    ) -> None:
        """Other classes of an import; `classes` are the project's, `becomes` what is offered to begin with."""
        titles = (
            translate("ImportPreview", "Class"),
            translate("ImportPreview", "Labels"),
            translate("ImportPreview", "In the project"),
            translate("ImportPreview", "Becomes (empty: left out)"),
        )
        self.becomes, self._classes = dict(becomes or {}), classes
        self.show(titles, list(counts.items()), self._line)

    def _line(self, counted: tuple[str, int]) -> tuple[str, str, str, str]:
        name, count = counted
        becomes = self.becomes.get(name, name)
        known = named(self._classes, becomes)
        told = translate("ImportPreview", "new") if becomes else ""
        if known is not None:
            told = translate("ImportPreview", "is there") if known.name == becomes else known.name
        return name, numbers.whole(count), told, becomes

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            role = Qt.ItemDataRole.DisplayRole
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == BECOMES:
            return translate("ImportPreview", "Type another name, or nothing to leave the class out")
        return super().data(index, role)

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        name, new = self.rows[index.row()][0], " ".join(str(value).split())
        if new == name:
            self.becomes.pop(name, None)
        else:
            self.becomes[name] = new
        self.dataChanged.emit(index.siblingAtColumn(0), index)
        self.renamed.emit()
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        can = Qt.ItemFlag.ItemIsEnabled
        return can | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsSelectable if index.column() == BECOMES else can
