"""What belongs together stays together: by patterns of names, in tables that tear recordings apart, and of copies."""

from __future__ import annotations

import pytest
from small_sets import write_sound

from engine import datasets
from engine.datasets import Asked
from engine.errors import UserError
from engine.labels.groups import GroupBy


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
