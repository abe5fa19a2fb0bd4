"""Colours that can be seen, on light and on dark."""

from __future__ import annotations

import pytest

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
