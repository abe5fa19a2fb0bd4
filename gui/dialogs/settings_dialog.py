"""The settings, drawn from the fields of the dataclass: a new field there is a new row here."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.settings import Settings
from gui import actions, keys, messages, theme
from gui.lettering import heading
from gui.session import Session

KEYS = "Keys"


def words(text: str) -> str:
    """A text of the settings in the person's language."""
    return QCoreApplication.translate("settings", text)


def shown_fields() -> list[Field]:
    """The fields a person may set here, in their order."""
    return [f for f in fields(Settings) if not f.metadata.get("hidden")]


class SettingsDialog(QDialog):
    """Each change is on disk and in force when it is made; there is nothing to press but Close."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Settings"))
        self.resize(640, 440)
        self.editors: dict[str, QWidget] = {}
        self.pages = QListWidget()
        self.pages.setFixedWidth(150)
        self.pages.setAccessibleName(self.tr("Pages of settings"))
        self.stack = QStackedWidget()
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        for name in dict.fromkeys(f.metadata["page"] for f in shown_fields()):
            self._add_page(words(name), self._form([f for f in shown_fields() if f.metadata["page"] == name]))
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

    def _form(self, some: list[Field]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 4, 0, 0)
        form.setHorizontalSpacing(theme.SPACE * 2)
        form.setVerticalSpacing(theme.SPACE + 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for f in some:
            editor = self._editor(f)
            self.editors[f.name] = editor
            title = words(f.metadata["title"])
            editor.setAccessibleName(title)
            if isinstance(editor, QCheckBox):
                editor.setText(title)
                form.addRow(editor)
            else:
                form.addRow(title, editor)
            if hint := f.metadata.get("hint"):
                label = QLabel(words(hint))
                label.setProperty("rank", "second")
                label.setWordWrap(True)
                form.addRow(label) if isinstance(editor, QCheckBox) else form.addRow("", label)
        return page

    def _editor(self, f: Field) -> QWidget:
        """The widget that fits the field's value; it writes each change."""
        value, about = getattr(self._session.settings, f.name), f.metadata
        editor: QWidget
        if choices := about.get("choices"):
            editor = QComboBox()
            for choice in choices:
                text = words(choice).capitalize() if isinstance(choice, str) else str(choice)
                editor.addItem(f"{text} {words(about['unit'])}" if about.get("unit") else text, choice)
            editor.setCurrentIndex(choices.index(value) if value in choices else 0)
            editor.currentIndexChanged.connect(self._changed)
        elif isinstance(value, bool):
            editor = QCheckBox()
            editor.setChecked(value)
            editor.toggled.connect(self._changed)
        elif isinstance(value, int):
            editor = QSpinBox()
            editor.setRange(about.get("low", 0), about.get("high", 10**9))
            editor.setValue(value)
            editor.setSuffix(f" {words(about['unit'])}" if about.get("unit") else "")
            editor.setMinimumWidth(110)
            editor.valueChanged.connect(self._changed)
        elif isinstance(value, float):
            editor = QDoubleSpinBox()
            editor.setRange(about.get("low", 0.0), about.get("high", 1e9))
            editor.setSingleStep(0.05)
            editor.setValue(value)
            editor.setMinimumWidth(110)
            editor.valueChanged.connect(self._changed)
        else:
            editor = QLineEdit(str(value))
            editor.setMinimumWidth(220)
            editor.editingFinished.connect(self._changed)
        editor.setObjectName(f.name)
        return editor

    def _changed(self, *_) -> None:
        editor = self.sender()
        name = editor.objectName()
        value: Any
        if isinstance(editor, QComboBox):
            value = editor.currentData()
        elif isinstance(editor, QCheckBox):
            value = editor.isChecked()
        elif isinstance(editor, QSpinBox | QDoubleSpinBox):
            value = editor.value()
        elif isinstance(editor, QLineEdit):
            value = editor.text().strip()
        else:
            return
        if value != getattr(self._session.settings, name):
            self._session.set_setting(**{name: value})

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
        form = QFormLayout(inner)
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
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
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
        column.addWidget(area, 1)
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
