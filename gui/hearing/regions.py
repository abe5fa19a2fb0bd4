"""The labelled regions of the current recording, drawn as boxes in the colours of their classes; which one a place means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from engine.labels import Label, Target
from gui import theme

REACH_PX = 6.0  # so near a border the mouse means the border
_LEAST_PX = 2.0  # narrower boxes are lines
_MOST_BOXES = 2_000  # on screen; more of them would be a wall of colour, and slow
_MOST_NAMED = 200
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
    """All of a recording, by their start.  `edges` (n, 4): start and end in s, low and high in Hz, infinite where not bounded."""

    regions: tuple[Region, ...] = ()
    edges: np.ndarray = field(default_factory=lambda: np.zeros((0, 4)))

    @classmethod
    def of(cls, labels: Sequence[Label], names: dict[int, str], colours: dict[int, str], unknown: str) -> Regions:
        """Those that labels speak of; a label on the whole recording is no region, and a note on its own has no class."""
        found: dict[Target, list[Label]] = {}
        for label in labels:
            if label.start_s is not None and label.end_s is not None:
                found.setdefault(Target(label.file, *label.span), []).append(label)
        made = []
        for target, said in sorted(found.items(), key=lambda pair: (pair[0].start_s, pair[0].end_s)):
            spoken = [label for label in said if label.kind != "note"]
            words = tuple(names.get(label.class_id or 0, unknown) for label in spoken)
            first = next((colours[c] for label in spoken if (c := label.class_id or 0) in colours), "")
            made.append(Region(target, words, first))
        return cls(tuple(made), _edges([one.target for one in made]))

    def at(self, at_s: float, frequency_hz: float, near_s: float = 0.0) -> Region | None:
        """The region a place means: of several the smallest, for it may lie within a larger one."""
        if not self.regions:
            return None
        start, end, low, high = self.edges.T
        inside = (start - near_s <= at_s) & (at_s <= end + near_s) & (low <= frequency_hz) & (frequency_hz <= high)
        hit = np.flatnonzero(inside)
        if not len(hit):
            return None
        size = (end - start)[hit] * np.minimum((high - low)[hit], 1e6)
        return self.regions[int(hit[size.argmin()])]

    def neighbour(self, target: Target | None, step: int, at_s: float) -> Region | None:
        """The next region (or the previous one: -1) of a selected one, or of a place; None where there is none further on."""
        if target is not None:
            place = next((k for k, one in enumerate(self.regions) if one.target == target), None)
            if place is not None:
                place += step
                return self.regions[place] if 0 <= place < len(self.regions) else None
        starts = self.edges[:, 0] if len(self.edges) else np.zeros(0)
        place = int(np.searchsorted(starts, at_s, "right" if step > 0 else "left")) - (step < 0)
        return self.regions[place] if 0 <= place < len(self.regions) else None


def _edges(targets: Sequence[Target]) -> np.ndarray:
    rows = [
        (
            target.start_s,
            target.end_s,
            -math.inf if target.low_hz is None else target.low_hz,
            math.inf if target.high_hz is None else target.high_hz,
        )
        for target in targets
    ]
    return np.array(rows, float).reshape(-1, 4)


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
        seen = self.boundingRect()
        start, end, _low, _high = self.regions.edges.T
        shown = np.flatnonzero((end >= seen.left()) & (start <= seen.right()))
        to_screen = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        if len(shown) <= _MOST_BOXES:
            for k in shown.tolist():
                region = self.regions.regions[k]
                if region.target != self._selected:
                    box = self._box(self.regions.edges[k], seen, to_screen)
                    self._draw(painter, box, region, len(shown) <= _MOST_NAMED)
        if self._selected is not None:
            said = next((one for one in self.regions.regions if one.target == self._selected), None)
            box = self._box(_edges([self._selected])[0], seen, to_screen)
            self._draw_selected(painter, box, said or Region(self._selected))
        painter.restore()

    @staticmethod
    def _box(edges: np.ndarray, seen: QRectF, to_screen) -> QRectF:
        start_s, end_s, low_hz, high_hz = edges.tolist()
        low_hz, high_hz = max(low_hz, seen.top() - seen.height()), min(high_hz, seen.bottom() + seen.height())
        start_s, end_s = max(start_s, seen.left() - seen.width()), min(end_s, seen.right() + seen.width())
        return QRectF(to_screen.map(QPointF(start_s, high_hz)), to_screen.map(QPointF(end_s, low_hz))).normalized()

    def _draw(self, painter: QPainter, box: QRectF, region: Region, named: bool) -> None:
        colour = QColor(region.colour or theme.palette().faint)
        fill = QColor(colour)
        fill.setAlpha(_FILL_ALPHA)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(fill if box.width() > _LEAST_PX else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if named:
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
