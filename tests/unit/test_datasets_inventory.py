"""The inventory says what recordings are as sound, and warns of traits that tell the class without it."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import soundfile
import soxr

from engine import datasets
from engine.cli import main
from engine.datasets import inventory


def _noise(path, seconds=0.5, rate_hz=8000, level=0.1, seed=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(
        path, np.random.default_rng(seed).normal(0, level, round(seconds * rate_hz)), rate_hz, subtype="FLOAT"
    )
    return path


def _read(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_what_is_measured(tmp_path):
    time_s = np.arange(32_000) / 16_000
    tone = 0.5 * np.sin(2 * np.pi * 1000 * time_s)
    soundfile.write(tmp_path / "tone.wav", np.stack([tone, tone], axis=1), 16_000, subtype="FLOAT")
    got = inventory.measure(tmp_path / "tone.wav")
    assert (got.duration_s, got.rate_hz, got.channels, got.frames, got.problem) == (2.0, 16_000, 2, 32_000, None)
    assert got.peak_db == pytest.approx(20 * np.log10(0.5), abs=0.01)
    assert got.level_db == pytest.approx(20 * np.log10(0.5 / np.sqrt(2)), abs=0.01)
    assert got.bandwidth_hz == pytest.approx(1000, abs=100)
    part = inventory.measure(tmp_path / "tone.wav", 0.5, 1.25)
    assert part.frames == 12_000
    behind = inventory.measure(tmp_path / "tone.wav", 5, 6)
    assert behind.problem == "There is no sound in this span."


def test_an_empty_band_is_seen(tmp_path):
    low = np.random.default_rng(0).normal(0, 0.1, 16_000)
    soundfile.write(tmp_path / "up.wav", soxr.resample(low, 8000, 16_000), 16_000)
    assert inventory.measure(tmp_path / "up.wav").bandwidth_hz == pytest.approx(4000, abs=150)
    assert inventory.measure(_noise(tmp_path / "full.wav", rate_hz=16_000)).bandwidth_hz > 7900


def test_what_is_no_sound_says_why(tmp_path):
    (tmp_path / "no.wav").write_text("no sound")
    got = inventory.measure(tmp_path / "no.wav")
    assert got.frames is None
    assert "not a sound file" in got.problem
    soundfile.write(tmp_path / "still.wav", np.zeros(8000), 8000)
    still = inventory.measure(tmp_path / "still.wav")
    assert "silent" in still.problem
    assert still.level_db is None
    assert still.bandwidth_hz is None


def test_cries_of_one_app_are_not_told_by_their_files(shared_data):
    """Cleaned Donate-a-Cry is 8 kHz throughout: neither rate, format, length nor bandwidth may be accused."""
    taken = inventory.take(datasets.open(shared_data / "donateacry" / "cleaned"))
    assert not any(one.problem for one in taken.measured)
    assert {one.trait for one in taken.telling()} == {"bandwidth", "level", "duration"}
    assert not any(one.warn for one in taken.telling())


def test_hungry_at_another_rate_is_warned_of(shared_data, tmp_path):
    """As one collection of cries was: hungry at 8 kHz, all others at 16 kHz, of which the upper half is empty or not."""
    opened = datasets.open(shared_data / "donateacry" / "cleaned")
    few = tmp_path / "few.csv"
    few.write_text("class,becomes\nhungry,hungry\n*,other\n")
    rng = np.random.default_rng(0)
    for k, (file, target) in enumerate(zip(opened.dataset.files, opened.dataset.targets)):
        name = opened.dataset.classes[target]
        if name == "hungry" and k % 5:
            continue
        samples, rate_hz = soundfile.read(file)
        if name != "hungry":
            samples = soxr.resample(samples, rate_hz, 16_000)
            samples = samples + rng.normal(0, 1e-3, len(samples))
            rate_hz = 16_000
        (tmp_path / "cries" / name).mkdir(parents=True, exist_ok=True)
        soundfile.write(tmp_path / "cries" / name / f"{file.stem}.wav", samples, rate_hz)
    made = datasets.open(tmp_path / "cries", datasets.Asked(class_map=few))
    told = {one.trait: one for one in inventory.take(made).telling()}
    assert told["sample rate"].low > 0.99
    assert [trait for trait, one in told.items() if one.warn] == ["sample rate", "bandwidth"]


@pytest.fixture
def sounds(tmp_path):
    root = tmp_path / "set"
    for name in ("rain", "wind"):
        for k in range(3):
            _noise(root / name / f"{k}.wav", seconds=0.5 + 0.1 * k, seed=hash((name, k)) % 1000)
    return root


def test_the_verb(sounds, tmp_path, capsys):
    assert main(["inventory", str(sounds), "--out", str(tmp_path / "out.csv")]) == 0
    out, err = capsys.readouterr()
    assert "set, taken for a folder for each class: 6 recordings, 2 classes, 6 groups (by recording)." in err
    assert "6 recordings: 8,000 Hz, 1 channel, WAV " in out
    assert "lengths: 0.50 to 0.70 s" in out
    rows = _read(tmp_path / "out.csv")
    assert [row["label"] for row in rows] == ["rain"] * 3 + ["wind"] * 3
    assert rows[0]["frames"] == "4000"
    assert rows[0]["sample_rate_hz"] == "8000"


def test_the_verb_tells_what_was_left_out_and_why(sounds, tmp_path, capsys):
    (sounds / "rain" / "torn.wav").write_bytes(b"RIFF")
    assert main(["inventory", str(sounds), "--out", str(tmp_path / "out.csv")]) == 1
    assert "1 recording cannot be read: rain/torn.wav" in capsys.readouterr().err
    last = _read(tmp_path / "out.csv")[-1]
    assert last["file"] == "rain/torn.wav"
    assert last["problem"].startswith("left out: ")
    assert main(["inventory", str(sounds), "--strict"]) == 2
    assert "1 of 7 entries of set cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{no}"], "There is no file or folder"),
        (["{sounds}", "--where", "fold"], "does not say which column"),
        (["{sounds}", "--where", "fold=1"], "no column “fold”"),
        (["{sounds}", "--pattern", "*"], "The pattern must say where the class is"),
        (["{sounds}", "--group-pattern", "("], "cannot be read"),
        (["{sounds}", "--class-map", "{no}"], "There is no file or folder"),
        ([], "Say where the data set is"),
    ],
)
def test_what_is_said_wrong_is_answered(sounds, tmp_path, capsys, words, said):
    places = {"no": tmp_path / "nowhere", "sounds": sounds}
    assert main(["inventory", *(word.format(**places) for word in words)]) == 2
    assert said in capsys.readouterr().err


def test_the_verb_takes_all_that_can_be_said(sounds, tmp_path, capsys):
    table = tmp_path / "what.csv"
    rows = [f"{name}/{k}.wav;{name};{'ab'[k % 2]};{k % 2}" for name in ("rain", "wind") for k in range(3)]
    table.write_text("\n".join(["where;is;who;part", *rows]))
    few = tmp_path / "few.csv"
    few.write_text("class,becomes\nrain,wet\n*,dry\n")
    words = ["--table", str(table), "--audio", str(sounds), "--file-column", "where", "--label-column", "is"]
    words += ["--group-column", "who", "--fold-column", "part", "--class-map", str(few), "--progress", "json"]
    assert main(["inventory", *words, "--out", str(tmp_path / "out.csv")]) == 0
    assert (
        "taken for the table what.csv: 6 recordings, 2 classes, 2 groups (by who), 2 folds (0, 1)"
        in capsys.readouterr().err
    )
    got = _read(tmp_path / "out.csv")
    assert {(row["label"], row["class before"]) for row in got} == {("wet", "rain"), ("dry", "wind")}
