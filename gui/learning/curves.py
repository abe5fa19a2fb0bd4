"""Loss and accuracy over the epochs, as they come."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme


class Curves(QWidget):
    """Two small plots; each has a line for what is learned from and one for what is set aside to watch it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.epochs: list[dict[str, float]] = []
        self.loss = _Plot(self.tr("Loss"), "loss")
        self.accuracy = _Plot(self.tr("Accuracy"), "accuracy", (0.0, 1.0))
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        plots = QHBoxLayout()
        plots.setSpacing(theme.SPACE)
        plots.addWidget(self.loss, 1)
        plots.addWidget(self.accuracy, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(plots)
        column.addWidget(self._legend)
        self._restyle()
        self.setVisible(False)

    def clear(self) -> None:
        """Before a new run."""
        self.epochs = []
        self._draw()

    def add(self, line: Mapping[str, Any]) -> bool:
        """Takes a line of the training child in, if it tells of an epoch: epoch, loss, accuracy, val_loss, val_accuracy."""
        if "epoch" not in line or "loss" not in line:
            return False
        numbers = {
            name: float(value)
            for name, value in line.items()
            if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        }
        if "epoch" not in numbers:
            return False
        self.epochs.append(numbers)
        self._draw()
        return True

    def _draw(self) -> None:
        self.setVisible(bool(self.epochs))  # empty axes say nothing
        for plot in (self.loss, self.accuracy):
            plot.draw(self.epochs)
        self._tell_lines()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_legend"):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        self._tell_lines()
        for plot in (self.loss, self.accuracy):
            plot.restyle()

    def _tell_lines(self) -> None:
        colours = theme.palette()
        words = [(colours.accent, self.tr("learned from"))]
        if any("val_loss" in epoch for epoch in self.epochs):  # few groups: nothing is set aside
            words.append((colours.warn, self.tr("set aside to watch it")))
        self._legend.setText(
            "&nbsp;&nbsp;&nbsp;".join(f'<span style="color:{colour}">━</span> {text}' for colour, text in words)
        )


class _EpochAxis(pg.AxisItem):
    def __init__(self) -> None:
        super().__init__("bottom", maxTickLength=-4)

    def tickSpacing(self, minVal: float, maxVal: float, size: float):
        wanted = max(1.0, (maxVal - minVal) / max(1.0, size / 60))
        power = 10 ** math.floor(math.log10(wanted))
        return [(next(step * power for step in (1, 2, 5, 10) if step * power >= wanted - 1e-9), 0)]

    def tickStrings(self, values, scale: float, spacing: float):
        return [f"{value:.0f}" for value in values]


class _Plot(pg.PlotWidget):
    def __init__(self, title: str, name: str, limits: tuple[float, float] | None = None):
        super().__init__(axisItems={"bottom": _EpochAxis(), "left": pg.AxisItem("left", maxTickLength=-4)})
        self._title, self._name, self._limits = title, name, limits
        self.setAccessibleName(title)
        self.setMinimumSize(180, 160)
        self.setMaximumHeight(260)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.plotItem.showGrid(y=True, alpha=0.15)
        self.getAxis("left").setStyle(maxTickLevel=0)
        self.getAxis("left").setWidth(34)
        self.learned = self.plotItem.plot()
        self.held_out = self.plotItem.plot()
        if limits:
            self.setYRange(*limits, padding=0.03)

    def draw(self, epochs: list[dict[str, float]]) -> None:
        for item, name in ((self.learned, self._name), (self.held_out, f"val_{self._name}")):
            seen = [(one["epoch"], one[name]) for one in epochs if name in one]
            item.setData([x for x, _ in seen], [y for _, y in seen])
            item.setSymbol("o" if len(seen) == 1 else None)  # a line needs two
        last = max((one["epoch"] for one in epochs), default=1.0)
        first = min((one["epoch"] for one in epochs), default=0.0)
        self.setXRange(first, max(last, first + 1), padding=0.03)

    def restyle(self) -> None:
        colours = theme.palette()
        self.setBackground(QColor(colours.panel))
        self.setTitle(self._title, color=colours.faint, size="9pt")
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(colours.line))
            axis.setTextPen(pg.mkPen(colours.faint))
            axis.setTickFont(theme.font(-1))
        for item, colour in ((self.learned, colours.accent), (self.held_out, colours.warn)):
            item.setPen(pg.mkPen(colour, width=2))
            item.setSymbolBrush(colour)
            item.setSymbolPen(None)
            item.setSymbolSize(5)
