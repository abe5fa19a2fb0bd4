"""What a comparison found: each system with its score, interval and cost, the best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import numbers, theme
from gui.numbers import percent
from gui.status import time_left

LINE = 46
_NAME_SHARE = 0.36


class Ranking(QWidget):
    """A bar a system on one scale from 0 to 100 %, its 95 % interval, and the line that guessing reaches."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rows: list[Mapping[str, Any]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows as `earmark compare --progress json` tells them: name, balanced_accuracy, interval, guessing, train_s, each_ms, too_good."""
        self._rows = sorted(rows, key=lambda row: -row["balanced_accuracy"])
        self.setAccessibleName(
            ", ".join(f"{row['name']} {percent(row['balanced_accuracy'])}" for row in self._rows)
            or self.tr("Nothing yet")
        )
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, LINE * len(self._rows) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, LINE * len(self._rows) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        number = metrics.horizontalAdvance("100 %") + 10
        left = _NAME_SHARE * self.width()
        wide = self.width() - left - number
        for place, row in enumerate(self._rows):
            top = place * LINE + 4.0
            words = QRectF(0, top, left - 10, LINE - 8)
            name = metrics.elidedText(str(row["name"]), Qt.TextElideMode.ElideMiddle, int(words.width()))
            painter.setPen(QColor(colours.ink))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
            painter.setPen(QColor(colours.faint))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._cost(row))
            share, middle = float(row["balanced_accuracy"]), top + (LINE - 8) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(QRectF(left, middle - 5, wide, 10), 5, 5)
            painter.setBrush(QColor(colours.accent if place == 0 else theme.mixed(colours.accent, colours.panel, 0.55)))
            painter.drawRoundedRect(QRectF(left, middle - 5, max(10.0, share * wide), 10), 5, 5)
            if row.get("interval"):
                low, high = (left + wide * float(edge) for edge in row["interval"])
                painter.setPen(QPen(QColor(colours.ink), 1.6))
                painter.drawLine(
                    QRectF(low, middle, high - low, 0).topLeft(), QRectF(low, middle, high - low, 0).topRight()
                )
                for at in (low, high):
                    painter.drawLine(QRectF(at, middle - 4, 0, 8).topLeft(), QRectF(at, middle - 4, 0, 8).bottomLeft())
            guess = left + wide * float(row["guessing"])
            painter.setPen(QPen(QColor(colours.faint), 1, Qt.PenStyle.DashLine))
            painter.drawLine(
                QRectF(guess, middle - 12, 0, 24).topLeft(), QRectF(guess, middle - 12, 0, 24).bottomLeft()
            )
            painter.setPen(QColor(colours.ink))
            painter.drawText(
                QRectF(left + wide, top, number, LINE - 8),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                percent(share),
            )

    def _cost(self, row: Mapping[str, Any]) -> str:
        cost = self.tr("trained in {time}, {ms} ms each").format(
            time=time_left(float(row["train_s"])), ms=numbers.decimal(float(row["each_ms"]))
        )
        return self.tr("too good: knows some of these") if row.get("too_good") else cost
