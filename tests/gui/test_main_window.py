"""The window as a whole: pages, keys wherever the focus is, messages, closing in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from engine import settings
from engine.errors import UserError
from gui import messages, theme
from gui.main_window import MainWindow


@pytest.fixture
def window(session, qtbot):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def at_work(window, folder, qtbot):
    """The window with eight recordings and three classes, the list having the focus."""
    window.session.open_folder(folder, template="own")
    for name in ("dog", "rain", "siren"):
        window.session.add_class(name)
    window.recordings.view.setFocus()
    assert window.spectrogram is not None
    return window


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), key, held)


def test_it_begins_with_the_start_page(window):
    assert window.page == "start"
    assert window.windowTitle() == "Earmark"
    assert not window.actions_.by_name["classify"].isEnabled()
    assert window.actions_.by_name["open_folder"].isEnabled()


def test_opening_shows_the_recordings(at_work, qtbot):
    assert at_work.page == "label"
    assert at_work.windowTitle() == "sounds — Earmark"
    assert at_work.actions_.by_name["classify"].isEnabled()
    qtbot.waitUntil(lambda: at_work.recordings.model.rowCount() == 8)


def test_the_list_has_the_focus_when_a_folder_is_opened_from_the_start_page(window, folder, qtbot):
    """And not the filter's text field, where keys of classes would be typed."""
    window.start.own.setFocus()
    window.session.open_folder(folder, template="own")
    window.session.add_class("dog")
    qtbot.waitUntil(lambda: window.focusWidget() is window.recordings.view)
    press(window, Qt.Key.Key_1)
    assert [label.file for label in window.session.project.labels()] == ["take 1.wav"]
    window.show_page("training")
    window.show_page("label")
    assert window.focusWidget() is window.recordings.view


