"""The rules of labelling: which rows go and which come when a person says what a recording is.

Every function takes the labels there are on the targets' recordings, and yields the changes; nothing here touches the disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from engine.labels import SPAN, Label, Source, Span, Target
from engine.labels.history import Change, added, removed


@dataclass(frozen=True)
class Stamp:
    """Who says it, how and when; `ids` gives each new label its number."""

    ids: Iterator[int]
    who: str
    when: str
    source: Source = "person"

    def label(self, file: str, span: Span, class_id: int | None, **rest: str) -> Label:
        made = Label(next(self.ids), file, *span, class_id, source=self.source, who=self.who, when=self.when)
        return made._replace(**rest) if rest else made


def stamp(next_id: int, who: str, when: str, source: Source = "person") -> Stamp:
    return Stamp(count(next_id), who, when, source)


def _by_span(labels: Iterable[Label]) -> dict[tuple[str, Span], list[Label]]:
    spans: dict[tuple[str, Span], list[Label]] = defaultdict(list)
    for label in labels:
        spans[label.file, label.span].append(label)
    return spans


def places(targets: Iterable[Target]) -> list[tuple[str, Span]]:
    """The targets without repeats, in order."""
    return list(dict.fromkeys((target.file, target.span) for target in targets))


def assign(existing: Iterable[Label], targets: Sequence[Target], class_id: int, stamp: Stamp) -> list[Change]:
    """One of many: the class takes the place of whatever class (or "don't know") the span had; notes stay."""
    spans, changes = _by_span(existing), []
    for file, span in places(targets):
        old = [label for label in spans.get((file, span), ()) if label.kind != "note"]
        if [(label.kind, label.class_id) for label in old] == [("class", class_id)] and _says_already(old[0], stamp):
            continue
        changes += removed("labels", old)
        changes += added("labels", [stamp.label(file, span, class_id)])
    return changes


def _says_already(label: Label, stamp: Stamp) -> bool:
    """What a person said is not made less by accepting the same from a model."""
    return (label.source, label.who) == (stamp.source, stamp.who) or (
        label.source == "person" and stamp.source not in ("person", "unsure")
    )


def toggle(existing: Iterable[Label], targets: Sequence[Target], class_id: int, stamp: Stamp) -> list[Change]:
    """Several at once: the class is added to the spans that lack it; where every span has it already, it is taken away from all."""
    spans = _by_span(existing)
    have = {
        place: [x for x in spans.get(place, ()) if x.class_id == class_id and x.kind == "class"]
        for place in places(targets)
    }
    if all(have.values()):
        return removed("labels", (label for labels in have.values() for label in labels))
    return add(existing, targets, class_id, stamp)


def add(existing: Iterable[Label], targets: Sequence[Target], class_id: int, stamp: Stamp) -> list[Change]:
    """Several at once: the class joins the others of the span; "don't know" gives way."""
    spans, changes = _by_span(existing), []
    for file, span in places(targets):
        old = spans.get((file, span), ())
        if any(label.class_id == class_id and label.kind == "class" for label in old):
            continue
        changes += removed("labels", (label for label in old if _gives_way(label, class_id)))
        changes += added("labels", [stamp.label(file, span, class_id)])
    return changes


def _gives_way(label: Label, class_id: int | None) -> bool:
    """Whether it cannot be true beside the class."""
    return label.kind == "unknown" or (label.kind == "not" and label.class_id in (class_id, None))


def deny(existing: Iterable[Label], targets: Sequence[Target], class_id: int | None, stamp: Stamp) -> list[Change]:
    """The class is not heard on the spans (None: none of the classes is); what says otherwise goes."""
    spans, changes = _by_span(existing), []
    for file, span in places(targets):
        old = [label for label in spans.get((file, span), ()) if label.kind != "note"]
        if any(label.kind == "not" and label.class_id in (class_id, None) for label in old):
            continue
        gone = [label for label in old if label.kind == "unknown" or class_id in (label.class_id, None)]
        changes += removed("labels", gone)
        changes += added("labels", [stamp.label(file, span, class_id, kind="not")])
    return changes


def doubt(existing: Iterable[Label], targets: Sequence[Target]) -> list[Change]:
    """The person is not sure of the classes of the spans; where they were unsure of all already, they are sure again."""
    spans = _by_span(existing)
    said = [x for place in places(targets) for x in spans.get(place, ()) if x.kind == "class"]
    source: Source = "person" if all(x.source == "unsure" for x in said) else "unsure"
    return [Change("labels", x, x._replace(source=source)) for x in said if x.source != source]


def unknown(existing: Iterable[Label], targets: Sequence[Target], stamp: Stamp) -> list[Change]:
    """Looked at and not known: takes the place of every class of the span."""
    spans, changes = _by_span(existing), []
    for file, span in places(targets):
        old = [label for label in spans.get((file, span), ()) if label.kind != "note"]
        if [label.kind for label in old] == ["unknown"]:
            continue
        changes += removed("labels", old)
        changes += added("labels", [stamp.label(file, span, None, kind="unknown")])
    return changes


def plain(text: str) -> str:
    """A note without outer spaces, its lines ended in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def note(existing: Iterable[Label], targets: Sequence[Target], text: str, stamp: Stamp) -> list[Change]:
    """One note a span; an empty text takes it away."""
    spans, changes, text = _by_span(existing), [], plain(text)
    for file, span in places(targets):
        old = [label for label in spans.get((file, span), ()) if label.kind == "note"]
        if [label.note for label in old] == ([text] if text else []):
            continue
        changes += removed("labels", old)
        if text:
            changes += added("labels", [stamp.label(file, span, None, kind="note", note=text)])
    return changes


