"""What lies in the place of a data set, in the person's language: what it is taken for, and how much of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from engine.sound.scan import natural_key
from gui import messages, numbers

if TYPE_CHECKING:
    from engine.datasets import Opened

KINDS = (
    QT_TRANSLATE_NOOP("errors", "a folder for each class"),
    QT_TRANSLATE_NOOP("errors", "names by a pattern"),
    QT_TRANSLATE_NOOP("errors", "Donate-a-Cry names"),
    QT_TRANSLATE_NOOP("errors", "an Earmark project"),
)


MOST = 12  # entries that are left out, each in a line


class OpenedWords(QObject):
    """The window's words for what `str(opened)` says in English."""

    def left_out(self, opened: Opened) -> list[str]:
        """The first entries that cannot be used, and why."""
        lines = [f"{one.file}: {messages.text(one.reason)}" for one in opened.problems[:MOST]]
        return lines + ["…"] * (len(opened.problems) > MOST)

    def of(self, opened: Opened) -> str:
        """One sentence."""
        have = opened.dataset
        recordings = self.tr("%Ln recording(s)", "", len(set(have.files)))
        if len(set(have.files)) < len(have):
            recordings = self.tr("%Ln label(s) on {recordings}", "", len(have)).format(recordings=recordings)
        grouped = self.tr("%Ln group(s) by {what}", "", len(np.unique(have.groups)))
        said = [
            recordings,
            self.tr("%Ln class(es)", "", len(have.classes)),
            grouped.format(what=messages.translate("errors", have.groups_by)),
        ]
        if have.folds is not None:
            names = sorted(set(have.folds.tolist()) - {""}, key=natural_key)
            said.append(self.tr("%Ln fold(s): {names}", "", len(names)).format(names=", ".join(names)))
        words = self.tr("{title}, taken for {kind}: {what}.").format(
            title=have.title, kind=messages.translate("errors", opened.kind), what=", ".join(said)
        )
        if opened.problems:
            left_out = self.tr("Left out: {n} of {entries} entries.").format(
                n=numbers.whole(len(opened.problems)), entries=numbers.whole(opened.entries)
            )
            words += f" {left_out}"
        return words
