"""What other programs show: a folder in the file manager, a report in the browser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from engine.errors import UserError


def show(place: Path) -> None:
    """Shows a file or a folder in the program that the system has for it.  Raises UserError where there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
        raise UserError(
            "No program was found that shows {place}.", "Open it in a browser or file manager.", place=str(place)
        )
