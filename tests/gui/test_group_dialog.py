"""What belongs together: each way shows the groups it gives before anything is decided."""

from __future__ import annotations

import pytest

from engine.labels.groups import GroupBy
from gui.dialogs.group_dialog import GroupDialog, count_groups


@pytest.fixture
def by_site(session, tmp_path, tone, qtbot):
    for site in ("north", "south"):
        for n in (1, 2, 3):
            tone(tmp_path / "s" / site / f"baby{n}_{site}_x.wav", 0.1)
    session.open_folder(tmp_path / "s", recursive=True, template="own")
    return session


def make(session, qtbot) -> GroupDialog:
    dialog = GroupDialog(session)
    qtbot.addWidget(dialog)
    return dialog


def preview(dialog: GroupDialog) -> dict[str, str]:
    return {
        dialog.table.item(line, 0).text(): dialog.table.item(line, 1).text() for line in range(dialog.table.rowCount())
    }


def test_folders_are_offered_where_there_are_several(by_site, qtbot) -> None:
    dialog = make(by_site, qtbot)
    assert dialog.by == GroupBy("folder")
    assert preview(dialog) == {"north": "3", "south": "3"}
    assert "Recordings: 6 · groups: 2" in dialog.words.text()
    assert not by_site.project.group_chosen
    dialog.accept()
    assert by_site.project.group == GroupBy("folder")
    assert by_site.project.group_chosen


def test_babies_are_offered_where_the_names_tell_them(session, tmp_path, tone, qtbot) -> None:
    babies = ("0D1AD73E-4C5E-45F3-85C4-9A3CB71E8856", "0c8f14a9-6999-485b-97a2-913c1cbf099c")
    for baby in babies:
        for n in (1, 2):
            tone(tmp_path / "s" / f"{baby}-143074283219{n}-1.0-m-04-hu.wav", 0.1)
    session.open_folder(tmp_path / "s", template="cry")
    dialog = make(session, qtbot)
    assert dialog.by.kind == "name"
    assert preview(dialog) == dict.fromkeys(babies, "2")


def test_part_of_the_name(by_site, qtbot) -> None:
    dialog = make(by_site, qtbot)
    dialog.ways["name"].setChecked(True)
    dialog._count()
    assert preview(dialog) == {"baby1": "2", "baby2": "2", "baby3": "2"}
    dialog.part.setValue(-2)
    dialog._count()
    assert preview(dialog) == {"north": "3", "south": "3"}
    dialog.pattern.setText(r"baby(\d)")
    dialog._count()
    assert preview(dialog) == {"1": "2", "2": "2", "3": "2"}
    dialog.accept()
    assert by_site.project.group == GroupBy("name", "_", -2, r"baby(\d)")
    again = make(by_site, qtbot)
    assert again.by == by_site.project.group


def test_there_is_no_part_nought(by_site, qtbot) -> None:
    dialog = make(by_site, qtbot)
    dialog.ways["name"].setChecked(True)
    dialog.part.stepDown()
    assert dialog.part.value() == -1
    dialog._count()
    dialog.part.stepUp()
    assert dialog.part.value() == 1


def test_a_broken_pattern_is_said_and_cannot_be_taken(by_site, qtbot) -> None:
    dialog = make(by_site, qtbot)
    dialog.pattern.setText("baby(")
    dialog._count()
    assert not dialog.choose.isEnabled()
    assert "baby(" in dialog.words.text()
    dialog.pattern.setText("")
    dialog._count()
    assert dialog.choose.isEnabled()


def test_names_that_a_pattern_does_not_fit_are_said(by_site, qtbot) -> None:
    dialog = make(by_site, qtbot)
    dialog.pattern.setText(r"baby([12])_")
    dialog._count()
    assert dialog.choose.isEnabled()
    assert "The names of 2 of 6 recordings say no group, as north/baby3_north_x.wav." in dialog.words.text()
    dialog.pattern.setText(r"Baby(\d)")
    dialog._count()
    assert not dialog.choose.isEnabled()
    assert "No recording's name says a group; the first is north/baby1_north_x.wav." in dialog.words.text()
    dialog.ways["recording"].setChecked(True)
    dialog._count()
    assert dialog.choose.isEnabled()


def test_one_group_leaves_nothing_to_test_on(opened, qtbot) -> None:
    dialog = make(opened, qtbot)
    assert dialog.by == GroupBy("recording")
    dialog.ways["folder"].setChecked(True)
    dialog._count()
    assert "nothing left to test on" in dialog.words.text()


def test_the_table_is_offered_once_one_was_imported(opened, qtbot) -> None:
    from engine.exchange.imports import from_names

    dialog = make(opened, qtbot)
    assert dialog.ways["table"].isHidden()
    opened.import_plan(from_names(opened.rows.files, "{label} {group}"))
    dialog = make(opened, qtbot)
    assert not dialog.ways["table"].isHidden()
    assert dialog.by == GroupBy("table")


def test_largest_groups_come_first() -> None:
    groups = count_groups(GroupBy("folder"), ["a/1.wav", "b/2.wav", "b/3.wav"], {})
    assert (groups.count, groups.recordings) == (2, 3)
    assert groups.largest == (("b", 2, "b/2.wav"), ("a", 1, "a/1.wav"))
