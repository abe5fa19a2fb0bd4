"""What is said of the recordings of a timeline, in the band above the picture: near, window by window and label by label."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QColor

from engine.labels import Label
from engine.sound.timeline import Timeline
from gui import theme
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.timeline_parts import Bars
from gui.hearing.windows_shown import Windows
from gui.listing.row_columns import NO_LABEL
from gui.session import Session

_NEAR = 24  # so many recordings on screen are told in parts; of more, each as a whole
_SOON_MS = 60
_CLEAR = 0
Bar = tuple[float, float, int]  # start and end in seconds, 0xAARRGGBB


class Beside(QObject):
    """Draws the bars.  What is said of the current recording is drawn over them by others, in its own seconds."""

    def __init__(self, session: Session, plots: SoundPlots, parent: QObject | None = None):
        super().__init__(parent)
        self.session, self.plots = session, plots
        self._line: Timeline | None = None
        self._origin_s = 0.0
        self._rows = np.zeros(0, np.intp)
        self._windows: dict[str, Windows] = {}
        self._labels: dict[str, list[Label]] = {}
        self.ribbon, self.marks = Bars(0, 0.45), Bars(0.55, 1)
        for bars in (self.ribbon, self.marks):
            plots.band.addItem(bars, ignoreBounds=True)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._tell)
        plots.view.sigXRangeChanged.connect(self._changed)
        session.labels_changed.connect(self._labels_changed)
        session.predictions_changed.connect(self._predictions_changed)
        session.classes_changed.connect(self._changed)

    def show(self, line: Timeline | None, origin_s: float) -> None:
        """These recordings, with second 0 of the view at `origin_s` of their timeline; None for none."""
        if line is not self._line:
            self._windows, self._labels = {}, {}
            files = line.files if line is not None else ()
            self._rows = np.array([self.session.rows.row(file) for file in files], np.intp)
        self._line, self._origin_s = line, origin_s
        self._tell()

    @Slot()
    def _changed(self, *_: object) -> None:
        if self._line is not None:
            self._soon.start()

    @Slot(object)
    def _labels_changed(self, edit) -> None:
        for file in edit.files:
            self._labels.pop(file, None)
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
            return
        low_s, high_s = (x + self._origin_s for x in self.plots.seen_s)
        seen = np.flatnonzero((line.starts_s < high_s) & (line.starts_s + line.lengths_s > low_s)).tolist()
        if len(seen) > _NEAR:
            self._tell_far(line)
            return
        self._read([line.files[k] for k in seen])
        windows: list[Bar] = []
        labels: list[Bar] = []
        for k in seen:
            start_s, length_s = float(line.starts_s[k]) - self._origin_s, float(line.lengths_s[k])
            windows += self._windows_of(line.files[k], start_s)
            labels += self._labels_of(line.files[k], start_s, length_s)
        self._draw(self.ribbon, windows)
        self._draw(self.marks, labels)

    def _tell_far(self, line: Timeline) -> None:
        """From what the list knows already: thousands of recordings at once."""
        rows = self.session.rows
        starts, ends = line.starts_s - self._origin_s, line.starts_s + line.lengths_s - self._origin_s
        by_name = {one.name: one.colour for one in self.session.classes}
        by_id = {one.id: _shade(one.colour) for one in self.session.classes}
        faint = _shade(theme.palette().faint)
        table = rows.names.lut(lambda name: _shade(by_name[name]) if name in by_name else _CLEAR, np.uint32)
        said = [_CLEAR if one == NO_LABEL else by_id.get(one, faint) for one in rows.label[self._rows].tolist()]
        self.ribbon.set_bars(np.column_stack([starts, ends]), table[rows.predicted[self._rows]])
        self.marks.set_bars(np.column_stack([starts, ends]), np.array(said, np.uint32))

    def _read(self, files: Sequence[str]) -> None:
        project = self.session.project
        assert project is not None
        for file in files:
            if file not in self._windows:
                self._windows[file] = Windows.of(self.session, file, self.session.duration_s(file) or 0.0)
        unread = [file for file in files if file not in self._labels]
        if unread:
            self._labels |= {file: [] for file in unread}
            for label in project.labels_of(unread):
                self._labels[label.file].append(label)

    def _windows_of(self, file: str, start_s: float) -> list[Bar]:
        windows = self._windows[file]
        if not len(windows.spans) or not windows.probabilities.size:
            return []
        shades = np.ascontiguousarray(windows.colours(self.session, among=True)).view(np.uint32)[:, 0].tolist()
        middles = windows.spans.mean(1)
        edges = [windows.spans[0, 0], *((middles[1:] + middles[:-1]) / 2), windows.spans[-1, 1]]
        return [(start_s + a, start_s + b, shade) for a, b, shade in zip(edges, edges[1:], shades)]

    def _labels_of(self, file: str, start_s: float, length_s: float) -> list[Bar]:
        colours = {one.id: _shade(one.colour) for one in self.session.classes}
        faint = _shade(theme.palette().faint)
        return [
            (
                start_s + (label.start_s or 0.0),
                start_s + (length_s if label.end_s is None else label.end_s),
                colours.get(label.class_id or 0, faint),
            )
            for label in self._labels[file]
            if label.kind not in ("note", "not")
        ]

    @staticmethod
    def _draw(bars: Bars, told: Sequence[Bar]) -> None:
        bars.set_bars(
            np.array([bar[:2] for bar in told], float).reshape(-1, 2), np.array([bar[2] for bar in told], np.uint32)
        )


def _shade(colour: str) -> int:
    return QColor(colour).rgba()
