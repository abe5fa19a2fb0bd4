"""What a label, "don't know", a note and classes do to what was said before."""

from __future__ import annotations

import unicodedata
from itertools import count

import pytest

from engine import model as models
from engine.errors import UserError
from engine.exchange import imports
from engine.labels import WHOLE, Class, Label, Target, labelling
from engine.labels import classes as rules
from engine.labels.history import Change, Edit
from engine.predict.proposals import Proposal
from engine.project import Project


def said(project: Project, file: str) -> list[tuple]:
    """Kind, class, source and note of everything said of a recording, with its span in time."""
    names = {c.id: c.name for c in project.classes()}
    return [(x.kind, names.get(x.class_id), x.source, x.note, x.start_s, x.end_s) for x in project.labels(file)]


def ids(project: Project) -> dict[str, int]:
    return {c.name: c.id for c in project.classes()}


def test_one_of_many_puts_the_new_class_in_place_of_the_old(project: Project) -> None:
    at, a = [Target("a/s0_0.wav")], ids(project)
    project.person = "Ada"
    project.label(at, a["bird"])
    project.label(at, a["rain"])
    (label,) = project.labels("a/s0_0.wav")
    assert (label.class_id, label.who, label.source, label.kind, label.whole) == (
        a["rain"],
        "Ada",
        "person",
        "class",
        True,
    )
    assert label.when.endswith("+00:00")
    assert not project.label(at, a["rain"])  # nothing new was said, so there is nothing to undo
    assert project.can_undo == "Label"


def test_spans_are_labelled_apart_and_to_the_microsecond(project: Project) -> None:
    a = ids(project)
    project.label([Target("a/s0_0.wav")], a["bird"])
    project.label([Target("a/s0_0.wav", 0.1 + 0.2, 1.0)], a["rain"])
    project.label([Target("a/s0_0.wav", 0.3, 1.0)], a["dog_bark"])
    assert [(x[1], x[4], x[5]) for x in said(project, "a/s0_0.wav")] == [("bird", None, None), ("dog_bark", 0.3, 1.0)]
    project.label([Target("a/s0_0.wav", 0.3, 1.0, 100.0, 2000.0)], a["rain"])
    assert len(project.labels("a/s0_0.wav")) == 3


def test_accepting_several_leaves_what_a_person_said_alone(workshop, project: Project) -> None:
    a = ids(project)
    project.put_scored(workshop.scored(file, 1) for file in ("a/s0_0.wav", "b/s0_1.wav"))
    project.label([Target("a/s0_0.wav")], a["rain"])
    project.accept(["a/s0_0.wav", "b/s0_1.wav"])
    assert [x[1:3] for x in said(project, "a/s0_0.wav")] == [("rain", "person")]
    assert [x[1:3] for x in said(project, "b/s0_1.wav")] == [("dog_bark", "accepted")]
    project.accept(["a/s0_0.wav"])  # that one alone was looked at
    assert [x[1:3] for x in said(project, "a/s0_0.wav")] == [("dog_bark", "accepted")]


def test_accepting_several_leaves_what_a_table_said_and_what_is_unsure_alone(workshop, project: Project) -> None:
    a = ids(project)
    project.put_scored(workshop.scored(r.file, 1) for r in project.recordings())
    project.label([Target("a/s0_0.wav")], a["bird"], "table")
    project.label([Target("b/s0_1.wav")], a["bird"], "unsure")
    project.label([Target("c/s0_2.wav")], a["bird"], "accepted")
    project.accept(["a/s0_0.wav", "b/s0_1.wav", "c/s0_2.wav"])
    told = {label.file: label.source for label in project.labels()}
    assert told == {"a/s0_0.wav": "table", "b/s0_1.wav": "unsure", "c/s0_2.wav": "accepted"}
    assert [x[1:3] for x in said(project, "c/s0_2.wav")] == [("dog_bark", "accepted")]


def test_only_some_recordings_are_accepted_above(workshop, project: Project) -> None:
    project.put_scored(workshop.scored(file, 1) for file in ("a/s0_0.wav", "b/s0_1.wav"))
    assert project.accept_above(0.5, files={"b/s0_1.wav"}).files == {"b/s0_1.wav"}


