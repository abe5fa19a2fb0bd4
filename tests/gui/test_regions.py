"""Regions on the spectrogram: drawn, labelled, moved and taken back with a real mouse and real keys."""

from __future__ import annotations

import numpy as np
import pytest
from hands import ALT, CTRL, SHIFT, at, click, drag, press
from PySide6.QtCore import Qt

from engine.exchange import clips
from engine.exchange.clips import Clip
from engine.labels import LONG_S, Class, Label, Target
from engine.predict.proposals import Proposal
from gui.dialogs.clips_dialog import ClipsDialog
from gui.dialogs.region_dialog import RegionDialog
from gui.hearing.regions import DENIED, PROPOSED, SAID, Regions
from gui.main_window import MainWindow


@pytest.fixture
def window(session, tone, tmp_path, qtbot) -> MainWindow:
    """The window with a recording of two seconds and two classes."""
    tone(tmp_path / "sounds" / "a.wav", 2.0)
    tone(tmp_path / "sounds" / "b.wav", 2.0)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    session.open_folder(tmp_path / "sounds", template="own")
    for name in ("dog", "rain"):
        session.add_class(name)
    made.recordings.view.setFocus()
    qtbot.waitUntil(lambda: made.spectrogram.showing.whole is not None)
    return made


def said(window: MainWindow) -> list[tuple]:
    session = window.session
    names = {c.id: c.name for c in session.classes}
    return sorted((names[label.class_id], *label.span) for label in session.project.labels("a.wav"))


def near(span, start_s, end_s, low_hz, high_hz) -> bool:
    times, heights = span[:2], span[2:]  # to a point of the screen, which is 40 Hz here
    return times == pytest.approx((start_s, end_s), rel=0.02, abs=0.02) and heights == pytest.approx(
        (low_hz, high_hz), abs=40
    )


def test_a_region_is_drawn_and_labelled_and_the_recording_stays(window: MainWindow) -> None:
    drag(window, (0.5, 1000), (1.0, 4000), SHIFT)
    region = window.session.region
    assert near(region.span, 0.5, 1.0, 1000, 4000)
    press(window, Qt.Key.Key_2)
    assert window.session.current == "a.wav"
    (label,) = said(window)
    assert label == ("rain", *region.span)
    press(window, Qt.Key.Key_Z, CTRL)
    assert said(window) == []


def test_a_region_is_let_go_of_with_its_recording(window: MainWindow, qtbot) -> None:
    drag(window, (0.5, 1000), (1.0, 4000), SHIFT)
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_J)
    assert window.session.current == "b.wav"
    qtbot.waitUntil(lambda: window.spectrogram.showing.whole is not None)
    assert all(pane.boxes.selected is None for pane in window.spectrogram.plots.panes)
    drag(window, (0.75, 3000), (1.25, 5000))  # nothing is gripped there: the picture moves
    assert window.session.region is None
    (label,) = said(window)
    assert near(label[1:], 0.5, 1.0, 1000, 4000)


def test_without_shift_a_drag_moves_the_picture_until_m_is_pressed(window: MainWindow) -> None:
    drag(window, (0.5, 1000), (1.0, 4000))
    assert window.session.region is None
    window.spectrogram.fit()
    press(window, Qt.Key.Key_M)
    assert window.actions_.by_name["draw_regions"].isChecked()
    drag(window, (1.5, 4000), (1.0, 1000))
    assert near(window.session.region.span, 1.0, 1.5, 1000, 4000)
    press(window, Qt.Key.Key_M)
    assert not window.spectrogram.marking.drawing
    press(window, Qt.Key.Key_M)
    press(window, Qt.Key.Key_Escape)  # lets go of the region
    assert window.session.region is None
    assert window.spectrogram.marking.drawing
    press(window, Qt.Key.Key_Escape)
    assert not window.spectrogram.marking.drawing


