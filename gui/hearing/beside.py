"""What is said of the recordings beside the current one on its timeline: in the band above the picture, and near as regions in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QColor

from engine.labels import Label
from engine.predict.proposals import Proposal
from engine.predict.regions import seams
from engine.sound.timeline import Timeline
from gui import theme
from gui.hearing.names import Names
from gui.hearing.plot_parts import MARKS_FROM, RIBBON_TO
from gui.hearing.regions import Regions
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.timeline_parts import Bars
from gui.hearing.windows_shown import Windows
from gui.listing.row_columns import NO_LABEL
from gui.session import Session

_NEAR = 24  # so many recordings on screen are told in parts; of more, each as a whole
_SOON_MS = 60
_CLEAR = 0
_NOTHING = np.zeros((0, 2)), np.zeros(0, np.uint32), np.zeros(0, np.uint32)
_NAMELESS = np.zeros((0, 2)), (), np.zeros((0, 4), np.uint8)
Bar = tuple[float, float, int]  # start and end in seconds, 0xAARRGGBB


class Beside(QObject):
    """Draws bars and boxes.  What is said of parts of the current recording is left to those who mark it."""

    def __init__(self, session: Session, plots: SoundPlots, parent: QObject | None = None):
        super().__init__(parent)
        self.session, self.plots = session, plots
        self._line: Timeline | None = None
        self._origin_s = 0.0
        self._rows = np.zeros(0, np.intp)
        self._wholes: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None
        self._windows: dict[str, Windows] = {}
        self._said: dict[str, tuple[list[Label], list[Proposal]]] = {}
        self.ribbon, self.marks = Bars(0, RIBBON_TO), Bars(MARKS_FROM, 1)
        self.names = Names()
        for bars in (self.ribbon, self.marks, self.names):
            plots.band.addItem(bars, ignoreBounds=True)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._tell)
        plots.view.sigXRangeChanged.connect(self._moved)
        session.labels_changed.connect(self._labels_changed)
        session.predictions_changed.connect(self._predictions_changed)
        session.proposals.changed.connect(self._proposals_changed)
        session.classes_changed.connect(self._changed)

    def show(self, line: Timeline | None, origin_s: float) -> None:
        """These recordings, with second 0 of the view at `origin_s` of their timeline; None for none."""
        if line is not self._line:
            self._windows, self._said = {}, {}
            files = line.files if line is not None else ()
            self._rows = np.array([self.session.rows.row(file) for file in files], np.intp)
        self._line, self._origin_s, self._wholes = line, origin_s, None
        self._tell()

    @Slot()
    def _changed(self, *_: object) -> None:
        self._wholes = None
        self._moved()

    @Slot()
    def _moved(self, *_: object) -> None:
        if self._line is not None:
            self._soon.start()

    @Slot(object)
    def _labels_changed(self, edit) -> None:
        for file in edit.files:
            self._said.pop(file, None)
        self._changed()

    @Slot(object)
    def _proposals_changed(self, files) -> None:
        for file in list(self._said) if files is None else files:
            self._said.pop(file, None)
        self._changed()

    @Slot(object)
    def _predictions_changed(self, files) -> None:
        for file in list(self._windows) if files is None else files:
            self._windows.pop(file, None)
        self._changed()

    @Slot()
    def _tell(self) -> None:
        line = self._line
        if line is None or self.session.project is None:
            self._draw(self.ribbon, [])
            self._draw(self.marks, [])
            self.names.set_names(*_NAMELESS)
            self.plots.set_regions(Regions(), around=True)
            self._oversee(*_NOTHING)
            return
        if self._wholes is None:
            self._wholes = self._read_wholes(line)
            self._oversee(*self._wholes)
        low_s, high_s = (x + self._origin_s for x in self.plots.seen_s)
        seen = np.flatnonzero((line.starts_s < high_s) & (line.starts_s + line.lengths_s > low_s)).tolist()
        if len(seen) > _NEAR:
            self.plots.set_regions(Regions(), around=True)
            self.names.set_names(*_NAMELESS)
            self.ribbon.set_bars(self._wholes[0], self._wholes[1])
            self.marks.set_bars(self._wholes[0], self._wholes[2])
            return
        windows: list[Bar] = []
        named: list[tuple[np.ndarray, list[str], np.ndarray]] = []
        labels: list[Bar] = []
        around: list[Label] = []
        proposals: list[Proposal] = []
        for k in seen:
            file, start_s = line.files[k], float(line.starts_s[k]) - self._origin_s
            windows += self._windows_of(file, start_s)
            if (one := self._windows.get(file)) and (file != self.session.current or not one.selectable):
                spans, names, colours = one.stretches(one.colours(self.session, among=True))
                named.append((spans + start_s, names, colours))
            said, proposed = self._said_of(file)
            said = [label for label in said if file != self.session.current or label.whole]
            labels += self._bars_of(said, start_s, float(line.lengths_s[k]))
            around += (_moved(label, start_s) for label in said if not label.whole)
            if file != self.session.current:
                proposals += (
                    one._replace(start_s=one.start_s + start_s, end_s=one.end_s + start_s) for one in proposed
                )
        self._draw(self.ribbon, windows)
        self._draw(self.marks, labels)
        self._name(named)
        # theirs is no file, so that none of them can be taken for one of the current recording
        self.plots.set_regions(replace(Regions.of(around, proposals, self.session.classes), file=""), around=True)

    def _oversee(self, spans: np.ndarray, predicted: np.ndarray, said: np.ndarray) -> None:
        for which, shades in enumerate((said, predicted)):
            self.plots.overview.set_around(which, spans, np.ascontiguousarray(shades).view(np.uint8).reshape(-1, 4))

    def _read_wholes(self, line: Timeline) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Spans, and the shades of what the model and persons say, from what the list knows: thousands of recordings at once."""
        rows = self.session.rows
        starts, ends = line.starts_s - self._origin_s, line.starts_s + line.lengths_s - self._origin_s
        by_id = {one.id: _shade(one.colour) for one in self.session.classes}
        faint = _shade(theme.palette().faint)
        table = rows.names.lut(lambda name: _shade(one.colour) if (one := rows.named(name)) else _CLEAR, np.uint32)
        said = [_CLEAR if one == NO_LABEL else by_id.get(one, faint) for one in rows.label[self._rows].tolist()]
        return np.column_stack([starts, ends]), table[rows.predicted[self._rows]], np.array(said, np.uint32)

    def _said_of(self, file: str) -> tuple[list[Label], list[Proposal]]:
        project = self.session.project
        if file not in self._said and project is not None:
            labels = project.labels(file)
            self._said[file] = labels, project.proposals(file, labels)
        return self._said.get(file, ([], []))

    def _windows_of(self, file: str, start_s: float) -> list[Bar]:
        if file not in self._windows:
            self._windows[file] = Windows.of(self.session, file, self.session.duration_s(file) or 0.0)
        windows = self._windows[file]
        if not len(windows.spans) or not windows.probabilities.size:
            return []
        shades = np.ascontiguousarray(windows.colours(self.session, among=True)).view(np.uint32)[:, 0].tolist()
        edges = seams(windows.spans).tolist()
        return [(start_s + a, start_s + b, shade) for a, b, shade in zip(edges, edges[1:], shades)]

    def _bars_of(self, labels: Sequence[Label], start_s: float, length_s: float) -> list[Bar]:
        colours = {one.id: _shade(one.colour) for one in self.session.classes}
        faint = _shade(theme.palette().faint)
        return [
            (
                start_s + (label.start_s or 0.0),
                start_s + (length_s if label.end_s is None else label.end_s),
                colours.get(label.class_id or 0, faint),
            )
            for label in labels
            if label.kind not in ("note", "not")
        ]

    def _name(self, named: Sequence[tuple[np.ndarray, list[str], np.ndarray]]) -> None:
        if not named:
            self.names.set_names(*_NAMELESS)
            return
        spans, names, colours = zip(*named)
        self.names.set_names(np.concatenate(spans), list(chain(*names)), np.concatenate(colours))

    @staticmethod
    def _draw(bars: Bars, told: Sequence[Bar]) -> None:
        bars.set_bars(
            np.array([bar[:2] for bar in told], float).reshape(-1, 2), np.array([bar[2] for bar in told], np.uint32)
        )


def _moved(label: Label, by_s: float) -> Label:
    """The same in seconds of the view."""
    return label._replace(start_s=(label.start_s or 0.0) + by_s, end_s=(label.end_s or 0.0) + by_s)


def _shade(colour: str) -> int:
    return QColor(colour).rgba()
