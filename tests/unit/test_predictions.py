"""What models say: kept as it arrives, resumed, scored anew, shown by window."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import model as models
from engine import predict
from engine.errors import UserError
from engine.exchange.rows import ExportOptions
from engine.job import Cancelled
from engine.labels import Target
from engine.model.calibration import Calibration
from engine.predict.predictions import ranked
from engine.project import Project
from engine.project.finding import ByModel
from engine.sound import ailments
from engine.sound.audio import FolderGone
from engine.sound.recording import Recording

ROOT = Path(__file__).resolve().parents[2]


def test_a_prediction_comes_back_as_it_was(workshop, project: Project) -> None:
    scored = workshop.scored("a/s0_0.wav", 1)
    assert project.put_scored([scored]) == ["a/s0_0.wav"]
    found = project.predictions()["a/s0_0.wav"]
    assert (found.predicted, found.second, found.none, found.problem, found.windows) == (
        "dog_bark",
        "bird",
        False,
        None,
        3,
    )
    assert (found.model, found.model_version, found.classes) == ("small", "1", ("bird", "dog_bark", "rain"))
    assert found.confidence == pytest.approx(float(scored.probabilities[1]))
    assert found.probabilities == pytest.approx(scored.probabilities, abs=1e-3)
    spans, probabilities = project.windows("a/s0_0.wav")
    assert spans.tolist() == [[0, 4], [2, 6], [4, 8]]
    assert probabilities == pytest.approx(np.tile(scored.probabilities, (3, 1)), abs=2e-3)
    assert project.windows("b/s0_1.wav")[0].shape == (0, 2)


def test_none_of_these_and_what_cannot_be_read_have_their_words(workshop, project: Project) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 1, strength=0.0), workshop.failed("b/s0_1.wav")])
    none, failed = (project.predictions()[file] for file in ("a/s0_0.wav", "b/s0_1.wav"))
    assert (none.predicted, none.none, none.said, none.second) == (None, True, "none of these", "bird")
    assert none.confidence == pytest.approx(2 / 3)
    assert (failed.predicted, failed.none, failed.said, failed.confidence, failed.problem) == (
        None,
        False,
        "",
        None,
        "It is empty.",
    )
    assert failed.probabilities is None
    assert not project.accept(["a/s0_0.wav", "b/s0_1.wav"])


def test_pieces_call_classes_as_the_project_does_or_as_the_model_does(workshop, project: Project) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 0)])
    bird = next(c.id for c in project.classes() if c.name == "bird")
    project.rename_class(bird, "owl")
    assert [p.predicted for some in project.predictions_in_pieces(5) for p in some] == ["owl"]
    assert [p.predicted for some in project.predictions_in_pieces(5, str) for p in some] == ["bird"]


def test_ranking_one_class() -> None:
    assert ranked(np.array([0.75], np.float32), False) == (0, 0.75, None, None)
    assert ranked(np.array([0.5, 0.75], np.float32), False, (0.4, 0.8)) == (0, 0.5, 1, 0.75)


def test_of_several_those_that_pass_their_thresholds_are_said_and_accepted(workshop, make) -> None:
    """Rain is likelier than dog bark, and yet it is not said: its threshold is higher."""
    several = replace(make(workshop.place / "several", kind="sigmoid"), memory=None)
    with workshop.project(several=True) as project:

        def use(version: str, *thresholds: float) -> models.Model:
            rule = Calibration(thresholds=thresholds)
            made = models.save(
                replace(several, version=version, calibration=rule), workshop.place / f"several-{version}"
            )
            project.change(model_name=str(made.folder))
            return made

        embeddings = np.zeros((3, 6), np.float16)
        embeddings[:, :3] = -0.5, -1.0, 2.0  # .38, .27 and .88
        spans = np.array([[0, 4], [2, 6], [4, 8]], float)
        first = use("a", 0.3, 0.2, 0.95)
        said = models.score(first, embeddings, 8.0)
        one = predict.Scored("a/s0_0.wav", spans, said.logits, said.probabilities, said.none, embeddings, None, 8.0)
        project.put_scored([one])
        found = project.predictions()["a/s0_0.wav"]
        assert (found.predicted, found.second, found.none) == ("bird", "dog_bark", False)
        assert found.confidence == pytest.approx(0.378, abs=1e-3)
        assert found.all_said == ("bird", "dog_bark")
        project.accept(["a/s0_0.wav"])
        called = {one.id: one.name for one in project.classes()}
        assert [called[label.class_id] for label in project.labels()] == ["bird", "dog_bark"]
        project.accept_window(Target("a/s0_0.wav", 2.0, 6.0))
        assert [called[label.class_id] for label in project.labels() if not label.whole] == ["bird", "dog_bark"]
        use("b", 0.5, 0.5, 0.5)  # the word of the one before is still read by the thresholds that it was said with
        assert project.predictions()["a/s0_0.wav"].all_said == ("bird", "dog_bark")
        assert project.rescore() == 1
        assert project.predictions()["a/s0_0.wav"].all_said == ("rain",)


def test_what_an_older_earmark_kept_of_several_is_read_and_scored_anew(workshop, make) -> None:
    several = replace(make(workshop.place / "several", kind="sigmoid"), memory=None)
    rule = Calibration(thresholds=(0.3, 0.2, 0.95))
    made = models.save(replace(several, calibration=rule), workshop.place / "with-thresholds")
    with workshop.project(several=True) as project:
        project.change(model_name=str(made.folder))
        project.put_scored([workshop.scored("a/s0_0.wav", 2, model=made)])
        with project._cache._database.writing() as connection:
            connection.execute("UPDATE scorers SET classes = ?", (json.dumps(made.classes),))
        assert project.predictions()["a/s0_0.wav"].all_said == ("bird", "dog_bark", "rain")
        assert len(project.pending()) == 12
        project.rescore()
        assert len(project.pending()) == 11


def test_what_is_left_to_classify(workshop, project: Project) -> None:
    assert len(project.pending()) == 12
    project.put_scored([workshop.scored("a/s0_0.wav", 1), workshop.failed("b/s0_1.wav")])
    assert len(project.pending()) == 10
    assert len(project.pending(replace(workshop.model, version="2"))) == 12
    project.change(channel=1)
    assert len(project.pending()) == 12


@pytest.fixture
def heard(workshop, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Runs that need no sound: yields results by the recordings' numbers; the files they were asked for."""
    asked: list[str] = []

    def run(model, root, recordings, options, report):
        for done, recording in enumerate(recordings):
            report(done, len(recordings))
            asked.append(recording.file)
            number = int(recording.file.rpartition("_")[2][:-4])
            yield workshop.scored(recording.file, number % 3, keep=options.keep_embeddings, model=model)

    monkeypatch.setattr(predict, "run", run)
    return asked


