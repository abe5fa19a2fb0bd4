"""Paints the cells of the list: chips for labels, rings for predictions, a quiet bar for confidence."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from engine.labels import Class
from gui import theme
from gui.listing.recordings_model import RecordingsModel
from gui.listing.row_columns import BULK, COLUMNS, DONT_KNOW, NO_LABEL, NONE_OF_THESE, PROBLEM, RIGHT, UNSURE, WAITING
from gui.numbers import percent

PAD = 8  # left and right of a cell's text
DOT = 8
APART = 4  # two chips
NOTE = 12  # the mark of a note, with what keeps it from the chips
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STRONG = {"file"}  # every other column without a shape of its own is of second rank


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, so that numbers stand in columns."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


class RecordingsDelegate(QStyledItemDelegate):
    """Reads the row straight from the model: asking it through Qt, role by role, costs ten times as much."""

    def __init__(self, model: RecordingsModel, view: QTableView):
        super().__init__(view)
        self._model = model
        self._view = view
        self.hovered = -1  # the place under the mouse
        self.dress()

    def dress(self) -> None:
        """The colours and fonts of now; again when the theme changes."""
        self._colours = theme.palette()
        c = self._colours
        self._ink, self._faint, self._warn = QColor(c.ink), QColor(c.faint), QColor(c.warn)
        self._soft, self._line, self._accent = QColor(c.soft), QColor(c.line), QColor(c.accent)
        self._hover = QColor(theme.mixed(c.accent, c.panel, 0.06))
        self._track = QColor(theme.mixed(c.ink, c.panel, 0.10))
        self._sure = QColor(theme.mixed(c.accent, c.panel, 0.75))
        self._unsure = QColor(theme.mixed(c.warn, c.panel, 0.75))
        self._font = tabular(self._view.font())
        self._italic = QFont(self._font)
        self._italic.setItalic(True)
        self._metrics = QFontMetrics(self._font)
        self._percent_width = self._metrics.horizontalAdvance("100 %")
        self._fills: dict[str, QColor] = {}

    def row_height(self) -> int:
        """One height for all rows."""
        return self._metrics.height() + 12

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        column = COLUMNS[index.column()]
        row = self._model.row(index.row())
        text = self._model.text(row, column)
        extra = {"label": NOTE, "prediction": DOT + 8, "confidence": 48}.get(column, 2)
        chips = self._chips(row) if column == "label" else []
        width = sum(self._chip_width(one) for one in chips) or self._metrics.horizontalAdvance(text)
        return QSize(width + 2 * PAD + extra, self.row_height())

    def helpEvent(
        self, event: Any, view: Any, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        # A tooltip that only repeats what the cell shows in full is noise.
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            column = COLUMNS[index.column()]
            row = self._model.row(index.row())
            tip = self._model.tip(row, column)
            fits = self.sizeHint(option, index).width() <= view.visualRect(index).width()
            if fits and tip == self._model.text(row, column):
                return False
        return super().helpEvent(event, view, option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = index.row()
        row = self._model.row(place)
        column = COLUMNS[index.column()]
        rect: Any = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._soft)
        elif place == self.hovered:
            painter.fillRect(rect, self._hover)
        if place == self._view.currentIndex().row():
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._accent)
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, self._accent)
        painter.setFont(self._font)
        inner = QRectF(rect).adjusted(PAD, 0, -PAD, 0)
        if column == "label":
            self._paint_label(painter, inner, row)
        elif column == "prediction":
            self._paint_prediction(painter, inner, row)
        elif column == "confidence":
            self._paint_confidence(painter, inner, row)
        elif column == "status":
            self._paint_status(painter, inner, row)
        else:
            painter.setPen(self._ink if column in _STRONG else self._faint)
            text = self._model.text(row, column).partition("\n")[0]
            if column == "file":
                text = theme.cut(text, self._metrics, int(inner.width()))
            side = _RIGHT if column in RIGHT else _LEFT
            self._write(painter, inner, text, Qt.TextElideMode.ElideMiddle, side)

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        side: Qt.AlignmentFlag = _LEFT,
    ) -> float:
        """Writes text cut to the room there is; returns its width."""
        width = self._metrics.horizontalAdvance(text)
        if width > rect.width():
            text, width = self._metrics.elidedText(text, elide, int(rect.width())), rect.width()
        painter.drawText(rect, side, text)
        return width

    def _fill(self, colour: str) -> QColor:
        fill = self._fills.get(colour)
        if fill is None:
            share = 0.30 if self._colours.dark else 0.20
            fill = self._fills[colour] = QColor(theme.mixed(colour, self._colours.panel, share))
        return fill

    def _paint_label(self, painter: QPainter, rect: QRectF, row: int) -> None:
        label = int(self._model.rows.label[row])
        if row in self._model.rows.notes:
            self._paint_note_mark(painter, rect)
            rect = rect.adjusted(0, 0, -NOTE, 0)
        if label == NO_LABEL:
            return
        if label == DONT_KNOW:
            painter.setPen(self._faint)
            painter.setFont(self._italic)
            self._write(painter, rect, self._model.label_text(row))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        looked_at = int(self._model.rows.source[row]) != BULK
        chips = self._chips(row)
        shown = self._fitting(chips, rect.width())
        more = f"+{len(chips) - shown}" if shown < len(chips) else ""
        room = rect.adjusted(0, 0, -self._metrics.horizontalAdvance(more) - APART if more else 0, 0)
        for one in chips[:shown]:
            room.setLeft(room.left() + self._paint_chip(painter, room, one.name, one.colour, looked_at))
        painter.setPen(self._faint)
        painter.drawText(QRectF(room.left(), rect.y(), rect.right() - room.left() + 1, rect.height()), _LEFT, more)
        painter.restore()

    def _chips(self, row: int) -> list[Class]:
        classes = self._model.rows.classes
        return [classes[one] for one in self._model.rows.class_ids(row) if one in classes]

    def _chip_width(self, one: Class) -> int:
        """With what keeps it from the next."""
        return self._metrics.horizontalAdvance(one.name) + DOT + 22 + APART

    def _fitting(self, chips: list[Class], room: float) -> int:
        """How many there is room for beside a word on how many more there are; the first is cut where it has to be."""
        ends = list(accumulate(map(self._chip_width, chips)))
        if not ends or ends[-1] - APART <= room:
            return len(ends)
        return max(1, sum(end <= room - self._metrics.horizontalAdvance("+9") for end in ends))

    def _paint_chip(self, painter: QPainter, rect: QRectF, name: str, colour: str, filled: bool) -> float:
        """Returns where the next one begins."""
        width = min(self._metrics.horizontalAdvance(name) + DOT + 22, rect.width())
        height = self._metrics.height() + 4
        chip = QRectF(rect.x() - 2, rect.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(self._fill(colour), 1.4))
        painter.setBrush(self._fill(colour) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.seen(colour)))
        painter.drawEllipse(QPointF(chip.x() + 6 + DOT / 2, chip.center().y()), DOT / 2, DOT / 2)
        painter.setPen(self._ink)
        self._write(painter, chip.adjusted(DOT + 11, 0, -8, 0), name)
        return width + APART

    def _paint_note_mark(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(self._faint, 1.2))
        x, y = rect.right() - 8, rect.center().y()
        for line in (-3, 0, 3):
            painter.drawLine(QPointF(x, y + line), QPointF(x + (8 if line < 3 else 5), y + line))

    def _paint_prediction(self, painter: QPainter, rect: QRectF, row: int) -> None:
        rows = self._model.rows
        code = int(rows.predicted[row])
        if code < 0:
            return
        none = rows.names.text(code) == NONE_OF_THESE
        one = None if none else rows.named(rows.names.text(code))
        colour = QColor(theme.seen(one.colour)) if one else self._faint
        centre = QPointF(rect.x() + DOT / 2, rect.center().y() + 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.8))
        radius = DOT / 2 - 0.6
        painter.drawEllipse(centre, radius, radius)
        if none:
            painter.drawLine(centre + QPointF(-radius, radius) * 0.7, centre + QPointF(radius, -radius) * 0.7)
        painter.restore()
        painter.setPen(self._faint if none or rows.label[row] != NO_LABEL else self._ink)
        if none:
            painter.setFont(self._italic)
        self._write(painter, rect.adjusted(DOT + 8, 0, 0, 0), self._model.predicted_text(code))

    def _paint_confidence(self, painter: QPainter, rect: QRectF, row: int) -> None:
        confidence = float(self._model.rows.confidence[row])
        if math.isnan(confidence):
            return
        painter.setPen(self._faint if self._model.rows.label[row] != NO_LABEL else self._ink)
        painter.drawText(QRectF(rect.x(), rect.y(), self._percent_width, rect.height()), _RIGHT, percent(confidence))
        bar = QRectF(rect.x() + self._percent_width + 8, rect.center().y() - 1.5, 0, 4)
        bar.setRight(min(rect.right(), bar.x() + 64))
        if bar.width() < 12:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._track)
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(max(4.0, bar.width() * min(1.0, confidence)))
        painter.setBrush(self._unsure if confidence < self._model.rows.unsure_below else self._sure)
        painter.drawRoundedRect(bar, 2, 2)
        painter.restore()

    def _paint_status(self, painter: QPainter, rect: QRectF, row: int) -> None:
        state = self._model.rows.status_of(row)
        text = self._model.text(row, "status")
        painter.setPen(self._warn if state in (PROBLEM, UNSURE) else self._faint)
        if state == WAITING:
            painter.setFont(self._italic)
        self._write(painter, rect, text)


def text_width(widget: QWidget, text: str) -> int:
    """The width of a cell that shows `text` whole."""
    return widget.fontMetrics().horizontalAdvance(text) + 2 * PAD + 4
