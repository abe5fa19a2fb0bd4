"""Small pieces the window is put together with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from gui import theme

FRAME = QSize(8, 40)  # about what the system draws around a window


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


def sized(window: QWidget, width: int, height: int) -> None:
    """Gives a window its first size, which is no larger than the screen."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - FRAME))


def scrolling(page: QWidget) -> QScrollArea:
    """The page as it is; where the window is too small for it, it scrolls."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class Cards(QScrollArea):
    """Widgets side by side, each on a card; scrolls where the window is small."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._cards: list[QFrame] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is on the cards has it

    def lay_out(self, *parts: tuple[QWidget, int]) -> None:
        """The widgets with the shares of the room they take."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(*(theme.SPACE * 2,) * 4)
        row.setSpacing(theme.SPACE * 2)
        for widget, share in parts:
            card = QFrame()
            card.setObjectName("card")
            column = QVBoxLayout(card)
            column.setContentsMargins(*(theme.SPACE * 2,) * 4)
            column.addWidget(widget)
            row.addWidget(card, share)
            self._cards.append(card)
        self.setWidget(inside)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_cards"):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        colours = theme.palette()
        for card in self._cards:
            card.setStyleSheet(
                f"#card {{ background: {colours.panel}; border: 1px solid {colours.line}; border-radius: {theme.RADIUS}px; }}"
            )
