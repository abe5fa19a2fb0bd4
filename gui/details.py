"""The panel of details: what is known of the current recording, what the model says of it, and what people said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.labels import Label
from engine.predict.predictions import Prediction
from gui import theme
from gui.bars import Bars
from gui.hearing.region_facts import RegionFacts
from gui.learning.known_words import known_words
from gui.lettering import heading
from gui.listing.row_texts import duration_text, rate_text, recorded_text
from gui.session import Session
from gui.status import Quiet

if TYPE_CHECKING:
    from gui.proposals import Beside

BARS = 4


class Details(QScrollArea):
    """Follows the session's current recording."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(210)
        self.viewport().setAutoFillBackground(False)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self.file = Quiet(is_name=True)
        self.file.setFont(theme.font(1, bold=True))
        self.file.setProperty("rank", "")
        self.facts = QLabel()
        self.facts.setProperty("rank", "second")
        self.facts.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.said = heading(self.tr("Label"))
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.heard = heading(self.tr("Prediction"))
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.region = RegionFacts(session)
        self.bars = Bars()
        self.known = QLabel()
        self.known.setWordWrap(True)
        self.known.setProperty("rank", "second")
        self.note_head = heading(self.tr("Note"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        for text in (self.label, self.verdict, self.known, self.note, self.problem, self.facts):
            text.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.SPACE, 4, theme.SPACE, theme.SPACE)
        column.setSpacing(3)
        self.empty = QLabel(self.tr("Choose a recording to see what is known of it."))
        self.empty.setProperty("rank", "second")
        self.empty.setWordWrap(True)
        self._parts = (
            self.file,
            self.facts,
            self.problem,
            self.said,
            self.label,
            self.heard,
            self.verdict,
            self.bars,
            self.known,
            self.note_head,
            self.note,
        )
        for widget in (self.empty, *self._parts):
            if widget in (self.said, self.heard, self.note_head):
                column.addSpacing(5)
            column.addWidget(widget)
        column.insertWidget(column.indexOf(self.label) + 1, self.region)
        column.addStretch(1)
        self.setWidget(inner)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        self._soon.timeout.connect(self.refresh)
        session.current_changed.connect(self.refresh)
        for signal in (session.classes_changed, session.opened, session.closed):
            signal.connect(self._later)
        for signal in (session.recordings_changed, session.predictions_changed):
            signal.connect(self._files_changed)
        session.labels_changed.connect(self._labels_changed)
        session.span_changed.connect(self._show_notes)
        self.refresh()

    def _later(self, *_) -> None:
        self._soon.start()

    def _files_changed(self, files: tuple[str, ...] | None) -> None:
        if files is None or self._session.current in files:
            self._later()

    def _labels_changed(self, edit) -> None:
        if self._session.current in edit.files:
            self.refresh()

    def refresh(self, *_) -> None:
        """Shows what is known now."""
        s = self._session
        row = s.rows.row(s.current)
        there = row >= 0 and s.project is not None and s.current is not None
        for widget in self._parts:
            widget.setVisible(there)
        self.empty.setVisible(not there)
        if not there or s.current is None:
            return
        rows = s.rows
        folder, _, name = s.current.rpartition("/")
        self.file.say(name, s.current)
        facts = (
            duration_text(rows.duration_s[row]),
            rate_text(int(rows.rate_hz[row])),
            recorded_text(rows.recorded_s[row], rows.offset_min[row]),
            rows.devices.text(int(rows.device[row])),
            folder,
        )
        self.facts.setText("  ·  ".join(fact for fact in facts if fact))
        problem = rows.problem_of(row)
        self.problem.setText(problem)
        self.problem.setStyleSheet(f"color: {theme.palette().warn}")
        self.problem.setVisible(bool(problem))
        assert s.project is not None
        self._show_label(s.proposals.beside(s.current))
        self._show_prediction(s.project.predictions([s.current]).get(s.current))
        self._show_notes()

    def _show_notes(self, *_: object) -> None:
        """All but that of the selected region, which stands among what is known of it."""
        if self.empty.isVisibleTo(self):
            return
        region = self._session.region
        span = None if region is None else region.span
        said = self._session.proposals.beside(self._session.current).labels
        notes = [one.note for one in said if one.kind == "note" and one.span != span]
        self.note.setText("\n".join(notes))
        for widget in (self.note_head, self.note):
            widget.setVisible(bool(notes))

    def _show_label(self, beside: Beside) -> None:
        names = {c.id: c.name for c in self._session.classes}
        whole, parts, unknown, by = [], 0, False, ""
        for labels in beside.said.values():
            said = [label for label in labels if label.kind not in ("note", "not")]
            if said and not said[0].whole:
                parts += 1  # of several classes, too, it is one region
            for label in said:
                if label.kind == "unknown":
                    unknown = True
                elif label.whole:
                    whole.append(names.get(label.class_id or 0, "?"))
                    by = self._source(label)
        words = ", ".join(whole) or (self.tr("don't know") if unknown else "")
        if parts:
            words = f"{words}  ·  " * bool(words) + self.tr("regions labelled: {n}").format(n=parts)
        self.label.setText(f"{words}   ({by})" if by and words else words or self.tr("none yet"))
        self.label.setStyleSheet("" if words else f"color: {theme.palette().faint}")

    def _source(self, label: Label) -> str:
        how = {
            "accepted": self.tr("accepted"),
            "bulk": self.tr("accepted with many"),
            "table": self.tr("from a table"),
        }.get(label.source, "")
        return ", ".join(part for part in (how, label.who) if part)

    def _show_prediction(self, prediction: Prediction | None) -> None:
        s = self._session
        bars = _likeliest(prediction, {c.name: c.colour for c in s.classes})
        none = prediction is not None and prediction.none
        self.verdict.setText(
            self.tr("none of these; nearest:") if none else "" if bars else self.tr("not classified yet")
        )
        self.verdict.setStyleSheet("" if none else f"color: {theme.palette().faint}")
        self.verdict.setVisible(bool(self.verdict.text()))
        self.bars.show_bars(bars)
        assert s.project is not None
        self.known.setText(known_words(s.project) if bars else "")
        self.known.setVisible(bool(self.known.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_soon"):
            self._later()


def _likeliest(prediction: Prediction | None, colours: dict[str, str]) -> list[tuple[str, float, str]]:
    if prediction is None or prediction.probabilities is None:
        return []
    order = prediction.probabilities.argsort()[::-1][:BARS]
    accent = theme.palette().accent
    return [
        (prediction.classes[i], float(prediction.probabilities[i]), colours.get(prediction.classes[i], accent))
        for i in order
    ]
