"""Marking with the mouse: a drag draws a region, moves the selected one, or pulls one of its borders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from engine.labels import Target
from gui.hearing.regions import REACH_PX

LEAST_S = 0.001
LEAST_HZ = 1.0
_CURSORS = {
    "": None,
    "draw": Qt.CursorShape.CrossCursor,
    "move": Qt.CursorShape.SizeAllCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
    "low": Qt.CursorShape.SizeVerCursor,
    "high": Qt.CursorShape.SizeVerCursor,
}


@dataclass(frozen=True)
class Limits:
    """Nothing is marked beyond the recording: its length, and half its sampling rate."""

    duration_s: float = 0.0
    top_hz: float = 0.0


class Pencil(QObject):
    """Belongs to one view; `file` is the recording that is marked, None for none, `selected` its selected region.

    `drawing`: a plain drag draws; else one with Shift.  In a view without frequencies only times are drawn.
    """

    begun = Signal(float)  # where a region is about to be drawn, in seconds
    changing = Signal(object)  # Target, while the button is down
    drawn = Signal(object)  # Target
    moved = Signal(object, object)  # Target before and after

    def __init__(self, view: Any, parent: QObject | None = None):
        super().__init__(parent)
        self.view = view
        self.file: str | None = None
        self.selected: Target | None = None
        self.limits = Limits()
        self.drawing = False
        self.active = True
        self._grip = ""
        self._of: str | None = None
        self._before: Target | None = None
        self._now: Target | None = None
        view.pencil = self

    def follow(self, other: Pencil) -> None:
        """Marks what another one marks."""
        self.file, self.selected, self.limits = other.file, other.selected, other.limits
        self.drawing, self.active = other.drawing, other.active

    def grip(self, at: QPointF, shift: bool) -> str:
        """What a drag from a place (seconds, Hz) would do: "draw", "move", a border's name, or "" for nothing of ours."""
        if self.file is None or not self.active:
            return ""
        if shift:
            return "draw"
        if self.selected is not None:
            near_s, near_hz = self.view.reach(at, REACH_PX)
            border = self._border(self.selected, at, near_s, near_hz)
            if border:
                return border
            if self._inside(self.selected, at):
                return "move"
        return "draw" if self.drawing else ""

    def _border(self, target: Target, at: QPointF, near_s: float, near_hz: float) -> str:
        start_s, end_s = target.start_s or 0.0, target.end_s or 0.0
        bounded = self.view.frequency and target.low_hz is not None and target.high_hz is not None
        low, high = (target.low_hz or 0.0, target.high_hz or 0.0) if bounded else (float("-inf"), float("inf"))
        if low - near_hz <= at.y() <= high + near_hz:
            for name, border_s in (("end", end_s), ("start", start_s)):
                if abs(at.x() - border_s) <= near_s:
                    return name
        if bounded and start_s <= at.x() <= end_s:
            for name, border_hz in (("high", high), ("low", low)):
                if abs(at.y() - border_hz) <= near_hz:
                    return name
        return ""

    def _inside(self, target: Target, at: QPointF) -> bool:
        if not (target.start_s or 0.0) <= at.x() <= (target.end_s or 0.0):
            return False
        low, high = target.low_hz, target.high_hz
        return not self.view.frequency or ((low is None or low <= at.y()) and (high is None or at.y() <= high))

    def cursor(self, at: QPointF, shift: bool) -> Qt.CursorShape | None:
        """The mouse's shape over a place; None: as ever."""
        return _CURSORS[self.grip(at, shift)]

    def drag(self, event: Any) -> bool:
        """Takes part of a drag with the left button, if it means a region; returns whether it did."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.isStart() and self.active and (shift or self.drawing):
            self.begun.emit(self.view.place(event.buttonDownScenePos()).x())
        begin, now = (self.view.place(p) for p in (event.buttonDownScenePos(), event.scenePos()))
        if event.isStart():
            self._grip = self.grip(begin, shift)
            self._of, self._before = self.file, self.selected
        if not self._grip:
            return False
        # playing may have gone over to another recording, in whose seconds nothing was begun
        self._now = self._made(begin, now) if self.file == self._of else None
        if self._now is not None:
            self.changing.emit(self._now)
        if event.isFinish():
            self._finish()
        return True

    def _finish(self) -> None:
        grip, self._grip = self._grip, ""
        if self._now is None:
            return
        if grip == "draw":
            self.drawn.emit(self._now)
        elif self._before is not None and self._now != self._before:
            self.moved.emit(self._before, self._now)

    def _made(self, begin: QPointF, now: QPointF) -> Target | None:
        assert self.file is not None
        if self._grip == "draw":
            first_s, last_s = sorted((begin.x(), now.x()))
            if last_s <= 0 or first_s >= self.limits.duration_s:  # in a gap of the timeline
                return None
            band = sorted((begin.y(), now.y())) if self.view.frequency else (None, None)
            return self._kept(Target(self.file, first_s, last_s, *band))
        if self._before is None:
            return None
        if self._grip == "move":
            return self.shifted(self._before, now.x() - begin.x(), now.y() - begin.y() if self.view.frequency else 0.0)
        field = f"{self._grip}_s" if self._grip in ("start", "end") else f"{self._grip}_hz"
        value = now.x() if field.endswith("_s") else now.y()
        return self._kept(replace(self._before, **{field: value}))

    def shifted(self, target: Target, by_s: float, by_hz: float) -> Target:
        """The same region somewhere else, as large as it was and within the recording."""
        start_s, end_s = target.start_s or 0.0, target.end_s or 0.0
        by_s = min(max(by_s, -start_s), max(0.0, self.limits.duration_s - end_s))
        made = replace(target, start_s=round(start_s + by_s, 6), end_s=round(end_s + by_s, 6))
        if target.low_hz is None or target.high_hz is None:
            return made
        by_hz = min(max(by_hz, -target.low_hz), max(0.0, self.limits.top_hz - target.high_hz))
        return replace(made, low_hz=round(target.low_hz + by_hz, 1), high_hz=round(target.high_hz + by_hz, 1))

    def _kept(self, target: Target) -> Target:
        """Within the recording, borders in order and not upon each other, to the microsecond and tenth of a Hz."""
        start_s, end_s = (min(max(0.0, x), self.limits.duration_s) for x in sorted(_two(target.start_s, target.end_s)))
        made = replace(target, start_s=round(start_s, 6), end_s=round(max(end_s, start_s + LEAST_S), 6))
        if target.low_hz is None or target.high_hz is None:
            return made
        low, high = (min(max(0.0, x), self.limits.top_hz) for x in sorted((target.low_hz, target.high_hz)))
        return replace(made, low_hz=round(low, 1), high_hz=round(max(high, low + LEAST_HZ), 1))


def _two(start_s: float | None, end_s: float | None) -> tuple[float, float]:
    return start_s or 0.0, end_s or 0.0
