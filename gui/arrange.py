"""Two small pieces the window is put together with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from gui import theme


def arranged(
    way: Qt.Orientation, parts: tuple[QWidget, QWidget], shares: tuple[int, int], sizes: tuple[int, int]
) -> QSplitter:
    """Two parts with a line between that can be moved; `shares` say who takes new room, `sizes` begin it, in pixels."""
    made = QSplitter(way)
    for at, (part, share) in enumerate(zip(parts, shares)):
        made.addWidget(part)
        made.setStretchFactor(at, share)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(theme.SPACE)
    made.setSizes(sizes)
    return made


def stretch() -> QWidget:
    """Nothing, as wide as there is room."""
    empty = QWidget()
    empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return empty
