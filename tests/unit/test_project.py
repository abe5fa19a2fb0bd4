"""A project as a whole: where it lies, moving, removing, what it keeps of recordings and settings."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine import places
from engine.errors import UserError
from engine.labels import Target
from engine.labels.groups import GroupBy
from engine.project import Project, moved
from engine.sound.ailments import FolderGone
from engine.sound.recording import Recording


def test_projects_lie_in_the_platforms_place_and_nothing_beside_the_recordings(tmp_path: Path) -> None:
    sounds = tmp_path / "my sounds"
    sounds.mkdir()
    with Project.at(sounds, template="own", recursive=True) as project:
        assert project.folder.parent == places.projects_folder()
        assert project.folder.name.startswith("my_sounds-")
        assert (project.root, project.name, project.recursive, project.several, project.channel) == (
            sounds,
            "my sounds",
            True,
            False,
            -1,
        )
        assert project.root_present
        project.put_headers([Recording("a.wav")])
        project.add_class("dog")
        project.label([Target("a.wav")], project.classes()[0].id)
    assert list(sounds.iterdir()) == []
    with Project.at(sounds) as again:
        assert len(again.labels()) == 1
    other = tmp_path / "other" / "my sounds"
    assert Project.default_folder(other) != project.folder


def test_a_folder_has_one_project_whatever_link_leads_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sounds, link = tmp_path / "sounds", tmp_path / "link"
    sounds.mkdir()
    try:
        link.symlink_to(sounds, target_is_directory=True)
    except OSError:
        pytest.skip("links are not allowed here")
    with Project.at(link, template="own") as project:
        assert project.folder == Project.default_folder(link) == Project.default_folder(sounds)
        assert project.root == sounds  # a link may lead elsewhere tomorrow
        project.delete()
    with monkeypatch.context() as before:  # an earlier Earmark followed no links
        before.setattr(os.path, "realpath", os.path.abspath)
        by_link = Project.default_folder(link)
        Project.at(link, template="own").close()
    assert Project.default_folder(link) == by_link != Project.default_folder(sounds)


def test_it_begins_with_the_classes_of_the_model_it_is_given(tmp_path: Path) -> None:
    sounds = tmp_path / "sounds"
    sounds.mkdir()
    with Project.at(sounds, model="cry-detector") as project:
        assert project.model_name == "cry-detector"
        assert sorted(one.name for one in project.classes()) == ["cry", "no cry"]


def test_the_recordings_folder_may_be_read_only(tmp_path: Path) -> None:
    sounds = tmp_path / "sounds"
    sounds.mkdir(mode=0o555)
    with Project.at(sounds, template="own") as project:
        project.add_class("dog")
        assert not project.read_only


def test_there_is_one_project_in_a_folder(workshop, project: Project) -> None:
    with pytest.raises(UserError, match="already"):
        Project.create(project.folder, project.root)
    with pytest.raises(UserError, match="no project"):
        Project.open(project.root)
    assert Project.is_project(project.folder)


MADE_AND_KILLED = """
import os, sys
from pathlib import Path
from engine.project import Project
from engine.store import LabelsFile

step, place, sounds = sys.argv[1:]
written = getattr(LabelsFile, step)
def killed(*args, **kwargs):
    if step != "__init__":
        written(*args, **kwargs)
    else:
        args[1].touch()
    os._exit(9)
