"""Windows cut from a stream are the windows of the whole; batches keep order, whatever lies in the folder."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import features
from engine.features import LogMel
from engine.predict import reading
from engine.sound import audio
from engine.sound.recording import Recording

SMALL = LogMel(rate_hz=100, window_s=0.2, n_fft=16, hop=8, mels=4, low_hz=5, high_hz=45)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 70), max_size=8))
def test_windows_of_a_stream_are_windows_of_the_whole(lengths):
    whole = np.arange(1, sum(lengths) + 1, dtype=np.float32)
    blocks = np.split(whole, np.cumsum(lengths)[:-1]) if lengths else []
    got = [(w.copy(), s, f) for w, s, f in reading.cut(iter(blocks), SMALL)]
    windows, spans = features.windows(whole, SMALL)
    if not len(whole):
        assert got == []
        return
    assert np.array_equal(np.concatenate([w for w, _, _ in got]), windows)
    assert np.allclose(np.concatenate([s for _, s, _ in got]) / SMALL.rate_hz, spans[:, 0])
    assert got[-1][2] == len(whole)


def _write(folder, name, seconds, rate_hz=8000, seed=0):
    noise = np.random.default_rng(seed).normal(0, 0.1, round(seconds * rate_hz)).astype(np.float32)
    soundfile.write(folder / name, noise, rate_hz)
    return Recording(name, duration_s=seconds)


def test_batches_come_in_order_and_bad_recordings_end_with_their_reason(tmp_path):
    frontend = LogMel(rate_hz=8000, window_s=1.0)
    recordings = [_write(tmp_path, f"{k}.wav", seconds, seed=k) for k, seconds in enumerate((0.5, 40.0, 1.0, 2.2))]
    (tmp_path / "text.wav").write_text("not sound at all")
    soundfile.write(tmp_path / "silent.wav", np.zeros(8000), 8000)
    recordings[2:2] = [Recording("text.wav"), Recording("missing.wav"), Recording("silent.wav")]
    seen = list(reading.batches(tmp_path, recordings, frontend, audio.MIX))
    pieces = [p for batch in seen for p in batch.pieces]
    assert [p.number for p in pieces] == sorted(p.number for p in pieces)
    assert all(sum(p.count for p in batch.pieces) == len(batch.windows) <= reading.BATCH for batch in seen)
    counts = np.bincount([p.number for p in pieces], [p.count for p in pieces])
    assert counts.tolist() == [1, 79, 0, 0, 1, 1, 4]
    last = {p.number: p for p in pieces if p.frames is not None}
    assert "not a sound file" in last[2].problem
    assert "no longer there" in last[3].problem
    assert last[4].silent
    assert "silent" in last[4].problem
    assert [last[k].problem for k in (0, 1, 5, 6)] == [None] * 4
    assert last[1].frames == 320_000


def test_a_vanished_folder_is_nobodys_fault(tmp_path):
    root = tmp_path / "drive"
    root.mkdir()
    recordings = [_write(root, f"{k}.wav", 40.0) for k in range(3)]
    running = reading.batches(root, recordings, LogMel(rate_hz=8000, window_s=1.0), audio.MIX)
    next(running)
    shutil.rmtree(root)
    with pytest.raises(audio.FolderGone):
        list(running)
