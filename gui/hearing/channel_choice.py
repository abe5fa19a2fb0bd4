"""Which channels of a recording are seen; a recording that has one only leaves no choice."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox

from engine.sound.audio import MIX
from engine.sound.picture.look import EACH, MIXED, MOST_CHANNELS, channel_shown
from gui.session import Session


class ChannelChoice(QComboBox):
    """Follows the session's settings; the project keeps what is chosen."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self.setAccessibleName(self.tr("Channels"))
        self.setToolTip(self.tr("What is seen. What models and people hear is set in the project's properties."))
        self.currentIndexChanged.connect(self._chosen)
        session.settings_changed.connect(self._settings_changed)
        session.project_changed.connect(self._settings_changed)

    def show_choice(self, channels: int) -> None:
        """The current recording has so many."""
        blocked = QSignalBlocker(self)
        self.clear()
        self.addItem(self.tr("Mixed"), MIXED)
        beside = self.tr("Side by side") if channels <= MOST_CHANNELS else self.tr("The first {n} side by side")
        self.addItem(beside.format(n=MOST_CHANNELS), EACH)
        for number in range(1, channels + 1):
            self.addItem(self.tr("Channel {n}").format(n=number), str(number))
        del blocked
        self._show()

    def _show(self) -> None:
        session = self._session
        heard = session.project.channel if session.project is not None else MIX
        channel = channel_shown(session.settings.channels, heard)
        blocked = QSignalBlocker(self)
        told = EACH if channel is None else MIXED if channel == MIX else str(channel + 1)
        self.setCurrentIndex(max(0, self.findData(told)))
        del blocked

    @Slot(object)
    def _settings_changed(self, names: tuple[str, ...]) -> None:
        if "channels" in names or "channel" in names:
            self._show()

    @Slot(int)
    def _chosen(self, _: int) -> None:
        self._session.set_picture(channels=self.currentData())