def test_a_region_is_moved_and_pulled_with_all_its_labels(window: MainWindow) -> None:
    drag(window, (0.5, 2000), (1.0, 4000), SHIFT)
    press(window, Qt.Key.Key_1)
    drag(window, (0.75, 3000), (1.25, 5000))
    ((name, *span),) = said(window)
    assert name == "dog"
    assert near(span, 1.0, 1.5, 4000, 6000)
    drag(window, (1.5, 5000), (1.75, 5000))  # its end
    ((_, *span),) = said(window)
    assert near(span, 1.0, 1.75, 4000, 6000)
    drag(window, (1.4, 4000), (1.4, 3000))  # its lower border
    ((_, *span),) = said(window)
    assert near(span, 1.0, 1.75, 3000, 6000)
    for _ in range(3):
        press(window, Qt.Key.Key_Z, CTRL)
    ((_, *span),) = said(window)
    assert near(span, 0.5, 1.0, 2000, 4000)


def test_nothing_is_marked_beyond_the_recording(window: MainWindow) -> None:
    drag(window, (1.5, 8000), (1.9, 10_000), SHIFT)
    press(window, Qt.Key.Key_1)
    drag(window, (1.7, 9000), (3.0, 20_000))
    ((_, start_s, end_s, low_hz, high_hz),) = said(window)
    assert end_s == 2.0
    assert high_hz == 11_025
    assert (end_s - start_s, high_hz - low_hz) == pytest.approx((0.4, 2000), rel=0.05)


def test_a_click_selects_the_smaller_of_two_and_one_beside_lets_go(window: MainWindow) -> None:
    project, (dog, rain) = window.session.project, (c.id for c in window.session.classes)
    big, small = Target("a.wav", 0.2, 1.8, 500.0, 9000.0), Target("a.wav", 0.8, 1.0, 2000.0, 4000.0)
    project.label([big], dog)
    project.label([small], rain)
    window.spectrogram.marking.refresh()
    click(window, 0.9, 3000)
    assert window.session.region == small
    press(window, Qt.Key.Key_Delete)
    assert said(window) == [("dog", *big.span)]
    click(window, 0.5, 3000)
    assert window.session.region == big
    click(window, 0.1, 10_000)
    assert window.session.region is None


def test_all_of_it_by_keyboard(window: MainWindow) -> None:
    panel = window.spectrogram
    panel.set_cursor(0.5)
    press(window, Qt.Key.Key_BracketLeft)
    panel.set_cursor(0.75)
    press(window, Qt.Key.Key_BracketRight)
    assert window.session.region == Target("a.wav", 0.5, 0.75)
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_D, CTRL)
    assert said(window) == [("dog", 0.5, 0.75, None, None), ("dog", 0.75, 1.0, None, None)]
    press(window, Qt.Key.Key_Right, CTRL)
    (_, start_s, *_), (_, later_s, *_) = said(window)
    assert start_s == 0.5
    assert later_s > 0.75
    press(window, Qt.Key.Key_Left, ALT)
    assert window.session.region == Target("a.wav", 0.5, 0.75)
    press(window, Qt.Key.Key_Right, ALT)
    assert window.session.region.start_s == later_s
    press(window, Qt.Key.Key_Escape)
    assert window.session.region is None
    press(window, Qt.Key.Key_2)  # the whole recording again
    assert ("rain", None, None, None, None) in said(window)
    assert window.session.current == "b.wav"


@pytest.mark.parametrize(("start_s", "end_s", "copy_s"), [(1.2, 1.8, 0.6), (1.0, 1.999, 0.001), (0.0, 1.0, 1.0)])
def test_a_copy_lies_beside_its_original(window: MainWindow, start_s: float, end_s: float, copy_s: float) -> None:
    window.session.select_region(Target("a.wav", start_s, end_s))
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_D, CTRL)
    starts_s = sorted(one[1] for one in said(window))
    assert starts_s == sorted([start_s, copy_s])
    assert window.session.region.start_s == copy_s


def test_where_a_copy_has_no_room_it_is_said(window: MainWindow) -> None:
    session, told = window.session, []
    session.said.connect(told.append)
    region = Target("a.wav", 0.5, 1.75)
    session.select_region(region)
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_D, CTRL)
    assert said(window) == [("dog", *region.span)]
    assert session.region == region
    assert told[-1:] == ["There is no room for a copy behind the region or before it"]


def test_exact_values_are_typed(window: MainWindow, qtbot) -> None:
    marking = window.spectrogram.marking
    marking.session.select_region(Target("a.wav", 0.5, 1.0))
    press(window, Qt.Key.Key_1)
    dialog = RegionDialog(marking)
    qtbot.addWidget(dialog)
    assert not dialog.low.isEnabled()
    dialog.bounded.setChecked(True)
    dialog.low.setValue(440.5)
    dialog.high.setValue(880.0)
    dialog.start.setValue(1.5)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    dialog.start.setValue(0.123456)
    dialog.accept()
    assert said(window) == [("dog", 0.123456, 1.0, 440.5, 880.0)]


