"""What the program says: a person's errors as one line with a hint, our faults as a report to copy, questions with words on buttons.

Every dialog is one function here, so that a test can put another in its place.
"""

from __future__ import annotations

import errno
import logging
import platform
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import walk_tb

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import __version__
from engine.errors import UserError
from engine.sound import ailments
from gui import icons, theme

log = logging.getLogger(__name__)
translate = QCoreApplication.translate
_ENDING = re.compile(r"\*(\.\w+)")
_TOLD = {"why", "reason", "whole", "by", "groups_by"}  # fields that hold words of ours
_FRAMES = 30  # of a report, from either end: a recursion has a thousand


def sentence(error: UserError) -> str:
    """What happened, in the person's language."""
    return _filled(error.template, error.fields)


def hint(error: UserError) -> str:
    """What to do about it; "" where there is nothing to say."""
    return _filled(error.hint, error.fields) if error.hint else ""


def text(error: BaseException) -> str:
    """Any error in one line."""
    if isinstance(error, UserError):
        return f"{sentence(error)} {hint(error)}".strip()
    return translate("messages", "Something went wrong in Earmark itself: {kind}").format(kind=type(error).__name__)


def problem(reason: str) -> str:
    """What is kept of a recording's ailment, an English sentence, in the person's language."""
    ailment = ailments.of_words(reason)
    return text(ailment) if ailment is not None else translate("errors", reason)


def model_title(title: str) -> str:
    """A shipped model's title in the person's language, anyone else's as it is."""
    return translate("models", title)


def _filled(template: str, fields: dict[str, object]) -> str:
    words = translate("errors", template)
    told = {
        name: problem(value) if name in _TOLD and isinstance(value, str) else value for name, value in fields.items()
    }
    try:
        return words.format(**told)
    except (KeyError, IndexError, ValueError):  # a translation with a wrong place must not hide the error
        return template.format(**fields)


class MessageBar(QFrame):
    """One line above the panels, with at most one thing to press; says who pressed through `pressed(name)`."""

    pressed = Signal(str)
    STAYS_MS = 6000

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self._press)
        self._close = QToolButton()
        self._close.setIcon(icons.icon("close"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, 6, theme.SPACE, 6)
        row.setSpacing(theme.SPACE)
        for widget in (self._picture, self._text, self._button, self._close):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self._name = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def shown_text(self) -> str:
        """What it says now; "" when it is closed."""
        return self._text.text() if not self.isHidden() else ""

    def done_with(self, name: str) -> None:
        """Closes it if that is what it offers."""
        if self._name == name:
            self.clear()

    def say(
        self, words: str, name: str = "", button: str = "", kind: str = "accent", stays: bool | None = None
    ) -> None:
        """Shows one line; with `name` and `button` also something to press, and then it stays.  `kind`: "accent", "warn", "bad"."""
        colour = getattr(theme.palette(), kind)
        back = theme.mixed(colour, theme.palette().ground, 0.14)
        self.setStyleSheet(
            f"#message_bar {{ background: {back}; border: 0; border-bottom: 1px solid {theme.mixed(colour, back, 0.35)}; }}"
        )
        picture = "warn" if kind in ("warn", "bad") else "info"
        self._picture.setPixmap(icons.icon(picture, colour).pixmap(18, 18))
        self._text.setText(words)
        self.setAccessibleName(words)
        self._name = name
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
        stays = bool(button) or kind != "accent" if stays is None else stays
        self._timer.stop() if stays else self._timer.start(self.STAYS_MS)

    def clear(self) -> None:
        """Closes it."""
        self._timer.stop()
        self._name = ""
        self.hide()

    def _press(self) -> None:
        name = self._name
        self.clear()
        if name:
            self.pressed.emit(name)


def buttons(dialog: QDialog, yes: str, no: str = "", extra: Sequence[QPushButton] = ()) -> QHBoxLayout:
    """A row of buttons at the bottom of a dialog: `extra` at the left, then `yes` (Enter), then `no` (Esc) where given."""
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for button in extra:
        button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch(1)
    accept = QPushButton(yes)
    accept.setDefault(True)
    accept.clicked.connect(dialog.accept)
    row.addWidget(accept)
    if no:
        refuse = QPushButton(no)
        refuse.setAutoDefault(False)
        refuse.clicked.connect(dialog.reject)
        row.addWidget(refuse)
    return row


def report_text(error: BaseException) -> str:
    """A report of a fault of ours: versions, where in the code, which kinds of errors.

    Of what errors say it holds our own templates alone: anything else may name a recording.  The log, which stays here, has it all.
    """
    chain: list[BaseException] = []
    told: BaseException | None = error
    while told is not None and told not in chain:
        chain.append(told)
        told = told.__cause__ or (None if told.__suppress_context__ else told.__context__)
    parts = ["\n".join([*_frames(one), _kind(one)]) for one in reversed(chain)]
    return "\n\n".join(
        [_versions(), *parts, "What the errors said, which may name files, is in the log of that computer."]
    )


def _frames(error: BaseException) -> list[str]:
    """The places in the code; a module that was not imported as others are is a person's own file."""
    found = [(frame.f_globals.get("__name__"), line, frame.f_code) for frame, line in walk_tb(error.__traceback__)]
    lines = [
        f"  {name if name in sys.modules else '…'}, line {line}, in {code.co_qualname}" for name, line, code in found
    ]
    left_out = len(lines) - 2 * _FRAMES
    return lines if left_out <= 0 else [*lines[:_FRAMES], f"  … {left_out} more …", *lines[-_FRAMES:]]


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, UserError):
        return f"{name}: {error.template} {error.hint}".strip()
    number = error.errno if isinstance(error, OSError) else None
    return name if number is None else f"{name}: {errno.errorcode.get(number, number)}"


