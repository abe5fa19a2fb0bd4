"""Every kind of data set is recognised for what it is; what is wrong with its entries is said and left out, or refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_sets import write_sound, write_table

from engine import datasets
from engine.datasets import Asked
from engine.errors import UserError
from engine.labels.groups import GroupBy

URBAN_HEAD = "slice_file_name,fsID,start,end,salience,fold,classID,class"


def _urban(root: Path, table: str = "UrbanSound8K.csv", audio: str = "") -> list[str]:
    """Two classes, two Freesound recordings each, in two folds, laid out as Kaggle does."""
    lines = [URBAN_HEAD]
    for fold in (1, 2):
        for number, name in ((1, "car_horn"), (3, "dog_bark")):
            for cut in range(2):
                file = f"{fold}000{number}-{number}-0-{cut}.wav"
                write_sound(root / audio / f"fold{fold}" / file)
                lines.append(f"{file},{fold}000{number},0.5,4.5,1,{fold},{number},{name}")
    write_table(root / table, *lines)
    return lines


def _faults(opened: datasets.Opened) -> list[tuple[str, str]]:
    return [(problem.fault, Path(problem.file).name) for problem in opened.problems]


# ------------------------------------------------------------------------------------------------- the sets of the world


def test_urbansound8k_as_it_is_shared(shared_data):
    got = datasets.open(shared_data / "urbansound8k")
    assert got.kind == got.dataset.title == "UrbanSound8K"
    assert (len(got.dataset), len(got.dataset.classes), got.problems) == (2148, 10, ())
    assert sorted(set(got.dataset.folds.tolist())) == ["1", "2", "3"]
    assert got.dataset.groups_by == "fsID"
    assert not got.notes
    assert np.isinf(got.dataset.spans[:, 1]).all()  # start and end are those in the recording it was cut from
    assert str(got).startswith(
        "UrbanSound8K, taken for UrbanSound8K: 2,148 recordings, 10 classes, 332 groups (by fsID), 3 folds"
    )


def test_the_whole_table_with_most_recordings_missing(shared_data):
    urban = shared_data / "urbansound8k"
    asked = Asked(table=urban / "metadata" / "UrbanSound8K_all_folds.csv", audio=urban / "audio")
    got = datasets.open(None, asked)
    assert len(got.dataset) == 2148
    assert {problem.fault for problem in got.problems} == {"missing"}
    assert len(got.problems) == 8732 - 2148
    assert datasets.in_words(got.problems)[0].startswith("6,584 entries have no recording: 100032-3-0-0.wav, ")
    with pytest.raises(UserError, match=r"6584 of 8732 entries of UrbanSound8K cannot be used"):
        datasets.open(None, Asked(table=asked.table, audio=asked.audio, strict=True))


def test_esc50_and_the_ten_within_it(shared_data):
    whole = datasets.open(shared_data / "esc50")
    assert (whole.kind, len(whole.dataset), len(whole.dataset.classes)) == ("ESC-50", 400, 18)
    assert whole.dataset.groups_by == "src_file"
    ten = datasets.open(shared_data / "esc50", Asked(only={"esc10": ["True"]}))
    assert (ten.kind, ten.dataset.title, len(ten.dataset.classes)) == ("ESC-10", "ESC-10", 10)
    assert sorted(set(ten.dataset.folds.tolist())) == ["1", "2", "3", "4"]
    assert set(ten.dataset.counts().values()) == {32}
    with pytest.raises(UserError, match="no column “colour”"):
        datasets.open(shared_data / "esc50", Asked(only={"colour": ["red"]}))


def test_donate_a_cry_by_its_names(shared_data):
    got = datasets.open(shared_data / "donateacry" / "cleaned")
    assert got.kind == "Donate-a-Cry names"
    assert got.dataset.counts() == {"belly_pain": 6, "burping": 7, "discomfort": 20, "hungry": 286, "tired": 18}
    assert got.dataset.groups_by == "app id"
    assert len(set(got.dataset.groups)) == 165
    assert set(got.dataset.columns["sex"]) == {"f", "m"}
    assert "2 to 6 months" in got.dataset.columns["age"]


def test_phone_files_and_their_cleaned_twins_are_one_recording(shared_data):
    raw = datasets.open(shared_data / "donateacry" / "raw")
    assert set(raw.dataset.classes) >= {"cold_hot", "hungry", "lonely", "scared"}
    [copy] = raw.problems  # the corpus itself holds one recording twice, under two times
    assert (copy.fault, "1427012197" in copy.file) == ("duplicate", True)
    both = datasets.open(shared_data / "donateacry")
    assert "manifest" not in both.kind
    stems = [file.stem.lower() for file in both.dataset.files]
    assert len(stems) == len(set(stems))


def test_kaggle_puts_table_and_folds_at_the_root(tmp_path):
    _urban(tmp_path)
    got = datasets.open(tmp_path)
    assert got.kind == "UrbanSound8K"
    assert got.dataset.counts() == {"car_horn": 4, "dog_bark": 4}
    assert list(got.dataset.groups[:4]) == ["10001", "10001", "10003", "10003"]
    assert not got.problems
    by_table = datasets.open(tmp_path / "UrbanSound8K.csv")
    assert by_table.dataset.files == got.dataset.files


@pytest.mark.parametrize("nothing", ["", "NA"])
def test_what_the_table_of_a_public_set_leaves_out_is_said_by_the_names(tmp_path, nothing):
    lines = ["filename,fold,target,category,src_file"]
    for k, name in enumerate(("dog", "rain")):
        for source in (100, 101):
            write_sound(tmp_path / "audio" / f"{k + 1}-{source}-A-{k}.wav")
            lines.append(f"{k + 1}-{source}-A-{k}.wav,{nothing},{k},{name},{nothing}")
    write_table(tmp_path / "esc50.csv", *lines)
    got = datasets.open(tmp_path)
    assert not got.problems
    assert set(got.dataset.groups.tolist()) == {"100", "101"}
    assert got.dataset.fold_names == ["1", "2"]


def test_copies_at_several_rates_are_taken_once(tmp_path):
    lines = ["filename,fold,target,category,esc10,src_file,take"]
    for k, name in enumerate(("dog", "rain")):
        for cut in "AB":
            file = f"1-{k}00-{cut}-{k}.wav"
            for folder in ("audio/audio/16000", "audio/audio"):
                write_sound(tmp_path / folder / file)
            lines.append(f"{file},1,{k},{name},True,{k}00,{cut}")
    write_table(tmp_path / "esc50.csv", *lines)
    got = datasets.open(tmp_path)
    assert not got.problems
    assert {file.parent.name for file in got.dataset.files} == {"audio"}


def test_the_table_of_a_metadata_folder_finds_its_recordings(tmp_path):
    _urban(tmp_path, "metadata/UrbanSound8K.csv", "audio")
    assert len(datasets.open(tmp_path / "metadata" / "UrbanSound8K.csv").dataset) == 8


def test_train_and_test_tables_open_as_they_are(tmp_path):
    for part in ("Train", "Test_Public"):
        names = [f"{k}.wav" for k in range(6)]  # the same names in both
        for name in names:
            write_sound(tmp_path / part / name)
        lines = [f"{name},{'siren' if k % 2 else 'drill'}" for k, name in enumerate(names)]
        write_table(tmp_path / f"{part}.csv", "file_name,label", *lines)
    got = datasets.open(tmp_path)
    assert len(got.dataset) == 12
    assert sorted(set(got.dataset.folds.tolist())) == [datasets.TEST, "train"]
    assert {file.parent.name for file in np.array(got.dataset.files)[got.dataset.folds == "test"]} == {"Test_Public"}
    split = datasets.parts(got.dataset)
    assert (split.held_out == (got.dataset.folds == "test")).all()
    assert split.train.any()
    assert split.inner.sum() + split.train.sum() == 6


def test_a_test_table_without_answers_is_said(tmp_path):
    for part in ("Train", "Test"):
        for k in range(4):
            write_sound(tmp_path / part / f"{k}.wav")
    write_table(tmp_path / "Train.csv", "ID,Class", *(f"{k},{'siren' if k % 2 else 'drill'}" for k in range(4)))
    write_table(tmp_path / "Test.csv", "ID", *map(str, range(4)))
    got = datasets.open(tmp_path)
    assert got.dataset.counts() == {"drill": 2, "siren": 2}
    assert {file.parent.name for file in got.dataset.files} == {"Train"}
    assert any("Test.csv has no column that looks like classes" in str(note) for note in got.notes)


def test_train_and_test_tables_that_are_named(tmp_path):
    for part in ("a", "b"):
        for k in range(4):
            write_sound(tmp_path / "sound" / part / f"{k}.wav")
        rows = (f"{k}.wav;{'siren' if k % 2 else 'drill'}" for k in range(4))
        write_table(tmp_path / f"list {part}.csv", "Datei;Klasse", *rows)
    asked = Asked(
        table=tmp_path / "list a.csv",
        audio=tmp_path / "sound" / "a",
        test_table=tmp_path / "list b.csv",
        test_audio=tmp_path / "sound" / "b",
    )
    got = datasets.open(None, asked).dataset
    assert got.counts() == {"drill": 4, "siren": 4}
    assert [file.parent.name for file in got.files] == ["a"] * 4 + ["b"] * 4
    assert got.folds.tolist() == ["train"] * 4 + ["test"] * 4


def test_train_and_test_folders_of_classes(tmp_path):
    for part in ("train", "test", "val"):
        for name in ("rain", "wind"):
            for k in range(2):
                write_sound(tmp_path / "inner" / part / name / f"{k}.wav")
    got = datasets.open(tmp_path).dataset
    assert got.classes == ("rain", "wind")
    assert set(got.folds.tolist()) == {"train", "test", "validation"}
    split = datasets.parts(got)
    assert (split.inner == (got.folds == "validation")).all()


def test_a_folder_beside_those_of_train_and_test_is_in_neither(tmp_path):
    for part in ("train", "test"):
        for name in ("rain", "wind"):
            for k in range(2):
                write_sound(tmp_path / part / name / f"{k}.wav")
    for other in ("demo/1.wav", "more/wind/1.wav", "train/loose.wav"):
        write_sound(tmp_path / other)
    got = datasets.open(tmp_path)
    assert got.dataset.classes == ("rain", "wind")
    assert got.dataset.fold_names == ["test", "train"]
    assert [str(problem) for problem in got.problems] == [
        f"{file}: It lies in no class folder of test, train."
        for file in ("demo/1.wav", "more/wind/1.wav", "train/loose.wav")
    ]
    assert {problem.fault for problem in got.problems} == {"unlabelled"}


def test_names_alone(tmp_path):
    for name in ("awake", "asleep"):
        for k in range(3):
            write_sound(tmp_path / "plain" / f"{name}_{k + 40}.wav")
    got = datasets.open(tmp_path / "plain")
    assert got.dataset.counts() == {"asleep": 3, "awake": 3}
    for name in ("hungry-f-04", "hungry-m-02", "belly_pain-f-11", "belly_pain-m-07"):
        for k in (7, 8):
            write_sound(tmp_path / "cries" / f"{name}-0{k}.wav")
    cries = datasets.open(tmp_path / "cries").dataset
    assert cries.counts() == {"belly_pain": 4, "hungry": 4}
    assert dict(zip([file.stem for file in cries.files], cries.columns["months"]))["hungry-f-04-07"] == "04"
    assert set(cries.columns["sex"]) == {"f", "m"}
    own = datasets.open(tmp_path / "cries", Asked(pattern="{label}-{group}-*")).dataset
    assert own.classes == ("belly_pain", "hungry")
    assert set(own.groups) == {"f", "m"}


def test_dates_are_no_classes(shared_data):
    with pytest.raises(UserError, match="classes in the names of its 96 recordings"):
        datasets.open(shared_data / "recordings" / "field_day")


def test_whole_paths_lead_anywhere(tmp_path):
    files = [write_sound(tmp_path / "far" / f"{k}.wav") for k in range(4)]
    rows = (f"{file},{'ab'[k % 2]}" for k, file in enumerate(files))
    table = write_table(tmp_path / "near" / "deep" / "set.csv", "path,label", *rows)
    assert datasets.open(table).dataset.files == tuple(files)


# --------------------------------------------------------------------------------------------------------- what is wrong


def test_entries_that_cannot_be_used_are_named(tmp_path):
    lines = _urban(tmp_path)
    lines[1] = lines[1].replace(",1,car_horn", ",3,car_horn")  # the name says class 1
    lines[2] = lines[2].replace("car_horn", "dog_bark")  # class 1 is car_horn elsewhere
    lines.append("gone-1-0-0.wav,gone,0,4,1,1,1,car_horn")
    lines.append("nothing.wav,1,0,4,1,1,1,")
    (tmp_path / "fold1" / "nothing.wav").write_bytes(b"")
    lines.append("torn.wav,7,0,4,1,1,1,car_horn")
    (tmp_path / "fold1" / "torn.wav").write_bytes(b"RIFF")
    write_table(tmp_path / "UrbanSound8K.csv", *lines)
    got = datasets.open(tmp_path)
    assert sorted(_faults(got)) == [
        ("mislabelled", "10001-1-0-0.wav"),
        ("mislabelled", "10001-1-0-1.wav"),
        ("missing", "gone-1-0-0.wav"),
        ("unlabelled", "nothing.wav"),
        ("unreadable", "torn.wav"),
    ]
    assert len(got.dataset) == 6
    assert got.entries == 11
    said = {problem.file: str(problem) for problem in got.problems}
    assert said["gone-1-0-0.wav"].startswith("gone-1-0-0.wav (UrbanSound8K.csv, line 10): There is no recording")
    assert "Class number 1 is car_horn elsewhere, here it is dog_bark." in said["10001-1-0-1.wav"]
    assert len(datasets.in_words(got.problems)) == 4
    assert "All recordings of car_horn belong to one group" in str(got.notes[0])


def test_copies(tmp_path):
    for name in ("rain", "wind"):
        for k in range(3):
            write_sound(tmp_path / name / f"{k}.wav")
    shutil.copy(tmp_path / "rain" / "0.wav", tmp_path / "rain" / "again.wav")
    shutil.copy(tmp_path / "rain" / "1.wav", tmp_path / "wind" / "other.wav")
    got = datasets.open(tmp_path)
    assert sorted(_faults(got)) == [("duplicate", "1.wav"), ("duplicate", "again.wav"), ("duplicate", "other.wav")]
    assert got.dataset.counts() == {"rain": 2, "wind": 3}
    assert any("called otherwise (rain, wind)" in str(problem) for problem in got.problems)
    with pytest.raises(UserError, match=r"3 of 8 entries"):
        datasets.open(tmp_path, Asked(strict=True))


def test_a_table_that_maps_classes(tmp_path):
    for name in ("hungry", "tired", "belly_pain", "unsure"):
        for k in range(2):
            write_sound(tmp_path / "cries" / name / f"{k}.wav")
    place = tmp_path / "cries"
    few = write_table(
        tmp_path / "few.csv", "class,becomes", "hungry,hungry", "Belly pain,other", "tired,other", "unsure,"
    )
    got = datasets.open(place, Asked(class_map=few)).dataset
    assert got.counts() == {"hungry": 2, "other": 4}
    assert set(got.columns["class before"]) == {"hungry", "tired", "belly_pain"}
    rest = write_table(tmp_path / "rest.csv", "class,becomes", "hungry,hungry", "*,other")
    assert datasets.open(place, Asked(class_map=rest)).dataset.counts() == {"hungry": 2, "other": 6}
    bare = write_table(tmp_path / "bare.csv", "hungry,hungry", "*,other")
    assert datasets.open(place, Asked(class_map=bare)).dataset.counts() == {"hungry": 2, "other": 6}
    kept = write_table(tmp_path / "kept.csv", "class,becomes", "unsure,", "*,*")
    assert datasets.open(place, Asked(class_map=kept)).dataset.classes == ("belly_pain", "hungry", "tired")
    short = write_table(tmp_path / "short.csv", "class,becomes", "hungry,hungry", "tired,other")
    some = datasets.open(place, Asked(class_map=short))
    assert [problem.fault for problem in some.problems] == ["mislabelled"] * 4
    assert "short.csv does not say what becomes of belly_pain" in str(some.problems[0])
    one = write_table(tmp_path / "one.csv", "class,becomes", "*,cry")
    with pytest.raises(UserError, match=r"class map makes cry of all recordings.* belly_pain, hungry, tired, unsure"):
        datasets.open(place, Asked(class_map=one))
    strange = write_table(tmp_path / "strange.csv", "class,becomes", "fox,animal")
    with pytest.raises(UserError, match="none of its classes is here"):
        datasets.open(place, Asked(class_map=strange))


def test_groups_by_the_names(tmp_path):
    _urban(tmp_path)
    got = datasets.open(tmp_path, Asked(group=GroupBy("name", pattern=r"^(\d)"))).dataset
    assert set(got.groups) == {"1", "2"}


def test_folds_that_tear_a_group_apart_are_said(tmp_path):
    for k in range(4):
        write_sound(tmp_path / f"{k}.wav")
    rows = (f"{k}.wav,{'ab'[k % 2]},{k // 2 + 1},same" for k in range(4))
    write_table(tmp_path / "set.csv", "file,label,fold,site", *rows)
    got = datasets.open(tmp_path)
    assert any("In several of its own folds: 1 of its groups (same)" in str(note) for note in got.notes)


def test_what_is_in_no_fold_is_said(tmp_path):
    for k in range(6):
        write_sound(tmp_path / f"{k}.wav")
    table = write_table(
        tmp_path / "set.csv", "file,label,fold", *(f"{k}.wav,{'ab'[k % 2]},{k // 2 or ''}" for k in range(6))
    )
    assert any("In none of its folds: 2 of its recordings" in str(note) for note in datasets.open(table).notes)
    assert not datasets.open(table, Asked(only={"fold": ["1", "2"]})).notes
    with pytest.raises(UserError, match=r"No recording of the data set has fold 3\. It has: 1, 2\."):
        datasets.open(tmp_path, Asked(only={"fold": ["3"]}))


def _wrong_shapes():
    def nothing(root):
        root.mkdir()

    def one_folder(root):
        for k in range(3):
            write_sound(root / "rain" / f"{k}.wav")

    def one_of_a_class(root):
        for name in ("rain", "wind"):
            write_sound(root / name / "1.wav")

    def foreign_table(root):
        write_sound(root / "1.wav")
        write_table(root / "weather.csv", "day,temperature", "Monday,12")

    def no_headings(root):
        write_sound(root / "1.wav")
        write_table(root / "set.csv", "1.wav,dog", "2.wav,cat")

    def nothing_found(root):
        one_folder(root)
        write_table(root / "set.csv", "file,label", "a.wav,x", "b.wav,y")

    def no_times(root):
        write_sound(root / "1.wav")
        write_table(root / "set.csv", "file,label,start,end", "1.wav,owl,dawn,dusk")

    def parts_alone(root):
        for part in ("train", "test"):
            write_sound(root / part / "1.wav")

    def one_class(root):
        for k in range(3):
            write_sound(root / f"{k}.wav")
        write_table(root / "set.csv", "file,label", *(f"{k}.wav,x" for k in range(3)))

    return [
        (nothing, "There are no recordings below"),
        (one_folder, "1 folders hold recordings"),
        (one_of_a_class, "still needed: 1 × rain, 1 × wind"),
        (foreign_table, r"weather.csv has no column that looks like files \(it has: day, temperature\)"),
        (no_headings, "set.csv has no headings: its first line, 1.wav, dog, names a recording"),
        (nothing_found, r"None of the recordings in set.csv is there"),
        (
            no_times,
            r"No entry of set.csv can be used. 1 entry contradicts itself: 1.wav \(set.csv, line 2\): Its times are no",
        ),
        (parts_alone, "2 folders hold recordings"),
        (one_class, "labels of two classes"),
    ]


@pytest.mark.parametrize(("make", "said"), _wrong_shapes(), ids=lambda value: getattr(value, "__name__", ""))
def test_wrong_shapes_are_said(tmp_path, make, said):
    make(tmp_path / "set")
    with pytest.raises(UserError, match=said):
        datasets.open(tmp_path / "set")


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="no file or folder"):
        datasets.open(tmp_path / "no")
    with pytest.raises(UserError, match="is a recording, not a data set"):
        datasets.open(write_sound(tmp_path / "1.wav"))
    write_sound(tmp_path / "1.wav", 5)
    write_sound(tmp_path / "2.wav", 5)
    twice = write_table(tmp_path / "set.csv", "file,label", "1.wav,owl", "2.wav,fox")
    with pytest.raises(UserError, match=r"called otherwise \(fox, owl\)\. Mend them first"):
        datasets.open(twice)
    with pytest.raises(UserError, match="Say where the data set is"):
        datasets.open(None)


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["1", "2", datasets.TEST])), min_size=4, max_size=60)
)
def test_no_part_shares_a_group(rows):
    groups, folds = (np.array(one) for one in zip(*rows))
    n = len(rows)
    assume(not np.isin(groups, groups[folds == datasets.TEST]).all())
    made = datasets.Dataset(
        "x", (Path("x.wav"),) * n, np.zeros((n, 2)), ("a", "b"), np.arange(n) % 2, groups, np.ones(n, bool), folds=folds
    )
    got = datasets.parts(made)
    assert (got.train.astype(int) + got.inner + got.held_out == 1).all()
    for one, other in ((got.train, got.inner), (got.train, got.held_out), (got.inner, got.held_out)):
        assert not set(groups[one]) & set(groups[other])


def test_of_a_sets_own_folds_some_teach_and_the_others_test():
    folds, groups = np.array(["1", "2", "10", "2", "1", "10"]), np.array(list("abcdef"))
    made = datasets.Dataset(
        "x", (Path("x.wav"),) * 6, np.zeros((6, 2)), ("a", "b"), np.arange(6) % 2, groups, np.ones(6, bool), folds=folds
    )
    assert made.fold_names == ["1", "2", "10"]
    got = datasets.parts(datasets.learning_from(made, ["1", "10"]))
    assert got.held_out.tolist() == (folds == "2").tolist()
    with pytest.raises(UserError, match=r"There is no fold 3\. Folds: 1, 2, 10"):
        datasets.learning_from(made, ["1", "3"])
    with pytest.raises(UserError, match="These are all folds there are"):
        datasets.learning_from(made, ["2", "1", "10"])
    nowhere = replace(made, folds=np.array(["1", "2", "10", "2", "1", ""]))
    assert datasets.parts(datasets.learning_from(nowhere, ["1", "10"])).held_out.tolist() == (folds == "2").tolist()
    with pytest.raises(UserError, match="These are all folds there are"):
        datasets.learning_from(nowhere, ["2", "1", "10"])
