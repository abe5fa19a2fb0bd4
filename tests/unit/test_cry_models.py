"""The two models of cries that ship: where cries are in long recordings, and that only cries are asked for their reason."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import model, predict
from engine.cli import main
from engine.cry import corpus, verdict
from engine.everyday.corpus import waveform
from engine.model import calibration
from engine.predict.regions import regions
from engine.project import Project
from engine.sound.recording import Recording


@pytest.fixture(scope="module")
def long_recording(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[tuple[float, float]]]:
    """Two minutes of real sounds without a cry, 12 dB below two real cries laid over them; and from when to when these are."""
    rate_hz = 22_050
    sounds = corpus.everything(shared_data)
    plain = [s for s in sounds if s.own_class in ("rain", "dog", "engine_idling", "clock_tick")][::9][:30]
    under = np.concatenate([waveform(sound, rate_hz) for sound in plain])[: 120 * rate_hz]
    under = np.resize(under / np.abs(under).max() * 0.1, 120 * rate_hz).astype(np.float32)
    where = []
    for at_s, source in ((30, corpus.ESC), (75, corpus.DONATE)):
        some = [s for s in sounds if s.name == corpus.CRY and s.source == source][3:6]
        cry = np.concatenate([waveform(sound, rate_hz) for sound in some])[: 14 * rate_hz]
        under[at_s * rate_hz :][: len(cry)] += cry / np.abs(cry).max() * 0.4
        where.append((at_s, at_s + len(cry) / rate_hz))
    path = tmp_path_factory.mktemp("long") / "long.wav"
    soundfile.write(path, np.clip(under, -1, 1), rate_hz)
    return path, where


def heard(name: str, path: Path) -> tuple[model.Model, predict.Scored]:
    made = model.find(name)
    return made, next(iter(predict.run(made, path.parent, [Recording(path.name)])))


def test_the_models_that_ship_stand_on_the_everyday_one_and_are_small() -> None:
    for name in ("cry-detector", "infant-cry"):
        made = model.find(name)
        assert made.backbone_folder == model.find("everyday").folder
        assert sum(file.stat().st_size for file in made.folder.iterdir()) < 500_000
        assert verdict.DISCLAIMER in made.card
    assert made.gate is not None
    finding = verdict.of_model(made)
    assert finding is not None
    assert all(sentence in made.card for sentence in finding.sentences())
    assert verdict.of_model(model.find("everyday")) is None


def test_cries_in_a_long_recording_are_found_where_they_are(long_recording) -> None:
    path, where = long_recording
    made, scored = heard("cry-detector", path)
    p = calibration.probabilities(scored.logits, "softmax", made.calibration.temperature)[:, 1]
    found = regions(scored.spans, p)
    assert len(found) == len(where)
    for region, (start_s, end_s) in zip(found, where):
        assert region.start_s == pytest.approx(start_s, abs=3)
        assert region.end_s == pytest.approx(end_s, abs=3)


def test_only_cries_are_asked_for_their_reason(long_recording, shared_data: Path) -> None:
    path, _ = long_recording
    _, with_cries = heard("infant-cry", path)
    assert not with_cries.none
    _, without = heard("infant-cry", shared_data / "recordings" / "field_day" / "S4A03895_20190522_000000.ogg")
    assert without.none


def test_a_reason_is_no_surer_where_the_band_is_fuller_than_it_learnt(shared_data: Path) -> None:
    """It learnt from telephone recordings, with nothing above 4 kHz; ESC-50's cries have all."""
    made = model.find("infant-cry")
    cries = [s.path for s in corpus.everything(shared_data) if s.name == corpus.CRY and s.source == corpus.ESC]
    answers = list(predict.run(made, cries[0].parent, [Recording(path.name) for path in cries[:12]]))
    assert sum(not answer.none for answer in answers) > 6
    assert max(answer.probabilities.max() for answer in answers) < 0.75


def test_a_project_of_cries_begins_with_the_two_classes(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    with Project.create(tmp_path / "project", tmp_path / "sounds", template="cry") as project:
        assert [one.name for one in project.classes()] == ["other", "hungry"]
        assert project.model.name == "infant-cry"


def test_reasons_become_the_two_classes_on_the_command_line_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sounds, place = tmp_path / "sounds", str(tmp_path / "project")
    sounds.mkdir()
    for name in ("hungry-1", "hungry-2", "tired-1", "burping-1"):
        soundfile.write(sounds / f"{name}.wav", np.zeros(800), 8_000)
    Project.create(Path(place), sounds, template="cry").close()
    asked = ["label", "--project", place, "--pattern", "{label}-*"]
    assert main(asked) == 0
    assert "tired is other" in capsys.readouterr().out
    with Project.open(Path(place)) as project:
        names = {one.id: one.name for one in project.classes()}
        assert sorted(names.values()) == ["hungry", "other"]
        assert {(one.file, one.note) for one in project.labels() if one.kind == "note"} == {
            ("tired-1.wav", "tired"),
            ("burping-1.wav", "burping"),
        }
    assert main([*asked, "--as-they-are"]) == 0
    assert "2 labels that said otherwise were there before, and are replaced" in capsys.readouterr().out


def test_the_command_line_writes_a_row_a_region(
    long_recording, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, where = long_recording
    out = tmp_path / "cries.csv"
    asked = ["classify", str(path), "--model", "cry-detector", "--regions"]
    assert main([*asked, "cry", "--out", str(out)]) == 0
    with open(out, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["predicted"] for row in rows] == ["cry"] * len(where)
    for row, (start_s, _) in zip(rows, where):
        assert float(row["start_s"]) == pytest.approx(start_s, abs=3)
        assert float(row["confidence"]) >= 0.5
    assert main([*asked, "laughter", "--out", str(out)]) == 2
    assert "It knows: no cry, cry." in capsys.readouterr().err
    assert main(["classify", str(path), "--model", "infant-cry", "--out", str(out)]) == 0
    assert verdict.DISCLAIMER in capsys.readouterr().err
