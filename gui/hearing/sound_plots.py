"""The plots of one recording, one below the other over the same time: ribbon of classes, spectrogram of each channel, wave, time axis."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QNativeGestureEvent, QTouchEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from engine.labels import Target
from engine.sound.frequency_scale import Scale
from engine.sound.picture.seen import Picture
from engine.sound.timeline import Timeline
from gui import theme
from gui.hearing import colour_maps
from gui.hearing.axes import AXIS_WIDTH, TimeAxis
from gui.hearing.by_keys import LevelsByKeys, SeenByKeys
from gui.hearing.colour_bar import WIDTH, ColourBar
from gui.hearing.message import Message
from gui.hearing.names import Names
from gui.hearing.overview import HEIGHT, Overview
from gui.hearing.pane import Pane
from gui.hearing.plot_parts import LEAST_SPAN_S, RIBBON_TO, Cursor, Marks, Ribbon, Span, TimeView
from gui.hearing.regions import Regions
from gui.hearing.timeline_parts import Ground
from gui.hearing.waveform import Wave

_LEAST_HZ = 100.0  # no nearer
_LEAST_WAVE_PX, _LEAST_WAVES_PX = 11.0, 40.0  # of one of many channels, of several together
_LEAST_PX, _MORE_PX, _MORE_OF = 190, 55, 3  # high, of one channel; for each of so many further ones
_NO_LIMIT = 1e300  # of a view without sound
_LEAST_PINCH = 0.1  # of an event: fingers that meet


class SoundPlots(pg.GraphicsLayoutWidget):
    """`view` is the spectrogram's, `strip` the wave's, `band` the ribbon's; they move together.

    Of channels side by side `view` is the first one's; what lies over it lies over the others too.
    """

    grown = Signal(object)  # Pane: the first one for so many channels
    left = Signal()  # by the mouse

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, _LEAST_PX)
        self._panes, self._channels = [Pane()], 1  # all that were ever needed, and how many are on screen
        self.view, self.strip, self.band = self._panes[0].view, TimeView(), TimeView()
        self._pictures = pg.GraphicsLayout()
        self._pinched = False
        self.time_axis = TimeAxis()
        self.colour_bar, self.overview = ColourBar(), Overview()
        self.peak = pg.LabelItem(justify="right")
        self.wave, self.ribbon, self.names, self.marks = Wave(), Ribbon(), Names(), Marks()
        self._ground, self._span, self._cursor = Ground(words=False), Span(on_picture=False), Cursor()  # of the strip
        self.message = Message(self.view)
        self._lay_out()
        self._fill()
        self.view.setRange(xRange=(0, 10), yRange=(0, 10_000), padding=0)  # until there is sound
        self.restyle()

    def _lay_out(self) -> None:
        self.ci.addItem(self.band, 0, 1)
        self.ci.addItem(self._pictures, 1, 0, 1, 2)
        self.ci.addItem(self.colour_bar, 1, 2)
        self.ci.addItem(self.peak, 2, 0)
        self.ci.addItem(self.strip, 2, 1)
        self.ci.addItem(self.time_axis, 3, 1)
        self.ci.addItem(self.overview, 4, 1)
        self._add(0)
        layout: Any = self.ci.layout
        for one in (layout, self._pictures.layout):
            one.setSpacing(2)
            one.setColumnFixedWidth(0, AXIS_WIDTH)
        self._pictures.setContentsMargins(0, 0, 0, 0)
        layout.setContentsMargins(0, 2, 4, 0)
        layout.setColumnFixedWidth(2, WIDTH)
        layout.setRowFixedHeight(4, HEIGHT)
        layout.setRowStretchFactor(1, 3)
        layout.setRowStretchFactor(2, 1)
        self.strip.setPreferredHeight(2 * _LEAST_WAVE_PX)  # Qt's 50 would leave a low window more wave than picture
        self.time_axis.linkToView(self.view)
        for view in (self.strip, self.band):
            view.setXLink(self.view)

    def _add(self, k: int) -> None:
        self._pictures.addItem(self._panes[k].axis, k, 0)
        self._pictures.addItem(self._panes[k].view, k, 1)

    def _fill(self) -> None:
        for item in (self.wave, self._ground, self._span, self._cursor):
            self.strip.addItem(item, ignoreBounds=True)
        for item in (self.ribbon, self.names, self.marks):
            self.band.addItem(item, ignoreBounds=True)
        self.band.setYRange(0, 1, padding=0)
        self.view.sigXRangeChanged.connect(self._oversee)
        self.overview.asked.connect(self.look)
        self.overview.zoomed.connect(self.view.zoom)
        self.by_keys = LevelsByKeys(self.colour_bar, self.viewport()), SeenByKeys(self.overview, self.viewport())
        if sys.platform != "darwin":  # where fingers on the touchpad make gestures as well, which would count twice
            self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # ---- fingers
    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad or a screen zoom as the wheel does, about them; the first of them neither clicks nor drags then."""
        if isinstance(event, QTouchEvent):
            self._pinched = event.pointCount() > 1 or (self._pinched and event.type() != QEvent.Type.TouchBegin)
            if self._pinched and event.type() != QEvent.Type.TouchEnd:  # which lets go of the mouse's button
                event.accept()
                return True
        elif event.type() == QEvent.Type.MouseMove and self._pinched:
            return True
        elif event.type() == QEvent.Type.Leave:
            self.left.emit()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pinched:
            scene: Any = self.scene()
            if not scene.dragButtons:
                scene.clickEvents = []
            self._pinched = False
        held = QGuiApplication.keyboardModifiers()
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._pinch(event.position().toPoint(), 1 + event.value(), held)
        elif isinstance(event, QGestureEvent) and (pinch := event.gesture(Qt.GestureType.PinchGesture)) is not None:
            assert isinstance(pinch, QPinchGesture)
            self._pinch(self.viewport().mapFromGlobal(pinch.centerPoint()).toPoint(), pinch.scaleFactor(), held)
        else:
            return super().viewportEvent(event)
        event.accept()
        return True

    def _pinch(self, at: QPoint, factor: float, held: Qt.KeyboardModifier) -> None:
        scene, times = self.mapToScene(at), 1 / max(_LEAST_PINCH, factor)
        if self.overview.useful and self.overview.sceneBoundingRect().contains(scene):
            self.view.zoom(times, self.overview.at_s(self.overview.mapFromScene(scene).x()))
            return
        axis = next((pane for pane in self.panes if pane.axis.sceneBoundingRect().contains(scene)), None)
        pane = axis or self.pane_at(scene) or self.panes[0]
        pane.view.zoom_at(scene, times, axis is not None or bool(held & Qt.KeyboardModifier.ControlModifier))

    def _oversee(self, *_: object) -> None:
        low, high = self.view.state["limits"]["xLimits"]
        if low is not None and high is not None and low < high < _NO_LIMIT:
            self.overview.show_seen((low, high), self.seen_s)

    # ---- channels
    @property
    def panes(self) -> list[Pane]:
        """Those on screen, the first channel's on top."""
        return self._panes[: self._channels]

    def pane_at(self, scene: QPointF) -> Pane | None:
        """The spectrogram at a point of the scene."""
        return next((pane for pane in self.panes if pane.view.sceneBoundingRect().contains(scene)), None)

    def set_channels(self, channels: int) -> None:
        """So many spectrograms, one below the other, on the same time and frequencies."""
        if channels == self._channels:
            return
        before, self._channels = self._channels, channels
        for pane in self._panes[channels:before]:
            for item in (pane.axis, pane.view):
                self._pictures.removeItem(item)
        for k in range(before, channels):
            if k < len(self._panes):
                self._add(k)
            else:
                self._panes.append(Pane())
                self._add(k)
                self._panes[k].follow(self._panes[0])
                self.grown.emit(self._panes[k])
        layout: Any = self.ci.layout
        layout.setRowMinimumHeight(2, max(_LEAST_WAVES_PX if channels > 1 else 0.0, _LEAST_WAVE_PX * channels))
        self.setMinimumHeight(_LEAST_PX + _MORE_PX * min(channels - 1, _MORE_OF))
        for k, pane in enumerate(self._panes):
            pane.name.say(self.tr("Channel {n}").format(n=k + 1) if channels > 1 else "")
        self._follow()

    def _follow(self) -> None:
        """Spectrograms that were not on screen catch up with the first."""
        (x, y), limits = self.view.viewRange(), self.view.state["limits"]
        for pane in self._panes[1:]:
            pane.view.setLimits(yMin=limits["yLimits"][0], yMax=limits["yLimits"][1], minYRange=limits["yRange"][0])
            pane.view.setRange(xRange=x, yRange=y, padding=0)

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
        self._follow()

    def set_scale(self, name: str, top_hz: float | None = None) -> None:
        """Lays the frequencies out anew; those on screen stay there."""
        before = self.view.frequency_scale
        scale = Scale(name, before.top_hz if top_hz is None else top_hz)
        if scale == before:
            return
        seen_hz = [before.frequency(height) for height in self.view.viewRange()[1]]
        for pane in self._panes:
            pane.set_scale(scale)
        low, high = (scale.height(frequency_hz) for frequency_hz in seen_hz)
        self.view.setYRange(0.0 if seen_hz[0] <= before.lowest_hz else low, high, padding=0)

    # ---- what is shown
    def paint(self, which: str, pictures: Sequence[Picture], shades, colour_map: str, by_s: float = 0.0) -> None:
        """Pictures of each channel where they belong, moved by so much, in the colours of the map; `which`: beyond, whole or near."""
        colours = colour_maps.table(colour_map, theme.palette().dark)
        for pane, picture, shown in zip_longest(self.panes, pictures[: self._channels], shades[: self._channels]):
            image = getattr(pane, which)
            image.setVisible(picture is not None)
            if picture is not None:
                scale = Scale(self.view.frequency_scale.name, picture.rate_hz / 2)
                half_hz = picture.bin_hz / 2 if scale.name == "linear" else 0.0  # rows lie around their frequencies
                long_s, high_hz = picture.end_s - picture.start_s, scale.top_hz + 2 * half_hz
                image.show(scale.rows(shown), colours, QRectF(picture.start_s + by_s, -half_hz, long_s, high_hz))

    def hide(self, which: str) -> None:
        """Takes these pictures away."""
        for pane in self.panes:
            getattr(pane, which).setVisible(False)

    def fit_wave(self, gain_db: float = 0.0) -> None:
        """The wave fills its strip, or more with a gain; how loud what reaches its edge is, is told beside it."""
        self.wave.gain = 10 ** (gain_db / 20)
        self.wave.update()
        self.strip.setYRange(self.wave.low, self.wave.high, padding=0.04)
        peak = self.wave.peak / self.wave.gain
        words = f"{round(20 * math.log10(peak))} dB".replace("-", "−") if self.wave.peak > 1e-6 else self.tr("silent")
        self.peak.setText(words, color=theme.palette().faint, size="8pt")

    def say(self, words: str) -> None:
        """A sentence where the picture would be; "" takes it away."""
        self.message.say(words, self._panes[0].whole.isVisible())

    def hide_sound(self) -> None:
        """Nothing to see."""
        for pane in self._panes:
            pane.hide_sound()
        self.wave.set_peaks(())
        self.peak.setText("")

    def set_regions(self, regions: Regions, around: bool = False) -> None:
        """The regions of the current recording; or those `around` it, on its timeline."""
        for pane in self._panes:
            (pane.around if around else pane.boxes).set_regions(regions)

    def select(self, target: Target | None) -> None:
        """Frames this region, whether anything was said of it or not yet."""
        for pane in self._panes:
            pane.boxes.select(target)

    def set_timeline(self, line: Timeline | None, origin_s: float, long_s: float) -> None:
        """Gaps and borders; None for a recording on its own."""
        for ground in (*(pane.ground for pane in self._panes), self._ground):
            ground.set_timeline(line, origin_s, long_s)

    @property
    def spans(self) -> list[Span]:
        """The selected window, in picture and wave."""
        return [*(pane.span for pane in self._panes), self._span]

    def set_span(self, span: tuple[float, float] | None) -> None:
        """The selected window."""
        for item in self.spans:
            item.set_span(span)

    @property
    def cursors(self) -> list[Cursor]:
        """The place that is heard, in picture and wave."""
        return [*(pane.cursor for pane in self._panes), self._cursor]

    @property
    def cursor_s(self) -> float:
        """Where the cursor is."""
        return float(self._cursor.getXPos())

    def set_cursor(self, at_s: float) -> None:
        """Moves the cursor."""
        for cursor in self.cursors:
            cursor.setValue(at_s)

    def restyle(self) -> None:
        """In the colours of the window."""
        self.setBackground(QColor(theme.palette().panel))
        for item in (*self._panes, self.time_axis, self._cursor):
            item.restyle()
        layout: Any = self.ci.layout
        layout.setRowFixedHeight(0, math.ceil(QFontMetricsF(theme.font(-1)).height() / RIBBON_TO))
        self.viewport().update()
