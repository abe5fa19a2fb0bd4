"""The spectrogram of one channel: its pictures, its frequencies at the left, and what lies over it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from engine.sound.frequency_scale import Scale
from gui import theme
from gui.hearing.axes import FrequencyAxis
from gui.hearing.boxes import Boxes
from gui.hearing.plot_parts import Cursor, SmoothImage, Span, TimeView
from gui.hearing.timeline_parts import Ground

_NAME_FROM_PX = 40.0  # lower ones have no room for a name


class Pane:
    """Where there are several, `view` follows that of the first."""

    def __init__(self) -> None:
        self.view, self.axis = TimeView(frequency=True), FrequencyAxis()
        self.beyond, self.whole, self.near = SmoothImage(), SmoothImage(), SmoothImage()
        self.ground, self.span, self.cursor = Ground(words=True), Span(on_picture=True), Cursor()
        self.boxes, self.around = Boxes(), Boxes()  # of the current recording, and of those beside it on its timeline
        self.name = Name(self.view)
        self.beyond.setZValue(-1)
        self.near.setZValue(1)
        items = (self.beyond, self.whole, self.near, self.ground, self.span, self.boxes, self.around, self.cursor)
        for item in items:
            self.view.addItem(item, ignoreBounds=True)
        self.axis.linkToView(self.view)

    def follow(self, first: Pane) -> None:
        """Shows the same time and frequencies as another from now on, and what lies over that one now."""
        self.set_scale(first.view.frequency_scale)
        self.view.setXLink(first.view)
        self.view.setYLink(first.view)
        self.view.pencil = None
        self.ground.follow(first.ground)
        self.span.set_span(first.span.span)
        self.cursor.setValue(first.cursor.value())
        for mine, theirs in ((self.boxes, first.boxes), (self.around, first.around)):
            mine.set_regions(theirs.regions)
            mine.select(theirs.selected)

    def set_scale(self, scale: Scale) -> None:
        """How its frequencies lie."""
        self.view.frequency_scale = self.boxes.frequency_scale = self.around.frequency_scale = scale
        self.axis.set_scale(scale)
        self.boxes.update()

    def hide_sound(self) -> None:
        """Nothing to see."""
        for image in (self.beyond, self.whole, self.near):
            image.setVisible(False)

    def restyle(self) -> None:
        """In the colours of the window."""
        self.axis.restyle()
        self.cursor.restyle()


class Name(pg.GraphicsWidget):
    """Which channel it is, on a dark plate in the upper right corner of a view."""

    def __init__(self, view: TimeView):
        super().__init__()
        self._words = ""
        self.setParentItem(view)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.sigResized.connect(self._place)

    def say(self, words: str) -> None:
        """ "" for a recording's only channel."""
        self._words = words
        self._place()
        self.update()

    def _place(self, *_: object) -> None:
        view = self.parentItem()
        room = QFontMetricsF(theme.font(-1)).size(0, self._words)
        self.resize(room.width() + 10, room.height() + 2)
        self.setPos(view.size().width() - self.size().width() - 4, 4)
        self.setVisible(bool(self._words) and view.size().height() >= _NAME_FROM_PX)

    def paint(self, painter: QPainter, *_) -> None:
        plate = QRectF(0, 0, self.size().width(), self.size().height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(plate, 3, 3)
        painter.setFont(theme.font(-1))
        painter.setPen(QColor("#f2f2f2"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._words)