def test_a_region_moves_with_all_that_was_said_of_it_and_back(project: Project) -> None:
    a, file = ids(project), "a/s0_0.wav"
    old, new = Target(file, 0.5, 1.0, 100.0, 2000.0), Target(file, 0.75, 1.25, 200.0, 2100.0)
    project.label([Target(file)], a["dog_bark"])
    project.label([old], a["bird"])
    project.note([old], "far away")
    project.label([new], a["rain"])
    before = project.labels(file)
    moved = project.move(old, new)
    assert moved.name == "Move region"
    assert {(x.kind, x.class_id, x.note, x.span) for x in project.labels(file)} == {
        ("class", a["dog_bark"], "", Target(file).span),
        ("class", a["bird"], "", new.span),
        ("note", None, "far away", new.span),
    }
    project.undo()
    assert project.labels(file) == before
    assert not project.move(old, old)
    assert not project.move(Target(file, 3.0, 3.5), new)  # nothing was said there


def test_a_region_is_copied_without_its_note(project: Project) -> None:
    a, file = ids(project), "a/s0_0.wav"
    old, new = Target(file, 0.5, 1.0), Target(file, 1.0, 1.5)
    project.label([old], a["bird"])
    project.note([old], "far away")
    assert project.copy(old, new)
    assert [x[1:] for x in said(project, file) if x[0] == "class"] == [
        ("bird", "person", "", 0.5, 1.0),
        ("bird", "person", "", 1.0, 1.5),
    ]
    assert len(project.labels(file)) == 3


def test_several_at_once_adds_and_takes_away(workshop) -> None:
    with workshop.project(several=True) as project:
        a, one, two = ids(project), Target("a/s0_0.wav"), Target("b/s0_1.wav")
        project.label([one], a["bird"])
        project.label([one], a["rain"])
        project.label([one, two], a["rain"])  # two lacks it: it is added there, and stays here
        assert [x[1] for x in said(project, one.file)] == ["bird", "rain"]
        assert [x[1] for x in said(project, two.file)] == ["rain"]
        project.label([one, two], a["rain"])  # both have it: away
        assert [x[1] for x in said(project, one.file)] == ["bird"]
        assert said(project, two.file) == []
        project.unknown([one])
        assert [x[0] for x in said(project, one.file)] == ["unknown"]
        project.label([one], a["rain"])
        assert [x[:2] for x in said(project, one.file)] == [("class", "rain")]


def test_a_region_goes_with_its_note(project: Project) -> None:
    at = [Target("a/s0_0.wav", 1.0, 2.0, 500.0, 900.0)]
    project.label(at, ids(project)["bird"])
    project.note(at, "two of them")
    project.unlabel(at)
    assert said(project, "a/s0_0.wav") == []
    project.undo()
    assert sorted(x[0] for x in said(project, "a/s0_0.wav")) == ["class", "note"]


def test_not_known_replaces_and_is_replaced(project: Project) -> None:
    at, a = [Target("a/s0_0.wav")], ids(project)
    project.label(at, a["bird"])
    project.unknown(at)
    assert [x[:2] for x in said(project, "a/s0_0.wav")] == [("unknown", None)]
    assert not project.unknown(at)
    project.label(at, a["bird"])
    assert [x[:2] for x in said(project, "a/s0_0.wav")] == [("class", "bird")]


def test_a_note_outlives_the_class_beside_it(project: Project) -> None:
    at = [Target("a/s0_0.wav")]
    project.note(at, "  wind, far away \n")
    assert said(project, "a/s0_0.wav") == [("note", None, "person", "wind, far away", None, None)]
    project.label(at, ids(project)["bird"])
    project.unlabel(at)
    assert [x[0] for x in said(project, "a/s0_0.wav")] == ["note"]
    project.note(at, "near")
    assert [x[3] for x in said(project, "a/s0_0.wav")] == ["near"]
    project.note(at, "")
    assert said(project, "a/s0_0.wav") == []
    assert not project.note(at, "")


