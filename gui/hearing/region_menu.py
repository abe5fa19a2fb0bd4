"""What can be done with the region under the mouse, as a menu at the mouse."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

NAMES: tuple[str | None, ...] = (  # rows of the table of actions; None: a line between
    *("accept", "reject", "find_class", "unknown", "unsure", "note", "unlabel", None),
    *("region_values", "duplicate_region", "save_clips", None, "find_regions", "next_of_class"),
)


def region_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu; it is gone when it was closed."""
    menu = QMenu(parent)
    for name in NAMES:
        menu.addSeparator() if name is None else menu.addAction(actions[name])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
