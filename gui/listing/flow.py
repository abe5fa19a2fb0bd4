"""A layout that puts widgets beside one another and goes on in the next line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Like words on a page; each line is as high as its highest widget.  The first widget may take what its line spares."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4):
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), place=False)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        height = self._lay_out(rect, place=True)
        if (widget := self.parentWidget()) is not None:  # where there is little room, no line is cut off
            widget.setMinimumHeight(height)

    def _lay_out(self, rect: QRect, place: bool) -> int:
        """Places the widgets in lines; returns the height they take."""
        margins = self.contentsMargins()
        left, right = rect.left() + margins.left(), rect.right() - margins.right() + 1
        y = rect.top() + margins.top()
        for line in self._lines(right - left):
            height = max(item.sizeHint().height() for item in line)
            x = left
            spare = right - left - sum(item.sizeHint().width() for item in line) - self._gap * (len(line) - 1)
            for item in line:
                size = item.sizeHint()
                width = size.width()
                if item is self._items[0] and spare > 0 and self._stretches(item):
                    width += spare
                if place:
                    item.setGeometry(
                        QRect(x, y + (height - size.height()) // 2, min(width, right - left), size.height())
                    )
                x += width + self._gap
            y += height + self._gap
        return y - self._gap + margins.bottom() - rect.top()

    @staticmethod
    def _stretches(item: QLayoutItem) -> bool:
        return bool(item.expandingDirections() & Qt.Orientation.Horizontal)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if lines and used + self._gap + needed <= width:
                lines[-1].append(item)
                used += self._gap + needed
            else:
                lines.append([item])
                used = needed
        return lines
