"""A species list: of all that a model can answer, what can occur."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from engine.errors import UserError
from engine.model.folder import Model

SHOWN = 10  # lines in one sentence


def read(file: Path) -> tuple[str, ...]:
    """The names in a list, one a line; what follows a # is a remark. Raises UserError."""
    if not file.is_file():
        raise UserError("There is no file {file}.", file=file)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("The list {file} cannot be read.", "It must be text, a species a line.", file=file) from error
    return tuple(name for line in lines if (name := line.partition("#")[0].strip()))


def unknown(model: Model, species: Path) -> UserError | None:
    """What of the list that a model was restricted to is no class of it, in words; None where all are. Raises UserError."""
    known = set().union(*map(_called, model.classes))
    strange = [name for name in read(species) if name.casefold() not in known]
    if not strange:
        return None
    return UserError(
        "{title} has no class called {names}.",
        "Every line of a list is the name of one class, as the model writes it.",
        title=model.title,
        names=", ".join(strange[:SHOWN]) + (", …" if len(strange) > SHOWN else ""),
    )


def _called(name: str) -> set[str]:
    return {part.casefold() for part in (name, *name.split("_"))}


def restricted(model: Model, species: Path | Iterable[str]) -> Model:
    """The model with only the classes that are listed, by their whole name or, of "Scientific name_Common name", either part.

    Embeddings stay what they are, and so does every probability. Raises UserError where none of the listed is known.
    """
    wanted = {name.casefold() for name in (read(species) if isinstance(species, Path) else species)}
    chosen = [k for k, name in enumerate(model.classes) if wanted & _called(name)]
    if not chosen:
        raise UserError(
            "{title} knows none of the {count} classes that are listed.",
            "Its classes are called, for instance: {some}.",
            title=model.title,
            count=len(wanted),
            some="; ".join(model.classes[:3]),
        )
    head, rule, unlisted = model.head, model.calibration, model.unlisted
    others = [k for k in range(len(model.classes)) if k not in set(chosen)]
    if not model.several and others:  # they keep their share: what is none of the listed is most likely one of them
        left = head.only(others)
        unlisted = left if unlisted is None else left.followed_by(unlisted)
    limits = tuple(rule.thresholds[k] for k in chosen) if rule.thresholds else ()
    return replace(
        model,
        classes=tuple(model.classes[k] for k in chosen),
        head=head.only(chosen),
        unlisted=unlisted,
        calibration=replace(rule, thresholds=limits),
    )
