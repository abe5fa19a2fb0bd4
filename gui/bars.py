"""Classes with their probabilities as bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.labels.classes import Class, naming
from engine.labels.classes import colour as colour_of
from gui import theme
from gui.numbers import percent


def likeliest(
    probabilities: np.ndarray, names: Sequence[str], classes: Sequence[Class], most: int
) -> list[tuple[str, float, str]]:
    """Name, probability and colour of the likeliest of a model's classes, named and coloured as the project's `classes` are."""
    named, colours = naming(classes), {one.name: one.colour for one in classes}
    best = map(int, probabilities.argsort()[::-1][:most])
    bars = [(k, named(names[k])) for k in best]
    return [(name, float(probabilities[k]), theme.seen(colours.get(name, colour_of(k)))) for k, name in bars]


class Bars(QWidget):
    """The likeliest classes with their probabilities as bars."""

    LINE = 24

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[tuple[str, float, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: list[tuple[str, float, str]]) -> None:
        """(name, probability, colour), the likeliest first."""
        self._bars = bars
        self.setAccessibleName(", ".join(f"{name} {percent(share)}" for name, share, _ in bars))
        self.setVisible(bool(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.LINE * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.LINE * len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        number = metrics.horizontalAdvance("100 %") + 6
        wide = self.width() - number
        for i, (name, share, colour) in enumerate(self._bars):
            top = i * self.LINE
            painter.setPen(QColor(colours.ink if i == 0 else colours.faint))
            text = QRectF(0, top, wide - 6, self.LINE - 7)
            painter.drawText(
                text,
                Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, int(text.width())),
            )
            painter.drawText(
                QRectF(wide, top, number, self.LINE - 7),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                percent(share),
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            line = QRectF(0, top + self.LINE - 7, self.width(), 3)
            painter.drawRoundedRect(line, 1.5, 1.5)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(
                QRectF(line.topLeft(), QPointF(max(3.0, self.width() * share), line.bottom())), 1.5, 1.5
            )
