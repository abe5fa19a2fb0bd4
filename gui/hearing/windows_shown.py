"""The windows of the current recording: where they lie, what the model says of each, which one a click means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor

from engine.errors import UserError
from engine.features import Waveform, spans
from engine.labels.classes import colour
from engine.predict.regions import seams
from gui.hearing.place_text import time_text
from gui.numbers import percent
from gui.session import Session

_PALEST = 0.25  # of a colour, where the model is least sure


@dataclass(frozen=True, eq=False)
class Windows:
    """`spans` (n, 2) in seconds, in order; `probabilities` (n, c) in the order of `classes`, or none yet (n, 0)."""

    spans: np.ndarray
    probabilities: np.ndarray
    classes: tuple[str, ...]

    @classmethod
    def none(cls) -> Windows:
        return cls(np.zeros((0, 2)), np.zeros((0, 0)), ())

    @classmethod
    def of(cls, session: Session, file: str | None, duration_s: float) -> Windows:
        """What the project knows; before it is classified, the windows the model would see."""
        project = session.project
        if project is None or file is None or duration_s <= 0:
            return cls.none()
        try:
            found, probabilities = project.windows(file)
            if len(found):
                said = project.predictions([file]).get(file)
                classes = said.classes if said is not None and len(said.classes) == probabilities.shape[1] else ()
                return cls(np.asarray(found, float), np.asarray(probabilities)[:, : len(classes)], tuple(classes))
            frontend = Waveform(window_s=project.model.window_s)
        except UserError:  # a model that cannot be read is told of elsewhere
            return cls.none()
        planned = spans(round(duration_s * frontend.rate_hz), frontend)
        return cls(planned, np.zeros((len(planned), 0)), ())

    @property
    def selectable(self) -> bool:
        """Whether there is more than one to choose from."""
        return len(self.spans) > 1

    def index(self, at_s: float) -> int:
        """The window whose middle is nearest."""
        return int(np.abs(self.spans.mean(1) - at_s).argmin())

    def at(self, at_s: float) -> tuple[float, float]:
        """Start and end of the window meant by a place."""
        start_s, end_s = self.spans[self.index(at_s)]
        return float(start_s), float(end_s)

    def neighbour(self, span: tuple[float, float] | None, step: int, at_s: float) -> tuple[float, float]:
        """The window `step` further than `span`; without one, the window at `at_s`."""
        if span is None:
            return self.at(at_s)
        index = min(max(0, self.index((span[0] + span[1]) / 2) + step), len(self.spans) - 1)
        return float(self.spans[index, 0]), float(self.spans[index, 1])

    def colours(self, session: Session, among: bool = False) -> np.ndarray:
        """The colour of each window's likeliest class, the paler the less sure: uint8 (n, 4), blue, green, red, alpha.

        A window of which nothing is said has none; nor has one that is all of its recording, unless shown among others (`among`).
        """
        if not (among or self.selectable) or not self.probabilities.size:
            return np.zeros((len(self.spans), 4), np.uint8)
        known = {c.name: c.colour for c in session.classes}
        table = np.array([_bgr(known.get(name) or colour(i)) for i, name in enumerate(self.classes)], np.uint8)
        best = self.probabilities.argmax(1)
        sure = self.probabilities.max(1)
        alpha = np.where(sure > 0, 255 * (_PALEST + (1 - _PALEST) * np.clip((sure - 0.2) / 0.7, 0, 1)), 0)
        return np.column_stack([table[best], alpha]).astype(np.uint8)

    def stretches(self, colours: np.ndarray) -> tuple[np.ndarray, list[str], np.ndarray]:
        """Where one class is the likeliest in window after window: spans (n, 2) in seconds, its name, and the mean of their `colours`.

        None where windows have no colour.
        """
        if not self.probabilities.size or not colours.any():
            return np.zeros((0, 2)), [], np.zeros((0, 4), np.uint8)
        best = np.where(colours[:, 3] > 0, self.probabilities.argmax(1), -1)
        first = np.flatnonzero(np.diff(best, prepend=-2))
        edges = seams(self.spans)[[*first, len(best)]]
        mean = colours[first]
        mean[:, 3] = np.add.reduceat(colours[:, 3].astype(float), first) / np.diff([*first, len(best)])
        said = best[first] >= 0
        names = [self.classes[k] for k in best[first][said].tolist()]
        return np.column_stack([edges[:-1], edges[1:]])[said], names, mean[said]

    def likeliest(self, at_s: float, most: int = 3) -> str:
        """Start and end of the window at a place, and the likeliest classes, a line each; "" before there is a prediction."""
        if not self.probabilities.size:
            return ""
        k = self.index(at_s)
        row, (start_s, end_s) = self.probabilities[k], self.spans[k].tolist()
        shown = row.argsort()[::-1][:most].tolist() if row.any() else []
        lines = [f"{self.classes[i]}   {percent(float(row[i]))}" for i in shown]
        return "\n".join([f"{time_text(start_s, 0.1, False)} – {time_text(end_s, 0.1)}", *lines])

    def words(self, at_s: float) -> str:
        """`rain 84 %` for the window at a place; "" before there is a prediction."""
        if not self.probabilities.size:
            return ""
        row = self.probabilities[self.index(at_s)]
        if not row.any():
            return ""
        return f"{self.classes[int(row.argmax())]} {percent(float(row.max()))}"


def _bgr(colour: str) -> tuple[int, int, int]:
    seen = QColor(colour)
    return seen.blue(), seen.green(), seen.red()