def test_a_move_that_is_taken_back_takes_the_selection_along(window: MainWindow) -> None:
    first, there = Target("a.wav", 0.5, 1.0), Target("a.wav", 1.2, 1.7)
    window.session.select_region(first)
    press(window, Qt.Key.Key_1)
    window.spectrogram.marking.put(first, there)
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.session.region == first
    press(window, Qt.Key.Key_2)  # labels the region that is there, and makes no other
    assert said(window) == [("rain", 0.5, 1.0, None, None)]


def test_values_that_are_not_touched_stay_as_fine_as_they_were(window: MainWindow, qtbot) -> None:
    fine = Target("a.wav", 0.1234567, 1.0, 440.1234, 880.5678)
    window.session.select_region(fine)
    dialog = RegionDialog(window.spectrogram.marking)
    qtbot.addWidget(dialog)
    assert dialog.target == fine
    dialog.low.setValue(500.0)
    assert dialog.target == Target("a.wav", 0.1234567, 1.0, 500.0, 880.5678)


def test_what_is_measured_stands_beside_it(window: MainWindow, qtbot) -> None:
    facts = window.details.region
    assert facts.isHidden()
    window.session.select_region(Target("a.wav", 0.5, 1.25, 100.0, 2000.0))
    assert not facts.isHidden()
    assert facts.words.text().startswith("0.500 – 1.250 s, 0.750 s long\n100 Hz – 2.00 kHz")
    qtbot.waitUntil(lambda: "loudest" in facts.words.text())
    assert "loudest at 43" in facts.words.text() or "loudest at 44" in facts.words.text()  # 440 Hz, in steps of 43
    window.session.select_region(None)
    assert facts.isHidden()


def test_a_note_is_shown_once(window: MainWindow) -> None:
    session, details = window.session, window.details
    session.note("windy")
    session.select_region(Target("a.wav", 0.5, 1.0))
    session.note("faint")
    assert details.region.words.text().count("“faint”") == 1
    assert details.note.text() == "windy"
    session.select_region(Target("a.wav", 1.5, 1.75))
    assert "faint" not in details.region.words.text()
    assert details.note.text() == "windy\nfaint"  # of another region, which is not shown now
    session.select_region(None)
    assert details.note.text() == "windy\nfaint"


def test_one_region_after_the_other_is_marked_and_labelled_by_keyboard(window: MainWindow) -> None:
    panel = window.spectrogram
    for begin_s, end_s, key in ((0.5, 0.75, Qt.Key.Key_1), (0.75, 1.0, Qt.Key.Key_2), (1.5, 1.75, Qt.Key.Key_1)):
        panel.set_cursor(begin_s)
        press(window, Qt.Key.Key_BracketLeft)
        panel.set_cursor(end_s)
        press(window, Qt.Key.Key_BracketRight)
        press(window, key)
    open_hz = (None, None)
    assert said(window) == [("dog", 0.5, 0.75, *open_hz), ("dog", 1.5, 1.75, *open_hz), ("rain", 0.75, 1.0, *open_hz)]
    panel.set_cursor(0.25)
    press(window, Qt.Key.Key_BracketRight)  # before the selected one: what ends here is another
    assert window.session.region == Target("a.wav", 0.0, 0.25)


def test_a_region_of_several_classes_is_one_and_names_them_all(window: MainWindow) -> None:
    session, details = window.session, window.details
    session.project.change(several=True)
    for classes in (session.classes[:1], session.classes[1:]):
        for at_s in (0.5, 1.5):
            session.select_region(Target("a.wav", at_s, at_s + 0.15))
            for one in classes:
                session.label(one.id)
    assert details.label.text() == "regions labelled: 2"
    assert details.region.words.text().startswith("dog, rain\n1.500")


