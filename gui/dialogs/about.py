"""What Earmark is: its version, what it computes on, the cards of the shipped models, and the licences of everything inside."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from engine import __version__, gpu, model, places
from engine.errors import UserError
from gui import messages, theme
from gui.arrange import sized
from gui.session import Session
from gui.start import Mark
from gui.status import computes_on

LICENCES = places.RESOURCES / "licences.txt"  # made when the app is packed


class AboutDialog(QDialog):
    """A page for each part; the list at the left chooses."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Earmark"))
        sized(self, 820, 560)
        self.pages = QListWidget()
        self.pages.setFixedWidth(190)
        self.pages.setAccessibleName(self.tr("Pages"))
        self.stack = QStackedWidget()
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self._add(self.tr("Earmark"), self._front(gpu.find(session.settings.force_cpu)))
        for folder in model.shipped().values():
            self._add(*self._card(folder))
        self._add(self.tr("Licences"), self._licences())
        self.pages.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(row, 1)
        column.addLayout(messages.buttons(self, messages.translate("messages", "Close")))

    def _add(self, title: str, page: QWidget) -> None:
        item = QListWidgetItem(title)
        item.setSizeHint(QSize(0, 30))
        item.setToolTip(title)
        self.pages.addItem(item)
        self.stack.addWidget(page)

    def _front(self, found: gpu.Finding) -> QWidget:
        page = QWidget()
        name = QLabel("Earmark")
        name.setFont(theme.font(6, bold=True))
        version = QLabel(self.tr("Version {version}").format(version=__version__))
        words = QLabel(
            self.tr(
                "Label and classify folders of recordings, on this computer alone: no recording and no label leaves it.\n\n"
                "MIT licence. The card of a model tells what it was made from, its terms, and how good it is."
            )
        )
        self.device = QLabel(computes_on(found))
        why = QLabel(messages.text(found.why_not) if found.why_not is not None else "")
        why.setProperty("rank", "second")
        column = QVBoxLayout(page)
        column.setSpacing(theme.SPACE)
        for widget in (Mark(), name, version, words, self.device, why):
            column.addWidget(widget)
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
        column.addStretch(1)
        return page

    def _card(self, folder) -> tuple[str, QWidget]:
        page = QTextBrowser()
        page.setOpenExternalLinks(True)
        try:
            made = model.load(folder)
        except UserError as error:
            page.setPlainText(messages.text(error))
            return folder.name, page
        page.setMarkdown(made.card)
        return self.tr("Model “{title}”").format(title=messages.model_title(made.title)), page

    def _licences(self) -> QWidget:
        page = QPlainTextEdit()
        page.setReadOnly(True)
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        try:
            page.setPlainText(LICENCES.read_text("utf-8"))
        except OSError:
            page.setPlainText(
                self.tr(
                    "Earmark was installed from its sources: each package beside it keeps its own licence (pip show --files NAME)."
                )
            )
            page.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        page.setAccessibleName(self.tr("Licences"))
        return page


def show(session: Session, parent: QWidget | None = None) -> None:
    """Opens it."""
    AboutDialog(session, parent).exec()