def test_accepting_does_not_make_less_of_what_a_person_said(workshop, project: Project) -> None:
    a = ids(project)
    project.put_scored([workshop.scored("a/s0_0.wav", 0), workshop.scored("b/s0_1.wav", 1)])
    project.label([Target("a/s0_0.wav")], a["bird"])
    edit = project.accept(["a/s0_0.wav", "b/s0_1.wav", "c/s0_2.wav"])
    assert edit.files == {"b/s0_1.wav"}
    assert [x[1:3] for x in said(project, "a/s0_0.wav")] == [("bird", "person")]
    assert [x[1:3] for x in said(project, "b/s0_1.wav")] == [("dog_bark", "accepted")]


def test_accepting_all_above_leaves_alone_what_was_looked_at_and_is_one_edit(workshop, project: Project) -> None:
    project.put_scored(
        workshop.scored(r.file, k % 3, 4.0 if k < 9 else 1.0) for k, r in enumerate(project.recordings())
    )
    project.unknown([Target("a/s0_0.wav")])
    project.note([Target("b/s0_1.wav")], "listen again")
    edit = project.accept_above(0.9)
    assert len(edit.files) == 8
    assert {x.source for x in project.labels() if x.kind == "class"} == {"bulk"}
    assert project.can_undo == "Accept all above"
    project.undo()
    assert {x.kind for x in project.labels()} == {"unknown", "note"}


def test_accepting_a_class_the_project_lacks_adds_it_in_the_same_edit(workshop) -> None:
    with workshop.project(template="own") as project:
        project.put_scored([workshop.scored("a/s0_0.wav", 1)])
        edit = project.accept(["a/s0_0.wav"])
        assert edit.classes_changed
        assert [(c.name, c.key) for c in project.classes()] == [("dog_bark", "1")]
        project.undo()
        assert project.classes() == []
        assert project.labels() == []


def test_accepting_in_a_project_of_several_at_once_takes_every_class_that_is_likely(workshop, make, tmp_path) -> None:
    workshop.model = make(tmp_path / "sigmoid", kind="sigmoid")
    with workshop.project(several=True) as project:
        scored = workshop.scored("a/s0_0.wav", 0)
        project.put_scored([scored])
        assert (scored.probabilities >= 0.5).sum() == 3  # a logit of 0 is as likely as not
        project.accept(["a/s0_0.wav"])
        assert {x[1] for x in said(project, "a/s0_0.wav")} == {"bird", "dog_bark", "rain"}


def test_new_classes_get_keys_colours_and_places(project: Project) -> None:
    for name in ("wind", "sea"):
        project.add_class(name)
    project.add_class("train", key="1")
    project.add_class("car", key="")
    found = project.classes()
    assert [c.name for c in found] == ["bird", "dog_bark", "rain", "wind", "sea", "train", "car"]
    assert [c.key for c in found] == ["", "2", "3", "4", "5", "1", ""]
    assert len({c.colour for c in found}) == 7
    project.undo()
    project.undo()
    assert project.classes()[0].key == "1"


@pytest.mark.parametrize("name", ["", "  ", "Bird", "dog  bark", "a|b", "?", "None of these"])
def test_names_no_class_can_have_are_refused_in_words(project: Project, name: str) -> None:
    with pytest.raises(UserError):
        project.add_class(name)
    with pytest.raises(UserError):
        project.rename_class(ids(project)["rain"], name)


def test_many_new_classes_are_as_if_added_one_by_one_and_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [Class(1, "dog", "2", position=3, aliases="hound"), Class(2, "Dog", "1", position=4)]
    names = ["Dog", "Hound", *(f"species {k}" for k in range(1000)), "Species 1", "species_2"]
    one_by_one = known
    for number, name in enumerate(names[2:14], 3):
        one_by_one = rules.after(one_by_one, rules.new(one_by_one, number, name))
    asked, alike = [], rules.alike
    monkeypatch.setattr(rules, "alike", lambda name: asked.append(name) or alike(name))
    found, changes = rules.for_names(known, names, 3)
    assert len(asked) < 3 * len(names)
    assert rules.after(known, changes)[:14] == one_by_one
    assert len(changes) == 1000
    assert [found[name].id for name in ("Dog", "Hound", "species 1", "Species 1", "species_2")] == [1, 1, 4, 4, 5]
    with pytest.raises(UserError, match="cannot be called"):
        rules.for_names(known, ["cat", "a|b"], 3)


def test_a_bad_key_is_refused(project: Project) -> None:
    with pytest.raises(UserError):
        project.change_class(ids(project)["rain"], key="k")


