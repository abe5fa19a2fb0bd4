"""Bad data sets, recipes, weights, models and disks, through the real command line: each a sentence, exit 2, nothing half-written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.cli import main
from engine.places import RESOURCES

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

RATE_HZ = 22_050
QUICK = ["--recipe", "mel64_cnn", "--epochs", "1"]


def tone(pitch_hz: float, k: int) -> np.ndarray:
    rng = np.random.default_rng([int(pitch_hz), k])
    return 0.2 * np.sin(2 * np.pi * pitch_hz * (1 + k / 20) * np.arange(RATE_HZ) / RATE_HZ) + rng.normal(
        0, 0.02, RATE_HZ
    )


def fill(root: Path, name: str, sound: Callable[[int], np.ndarray], count: int = 6) -> None:
    (root / name).mkdir(parents=True)
    for k in range(count):
        soundfile.write(root / name / f"site{k}_{k}.wav", sound(k).astype(np.float32), RATE_HZ, subtype="FLOAT")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data sets of all sorts, in the folder the command is typed in."""
    fill(tmp_path / "tones", "low", lambda k: tone(200, k))
    fill(tmp_path / "tones", "high", lambda k: tone(3000, k))
    fill(tmp_path / "one class", "low", lambda k: tone(200, k))
    for name, pitch_hz in (("low", 200), ("high", 3000)):
        fill(tmp_path / "no numbers", name, lambda k, p=pitch_hz: np.full(RATE_HZ + k + p, np.nan))
        fill(tmp_path / "silence", name, lambda k, p=pitch_hz: np.zeros(RATE_HZ + k + p))
    (tmp_path / "wrong shape" / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "wrong shape" / "notes.txt").write_text("no sound")
    (tmp_path / "weights.h5").write_text("not what was published")
    shipped = RESOURCES / "models" / "everyday"
    shutil.copytree(shipped, tmp_path / "changed")
    head = bytearray((shipped / "head.npz").read_bytes())
    head[200] ^= 1
    (tmp_path / "changed" / "head.npz").write_bytes(head)
    shutil.copytree(shipped, tmp_path / "newer")
    described = json.loads((shipped / "model.json").read_text("utf-8"))
    (tmp_path / "newer" / "model.json").write_text(json.dumps(described | {"format": 99}), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*")}


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (["train", "tones", "--recipe", "erthmark"], ["no recipe named erthmark; did you mean earmark?"]),
        (["evaluate", "tones", "--recipe", "mel64cnn"], ["did you mean mel64_cnn?"]),
        (["compare", "tones", "--recipes", "bands,logmel"], ["did you mean logmel_cnn?"]),
        (["evaluate", "tones", "--recipe", "band"], ["did you mean bands?", "bands, earmark"]),
        (["train", "tones", "--recipe", "./mine.py"], ["There is no file mine.py."]),
        (["classify", "tones", "--species", "none.txt"], ["There is no file none.txt."]),
        (["train", "tones", *QUICK, "--set", "batch=lots"], ["batch=lots cannot be: it is not a whole number."]),
        (["train", "tones", *QUICK, "--set", "peak_rate=high"], ["peak_rate=high cannot be: it is not a number."]),
        (
            ["evaluate", "tones", "--recipe", "head:audioset"],
            ["The model audioset is not here yet", "models --get audioset"],
        ),
        (["train", "tones", *QUICK, "--set", "bach=3"], ["no field bach; did you mean batch?"]),
        (["train", "tones", *QUICK, "--folds", "1"], ["has no folds of its own", "Leave --folds out"]),
        (["train", "wrong shape", *QUICK], ["There are no recordings below", "wrong shape"]),
        (["evaluate", "wrong shape", "--recipe", "bands"], ["There are no recordings below"]),
        (["train", "one class", *QUICK], ["no data set that Earmark knows", "It looked there for", "two classes"]),
        (["evaluate", "one class", "--recipe", "bands"], ["no data set that Earmark knows"]),
        (
            ["evaluate", "tones", "--recipe", "bands", "--folds", "group", "--group-pattern", "(site)"],
            ["All recordings of", "belong to one group"],
        ),
        (["train", "no numbers", *QUICK], ["None of the recordings of", "values are not numbers"]),
        (["evaluate", "no numbers", "--recipe", "bands"], ["None of the recordings", "values are not numbers"]),
        (["train", "silence", *QUICK], ["None of the recordings of", "is silent"]),
        (["evaluate", "silence", "--recipe", "bands"], ["None of the recordings", "is silent"]),
        (["train", "tones", "--recipe", "resnet152", "--weights", "weights.h5"], ["as it was published", "MD5"]),
        (["train", "tones", *QUICK, "--weights", "weights.h5"], ["weights.h5 cannot be read"]),
        (["train", "tones", *QUICK, "--weights", "nowhere.h5"], ["There is no file nowhere.h5"]),
        (["evaluate", "tones", *QUICK, "--weights", "weights.h5"], ["wanted by mel64_cnn", "would not be used"]),
        (["compare", "tones", "--recipes", "bands,crnn", "--weights", "weights.h5"], ["wanted by bands, crnn"]),
        (["evaluate", "tones", "--recipe", "bands", "--seed", "-1"], ["-1 is no seed: a whole number from 0 on"]),
        (["classify", "tones/low", "--model", "changed"], ["head.npz", "is damaged or was changed"]),
        (["evaluate", "tones", "--model", "changed"], ["is damaged or was changed"]),
        (["train", "tones", "--start", "changed"], ["is damaged or was changed"]),
        (["export", "--model", "changed", "--out", "x.keras"], ["is damaged or was changed"]),
        (["classify", "tones/low", "--model", "newer"], ["was made by a newer Earmark"]),
        (["train", "tones", "--start", "newer"], ["was made by a newer Earmark"]),
    ],
)
def test_each_is_a_sentence_and_nothing_is_written(
    place: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentences: list[str]
) -> None:
    before = everything(place)
    assert main([*words, "--progress", "none", *(["--out", "made"] if words[0] == "train" else [])]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    for sentence in sentences:
        assert sentence in said.err
    assert "Traceback" not in said.err
    assert "inside Earmark" not in said.err
    assert everything(place) == before


def test_a_class_of_one_group_is_refused_or_learned_and_said_to_be_untested(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (place / "tones" / "high").iterdir():
        file.rename(file.with_name(f"only{file.name.partition('_')[2].removesuffix('.wav')}.wav"))
    words = ["train", "tones", *QUICK, "--group-pattern", r"(site\d|only)", "--out", "made"]
    before = everything(place)
    assert main(words) == 2
    assert "All recordings of high belong to one group" in capsys.readouterr().err
    assert everything(place) == before
    assert main([*words, "--untested"]) == 0
    assert "Nothing could be held out of high" in capsys.readouterr().out


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 200 kB."""
    disk = tmp_path / "small"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only who may mount can make a disk this small")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["evaluate", "tones", "--recipe", "bands"], "What was found out cannot be kept in"),
        (["evaluate", "tones", *QUICK], "cannot be kept in"),
        (
            ["compare", "tones", "--recipes", "bands,head:everyday", "--report", "small/told"],
            "The report cannot be written to small/told: No",
        ),
        (["train", "tones", *QUICK, "--out", "small/made"], "The model cannot be written to small/made: "),
        (["export", "--model", "everyday", "--out", "small/x.keras"], "The disk is full"),
        (["export", "--model", "everyday", "--out", "small/x.tflite"], "The disk is full"),
        (["export", "tones/low", "--model", "everyday", "--out", "small/x.npz"], "The disk is full"),
    ],
)
def test_no_room_on_the_disk(
    place: Path,
    small: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    (small / "ballast").write_bytes(bytes(190_000))
    if words[0] == "train":
        monkeypatch.setattr("engine.train.fitting.fit", lambda *_: pytest.fail("it is said before the training"))
    if words[0] == "evaluate":
        monkeypatch.setenv("EARMARK_CACHE", str(small / "cache"))
        monkeypatch.setenv("EARMARK_TRIALS", str(small / "trials"))
    assert main([*words, "--progress", "none"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert "inside Earmark" not in said.err
    if words[0] != "evaluate":
        assert everything(small) == {"ballast"}
    else:
        for file in small.rglob("*.npz"):  # a fold that was done is kept, whole
            with np.load(file) as kept:
                assert all(kept[name] is not None for name in kept.files)
