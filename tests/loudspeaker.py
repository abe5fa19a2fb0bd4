"""A loudspeaker for tests: it plays when it is told to, and keeps what it was given."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QObject, Signal

from gui.hearing.player import Player

RATE_HZ = 8000


class Loudspeaker(QObject):
    """A sound device that plays only when told to."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.why_not = self.wanted = ""
        self.there = [("box", "The box on the shelf")]
        self.output: Opened | None = None
        self.opened = 0

    @property
    def instead(self) -> str:
        gone = self.wanted and self.wanted not in dict(self.there)
        return self.there[0][1] if gone else ""

    def look(self) -> bool:
        return not self.why_not

    def choices(self) -> list[tuple[str, str]]:
        return self.there

    def open(self):
        if self.why_not:
            return None
        self.output = Opened()
        self.opened += 1
        return self.output


class Opened:
    name = "box"
    rate_hz, channels, floats, frame_bytes = RATE_HZ, 1, True, 4
    room_bytes = RATE_HZ  # a quarter of a second

    def __init__(self) -> None:
        self.written = b""
        self.played_bytes = 0
        self.broken = False
        self.closed = False
        self.volume = 1.0

    @property
    def free_bytes(self) -> int:
        return self.room_bytes - (len(self.written) - self.played_bytes)

    @property
    def empty(self) -> bool:
        return self.played_bytes >= len(self.written)

    @property
    def heard_s(self) -> float:
        return self.played_bytes / 4 / RATE_HZ

    def write(self, data: bytes) -> int:
        taken = data[: self.free_bytes]
        self.written += taken
        return len(taken)

    def play(self, seconds: float) -> None:
        self.played_bytes = min(len(self.written), self.played_bytes + 4 * round(seconds * RATE_HZ))

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def close(self) -> None:
        self.closed = True

    @property
    def samples(self) -> np.ndarray:
        return np.frombuffer(self.written, np.float32)


def play_through(player: Player, loudspeaker: Loudspeaker, step_s: float = 0.05) -> list[float]:
    """Plays to the end; the positions told on the way."""
    places: list[float] = []
    player.moved.connect(places.append)
    until_s = time.monotonic() + 5
    while player.playing and time.monotonic() < until_s:
        player._go_on()
        loudspeaker.output.play(step_s)
        time.sleep(0.002)
    player.moved.disconnect(places.append)
    return places
