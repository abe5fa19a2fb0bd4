"""Proposals: found by the model and by level, judged once, taken back, and what is rejected teaches."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from engine.cli import main
from engine.errors import UserError
from engine.labels import Label, Target
from engine.predict.proposals import Proposal, still_open
from engine.project import Project
from engine.project.finding import ByLevel, ByModel
from engine.sound.loud import Loud, loud, octaves
from engine.store.database import Database

FILE = "a/s0_0.wav"


def ids(project: Project) -> dict[str, int]:
    return {c.name: c.id for c in project.classes()}


def names(project: Project, file: str = FILE) -> list[tuple[str, float]]:
    return [(one.name, one.start_s) for one in project.proposals(file)]


@pytest.fixture
def long(workshop):
    """Three recordings of 100 s; in the first a bird from 20 to 30 s and from 60 to 70 s, as the model hears it, else rain."""
    with workshop.project(files=3, duration_s=100.0) as project:
        scored = [workshop.scored(one.file, 2, windows=49) for one in project.recordings()]
        for first, last in ((10, 15), (30, 35)):
            logits = scored[0].logits
            logits[first:last] = logits[first:last][:, [2, 1, 0]]
        project.put_scored(scored)
        yield project


def test_the_models_regions_are_proposed_and_judged_once(long: Project) -> None:
    found = long.find_regions(ByModel("bird"))
    assert (found.regions, found.recordings, found.unclassified) == (2, 1, 0)
    assert names(long) == [("bird", 21.0), ("bird", 61.0)]
    first, second = (Target(FILE, *one.span) for one in long.proposals(FILE))
    assert long.accept_proposal(first)
    (label,) = long.labels(FILE)
    assert (label.kind, label.class_id, label.source) == ("class", ids(long)["bird"], "accepted")
    long.reject([second])
    assert [label.kind for label in long.labels(FILE)] == ["class", "not"]
    assert names(long) == []
    long.find_regions(ByModel("bird", 0.6))  # made again: what was judged is not asked again
    assert names(long) == []
    long.undo()
    assert names(long) == [("bird", 61.0)]
    long.undo()
    assert len(long.proposals(FILE)) == 2
    long.redo()
    assert names(long) == [("bird", 61.0)]
    assert long.counts() == {ids(long)["bird"]: 1}


def test_one_without_a_class_is_never_accepted_as_what_the_model_hears_there(long: Project) -> None:
    long.propose("by level", [FILE], [Proposal(FILE, 22.0, 24.0, None, None, "", None, "by level")])
    at = Target(FILE, 22.0, 24.0)
    edit = long.accept_proposal(at)
    assert edit is not None
    assert not edit
    assert long.labels(FILE) == []
    assert long.accept_proposal(Target(FILE, 30.0, 31.0)) is None


def test_another_class_corrects_and_what_is_not_known_is_judged_too(long: Project) -> None:
    long.find_regions(ByModel("bird"), [FILE])
    first, second = (Target(FILE, *one.span) for one in long.proposals(FILE))
    long.label([first], ids(long)["rain"])
    long.unknown([second])
    assert long.proposals(FILE) == []
    long.unlabel([second])
    assert names(long) == [("bird", 61.0)]


def test_sure_ones_are_accepted_in_bulk_in_one_edit(long: Project) -> None:
    long.propose("other", [FILE], [
        Proposal(FILE, 1.0, 2.0, None, None, "owl", 0.9, "other"),
        Proposal(FILE, 1.0, 2.0, None, None, "bird", 0.8, "other"),
        Proposal(FILE, 5.0, 6.0, None, None, "owl", 0.4, "other"),
        Proposal(FILE, 8.0, 9.0, None, None, "", None, "other"),
    ])  # fmt: skip
    edit = long.accept_proposals_above(0.7)
    assert [(label.start_s, label.source) for label in long.labels(FILE)] == [(1.0, "bulk")]
    assert ids(long)["owl"] == long.labels(FILE)[0].class_id
    assert edit.classes_changed
    assert [one.start_s for one in long.proposals(FILE)] == [5.0, 8.0]
    long.undo()
    assert "owl" not in ids(long)
    assert len(long.proposals(FILE)) == 4


def test_of_several_on_one_span_each_is_judged_for_itself(workshop, make, tmp_path) -> None:
    workshop.model = make(tmp_path / "sigmoid", kind="sigmoid")
    with workshop.project(several=True, duration_s=100.0) as project:
        some = [Proposal(FILE, 0.0, 3.0, None, None, name, p, "t") for name, p in (("bird", 0.9), ("rain", 0.5))]
        project.propose("t", [FILE], some)
        target = Target(FILE, 0.0, 3.0)
        assert project.accept_proposal(target)
        assert names(project) == [("rain", 0.0)]
        project.reject([target])
        assert names(project) == []
        assert sorted((x.kind, x.class_id) for x in project.labels(FILE)) == [
            ("class", ids(project)["bird"]),
            ("not", ids(project)["rain"]),
        ]


def test_a_recording_that_has_changed_loses_its_proposals(long: Project, workshop) -> None:
    long.find_regions(ByModel("bird"))
    long.put_headers([replace(workshop.recordings(1)[0], size_bytes=7)])
    assert long.proposed() == {}
    long.find_regions(ByModel("rain"), ["b/s0_1.wav"])
    assert set(long.proposed()) == {"b/s0_1.wav"}
    long.forget_proposals()
    assert long.proposed() == {}


def test_what_was_not_classified_is_told_and_a_class_that_is_not_known_refused(workshop) -> None:
    with workshop.project(files=3) as project:
        assert project.find_regions(ByModel("bird")).unclassified == 3
        project.put_scored([workshop.scored(FILE, 0)])
        with pytest.raises(UserError, match="knows no class"):
            project.find_regions(ByModel("owl"))


LABELS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from((None, 1, 2)), st.sampled_from(("class", "not", "unknown"))),
    max_size=8,
)  # fmt: skip
SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from(("", "bird", "rain"))), max_size=8)


@given(LABELS, SPANS, st.booleans())
def test_what_is_judged_is_what_a_plain_loop_says(said, spans, several: bool) -> None:
    labels = [
        Label(k, FILE, float(a), float(a + n), None, None, None if kind == "unknown" else of, kind)  # type: ignore[arg-type]
        for k, (a, n, of, kind) in enumerate(said)
        if kind != "class" or of
    ]
    some = [Proposal(FILE, float(a), float(a + n), None, None, name, 0.5, "t") for a, n, name in spans]
    known = {1: "bird", 2: "rain"}

    def judged(one: Proposal) -> bool:
        for x in labels:
            shared = min(one.end_s, x.end_s) - max(one.start_s, x.start_s)
            both = one.end_s - one.start_s + x.end_s - x.start_s - shared
            if shared >= 0.5 * both or shared >= 0.8 * (one.end_s - one.start_s):
                if not one.name or x.class_id is None or known[x.class_id] == one.name:
                    return True
                if x.kind == "class" and not several:
                    return True
        return False

    assert still_open(some, labels, known, several) == [one for one in some if not judged(one)]


def test_the_next_recording_with_an_open_one_is_found_with_few_questions(workshop, monkeypatch) -> None:
    with workshop.project(files=40) as project:
        files = [one.file for one in project.recordings()]
        project.propose("t", files, [Proposal(file, 0.2, 0.5, None, None, "bird", 0.9, "t") for file in files])
        project.label([Target(file, 0.2, 0.5) for file in files[:-1]], ids(project)["bird"])
        asked: list[str] = []
        rows = Database.rows
        monkeypatch.setattr(Database, "rows", lambda self, sql, *rest: (asked.append(sql), rows(self, sql, *rest))[1])
        found = project.first_proposal(files)
        assert found is not None
        assert found.file == files[-1]
        assert len(asked) < 10
        project.label([Target(files[-1], 0.2, 0.5)], ids(project)["rain"])
        assert project.first_proposal(files) is None


def test_one_label_over_a_long_recording_is_not_compared_with_all_pairs() -> None:
    n = 2000
    some = [Proposal(FILE, 10.0 * k, 10.0 * k + 3, None, None, "rain", 0.5, "t") for k in range(n)]
    labels = [Label(k, FILE, 10.0 * k + 5, 10.0 * k + 8, None, None, 1) for k in range(n)]
    labels += [Label(n, FILE, 0.0, 10.0 * n, None, None, 1)]
    tracemalloc.start()
    assert still_open(some, labels, {1: "bird", 2: "rain"}, True) == some
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20e6  # all pairs: 2 million, several hundred MB


@pytest.mark.parametrize(("band", "count"), [((None, None), 3), ((2000.0, 4000.0), 3), ((6000.0, 9000.0), 0)])
def test_bursts_above_the_noise_are_found_to_the_step(tmp_path: Path, band, count: int) -> None:
    rate_hz, rng = 22_050, np.random.default_rng(1)
    t = np.arange(40 * rate_hz) / rate_hz
    sound = 0.003 * rng.normal(size=len(t)) * (1 + t / 20)  # the noise grows
    wanted = [(5.0, 5.5), (12.0, 14.0), (33.3, 33.6)]
    for start_s, end_s in [*wanted, (20.0, 20.03)]:  # the last is too short
        inside = (t >= start_s) & (t < end_s)
        sound[inside] += 0.1 * np.sin(2 * np.pi * 3000 * t[inside])
    soundfile.write(tmp_path / "a.wav", sound.astype(np.float32), rate_hz, subtype="FLOAT")
    found = loud(tmp_path / "a.wav", Loud(12.0, *band))
    assert len(found) == count
    if count:
        assert np.abs(np.array([span[:2] for span in found]) - np.array(wanted)).max() < 0.05
        assert all((low_hz or 0) <= 3000 <= (high_hz or 11_025) for _, _, low_hz, high_hz in found)
        merged = loud(tmp_path / "a.wav", Loud(12.0, *band, gap_s=7.0, most_s=60))
        assert len(merged) == 2  # 5.5 to 12 s is bridged
        assert loud(tmp_path / "a.wav", Loud(12.0, *band, most_s=1.0)) == [found[0], found[2]]


def test_silence_and_noise_alone_hold_nothing(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for name, sound in (
        ("still", np.zeros(22_050)),
        ("noise", 0.1 * rng.normal(size=20 * 22_050)),
        ("short", np.zeros(3)),
    ):
        soundfile.write(tmp_path / f"{name}.wav", sound.astype(np.float32), 22_050)
        assert loud(tmp_path / f"{name}.wav", Loud()) == []
        assert loud(tmp_path / f"{name}.wav", Loud(high_hz=40.0)) == []  # less than a bin
    with pytest.raises(UserError):
        Loud(least_s=2.0, most_s=1.0).check()


def test_a_bird_above_the_rumble_is_found(tmp_path: Path) -> None:
    """Wind holds a thousand times its power."""
    rng, t = np.random.default_rng(0), np.arange(40 * 22_050) / 22_050
    rumble = signal.sosfilt(signal.butter(4, 300, fs=22_050, output="sos"), rng.normal(size=len(t)))
    bird = np.sin(2 * np.pi * 4_000 * t) * ((t > 33) & (t < 34))
    sound = 0.1 * rumble / rumble.std() + 0.001 * rng.normal(size=len(t)) + 0.003 * bird
    soundfile.write(tmp_path / "a.wav", sound.astype(np.float32), 22_050)
    ((start_s, end_s, low_hz, high_hz),) = loud(tmp_path / "a.wav", Loud())
    assert (start_s, end_s) == pytest.approx((33.0, 34.0), abs=0.05)
    assert (low_hz, high_hz) == pytest.approx((11_025 / 4, 11_025 / 2), abs=25)
    assert loud(tmp_path / "a.wav", Loud(low_hz=3_000))[0][2:] == (3_000, pytest.approx(5_500, abs=25))


@pytest.mark.parametrize("rate_hz", [22_050, 48_000])
def test_noise_that_sways_a_little_is_nothing(tmp_path: Path, rate_hz: int) -> None:
    rng, frames = np.random.default_rng(0), 60 * rate_hz
    spectrum = np.fft.rfft(rng.normal(size=frames)) / np.sqrt(np.maximum(np.arange(frames // 2 + 1), 20))
    pink = np.fft.irfft(spectrum, frames)
    sways_db = np.interp(np.arange(frames), np.arange(0, frames, 2 * rate_hz), rng.uniform(-2, 2, 30))
    sound = 0.1 * pink / pink.std() * 10 ** (sways_db / 20)
    soundfile.write(tmp_path / "a.wav", sound.astype(np.float32), rate_hz, subtype="FLOAT")
    assert len(loud(tmp_path / "a.wav", Loud())) <= 1


@given(st.integers(0, 600), st.integers(0, 600))
def test_octaves_share_all_bins_and_none_is_narrow(low: int, more: int) -> None:
    starts = octaves(low, low + more)
    assert starts[0] == low
    assert sorted(set(starts)) == starts
    edges = [*starts, low + more + 1]
    assert len(starts) == 1 or np.diff(edges).min() >= 8
    assert all(end >= 2 * start - 1 or start == low for start, end in pairwise(edges))


def test_level_needs_no_model(tmp_path: Path) -> None:
    sounds = tmp_path / "sounds"
    sounds.mkdir()
    t = np.arange(5 * 22_050) / 22_050
    sound = 1e-3 * np.random.default_rng(0).normal(size=len(t)) + 0.2 * np.sin(2 * np.pi * 1000 * t) * (
        (t > 2) & (t < 3)
    )
    soundfile.write(sounds / "a.wav", sound.astype(np.float32), 22_050)
    with Project.create(tmp_path / "p", sounds, "own") as project:
        project.add_class("whistle")
        found = project.find_regions(ByLevel(Loud(low_hz=500.0, high_hz=2000.0), "whistle"), ["a.wav", "gone.wav"])
        assert (found.regions, [file for file, _ in found.problems]) == (1, ["gone.wav"])
        (one,) = project.proposals("a.wav")
        assert one.span == pytest.approx((2.0, 3.0, 500.0, 2000.0), abs=0.05)
        project.accept_proposal(Target("a.wav", *one.span))
        assert project.counts() == {1: 1}
        project.find_regions(ByLevel(Loud(), ""), ["a.wav"])
        assert project.proposals("a.wav") == []
        soundfile.write(sounds / "low.wav", sound[::4].astype(np.float32), 5_000)
        found = project.find_regions(ByLevel(Loud(low_hz=4000.0), ""), ["low.wav", "a.wav"])
        assert [file for file, _ in found.problems] == ["low.wav"]


def test_on_the_command_line(tmp_path: Path, capsys) -> None:
    sounds, place = tmp_path / "sounds", str(tmp_path / "p")
    sounds.mkdir()
    t = np.arange(5 * 22_050) / 22_050
    noise = 1e-3 * np.random.default_rng(0).normal(size=len(t))
    sound = noise + 0.2 * np.sin(2 * np.pi * 1000 * t) * ((t > 2) & (t < 3))
    soundfile.write(sounds / "a.wav", sound.astype(np.float32), 22_050)
    Project.create(tmp_path / "p", sounds, "own").close()
    assert main(["find", "--project", place]) == 1  # not classified yet
    find = ["find", "--project", place, "--by", "level", "--class", "whistle", "--low", "500"]
    assert main([*find, "nowhere.wav"]) == 2
    assert "no recording “nowhere.wav”" in capsys.readouterr().err
    assert main([*find, "a.wav"]) == 0
    assert "1 region in 1 recording proposed." in capsys.readouterr().out
    with Project.open(tmp_path / "p") as project:
        project.accept_proposal(Target("a.wav", *project.proposals("a.wav")[0].span))
    assert main([*find, "--accept-above", "0"]) == 0
    assert "Labelled 0 regions" in capsys.readouterr().out
    again = ["find", "--project", place, "--by", "level", "--class", "hum", "--low", "400", "--most", "0.5"]
    with Project.open(tmp_path / "p") as project:
        project.propose("t", ["a.wav"], [Proposal("a.wav", 4.0, 4.5, None, None, "hum", 0.9, "t")])
    assert main([*again, "--accept-above", "0.8"]) == 0
    assert "Labelled 1 region of" in capsys.readouterr().out  # the new class is none
    save = ["clips", "--project", place, "--out", str(tmp_path / "out"), "--class"]
    assert main([*save, "owl"]) == 2
    assert main([*save, "whistle", "--padding", "0.5", "--pattern", "{number} {class}", "--format", "flac"]) == 0
    assert soundfile.info(tmp_path / "out" / "00001 whistle.flac").duration == pytest.approx(2.0, abs=0.1)
    assert main([*save, "whistle", "--pattern", "{nothing}", "--dry-run"]) == 2
