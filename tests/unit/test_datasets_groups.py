"""What belongs together stays together: by patterns of names, in tables that tear recordings apart, and of copies."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_sets import write_sound, write_table

from engine import datasets
from engine.datasets import TEST, Asked, grouping, listing
from engine.errors import UserError
from engine.labels.groups import GroupBy
from engine.trials import protocol


def test_a_group_pattern_must_fit_names(tmp_path):
    for name in ("cat", "dog"):
        for k in range(4):
            write_sound(tmp_path / name / f"Site{k}_1.wav")
    some = datasets.open(tmp_path, Asked(group=GroupBy("name", pattern=r"Site([01])")))
    assert len(set(some.dataset.groups.tolist())) == 6
    assert str(some.notes[0]).startswith("The names of 4 of 8 recordings say no group, as cat/Site2_1.wav. Each of")
    every = datasets.open(tmp_path, Asked(group=GroupBy("name", pattern=r"Site(\d)")))
    assert not every.notes
    for pattern in (r"site(\d)", r"Site(x)?"):
        with pytest.raises(UserError, match=r"No recording's name says a group; the first is cat/Site0_1.wav\."):
            datasets.open(tmp_path, Asked(group=GroupBy("name", pattern=pattern)))


def test_a_recording_is_in_one_group(tmp_path):
    for k in range(4):
        write_sound(tmp_path / f"{k}.wav")
    said = ("A,B", "C,", ",D", ",")
    spans = [
        f"{k}.wav,{name},{start},{start + 0.05},{group}"
        for k in range(4)
        for name, start, group in zip(("song", "call"), (0, 0.02), said[k].split(","))
    ]
    write_table(tmp_path / "set.csv", "file,label,start,end,individual", *spans)
    got = datasets.open(tmp_path)
    assert got.dataset.groups.tolist() == ["A", "A", "C", "C", "D", "D", "3.wav", "3.wav"]
    assert [str(note) for note in got.notes] == [
        "Joined, because recordings belong to several of them: 2 groups (A + B). Name another column where these do not belong together."
    ]


def test_copies_are_in_one_group(tmp_path):
    for k in range(3):
        write_sound(tmp_path / f"{k}.wav")
    shutil.copy(tmp_path / "0.wav", tmp_path / "copy.wav")
    rows = (f"{name}.wav,{'ab'[k % 2]},0.0{k},0.1" for k, name in enumerate(("0", "1", "2", "copy")))
    write_table(tmp_path / "set.csv", "file,label,start,end", *rows)
    got = datasets.open(tmp_path)
    assert not got.problems
    assert got.dataset.groups.tolist() == ["0.wav", "1.wav", "2.wav", "0.wav"]
    assert [str(note) for note in got.notes] == [
        "Copies of one another, of which other spans are labelled: 2 recordings (0.wav = copy.wav). They are held out together."
    ]


def test_slices_of_a_public_set_in_class_folders_are_grouped_by_what_they_were_cut_from(tmp_path):
    for number, name in enumerate(("horn", "dog")):
        for source in (1001, 1002):
            for cut in range(2):
                write_sound(tmp_path / "urban" / "train" / name / f"{source}-{number}-0-{cut}.wav")
                write_sound(tmp_path / "urban" / "test" / name / f"9{source}-{number}-0-{cut}.wav")
                write_sound(tmp_path / "esc" / name / f"1-{source}-{'AB'[cut]}-{number}.wav")
                write_sound(tmp_path / "dates" / name / f"20{10 + number}-0{cut + 1}-{source}-7.wav")
                write_sound(tmp_path / "hours" / name / f"2024-0{number + 5}-{source - 1000:02}-0{cut + 4}.wav")
    urban = datasets.open(tmp_path / "urban").dataset
    assert set(urban.groups.tolist()) == {"1001", "1002", "91001", "91002"}
    assert urban.groups_by == "fsID"
    assert set(datasets.open(tmp_path / "esc").dataset.groups.tolist()) == {"1001", "1002"}
    assert datasets.open(tmp_path / "dates").dataset.groups_by == "recording"  # no class number is one folder's alone
    assert datasets.open(tmp_path / "hours").dataset.groups_by == "recording"  # a month is, but it has two digits


ROWS = st.tuples(
    st.sampled_from("abcdefgh"),
    st.sampled_from(["", "", "A", "B", "C"]),
    st.sampled_from(["", "1", "2", "validation", TEST]),
)


def _without(dataset, fold):
    theirs = [name for name in dataset.fold_names if name != fold]
    return datasets.learning_from(dataset, theirs) if theirs else dataset


@given(st.lists(ROWS, min_size=4, max_size=40), st.lists(st.integers(0, 7), min_size=8, max_size=8), st.integers(0, 3))
def test_no_recording_and_no_group_is_in_two_parts(rows, contents, seed):
    same = {Path(f"/s/{name}.wav"): content for name, content in zip("abcdefgh", contents)}
    made = [
        listing.Row(Path(f"/s/{file}.wav"), ("xy"[k % 2],), "", k / 10, k / 10 + 1, group, fold)
        for k, (file, group, fold) in enumerate(rows)
    ]
    whole, _ = grouping.whole(listing.Listing("", "x", Path("/s"), made), same)
    every = listing.dataset(whole)
    splits = []
    for held in [every, *([] if every.folds is None else [_without(every, name) for name in every.fold_names])]:
        with contextlib.suppress(UserError):  # nothing is left to learn from
            splits.append(datasets.parts(held, seed))
    for kind in ("official", "group"):
        with contextlib.suppress(UserError):
            plan = protocol.plan(every, kind, seed)
            splits += [plan.split(plan.seen(every, name)) for name in plan.names]
    for parts in splits:
        assert not (parts.train & parts.inner | parts.train & parts.held_out | parts.inner & parts.held_out).any()
        for of in (every.groups.tolist(), every.files, [same[file] for file in every.files]):
            there = [{one for one, inside in zip(of, part) if inside} for part in vars(parts).values()]
            assert sum(map(len, there)) == len(set.union(*there))
