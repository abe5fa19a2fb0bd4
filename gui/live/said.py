"""What the model says of the last moments: the likeliest class in large letters, the next ones as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import messages, theme
from gui.bars import Bars, likeliest
from gui.numbers import decimal
from gui.session import Session

if TYPE_CHECKING:
    from engine.model import Model
    from engine.predict.hearing import Heard

WIDTH = 250
_BARS = 6


class Said(QWidget):
    """Beside the picture."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._last: Heard | None = None
        self.setFixedWidth(WIDTH)
        head = QLabel(self.tr("The model hears"))
        head.setProperty("rank", "heading")
        self.verdict = QLabel()
        self.verdict.setFont(theme.font(7, bold=True))
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.verdict.setMinimumHeight(2 * self.verdict.fontMetrics().height())
        self.verdict.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.bars = Bars()
        self.about = QLabel()
        self.about.setProperty("rank", "second")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        for widget in (head, self.verdict, self.bars, self.about):
            column.addWidget(widget)
        column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Nobody has said anything yet."""
        self._last = None
        self.verdict.setText("")
        self.bars.show_bars([])
        self.about.setText("")

    def say(self, words: str) -> None:
        """Why nothing is said."""
        self.clear()
        self.about.setText(words)

    def show_heard(self, heard: Heard, model: Model) -> None:
        """The latest answer; nothing happens where it is shown already."""
        if heard is self._last:
            return
        self._last = heard
        about = self.tr("{model}. It hears the last {seconds} s.")
        about = about.format(
            model=messages.model_title(model.title), seconds=decimal(model.window_s).removesuffix(".0")
        )
        if self.about.text() != about:
            self.about.setText(about)
        if heard.probabilities is None or not len(heard.probabilities):
            self._verdict(self.tr("silence") if model.classes else self.tr("nothing before it is taught"))
            self.bars.show_bars([])
            return
        bars = likeliest(heard.probabilities, model.classes, self._session.classes, _BARS)
        self._verdict(self.tr("none of these") if heard.none else bars[0][0])
        self.bars.show_bars(bars)

    def _verdict(self, words: str) -> None:
        if words != self.verdict.text():
            self.verdict.setText(words)
