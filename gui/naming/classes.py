"""The class panel: names, keys, colours and counts.  A click labels what is selected; the menu renames, merges, deletes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QColorDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.labels.classes import KEYS
from engine.labels.classes import colour as class_colour
from gui import theme
from gui.actions import bindings, shown
from gui.listing.filter_bar import dot
from gui.naming.class_finder import ClassFinder
from gui.naming.class_list import ClassDelegate, ClassesModel

if TYPE_CHECKING:
    from engine.labels import Class
    from engine.labels.history import Edit
    from gui.session import Session

COUNT_MS = 100  # counts follow a burst of labels at ten times a second
OFFER_UNDO_MS = 10_000


def ask_colour(parent: QWidget, start: str, title: str) -> str | None:
    """The system's colour chooser; None when it is cancelled."""
    chosen = QColorDialog.getColor(QColor(start), parent, title)
    return chosen.name() if chosen.isValid() else None


class ClassPanel(QWidget):
    """Shows the session's classes and lets the person change them; every change is an edit that can be undone."""

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent)
        self._session = session
        self.model = ClassesModel(self, editable=True)
        self.view = _ClassView(self)
        self.view.setModel(self.model)
        self.delegate = ClassDelegate(self.model, self.view, with_more=True)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName(self.tr("Classes"))
        title = QLabel(self.tr("Classes"), self)
        title.setProperty("rank", "heading")
        self._hint = QLabel(self)
        self._hint.setProperty("rank", "second")
        self.new = QLineEdit(self)
        self.new.setPlaceholderText(self.tr("New class…"))
        self.new.setAccessibleName(self.tr("Name of a new class"))
        self.new.returnPressed.connect(self._add)
        self._bar = _UndoBar(self)
        self._finder = ClassFinder(session, self)
        self._bar.undo.clicked.connect(self._undo)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 0)
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self.new)
        self._recount = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._recount.timeout.connect(self._mark)
        self.view.clicked.connect(self._click)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.model.renamed.connect(session.rename_class)
        self._of_region = False  # what is marked
        self._typed_in: QWidget | None = None  # who had the keys before a class was renamed
        self.delegate.closeEditor.connect(self._give_keys_back)
        session.opened.connect(self._show)
        session.closed.connect(self._show)
        session.classes_changed.connect(self._show)
        session.settings_changed.connect(self._say_how)
        session.recordings_changed.connect(self._later)
        session.labels_changed.connect(self._labels_changed)
        session.predictions_changed.connect(self._later)
        session.current_changed.connect(self._mark)
        session.span_changed.connect(self._mark_span)
        self._show()

    def find_class(self) -> None:
        """Opens the type-to-find box; the class picked labels the selection."""
        self._finder.open()

    def start_new(self) -> None:
        """Puts the cursor where a new class is typed."""
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- showing
    def _show(self) -> None:
        before = [one.id for one in self.model.classes]
        self.model.show(self._session.classes)
        if before and [one.id for one in self.model.classes[:-1]] == before:
            self.view.scrollToBottom()  # whoever adds a class sees it
        writable = self._session.writable
        self.new.setEnabled(writable)
        self.view.setEnabled(self._session.project is not None)
        self.view.empty = (
            self.tr("No classes yet.\nType the name of the first one below.") if self._session.project else ""
        )
        self._say_how()
        self._mark()

    def _say_how(self, _names: object = None) -> None:
        """How a class is said: the digits are nine, and the others are found by name."""
        finds = bindings(self._session.settings.keys)["find_class"]
        if finds and not all(one.key for one in self._session.classes):
            self._hint.setText(self.tr("{key} finds by name").format(key=shown(finds[0])))
        else:
            self._hint.setText(self.tr("click or key labels") if self.model.classes else "")

    def _mark(self) -> None:
        rows = self._session.rows
        row = rows.row(self._session.current)
        labelled = frozenset(
            self._said_of_region() if self._session.region else rows.class_ids(row) if row >= 0 else ()
        )
        predicted = rows.named(rows.names.text(int(rows.predicted[row]))) if row >= 0 else None
        self._of_region = self._session.region is not None
        self.model.mark(rows.counts(), labelled, predicted.id if predicted else None)

    def _said_of_region(self) -> list[int]:
        """The classes of the selected region, which is what a key would change."""
        region = self._session.region
        assert region is not None
        said = self._session.proposals.said_at(region)
        return [one.class_id for one in said if one.kind == "class" and one.class_id is not None]

    @Slot(object)
    def _mark_span(self, _span: object) -> None:
        if (self._session.region is not None) or self._of_region:
            self._mark()
        said = [n for n, one in enumerate(self.model.classes) if one.id in self.model.labelled]
        if self._of_region and said:
            self.view.scrollTo(self.model.index(said[0]))

    def _later(self) -> None:
        if not self._recount.isActive():
            self._recount.start()

    def _labels_changed(self, edit: Any) -> None:
        if edit is not self._bar.edit and self._bar.edit is not None:
            self._bar.dismiss()  # by now undo would take something else back
        if len(edit.files) <= 64:
            self._mark()
        else:
            self._later()

    # ---- what the person does
    def _click(self, index: QModelIndex) -> None:
        one = self.model.one(index)
        if one is None:
            return
        at = self.view.viewport().mapFromGlobal(self.view.cursor().pos())
        if self.delegate.more_rect(self.view.visualRect(index)).contains(at) and self.view.viewport().rect().contains(
            at
        ):
            self.menu(one).popup(self.view.cursor().pos())
        elif self._session.writable:
            self._session.label(one.id)

    def _add(self) -> None:
        name = self.new.text().strip()
        if name:
            self._session.add_class(name, done=self._added)

    def _added(self, edit: Edit) -> None:
        self.new.clear()
        self.view.scrollToBottom()

    def _open_menu(self, at: QPoint) -> None:
        one = self.model.one(self.view.indexAt(at))
        if one is not None:
            self.menu(one).popup(self.view.viewport().mapToGlobal(at))

    def menu(self, one: Class) -> QMenu:
        """What can be done with a class."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entry(menu, self.tr("Label the selection"), ("label", one.id, None))
        menu.addSeparator()
        self._entry(menu, self.tr("Rename"), ("rename", one.id, None))
        keys = menu.addMenu(self.tr("Key"))
        users = {other.key: other.name for other in self._session.classes if other.key}
        for key in (*KEYS, ""):
            user = f"   {users[key]}" if key in users and key != one.key else ""
            entry = self._entry(keys, (key or self.tr("None")) + user.replace("&", "&&"), ("key", one.id, key))
            entry.setCheckable(True)
            entry.setChecked(key == one.key)
        colours = menu.addMenu(self.tr("Colour"))
        for place, name in enumerate(self._colour_names()):
            colour = class_colour(place)
            entry = self._entry(colours, name, ("colour", one.id, colour))
            entry.setIcon(dot(colour))
            entry.setCheckable(True)
            entry.setChecked(colour == one.colour)
        colours.addSeparator()
        self._entry(colours, self.tr("Another…"), ("ask colour", one.id, one.colour))
        merge = menu.addMenu(self.tr("Merge into"))
        for other in self._session.classes:
            if other.id != one.id:
                self._entry(merge, other.name.replace("&", "&&"), ("merge", one.id, other.id)).setIcon(
                    dot(other.colour)
                )
        merge.setEnabled(len(self._session.classes) > 1)
        menu.addSeparator()
        self._entry(menu, self.tr("Delete"), ("delete", one.id, None))
        for action in menu.actions():
            action.setEnabled(action.isEnabled() and self._session.writable)
        menu.triggered.connect(self._chosen)
        return menu

    def _colour_names(self) -> tuple[str, ...]:
        """What the first colours of `engine.labels.classes.colour` are called."""
        return (
            self.tr("Blue"),
            self.tr("Orange"),
            self.tr("Green"),
            self.tr("Pink"),
            self.tr("Sky blue"),
            self.tr("Vermilion"),
            self.tr("Olive"),
            self.tr("Grey"),
        )

    @staticmethod
    def _entry(menu: QMenu, text: str, what: tuple[str, int, Any]) -> QAction:
        action = menu.addAction(text)
        action.setData(what)
        return action

    def _chosen(self, action: QAction) -> None:
        verb, class_id, value = action.data()
        session = self._session
        one = next((one for one in session.classes if one.id == class_id), None)
        if one is None:
            return
        match verb:
            case "label":
                session.label(class_id)
            case "rename":
                self.rename(class_id)
            case "key":
                session.change_class(class_id, key=value)
            case "colour":
                session.change_class(class_id, colour=value)
            case "ask colour":
                chosen = ask_colour(self, value, self.tr("Colour of “{name}”").format(name=one.name))
                if chosen is not None:
                    session.change_class(class_id, colour=chosen)
            case "merge":
                into = next((other.name for other in session.classes if other.id == value), "")
                words = self.tr("“{name}” is part of “{into}” now.").format(name=one.name, into=into)
                self._with_undo(words, session.merge_classes, class_id, value)
            case "delete":
                self.delete(class_id)

    def rename(self, class_id: int) -> None:
        """Lets the name be typed over in its place."""
        place = next((n for n, one in enumerate(self.model.classes) if one.id == class_id), -1)
        if place >= 0 and self._session.writable:
            self._typed_in = self.window().focusWidget()
            self.view.edit(self.model.index(place))

    def _give_keys_back(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter or Escape; else Qt chooses the field for a new class, which takes the keys that label and undo."""
        before, self._typed_in = self._typed_in, None
        if before is not None and hint != QAbstractItemDelegate.EndEditHint.NoHint:
            QTimer.singleShot(0, before, before.setFocus)

    def delete(self, class_id: int) -> None:
        """The class and its labels go, and a bar offers to take that back."""
        one = next(one for one in self._session.classes if one.id == class_id)
        count = self._session.rows.counts().get(class_id, 0)
        words = self.tr("“{name}” and its %Ln label(s) deleted.", "", count) if count else self.tr("“{name}” deleted.")
        self._with_undo(words.format(name=one.name), self._session.delete_class, class_id)

    def _with_undo(self, words: str, verb: Callable[..., None], *args: int) -> None:
        verb(*args, done=lambda edit: self._bar.offer(words, edit))

    def _undo(self) -> None:
        self._bar.dismiss()
        self._session.undo()


class _ClassView(QListView):
    """Takes the focus from the Tab key only: a click must not take it from the list of recordings."""

    empty = ""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMinimumWidth(170)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.empty and self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.palette().faint))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 0, -16, 0), int(flags), self.empty)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


class _UndoBar(QFrame):
    """Says what has just gone, and offers to bring it back; hides by itself."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.edit: Any = None
        self.setVisible(False)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.undo = QToolButton(self)
        self.undo.setText(self.tr("Undo"))
        self._gone = QTimer(self, singleShot=True, interval=OFFER_UNDO_MS)
        self._gone.timeout.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 4, 4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.undo)

    def offer(self, words: str, edit: Any) -> None:
        """`edit` is what undo would take back."""
        self.edit = edit
        self._words.setText(words)
        c = theme.palette()
        self.setStyleSheet(f"_UndoBar {{ background: {c.soft}; border-radius: {theme.RADIUS}px; }}")
        self.undo.setStyleSheet(f"color: {c.accent}; font-weight: 600;")
        self.setVisible(True)
        self._gone.start()

    def dismiss(self) -> None:
        """The offer is over."""
        self._gone.stop()
        self.edit = None
        self.setVisible(False)
