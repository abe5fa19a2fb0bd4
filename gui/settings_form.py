"""Some of the settings as a form, drawn from the fields of the dataclass: a new field there is a new row here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from engine.settings import Settings
from gui import theme
from gui.form import Form
from gui.hearing import colour_maps
from gui.session import Session

_ICON = QSize(40, 12)


def words(text: str) -> str:
    """A text of the settings in the person's language."""
    return QCoreApplication.translate("settings", text)


def shown_fields() -> list[Field]:
    """The fields a person may set, in their order."""
    return [f for f in fields(Settings) if not f.metadata.get("hidden")]


class SettingsForm(QWidget):
    """Shows `session`'s settings and follows them; each change is told to `keep` by the field's name when it is made."""

    def __init__(self, some: Sequence[Field], session: Session, keep: Callable[..., None], hints: bool = True):
        super().__init__()
        self._session, self._keep = session, keep
        self.editors: dict[str, QWidget] = {}
        form = Form(self)
        form.setContentsMargins(0, 4, 0, 0)
        form.setHorizontalSpacing(theme.SPACE * 2)
        form.setVerticalSpacing(theme.SPACE + 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for f in some:
            editor = self._editor(f)
            self.editors[f.name] = editor
            title, hint = words(f.metadata["title"]), words(f.metadata.get("hint", ""))
            editor.setAccessibleName(title)
            if isinstance(editor, QCheckBox):
                editor.setText(title)
                form.addRow(editor)
            else:
                form.addRow(title, editor)
            if hint and not hints:
                editor.setToolTip(hint)
            elif hint:
                label = QLabel(hint)
                label.setProperty("rank", "second")
                label.setWordWrap(True)
                label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                form.addRow(label) if isinstance(editor, QCheckBox) else form.addRow("", label)
        session.settings_changed.connect(self._show)

    def _editor(self, f: Field) -> QWidget:
        """The widget that fits the field's value; it writes each change."""
        value, about = getattr(self._session.settings, f.name), f.metadata
        editor: QWidget
        if choices := about.get("choices"):
            editor = QComboBox()
            for choice in choices:
                text = words(choice).capitalize() if isinstance(choice, str) else str(choice)
                editor.addItem(f"{text} {words(about['unit'])}" if about.get("unit") else text, choice)
                if f.name == "colour_map":
                    editor.setItemIcon(editor.count() - 1, colour_maps.icon(choice, _ICON))
            editor.setIconSize(_ICON)
            editor.setCurrentIndex(choices.index(value) if value in choices else 0)
            editor.currentIndexChanged.connect(self._changed)
        elif isinstance(value, bool):
            editor = QCheckBox()
            editor.setChecked(value)
            editor.toggled.connect(self._changed)
        elif isinstance(value, int):
            editor = theme.indented(QSpinBox())
            editor.setRange(about.get("low", 0), about.get("high", 10**9))
            editor.setValue(value)
            editor.setSuffix(f" {words(about['unit'])}" if about.get("unit") else "")
            editor.setMinimumWidth(110)
            editor.valueChanged.connect(self._changed)
        elif isinstance(value, float):
            editor = theme.indented(QDoubleSpinBox())
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

    @Slot(object)
    def _show(self, names: tuple[str, ...]) -> None:
        for name in self.editors.keys() & set(names):
            editor, value = self.editors[name], getattr(self._session.settings, name)
            blocked = QSignalBlocker(editor)
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(value)))
            elif isinstance(editor, QCheckBox):
                editor.setChecked(value)
            elif isinstance(editor, QSpinBox | QDoubleSpinBox):
                editor.setValue(value)
            elif isinstance(editor, QLineEdit):
                editor.setText(value)
            del blocked

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
            self._keep(**{name: value})
