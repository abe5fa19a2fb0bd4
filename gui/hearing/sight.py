"""Beside the spectrogram: what the model was given of the current window, and what it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.errors import UserError
from engine.predict.seeing import Seeing, Seen
from engine.sound.frequency_scale import Bands
from gui import messages, theme
from gui.bars import Bars, likeliest
from gui.hearing import colour_maps
from gui.hearing.place_text import time_text
from gui.hearing.sight_plot import SightPlot
from gui.lettering import heading, second
from gui.numbers import decimal
from gui.session import Session
from gui.worker import Job

if TYPE_CHECKING:
    from engine.model import Model
    from gui.hearing.spectrogram import SpectrogramPanel

WIDTH = 290
_BARS = 5
_SOON_MS = 40
_CENTI = 0.01
Asked = tuple[str, tuple[float, float]]  # recording, window


class Sight(QWidget):
    """Follows the selected window of the panel, or the one at the place that is heard.  Asks in the lane of what is heard."""

    def __init__(self, panel: SpectrogramPanel):
        super().__init__()
        self._session, self._panel = panel.session, panel
        self._seeing: Seeing | None = None
        self._asked: Asked | None = None
        self._job: Job | None = None
        self.seen: Seen | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("What the model saw"))
        self.where, self.about = second(), second()
        self.plot = SightPlot()
        self.plot.setAccessibleName(self.tr("What the model was given of the window"))
        self.verdict = QLabel()
        self.verdict.setProperty("rank", "second")
        self.bars = Bars()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, 4, theme.SPACE, theme.SPACE)
        column.setSpacing(theme.SPACE // 2)
        for widget in (heading(self.tr("What the model saw")), self.where):
            column.addWidget(widget)
        column.addWidget(self.plot, 1)
        for widget in (self.verdict, self.bars, self.about):
            column.addWidget(widget)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.look)
        self._connect(panel.session)
        self.look()

    def _connect(self, session: Session) -> None:
        for signal in (session.current_changed, session.span_changed, session.recordings_changed):
            signal.connect(self._later)
        self._panel.plots.cursors[0].sigPositionChanged.connect(self._later)
        session.model_changed.connect(self._anew)
        session.sounds_changed.connect(self._anew)
        session.project_changed.connect(self._project_changed)
        session.classes_changed.connect(self._say)
        session.settings_changed.connect(self._settings_changed)

    @Slot()
    def _later(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _anew(self, *_: object) -> None:
        """Another model answers, or another file lies there."""
        self._asked = None
        self._later()

    @Slot(object)
    def _project_changed(self, names: tuple[str, ...]) -> None:
        if "channel" in names:
            self._anew()

    @Slot()
    def look(self) -> None:
        """Asks about the current window, unless it is shown already."""
        session, file, window = self._session, self._panel.file, self._panel.window
        if not self.isVisibleTo(self._panel):
            return
        if session.project is None or file is None:
            return self._nothing(self.tr("Choose a recording to see what the model is given of it."))
        try:
            model = session.project.model
        except UserError as error:
            return self._nothing(messages.text(error))
        if window is None:
            return self._nothing(self.tr("It is not known yet how long this recording is."))
        if (file, window) == self._asked and self._seeing is not None and self._seeing.model is model:
            return None
        if self._job is not None:
            self._job.cancel()
        if self._seeing is None or self._seeing.model is not model:
            self._seeing = Seeing(model)
        self._asked = file, window
        job = self._job = Job(self._seeing.look, session.path(file), window, session.project.channel)
        job.succeeded.connect(self._arrived)
        job.failed.connect(self._failed)
        session.start(session.lanes.hearing, job)
        return None

    @Slot(object)
    def _arrived(self, seen: Seen) -> None:
        if self.sender() is self._job:
            self.seen = seen
            self._draw()
            self._say()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._nothing(messages.text(error))

    def _nothing(self, why: str) -> None:
        """There is nothing to see, and a sentence says why."""
        if self._job is not None:  # what it finds was of something else
            self._job.cancel()
            self._job = None
        self.seen, self._asked = None, None
        self.plot.show_nothing()
        self.bars.show_bars([])
        for label in (self.where, self.verdict):
            label.setVisible(False)
        self.about.setText(why)

    # ---- what is shown
    def _draw(self) -> None:
        seen, model = self.seen, self._seeing and self._seeing.model
        if seen is None or model is None:
            return
        settings, frontend = self._session.settings, model.frontend
        middles_hz = frontend.middles_hz
        bands = None if middles_hz is None else Bands("bands", float(middles_hz[-1]), tuple(middles_hz.tolist()))
        colours = colour_maps.table(settings.colour_map, theme.palette().dark)
        self.plot.show_picture(seen.picture, seen.start_s, frontend.window_s, bands, colours)

    @Slot()
    def _say(self) -> None:
        seen, model = self.seen, self._seeing and self._seeing.model
        if seen is None or model is None:
            return
        end_s = seen.start_s + model.window_s
        times = f"{time_text(seen.start_s, _CENTI, False)} – {time_text(end_s, _CENTI)}"
        if seen.repeated:
            times += "   " + self.tr("shorter than a window: repeated")
        self.where.setText(times)
        self.where.setVisible(True)
        self.bars.show_bars(likeliest(seen.probabilities, model.classes, self._session.classes, _BARS))
        verdict = self.tr("none of these; nearest:") if seen.none else ""
        if not model.classes:
            verdict = self.tr("nothing before it is taught")
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict))
        self.about.setText(self._made_of(seen, model))

    def _made_of(self, seen: Seen, model: Model) -> str:
        long = decimal(model.window_s, 2).rstrip("0").rstrip(".,")
        if seen.picture.ndim == 1:
            words = self.tr("{model} is given the sound itself, {seconds} s of it.")
            return words.format(model=messages.model_title(model.title), seconds=long)
        rows, columns = seen.picture.shape[:2]
        if model.frontend.middles_hz is None:
            words = self.tr("{model}: {rows} coefficients at {columns} moments of {seconds} s.")
        else:
            words = self.tr("{model}: {rows} bands of frequency at {columns} moments of {seconds} s.")
        return words.format(model=messages.model_title(model.title), rows=rows, columns=columns, seconds=long)

    @Slot(object)
    def _settings_changed(self, names: tuple[str, ...]) -> None:
        if "colour_map" in names:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_soon"):
            self.plot.restyle()
            self._draw()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._later()
