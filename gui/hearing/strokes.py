"""Regions that are too many to be drawn one by one: what falls on the same points is one box, what is narrow an upright stroke, and all
strokes are one picture.

What it costs depends on the points of the screen, not on the number of regions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

_STROKE_PX, _MOST_COLUMN_PX = 3, 18  # columns are so wide for each look
_MOST_WIDE = 1000  # of a look; more boxes over each other could not be told apart
_DRAWN = {Qt.PenStyle.DashLine: (6, 4), Qt.PenStyle.DotLine: (3, 1)}  # of so many points down, so many are drawn


def draw(painter: QPainter, boxes: np.ndarray, looks: np.ndarray, pens: Sequence[QPen], field: QRect) -> None:
    """Boxes on the screen, float (n, 4), that each look like one of the pens, int (n,), within a field."""
    column = min(_STROKE_PX * len(pens), _MOST_COLUMN_PX)
    whole = np.rint(boxes).astype(np.int64)
    is_wide = whole[:, 2] > column
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for look, pen in enumerate(pens):
        own = is_wide & (looks == look)
        wide = distinct(whole[own])
        if len(wide) > _MOST_WIDE:
            is_wide[own] = False
            continue
        painter.setPen(pen)
        painter.drawRects([QRect(*box) for box in wide.tolist()])
    if is_wide.all():
        return
    within = whole[~is_wide] - (field.left(), field.top(), 0, 0)
    picture = strokes(within, looks[~is_wide], pens, column, (field.height(), field.width()))
    image = QImage(picture.data, *picture.shape[::-1], 4 * picture.shape[1], QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(QPoint(field.left(), field.top()), image)


def distinct(boxes: np.ndarray) -> np.ndarray:
    """Boxes on the screen, int (n, 4), without those on the same points as another."""
    left, top, width, height = np.clip(boxes, -(1 << 15), (1 << 15) - 1).T
    key = ((left * (1 << 16) + top) * (1 << 16) + width) * (1 << 16) + height
    return boxes[np.unique(key, return_index=True)[1]]


def strokes(
    boxes: np.ndarray, looks: np.ndarray, pens: Sequence[QPen], column_px: int, shape: tuple[int, int]
) -> np.ndarray:
    """A picture, uint32 (height, width) of `shape` or a column wider, in premultiplied colours, with a stroke a column for each look of
    boxes, int (n, 4).

    A stroke is as long as from the highest to the lowest of its column, and strokes of several looks lie side by side.
    """
    height, width = shape
    columns, beside = -(-width // column_px), column_px // _STROKE_PX
    picture = np.zeros((height, columns, column_px), np.uint32)
    down, at = np.arange(height, dtype=np.int16)[:, None], boxes[:, 0] // column_px
    ends = np.clip(boxes[:, 1::2].cumsum(axis=1), -1, height).astype(np.int16)
    for first in range(0, len(pens), beside):
        some = pens[first : first + beside]
        own = (at >= 0) & (at < columns) & (looks >= first) & (looks < first + beside)
        place = at[own] * len(some) + looks[own] - first
        top, bottom = np.full((2, columns * len(some)), [[height], [-1]], np.int16)
        np.minimum.at(top, place, ends[own, 0])
        np.maximum.at(bottom, place, ends[own, 1])
        drawn = (down >= top) & (down <= bottom)
        if any(pen.style() in _DRAWN for pen in some):
            parts = [_DRAWN.get(pen.style(), (1, 1)) for pen in some]
            drawn &= np.tile(np.column_stack([down % every < of_these for every, of_these in parts]), columns)
        colours = np.tile(np.array([_premultiplied(pen.color()) for pen in some], np.uint32), columns)
        into = picture[:, :, : _STROKE_PX * len(some) : _STROKE_PX]
        into[...] = np.where(drawn, colours, into.reshape(height, -1)).reshape(into.shape)
    return picture.reshape(height, -1)


def _premultiplied(colour: QColor) -> int:
    alpha = colour.alpha()
    red, green, blue = (part * alpha // 255 for part in (colour.red(), colour.green(), colour.blue()))
    return alpha << 24 | red << 16 | green << 8 | blue
