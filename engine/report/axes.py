"""The plot of two numbers against each other: a frame with ticks that figures draw into."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.report.svg import Drawing

Point = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Frame:
    """Where the plot lies in the drawing (pixels) and what it spans (`low`, `high` of each axis)."""

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies in the drawing."""
        across = (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1)
        up = (y - self.y[0]) / ((self.y[1] - self.y[0]) or 1)
        return self.left + across * self.width, self.top + (1 - up) * self.height

    def draw(
        self,
        on: Drawing,
        x_title: str,
        y_title: str,
        x_ticks: Sequence[float],
        y_ticks: Sequence[float],
        percent: bool = True,
    ) -> None:
        """Grid, ticks and the names of both axes; `percent` writes ticks of 0 to 1 as 0 to 100."""
        for tick in y_ticks:
            _, y = self.at(self.x[0], tick)
            on.line(self.left, y, self.left + self.width, y)
            on.text(self.left - 8, y + 4, _tick(tick, percent), "faint", 11, "end")
        for tick in x_ticks:
            x, _ = self.at(tick, self.y[0])
            on.line(x, self.top + self.height, x, self.top + self.height + 4)
            on.text(x, self.top + self.height + 18, _tick(tick, percent), "faint", 11, "middle")
        on.line(self.left, self.top + self.height, self.left + self.width, self.top + self.height, "faint")
        on.text(self.left + self.width / 2, self.top + self.height + 38, x_title, "faint", 12, "middle")
        on.text(self.left - 40, self.top + self.height / 2, y_title, "faint", 12, "middle", turn=-90)


def _tick(value: float, percent: bool) -> str:
    return f"{100 * value:.0f}" if percent else f"{value:g}"


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers between two bounds."""
    span = high - low
    if span <= 0:
        return [low]
    rough = span / about
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(k * step, 10) for k in range(first, math.floor(high / step + 1e-9) + 1)]


def steps(low: int, high: int, about: int = 6) -> list[float]:
    """Whole numbers between two bounds."""
    return sorted(
        {float(round(tick)) for tick in ticks(low, high, about) if low <= round(tick) <= high} or {float(low)}
    )
