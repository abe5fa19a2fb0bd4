"""What labels teach: which windows, of which class, in which group; and what is left out."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import UserError
from engine.labels import Target
from engine.labels.groups import GroupBy
from engine.project import Project
from engine.project.teaching import _taught as taught_of
from engine.teach import refitting, taught


def ids(project: Project) -> dict[str, int]:
    return {c.name: c.id for c in project.classes()}


def test_a_label_on_a_short_recording_teaches_its_windows(workshop, project: Project) -> None:
    a = ids(project)
    project.put_scored(workshop.scored(r.file, k % 3) for k, r in enumerate(project.recordings()))
    project.change(group=GroupBy("folder"))
    project.label([Target("a/s0_0.wav")], a["bird"])
    project.label([Target("b/s0_1.wav")], a["dog_bark"], "bulk")
    project.unknown([Target("c/s0_2.wav")])
    project.note([Target("a/s1_3.wav")], "hm")
    lesson = project.lesson()
    assert lesson.classes == ("bird", "dog_bark", "rain")  # rain has no label, but a memory
    assert lesson.embeddings.shape == (6, 6)
    assert lesson.targets.tolist() == [0, 0, 0, 1, 1, 1]
    assert lesson.groups.tolist() == ["a"] * 3 + ["b"] * 3
    assert lesson.trusted.tolist() == [True] * 3 + [False] * 3
    assert lesson.counts().tolist() == [1, 1, 0]
    assert lesson.groups_by == "folder"
    assert not lesson.known.any()


def test_a_label_on_the_whole_of_a_long_recording_teaches_nothing_and_its_spans_teach_their_windows(workshop) -> None:
    with workshop.project(files=3, duration_s=100.0) as project:
        a = ids(project)
        project.put_scored([workshop.scored("a/s0_0.wav", 0, windows=49), workshop.scored("b/s0_1.wav", 1, windows=49)])
        project.label([Target("a/s0_0.wav"), Target("b/s0_1.wav")], a["rain"])
        with pytest.raises(UserError):
            project.lesson()
        project.label([Target("a/s0_0.wav", 10.0, 14.0)], a["bird"])  # windows 8-12, 10-14 and 12-16
        project.label(
            [Target("b/s0_1.wav", 20.5, 21.0)], a["dog_bark"]
        )  # half a second: windows 18-22 and 20-24 hold it whole
        project.label([Target("b/s0_1.wav", 14.0, 16.1)], a["bird"])  # half of 14-18; little of the rest
        lesson = project.lesson()
        assert lesson.counts().tolist() == [2, 1, 0]
        assert np.bincount(lesson.targets).tolist()[1] == 2
        assert project.unembedded() == []


def test_overlap_is_of_the_shorter_of_window_and_span() -> None:
    spans = np.array([[0, 4], [2, 6], [4, 8]], float)
    assert taught.overlaps(spans, 3.0, 5.0).tolist() == [0.5, 1.0, 0.5]
    assert taught.overlaps(spans, 0.0, 100.0).tolist() == [1.0, 1.0, 1.0]
    assert taught.overlaps(spans, 9.0, 10.0).tolist() == [0.0, 0.0, 0.0]


def test_where_two_spans_share_a_window_the_larger_part_speaks(workshop) -> None:
    with workshop.project(files=1, duration_s=100.0) as project:
        a = ids(project)
        project.put_scored([workshop.scored("a/s0_0.wav", 0, windows=49)])
        project.label([Target("a/s0_0.wav", 0.0, 6.0)], a["bird"])
        project.label([Target("a/s0_0.wav", 5.5, 9.9)], a["rain"])
        lesson = project.lesson()
        # windows 0-4, 2-6 are bird's; 4-8 has 2 s of bird and 2.5 of rain; 6-10 is rain's; 8-12 has 1.9 of rain: not half
        assert lesson.targets.tolist() == [0, 0, 2, 2]


def test_several_at_once_are_one_row(workshop, make, tmp_path) -> None:
    workshop.model = make(tmp_path / "sigmoid", kind="sigmoid")
    with workshop.project(several=True) as project:
        a = ids(project)
        project.put_scored([workshop.scored("a/s0_0.wav", 0, windows=1), workshop.scored("b/s0_1.wav", 1, windows=1)])
        project.label([Target("a/s0_0.wav")], a["bird"])
        project.label([Target("a/s0_0.wav")], a["rain"], "bulk")
        project.label([Target("b/s0_1.wav")], a["rain"])
        lesson = project.lesson()
        assert lesson.targets.tolist() == [[True, False, True], [False, False, True]]
        assert lesson.trusted.tolist() == [False, True]
        assert len(set(lesson.labels)) == 2


def test_overlapping_spans_of_several_classes_all_count_and_each_stretch_says_its_own(workshop, make, tmp_path) -> None:
    workshop.model = make(tmp_path / "sigmoid", kind="sigmoid")
    with workshop.project(files=1, several=True, duration_s=100.0) as project:
        a = ids(project)
        project.put_scored([workshop.scored("a/s0_0.wav", 0, windows=49)])
        project.label([Target("a/s0_0.wav", 0.0, 12.0)], a["bird"])
        project.label([Target("a/s0_0.wav", 6.0, 12.0)], a["rain"])  # inside the other one: it has no window of its own
        lesson = project.lesson()
        assert {tuple(row) for row in lesson.targets.tolist()} == {(True, False, False), (True, False, True)}
        _, said, _ = refitting.per_label(lesson, np.zeros(lesson.targets.shape, np.float32), np.ones(len(lesson), bool))
        assert said.tolist() == [[True, False, False], [True, False, True]]
        assert lesson.counts().tolist() == [2, 0, 1]
        assert lesson.ids == (frozenset({1}), frozenset({1, 2}))
        assert frozenset().union(*lesson.ids) == {label.id for label in project.labels()}
        assert set(taught_of(project, project.base).means()) == set(lesson.ids)


def test_a_stretch_is_known_when_all_its_labels_taught(workshop, make, tmp_path) -> None:
    workshop.model = make(tmp_path / "sigmoid", kind="sigmoid")
    with workshop.project(files=1, several=True, duration_s=100.0) as project:
        a = ids(project)
        project.put_scored([workshop.scored("a/s0_0.wav", 0, windows=49)])
        project.label([Target("a/s0_0.wav", 0.0, 12.0)], a["bird"])
        project.label([Target("a/s0_0.wav", 6.0, 12.0)], a["rain"])
        project.refit()
        assert project.taught_by(1) == {1, 2}
        project.label([Target("a/s0_0.wav", 0.0, 4.0)], a["dog_bark"])
        lesson = project.lesson()
        assert lesson.known.tolist() == [not row[1] for row in lesson.targets.tolist()]


def test_classes_without_labels_or_memory_are_left_out_and_too_few_labels_said_in_words(workshop) -> None:
    with workshop.project(template="own") as project:
        for name in ("bird", "whale", "wind"):
            project.add_class(name)
        a = ids(project)
        project.put_scored(workshop.scored(r.file, k % 3) for k, r in enumerate(project.recordings()))
        project.label([Target("a/s0_0.wav")], a["whale"])
        with pytest.raises(UserError):
            project.lesson()
        project.label([Target("b/s0_1.wav")], a["whale"])
        lesson = project.lesson()
        assert lesson.classes == ("bird", "whale")  # the memory serves bird, for the project has it


def test_of_labels_accepted_in_bulk_only_some_teach(workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taught, "MOST_BULK", 10)
    monkeypatch.setattr(taught, "MOST_ROWS", 60)
    with workshop.project(files=120) as project:
        project.put_scored(workshop.scored(r.file, k % 3, windows=12) for k, r in enumerate(project.recordings()))
        project.accept_above(0.5)
        lesson = project.lesson()
        assert lesson.counts().tolist() == [10, 10, 10]
        assert len(lesson) == 60


def test_a_renamed_class_keeps_its_memory_and_merged_ones_share_theirs(workshop, project: Project) -> None:
    from engine.project import teaching

    a = ids(project)
    project.rename_class(a["dog_bark"], "dog")
    project.merge_classes(a["rain"], a["bird"])
    model = teaching.served(project.base, project)
    assert model.classes == ("bird", "dog", "rain")
    assert np.bincount(model.memory.classes).tolist() == [16, 8]
    project.put_scored([workshop.scored("a/s0_0.wav", 0), workshop.scored("b/s0_1.wav", 1)])
    project.label([Target("a/s0_0.wav")], a["bird"])
    assert project.lesson().classes == ("bird", "dog")


def test_what_is_not_heard_teaches_its_windows_unless_something_else_is_heard_there(workshop) -> None:
    with workshop.project(files=3, duration_s=100.0) as project:
        a = ids(project)
        project.put_scored([workshop.scored(one.file, 0, windows=49) for one in project.recordings()])
        project.label([Target("a/s0_0.wav", 10.0, 14.0)], a["bird"])
        project.label([Target("b/s0_1.wav", 10.0, 14.0)], a["rain"])
        assert project.lesson().denied is None
        false = Target("c/s0_2.wav", 20.0, 24.0)
        project.label([false], a["bird"])
        project.reject([false])
        project.reject([Target("a/s0_0.wav", 50.0, 54.0)])  # nothing was said of it: none of the classes
        project.label([Target("b/s0_1.wav", 60.0, 64.0)], a["bird"])
        project.reject([Target("b/s0_1.wav", 60.0, 64.0)])
        project.label([Target("b/s0_1.wav", 60.0, 66.0)], a["bird"])  # not from 60 to 64, but somewhere in it: heard
        denied = project.lesson().denied
        assert set(zip(denied.groups.tolist(), denied.classes.tolist())) == {("c/s0_2.wav", 0), ("a/s0_0.wav", -1)}
        assert len(denied.embeddings) == 6
        assert project.counts() == {a["bird"]: 2, a["rain"]: 1}
        project.undo()
        assert ("b/s0_1.wav", 0) in set(
            zip(*(x.tolist() for x in (project.lesson().denied.groups, project.lesson().denied.classes)))
        )


def test_an_unsure_label_teaches_and_never_judges(project: Project, workshop) -> None:
    a = ids(project)
    project.put_scored(workshop.scored(r.file, k % 3) for k, r in enumerate(project.recordings()))
    project.label([Target("a/s0_0.wav")], a["bird"])
    project.label([Target("b/s0_1.wav")], a["dog_bark"], "unsure")
    assert project.lesson().trusted.tolist() == [True] * 3 + [False] * 3


def test_a_rejected_false_alarm_changes_what_teaching_makes(workshop) -> None:
    """From the key to the scores: a project is taught with and without the rejection."""
    with workshop.project(files=6, duration_s=100.0) as project:
        a = ids(project)
        files = [one.file for one in project.recordings()]
        scored = [workshop.scored(file, k % 3, windows=49) for k, file in enumerate(files)]
        alarm = np.zeros(6, np.float16)
        alarm[[0, 5]] = 3.0, 3.0  # sounds like a bird, and like something else too
        scored[5].embeddings[20:26] = alarm
        project.put_scored(scored)
        for k, file in enumerate(files[:5]):
            project.label([Target(file, 10.0, 14.0)], a[("bird", "dog_bark", "rain")[k % 3]])

        def bird() -> float:
            project.refit()
            return float(project.windows(files[5])[1][22, 0])

        before = bird()
        project.reject([Target(files[5], 40.0, 55.0)])
        project.label([Target(files[5], 40.0, 55.0)], a["bird"])
        project.reject([Target(files[5], 40.0, 55.0)])
        after = bird()
        assert before > 0.6
        assert after < 0.7 * before  # one rejection beside a memory of six birds
