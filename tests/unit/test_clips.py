"""Regions saved as sound: the very samples, names from a pattern, and what cannot be read is told."""

from __future__ import annotations

import resource
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.exchange import clips
from engine.exchange.clips import Clip
from engine.job import Cancelled
from engine.labels import Target
from engine.project import Project
from engine.sound import audio

RATE_HZ = 8_000


@pytest.fixture
def sounding(project: Project) -> Project:
    """Two seconds of stereo noise, 16 bits, for one recording; the others are not there."""
    (project.root / "a").mkdir()
    noise = np.random.default_rng(0).integers(-30_000, 30_000, (2 * RATE_HZ, 2)).astype(np.int16)
    soundfile.write(project.root / "a/s0_0.wav", noise, RATE_HZ)
    return project


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_the_very_samples_with_padding(sounding: Project, tmp_path: Path, kind: clips.Kind) -> None:
    clip = Clip(Target("a/s0_0.wav", 0.5, 1.0, 100.0, 900.0), "bird")
    saved = clips.save(sounding, [clip], tmp_path / "out", padding_s=0.25, kind=kind)
    assert saved.files == (tmp_path / "out" / "bird" / f"a s0_0 0.500-1.000.{kind}",)
    whole, _ = soundfile.read(sounding.root / "a/s0_0.wav", dtype="int16")
    again, rate_hz = soundfile.read(saved.files[0], dtype="float64")
    assert rate_hz == RATE_HZ
    assert np.array_equal(np.rint(again * 2**15), whole[2000:10_000])


def test_what_a_wav_has_no_room_for_is_an_rf64(
    sounding: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips, "WAV_BYTES", 2 * 4 * RATE_HZ)  # a second of both channels
    some = [Clip(Target("a/s0_0.wav", 0.0, 1.0)), Clip(Target("a/s0_0.wav"))]
    files = clips.save(sounding, some, tmp_path, "{number}").files
    assert [path.read_bytes()[:4] for path in files] == [b"RIFF", b"RF64"]
    assert [path.suffix for path in files] == [".wav", ".wav"]
    assert [audio.read_header(path).frames for path in files] == [RATE_HZ, 2 * RATE_HZ]
    again, before = (
        np.concatenate([block for block, _ in audio.channel_blocks(path)])
        for path in (files[1], sounding.root / "a/s0_0.wav")
    )
    assert np.array_equal(again, before)


def test_the_largest_wav_leaves_room_for_its_chunks() -> None:
    assert clips.WAV_BYTES + 4096 < 2**32


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_a_clip_of_hours_is_written_block_by_block(sounding: Project, tmp_path: Path, kind: clips.Kind) -> None:
    soundfile.write(sounding.root / "a/long.flac", np.full((1 << 21, 2), 100, np.int16), RATE_HZ)
    clip = [Clip(Target("a/long.flac"))]
    clips.save(sounding, [Clip(Target("a/s0_0.wav"))], tmp_path, kind=kind)  # all is imported
    tracemalloc.start()
    try:
        saved = clips.save(sounding, clip, tmp_path, kind=kind)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert audio.read_header(saved.files[0]).frames == 1 << 21
    assert most < 4 * (1 << 22) / 2  # half of what all of it takes


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_what_is_stopped_in_the_middle_of_a_clip_is_not_there(
    sounding: Project, tmp_path: Path, kind: clips.Kind
) -> None:
    soundfile.write(sounding.root / "a/long.flac", np.zeros((1 << 20, 2), np.int16), RATE_HZ)
    told: list[float] = []

    def stop(done: float, total: float, note: str = "") -> None:
        told.append(done)
        if len(told) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        clips.save(sounding, [Clip(Target("a/long.flac"))], tmp_path / "out", "{file}", kind=kind, report=stop)
    assert told == [0, 0, 0, 0]
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_a_full_disk_is_told_in_words(sounding: Project, tmp_path: Path, kind: clips.Kind) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, before[1]))
    try:
        with pytest.raises(UserError, match="Nothing was written"):
            clips.save(sounding, [Clip(Target("a/s0_0.wav"))], tmp_path / "out", "{file}", kind=kind)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list((tmp_path / "out").iterdir())


