"""Choosing a model: those that are here, and those that others made, fetched on a click or added as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui import messages, numbers, theme
from gui.arrange import sized
from gui.session import Session
from gui.worker import Job, Progress

if TYPE_CHECKING:
    from engine.install import Offer
    from engine.model import Model

EVERYDAY, OPEN, CRY, DETECTOR = "everyday", "everyday-open", "infant-cry", "cry-detector"


def ask(session: Session, chosen: str = EVERYDAY, parent: QWidget | None = None) -> str:
    """The name of the model the person wants, or ""."""
    dialog = ModelDialog(session, chosen, parent)
    return dialog.name if dialog.exec() == QDialog.DialogCode.Accepted else ""


class ModelDialog(QDialog):
    """`name` is the chosen model's; one that is not here is got first."""

    def __init__(self, session: Session, chosen: str = EVERYDAY, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Choose a model"))
        sized(self, 620, 520)
        self.name = chosen
        self.choices = QButtonGroup(self)
        self.choices.buttonToggled.connect(self._choose)
        self._offers: list[Offer] = []
        self._list = QScrollArea()
        self._list.setAccessibleName(self.windowTitle())
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(120)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Fetching"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.add = QPushButton(self.tr("Add a file…"))
        self.add.setToolTip(
            self.tr("A .tflite or .onnx network, with a description beside it or one that Earmark knows")
        )
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self._list, 1)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(
            messages.buttons(self, self.tr("Use it"), messages.translate("messages", "Cancel"), extra=[self.add])
        )
        self.yes = next(button for button in self.findChildren(QPushButton) if button.isDefault())
        self._fill()

    # ---- the list
    def _fill(self) -> None:
        from engine import install

        for button in self.choices.buttons():
            self.choices.removeButton(button)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, theme.SPACE, 0)
        rows.setSpacing(2)
        self._offers = install.offers()
        for number, offer in enumerate(self._offers):
            choice = QRadioButton(messages.model_title(offer.title))
            choice.setFont(theme.font(1, bold=True))
            choice.setAccessibleDescription(self._about(offer))
            self.choices.addButton(choice, number)
            about = QLabel(self._about(offer))
            about.setWordWrap(True)
            about.setContentsMargins(24, 0, 0, theme.SPACE)
            about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            about.setProperty("rank", "second")
            rows.addWidget(choice)
            rows.addWidget(about)
        rows.addStretch(1)
        self._list.setWidget(page)
        names = [offer.name for offer in self._offers]
        self.choices.button(names.index(self.name) if self.name in names else 0).setChecked(True)

    def _about(self, offer: Offer) -> str:
        """What it is good for; whose it is, under which licence, how large, and its hash."""
        if offer.name == EVERYDAY:
            good_for = self.tr(
                "23 everyday sounds, known at once: dog, rain, siren, engine, … Small and quick. Not for commercial use."
            )
        elif offer.name == OPEN:
            good_for = self.tr(
                "Ten everyday sounds, made of recordings that permit commercial use. Knows less: teach it. CC BY, name K. J. Piczak."
            )
        elif offer.name == CRY:
            good_for = self.tr(
                "Hungry or other, which can hardly be heard: teach it one baby's cries. Research use, not a medical device."
            )
        elif offer.name == DETECTOR:
            good_for = self.tr("Finds cries of babies, also in long recordings. Research use, not a medical device.")
        else:
            good_for = messages.translate("backbones", offer.good_for)
        parts = [good_for]
        if offer.by:
            parts.append(self.tr("By {by}. Licence: {licence}").format(by=offer.by, licence=offer.licence))
        if not offer.here and offer.download:
            parts.append(self.tr("Fetched once, {size} MB. SHA-256 {hash}").format(
                size=numbers.decimal(offer.download.size / 1e6), hash=offer.download.sha256[:16] + "…"))  # fmt: skip
        elif not offer.here:
            parts.append(self.tr("Its file is yours to bring, from {home}").format(home=offer.home))
        return "\n".join(parts)

    @property
    def offer(self) -> Offer:
        """What is chosen."""
        return self._offers[max(0, self.choices.checkedId())]

    def _choose(self, *_: object) -> None:
        if self.choices.checkedId() >= 0:
            offer = self.offer
            self.name = offer.name
            self.yes.setText(
                self.tr("Use it")
                if offer.here
                else self.tr("Fetch it ({size} MB)").format(size=numbers.decimal(offer.download.size / 1e6))
                if offer.download
                else self.tr("Choose its file…")
            )

    # ---- getting one
    def accept(self) -> None:
        from engine import install
        from engine.model import described

        offer = self.offer
        if self._job is not None:
            return
        if offer.here:
            super().accept()
            return
        one = described.shipped()[offer.name]
        if offer.download:
            self._begin(Job(install.get, one))
            return
        found = self._asked_file(self.tr("The file of {title}").format(title=offer.title))
        if found:
            self._begin(Job(install.add, Path(found), one))

    def _add(self) -> None:
        found = self._asked_file(self.tr("The file of a network"))
        if found:
            self._begin(Job(_added, Path(found)))

    def _asked_file(self, title: str) -> str:
        return messages.ask_file(self, title, str(Path.home()), self.tr("Networks (*.tflite *.onnx)"))

    def _begin(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._progressed)
        job.succeeded.connect(self._got)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        job.ended.connect(self._over)
        self.words.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        for button in (self.yes, self.add, *self.choices.buttons()):
            button.setEnabled(False)
        self._session.start(self._session.lanes.scan, job)

    def _progressed(self, progress: Progress) -> None:
        if progress.fraction is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * progress.fraction))
            self._say(
                self.tr("{done} of {total} MB").format(
                    done=numbers.decimal(progress.done / 1e6), total=numbers.decimal(progress.total / 1e6)
                )
            )

    def _got(self, made: Model) -> None:
        self.name = made.name
        self._say(self.tr("{title} is here. SHA-256 {hash}").format(title=made.title, hash=made.made_with["sha256"]))
        self._fill()

    def _failed(self, error: Exception) -> None:
        self._say(messages.text(error))

    def _stopped(self) -> None:
        self._say(self.tr("Stopped. What has come is kept: fetching it again goes on from there."))

    def _over(self, _job: Job) -> None:
        self._job = None
        self.bar.hide()
        for button in (self.yes, self.add, *self.choices.buttons()):
            button.setEnabled(True)
        self._choose()
        self.yes.setFocus()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.show()

    def reject(self) -> None:
        if self._job is not None:  # what has come is kept, and gone on with next time
            self._job.cancel()
            return
        super().reject()


def _added(file: Path) -> Model:
    from engine import install

    return install.add(file, install.description_of(file))
