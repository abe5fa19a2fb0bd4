"""Tables that people made themselves: what their columns, cells and folders mean, and what is said where they cannot be used."""

from __future__ import annotations

import numpy as np
import pytest
from small_sets import write_sound, write_table

from engine import datasets
from engine.datasets import Asked, Columns
from engine.errors import UserError


def test_a_table_of_somebodys_own(tmp_path):
    for k in range(4):
        write_sound(tmp_path / "wavs" / f"night {k}.wav")
    said = ("owl;north;0,01;0,05", "fox;north;;", "owl|fox;south;0;0,02", "owl;south;;")
    rows = [f"night {k};{words}" for k, words in enumerate(said)]
    write_table(tmp_path / "what.csv", "Wo;Art;site;Beginn;Ende", *rows)
    got = datasets.open(tmp_path).dataset
    assert got.several
    assert got.counts() == {"fox": 2, "owl": 3}
    assert got.groups.tolist() == ["north", "north", "south", "south"]
    assert got.groups_by == "site"
    assert got.spans.tolist() == [[0.01, 0.05], [0, np.inf], [0, 0.02], [0, np.inf]]
    other = datasets.open(tmp_path, Asked(columns=Columns(group="Art"))).dataset
    assert other.groups_by == "Art"
    with pytest.raises(UserError, match="no column “baby”"):
        datasets.open(tmp_path / "what.csv", Asked(columns=Columns(group="baby"), audio=tmp_path))


def test_rows_of_one_span_are_one_row_of_several_classes_where_that_is_no_mistake(tmp_path):
    for k in range(12):
        write_sound(tmp_path / f"{k}.wav")
    rows = [f"{k}.wav,{'dog' if k % 2 else 'owl'},0,0.05" for k in range(12)]
    table = write_table(tmp_path / "set.csv", "file,label,start,end", *rows, "1.wav,owl,0,0.05", "2.wav,owl,0.01,0.05")
    once = datasets.open(tmp_path)
    assert not once.dataset.several
    assert [(problem.fault, problem.file) for problem in once.problems] == [("duplicate", "1.wav")] * 2
    assert str(once.problems[0].reason) == (
        "It is called dog, but another row calls the same span otherwise (dog, owl). Where all are right, write them in one row: dog|owl."
    )
    write_table(
        table, "file,label,start,end", *rows, "1.wav,owl,0,0.05", "1.wav,owl,0.01,0.05", "2.wav,owl|dog,0.01,0.05"
    )
    told = datasets.open(tmp_path)
    write_table(
        table,
        "file,label,start,end",
        *rows,
        "1.wav,owl,0,0.05",
        "3.wav,owl,0,0.05",
        "3.wav,fox,0,0.05",
        "4.wav,fox,0,0.05",
    )
    often = datasets.open(tmp_path)
    for got, counts in ((told, {"dog": 7, "owl": 9}), (often, {"dog": 6, "fox": 2, "owl": 8})):
        assert got.dataset.several
        assert not got.problems
        assert got.dataset.counts() == counts
    assert str(told.notes[0]).startswith("Of several classes, in a row each: 1 recordings or spans (as dog|owl).")
    assert str(often.notes[0]).startswith("Of several classes, in a row each: 3 recordings or spans")


def test_times_that_r_and_pandas_have_none_of_are_all_of_a_recording(tmp_path):
    none = ("NA", "N/A", "NaN", "None", "null")
    for k in range(len(none)):
        write_sound(tmp_path / f"{k}.wav")
    write_table(
        tmp_path / "set.csv", "file,label,start,end", *(f"{k}.wav,{'ab'[k % 2]},{x},{x}" for k, x in enumerate(none))
    )
    got = datasets.open(tmp_path)
    assert not got.problems
    assert got.dataset.spans.tolist() == [[0, np.inf]] * len(none)


def test_a_span_that_begins_before_its_recording_begins_with_it(tmp_path):
    times = ("-0.5,0.05", "-1,", "-2,-1", "0.01,0.05", ",")
    for k in range(len(times)):
        write_sound(tmp_path / f"{k}.wav")
    write_table(
        tmp_path / "set.csv", "file,label,start,end", *(f"{k}.wav,{'aabbb'[k]},{said}" for k, said in enumerate(times))
    )
    got = datasets.open(tmp_path)
    assert got.dataset.spans.tolist() == [[0, 0.05], [0, np.inf], [0.01, 0.05], [0, np.inf]]
    assert "It ends before it starts" in str(got.problems[0])


