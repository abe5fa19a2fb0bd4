"""Teaching and its versions: in use at once, judged after, taken back where it does harm, ten kept."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from engine import model as models
from engine import predict, teach
from engine.errors import UserError
from engine.labels import Target
from engine.project import Project, teaching, versions


@pytest.fixture
def labelled(workshop, project: Project) -> Project:
    """Twelve recordings of which the model calls dogs what the person calls rain; eight labels."""
    project.put_scored(workshop.scored(r.file, (0, 1, 1)[k % 3], 2.0) for k, r in enumerate(project.recordings()))
    a = {c.name: c.id for c in project.classes()}
    for k, recording in enumerate(project.recordings()[:8]):
        project.label([Target(recording.file)], a["bird" if k % 3 == 0 else "rain"])
    return project


def verdict(monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    real = teach.judge

    def judge(*args, **kwargs):
        found = real(*args, **kwargs)
        return replace(found, taken=taken, sure=True, reason=UserError("It is {word}.", word="so"))

    monkeypatch.setattr(teach, "judge", judge)


def test_a_refit_is_in_use_at_once_and_a_good_verdict_keeps_it(labelled: Project) -> None:
    assert labelled.predictions()["b/s0_1.wav"].predicted == "dog_bark"
    seen = []
    teaching = labelled.teach(refitted=lambda made: seen.append((made.version.number, labelled.model.version)))
    assert seen == [(1, "1")]
    assert teaching.taken
    assert str(teaching.reason)
    (version,) = labelled.versions()
    assert (version.number, version.current, version.judged, version.taken, version.reason) == (
        1,
        True,
        True,
        True,
        "Teach",
    )
    assert version.verdict == teaching.reason.template
    assert version.metrics["after"]["n"] == teaching.verdict.n
    assert labelled.taught_by(1) == {label.id for label in labelled.labels()}
    found = labelled.predictions()
    assert found["c/s3_11.wav"].predicted == "rain"  # nobody labelled this one
    assert {p.model_version for p in found.values()} == {"1"}
    assert labelled.model_title == "Small 1"


def test_what_a_killed_program_left_half_written_is_swept(labelled: Project) -> None:
    place = labelled.folder / "models"
    for name in (".0001-abc", "0001", ".0001-old-x/model"):
        (place / name).mkdir(parents=True)
        (place / name / "backbone.tflite").write_bytes(b"half")
    assert labelled.versions() == []
    labelled.refit()
    assert sorted(path.name for path in place.iterdir()) == ["0001", "current"]
    assert [version.number for version in labelled.versions()] == [1]


def test_a_model_in_use_that_cannot_be_told_is_not_silently_another(labelled: Project) -> None:
    labelled.refit()
    current = labelled.folder / "models" / "current"
    current.unlink()
    current.mkdir()
    with pytest.raises(UserError, match="Which model"):
        _ = labelled.current_version


def test_a_version_that_does_harm_gives_way(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    verdict(monkeypatch, taken=False)
    teaching = labelled.teach()
    assert not teaching.taken
    assert labelled.current_version == 0
    assert labelled.predictions()["b/s0_1.wav"].predicted == "dog_bark"
    (version,) = labelled.versions()
    assert (version.taken, version.current, version.verdict, version.verdict_fields) == (
        False,
        False,
        "It is {word}.",
        {"word": "so"},
    )
    labelled.take(1)  # the person knows better
    assert labelled.predictions()["b/s0_1.wav"].predicted == "rain"
    assert [v.current for v in labelled.versions()] == [True]
    labelled.rollback(0)
    assert labelled.predictions()["b/s0_1.wav"].predicted == "dog_bark"
    with pytest.raises(UserError, match="not kept"):
        labelled.take(7)


def test_a_late_verdict_does_not_undo_a_newer_version(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    verdict(monkeypatch, taken=False)
    first = labelled.refit()
    second = labelled.refit()
    labelled.judge(first)
    assert labelled.current_version == second.version.number == 2
    labelled.judge(second)
    assert labelled.current_version == 1  # what was in use when it was made


def test_every_version_is_taught_from_the_model_the_project_started_from(labelled: Project) -> None:
    first = labelled.refit()
    labelled.label([Target("c/s3_11.wav")], labelled.classes()[2].id)
    second = labelled.refit()
    assert (first.version.base, second.version.base, second.version.before) == (0, 0, 1)
    assert second.base.version == "1"
    assert second.base.folder != second.before.folder
    known = dict(zip(second.lesson.labels.tolist(), second.lesson.known.tolist()))
    assert list(known.values()) == [True] * 8 + [False]


def test_a_version_with_a_backbone_of_its_own_is_its_own_base(labelled: Project) -> None:
    version, _ = labelled.take_in(replace(labelled.model, backbone_id="backbone1"), "Train")
    assert version.base == version.number == 1
    assert labelled.base_version == 1
    assert len(labelled.unembedded()) == 8
    version, _ = labelled.take_in(labelled.model, "Teach", [1, 2])
    assert (version.base, labelled.taught_by(2)) == (1, {1, 2})


def test_versions_outlive_a_restart_and_another_thread_sees_them(workshop, labelled: Project) -> None:
    with labelled.twin() as twin:
        labelled.refit()
        assert twin.model.version == "1"
        assert twin.model.classes == labelled.model.classes
    labelled.close()
    with workshop.open() as found:
        assert found.current_version == 1
        assert found.model.folder.name == "0001"
        assert not found.versions()[0].judged


def test_ten_are_kept_and_the_one_in_use_always(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "KEPT", 3)
    made = [labelled.take_in(labelled.model, "Teach")[0] for _ in range(3)]
    labelled.take(1)
    for _ in range(3):
        made.append(labelled.take_in(labelled.model, "Teach")[0])
        labelled.take(1)
        labelled.judged(replace(made[-1], judged=True))
    assert [v.number for v in labelled.versions()] == [1, 5, 6]
    assert labelled.current_version == 1


def test_a_damaged_description_is_passed_over(labelled: Project) -> None:
    labelled.take_in(labelled.model, "Teach")
    labelled.take_in(labelled.model, "Teach")
    (labelled.folder / "models" / "0001" / "version.json").write_text("{")
    assert [v.number for v in labelled.versions()] == [2]
    (labelled.folder / "models" / "current").write_text("?")
    assert labelled.current_version == 0
    (labelled.folder / "models" / "current").write_text("9")
    assert labelled.current_version == 0


def test_too_few_labels_are_said_in_words_and_nothing_changes(workshop, project: Project) -> None:
    with pytest.raises(UserError):
        project.teach()
    assert project.versions() == []


def test_what_nothing_can_judge_is_taken(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(*args, **kwargs):
        raise UserError("Too few to tell.")

    monkeypatch.setattr(teach, "judge", judge)
    teaching = labelled.teach()
    assert teaching.verdict is None
    assert teaching.taken
    assert labelled.versions()[0].verdict == "Too few to tell."


def test_metrics_are_plain_json(labelled: Project) -> None:
    labelled.teach()
    kept = json.loads((labelled.folder / "models" / "0001" / "version.json").read_text("utf-8"))
    assert SimpleNamespace(**kept["metrics"]).groups_by == "recording"
    assert isinstance(kept["metrics"]["after"]["balanced_accuracy"], float)


@pytest.fixture
def trained(workshop, labelled: Project, make, tmp_path, monkeypatch: pytest.MonkeyPatch):
    """A model with another backbone, and runs that need no sound; says which model heard which recording."""
    made = replace(make(tmp_path / "trained"), backbone_id="backbone1", title="Trained")
    made = models.save(made, tmp_path / "trained-model")
    heard: list[tuple[str, str]] = []

    def run(model, root, recordings, options, report):
        for recording in recordings:
            heard.append((model.backbone_id, recording.file))
            number = int(recording.file.rpartition("_")[2][:-4])
            yield workshop.scored(recording.file, (0, 2, 2)[number % 3], windows=2, model=model)

    monkeypatch.setattr(predict, "run", run)
    return made, heard


def test_a_trained_model_that_too_few_labels_judge_waits(labelled: Project, trained) -> None:
    teaching = labelled.take_trained(trained[0].folder)
    assert not teaching.taken
    assert "waits among the versions" in str(teaching.reason)
    assert labelled.current_version == 0
    labelled.take(1)
    assert labelled.current_version == 1


def test_a_trained_model_is_judged_on_the_labels_and_then_hears_everything(
    labelled: Project, trained, monkeypatch
) -> None:
    verdict(monkeypatch, taken=True)
    made, heard = trained
    teaching = labelled.take_trained(made.folder)
    assert teaching.taken
    assert teaching.verdict is not None
    assert sorted(heard) == sorted(("backbone1", r.file) for r in labelled.recordings())  # each of them once
    (version,) = labelled.versions()
    assert (version.reason, version.base, version.current, version.judged) == ("Train", 1, True, True)
    assert labelled.predictions()["b/s0_1.wav"].predicted == "rain"
    assert len(labelled.windows("b/s0_1.wav")[0]) == 2
    labelled.take(0)  # what the first backbone heard is still there
    assert labelled.predictions()["b/s0_1.wav"].predicted == "dog_bark"
    assert len(labelled.windows("b/s0_1.wav")[0]) == 3
    assert labelled.pending() == []


def test_a_trained_model_that_does_harm_is_kept_but_not_used(labelled: Project, trained, monkeypatch) -> None:
    verdict(monkeypatch, taken=False)
    made, heard = trained
    teaching = labelled.take_trained(made.folder)
    assert not teaching.taken
    assert len(heard) == 8  # the labelled ones
    assert labelled.current_version == 0
    assert [(v.taken, v.current) for v in labelled.versions()] == [(False, False)]
    assert labelled.predictions()["b/s0_1.wav"].predicted == "dog_bark"
    assert labelled.pending() == []


def test_a_judgement_that_broke_off_is_taken_up_again(workshop, labelled: Project) -> None:
    assert labelled.unjudged() is None
    labelled.teach()
    labelled.label([Target(labelled.recordings()[8].file)], labelled.classes()[0].id)
    known = labelled.refit().lesson.known
    assert not known.all()
    labelled.close()  # as when the program is killed before it has judged
    with workshop.open() as found:
        _, version = found.versions()
        assert version.is_open
        made = found.unjudged()
        assert made is not None
        assert (made.version.number, made.before.folder) == (2, found.model_of(1).folder)
        assert made.lesson.known.tolist() == known.tolist()  # to the version before, not to the one that is judged
        assert found.judge(made).version.judged
        assert found.unjudged() is None


def test_another_model_of_the_same_network_is_gone_on_from(labelled: Project, tmp_path, monkeypatch) -> None:
    other = models.save(replace(labelled.model, name="other", title="Other"), tmp_path / "other")
    labelled.refit()
    labelled.adopt(str(other.folder))
    assert (labelled.model.name, labelled.base.name, labelled.current_version) == ("other", "other", 2)
    labelled.adopt(str(other.folder))
    assert labelled.current_version == 2


def test_a_training_that_goes_on_from_a_version_begins_without_the_labels_that_taught_it(labelled: Project) -> None:
    """They come with the data set, as they are then; what the version was taught on stays remembered."""
    labelled.refit()
    taught = labelled.model
    base = labelled.base.memory
    assert len(taught.memory) > len(base)
    start = teaching.to_train_from(labelled, taught)
    assert start.classes == taught.classes
    assert sorted(map(bytes, start.memory.embeddings)) == sorted(map(bytes, base.embeddings))
    elsewhere = replace(taught, folder=labelled.root)
    assert teaching.to_train_from(labelled, elsewhere) is elsewhere, "no version of this project"
