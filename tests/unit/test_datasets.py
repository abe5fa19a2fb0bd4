"""A folder per class, or a project's labels, become rows with groups; what is held out stays whole and stays held out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import datasets
from engine.datasets import dataset
from engine.errors import UserError
from engine.labels.groups import GroupBy
from engine.sound import scan


def _sounds(root, counts):
    for name, count in counts.items():
        (root / name).mkdir(parents=True)
        for k in range(count):
            soundfile.write(root / name / f"site{k % 3}_{k}.wav", np.zeros(100), 8000)


def test_a_folder_per_class(tmp_path):
    _sounds(tmp_path, {"rain": 3, "dog": 4, "dog/far away": 2})
    (tmp_path / "empty").mkdir()
    (tmp_path / ".hidden").mkdir()
    soundfile.write(tmp_path / "loose.wav", np.zeros(100), 8000)
    got = datasets.folder_per_class(tmp_path)
    assert set(got.classes) == {"dog", "rain"}
    assert got.counts() == {"dog": 6, "rain": 3}
    assert all(file.is_file() for file in got.files)
    assert len(set(got.groups)) == 9
    grouped = datasets.folder_per_class(tmp_path, GroupBy("name"))
    assert set(grouped.groups) == {"site0", "site1", "site2"}


def test_a_table_without_entries_is_said(tmp_path):
    (tmp_path / "none.csv").write_text("file,class\n")
    with pytest.raises(UserError, match="has no entries"):
        datasets.open(tmp_path / "none.csv")


def test_what_is_no_data_set_is_said(tmp_path):
    with pytest.raises(UserError, match="folder of recordings for each of two classes"):
        datasets.folder_per_class(tmp_path)
    _sounds(tmp_path, {"rain": 3, "dog": 1})
    with pytest.raises(UserError, match="1 × dog"):
        datasets.folder_per_class(tmp_path)


def _many(groups, targets):
    n = len(targets)
    return datasets.Dataset(
        "many",
        (Path("x.wav"),) * n,
        np.zeros((n, 2)),
        ("a", "b", "c"),
        np.asarray(targets),
        np.asarray(groups),
        np.ones(n, bool),
    )


def test_parts_keep_groups_whole_and_classes_in_training():
    rng = np.random.default_rng(0)
    targets = np.array([0] * 100 + [1] * 60 + [2] * 3)
    groups = np.array([f"g{k}" for k in rng.integers(60, size=160)] + ["rare 1", "rare 2", "rare 2"])
    dataset = _many(groups, targets)
    got = datasets.parts(dataset)
    assert (got.train.astype(int) + got.inner + got.held_out == 1).all()
    for one, other in ((got.train, got.inner), (got.train, got.held_out), (got.inner, got.held_out)):
        assert not set(groups[one]) & set(groups[other])
    assert got.held_out.sum() > 10
    assert got.inner.sum() > 10
    assert got.train[targets == 2].all()


def test_what_is_held_out_stays_held_out():
    groups = np.array([f"g{k}" for k in range(100)])
    few = datasets.parts(_many(groups[:60], np.arange(60) % 3))
    many = datasets.parts(_many(groups, np.arange(100) % 3))
    assert (few.held_out <= many.held_out[:60]).all()
    assert few.held_out.sum() == many.held_out[:60].sum()


def test_what_was_accepted_in_bulk_never_tests():
    groups = np.array([f"g{k}" for k in range(100)])
    dataset = _many(groups, np.arange(100) % 2)
    bulk = datasets.Dataset(**{**vars(dataset), "trusted": np.zeros(100, bool)})
    got = datasets.parts(bulk)
    assert not got.held_out.any()
    assert not (got.train | got.inner)[datasets.parts(dataset).held_out].any()


def test_a_class_with_too_few_recordings_is_left_out_and_said(tmp_path):
    _sounds(tmp_path, {"dog": 3, "owl": 1, "rain": 2})
    for seed, file in enumerate(tmp_path.rglob("*.wav")):  # no copies of one another
        soundfile.write(file, np.random.default_rng(seed).normal(0, 0.1, 8000), 8000)
    got = datasets.folder_per_class(tmp_path)
    assert got.classes == ("dog", "rain")
    assert got.counts() == {"dog": 3, "rain": 2}
    assert {file.parent.name for file, target in zip(got.files, got.targets) if got.classes[target] == "rain"} == {
        "rain"
    }
    assert len(got) == len(got.spans) == len(got.groups) == len(got.trusted) == 5
    assert str(got.left_out) == "Trained without owl: 1 more of owl needed."
    opened = datasets.open(tmp_path)
    assert "1 more of owl needed" in str(opened.notes[0])


def test_of_several_at_once_only_the_class_goes():
    hot = np.array([[1, 0, 0], [1, 0, 1], [0, 1, 0], [0, 1, 0], [0, 0, 0]], bool)
    few = datasets.Dataset(**{**vars(_many(list("vwxyz"), [0] * 5)), "targets": hot})
    got = dataset.enough(few)
    assert got.classes == ("a", "b")
    assert got.targets.tolist() == [[True, False], [True, False], [False, True], [False, True], [False, False]]
    only_rare = datasets.Dataset(
        **{**vars(few), "targets": np.array([[1, 0, 0]] * 2 + [[0, 1, 0]] * 2 + [[0, 0, 1]], bool)}
    )
    assert len(dataset.enough(only_rare)) == 4  # a row that says nothing else goes with its class
    assert dataset.enough(only_rare).wanting == {"c": 1}


def test_folders_of_folds_are_no_classes(tmp_path):
    _sounds(tmp_path / "flat", {"fold1": 3, "fold2": 3})
    _sounds(tmp_path / "deep", {f"fold{k}/{name}": 3 for k in (1, 2) for name in ("dog", "owl")})
    with pytest.raises(UserError, match="does not hold a folder of recordings for each of two classes"):
        datasets.folder_per_class(tmp_path / "flat")
    got = datasets.folder_per_class(tmp_path / "deep")
    assert got.classes == ("dog", "owl")
    assert got.folds is not None
    assert sorted(got.folds.tolist()) == ["1"] * 6 + ["2"] * 6


def test_the_table_that_says_what_recordings_are_lies_with_them(tmp_path):
    _sounds(tmp_path, {"day 1": 6})
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.wav"))

    def write(name, columns, said):
        (tmp_path / name).write_text("\n".join([columns, *said]) + "\n", "utf-8")

    write("few.csv", "file,label", [f"{file},owl" for file in files[:2]])
    write("weather.csv", "file,wind", [f"{file},3" for file in files])
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    assert datasets.table_beside(tmp_path, files) is None
    (tmp_path / "notes").mkdir()
    write("notes/most.csv", "file,label", [f"{file},owl" for file in files[:4]])
    assert datasets.table_beside(tmp_path, files) == tmp_path / "notes" / "most.csv"
    write(
        "results.csv",
        "Start (s),End (s),Scientific name,Common name,Confidence,File",
        [f"0,3,Strix aluco,Tawny Owl,0.9,{file}" for file in files],
    )
    assert datasets.table_beside(tmp_path, files) == tmp_path / "notes" / "most.csv"


def test_public_sets_bring_theirs(shared_data):
    for folder, table in (("urbansound8k", "UrbanSound8K.csv"), ("esc50", "esc50.csv")):
        root = shared_data / folder
        files = [found.file for found in scan.find(root, True)]
        assert datasets.table_beside(root, files).name == table
