"""The verbs evaluate, compare and recipes: tables, reports, exit codes, and sentences for what cannot be done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import model
from engine.cli import main, terminal
from engine.cli.compare import named
from engine.job import Cancelled

RATE_HZ = 16_000


@pytest.fixture(scope="module")
def tones(tmp_path_factory) -> Path:
    """A folder for each of two pitches, ten recordings of five sites."""
    root = tmp_path_factory.mktemp("cli") / "tones"
    rng = np.random.default_rng(0)
    t = np.arange(RATE_HZ) / RATE_HZ
    for name, pitch_hz in (("low", 200), ("high", 3000)):
        (root / name).mkdir(parents=True)
        for k in range(10):
            tone = 0.2 * np.sin(2 * np.pi * pitch_hz * rng.uniform(0.8, 1.25) * t) + rng.normal(0, 0.02, len(t))
            soundfile.write(root / name / f"{name}{k % 5}_{k}.wav", tone, RATE_HZ)
    return root


BY_SITE = ("--group-pattern", r"^([a-z]+\d)_", "--progress", "none")


def test_evaluating_says_what_was_done_and_writes_the_report(tones, tmp_path, capsys):
    out = tmp_path / "report"
    assert (
        main(["evaluate", str(tones), "--recipe", "bands", "--folds", "group,random", "--report", str(out), *BY_SITE])
        == 0
    )
    said = capsys.readouterr().out
    assert "20 recordings of tones in 10 groups" in said
    assert "Balanced accuracy 1.00" in said
    assert "Splitting at random claims" in said
    assert {file.name for file in out.iterdir()} == {
        "report.html",
        "report.json",
        "predictions.csv",
        "methods.txt",
        "figures",
    }
    told = json.loads((out / "report.json").read_text("utf-8"))
    assert told["metrics"]["accuracy"] == 1
    assert told["beside"][0]["protocol"]["folds"] == "random"
    assert (out / "figures" / "side-by-side.svg").exists()


def test_folds_are_drawn_anew(tones, tmp_path, capsys):
    words = ["--folds", "group", "--repeats", "3", "--report", str(tmp_path / "out"), *BY_SITE]
    assert main(["evaluate", str(tones), "--recipe", "bands", *words]) == 0
    assert "The folds were drawn 3 times: balanced accuracy 1.000 on the mean" in capsys.readouterr().out
    told = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [one["seed"] for one in told["drawings"]] == [1, 2, 3]
    assert "each tested 3 times" in told["protocol"]["sentence"]
    assert "drawn 3 times with different seeds" in (tmp_path / "out" / "methods.txt").read_text("utf-8")
    assert main(["compare", str(tones), "--recipes", "bands,head:everyday", *words]) == 0
    assert "head:everyday: The folds were drawn 3 times" in capsys.readouterr().out
    assert "folds drawn anew" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_as_json(tones, capsys):
    assert main(["evaluate", str(tones), "--recipe", "bands", "--folds-to-run", "1,2", "--json", *BY_SITE]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [fold["name"] for fold in told["folds"]] == ["1", "2"]
    assert "2 of 5 folds were run" in told["protocol"]["sentence"]


def test_progress_as_json_tells_of_folds_and_of_the_report(tones, tmp_path, capsys):
    words = ["evaluate", str(tones), "--recipe", "bands", "--report", str(tmp_path), "--group-pattern", r"^([a-z]+\d)_"]
    assert main([*words, "--progress", "json"]) == 0
    got = capsys.readouterr()
    lines = [json.loads(line) for line in got.err.splitlines() if line.startswith("{")]
    folds = [line for line in lines if line["kind"] == "fold"]
    assert [line["done"] for line in folds] == [1, 2, 3, 4, 5]
    assert folds[0]["system"] == "bands"
    told = json.loads(got.out)
    assert Path(told["page"]).exists()
    assert told["ranking"][0]["balanced_accuracy"] == 1


def test_comparing_keeps_what_was_done_and_says_who_is_ahead(tones, tmp_path, capsys):
    main(["evaluate", str(tones), "--recipe", "bands", *BY_SITE])
    words = ["compare", str(tones), "--recipes", "bands,head:everyday", "--group-pattern", r"^([a-z]+\d)_"]
    assert main([*words, "--report", str(tmp_path / "out")]) == 0
    got = capsys.readouterr()
    assert got.err.count("kept from before") == 5  # of `bands`
    assert "There is no difference between bands and head:everyday" in got.out
    assert (tmp_path / "out" / "bands" / "report.html").exists()
    assert (tmp_path / "out" / "head-everyday" / "report.html").exists()
    assert main([*words, "--json", "--progress", "none"]) == 0
    assert len(json.loads(capsys.readouterr().out)["pairs"]) == 1


def test_two_models_of_one_name_are_told_apart(tones, tmp_path, capsys):
    asked = [f"head:{tmp_path / place}" for place in ("a", "b")]
    for place in ("a", "b"):
        shutil.copytree(model.find("everyday").folder, tmp_path / place)
    words = ["compare", str(tones), "--recipes", ",".join(asked), "--report", str(tmp_path / "out"), *BY_SITE]
    assert main(words) == 0
    assert f"There is no difference between {asked[0]} and {asked[1]}" in capsys.readouterr().out
    assert len(list((tmp_path / "out").glob("head-*/report.html"))) == 2


def test_one_that_cannot_be_tried_is_named_and_the_others_go_on(tones, capsys):
    assert main(["compare", str(tones), "--recipes", "bands,model:everyday,head:everyday", *BY_SITE]) == 1
    got = capsys.readouterr()
    assert "model:everyday: Sounds around us knows fewer than two of the classes" in got.err
    assert "head:everyday" in got.out


def test_stopped_it_says_that_nothing_is_lost(tones, capsys, monkeypatch):
    asked = []

    def stop(self, done, total, note=""):
        asked.append(note)
        if note.startswith("Fold 1"):
            raise Cancelled

    monkeypatch.setattr(terminal.Meter, "__call__", stop)
    assert main(["evaluate", str(tones), "--recipe", "bands", *BY_SITE]) == 2
    assert "the same command goes on from there" in capsys.readouterr().err
    assert asked


def test_recipes_are_listed(capsys):
    assert main(["recipes"]) == 0
    said = capsys.readouterr().out
    assert "earmark" in said
    assert "bands" in said
    assert main(["recipes", "--json"]) == 0
    assert {"earmark", "bands"} <= {one["name"] for one in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--recipe", "mel64cnn"], "did you mean mel64_cnn"),
        (["--recipe", "bands", "--folds", "official"], "no folds of its own"),
        (["--recipe", "bands", "--folds", "clever"], "There are no folds called clever"),
        (["--recipe", "bands", "--folds-to-run", "7"], "There is no fold 7"),
        (["--recipe", "bands", "--folds-to-run", "1", "--repeats", "2"], "Folds that are drawn anew are all run"),
        (["--recipe", "bands", "--repeats", "none"], "no number of drawings"),
        (["--model", "nothing"], "There is no model named nothing"),
        (["--model", "everyday"], "knows fewer than two of the classes"),
        (["--recipe", "bands", "--group-pattern", "^([a-z]+)"], "All recordings of high belong to one group"),
        (["--recipe", "bands", "--group-pattern", "("], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(tones, capsys, words, sentence):
    assert main(["evaluate", str(tones), "--group-pattern", r"^([a-z]+\d)_", *words, "--progress", "none"]) == 2
    got = capsys.readouterr()
    assert sentence in got.err
    assert "Traceback" not in got.err
    assert got.out == ""


def test_bad_data_sets_are_a_sentence(tones, tmp_path, capsys):
    for words, sentence in (
        ([str(tmp_path / "nowhere")], "There is no file or folder"),
        ([str(tones / "low")], "no data set that Earmark knows"),
        ([], "Say where the data set is"),
    ):
        assert main(["evaluate", *words, "--recipe", "bands", "--progress", "none"]) == 2
        assert sentence in capsys.readouterr().err
    assert main(["compare", str(tones), "--recipes", "bands"]) == 2
    assert "at least two" in capsys.readouterr().err


def test_what_cannot_be_read_is_named_and_the_exit_code_says_so(tones, tmp_path, capsys):
    root = tmp_path / "some"
    for name in ("low", "high"):
        (root / name).mkdir(parents=True)
        for file in (tones / name).iterdir():
            (root / name / file.name).write_bytes(file.read_bytes())
    (root / "low" / "low9_broken.wav").write_text("no sound")
    assert main(["evaluate", str(root), "--recipe", "bands", *BY_SITE]) == 1
    assert "Balanced accuracy 1.00" in capsys.readouterr().out


def test_a_comma_in_the_path_of_a_recipe_file_does_not_split_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine, too").mkdir()
    mine = tmp_path / "mine, too" / "a,b.py"
    mine.write_text("")
    assert named(f"bands,{mine}, earmark,") == ["bands", str(mine), "earmark"]
    assert named(f"head:{mine.parent},bands,nothing,here.py") == [f"head:{mine.parent}", "bands", "nothing", "here.py"]


OWN = """
from dataclasses import replace
from engine.recipe import named
RECIPE = replace(named("logmel_cnn"), name="mine", title="My own")
"""


@pytest.mark.filterwarnings("ignore")  # TensorFlow's own
def test_a_recipe_of_ones_own_is_tried_with_numbers_of_ones_own_and_every_epoch_is_told(tones, tmp_path, capsys):
    file = tmp_path / "mine.py"
    file.write_text(OWN)
    words = ["--epochs", "2", "--set", "batch=10", "--set", "frontend.mels=32", "--folds-to-run", "1", "--json"]
    assert main(["evaluate", str(tones), "--recipe", str(file), *words, *BY_SITE[:2]]) == 0
    told = capsys.readouterr()
    assert "mine.py is a program: its code runs now." in told.err
    assert "mine, group: fold 1, epoch 1 of 2: loss " in told.err
    assert "mine, group: fold 1, epoch 2 of 2: loss " in told.err
    assert json.loads(told.out)["contender"]["title"] == "My own (batch=10, frontend.mels=32)"