def _versions() -> str:
    import PySide6

    return f"Earmark {__version__} · Python {platform.python_version()} · PySide6 {PySide6.__version__} · {platform.platform()}"


def show_report(error: BaseException, parent: QWidget | None = None) -> None:
    """A fault of ours: what happened, that nothing is lost, and a report to copy."""
    log.error("fault", exc_info=error)
    _report(translate("messages", "Something went wrong in Earmark itself"), report_text(error), parent)


def show_crash(crash: str, parent: QWidget | None = None) -> None:
    """What ended Earmark the last time, as `gui.crash` found it: the same, a session later."""
    _report(translate("messages", "The last time Earmark ended all of a sudden"), f"{_versions()}\n\n{crash}", parent)


def _report(words: str, text: str, parent: QWidget | None) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(translate("messages", "Earmark made a mistake"))
    dialog.resize(680, 420)
    head = QLabel(words)
    head.setFont(theme.font(3, bold=True))
    body = QLabel(
        translate(
            "messages",
            "Your labels are safe: each is on disk the moment it is made. Please copy this report and send it to whoever gave you Earmark.",
        )
    )
    body.setWordWrap(True)
    field = QPlainTextEdit(text)
    field.setReadOnly(True)
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    field.setAccessibleName(translate("messages", "Report"))
    copy = QPushButton(translate("messages", "Copy the report"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(field.toPlainText()))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(theme.SPACE * 2,) * 4)
    column.setSpacing(theme.SPACE)
    for widget in (head, body, field):
        column.addWidget(widget)
    column.addLayout(buttons(dialog, translate("messages", "Close"), extra=[copy]))
    dialog.exec()


def _box(parent: QWidget | None, title: str, words: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(f"<b>{title}</b>")
    box.setInformativeText(words)
    return box


def ask(parent: QWidget | None, title: str, words: str, yes: str, no: str = "", danger: bool = False) -> bool:
    """A question with words on both buttons; Esc is no.  `danger`: no is what Enter presses."""
    box = _box(parent, title, words)
    accept = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole if danger else QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no or translate("messages", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse if danger else accept)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is accept


def choose(parent: QWidget | None, title: str, words: str, *choices: str) -> int | None:
    """Which of several was pressed, by its place; None for Cancel, and for Esc."""
    box = _box(parent, title, words)
    roles = [QMessageBox.ButtonRole.AcceptRole] + [QMessageBox.ButtonRole.ActionRole] * len(choices[1:])
    buttons = [box.addButton(choice, role) for choice, role in zip(choices, roles)]
    box.setEscapeButton(box.addButton(translate("messages", "Cancel"), QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(buttons[0])
    box.exec()
    pressed = box.clickedButton()
    return next((place for place, button in enumerate(buttons) if button is pressed), None)


def tell(parent: QWidget | None, title: str, words: str) -> None:
    """Something to read and close."""
    box = _box(parent, title, words)
    box.addButton(translate("messages", "Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask_folder(parent: QWidget | None, title: str, start: str = "") -> str:
    """A folder that exists, or "" when the person thought better of it."""
    return QFileDialog.getExistingDirectory(parent, title, start)


def ask_file(parent: QWidget | None, title: str, start: str = "", kinds: str = "") -> str:
    """A file that exists, or ""."""
    return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]


def ask_new_file(parent: QWidget | None, title: str, start: str = "", kinds: str = "") -> str:
    """A file to write, or ""; a name without an ending gets that of the chosen kind, and is asked about where there is such a file."""
    path, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    file = with_ending(path, kind, kinds)
    if file != path and Path(file).exists():
        question = translate("messages", "There is a file named {name} already.").format(name=Path(file).name)
        if not ask(parent, title, question, translate("messages", "Replace it")):
            return ""
    return file


def with_ending(path: str, kind: str, kinds: str) -> str:
    """`path` with the first ending of the chosen `kind`, unless it has one of those on offer."""
    own = _ENDING.findall(kind)
    return path if not path or not own or Path(path).suffix.lower() in _ENDING.findall(kinds) else path + own[0]


def ask_text(parent: QWidget | None, title: str, words: str, start: str = "") -> str | None:
    """One line of text, or None."""
    found, given = QInputDialog.getText(parent, title, words, text=start)
    return found.strip() if given else None


def ask_number(parent: QWidget | None, title: str, words: str, start: int, low: int, high: int) -> int | None:
    """A whole number, or None."""
    found, given = QInputDialog.getInt(parent, title, words, start, low, high)
    return found if given else None
