"""The table of recordings: any length, rows of one height, columns as the person wants them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from gui import theme
from gui.listing.recordings_delegate import RecordingsDelegate, text_width
from gui.listing.recordings_model import RecordingsModel
from gui.listing.row_columns import COLUMNS, CRIES, NO_TIME

if TYPE_CHECKING:
    from gui.session import Session

VISUAL = (
    "file",
    "label",
    "to_judge",
    "prediction",
    "confidence",
    "status",
    "duration",
    *CRIES,
    "rate",
    "recorded",
    "device",
    "folder",
)
FIRST_SEEN = ("label", "to_judge", "prediction", "confidence", "status")
WHERE_KNOWN = (
    "recorded",
    "device",
    "folder",
    "note",
    "to_judge",
    *CRIES,
)  # shown by themselves where any recording has one
WIDEST = {
    "duration": "00:00:00.0",
    "rate": "22.05 kHz",
    "label": "children playing x",
    "prediction": "children playing x",
    "confidence": "100 % xxxx",
    "status": "not classified",
    "recorded": "2019-05-04 05:30:00 +00:00",
    "device": "AudioMoth 24F31904",
    "folder": "site_03/2019-05-04",
    "note": "a few words on it",
    "to_judge": "To judge xx",
    "level": "Level (dBFS) xx",
    "pauses": "Pauses xxxx",
    "f0": "f0 (Hz) xxxxx",
    "f0_low": "f0 from (Hz) xx",
    "f0_high": "f0 to (Hz) xx",
}
NARROWEST_FILE, CUT_FILE, WIDEST_FILE = 110, 170, 260  # before there is room to spare
_LEAST_PX = 130  # high: the head and three rows
MEASURED = 200  # names that say how wide the column should be
MOST_RANGES = 2_000  # Qt looks through all ranges of a selection for every cell it paints


class RecordingsView(QTableView):
    """The session's selection is the truth: it survives sorting and filtering."""

    cries_seen = Signal(bool)  # whether any column tells of cries

    def __init__(self, session: Session, model: RecordingsModel, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self._list = model
        self._aside = 0  # how far it was scrolled sideways before it was sorted
        self._told: tuple[str, ...] = ()  # the selected files, as the session has them,
        self._told_rows = np.empty(0, np.intp)  # and their rows
        self._told_of: tuple[object, int] = (None, 0)  # in these Rows of this generation
        self._hearing = False  # the session is telling, so nothing is told back
        self._untold = False
        self.empty_heading, self.empty_hint = "", ""
        self.setAccessibleName(self.tr("Recordings"))
        self.setModel(model)
        self._delegate = RecordingsDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(_LEAST_PX)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        # It would ask all rows of a column whether they are selected each time it is painted: 14 s with 500 000 of them.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setMinimumSectionSize(48)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_column_menu)
        self._keep = QTimer(self, singleShot=True, interval=600)
        self._keep.timeout.connect(self._keep_columns)
        self._set_up_columns()
        header.sortIndicatorChanged.connect(self._sorted_by)  # before it is sorted
        header.setSortIndicator(COLUMNS.index("folder"), Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._sorted = False  # by the person
        header.sectionResized.connect(self._column_resized)
        header.sectionMoved.connect(self._column_moved)
        self._tell_later = QTimer(self, singleShot=True, interval=0)
        self._tell_later.timeout.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.selectionModel().currentChanged.connect(self._selection_moved)
        model.about_to_arrange.connect(self._before_arranging)
        model.arranged.connect(self._after_arranging)
        model.counted.connect(self._show_known_columns)
        session.selection_changed.connect(self._show_selection)
        session.current_changed.connect(self._show_selection)
        model.counted.connect(self._show_selection)  # what is selected may have come into the list only now
        self._dress()
        self._after_arranging()

    # ---- looks
    def _dress(self) -> None:
        self._delegate.dress()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        looks = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in looks and hasattr(self, "_delegate"):
            self._dress()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self._list.rowCount() or not self.empty_heading:
            return
        painter = QPainter(self.viewport())
        area = self.viewport().rect().adjusted(24, 0, -24, -self.viewport().height() // 4)
        painter.setPen(QColor(theme.palette().ink))
        painter.setFont(theme.font(2, bold=True))
        middle = QRect(area.left(), area.center().y() - 40, area.width(), 32)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self.empty_heading)
        painter.setPen(QColor(theme.palette().faint))
        painter.setFont(self.font())
        below = QRect(area.left(), middle.bottom() + 8, area.width(), 80)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self.empty_hint)
        painter.end()

    def set_empty(self, heading: str, hint: str) -> None:
        """What to say while there is no row."""
        self.empty_heading, self.empty_hint = heading, hint
        self.viewport().update()

    # ---- columns: which, how wide, in which order; kept in the settings as "name=width", hidden ones as "-name=width"
    def _set_up_columns(self) -> None:
        header = self.horizontalHeader()
        kept = [entry.lstrip("-").partition("=") for entry in self._session.settings.columns]
        hidden = {entry[1:].partition("=")[0] for entry in self._session.settings.columns if entry.startswith("-")}
        widths = {name: int(width) for name, _, width in kept if width.isdigit()}
        order = [name for name, _, _ in kept if name in COLUMNS]
        self._chosen = set(order)  # the person has had a word on these
        self._off = hidden & set(CRIES)  # which are of no use in other projects, and hidden there
        self._file_is_wide = "file" in widths
        for place, name in enumerate(dict.fromkeys([*order, *VISUAL, *COLUMNS])):
            column = COLUMNS.index(name)
            header.moveSection(header.visualIndex(column), place)
            default = NARROWEST_FILE if name == "file" else text_width(self, WIDEST[name])
            self.setColumnWidth(column, widths.get(name, default))
            self.setColumnHidden(column, name in hidden or (name not in order and name in WHERE_KNOWN))

    def _show_known_columns(self) -> None:
        rows = self._list.rows
        n = len(rows)
        known = {
            "recorded": lambda: bool((rows.recorded_s[:n] != NO_TIME).any()),
            "device": lambda: bool(rows.devices.texts),
            "folder": lambda: bool(rows.folders.texts),
            "note": lambda: bool(rows.notes),
            "to_judge": lambda: bool(rows.to_judge[:n].any()),
        }
        for name, is_known in known.items():
            column = COLUMNS.index(name)
            if name not in self._chosen:
                self.setColumnHidden(column, not is_known())
        self.show_cries()
        if not self._sorted:  # by folder and name: the arrow is where that is seen
            first = COLUMNS.index("file" if self.isColumnHidden(COLUMNS.index("folder")) else "folder")
            with QSignalBlocker(self.horizontalHeader()):
                self.horizontalHeader().setSortIndicator(first, Qt.SortOrder.AscendingOrder)
        self._widen_file()

    def show_cries(self) -> None:
        """Shows the columns of cries where they are of use, and says so."""
        for name in CRIES:
            self.setColumnHidden(COLUMNS.index(name), not self._of_cries or name in self._off)
        self.cries_seen.emit(self._of_cries and len(self._off) < len(CRIES))

    @property
    def _of_cries(self) -> bool:
        project = self._session.project
        return project is not None and project.of_cries

    def _sorted_by(self, *_: object) -> None:
        self._sorted = True

    def _column_resized(self, column: int, old: int, new: int) -> None:
        if self._widening or not old or not new:  # hiding is a resize to nothing
            return
        if COLUMNS[column] == "file":
            self._file_is_wide = True
        self._keep.start()

    def _column_moved(self) -> None:
        self._keep.start()

    def _keep_columns(self) -> None:
        header = self.horizontalHeader()
        entries = []
        for place in range(header.count()):
            column = header.logicalIndex(place)
            name = COLUMNS[column]
            hidden = name in self._off if name in CRIES else self.isColumnHidden(column)
            if hidden and name in WHERE_KNOWN and name not in self._chosen:
                continue
            width = self.columnWidth(column)
            keeps_width = width and not (name == "file" and not self._file_is_wide)
            entries.append(f"{'-' if hidden else ''}{name}{f'={width}' if keeps_width else ''}")
        self._session.set_setting(columns=entries)

    def _open_column_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def column_menu(self) -> QMenu:
        """The columns with a tick each, and the way back to the usual ones."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self.horizontalHeader()
        for place in range(header.count()):
            column = header.logicalIndex(place)
            if COLUMNS[column] in CRIES and not self._of_cries:
                continue
            action = QAction(str(self._list.headerData(column, Qt.Orientation.Horizontal)), menu, checkable=True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(COLUMNS[column] != "file")
            action.setData(column)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("The usual columns")).setData(-1)
        menu.triggered.connect(self._column_chosen)
        return menu

    def _column_chosen(self, action: QAction) -> None:
        column = action.data()
        if column < 0:
            self._session.set_setting(columns=[])
            self._widening = True
            self._set_up_columns()
            self._widening = False
            self._show_known_columns()
            return
        self._chosen.add(name := COLUMNS[column])
        self.setColumnHidden(column, not action.isChecked())
        if name in CRIES:
            (self._off.discard if action.isChecked() else self._off.add)(name)
            self.show_cries()
        if action.isChecked() and self.columnWidth(column) < 48:
            self.setColumnWidth(column, text_width(self, WIDEST[COLUMNS[column]]))
        self._widen_file()
        self._keep_columns()

    _widening = False

    def _widen_file(self) -> None:
        """The file's name takes what room is left, until the person says how wide it is to be."""
        if self._file_is_wide:
            return
        others = {name: self.columnWidth(n) for n, name in enumerate(COLUMNS) if n and not self.isColumnHidden(n)}
        room = self.viewport().width()
        # Those are in sight without scrolling, if a name can be cut for it.
        beside = sum(others.get(name, 0) for name in FIRST_SEEN)
        wanted = min(self._file_width(), max(CUT_FILE, room - beside))
        self._widening = True
        self.setColumnWidth(0, max(wanted, room - sum(others.values())))
        self._widening = False

    def _file_width(self) -> int:
        """What the names of the first recordings want, within reason."""
        names = [
            self._list.text(self._list.row(place), "file") for place in range(min(MEASURED, self._list.rowCount()))
        ]
        longest = sorted(set(names), key=len)[-MEASURED // 10 :]  # measuring takes its time, ten times a second
        widest = max((text_width(self, name) for name in longest), default=0)
        return min(max(widest, NARROWEST_FILE), WIDEST_FILE)

    def resizeEvent(self, event: Any) -> None:
        current = self.currentIndex()
        seen = current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        self._widen_file()
        if seen:  # what somebody is at stays in sight when the list gets lower
            self.scrollTo(current)

    # ---- the selection, both ways
    def _selection_moved(self) -> None:
        if not self._hearing:
            self._untold = True
            self._tell_later.start()

    def _tell(self) -> None:
        """At the end of the key or click, not later: the next key labels what is selected."""
        if not self._untold:
            return
        self._untold = False
        self._tell_later.stop()
        current = self.currentIndex()
        file = self._list.file(current.row()) if current.isValid() else None
        files = self.selected_files()
        self._session.select(files or ((file,) if file else ()), file)

    def selected_files(self) -> tuple[str, ...]:
        """The recordings selected, in the order of the list."""
        ranges = sorted((r.top(), r.bottom()) for r in self.selectionModel().selection().toList())
        shown, files = self._list.rows.shown, self._list.rows.files
        rows = np.concatenate([shown[top : bottom + 1] for top, bottom in ranges]) if ranges else shown[:0]
        self._told, self._told_rows = tuple([files[row] for row in rows.tolist()]), rows
        self._told_of = self._list.rows, self._list.rows.generation
        return self._told

    def _places(self, files: tuple[str, ...]) -> np.ndarray:
        """Where recordings are in the list; quick for those last told, however many."""
        rows = self._list.rows
        known = files and files is self._told and self._told_of == (rows, rows.generation)
        places = rows.places_of(self._told_rows) if known else rows.places(files)
        return places[places < self._list.rowCount()]

    def _show_selection(self) -> None:
        if self._untold:
            return
        files, current = self._session.selected, self._session.current
        if not self._are_selected(files) or current != self._current_file():
            self._select(files, current)
            self._uncover(current)

    def _are_selected(self, files: tuple[str, ...]) -> bool:
        count = sum(r.height() for r in self.selectionModel().selection().toList())  # to name very many takes its time
        return files is self._told or (len(files) == count and files == self.selected_files())

    def _current_file(self) -> str | None:
        current = self.currentIndex()
        return self._list.file(current.row()) if current.isValid() and current.row() < self._list.rowCount() else None

    def _select(self, files: tuple[str, ...], current: str | None) -> None:
        model, chosen = self._list, self.selectionModel()
        places = self._places(files)
        ranges = list(_runs(places))
        selection = QItemSelection()
        last = model.columnCount() - 1
        for top, bottom in ranges:
            selection.select(model.index(top, 0), model.index(bottom, last))
        self._hearing = True
        place = model.rows.places((current,)) if current else places[:0]
        index = model.index(int(place[0]), 0) if len(place) and place[0] < model.rowCount() else QModelIndex()
        chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._hearing = False
        self.viewport().update()

    def _uncover(self, current: str | None, middle: bool = False) -> None:
        index = self.currentIndex()
        if current and index.isValid():
            hint = QAbstractItemView.ScrollHint
            aside = self.horizontalScrollBar().value()
            self.scrollTo(index, hint.PositionAtCenter if middle else hint.EnsureVisible)
            self.horizontalScrollBar().setValue(aside)

    def _before_arranging(self) -> None:
        self._aside = self.horizontalScrollBar().value()
        self._beside = self._list.rows.beside(self._session.current)

    def _after_arranging(self) -> None:
        self._leave_hidden()
        self._select(self._session.selected, self._session.current)
        self._uncover(self._session.current, middle=True)
        self._show_known_columns()
        self.updateGeometries()
        self.horizontalScrollBar().setValue(self._aside)

    def _leave_hidden(self) -> None:
        """Of several selected recordings only those still in the list stay selected: nothing out of sight is labelled."""
        session, rows = self._session, self._list.rows
        if len(session.selected) < 2:
            return
        places = self._places(session.selected)
        too_scattered = int((np.diff(places) != 1).sum()) >= MOST_RANGES
        if len(places) == len(session.selected) and not too_scattered:
            return
        files = () if too_scattered else tuple(rows.files[row] for row in rows.shown[places])
        current = session.current if session.current in files or not files else files[0]
        session.select(files or ((current,) if current else ()), current)

    def leave_hidden_current(self) -> None:
        """Where the filter hides the current recording, the nearest one shown takes its place: nothing out of sight is labelled."""
        rows = self._list.rows
        if self._session.current and not self._list.rowCount():
            self._session.select(())
        elif self._session.current and not self.currentIndex().isValid():
            near = [*rows.still_shown(self._beside)[:1].tolist(), rows.shown[0]][0]
            self._session.select((rows.files[near],), rows.files[near])

    # ---- keys and mouse
    def mousePressEvent(self, event: Any) -> None:
        super().mousePressEvent(event)
        self._tell()

    def mouseMoveEvent(self, event: Any) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def mouseReleaseEvent(self, event: Any) -> None:
        super().mouseReleaseEvent(event)
        self._tell()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self._delegate.hovered:
            self._delegate.hovered = place
            self.viewport().update()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last recording, not to the first and the last column."""
        last = self._list.rowCount() - 1
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: last}
        if action in ends and last >= 0:
            return self._list.index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: Any) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and event.modifiers() & control:
            # Qt would go there, but select nothing
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~control)
        super().keyPressEvent(event)
        self._tell()

    def selectAll(self) -> None:
        super().selectAll()
        self._tell()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not the beginning of a file's name."""


def _runs(places: np.ndarray) -> Iterator[tuple[int, int]]:
    """Numbers in ascending order as first and last of each unbroken run."""
    if len(places):
        breaks = np.flatnonzero(np.diff(places) != 1)
        yield from zip(
            (int(p) for p in places[np.r_[0, breaks + 1]]), (int(p) for p in places[np.r_[breaks, len(places) - 1]])
        )
