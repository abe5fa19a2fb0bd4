"""The window's part of the self-test, in the process of its own that it really runs in."""

from __future__ import annotations

import pytest

from engine import selftest
from gui import checks


@pytest.fixture(autouse=True)
def further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "FURTHER", [])


def test_plug_in_screen_and_sound_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    checks.bring_along(display=True)
    (made,) = selftest.FURTHER
    found = {check.name: check for check in made()}
    assert "offscreen" in found["window"].found
    assert "scale" in found["screen"].found
    assert all(check.good for check in found.values())


def test_a_plug_in_that_cannot_be_loaded_is_said_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    monkeypatch.delenv("QT_LOGGING_RULES", raising=False)
    checks.bring_along(display=True)
    (made,) = selftest.FURTHER
    (check,) = made()
    assert not check.good
    assert "nonsense" in check.found


def test_without_a_display_only_that_is_said() -> None:
    checks.bring_along(display=False)
    (made,) = selftest.FURTHER
    (check,) = made()
    assert check.good
    assert "no display" in check.found
