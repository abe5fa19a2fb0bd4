"""Projects that earlier versions made, kept in `tests/unit/kept`, open and can be worked on.

A release that changes how projects are kept keeps one of its own: `EARMARK_KEEP=1 .venv/bin/pytest tests/unit/test_kept.py`.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import engine
from engine import model
from engine.labels import Target
from engine.labels.groups import GroupBy
from engine.project import Project

KEPT = Path(__file__).parent / "kept"


def told(project: Project, place: Path) -> dict[str, object]:
    """All that a person can tell of a project."""
    project.export(place / "table.csv")
    rows = csv.DictReader((place / "table.csv").read_text("utf-8").splitlines())
    names = {one.id: one.name for one in project.classes()}
    return {
        "recordings": len(project.recordings()),
        "classes": list(names.values()),
        "labels": [
            [one.file, one.kind, names.get(one.class_id or 0), one.start_s, one.note] for one in project.labels()
        ],
        "table": [[row["file"], row["label"], row["predicted"], row["note"], row["reviewed_by"]] for row in rows],
        "versions": [one.number for one in project.versions()],
        "undo": [project.can_undo, project.can_redo],
        "group": project.group.kind,
    }


def a_day(workshop) -> Project:
    """Labels of every kind, something taken back, predictions, and one version taught."""
    project = workshop.project()
    files = [recording.file for recording in project.recordings()]
    project.put_scored([workshop.scored(file, k % 3) for k, file in enumerate(files)])
    project.person = "Jo"
    project.add_class("dög – 개")
    ids = [one.id for one in project.classes()]
    for k, file in enumerate(files[:9]):
        project.label([Target(file)], ids[k % 3])
    project.label([Target(files[9], 0.5, 1.5)], ids[3])
    project.note([Target(files[0])], "near the “road”")
    project.unknown([Target(files[10])])
    project.change(group=GroupBy("folder"))
    project.refit()
    project.label([Target(files[11])], ids[2])
    project.undo()
    return project


def test_this_version_opens_what_it_makes(workshop, tmp_path: Path) -> None:
    with a_day(workshop) as project:
        before, folder = told(project, tmp_path), project.folder
    with Project.open(folder) as project:
        assert told(project, tmp_path) == before
    if os.environ.get("EARMARK_KEEP"):
        place = KEPT / engine.__version__
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place / "project", ignore=shutil.ignore_patterns("lock", "*-wal", "*-shm", "cache"))
        (place / "told.json").write_text(json.dumps(before, indent=1, ensure_ascii=False) + "\n", "utf-8")


@pytest.mark.parametrize("kept", sorted(KEPT.iterdir()), ids=lambda kept: kept.name)
def test_an_older_project_is_all_there_and_goes_on(kept: Path, workshop, tmp_path: Path) -> None:
    shutil.copytree(kept / "project", tmp_path / "project")
    (tmp_path / "sounds" / "a").mkdir(parents=True, exist_ok=True)
    (tmp_path / "sounds" / "a" / "s0_0.wav").touch()  # by which the folder is known again
    with Project.open(tmp_path / "project") as project:
        project.relocate(tmp_path / "sounds")
        project.change(
            model_name=str(workshop.model.folder)
        )  # the one it began with was in a place of the test that made it
        assert told(project, tmp_path) == json.loads((kept / "told.json").read_text("utf-8"))
        labels = len(project.labels())
        project.redo()
        assert len(project.labels()) == labels + 1
        project.undo()
        assert project.undo() is not None
        assert project.refit().version.number == 2


def test_a_taught_project_goes_on_where_the_model_it_began_with_has_changed(workshop, tmp_path: Path) -> None:
    """A newer Earmark ships the model with another network, whose embeddings are no longer those of the project."""
    with a_day(workshop) as project:
        labels = len(project.labels())
        newer = model.save(replace(workshop.model, backbone_id="another"), tmp_path / "another")
        project.change(model_name=str(newer.folder))
        assert project.base.backbone_id == project.model.backbone_id == workshop.model.backbone_id
        made = project.refit()
        assert made.version.number == 2
        assert len(made.lesson.labels) >= labels - 3
        assert project.model.backbone_id == workshop.model.backbone_id
        project.adopt(str(newer.folder))
        assert project.model.backbone_id == project.base.backbone_id == "another"
