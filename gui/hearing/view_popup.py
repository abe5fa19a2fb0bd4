"""What can be set of the picture, in a popup beside it; the project keeps it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from engine.settings import PICTURE
from gui import theme
from gui.hearing.channel_choice import ChannelChoice
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
        self.channels = ChannelChoice(session)
        self._rows: Any = self.form.layout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.insertRow(0, self.tr("Channels"), self.channels)
        self.setTabOrder(self.channels, next(iter(self.form.editors.values())))
        self.show_channels(1)
        plain = QPushButton(self.tr("As in the settings"))
        plain.setToolTip(self.tr("Forget what this project has of its own"))
        plain.clicked.connect(session.reset_picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self.form)
        column.addWidget(plain, 0, Qt.AlignmentFlag.AlignRight)

    def show_channels(self, channels: int) -> None:
        """The current recording has so many; where it has one, nothing is to be chosen."""
        self.channels.show_choice(channels)
        self._rows.setRowVisible(self.channels, channels > 1)

    def show_below(self, button: QWidget) -> None:
        """Opens below a button, its right edge at the button's."""
        self.adjustSize()
        self.move(button.mapToGlobal(button.rect().bottomRight()) - self.rect().topRight())
        self.show()
        first = next(iter(self.form.editors.values())) if self.channels.isHidden() else self.channels
        first.setFocus(Qt.FocusReason.PopupFocusReason)