def test_classifying_goes_on_where_it_was_cancelled(project: Project, heard: list[str]) -> None:
    arrived = []

    def report(done: float, total: float, note: str = "") -> None:
        if done == 5 and total == 12:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.classify(report, arrived.append)
    assert [p.file for p in arrived] == heard
    assert len(project.predictions()) == 5
    assert project.classify() == 7
    assert len(heard) == 12
    assert project.classify() == 0
    assert project.pending() == []
    assert project.predictions()["c/s0_2.wav"].predicted == "rain"


def test_a_drive_that_vanishes_marks_nothing_as_failed(
    project: Project, monkeypatch: pytest.MonkeyPatch, workshop
) -> None:
    def run(model, root, recordings, options, report):
        yield workshop.scored(recordings[0].file, 0)
        raise FolderGone("The folder {folder} is not there any more.", folder=root)

    monkeypatch.setattr(predict, "run", run)
    with pytest.raises(FolderGone):
        project.classify()
    assert len(project.predictions()) == 1
    assert len(project.pending()) == 11


def test_what_is_replaced_while_a_run_hears_it_stays_pending(project: Project, heard: list[str]) -> None:
    replaced = {"b/s0_1.wav", "c/s0_2.wav"}
    arrived = []

    def scanned(prediction) -> None:
        arrived.append(prediction.file)
        if len(arrived) == 1:
            project.put_headers(
                replace(r, size_bytes=2000, modified_ns=6) for r in project.recordings() if r.file in replaced
            )
            project.forget_missing((r.file for r in project.recordings() if r.file != "a/s1_3.wav"), ())

    project.root.joinpath("still there").mkdir()
    assert project.classify(arrived=scanned) == 9
    assert {r.file for r in project.pending()} == replaced
    assert set(project.predictions()) == set(arrived) == set(heard) - replaced - {"a/s1_3.wav"}
    assert all(project.embedded(file) is None for file in [*replaced, "a/s1_3.wav"])
    assert project.classify() == 2
    project.close()
    with Project.open(project.folder) as found:
        assert found.rescore() == 11


