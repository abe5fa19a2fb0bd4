"""The picture as it is seen, saved with its axes at print size.

A PNG is points; an SVG has lines and letters, and the sound as an image within them.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from engine.errors import UserError
from gui import theme
from gui.hearing.sound_plots import SoundPlots

DPI = 300
_MM_AN_INCH = 25.4
_TITLE_PX = 26


def save(plots: SoundPlots, path: Path, title: str, width_mm: float, dpi: int = DPI) -> None:
    """Writes a picture `width_mm` wide; the name's end says which kind.  Raises UserError where it cannot be written."""
    seen = plots.viewport().rect()
    size = QSize(seen.width(), seen.height() + _TITLE_PX)
    image = _image(plots, title, size, width_mm, dpi)
    svg = path.suffix.lower() == ".svg"
    if not (_svg(plots, path, title, size, width_mm, image) if svg else image.save(str(path))):
        raise UserError("The picture could not be written to {path}.", "Choose another folder.", path=str(path))


def _image(plots: SoundPlots, title: str, size: QSize, width_mm: float, dpi: int) -> QImage:
    scale = width_mm / _MM_AN_INCH * dpi / size.width()
    image = QImage((QSizeF(size) * scale).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    _set_dpi(image, plots.logicalDpiX())  # letters are as large as on the screen
    painter = QPainter(image)
    _draw(painter, plots, title, size)
    painter.end()
    _set_dpi(image, dpi)
    return image


def _set_dpi(image: QImage, dpi: int) -> None:
    image.setDotsPerMeterX(round(dpi * 1000 / _MM_AN_INCH))
    image.setDotsPerMeterY(round(dpi * 1000 / _MM_AN_INCH))


def _svg(plots: SoundPlots, path: Path, title: str, size: QSize, width_mm: float, image: QImage) -> bool:
    """Qt's SVG cuts nothing off, so what lies in the spectrogram's view comes of the image, and the rest is drawn around it."""
    kept = QBuffer()
    made = QSvgGenerator()
    made.setOutputDevice(kept)
    made.setTitle(title)
    made.setResolution(plots.logicalDpiX())
    made.setSize(size)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    view, scale = plots.view, image.devicePixelRatio()
    where = QRectF(plots.mapFromScene(view.sceneBoundingRect()).boundingRect()).translated(0, _TITLE_PX)
    painter = QPainter(made)
    view.childGroup.setVisible(False)
    _draw(painter, plots, title, size)
    view.childGroup.setVisible(True)
    painter.drawImage(where, image.copy(QRectF(where.topLeft() * scale, where.size() * scale).toRect()))
    painter.end()
    height_mm = width_mm * size.height() / size.width()
    told = f'width="{width_mm:g}mm" height="{height_mm:.2f}mm"'
    text = re.sub(r'width="[\d.]+mm" height="[\d.]+mm"', told, kept.data().toStdString(), count=1)
    try:
        path.write_text(text, "utf-8")
    except OSError:
        return False
    return True


def _draw(painter: QPainter, plots: SoundPlots, title: str, size: QSize) -> None:
    """The title, and below it the plots without the place that is heard."""
    colours = theme.palette()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(colours.panel))
    painter.setPen(QColor(colours.ink))
    painter.setFont(theme.font(0, bold=True))
    words = theme.elide(title, plots, size.width() - 24)
    painter.drawText(QRectF(12, 4, size.width() - 24, _TITLE_PX - 4), Qt.AlignmentFlag.AlignVCenter, words)
    for cursor in plots.cursors:
        cursor.setVisible(False)
    seen = plots.viewport().rect()
    plots.render(painter, QRectF(0, _TITLE_PX, seen.width(), seen.height()), seen)
    for cursor in plots.cursors:
        cursor.setVisible(True)
