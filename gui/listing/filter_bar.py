"""The filter above the list: a field for text, and a button each for class, state, confidence, folder and day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateEdit,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from gui import icons, theme
from gui.listing.flow import Flow
from gui.listing.row_columns import NO_TIME, NONE_OF_THESE, STATES
from gui.listing.row_filter import Filter

if TYPE_CHECKING:
    from gui.session import Session

TYPING_MS = 150  # the list follows once the typing pauses


class FilterBar(QWidget):
    """Says which recordings are wanted; the list listens to `changed`."""

    changed = Signal(object)  # Filter
    left = Signal()  # the person is done typing: the list may have the focus back

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self.filter = Filter()
        self.text = QLineEdit(self, clearButtonEnabled=True)
        self.text.setPlaceholderText(self.tr("Filter by name, class, device or note"))
        self.text.setAccessibleName(self.tr("Filter by text"))
        self.text.setMinimumWidth(190)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._take_text)
        self.text.textChanged.connect(self._typing_on)
        self._layout = Flow(self, gap=3)
        self._layout.setContentsMargins(6, 6, 6, 6)
        self._layout.addWidget(self.text)
        self._buttons: dict[str, QToolButton] = {}
        for name in ("class", "state", "confidence", "folder", "day"):
            button = self._buttons[name] = QToolButton(self)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            menu = QMenu(button)
            button.setMenu(menu)
            self._layout.addWidget(button)
        self._clear = QToolButton(self)
        self._clear.setText(self.tr("Clear"))
        self._clear.setIcon(icons.icon("close"))
        self._clear.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clear.clicked.connect(self.clear)
        self._layout.addWidget(self._clear)
        self._buttons["class"].menu().aboutToShow.connect(self._fill_classes)
        self._buttons["folder"].menu().aboutToShow.connect(self._fill_folders)
        for name in ("class", "folder", "state"):
            self._buttons[name].menu().triggered.connect(self._chosen)
        session.classes_changed.connect(self._show)
        self._fill_states()
        self._fill_confidence()
        self._fill_days()
        self._show()

    # ---- what others call
    def clear(self) -> None:
        """Every recording again."""
        self.text.clear()  # the field's own clear mark listens to its signals
        self._typing.stop()
        self._set(Filter())

    def focus_text(self) -> None:
        """Puts the cursor into the field, its text selected."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def keyPressEvent(self, event: Any) -> None:
        # Escape: first the text goes, then the focus goes back to the list; Enter and Down go there with the text.
        if self.text.hasFocus() and event.key() in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Down,
        ):
            if event.key() == Qt.Key.Key_Escape and self.text.text():
                self.text.clear()
            else:
                self._take_text()
                self.left.emit()
            return
        super().keyPressEvent(event)

    # ---- filling the menus
    def state_text(self, state: str) -> str:
        """A state in words."""
        return {
            "": self.tr("All"),
            "unlabelled": self.tr("Not labelled"),
            "labelled": self.tr("Labelled"),
            "unsure": self.tr("Unsure"),
            "unknown": self.tr("Don't know"),
            "to_judge": self.tr("With regions to judge"),
            "problem": self.tr("With a problem"),
        }[state]

    def _add(self, menu: QMenu, group: QActionGroup, text: str, value: str | None, icon: QIcon | None = None) -> None:
        action = QAction(text, menu, checkable=True)
        action.setData(value)
        if icon is not None:
            action.setIcon(icon)
        group.addAction(action)
        menu.addAction(action)

    def _fill_states(self) -> None:
        menu = self._buttons["state"].menu()
        group = QActionGroup(menu)
        for state in STATES:
            self._add(menu, group, self.state_text(state), state)

    def _fill_classes(self) -> None:
        menu = self._buttons["class"].menu()
        menu.clear()
        group = QActionGroup(menu)
        self._add(menu, group, self.tr("Any class"), None)
        menu.addSeparator()
        rows = self._session.rows
        for one in rows.classes.values() if rows is not None else ():
            self._add(menu, group, one.name.replace("&", "&&"), one.name, dot(one.colour))
        menu.addSeparator()
        self._add(menu, group, self.tr("None of these"), NONE_OF_THESE)
        self._tick(menu, self._class_name())

    def _class_name(self) -> str | None:
        """What the class asked for is called by now."""
        name, rows = self.filter.class_name, self._session.rows
        return rows.called(name) if name and rows is not None else name

    def _fill_folders(self) -> None:
        menu = self._buttons["folder"].menu()
        menu.clear()
        group = QActionGroup(menu)
        self._add(menu, group, self.tr("Any folder"), None)
        menu.addSeparator()
        rows = self._session.rows
        for folder in _with_parents(rows.folders.texts) if rows is not None else ():
            self._add(menu, group, "    " * folder.count("/") + folder.rpartition("/")[2].replace("&", "&&"), folder)
        self._tick(menu, self.filter.folder)

    def _fill_confidence(self) -> None:
        _, panel, grid = self._panel("confidence")
        self._low, self._high = (self._percent(panel) for _ in range(2))
        self._high.setValue(100)
        for line, (word, box) in enumerate(((self.tr("From"), self._low), (self.tr("To"), self._high))):
            label = QLabel(word, panel)
            label.setBuddy(box)
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
            box.valueChanged.connect(self._take_confidence)
        any_button = QPushButton(self.tr("Any"), panel)
        any_button.clicked.connect(self._any_confidence)
        grid.addWidget(any_button, 2, 1)

    @staticmethod
    def _percent(panel: QWidget) -> QSpinBox:
        return theme.indented(QSpinBox(panel, minimum=0, maximum=100, suffix=" %", singleStep=5))

    def _fill_days(self) -> None:
        menu, panel, grid = self._panel("day")
        self._since, self._until = (theme.indented(QDateEdit(panel)) for _ in range(2))
        for line, (word, box) in enumerate(((self.tr("From"), self._since), (self.tr("To"), self._until))):
            label = QLabel(word, panel)
            label.setBuddy(box)
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
            box.setDisplayFormat("yyyy-MM-dd")
            box.setCalendarPopup(True)
            box.dateChanged.connect(self._take_days)
        any_button = QPushButton(self.tr("Any"), panel)
        any_button.clicked.connect(self._any_day)
        grid.addWidget(any_button, 2, 1)
        menu.aboutToShow.connect(self._offer_days)

    def _panel(self, name: str) -> tuple[QMenu, QWidget, QGridLayout]:
        menu = self._buttons[name].menu()
        panel = QWidget(menu)
        grid = QGridLayout(panel)
        grid.setContentsMargins(12, 10, 12, 10)
        action = QWidgetAction(menu)
        action.setDefaultWidget(panel)
        menu.addAction(action)
        menu.aboutToShow.connect(lambda: QTimer.singleShot(0, panel, lambda: self._type_into(panel)))
        return menu, panel, grid

    @staticmethod
    def _type_into(panel: QWidget) -> None:
        """A menu keeps the keys to itself until something in it has the focus."""
        first = panel.findChild(QAbstractSpinBox)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
            first.selectAll()

    @staticmethod
    def _tick(menu: QMenu, value: str | None) -> None:
        for action in menu.actions():
            action.setChecked(not action.isSeparator() and action.data() == value)

    # ---- what the person says
    def _typing_on(self) -> None:
        self._typing.start()

    def _take_text(self) -> None:
        self._typing.stop()
        self._set(replace(self.filter, text=self.text.text().strip()))

    def _chosen(self, action: QAction) -> None:
        menu = self.sender()
        name = next(name for name, button in self._buttons.items() if button.menu() is menu)
        field = {"class": "class_name", "state": "state", "folder": "folder"}[name]
        self._set(replace(self.filter, **{field: action.data()}))

    def _take_confidence(self) -> None:
        low, high = sorted((self._low.value(), self._high.value()))
        self._set(replace(self.filter, confidence_low=low / 100, confidence_high=high / 100))

    def _any_confidence(self) -> None:
        self._low.setValue(0)
        self._high.setValue(100)
        self._buttons["confidence"].menu().close()

    def _offer_days(self) -> None:
        """The first and the last day there is, unless days were chosen."""
        rows = self._session.rows
        seconds = rows.recorded_s[: len(rows)] if rows is not None else None
        known = seconds[seconds != NO_TIME] if seconds is not None else None
        if known is None or not len(known) or self.filter.since or self.filter.until:
            return
        for box, moment in ((self._since, known.min()), (self._until, known.max())):
            box.blockSignals(True)
            box.setDate(QDate(1970, 1, 1).addDays(int(moment) // 86_400))
            box.blockSignals(False)

    def _take_days(self) -> None:
        since, until = sorted((self._since.date(), self._until.date()))
        self._set(replace(self.filter, since=since.toPython(), until=until.toPython()))

    def _any_day(self) -> None:
        self._buttons["day"].menu().close()
        self._set(replace(self.filter, since=None, until=None))

    def _set(self, filter: Filter) -> None:
        if filter != self.filter:
            self.filter = filter
            self._show()
            self.changed.emit(filter)

    # ---- showing what is set
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_clear"):
            self._show()

    def _show(self) -> None:
        f = self.filter
        narrow = f.confidence_low > 0 or f.confidence_high < 1
        days = f"{f.since} – {f.until}" if f.since != f.until else str(f.since)
        folder = (f.folder or "").rpartition("/")[2]
        class_name = self.tr("None of these") if f.class_name == NONE_OF_THESE else self._class_name()
        limits = f"{f.confidence_low:.0%} – {f.confidence_high:.0%}".replace("%", " %")
        for name, text, value in (
            ("class", self.tr("Class"), class_name or ""),
            ("state", self.tr("State"), self.state_text(f.state) if f.state else ""),
            ("confidence", self.tr("Confidence"), limits if narrow else ""),
            ("folder", self.tr("Folder"), folder),
            ("day", self.tr("Day"), days if f.since else ""),
        ):
            button = self._buttons[name]
            words = value if value else text
            button.setText((words if len(words) < 26 else words[:12] + "…" + words[-12:]) + " ▾")
            button.setToolTip(f"{text}: {value}" if value else "")
            button.setAccessibleName(f"{text}: {value}" if value else text)
            button.setProperty("set", bool(value))
            button.setStyleSheet(_sheet(bool(value)))
        self._tick(self._buttons["state"].menu(), f.state)
        for box, value in ((self._low, f.confidence_low), (self._high, f.confidence_high)):
            if f == Filter():
                box.blockSignals(True)
                box.setValue(round(value * 100))
                box.blockSignals(False)
        self._clear.setVisible(f != Filter())


def _sheet(is_set: bool) -> str:
    c = theme.palette()
    look = f"background: {c.soft}; color: {c.ink};" if is_set else f"color: {c.faint};"
    return f"QToolButton {{ {look} padding: 4px 7px; }}"


def dot(colour: str) -> QIcon:
    """A round spot of a class's colour."""
    picture = QPixmap(QSize(32, 32))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.seen(colour)))
    painter.drawEllipse(7, 7, 18, 18)
    painter.end()
    return QIcon(picture)


def _with_parents(folders: list[str]) -> list[str]:
    found = {"/".join(parts[: n + 1]) for parts in (folder.split("/") for folder in folders) for n in range(len(parts))}
    return sorted(found, key=lambda folder: folder.casefold().split("/"))