def test_a_sets_own_words_for_its_folds_are_ours(tmp_path):
    said = ("Training", "train", "TRAIN", "Valid", "dev", "val", "Validation", "Testing", "eval", "A", "fold 03", "4.0")
    for k in range(len(said)):
        write_sound(tmp_path / f"{k}.wav")
    write_table(
        tmp_path / "set.csv", "file,label,split", *(f"{k}.wav,{'ab'[k % 2]},{one}" for k, one in enumerate(said))
    )
    folds = datasets.open(tmp_path).dataset.folds.tolist()
    assert folds == ["train"] * 3 + ["validation"] * 4 + ["test"] * 2 + ["A", "3", "4"]


def test_sites_whose_recordings_are_called_alike_are_told_apart_by_their_folders(tmp_path):
    for name in ("north/1.wav", "north/2.wav", "south/3.wav", "south/4.wav"):
        write_sound(tmp_path / name)
    rows = [f"{site}/{k}.wav,{'ab'[k % 2]},{site}" for site in ("south", "north") for k in (1, 2, 3, 4)]
    write_table(tmp_path / "set.csv", "file,label,site", *rows)
    got = datasets.open(tmp_path)
    assert [problem.file for problem in got.problems] == ["south/1.wav", "south/2.wav", "north/3.wav", "north/4.wav"]
    assert got.dataset.counts() == {"a": 2, "b": 2}
    assert "There is no recording “north/3.wav”" in str(got.problems[2])
    with pytest.raises(UserError, match="1 × a"):  # rows that are not asked for have a say in what others mean
        datasets.open(tmp_path, Asked(only={"site": ["south"]}))


def test_only_folds_are_folders_of_folds(tmp_path):
    for k in range(4):
        write_sound(tmp_path / f"folder{k}" / f"{k}.wav")
        write_sound(tmp_path / f"fold{k}" / f"in {k}.wav")
    lines = [f"folder{k}/{k}.wav,{'ab'[k % 2]},{k // 2}" for k in range(4)]
    lines += [f"in {k}.wav,{'ab'[k % 2]},{'train' if k < 2 else 'fold B'}" for k in range(3)]
    write_table(tmp_path / "set.csv", "file,label,fold", *lines, "in 3.wav,a,2")
    got = datasets.open(tmp_path)
    assert got.kind == "the table set.csv"
    assert [str(problem) for problem in got.problems] == [
        "in 3.wav (set.csv, line 9): It lies in fold 3, the table says 2."
    ]
    assert got.dataset.folds.tolist() == ["0", "0", "1", "1", "train", "train", "fold B"]


def test_a_table_of_which_no_row_can_be_used_is_said_where_folders_are_taken_instead(tmp_path):
    for name in ("rain", "wind"):
        for k in range(2):
            write_sound(tmp_path / name / f"{k}.wav")
    write_table(tmp_path / "gone.csv", "file,label", "a.wav,x")
    assert not datasets.open(tmp_path).notes  # it speaks of other recordings
    write_table(
        tmp_path / "set.csv",
        "file,label,start",
        *(f"{name}/{k}.wav,x,dawn" for name in ("rain", "wind") for k in (0, 1)),
    )
    got = datasets.open(tmp_path)
    assert got.kind == "a folder for each class"
    [note] = got.notes
    assert str(note).startswith(
        "No entry of set.csv can be used. 4 entries contradict themselves: rain/0.wav (set.csv, line 2)"
    )


def test_of_several_tables_one_may_have_none_of_what_is_wanted(tmp_path):
    for k in range(8):
        write_sound(tmp_path / f"{k}.wav")
    write_table(
        tmp_path / "train.csv", "file,label,site", *(f"{k}.wav,{'ab'[k % 2]},{'AB'[k // 2 % 2]}" for k in range(6))
    )
    write_table(tmp_path / "test.csv", "file,label,site", "6.wav,a,B", "7.wav,b,B")
    assert len(datasets.open(tmp_path, Asked(only={"site": ["A"]})).dataset) == 4


def test_tables_that_lack_a_column_have_no_row_that_it_asks_for(tmp_path):
    for k in range(8):
        write_sound(tmp_path / f"{k}.wav")
    write_table(tmp_path / "other.csv", "file,label", *(f"{k}.wav,{'cd'[k % 2]}" for k in range(8)))
    assert datasets.open(tmp_path).dataset.classes == ("c", "d")
    with pytest.raises(UserError, match="no column “site”"):
        datasets.open(tmp_path, Asked(only={"site": ["0"]}))
    write_table(tmp_path / "set.csv", "file,label,site", *(f"{k}.wav,{'ab'[k % 2]},{k // 4}" for k in range(8)))
    assert datasets.open(tmp_path, Asked(only={"Site": ["0"]})).dataset.counts() == {"a": 2, "b": 2}
    with pytest.raises(UserError, match=r"No recording of the data set has site 5\. It has: 0, 1\."):
        datasets.open(tmp_path, Asked(only={"site": ["5"]}))


