"""Long work of the session with the shipped model: classifying, pausing, going on, teaching, exporting."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from types import SimpleNamespace

import pytest

from engine import model
from engine.errors import UserError
from engine.labels.classes import NONE_OF_THESE
from engine.predict.predictions import Journal
from engine.sound.ailments import FolderGone
from gui import work
from gui.dialogs.classify_dialog import ClassifyDialog
from gui.dialogs.problems import ProblemsDialog
from gui.work import Classified, Part, Scan, Together

pytestmark = pytest.mark.skipif("everyday" not in model.shipped(), reason="no model ships yet")


def classes_of(session, *names):
    return [next(c.id for c in session.classes if c.name == name) for name in names]


def test_results_arrive_while_it_runs(opened):
    arrived = []
    opened.predictions_changed.connect(arrived.append)
    opened.classify()
    assert sorted(file for files in arrived for file in files) == opened.rows.files
    assert all(opened.rows.predicted[:8] >= 0)
    assert opened.project.pending() == []
    said = []
    opened.said.connect(said.append)
    opened.classify()
    assert said == ["Every recording is classified already"]


def test_what_was_all_replaced_during_the_run_is_not_called_classified(opened, monkeypatch):
    said = []
    opened.said.connect(said.append)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Journal, "put", lambda *_: False)
        opened.classify()
    assert said == ["Not classified yet: 8 of 8. Classify goes on with them."]
    opened.classify()
    assert said[1:] == ["Recordings classified: 8"]


def test_what_could_not_be_read_is_not_counted_as_classified(opened, folder, tone):
    (folder / "take 3.wav").write_bytes(b"RIFF and no more")
    said = []
    opened.runs.scan()
    opened.said.connect(said.append)
    opened.classify()
    assert said == ["Recordings classified: 7 · could not be read: 1"]


def test_a_folder_that_was_never_classified_has_no_run_to_go_on_with(session, folder):
    (folder / "take 3.wav").write_bytes(b"RIFF and no more")
    said = []
    session.said.connect(said.append)
    session.open_folder(folder)
    assert session.rows.unclassified() == (7, 1)
    assert said == []


def test_after_the_first_run_the_keys_are_those_of_the_classes_heard_most(session, folder):
    session.open_folder(folder)
    said, told = [], []
    session.said.connect(said.append)
    session.classes_changed.connect(lambda: told.append(True))
    session.classify()
    heard = session.rows.said()
    heard.pop(NONE_OF_THESE, None)
    first = [heard.get(one.name, 0) for one in session.classes if one.key]
    assert first == sorted(heard.values(), reverse=True)[:9] + [0] * (9 - len(heard))
    assert "keys 1 to 9" in said[-1]
    session.classify(again=True)
    assert (len(told), "keys" in said[-1]) == (1, False)


def test_the_model_is_called_by_its_title_and_by_what_is_typed_for_it(opened):
    assert opened.runs.model_words() == "Sounds around us (everyday)"


def test_a_long_run_says_what_it_takes(opened, qtbot, monkeypatch):
    plans = []
    opened.runs.estimated.connect(plans.append)
    opened.runs.estimate()
    (plan,) = plans
    assert plan.keeping.recordings == 8
    assert plan.keeping.bytes > plan.not_keeping.bytes
    dialog = ClassifyDialog(opened, plan)
    qtbot.addWidget(dialog)
    before = dialog.words.text()
    dialog.keep.toggle()
    assert dialog.words.text() != before
    assert opened.settings.keep_embeddings is False


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_recording_that_is_left_out_is_in_the_log(opened, folder, tone, qtbot):
    told = []
    opened.runs.left_out_changed.connect(lambda: told.append(True))
    os.rename(tone(folder / "cafe.wav"), os.fsencode(folder) + b"/caf\xe9.wav")
    opened.runs.scan()
    assert len(opened.rows) == 8
    dialog = ProblemsDialog(opened)
    qtbot.addWidget(dialog)
    assert [file for file, _ in dialog.model.entries] == [r"caf\xe9.wav"]
    assert "no text" in dialog.model.entries[0][1]
    dialog.table.selectRow(0)  # it is no recording of the list, which stays where it is
    assert opened.current == "take 1.wav"
    os.unlink(os.fsencode(folder) + b"/caf\xe9.wav")
    opened.runs.scan()
    assert (told, opened.runs.left_out) == ([True, True], {})


def test_a_drive_that_vanishes_pauses_the_run(opened, folder, tmp_path):
    paused, failed = [], []
    opened.runs.paused.connect(paused.append)
    opened.failed.connect(failed.append)
    shutil.move(folder, tmp_path / "unplugged")
    opened.classify()
    assert len(paused) == 1
    assert isinstance(paused[0], FolderGone)
    assert not failed
    assert len(opened.project.pending()) == 8
    assert all(opened.rows.fault[:8] < 0)
    opened.runs.scan()  # a look for new recordings in the meantime: to try again still means to classify
    assert len(paused) == 2
    assert len(opened.rows) == 8
    shutil.move(tmp_path / "unplugged", folder)
    opened.runs.go_on()
    assert opened.project.pending() == []


def test_teaching_shows_scores_and_then_judges(opened, monkeypatch):
    asked, taught, changed = [], [], []
    opened.group_wanted.connect(lambda: asked.append(1))
    opened.teaching_done.connect(taught.append)
    opened.classify()
    dog, rain = classes_of(opened, "dog", "rain")
    opened.select(opened.rows.files[:4])
    opened.label(dog)
    opened.select(opened.rows.files[4:])
    opened.label(rain)
    opened.teach()
    assert asked == [1]
    assert not taught
    opened.project.change(group=opened.project.group)
    opened.predictions_changed.connect(changed.append)
    opened.teach()
    assert len(taught) == 1
    assert len({file for files in changed for file in files}) == 8
    assert opened.project.versions()[0].judged
    opened.runs.take(0)
    assert opened.project.current_version == 0


def test_what_a_teaching_that_fails_has_classified_is_listed(opened, monkeypatch):
    monkeypatch.setattr(work, "TOGETHER_S", 1e9)
    opened.project.change(group=opened.project.group)
    opened.select(opened.rows.files)
    opened.label(classes_of(opened, "dog")[0])
    opened.teach()
    assert len(opened.project.predictions()) == sum(opened.rows.said().values()) == 8


def test_too_few_labels_are_said_in_words(opened):
    failed = []
    opened.failed.connect(failed.append)
    opened.project.change(group=opened.project.group)
    opened.teach()
    assert "needed" in str(failed[0])


def test_the_table_is_written(opened, tmp_path):
    opened.label(classes_of(opened, "rain")[0])
    written = []
    opened.runs.exported.connect(written.append)
    opened.runs.export(tmp_path / "out.csv", None)
    assert (tmp_path / "out.csv").read_text("utf-8").count("\n") == 9
    assert len(written) == 1


@pytest.fixture
def threaded(make_session, folder, qtbot):
    """A session with real lanes."""
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8 and not session.runs.is_running("scan"))
    return session


def test_a_network_that_is_trained_while_a_teaching_goes_on_is_judged_too(threaded, tmp_path, qtbot, monkeypatch):
    go_on, judged = threading.Event(), []
    monkeypatch.setattr(work, "refit", lambda project, report, arrived: go_on.wait(10))
    monkeypatch.setattr(work, "judge", lambda project, made, report, arrived: "taught")
    monkeypatch.setattr(work, "train", lambda *arguments: tmp_path)
    monkeypatch.setattr(work, "take_trained", lambda project, folder, report, arrived: "trained")
    threaded.teaching_done.connect(judged.append)
    threaded.runs.teach()
    threaded.runs.train("earmark", 1)
    qtbot.waitUntil(lambda: threaded.runs.is_running("judge"))
    go_on.set()
    qtbot.waitUntil(lambda: not any(map(threaded.runs.is_running, ("teach", "judge", "train"))))
    assert judged == ["trained", "taught"]


def test_of_two_tables_each_is_told_of(threaded, tmp_path, qtbot, monkeypatch):
    go_on, failed, written = threading.Event(), [], []

    def write(project, path, options, report):
        go_on.wait(10)
        if path.stem == "one":
            raise UserError("The disk is full.")
        return path

    monkeypatch.setattr(work, "export", write)
    threaded.failed.connect(failed.append)
    threaded.runs.exported.connect(written.append)
    threaded.runs.export(tmp_path / "one.csv", None)
    threaded.runs.export(tmp_path / "two.csv", None)
    go_on.set()
    qtbot.waitUntil(lambda: not threaded.runs.is_running("export"))
    assert [str(error) for error in failed] == ["The disk is full."]
    assert written == [tmp_path / "two.csv"]


def test_results_are_handed_over_by_time_not_by_number(monkeypatch):
    parts, now = [], [100.0]
    monkeypatch.setattr(work.time, "monotonic", lambda: now[0])
    together = Together(lambda *where: None, parts.append)
    first, *others = (SimpleNamespace(said=said) for said in ("dog", "", "rain"))
    for one in (first, *others):
        together.put(one)
    assert [list(part.predictions) for part in parts] == [[first]]
    now[0] += 1
    together.report(0, 0)  # nothing new has come, and yet they are shown
    assert [list(part.predictions) for part in parts] == [[first], others]
    assert together.unread == 1
    assert all(isinstance(part, Part) for part in parts)


def test_recordings_found_during_a_run_are_classified_after_it(opened, monkeypatch):
    runs, begun = opened.runs, []

    def scan(project, report, arrived):
        opened.classify()  # while the scan is on
        return Scan(8)

    def classify(project, options, again, report, arrived):
        begun.append(again)
        return Classified(8, 0)

    monkeypatch.setattr(work, "look", scan)
    monkeypatch.setattr(work, "classify", classify)
    runs.scan()
    assert begun == [False, False]


def test_a_cancelled_run_does_not_begin_again_when_the_scan_ends(opened, monkeypatch):
    begun = []

    def scan(project, report, arrived):
        opened.classify()
        return Scan(8)

    def classify(project, options, again, report, arrived):
        begun.append(1)
        opened.runs._jobs[-1].cancel()
        report(0, 8)

    monkeypatch.setattr(work, "look", scan)
    monkeypatch.setattr(work, "classify", classify)
    opened.runs.scan()
    assert begun == [1]


def test_a_scan_that_ends_first_leaves_nothing_unclassified(opened, monkeypatch):
    begun = []

    def classify(project, options, again, report, arrived):
        begun.append(1)
        if len(begun) == 1:
            opened.runs._again = True  # a scan was on when it began
            opened.runs.scan()  # and ends before it
        return Classified(8, 0)

    monkeypatch.setattr(work, "classify", classify)
    opened.classify()
    assert begun == [1, 1]


def test_a_teaching_that_is_cancelled_tells_which_model_is_in_use(opened, monkeypatch):
    told = []
    opened.model_changed.connect(lambda: told.append(1))

    def refit(project, report, arrived):
        opened.runs._jobs[-1].cancel()
        report(0, 1)

    monkeypatch.setattr(work, "refit", refit)
    opened.runs.teach()
    assert told == [1]


def test_a_version_whose_scores_were_stopped_leaves_the_rest_to_be_classified(opened, monkeypatch):
    opened.classify()
    said = []
    opened.said.connect(said.append)

    def take(project, number, report, arrived):
        opened.runs._jobs[-1].cancel()
        report(0, 1)

    monkeypatch.setattr(work, "take", take)
    monkeypatch.setattr(type(opened.project), "pending", lambda project: opened.project.recordings()[:3])
    opened.runs.take(0)
    assert said == ["Not classified yet: 3 of 8. Classify goes on with them."]


def test_teaching_does_not_wait_for_a_run_which_goes_on_after_it(make_session, tone, tmp_path, qtbot):
    for n in range(300):
        tone(tmp_path / "sounds" / f"{n}.wav", duration_s=2.0, pitch_hz=200.0 + n)
    session = make_session(inline=False)
    session.open_folder(tmp_path / "sounds", template="everyday")
    qtbot.waitUntil(lambda: len(session.rows) == 300 and not session.runs.is_running("scan"))
    session.project.change(group=session.project.group)
    dog, rain = classes_of(session, "dog bark", "rain")
    for names, one in (("0123", dog), ("4567", rain)):
        session.select([f"{name}.wav" for name in names])
        session.label(one)
    session.classify()
    qtbot.waitUntil(lambda: len(session.project.predictions()) > 8)
    left = []
    session.teaching_done.connect(lambda _: left.append(len(session.project.pending())))
    session.teach()
    qtbot.waitUntil(lambda: bool(left), timeout=120_000)
    assert left[0] > 0
    qtbot.waitUntil(lambda: session.project.pending() == [], timeout=120_000)  # it begins again after what was told
    version = str(session.project.current_version)
    assert {p.model_version for p in session.project.predictions().values()} == {version}


def test_classifying_again_forgets_in_the_lane(opened):
    opened.classify()
    before = list((opened.project.folder / "embeddings").iterdir())
    opened.rows.predicted[:] = -1
    opened.classify(again=True)
    assert all(opened.rows.predicted[:8] >= 0)
    assert list((opened.project.folder / "embeddings").iterdir()) == before
