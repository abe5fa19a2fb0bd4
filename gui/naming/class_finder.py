"""The type-to-find box: any class by a few letters of its name, a new one if there is none such."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout

from engine.labels.classes import named
from gui.naming.class_list import ClassDelegate, ClassesModel

if TYPE_CHECKING:
    from engine.labels import Class
    from gui.session import Session

ROWS_SHOWN = 9
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def rank(name: str, typed: str) -> int | None:
    """How well a name fits what was typed, 0 the best; None if it does not."""
    name, typed = name.casefold(), typed.casefold()
    if name.startswith(typed):
        return 0
    words = name.replace("_", " ").replace("-", " ").split()
    if any(word.startswith(typed) for word in words):
        return 1
    if typed in name:
        return 2
    if "".join(word[0] for word in words).startswith(typed):
        return 3
    letters = iter(name)
    return 4 if all(letter in letters for letter in typed if letter != " ") else None


def fitting(classes: Sequence[Class], typed: str) -> list[Class]:
    """The classes that fit, the best first; all of them for an empty text."""
    typed = typed.strip()
    ranks = {
        one.id: min((r for r in (rank(name, typed) for name in one.names) if r is not None), default=None)
        for one in classes
    }
    return sorted((one for one in classes if ranks[one.id] is not None), key=lambda one: (ranks[one.id], one.position))


class ClassFinder(QFrame):
    """Opens over its parent; Enter labels the selection with the class at hand, Escape leaves all as it was."""

    picked = Signal(int)  # class id

    def __init__(self, session: Session, parent: Any = None):
        super().__init__(parent, Qt.WindowType.Popup)
        self._session = session
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.model = ClassesModel(self)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(self.tr("Type a class"))
        self.typed.setAccessibleName(self.tr("Class to find"))
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ClassDelegate(self.model, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = QLabel(self.tr("Enter labels · Esc closes"), self)
        hint.setProperty("rank", "second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addWidget(self.typed)
        layout.addWidget(self.view, 1)
        layout.addWidget(hint)
        self.typed.textChanged.connect(self._find)
        self.typed.returnPressed.connect(self.pick)
        self.typed.installEventFilter(self)
        self.view.clicked.connect(self._clicked)

    def open(self) -> None:
        """Shows all classes, with the cursor in the field."""
        self.typed.clear()
        self._find()
        self.model.mark(self._session.rows.counts())
        self.resize(340, self.typed.sizeHint().height() + ROWS_SHOWN * self.view.sizeHintForRow(0) + 64)
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, window.height() // 6)))
        self.show()
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self) -> None:
        typed = " ".join(self.typed.text().split())
        classes = self._session.classes
        is_new = bool(typed) and named(classes, typed) is None and self._session.writable
        self.model.show(fitting(classes, typed), typed if is_new else "")
        self.view.setCurrentIndex(self.model.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.typed
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVING
        ):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS_SHOWN}.get(
                Qt.Key(event.key()), ROWS_SHOWN
            )
            count = self.model.rowCount()
            if count:
                place = min(max(self.view.currentIndex().row() + step, 0), count - 1)
                self.view.setCurrentIndex(self.model.index(place))
            return True
        return False

    def _clicked(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.pick()

    def pick(self) -> None:
        """Labels with the class at hand, which is made first where it is new."""
        index = self.view.currentIndex()
        if not index.isValid():
            return
        one = self.model.one(index)
        if one is None:
            self._session.add_class(self.model.new_name)
            one = named(self._session.classes, self.model.new_name)
        self.close()
        if one is not None:
            self.picked.emit(one.id)
            self._session.label(one.id)
