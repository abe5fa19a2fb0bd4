"""The microphones there are, whether one may be heard, and an open way to one.

Qt's sound library is loaded when it is first needed; without it, without a microphone, or without leave, the program works and says why.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QMicrophonePermission, QObject, Qt, Signal, Slot

from engine.errors import UserError

log = logging.getLogger(__name__)
ALL = -1  # channels
BUFFER_S = 10.0  # kept by Qt until it is read: so long may Python be away without a sample being lost
RATES_HZ = (8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000, 250_000, 384_000)
_READ_BYTES = 1 << 20


@dataclass(frozen=True)
class Microphone:
    """One input of the system; `id` is what the system calls it, `rates_hz` what it can be asked for, `rate_hz` what it has itself."""

    id: str
    name: str
    rate_hz: int
    rates_hz: tuple[int, ...]
    channels: int
    device: Any  # QAudioDevice

    def open(self, rate_hz: int) -> Source:
        """Opens it, in the thread that will read.  Raises UserError."""
        from PySide6.QtMultimedia import QAudioFormat, QAudioSource

        kinds = {
            QAudioFormat.SampleFormat.Float: ("<f4", 1.0),
            QAudioFormat.SampleFormat.Int32: ("<i4", 2.0**31),
            QAudioFormat.SampleFormat.Int16: ("<i2", 2.0**15),
        }
        shape = QAudioFormat()
        shape.setSampleRate(rate_hz)
        shape.setChannelCount(self.channels)
        for kind, (values, full) in kinds.items():
            shape.setSampleFormat(kind)
            if self.device.isFormatSupported(shape):
                source = QAudioSource(self.device, shape)
                source.setBufferSize(round(BUFFER_S * rate_hz) * shape.bytesPerFrame())
                if (into := source.start()) is not None:
                    return Source(source, into, values, full, self.channels)
                log.warning("microphone %s: %s", self.name, source.error().name)
                break
        raise UserError(
            "The microphone “{name}” cannot be opened at {rate} Hz.",
            "Another program may be using it; choose another rate or microphone.",
            name=self.name,
            rate=rate_hz,
        )


class Source:
    """An open microphone, for one thread."""

    def __init__(self, source: Any, into: Any, values: str, full: float, channels: int):
        self._source, self._into, self._values, self._full = source, into, values, full
        self._frame_bytes = np.dtype(values).itemsize * channels
        self._channels = channels
        self._most = _READ_BYTES - _READ_BYTES % self._frame_bytes
        self._rest = b""

    def read(self) -> NDArray[np.float32]:
        """What has come since, float32 (frames, channels), full scale 1; does not wait."""
        data = self._rest + self._into.read(self._most).data()
        cut = len(data) - len(data) % self._frame_bytes
        self._rest = data[cut:]
        values = np.frombuffer(data[:cut], self._values).reshape(-1, self._channels)
        return values if self._full == 1 else (values / self._full).astype(np.float32)

    def close(self) -> None:
        """Gives it back."""
        self._source.stop()


class Microphones(QObject):
    """What the system has now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.why_not = ""  # in words; "" where there is something to hear
        self.there: tuple[Microphone, ...] = ()
        self._known: Any = None  # QMediaDevices

    @Slot()
    def look(self) -> None:
        """Finds them, the system's own choice first; asks for leave where the system wants that."""
        if not self._loaded() or not self._allowed():
            self.there = ()
            return
        first = self._known.defaultAudioInput()
        rest = [one for one in self._known.audioInputs() if one.id() != first.id()]
        self.there = tuple(_microphone(one) for one in (first, *rest) if not one.isNull())
        none = self.tr("No microphone was found: plug one in or start the sound service.")
        self.why_not = "" if self.there else none

    def _loaded(self) -> bool:
        if self._known is None:
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError as error:  # a bare Linux without libpulse
                self.why_not = self.tr("Qt's sound library cannot be loaded: {said}").format(said=error)
                return False
            self._known = QMediaDevices(self)
            self._known.audioInputsChanged.connect(self._look_again)
        return True

    def _allowed(self) -> bool:
        app = QCoreApplication.instance()
        wanted = QMicrophonePermission()
        leave = app.checkPermission(wanted)
        if leave == Qt.PermissionStatus.Undetermined:
            self.why_not = self.tr("The system asks whether Earmark may listen.")
            app.requestPermission(wanted, self, self._look_again)
        elif leave == Qt.PermissionStatus.Denied:
            self.why_not = self.tr("The system does not let Earmark listen: allow it in the system's privacy settings.")
        return leave == Qt.PermissionStatus.Granted

    @Slot()
    def _look_again(self, *_: object) -> None:
        self.look()
        self.changed.emit()


def _microphone(device: Any) -> Microphone:
    own = device.preferredFormat()
    low, high = device.minimumSampleRate(), device.maximumSampleRate()
    rates_hz = sorted({own.sampleRate(), *(rate for rate in RATES_HZ if low <= rate <= high)})
    name, channels = device.description(), max(1, own.channelCount())
    return Microphone(bytes(device.id().data()).hex(), name, own.sampleRate(), tuple(rates_hz), channels, device)
