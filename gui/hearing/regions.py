"""The labelled regions of the current recording, drawn as boxes in the colours of their classes; which one a place means."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform

from engine.labels import Label, Span, Target
from gui import theme

REACH_PX = 6.0  # so near a border the mouse means the border
_LEAST_PX = 2.0  # narrower boxes are lines
_MOST_NAMED = 150  # on screen; more of them are plain boxes
_FILL_ALPHA = 28
_LEAST_NAMED_PX, _MOST_TAB_PX = 12.0, 96.0


@dataclass(frozen=True)
class Region:
    """A span of one recording with what was said of it: the names of its classes, the colour of the first."""

    target: Target
    names: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True, eq=False)
class Regions:
    """All of one recording, by their start.  `edges` (n, 4): start and end in s, low and high in Hz, infinite where not bounded;
    `classes` are the ids of the classes said of each, 0 for "don't know", `names` and `colours` what they are called and look like."""

    file: str = ""
    edges: np.ndarray = field(default_factory=lambda: np.zeros((0, 4)))
    classes: Sequence[Sequence[int]] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    colours: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def first(self) -> np.ndarray:
        """The first class said of each, by its id: int (n,)."""
        return np.array([said[0] if said else 0 for said in self.classes], np.int32)

    @classmethod
    def of(cls, labels: Sequence[Label], names: Mapping[int, str], colours: Mapping[int, str]) -> Regions:
        """Those that labels of a recording speak of; a label on all of it is no region, and a note on its own has no class."""
        found: dict[Span, list[int]] = {}
        for label in labels:
            if label.start_s is not None and label.end_s is not None:
                said = found.setdefault(label.span, [])
                if label.kind not in ("note", "not"):
                    said.append(label.class_id or 0)
        if not found:
            return cls()
        edges = _edges(list(found))
        order = np.lexsort((edges[:, 1], edges[:, 0]))
        classes = list(found.values())
        return cls(labels[0].file, edges[order], [classes[k] for k in order.tolist()], names, colours)

    def __len__(self) -> int:
        return len(self.edges)

    def __getitem__(self, k: int) -> Region:
        edges = (None if math.isinf(edge) else edge for edge in self.edges[k].tolist())
        known = tuple(self.names.get(one, "") for one in self.classes[k])
        return Region(Target(self.file, *edges), known, self.colours.get(int(self.first[k]), ""))

    def find(self, target: Target | None) -> int:
        """The number of a region, -1 where it is none of these."""
        if target is None or target.file != self.file or target.start_s is None:
            return -1
        same = np.flatnonzero((self.edges == _edges([target.span])[0]).all(axis=1))
        return int(same[0]) if len(same) else -1

    def at(self, at_s: float, frequency_hz: float, near_s: float = 0.0) -> Region | None:
        """The region a place means: of several the smallest, for it may lie within a larger one."""
        start, end, low, high = self.edges.T
        inside = (start - near_s <= at_s) & (at_s <= end + near_s) & (low <= frequency_hz) & (frequency_hz <= high)
        hit = np.flatnonzero(inside)
        if not len(hit):
            return None
        size = (end - start)[hit] * np.minimum((high - low)[hit], 1e6)
        return self[int(hit[size.argmin()])]

    def neighbour(self, target: Target | None, step: int, at_s: float) -> Region | None:
        """The next region (or the previous one: -1) of a selected one, or of a place; None where there is none further on."""
        place = self.find(target)
        if place >= 0:
            place += step
        else:
            place = int(np.searchsorted(self.edges[:, 0], at_s, "right" if step > 0 else "left")) - (step < 0)
        return self[place] if 0 <= place < len(self) else None


def _edges(spans: Sequence[Span]) -> np.ndarray:
    """float64 (n, 4), infinite where a span is not bounded."""
    edges = np.array(spans, float).reshape(-1, 4)  # None comes as nan
    edges[:, 2] = np.where(np.isnan(edges[:, 2]), -np.inf, edges[:, 2])
    edges[:, 3] = np.where(np.isnan(edges[:, 3]), np.inf, edges[:, 3])
    return edges


class Boxes(pg.GraphicsObject):
    """The regions over the spectrogram, the selected one with a strong frame; and one that is just being drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.regions = Regions()
        self._selected: Target | None = None
        self.setZValue(6)

    def set_regions(self, regions: Regions) -> None:
        self.regions = regions
        self.update()

    def select(self, target: Target | None) -> None:
        """Frames this region, whether anything was said of it or not yet."""
        if target != self._selected:
            self._selected = target
            self.update()

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()

    def viewRangeChanged(self, *_) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_) -> None:
        seen, to_screen = self.boundingRect(), painter.worldTransform()
        start, end = self.regions.edges[:, 0], self.regions.edges[:, 1]
        shown = np.flatnonzero((end >= seen.left()) & (start <= seen.right()))
        selected = self.regions.find(self._selected)
        boxes = _on_screen(self.regions.edges[shown], seen, to_screen)
        painter.save()
        painter.resetTransform()
        if len(shown) > _MOST_NAMED:  # what falls on the same points of the screen is drawn once
            self._draw_many(painter, shown, boxes)
        else:
            for k, box in zip(shown.tolist(), boxes.tolist()):
                if k != selected:
                    self._draw(painter, QRectF(*box), self.regions[k])
        if self._selected is not None:
            box = _on_screen(_edges([self._selected.span]), seen, to_screen)[0].tolist()
            region = self.regions[selected] if selected >= 0 else Region(self._selected)
            self._draw_selected(painter, QRectF(*box), region)
        painter.restore()

    def _draw_many(self, painter: QPainter, shown: np.ndarray, boxes: np.ndarray) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first = self.regions.first[shown]
        for one in np.unique(first).tolist():
            painter.setPen(QPen(QColor(self.regions.colours.get(one) or theme.palette().faint), 1))
            alike = np.unique(boxes[first == one].round().astype(np.int32).view("i4, i4, i4, i4"))
            painter.drawRects([QRect(*box) for box in alike.tolist()])

    def _draw(self, painter: QPainter, box: QRectF, region: Region) -> None:
        colour = QColor(region.colour or theme.palette().faint)
        fill = QColor(colour)
        fill.setAlpha(_FILL_ALPHA)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(fill if box.width() > _LEAST_PX else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        self._name(painter, box, region, colour)

    def _draw_selected(self, painter: QPainter, box: QRectF, region: Region) -> None:
        colour = QColor(region.colour or "#ffffff")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 4))
        painter.drawRect(box)
        painter.setPen(QPen(colour, 2))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(colour)
        middle = box.center()
        for at in (QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())):
            painter.drawRect(QRectF(at.x() - 3, at.y() - 7, 6, 14))
        if region.target.low_hz is not None:
            for at in (QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())):
                painter.drawRect(QRectF(at.x() - 7, at.y() - 3, 14, 6))
        self._name(painter, box, region, colour)

    @staticmethod
    def _name(painter: QPainter, box: QRectF, region: Region, colour: QColor) -> None:
        """The classes on a tab within the upper left corner; it may reach beyond a narrow box, but not far."""
        if not region.names or box.width() < _LEAST_NAMED_PX:
            return
        font = theme.font(-1)
        room = max(box.width(), _MOST_TAB_PX) - 10
        text = QFontMetricsF(font).elidedText(", ".join(region.names), Qt.TextElideMode.ElideRight, room)
        size = QFontMetricsF(font).size(0, text)
        tab = QRectF(max(0.0, box.left()), max(0.0, box.top()), size.width() + 8, size.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(tab)
        painter.setFont(font)
        painter.setPen(QColor("#000000" if colour.lightnessF() > 0.5 else "#ffffff"))
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, text)


def _on_screen(edges: np.ndarray, seen: QRectF, to_screen: QTransform) -> np.ndarray:
    """Regions (n, 4) as boxes on the screen, float64 (n, 4): left, top, width, height in points.  What lies far outside is cut off."""
    start = np.maximum(edges[:, 0], seen.left() - seen.width()) * to_screen.m11() + to_screen.dx()
    end = np.minimum(edges[:, 1], seen.right() + seen.width()) * to_screen.m11() + to_screen.dx()
    low = (
        np.maximum(edges[:, 2], seen.top()) * to_screen.m22() + to_screen.dy()
    )  # what has no bounds ends with the view
    high = np.minimum(edges[:, 3], seen.bottom()) * to_screen.m22() + to_screen.dy()
    return np.column_stack([start, np.minimum(low, high), end - start, np.abs(low - high)])