def test_keys_label_undo_and_walk(at_work):
    session = at_work.session
    press(at_work, Qt.Key.Key_2)
    assert session.current == "take 2.wav"
    press(at_work, Qt.Key.Key_J)
    assert session.current == "take 3.wav"
    press(at_work, Qt.Key.Key_U)
    press(at_work, Qt.Key.Key_K)
    assert session.current == "take 3.wav"
    assert [label.file for label in session.project.labels()] == ["take 1.wav", "take 3.wav"]
    press(at_work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(at_work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.project.labels() == []
    press(at_work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [label.file for label in session.project.labels()] == ["take 1.wav"]


def test_a_text_field_keeps_its_keys(at_work):
    at_work.actions_.by_name["filter"].trigger()
    for key in (Qt.Key.Key_1, Qt.Key.Key_J):
        press(at_work, key)
    assert at_work.session.project.labels() == []
    assert at_work.session.current == "take 1.wav"


def test_undo_says_what_it_takes_back(at_work):
    press(at_work, Qt.Key.Key_1)
    assert at_work.actions_.by_name["undo"].text() == "Undo: Label"
    assert at_work.actions_.by_name["undo"].isEnabled()
    assert not at_work.actions_.by_name["redo"].isEnabled()


def test_what_undo_said_goes_with_the_next_edit(at_work):
    session, told = at_work.session, at_work.status.told
    session.label(session.classes[0].id)
    session.undo()
    assert told.words == "Undone: Label “dog” · take 1.wav"
    session.redo()
    assert told.words == "Done again: Label “dog” · take 1.wav"
    assert not told.isHidden()
    session.said.emit("The table is written")  # no edit outdates that
    session.label(session.classes[1].id)
    assert not told.isHidden()
    session.undo()
    session.label(session.classes[1].id)
    assert told.isHidden()


def test_changed_keys_work_at_once(at_work):
    at_work.session.set_setting(keys=["next=L"])
    press(at_work, Qt.Key.Key_L)
    assert at_work.session.current == "take 2.wav"
    press(at_work, Qt.Key.Key_J)
    assert at_work.session.current == "take 2.wav"


def test_a_persons_error_is_one_line_with_its_hint(window):
    window.session.failed.emit(UserError("The file {name} cannot be read.", "Copy it again.", name="a.wav"))
    assert window.bar.shown_text == "The file a.wav cannot be read. Copy it again."


def test_a_fault_of_ours_is_a_report(window, monkeypatch):
    shown = []
    monkeypatch.setattr(messages, "show_report", lambda error, parent=None: shown.append(error))
    window.session.failed.emit(KeyError("oops"))
    assert isinstance(shown[0], KeyError)
    try:
        raise ValueError("inner")
    except ValueError as error:
        report = messages.report_text(error)
    assert "\nValueError\n" in report
    assert "in test_a_fault_of_ours_is_a_report" in report
    assert "PySide6" in report


def test_a_paused_run_can_be_tried_again(at_work, monkeypatch):
    tried = []
    monkeypatch.setattr(at_work.session.runs, "go_on", lambda: tried.append(1))
    at_work.session.runs.paused.emit(UserError("The folder is gone."))
    assert at_work.bar.shown_text == "The folder is gone."
    at_work.bar._button.click()
    assert tried == [1]


def test_a_missing_folder_is_asked_for_once(window, folder, tmp_path, monkeypatch, qtbot):
    window.session.open_folder(folder, template="own")
    place = window.session.project.folder
    window.session.close_project()
    folder.rename(tmp_path / "moved")
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **more: asked.append(words) or True)
    monkeypatch.setattr(messages, "ask_folder", lambda *words: str(tmp_path / "moved"))
    window.session.open_project(place)
    qtbot.waitUntil(lambda: window.session.project.root == tmp_path / "moved")
    assert len(asked) == 1


def test_a_project_is_kept_where_the_person_says(window, folder, tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    answers = iter([str(folder), str(tmp_path / "mine")])
    monkeypatch.setattr(messages, "ask_folder", lambda *words: next(answers))
    monkeypatch.setattr(messages, "ask", lambda *words: True)
    window.commands.new_project()
    assert window.session.project.folder == tmp_path / "mine" / f"{folder.name} project"
    assert window.session.project.root == folder
    assert window.session.project.several


def test_several_at_once_is_chosen_where_a_project_begins(window, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "ask_folder", lambda *words: str(folder))
    window.show()
    window.start.several.click()
    window.start.own.click()
    assert window.session.project.several
    window.session.close_project()
    (tmp_path / "other").mkdir()
    window.start.several.click()
    window.open_path(tmp_path / "other")
    assert not window.session.project.several


@pytest.mark.parametrize(("chosen", "labels"), [(0, 1), (1, 0)])
def test_a_folder_that_was_renamed_is_opened_with_what_was_said_of_it(
    at_work, folder, monkeypatch, chosen: int, labels: int
) -> None:
    session, asked, answers = at_work.session, [], [None, chosen]
    session.label(session.classes[0].id)
    session.close_project()
    renamed = folder.rename(folder.with_name("sounds of 2024"))
    monkeypatch.setattr(messages, "choose", lambda parent, title, *_: asked.append(title) or answers[len(asked) - 1])
    at_work.open_path(renamed)
    assert session.project is None  # Esc: nothing is made, and it is asked again
    at_work.open_path(renamed)
    assert len(asked) == 2
    assert folder.name in asked[0]
    assert session.rows.files[0] == "take 1.wav"
    assert len(session.project.labels()) == labels
    session.close_project()
    at_work.open_path(renamed)
    assert len(asked) == 2


def test_a_renamed_folder_whose_project_cannot_be_changed_makes_no_other_project(
    at_work, make_session, folder, monkeypatch
) -> None:
    session, failed = at_work.session, []
    place = session.project.folder
    session.close_project()
    other = make_session()
    other.open_project(place)  # in another window
    renamed = folder.rename(folder.with_name("sounds of 2024"))
    monkeypatch.setattr(messages, "choose", lambda *_: 0)
    session.failed.connect(failed.append)
    at_work.open_path(renamed)
    assert "open in another window" in str(failed[0])
    assert session.project is None


def test_what_is_said_of_recordings_that_were_away_goes_when_they_are_back(at_work, folder):
    session = at_work.session
    session.label(session.classes[0].id)
    (folder / "take 1.wav").rename(folder.parent / "away.wav")
    press(at_work, Qt.Key.Key_F5)
    assert "not there any more" in at_work.bar.shown_text
    (folder.parent / "away.wav").rename(folder / "take 1.wav")
    press(at_work, Qt.Key.Key_F5)
    assert at_work.bar.shown_text == ""
    away = folder.rename(folder.parent / "pulled out")
    press(at_work, Qt.Key.Key_F5)
    assert "is not there" in at_work.bar.shown_text
    away.rename(folder)
    press(at_work, Qt.Key.Key_F5)
    assert at_work.bar.shown_text == ""


def test_subfolders_are_offered(window, tmp_path, tone):
    tone(tmp_path / "trip" / "day 1" / "x.wav")
    window.session.open_folder(tmp_path / "trip", template="own")
    assert "day 1" in window.bar.shown_text
    window.bar._button.click()
    assert window.session.rows.files == ["day 1/x.wav"]


def test_a_table_of_labels_is_offered(window, folder, monkeypatch):
    from gui.dialogs.import_dialog import ImportDialog

    table = folder / "birds.csv"
    table.write_text("filename,category\n" + "".join(f"take {n}.wav,dog\n" for n in range(1, 9)), "utf-8")
    window.open_path(folder)
    assert "birds.csv" in window.bar.shown_text
    shown = []
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: shown.append((dialog.path, dialog.looked.plan.labels)))
    window.bar._button.click()
    assert shown == [(table, 8)]
    window.session.runs.scan()
    assert "birds.csv" in window.bar.shown_text
    window.session.close_project()
    assert window.bar.shown_text == ""


def test_a_second_window_says_that_it_reads_only(at_work, make_session, folder, qtbot):
    second = MainWindow(make_session())
    qtbot.addWidget(second)
    second.show()
    second.session.open_folder(folder)
    assert "reading only" in second.windowTitle()
    why = second.bar.shown_text
    assert why
    second.session.runs.left_out = {"caf.wav": "The file's name is no text."}
    second.session.runs.left_out_changed.emit()
    assert second.bar.shown_text == why  # what is left out stands in the log and in the status bar
    assert second.status.reading.isVisible()
    assert not second.actions_.by_name["undo"].isEnabled()
    assert not second.actions_.by_name["teach"].isEnabled()
    assert second.actions_.by_name["export"].isEnabled()


def test_a_folder_dropped_anywhere_is_opened(window, folder):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    nothing = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    window.dropEvent(event)
    assert window.session.project is not None
    assert window.page == "label"


def test_deleting_asks_first(at_work, monkeypatch):
    answers = iter([False, True])
    monkeypatch.setattr(messages, "ask", lambda *words, **more: next(answers))
    at_work.commands.delete_project()
    assert at_work.session.project is not None
    at_work.commands.delete_project()
    assert at_work.session.project is None
    assert at_work.page == "start"


def test_every_page_and_back(at_work):
    at_work.actions_.by_name["training_page"].trigger()
    assert at_work.page == "training"
    at_work.actions_.by_name["label_page"].trigger()
    assert at_work.page == "label"
    assert at_work.actions_.by_name["label_page"].isChecked()


def test_it_fits_on_a_small_screen(session, qtbot, monkeypatch):
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QScreen

    monkeypatch.setattr(QScreen, "availableSize", lambda self: QSize(683, 384))  # 1366 x 768 at twice the size
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(50)  # what the start page reads when it is on screen
    assert window.width() <= 683
    assert window.height() <= 384
    assert window.minimumHeight() <= 384


def test_dialogs_are_no_larger_than_the_screen(at_work, qtbot, monkeypatch):
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QScreen

    from gui.dialogs.group_dialog import GroupDialog
    from gui.dialogs.import_dialog import ImportDialog
    from gui.dialogs.model_dialog import ModelDialog

    monkeypatch.setattr(QScreen, "availableSize", lambda self: QSize(683, 384))  # 1366 x 768 at twice the size
    for kind in (ModelDialog, GroupDialog, ImportDialog):
        dialog = kind(at_work.session)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.width() <= 683, kind
        assert dialog.height() <= 384, kind


def test_what_does_not_fit_into_a_small_window_scrolls(at_work, qtbot):
    window, bar = at_work, at_work.recordings.filter_bar
    qtbot.waitUntil(lambda: window._sound.indexOf(window.spectrogram) >= 0)
    window.setMinimumSize(1, 1)
    window.resize(560, 360)  # 700 x 450 at 125 %
    qtbot.waitUntil(lambda: window.height() == 360)
    plots = window.spectrogram.plots
    qtbot.waitUntil(lambda: plots.height() >= plots.minimumHeight())
    assert window.player.height() >= window.player.minimumSizeHint().height()
    assert window.recordings.view.height() > 100
    assert max(button.geometry().bottom() for button in bar._buttons.values()) <= bar.height()
    assert window.pages.currentWidget().verticalScrollBar().maximum() > 0
    window.show_page("live")
    qtbot.waitUntil(lambda: window.live.waterfall.height() >= 120)
    assert window.live.height() >= window.live.minimumSizeHint().height()
    assert window.pages.currentWidget().verticalScrollBar().maximum() > 0


def test_what_the_model_saw_is_shown_again_at_the_next_start(at_work, make_session, folder, qtbot):
    at_work.actions_.by_name["sight"].trigger()
    assert settings.load().sight
    again = MainWindow(make_session(sight=True))
    qtbot.addWidget(again)
    again.session.open_folder(folder, template="own")
    assert again.spectrogram.sight is not None
    assert again.actions_.by_name["sight"].isChecked()
    again.actions_.by_name["sight"].trigger()
    assert not again.spectrogram.sight.isVisibleTo(again)
    assert not settings.load().sight


def test_in_a_narrow_window_the_rest_of_the_tools_is_behind_a_button_that_is_seen(window, qtbot):
    from PySide6.QtWidgets import QToolButton

    window.resize(760, 520)
    more = window.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    qtbot.waitUntil(more.isVisible)
    try:
        for appearance in ("light", "dark"):
            theme.apply(appearance)
            qtbot.wait(50)
            seen = window.grab(more.rect().translated(more.mapTo(window, more.rect().topLeft()))).toImage()
            colours = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
            ground = theme.palette().ground
            assert max(theme.contrast(colour, ground) for colour in colours) > 4.5
    finally:
        theme.apply("light")


def test_in_the_smallest_window_the_picture_keeps_its_time_axis(at_work, qtbot):
    window, plots = at_work, at_work.spectrogram.plots
    qtbot.waitUntil(lambda: window._sound.indexOf(window.spectrogram) >= 0)
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.height() == window.minimumHeight())
    assert window.minimumSizeHint().height() <= 520  # as low as the window may be
    plots.resize(plots.minimumSize())
    qtbot.waitUntil(lambda: plots.view.sceneBoundingRect().height() > 80)
    assert plots.strip.height() < plots.view.height() / 2
    axis = plots.mapFromScene(plots.time_axis.sceneBoundingRect()).boundingRect()
    assert plots.viewport().rect().contains(axis.center())


def test_a_sentence_over_the_picture_stays_in_a_window_that_became_narrower(at_work, qtbot):
    plots = at_work.spectrogram.plots
    for wide in (900, 300):
        plots.resize(wide, 220)
        plots.say("A preview; 94 % of the exact picture is worked out, and a sentence may be longer than that")
        qtbot.waitUntil(lambda wide=wide: plots.view.sceneBoundingRect().width() < wide)
        shown, view = plots.message.item.sceneBoundingRect(), plots.view.sceneBoundingRect()
        assert view.left() <= shown.left() <= view.left() + 20
        assert shown.right() <= view.right()
