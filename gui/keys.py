"""Which key was pressed, on any keyboard layout: digits by where they sit, letters by what they say or, outside Latin script, where.

An input method never sees these keys: lists and pictures do not ask for one, and text fields keep theirs.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_MAC_ROWS = {
    0: "asdfhgzxcv",
    11: "bqweryt123465",
    25: "9",
    26: "7",
    28: "8",
    29: "0",
    31: "ou",
    34: "ip",
    37: "lj",
    40: "k",
    45: "nm",
}
_MAC = {start + i: sign for start, row in _MAC_ROWS.items() for i, sign in enumerate(row)}
_KEY = Qt.Key
_NAMED = {
    **{_KEY.Key_Space: "Space", _KEY.Key_Return: "Return", _KEY.Key_Enter: "Return"},
    **{_KEY.Key_Delete: "Del", _KEY.Key_Backspace: "Backspace", _KEY.Key_Escape: "Esc"},
    **{_KEY.Key_Up: "Up", _KEY.Key_Down: "Down", _KEY.Key_Left: "Left", _KEY.Key_Right: "Right"},
    **{_KEY.Key_Home: "Home", _KEY.Key_End: "End", _KEY.Key_PageUp: "PgUp", _KEY.Key_PageDown: "PgDown"},
}
_BUTTON_KEYS = {"Space", "Return"}
MOVING_KEYS = {"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"}


def _positions(platform: str) -> dict[int, str]:
    if platform == "darwin":
        return _MAC
    starts = (
        (2, 16, 30, 44) if platform == "win32" else (10, 24, 38, 52)
    )  # Windows scan codes; X11 and Wayland key codes
    return {start + i: sign for start, row in zip(starts, _ROWS) for i, sign in enumerate(row)}


_POSITIONS = _positions(sys.platform)


def name_of(event: QKeyEvent) -> str:
    """What the key is called in the table of actions: "J", "Shift+K", "1", "Space", "?"; "" with Ctrl, Alt or Meta."""
    held = event.modifiers()
    if held & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    ):
        return ""
    shift = "Shift+" if held & Qt.KeyboardModifier.ShiftModifier else ""
    key = Qt.Key(event.key())
    if key in _NAMED:
        return shift + _NAMED[key]
    sign = event.text()
    if held & Qt.KeyboardModifier.KeypadModifier and sign.isdigit():
        return sign
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    place = _POSITIONS.get(code, "") if code or (sys.platform == "darwin" and sign) else ""
    if place.isdigit() and not shift:
        return place  # a French keyboard says "&" here
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return shift + chr(key)
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return chr(key)
    if sign and ord(sign[0]) > 0x24F and place:  # beyond Latin script: Cyrillic, Greek, Hebrew, Arabic, ...
        return shift + place.upper()
    return sign if sign.isprintable() and not sign.isspace() else ""


def takes(widget: QObject | None, name: str) -> bool:
    """Whether the widget with the focus wants this key for itself."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
        return True
    if isinstance(widget, QComboBox):
        return widget.isEditable() or name in _BUTTON_KEYS or name in MOVING_KEYS
    if isinstance(widget, QAbstractButton):
        return name in _BUTTON_KEYS
    if isinstance(widget, QAbstractItemView | QAbstractSlider | QTabBar):
        return name.removeprefix("Shift+") in MOVING_KEYS
    return False


class KeyRouter(QObject):
    """Sees each key of the main window before its widgets do and gives it to `handle(name, repeated) -> bool` where no widget wants it."""

    def __init__(self, window: QWindow, handle):
        super().__init__(window)
        self._handle = handle
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return False
        name = name_of(event)
        return bool(name) and not takes(QApplication.focusWidget(), name) and self._handle(name, event.isAutoRepeat())
