"""What the system's own programs show."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from engine.errors import UserError
from gui import outside


class Browser(QObject):
    """Takes what is opened."""

    opened: QUrl | None = None

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened = url


def test_a_place_with_any_name_is_shown(qtbot, tmp_path: Path) -> None:
    browser, place = Browser(), tmp_path / "a+b #1 100% über.html"
    QDesktopServices.setUrlHandler("file", browser, "take")
    outside.show(place)
    QDesktopServices.unsetUrlHandler("file")
    assert browser.opened is not None
    assert Path(browser.opened.toLocalFile()) == place


def test_where_no_program_shows_it_that_is_said(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(UserError, match="No program was found"):
        outside.show(tmp_path / "report.html")