@pytest.mark.skipif("everyday" not in models.shipped(), reason="no model ships yet")
def test_the_keys_go_once_to_the_classes_predicted_most(tmp_path) -> None:
    with Project.create(tmp_path / "project", tmp_path, "everyday") as project:
        before = [c.name for c in project.classes()]
        assert not project.order_classes({})
        assert project.order_classes({"siren": 5, "rain": 9, "none of these": 20})
        after = project.classes()
        rest = [name for name in before if name not in ("rain", "siren")]
        assert [c.name for c in after] == ["rain", "siren", *rest]
        assert "".join(c.key for c in after) == rules.KEYS
        assert project.can_undo is None
        assert not project.order_classes({rest[0]: 99})
        assert project.classes() == after


@pytest.mark.skipif("everyday" not in models.shipped(), reason="no model ships yet")
def test_a_key_that_was_used_stays(tmp_path) -> None:
    with Project.create(tmp_path / "project", tmp_path, "everyday") as project:
        before = project.classes()
        project.label([Target("a.wav")], before[0].id)
        project.undo()
        assert not project.order_classes({"siren": 5})
        assert project.classes() == before


def test_a_hundred_classes_have_a_hundred_colours() -> None:
    assert len({rules.colour(k) for k in range(100)}) == 100


def test_merging_moves_the_labels_once_a_span_and_can_be_undone(workshop) -> None:
    with workshop.project(several=True) as project:
        a = ids(project)
        one, two = Target("a/s0_0.wav"), Target("b/s0_1.wav", 1.0, 2.0)
        project.label([one, two], a["bird"])
        project.label([one], a["rain"])
        before = project.labels(), project.classes()
        edit = project.merge_classes(a["bird"], a["rain"])
        assert edit.files == {"a/s0_0.wav", "b/s0_1.wav"}
        assert [x[1] for x in said(project, "a/s0_0.wav")] == ["rain"]
        assert [x[1] for x in said(project, "b/s0_1.wav")] == ["rain"]
        assert [c.name for c in project.classes()] == ["dog_bark", "rain"]
        project.undo()
        assert (project.labels(), project.classes()) == before
        project.redo()
        assert project.counts() == {a["rain"]: 2}


def test_deleting_a_class_takes_its_labels_and_undo_brings_them_back(project: Project) -> None:
    a = ids(project)
    project.label([Target("a/s0_0.wav"), Target("b/s0_1.wav")], a["bird"])
    before = project.labels(), project.classes()
    project.delete_class(a["bird"])
    assert project.labels() == []
    project.undo()
    assert (project.labels(), project.classes()) == before
    with pytest.raises(UserError):
        project.delete_class(99)


def test_what_models_call_a_class_follows_it_through_renaming_and_merging(workshop, project: Project) -> None:
    a = ids(project)
    project.put_scored([workshop.scored("a/s0_0.wav", 1), workshop.scored("b/s0_1.wav", 0)])
    project.rename_class(a["dog_bark"], "dog")
    assert project.predictions()["a/s0_0.wav"].predicted == "dog"
    project.merge_classes(a["bird"], a["rain"])
    assert project.predictions()["b/s0_1.wav"].predicted == "rain"
    project.accept(["a/s0_0.wav", "b/s0_1.wav"])
    assert project.counts() == {a["dog_bark"]: 1, a["rain"]: 1}
    project.add_class("dog_bark")  # the old name is free again, and means itself
    assert project.predictions()["a/s0_0.wav"].predicted == "dog_bark"
    assert [c.names for c in project.classes()] == [("dog",), ("rain", "bird"), ("dog_bark",)]


def test_every_name_of_a_class_is_found_whatever_its_capitals() -> None:
    known = [Class(1, "Dog", aliases="dog_bark\nHund"), Class(2, "hund")]
    assert rules.named(known, "DOG bark") == known[0]
    assert rules.named(known, "Hund") == known[1]
    assert rules.named(known, "cat") is None