def unlabel(existing: Iterable[Label], targets: Sequence[Target]) -> list[Change]:
    """Takes the classes and "don't know" off the recordings, whose notes stay; of a region nothing stays."""
    spans = _by_span(existing)
    said = ((file, span, label) for file, span in places(targets) for label in spans.get((file, span), ()))
    return removed("labels", (label for _, span, label in said if span[0] is not None or label.kind != "note"))


def move(existing: Iterable[Label], target: Target, to: Target) -> list[Change]:
    """All that was said of a span, notes too, is said of another of the same recording, in place of what was said there.

    Who said it and when stays: it is where, not what, that changes.
    """
    spans = _by_span(existing)
    if target.span == to.span:
        return []
    said = spans.get((target.file, target.span), [])
    there = spans.get((to.file, to.span), []) if said else []
    moved = (Change("labels", label, label._replace(**dict(zip(SPAN, to.span)))) for label in said)
    return [*removed("labels", there), *moved]


def copy(existing: Iterable[Label], target: Target, to: Target, stamp: Stamp) -> list[Change]:
    """The classes of a span are said of another one too; its note stays where it is."""
    spans = _by_span(existing)
    said = [label for label in spans.get((target.file, target.span), ()) if label.kind != "note"]
    if target.span == to.span or not said:
        return []
    there = [label for label in spans.get((to.file, to.span), ()) if label.kind != "note"]
    made = [
        stamp.label(
            to.file, to.span, x.class_id, kind=x.kind, source=x.source if x.source == "unsure" else stamp.source
        )
        for x in said
    ]
    return [*removed("labels", there), *added("labels", made)]


def impose(existing: Iterable[Label], wanted: Sequence[Label], several: bool, ids: Iterator[int]) -> list[Change]:
    """What a table says takes the place of what was said of the span (one-of-many), or joins it (several-at-once).

    `wanted` are labels without a number yet.  What was said already stays as it is.
    """
    spans, new = _by_span(existing), _by_span(wanted)
    changes: list[Change] = []
    for place, labels in new.items():
        old = spans.get(place, [])
        notes, said = [x for x in labels if x.kind == "note"], [x for x in labels if x.kind != "note"]
        if not several:
            one = [x for x in said if x.kind != "not"][-1:]
            said = [x for x in said if x.kind == "not" or x in one]
        said = list({(x.kind, x.class_id): x for x in said}.values())  # a table may say it twice
        for part, there in (
            (notes[-1:], [x for x in old if x.kind == "note"]),
            (said, [x for x in old if x.kind != "note"]),
        ):
            if part and part is said and (several or all(x.kind == "not" for x in part)):
                part = [x for x in part if not any(_holds(x, y) for y in there)]
                gone = [x for x in there if any(y.kind == "class" and _gives_way(x, y.class_id) for y in part)]
            else:
                gone = there
            if not part or (len(gone) == len(part) and all(map(_same, gone, part))):
                continue
            changes += removed("labels", gone)
            changes += added("labels", (x._replace(id=next(ids)) for x in part))
    return changes


def _holds(wanted: Label, there: Label) -> bool:
    """Whether what is there says it already, or says the class that is not to be heard."""
    if (wanted.kind, wanted.class_id) == (there.kind, there.class_id):
        return True
    return wanted.kind == "not" and there.kind == "class" and wanted.class_id in (there.class_id, None)


def _same(there: Label, wanted: Label) -> bool:
    """Whether it says the same, and a table that knows no better does not tell whence."""
    if (there.kind, there.class_id, there.note) != (wanted.kind, wanted.class_id, wanted.note):
        return False
    return wanted.kind == "note" or wanted.source in ("table", there.source)
