"""The picture as it is seen, saved with its axes at print size, in light colours.

A PNG is points; an SVG has lines and letters, and the sound as an image within them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True, eq=False)
class Print:
    """All of a picture as an image; or its lines and letters as `svg`, and the sound of each channel as an image where it lies in them."""

    image: QImage
    svg: str = ""
    sounds: tuple[tuple[QRectF, QImage], ...] = ()


def drawn(panel: SpectrogramPanel, title: str, width_mm: float, dpi: int, svg: bool) -> Print:
    """What is seen, `width_mm` wide, with `dpi` points an inch, letters as large on paper as on the screen.

    Belongs to the window's thread; writing it does not.
    """
    plots = panel.plots
    with theme.light(), _laid_out(panel, width_mm):
        seen = plots.viewport().rect()
        size = QSize(seen.width(), seen.height() + _TITLE_PX)
        image = _image(plots, title, size, width_mm, dpi)
        return _svg(plots, title, size, width_mm, image) if svg else Print(image)


def write(picture: Print, path: Path) -> Path:
    """Beside first, then in its place; returns it.  Runs in a lane.  Raises UserError where it cannot be written."""
    with replacing(path) as beside:
        beside.write_bytes(_with_sounds(picture).encode() if picture.svg else _png(picture.image))
    return path


def _png(image: QImage) -> bytes:
    kept = QBuffer()
    image.save(kept, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(kept.data().data())


def _with_sounds(picture: Print) -> str:
    told = ""
    for at, image in picture.sounds:
        told += f'<image x="{at.x():g}" y="{at.y():g}" width="{at.width():g}" height="{at.height():g}" preserveAspectRatio="none"'
        told += f' xlink:href="data:image/png;base64,{b64encode(_png(image)).decode()}"/>\n'
    before, end = picture.svg.rsplit("</svg>", 1)
    return f"{before}{told}</svg>{end}"


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
        plots.select(None)
        plots.colour_bar.show_ends(False)
        plots.resize(wide, round(wide * before.height() / max(1, before.width())))
        panel.restyle()
        yield
    finally:
        for item in hidden:
            item.setVisible(True)
        plots.select(panel.session.region)
        plots.colour_bar.show_ends(True)
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


def _svg(plots: SoundPlots, title: str, size: QSize, width_mm: float, image: QImage) -> Print:
    """Qt's SVG cuts nothing off, so what lies in the spectrograms' views comes of the image, and the rest is drawn around it."""
    kept = QBuffer()
    made = QSvgGenerator()
    made.setOutputDevice(kept)
    made.setTitle(title)
    made.setResolution(plots.logicalDpiX())
    made.setSize(size)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    scale = image.devicePixelRatio()
    painter = QPainter(made)
    for pane in plots.panes:
        pane.view.childGroup.setVisible(False)
    _draw(painter, plots, title, size)
    for pane in plots.panes:
        pane.view.childGroup.setVisible(True)
    painter.end()
    height_mm = width_mm * size.height() / size.width()
    told = f'width="{width_mm:g}mm" height="{height_mm:.2f}mm"'
    text = re.sub(r'width="[\d.]+mm" height="[\d.]+mm"', told, kept.data().toStdString(), count=1)
    sounds = []
    for pane in plots.panes:
        where = plots.viewportTransform().mapRect(pane.view.sceneBoundingRect()).translated(0, _TITLE_PX)
        sounds.append((where, image.copy(QRectF(where.topLeft() * scale, where.size() * scale).toRect())))
    return Print(image, text, tuple(sounds))


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
