"""What has been heard, of devices that take sound in steps of any length and hold two of them."""

from __future__ import annotations

import numpy as np
import pytest

from gui.hearing.heard import Heard


@pytest.mark.parametrize("step_s", [0.005, 0.01, 0.03, 0.08])
def test_the_cursor_is_where_the_sound_is_whatever_the_step(step_s: float) -> None:
    heard = Heard()
    rng = np.random.default_rng(1)
    now_s = np.cumsum(rng.uniform(0.01, 0.022, 300))
    off_s = [heard.seconds(np.floor(now / step_s) * step_s + step_s, now) - (now - step_s) for now in now_s]
    settled = np.array(off_s[60:])
    assert abs(np.median(settled)) <= 0.02
    assert np.abs(settled).max() <= 0.1


def test_nothing_is_heard_before_the_first_report_and_it_waits_for_a_device_that_stands_still() -> None:
    heard = Heard()
    assert heard.seconds(0.0, 5.0) == 0.0
    assert heard.seconds(0.01, 5.0) == pytest.approx(0.01)
    assert heard.seconds(0.01, 9.0) == pytest.approx(0.07)
