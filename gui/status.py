"""The bar at the bottom: what runs and how far it is, the model, where the project is kept, and whether it is for reading only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from engine import gpu
from gui import icons, messages, numbers, theme
from gui.session import Session
from gui.start import shortened
from gui.verdict_rate import VerdictRate
from gui.words import Counted
from gui.worker import Job, Progress

SHOWN_AFTER_MS = 400  # shorter work needs no bar
TOLD_MS = 8000

translate = QCoreApplication.translate


class Quiet(QLabel):
    """A label that gives way: it is cut in the middle (a recording's name near its beginning) where there is no room, and its tool
    tip holds the whole.
    """

    def __init__(self, least: int = 40, is_name: bool = False):
        super().__init__()
        self._whole, self._is_name = "", is_name
        self._least = least
        self.setProperty("rank", "second")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        """What it says, cut or not."""
        return self._whole

    def say(self, words: str, tip: str = "") -> None:
        """Shows `words`."""
        self._whole = theme.one_line(words)
        self.setToolTip(tip or words)
        self.setAccessibleName(tip or words)
        self.updateGeometry()
        self._cut()

    def _cut(self) -> None:
        room = max(0, self.contentsRect().width() - 2)
        self.setText(
            theme.cut(self._whole, self.fontMetrics(), room) if self._is_name else theme.elide(self._whole, self, room)
        )

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self):
        hint = super().minimumSizeHint()
        hint.setWidth(min(self._least, self.sizeHint().width()))
        return hint

    def sizeHint(self):
        hint = super().sizeHint()
        margins = self.contentsMargins()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + margins.left() + margins.right() + 4)
        return hint


def time_left(seconds: float) -> str:
    """A length of time in words short enough for a status bar."""
    if seconds < 1.5:
        return translate("time", "1 s")
    if seconds < 90:
        return translate("time", "{n} s").format(n=round(seconds))
    if seconds < 5400:
        return translate("time", "{n} min").format(n=round(seconds / 60))
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours < 48:
        return (
            translate("time", "{h} h {min} min").format(h=hours, min=minutes)
            if minutes
            else translate("time", "{h} h").format(h=hours)
        )
    return Counted().days(round(hours / 24))


def bytes_in_words(count: float) -> str:
    """A number of bytes with a fitting unit."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{numbers.whole(count) if unit == 'B' else numbers.rough(count)} {unit}"
        count /= 1000
    return f"{numbers.decimal(count)} TB"


def computes_on(found: gpu.Finding) -> str:
    """What training runs on, in a few words."""
    if not found.used or found.device is None:
        return translate("StatusBar", "Trains on the processor")
    size = bytes_in_words(found.device.memory_bytes)
    return translate("StatusBar", "Trains on {card}, {size}").format(card=found.device.name, size=size)


class StatusBar(QStatusBar):
    """Follows the session; `log_asked` when the person wants to know what could not be read."""

    log_asked = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._jobs: list[Job] = []
        self.setSizeGripEnabled(False)
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(170)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.rate = QLabel()
        self.rate.setProperty("rank", "second")
        self.stop = QToolButton()
        self.stop.setIcon(icons.icon("close"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop; what is done is kept"))
        self.stop.setAccessibleName(self.tr("Stop what is running"))
        self.stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.stop.clicked.connect(self.cancel)
        self.running = QWidget()
        row = QHBoxLayout(self.running)
        row.setContentsMargins(theme.SPACE, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        for widget in (self.words, self.bar, self.rate, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        self.problems = QToolButton()
        self.problems.setIcon(icons.icon("warn", theme.palette().warn))
        self.problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.setToolTip(self.tr("What could not be read, and why"))
        self.problems.clicked.connect(self.log_asked)
        self.model = Quiet(220)
        self.place = Quiet(90)
        self.device = Quiet(60)
        self.reading = QLabel()
        self.pace = VerdictRate(session)
        self.told = Quiet(300)
        self.told.setProperty("rank", "")
        self.told.setContentsMargins(theme.SPACE, 0, 0, 0)
        self.told.hide()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(TOLD_MS)
        self._silence.timeout.connect(self._tell_no_more)
        self.addWidget(self.running)
        self.addWidget(self.told, 1)
        for widget in (self.pace, self.problems, self.reading, self.device, self.model, self.place):
            self.addPermanentWidget(widget)
        self.setContentsMargins(2, 2, theme.SPACE, 2)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._show_running)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(150)
        self._soon.timeout.connect(self._count)
        self._clock = QElapsedTimer()
        self.running.hide()
        session.job_started.connect(self._started)
        session.job_ended.connect(self._ended)
        for signal in (session.opened, session.closed, session.model_changed, session.settings_changed):
            signal.connect(self.refresh)
        for signal in (session.recordings_changed, session.predictions_changed, session.runs.left_out_changed):
            signal.connect(self._later)
        session.settings_changed.connect(self._settings_changed)
        session.labels_changed.connect(self._edited)
        self.refresh()
        self._ask_for_card()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Beside what runs or is told, what stands at the right is shown only where the whole of it fits, the model first."""
        open_now = self._session.project is not None
        left = self.width() - 2 * theme.SPACE
        for widget in (self.running, self.told, self.pace, self.problems, self.reading):
            left -= 0 if widget.isHidden() else widget.sizeHint().width() + theme.SPACE
        quiet = self.running.isHidden() and self.told.isHidden()
        for widget, wanted in ((self.model, open_now), (self.place, open_now), (self.device, True)):
            taken = widget.sizeHint().width() + theme.SPACE
            fits = quiet or taken <= left
            widget.setVisible(wanted and fits)
            left -= taken if wanted and fits else 0

    # ---- what is open
    def refresh(self, *_) -> None:
        """Says anew what is open."""
        project = self._session.project
        self.reading.setVisible(project is not None and project.read_only)
        if project is not None:
            self.place.say(
                self.tr("Project: {place}").format(place=shortened(str(project.folder))), str(project.folder)
            )
            self.model.say(self._model_words())
            self.reading.setText(self.tr("Reading only"))
            self.reading.setStyleSheet(f"color: {theme.palette().warn}; font-weight: 600; padding: 0 8px")
        self._count()

    def _settings_changed(self, names: tuple[str, ...]) -> None:
        if "force_cpu" in names:
            self._ask_for_card()

    def _ask_for_card(self) -> None:
        job = Job(gpu.find, self._session.settings.force_cpu)
        job.succeeded.connect(self._card_found)
        self._session.start(self._session.lanes.train, job)

    def _card_found(self, found: gpu.Finding) -> None:
        self.device.say(computes_on(found), messages.text(found.why_not) if found.why_not is not None else "")
        self._make_room()

    def tell(self, words: str) -> None:
        """Something that was done, in one line, for a while."""
        self.told.say(words)
        self.told.show()
        self._make_room()
        self._silence.start()

    def _edited(self, _edit: object) -> None:
        if self.told.words == self._session.edits.told:
            self._tell_no_more()

    def _tell_no_more(self) -> None:
        self.told.hide()
        self._make_room()

    def _model_words(self) -> str:
        model = self._session.runs.model_words()
        return self.tr("Model: {model}").format(model=model) if model else ""

    def _later(self, *_) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _count(self) -> None:
        rows = self._session.rows
        shown = self._session.project is not None
        problems = len(self._session.runs.left_out) + int(
            (rows.problem[: len(rows)] >= 0).sum()
            + ((rows.fault[: len(rows)] >= 0) & (rows.problem[: len(rows)] < 0)).sum()
        )
        self.problems.setVisible(shown and problems > 0)
        self.problems.setText(self.tr("{n} with a problem").format(n=problems))
        self._make_room()

    # ---- what runs
    def _started(self, job: Job) -> None:
        if not job.title:
            return
        self._jobs.append(job)
        job.progressed.connect(self._progressed)
        if not self._late.isActive() and self.running.isHidden():
            self._late.start(SHOWN_AFTER_MS)

    def _ended(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        if not self._jobs:
            self._late.stop()
            self.running.hide()
            self._make_room()
        else:
            self._show_running()

    def _show_running(self) -> None:
        if not self._jobs:
            return
        self.words.setText(self._jobs[-1].title)
        self.bar.setRange(0, 0)
        self.rate.setText("")
        self.running.show()
        self._make_room()

    def _progressed(self, progress: Progress) -> None:
        if not self._jobs or self.sender() is not self._jobs[-1]:
            return
        job = self._jobs[-1]
        self.words.setText(job.title)
        self.bar.setRange(0, 1000 if progress.total else 0)
        self.bar.setValue(round(1000 * (progress.fraction or 0.0)))
        parts = []
        if progress.note:
            parts.append(translate("notes", progress.note))
        if progress.total:
            parts.append(f"{numbers.whole(progress.done)} / {numbers.whole(progress.total)}")
        elif progress.done:
            parts.append(numbers.whole(progress.done))
        if progress.elapsed_s > 1 and progress.rate > 0 and progress.total:
            parts.append(self.tr("{rate} a second").format(rate=numbers.rough(progress.rate)))
        if progress.left_s is not None and progress.done < progress.total:
            parts.append(self.tr("{time} left").format(time=time_left(progress.left_s)))
        self.rate.setText("  ·  ".join(parts))
        self._make_room()

    def cancel(self) -> None:
        """Stops what is shown."""
        for job in self._jobs:
            job.cancel()

    @property
    def is_running(self) -> bool:
        """Whether something with a title runs or waits."""
        return bool(self._jobs)