def test_what_is_replaced_while_it_is_scored_anew_stays_pending(project: Project, heard: list[str]) -> None:
    project.classify()

    def scanned(model, block, counts, durations):
        project.put_headers([Recording("a/s0_0.wav", 2000, 6)])
        return score_many(model, block, counts, durations)

    score_many = models.score_many
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models, "score_many", scanned)
        project.rescore()
    assert [r.file for r in project.pending()] == ["a/s0_0.wav"]
    assert len(project.predictions()) == 11


def test_files_asked_for_are_classified_anew(project: Project, heard: list[str]) -> None:
    project.classify()
    del heard[:]
    assert project.classify(files=["a/s0_0.wav"]) == 1
    assert heard == ["a/s0_0.wav"]


def test_scores_anew_come_from_kept_embeddings_without_a_sound(workshop, project: Project, heard: list[str]) -> None:
    project.classify(options=predict.Options(keep_embeddings=False), files=["a/s0_0.wav"])
    project.put_scored(
        [
            replace(workshop.scored("b/s0_1.wav", 1), problem="It is shorter than it says."),
            workshop.failed("c/s0_2.wav"),
        ]
    )
    project.classify()
    before = workshop.model
    turned = replace(before.head, weights=before.head.weights[:, ::-1].copy())
    after = replace(before, head=turned, version="2")
    assert project.rescore(after) == 10
    found = project.predictions()
    assert found["b/s1_4.wav"].predicted == "dog_bark"
    assert found["a/s1_3.wav"].predicted == "rain"
    assert found["b/s1_4.wav"].model_version == "2"
    assert found["b/s0_1.wav"].problem == "It is shorter than it says."
    assert found["c/s0_2.wav"].problem == "It is empty."
    assert found["a/s0_0.wav"].model_version == "1"  # no embeddings: it keeps what it had, and is still to do
    assert [r.file for r in project.pending(after)] == ["a/s0_0.wav"]


def test_a_run_scores_from_embeddings_what_has_them(workshop, project: Project, heard: list[str]) -> None:
    project.classify(files=[r.file for r in project.recordings()[:4]])
    del heard[:]
    project.change(model_name=str(_other(workshop)))
    arrived = []
    assert project.classify(arrived=arrived.append) == 12
    assert len(heard) == 8
    assert {p.model_version for p in project.predictions().values()} == {"other"}
    assert len(arrived) == 12


def _other(workshop) -> Path:
    from engine import model

    return model.save(replace(workshop.model, version="other"), workshop.place / "other-model").folder


def test_what_is_silent_stays_so_when_something_is_taught(workshop, project: Project, heard: list[str]) -> None:
    """Its windows were heard, but nothing is kept of them that a new head could answer from."""
    silent = replace(workshop.scored("a/s0_0.wav", 1), probabilities=None, problem=ailments.silent("a/s0_0.wav").reason)
    project.put_scored([silent])
    project.classify()
    assert heard.count("a/s0_0.wav") == 0
    after = replace(workshop.model, version="2")
    assert project.rescore(after) == 11
    found = project.predictions()["a/s0_0.wav"]
    assert (found.predicted, found.none, found.probabilities, found.windows) == (None, False, None, 0)
    assert "silent" in found.problem
    assert project.pending(after) == []
    assert project.windows("a/s0_0.wav")[0].shape == (0, 2)
    project.label([Target("a/s0_0.wav")], project.classes()[0].id)
    assert project.unembedded() == []


