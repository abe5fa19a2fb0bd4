"""What a Recipe is: how a Model is made, from sound to trained network, in one file of `recipes/`."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.errors import UserError
from engine.features import Frontend

if TYPE_CHECKING:
    import keras

RECIPES = ("earmark",)  # modules of engine.recipes; named here because a frozen program cannot list its modules


class Build(Protocol):
    """Makes the network for features of `shape` (what the front end says): a layer named "embedding" and, last, "classes" with one
    logit a class.

    With `folded` each convolution carries the batch normalisation that follows it: what is shipped, and what
    fine-tuning starts from.
    """

    def __call__(self, shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model: ...


Augment = Callable[[np.ndarray, np.ndarray, np.random.Generator], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast a network is trained from scratch; `average` is the momentum of the weights' moving
    average.
    """

    epochs: int = 60
    batch: int = 32
    peak_rate: float = 2e-3
    weight_decay: float = 0.02
    warmup_epochs: float = 3.0
    smoothing: float = 0.05
    average: float = 0.995


@dataclass(frozen=True, slots=True)
class Recipe:
    """`augment(x, y, rng)` changes a batch of features (n, *shape) and its targets (n, classes) anew each time it
    is shown.
    """

    name: str
    title: str
    about: str
    frontend: Frontend
    build: Build
    augment: Augment
    schedule: Schedule

    def fields(self) -> dict[str, object]:
        """The copy of this recipe that a model keeps; JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "frontend": self.frontend.fields(),
            "schedule": asdict(self.schedule),
        }


def recipes() -> dict[str, Recipe]:
    """Every recipe by name; works in a frozen program too.  Imports neither TensorFlow nor Keras."""
    return {name: importlib.import_module(f"engine.recipes.{name}").RECIPE for name in RECIPES}


def named(name: str) -> Recipe:
    """The recipe of that name.  Raises `UserError` with the names there are."""
    known = recipes()
    if name not in known:
        raise UserError("There is no recipe named {name}.", "Recipes: {known}.", name=name, known=", ".join(known))
    return known[name]


def rate_at(step: int, steps: int, schedule: Schedule, epochs: int | None = None) -> float:
    """The learning rate at `step` of `steps`: a linear rise over the warm-up epochs, then half a cosine down to 0."""
    rise = max(1, round(steps * schedule.warmup_epochs / (epochs or schedule.epochs)))
    if step < rise:
        return schedule.peak_rate * (step + 1) / rise
    return schedule.peak_rate * 0.5 * (1 + float(np.cos(np.pi * (step - rise) / max(1, steps - rise))))