def test_padding_ends_where_the_recording_does(sounding: Project, tmp_path: Path) -> None:
    saved = clips.save(sounding, [Clip(Target("a/s0_0.wav", 0.1, 1.9))], tmp_path, "{number}", padding_s=5.0)
    assert soundfile.info(saved.files[0]).frames == 2 * RATE_HZ


def test_all_of_a_class_and_what_cannot_be_read(sounding: Project, tmp_path: Path) -> None:
    bird = next(one.id for one in sounding.classes() if one.name == "bird")
    sounding.label([Target("a/s0_0.wav", 1.0, 1.5), Target("a/s0_0.wav"), Target("b/s0_1.wav", 0.0, 1.0)], bird)
    found = clips.of_class(sounding, bird)
    assert [clip.target.span[:2] for clip in found] == [(None, None), (1.0, 1.5), (0.0, 1.0)]
    saved = clips.save(sounding, found, tmp_path)
    assert [path.name for path in saved.files] == ["a s0_0 0.000-end.wav", "a s0_0 1.000-1.500.wav"]
    ((file, why),) = saved.problems
    assert file == "b/s0_1.wav"
    assert why


def test_more_channels_than_flac_holds_do_not_stop_the_others(sounding: Project, tmp_path: Path) -> None:
    (sounding.root / "b").mkdir()
    soundfile.write(sounding.root / "b/s0_1.wav", np.zeros((RATE_HZ, 9)) + 0.1, RATE_HZ)
    some = [Clip(Target(file, 0.1, 0.9), "bird") for file in ("b/s0_1.wav", "a/s0_0.wav")]
    saved = clips.save(sounding, some, tmp_path, kind="flac")
    assert [path.name for path in saved.files] == ["a s0_0 0.100-0.900.flac"]
    assert saved.problems == (("b/s0_1.wav", f"FLAC holds no 9 channels at {RATE_HZ} Hz. Choose WAV."),)
    assert not list(tmp_path.rglob("*b s0_1*"))


@pytest.mark.parametrize("rate_hz", [96_001, 70_001])
def test_rates_that_flac_refuses_at_the_first_sound_do_not_stop_the_others(
    sounding: Project, tmp_path: Path, rate_hz: int
) -> None:
    (sounding.root / "b").mkdir()
    soundfile.write(sounding.root / "b/s0_1.wav", np.zeros(rate_hz) + 0.1, rate_hz)
    some = [Clip(Target(file, 0.1, 0.9), "bird") for file in ("b/s0_1.wav", "a/s0_0.wav")]
    saved = clips.save(sounding, some, tmp_path / "out", kind="flac")
    assert saved.problems == (("b/s0_1.wav", f"FLAC holds no 1 channels at {rate_hz} Hz. Choose WAV."),)
    assert [path.name for path in (tmp_path / "out" / "bird").iterdir()] == ["a s0_0 0.100-0.900.flac"]


def test_names_that_come_out_the_same_are_numbered(sounding: Project, tmp_path: Path) -> None:
    two = [Clip(Target("a/s0_0.wav", 0.0, 0.1), "Bird"), Clip(Target("a/s0_0.wav", 0.5, 0.6), "bird")]
    saved = clips.save(sounding, two, tmp_path, "{class}")
    assert [path.name for path in saved.files] == ["Bird.wav", "bird (2).wav"]


