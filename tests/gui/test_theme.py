"""Colours that can be seen, on light and on dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from engine.labels.classes import colour
from gui import theme


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_class_is_told_from_the_ground(qapp, look: str) -> None:
    theme.apply(look)
    ground = theme.palette().panel
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    for one in [colour(place) for place in range(100)] + ["#000000", "#ffffff", ground]:
        assert theme.contrast(theme.seen(one), ground) >= theme.LEAST_CONTRAST
    clear = "#d55e00"  # one that is seen well stays as it is
    assert theme.seen(clear) == clear
    theme.apply("light")


def test_the_same_theme_again_dresses_nothing_anew(qtbot) -> None:
    class Seen(QWidget):
        changes = 0

        def changeEvent(self, event: QEvent) -> None:
            self.changes += event.type() == QEvent.Type.StyleChange

    theme.apply("light")
    seen = Seen()
    qtbot.addWidget(seen)
    seen.ensurePolished()
    before = seen.changes
    theme.apply("light")
    assert seen.changes == before
    theme.apply("dark")
    assert seen.changes > before
    theme.apply("light")
