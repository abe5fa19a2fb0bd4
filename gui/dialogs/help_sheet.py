"""The sheet of all keys, drawn from the table of actions as it is bound now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import actions, messages, theme
from gui.session import Session

COLUMNS = (
    (actions.LABEL, actions.REGION),
    (actions.LISTEN, actions.VIEW, actions.MODEL),
    (actions.PROJECT, actions.EDIT, actions.HELP),
)


class HelpSheet(QDialog):
    """All keys on one page; `?` or Esc closes it."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._bound = actions.bindings(session.settings.keys)
        self.setWindowTitle(self.tr("All keys"))
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE * 5)
        for menus in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(theme.SPACE * 2)
            for menu in menus:
                column.addLayout(self._block(menu))
            column.addStretch(1)
            row.addLayout(column)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(sheet)
        hint = QLabel(
            self.tr(
                "Plain keys work on any keyboard layout while no text field has the focus. Every key can be changed in the settings."
            )
        )
        hint.setProperty("rank", "second")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addLayout(messages.buttons(self, messages.translate("messages", "Close")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.SPACE * 2,) * 4)
        outer.addWidget(area, 1)
        outer.addLayout(foot)
        wanted = sheet.sizeHint()
        self.resize(min(wanted.width() + 70, 1180), min(wanted.height() + 110, 720))

    def _block(self, menu: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE * 2)
        grid.setVerticalSpacing(4)
        heading = QLabel(actions.plain(menu))
        heading.setFont(theme.font(1, bold=True))
        grid.addWidget(heading, 0, 0, 1, 2)
        if menu == actions.LABEL:
            self._line(grid, self.tr("Set the class"), ("1", "–", "9"), between=" ")
        for action in actions.TABLE[menu]:
            if action is not None and self._bound[action.name]:
                self._line(grid, actions.plain(action.text), self._bound[action.name])
        grid.setColumnStretch(0, 1)
        return grid

    def _line(self, grid: QGridLayout, text: str, keys: tuple[str, ...], between: str = "") -> None:
        at = grid.rowCount()
        grid.addWidget(QLabel(text), at, 0)
        colours = theme.palette()
        cap = f"background-color: {colours.panel}; border: 1px solid {colours.line}; border-radius: 4px; padding: 1px 6px;"
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        for key in keys:
            label = QLabel(actions.shown(key))
            if key != "–":
                label.setStyleSheet(cap)
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(label)
        grid.addWidget(holder, at, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?":
            self.reject()
        else:
            super().keyPressEvent(event)


def show(session: Session, parent: QWidget | None = None) -> None:
    """Opens the sheet."""
    HelpSheet(session, parent).exec()
