"""The list of recordings as Qt sees it: a window onto `session.rows`, told of changes ten times a second at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from gui import numbers, theme
from gui.listing.row_columns import (
    ACCEPTED,
    BULK,
    CLASSIFIED,
    COLUMNS,
    CRIES,
    DONT_KNOW,
    LABELLED,
    NO_LABEL,
    NONE_OF_THESE,
    PROBLEM,
    RIGHT,
    TABLE,
    UNKNOWN,
    UNSURE,
    WAITING,
)
from gui.listing.row_filter import Filter
from gui.listing.row_texts import cry_text, duration_text, rate_text, recorded_text
from gui.listing.rows import Rows
from gui.numbers import percent

if TYPE_CHECKING:
    from gui.session import Session

FLUSH_MS = 100
AT_ONCE = 64  # so many changed rows are shown without waiting
_LABEL_COLUMNS = {"label", "status", "note"}
_PREDICTION_COLUMNS = {"prediction", "confidence", "status"}


class RecordingsModel(QAbstractTableModel):
    """Rows in the order of `rows.shown`.  It is sorted and filtered when asked to, never because a value changed."""

    about_to_arrange = Signal()
    arranged = Signal()  # sorted or filtered anew, or another project
    counted = Signal()  # how many are shown, or of how many, has changed
    stale_changed = Signal(bool)  # values have changed since, so that sorting again would move rows

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self.rows: Rows = session.rows if session.rows is not None else Rows()
        self._count = 0
        self.stale = False
        self._titles: dict[str, str] = {}
        self._states: dict[int, str] = {}
        self.retranslate()
        self._flush = QTimer(self, singleShot=True, interval=FLUSH_MS)
        self._flush.timeout.connect(self._show_changes)
        session.opened.connect(self._start_over)
        session.closed.connect(self._start_over)
        session.job_ended.connect(self._job_ended)
        session.recordings_changed.connect(self._recordings_changed)
        session.labels_changed.connect(self._labels_changed)
        session.predictions_changed.connect(self._predictions_changed)
        session.classes_changed.connect(self._classes_changed)
        session.settings_changed.connect(self._settings_changed)
        session.walk = self.walk
        self._start_over()

    def retranslate(self) -> None:
        """The texts in the person's language."""
        self._titles = {
            "file": self.tr("File"),
            "duration": self.tr("Duration"),
            "rate": self.tr("Rate"),
            "label": self.tr("Label"),
            "prediction": self.tr("Prediction"),
            "confidence": self.tr("Confidence"),
            "status": self.tr("Status"),
            "recorded": self.tr("Recorded"),
            "device": self.tr("Device"),
            "folder": self.tr("Folder"),
            "note": self.tr("Note"),
            "to_judge": self.tr("To judge"),
            "level": self.tr("Level (dBFS)"),
            "pauses": self.tr("Pauses"),
            "f0": self.tr("f0 (Hz)"),
            "f0_low": self.tr("f0 from (Hz)"),
            "f0_high": self.tr("f0 to (Hz)"),
        }
        self._more = {
            "to_judge": self.tr("Regions that are proposed and still to be judged"),
            "level": self.tr("Mean level, in dB below full scale"),
            "pauses": self.tr("Silences between two sounds"),
            "f0": self.tr("Pitch of the voice, the median, by pYIN"),
            "f0_low": self.tr("Pitch of the voice, the 5th percentile"),
            "f0_high": self.tr("Pitch of the voice, the 95th percentile"),
        }
        self._states = {
            WAITING: self.tr("not classified"),
            CLASSIFIED: self.tr("classified"),
            UNSURE: self.tr("unsure"),
            UNKNOWN: self.tr("don't know"),
            ACCEPTED: self.tr("accepted"),
            BULK: self.tr("accepted in bulk"),
            TABLE: self.tr("from a table"),
            LABELLED: self.tr("labelled"),
            PROBLEM: self.tr("problem"),
        }

    # ---- what Qt asks
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(self.row(index.row()), COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(self.row(index.row()), COLUMNS[index.column()]) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[index.column()] in RIGHT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[COLUMNS[section]]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._more.get(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] in RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.arrange(COLUMNS[column], order == Qt.SortOrder.DescendingOrder)

    # ---- what a row says
    def row(self, place: int) -> int:
        """The row of `rows` at a place in the list."""
        return int(self.rows.shown[place])

    def file(self, place: int) -> str:
        """The recording at a place in the list."""
        return self.rows.files[self.rows.shown[place]]

    def state_text(self, state: int) -> str:
        """A status in words."""
        return self._states[state]

    def predicted_text(self, code: int) -> str:
        """What a model's answer is called in this project."""
        name = self.rows.names.text(code)
        if name == NONE_OF_THESE:
            return self.tr("none of these")
        return self.rows.called(name)

    def label_text(self, row: int) -> str:
        """The names of a recording's classes."""
        label = int(self.rows.label[row])
        if label == NO_LABEL:
            return ""
        if label == DONT_KNOW:
            return self.tr("don't know")
        classes = self.rows.classes
        return ", ".join(classes[one].name for one in self.rows.class_ids(row) if one in classes)

    def text(self, row: int, column: str) -> str:
        """What a cell says."""
        rows = self.rows
        match column:
            case "file":
                return theme.one_line(rows.files[row].rpartition("/")[2])
            case "duration":
                return duration_text(rows.duration_s[row])
            case "rate":
                return rate_text(int(rows.rate_hz[row]))
            case "label":
                return self.label_text(row)
            case "prediction":
                return self.predicted_text(int(rows.predicted[row]))
            case "confidence":
                confidence = float(rows.confidence[row])
                return "" if confidence != confidence else percent(confidence)
            case "status":
                return rows.problem_of(row) or self._states[rows.status_of(row)]
            case "recorded":
                return recorded_text(int(rows.recorded_s[row]), int(rows.offset_min[row]))
            case "device":
                return rows.devices.text(int(rows.device[row]))
            case "folder":
                return theme.one_line(rows.folders.text(int(rows.folder[row])))
            case "to_judge":
                return numbers.whole(int(rows.to_judge[row])) if rows.to_judge[row] else ""
        if column in CRIES:
            return self._cry_text(row, column)
        return rows.notes.get(row, "")

    def _cry_text(self, row: int, column: str) -> str:
        value = float(getattr(self.rows, column)[row])
        if value == value:
            return cry_text(value)
        if not self.rows.measured[row]:
            return "" if self.rows.problem[row] >= 0 else self.tr("not yet")
        if self.rows.pauses[row] != self.rows.pauses[row]:  # nothing could be read, or there is no sound in it
            return self.tr("silent") if column == "level" and self.rows.fault[row] < 0 else ""
        return self.tr("no voice")

    def tip(self, row: int, column: str) -> str:
        """More than fits the cell."""
        rows = self.rows
        if column == "file":
            return rows.files[row]
        if column in ("prediction", "confidence") and rows.predicted[row] >= 0:
            first = f"{self.predicted_text(int(rows.predicted[row]))} {self.text(row, 'confidence')}"
            if rows.second[row] < 0:
                return first
            second = f"{self.predicted_text(int(rows.second[row]))} {percent(float(rows.second_confidence[row]))}"
            return self.tr("{first}, then {second}").format(first=first, second=second)
        if column == "status":
            return rows.problem_of(row)
        if column in CRIES and not rows.measured[row] and self.text(row, column):
            return self.tr("Not measured yet")
        if column == "label" and row in rows.notes:
            return "\n".join(filter(None, (self.label_text(row), rows.notes[row])))
        return self.text(row, column)

    # ---- sorting, filtering, walking
    def arrange(self, column: str | None = None, descending: bool | None = None, filter: Filter | None = None) -> None:
        """Sorts and filters anew; without a word, as before."""
        self.about_to_arrange.emit()
        self.beginResetModel()
        self.rows.arrange(column, descending, filter)
        self._count = len(self.rows.shown)
        self.endResetModel()
        self._set_stale(False)
        self.arranged.emit()
        self.counted.emit()

    def walk(self, file: str | None, step: int = 1, unsure: bool = False) -> str | None:
        """The list's answer to the session: the recording `step` further, or the next unsure one."""
        return self.rows.neighbour(file, step, unsure)

    # ---- what the session tells
    def _start_over(self) -> None:
        rows = self._session.rows
        if rows is None:
            rows = Rows()
        elif rows is not self.rows:
            rows.arrange(self.rows.column, self.rows.descending, Filter())
        self.rows = rows
        self.rows.unsure_below = self._session.settings.unsure_below
        self.arrange()

    def _recordings_changed(self, files: tuple[str, ...] | None) -> None:
        if files is None or self._session.rows is not self.rows:
            self._start_over()
        else:
            self._later()

    def _job_ended(self, job: Any) -> None:
        """What was found later lies behind the others on the disk, but not in a list that is opened anew."""
        if job.objectName() == "load" and not self.rows.in_order:
            self.arrange()

    def put_voices(self, voices: dict[str, tuple[float | None, ...]]) -> None:
        """Cries that were measured, by file."""
        self.rows.put_voices(voices)
        self._changed(tuple(voices), set(CRIES))

    def put_to_judge(self, files: frozenset[str] | None, counts: dict[str, int]) -> None:
        """So many regions of some recordings (None: of all) are to be judged."""
        self.rows.put_to_judge(files, counts)
        self._changed(None if files is None else tuple(files), {"to_judge"})
        self.counted.emit()

    def _labels_changed(self, edit: Any) -> None:
        self._changed(getattr(edit, "files", None), _LABEL_COLUMNS)

    def _predictions_changed(self, files: tuple[str, ...] | None) -> None:
        self._changed(files, _PREDICTION_COLUMNS)

    def _classes_changed(self) -> None:
        self._changed(None, {"label", "prediction"})

    def _settings_changed(self, names: tuple[str, ...]) -> None:
        if "unsure_below" in names:
            self.rows.unsure_below = self._session.settings.unsure_below
            self._changed(None, {"status"})

    def _changed(self, files: Any, columns: set[str]) -> None:
        if self.rows.column in columns or self.rows.filter.reads(columns):
            self._set_stale(True)
        if files is not None and len(files) <= AT_ONCE and not self._flush.isActive():
            places = self.rows.places(tuple(files))
            places = places[places < self._count]
            if len(places):
                last = self.index(int(places[-1]), len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(int(places[0]), 0), last)
        else:
            self._later()

    def _later(self) -> None:
        if not self._flush.isActive():
            self._flush.start()

    def _show_changes(self) -> None:
        count = len(self.rows.shown)
        if count < self._count:  # recordings were taken away
            self._start_over()
            return
        if self._count:
            # One signal for the whole list: the view repaints only what it shows.
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self.counted.emit()

    def _set_stale(self, stale: bool) -> None:
        if stale != self.stale:
            self.stale = stale
            self.stale_changed.emit(stale)
