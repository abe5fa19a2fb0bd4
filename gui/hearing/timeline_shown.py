"""The timeline that is looked at: usually the current recording alone, on request all of its recorder's.

Second 0 of the view is where the current recording begins, so that whatever is marked, heard and told is told in its own seconds;
what was recorded before it lies below 0.  When another recording becomes current, everything moves over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot

from engine.sound import told_time
from engine.sound.timeline import Stretch, Timeline
from gui.hearing.beside import Beside
from gui.hearing.sound_plots import SoundPlots
from gui.listing.row_columns import NO_TIME
from gui.session import Session

CLOCK_S = 1.0  # recorders tell whole seconds: two recordings that overlap by less follow one another


@dataclass(frozen=True)
class Onward:
    """What is heard next: a recording from its second `from_s` on, after `silent_s` in which nothing was recorded."""

    file: str
    from_s: float
    silent_s: float


class TimelineShown(QObject):
    """`line`, and where `file` begins on it (`origin_s`)."""

    def __init__(self, session: Session, plots: SoundPlots, parent: QObject | None = None):
        super().__init__(parent)
        self.session, self.plots = session, plots
        self.on = False
        self.file: str | None = None
        self.line = Timeline.alone("", 0.0)
        self.origin_s = 0.0
        self.beside = Beside(session, plots, self)

    # ---- where things lie
    @property
    def reach_s(self) -> tuple[float, float]:
        """From where to where there is anything, in seconds of the current recording."""
        return -self.origin_s, self.line.end_s - self.origin_s

    @property
    def several(self) -> bool:
        """Whether there is more to see than the current recording."""
        return len(self.line.files) > 1

    def show(self, file: str | None, duration_s: float) -> float | None:
        """This recording is current.  Returns by how many seconds everything moves; None where something else is looked at now."""
        alone = Timeline.alone(file or "", duration_s)
        line = self.session.rows.timeline(file) if self.on and file is not None else alone
        stays = self.several and len(line.files) > 1 and (line is self.line or file == self.file)
        start_s = line.start_of(file or "")
        moved_s = self.origin_s - start_s if line is self.line else 0.0
        self.file, self.line, self.origin_s = file, line, start_s
        self.plots.set_timeline(line if self.several else None, start_s, duration_s)
        self.beside.show(line if self.several else None, start_s)
        return moved_s if stays else None

    def moment(self, told: str) -> float:
        """A time as people type it: what the clock said where the axis tells that, else the recording's seconds.  Raises UserError."""
        if not self.by_clock:
            return told_time.seconds(told)
        return self._told.moment_of(told, self.origin_s + self.plots.cursor_s) - self.origin_s

    @property
    def by_clock(self) -> bool:
        """Whether times are told and typed as the time of day: on a timeline always, for its seconds begin in the midst of it."""
        return self.several or (self.session.settings.clock and self._told.begins_s is not None)

    @property
    def _told(self) -> Timeline:
        """The line as the current recording's own clock tells it, which the axis shows: others may have been set to another zone."""
        rows = self.session.rows
        row = rows.row(self.file)
        told = int(rows.recorded_s[row]) if row >= 0 else int(NO_TIME)
        return self.line if told == int(NO_TIME) else replace(self.line, begins_s=told - self.origin_s)

    def at(self, at_s: float) -> Stretch:
        """What lies at a place of the view; its own seconds are those of the timeline."""
        return self.line.at(at_s + self.origin_s)

    def recorded(self, at_s: float) -> float:
        """A place of the view, or where the next recording begins if nothing was recorded there; then it is said."""
        there = self.line.nearest(at_s + self.origin_s) if self.several else None
        if there is None or there.at_s <= at_s + self.origin_s < there.end_s:
            return at_s
        begins = self._told.clock_of(there.at_s)
        if begins is not None:
            words = self.tr("Nothing was recorded then; the next recording begins at {time}")
            self.session.said.emit(words.format(time=f"{begins:%H:%M:%S}"))
        return there.at_s - self.origin_s

    def further(self, step: int) -> tuple[str, ...]:
        """The recordings that began after the current one, or before it (-1), the nearest first."""
        files = self.line.files
        here = files.index(self.file) if self.file in files else 0
        return files[here + 1 :] if step > 0 else files[:here][::-1]

    @Slot(float)
    def enter(self, at_s: float) -> float:
        """Makes the recording at a place of the view current, where there is one and the current one is not there as well, which is what
        is seen then; returns the same place in the view as it is then.
        """
        there = self.at(at_s)
        in_current = self.several and 0 <= at_s < self.line.end_of(self.file or "") - self.origin_s - CLOCK_S
        if there.sounds and there.file != self.file and not in_current:
            moment_s = at_s + self.origin_s
            self.session.select((there.file,), there.file)
            at_s = moment_s - self.origin_s
        return at_s

    def following(self) -> Iterator[Onward]:
        """What sounds after the current recording, one recording after the other."""
        if self.file is None:
            return
        end_s = self.origin_s + (self.session.duration_s(self.file) or 0.0)
        while (there := self.line.nearest(end_s)) is not None and there.end_s > end_s and there.file != self.file:
            from_s = there.start_s + (end_s - there.at_s if end_s - there.at_s > CLOCK_S else 0.0)
            yield Onward(there.file, from_s, max(0.0, there.at_s - end_s))
            end_s = max(there.end_s, self.line.end_of(there.file))
