"""The sound device: whether there is one, and an open way to it that says how much it has played.

Qt's sound library is loaded when it is first needed; without it, or without a device, the program works and says why it is silent.
"""

from __future__ import annotations

import logging
import os
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

log = logging.getLogger(__name__)
os.environ.setdefault(
    "PULSE_LATENCY_MSEC", "100"
)  # Qt asks PulseAudio for 16, which a busy computer cannot keep, nor 40
BUFFER_S = 0.75  # in the device: how long the window may be busy without a gap in the sound
_HARMLESS = ("NoError", "UnderrunError")


class Device(QObject):
    """The output that the person wants; the system's default, whichever that is now, where they want none or it is not there."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.why_not = ""  # in words; "" where sound can be played
        self.wanted = ""  # as `choices` names it
        self._known: Any = None  # QMediaDevices

    @Slot()
    def look(self) -> bool:
        """Whether there is a device to play on; `why_not` says why not."""
        if self._known is None:
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError as error:  # a bare Linux without libpulse
                self.why_not = self.tr("Qt's sound library cannot be loaded: {said}").format(said=error)
                return False
            self._known = QMediaDevices(self)
            self._known.audioOutputsChanged.connect(self._changed)
        none = self._known.defaultAudioOutput().isNull()
        self.why_not = self.tr("No sound device was found: plug one in or start the sound service.") if none else ""
        return not none

    @Slot()
    def _changed(self) -> None:
        self.look()
        self.changed.emit()

    def choices(self) -> list[tuple[str, str]]:
        """Every output as (name, words): the name stays the same when the program is started again."""
        found = self._known.audioOutputs() if self.look() else []
        return [(_identity(one), one.description()) for one in found]

    @property
    def instead(self) -> str:
        """What is played on where the output that is wanted is not there, in words; "" where it is."""
        there = not self.wanted or self.wanted in (name for name, _ in self.choices())
        return "" if there or self.why_not else self._known.defaultAudioOutput().description()

    def _chosen(self) -> Any:
        there = (one for one in self._known.audioOutputs() if _identity(one) == self.wanted)
        return next(there, self._known.defaultAudioOutput())

    def open(self) -> Output | None:
        """A way to the device, silent until written to; None, with `why_not`, where it cannot be had."""
        if not self.look():
            return None
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink

        device = self._chosen()
        shape = device.preferredFormat()
        shape.setSampleFormat(QAudioFormat.SampleFormat.Float)
        floats = device.isFormatSupported(shape)
        if not floats:
            shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(device, shape, self)
        sink.setBufferSize(round(BUFFER_S * shape.sampleRate()) * shape.bytesPerFrame())
        into = sink.start()
        if into is None or _name(sink.error()) != "NoError":
            log.warning("sound device %s: %s", device.description(), _name(sink.error()))
            sink.deleteLater()
            self.why_not = self.tr("The sound device cannot be opened.")
            return None
        return Output(_identity(device), sink, into, shape.sampleRate(), shape.channelCount(), floats)


class Output:
    """An open device.  It wants frames at `rate_hz` in `channels` channels, as float32 (`floats`) or 16-bit numbers."""

    def __init__(self, name: str, sink: Any, into: Any, rate_hz: int, channels: int, floats: bool):
        self.name = name  # as `Device.choices` has it
        self._sink, self._into = sink, into
        self.rate_hz, self.channels, self.floats = rate_hz, channels, floats

    @property
    def frame_bytes(self) -> int:
        """Bytes of one frame."""
        return self.channels * (4 if self.floats else 2)

    @property
    def free_bytes(self) -> int:
        """How much it takes now."""
        return self._sink.bytesFree()

    @property
    def empty(self) -> bool:
        """Whether all that was written has been played."""
        return self._sink.bytesFree() >= self._sink.bufferSize()

    @property
    def heard_s(self) -> float:
        """How much it has played since it was opened."""
        return self._sink.processedUSecs() / 1e6

    @property
    def broken(self) -> bool:
        """Whether it has gone."""
        return _name(self._sink.error()) not in _HARMLESS

    def write(self, data: bytes) -> int:
        """Returns how much of it was taken."""
        return max(0, self._into.write(data)) if data else 0

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        self._sink.setVolume(volume)

    def close(self) -> None:
        """Silence at once."""
        self._sink.reset()
        self._sink.deleteLater()


def _identity(device: Any) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _name(member: Any) -> str:
    """The name of an error: PySide 6.8 to 6.11 keep them in two enums that are never equal (QAudio's, QtAudio's)."""
    return member.name
