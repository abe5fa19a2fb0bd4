"""A run gives every recording its answer or its reason, in order; it stops when told to, and leaves no thread behind."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from engine import features, predict
from engine import model as models
from engine.errors import UserError
from engine.job import Cancelled
from engine.model import litert
from engine.sound import audio
from engine.sound.recording import Recording


@pytest.fixture(scope="module")
def everyday():
    if "everyday" not in models.shipped():
        pytest.skip("no model ships yet")
    return models.find("everyday")


def _noise(folder, name, seconds, rate_hz=22_050, channels=1, seed=0):
    rng = np.random.default_rng(seed)
    sound = rng.normal(0, 0.1, (round(seconds * rate_hz), channels)).astype(np.float32)
    soundfile.write(folder / name, sound, rate_hz)
    return Recording(name, duration_s=seconds)


def _embedders():
    return [t for t in threading.enumerate() if t.name.startswith(("embed", "read"))]


def test_scores_are_those_of_one_recording_at_a_time(everyday, tmp_path):
    lengths = (4.0, 1.0, 9.7, 4.0, 70.0, 4.01)
    recordings = [_noise(tmp_path, f"{k}.wav", s, seed=k) for k, s in enumerate(lengths)]
    got = list(predict.run(everyday, tmp_path, recordings))
    assert [s.file for s in got] == [r.file for r in recordings]
    backbone = litert.Backbone(everyday, threads=1)
    for scored, recording in zip(got, recordings):
        samples = audio.read(tmp_path / recording.file, rate_hz=everyday.frontend.rate_hz).samples
        windows, spans = features.windows(samples, everyday.frontend)
        embeddings = backbone.embed(windows)
        assert np.allclose(scored.spans, spans, rtol=0, atol=1e-9)
        assert np.allclose(scored.embeddings, embeddings, atol=0.02, rtol=0.01)
        alone = models.score(everyday, embeddings, scored.duration_s)
        assert np.allclose(scored.probabilities, alone.probabilities, atol=0.01)
        assert scored.logits.shape == (len(windows), len(everyday.classes))
        assert scored.problem is None
        assert scored.duration_s == pytest.approx(recording.duration_s, abs=1e-3)
    assert not _embedders()


def test_kept_embeddings_give_the_same_scores_again(everyday, tmp_path):
    recordings = [_noise(tmp_path, "a.wav", 20.0)]
    (scored,) = predict.run(everyday, tmp_path, recordings)
    again = models.score(everyday, scored.embeddings.astype(np.float32), scored.duration_s)
    assert np.allclose(again.probabilities, scored.probabilities, atol=1e-6)
    (without,) = predict.run(everyday, tmp_path, recordings, predict.Options(keep_embeddings=False))
    assert without.embeddings is None
    assert np.allclose(without.probabilities, scored.probabilities, atol=1e-6)


def test_a_bad_recording_has_its_reason_and_the_others_go_on(everyday, tmp_path):
    good = _noise(tmp_path, "good.wav", 4.0)
    (tmp_path / "text.wav").write_text("hello")
    soundfile.write(tmp_path / "silent.wav", np.zeros(44_100), 22_050)
    _noise(tmp_path, "cut.wav", 8.0)
    whole = (tmp_path / "cut.wav").read_bytes()
    (tmp_path / "cut.wav").write_bytes(whole[: len(whole) // 2])
    names = ("text.wav", "gone.wav", "silent.wav", "cut.wav")
    got = list(predict.run(everyday, tmp_path, [*(Recording(name) for name in names), good]))
    text, gone, quiet, cut, fine = got
    for one in (text, gone, quiet):
        assert one.problem
        assert one.probabilities is None
    assert cut.problem
    assert cut.probabilities is not None
    assert cut.duration_s == pytest.approx(4.0, abs=0.1)
    assert fine.problem is None
    assert fine.probabilities.sum() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("odd", [np.nan, 1e6])
def test_no_number_that_half_precision_lacks_is_kept_or_scored(everyday, tmp_path, monkeypatch, odd):
    """A network may make such of a sound that is itself all right."""

    class Odd(litert.Backbone):
        def embed(self, windows):
            embeddings = super().embed(windows)
            embeddings[np.ptp(windows, axis=1) > 3] = odd
            return embeddings

    monkeypatch.setattr("engine.predict.pipeline.backbone_of", Odd)
    recordings = [_noise(tmp_path, f"{k}.wav", 9.0, seed=k) for k in range(3)]
    sound, rate_hz = soundfile.read(tmp_path / "1.wav")
    sound[rate_hz] = -2
    sound[rate_hz + 9] = 2
    soundfile.write(tmp_path / "1.wav", sound, rate_hz, subtype="FLOAT")
    before, odd_one, after = predict.run(everyday, tmp_path, recordings)
    assert "gave no numbers" in odd_one.problem
    assert (odd_one.probabilities, odd_one.embeddings, len(odd_one.spans)) == (None, None, 0)
    assert before.problem is None
    assert after.problem is None
    assert np.isfinite([before.probabilities, after.probabilities]).all()


def test_cancelling_keeps_what_is_done_and_ends_the_threads(everyday, tmp_path):
    recordings = [_noise(tmp_path, f"{k}.wav", 4.0, seed=k) for k in range(80)]
    stop = threading.Event()

    def report(count, total, note=""):
        assert total == 80
        if stop.is_set():
            raise Cancelled

    running = predict.run(everyday, tmp_path, recordings, report=report)
    done = [next(running).file for _ in range(5)]
    stop.set()
    with pytest.raises(Cancelled):
        next(running)
    assert done == [r.file for r in recordings[:5]]
    assert not _embedders()


def test_closing_the_iterator_ends_the_threads(everyday, tmp_path):
    recordings = [_noise(tmp_path, f"{k}.wav", 4.0) for k in range(40)]
    running = predict.run(everyday, tmp_path, recordings)
    next(running)
    running.close()
    assert not _embedders()


def test_a_long_recording_is_cancelled_in_its_middle(everyday, tmp_path):
    recording = _noise(tmp_path, "long.wav", 400.0, rate_hz=8000)
    seen = []

    def report(done, total, note=""):
        seen.append(done)
        if 0.2 < done < 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(predict.run(everyday, tmp_path, [recording], report=report))
    assert seen == sorted(seen)
    assert not _embedders()


def test_a_vanished_drive_stops_the_run_and_blames_nobody(everyday, tmp_path):
    root = tmp_path / "drive"
    root.mkdir()
    recordings = [_noise(root, f"{k}.wav", 4.0) for k in range(250)]
    running = predict.run(everyday, root, recordings)
    done = [next(running) for _ in range(10)]
    root.rename(tmp_path / "unplugged")
    with pytest.raises(audio.FolderGone):
        done += running
    assert all(scored.problem is None for scored in done)
    assert not _embedders()


def test_a_fault_in_the_network_reaches_the_caller(everyday, tmp_path):
    broken = replace(everyday, folder=tmp_path / "nowhere")
    with pytest.raises((OSError, UserError)):
        list(predict.run(broken, tmp_path, [_noise(tmp_path, "a.wav", 1.0)]))
    assert not _embedders()


def test_a_chosen_channel_is_heard(everyday, tmp_path):
    left = np.random.default_rng(1).normal(0, 0.1, 88_200)
    soundfile.write(tmp_path / "two.wav", np.column_stack([left, np.zeros_like(left)]), 22_050)
    recording = [Recording("two.wav", duration_s=4.0)]
    (first,) = predict.run(everyday, tmp_path, recording, predict.Options(channel=0))
    (second,) = predict.run(everyday, tmp_path, recording, predict.Options(channel=1))
    assert first.probabilities is not None
    assert second.probabilities is None
    assert "silent" in second.problem


def test_memory_stays_flat_on_an_hour(everyday, tmp_path):
    psutil = pytest.importorskip("psutil")
    rate_hz = 8000
    with soundfile.SoundFile(tmp_path / "hour.wav", "w", rate_hz, 1) as file:
        block = np.random.default_rng(0).normal(0, 0.1, rate_hz * 60).astype(np.float32)
        for _ in range(60):
            file.write(block)
    list(predict.run(everyday, tmp_path, [_noise(tmp_path, "short.wav", 60.0)]))
    process = psutil.Process()
    before = process.memory_info().rss
    most = before

    def report(done, total, note=""):
        nonlocal most
        most = max(most, process.memory_info().rss)

    (scored,) = predict.run(everyday, tmp_path, [Recording("hour.wav", duration_s=3600.0)], report=report)
    assert len(scored.spans) == 1799
    assert most - before < 150e6


def test_estimate(everyday):
    recordings = [Recording("a.wav", duration_s=3600.0), Recording("b.wav", duration_s=4.0), Recording("c.wav")]
    got = predict.estimate(recordings[:2], everyday, True, speed=100.0)
    windows = 1799 + 1
    assert got.recordings == 2
    assert got.hours == pytest.approx(3604 / 3600)
    assert got.seconds == pytest.approx(windows / 100)
    width = len(everyday.head.mean)
    assert 2 * windows * width <= got.bytes <= 2 * windows * (width + 40)
    assert predict.estimate(recordings, everyday, True, 100.0).hours == pytest.approx(1.5 * got.hours)
    assert predict.estimate(recordings[:2], everyday, False, 100.0).bytes < got.bytes / 10
    assert predict.estimate([], everyday, True, 100.0).seconds == 0


def test_windows_are_counted_as_they_are_cut(everyday):
    frontend = everyday.frontend
    for seconds in (0.0, 0.5, 4.0, 4.1, 6.0, 6.1, 60.0, 3600.0):
        expected = len(features.spans(round(seconds * frontend.rate_hz), frontend))
        assert predict.windows_of(np.array([seconds]), frontend)[0] == expected


def test_speed_is_measured(everyday, tmp_path):
    recordings = [_noise(tmp_path, f"{k}.wav", 4.0) for k in range(20)]
    assert predict.speed(everyday, tmp_path, recordings, most_s=0.3) > 5
    assert predict.speed(everyday, tmp_path, []) > 0


def test_real_recordings(everyday, shared_data):
    root = shared_data / "recordings" / "screaming_piha"
    files = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.suffix.lower() == ".mp3")[:2]
    got = list(predict.run(everyday, root, [Recording(file) for file in files]))
    assert len(got) == 2
    assert all(s.probabilities is not None and len(s.spans) > 3 for s in got)
