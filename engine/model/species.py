"""A species list: of all that a model can answer, what can occur."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from engine.errors import UserError
from engine.model.folder import Model


def read(file: Path) -> tuple[str, ...]:
    """The names in a list, one a line; what follows a # is a remark. Raises UserError."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("The list {file} cannot be read.", "It must be text, a species a line.", file=file) from error
    return tuple(name for line in lines if (name := line.partition("#")[0].strip()))


def restricted(model: Model, species: Path | Iterable[str]) -> Model:
    """The model with only the classes that are listed, by their whole name or, of "Scientific name_Common name", either part.

    Embeddings stay what they are. Raises UserError where none of the listed is known.
    """
    wanted = {name.casefold() for name in (read(species) if isinstance(species, Path) else species)}
    chosen = [
        k for k, name in enumerate(model.classes) if wanted & {part.casefold() for part in (name, *name.split("_"))}
    ]
    if not chosen:
        raise UserError(
            "{title} knows none of the {count} classes that are listed.",
            "Its classes are called, for instance: {some}.",
            title=model.title,
            count=len(wanted),
            some="; ".join(model.classes[:3]),
        )
    head, rule = model.head, model.calibration
    head = replace(
        head,
        weights=head.weights[:, chosen],
        bias=head.bias[chosen],
        columns=None if head.columns is None else head.columns[chosen],
    )
    limits = tuple(rule.thresholds[k] for k in chosen) if rule.thresholds else ()
    return replace(
        model,
        classes=tuple(model.classes[k] for k in chosen),
        head=head,
        calibration=replace(rule, thresholds=limits),
    )
