"""How a time and a frequency are written.  Nothing of the pictures in here: words are needed before the first one."""

from __future__ import annotations

import math

from gui.numbers import decimal, point


def time_text(at_s: float, step_s: float = 1.0, unit: bool = True) -> str:
    """`1.25 s`, `1:05`, `2:01:05.5`, `−1:05`: as exact as `step_s` asks for."""
    decimals = max(0, min(4, math.ceil(-math.log10(step_s) - 1e-9))) if step_s > 0 else 3
    at_s = round(at_s, decimals) + 0.0  # never −0
    if abs(at_s) < 60:
        return f"{at_s:.{decimals}f}".replace("-", "−").replace(".", point()) + (" s" if unit else "")
    sign = "−" if at_s < 0 else ""  # before the recording that is current, on a timeline
    minutes, seconds = divmod(abs(at_s), 60)
    shown = _two_digits(seconds, decimals)
    hours, minutes = divmod(int(minutes), 60)
    return sign + (f"{hours}:{minutes:02d}:{shown}" if hours else f"{minutes}:{shown}")


def clock_text(day_s: float, step_s: float = 1.0) -> str:
    """`05:30`, `05:30:07`, `05:30:07.25` of seconds since midnight, of any day: as exact as `step_s` asks for."""
    decimals = max(0, min(4, math.ceil(-math.log10(step_s) - 1e-9))) if step_s > 0 else 3
    minutes, seconds = divmod(round(day_s, decimals) % 86400, 60)
    hours, minutes = divmod(int(minutes), 60)
    if step_s >= 60:
        return f"{hours:02d}:{minutes:02d}"
    return f"{hours:02d}:{minutes:02d}:{_two_digits(seconds, decimals)}"


def _two_digits(seconds: float, decimals: int) -> str:
    return f"{seconds:0{3 + decimals if decimals else 2}.{decimals}f}".replace(".", point())


def frequency_text(frequency_hz: float) -> str:
    """`440 Hz`, `3.25 kHz`."""
    return f"{frequency_hz:.0f} Hz" if abs(frequency_hz) < 999.5 else f"{decimal(frequency_hz / 1000, 2)} kHz"
