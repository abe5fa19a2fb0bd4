"""What can be done with the region under the mouse, as a menu at the mouse."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine.labels.classes import NONE_OF_THESE
from gui.session import Session

NAMES: tuple[str | None, ...] = (  # rows of the table of actions; None: a line between
    *("accept", "reject", "find_class", "unknown", "unsure", "note", "unlabel", None),
    *("region_values", "duplicate_region", "save_clips", None, "find_regions", "next_of_class"),
)


def region_menu(session: Session, actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu; it is gone when it was closed."""
    menu, nothing = QMenu(parent), without_effect(session)
    for name in NAMES:
        if name is None:
            menu.addSeparator()
        else:
            menu.addAction(_greyed(actions[name], menu) if name in nothing else actions[name])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _greyed(action: QAction, menu: QMenu) -> QAction:
    """Its likeness; the action itself stays as it is, for its key says why it does nothing."""
    likeness = QAction(action.icon(), action.text(), menu)
    likeness.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    likeness.setShortcut(action.shortcut())
    likeness.setObjectName(action.objectName())
    likeness.setEnabled(False)
    return likeness


def without_effect(session: Session) -> set[str]:
    """Which of them would do nothing to what is selected now."""
    targets, region, proposals, rows = session.targets(), session.region, session.proposals, session.rows
    one = targets[0] if len(targets) == 1 else None
    if one is not None:
        kinds = {label.kind for label in proposals.said_at(one)}
        sure, said = "class" in kinds, bool(kinds if one.start_s is not None else kinds - {"note"})
        there = proposals.open_at(one)
    else:
        sure = said = bool(rows.labelled(target.file for target in targets))
        there = []
    nothing = (-1, rows.names.codes.get(NONE_OF_THESE, -1)) if one is None or one.start_s is None else (-1,)
    predicted = any(rows.predicted[rows.row(target.file)] not in nothing for target in targets)
    can = {
        "accept": any(found.name for found in there) if there else predicted,
        "reject": region is not None and not proposals.is_rejected(region),
        "unsure": sure,
        "unlabel": said,
        "duplicate_region": region is not None,
    }
    return {name for name, does in can.items() if not does}
