"""Which microphone is heard, how fast, and which of its channels; remembered."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.listing.row_texts import rate_text
from gui.live.microphone import ALL, Microphone
from gui.session import Session


class Choices(QWidget):
    """Three boxes; `chosen` when a person changes one."""

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._there: tuple[Microphone, ...] = ()
        self.microphones = self._box(self.tr("Microphone"))
        self.microphones.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.microphones.setMinimumContentsLength(14)
        self.rates = self._box(self.tr("Sampling rate"))
        self.channels = self._box(self.tr("What is heard and recorded"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        for box in (self.microphones, self.rates, self.channels):
            row.addWidget(box)
        self.microphones.activated.connect(self._microphone_chosen)
        self.rates.activated.connect(self._keep)
        self.channels.activated.connect(self._keep)

    def _box(self, words: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def show_microphones(self, there: tuple[Microphone, ...], heard: str = "") -> None:
        """What the system has now: the one chosen before, where it is among them, else the one that is `heard`."""
        self._there = there
        with QSignalBlocker(self.microphones):
            self.microphones.clear()
            for one in there:
                self.microphones.addItem(one.name, one.id)
            wanted = (self.microphones.findData(one) for one in (self._session.settings.microphone, heard))
            self.microphones.setCurrentIndex(next((place for place in wanted if place >= 0), 0))
        self.setVisible(bool(there))
        self._fill()

    def _fill(self) -> None:
        """Rates and channels of the microphone."""
        one, settings = self.microphone, self._session.settings
        self.rates.clear()
        self.channels.clear()
        if one is None:
            return
        for rate_hz in one.rates_hz:
            self.rates.addItem(rate_text(rate_hz), rate_hz)
        wanted = settings.microphone_rate_hz if settings.microphone_rate_hz in one.rates_hz else one.rate_hz
        self.rates.setCurrentIndex(self.rates.findData(wanted))
        if one.channels > 1:
            self.channels.addItem(self.tr("All {n} channels").format(n=one.channels), ALL)
        for channel in range(one.channels):
            words = self.tr("Channel {n}").format(n=channel + 1) if one.channels > 1 else self.tr("One channel")
            self.channels.addItem(words, channel)
        self.channels.setCurrentIndex(max(0, self.channels.findData(settings.microphone_channel)))
        self.channels.setEnabled(one.channels > 1)

    @property
    def microphone(self) -> Microphone | None:
        """The one chosen."""
        return next((one for one in self._there if one.id == self.microphones.currentData()), None)

    @property
    def rate_hz(self) -> int:
        """Frames a second."""
        return self.rates.currentData()

    @property
    def channel(self) -> int:
        """From 0, or ALL."""
        return self.channels.currentData()

    def _microphone_chosen(self, *_: object) -> None:
        self._session.set_setting(microphone=self.microphones.currentData())
        self._fill()
        self.chosen.emit()

    def _keep(self, *_: object) -> None:
        one = self.microphone
        rate_hz = 0 if one is None or self.rate_hz == one.rate_hz else self.rate_hz
        self._session.set_setting(microphone_rate_hz=rate_hz, microphone_channel=self.channel)
        self.chosen.emit()
