"""The few icons of the toolbar, drawn as thin lines in the colour of the text, so that they fit light, dark and every scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import theme

# On a grid of 24; strokes only.
SHAPES = {
    "open": "M3 7.5 a1.5 1.5 0 0 1 1.5-1.5 H9 l2.2 2.5 H19.5 A1.5 1.5 0 0 1 21 10 V17.5"
    " A1.5 1.5 0 0 1 19.5 19 H4.5 A1.5 1.5 0 0 1 3 17.5 Z",
    "classify": "M3 12 h2 M7 8.5 v7 M10.5 5 v14 M14 8 v8 M17.5 10 v4 M21 12 h-1",
    "teach": "M2.5 9.5 L12 5 L21.5 9.5 L12 14 Z M6.5 11.7 V16 C8.5 18.6 15.5 18.6 17.5 16 V11.7 M21.5 9.5 V15",
    "train": "M4 4.5 V19.5 H20 M7.5 15.5 L11 11 L14 13.5 L19 7",
    "export": "M12 15 V4.5 M8 8.3 L12 4.3 L16 8.3 M4.5 14.5 V19.5 H19.5 V14.5",
    "import": "M12 4.5 V15 M8 11.2 L12 15.2 L16 11.2 M4.5 14.5 V19.5 H19.5 V14.5",
    "undo": "M8.5 5 L4.5 9 L8.5 13 M4.5 9 H14 A5 5 0 0 1 14 19 H9",
    "redo": "M15.5 5 L19.5 9 L15.5 13 M19.5 9 H10 A5 5 0 0 0 10 19 H15",
    "play": "M7.5 5 L19 12 L7.5 19 Z",
    "pause": "M8.5 5.5 V18.5 M15.5 5.5 V18.5",
    "loop": "M7.5 7 H16 A4.5 4.5 0 0 1 16 16.5 H8 A4.5 4.5 0 0 1 3.6 13 M10.5 4 L7.5 7 L10.5 10",
    "band": "M3 6 H21 M3 18 H21 M4.5 12 c1.5 -4 3 -4 4.5 0 s3 4 4.5 0 s3 -4 4.5 0",
    "loudspeaker": "M4 9.5 H7.5 L12 5.5 V18.5 L7.5 14.5 H4 Z M15 9 A4.2 4.2 0 0 1 15 15 M17.5 6.5 A7.8 7.8 0 0 1 17.5 17.5",
    "settings": "M4 7 H13 M17 7 H20 M4 12 H7 M11 12 H20 M4 17 H14 M18 17 H20 M15 5 v4 M9 10 v4 M16 15 v4",
    "help": "M12 3.5 A8.5 8.5 0 1 1 11.99 3.5 M9.6 9.4 A2.5 2.5 0 1 1 12 12.4 V14 M12 16.8 V17",
    "accept": "M4.5 12.5 L10 18 L19.5 7",
    "label": "M4 5 H12.5 L20.5 13 L13 20.5 L4 12 Z M8.2 8.9 V9.2",
    "region": "M4 6 V4 H6 M18 4 H20 V6 M20 18 V20 H18 M6 20 H4 V18 M9 4 h2 M13 4 h2 M9 20 h2 M13 20 h2"
    " M4 9 v2 M4 13 v2 M20 9 v2 M20 13 v2 M12 9 v6 M9 12 h6",
    "microphone": "M12 3.5 A2.5 2.5 0 0 1 14.5 6 V11.5 A2.5 2.5 0 0 1 9.5 11.5 V6 A2.5 2.5 0 0 1 12 3.5 M6 11 A6 6 0 0 0 18 11 M12 17 V20.5"
    " M8.5 20.5 H15.5",
    "record": "M12 6 A6 6 0 1 1 11.99 6",
    "stop": "M7 7 H17 V17 H7 Z",
    "close": "M6.5 6.5 L17.5 17.5 M17.5 6.5 L6.5 17.5",
    "warn": "M12 4.5 L21 19.5 H3 Z M12 10 V14.2 M12 16.8 V17",
    "info": "M12 3.5 A8.5 8.5 0 1 1 11.99 3.5 M12 11 V16 M12 7.8 V8",
    "lock": "M6 11 H18 V20 H6 Z M8.5 11 V8 A3.5 3.5 0 0 1 15.5 8 V11",
    "samples": "M9 18 V6 L19 4 V16 M9 18 A2.5 2.5 0 1 1 8.99 17.99 M19 16 A2.5 2.5 0 1 1 18.99 15.99",
    "baby": "M12 4.5 A8 8 0 1 1 11.99 4.5 M12 4.5 C11 3 12.6 1.8 14 2.8 M7.8 10.6 L10.4 11.6 M16.2 10.6 L13.6 11.6"
    " M9 15.2 A3.2 2.6 0 0 1 15 15.2 A3.2 2.6 0 0 1 9 15.2",
    "previous": "M15 5.5 L8.5 12 L15 18.5",
    "next": "M9 5.5 L15.5 12 L9 18.5",
    "zoom_in": "M10.5 4 A6.5 6.5 0 1 1 10.49 4 M15.3 15.3 L20.5 20.5 M7.8 10.5 H13.2 M10.5 7.8 V13.2",
    "zoom_out": "M10.5 4 A6.5 6.5 0 1 1 10.49 4 M15.3 15.3 L20.5 20.5 M7.8 10.5 H13.2",
    "fit": "M4 9 V4.5 H8.5 M15.5 4.5 H20 V9 M20 15 V19.5 H15.5 M8.5 19.5 H4 V15",
    "view": "M2.5 12 C6.5 5.5 17.5 5.5 21.5 12 C17.5 18.5 6.5 18.5 2.5 12 Z M12 9 A3 3 0 1 1 11.99 9",
    "none": "M12 4 A8 8 0 1 1 11.99 4 M6.5 17.5 L17.5 6.5",
    "note": "M5 4.5 H19 V15 L14.5 19.5 H5 Z M8.5 9 H15.5 M8.5 12.5 H12.5",
    "log": "M6 4.5 H18 V19.5 H6 Z M9 9 H15 M9 12 H15 M9 15 H12.5",
}


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of that name; `colour` "#rrggbb" instead of the text's."""
    return QIcon(_Engine(name, colour))


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str):
        super().__init__()
        self._shape = name
        self._colour = colour

    def paint(self, painter: QPainter, rect, mode, state) -> None:
        colours = theme.palette()
        colour = self._colour or (
            theme.mixed(colours.faint, colours.ground, 0.55) if mode == QIcon.Mode.Disabled else colours.ink
        )
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{SHAPES[self._shape]}" fill="none" stroke="{colour}" '
            'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
        )
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode, state) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._shape, self._colour)
