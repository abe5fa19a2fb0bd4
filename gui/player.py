"""Plays the current recording, whole or the selected window, and tells where the device is, not where a clock guesses it to be."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from gui import icons, messages, theme
from gui.feed import AHEAD_S, Queue, feed
from gui.plot_parts import time_text
from gui.session import Session
from gui.worker import Job

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

log = logging.getLogger(__name__)
BUFFER_S = 0.25  # in the device: how long the window may be busy without a gap in the sound
_TICK_MS = 16
_BETWEEN_S = 0.06  # devices report in steps; between two reports the cursor glides, no longer than this
_ARRIVAL_MS = 80  # walking faster than this does not play
_HARMLESS = ("NoError", "UnderrunError")
_END_S = 0.02  # so near to the end counts as there


class Player(QWidget):
    """A row with the play button, where we are, and loudness.  Without a sound device the button is off and says why."""

    moved = Signal(float)  # seconds: what is heard, or where playing will begin
    playing_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.file: str | None = None
        self.duration_s = 0.0
        self.span: tuple[float, float] | None = None
        self.position_s = 0.0
        self.why_not = ""  # in words; "" where sound can be played
        self._devices: Any = None  # QMediaDevices
        self._sink: QAudioSink | None = None
        self._into: Any = None
        self._queue: Queue | None = None
        self._job: Job | None = None
        self._rest = b""
        self._from_s = 0.0
        self._until_s = 0.0
        self._reported = (0, 0.0)  # microseconds, when
        self._build()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go_on)
        self._arrival = QTimer(self, singleShot=True, interval=_ARRIVAL_MS)
        self._arrival.timeout.connect(self._play_on_arrival)
        session.current_changed.connect(self._show_current)
        session.closed.connect(self._closed)
        QTimer.singleShot(0, self._find_device)

    def _build(self) -> None:
        self.button = QToolButton()
        self.button.setIconSize(QSize(22, 22))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.toggle)
        self.place = QLabel()
        self.place.setAccessibleName(self.tr("Position"))
        self.told = QLabel()
        self.told.setProperty("rank", "second")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.loudness = QSlider(Qt.Orientation.Horizontal)
        self.loudness.setRange(0, 100)
        self.loudness.setValue(100)
        self.loudness.setFixedWidth(90)
        self.loudness.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.loudness.setAccessibleName(self.tr("Loudness"))
        self.loudness.setToolTip(self.tr("Loudness"))
        self.loudness.valueChanged.connect(self._set_loudness)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, 2, theme.SPACE, 4)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.button)
        row.addWidget(self.place)
        row.addWidget(self.told, 1)
        row.addWidget(self.loudness)
        self._dress()

    # ---- what can be asked of it
    @property
    def playing(self) -> bool:
        """Whether sound comes out."""
        return self._sink is not None

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self.playing else self.play()

    @Slot()
    def play(self) -> None:
        """From where we are; the selected window where there is one, else to the end."""
        if self.playing or self.file is None or not self._ready():
            return
        start_s, end_s = self.span or (0.0, self.duration_s)
        if not start_s <= self.position_s < end_s - _END_S:
            self.position_s = start_s
        self._start(self.position_s, end_s)

    @Slot()
    def pause(self) -> None:
        """Silence at once; we stay where we are."""
        if self.playing:
            self._stop()
            self._move(self.position_s)

    def step(self, seconds: float) -> None:
        """On or back by so much."""
        self.seek(self.position_s + seconds)

    def seek(self, at_s: float) -> None:
        """Goes to a place; sound goes on from there."""
        at_s = min(max(0.0, at_s), self.duration_s)
        was_playing = self.playing
        if was_playing:
            self._stop(quietly=True)
        self._move(at_s)
        if was_playing:
            outside = self.span is not None and not self.span[0] <= at_s < self.span[1]
            end_s = self.duration_s if self.span is None or outside else self.span[1]
            if at_s < end_s - _END_S:
                self._start(at_s, end_s)
            else:
                self.playing_changed.emit(False)
                self._dress()

    def set_span(self, span: tuple[float, float] | None) -> None:
        """The selected window: what play plays from now on."""
        if span == self.span:
            return
        self.span = span
        if span is not None:
            was_playing = self.playing
            self._stop()
            self._move(span[0])
            if was_playing:
                self.play()

    def close_sound(self) -> None:
        """Stops for good; for the end of the program."""
        self._arrival.stop()
        self._stop()

    # ---- the current recording
    @Slot(object)
    def _show_current(self, file: str | None) -> None:
        self._stop()
        self.file, self.span = file, None
        self.duration_s = (self.session.duration_s(file) or 0.0) if file is not None else 0.0
        self.told.setText("")
        self._move(0.0)
        self._dress()
        if file is not None and self.session.settings.play_on_arrival and not self.session.quiet:
            self._arrival.start()
        else:
            self._arrival.stop()

    def set_duration(self, duration_s: float) -> None:
        """What the picture found out, where the header did not tell."""
        self.duration_s = duration_s
        self._move(self.position_s)

    @Slot()
    def _play_on_arrival(self) -> None:
        if not self.playing and self.position_s == 0.0:
            self.play()

    @Slot()
    def _closed(self) -> None:
        self._show_current(None)

    # ---- the device
    @Slot()
    def _find_device(self) -> bool:
        """Looks for a sound device; without one the program works all the same."""
        if self._devices is None:
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError as error:  # a bare Linux without libpulse
                self._cannot(self.tr("Qt's sound library cannot be loaded: {said}").format(said=error))
                return False
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._devices_changed)
        none = self._devices.defaultAudioOutput().isNull()
        self._cannot(self.tr("No sound device was found: plug one in or start the sound service.") if none else "")
        return not none

    def _cannot(self, why: str) -> None:
        self.why_not = why
        self._dress()

    @Slot()
    def _devices_changed(self) -> None:
        had = not self.why_not
        if self._find_device():
            return
        if had and self.playing:
            self._lost()

    def _ready(self) -> bool:
        return (self._devices is not None and not self.why_not) or self._find_device()

    def _start(self, start_s: float, end_s: float) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink

        assert self.file is not None
        device = self._devices.defaultAudioOutput()
        shape = device.preferredFormat()
        shape.setSampleFormat(QAudioFormat.SampleFormat.Float)
        floats = device.isFormatSupported(shape)
        if not floats:
            shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        rate_hz, channels = shape.sampleRate(), shape.channelCount()
        sink = QAudioSink(device, shape, self)
        sink.setBufferSize(round(BUFFER_S * rate_hz) * shape.bytesPerFrame())
        sink.setVolume(self._volume())
        into = sink.start()
        if into is None or _name(sink.error()) != "NoError":
            sink.deleteLater()
            self._cannot(self.tr("The sound device cannot be opened."))
            self.session.said.emit(self.why_not)
            return
        assert self.session.project is not None
        channel = self.session.project.channel
        self._queue = Queue(round(AHEAD_S * rate_hz) * shape.bytesPerFrame())
        until_s = None if end_s >= self.duration_s else end_s
        self._job = Job(
            feed, self._queue, self.session.path(self.file), start_s, until_s, rate_hz, channels, floats, channel
        )
        self._job.failed.connect(self._failed)
        self._sink, self._into, self._rest = sink, into, b""
        self._from_s, self._until_s = start_s, end_s
        self._reported = (0, time.monotonic())
        self.session.lanes.playback.start(self._job)
        self._tick.start()
        self._dress()
        self.playing_changed.emit(True)

    def _stop(self, quietly: bool = False) -> None:
        """`quietly` while sound goes on elsewhere in a moment."""
        if self._sink is None:
            return
        sink, self._sink, self._into = self._sink, None, None
        self._tick.stop()
        if self._job is not None:
            self._job.cancel()
        if self._queue is not None:
            self._queue.close()
        self._job = self._queue = None
        sink.reset()
        sink.deleteLater()
        if not quietly:
            self._dress()
            self.playing_changed.emit(False)

    @Slot()
    def _go_on(self) -> None:
        """Fills the device and moves the cursor to what it plays."""
        if self._sink is None or self._queue is None:
            return
        if _name(self._sink.error()) not in _HARMLESS:
            log.warning("sound device: %s", _name(self._sink.error()))
            self._lost()
            return
        free = self._sink.bytesFree()
        if free > 0:
            data = self._rest + self._queue.take(free - len(self._rest)) if free > len(self._rest) else self._rest
            written = max(0, self._into.write(data)) if data else 0
            self._rest = data[written:]
        heard_us = self._sink.processedUSecs()
        now_s = time.monotonic()
        if heard_us != self._reported[0]:
            self._reported = (heard_us, now_s)
        glide_s = min(now_s - self._reported[1], _BETWEEN_S) if heard_us else 0.0
        at_s = max(self.position_s, min(self._from_s + heard_us / 1e6 + glide_s, self._until_s))
        if (
            self._queue is not None
            and self._queue.complete
            and not self._rest
            and self._sink.bytesFree() >= self._sink.bufferSize()
        ):
            self._finish()
        else:
            self._move(at_s)

    def _finish(self) -> None:
        """All of it was heard: back to the beginning."""
        self._stop()
        self._move(self.span[0] if self.span else 0.0)

    def _lost(self) -> None:
        self._stop()
        self.session.said.emit(self.tr("The sound device has gone; playing has stopped."))
        self._find_device()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """The recording cannot be decoded."""
        self._stop()
        self.told.setText(messages.text(error))
        self.told.setToolTip(messages.text(error))

    # ---- how it looks
    def _volume(self) -> float:
        return (self.loudness.value() / 100) ** 2  # nearer to what is heard than a straight line

    @Slot(int)
    def _set_loudness(self, _value: int) -> None:
        if self._sink is not None:
            self._sink.setVolume(self._volume())

    def _move(self, at_s: float) -> None:
        self.position_s = at_s
        step_s = 0.1 if self.duration_s < 3600 else 1.0
        self.place.setText(
            f"{time_text(at_s, step_s, unit=False)} / {time_text(self.duration_s, step_s)}"
            if self.file is not None
            else ""
        )
        self.moved.emit(at_s)

    def _dress(self) -> None:
        words = self.why_not or (self.tr("Pause") if self.playing else self.tr("Play"))
        self.button.setIcon(icons.icon("pause" if self.playing else "play"))
        self.button.setAccessibleName(words)
        self.button.setToolTip(words if self.why_not else self.tr("{words}  (Space)").format(words=words))
        self.button.setEnabled(self.file is not None and not self.why_not)
        if self.why_not:
            self.told.setText(self.why_not)
        elif self.told.text() and not self.told.toolTip():
            self.told.setText("")


def _name(member: Any) -> str:
    """The name of a state or an error: PySide 6.8 to 6.11 keep them in two enums that are never equal (QAudio's, QtAudio's)."""
    return member.name
