"""The curves of a training as TensorBoard reads them; a folder that cannot be written is said before anything is learned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.cli import main
from engine.train.tensorboard import Events

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

RATE_HZ = 22_050


@pytest.fixture
def tones(tmp_path: Path) -> Path:
    """Two pitches, eight recordings each."""
    rng = np.random.default_rng(0)
    for name, pitch_hz in (("low", 200), ("high", 3000)):
        (tmp_path / "tones" / name).mkdir(parents=True)
        for k in range(8):
            tone = 0.2 * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.8, 1.25) * np.arange(RATE_HZ) / RATE_HZ)
            soundfile.write(tmp_path / "tones" / name / f"{k}.wav", tone, RATE_HZ)
    return tmp_path / "tones"


def told(folder: Path) -> dict[str, list[tuple[int, float]]]:
    """Every scalar in the event files of a folder: (step, value) by tag."""
    import tensorflow as tf

    found: dict[str, list[tuple[int, float]]] = {}
    for file in sorted(folder.glob("events.out.tfevents.*")):
        for event in tf.compat.v1.train.summary_iterator(str(file)):
            for value in event.summary.value:
                assert value.metadata.plugin_data.plugin_name in ("scalars", "")
                found.setdefault(value.tag, []).append((event.step, float(tf.make_ndarray(value.tensor))))
    return found


def test_every_epoch_is_there_with_what_it_said(
    tones: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, board = tmp_path / "model", tmp_path / "an odd name, Übung" / "run 1"
    words = ["train", str(tones), "--recipe", "mel64_cnn", "--epochs", "2", "--out", str(out)]
    assert main([*words, "--tensorboard", str(board), "--progress", "json"]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if '"kind": "epoch"' in line]
    train, validation = told(board / "train"), told(board / "validation")
    assert set(train) == set(validation) == {"epoch_loss", "epoch_accuracy"}
    assert [step for step, _ in train["epoch_loss"]] == [step for step, _ in validation["epoch_accuracy"]] == [1, 2]
    for (_, loss), line in zip(train["epoch_loss"], said, strict=True):
        assert f'"loss": {loss:.4f}'[:14] in line
    assert {path.name for path in board.iterdir()} == {"train", "validation"}


@pytest.mark.parametrize("where", ["in the way", "in the way/below"])
def test_a_folder_that_cannot_be_is_a_sentence_and_nothing_is_written(
    tones: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    (tmp_path / "in the way").write_text("a file")
    assert main(["train", str(tones), "--out", str(tmp_path / "model"), "--tensorboard", str(tmp_path / where)]) == 2
    assert "The curves cannot be written to" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"tones", "in the way"}


def test_without_tensorflow_it_says_so(
    tones: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.model.backend.installed", lambda: False)
    board = tmp_path / "board"
    assert main(["train", str(tones), "--out", str(tmp_path / "model"), "--tensorboard", str(board)]) == 2
    assert "Curves for TensorBoard need TensorFlow, which is not installed." in capsys.readouterr().err
    assert not board.exists()


def test_a_training_that_comes_to_nothing_leaves_no_empty_folders(
    tones: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "weights.h5"
    weights.write_text("no weights")
    words = ["train", str(tones), "--recipe", "mel64_cnn", "--weights", str(weights), "--out", str(tmp_path / "model")]
    assert main([*words, "--tensorboard", str(tmp_path / "board" / "run")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "board" / "run").exists()


def test_curves_that_are_lost_on_the_way_do_not_end_the_training(tmp_path: Path) -> None:
    line = {"epoch": 1, "loss": 0.5, "accuracy": 0.5}
    with Events(tmp_path / "board") as events:
        (tmp_path / "board" / "train").rmdir()
        (tmp_path / "board" / "train").write_text("in the way")
        events.epoch(line)
        assert events.problem
        events.epoch(line)
