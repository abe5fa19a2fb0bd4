"""The row above the spectrogram: what the mouse is over, zoom, colours, range and window length."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from engine.settings import Settings
from engine.sound.spectrogram import WINDOW_LENGTHS
from gui import icons, theme
from gui.hearing import colour_maps
from gui.hearing.place_text import frequency_text, time_text
from gui.session import Session


class SpectrogramBar(QWidget):
    zoomed_in = Signal()
    zoomed_out = Signal()
    fitted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.place = QLabel()
        self.place.setProperty("rank", "second")
        self.place.setAccessibleName(self.tr("Under the mouse"))
        self.place.setMinimumWidth(40)
        self.colours = self._choice(self.tr("Colours"))
        for name in colour_maps.NAMES:
            self.colours.addItem(colour_maps.icon(name, QSize(40, 12)), self.tr(name.capitalize()), name)
        self.colours.setIconSize(QSize(40, 12))
        self.window_length = self._choice(self.tr("Window length in frames: short shows when, long shows how high"))
        for frames in WINDOW_LENGTHS:
            self.window_length.addItem(str(frames), frames)
        self.range = QSlider(Qt.Orientation.Horizontal)
        about = Settings.__dataclass_fields__["range_db"].metadata
        self.range.setRange(about["low"], about["high"])
        self.range.setFixedWidth(90)
        self.range.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.range.setAccessibleName(self.tr("Range in dB"))
        self.range.setToolTip(self.tr("How far below the loudest the colours reach"))
        self.range_text = QLabel()
        self.range_text.setProperty("rank", "second")
        self.range_text.setMinimumWidth(self.fontMetrics().horizontalAdvance("120 dB "))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, 4, theme.SPACE, 2)
        row.setSpacing(theme.SPACE // 2)
        row.addWidget(self.place, 1)
        for name, words, signal in (
            ("zoom_out", self.tr("Zoom out"), self.zoomed_out),
            ("fit", self.tr("Fit the whole recording"), self.fitted),
            ("zoom_in", self.tr("Zoom in"), self.zoomed_in),
        ):
            button = QToolButton()
            button.setIcon(icons.icon(name))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addSpacing(theme.SPACE)
        for widget in (self.colours, self.window_length, self.range, self.range_text):
            row.addWidget(widget)
        self._rest = QTimer(
            self, singleShot=True, interval=150
        )  # the slider is moved: settings go to disk when it rests
        self._rest.timeout.connect(self._keep_range)
        self._show_settings(())
        self.colours.activated.connect(self._keep_colours)
        self.window_length.activated.connect(self._keep_window_length)
        self.range.valueChanged.connect(self._range_moved)
        session.settings_changed.connect(self._show_settings)

    def _choice(self, words: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def set_place(
        self, at_s: float | None, frequency_hz: float | None, level_db: float | None, words: str, pixel_s: float = 0.01
    ) -> None:
        """Time, frequency and level under the mouse, and what the model says there; None clears it."""
        if at_s is None or frequency_hz is None:
            self.place.setText("")
            return
        parts = [time_text(at_s, max(pixel_s, 0.0001)), frequency_text(frequency_hz)]
        if level_db is not None:
            parts.append(f"{level_db:.0f} dB".replace("-", "−"))
        if words:
            parts.append(words)
        self.place.setText("   ".join(parts))

    @Slot(object)
    def _show_settings(self, _names) -> None:
        settings = self.session.settings
        blocked = [QSignalBlocker(widget) for widget in (self.colours, self.window_length, self.range)]
        self.colours.setCurrentIndex(max(0, self.colours.findData(settings.colour_map)))
        self.window_length.setCurrentIndex(max(0, self.window_length.findData(settings.window_length)))
        if not self._rest.isActive():
            self.range.setValue(settings.range_db)
        del blocked
        self._say_range(self.range.value())

    def _say_range(self, range_db: int) -> None:
        self.range_text.setText(self.tr("{range_db} dB").format(range_db=range_db))

    @Slot(int)
    def _range_moved(self, range_db: int) -> None:
        self._say_range(range_db)
        self._rest.start()

    @Slot()
    def _keep_range(self) -> None:
        self.session.set_picture(range_db=self.range.value())

    @Slot(int)
    def _keep_colours(self, index: int) -> None:
        self.session.set_picture(colour_map=self.colours.itemData(index))

    @Slot(int)
    def _keep_window_length(self, index: int) -> None:
        self.session.set_picture(window_length=self.window_length.itemData(index))
