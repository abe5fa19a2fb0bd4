"""The row above the spectrogram: what the mouse is over, zoom, and how the picture looks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gui import icons, theme
from gui.hearing.place_text import frequency_text, time_text
from gui.hearing.view_popup import ViewPopup
from gui.session import Session


class SpectrogramBar(QWidget):
    zoomed_in = Signal()
    zoomed_out = Signal()
    fitted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.place = QLabel()
        self.place.setProperty("rank", "second")
        self.place.setAccessibleName(self.tr("Under the mouse"))
        self.place.setMinimumWidth(40)
        self.session = session
        self._popup: ViewPopup | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, 4, theme.SPACE, 2)
        row.setSpacing(theme.SPACE // 2)
        row.addWidget(self.place, 1)
        for name, words, told in (
            ("zoom_out", self.tr("Zoom out"), self.zoomed_out),
            ("fit", self.tr("Fit the whole recording"), self.fitted),
            ("zoom_in", self.tr("Zoom in"), self.zoomed_in),
        ):
            button = self._button(name, words)
            button.clicked.connect(told)
            row.addWidget(button)
        row.addSpacing(theme.SPACE)
        self.view = self._button("view", self.tr("How the picture looks"))
        self.view.clicked.connect(lambda: self.popup.show_below(self.view))
        row.addWidget(self.view)

    @property
    def popup(self) -> ViewPopup:
        """What can be set; made when it is first wanted."""
        if self._popup is None:
            self._popup = ViewPopup(self.session, self)
        return self._popup

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

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
