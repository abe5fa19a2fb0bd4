"""The picture as it is seen, saved with its axes at print size, in light colours.

A PNG is points; an SVG has lines and letters, and the sound as an image within them.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from engine.exchange.export import replacing
from gui import theme
from gui.hearing.sound_plots import SoundPlots
from gui.hearing.spectrogram import SpectrogramPanel

WIDTH_MM = 160
DPI = 300
KINDS = (".png", ".svg")
_MM_AN_INCH = 25.4
_TITLE_PX = 26


def drawn(panel: SpectrogramPanel, title: str, width_mm: float, dpi: int, svg: bool) -> QImage | str:
    """What is seen, `width_mm` wide, letters as large on paper as on the screen: an image of so many points an inch, or the text of an SVG.

    Belongs to the window's thread; writing it does not.
    """
    plots = panel.plots
    with theme.light(), _laid_out(panel, width_mm):
        seen = plots.viewport().rect()
        size = QSize(seen.width(), seen.height() + _TITLE_PX)
        image = _image(plots, title, size, width_mm, dpi)
        return _svg(plots, title, size, width_mm, image) if svg else image


def write(picture: QImage | str, path: Path) -> Path:
    """Beside first, then in its place; returns it.  Runs in a lane.  Raises UserError where it cannot be written."""
    with replacing(path) as beside:
        if isinstance(picture, str):
            beside.write_text(picture, "utf-8")
        else:
            beside.touch()  # which says why it cannot; Qt does not
            if not picture.save(str(beside), "PNG"):  # pyright: ignore[reportCallIssue, reportArgumentType]
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    return path


@contextmanager
def _laid_out(panel: SpectrogramPanel, width_mm: float) -> Iterator[None]:
    """The plots as wide as the paper, without what belongs to the screen alone; nothing of it is seen."""
    plots, before = panel.plots, panel.plots.size()
    wide = round(width_mm / _MM_AN_INCH * plots.logicalDpiX())
    hidden = [*plots.cursors, *plots.spans, *([plots.overview] if plots.overview.useful else [])]
    plots.setUpdatesEnabled(False)
    try:
        for item in hidden:
            item.setVisible(False)
        plots.resize(wide, round(wide * before.height() / max(1, before.width())))
        panel.restyle()
        yield
    finally:
        for item in hidden:
            item.setVisible(True)
        plots.resize(before)
        plots.setUpdatesEnabled(True)


def _image(plots: SoundPlots, title: str, size: QSize, width_mm: float, dpi: int) -> QImage:
    scale = width_mm / _MM_AN_INCH * dpi / size.width()
    image = QImage((QSizeF(size) * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.palette().panel))
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


def _svg(plots: SoundPlots, title: str, size: QSize, width_mm: float, image: QImage) -> str:
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
    return re.sub(r'width="[\d.]+mm" height="[\d.]+mm"', told, kept.data().toStdString(), count=1)


def _draw(painter: QPainter, plots: SoundPlots, title: str, size: QSize) -> None:
    """The title, and below it the plots."""
    colours = theme.palette()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(colours.panel))
    painter.setPen(QColor(colours.ink))
    painter.setFont(theme.font(0, bold=True))
    words = theme.elide(title, plots, size.width() - 24)
    painter.drawText(QRectF(12, 4, size.width() - 24, _TITLE_PX - 4), Qt.AlignmentFlag.AlignVCenter, words)
    seen = plots.viewport().rect()
    plots.render(painter, QRectF(0, _TITLE_PX, seen.width(), seen.height()), seen)