def test_windows_are_of_the_model_and_channel_in_use_or_not_there(workshop, project: Project, heard: list[str]) -> None:
    project.classify()
    assert len(project.windows("a/s0_0.wav")[0])
    project.change(channel=1)
    assert project.windows("a/s0_0.wav")[0].shape == (0, 2)
    assert project.windows("a/s0_0.wav")[1].shape == (0, 0)
    project.change(channel=-1)
    assert len(project.windows("a/s0_0.wav")[0])
    head = replace(workshop.model, name="same backbone", calibration=Calibration(temperature=5.0))
    for name, other in (("head", head), ("network", replace(workshop.model, backbone_id="backbone1"))):
        project.adopt(str(models.save(other, workshop.place / f"other-{name}").folder))
        assert project.windows("a/s0_0.wav")[0].shape == (0, 2)
        assert project.find_regions(ByModel("bird")).unclassified == 12
        assert not project.accept_window(Target("a/s0_0.wav", 0.0, 4.0))
        project.export(workshop.place / "windows.csv", ExportOptions("windows"))
        project.classify()
        assert len(project.windows("a/s0_0.wav")[0])


def test_forgetting_predictions_frees_the_disk(project: Project, heard: list[str]) -> None:
    project.classify()
    project.clear_predictions()
    assert project.predictions() == {}
    assert list((project.folder / "embeddings").iterdir()) == []
    assert len(project.pending()) == 12
    project.classify()
    assert project.embedded("a/s0_0.wav").embeddings.shape == (3, 6)


def test_a_full_disk_stops_a_run_in_words(
    workshop, project: Project, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self, rows):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.predict.embeddings.Embeddings.append", full)
    with pytest.raises(UserError, match="full"):
        project.classify()
    assert project.predictions() == {}


def test_ten_thousand_windows_are_scored_anew_in_a_moment(workshop) -> None:
    with workshop.project(files=2500) as project:
        project.put_scored(workshop.scored(r.file, k % 3, windows=4) for k, r in enumerate(project.recordings()))
        before = time.perf_counter()
        assert project.rescore(replace(workshop.model, version="2")) == 2500
        assert time.perf_counter() - before < 2  # .1 s where nothing else runs


RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from conftest import Workshop
from engine import model, predict
from engine.project import Project

project = Project.open(sys.argv[1])
shop = Workshop(Path(sys.argv[1]).parent, project.model)

def run(model, root, recordings, options, report):
    for recording in recordings:
        yield shop.scored(recording.file, int(recording.file.rpartition("_")[2][:-4]) % 3, windows=40)

predict.run = run
print("begun", flush=True)
project.classify(arrived=lambda p: print(p.file, flush=True))
print("done", flush=True)
"""


def test_a_run_killed_at_any_moment_goes_on_and_loses_nothing(workshop) -> None:
    project = workshop.project(files=3000)
    project.close()
    rng, told = random.Random(1), set()
    for _ in range(4):
        command = [sys.executable, "-c", RUN, str(project.folder), str(ROOT / "tests" / "unit")]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout.readline() == "begun\n"
        time.sleep(rng.uniform(0.02, 0.3))
        child.kill()
        told |= {line for line in child.stdout.read().split("\n")[:-1] if line != "done"}
        child.stdout.close()
        child.wait()
        with workshop.open() as found:
            predictions = found.predictions()
            assert told <= predictions.keys()
            for file in list(predictions)[-20:]:
                number = int(file.rpartition("_")[2][:-4]) % 3
                kept = found.embedded(file)
                assert kept.embeddings.shape == (40, 6)
                assert (kept.embeddings.argmax(axis=1) == number).all()
                assert predictions[file].predicted == ("bird", "dog_bark", "rain")[number]
            assert len(found.pending()) == 3000 - len(predictions)
    assert told


def test_what_a_label_needs_is_classified_first(project: Project, heard: list[str]) -> None:
    project.classify(options=predict.Options(keep_embeddings=False))
    project.label([Target("a/s0_0.wav"), Target("b/s0_1.wav")], project.classes()[0].id)
    project.unknown([Target("c/s0_2.wav")])
    assert project.unembedded() == ["a/s0_0.wav", "b/s0_1.wav"]