def test_a_name_is_whole_at_the_ends_of_what_is_seen(window: MainWindow) -> None:
    session, plots = window.session, window.spectrogram.plots
    session.add_class("tawny owl")
    owl = next(one for one in session.classes if one.name == "tawny owl")

    def tab_px(start_s: float, end_s: float) -> int:
        session.select_region(Target("a.wav", start_s, end_s))
        session.label(owl.id)
        session.select_region(None)
        at, image = plots.mapFromScene(plots.view.sceneBoundingRect()).boundingRect(), plots.grab().toImage()
        session.undo()
        row = (image.pixelColor(x, at.top() + 8).name() for x in range(at.left() + 1, at.right()))
        return sum(colour == owl.colour for colour in row)

    middle = tab_px(0.9, 1.05)
    assert middle > 15
    assert abs(tab_px(1.85, 2.0) - middle) <= 3
    plots.look(1.0, 2.0)
    assert abs(tab_px(0.5, 1.2) - middle) <= 3


def test_no_name_lies_over_another(window: MainWindow) -> None:
    session, plots = window.session, window.spectrogram.plots
    session.add_class("tawny owl")
    dog, owl = (next(one for one in session.classes if one.name == name) for name in ("dog", "tawny owl"))

    def px(colour: str) -> int:
        at, image = plots.mapFromScene(plots.view.sceneBoundingRect()).boundingRect(), plots.grab().toImage()
        return sum(image.pixelColor(x, at.top() + 8).name() == colour for x in range(at.left() + 1, at.right()))

    first, second = Target("a.wav", 0.9, 0.97), Target("a.wav", 0.97, 1.04)
    session.select_region(first)
    session.label(owl.id)
    session.select_region(None)
    whole = px(owl.colour)
    session.select_region(second)
    session.label(dog.id)
    session.select_region(None)
    assert whole > 20
    assert abs(px(owl.colour) - whole) <= 2  # reaching over its narrow neighbour
    assert px(dog.colour) < 10  # whose name has no room, but for the box's frame
    session.select_region(second)
    assert px(dog.colour) > 12  # the selected one's name comes first
    assert px(owl.colour) < 10


def test_of_two_regions_over_each_other_the_second_name_stands_below_the_first(window: MainWindow) -> None:
    session, plots = window.session, window.spectrogram.plots
    dog, rain = session.classes
    for start_s, one in ((0.5, dog), (0.52, rain)):
        session.select_region(Target("a.wav", start_s, 1.5))
        session.label(one.id)
    session.select_region(None)
    at, image = plots.mapFromScene(plots.view.sceneBoundingRect()).boundingRect(), plots.grab().toImage()

    def heights(colour: str) -> list[int]:
        """Where a tab is: more of the colour in a row than a frame has."""
        wide = range(at.left() + 1, at.right())
        return [y for y in range(60) if sum(image.pixelColor(x, at.top() + y).name() == colour for x in wide) > 12]

    upper, lower = heights(dog.colour), [y for y in heights(rain.colour) if y > 5]  # not the frame's upper edge
    assert upper
    assert lower
    assert max(y for y in upper if y < 40) < min(lower)


def test_regions_are_saved_as_sound(window: MainWindow, qtbot, tmp_path, monkeypatch) -> None:
    session = window.session
    session.select_region(Target("a.wav", 0.5, 1.25))
    press(window, Qt.Key.Key_1)
    session.select_region(Target("a.wav", 1.5, 1.75))
    press(window, Qt.Key.Key_1)
    session.note("faint")  # which does not take the class's place in the name
    dialog = ClipsDialog(session)
    qtbot.addWidget(dialog)
    dialog.place.setText(str(tmp_path / "out"))
    assert dialog.words.text() == "Files: 1, the first of them dog/a 1.500-1.750.wav"
    assert dialog.what.findText("All that is labelled rain") < 0  # there is none
    dialog.what.setCurrentIndex(dialog.what.findText("All that is labelled dog"))
    monkeypatch.setattr(clips, "of_class", None)  # the labels are not read again at every key
    dialog.pattern.setText("{what}")
    assert not dialog.write.isEnabled()
    dialog.pattern.setText("{number}")
    dialog.kind.setCurrentIndex(dialog.kind.findData("flac"))
    said = []
    session.said.connect(said.append)
    dialog.accept()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["00001.flac", "00002.flac"]
    assert said == ["Sounds saved: 2"]


