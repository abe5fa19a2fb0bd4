"""Edits: inverse, what they say they change, what many changes come to, and their way to the disk and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.labels.history import Change, Edit, net, pack, unpack

values = st.none() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | st.text()
rows = st.tuples(st.integers(1, 6), st.text(), values)
changes = st.lists(
    st.builds(Change, st.sampled_from(["labels", "classes"]), st.none() | rows, st.none() | rows), max_size=6
)


@given(changes)
def test_edits_come_back_from_the_disk_as_they_were(changes: list[Change]) -> None:
    edit = Edit("Label", tuple(changes))
    assert unpack("Label", pack(edit)) == edit


@given(changes)
def test_the_inverse_of_the_inverse_is_the_edit(changes: list[Change]) -> None:
    edit = Edit("Label", tuple(changes))
    assert edit.inverse().inverse() == edit


def test_an_edit_says_which_recordings_it_changes() -> None:
    edit = Edit(
        "x",
        (
            Change("labels", (1, "a.wav"), None),
            Change("groups", None, ("b.wav", "site")),
            Change("classes", None, (1, "dog")),
        ),
    )
    assert edit.files == {"a.wav", "b.wav"}
    assert edit.classes_changed
    assert not Edit("x", edit.changes[:2]).classes_changed
    assert edit
    assert not Edit("x", ())


def test_many_changes_of_a_row_come_to_one() -> None:
    one, two, three = (1, "one"), (1, "two"), (1, "three")
    assert net([Change("classes", one, two), Change("classes", two, three)]) == (Change("classes", one, three),)
    assert net([Change("classes", None, one), Change("classes", one, None)]) == ()
    assert net([Change("classes", one, two), Change("classes", two, one)]) == ()
    assert net([Change("labels", one, None), Change("classes", one, None)]) == (
        Change("labels", one, None),
        Change("classes", one, None),
    )
