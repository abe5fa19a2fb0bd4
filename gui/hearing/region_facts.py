"""The numbers of the selected region: what was marked, and what is measured there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.labels import Target
from gui import messages, theme, work
from gui.hearing.place_text import frequency_text, time_text
from gui.hearing.regions import Regions
from gui.numbers import percent
from gui.session import Session
from gui.worker import Job

if TYPE_CHECKING:
    from engine.sound.acoustics import Acoustics

REST_MS = 150  # a border that is being pulled is measured when it rests
LONGEST_S = 600.0  # longer ones would keep pictures waiting
_MILLI = 0.001


class RegionFacts(QWidget):
    """Follows the session's region; hidden where there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._known: tuple[Target, list[str]] | None = None  # what was measured last
        self.heading = QLabel(self.tr("Region"))
        self.heading.setProperty("rank", "heading")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._measure)
        for signal in (session.span_changed, session.labels_changed, session.proposals.changed):
            signal.connect(self._changed)
        session.current_changed.connect(self._changed)
        for signal in (session.opened, session.project_changed, session.sounds_changed):
            signal.connect(self._anew)
        self._changed()

    @Slot()
    def _anew(self, *_: object) -> None:
        """The same region may hold another sound: of another project, channel or file."""
        self._known = None
        self._changed()

    @Slot()
    def _changed(self, *_: object) -> None:
        region = self._session.region
        self.setVisible(region is not None)
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._rest.stop()
        if region is None:
            return
        if self._known is not None and self._known[0] == region:
            self.words.setText("\n".join([*self._marked(region), *self._known[1]]))
        else:
            self.words.setText("\n".join(self._marked(region)))
            self._rest.start()

    def _marked(self, region: Target) -> list[str]:
        start_s, end_s = region.start_s or 0.0, region.end_s or 0.0
        times = f"{time_text(start_s, _MILLI, False)} – {time_text(end_s, _MILLI)}"
        lines = [self.tr("{times}, {long} long").format(times=times, long=time_text(end_s - start_s, _MILLI))]
        if region.low_hz is not None and region.high_hz is not None:
            lines.append(f"{frequency_text(region.low_hz)} – {frequency_text(region.high_hz)}")
        for words in (self._proposed(region), self._said(region)):
            if words:
                lines.insert(0, words)
        if note := self._session.note_here:
            lines.append(f"“{note}”")
        return lines

    def _said(self, region: Target) -> str:
        """Its classes: a narrow box has no room for all of their names."""
        regions = Regions.of(self._session.proposals.said_at(region), (), self._session.classes)
        return ", ".join(regions[0].names) if len(regions) else ""

    def _proposed(self, region: Target) -> str:
        """What is to be judged, and with which keys."""
        said = [
            f"{one.name} {percent(one.confidence)}" if one.confidence is not None else one.name
            for one in self._session.proposals.open_at(region)
        ]
        if not said:
            return ""
        name = ", ".join(filter(None, said))
        if not name:
            return self.tr("Found: a class key says what it is, X that it is nothing")
        return self.tr("Proposed: {name}. Enter accepts it, X rejects it, a class key corrects it").format(name=name)

    @Slot()
    def _measure(self) -> None:
        session, region = self._session, self._session.region
        if session.project is None or region is None:
            return
        start_s, end_s, low_hz, high_hz = region.span
        if (end_s or 0.0) - (start_s or 0.0) > LONGEST_S:
            return
        path, channel = session.path(region.file), session.project.channel
        job = self._job = Job(work.measure, path, start_s or 0.0, end_s or 0.0, low_hz, high_hz, channel)
        job.succeeded.connect(self._measured)
        job.failed.connect(self._failed)
        session.start(session.lanes.sound, job)

    @Slot(object)
    def _measured(self, found: Acoustics) -> None:
        region = self._session.region
        if self.sender() is self._job and region is not None:
            self._known = region, self._found(found)
            self.words.setText("\n".join([*self._marked(region), *self._known[1]]))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        region = self._session.region
        if self.sender() is self._job and region is not None:
            self.words.setText("\n".join([*self._marked(region), messages.text(error)]))

    def _found(self, found: Acoustics) -> list[str]:
        if found.peak_hz is None or found.low_5_hz is None or found.high_95_hz is None or found.level_dbfs is None:
            return [self.tr("silent")]
        lines = [
            self.tr("loudest at {peak}").format(peak=frequency_text(found.peak_hz)),
            self.tr("90 % of it from {low} to {high}, within {long}").format(
                low=frequency_text(found.low_5_hz),
                high=frequency_text(found.high_95_hz),
                long=time_text(found.duration_90_s or 0.0, _MILLI),
            ),
            self.tr("{level} dB below full scale").format(level=round(-found.level_dbfs)),
        ]
        if found.snr_db is not None:
            lines.append(self.tr("{snr} dB above the quiet around it").format(snr=round(found.snr_db)))
        return lines