setattr(LabelsFile, step, killed)
Project.create(Path(place), Path(sounds))
"""


@pytest.mark.parametrize("step", ["__init__", "settings", "begin_with"])
def test_a_project_whose_making_was_killed_is_made_whole_or_not_at_all(tmp_path: Path, start, step: str) -> None:
    place, sounds = tmp_path / "project", tmp_path / "sounds"
    sounds.mkdir()
    with start(MADE_AND_KILLED, step, place, sounds) as program:
        assert program.wait(60) == 9
    assert (place / "labels.sqlite").exists()
    assert Project.is_project(place) == (step == "begin_with")
    with Project.open(place) if Project.is_project(place) else Project.create(place, sounds) as project:
        assert project.root == sounds
        assert len(project.classes()) == len(project.model.classes) > 0


def test_a_file_that_cannot_be_read_may_hold_a_project(tmp_path: Path) -> None:
    (tmp_path / "labels.sqlite").write_bytes(b"labels of years, damaged" * 1000)
    assert Project.is_project(tmp_path)


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="No project can be made"):
        Project.create(tmp_path / "file" / "project", tmp_path)


def test_a_moved_folder_is_found_again_by_one_question(workshop, project: Project, tmp_path: Path) -> None:
    shutil.rmtree(project.root)
    project.close()
    with workshop.open() as found:
        assert not found.root_present
        assert len(found.recordings()) == 12
        (tmp_path / "empty").mkdir()
        with pytest.raises(UserError, match="None of the project"):
            found.relocate(tmp_path / "empty")
        new = tmp_path / "new"
        (new / "b").mkdir(parents=True)
        (new / "b" / "s2_7.wav").write_bytes(b"")
        found.relocate(new)
        assert found.root == new
        assert found.root_present


def test_the_project_of_a_folder_that_was_moved_is_told_by_names_and_lengths(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    for k in range(10):
        (old / f"{k}.wav").write_bytes(b"x" * (100 + k))
    with Project.at(old, template="own") as project:
        project.put_headers(Recording(f"{k}.wav", 100 + k, k, 1.0) for k in range(10))
    assert moved.before(old) is None
    shutil.copytree(old, new)
    assert moved.before(new) is None  # a copy: the first ones are where they were
    shutil.rmtree(old)
    assert moved.before(new) == (project.folder, "old", str(old))
    assert Project.default_folder(new) != project.folder
    for k in range(3):
        (new / f"{k}.wav").write_bytes(b"other")
    assert moved.before(new) is None
    with Project.open(project.folder) as found:
        found.relocate(new)
    assert Project.default_folder(new) == project.folder  # opened by its recordings from now on


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_labels_of_a_project_that_was_deleted_while_it_is_open_are_not_said_to_be_kept(project: Project) -> None:
    away = project.folder.rename(project.folder.with_name("away"))
    with pytest.raises(UserError, match="is not there any more"):
        project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    assert not project.labels()
    away.rename(project.folder)
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    assert len(project.labels()) == 1


def test_deleting_a_project_removes_what_is_its_own_only(workshop, project: Project, tmp_path: Path) -> None:
    (project.root / "a.wav").write_bytes(b"sound")
    (project.folder / "my notes.txt").write_text("mine")
    (project.folder / "labels of Friday.sqlite").write_text("a copy of mine")
    (project.folder / "labels.before-2.sqlite").write_text("a copy of Earmark's")
    project.put_scored([workshop.scored("a/s0_0.wav", 1)])
    project.delete()
    assert {p.name for p in project.folder.iterdir()} == {"my notes.txt", "labels of Friday.sqlite"}
    assert (project.root / "a.wav").read_bytes() == b"sound"


def test_a_project_is_not_made_among_what_its_deleting_would_take_along(tmp_path: Path) -> None:
    mine = tmp_path / "day 1" / "models" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("precious")
    with pytest.raises(UserError, match="models"):
        Project.create(tmp_path / "day 1", tmp_path, template="own")
    assert mine.read_text() == "precious"


def test_the_cache_can_be_deleted_and_nothing_a_person_did_is_lost(workshop, project: Project) -> None:
    project.label([Target("a/s0_0.wav"), Target("b/s0_1.wav", 1.0, 2.0)], project.classes()[0].id)
    project.note([Target("c/s0_2.wav")], "hm")
    project.change(group=GroupBy("folder"), channel=1)
    project.put_scored([workshop.scored("a/s0_0.wav", 1)])
    before = project.labels(), project.classes()
    project.close()
    for path in project.folder.glob("cache.sqlite*"):
        path.unlink()
    with workshop.open() as found:
        assert (found.labels(), found.classes()) == before
        assert found.recordings() == []
        assert found.predictions() == {}
        assert found.group_of("a/s0_0.wav") == "a"
        assert found.channel == 1
        assert list((found.folder / "embeddings").glob("*")) == []
        assert found.undo().name == "Note"


def test_recordings_are_added_changed_and_forgotten(workshop, project: Project) -> None:
    found = [Recording("a/s0_0.wav", 1000, 5), Recording("b/s0_1.wav", 1001, 5), Recording("new.wav", 7, 7)]
    project.put_scored([workshop.scored("a/s0_0.wav", 1), workshop.scored("b/s0_1.wav", 1)])
    project.add(found)
    by_file = {r.file: r for r in project.recordings()}
    assert by_file["a/s0_0.wav"].duration_s == 4.0  # known, and unchanged: what its header told stays
    assert by_file["b/s0_1.wav"].duration_s is None
    assert set(project.predictions()) == {"a/s0_0.wav"}
    assert project.stamps()["new.wav"] == (7, 7)
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    (project.root / "new.wav").touch()
    gone = project.forget_missing(["new.wav"])
    assert len(gone) == 12
    assert [r.file for r in project.recordings()] == ["new.wav"]
    assert len(project.labels()) == 1
    assert project.forget_missing(["new.wav"]) == []


def test_what_a_scan_could_not_see_is_not_forgotten(workshop, project: Project) -> None:
    project.root.mkdir(exist_ok=True)
    project.put_headers(
        [Recording(file, 1, 1) for file in ("a.wav", "b.wav", "site 1/c.wav", "site 1/d/e.wav", "site 10/f.wav")]
    )
    with pytest.raises(FolderGone):  # nothing is mounted there
        project.forget_missing([])
    (project.root / "a.wav").touch()
    assert project.forget_missing(["a.wav"], ["site 1/", "b.wav", "a/", "b/", "c/"]) == ["site 10/f.wav"]
    assert project.forget_missing(["a.wav"], [""]) == []
    shutil.rmtree(project.root)
    with pytest.raises(FolderGone):
        project.forget_missing(["a.wav"])
    assert "site 1/d/e.wav" in project.stamps()


def test_settings_of_a_project_are_kept(workshop, project: Project) -> None:
    assert not project.group_chosen
    project.change(name="Night", several=True, recursive=True, channel=0, group=GroupBy("name", "_", 1))
    with pytest.raises(UserError):
        project.change(group=GroupBy("name", pattern="("))
    project.close()
    with workshop.open() as found:
        assert (found.name, found.several, found.recursive, found.channel) == ("Night", True, True, 0)
        assert found.group == GroupBy("name", "_", 1)
        assert found.group_chosen
