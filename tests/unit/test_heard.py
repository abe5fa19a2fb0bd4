"""What training hears is computed once, kept, and never mixed up: with other sound, other front ends, or half-written files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from engine import datasets, places, recipe
from engine.errors import UserError
from engine.features import LogMel, windows
from engine.job import Cancelled
from engine.sound import audio
from engine.train import heard
from engine.train.heard import Windows

FRONTEND = LogMel(window_s=1.0)


@pytest.fixture
def sounds(tmp_path) -> Path:
    root = tmp_path / "set"
    rng = np.random.default_rng(0)
    for name in ("rain", "wind"):
        (root / name).mkdir(parents=True)
        for k in range(4):
            soundfile.write(root / name / f"{k}.wav", rng.normal(0, 0.1, 12_000 + 9_000 * k), 22_050)
    return root


def _hear(root: Path, frontend=FRONTEND):
    return heard.hear(datasets.folder_per_class(root), frontend)


@pytest.fixture
def deaf(monkeypatch):
    """From here on nothing can be decoded."""

    def stop():
        def read(*_):
            raise AssertionError("decoded again")

        monkeypatch.setattr(audio, "read", read)

    return stop


def test_what_is_heard_is_what_the_front_end_says(sounds):
    dataset = datasets.folder_per_class(sounds)
    got = heard.hear(dataset, FRONTEND)
    for number, file in enumerate(dataset.files):
        cut, _ = windows(audio.read(file, 0, None, FRONTEND.rate_hz).samples, FRONTEND)
        assert np.array_equal(got.features[got.row == number], FRONTEND.features(cut).astype(np.float16))
    assert got.features.shape == (len(got.row), *FRONTEND.shape)


def test_the_second_time_nothing_is_decoded(sounds, deaf, tmp_path):
    first = _hear(sounds)
    deaf()
    again = _hear(sounds)
    assert np.array_equal(first.features[:], again.features[:])
    assert np.array_equal(first.row, again.row)
    shutil.move(sounds, tmp_path / "elsewhere")  # the same sound in another place
    moved = _hear(tmp_path / "elsewhere")
    assert np.array_equal(first.features[:], moved.features[:])


def test_what_has_changed_is_heard_anew(sounds):
    first = _hear(sounds)
    soundfile.write(sounds / "rain" / "0.wav", np.random.default_rng(9).normal(0, 0.2, 12_000), 22_050)
    again = _hear(sounds)
    differ = [not np.array_equal(first.features[first.row == k], again.features[again.row == k]) for k in range(8)]
    assert differ == [True] + [False] * 7


def test_front_ends_are_never_mixed_up(sounds, monkeypatch):
    first = _hear(sounds)
    assert _hear(sounds, LogMel(window_s=1.0, mels=32)).features.shape[2] == 32
    monkeypatch.setattr(
        LogMel, "features", lambda self, cut, was=LogMel.features: was(self, cut) + 1
    )  # its code changed
    assert np.allclose(_hear(sounds).features[:], first.features[:] + 1, atol=0.02)


def test_spans_of_one_recording_are_kept_apart(sounds):
    rows = [
        "file,label,start,end",
        "rain/3.wav,a,0,0.5",
        "rain/3.wav,b,0.5,1",
        "wind/3.wav,a,0,0.5",
        "wind/3.wav,b,0.5,",
    ]
    (sounds / "spans.csv").write_text("\n".join(rows))
    dataset = datasets.open(sounds / "spans.csv").dataset
    for _ in range(2):
        got = heard.hear(dataset, FRONTEND)
        assert len({got.features[got.row == k].tobytes() for k in range(4)}) == 4


def test_what_was_deleted_or_broken_is_made_anew(sounds):
    first = _hear(sounds).features[:]
    folder = places.cache_folder() / "features"
    [kept] = folder.glob("*.f16")
    kept.unlink()
    assert np.array_equal(_hear(sounds).features[:], first)
    with kept.open("ab") as file:  # a program that was killed while it added
        file.write(b"half a row")
    soundfile.write(sounds / "wind" / "new.wav", np.random.default_rng(9).normal(0, 0.2, 12_000), 22_050)
    got = _hear(sounds)
    assert np.array_equal(got.features[got.row < 8], first)
    for old in folder.glob("index.sqlite*"):
        old.write_bytes(b"no database at all" * 100)
    assert np.array_equal(_hear(sounds).features[:], got.features[:])


def test_silence_and_what_is_no_number_are_named(sounds):
    soundfile.write(sounds / "rain" / "still.wav", np.zeros(12_000), 22_050)
    soundfile.write(sounds / "wind" / "nan.wav", np.full(12_000, np.nan), 22_050, subtype="FLOAT")
    got = _hear(sounds)
    assert [file.name for file, _ in got.problems] == ["still.wav", "nan.wav"]
    still, no_number = (why for _, why in got.problems)
    assert "silent: all its values are the same" in still
    assert "12000 of its values are not numbers" in no_number
    assert len(np.unique(got.row)) == 8


def test_cancelled_and_gone_on(sounds):
    def stop(done, total, note=""):
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        heard.hear(datasets.folder_per_class(sounds), FRONTEND, stop)
    assert len(np.unique(_hear(sounds).row)) == 8


def test_two_programs_hear_at_once(sounds):
    code = (
        "from pathlib import Path; from engine import datasets; from engine.features import LogMel; from engine.train import heard\n"
        f"got = heard.hear(datasets.folder_per_class(Path({str(sounds)!r})), LogMel(window_s=1.0))\n"
        "import hashlib; print(hashlib.sha256(got.features[:].tobytes()).hexdigest())"
    )
    both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = {one.communicate(timeout=200)[0] for one in both}
    assert [one.returncode for one in both] == [0, 0]
    assert len(said) == 1


def test_distorted_copies_are_the_same_for_the_same_seed(sounds, deaf):
    from dataclasses import replace

    made = replace(
        recipe.named("earmark"), frontend=FRONTEND, distort=lambda cut, rng: cut * rng.uniform(0.5, 2), copies=2
    )
    dataset = datasets.folder_per_class(sounds)
    train = np.arange(8) % 2 == 0
    first = heard.distorted(dataset, made, train, 1)
    plain = _hear(sounds)
    assert set(first.row) == {0, 2, 4, 6}
    assert len(first.row) == 2 * np.isin(plain.row, [0, 2, 4, 6]).sum()
    other = heard.distorted(dataset, made, train, 2)
    assert not np.array_equal(first.features[:], other.features[:])
    deaf()
    assert np.array_equal(heard.distorted(dataset, made, train, 1).features[:], first.features[:])
    assert heard.distorted(dataset, replace(made, copies=0), train, 1) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_no_room_is_said(sounds):
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        with pytest.raises(UserError, match="Features of recordings cannot be kept in"):
            _hear(sounds)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(np.unique(_hear(sounds).row)) == 8


def test_a_place_that_cannot_be_used_is_said(sounds, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EARMARK_CACHE", str(tmp_path / "file"))
    with pytest.raises(UserError, match="set EARMARK_CACHE to another place"):
        _hear(sounds)


def test_the_oldest_makes_room(sounds, monkeypatch):
    from engine.store import features_file

    _hear(sounds)
    folder = places.cache_folder() / "features"
    [old] = folder.glob("*.f16")
    monkeypatch.setattr(features_file, "MOST_BYTES", os.path.getsize(old) - 1)
    _hear(sounds, LogMel(window_s=1.0, mels=32))
    assert not old.exists()
    assert len(np.unique(_hear(sounds).row)) == 8


@given(st.lists(st.integers(0, 19), max_size=30), st.lists(st.integers(0, 9), max_size=10), st.data())
def test_windows_are_taken_as_numpy_takes_them(some, others, data):
    rng = np.random.default_rng(0)
    a, b = rng.random((20, 3)).astype(np.float16), rng.random((10, 3)).astype(np.float16)
    some, others = np.array(some, np.intp), np.array(others, np.intp)
    whole = np.concatenate([a[some], b[others]])
    got = Windows([a], some).followed_by(Windows([b], others))
    assert len(got) == len(whole)
    assert np.array_equal(got[:], whole)
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(whole), max_size=len(whole))), bool)
    assert np.array_equal(got[mask], whole[mask])
    assert np.array_equal(got.only(mask)[:], whole[mask])
    assert np.array_equal(got[2:5], whole[2:5])
    if len(whole):
        rows = np.array(data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=20)), np.intp)
        assert np.array_equal(got.only(rows)[:], whole[rows])
