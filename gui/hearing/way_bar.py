"""How the recording is played: its speed, over and over or once, a region's band alone, louder, and on which device."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from gui import icons, numbers, theme
from gui.hearing.device import Device
from gui.hearing.feed import Way
from gui.session import Session

SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
GAINS_DB = (0, 6, 12, 20, 30, 40)


class WayBar(QWidget):
    """Three buttons beside the player; `changed` when sound that plays has to be made anew."""

    changed = Signal()

    def __init__(self, session: Session, device: Device, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._device = session, device
        self._speed, self._gain_db = 1.0, 0
        device.wanted = session.settings.loudspeaker
        self.speed = self._button("")
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setMenu(self._speeds())
        self.loop = self._button("loop", self.tr("Over and over"), "Ctrl+Shift+Space")
        self.band = self._button("band", self.tr("Only the frequencies of the selected region"), "Ctrl+B")
        self.output = self._button("loudspeaker", self.tr("Gain and sound device"))
        self.output.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._outputs = QMenu(self.output)
        self._outputs.aboutToShow.connect(self._list_outputs)
        self.output.setMenu(self._outputs)
        for switch in (self.loop, self.band):
            switch.setCheckable(True)
            switch.toggled.connect(self._switched)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.speed, self.loop, self.band, self.output):
            row.addWidget(button)
        session.span_changed.connect(self._region_changed)
        self._dress()

    def _button(self, icon: str, words: str = "", key: str = "") -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  ({key})" if key else words)
        if icon:
            button.setIcon(icons.icon(icon))
        return button

    def _speeds(self) -> QMenu:
        menu, one_of = QMenu(self.speed), QActionGroup(self)
        for speed in SPEEDS:
            action = QAction(self._times(speed), menu, checkable=True)
            action.setData(speed)
            action.triggered.connect(self._speed_chosen)
            one_of.addAction(action)
            menu.addAction(action)
        return menu

    def _times(self, speed: float) -> str:
        return self.tr("{n} ×").format(n=numbers.compact(speed))

    # ---- what is chosen
    @property
    def band_hz(self) -> tuple[float | None, float | None] | None:
        """The frequencies of the selected region; None where it has none."""
        region = self._session.region
        if region is None or (region.low_hz is None and region.high_hz is None):
            return None
        return region.low_hz, region.high_hz

    @property
    def way(self) -> Way:
        """All of it."""
        band_hz = self.band_hz if self.band.isChecked() else None
        return Way(self._speed, self.loop.isChecked(), band_hz, 10 ** (self._gain_db / 20))

    def faster(self, steps: int) -> None:
        """The next speed up, or down with -1."""
        at = SPEEDS.index(self._speed) + steps
        self.set_speed(SPEEDS[max(0, min(at, len(SPEEDS) - 1))])

    def set_speed(self, speed: float) -> None:
        """One of SPEEDS; the pitch goes with it."""
        if speed != self._speed:
            self._speed = speed
            self._dress()
            self.changed.emit()

    @Slot()
    def _speed_chosen(self) -> None:
        self.set_speed(self.sender().data())

    @Slot(bool)
    def _switched(self, _on: bool) -> None:
        self.changed.emit()

    @Slot(object)
    def _region_changed(self, _span: object) -> None:
        self._dress()

    # ---- gain and device
    @Slot()
    def _list_outputs(self) -> None:
        menu = self._outputs
        menu.clear()
        menu.addAction(self.tr("Gain")).setEnabled(False)
        for gain_db in GAINS_DB:
            self._offer(menu, self.tr("{n} dB").format(n=f"+{gain_db}" if gain_db else "0"), gain_db, self._gain_db)
        menu.addSeparator()
        menu.addAction(self.tr("Play on")).setEnabled(False)
        wanted = self._session.settings.loudspeaker
        self._offer(menu, self.tr("The system's own choice"), "", wanted)
        for name, words in self._device.choices():
            self._offer(menu, words, name, wanted)
        if self._device.instead:
            menu.addAction(self.tr("The one you chose is not there")).setEnabled(False)

    def _offer(self, menu: QMenu, words: str, value: object, now: object) -> None:
        action = QAction(words, menu, checkable=True, checked=value == now)
        action.setData(value)
        action.triggered.connect(self._output_chosen)
        menu.addAction(action)

    @Slot()
    def _output_chosen(self) -> None:
        value = self.sender().data()
        if isinstance(value, str):
            self._session.set_setting(loudspeaker=value)
            self._device.wanted = value
        else:
            self._gain_db = value
        self.changed.emit()

    def _dress(self) -> None:
        times = self._times(self._speed)
        self.speed.setText(f"{times} ▾")
        self.speed.setAccessibleName(self.tr("Speed, {times}").format(times=times))
        self.speed.setToolTip(self.tr("Speed, the pitch goes with it  (Ctrl+Up, Ctrl+Down, Ctrl+0)"))
        self.speed.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._times(0.25) + " ▾") + 3 * theme.SPACE)
        self.band.setEnabled(self.band_hz is not None or self.band.isChecked())
