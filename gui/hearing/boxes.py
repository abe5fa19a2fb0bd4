"""Regions drawn over the spectrogram, in the colours of their classes: what was said as boxes, what is proposed dashed, what is denied
dotted.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform

from engine.labels import Target
from engine.sound.frequency_scale import Scale
from gui import theme
from gui.hearing import strokes
from gui.hearing.regions import DENIED, PROPOSED, Region, Regions, edges_of

_LEAST_PX = 2.0  # narrower boxes are lines
_MOST_NAMED = 150  # on screen; more of them are plain boxes
_MOST_LOWERED = 40  # names on screen; where there are more, those in the way are left out, which is quicker
_FILL_ALPHA, _PROPOSED_ALPHA = 28, 12
_UNNAMED = "#d0d0d0"  # on pictures whose darkest is black, in either appearance
_LEAST_NAMED_PX, _MOST_TAB_PX = 12.0, 96.0


class Boxes(pg.GraphicsObject):
    """The regions over the spectrogram, the selected one with a strong frame; and one that is just being drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.regions = Regions()
        self.frequency_scale = Scale()
        self.selected: Target | None = None
        self.setZValue(6)

    def set_regions(self, regions: Regions) -> None:
        self.regions = regions
        self.update()

    def select(self, target: Target | None) -> None:
        """Frames this region, whether anything was said of it or not yet."""
        if target != self.selected:
            self.selected = target
            self.update()

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()

    def viewRangeChanged(self, *_) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_) -> None:
        seen, to_screen = self.boundingRect(), painter.worldTransform()
        shown = self.regions.seen(seen.left(), seen.right())
        selected = self.regions.find(self.selected)
        boxes = _on_screen(self._placed(self.regions.edges[shown]), seen, to_screen)
        painter.save()
        painter.resetTransform()
        field = to_screen.mapRect(seen)
        named: list[tuple[QRectF, Region]] = []  # the selected one first
        if len(shown) > _MOST_NAMED:
            pens = [_pen(QColor(colour or _UNNAMED), 1, state) for colour, state in self.regions.kinds]
            strokes.draw(painter, boxes, self.regions.looks[shown], pens, field.toAlignedRect())
        else:
            for k, box in zip(shown.tolist(), boxes.tolist()):
                if k != selected:
                    self._draw(painter, QRectF(*box), self.regions[k])
                    named += [(QRectF(*box), self.regions[k])] if self.regions.states[k] != DENIED else []
        if self.selected is not None:
            box = QRectF(*_on_screen(self._placed(edges_of([self.selected.span])), seen, to_screen)[0].tolist())
            region = self.regions[selected] if selected >= 0 else Region(self.selected)
            self._draw_selected(painter, box, region)
            named.insert(0, (box, region))
        _draw_names(painter, named, field)
        painter.restore()

    def _placed(self, edges: np.ndarray) -> np.ndarray:
        """Regions (n, 4) in seconds and Hz where they lie on the scale: in seconds and heights."""
        return np.column_stack([edges[:, :2], self.frequency_scale.heights(edges[:, 2:])])

    def _draw(self, painter: QPainter, box: QRectF, region: Region) -> None:
        colour = QColor(region.colour or _UNNAMED)
        fill = QColor(colour)
        fill.setAlpha(_PROPOSED_ALPHA if region.state == PROPOSED else _FILL_ALPHA)
        painter.setPen(_pen(colour, 1 if region.state == PROPOSED and not region.colour else 1.5, region.state))
        filled = box.width() > _LEAST_PX and region.state != DENIED
        painter.setBrush(fill if filled else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _draw_selected(self, painter: QPainter, box: QRectF, region: Region) -> None:
        colour = QColor(region.colour or _UNNAMED)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 4))
        painter.drawRect(box)
        painter.setPen(_pen(colour, 2, region.state))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(colour)
        middle = box.center()
        for at in (QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())):
            painter.drawRect(QRectF(at.x() - 3, at.y() - 7, 6, 14))
        if region.target.low_hz is not None:
            for at in (QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())):
                painter.drawRect(QRectF(at.x() - 7, at.y() - 3, 14, 6))


def _draw_names(painter: QPainter, named: list[tuple[QRectF, Region]], field: QRectF) -> None:
    """The classes of regions on tabs; none over another: whose tab would be, has it lower down in its box, or none where that has no
    room.  Of what is only proposed the tab is dark.
    """
    tabs: list[QRectF] = []
    for box, region in named:
        tab, text = _tab(box, region, field)
        end = min(box.bottom(), field.bottom()) if len(named) <= _MOST_LOWERED else 0.0
        if not text or not _lowered(tab, tabs, end):
            continue
        tabs.append(tab)
        colour, said = QColor(region.colour or _UNNAMED), region.state != PROPOSED
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour if said else QColor(0, 0, 0, 170))
        painter.drawRect(tab)
        painter.setFont(theme.font(-1))
        painter.setPen(QColor(theme.ink_on(colour.name()) if said else "#f2f2f2"))
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, text)


def _lowered(tab: QRectF, others: list[QRectF], end: float) -> bool:
    """Moves `tab` below those that it would lie over; whether it then lies over none and not beyond `end`."""
    top = tab.top()
    for other in others:
        if tab.intersects(other):
            tab.moveTop(other.bottom() + 1)
            if tab.bottom() > end:
                return False
    return tab.top() == top or not any(tab.intersects(other) for other in others)


def _tab(box: QRectF, region: Region, field: QRectF) -> tuple[QRectF, str]:
    """Where a region's classes stand, within its upper left corner, and the words, "" where there is no room.

    The tab may reach beyond a narrow box, but not far, and not out of the field.
    """
    if not region.names or box.width() < _LEAST_NAMED_PX:
        return QRectF(), ""
    room = max(box.width(), _MOST_TAB_PX) - 10
    first, *others = region.names
    metrics, text = QFontMetricsF(theme.font(-1)), ", ".join(region.names)
    if metrics.horizontalAdvance(text) > room:
        more = f" +{len(others)}" if others else ""
        room -= metrics.horizontalAdvance(more)
        text = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room) + more
    size = metrics.size(0, text)
    left = max(field.left(), min(box.left(), field.right() - size.width() - 8))
    return QRectF(left, max(field.top(), box.top()), size.width() + 8, size.height() + 2), text


def _pen(colour: QColor, width: float, state: int) -> QPen:
    style = {PROPOSED: Qt.PenStyle.DashLine, DENIED: Qt.PenStyle.DotLine}.get(state, Qt.PenStyle.SolidLine)
    colour = QColor(colour)
    colour.setAlpha({PROPOSED: 200, DENIED: 120}.get(state, 255))
    return QPen(colour, width, style)


def _on_screen(edges: np.ndarray, seen: QRectF, to_screen: QTransform) -> np.ndarray:
    """Regions (n, 4) as boxes on the screen, float64 (n, 4): left, top, width, height in points.  What lies far outside is cut off."""
    start = np.maximum(edges[:, 0], seen.left() - seen.width()) * to_screen.m11() + to_screen.dx()
    end = np.minimum(edges[:, 1], seen.right() + seen.width()) * to_screen.m11() + to_screen.dx()
    low = (
        np.maximum(edges[:, 2], seen.top()) * to_screen.m22() + to_screen.dy()
    )  # what has no bounds ends with the view
    high = np.minimum(edges[:, 3], seen.bottom()) * to_screen.m22() + to_screen.dy()
    return np.column_stack([start, np.minimum(low, high), end - start, np.abs(low - high)])
