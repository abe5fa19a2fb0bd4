"""Parts of the pictures of sound: a view that zooms about the mouse, an image drawn smoothly, the bands over it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from engine.predict.regions import seams
from engine.sound.frequency_scale import Scale
from gui import theme

LEAST_SPAN_S = 0.002
ZOOM_A_NOTCH = 0.8
NOTCH = 120
STEP_A_NOTCH = 0.12  # of the time on screen
RIBBON_TO, MARKS_FROM = 0.7, 0.76  # of the band: what the model says below, what persons said above


class TimeView(pg.ViewBox):
    """A view over time: the wheel zooms about the mouse (Ctrl or on the axis: frequency; Shift: moves), a drag moves, clicks are told."""

    clicked = Signal(float, float, bool)  # seconds, y, twice
    asked = Signal(float, float, object)  # seconds, y, the place on the screen: what can be done here?

    def __init__(self, frequency: bool = False):
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.frequency = frequency
        self.frequency_scale = Scale()
        self.pencil: Any = None  # marks regions with some drags
        self.setMouseEnabled(x=True, y=frequency)

    def place(self, scene: QPointF) -> QPointF:
        """What lies at a point of the scene: seconds, and Hz where the view has frequencies."""
        at = self.mapSceneToView(scene)
        return QPointF(at.x(), self.frequency_scale.frequency(at.y())) if self.frequency else at

    def reach(self, at: QPointF, points: float) -> tuple[float, float]:
        """How many seconds, and how much in y, so many points of the screen are at a place."""
        width, height = self.viewPixelSize()
        if not self.frequency:
            return points * width, points * height
        above = self.frequency_scale.height(at.y()) + points * height
        return points * width, abs(self.frequency_scale.frequency(above) - at.y())

    def wheelEvent(self, ev, axis=None) -> None:
        notches = ev.delta() / NOTCH
        held = ev.modifiers()
        sideways = ev.orientation() == Qt.Orientation.Horizontal
        if sideways or held & Qt.KeyboardModifier.ShiftModifier:
            self.translateBy(x=-notches * STEP_A_NOTCH * self.viewRect().width())
        else:
            upright = axis == 1 or bool(held & Qt.KeyboardModifier.ControlModifier)
            self.zoom_at(ev.scenePos(), ZOOM_A_NOTCH**notches, upright)
        ev.accept()

    def mouseDragEvent(self, ev, axis=None) -> None:
        if axis is None and self.pencil is not None and self.pencil.drag(ev):
            ev.accept()
        else:
            super().mouseDragEvent(ev, axis)

    def mouseClickEvent(self, ev) -> None:
        if ev.button() == Qt.MouseButton.LeftButton:
            at = self.place(ev.scenePos())
            self.clicked.emit(at.x(), at.y(), ev.double())
            ev.accept()
        elif ev.button() == Qt.MouseButton.RightButton:
            at = self.place(ev.scenePos())
            self.asked.emit(at.x(), at.y(), ev.screenPos())
            ev.accept()

    def zoom_at(self, scene: QPointF, factor: float, upright: bool) -> None:
        """Shows `factor` times the time about a point of the scene; `upright`: the frequencies, where there are any."""
        upright = upright and self.frequency
        self.scaleBy((1, factor) if upright else (factor, 1), center=self.mapSceneToView(scene))

    def zoom(self, factor: float, about_s: float | None = None) -> None:
        """Shows `factor` times the time, about a place or the middle."""
        (low, high), _ = self.viewRange()
        about = about_s if about_s is not None and low <= about_s <= high else (low + high) / 2
        self.scaleBy((factor, 1), center=(about, sum(self.viewRange()[1]) / 2))


class SmoothImage(pg.ImageItem):
    """An image of bytes (rows, columns) through a table of colours, drawn without steps between its pixels."""

    def __init__(self) -> None:
        super().__init__(axisOrder="row-major")
        self.setAutoDownsample(False)

    def show(self, shades: np.ndarray, table: np.ndarray, where: QRectF) -> None:
        self.setImage(shades, autoLevels=False, levels=None, lut=table)
        self.setRect(where)

    def render(self) -> None:
        """Coloured once, and not at every frame as Qt would do with shades and a table."""
        super().render()
        image: QImage | None = self.qimage
        if image is not None and image.format() == QImage.Format.Format_Indexed8:
            self.qimage = image.convertToFormat(QImage.Format.Format_RGB32)

    def paint(self, painter: QPainter, *args) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *args)


class Ribbon(pg.GraphicsObject):
    """A thin band that shows, for each moment, the colour of the class the model thinks likeliest there; paler where it is less sure."""

    def __init__(self) -> None:
        super().__init__()
        self._edges = np.zeros(0)
        self._colours = np.zeros((0, 4), np.uint8)

    def set_windows(self, spans: np.ndarray, colours: np.ndarray) -> None:
        """`spans` (n, 2) in seconds and in order, `colours` uint8 (n, 4) as blue, green, red, alpha."""
        self.prepareGeometryChange()
        self._edges = seams(spans)
        self._colours = colours
        self.update()

    def boundingRect(self) -> QRectF:
        if not len(self._edges):
            return QRectF()
        return QRectF(self._edges[0], 0, self._edges[-1] - self._edges[0], RIBBON_TO)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        view = self.getViewBox()
        if not len(self._edges) or view is None:
            return
        (low, high), _ = view.viewRange()
        pixels = max(1, math.ceil(view.width() * (widget.devicePixelRatioF() if widget else 1)))
        at = low + (np.arange(pixels) + 0.5) * (high - low) / pixels
        which = np.clip(np.searchsorted(self._edges, at) - 1, 0, len(self._colours) - 1)
        row = self._colours[which].copy()
        row[(at < self._edges[0]) | (at > self._edges[-1])] = 0
        image = QImage(row.data, pixels, 1, 4 * pixels, QImage.Format.Format_ARGB32)
        painter.drawImage(QRectF(low, 0, high - low, RIBBON_TO), image)


class Marks(pg.GraphicsObject):
    """What persons have labelled: a bar in the colour of the class over each labelled span."""

    def __init__(self) -> None:
        super().__init__()
        self._spans = np.zeros((0, 2))
        self._colours = np.zeros((0, 4), np.uint8)

    def set_bars(self, spans: np.ndarray, colours: np.ndarray) -> None:
        """`spans` (n, 2) in seconds, `colours` uint8 (n, 4) as blue, green, red, alpha; a later bar lies over an earlier one."""
        self.prepareGeometryChange()
        self._spans, self._colours = spans, colours
        self.update()

    def boundingRect(self) -> QRectF:
        if not len(self._spans):
            return QRectF()
        start_s, end_s = float(self._spans[:, 0].min()), float(self._spans[:, 1].max())
        return QRectF(start_s, MARKS_FROM, end_s - start_s, 1 - MARKS_FROM)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        """One row of points, as wide as the view, drawn as high as the bars: however many bars there are."""
        view = self.getViewBox()
        if not len(self._spans) or view is None:
            return
        (low, high), _ = view.viewRange()
        pixels = max(1, math.ceil(view.width() * (widget.devicePixelRatioF() if widget else 1)))
        ends = (self._spans - low) * (pixels / (high - low))
        shown = (ends[:, 1] >= 0) & (ends[:, 0] < pixels)
        first = np.clip(np.floor(ends[shown, 0]), 0, pixels - 1).astype(np.intp)
        wide = np.clip(np.ceil(ends[shown, 1]), first + 1, pixels).astype(np.intp) - first
        at = np.arange(wide.sum()) - np.repeat(np.cumsum(wide) - wide, wide) + np.repeat(first, wide)
        row = np.zeros(pixels, np.uint32)
        row[at] = np.repeat(self._colours.view(np.uint32)[shown, 0], wide)
        image = QImage(row.data, pixels, 1, 4 * pixels, QImage.Format.Format_ARGB32)
        painter.drawImage(QRectF(low, MARKS_FROM, high - low, 1 - MARKS_FROM), image)


class Span(pg.GraphicsObject):
    """The selected window: a veil over everything else and a thin frame about it."""

    def __init__(self, on_picture: bool) -> None:
        """`on_picture`: the veil is dark, as maps of colours begin dark in either appearance; else it is as the ground."""
        super().__init__()
        self._on_picture = on_picture
        self.span: tuple[float, float] | None = None
        self.setZValue(5)

    def set_span(self, span: tuple[float, float] | None) -> None:
        self.span = span
        self.update()

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()

    def viewRangeChanged(self, *_) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_) -> None:
        if self.span is None:
            return
        whole = self.boundingRect()
        start_s, end_s = self.span
        veil = QColor("#000000" if self._on_picture else theme.palette().ground)
        veil.setAlpha(95)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRect(QRectF(whole.left(), whole.top(), max(0.0, start_s - whole.left()), whole.height()))
        painter.drawRect(QRectF(end_s, whole.top(), max(0.0, whole.right() - end_s), whole.height()))
        pen = QPen(QColor(theme.palette().accent), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for at in (start_s, end_s):
            painter.drawLine(pg.Point(at, whole.top()), pg.Point(at, whole.bottom()))


class Cursor(pg.InfiniteLine):
    """The place that is heard."""

    def __init__(self) -> None:
        super().__init__(0.0, angle=90, movable=False)
        self.setZValue(10)
        self.restyle()

    def restyle(self) -> None:
        """White over pictures whose darkest is black, in either appearance."""
        self.setPen(pg.mkPen("#ff4f3f", width=1.6))
