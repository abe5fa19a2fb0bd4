"""The list on the screen: selection and current row stay where they are, values change in place, columns are kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.labels import Target
from engine.predict.predictions import Prediction
from engine.sound.recording import Recording
from gui import theme
from gui.details import Details
from gui.listing.recordings import RecordingsPanel
from gui.listing.recordings_delegate import text_width
from gui.listing.recordings_model import percent
from gui.listing.row_columns import COLUMNS
from gui.listing.row_filter import Filter

SOME = [f"take {n}.wav" for n in range(1, 9)]


def predict(session, **confidences: float) -> None:
    """Predictions as they arrive: `take_3=0.4`."""
    made = [
        Prediction(f"{name.replace('_', ' ')}.wav", "dog", value, "rain", 0.1, False, None, "m", "1", 1)
        for name, value in confidences.items()
    ]
    session.rows.put_predictions(made)
    session.predictions_changed.emit(tuple(one.file for one in made))


def listed(panel: RecordingsPanel) -> list[str]:
    return [panel.model.file(place) for place in range(panel.model.rowCount())]


def cell(panel: RecordingsPanel, file: str, column: str, role=Qt.ItemDataRole.DisplayRole):
    place = int(panel.model.rows.places((file,))[0])
    return panel.model.index(place, COLUMNS.index(column)).data(role)


def selected(panel: RecordingsPanel) -> list[str]:
    return [panel.model.file(index.row()) for index in panel.view.selectionModel().selectedRows()]


@pytest.fixture
def panel(opened, qtbot) -> RecordingsPanel:
    made = RecordingsPanel(opened)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.setFocus()
    return made


def test_who_sorts_by_a_column_far_right_still_sees_it(opened, qtbot) -> None:
    panel = RecordingsPanel(opened)
    qtbot.addWidget(panel)
    panel.resize(360, 400)
    panel.show()
    bar = panel.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    panel.view.sortByColumn(COLUMNS.index("rate"), Qt.SortOrder.DescendingOrder)
    qtbot.wait(50)
    assert bar.value() == bar.maximum()


def test_lists_what_is_in_the_folder(panel: RecordingsPanel) -> None:
    assert listed(panel) == SOME
    assert cell(panel, "take 1.wav", "duration") == "0:00.5"
    assert cell(panel, "take 1.wav", "rate") == "22.05 kHz"
    assert cell(panel, "take 1.wav", "status") == "not classified"


def test_click_selects_for_everyone(panel: RecordingsPanel, opened, qtbot) -> None:
    view = panel.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(panel.model.index(2, 0)).center())
    assert (opened.current, opened.selected) == ("take 3.wav", ("take 3.wav",))
    end = view.visualRect(panel.model.index(4, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, end)
    assert opened.selected == ("take 3.wav", "take 4.wav", "take 5.wav")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert opened.selected == ("take 6.wav",)


def test_the_session_moves_the_list(panel: RecordingsPanel, opened) -> None:
    opened.select(("take 2.wav", "take 4.wav"), "take 4.wav")
    assert selected(panel) == ["take 2.wav", "take 4.wav"]
    opened.next()
    assert selected(panel) == ["take 5.wav"]
    assert opened.current == "take 5.wav"


def test_labels_do_not_move_rows_under_the_person(panel: RecordingsPanel, opened) -> None:
    predict(opened, take_1=0.9, take_2=0.2, take_3=0.5, take_4=0.1)
    panel.view.sortByColumn(COLUMNS.index("status"), Qt.SortOrder.AscendingOrder)
    before = listed(panel)
    opened.select((before[0],), before[0])
    opened.label(opened.classes[1].id)
    assert listed(panel) == before
    assert opened.current == before[1]  # on to the next, as shown
    assert cell(panel, before[0], "label") == "rain"
    assert panel.model.stale
    panel.sort_again()
    assert not panel.model.stale
    assert listed(panel)[-1] == before[0]
    assert selected(panel) == [before[1]]


def test_at_first_the_arrow_is_where_the_order_is_seen(session, folder, tmp_path: Path, tone, qtbot) -> None:
    panel = RecordingsPanel(session)
    qtbot.addWidget(panel)
    session.open_folder(folder, template="own")
    header = panel.view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sortIndicatorSection() == COLUMNS.index("file"))
    for name in ("site 2/b.wav", "site 10/a.wav"):
        tone(tmp_path / "sites" / name)
    session.open_folder(tmp_path / "sites", recursive=True, template="own")
    qtbot.waitUntil(lambda: header.sortIndicatorSection() == COLUMNS.index("folder"))
    assert [panel.model.file(place) for place in range(2)] == ["site 2/b.wav", "site 10/a.wav"]
    panel.view.sortByColumn(COLUMNS.index("file"), Qt.SortOrder.AscendingOrder)
    assert [panel.model.file(place) for place in range(2)] == ["site 10/a.wav", "site 2/b.wav"]
    session.open_folder(folder, template="own")
    assert COLUMNS[header.sortIndicatorSection()] == "file"


def test_a_list_that_is_still_being_filled_is_no_filter_that_none_passes(session, tmp_path: Path, qtbot) -> None:
    panel = RecordingsPanel(session)
    qtbot.addWidget(panel)
    (tmp_path / "nothing yet").mkdir()
    meanwhile: list[str] = []
    session.job_started.connect(lambda _: meanwhile.append(panel.view.empty_heading))
    session.open_folder(tmp_path / "nothing yet", template="own")
    assert set(meanwhile) == {"Looking for recordings…"}
    assert panel.view.empty_heading == "No recordings here yet"
    some = [Recording(f"take {n}.wav") for n in range(3)]
    session.rows.put_recordings(some)  # they come into the list ten times a second
    session.recordings_changed.emit(tuple(one.file for one in some))
    session.selection_changed.emit(())
    assert panel.model.rowCount() == 0
    assert panel.view.empty_heading == "Looking for recordings…"
    assert panel._numbers.text() == "3 recordings"
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    panel.model.arrange(filter=Filter(text="nothing has this name"))
    assert panel.view.empty_heading == "No recording passes the filter"


def test_sorting_keeps_the_selection(panel: RecordingsPanel, opened) -> None:
    predict(opened, take_1=0.9, take_2=0.2, take_3=0.5, take_4=0.1)
    opened.select(("take 1.wav", "take 2.wav"), "take 2.wav")
    panel.view.sortByColumn(COLUMNS.index("confidence"), Qt.SortOrder.DescendingOrder)
    assert listed(panel)[:4] == ["take 1.wav", "take 3.wav", "take 2.wav", "take 4.wav"]
    assert selected(panel) == ["take 1.wav", "take 2.wav"]
    assert panel.model.file(panel.view.currentIndex().row()) == opened.current == "take 2.wav"


def test_nothing_out_of_sight_stays_selected(panel: RecordingsPanel, opened) -> None:
    opened.select(("take 1.wav", "take 2.wav", "take 3.wav"), "take 2.wav")
    panel.model.arrange(filter=Filter(text="3"))
    assert opened.selected == ("take 3.wav",)
    assert opened.current == "take 3.wav"


def test_a_burst_of_results_is_one_repaint(panel: RecordingsPanel, opened, qtbot) -> None:
    changes = []
    panel.model.dataChanged.connect(lambda *_: changes.append(1))
    new = [Recording(f"zz {n}.wav") for n in range(3000)]
    opened.rows.put_recordings(new)
    opened.recordings_changed.emit(tuple(one.file for one in new))
    for n in range(3000):
        opened.rows.put_predictions([Prediction(f"zz {n}.wav", "dog", 0.5, None, None, False, None, "m", "1", 1)])
        opened.predictions_changed.emit((f"zz {n}.wav",))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3008)
    assert len(changes) <= 5


def test_new_recordings_appear_without_moving_the_old(panel: RecordingsPanel, opened, qtbot) -> None:
    opened.select(("take 4.wav",), "take 4.wav")
    opened.rows.put_recordings([Recording("another.wav")])
    opened.recordings_changed.emit(("another.wav",))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 9)
    assert listed(panel) == [*SOME, "another.wav"]
    assert selected(panel) == ["take 4.wav"]


def test_problems_are_said_in_words(panel: RecordingsPanel, opened, qtbot) -> None:
    opened.rows.put_recordings([Recording("take 1.wav", problem="The file ends too early.")])
    opened.recordings_changed.emit(("take 1.wav",))
    assert cell(panel, "take 1.wav", "status") == "The file ends too early."
    assert cell(panel, "take 1.wav", "status", Qt.ItemDataRole.ToolTipRole) == "The file ends too early."


def test_second_guess_is_in_the_tooltip(panel: RecordingsPanel, opened) -> None:
    predict(opened, take_1=0.875)
    assert cell(panel, "take 1.wav", "confidence") == "88 %"
    assert cell(panel, "take 1.wav", "prediction", Qt.ItemDataRole.ToolTipRole) == "dog 88 %, then rain 10 %"


def test_unsure_ones_are_walked_in_the_order_shown(panel: RecordingsPanel, opened) -> None:
    predict(opened, take_1=0.9, take_2=0.2, take_3=0.5, take_4=0.1, take_5=0.95)
    panel.view.sortByColumn(COLUMNS.index("confidence"), Qt.SortOrder.AscendingOrder)
    opened.select((), None)
    visited = []
    for _ in range(3):
        opened.next(1, unsure=True)
        visited.append(opened.current)
    assert visited == ["take 4.wav", "take 2.wav", "take 3.wav"]


def test_columns_are_kept(panel: RecordingsPanel, opened, qtbot) -> None:
    rate = COLUMNS.index("rate")
    menu = panel.view.column_menu()
    action = next(action for action in menu.actions() if action.data() == rate)
    action.trigger()
    panel.view.setColumnWidth(COLUMNS.index("label"), 177)
    qtbot.waitUntil(lambda: "label=177" in opened.settings.columns)
    other = RecordingsPanel(opened)
    qtbot.addWidget(other)
    assert other.view.isColumnHidden(rate)
    assert other.view.columnWidth(COLUMNS.index("label")) == 177


def test_the_name_a_recorder_gives_is_read_whole_beside_the_columns_that_matter(session, folder, tone, qtbot) -> None:
    name = tone(folder / "S4A03895_20190522_234500.wav").name
    session.open_folder(folder)
    panel = RecordingsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(684, 500)  # what the list has of a window of 1280
    panel.show()
    view = panel.view
    assert view.columnWidth(0) >= text_width(view, name)
    seen = [COLUMNS.index(one) for one in ("file", "label", "prediction", "confidence", "status")]
    assert all(view.columnViewportPosition(one) + view.columnWidth(one) <= view.viewport().width() for one in seen)


def test_columns_with_something_in_them_show_themselves(panel: RecordingsPanel, opened, qtbot) -> None:
    device = COLUMNS.index("device")
    assert panel.view.isColumnHidden(device)
    opened.rows.put_recordings([Recording("take 1.wav", device="AudioMoth 24F3")])
    opened.recordings_changed.emit(("take 1.wav",))
    qtbot.waitUntil(lambda: not panel.view.isColumnHidden(device))


def test_says_what_to_do_where_nothing_is_listed(panel: RecordingsPanel, opened) -> None:
    panel.filter_bar.text.setText("no such thing")
    panel.filter_bar._take_text()
    assert panel.model.rowCount() == 0
    assert "filter" in panel.view.empty_heading
    panel.filter_bar.clear()
    assert listed(panel) == SOME
    opened.close_project()
    assert panel.model.rowCount() == 0
    assert panel.view.empty_hint


def test_a_filter_that_hides_the_current_recording_leads_to_the_first_one_shown(panel, opened) -> None:
    panel.setFocus()
    predict(opened, take_1=0.9, take_4=0.2, take_5=0.3)
    opened.select(("take 1.wav",), "take 1.wav")
    panel.filter_bar._high.setValue(50)
    assert listed(panel) == ["take 4.wav", "take 5.wav"]
    assert (opened.current, selected(panel)) == ("take 4.wav", ["take 4.wav"])
    opened.select(("take 5.wav",), "take 5.wav")
    panel.filter_bar.clear()
    assert opened.current == "take 5.wav"


def test_where_the_filter_shows_nothing_nothing_is_labelled(panel, opened) -> None:
    opened.set_setting(auto_advance=False)
    panel.filter_bar._set(Filter(state="unlabelled"))
    opened.select(tuple(opened.rows.files))
    opened.label(opened.classes[0].id)
    opened.select(("take 3.wav",))
    panel.sort_again()
    assert (listed(panel), opened.current, opened.selected) == ([], None, ())
    opened.label(opened.classes[1].id)
    assert {label.class_id for label in opened.project.labels()} == {opened.classes[0].id}


def test_what_was_found_later_has_its_place_when_the_project_is_opened_again(panel, opened, folder, tone) -> None:
    tone(folder / "take 0.wav")
    opened.runs.scan()
    opened.close_project()
    opened.open_folder(folder)
    assert listed(panel)[:2] == ["take 0.wav", "take 1.wav"]


def test_whoever_sorts_again_goes_on_where_they_were(panel, opened) -> None:
    opened.set_setting(auto_advance=False)
    panel.filter_bar._set(Filter(state="unlabelled"))
    opened.select(("take 3.wav",), "take 3.wav")
    opened.label(opened.classes[0].id)
    panel.sort_again()
    assert "take 3.wav" not in listed(panel)
    assert (opened.current, selected(panel)) == ("take 4.wav", ["take 4.wav"])


def test_a_click_on_a_head_leaves_no_hidden_recording_to_the_keys(panel, opened, folder) -> None:
    opened.set_setting(auto_advance=False)
    for hide in (
        lambda: panel.view.sortByColumn(COLUMNS.index("rate"), Qt.SortOrder.DescendingOrder),
        lambda: ((folder / "take 8.wav").unlink(), opened.runs.scan(), panel.model._show_changes()),
    ):
        panel.filter_bar._set(Filter(state="unlabelled"))
        opened.select(("take 3.wav",), "take 3.wav")
        opened.label(opened.classes[0].id)
        hide()
        assert "take 3.wav" not in listed(panel)
        assert opened.current in listed(panel)
        opened.undo()
        panel.filter_bar.clear()


def test_enter_in_the_filter_goes_back_to_the_list(panel: RecordingsPanel, qtbot) -> None:
    panel.activateWindow()
    panel.focus_filter()
    qtbot.keyClicks(panel.filter_bar.text, "take 3")
    qtbot.keyClick(panel.filter_bar.text, Qt.Key.Key_Return)
    assert listed(panel) == ["take 3.wav"]
    assert panel.view.hasFocus()
    panel.focus_filter()
    qtbot.keyClick(panel.filter_bar.text, Qt.Key.Key_Escape)
    assert panel.filter_bar.text.hasFocus()
    qtbot.keyClick(panel.filter_bar.text, Qt.Key.Key_Escape)
    assert panel.view.hasFocus()


def test_all_rows_can_be_selected_and_sorted_quickly(panel: RecordingsPanel, opened, qtbot) -> None:
    new = [Recording(f"site/{n:06d}.wav") for n in range(50_000)]
    opened.rows.put_recordings(new)
    opened.rows.confidence[: len(opened.rows)] = np.random.default_rng(1).random(len(opened.rows))
    opened.recordings_changed.emit(None)
    panel.select_all()
    assert len(opened.selected) == 50_008
    panel.view.sortByColumn(COLUMNS.index("confidence"), Qt.SortOrder.AscendingOrder)
    assert len(opened.selected) == 50_008
    assert panel.view.selectionModel().isRowSelected(49_999)
    panel.grab()


def test_half_a_selection_scattered_over_everything_does_not_stall_painting(panel: RecordingsPanel, opened) -> None:
    new = [Recording(f"site/{n:06d}.wav") for n in range(20_000)]
    opened.rows.put_recordings(new)
    opened.rows.confidence[: len(opened.rows)] = np.random.default_rng(1).random(len(opened.rows))
    opened.recordings_changed.emit(None)
    opened.select(tuple(one.file for one in new[:10_000]), new[5].file)
    panel.view.sortByColumn(COLUMNS.index("confidence"), Qt.SortOrder.AscendingOrder)
    assert opened.selected == (new[5].file,)


@pytest.mark.parametrize(("fraction", "text"), [(0.0, "0 %"), (0.875, "88 %"), (0.998, "99 %"), (1.0, "100 %")])
def test_percent_is_never_a_false_hundred(fraction: float, text: str) -> None:
    assert percent(fraction) == text


def test_paints_every_kind_of_row(panel: RecordingsPanel, opened) -> None:
    predict(opened, take_1=0.9, take_2=0.2)
    opened.rows.put_predictions([Prediction("take 3.wav", None, 0.7, "dog", 0.3, True, None, "m", "1", 1)])
    opened.select(("take 4.wav",), "take 4.wav")
    opened.label(opened.classes[0].id)
    opened.note("a note")
    opened.unknown()
    assert not panel.grab().isNull()


def test_a_narrow_cell_says_that_there_are_more_classes(panel: RecordingsPanel, opened) -> None:
    view, column, (dog, rain) = panel.view, COLUMNS.index("label"), (one.id for one in opened.classes[:2])
    for file, ids in zip(SOME, ((dog,), (dog, rain))):
        for begin_s, class_id in enumerate(ids):
            opened.select((file,), file)
            opened.select_region(Target(file, begin_s / 10, (begin_s + 1) / 10))
            opened.label(class_id)
    opened.select((SOME[-1],), SOME[-1])
    images = {}
    for width in (60, 300):
        view.setColumnWidth(column, width)
        for place in (0, 1):
            cell_at = view.visualRect(panel.model.index(place, column))
            images[width, place] = view.viewport().grab(cell_at).toImage()
    assert images[60, 0] != images[60, 1]
    assert images[300, 0] != images[300, 1]
    assert panel.model.text(1, "label") == "dog, rain"
    view.resizeColumnToContents(column)
    fitted = view.columnWidth(column)
    view.setColumnWidth(column, 300)
    view.viewport().repaint()
    grabbed = view.viewport().grab(view.visualRect(panel.model.index(1, column))).toImage()
    view.setColumnWidth(column, fitted)
    both = view.viewport().grab(view.visualRect(panel.model.index(1, column))).toImage()
    wide = fitted - 2  # without the line between two columns
    assert both.copy(0, 0, wide, both.height()) == grabbed.copy(0, 0, wide, both.height())  # nothing is left out


def test_home_and_end_go_to_the_first_and_last_recording(panel: RecordingsPanel, opened, qtbot) -> None:
    view = panel.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(panel.model.index(3, 2)).center())
    none, control, shift = (
        getattr(Qt.KeyboardModifier, name) for name in ("NoModifier", "ControlModifier", "ShiftModifier")
    )
    for key, held, file in (
        (Qt.Key.Key_End, none, SOME[-1]),
        (Qt.Key.Key_Home, none, SOME[0]),
        (Qt.Key.Key_PageDown, none, SOME[-1]),
        (Qt.Key.Key_PageUp, none, SOME[0]),
        (Qt.Key.Key_End, control, SOME[-1]),
        (Qt.Key.Key_Home, control, SOME[0]),
    ):
        qtbot.keyClick(view, key, held)
        assert (opened.current, opened.selected) == (file, (file,)), key
    qtbot.keyClick(view, Qt.Key.Key_End, shift)
    assert len(opened.selected) == 8


def test_a_name_that_is_cut_keeps_its_end(panel: RecordingsPanel) -> None:
    metrics, name = panel.view.fontMetrics(), "S4A03895_20191029_034500.wav"
    assert theme.cut(name, metrics, 10_000) == name
    for width in (120, 160):
        short = theme.cut(name, metrics, width)
        assert short.startswith("S4A0…")
        assert short.endswith("034500.wav")
        assert metrics.horizontalAdvance(short) <= width + 2


def test_a_name_of_two_lines_stands_on_one(session, tmp_path: Path, tone, qtbot) -> None:
    file = "a\nb/two\nlines.wav"
    tone(tmp_path / "sites" / file)
    session.open_folder(tmp_path / "sites", recursive=True, template="own")
    panel, details = RecordingsPanel(session), Details(session)
    for widget in (panel, details):
        qtbot.addWidget(widget)
    assert (cell(panel, file, "file"), cell(panel, file, "folder")) == ("two lines.wav", "a b")
    assert details.file.words == "two lines.wav"
    assert details.file.toolTip() == file


def test_labelled_recordings_that_are_gone_or_replaced_are_said(opened, tone, qtbot) -> None:
    said: list[str] = []
    opened.failed.connect(lambda error: said.append(str(error)))
    for file in ("take 1.wav", "take 2.wav"):
        opened.select((file,))
        opened.label(opened.classes[0].id)
    opened.path("take 1.wav").unlink()
    opened.path("take 3.wav").unlink()
    tone(opened.path("take 2.wav"), duration_s=1.5)
    opened.runs.scan()
    qtbot.waitUntil(lambda: bool(said))
    assert "not there any more: 1 (take 1.wav); others than when they were labelled: 1 (take 2.wav)" in said[0]
    opened.runs.scan()
    assert len(said) == 1
    row = opened.rows.row("take 2.wav")
    assert opened.rows.predicted[row] < 0
    assert opened.duration_s("take 2.wav") == 1.5
