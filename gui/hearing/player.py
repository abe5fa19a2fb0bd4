"""Plays the current recording, whole or the selected window, and tells where the device is, not where a clock guesses it to be."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from engine.sound.joined import Piece
from gui import icons, messages, theme
from gui.hearing.device import Device, Output
from gui.hearing.feed import AHEAD_S, Passage, Queue, feed
from gui.hearing.heard import Heard
from gui.hearing.place_text import time_text
from gui.hearing.way_bar import WayBar
from gui.session import Session
from gui.status import Quiet
from gui.worker import Job

if TYPE_CHECKING:
    from engine.sound.joined import Border
    from gui.hearing.timeline_shown import Onward

_TICK_MS = 16
_LATER_MS = 250  # when the first picture is drawn
_ARRIVAL_MS = 80  # walking faster than this does not play
_END_S = 0.02  # so near to the end counts as there
_LINGER_S = 0.08  # a device that is closed when it says that it has nothing left cuts off the last moment
_AFTER = 100  # recordings that are played as one sound
_TOLD_FROM_S = 2.0  # of a gap that playing passes over
_STUCK_S = 3.0  # a device that has played nothing for so long has gone: PulseAudio says nothing of the last one


class Player(QWidget):
    """A row with the play button, where we are, how it is played, and loudness.  Without a sound device the button is off and says why."""

    moved = Signal(float)  # seconds: what is heard, or where playing will begin
    playing_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None, device: Device | None = None):
        super().__init__(parent)
        self.session = session
        self.device = device or Device(self)
        self.file: str | None = None
        self.duration_s = 0.0
        self.span: tuple[float, float] | None = None
        self.position_s = 0.0
        self._output: Output | None = None
        self._queue: Queue | None = None
        self._job: Job | None = None
        self._rest = b""
        self._icon = ""
        self._told_why_not = ""
        self._told_instead = ""
        self._passage: Passage | None = None
        self._until_s = 0.0
        self._passing: tuple[float, float] | None = None  # a span that is played without being selected
        self.follows: Callable[[], Iterable[Onward]] = tuple  # what is to be heard after the current recording
        self._onward: tuple[Onward, ...] = ()
        self._entering: Onward | None = None
        self._before_s = 0.0  # of what the device has played, before the current recording
        self._heard = Heard()
        self._emptied_s = 0.0
        self._played_s = (0.0, 0.0)  # how much the device had played when that last was more, and when that was
        self._build()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go_on)
        self._arrival = QTimer(self, singleShot=True, interval=_ARRIVAL_MS)
        self._arrival.timeout.connect(self._play_on_arrival)
        self.device.changed.connect(self._device_changed)
        session.current_changed.connect(self._show_current)
        session.recordings_changed.connect(self._recordings_changed)
        session.closed.connect(self._closed)
        self._soon = QTimer(self, singleShot=True, interval=_LATER_MS)  # Qt's sound library takes a moment to load
        self._soon.timeout.connect(self._look_for_device)
        self._soon.start()

    def _build(self) -> None:
        self.button = QToolButton()
        self.button.setIconSize(QSize(22, 22))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.toggle)
        self.place = QLabel()
        self.place.setAccessibleName(self.tr("Position"))
        self.told = Quiet(60)
        self.way_bar = WayBar(self.session, self.device)
        self.way_bar.changed.connect(self._begin_anew)
        self.session.span_changed.connect(self._region_changed)
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
        row.addWidget(self.way_bar)
        row.addWidget(self.loudness)
        self._dress()

    @property
    def _end_s(self) -> float:
        return self.duration_s or math.inf  # a header that is not read yet does not keep a recording silent

    # ---- what can be asked of it
    @property
    def playing(self) -> bool:
        """Whether sound comes out."""
        return self._output is not None

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self.playing else self.play()

    @Slot()
    def play(self) -> None:
        """From where we are; the selected window where there is one, else to the end."""
        if self.playing or self.file is None:
            return
        start_s, end_s = self._range_s
        if not start_s <= self.position_s < end_s - _END_S:
            self.position_s = start_s
        self._start(self.position_s, end_s)

    def play_span(self, start_s: float, end_s: float) -> None:
        """This part, which need not be selected."""
        if self.file is not None:
            self._stop()
            self._passing = (max(0.0, start_s), min(end_s, self._end_s))
            self._start(*self._passing)

    @property
    def _range_s(self) -> tuple[float, float]:
        return self._passing or self.span or (0.0, self._end_s)

    @Slot(object)
    def _region_changed(self, _span: object) -> None:
        QTimer.singleShot(0, self, self._follow_band)  # who plays another span is told of that first

    @Slot()
    def _follow_band(self) -> None:
        """Another region is chosen: its frequencies are heard from here on."""
        if self._passage is not None and self._passage.way != self.way_bar.way:
            self._begin_anew()

    @Slot()
    def _begin_anew(self) -> None:
        """How it is to be played has changed: from here on so."""
        if self.playing:
            self._stop()
            self._start(self.position_s, self._range_s[1])

    @Slot()
    def pause(self) -> None:
        """Silence at once; we stay where we are."""
        if self.playing:
            self._stop()
            self._move(self.position_s)

    def silence(self) -> None:
        """The program ends: no sound, and none is looked for."""
        self._soon.stop()
        self._arrival.stop()
        self.pause()

    def step(self, seconds: float) -> None:
        """On or back by so much."""
        self.seek(self.position_s + seconds)

    def seek(self, at_s: float) -> None:
        """Goes to a place; sound goes on from there."""
        at_s = min(max(0.0, at_s), self._end_s)
        was_playing = self.playing
        self._stop()
        start_s, end_s = self._range_s
        if not start_s <= at_s < end_s:
            self._passing, end_s = None, self._end_s
        self._move(at_s)
        if was_playing and at_s < end_s - _END_S:
            self._start(at_s, end_s)

    def set_span(self, span: tuple[float, float] | None) -> None:
        """The selected window: what play plays from now on."""
        if span == self.span:
            return
        self.span, self._passing = span, None
        if span is not None:
            was_playing = self.playing
            self._stop()
            self._move(span[0])
            if was_playing or self.session.settings.play_on_arrival:
                self._arrival.start()

    def set_duration(self, duration_s: float) -> None:
        """What became known later: from the header, or from the picture."""
        if duration_s != self.duration_s:
            self.duration_s = duration_s
            self._move(self.position_s)

    # ---- the current recording
    @Slot(object)
    def _show_current(self, file: str | None) -> None:
        onward = self._entering
        if onward is None or onward.file != file:
            self._stop()
            onward = None
        self.file, self.span, self._passing = file, None, None
        self.duration_s = (self.session.duration_s(file) or 0.0) if file is not None else 0.0
        self._tell("")
        self._move(0.0 if onward is None else onward.from_s)
        self._dress()
        if file is not None and onward is None and self.session.settings.play_on_arrival:
            self._arrival.start()
        else:
            self._arrival.stop()

    @Slot()
    def _play_on_arrival(self) -> None:
        if self._soon.isActive():  # the first picture before the first sound
            self._arrival.start()
        elif not self.playing and self.position_s == (self.span[0] if self.span else 0.0):
            self.play()

    @Slot(object)
    def _recordings_changed(self, files: tuple[str, ...] | None) -> None:
        if self.file is not None and (files is None or self.file in files):
            self.set_duration(self.session.duration_s(self.file) or self.duration_s)

    @Slot()
    def _closed(self) -> None:
        self._show_current(None)

    # ---- sound
    @Slot()
    def _look_for_device(self) -> None:
        self.device.look()
        self._dress()

    @Slot()
    def _device_changed(self) -> None:
        output = self._output
        if output is not None and output.name not in (name for name, _ in self.device.choices()):
            self._lost()
        self._dress()

    def _start(self, start_s: float, end_s: float) -> None:
        assert self.file is not None
        assert self.session.project is not None
        output = self.device.open()
        if output is None:
            self._dress()
            return
        instead, told = self.device.instead, self._told_instead
        self._told_instead = instead
        if instead != told and instead:
            words = self.tr("The sound device you chose is not there: “{name}” is played on instead")
            self.session.said.emit(words.format(name=instead))
        output.set_volume(self._volume())
        way = self.way_bar.way
        range_s, to_the_end = self._range_s, end_s >= self._end_s
        loop_from_s = range_s[0] if range_s[0] <= start_s < range_s[1] else 0.0
        until_s = None if to_the_end and not (way.loop and self.duration_s) else end_s
        path, channel = self.session.path(self.file), self.session.project.channel
        self._onward = tuple(islice(self.follows(), _AFTER)) if until_s is None else ()
        after = tuple(Piece(self.session.path(one.file), one.from_s) for one in self._onward)
        self._passage = Passage(path, start_s, loop_from_s, until_s, channel, way, after)
        self._queue = Queue(round(AHEAD_S * output.rate_hz) * output.frame_bytes)
        self._job = Job(feed, self._queue, self._passage, output.rate_hz, output.channels, output.floats)
        self._job.failed.connect(self._failed)
        self._output, self._rest, self._until_s, self._before_s = output, b"", end_s, 0.0
        self._heard, self._played_s = Heard(), (0.0, time.monotonic())
        self._tell(self._too_high(way.band_hz, self._passage.rate_hz(output.rate_hz) / 2))
        self.session.lanes.playback.start(self._job)
        if self.playing:  # a job that runs inline may have failed already
            self._tick.start()
            self._dress()
            self.playing_changed.emit(True)

    def _too_high(self, band_hz: tuple[float | None, float | None] | None, highest_hz: float) -> str:
        """What is to be said of a band of which nothing, or not all, can be heard; else no words."""
        low_hz, high_hz = band_hz or (None, None)
        if (low_hz or 0.0) >= highest_hz:
            return self.tr("Too high for this device at this speed: play it slower.")
        if (high_hz or 0.0) > highest_hz:
            return self.tr("Partly too high for this device at this speed: play it slower.")
        return ""

    def _stop(self) -> None:
        if self._output is None:
            return
        output, self._output = self._output, None
        self._tick.stop()
        if self._job is not None:
            self._job.cancel()
        if self._queue is not None:
            self._queue.close()
        self._job = self._queue = None
        output.close()
        self._dress()
        self.playing_changed.emit(False)

    @Slot()
    def _go_on(self) -> None:
        """Fills the device and moves the cursor to what it plays."""
        output, queue = self._output, self._queue
        if output is None or queue is None:
            return
        if output.broken:
            self._lost()
            return
        free = output.free_bytes
        if free > 0:
            data = self._rest + queue.take(max(0, free - len(self._rest)))
            self._rest = data[output.write(data) :]
        now_s, played_s = time.monotonic(), output.heard_s
        if played_s != self._played_s[0] or output.empty:
            self._played_s = played_s, now_s
        elif now_s - self._played_s[1] >= _STUCK_S:
            self._lost()
            return
        heard_s = self._heard.seconds(played_s, now_s)
        if queue.clipped:
            self._tell(self.tr("Too loud for the device: it is clipped. Less gain helps."))
        while self._output is output and queue.borders and queue.borders[0].frame <= heard_s * output.rate_hz:
            self._pass(queue.borders.popleft(), output.rate_hz)
        if self._output is not output:  # somebody who looked on has stopped it
            return
        if not (queue.complete and not self._rest and output.empty):
            self._emptied_s = now_s
        elif now_s - self._emptied_s >= self._heard.behind_s + _LINGER_S:
            self._finish()
            return
        assert self._passage is not None
        at_s = min(self._passage.place_s(heard_s - self._before_s, output.rate_hz), self._until_s)
        self._move(at_s if self._passage.way.loop else max(self.position_s, at_s))

    def _pass(self, border: Border, rate_hz: int) -> None:
        """The next recording of the timeline is heard from now on."""
        onward = self._onward[border.number - 1]
        if onward.file not in {
            one.file for one in islice(self.follows(), _AFTER)
        }:  # another timeline is looked at by now
            self._finish()
            return
        if border.problem is not None:
            self.session.said.emit(f"{onward.file}: {messages.text(border.problem)}")
            return
        assert self._passage is not None
        path = self.session.path(onward.file)
        self._passage = replace(self._passage, path=path, begin_s=onward.from_s, start_s=0.0)
        self._before_s = border.frame / rate_hz
        self._entering = onward
        self.session.select((onward.file,), onward.file)
        self._entering = None
        self._until_s = self._end_s
        self._tell_silence(onward)

    def _tell_silence(self, onward: Onward) -> None:
        if onward.silent_s >= _TOLD_FROM_S:
            words = self.tr("{time} without a recording were passed over")
            self.session.said.emit(words.format(time=time_text(onward.silent_s)))

    def _finish(self) -> None:
        """All of it was heard: back to the beginning, or on with what was not known to follow when it began."""
        self._stop()
        whole, start_s = self._passing is None and self.span is None, self._range_s[0]
        self._passing = None
        self._move(start_s)
        onward = next(iter(self.follows()), None) if whole else None
        if onward is not None:
            self.session.select((onward.file,), onward.file)
            self.seek(onward.from_s)
            self.play()
            self._tell_silence(onward)

    def _lost(self) -> None:
        self._stop()
        self.session.said.emit(self.tr("The sound device has gone; playing has stopped."))
        self.device.look()
        self._dress()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """The recording cannot be decoded; what a recording that was left could not, nobody needs to know."""
        if self.sender() in (self._job, None):
            self._stop()
            self._tell(messages.text(error))

    # ---- how it looks
    def _volume(self) -> float:
        return (self.loudness.value() / 100) ** 2  # nearer to what is heard than a straight line

    @Slot(int)
    def _set_loudness(self, _value: int) -> None:
        if self._output is not None:
            self._output.set_volume(self._volume())

    def _move(self, at_s: float) -> None:
        self.position_s = at_s
        step_s = 0.1 if self.duration_s < 3600 else 1.0
        words = f"{time_text(at_s, step_s, unit=False)} / {time_text(self.duration_s, step_s)}"
        self.place.setText(words if self.file is not None else "")
        self.moved.emit(at_s)

    def _tell(self, words: str) -> None:
        self.told.say(words)

    def _dress(self) -> None:
        why_not = self.device.why_not
        words = why_not or (self.tr("Pause") if self.playing else self.tr("Play"))
        icon = "pause" if self.playing else "play"
        if icon != self._icon:  # drawing one takes longer than all the rest
            self.button.setIcon(icons.icon(icon))
            self._icon = icon
        self.button.setAccessibleName(words)
        self.button.setToolTip(words if why_not else self.tr("{words}  (Space)").format(words=words))
        self.button.setEnabled(self.file is not None and not why_not)
        for part in (self.way_bar, self.loudness):  # the sentence needs their room
            part.setVisible(not why_not)
        if why_not or self.told.words == self._told_why_not:
            self._tell(why_not)
        self._told_why_not = why_not
