"""A project that is opened again begins at the recording where somebody was."""

from __future__ import annotations

from pathlib import Path

from engine.errors import UserError
from engine.project import Project


def test_it_goes_on_where_somebody_was(opened, folder: Path) -> None:
    opened.select(("take 3.wav",), "take 3.wav")
    opened.close_project()
    opened.open_folder(folder)
    assert opened.current == "take 3.wav"


def test_who_stays_is_noted_without_closing_and_who_passes_is_not(opened, qtbot) -> None:
    place = opened.project.folder
    opened.last_place._stayed.setInterval(200)
    opened.select(("take 2.wav",), "take 2.wav")
    opened.select(("take 4.wav",), "take 4.wav")
    qtbot.waitUntil(lambda: opened.project.left_at == "take 4.wav")
    opened.project.close()  # as after a kill: nobody closes the session
    with Project.open(place) as again:
        assert again.left_at == "take 4.wav"


def test_one_that_is_not_listed_any_more_gives_the_first(opened, folder: Path) -> None:
    opened.close_project()
    with Project.at(folder) as project:
        project.leave_at("of another time.wav")
    opened.open_folder(folder)
    assert opened.current == "take 1.wav"


def test_of_a_project_for_reading_only_nothing_is_noted(opened) -> None:
    opened.select(("take 3.wav",), "take 3.wav")
    opened.last_place.keep()
    opened.project.read_only_why = UserError("It is for reading only.")
    opened.select(("take 5.wav",), "take 5.wav")
    opened.last_place.keep()
    assert opened.project.left_at == "take 3.wav"
