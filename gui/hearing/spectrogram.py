"""The panel that shows the current recording: spectrogram, ribbon of classes, wave, the place that is heard and the selected window."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import messages, theme
from gui.hearing import colour_maps
from gui.hearing.marking import Marking
from gui.hearing.pictures import GLANCE_FROM_S, Drawn, Pictures, Request
from gui.hearing.place_text import time_text
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.spectrogram_bar import SpectrogramBar
from gui.hearing.timeline_shown import TimelineShown
from gui.hearing.windows_shown import Windows
from gui.session import LONG_S, Session

if TYPE_CHECKING:
    pass

_ZOOM = 0.5
_NEAR_MARGIN = 0.25  # of the view, drawn ahead on either side
_COLUMNS_STEP = (
    128  # widths are rounded up to this, so that a small change of the window's size finds the remembered pictures
)
_MOST_COLUMNS = 3072
_AHEAD = (1, 2, -1, 3)
TOLD_FROM_S = 2.0  # of a gap that playing passes over


class SpectrogramPanel(QWidget):
    """Shows `session.current`.  `player` moves the cursor and is moved by clicks; the panel works without one."""

    def __init__(self, session: Session, player=None, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.player = player
        self.file: str | None = None
        self.duration_s = 0.0
        self.whole: Drawn | None = None
        self.near: Drawn | None = None
        self.windows = Windows.none()
        self.pictures = Pictures(session.lanes.sound, self)
        self._soon = QTimer(self, singleShot=True, interval=25)
        self._late = QTimer(self, singleShot=True, interval=120)
        self._build()
        self._connect()

    # ---- building
    def _build(self) -> None:
        self.bar = SpectrogramBar(self.session, self)
        self.plots = SoundPlots()
        self.plots.setAccessibleName(self.tr("Spectrogram"))
        self.plots.set_scale(self.session.settings.frequency_scale)
        self.marking = Marking(self.session, self.plots, self)
        self.timeline = TimelineShown(self.session, self.plots, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.plots, 1)
        if self.player is not None and self.player.parentWidget() is None:
            layout.addWidget(self.player)

    def _connect(self) -> None:
        session = self.session
        session.current_changed.connect(self._show_current)
        session.span_changed.connect(self._show_span)
        session.window_asked.connect(self.go_to_window)
        session.proposals.asked.connect(self._reveal)
        session.predictions_changed.connect(self._predictions_changed)
        session.classes_changed.connect(self._colour_windows)
        session.settings_changed.connect(self._settings_changed)
        session.recordings_changed.connect(self._recordings_changed)
        session.closed.connect(self._closed)
        self.pictures.drawn.connect(self._drawn)
        self.pictures.failed.connect(self._failed)
        self.pictures.idle.connect(self._idle)
        self._soon.timeout.connect(self._want)
        self._late.timeout.connect(self._hide_old)
        view = self.plots.view
        view.sigXRangeChanged.connect(self._moved)
        view.sigResized.connect(self._moved)
        view.clicked.connect(self._picture_clicked)
        self.plots.band.clicked.connect(self._clicked)
        self.plots.strip.clicked.connect(self._strip_clicked)
        for pencil in self.marking.pencils:
            pencil.begun.connect(self.timeline.enter)
        scene: Any = self.plots.scene()
        scene.sigMouseMoved.connect(self._pointing)
        self.bar.zoomed_in.connect(self.zoom_in)
        self.bar.zoomed_out.connect(self.zoom_out)
        self.bar.fitted.connect(self.fit)
        self.plots.colour_bar.changed.connect(self._recolour)
        self.plots.colour_bar.chosen.connect(self._keep_levels)
        self.plots.colour_bar.automatic.connect(self._find_levels)
        if self.player is not None:
            self.player.moved.connect(self.set_cursor)
            self.player.ended.connect(self._play_on)

    # ---- what the keys do
    def zoom_in(self) -> None:
        """Half the time, about the place that is heard."""
        self.plots.view.zoom(_ZOOM, self.plots.cursor_s)

    def zoom_out(self) -> None:
        self.plots.view.zoom(1 / _ZOOM, self.plots.cursor_s)

    def zoom_normal(self) -> None:
        """The selected window with as much again around it, or ten seconds about the place that is heard."""
        span = self.session.span
        if span is not None:
            width = span[1] - span[0]
            self._look(span[0] - width / 2, span[1] + width / 2)
        else:
            middle = self.plots.cursor_s
            self._look(middle - 5, middle + 5)

    def fit(self) -> None:
        """All of the recording, all frequencies; and where that is on screen already, all of its timeline."""
        whole = (0.0, self.duration_s)
        self._look(*(self.timeline.reach_s if self.plots.seen_s == whole else whole))
        if self.whole is not None:
            self.plots.all_frequencies(self.whole.picture.rate_hz)

    @Slot(object)
    def go_to_window(self, step: int) -> None:
        """Selects the next window (or the previous one: -1) and shows it."""
        if not self.windows.selectable:
            return
        span = self.windows.neighbour(self.session.span, step, self.plots.cursor_s)
        self.session.select_span(span)
        self._reveal(span)

    def go_to_region(self, step: int, class_id: int | None = None) -> bool:
        """Selects the next region (or the previous one: -1), of a class where one is given, and shows it.

        Where nothing is marked, the next window.  Returns whether there was one.
        """
        before = self.session.region
        if not self.marking.step(step, class_id) and class_id is None:
            self.go_to_window(step)
        elif self.session.span is not None and self.session.region != before:
            self._reveal(self.session.span)
        return self.session.region != before

    def go_to_time(self, at_s: float) -> None:
        """The place that is heard is there, and on screen; on a timeline, where the next recording begins if nothing was recorded there."""
        at_s = self._enter(self.timeline.recorded(at_s))
        self._seek(at_s)
        at_s = min(max(0.0, at_s), self.duration_s)
        self._reveal((at_s, at_s))

    @Slot(object)
    def _reveal(self, span: tuple[float, float]) -> None:
        low, high = self.plots.seen_s
        if span[0] < low or span[1] > high:
            half = max(high - low, span[1] - span[0]) / 2
            middle = (span[0] + span[1]) / 2
            self._look(middle - half, middle + half)

    def set_cursor(self, at_s: float) -> None:
        """Moves the line to what is heard; a view that is zoomed in turns the page."""
        self.plots.set_cursor(at_s)
        low, high = self.plots.seen_s
        if self.player is not None and self.player.playing and not low <= at_s <= high:
            self._look(at_s - 0.02 * (high - low), at_s + 0.98 * (high - low))

    # ---- the timeline
    def look_at_timeline(self, on: bool) -> None:
        """Looks at all recordings of the recorder that made the current one, or at that one alone; what is on screen stays where it is."""
        if on == self.timeline.on:
            return
        seen = self.plots.seen_s
        fitted = seen == (0.0, self.duration_s)
        self.timeline.on = on
        self._show_current(self.file)
        self._look(*(self.timeline.reach_s if fitted else seen))
        if on and self.file is not None and not self.timeline.several:
            self.session.said.emit(
                self.tr(
                    "This recording has no timeline: when it was made is not known, or it is the only one of its recorder"
                )
            )

    @Slot(object)
    def _recordings_changed(self, files: tuple[str, ...] | None) -> None:
        if (
            self.file is not None
            and self.timeline.on
            and self.session.rows.timeline(self.file) is not self.timeline.line
        ):
            self._show_current(self.file)

    @Slot()
    def _play_on(self) -> None:
        """The current recording was heard to its end: the next one of its timeline follows."""
        following = self.timeline.following()
        if following is None or self.player is None:
            return
        file, silent_s = following
        self.session.select((file,), file)
        self.player.play()
        if silent_s >= TOLD_FROM_S:
            words = self.tr("{time} without a recording were passed over")
            self.session.said.emit(words.format(time=time_text(silent_s)))

    def _enter(self, at_s: float) -> float:
        """The recording at a place becomes current, and is heard from there where one was heard; returns the place in its seconds."""
        was_playing = self.player is not None and self.player.playing
        at_s = self.timeline.enter(at_s)
        if self.player is not None and was_playing and not self.player.playing:
            self.player.seek(at_s)
            self.player.play()
        return at_s

    # ---- the current recording
    @Slot(object)
    def _show_current(self, file: str | None) -> None:
        self.file, self.whole, self.near = file, None, None
        self.marking.show(file)
        self.plots.say("")
        self._soon.stop()
        self.windows = Windows.none()
        if file is None:
            self.pictures.want()
            self._hide_old()
            self._colour_windows()
            return
        self._show_span(None)
        duration_s = self.session.duration_s(file)
        moved_s = self.timeline.show(file, duration_s or 0.0)
        if moved_s is not None:
            self._move_over(moved_s, duration_s or 0.0)
        elif duration_s:
            self._set_duration(duration_s)
        self._read_windows()
        self._late.start()
        self.pictures.want(self._request(file))

    def _request(self, file: str) -> Request:
        settings, project = self.session.settings, self.session.project
        assert project is not None
        return Request(
            self.session.path(file), self._columns(), settings.window_length, project.channel, settings.range_db
        )

    def _columns(self, factor: float = 1.0) -> int:
        pixels = self.plots.view.width() * self.plots.devicePixelRatioF() * factor
        return min(_MOST_COLUMNS, max(1, math.ceil(pixels / _COLUMNS_STEP)) * _COLUMNS_STEP)

    def _move_over(self, moved_s: float, duration_s: float) -> None:
        """Another recording of the same timeline is current: nothing moves on screen, unless that recording would not be seen."""
        low, high = (x + moved_s for x in self.plots.seen_s)
        self.duration_s = duration_s
        self.plots.move_time(low, high, self.timeline.reach_s)
        if low >= duration_s or high <= 0:
            middle = min(duration_s / 2, (high - low) / 2)
            self._look(middle - (high - low) / 2, middle + (high - low) / 2)

    def _set_duration(self, duration_s: float) -> None:
        self.duration_s = duration_s
        self.plots.move_time(0.0, duration_s, self.timeline.reach_s)

    def _look(self, start_s: float, end_s: float) -> None:
        first_s, last_s = self.timeline.reach_s
        width = min(end_s - start_s, last_s - first_s)
        start_s = min(max(first_s, start_s), max(first_s, last_s - width))
        self.plots.look(start_s, start_s + width)

    @Slot(object)
    def _drawn(self, drawn: Drawn) -> None:
        if self.file is None or drawn.request.path != self.session.path(self.file):
            return
        if drawn.request.whole:
            self._show_whole(drawn)
        else:
            self.near = drawn
            self._repaint()
        self._show_wave()

    def _show_whole(self, drawn: Drawn) -> None:
        first = self.whole is None
        if drawn.request.range_db != self.session.settings.range_db:
            drawn = drawn.recoloured(self.session.settings.range_db)
        levels = self._levels(drawn.levels)
        self.whole = drawn if levels == drawn.levels else drawn.recoloured(self.session.settings.range_db, levels)
        self._late.stop()
        if first:
            self.plots.near.setVisible(False)
            if (
                abs(drawn.picture.end_s - self.duration_s) > 0.001 and not self.timeline.several
            ):  # the header did not tell
                self.timeline.show(self.file, drawn.picture.end_s)
                self._set_duration(drawn.picture.end_s)
                self._read_windows()
                if self.player is not None:
                    self.player.set_duration(drawn.picture.end_s)
            self.plots.all_frequencies(drawn.picture.rate_hz)
            self.marking.limit(drawn.picture.end_s, drawn.picture.rate_hz)
        self._repaint()

    def _show_wave(self) -> None:
        if self.whole is not None:
            self.plots.wave.set_peaks(self.whole.picture.peaks, self.near.picture.peaks if self.near else None)
            self.plots.fit_wave()

    @Slot(object, object)
    def _failed(self, request: Request, error: Exception) -> None:
        if self.file is not None and request.path == self.session.path(self.file):
            self._hide_old()
            self.plots.say(messages.text(error))

    @Slot()
    def _hide_old(self) -> None:
        """What is on screen belongs to another recording, and the new picture takes its time."""
        self._late.stop()
        if self.whole is None:
            self.plots.hide_sound()

    # ---- near pictures and pictures ahead
    @Slot()
    def _moved(self) -> None:
        self._soon.start()

    @Slot()
    def _want(self) -> None:
        """Asks for what the view needs now: the whole at this width, and a near picture where the whole is too coarse."""
        if self.file is None:
            return
        request = self._request(self.file)
        if self.whole is None or self.whole.coarse:
            self.pictures.want(request) if self._fits() else self.pictures.want(self._near(request), request)
            return
        wanted = [] if self._same_width(request) else [request]
        if not self._fits() and not self._near_enough():
            wanted.insert(0, self._near(request))
        if wanted:
            self.pictures.want(*wanted)

    def _same_width(self, request: Request) -> bool:
        assert self.whole is not None
        return replace(self.whole.request, range_db=request.range_db) == request

    def _fits(self) -> bool:
        low, high = self.plots.seen_s
        return high - low >= 0.95 * self.duration_s

    def _near(self, request: Request) -> Request:
        low, high = self.plots.seen_s
        margin = _NEAR_MARGIN * (high - low)
        start_s, end_s = max(0.0, low - margin), min(self.duration_s, high + margin)
        return replace(
            request,
            start_s=start_s,
            end_s=end_s,
            columns=self._columns((end_s - start_s) / (high - low)),
            levels=self.whole.levels if self.whole else None,
        )

    def _near_enough(self) -> bool:
        if self.near is None:
            return False
        low, high = self.plots.seen_s
        seen = self.near.picture
        density = self.near.request.columns / (seen.end_s - seen.start_s)
        same = self.near.request.window_length == self.session.settings.window_length
        return (
            same and seen.start_s <= low and seen.end_s >= high and 0.8 < density * (high - low) / self._columns() < 3
        )

    @Slot()
    def _idle(self) -> None:
        """Makes the neighbours' pictures, so that walking through the list shows each at once."""
        walk = self.session.walk
        if self.file is None or walk is None:
            return
        near = [walk(self.file, step, False) for step in _AHEAD]
        short = [file for file in near if file and (self.session.duration_s(file) or 0.0) < GLANCE_FROM_S]
        self.pictures.prefetch([self._request(file) for file in short])

    # ---- windows and clicks
    def _read_windows(self) -> None:
        self.windows = Windows.of(self.session, self.file, self.duration_s)
        self._colour_windows()

    @Slot()
    def _colour_windows(self) -> None:
        self.plots.ribbon.set_windows(self.windows.spans, self.windows.colours(self.session))

    @Slot(object)
    def _predictions_changed(self, files) -> None:
        if self.file is not None and (files is None or self.file in files):
            self._read_windows()

    @Slot(object)
    def _show_span(self, span) -> None:
        self.plots.set_span(span)
        if self.player is not None:
            self.player.set_span(span)

    @Slot(float, float, bool)
    def _picture_clicked(self, at_s: float, frequency_hz: float, twice: bool) -> None:
        at_s = self._enter(at_s)
        if twice or not self.marking.click(at_s, frequency_hz):
            self._clicked(at_s, frequency_hz, twice)

    @Slot(float, float, bool)
    def _clicked(self, at_s: float, _y: float, twice: bool) -> None:
        at_s = self._enter(at_s)
        if twice:
            self.fit()
        elif self.timeline.several and not 0 <= at_s <= self.duration_s:
            return  # nothing was recorded there
        elif self.duration_s > LONG_S and self.windows.selectable:
            span = self.windows.at(at_s)
            if span == self.session.span:
                self._seek(at_s)
            else:
                self.session.select_span(span)
        else:
            self._seek(at_s)

    @Slot(float, float, bool)
    def _strip_clicked(self, at_s: float, _y: float, twice: bool) -> None:
        at_s = self._enter(at_s)
        self.fit() if twice else self._seek(at_s)

    def _seek(self, at_s: float) -> None:
        at_s = min(max(0.0, at_s), self.duration_s)
        if self.player is not None:
            self.player.seek(at_s)
        else:
            self.set_cursor(at_s)

    @Slot(object)
    def _pointing(self, place) -> None:
        view = self.plots.view
        if self.whole is None or not view.sceneBoundingRect().contains(place):
            self.bar.set_place(None, None, None, "")
            return
        at = view.place(place)
        shape = self.marking.cursor(at, QGuiApplication.keyboardModifiers())
        self.plots.viewport().setCursor(Qt.CursorShape.ArrowCursor if shape is None else shape)
        level = self.near.picture.level(at.x(), at.y()) if self.near is not None else None
        if level is None:
            level = self.whole.picture.level(at.x(), at.y())
        low, high = self.plots.seen_s
        self.bar.set_place(at.x(), at.y(), level, self.windows.words(at.x()), (high - low) / max(1.0, view.width()))

    # ---- settings and appearance
    @Slot(object)
    def _settings_changed(self, names) -> None:
        if "frequency_scale" in names:
            self.plots.set_scale(self.session.settings.frequency_scale)
        if {"colour_map", "frequency_scale"} & set(names):
            self._repaint()
        if {"range_db", "levels", "gain_db"} & set(names) and self.whole is not None:
            self._recolour(*self._levels(self.whole.recoloured(self.session.settings.range_db).levels))
        if "window_length" in names:
            self._want()

    def _levels(self, found: tuple[float, float]) -> tuple[float, float]:
        """Floor and top of the colours: those `found` in the recording, or what the person has set by hand; brighter by the gain."""
        settings = self.session.settings
        floor, top = settings.levels if len(settings.levels) == 2 else found
        return floor - settings.gain_db, top - settings.gain_db

    @Slot(float, float)
    def _recolour(self, floor: float, top: float) -> None:
        range_db = self.session.settings.range_db
        if self.whole is not None:
            self.whole = self.whole.recoloured(range_db, (floor, top))
        if self.near is not None:
            self.near = self.near.recoloured(range_db, (floor, top))
        self._repaint()

    @Slot(float, float)
    def _keep_levels(self, floor: float, top: float) -> None:
        gain_db = self.session.settings.gain_db
        self.session.set_picture(levels=[floor + gain_db, top + gain_db])

    @Slot()
    def _find_levels(self) -> None:
        self.session.set_picture(levels=[], gain_db=0)

    def _repaint(self) -> None:
        if self.whole is not None:
            dark = theme.palette().dark
            self.plots.colour_bar.show_levels(
                self.whole.levels, colour_maps.table(self.session.settings.colour_map, dark)
            )
        for image, drawn in ((self.plots.whole, self.whole), (self.plots.near, self.near)):
            if drawn is not None:
                self.plots.paint_image(image, drawn.picture, drawn.shades, self.session.settings.colour_map)

    @Slot()
    def _closed(self) -> None:
        self.pictures.forget()
        self._show_current(None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "plots"):
            self.plots.restyle()
            self._repaint()
        super().changeEvent(event)
