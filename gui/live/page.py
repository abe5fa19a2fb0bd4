"""The page of the microphone: what it hears as a scrolling picture, what the model says of it, and a button that records it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.errors import UserError
from engine.sound.recorder import Recorder
from gui import icons, messages, theme
from gui.live.choices import Choices
from gui.live.joining import Joining
from gui.live.listening import Listening, gone, hear, listen
from gui.live.meter import Meter
from gui.live.microphone import Microphones
from gui.live.said import Said
from gui.live.strip import Strip
from gui.live.waterfall import Waterfall
from gui.session import Session
from gui.worker import Job

_FRAME_MS = 16
_UNSEEN_MS = 250  # while it records and another page is shown
PREFIX = "REC"


class LivePage(QWidget):
    """Listening begins when the page is first shown, and ends when it is left, unless something is recorded."""

    def __init__(self, session: Session, parent: QWidget | None = None, microphones: Microphones | None = None):
        super().__init__(parent)
        self._session = session
        self.microphones = microphones or Microphones(self)
        self.listening: Listening | None = None
        self._jobs: list[Job] = []  # of what is heard now: the microphone's, the model's
        self._picture_s = 0.0
        self.joining = Joining(session, self)
        self._build()
        self._frame = QTimer(self, interval=_FRAME_MS)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._draw)
        self.button.clicked.connect(self.toggle)
        self.strip.pressed.connect(self.record)
        self.choices.chosen.connect(self._again)
        self.joining.closed.connect(self._recorded)
        self.microphones.changed.connect(self._microphones_changed)
        session.settings_changed.connect(self._settings_changed)
        session.model_changed.connect(self._hear)
        session.opened.connect(self._project_changed)
        session.closed.connect(self.stop)

    def _build(self) -> None:
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choices = Choices(self._session)
        above = QHBoxLayout()
        above.setSpacing(theme.SPACE)
        above.addWidget(self.button)
        above.addWidget(self.choices, 1)
        above.addStretch(1)
        self.waterfall = Waterfall()
        self.said = Said(self._session)
        picture = QFrame()
        picture.setFrameShape(QFrame.Shape.NoFrame)
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.waterfall)
        middle = QHBoxLayout()
        middle.setSpacing(theme.SPACE * 2)
        middle.addWidget(picture, 1)
        middle.addWidget(self.said)
        self.meter = Meter()
        self.strip = Strip(self._session)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(above)
        column.addLayout(middle, 1)
        column.addWidget(self.meter)
        column.addWidget(self.strip)
        self._look()

    # ---- what can be asked of it
    @property
    def recorder(self) -> Recorder | None:
        """What is recording."""
        return self.listening.recorder if self.listening is not None else None

    @Slot()
    def toggle(self) -> None:
        """Listens, or stops listening."""
        self.stop() if self.listening is not None else self.start()

    @Slot()
    def start(self) -> None:
        """Listens to the microphone that is chosen."""
        microphone = self.choices.microphone
        if self.listening is not None or microphone is None:
            return
        settings = self._session.settings
        if settings.microphone not in ("", microphone.id):
            words = self.tr("The microphone you chose is not there: “{name}” is listened to instead")
            self._session.said.emit(words.format(name=microphone.name))
        made = Listening(microphone, self.choices.rate_hz, self.choices.channel, settings.window_length)
        self.listening = made
        self.waterfall.begin(made.rate_hz, made.rolling.bins, made.rolling.window_length)
        self.meter.clear()
        self.strip.show_shape(made.rate_hz, made.channels)
        job = self._job(listen, self._session.lanes.microphone, made)
        job.failed.connect(self._failed)
        self._session.lanes.microphone.start(job)
        self._hear()
        self._frame.start(_FRAME_MS if self.isVisible() else _UNSEEN_MS)
        self._dress()

    @Slot()
    def stop(self) -> None:
        """Listens no more; what was recorded is kept."""
        recorded = self.recorder is not None
        self.stop_recording()
        self.listening = None
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()
        self._frame.stop()
        self.meter.clear()
        self.said.clear()
        self._offer() if recorded else self._dress()  # microphones that came meanwhile

    @Slot()
    def record(self) -> None:
        """Starts to record, or stops."""
        if self.recorder is not None:
            self.stop_recording()
            self._offer()
            return
        self.start()
        listening = self.listening
        if listening is None:
            return
        folder = self.strip.folder or self.strip.ask_folder()
        if folder is None or listening is not self.listening:
            return
        try:
            recorder = Recorder(folder, PREFIX, listening.rate_hz, listening.channels, self.strip.form)
        except UserError as error:
            self._session.failed.emit(error)
            return
        listening.record(recorder)
        self._dress()

    def stop_recording(self) -> None:
        """The recording ends, is closed and joins the project."""
        recorder = self.listening.stop_recording() if self.listening is not None else None
        if recorder is not None:
            self.joining.take(recorder)
            self._dress()

    # ---- what goes on
    def _job(self, function, lane, *args) -> Job:
        job = Job(function, *args)
        self._jobs.append(job)
        return job

    @Slot()
    def _hear(self) -> None:
        """The model in use listens, too, while one sees what it says: its lane answers other pages as well."""
        listening = self.listening
        if listening is None:
            return
        for job in self._jobs[1:]:
            job.cancel()
        del self._jobs[1:]
        self.said.clear()
        if not self.isVisible():
            return
        job = self._job(hear, self._session.lanes.hearing, listening, self._session.project)
        job.failed.connect(self._deaf)
        self._session.lanes.hearing.start(job)

    @Slot()
    def _draw(self) -> None:
        """A frame: what is new since the last one."""
        listening = self.listening
        if listening is None:
            return
        recorder = listening.recorder
        if recorder is not None and recorder.problem is not None:
            self.stop_recording()
            if not self.isVisible():  # it listened only to record
                self.stop()
            self._offer()
            return
        self.strip.tick()
        if not self.isVisible():
            return
        columns, peaks = listening.take()
        self.waterfall.add(columns)
        self.waterfall.advance(recorder is not None)
        self.meter.show_peaks(peaks)
        heard, hearing = listening.heard, listening.hearing
        if heard is not None and hearing is not None:
            self.said.show_heard(heard, hearing.model)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self.sender() in self._jobs[:1]:
            self.stop()
            self._session.failed.emit(error)

    @Slot(object)
    def _deaf(self, error: Exception) -> None:
        """There is no model to ask: listening and recording go on."""
        if self.sender() in self._jobs:
            self.said.say(messages.text(error))

    @Slot(object)
    def _recorded(self, recorder: Recorder) -> None:
        if not recorder.written:
            self.strip.say(self.tr("Nothing was recorded"))
            return
        place = recorder.path.parent
        file = self.joining.file_in_project(recorder.path)
        words = self.tr("{file} is in the list, and the model is asked") if file else self.tr("{file} is in {folder}")
        words = words.format(file=recorder.path.name, folder=place.name)
        self.strip.say(words)
        self._session.said.emit(words)

    # ---- microphones come and go
    def _look(self) -> None:
        self.microphones.look()
        self._offer()

    @Slot()
    def _microphones_changed(self) -> None:
        listening = self.listening
        if listening is not None and listening.microphone.id not in {one.id for one in self.microphones.there}:
            self.stop()  # the system would go on with another, and nobody would know
            self._session.failed.emit(gone(listening.microphone))
        if self.recorder is None:  # what is recorded stays in one piece
            self._offer()

    def _offer(self) -> None:
        """The microphones there are now; the one a person chose is taken again when it is back."""
        before = self.listening.microphone.id if self.listening is not None else ""
        self.choices.show_microphones(self.microphones.there, before)
        self._dress()
        chosen = self.choices.microphone
        if before and chosen is not None and chosen.id != before:
            self._again()
            words = self.tr("The microphone you chose is there again: “{name}” is listened to")
            self._session.said.emit(words.format(name=chosen.name))

    @Slot()
    def _again(self) -> None:
        """Another microphone, rate or channel was chosen."""
        if self.listening is not None:
            self.stop()
            self.start()

    @Slot()
    def _project_changed(self) -> None:
        self.strip.refresh()
        self._hear()

    @Slot(object)
    def _settings_changed(self, names: tuple[str, ...]) -> None:
        if {"colour_map", "range_db", "frequency_scale"} & set(names):
            self._colour()

    def _colour(self) -> None:
        settings = self._session.settings
        self.waterfall.restyle(settings.colour_map, settings.range_db, settings.frequency_scale)

    # ---- how it looks
    def _dress(self) -> None:
        on, recording, why_not = self.listening is not None, self.recorder, self.microphones.why_not
        words = self.tr("Stop listening") if on else self.tr("Listen")
        self.button.setText(words)
        self.button.setIcon(icons.icon("stop" if on else "microphone"))
        self.button.setEnabled(on or not why_not)
        self.button.setToolTip(why_not or words)
        self.button.setAccessibleName(why_not or words)
        self.choices.setEnabled(recording is None)
        self.strip.may(on or not why_not, why_not)
        self.strip.show_recorder(recording)
        if not on:
            self.waterfall.rate_hz = 0
            self.waterfall.words = why_not or self.tr("Press Listen to see what the microphone hears.")
            self.waterfall.update()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._colour()
        if self.listening is None:
            self._look()
            self.start()
        else:
            self._hear()
        self._frame.setInterval(_FRAME_MS)

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        if self.recorder is None:
            self.stop()
        self._hear()
        self._frame.setInterval(_UNSEEN_MS)
