"""How much of the sound has been heard, between and behind the reports of a device."""

from __future__ import annotations

from collections import deque

# A device that takes sound in steps holds so many that it has not played: measured on PulseAudio, 10 to 200 ms.
HELD_STEPS = 2
_LAST = 9  # the shortest of so many is one: between two looks there may be several
_LONGEST_S = 0.06  # the cursor glides no longer than this, or what is held, without a report


class Heard:
    """Of one open device.  It reports what it has taken, in steps; sound comes out about two steps later."""

    def __init__(self) -> None:
        self._reported_s = 0.0
        self._at_s: float | None = None  # when that was told
        self._steps: deque[float] = deque(maxlen=_LAST)

    @property
    def behind_s(self) -> float:
        """How long after the report it is heard."""
        return HELD_STEPS * min(self._steps, default=0.0)

    def seconds(self, reported_s: float, now_s: float) -> float:
        """What has come out of the loudspeaker when the device reports `reported_s` on the clock `now_s`."""
        if reported_s != self._reported_s:
            if self._at_s is not None:
                self._steps.append(reported_s - self._reported_s)
            self._reported_s, self._at_s = reported_s, now_s
        if self._at_s is None:
            return 0.0
        gliding_s = min(now_s - self._at_s, max(self.behind_s, _LONGEST_S))
        return max(0.0, reported_s - self.behind_s + gliding_s)
