"""The plots of one recording, one below the other over the same time: ribbon of classes, spectrogram, wave, time axis."""

from __future__ import annotations

import math
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.sound.frequency_scale import Scale
from engine.sound.picture.seen import Picture
from gui import theme
from gui.hearing import colour_maps
from gui.hearing.axes import AXIS_WIDTH, FrequencyAxis, TimeAxis
from gui.hearing.boxes import Boxes
from gui.hearing.colour_bar import WIDTH, ColourBar
from gui.hearing.names import Names
from gui.hearing.overview import HEIGHT, Overview
from gui.hearing.plot_parts import LEAST_SPAN_S, RIBBON_TO, Cursor, Marks, Ribbon, SmoothImage, Span, TimeView
from gui.hearing.waveform import Wave

_LEAST_HZ = 100.0  # no nearer
_OVER_A_PICTURE = "#dcdcdc"  # whose darkest is black, in either appearance


class SoundPlots(pg.GraphicsLayoutWidget):
    """`view` is the spectrogram's, `strip` the wave's, `band` the ribbon's; they move together."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.view, self.strip, self.band = TimeView(frequency=True), TimeView(), TimeView()
        self.frequency_axis, self.time_axis = FrequencyAxis(), TimeAxis()
        self.colour_bar, self.overview = ColourBar(), Overview()
        self.peak = pg.LabelItem(justify="right")
        self.beyond, self.whole, self.near = SmoothImage(), SmoothImage(), SmoothImage()
        self.wave, self.ribbon, self.names, self.marks = Wave(), Ribbon(), Names(), Marks()
        self.spans, self.cursors = (Span(on_picture=True), Span(on_picture=False)), (Cursor(), Cursor())
        self.boxes = Boxes()
        self.message = pg.LabelItem()
        self._lay_out()
        self._fill()
        self.view.setRange(xRange=(0, 10), yRange=(0, 10_000), padding=0)  # until there is sound
        self.restyle()

    def _lay_out(self) -> None:
        for row, (left, view) in enumerate(
            ((None, self.band), (self.frequency_axis, self.view), (self.peak, self.strip))
        ):
            if left is not None:
                self.ci.addItem(left, row, 0)
            self.ci.addItem(view, row, 1)
        self.ci.addItem(self.time_axis, 3, 1)
        layout: Any = self.ci.layout
        self.ci.addItem(self.colour_bar, 1, 2)
        self.ci.addItem(self.overview, 4, 1)
        layout.setRowFixedHeight(4, HEIGHT)
        layout.setContentsMargins(0, 2, 4, 0)
        layout.setColumnFixedWidth(2, WIDTH)
        layout.setSpacing(2)
        layout.setColumnFixedWidth(0, AXIS_WIDTH)
        layout.setRowStretchFactor(1, 5)
        layout.setRowStretchFactor(2, 1)
        self.frequency_axis.linkToView(self.view)
        self.time_axis.linkToView(self.view)
        for view in (self.strip, self.band):
            view.setXLink(self.view)

    def _fill(self) -> None:
        self.beyond.setZValue(-1)
        self.near.setZValue(1)
        for item in (self.beyond, self.whole, self.near, self.spans[0], self.boxes, self.cursors[0]):
            self.view.addItem(item, ignoreBounds=True)
        for item in (self.wave, self.spans[1], self.cursors[1]):
            self.strip.addItem(item, ignoreBounds=True)
        for item in (self.ribbon, self.names, self.marks):
            self.band.addItem(item, ignoreBounds=True)
        self.band.setYRange(0, 1, padding=0)
        self.message.setParentItem(self.view)
        self.message.setPos(12, 8)
        self.view.sigResized.connect(self._wrap)
        self.view.sigXRangeChanged.connect(self._oversee)
        self.overview.asked.connect(self.look)
        self.overview.zoomed.connect(self.view.zoom)

    def _oversee(self, *_: object) -> None:
        low, high = self.view.state["limits"]["xLimits"]
        if low is not None and high is not None and high > low:
            self.overview.show_seen((low, high), self.seen_s)

    # ---- where we look
    @property
    def seen_s(self) -> tuple[float, float]:
        """The time on screen."""
        low, high = self.view.viewRange()[0]
        return low, high

    def look(self, start_s: float, end_s: float) -> None:
        """Shows this time."""
        self.view.setXRange(start_s, end_s, padding=0)

    def move_time(self, start_s: float, end_s: float, reach_s: tuple[float, float]) -> None:
        """Shows this time, and there is nothing before and after `reach_s`."""
        self.view.setLimits(xMin=None, xMax=None)  # else the view would be moved into the old ones first
        self.look(start_s, end_s)
        first_s, last_s = reach_s
        self.view.setLimits(xMin=first_s, xMax=last_s, minXRange=min(LEAST_SPAN_S, last_s - first_s))
        self._oversee()

    def all_frequencies(self, rate_hz: int) -> None:
        """0 Hz to half the rate, and nothing beyond."""
        half_hz = rate_hz / 2
        self.set_scale(self.view.frequency_scale.name, half_hz)
        self.view.setLimits(yMin=0, yMax=half_hz, minYRange=min(_LEAST_HZ, half_hz))
        self.view.setYRange(0, half_hz, padding=0)

    def set_scale(self, name: str, top_hz: float | None = None) -> None:
        """Lays the frequencies out anew; those on screen stay there."""
        before = self.view.frequency_scale
        scale = Scale(name, before.top_hz if top_hz is None else top_hz)
        if scale == before:
            return
        seen_hz = [before.frequency(height) for height in self.view.viewRange()[1]]
        self.view.frequency_scale = self.boxes.frequency_scale = scale
        self.frequency_axis.set_scale(scale)
        low, high = (scale.height(frequency_hz) for frequency_hz in seen_hz)
        self.view.setYRange(0.0 if seen_hz[0] <= before.lowest_hz else low, high, padding=0)
        self.boxes.update()

    # ---- what is shown
    def paint_image(self, image: SmoothImage, picture: Picture, shades, colour_map: str, by_s: float = 0.0) -> None:
        """A picture where it belongs, moved by so much, in the colours of the map."""
        scale = Scale(self.view.frequency_scale.name, picture.rate_hz / 2)
        half_hz = picture.bin_hz / 2 if scale.name == "linear" else 0.0  # its rows lie around their frequencies
        where = QRectF(picture.start_s + by_s, -half_hz, picture.end_s - picture.start_s, scale.top_hz + 2 * half_hz)
        image.show(scale.rows(shades), colour_maps.table(colour_map, theme.palette().dark), where)
        image.setVisible(True)

    def fit_wave(self) -> None:
        """The wave fills its strip; its peak is told beside it."""
        self.strip.setYRange(self.wave.low, self.wave.high, padding=0.04)
        peak = self.wave.peak
        words = f"{round(20 * math.log10(peak))} dB".replace("-", "−") if peak > 1e-6 else self.tr("silent")
        self.peak.setText(words, color=theme.palette().faint, size="8pt")

    def say(self, words: str) -> None:
        """A sentence where the picture would be; "" takes it away."""
        self.message.setText(words, color=_OVER_A_PICTURE if self.whole.isVisible() else theme.palette().faint)
        self._wrap()

    def _wrap(self) -> None:
        self.message.item.setTextWidth(max(100.0, self.view.width() - 24))

    def hide_sound(self) -> None:
        """Nothing to see."""
        for image in (self.beyond, self.whole, self.near):
            image.setVisible(False)
        self.wave.set_peaks(None)
        self.peak.setText("")

    def set_span(self, span: tuple[float, float] | None) -> None:
        """The selected window, in picture and wave."""
        for item in self.spans:
            item.set_span(span)

    @property
    def cursor_s(self) -> float:
        """Where the cursor is."""
        return float(self.cursors[0].getXPos())

    def set_cursor(self, at_s: float) -> None:
        """Moves the cursor, in picture and wave."""
        for cursor in self.cursors:
            cursor.setValue(at_s)

    def restyle(self) -> None:
        """In the colours of the window."""
        self.setBackground(QColor(theme.palette().panel))
        for item in (self.frequency_axis, self.time_axis, *self.cursors):
            item.restyle()
        layout: Any = self.ci.layout
        layout.setRowFixedHeight(0, math.ceil(QFontMetricsF(theme.font(-1)).height() / RIBBON_TO))
        self.viewport().update()
