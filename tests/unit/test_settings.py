"""The settings file: what a person wrote by hand, or another program broke, never keeps Earmark from starting."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import settings
from engine.settings import Settings


def test_what_is_changed_is_what_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    changed = Settings(theme="dark", threads=3, levels=[-80.5, 0.0], recent=["/recordings/녹음"], unsure_below=0.75)
    settings.save(changed, file)
    assert settings.load(file) == changed


@pytest.mark.parametrize(
    "line",
    [
        "recent = [ 1 ]",
        'recent = "/recordings"',
        'levels = [ "low", "high" ]',
        "levels = [ true, 3 ]",
        "levels = [ nan, -30.0 ]",
        "levels = [ -inf, -30.0 ]",
        "levels = [ -30.0 ]",
        "levels = [ -30.0, -30.0 ]",
        "levels = [ -30.0, -90.0 ]",
        "levels = [ -90.0, -60.0, -30.0 ]",
        "recent = [ " + '"/recordings", ' * 1000 + "]",
        "keys = [ " + '"play=P", ' * 100_000 + "]",
        "keys = [ [ ] ]",
        "microphone_rate_hz = 99999999999999999999",
        "microphone_channel = true",
        "threads = 0",
        "threads = 4.0",
        "range_db = 100000",
        "unsure_below = nan",
        "unsure_below = -0.1",
        'theme = "purple"',
        "window_length = 1000",
        "of_a_newer_earmark = true",
        "threads =",
        "\0",
    ],
)
def test_what_cannot_be_is_the_default(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(line, "utf-8")
    assert settings.load(file) == Settings()


def test_one_wrong_entry_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('recent = [ 1 ]\nlevels = [ nan, false ]\ntheme = "dark"\nkeys = [ "play=P" ]', "utf-8")
    assert settings.load(file) == Settings(theme="dark", keys=["play=P"])