def test_folds_in_names_are_called_as_those_in_tables(tmp_path):
    for part in ("train", "val"):
        for k in range(4):
            write_sound(tmp_path / f"{part}_{'owl' if k % 2 else 'fox'}_{k}.wav")
    got = datasets.open(tmp_path, Asked(pattern="{fold}_{label}_*")).dataset
    assert got.fold_names == ["train", "validation"]


def test_a_test_table_beside_a_table_has_its_recordings_beside_it(tmp_path):
    for k in range(4):
        write_sound(tmp_path / f"{k}.wav")
    table = write_table(tmp_path / "set.csv", "file,label", "0.wav,owl", "1.wav,fox")
    test = write_table(tmp_path / "other.csv", "file,label", "2.wav,owl", "3.wav,fox")
    assert datasets.open(table, Asked(test_table=test)).dataset.folds.tolist() == ["train", "train", "test", "test"]


def test_a_test_part_of_which_nothing_can_be_used_is_said(tmp_path):
    for k in range(4):
        write_sound(tmp_path / f"{k}.wav")
    write_table(tmp_path / "train.csv", "file,label", "0.wav,owl", "1.wav,fox", "2.wav,owl", "3.wav,fox")
    write_table(tmp_path / "test.csv", "file,label", "0.wav,", "1.wav,")
    opened = datasets.open(tmp_path)
    assert len(opened.dataset) == 4
    assert [why.fields.get("title") for why in opened.notes] == ["test.csv"]


def test_what_r_and_pandas_have_none_of_is_no_class_no_group_and_no_fold(tmp_path):
    for k in range(6):
        write_sound(tmp_path / f"{k}.wav")
    said = ("a,A,1", "b,B,2", "NA,A,1", "a,nan,1", "b,B,#N/A", "a,A,NaN")
    rows = [f"{k}.wav,{words}" for k, words in enumerate(said)]
    write_table(tmp_path / "set.csv", "file,label,site,fold", *rows)
    got = datasets.open(tmp_path)
    assert got.dataset.classes == ("a", "b")
    assert [(problem.fault, problem.file) for problem in got.problems] == [("unlabelled", "2.wav")]
    assert got.dataset.groups.tolist() == ["A", "B", "3.wav", "B", "A"]
    assert got.dataset.folds.tolist() == ["1", "2", "1", "", ""]
    rows = [f"{k}.wav,{'NA' if k % 2 else 'b'},person" for k in range(6)]
    write_table(tmp_path / "set.csv", "file,label,label_source", *rows)
    assert datasets.open(tmp_path).dataset.classes == ("b", "NA")  # a class of ours may be called so


def test_what_a_table_of_ours_says_was_not_looked_at_closely_never_tests(tmp_path):
    for k in range(6):
        write_sound(tmp_path / f"{k}.wav")
    sources = ("person", "bulk", "unsure", "accepted", "table", "person|bulk")
    rows = [f"{k}.wav,{'ab'[k % 2]}{'|c' if k == 5 else ''},{source}" for k, source in enumerate(sources)]
    write_table(tmp_path / "set.csv", "file,label,label_source", *rows, "0.wav,b,bulk", "5.wav,c,person")
    got = datasets.open(tmp_path)
    trusted = dict(zip([file.name for file in got.dataset.files], got.dataset.trusted.tolist()))
    assert trusted == dict(zip([f"{k}.wav" for k in range(6)], (False, False, False, True, True, False)))


def test_classes_that_differ_in_their_capitals_are_one(tmp_path):
    for k in range(8):
        write_sound(tmp_path / f"{k}.wav")
    names = ("Dog", "dog", "Barn owl", "barn_owl")
    write_table(tmp_path / "set.csv", "file,label", *(f"{k}.wav,{names[k % 4]}" for k in range(8)), "0.wav,dog")
    got = datasets.open(tmp_path)
    assert got.dataset.counts() == {"Barn owl": 4, "Dog": 4}
    assert [str(note) for note in got.notes] == [
        "Written in two ways, and taken for one class: dog as Dog, barn_owl as Barn owl."
    ]
    table = write_table(tmp_path / "map.csv", "class,becomes", "Dog,Pet", "Barn owl,pet")
    with pytest.raises(UserError, match="class map makes Pet of all recordings"):
        datasets.open(tmp_path / "set.csv", Asked(class_map=table))
