"""What can be set of the picture, in a popup beside it; the project keeps it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from engine.settings import PICTURE
from gui import theme
from gui.session import Session
from gui.settings_form import SettingsForm, shown_fields


class ViewPopup(QFrame):
    """Closes with Esc or a click beside it."""

    def __init__(self, session: Session, parent: QWidget):
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("How the picture looks"))
        some = [f for f in shown_fields() if f.name in PICTURE]
        self.form = SettingsForm(some, session, session.set_picture, hints=False)
        plain = QPushButton(self.tr("As in the settings"))
        plain.setToolTip(self.tr("Forget what this project has of its own"))
        plain.clicked.connect(session.reset_picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self.form)
        column.addWidget(plain, 0, Qt.AlignmentFlag.AlignRight)

    def show_below(self, button: QWidget) -> None:
        """Opens below a button, its right edge at the button's."""
        self.adjustSize()
        self.move(button.mapToGlobal(button.rect().bottomRight()) - self.rect().topRight())
        self.show()
        next(iter(self.form.editors.values())).setFocus(Qt.FocusReason.PopupFocusReason)
