"""How loud it is: a bar a channel in dB below full scale, the peak held for a moment, and a word when something was cut off."""

from __future__ import annotations

import math
import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme

LEAST_DB = -60.0
CLIPPED = 0.999  # of full scale
FALL_DB_S = 24.0  # as peak meters fall (IEC 60268-18: 20 dB in 1.7 s and slower)
HOLD_S, WARN_S = 1.5, 3.0
_BARS = 4  # more channels than these share the last


class Meter(QWidget):
    """`show_peaks` with every frame."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Level"))
        self.setToolTip(self.tr("Level in dB below full scale, its peak, and a warning where the sound is cut off"))
        self.clear()

    def clear(self) -> None:
        """Silence."""
        self._bars: list[float] = [LEAST_DB]
        self._held: list[tuple[float, float]] = [(LEAST_DB, 0.0)]
        self._clipped_s = -math.inf
        self._last_s = time.monotonic()
        self.update()

    @property
    def clipped(self) -> bool:
        """Whether a moment ago something was as loud as can be."""
        return time.monotonic() - self._clipped_s < WARN_S

    def show_peaks(self, peaks: NDArray[np.float32]) -> None:
        """The peak of each channel since the last call, full scale 1."""
        now_s = time.monotonic()
        fallen, self._last_s = FALL_DB_S * (now_s - self._last_s), now_s
        if len(peaks) > _BARS:
            peaks = np.append(peaks[: _BARS - 1], peaks[_BARS - 1 :].max())
        if len(self._bars) != len(peaks):
            self._bars = [LEAST_DB] * len(peaks)
            self._held = [(LEAST_DB, 0.0)] * len(peaks)
        for k, peak in enumerate(peaks):
            db = max(LEAST_DB, 20 * math.log10(max(float(peak), 1e-9)))
            self._bars[k] = max(db, self._bars[k] - fallen)
            if db >= self._held[k][0] or now_s - self._held[k][1] > HOLD_S:
                self._held[k] = (db, now_s)
        if len(peaks) and float(peaks.max()) >= CLIPPED:
            self._clipped_s = now_s
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.palette()
        painter.setFont(theme.font(-1))
        number = self.fontMetrics().horizontalAdvance(self.tr("too loud")) + 12
        wide, tall = self.width() - number, 18.0
        each = tall / len(self._bars)
        for k, (db, (held_db, _)) in enumerate(zip(self._bars, self._held)):
            where = QRectF(0, k * each, wide, max(2.0, each - 2))
            painter.fillRect(where, QColor(colours.line))
            for low, high, colour in ((LEAST_DB, -12, colours.good), (-12, -3, colours.warn), (-3, 0, colours.bad)):
                if db > low:
                    left, right = self._x(low, wide), self._x(min(db, high), wide)
                    painter.fillRect(QRectF(left, where.top(), right - left, where.height()), QColor(colour))
            if held_db > LEAST_DB:
                painter.fillRect(
                    QRectF(self._x(held_db, wide) - 2, where.top(), 2, where.height()), QColor(colours.ink)
                )
        painter.setPen(QColor(colours.faint))
        for db in range(int(LEAST_DB), 1, 12):
            x = self._x(db, wide)
            side = Qt.AlignmentFlag.AlignLeft if db == LEAST_DB else Qt.AlignmentFlag.AlignHCenter
            left = x if db == LEAST_DB else x - 20
            painter.drawText(QRectF(min(left, wide - 20), tall, 40, 13), side, f"{db}".replace("-", "−"))
        held = max(db for db, _ in self._held)
        painter.setFont(theme.font(0, bold=True))
        painter.setPen(QColor(colours.bad if self.clipped else colours.ink))
        words = f"{held:.0f} dB".replace("-", "−") if held > LEAST_DB else ""
        where = QRectF(wide + 6, 0, number - 6, tall)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(where, right, self.tr("too loud") if self.clipped else words)

    @staticmethod
    def _x(db: float, wide: float) -> float:
        return (db - LEAST_DB) / -LEAST_DB * wide
