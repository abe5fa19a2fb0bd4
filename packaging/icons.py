"""The program's icon for each system, drawn from `resources/icons/earmark.svg`: .png for Linux, .ico for Windows, .icns for macOS.

python packaging/icons.py FOLDER
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).resolve().parent.parent / "resources" / "icons" / "earmark.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_KINDS = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}


def png(size: int) -> bytes:
    """The icon, `size` pixels wide and high."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # a buffer's path, says the stub
    return content.data()


def ico() -> bytes:
    """Windows' container: a table of (width, height, ..., bytes, place), then the pictures; 0 stands for 256."""
    pictures = [png(size) for size in ICO_SIZES]
    place, table = 6 + 16 * len(pictures), b""
    for size, picture in zip(ICO_SIZES, pictures):
        table += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<3H", 0, 1, len(pictures)) + table + b"".join(pictures)


def icns() -> bytes:
    """Apple's container: blocks of a kind, their length, and a picture."""
    pictures = {kind: png(size) for kind, size in ICNS_KINDS.items()}
    blocks = b"".join(kind.encode() + struct.pack(">I", 8 + len(one)) + one for kind, one in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(blocks)) + blocks


def main(folder: Path) -> None:
    """Writes all three."""
    _application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("earmark.png", png(256)), ("earmark.ico", ico()), ("earmark.icns", icns())):
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
