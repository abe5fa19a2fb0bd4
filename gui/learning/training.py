"""The training page: teaching and its versions at the left, training a network at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.learning.teach_page import TeachPage
from gui.learning.train_panel import TrainPanel
from gui.session import Session


class TrainingPage(QScrollArea):
    """Two cards side by side; scrolls where the window is small."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.teach_page = TeachPage(session)
        self.train_panel = TrainPanel(session)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        self._cards = [_card(self.teach_page), _card(self.train_panel)]
        row = QHBoxLayout(inside)
        row.setContentsMargins(*(theme.SPACE * 2,) * 4)
        row.setSpacing(theme.SPACE * 2)
        for card, stretch in zip(self._cards, (3, 2)):
            row.addWidget(card, stretch)
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


def _card(widget: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*(theme.SPACE * 2,) * 4)
    column.addWidget(widget)
    return card
