"""The picture a model is given, point by point, with its frequencies and times; or the sound itself, where it is given that."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from engine.sound.frequency_scale import Bands
from engine.sound.picture.seen import Peaks
from gui import theme
from gui.hearing.axes import AXIS_WIDTH, FrequencyAxis, TimeAxis
from gui.hearing.waveform import Wave


class SightPlot(pg.GraphicsLayoutWidget):
    """Nothing in it moves: it is as the model has it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(self.Shape.NoFrame)
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(160, 100)
        self.view: Any = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.frequency_axis, self.time_axis = FrequencyAxis(), TimeAxis()
        self.image, self.wave = pg.ImageItem(axisOrder="row-major"), Wave()
        for item in (self.image, self.wave):
            self.view.addItem(item, ignoreBounds=True)
        self.ci.addItem(self.frequency_axis, 0, 0)
        self.ci.addItem(self.view, 0, 1)
        self.ci.addItem(self.time_axis, 1, 1)
        layout: Any = self.ci.layout
        layout.setContentsMargins(0, 2, 4, 0)
        layout.setSpacing(2)
        layout.setColumnFixedWidth(0, AXIS_WIDTH)
        self.frequency_axis.linkToView(self.view)
        self.time_axis.linkToView(self.view)
        self.show_nothing()
        self.restyle()

    def show_nothing(self) -> None:
        """Nothing to see."""
        for item in (self.image, self.wave, self.frequency_axis, self.time_axis):
            item.setVisible(False)

    def show_picture(
        self, picture: np.ndarray, start_s: float, long_s: float, bands: Bands | None, colours: np.ndarray
    ) -> None:
        """As `Frontend.upright` has it, of so long a window; `bands` says where frequencies lie, in `colours` where it has none."""
        top = bands.top_hz if bands is not None else float(len(picture))
        if picture.ndim == 1:
            self.wave.set_peaks([Peaks(picture, picture, start_s, start_s + long_s)])
            self.view.setRange(yRange=(self.wave.low, self.wave.high), padding=0.04)
        else:
            shades = picture if picture.ndim == 3 else _spread(picture)
            self.image.setImage(shades.astype(np.uint8), autoLevels=False, levels=None, lut=colours)
            self.image.setRect(QRectF(start_s, 0, long_s, top))
            self.view.setRange(yRange=(0, top), padding=0)
        self.view.setRange(xRange=(start_s, start_s + long_s), padding=0)
        if bands is not None:
            self.frequency_axis.set_scale(bands)
        self.image.setVisible(picture.ndim > 1)
        self.wave.setVisible(picture.ndim == 1)
        self.frequency_axis.setVisible(bands is not None)
        self.time_axis.setVisible(True)

    def restyle(self) -> None:
        """In the colours of the window."""
        self.setBackground(QColor(theme.palette().panel))
        for axis in (self.frequency_axis, self.time_axis):
            axis.restyle()


def _spread(picture: np.ndarray) -> np.ndarray:
    """From its lowest number to its highest, 0 to 255; all alike is 0."""
    low, high = float(picture.min()), float(picture.max())
    return (picture - low) * (255 / max(high - low, 1e-9))
