"""Classes in a list: what the class panel and the type-to-find box have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.labels import Class
from gui import numbers, theme
from gui.listing.recordings_delegate import tabular

BADGE = 18
DOT = 10
PAD = 8
NARROWEST = 190  # a column of classes
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClassesModel(QAbstractListModel):
    """Some classes in an order; after them, in the finder, a line that makes a new one."""

    renamed = Signal(int, str)  # class id, the name typed

    def __init__(self, parent: Any = None, editable: bool = False):
        super().__init__(parent)
        self._editable = editable
        self.classes: list[Class] = []
        self.counts: dict[int, int] = {}
        self.labelled: frozenset[int] = frozenset()  # the classes of the current recording
        self.predicted: int | None = None
        self.new_name = ""

    def show(self, classes: Sequence[Class], new_name: str = "") -> None:
        """Other classes."""
        if list(classes) == self.classes and new_name == self.new_name:
            return
        self.beginResetModel()
        self.classes, self.new_name = list(classes), new_name
        self.endResetModel()

    def mark(
        self, counts: dict[int, int], labelled: frozenset[int] = frozenset(), predicted: int | None = None
    ) -> None:
        """Other numbers and marks beside the same classes."""
        self.counts, self.labelled, self.predicted = counts, labelled, predicted
        if self.classes:
            self.dataChanged.emit(self.index(0), self.index(len(self.classes) - 1))

    def one(self, index: QModelIndex | QPersistentModelIndex) -> Class | None:
        """The class at an index; None for the line that makes a new one."""
        return self.classes[index.row()] if index.isValid() and index.row() < len(self.classes) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.classes) + bool(self.new_name)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.one(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name if one else self.tr("Create “{name}”").format(name=self.new_name)
        if one is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return one.name
        if role == Qt.ItemDataRole.ToolTipRole:
            former = ", ".join(one.names[1:])
            name = self.tr("{name} (formerly {former})").format(name=one.name, former=former) if former else one.name
            count = numbers.whole(self.counts.get(one.id, 0))
            return "\n".join(
                (name, self.tr("Recordings that are labelled so, in whole or in part: {n}").format(n=count))
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = numbers.whole(self.counts.get(one.id, 0))
            key = self.tr("key {key}").format(key=one.key) if one.key else ""
            return ", ".join(filter(None, (one.name, key, self.tr("{count} labelled").format(count=count))))
        return None

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        one = self.one(index)
        name = " ".join(str(value).split())
        if one is None or role != Qt.ItemDataRole.EditRole or not name or name == one.name:
            return False
        self.renamed.emit(one.id, name)
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return can | Qt.ItemFlag.ItemIsEditable if self._editable else can


class ClassDelegate(QStyledItemDelegate):
    """Paints key, colour, name and count; a whisper of the class's colour where the current recording is labelled so."""

    def __init__(self, model: ClassesModel, view: QListView, with_more: bool = False):
        super().__init__(view)
        self._model = model
        self._view = view
        self._with_more = with_more  # "⋯" in place of the count under the mouse

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # In a wide panel the classes stand side by side, so that more of them are in sight.
        # As if the scroll bar were always there, so that nothing flickers to and fro; QListView keeps a little more to itself.
        bar = self._view.style().pixelMetric(
            QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view.verticalScrollBar()
        )
        room = self._view.maximumViewportSize().width() - bar - 6
        columns = max(1, room // NARROWEST) if self._view.isWrapping() else 1
        return QSize(max(120, room // columns), QFontMetrics(self._view.font()).height() + 13)

    def more_rect(self, rect: QRect) -> QRect:
        """Where the mouse opens the class's menu."""
        return QRect(rect.right() - 30, rect.top(), 30, rect.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        c = theme.palette()
        rect: Any = option.rect
        one = self._model.one(index)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(rect).adjusted(2, 1, -2, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(c.soft))
            painter.drawRoundedRect(ground, 5, 5)
        elif one is not None and one.id in self._model.labelled:
            painter.setBrush(QColor(theme.mixed(one.colour, c.panel, 0.30 if c.dark else 0.20)))
            painter.drawRoundedRect(ground, 5, 5)
        elif hovered:
            painter.setBrush(QColor(theme.mixed(c.accent, c.panel, 0.08)))
            painter.drawRoundedRect(ground, 5, 5)
        if one is None:
            self._paint_new(painter, rect)
        else:
            self._paint_class(painter, rect, one, hovered)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.accent), 1))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()

    def _paint_new(self, painter: QPainter, rect: QRect) -> None:
        c = theme.palette()
        x = rect.x() + PAD + BADGE + PAD + DOT / 2
        y = rect.center().y() + 0.5
        painter.setPen(QPen(QColor(c.accent), 1.6))
        painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        words = self._model.data(self._model.index(len(self._model.classes)))
        inner = rect.adjusted(2 * PAD + BADGE + DOT + 8, 0, -PAD, 0)
        painter.drawText(
            inner,
            int(_LEFT),
            QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, inner.width()),
        )

    def _paint_class(self, painter: QPainter, rect: QRect, one: Class, hovered: bool) -> None:
        c = theme.palette()
        middle = rect.center().y() + 0.5
        badge = QRectF(rect.x() + PAD, middle - BADGE / 2, BADGE, BADGE)
        small = QFont(self._view.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        if one.key:
            painter.setPen(QPen(QColor(c.line), 1))
            painter.setBrush(QColor(c.raised))
            painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(c.faint))
            painter.setFont(small)
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), one.key)
        centre = QPointF(badge.right() + PAD + DOT / 2, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.seen(one.colour)))
        painter.drawEllipse(centre, DOT / 2, DOT / 2)
        if one.id == self._model.predicted:
            # The model's word: the ring that its predictions have in the list.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.seen(one.colour)), 1.4))
            painter.drawEllipse(centre, DOT / 2 + 2.6, DOT / 2 + 2.6)
        font = tabular(self._view.font())
        painter.setFont(font)
        right = rect.adjusted(0, 0, -PAD - 4, 0)
        count = self._model.counts.get(one.id, 0)
        text = "⋯" if hovered and self._with_more else numbers.whole(count) if self._model.counts else ""
        painter.setPen(QColor(c.ink if text == "⋯" else c.faint if count else theme.mixed(c.faint, c.panel, 0.5)))
        painter.drawText(right, int(_RIGHT), text)
        metrics = QFontMetrics(font)
        taken = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance("000"))
        inner = rect.adjusted(2 * PAD + BADGE + DOT + 8, 0, -PAD - 4 - taken - 6, 0)
        painter.setPen(QColor(c.ink))
        painter.drawText(inner, int(_LEFT), metrics.elidedText(one.name, Qt.TextElideMode.ElideMiddle, inner.width()))

    # ---- renaming in place
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the class"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: Any = option.rect
        editor.setGeometry(rect.adjusted(2 * PAD + BADGE + DOT - 2, 0, -4, 0))
