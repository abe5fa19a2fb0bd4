"""The colours levels are shown in; all but grey made so that people with colour blindness see the same order, grey for everyone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap

NAMES = ("viridis", "magma", "inferno", "cividis", "grey", "grey turned")


@cache
def table(name: str, dark: bool = False) -> np.ndarray:
    """256 colours as uint8 (256, 3), from quiet to loud; an unknown name gives the first map."""
    if name.startswith("grey"):  # ink on paper, chalk on slate; or the other way about
        dark = dark == (name == "grey")
        shades = np.linspace(20, 255, 256) if dark else np.linspace(255, 0, 256)
        return np.repeat(shades.astype(np.uint8)[:, None], 3, axis=1)
    found = pg.colormap.get(name if name in NAMES else NAMES[0])
    assert found is not None
    return found.getLookupTable(nPts=256, alpha=False).astype(np.uint8)


def icon(name: str, size: QSize) -> QIcon:
    """The map from left to right."""
    row = np.ascontiguousarray(table(name)[np.linspace(0, 255, size.width()).astype(int)])
    image = QImage(row.data, size.width(), 1, row.nbytes, QImage.Format.Format_RGB888).copy()
    return QIcon(QPixmap.fromImage(image.scaled(size)))
