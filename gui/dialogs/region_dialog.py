"""The exact times and frequencies of a region, for those who would rather type than draw."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QDoubleSpinBox, QWidget

from engine.labels import Target
from gui import theme
from gui.form import Form
from gui.hearing.marking import Marking


def ask(marking: Marking, parent: QWidget | None = None) -> bool:
    """Shows the dialog for the selected region, or for a new one where none is selected; returns whether it was agreed."""
    return RegionDialog(marking, parent).exec() == QDialog.DialogCode.Accepted


class RegionDialog(QDialog):
    def __init__(self, marking: Marking, parent: QWidget | None = None):
        super().__init__(parent)
        self._marking = marking
        self._before = marking.session.region
        begin = self._before or marking.fresh()
        limits = marking.limits
        self.setWindowTitle(self.tr("Region"))
        self.start = self._box(self.tr("Begins"), begin.start_s or 0.0, limits.duration_s, " s", 6, 0.1)
        self.end = self._box(self.tr("Ends"), begin.end_s or 0.0, limits.duration_s, " s", 6, 0.1)
        self.bounded = QCheckBox(self.tr("Only some frequencies"), self)
        self.bounded.setChecked(begin.low_hz is not None)
        self.low = self._box(self.tr("From"), begin.low_hz or 0.0, limits.top_hz, " Hz", 1, 100)
        high_hz = limits.top_hz if begin.high_hz is None else begin.high_hz
        self.high = self._box(self.tr("To"), high_hz, limits.top_hz, " Hz", 1, 100)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = Form(self)
        form.setContentsMargins(*(theme.SPACE * 3,) * 4)
        form.setSpacing(theme.SPACE)
        for box in (self.start, self.end):
            form.addRow(box.accessibleName(), box)
        form.addRow(self.bounded)
        for box in (self.low, self.high):
            form.addRow(box.accessibleName(), box)
        form.addRow(self.buttons)
        self._shown = {box: box.value() for box in (self.start, self.end, self.low, self.high)}
        self._begin = begin
        for box in (self.start, self.end, self.low, self.high):
            box.valueChanged.connect(self._check)
        self.bounded.toggled.connect(self._check)
        self._check()

    def _box(self, name: str, value: float, most: float, unit: str, decimals: int, step: float) -> QDoubleSpinBox:
        box = theme.indented(QDoubleSpinBox(self))
        box.setAccessibleName(name)
        box.setDecimals(decimals)
        box.setRange(0.0, most)
        box.setSingleStep(step)
        box.setSuffix(unit)
        box.setValue(value)
        return box

    def _check(self) -> None:
        bounded = self.bounded.isChecked()
        self.low.setEnabled(bounded)
        self.high.setEnabled(bounded)
        good = self.start.value() < self.end.value() and (not bounded or self.low.value() < self.high.value())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)

    @property
    def target(self) -> Target:
        """The region as it is typed."""
        assert self._marking.file is not None
        begin = self._begin
        start_s, end_s = self._value(self.start, begin.start_s), self._value(self.end, begin.end_s)
        band = (None, None)
        if self.bounded.isChecked():
            band = self._value(self.low, begin.low_hz), self._value(self.high, begin.high_hz)
        return Target(self._marking.file, start_s, end_s, *band)

    def _value(self, box: QDoubleSpinBox, was: float | None) -> float:
        """What is typed; what was not touched is exactly as it was, which may be finer than the box shows."""
        return was if was is not None and box.value() == self._shown[box] else round(box.value(), 6)

    def accept(self) -> None:
        self._marking.put(self._before, self.target)
        super().accept()
