"""The session: opening, labelling, undo, moved folders, read-only; every change is told once."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest

from engine.errors import UserError
from engine.labels import Target
from gui import work
from gui.session import Session
from gui.work import Part


def labels(session: Session) -> dict[str, str]:
    names = {c.id: c.name for c in session.classes}
    return {label.file: names.get(label.class_id, label.kind) for label in session.project.labels()}


def class_id(session: Session, name: str) -> int:
    return next(c.id for c in session.classes if c.name == name)


def test_opening_lists_and_shows_the_first(opened):
    assert opened.rows.files == [f"take {n}.wav" for n in range(1, 9)]
    assert opened.current == "take 1.wav"
    assert opened.duration_s("take 1.wav") == pytest.approx(0.5, abs=0.01)
    assert [c.key for c in opened.classes] == ["1", "2", "3"]


def test_a_label_goes_on_to_the_next(opened):
    told = []
    opened.labels_changed.connect(told.append)
    opened.label(class_id(opened, "rain"))
    assert labels(opened) == {"take 1.wav": "rain"}
    assert opened.current == "take 2.wav"
    assert len(told) == 1
    assert set(told[0].files) == {"take 1.wav"}


def test_accepting_a_window_of_a_long_recording_labels_that_window_alone(make_session, tone, tmp_path):
    tone(tmp_path / "sounds" / "night.wav", duration_s=40.0)
    session = make_session()
    session.open_folder(tmp_path / "sounds", template="everyday")
    session.classify()
    spans, probabilities = session.project.windows("night.wav")
    start_s, end_s = (float(value) for value in spans[3])
    asked = []
    session.window_asked.connect(asked.append)
    session.select_span((start_s, end_s))
    session.accept()
    (label,) = session.project.labels()
    assert (label.start_s, label.end_s, label.source) == (start_s, end_s, "accepted")
    assert label.class_id == class_id(session, session.project.model.classes[int(probabilities[3].argmax())])
    assert asked == [1]
    session.undo()
    assert session.project.labels() == []


def test_auto_advance_can_be_switched_off(opened):
    opened.set_setting(auto_advance=False)
    opened.label(class_id(opened, "rain"))
    assert opened.current == "take 1.wav"


def test_many_at_once_and_back(opened):
    opened.select(["take 1.wav", "take 2.wav", "take 3.wav"])
    opened.label(class_id(opened, "dog"))
    assert len(labels(opened)) == 3
    assert opened.current == "take 1.wav"
    opened.undo()
    assert labels(opened) == {}
    assert opened.rows.class_ids(0) == ()
    opened.redo()
    assert len(labels(opened)) == 3
    assert opened.rows.class_ids(2) == (class_id(opened, "dog"),)


def test_undo_and_redo_say_what_they_did(opened):
    said = []
    opened.said.connect(said.append)
    opened.select(["take 1.wav", "take 2.wav", "take 3.wav"])
    opened.label(class_id(opened, "dog"))
    opened.label(class_id(opened, "rain"))
    opened.select(["take 8.wav"])
    opened.unknown()
    opened.rename_class(class_id(opened, "siren"), "alarm")
    for _ in range(3):
        opened.undo()
    opened.redo()
    assert said == [
        "Undone: Rename class",
        "Undone: Don't know · take 8.wav",
        "Undone: Label “rain” · 3 recordings",
        "Done again: Label “rain” · 3 recordings",
    ]


def test_what_was_said_of_a_recording_is_listed_when_it_comes_back(opened, folder):
    opened.label(class_id(opened, "rain"))
    opened.select(("take 1.wav",))
    opened.note("hm")
    (folder / "take 1.wav").rename(folder.parent / "away.wav")
    opened.runs.scan()
    (folder.parent / "away.wav").rename(folder / "take 1.wav")
    opened.runs.scan()
    row = opened.rows.row("take 1.wav")
    assert (opened.rows.class_ids(row), opened.rows.notes[row]) == ((class_id(opened, "rain"),), "hm")
    assert opened.rows.counts()[class_id(opened, "rain")] == 1


def test_a_recording_that_is_gone_is_not_labelled_by_the_next_key(opened, folder):
    opened.select(("take 3.wav",))
    (folder / "take 3.wav").unlink()
    (folder / "take 4.wav").unlink()
    opened.runs.scan()
    assert (opened.current, opened.selected) == ("take 5.wav", ("take 5.wav",))
    opened.select(("take 7.wav", "take 8.wav"), "take 8.wav")
    (folder / "take 8.wav").unlink()
    opened.runs.scan()
    assert (opened.current, opened.selected) == ("take 7.wav", ("take 7.wav",))
    (folder / "take 7.wav").unlink()
    opened.runs.scan()
    assert opened.current == "take 6.wav"
    opened.label(class_id(opened, "rain"))
    assert labels(opened) == {"take 6.wav": "rain"}


def test_a_window_that_only_reads_takes_in_what_another_has_written(opened, make_session, folder, tone):
    second = make_session()
    second.open_folder(folder)
    assert not second.writable
    opened.label(class_id(opened, "rain"))
    opened.add_class("owl")
    tone(folder / "take 9.wav")
    opened.runs.scan()
    second.runs.look_again()
    assert second.rows.counts()[class_id(second, "rain")] == 1
    assert class_id(second, "owl")
    assert "take 9.wav" in second.rows.files
    second.select(("take 9.wav",))
    (folder / "take 9.wav").rename(folder / "take 0.wav")
    opened.runs.scan()
    second.runs.look_again()
    assert set(second.rows.files) == set(opened.rows.files)
    assert second.current != "take 9.wav"
    tone(folder / "take 10.wav")  # which only this window finds
    second.runs.look_again()
    second.select(("take 10.wav",))
    second.runs.look_again()
    assert second.current == "take 10.wav"


def test_a_note_goes_where_it_was_asked_for_and_a_recordings_is_its_own(opened):
    opened.select_region(Target("take 1.wav", 0.1, 0.2))
    opened.note("a bark")
    opened.select_region(None)
    assert opened.note_here == ""
    opened.note("all of it")
    assert opened.note_here == "all of it"
    asked = opened.targets()
    opened.select(("take 5.wav",))
    opened.note("all of it, once more", asked)
    notes = {(label.file, label.start_s): label.note for label in opened.project.labels()}
    assert notes == {("take 1.wav", 0.1): "a bark", ("take 1.wav", None): "all of it, once more"}


def test_unknown_note_and_unlabel(opened):
    opened.set_setting(auto_advance=False)
    opened.unknown()
    assert labels(opened) == {"take 1.wav": "unknown"}
    opened.note("wind?")
    assert opened.rows.notes[opened.rows.row("take 1.wav")] == "wind?"
    opened.unlabel()
    assert [label.kind for label in opened.project.labels()] == ["note"]


def test_undo_is_kept_over_a_restart(opened, make_session, folder):
    opened.label(class_id(opened, "rain"))
    opened.close_project()
    again = make_session()
    again.open_folder(folder)
    assert labels(again) == {"take 1.wav": "rain"}
    assert again.can_undo
    again.undo()
    assert labels(again) == {}


def test_a_window_of_a_long_recording_is_labelled(session, tmp_path, tone):
    tone(tmp_path / "long" / "hour.wav", duration_s=31)
    session.open_folder(tmp_path / "long", template="own")
    session.add_class("dog")
    asked = []
    session.window_asked.connect(asked.append)
    session.select_span((4.0, 8.0))
    session.label(class_id(session, "dog"))
    (label,) = session.project.labels()
    assert (label.start_s, label.end_s) == (4.0, 8.0)
    assert asked == [1]


def test_a_missing_folder_is_said_in_a_sentence(session, tmp_path):
    said = []
    session.failed.connect(said.append)
    session.open_folder(tmp_path / "nowhere")
    assert session.project is None
    assert isinstance(said[0], UserError)
    assert "nowhere" in str(said[0])


def test_a_moved_folder_is_found_again(opened, make_session, folder, tmp_path):
    opened.label(class_id(opened, "rain"))
    place = opened.project.folder
    opened.close_project()
    shutil.move(folder, tmp_path / "elsewhere")
    again = make_session()
    missing = []
    again.root_missing.connect(missing.append)
    again.open_project(place)
    assert missing == [str(folder)]
    again.relocate(tmp_path / "elsewhere")
    assert labels(again) == {"take 1.wav": "rain"}
    assert again.path("take 1.wav").exists()


def test_a_second_window_reads_only(opened, make_session, folder):
    opened.label(class_id(opened, "rain"))
    second = make_session()
    second.open_folder(folder)
    assert second.project.read_only
    assert not second.writable
    said = []
    second.said.connect(said.append)
    second.label(class_id(second, "dog"))
    assert labels(second) == {"take 1.wav": "rain"}
    assert len(said) == 1


def test_subfolders_are_offered_where_only_they_hold_sound(session, tmp_path, tone):
    for name in ("site a", "site b"):
        tone(tmp_path / "trip" / name / "x.wav")
    offered = []
    session.only_subfolders.connect(offered.append)
    session.open_folder(tmp_path / "trip", template="own")
    assert offered == [[("site a", 1), ("site b", 1)]]
    session.include_subfolders()
    assert session.rows.files == ["site a/x.wav", "site b/x.wav"]


def test_a_table_of_labels_beside_recordings_is_told_of_until_one_is_labelled(session, folder):
    found = []
    session.table_found.connect(lambda path: found.append(path.name))
    write = (folder / "meta").mkdir() or (folder / "meta" / "birds.csv").write_text
    write("filename,category\n" + "".join(f"take {n}.wav,dog\n" for n in range(1, 9)), "utf-8")
    session.open_folder(folder, template="own")
    assert found == ["birds.csv"]
    session.select(("take 1.wav",))
    session.add_class("dog")
    session.label(class_id(session, "dog"))
    session.runs.scan()
    assert found == ["birds.csv"]


def test_new_and_vanished_recordings_are_noticed(opened, folder, tone):
    tone(folder / "take 9.wav")
    (folder / "take 2.wav").unlink()
    opened.runs.scan()
    assert "take 9.wav" in opened.rows.files
    assert "take 2.wav" not in opened.rows.files


def test_deleting_a_project_leaves_the_recordings(opened, folder):
    place = Path(opened.project.folder)
    opened.delete_project()
    assert opened.project is None
    assert not place.exists()
    assert len(list(folder.iterdir())) == 8
    assert str(place) not in opened.settings.recent


def test_a_project_that_cannot_be_deleted_is_closed_and_stays_listed(opened, monkeypatch, qtbot):
    place = opened.project.folder
    (place / "models").mkdir(exist_ok=True)

    def refuse(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("engine.project.folder.shutil.rmtree", refuse)
    told = []
    opened.failed.connect(told.append)
    opened.delete_project()
    assert "could not be removed" in str(told[0])
    assert opened.project is None
    assert str(place) in opened.settings.recent


def test_recent_projects_are_remembered_newest_first(opened, tmp_path, tone):
    first = str(opened.project.folder)
    tone(tmp_path / "other" / "a.wav")
    opened.open_folder(tmp_path / "other", template="own")
    assert opened.settings.recent == [str(opened.project.folder), first]


def test_what_a_stopped_job_still_sends_is_dropped(make_session, folder, qtbot):
    session = make_session(inline=False)
    with qtbot.waitSignal(session.opened):
        session.open_folder(folder, template="own")
    session.close_project()
    qtbot.wait(100)
    assert len(session.rows) == 0


def test_classes_are_edits_too(opened):
    told = []
    opened.classes_changed.connect(lambda: told.append(1))
    opened.rename_class(class_id(opened, "dog"), "hound")
    opened.change_class(class_id(opened, "hound"), key="9")
    opened.label(class_id(opened, "hound"))
    opened.merge_classes(class_id(opened, "hound"), class_id(opened, "rain"))
    assert [c.name for c in opened.classes] == ["rain", "siren"]
    assert labels(opened) == {"take 1.wav": "rain"}
    for _ in range(4):
        opened.undo()
    assert [c.name for c in opened.classes] == ["dog", "rain", "siren"]
    assert len(told) >= 6


def test_settings_are_on_disk_and_told(session):
    told = []
    session.settings_changed.connect(told.append)
    session.set_setting(theme="dark", unsure_below=0.4)
    assert told == [("theme", "unsure_below")]
    assert session.rows.unsure_below == 0.4


def test_the_project_that_is_open_can_be_opened_again(opened, folder):
    opened.label(class_id(opened, "rain"))
    opened.open_folder(folder)
    assert opened.writable
    assert labels(opened) == {"take 1.wav": "rain"}
    opened.open_project(opened.project.folder)
    assert opened.writable


def test_an_edit_made_while_labels_are_read_is_not_shown_twice(opened, monkeypatch):
    opened.set_setting(auto_advance=False)
    opened.label(class_id(opened, "dog"))
    opened.note("by the gate")
    read = opened.project.labels()
    monkeypatch.setattr(work, "load", lambda project, arrived: (edit(), arrived(Part(labels=read)))[0])

    def edit() -> None:
        opened.label(class_id(opened, "rain"))
        opened.note("by the river")

    opened.runs.load()
    assert opened.rows.class_ids(0) == (class_id(opened, "rain"),)
    assert opened.rows.notes[opened.rows.row("take 1.wav")] == "by the river"


def test_a_project_is_closed_only_when_nothing_writes_to_it_any_more(make_session, folder, monkeypatch):
    session, over = make_session(inline=False), []

    def slow(project, report, arrived) -> None:
        begun.set()
        time.sleep(0.3)
        over.append(1)

    begun = threading.Event()
    monkeypatch.setattr(work, "load", slow)
    session.open_folder(folder, template="own")
    assert begun.wait(5)
    session.close_project()
    assert over == [1]
