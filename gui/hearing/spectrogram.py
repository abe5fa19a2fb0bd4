"""The panel that shows the current recording: spectrogram, ribbon of classes, wave, the place that is heard and the selected window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import walking
from gui.hearing.marking import Marking
from gui.hearing.pane import Pane
from gui.hearing.pictures import Drawn
from gui.hearing.place_text import clock_text
from gui.hearing.showing import Showing
from gui.hearing.sight import Sight
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.spectrogram_bar import SpectrogramBar
from gui.hearing.timeline_shown import TimelineShown
from gui.hearing.windows_shown import Windows
from gui.listing.row_columns import NO_TIME
from gui.session import LONG_S, Session

_ZOOM = 0.5
_BATCHES_MS = 300  # a scan's come closer upon each other


class SpectrogramPanel(QWidget):
    """Shows `session.current`.  `player` moves the cursor and is moved by clicks; the panel works without one."""

    def __init__(self, session: Session, player=None, parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.player = player
        self.file: str | None = None
        self.duration_s = 0.0
        self.windows = Windows.none()
        self.sight: Sight | None = None
        self._elsewhere = False  # somebody looks at another place than what is heard
        self._changed = QTimer(self, singleShot=True, interval=_BATCHES_MS)
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
        self.showing = Showing(self.session, self.plots, self.timeline, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.plots, 1)
        layout.addLayout(self._beside, 1)
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
        session.sounds_changed.connect(self._sounds_changed)
        session.project_changed.connect(self._project_changed)
        self._changed.timeout.connect(self._lay_anew)
        session.closed.connect(self._closed)
        self.showing.known.connect(self._known)
        view = self.plots.view
        view.sigXRangeChanged.connect(self.showing.moved)
        view.sigXRangeChanged.connect(self._looked)
        view.sigResized.connect(self.showing.moved)
        view.clicked.connect(self._picture_clicked)
        self.plots.band.clicked.connect(self._clicked)
        self.plots.strip.clicked.connect(self._strip_clicked)
        self.marking.begun.connect(self.timeline.enter)
        self.plots.grown.connect(self._add_pane)
        scene: Any = self.plots.scene()
        scene.sigMouseMoved.connect(self._pointing)
        self.plots.left.connect(self._point_nowhere)
        self.bar.zoomed_in.connect(self.zoom_in)
        self.bar.zoomed_out.connect(self.zoom_out)
        self.bar.fitted.connect(self.fit)
        if self.player is not None:
            self.player.moved.connect(self.set_cursor)
            self.player.follows = self.timeline.following

    @Slot(object)
    def _add_pane(self, pane: Pane) -> None:
        pane.view.clicked.connect(self._picture_clicked)

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
        if self.showing.whole is not None:
            self.plots.all_frequencies(self.showing.whole.picture.rate_hz)

    @Slot(object)
    def go_to_window(self, step: int) -> None:
        """Selects the next window (or the previous one: -1) and shows it."""
        if not self.windows.selectable:
            return
        span = self.windows.neighbour(self.session.span, step, self.plots.cursor_s)
        self.session.select_span(span)
        self._reveal(span)

    def go_to_region(self, step: int, class_id: int | None = None) -> bool:
        """Selects the next region (or the previous one: -1), of a class where one is given, and shows it; on a timeline also of the
        recordings further on.

        Where nothing is marked, the next window.  Returns whether there was one.
        """
        before = self.session.region
        some = self.marking.step(step, class_id)
        if self.session.region == before and class_id is None and not self._go_beyond(step):
            if not some and self.windows.selectable:
                self.go_to_window(step)
            else:
                self.session.said.emit(self.tr("No region further on"))
        if self.session.span is not None and self.session.region != before:
            self._reveal(self.session.span)
        return self.session.region != before

    def _go_beyond(self, step: int) -> bool:
        """To the first region of what lies further on on the timeline; returns whether there is one."""
        found = walking.region_of(self.session, self.timeline.further(step), step)
        if found is not None:
            self.session.select((found.target.file,), found.target.file)
            self.session.select_region(found.target)
        return found is not None

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
        """Moves the line to what is heard; a view that is zoomed in turns the page, unless somebody has looked away from it."""
        self.plots.set_cursor(at_s)
        if self.session.current != self.file:  # the player has gone on to the next recording, the view not yet
            return
        low, high = self.plots.seen_s
        if self._heard_in_view or not self._playing:
            self._elsewhere = False
        elif not self._elsewhere:
            self._look(at_s - 0.02 * (high - low), at_s + 0.98 * (high - low))

    @property
    def _playing(self) -> bool:
        return self.player is not None and self.player.playing

    @property
    def _heard_in_view(self) -> bool:
        low, high = self.plots.seen_s
        return low <= self.plots.cursor_s <= high

    @Slot()
    def _looked(self) -> None:
        if self.session.current == self.file:
            self._elsewhere = self._playing and not self._heard_in_view

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
    def _recordings_changed(self, _files: tuple[str, ...] | None) -> None:
        if self.timeline.on:
            self._changed.start()

    @Slot(object)
    def _sounds_changed(self, files: tuple[str, ...]) -> None:
        """The files were replaced on disk: what is on screen may be a picture of what is gone."""
        self.showing.pictures.forget_of({self.session.path(file) for file in files})
        if self.file in files:
            self._show_current(self.file)

    @Slot()
    def _lay_anew(self) -> None:
        """Recordings have come, or their headers: where all of the timeline is on screen, all of it stays."""
        if self.file is None:
            return
        if self.session.rows.timeline(self.file) is not self.timeline.line:
            all_of_it = self.plots.seen_s == self.timeline.reach_s
            self._show_current(self.file)
            self._look(*(self.timeline.reach_s if all_of_it else self.plots.seen_s))

    def _enter(self, at_s: float) -> float:
        """The recording at a place becomes current, and is heard from there where one was heard; returns the place in its seconds."""
        was_playing = self._playing
        at_s = self.timeline.enter(at_s)
        if self.player is not None and was_playing and not self.player.playing:
            self.player.seek(at_s)
            self.player.play()
        return at_s

    # ---- the current recording
    @Slot(object)
    def _show_current(self, file: str | None) -> None:
        self.file = file
        self.marking.show(file)
        self.windows = Windows.none()
        self._point_nowhere()
        if file is None:
            self.showing.show(None)
            self._colour_windows()
            return
        self._show_span(self.session.span)
        duration_s = self.session.duration_s(file)
        moved_s = self.timeline.show(file, duration_s or 0.0)
        self._show_clock()
        if moved_s is not None:
            self._move_over(moved_s, duration_s or 0.0)
        elif duration_s:
            self._set_duration(duration_s)
        self._read_windows()
        self.showing.show(file)

    def _move_over(self, moved_s: float, duration_s: float) -> None:
        """Another recording of the same timeline is current: nothing moves on screen, unless that recording is to be seen and is not."""
        low, high = (x + moved_s for x in self.plots.seen_s)
        elsewhere = self._elsewhere and self._playing
        self.duration_s = duration_s
        self.plots.move_time(low, high, self.timeline.reach_s)
        if not elsewhere and (low >= duration_s or high <= 0):
            middle = min(duration_s / 2, (high - low) / 2)
            self._look(middle - (high - low) / 2, middle + (high - low) / 2)

    def _set_duration(self, duration_s: float) -> None:
        self.duration_s = duration_s
        self.plots.move_time(0.0, duration_s, self.timeline.reach_s)

    def _look(self, start_s: float, end_s: float) -> None:
        first_s, last_s = self.timeline.reach_s
        width = min(end_s - start_s, last_s - first_s)
        if width <= 0:  # how long it is is not known yet
            return
        start_s = min(max(first_s, start_s), max(first_s, last_s - width))
        self.plots.look(start_s, start_s + width)

    @Slot(object)
    def _known(self, drawn: Drawn) -> None:
        """The first picture of a recording is there, and with it how long it is and how high it reaches."""
        if abs(drawn.length_s - self.duration_s) > 0.001 and not self.timeline.several:  # the header did not tell
            self.timeline.show(self.file, drawn.length_s)
            self._set_duration(drawn.length_s)
            self._read_windows()
            if self.player is not None:
                self.player.set_duration(drawn.length_s)
        self.bar.popup.show_channels(drawn.channels)
        if not self.timeline.several or self.plots.view.frequency_scale.top_hz != drawn.picture.rate_hz / 2:
            self.plots.all_frequencies(drawn.picture.rate_hz)
        self.marking.limit(drawn.length_s, drawn.picture.rate_hz)

    # ---- windows and clicks
    @property
    def window(self) -> tuple[float, float] | None:
        """Start and end of the window in the middle of what is selected, or at the place that is heard; None before they are known."""
        if not len(self.windows.spans):
            return None
        span = self.session.span
        return self.windows.at(self.plots.cursor_s if span is None else (span[0] + span[1]) / 2)

    def show_sight(self, on: bool) -> None:
        """What the model is given of the current window, beside the picture."""
        if self.sight is None:
            self.sight = Sight(self)
            self._beside.addWidget(self.sight)
        self.sight.setVisible(on)

    def _read_windows(self) -> None:
        self.windows = Windows.of(self.session, self.file, self.duration_s)
        self._colour_windows()

    @Slot()
    def _colour_windows(self) -> None:
        colours = self.windows.colours(self.session)
        self.plots.ribbon.set_windows(self.windows.spans, colours)
        self.plots.names.set_names(*self.windows.stretches(colours))
        self.plots.overview.set_band(1, self.windows.spans, colours)

    @Slot(object)
    def _predictions_changed(self, files) -> None:
        if self.file is not None and (files is None or self.file in files):
            self._read_windows()

    @Slot(object)
    def _project_changed(self, names: tuple[str, ...]) -> None:
        """Models hear another channel, of which they may have said other things."""
        if "channel" in names and self.file is not None:
            self._read_windows()
            self.showing.take_settings({"channels"})  # which may follow what models hear

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

    @Slot()
    def _point_nowhere(self) -> None:
        self.bar.set_place(None, None, None, "")

    @Slot(object)
    def _pointing(self, place) -> None:
        pane, band = self.plots.pane_at(place), self.plots.band
        if band.sceneBoundingRect().contains(place):
            at_s = band.place(place).x()
            band.setToolTip(self.windows.likeliest(at_s) if 0 <= at_s <= self.duration_s else "")
        if self.showing.whole is None or pane is None:
            self._point_nowhere()
            return
        at = pane.view.place(place)
        shape = self.marking.cursor(at, QGuiApplication.keyboardModifiers())
        self.plots.viewport().setCursor(Qt.CursorShape.ArrowCursor if shape is None else shape)
        here = 0 <= at.x() <= self.duration_s
        sounds = here or self.timeline.at(at.x()).sounds
        level = self.showing.level(at.x(), at.y(), self.plots.panes.index(pane)) if sounds else None
        low, high = self.plots.seen_s
        pixel_s = (high - low) / max(1.0, pane.view.width())
        told = self.windows.words(at.x()) if here else ""
        if self.begins_s is not None:
            told = "   ".join(filter(None, (told, clock_text(self.begins_s + at.x(), max(pixel_s, 0.01)))))
        self.bar.set_place(at.x(), at.y(), level, told, pixel_s)

    # ---- settings and appearance
    @Slot(object)
    def _settings_changed(self, names) -> None:
        if "clock" in names:
            self._show_clock()
        self.showing.take_settings(set(names))

    @property
    def begins_s(self) -> int | None:
        """Seconds after midnight, by its own clock, when the recording began; None where nothing tells."""
        rows = self.session.rows
        row = rows.row(self.file)
        told = int(rows.recorded_s[row]) if row >= 0 else int(NO_TIME)
        return None if told == int(NO_TIME) else told % 86_400

    def _show_clock(self) -> None:
        self.plots.time_axis.set_clock(self.begins_s if self.timeline.by_clock else None)

    @Slot()
    def _closed(self) -> None:
        self.showing.forget()
        self._show_current(None)

    def restyle(self) -> None:
        """In the colours of now."""
        self.plots.restyle()
        self.plots.fit_wave(self.session.settings.gain_db)
        self.showing.repaint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "showing"):
            self.restyle()
        super().changeEvent(event)
