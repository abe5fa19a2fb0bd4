"""What lies in the plots and has the focus of the keyboard: the colour bar, and the strip of the whole recording.

Nothing drawn in a scene is known to screen readers, so over each lies a widget: a slider with a name, seen only as a frame when it has
the focus, and passed through by the mouse.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QGraphicsWidget, QWidget

from gui import theme
from gui.hearing.colour_bar import HIGH_DB, LOW_DB, ColourBar
from gui.hearing.overview import Overview
from gui.hearing.place_text import time_text
from gui.hearing.plot_parts import STEP_A_NOTCH

_PAGE_DB = 10
_PAGE = 0.9  # of what is seen
_STEPS = 1000  # of the whole recording
_KEY = Qt.Key


class _Over(QAbstractSlider):
    """Lies where `item` lies, in a viewport that shows its scene point by point."""

    def __init__(self, item: QGraphicsWidget, viewport: QWidget):
        super().__init__(viewport)
        self._item = item
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setOrientation(Qt.Orientation.Horizontal)
        item.geometryChanged.connect(self._place)
        self.valueChanged.connect(self._asked)

    @Slot()
    def _place(self) -> None:
        self.setGeometry(self._item.sceneBoundingRect().adjusted(-1, -1, 1, 1).toAlignedRect())

    def tell(self, value: int, words: str) -> None:
        """Where it is now."""
        with QSignalBlocker(self):
            self.setValue(value)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    @Slot(int)
    def _asked(self, value: int) -> None:
        """A screen reader has set the value."""
        raise NotImplementedError

    def _do(self, key: int) -> bool:
        """What a key means; returns whether it means anything."""
        raise NotImplementedError

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        ev.setAccepted(not ev.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._do(ev.key()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.palette().accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)


class LevelsByKeys(_Over):
    """The colour bar: up and down move both ends, left and right the floor alone, Home finds good ones."""

    def __init__(self, bar: ColourBar, viewport: QWidget):
        super().__init__(bar, viewport)
        self.setAccessibleName(self.tr("Levels of the colours in dB"))
        self.setRange(round(LOW_DB), round(HIGH_DB))
        self._bar = bar
        bar.setToolTip(
            self.tr(
                "Which level has which colour: drag an end or all of it, double-click for the automatic contrast,\n"
                "once more for that of what is on screen\n"
                "(with the focus here: Up, Down, Page Up, Page Down; Left and Right for the floor; Home)"
            )
        )
        bar.shown.connect(self._show)

    @Slot(float, float)
    def _show(self, floor: float, top: float) -> None:
        words = self.tr("{floor} to {top} dB").format(floor=f"{floor:.0f}", top=f"{top:.0f}")
        self.tell(round(top), words.replace("-", "−"))

    @Slot(int)
    def _asked(self, value: int) -> None:
        by_db = value - self._bar.levels[1]
        self._bar.move_by(by_db, by_db)

    def _do(self, key: int) -> bool:
        both = {_KEY.Key_Up: 1, _KEY.Key_Down: -1, _KEY.Key_PageUp: _PAGE_DB, _KEY.Key_PageDown: -_PAGE_DB}
        floor = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}
        if key == _KEY.Key_Home:
            self._bar.automatic.emit()
        elif key in both:
            self._bar.move_by(both[key], both[key])
        elif key in floor:
            self._bar.move_by(floor[key], 0)
        return key == _KEY.Key_Home or key in both or key in floor


class SeenByKeys(_Over):
    """The strip of the whole recording: arrows and pages move what is seen, Home and End show its ends.  Hidden where all is seen."""

    def __init__(self, overview: Overview, viewport: QWidget):
        super().__init__(overview, viewport)
        self.setAccessibleName(self.tr("What is seen of the whole recording"))
        self.setRange(0, _STEPS)
        self._overview = overview
        overview.shown.connect(self._show)
        self.hide()

    @Slot()
    def _show(self) -> None:
        (first_s, last_s), (low_s, high_s) = self._overview.whole_s, self._overview.seen_s
        self.setVisible(self._overview.useful)
        room_s = (last_s - first_s) - (high_s - low_s)
        least_s = min(1.0, (high_s - low_s) / 10)
        words = f"{time_text(low_s, least_s)} – {time_text(high_s, least_s)}"
        self.tell(round(_STEPS * (low_s - first_s) / room_s) if room_s > 0 else 0, words)

    @Slot(int)
    def _asked(self, value: int) -> None:
        (first_s, last_s), (low_s, high_s) = self._overview.whole_s, self._overview.seen_s
        self._overview.go(first_s + value / _STEPS * (last_s - first_s - high_s + low_s) + (high_s - low_s) / 2)

    def _do(self, key: int) -> bool:
        (first_s, last_s), (low_s, high_s) = self._overview.whole_s, self._overview.seen_s
        middle_s, wide_s = (low_s + high_s) / 2, high_s - low_s
        to_s = {
            **dict.fromkeys((_KEY.Key_Left, _KEY.Key_Down), middle_s - STEP_A_NOTCH * wide_s),
            **dict.fromkeys((_KEY.Key_Right, _KEY.Key_Up), middle_s + STEP_A_NOTCH * wide_s),
            _KEY.Key_PageUp: middle_s - _PAGE * wide_s,
            _KEY.Key_PageDown: middle_s + _PAGE * wide_s,
            _KEY.Key_Home: first_s,
            _KEY.Key_End: last_s,
        }.get(key)
        if to_s is not None:
            self._overview.go(to_s)
        return to_s is not None
