"""What is drawn of the current recording: all of it, the part that is looked at, and what lies beyond it on its timeline."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.sound.picture import Look
from engine.sound.picture.look import channel_shown
from engine.sound.picture.seen import Peaks
from engine.sound.timeline import Timeline
from gui import messages, theme
from gui.hearing import colour_maps
from gui.hearing.pictures import GLANCE_FROM_S, Drawn, Line, Pictures, Request
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.timeline_shown import TimelineShown
from gui.session import Session

LOOKS = ("window_length", "overlap", "window", "pool")
_ANOTHER = {*LOOKS, "channels"}  # the settings that make another picture
_MARGIN = 0.25  # of the view, drawn ahead on either side
_COLUMNS_STEP = (
    128  # widths are rounded up to this, so that a small change of the window's size finds the remembered pictures
)
_MOST_COLUMNS = 3072
_AHEAD = (1, 2, -1, 3)


class Showing(QObject):
    """Asks for pictures of what the plots look at, and paints them; `known` when the first of a recording is there."""

    known = Signal(object)  # Drawn

    def __init__(self, session: Session, plots: SoundPlots, timeline: TimelineShown, parent: QObject | None = None):
        super().__init__(parent)
        self.session, self.plots, self.timeline = session, plots, timeline
        self.file: str | None = None
        self.whole: Drawn | None = None
        self.near: Drawn | None = None
        self.beyond: Drawn | None = None
        self._widest: Drawn | None = None  # of the timeline: its contrast is that of all recordings on it
        self._waves_beyond = False  # the wave is that of the timeline
        self._preview = ""  # what is said over one
        self.pictures = Pictures(session.lanes.sound, session.lanes.far, self)
        self._soon = QTimer(self, singleShot=True, interval=25)
        self._late = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self.want)
        self._late.timeout.connect(self.hide_old)
        self.pictures.drawn.connect(self._drawn)
        self.pictures.failed.connect(self._failed)
        self.pictures.idle.connect(self._idle)
        self.pictures.worked_out.connect(self._worked_out)
        plots.colour_bar.changed.connect(self._recolour)
        plots.colour_bar.chosen.connect(self._keep_levels)
        plots.colour_bar.automatic.connect(self._find_levels)

    # ---- what is looked at
    def show(self, file: str | None) -> None:
        """This recording, when the plots and the timeline know of it."""
        self.file, self.whole, self.near = file, None, None
        self._say_preview("")
        self._soon.stop()
        self.pictures.leave(*self._subjects)
        if file is None:
            self.beyond = None
            self.pictures.want()
            self.hide_old()
            return
        if not self.timeline.several:
            self.beyond = None
            self.plots.hide("beyond")
        self._late.start()
        self.pictures.want(*self._requests(self._request(file)))

    def forget(self) -> None:
        """Another project is opened, or none."""
        self.pictures.forget()

    def moved(self) -> None:
        """Something else may be looked at now."""
        if self._preview:
            self._say_preview(self._preview)
        self._soon.start()

    def level(self, at_s: float, frequency_hz: float, pane: int = 0) -> float | None:
        """In dB, of the sharpest picture there; None where there is none."""
        for drawn, by_s in ((self.near, 0.0), (self.whole, 0.0), (self.beyond, self.timeline.origin_s)):
            if drawn is not None and pane < len(drawn.pictures):
                level = drawn.pictures[pane].level(at_s + by_s, frequency_hz)
                if level is not None:
                    return level
        return None

    @property
    def _path(self) -> Path | None:
        return None if self.file is None else self.session.path(self.file)

    @property
    def _subjects(self) -> tuple[Path | Timeline | None, ...]:
        return (self._path, self.timeline.line) if self.timeline.several else (self._path,)

    # ---- what is wanted
    def _request(self, file: str) -> Request:
        settings, project = self.session.settings, self.session.project
        assert project is not None
        look = Look(*(getattr(settings, name) for name in LOOKS))
        channel = channel_shown(settings.channels, project.channel)
        return Request(self.session.path(file), self._columns(), look, channel, settings.range_db)

    def _columns(self, factor: float = 1.0) -> int:
        pixels = self.plots.view.width() * self.plots.devicePixelRatioF() * factor
        return min(_MOST_COLUMNS, max(1, math.ceil(pixels / _COLUMNS_STEP)) * _COLUMNS_STEP)

    @Slot()
    def want(self) -> None:
        """Asks for what the view needs now: the whole at this width, and a near picture where the whole is too coarse."""
        if self.file is None or self.session.project is None:  # which has just been closed, and its settings with it
            return
        request = self._request(self.file)
        wanted = self._requests(request)
        if self._waves_beyond != self._looks_beyond:
            self._show_wave()
        if self.whole is not None and not self.whole.coarse and self._same_width(request):
            wanted.remove(request)
        if wanted:
            self.pictures.want(*wanted)

    def _requests(self, request: Request) -> list[Request]:
        wanted = [request]
        if self.whole is None:
            return wanted
        if not self._fits() and not self._near_enough(request):
            wanted.insert(0, self._near(request))
        if self._looks_beyond and not self._beyond_enough(request):
            wanted.append(self._beyond(request, self.whole.picture.rate_hz))
        return wanted

    @property
    def _looks_beyond(self) -> bool:
        """Whether more is on screen than the current recording."""
        low, high = self.plots.seen_s
        return self.timeline.several and (low < 0 or high > self._length_s)

    @property
    def _length_s(self) -> float:
        return self.whole.length_s if self.whole is not None else math.inf

    def _same_width(self, request: Request) -> bool:
        assert self.whole is not None
        return replace(self.whole.request, range_db=request.range_db) == request

    def _fits(self) -> bool:
        low, high = self.plots.seen_s
        return high - low >= 0.95 * self._length_s

    def _near(self, request: Request) -> Request:
        return replace(request, **self._part(0.0, self._length_s), levels=self._levels)

    def _beyond(self, request: Request, rate_hz: int) -> Request:
        assert self.session.project is not None
        line = self.timeline.line
        around = Line(Path(self.session.project.root), line, rate_hz)
        asked = replace(request, **self._part(self.timeline.origin_s, line.end_s), levels=self._levels, line=around)
        return replace(asked, levels=None) if self._is_wider(asked) else asked

    def _is_wider(self, request: Request) -> bool:
        """Whether a picture of the timeline would tell its contrast better than any before."""
        widest = self._widest
        if widest is None or not widest.exact or widest.request.subject is not request.subject:
            return True
        return not _alike(widest.request, request) or _long_s(request) > _long_s(widest.request)

    def _part(self, shift_s: float, length_s: float) -> dict[str, Any]:
        """The span on screen with some more on either side, of a sound of this length."""
        low, high = (x + shift_s for x in self.plots.seen_s)
        margin = _MARGIN * (high - low)
        start_s, end_s = max(0.0, low - margin), min(length_s, high + margin)
        return {"start_s": start_s, "end_s": end_s, "columns": self._columns((end_s - start_s) / (high - low))}

    @property
    def _levels(self) -> tuple[float, float] | None:
        return self.whole.levels if self.whole is not None else None

    def _near_enough(self, request: Request) -> bool:
        return self.near is not None and _alike(self.near.request, request) and self._holds(self.near, 0.0)

    def _beyond_enough(self, request: Request) -> bool:
        """What lies beyond the current recording is there already, and as sharp as it can be."""
        there = self.beyond
        if (
            there is None
            or not there.exact
            or there.request.line is None
            or there.request.line.timeline is not self.timeline.line
        ):
            return False
        return _alike(there.request, request) and self._holds(there, self.timeline.origin_s)

    def _holds(self, drawn: Drawn, shift_s: float) -> bool:
        """Whether a picture holds all that is on screen, about as finely."""
        low, high = self.plots.seen_s
        density = drawn.request.columns / ((drawn.request.end_s or drawn.length_s) - drawn.request.start_s)
        return self._spans(drawn, shift_s) and 0.8 < density * (high - low) / self._columns() < 3

    def _spans(self, drawn: Drawn, shift_s: float = 0.0) -> bool:
        """Whether a picture reaches over all that is on screen."""
        low, high = (x + shift_s for x in self.plots.seen_s)
        return drawn.picture.start_s <= max(low, 0.0) and drawn.picture.end_s >= min(high, drawn.length_s)

    # ---- what arrives
    @Slot(object)
    def _drawn(self, drawn: Drawn) -> None:
        if drawn.request.path != self._path:
            return
        if drawn.request.line is not None:
            self._show_beyond(drawn)
        elif drawn.request.whole:
            self._show_whole(drawn)
        else:
            self.near = drawn
            if self._preview:
                self._say_preview(self._preview)
        self.repaint()
        self._show_wave()

    def _show_beyond(self, drawn: Drawn) -> None:
        self.beyond, levels = drawn, self._levels
        if drawn.request.levels is None:
            self._widest = drawn
            levels = self._coloured(self._found(drawn))
        if levels is not None and not levels == drawn.levels == self._levels:
            self._recolour(*levels)
        if not drawn.exact:
            self.pictures.work_out(drawn.request)

    def _show_whole(self, drawn: Drawn) -> None:
        first = self.whole is None
        self.plots.set_channels(len(drawn.pictures))
        if drawn.request.range_db != self.session.settings.range_db:
            drawn = drawn.recoloured(self.session.settings.range_db)
        levels = self._coloured(self._found(drawn))
        self.whole = drawn if levels == drawn.levels else drawn.recoloured(self.session.settings.range_db, levels)
        if self.near is not None and self.near.levels != levels:  # those of another channel, or of another look
            self.near = self.near.recoloured(self.session.settings.range_db, levels)
        self._late.stop()
        if first:
            self.plots.hide("near")
            self.known.emit(drawn)
            self._soon.start()
        if drawn.exact:
            if not self._looks_beyond:  # which may still be a preview, as is told
                self._say_preview("")
        elif not drawn.coarse:
            self.pictures.work_out(drawn.request)

    def _show_wave(self) -> None:
        if self.whole is None:
            return
        wholes, self._waves_beyond = _peaks(self.whole), self._looks_beyond
        if self._waves_beyond and self.beyond is not None:
            by_s = self.timeline.origin_s
            wholes = [Peaks(one.low, one.high, one.start_s - by_s, one.end_s - by_s) for one in _peaks(self.beyond)]
        self.plots.wave.set_peaks(wholes, _peaks(self.near))
        self.plots.fit_wave(self.session.settings.gain_db)

    @Slot(object, float)
    def _worked_out(self, request: Request, share: float) -> None:
        """Some more of the exact picture is there."""
        if request.subject not in self._subjects:
            return
        words = self.tr("A preview; {n} % of the exact picture is worked out")
        self._say_preview(words.format(n=round(100 * share)) if share < 1 else "")
        self.near = None if self.near is not None and not self.near.exact else self.near
        self.pictures.want(*self._requests(self._request(self.file or "")))

    def _say_preview(self, words: str) -> None:
        """Said where a preview is on screen, not over what is exact already."""
        self._preview = words
        sharp = self.near is not None and self.near.exact and not self._looks_beyond and self._spans(self.near)
        self.plots.say("" if sharp else words)

    @Slot(object, object)
    def _failed(self, request: Request, error: Exception) -> None:
        if request.path == self._path:
            self.hide_old()
            self.plots.say(messages.text(error))

    @Slot()
    def hide_old(self) -> None:
        """What is on screen belongs to another recording, and the new picture takes its time."""
        self._late.stop()
        if self.whole is None:
            self.plots.hide_sound()

    @Slot()
    def _idle(self) -> None:
        """Makes the neighbours' pictures, so that walking through the list shows each at once."""
        walk = self.session.walk
        if self.file is None or walk is None:
            return
        near = [walk(self.file, step, False) for step in _AHEAD]
        short = [file for file in near if file and (self.session.duration_s(file) or 0.0) < GLANCE_FROM_S]
        self.pictures.prefetch([self._request(file) for file in short])

    # ---- how it looks
    def take_settings(self, names: set[str]) -> None:
        """Some settings have changed."""
        if "frequency_scale" in names:
            self.plots.set_scale(self.session.settings.frequency_scale)
        if {"range_db", "levels", "gain_db"} & names and self.whole is not None:
            self._recolour(*self._coloured(self._found(self.whole)))
            self._show_wave()
        if {"colour_map", "frequency_scale"} & names:
            self.repaint()
        if _ANOTHER & names:
            self.want()

    def _found(self, drawn: Drawn) -> tuple[float, float]:
        """The automatic contrast: of a recording, or of the timeline that is looked at, so that louder recordings are brighter."""
        widest, range_db = self._widest, self.session.settings.range_db
        common = widest is not None and self.timeline.several and widest.request.subject is self.timeline.line
        return (widest if widest is not None and common else drawn).contrast(range_db)

    def _coloured(self, found: tuple[float, float]) -> tuple[float, float]:
        """Floor and top of the colours: those `found` in the recording, or what the person has set by hand; brighter by the gain."""
        settings = self.session.settings
        floor, top = settings.levels if len(settings.levels) == 2 else found
        return floor - settings.gain_db, top - settings.gain_db

    @Slot(float, float)
    def _recolour(self, floor: float, top: float) -> None:
        range_db = self.session.settings.range_db
        self.whole, self.near, self.beyond = (
            drawn
            if drawn is None or (drawn.levels, drawn.request.range_db) == ((floor, top), range_db)
            else drawn.recoloured(range_db, (floor, top))
            for drawn in (self.whole, self.near, self.beyond)
        )
        self.repaint()

    @Slot(float, float)
    def _keep_levels(self, floor: float, top: float) -> None:
        gain_db = self.session.settings.gain_db
        self.session.set_picture(levels=[floor + gain_db, top + gain_db])

    @Slot()
    def _find_levels(self) -> None:
        """The automatic contrast; where that is what is seen already, one for what is on screen alone."""
        settings = self.session.settings
        levels: list[float] = []
        if not settings.levels and not settings.gain_db and self.whole is not None and not self._fits():
            near = self.near if self.near is not None and self._spans(self.near) else None
            levels = list(((self.beyond if self._looks_beyond else near) or self.whole).contrast(settings.range_db))
        self.session.set_picture(levels=levels, gain_db=0)

    def repaint(self) -> None:
        """All that is there, where it belongs, in the colours of now."""
        colours = colour_maps.table(self.session.settings.colour_map, theme.palette().dark)
        if self.whole is not None:
            self.plots.colour_bar.show_levels(self.whole.levels, colours)
        shift_s = self.timeline.origin_s
        colour_map = self.session.settings.colour_map
        for which, drawn, by_s in (
            ("beyond", self.beyond, -shift_s),
            ("whole", self.whole, 0.0),
            ("near", self.near, 0.0),
        ):
            if drawn is not None:
                self.plots.paint(which, drawn.pictures, drawn.shades, colour_map, by_s)


def _peaks(drawn: Drawn | None) -> list[Peaks]:
    return [] if drawn is None else [seen.peaks for seen in drawn.pictures]


def _long_s(request: Request) -> float:
    return (request.end_s or 0.0) - request.start_s


def _alike(one: Request, other: Request) -> bool:
    """Whether two pictures differ in nothing but their span."""
    return (one.look, one.channel) == (other.look, other.channel)
