"""The labels of a project as a data set: which of them, in which channel, and which of them test."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import soundfile
from small_sets import write_sound, write_table

from engine import datasets
from engine.datasets import Asked, projects
from engine.features import LogMel, windows
from engine.labels import Target
from engine.project import Project
from engine.sound import audio, scan
from engine.train import heard
from engine.trials import heads, hearing


def test_a_project_is_a_data_set(tmp_path):
    for k in range(4):
        write_sound(tmp_path / "sounds" / f"{k}.wav")
    with Project.create(tmp_path / "project", tmp_path / "sounds", template="own") as project:
        for name in ("owl", "fox"):
            project.add_class(name)
        made = [one.id for one in project.classes()]
        for batch in scan.headers(project.root, list(scan.find(project.root, True))):
            project.put_headers(batch)
        for k in range(4):
            project.label([Target(f"{k}.wav")], made[k % 2])
    got = datasets.open(tmp_path / "project")
    assert got.kind == "an Earmark project"
    assert got.dataset.classes == ("owl", "fox")  # in the project's order
    assert got.dataset.counts() == {"owl": 2, "fox": 2}
    few = write_table(tmp_path / "few.csv", "class,becomes", "owl,bird", "fox,mammal")
    assert datasets.open(tmp_path / "project", Asked(class_map=few)).dataset.counts() == {"bird": 2, "mammal": 2}


def test_a_project_is_learned_from_in_the_channel_that_it_hears(tmp_path):
    (tmp_path / "sounds").mkdir()
    for k in range(4):
        sound = np.random.default_rng(k).normal(0, 0.1, (22_050, 2))
        soundfile.write(tmp_path / "sounds" / f"{k}.wav", sound, 22_050)
    with Project.create(tmp_path / "project", tmp_path / "sounds", template="own") as project:
        for name in ("owl", "fox"):
            project.add_class(name)
        for batch in scan.headers(project.root, list(scan.find(project.root, True))):
            project.put_headers(batch)
        for k in range(4):
            project.label([Target(f"{k}.wav")], project.classes()[k % 2].id)
        project.change(channel=1)
        second = datasets.of_project(project)
    assert second.channel == 1
    assert datasets.open(tmp_path / "project").dataset.channel == 1
    frontend, bands = LogMel(window_s=1.0), heads.Bands()
    sound = audio.read(second.files[0], 0, None, 22_050, 1).samples
    mix = heard.hear(replace(second, channel=audio.MIX), frontend)  # whose features are then kept
    got = heard.hear(second, frontend).features[:]
    assert np.array_equal(got[:1], frontend.features(windows(sound, frontend)[0]).astype(np.float16))
    assert not np.array_equal(got, mix.features[:])
    embedded = hearing.hear(second, np.arange(1), lambda: bands).embeddings
    assert np.allclose(embedded, bands.embed(windows(sound, bands.frontend)[0]), rtol=1e-2, atol=1e-2)
    assert heads.sounds_key(second) != heads.sounds_key(replace(second, channel=audio.MIX))


def test_what_a_project_was_not_sure_of_teaches_and_is_not_tested(tmp_path):
    for k in range(8):
        write_sound(tmp_path / "sounds" / f"{k}.wav")
    with Project.create(tmp_path / "project", tmp_path / "sounds", template="own") as project:
        for name in ("owl", "fox"):
            project.add_class(name)
        owl, fox = (one.id for one in project.classes())
        for batch in scan.headers(project.root, list(scan.find(project.root, True))):
            project.put_headers(batch)
        for k, source in enumerate(("person", "unsure", "bulk", "accepted") * 2):
            project.label([Target(f"{k}.wav")], (owl, fox)[k // 4], source)
        project.label([Target("0.wav", 0.0, 0.2, 100.0, 400.0)], owl)
        project.label(
            [Target("0.wav", 0.0, 0.2, 900.0, 2000.0)], fox
        )  # at the same time: the first speaks, as in teaching
        rows = {(row.file.name, row.end_s): row for row in projects.listed(project).rows}
    assert [rows[f"{k}.wav", float("inf")].trusted for k in range(4)] == [True, False, False, True]
    assert rows["0.wav", 0.2].names == ("owl",)
