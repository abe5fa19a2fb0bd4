"""The settings, drawn from the fields of the dataclass: a new field there is a new row here."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import actions, keys, messages, theme
from gui.arrange import scrolling, sized
from gui.form import Form
from gui.lettering import heading
from gui.session import Session
from gui.settings_form import SettingsForm, shown_fields, words

KEYS = QT_TRANSLATE_NOOP("settings", "Keys")


class SettingsDialog(QDialog):
    """Each change is on disk and in force when it is made; there is nothing to press but Close."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Settings"))
        sized(self, 700, 530)
        self.editors: dict[str, QWidget] = {}
        self.pages = QListWidget()
        self.pages.setFixedWidth(150)
        self.pages.setAccessibleName(self.tr("Pages of settings"))
        self.stack = QStackedWidget()
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        for name in dict.fromkeys(f.metadata["page"] for f in shown_fields()):
            form = SettingsForm([f for f in shown_fields() if f.metadata["page"] == name], session, session.set_setting)
            self.editors |= form.editors
            self._add_page(words(name), scrolling(form))
        self.keys = KeysPage(session)
        self._add_page(words(KEYS), self.keys)
        self.pages.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(row, 1)
        column.addLayout(messages.buttons(self, messages.translate("messages", "Close")))

    def _add_page(self, title: str, page: QWidget) -> None:
        item = QListWidgetItem(title)
        item.setSizeHint(QSize(0, 30))
        self.pages.addItem(item)
        self.stack.addWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Enter ends a field, it does not close the page
            super().keyPressEvent(event)


class KeyField(QPushButton):
    """Shows the keys of an action; pressed, it waits for the new key.  Backspace takes the keys away, Esc leaves them."""

    chosen = Signal(str)

    def __init__(self, name: str, shown: str):
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setMinimumWidth(150)
        self.show_keys(shown)
        self.toggled.connect(self._toggled)

    def show_keys(self, shown: str) -> None:
        """Says which keys it has."""
        self._shown = shown
        self.setText(shown or "–")

    def _toggled(self, on: bool) -> None:
        self.setText(self.tr("Press a key…") if on else self._shown or "–")

    def event(self, event) -> bool:
        if self.isChecked() and event.type() == event.Type.ShortcutOverride:
            event.accept()
            return True
        if self.isChecked() and event.type() == event.Type.KeyPress:  # before Tab or Enter mean anything else
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event) -> None:
        self.setChecked(False)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isChecked():
            super().keyPressEvent(event)
            return
        key = event.key()
        if key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr):
            return
        self.setChecked(False)
        if key == Qt.Key.Key_Escape:
            return
        if key == Qt.Key.Key_Backspace:
            self.chosen.emit("")
            return
        name = keys.name_of(event) or QKeySequence(event.keyCombination()).toString(
            QKeySequence.SequenceFormat.PortableText
        )
        if name:
            self.chosen.emit(name)


class KeysPage(QWidget):
    """Every action with its keys."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        inner = QWidget()
        form = Form(inner)
        form.setContentsMargins(0, 4, theme.SPACE * 2, 0)
        form.setVerticalSpacing(5)
        self.fields: dict[str, KeyField] = {}
        for menu, rows in actions.TABLE.items():
            form.addRow(heading(actions.plain(menu)))
            for row in rows:
                if row is None:
                    continue
                field = self.fields[row.name] = KeyField(row.name, "")
                field.setAccessibleName(actions.plain(row.text))
                field.chosen.connect(self._chosen)
                form.addRow(actions.plain(row.text), field)
        back = QPushButton(self.tr("All as they were"))
        back.clicked.connect(self._reset)
        hint = QLabel(
            self.tr(
                "Press a key's field, then the new key; Backspace leaves it without one. The digits 1–9 belong to the classes."
            )
        )
        hint.setProperty("rank", "second")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(hint)
        column.addWidget(scrolling(inner), 1)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._refresh()

    def _refresh(self) -> None:
        for name, bound in actions.bindings(self._session.settings.keys).items():
            self.fields[name].show_keys(", ".join(actions.shown(key) for key in bound))

    def _chosen(self, key: str) -> None:
        name = self.sender().objectName()
        bound = actions.bindings(self._session.settings.keys)
        if key.isdigit():
            messages.tell(self, self.tr("The digits belong to the classes"), self.tr("Choose another key."))
            return
        other = next((n for n, has in bound.items() if key and key in has and n != name), None)
        if other is not None:
            title = self.tr("{key} is taken").format(key=actions.shown(key))
            question = self.tr("It now means “{action}”. Take it away from there?").format(
                action=actions.plain(actions.ROWS[other].text)
            )
            if not messages.ask(self, title, question, self.tr("Take it")):
                return
            bound[other] = tuple(k for k in bound[other] if k != key)
        bound[name] = (key,) if key else ()
        changed = [f"{n}={', '.join(has)}" for n, has in bound.items() if has != actions.ROWS[n].keys]
        self._session.set_setting(keys=changed)
        self._refresh()

    def _reset(self) -> None:
        self._session.set_setting(keys=[])
        self._refresh()


def show(session: Session, parent: QWidget | None = None) -> None:
    """Opens the settings."""
    SettingsDialog(session, parent).exec()
