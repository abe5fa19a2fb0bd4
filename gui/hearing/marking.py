"""Marking regions on the current recording: which one is selected, and what mouse and keys do to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor

from engine.labels import Label, Target
from gui import theme
from gui.hearing.pane import Pane
from gui.hearing.pencil import LEAST_S, Limits, Pencil
from gui.hearing.plot_parts import TimeView
from gui.hearing.regions import REACH_PX, SAID, Regions
from gui.hearing.sound_plots import SoundPlots
from gui.session import Session

if TYPE_CHECKING:
    from engine.labels.history import Edit

NUDGE_PX = 8
_FRESH_S = 1.0  # how long a region is that begins or ends here, until its other end is said


def bars(regions: Regions) -> tuple[np.ndarray, np.ndarray]:
    """What persons said of parts of a recording, as spans (n, 2) in seconds and colours (n, 4) as blue, green, red, alpha."""
    said = regions.states == SAID
    faint = QColor(theme.palette().faint).name()
    numbers, which = np.unique(regions.first[said], return_inverse=True)
    table = [QColor(regions.colours.get(number, faint)) for number in numbers.tolist()]
    looks = np.array([(c.blue(), c.green(), c.red(), 255) for c in table], np.uint8).reshape(-1, 4)
    return regions.edges[said, :2], looks[which]


class Marking(QObject):
    """Draws `session`'s regions on the plots; a drawn one is selected, and the keys of the classes then label it."""

    begun = Signal(float)  # where a region is about to be drawn, in seconds
    asked = Signal(object)  # QPoint: a menu is wanted at this place of the screen

    def __init__(self, session: Session, plots: SoundPlots, parent: QObject | None = None):
        super().__init__(parent)
        self.session = session
        self.plots = plots
        self.regions = Regions()
        self.file: str | None = None
        self.pencils: list[Pencil] = []
        for view in (plots.view, plots.strip):
            self._add_pencil(view)
        plots.view.asked.connect(self.ask)
        plots.grown.connect(self._add_pane)
        session.span_changed.connect(self._show_selected)
        session.labels_changed.connect(self._labels_changed)
        session.proposals.changed.connect(self._proposals_changed)
        session.classes_changed.connect(self.refresh)
        session.project_changed.connect(self.refresh)

    def _add_pencil(self, view: TimeView) -> Pencil:
        pencil = Pencil(view, self)
        pencil.begun.connect(self.begun)
        pencil.changing.connect(self._preview)
        pencil.drawn.connect(self.session.select_region)
        pencil.moved.connect(self.put)
        self.pencils.append(pencil)
        return pencil

    @Slot(object)
    def _add_pane(self, pane: Pane) -> None:
        """Another channel is marked as the first one is."""
        self._add_pencil(pane.view).follow(self.pencils[0])
        pane.view.asked.connect(self.ask)

    # ---- what is shown
    def show(self, file: str | None) -> None:
        """The recording that is marked from now on."""
        self.file = file
        for pencil in self.pencils:
            pencil.file = file
            pencil.active = self.session.writable
        row = self.session.rows.row(file)
        rate_hz = int(self.session.rows.rate_hz[row]) if row >= 0 else 0
        self.limit((file and self.session.duration_s(file)) or 0.0, rate_hz)
        self.refresh()

    def limit(self, duration_s: float, rate_hz: int) -> None:
        """Nothing is marked beyond the end, or above half the sampling rate."""
        for pencil in self.pencils:
            pencil.limits = Limits(duration_s, rate_hz / 2)

    @Slot()
    def refresh(self) -> None:
        """Reads the regions again."""
        self.session.proposals.reread()
        self._show()

    def _show(self) -> None:
        beside = self.session.proposals.beside(self.file)
        self.regions = Regions.of(beside.labels, beside.proposals, self.session.classes)
        self.plots.set_regions(self.regions)
        said = bars(self.regions)
        self.plots.marks.set_bars(*said)
        self.plots.overview.set_band(0, *said)

    @Slot(object)
    def _proposals_changed(self, files: tuple[str, ...] | None) -> None:
        if files is None or self.file in files:
            self.refresh()

    @Slot(object)
    def _labels_changed(self, edit: Edit) -> None:
        if self.file not in edit.files:
            return
        self._show()
        selected = self.session.region
        for change in getattr(edit, "changes", ()):  # a region that moves, or moves back, stays selected
            if selected is None or change.table != "labels" or change.before is None or change.after is None:
                continue
            before, after = Label(*change.before), Label(*change.after)
            if (before.file, before.span) == (selected.file, selected.span) and after.span != before.span:
                self.session.select_region(Target(after.file, *after.span))
                return

    @Slot(object)
    def _show_selected(self, *_: object) -> None:
        for pencil in self.pencils:
            pencil.selected = self.session.region
        self.plots.select(self.session.region)

    @Slot(object)
    def _preview(self, target: Target) -> None:
        self.plots.select(target)
        self.plots.set_span((target.start_s or 0.0, target.end_s or 0.0))

    # ---- the mouse
    def click(self, at_s: float, frequency_hz: float | None) -> bool:
        """Selects the region there; a click beside the selected one lets go of it.  Returns whether it meant a region.

        Where several lie over each other, one click after the other selects them, the smallest first.
        """
        near_s = REACH_PX * self.plots.view.viewPixelSize()[0] / 2
        region = None if frequency_hz is None else self.regions.at(at_s, frequency_hz, near_s, self.session.region)
        if region is None:
            had = self.session.region is not None
            if had:
                self.session.select_region(None)
            return had
        if region.target == self.session.region:
            return False  # a click within it goes to the place, as anywhere
        self.session.select_region(region.target)
        return True

    @Slot(float, float, object)
    def ask(self, at_s: float, frequency_hz: float, where: QPointF) -> None:
        """What can be done with the region there, which is selected."""
        near_s = REACH_PX * self.plots.view.viewPixelSize()[0] / 2
        region = self.regions.at(at_s, frequency_hz, near_s)
        if region is not None:
            self.session.select_region(region.target)
        if self.file is not None:
            self.asked.emit(where.toPoint())

    def cursor(self, at: QPointF, held: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """The mouse's shape over a place of the spectrogram."""
        return self.pencils[0].cursor(at, bool(held & Qt.KeyboardModifier.ShiftModifier))

    @Slot(object, object)
    def put(self, before: Target | None, to: Target) -> None:
        """The region is now there, with all that was said of it; a new one (`before` None) is selected."""
        if to.file != self.file:
            return
        if before is not None and before != to and self.regions.find(before) >= 0:
            self.session.edits.do(lambda project, report: project.move(before, to))
        self.session.select_region(to)

    # ---- the keys
    @property
    def drawing(self) -> bool:
        """Whether a plain drag draws."""
        return self.pencils[0].drawing

    def draw(self, drawing: bool) -> None:
        """From now on a plain drag draws a region (or moves the picture)."""
        for pencil in self.pencils:
            pencil.drawing = drawing

    def step(self, step: int, class_id: int | None = None) -> bool:
        """Selects the next region (or the previous one: -1), of a class where one is given; returns whether the recording has any."""
        among = None if class_id is None else self.regions.of_class(class_id)
        region = self.regions.neighbour(self.session.region, step, self.plots.cursor_s, among)
        if region is not None:
            self.session.select_region(region.target)
        return len(self.regions) > 0

    def edge(self, begins: bool) -> None:
        """A region begins (or ends) at the place that is heard; of the selected region that border is pulled here.

        Where that would turn it round, another region is meant: the next one is begun behind the one just labelled.
        """
        if self.file is None or not self.session.writable:
            return
        at_s, selected = self.plots.cursor_s, self.session.region
        if selected is not None:
            to = replace(selected, **{"start_s" if begins else "end_s": round(at_s, 6)})
            if (to.end_s or 0.0) - (to.start_s or 0.0) >= LEAST_S:
                self.put(selected, to)
                return
        self.session.select_region(self.fresh(begins))

    @property
    def limits(self) -> Limits:
        """How far the recording reaches."""
        return self.pencils[0].limits

    def fresh(self, begins: bool = True) -> Target:
        """A region of a second that begins (or ends) at the place that is heard."""
        assert self.file is not None
        at_s, long_s = self.plots.cursor_s, self.limits.duration_s
        start_s, end_s = (at_s, at_s + _FRESH_S) if begins else (at_s - _FRESH_S, at_s)
        start_s = min(max(0.0, start_s), max(0.0, long_s - LEAST_S))
        return Target(self.file, round(start_s, 6), round(min(max(end_s, start_s + LEAST_S), long_s), 6))

    def nudge(self, steps: int) -> None:
        """Moves the selected region by some points of the screen."""
        selected = self.session.region
        if selected is not None and self.session.writable:
            by_s = steps * NUDGE_PX * self.plots.view.viewPixelSize()[0]
            self.put(selected, self.pencils[0].shifted(selected, by_s, 0.0))

    def duplicate(self) -> None:
        """Another region with the same classes, right behind the selected one, or before it where there is no room."""
        selected = self.session.region
        if selected is None or not self.session.writable:
            return
        long_s = (selected.end_s or 0.0) - (selected.start_s or 0.0)
        for by_s in (long_s, -long_s):
            to = self.pencils[0].shifted(selected, by_s, 0.0)
            if abs((to.start_s or 0.0) - (selected.start_s or 0.0)) >= long_s - 1e-6:  # as fine as places are kept
                break
        else:
            self.session.said.emit(self.tr("There is no room for a copy behind the region or before it"))
            return
        if self.regions.find(selected) >= 0:
            self.session.edits.do(lambda project, report: project.copy(selected, to))
        self.session.select_region(to)