def test_two_sites_with_the_same_file_name_are_told_apart(sounding: Project, tmp_path: Path) -> None:
    sound, name = (sounding.root / "a/s0_0.wav").read_bytes(), "20230501_053000.WAV"
    for site in ("SITE_A", "SITE_B", "north/SITE_A"):
        (sounding.root / site).mkdir(parents=True)
        (sounding.root / site / name).write_bytes(sound)
    for site in ("SITE_A", "SITE_B", "north/SITE_A"):  # one after the other: nothing is in the way either
        clips.save(sounding, [Clip(Target(f"{site}/{name}", 0.5, 1.0), "bird")], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out" / "bird").iterdir()) == [
        "SITE_A 20230501_053000 0.500-1.000.wav",
        "SITE_B 20230501_053000 0.500-1.000.wav",
        "north_SITE_A 20230501_053000 0.500-1.000.wav",
    ]


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (clips.PATTERN, "bird/north_A s0 0.000-end.wav"),
        ("{folder}/{file}", "north/A/s0.wav"),
        ("{folder} {class}/{file}", "north_A bird/s0.wav"),
        ("out\\{folder}\\{file}", "out/north/A/s0.wav"),
    ],
)
def test_a_folder_on_its_own_stays_folders(pattern: str, name: str) -> None:
    assert clips.named(Clip(Target("north/A/s0.wav"), "bird"), pattern, "wav") == name
    plain = clips.named(Clip(Target("s0.wav"), "bird"), clips.PATTERN, "wav")
    assert plain == "bird/s0 0.000-end.wav"  # what lies in no folder has none in its name


def test_a_name_that_was_numbered_is_not_given_again() -> None:
    files = ("a.wav", "b/a.wav", "c/a (2).wav")
    names = list(clips._names([Clip(Target(file)) for file in files], "{file}", "wav"))
    assert names == ["a.wav", "a (2).wav", "a (2) (2).wav"]


def test_long_folders_and_classes_leave_names_that_can_be_written(sounding: Project, tmp_path: Path) -> None:
    sound, deep = (sounding.root / "a/s0_0.wav").read_bytes(), "/".join(["새소리 녹음 자료 " * 5] * 3)
    some = []
    for middle in ("north", "south"):  # alike at either end
        file = f"{deep}/{middle}/{deep}/s0_0.wav"
        (sounding.root / file).parent.mkdir(parents=True)
        (sounding.root / file).write_bytes(sound)
        some += [Clip(Target(file, 0.0, 0.5), "bird"), Clip(Target(file, 0.0, 0.5), "말 " * 100)]
    files = [path for one in some for path in clips.save(sounding, [one], tmp_path / "out").files]
    assert len(set(files)) == 4
    assert all(path.name.endswith(" s0_0 0.000-0.500.wav") and path.is_file() for path in files)
    with pytest.raises(UserError, match="is not replaced"):
        clips.save(sounding, some[:1], tmp_path / "out")  # the same name again


@pytest.mark.parametrize("pattern", ["{folder}/{file}", "a/{file}"])
def test_no_recording_is_replaced(sounding: Project, tmp_path: Path, pattern: str) -> None:
    recording = sounding.root / "a/s0_0.wav"
    before, clip = recording.read_bytes(), Clip(Target("a/s0_0.wav", 0.5, 1.0), "bird")
    with pytest.raises(UserError, match="is not replaced"):
        clips.save(sounding, [clip], sounding.root, pattern)
    assert recording.read_bytes() == before
    assert len(clips.save(sounding, [clip], tmp_path / "elsewhere", pattern).files) == 1
    with pytest.raises(UserError, match="is not replaced"):
        clips.save(sounding, [Clip(Target("b/s0_0.wav")), clip], tmp_path / "elsewhere", pattern)


def test_a_span_beyond_the_end_is_told_of(sounding: Project, tmp_path: Path) -> None:
    saved = clips.save(sounding, [Clip(Target("a/s0_0.wav", 3.0, 4.0))], tmp_path)
    assert (saved.files, saved.problems) == ((), (("a/s0_0.wav", "There is no sound in this span."),))


@pytest.mark.parametrize("pattern", ["{what}", "{", "", "..", "///"])
def test_a_pattern_that_is_no_name(sounding: Project, tmp_path: Path, pattern: str) -> None:
    with pytest.raises(UserError, match="cannot be a name"):
        clips.save(sounding, [Clip(Target("a/s0_0.wav", 0.0, 0.1))], tmp_path, pattern)


@given(st.text(), st.text(min_size=1))
def test_no_class_and_no_folder_leads_out_of_the_folder(name: str, folder: str) -> None:
    made = clips._named(Clip(Target(f"{folder}/a.wav", 0.0, 1.0), name), 1, "{class}/{folder}/{file}")
    assert not made.startswith("/")
    assert ".." not in made.split("/")
