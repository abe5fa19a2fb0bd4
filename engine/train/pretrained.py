"""The weights that a recipe's network begins with where others trained them: fetched once, or given as a file, never unchecked."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from engine import download, places
from engine.errors import UserError
from engine.job import Report, silent
from engine.model import backend
from engine.recipe import Pretrained, Recipe

if TYPE_CHECKING:
    import keras


def weights_for(recipe: Recipe, given: str | os.PathLike[str] | None, report: Report = silent) -> Path | None:
    """The file of the recipe's pretrained weights, None where it has none: the one `given`, else fetched into the caches.

    Raises UserError where it cannot be fetched, or is not what was published.
    """
    if recipe.pretrained is None:
        return None
    if given is not None:
        return _checked(Path(given), recipe.pretrained)
    kept = places.cache_folder() / "weights" / recipe.pretrained.file
    try:
        download.fetch(recipe.pretrained.url, kept, report=report)
    except UserError as error:
        raise UserError(
            "The recipe {recipe} begins with weights that are fetched once, {megabytes} MB: {why}",
            "Or give the file, from {url}.",
            recipe=recipe.name,
            megabytes=round(recipe.pretrained.size / 1e6),
            why=str(error),
            url=recipe.pretrained.url,
        ) from error
    try:
        return _checked(kept, recipe.pretrained)
    except UserError:
        kept.unlink(missing_ok=True)
        raise


def load(network: keras.Model, recipe: Recipe, file: Path) -> None:
    """Gives the layers up to the frozen one the weights in `file`: arrays only, one layer after the other, no code run."""
    backend.keras().Model(network.input, network.get_layer(recipe.frozen).output).load_weights(file)


def _checked(file: Path, wanted: Pretrained) -> Path:
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "md5").hexdigest()
    except OSError as error:
        raise UserError(
            "The weights in {file} cannot be read: {reason}.", file=str(file), reason=error.strerror or str(error)
        ) from error
    if found != wanted.md5:
        raise UserError(
            "The file {file} is not {name} as it was published: its MD5 is {found}, not {md5}.",
            "Fetch it again, from {url}.",
            file=str(file),
            name=wanted.file,
            found=found,
            md5=wanted.md5,
            url=wanted.url,
        )
    return file