def test_a_name_is_the_same_however_its_letters_are_put_together() -> None:
    """A Mac writes ä as a and two dots, and Korean letter by letter: they look the same."""
    for composed in ("Käuzchen", "녹음"):
        apart = unicodedata.normalize("NFD", composed)
        assert rules.well_named(apart) == composed
        stored_long_ago = Class(1, apart)
        for name in (composed, apart, composed.upper()):
            assert rules.named([stored_long_ago], name) == stored_long_ago
            assert rules.named([Class(2, composed)], name) == Class(2, composed)
        assert rules.naming([stored_long_ago])(composed) == apart
        with pytest.raises(UserError, match="already"):
            rules.new([stored_long_ago], 2, composed)


def test_a_models_class_is_known_however_its_words_are_joined(workshop) -> None:
    with workshop.project(template="own") as project:
        project.add_class("Dog bark")
        project.put_scored([workshop.scored("a/s0_0.wav", 1)])
        assert project.predictions()["a/s0_0.wav"].predicted == "Dog bark"
        assert not project.accept(["a/s0_0.wav"]).classes_changed


@pytest.mark.parametrize("several", [False, True])
def test_what_a_table_says_twice_is_one_label_and_the_same_table_again_changes_nothing(several: bool) -> None:
    table = [
        Label(0, "a", *WHOLE, class_id, kind, "table") for class_id, kind in ((1, "class"), (1, "class"), (2, "not"))
    ]
    made = [c.after for c in labelling.impose([], table, several, count(1))]
    assert [(x.kind, x.class_id) for x in made] == [("class", 1), ("not", 2)]
    assert labelling.impose(made, table, several, count(9)) == []


def test_where_a_table_hears_a_class_that_was_denied_it_is_not_both() -> None:
    denied = Label(1, "a", *WHOLE, 1, "not")
    heard = Label(0, "a", *WHOLE, 1, "class", "table")
    assert labelling.impose([denied], [heard], True, count(2)) == [
        Change("labels", denied, None),
        Change("labels", None, heard._replace(id=2)),
    ]


@pytest.mark.parametrize("several", [False, True])
def test_a_table_that_says_the_same_as_a_person_leaves_it_the_persons(several: bool) -> None:
    said = Label(1, "a", *WHOLE, 1, "class", "person", "Ada")
    same, other = said._replace(id=0, source="table", who=""), said._replace(id=0, class_id=2, source="table", who="")
    assert labelling.impose([said], [same], several, count(2)) == []
    unsure = same._replace(source="unsure")  # which the table does tell
    assert bool(labelling.impose([said], [unsure], several, count(2))) != several
    assert Edit("Import labels", tuple(labelling.impose([said], [other], False, count(2)))).labels_out == 1


def test_a_copy_of_what_a_person_is_not_sure_of_is_not_sure_either() -> None:
    unsure = Label(1, "a", 0.0, 1.0, None, None, 1, source="unsure")
    table = unsure._replace(id=2, class_id=2, source="table")
    to = Target("a", 1.0, 2.0)
    made = labelling.copy([unsure, table], Target("a", 0.0, 1.0), to, labelling.stamp(3, "Ada", "now"))
    assert [(c.after[6], c.after[8]) for c in made if c.after] == [(1, "unsure"), (2, "person")]


def test_a_merge_leaves_no_span_that_is_said_and_denied(workshop) -> None:
    with workshop.project(several=True) as project:
        a, span = ids(project), Target("a/s0_0.wav", 1.0, 2.0)
        for kept, gone in (("bird", "rain"), ("rain", "bird")):
            project.label([span], a["rain"])
            project.propose("model", [span.file], [Proposal(span.file, 1.0, 2.0, None, None, "bird", 0.9, "model")])
            project.reject([span])
            before = project.labels()
            assert {x.kind for x in before} == {"class", "not"}
            project.merge_classes(a[gone], a[kept])
            assert [(x.kind, x.class_id) for x in project.labels()] == [("class", a[kept])]
            project.undo()
            assert project.labels() == before
            project.unlabel([span])


def test_a_table_that_denies_one_class_leaves_what_was_said(project: Project) -> None:
    a = ids(project)
    project.label([Target("b/s0_1.wav")], a["bird"])
    entries = [imports.Entry("b/s0_1.wav", WHOLE, "!rain"), imports.Entry("b/s0_1.wav", WHOLE, "!bird")]
    project.import_labels(imports.Plan(entries))
    assert {(x.kind, x.class_id) for x in project.labels()} == {("class", a["bird"]), ("not", a["rain"])}