def test_the_selected_window_of_a_long_recording_is_saved_as_sound(window: MainWindow, tone, qtbot, tmp_path) -> None:
    session = window.session
    tone(tmp_path / "sounds" / "long.wav", LONG_S + 5)
    session.runs.scan()
    session.select(("long.wav",))
    session.select_span((8.0, 12.0))
    session.label(session.classes[0].id)
    session.select_span((8.0, 12.0))
    dialog = ClipsDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.clips == [Clip(Target("long.wav", 8.0, 12.0), "dog")]
    assert dialog.what.currentText() == "The selected window"
    session.select_span(None)
    whole = ClipsDialog(session)
    qtbot.addWidget(whole)
    assert whole.clips == [Clip(Target("long.wav"))]
    assert whole.what.currentText() == "The selected recordings"


def test_of_several_recordings_the_selected_region_is_saved(window: MainWindow, qtbot) -> None:
    window.session.select(("a.wav", "b.wav"))
    window.session.select_region(Target("a.wav", 0.5, 1.0))
    dialog = ClipsDialog(window.session)
    qtbot.addWidget(dialog)
    assert [clip.target for clip in dialog.clips] == [Target("a.wav", 0.5, 1.0)]


def test_a_window_that_reads_only_marks_nothing(window: MainWindow, monkeypatch) -> None:
    monkeypatch.setattr(type(window.session), "writable", False)
    window.spectrogram.marking.show("a.wav")
    drag(window, (0.5, 1000), (1.0, 4000), SHIFT)
    assert window.session.region is None


def test_regions_of_labels_and_proposals() -> None:
    labels = [
        Label(1, "a.wav", 3.0, 4.0, None, None, 7),
        Label(2, "a.wav", 1.0, 2.0, 100.0, 900.0, 7),
        Label(3, "a.wav", 1.0, 2.0, 100.0, 900.0, 8, source="unsure"),
        Label(4, "a.wav", 1.0, 2.0, 100.0, 900.0, None, kind="note", note="faint"),
        Label(5, "a.wav", None, None, None, None, 7),
        Label(6, "a.wav", 5.0, 6.0, None, None, None, kind="unknown"),
        Label(7, "a.wav", 7.0, 8.0, None, None, 8, kind="not"),
    ]
    proposals = [Proposal("a.wav", 9.0, 10.0, None, None, name, p, "t") for name, p in (("rain", 0.9), ("owl", 0.3))]
    classes = [Class(7, "dog", "1", "#ff0000"), Class(8, "rain", "2", "#00ff00")]
    regions = Regions.of(labels, proposals, classes)
    assert [(one.names, one.colour, one.state) for one in regions] == [
        (("dog", "rain?"), "#ff0000", SAID),
        (("dog",), "#ff0000", SAID),
        (("don't know",), "", SAID),
        (("not rain",), "#00ff00", DENIED),
        (("rain 90 %", "owl 30 %"), "#00ff00", PROPOSED),
    ]
    assert regions.at(1.5, 500).target.start_s == 1.0
    assert regions.at(1.5, 5000) is None
    assert regions.at(3.5, 5000).target.start_s == 3.0
    assert regions.neighbour(None, 1, 2.5).target.start_s == 3.0
    assert regions.neighbour(None, -1, 2.5).target.start_s == 1.0
    assert regions.neighbour(regions[4].target, 1, 0.0) is None
    assert regions.neighbour(regions[0].target, 1, 0.0, regions.of_class(8)).target.start_s == 9.0
    assert regions.seen(3.5, 5.0).tolist() == [1, 2]
    assert Regions().at(0, 0) is None
    assert np.shape(Regions().edges) == (0, 4)


def test_a_great_many_are_drawn_too(window: MainWindow) -> None:
    colours = {1: "#ff0000", 2: "#00ff00"}
    labels = [Label(k, "a.wav", k * 0.002, k * 0.002 + 0.001, 1000.0, 4000.0, 1 + k % 2) for k in range(900)]
    plots = window.spectrogram.plots

    def pixels() -> set[str]:
        picture = plots.grab().toImage()
        ratio = picture.devicePixelRatio()
        place = at(window, 1.0, 2500) * ratio
        return {picture.pixelColor(place.x() + k, place.y()).name() for k in range(-30, 30)}

    assert not pixels() & set(colours.values())
    classes = [Class(number, str(number), "", colour) for number, colour in colours.items()]
    plots.set_regions(Regions.of(labels, [], classes))
    assert pixels() >= set(colours.values())
