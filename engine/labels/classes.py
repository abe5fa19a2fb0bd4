"""The rules of classes: names, keys, colours, and what happens to the labels when classes are merged or deleted."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from engine.errors import UserError
from engine.labels import Class, Label
from engine.labels.history import Change, removed

NONE_OF_THESE = "none of these"
UNKNOWN = "?"  # how a table says "looked at, not known"
JOINT = "|"  # how a table joins several classes of one span
NOT = "!"  # how a table says that a class is not heard: "!dog"; "!" alone: none of them
KEYS = "123456789"

# Colours that people with any colour vision tell apart (Okabe and Ito 2008), then hues as far apart as can be.
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b3a800", "#7f7f7f")


def colour(position: int) -> str:
    """The colour of the class at a position, "#rrggbb"; no two of the first hundred are the same."""
    if position < len(_COLOURS):
        return _COLOURS[position]
    step = position - len(_COLOURS)
    red, green, blue = colorsys.hls_to_rgb(0.05 + step * 0.61803399 % 1.0, (0.38, 0.5, 0.62)[step % 3], 0.6)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def well_named(name: str) -> str:
    """The name without needless spaces, its letters in one piece each.  Raises UserError for a name no class can have."""
    name = " ".join(normalize("NFC", name).split())
    if not name:
        raise UserError("A class needs a name.")
    if JOINT in name or name == UNKNOWN or name.startswith(NOT) or name.casefold() == NONE_OF_THESE:
        raise UserError(
            "A class cannot be called “{name}”.",
            "Tables use “|”, “?”, “!” and “none of these” for something else.",
            name=name,
        )
    return name


def alike(name: str) -> str:
    """What two names have in common that mean the same class.

    Capitals, and spaces or underscores, make no difference, nor whether an ä is one letter or, as on a Mac, an a with dots.
    """
    return " ".join(normalize("NFC", name).replace("_", " ").split()).casefold()


def named(classes: Sequence[Class], name: str) -> Class | None:
    """The class of that name; else the one that was called so before."""
    wanted = alike(name)
    present = (c for c in classes if alike(c.name) == wanted)
    return next(present, None) or next((c for c in classes if wanted in map(alike, c.names)), None)


def after(classes: Sequence[Class], changes: Sequence[Change]) -> list[Class]:
    """The classes as changes leave them, by position."""
    by_id = {c.id: c for c in classes}
    for table, before, row in changes:
        if table == "classes":
            if before is not None:
                by_id.pop(before[0])
            if row is not None:
                by_id[row[0]] = Class(*row)
    return sorted(by_id.values(), key=lambda c: (c.position, c.id))


def _free(classes: Sequence[Class], name: str, but: int | None = None) -> str:
    name = well_named(name)
    if any(alike(c.name) == alike(name) and c.id != but for c in classes):
        raise UserError("There is a class “{name}” already.", "Merge the two, or choose another name.", name=name)
    return name


def _get(classes: Sequence[Class], class_id: int) -> Class:
    found = next((c for c in classes if c.id == class_id), None)
    if found is None:
        raise UserError("That class is not there any more.")
    return found


def new(
    classes: Sequence[Class], id: int, name: str, key: str | None = None, colour_: str | None = None
) -> list[Change]:
    """A class at the end; without a word on the key it takes the first free digit.  Raises UserError."""
    name = _free(classes, name)
    # A former name of another class becomes this one's own again.
    changes = [_without_alias(c, name) for c in classes if alike(name) in map(alike, c.names[1:])]
    classes = after(classes, changes)
    taken = {c.key for c in classes}
    position = 1 + max((c.position for c in classes), default=-1)
    if key is None:
        key = next((k for k in KEYS if k not in taken), "")
    changes += _key_freed(classes, key, id)
    return [*changes, Change("classes", None, Class(id, name, key, colour_ or colour(position), position))]


def for_names(classes: Sequence[Class], names: Iterable[str], id: int) -> tuple[dict[str, Class], list[Change]]:
    """The class of each name, and the changes that add those there are none of, numbered from `id` on.  Raises UserError."""
    backwards = classes[::-1]  # where two go by a name, it is the first one's
    known = {alike(name): c for c in backwards for name in c.names[1:]} | {alike(c.name): c for c in backwards}
    keys = iter(sorted({*KEYS} - {c.key for c in classes}))
    after_last = 1 + max((c.position for c in classes), default=-1)
    found: dict[str, Class] = {}
    made: list[Change] = []
    for name in names:
        same = alike(name)
        if same not in known:
            position = after_last + len(made)
            known[same] = Class(id + len(made), well_named(name), next(keys, ""), colour(position), position)
            made.append(Change("classes", None, known[same]))
        found[name] = known[same]
    return found, made


def _without_alias(c: Class, name: str) -> Change:
    kept = [n for n in c.names[1:] if alike(n) != alike(name)]
    return Change("classes", c, c._replace(aliases="\n".join(kept)))


def _key_freed(classes: Sequence[Class], key: str, but: int) -> list[Change]:
    if key and key not in KEYS:
        raise UserError("A class key is one of the digits 1 to 9.")
    return [Change("classes", c, c._replace(key="")) for c in classes if key and c.key == key and c.id != but]


def _aliases(*names: str, but: str) -> str:
    return "\n".join(n for n in dict.fromkeys(names) if n != but)


def rename(classes: Sequence[Class], class_id: int, name: str) -> list[Change]:
    """A new name; the old one stays as an alias, because models still use it.  Raises UserError."""
    old = _get(classes, class_id)
    name = _free(classes, name, but=class_id)
    return (
        []
        if name == old.name
        else [Change("classes", old, old._replace(name=name, aliases=_aliases(*old.names, but=name)))]
    )


def change(
    classes: Sequence[Class], class_id: int, key: str | None, colour_: str | None, position: int | None
) -> list[Change]:
    """Another key (taken away from the class that had it), colour or position.  Raises UserError."""
    old = _get(classes, class_id)
    fields = {
        name: value for name, value in (("key", key), ("colour", colour_), ("position", position)) if value is not None
    }
    new = old._replace(**fields)
    return [] if new == old else [*_key_freed(classes, key or "", class_id), Change("classes", old, new)]


def by_use(classes: Sequence[Class], counts: Mapping[str, int]) -> list[Change]:
    """The classes that are counted most, by name, come first and have the keys; what is left stays in its order."""
    used = sorted(classes, key=lambda c: -counts.get(c.name, 0))
    most = used[: len(KEYS)]
    keyed = zip([*most, *(c for c in classes if c not in most)], [*KEYS, *[""] * len(classes)])
    new = [c._replace(key=key, position=place) for place, (c, key) in enumerate(keyed)]
    old = {c.id: c for c in classes}
    return [Change("classes", old[c.id], c) for c in new if c != old[c.id]]


def merge(classes: Sequence[Class], labels: Sequence[Label], from_id: int, into_id: int) -> list[Change]:
    """The labels of one class move to the other, once a span; the emptied class goes.  `labels`: those of both classes."""
    gone, kept = _get(classes, from_id), _get(classes, into_id)
    if from_id == into_id:
        return []
    there = {(label.file, label.span, label.kind) for label in labels if label.class_id == into_id}
    changes: list[Change] = []
    for label in labels:
        if label.class_id == from_id:
            twice = (label.file, label.span, label.kind) in there
            denied = label.kind == "not" and (label.file, label.span, "class") in there
            changes.append(Change("labels", label, None if twice or denied else label._replace(class_id=into_id)))
    heard = {(label.file, label.span) for label in labels if label.class_id == from_id and label.kind == "class"}
    denials = [label for label in labels if label.class_id == into_id and label.kind == "not"]
    changes += removed("labels", [label for label in denials if (label.file, label.span) in heard])
    merged = kept._replace(aliases=_aliases(*kept.names, *gone.names, but=kept.name), key=kept.key or gone.key)
    return [*changes, Change("classes", gone, None), Change("classes", kept, merged)]


def delete(classes: Sequence[Class], labels: Sequence[Label], class_id: int) -> list[Change]:
    """The class goes and its labels with it.  `labels`: those of the class."""
    return [*removed("labels", labels), Change("classes", _get(classes, class_id), None)]


@dataclass(frozen=True)
class Naming:
    """What the names a model uses are called in this project."""

    now: dict[str, str]

    def __call__(self, name: str) -> str:
        return self.now.get(alike(name), name)


def naming(classes: Sequence[Class]) -> Naming:
    """From the classes' names, and from their former names where no class has those now."""
    former = {alike(name): c.name for c in classes for name in c.names[1:]}
    return Naming(former | {alike(c.name): c.name for c in classes})
