"""What people made in other programs, where tables are exported to: it is never emptied, and replaced only where nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import UserError
from engine.exchange.rows import ExportOptions
from engine.exchange.selections import ENDINGS
from engine.labels import Target
from engine.predict.proposals import Proposal
from engine.project import Project

HEADING = "Start (s),End (s),Scientific name,Common name,Confidence,File\n"
TABLES = pytest.mark.parametrize(
    ("program", "mine", "more"),
    [
        ("audacity", "0.500000\t1.000000\tbird\n", "1.5\t2\tbird\n"),
        ("birdnet", HEADING + "0.5,1.0,bird,bird,1.0,x.wav\n", "1.5,2,bird,bird,1,x.wav\n"),
    ],
)


def table_of(folder: Path, program: str) -> Path:
    table = folder / f"a/s0_0{ENDINGS[program]}"  # type: ignore[index]
    table.parent.mkdir(parents=True, exist_ok=True)
    return table


@TABLES
def test_a_table_that_no_export_wrote_is_not_emptied(
    project: Project, tmp_path: Path, program, mine: str, more: str
) -> None:
    table = table_of(tmp_path, program)
    table.write_text(mine + more)
    project.label([Target("b/s0_1.wav", 0.5, 1.0)], project.classes()[0].id)
    assert project.export(tmp_path, ExportOptions(format=program)) == 1
    assert table.read_text() == mine + more


@TABLES
def test_a_table_with_more_than_the_project_knows_is_not_replaced(
    project: Project, tmp_path: Path, program, mine: str, more: str
) -> None:
    table, bird = table_of(tmp_path, program), project.classes()[0].id
    project.label([Target("a/s0_0.wav", 0.5, 1.0)], bird)
    table.write_text(mine + more)
    with pytest.raises(UserError, match="holds labels that would be lost"):
        project.export(tmp_path, ExportOptions(format=program))
    assert table.read_text() == mine + more
    table.write_text(mine)  # the same as the project's: nothing is lost
    project.label([Target("a/s0_0.wav", 3.0, 4.0)], bird)
    assert project.export(tmp_path, ExportOptions(format=program)) == 2
    written = table.read_text()
    table.write_text(written + more)  # somebody goes on there
    with pytest.raises(UserError, match="holds labels that would be lost"):
        project.export(tmp_path, ExportOptions(format=program))


@TABLES
def test_what_an_export_wrote_is_replaced_and_emptied(
    project: Project, tmp_path: Path, program, mine: str, more: str
) -> None:
    targets, bird = [Target("a/s0_0.wav", k, k + 0.5) for k in range(2)], project.classes()[0].id
    project.label(targets, bird)
    sizes = []
    for k in (2, 1, 0):
        assert project.export(tmp_path, ExportOptions(format=program)) == k
        sizes.append(len(table_of(tmp_path, program).read_text().splitlines()))
        project.unlabel(targets[k - 1 :])
    assert [size - sizes[-1] for size in sizes] == [2, 1, 0]


def test_a_text_is_not_replaced_by_ravens_table_of_all(project: Project, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("An owl at three in the night.\n")
    with pytest.raises(UserError, match="something else than labels"):
        project.export(notes, ExportOptions(format="raven"))
    assert notes.read_text() == "An owl at three in the night.\n"
    for _ in range(2):
        project.export(tmp_path / "all.txt", ExportOptions(format="raven"))


@pytest.mark.parametrize("program", ["audacity", "birdnet"])
def test_what_the_programs_table_cannot_hold_is_not_missed_in_it(project: Project, tmp_path: Path, program) -> None:
    project.label([Target("a/s0_0.wav", 0.5, 1.0, 200.0, 400.0)], project.classes()[0].id)
    project.propose("t", ["b/s0_1.wav"], [Proposal("b/s0_1.wav", 0.5, 1.0, 200.0, 400.0, "bird", 0.8, "t")])
    for proposed in (False, True):
        assert project.export(tmp_path, ExportOptions(format=program, proposed=proposed)) == 1
        project.put_exported(dict.fromkeys(project.exported(), ""))  # as if nobody knew who wrote it
        assert project.export(tmp_path, ExportOptions(format=program, proposed=proposed)) == 1


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize("program", ["audacity", "birdnet"])
def test_what_an_export_wrote_is_replaced_wherever_it_lies(project: Project, tmp_path: Path, program, moved) -> None:
    targets, bird = [Target("a/s0_0.wav", k, k + 0.5) for k in range(2)], project.classes()[0].id
    project.label(targets, bird)
    assert project.export(tmp_path / "out", ExportOptions(format=program)) == 2
    if moved:
        (tmp_path / "out").rename(tmp_path / "other")
    else:
        (tmp_path / "other").symlink_to(tmp_path / "out")
    project.unlabel(targets[1:])
    assert project.export(tmp_path / "other", ExportOptions(format=program)) == 1
