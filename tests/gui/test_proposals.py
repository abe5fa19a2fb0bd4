"""Regions that are found: proposed in the window, judged with one key each, taken back; and the ways from one to the next."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hands import ALT, CTRL, SHIFT, at, click, press
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from engine.labels import Target
from engine.predict.proposals import Proposal
from engine.project.finding import ByLevel, Found
from engine.sound.loud import Loud
from gui import messages, work
from gui.dialogs.find_dialog import FindDialog
from gui.hearing import strokes
from gui.hearing.region_menu import region_menu
from gui.hearing.regions import PROPOSED
from gui.listing.row_columns import COLUMNS
from gui.listing.row_filter import Filter
from gui.main_window import MainWindow
from gui.numbers import percent
from gui.verdict_rate import VerdictRate

RATE_HZ = 22_050


def whistles(path: Path, *starts_s: float) -> None:
    """Five seconds of faint noise with whistles of .4 s."""
    path.parent.mkdir(exist_ok=True)
    t = np.arange(5 * RATE_HZ) / RATE_HZ
    sound = 1e-3 * np.random.default_rng(0).normal(size=len(t))
    for start_s in starts_s:
        sound += 0.2 * np.sin(2 * np.pi * 2000 * t) * ((t >= start_s) & (t < start_s + 0.4))
    soundfile.write(path, sound.astype(np.float32), RATE_HZ)


@pytest.fixture
def window(session, tmp_path, qtbot) -> MainWindow:
    """Three recordings, with three whistles, none and one; two classes."""
    for name, starts_s in (("a", (0.5, 2.0, 3.5)), ("b", ()), ("c", (1.0,))):
        whistles(tmp_path / "sounds" / f"{name}.wav", *starts_s)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    session.open_folder(tmp_path / "sounds", template="own")
    for name in ("whistle", "rain"):
        session.add_class(name)
    made.recordings.view.setFocus()
    qtbot.waitUntil(lambda: made.spectrogram.showing.whole is not None)
    return made


def find(window: MainWindow, name: str = "whistle") -> None:
    session = window.session
    session.proposals.find(ByLevel(Loud(), name), list(session.rows.files))


def said(window: MainWindow) -> list[tuple]:
    names = {c.id: c.name for c in window.session.classes}
    labels = window.session.project.labels()
    return [(x.file, round(x.start_s), names.get(x.class_id), x.kind, x.source) for x in labels]


def test_what_is_found_is_judged_not_what_was_chosen_before(window: MainWindow) -> None:
    session = window.session
    mine = Target("a.wav", 2.8, 3.1)
    session.select_region(mine)
    session.label(session.classes[1].id)
    find(window)
    assert session.region.start_s == pytest.approx(0.5, abs=0.05)
    press(window, Qt.Key.Key_Return)
    assert ("a.wav", 3, "rain", "class", "person") in said(window)


def test_found_regions_are_judged_one_key_each(window: MainWindow) -> None:
    session = window.session
    find(window)
    assert window.spectrogram.marking.regions.states.tolist() == [PROPOSED] * 3
    assert session.region.start_s == pytest.approx(0.5, abs=0.05)
    press(window, Qt.Key.Key_Return)
    assert session.region.start_s == pytest.approx(2.0, abs=0.05)
    press(window, Qt.Key.Key_X)
    assert session.region.start_s == pytest.approx(3.5, abs=0.05)
    press(window, Qt.Key.Key_2)
    assert session.current == "c.wav"  # b has none
    assert session.region.start_s == pytest.approx(1.0, abs=0.05)
    assert said(window) == [
        ("a.wav", 0, "whistle", "class", "accepted"),
        ("a.wav", 2, "whistle", "not", "person"),
        ("a.wav", 3, "rain", "class", "person"),
    ]
    press(window, Qt.Key.Key_U)
    assert session.region == Target("c.wav", *session.region.span)
    for _ in range(4):
        press(window, Qt.Key.Key_Z, CTRL)
    assert said(window) == []
    session.select(("a.wav",), "a.wav")
    assert window.spectrogram.marking.regions.states.tolist() == [PROPOSED] * 3


def test_those_above_come_when_nothing_is_left_below(window: MainWindow) -> None:
    session, told = window.session, []
    session.said.connect(told.append)
    session.select(("c.wav",), "c.wav")
    find(window)
    assert session.current == "c.wav"
    press(window, Qt.Key.Key_Return)
    assert (session.current, session.region.start_s) == ("a.wav", pytest.approx(0.5, abs=0.05))
    press(window, Qt.Key.Key_Right, ALT)  # past the first one
    for _ in range(2):
        press(window, Qt.Key.Key_X)
    assert (session.current, session.region.start_s) == ("a.wav", pytest.approx(0.5, abs=0.05))
    press(window, Qt.Key.Key_Return)
    assert told[-1] == "No region is left to judge"


def test_behind_the_last_one_another_press_rejects_nothing(window: MainWindow) -> None:
    session, told = window.session, []
    session.said.connect(told.append)
    session.select(("c.wav",), "c.wav")
    session.proposals.find(ByLevel(Loud(), "whistle"), ["c.wav"])
    press(window, Qt.Key.Key_Return)
    before = said(window)
    press(window, Qt.Key.Key_X)
    assert said(window) == before == [("c.wav", 1, "whistle", "class", "accepted")]
    assert told[-1] == "No region is left to judge"
    region = session.region
    session.select_region(None)
    session.select_region(region)  # whoever comes back to it means it
    press(window, Qt.Key.Key_X)
    assert said(window) == [("c.wav", 1, "whistle", "not", "person")]
    press(window, Qt.Key.Key_X)
    assert said(window) == [("c.wav", 1, "whistle", "not", "person")]
    assert told[-1] == "Rejected already"


def test_a_rejected_one_can_be_looked_at_again(window: MainWindow) -> None:
    find(window)
    target = window.session.region
    press(window, Qt.Key.Key_X)
    click(window, 0.7, 5000)
    assert window.session.region == target
    press(window, Qt.Key.Key_Delete)  # the verdict goes, and it is proposed again
    assert window.spectrogram.marking.regions.states.tolist() == [PROPOSED] * 3


def test_what_has_no_class_yet_waits_for_one(window: MainWindow, monkeypatch) -> None:
    project, rain = window.session.project, window.session.classes[1].id  # what a model would hear there
    monkeypatch.setattr(project, "accept_window", lambda target: project.label([target], rain))
    find(window, "")
    heard = []
    window.session.said.connect(heard.append)
    press(window, Qt.Key.Key_Return)
    assert said(window) == []
    assert heard
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_X)
    assert said(window) == [("a.wav", 0, "whistle", "class", "person"), ("a.wav", 2, None, "not", "person")]


def test_all_above_are_accepted_in_one_step(window: MainWindow, monkeypatch) -> None:
    project = window.session.project
    some = [Proposal("b.wav", k, k + 0.5, None, None, "owl", p, "t") for k, p in enumerate((0.9, 0.5, 0.99))]
    project.propose("t", ["b.wav"], some)
    monkeypatch.setattr(messages, "ask_number", lambda *_: 90)
    press(window, Qt.Key.Key_Return, CTRL | SHIFT)
    assert said(window) == [("b.wav", 0, "owl", "class", "bulk"), ("b.wav", 2, "owl", "class", "bulk")]
    press(window, Qt.Key.Key_Z, CTRL)
    assert said(window) == []
    assert [one.name for one in window.session.classes] == ["whistle", "rain"]


def test_the_dialog_counts_before_it_finds(window: MainWindow, qtbot) -> None:
    dialog = FindDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.words.text().startswith("Would be found in this recording: 3, 1."))
    dialog.low.setValue(4000)
    qtbot.waitUntil(lambda: dialog.words.text() == "Nothing would be found in this recording")
    dialog.high.setValue(3000)
    qtbot.waitUntil(lambda: "ends below" in dialog.words.text())
    dialog.accept()
    assert dialog.isVisible()
    dialog.low.setValue(1000)
    dialog.called.setCurrentIndex(dialog.called.findData("whistle"))
    dialog.where.setCurrentIndex(1)
    how = dialog.how
    dialog.accept()
    assert window.session.project.proposed() == {"a.wav": 3, "c.wav": 1}
    assert window.session.region.low_hz == 1000
    again = FindDialog(window.session, window)
    qtbot.addWidget(again)
    assert again.how == how
    again.forget.click()
    assert window.session.project.proposed() == {}
    assert not len(window.spectrogram.marking.regions)


def test_a_model_that_has_not_heard_it_is_said(window: MainWindow, qtbot) -> None:
    dialog = FindDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.by_model.setChecked(True)
    qtbot.waitUntil(lambda: "classify it first" in dialog.words.text())


def test_clicks_go_through_what_lies_over_each_other(window: MainWindow) -> None:
    session = window.session
    small, middle, large = (Target("a.wav", 2.5 - by, 2.5 + by, 1000.0, 9000.0) for by in (0.3, 0.6, 0.9))
    for target in (large, small, middle):
        session.project.label([target], session.classes[0].id)
    window.spectrogram.marking.refresh()
    seen = []
    for _ in range(4):
        click(window, 2.5, 5000)
        seen.append(session.region)
    assert seen == [small, middle, large, small]


def test_next_of_the_class_and_a_time_to_go_to(window: MainWindow, monkeypatch) -> None:
    session = window.session
    whistle, rain = (one.id for one in session.classes)
    targets = [Target(file, at_s, at_s + 0.4) for file, at_s in (("a.wav", 0.5), ("a.wav", 3.5), ("c.wav", 1.0))]
    session.edits.do(lambda project, report: project.label(targets, whistle))
    session.edits.do(lambda project, report: project.label([Target("a.wav", 2.0, 2.4)], rain))
    session.select_region(Target("a.wav", 0.5, 0.9))
    press(window, Qt.Key.Key_Down, ALT)
    assert session.region == Target("a.wav", 3.5, 3.9)
    press(window, Qt.Key.Key_Down, ALT)
    assert session.region == Target("c.wav", 1.0, 1.4)
    press(window, Qt.Key.Key_Up, ALT)
    assert session.current == "a.wav"
    monkeypatch.setattr(messages, "ask_text", lambda *_: "0:03.25")
    press(window, Qt.Key.Key_J, CTRL)
    assert window.spectrogram.plots.cursor_s == pytest.approx(3.25, abs=0.01)


def test_a_label_one_is_not_sure_of(window: MainWindow) -> None:
    window.session.select_region(Target("a.wav", 0.5, 0.9))
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_U, SHIFT)
    assert said(window) == [("a.wav", 0, "whistle", "class", "unsure")]
    assert window.spectrogram.marking.regions[0].names == ("whistle?",)
    press(window, Qt.Key.Key_U, SHIFT)
    assert said(window) == [("a.wav", 0, "whistle", "class", "person")]


def test_what_was_found_for_a_project_that_is_closed_is_not_said_in_the_next(window: MainWindow, monkeypatch) -> None:
    session, told = window.session, []
    session.said.connect(told.append)

    def find_regions(*_):
        session.runs.stop()  # as when the project is closed at the last moment
        return Found(3, 1), None

    monkeypatch.setattr(work, "find_regions", find_regions)
    find(window)
    assert told == []


def test_the_rate_of_verdicts_is_shown_while_there_is_one(window: MainWindow, qtbot) -> None:
    now = [0.0]
    rate = VerdictRate(window.session, clock=lambda: now[0])
    qtbot.addWidget(rate)
    assert rate.a_minute is None
    for k in range(6):
        now[0] += 10
        window.session.select_region(Target("a.wav", k * 0.5, k * 0.5 + 0.2))
        press(window, Qt.Key.Key_1)
    assert rate.text() == "7 verdicts a minute"  # six in fifty seconds
    window.session.edits.undo()
    window.session.edits.undo()
    assert rate.text() == "5 verdicts a minute"
    window.session.edits.redo()
    assert rate.text() == "6 verdicts a minute"
    now[0] += 500
    rate.refresh()
    assert rate.isHidden()


def test_an_edit_that_changes_the_classes_too_is_shown_once(window: MainWindow) -> None:
    session = window.session
    session.select(("a.wav",), "a.wav")
    whistle = session.classes[0].id
    session.select_region(Target("a.wav", 0.5, 1.0))
    session.label(whistle)
    session.edits.do(lambda project, report: project.delete_class(whistle))
    for change in (session.undo, session.redo, session.undo):
        change()
        assert session.proposals.beside("a.wav").labels == session.project.labels("a.wav")
    assert window.spectrogram.marking.regions[0].names == ("whistle",)


def test_regions_are_drawn_anew_where_several_may_be_heard_at_once(window: MainWindow) -> None:
    session = window.session
    span = (0.5, 1.0, None, None)
    some = [Proposal("a.wav", *span, name, 0.9, "model") for name in ("whistle", "rain")]
    session.project.propose("model", None, some)
    session.proposals.reread()
    session.select(("a.wav",), "a.wav")
    session.select_region(Target("a.wav", 0.5, 1.0))
    session.label(session.classes[0].id)
    window.spectrogram.marking.refresh()
    assert window.spectrogram.marking.regions[0].names == ("whistle",)
    session.project.change(several=True)
    session.project_changed.emit(("several",))
    assert window.spectrogram.marking.regions[0].names == ("whistle", f"rain {percent(0.9)}")


STEPS = ("accept", "reject", "1", "2", "unknown", "unsure", "note", "remove", "next", "undo", "redo")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), max_size=14))
def test_whatever_is_done_is_taken_back_whole(window: MainWindow, steps: list[str]) -> None:
    session = window.session
    find(window)
    session.select(("a.wav",), "a.wav")
    session.proposals.go_to(session.proposals.beside("a.wav").proposals[0])
    begin = session.project.labels()

    def undo() -> None:
        if session.can_undo != "Add class":
            session.undo()

    does = {
        "accept": session.accept, "reject": session.proposals.reject, "unknown": session.unknown, "unsure": session.unsure,
        "note": lambda: session.note("hm"), "remove": session.unlabel, "undo": undo, "redo": session.redo,
        "next": lambda: window.spectrogram.go_to_region(1),
        "1": lambda: session.label(session.classes[0].id), "2": lambda: session.label(session.classes[1].id),
    }  # fmt: skip
    for step in steps:
        does[step]()
        assert session.proposals.beside("a.wav").labels == session.project.labels("a.wav")
    end = session.project.labels()
    undone = 0
    while session.project.labels() != begin or session.can_undo not in (None, "Add class"):
        session.undo()
        undone += 1
        assert session.proposals.beside("a.wav").labels == session.project.labels("a.wav")
    assert session.project.labels() == begin
    assert len(session.project.proposals("a.wav")) == 3
    for _ in range(undone):
        session.redo()
    assert session.project.labels() == end
    for _ in range(undone):
        session.undo()


def test_many_boxes_become_few_strokes(qapp) -> None:
    red, blue, dashed = QPen(QColor("#ff0000")), QPen(QColor("#0000ff")), QPen(QColor(0, 255, 0, 200))
    dashed.setStyle(Qt.PenStyle.DashLine)
    boxes = np.array([[10, 5, 1, 20], [10, 2, 1, 10], [11, 8, 1, 30], [25, 3, 1, 12], [-40, 0, 2, 9], [25, 50, 0, 90]])
    picture = strokes.strokes(boxes, np.array([0, 0, 0, 1, 1, 2]), [red, blue, dashed], 9, (60, 50))
    seen = {int(x): np.flatnonzero(picture[:, x]) for x in np.flatnonzero(picture.any(axis=0))}
    assert list(seen) == [9, 18 + 3, 18 + 6]  # a column of nine points has room for three, side by side
    assert (seen[9].min(), seen[9].max(), len(seen[9])) == (2, 38, 37)
    assert (seen[21].min(), seen[21].max()) == (3, 15)
    assert 0 < len(seen[24]) < 10
    assert hex(picture[2, 9]) == "0xffff0000"
    assert hex(picture[seen[24][0], 24]) == "0xc800c800"
    nothing = strokes.strokes(boxes[:0], np.zeros(0, int), [red], 3, (60, 50))
    assert not nothing.any()
    ten = strokes.strokes(boxes, np.full(6, 9), [red] * 9 + [blue], 18, (60, 50))  # more kinds than fit side by side
    assert set(np.unique(ten).tolist()) == {0, 0xFF0000FF}
    assert strokes.distinct(np.array([[30, 0, 50, 9], [30, 0, 50, 9], [31, 0, 50, 9]])).tolist() == [
        [30, 0, 50, 9],
        [31, 0, 50, 9],
    ]


def test_a_note_is_the_regions_own(window: MainWindow, monkeypatch) -> None:
    session, asked = window.session, []
    session.note("of all of it")
    session.select_region(Target("a.wav", 0.5, 0.9))
    monkeypatch.setattr(messages, "ask_text", lambda parent, title, words, start="": asked.append(start) or "faint")
    press(window, Qt.Key.Key_N)
    press(window, Qt.Key.Key_N)
    assert asked == ["", "faint"]
    assert "“faint”" in window.details.region.words.text()


def test_the_right_button_offers_what_can_be_done_with_a_region(window: MainWindow, qtbot) -> None:
    find(window)
    window.session.select_region(None)
    viewport = window.spectrogram.plots.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=at(window, 2.2, 5000))
    assert window.session.region.start_s == pytest.approx(2.0, abs=0.05)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    reject = next(one for one in menu.actions() if one.objectName() == "reject")
    reject.trigger()
    menu.close()
    assert said(window) == [("a.wav", 2, "whistle", "not", "person")]


def test_the_menu_greys_what_would_do_nothing(window: MainWindow) -> None:
    session = window.session

    def greyed() -> list[str]:
        menu = region_menu(session, window.actions_.by_name, window)
        names = [one.objectName() for one in menu.actions() if not (one.isEnabled() or one.isSeparator())]
        menu.deleteLater()
        return names

    assert greyed() == ["accept", "reject", "unsure", "unlabel", "duplicate_region"]  # nothing selected, nothing said
    session.select_region(Target("a.wav", 2.8, 3.1))
    assert greyed() == ["accept", "unsure", "unlabel"]
    session.label(session.classes[1].id)
    assert greyed() == ["accept"]
    session.proposals.reject()
    assert greyed() == ["accept", "reject", "unsure"]
    find(window)
    assert session.region.start_s == pytest.approx(0.5, abs=0.05)
    assert greyed() == ["unsure", "unlabel"]
    session.select(["a.wav", "b.wav"], "a.wav")
    session.select_region(None)
    assert greyed() == ["accept", "reject", "unsure", "unlabel", "duplicate_region"]
    session.label(session.classes[1].id)
    assert greyed() == ["accept", "reject", "duplicate_region"]
    assert window.actions_.by_name["accept"].isEnabled()  # its key says why it does nothing


def test_the_list_counts_what_is_still_to_be_judged(window: MainWindow, qtbot) -> None:
    session, view, rows = window.session, window.recordings.view, window.session.rows
    column = COLUMNS.index("to_judge")
    assert view.isColumnHidden(column)

    def counts() -> list[int]:
        return rows.to_judge[: len(rows)].tolist()

    find(window)
    qtbot.waitUntil(lambda: counts() == [3, 0, 1])
    assert not view.isColumnHidden(column)
    window.recordings.model.arrange(filter=Filter(state="to_judge"))
    assert [rows.files[k] for k in rows.shown] == ["a.wav", "c.wav"]
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counts() == [2, 0, 1])
    assert window.recordings.model.stale
    press(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: counts() == [3, 0, 1])
    folder = session.project.folder
    session.close_project()
    session.open_project(folder)
    rows = window.session.rows
    qtbot.waitUntil(lambda: counts() == [3, 0, 1])  # it is known when the project is opened again
    session.proposals.forget()
    qtbot.waitUntil(lambda: not any(counts()))


def test_where_nothing_is_found_here_the_first_found_elsewhere_is_shown(window: MainWindow) -> None:
    session = window.session
    session.select(("b.wav",))
    find(window)
    assert (session.current, session.region.start_s) == ("a.wav", pytest.approx(0.5, abs=0.05))
    session.proposals.forget()
    session.select(("b.wav",))
    mine = Target("b.wav", 2.8, 3.1)
    session.select_region(mine)
    session.label(session.classes[1].id)
    session.proposals.find(ByLevel(Loud(above_db=60), "whistle"), list(session.rows.files))
    assert session.region == mine  # nothing is found
