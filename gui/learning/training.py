"""The training page: teaching and its versions at the left, training a network at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.arrange import Cards
from gui.learning.teach_page import TeachPage
from gui.learning.train_panel import TrainPanel
from gui.session import Session


class TrainingPage(Cards):
    """Two cards side by side."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Training and versions"))
        self.session = session
        self.teach_page = TeachPage(session)
        self.train_panel = TrainPanel(session)
        self.lay_out((self.teach_page, 3), (self.train_panel, 2))
