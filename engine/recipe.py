"""What a Recipe is: how a Model is made, from sound to trained network, in one file of `recipes/`."""

from __future__ import annotations

import difflib
import hashlib
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from engine.errors import UserError
from engine.features import Frontend

if TYPE_CHECKING:
    import keras

RECIPES = (  # modules of engine.recipes; named here because a frozen program cannot list its modules
    "earmark",
    "mel64_cnn",
    "image64_cnn",
    "logmel_cnn",
    "gammatone_cnn",
    "crnn",
    "separable_cnn",
    "plain_cnn",
    "cry_residual",
    "efficientnetb0",
    "resnet152",
)

RANDOM = "random-"  # before the name of a recipe with pretrained weights: without them


class Build(Protocol):
    """Makes the network for features of `shape` (what the front end says): a layer named "embedding" and, last, "classes" with one
    logit a class.

    With `folded` each convolution carries the batch normalisation that follows it: what is shipped, and what
    fine-tuning starts from.
    """

    def __call__(self, shape: tuple[int, ...], classes: int, folded: bool = False) -> keras.Model: ...


Augment = Callable[[np.ndarray, np.ndarray, np.random.Generator], tuple[np.ndarray, np.ndarray]]
Distort = Callable[[np.ndarray, np.random.Generator], np.ndarray]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast a network is trained from scratch, with Adam (AdamW where `weight_decay` is not 0).

    The rate rises to `peak_rate` over the warm-up epochs, then falls as half a cosine, or stays where `falls` is
    False. `smoothing` of the labels; `average` is the momentum of the weights' moving average, 0 for none; gradients
    longer than `clip` are shortened, 0 for never.
    An epoch draws as many windows as there are, rare classes more often than they occur, or, with `each_once`, shows
    each window once, in a new order. `class_weights`: mistakes count the more, the rarer the class.
    `patience` and `plateau` are epochs without a better loss on the inner validation groups, then training stops, or
    the rate is multiplied by `slower`; 0 for never. `best`: the weights are those of the best epoch there, else of
    the last one.
    """

    epochs: int = 40
    batch: int = 32
    peak_rate: float = 2e-3
    weight_decay: float = 0.02
    warmup_epochs: float = 3.0
    smoothing: float = 0.05
    average: float = 0.995
    falls: bool = True
    clip: float = 5.0
    each_once: bool = False
    class_weights: bool = False
    patience: int = 0
    plateau: int = 0
    slower: float = 0.5
    best: bool = False


@dataclass(frozen=True, slots=True)
class Pretrained:
    """A file of weights that others trained: where it is, how many bytes, its MD5 as published, and its licence."""

    url: str
    size: int
    md5: str
    licence: str

    @property
    def file(self) -> str:
        """The file's name."""
        return self.url.rsplit("/", 1)[-1]


def adam(epochs: int, batch: int, **more: Any) -> Schedule:
    """Adam at 1e-3 throughout, each window once an epoch, the weights of the last epoch: what Keras does when it is told
    nothing else, and so what most notebooks do.
    """
    plain = Schedule(epochs, batch, peak_rate=1e-3, weight_decay=0, warmup_epochs=0, smoothing=0, average=0)
    return replace(plain, **{"falls": False, "clip": 0.0, "each_once": True, **more})


def untouched(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The batch as it is: for recipes that vary nothing."""
    return x, y


@dataclass(frozen=True, slots=True)
class Recipe:
    """`augment(x, y, rng)` changes a batch of features (n, *shape) and its targets (n, classes) anew each time it is
    shown; one with a parameter `floor` is given that of a front end which was set otherwise. `distort(windows, rng)`
    changes the sound itself, float32 (n, window_frames), before it becomes features:
    `copies` distorted ones of each training window are made once and learned from beside it.

    `frozen` names the layer up to which a network from scratch is left as it is: what that layer says of each window is
    computed once, and `augment` is given that instead of features. `pretrained` is a file of weights that others
    trained for the layers up to there (HDF5, as keras.applications publishes them); without one, their weights are
    random. `file` is where a person wrote a recipe of their own.  `fixed` are fields of the front end that the network
    counts on, and `build`, which is told the shape alone, cannot know.
    """

    name: str
    title: str
    about: str
    frontend: Frontend
    build: Build
    augment: Augment
    schedule: Schedule
    distort: Distort | None = None
    copies: int = 0
    frozen: str = ""
    pretrained: Pretrained | None = None
    file: Path | None = None
    fixed: tuple[str, ...] = ()

    def code(self) -> str:
        """A hash of the file that the network is written in, and of the person's own: what was kept of a recipe counts as long as both
        say the same.  Nothing in a frozen program, which cannot change.
        """
        try:
            told = hashlib.sha256(Path(inspect.getfile(self.build)).read_bytes())
            if self.file is not None:
                told.update(self.file.read_bytes())
        except (OSError, TypeError):
            return ""
        return told.hexdigest()[:16]

    def fields(self) -> dict[str, object]:
        """The copy of this recipe that a model keeps; JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "frontend": self.frontend.fields(),
            "schedule": asdict(self.schedule),
            "copies": self.copies,
            "frozen": self.frozen,
            "pretrained": self.pretrained.md5 if self.pretrained else "",
        }


def recipes() -> dict[str, Recipe]:
    """Every recipe by name; works in a frozen program too.  Imports neither TensorFlow nor Keras."""
    return {name: importlib.import_module(f"engine.recipes.{name}").RECIPE for name in RECIPES}


def named(name: str, also: Sequence[str] = ()) -> Recipe:
    """The recipe of that name; "random-resnet152" is one without the weights that others trained; "./mine.py" a file of the person's own,
    whose code runs.  Raises `UserError` with the nearest name and all there are, `also` what else could have been meant.
    """
    if name.endswith(".py"):
        return _own(Path(name))
    known = recipes()
    plain = name.removeprefix(RANDOM)
    if plain in known:
        made = known[plain]
        return (
            made if plain == name else replace(made, name=name, title=f"{made.title}: random instead", pretrained=None)
        )
    names = [*also, *known]
    near = difflib.get_close_matches(plain.lower(), names, 1, 0.5)
    raise UserError(
        "There is no recipe named {name}; did you mean {near}?" if near else "There is no recipe named {name}.",
        "Recipes: {known}.",
        name=name,
        near=near[0] if near else "",
        known=", ".join(names),
    )


def _own(file: Path) -> Recipe:
    if not file.is_file():
        raise UserError("There is no file {file}.", file=file)
    if getattr(sys, "frozen", False):
        raise UserError("The packed app runs no recipe of your own.", "Earmark installed with pip does.")
    spec = importlib.util.spec_from_file_location(f"own_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        made = module.RECIPE
        if not isinstance(made, Recipe):
            raise TypeError("RECIPE is no engine.recipe.Recipe")
    except Exception as error:  # whatever a person's own code may raise
        raise UserError(
            "The recipe in {file} cannot be used: {reason}.",
            "It is a Python file like those in engine/recipes, with a function build and a RECIPE.",
            file=str(file),
            reason=f"{type(error).__name__}: {error}",
        ) from error
    return replace(made, file=file)


FRONTEND = "frontend."  # before the name of one of its fields


def changed(recipe: Recipe, settings: Sequence[str]) -> Recipe:
    """The recipe with some of its numbers set, each as "field=value": of its schedule ("batch=250"), of its front end
    ("frontend.mels=128"), or "copies".  Raises `UserError` for one that it has not, with the nearest, or that cannot be so.
    """
    schedule, frontend = recipe.schedule, recipe.frontend
    known = {one.name for one in fields(schedule)} | {FRONTEND + one.name for one in fields(frontend)} | {"copies"}
    for setting in settings:
        name, equals, text = (part.strip() for part in setting.partition("="))
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            raise UserError(
                "The recipe {recipe} has no field {name}; did you mean {near}?"
                if near
                else "The recipe {recipe} has no field {name}.",
                "Fields: {known}.",
                recipe=recipe.name,
                name=name,
                near=near[0] if near else "",
                known=", ".join(sorted(known)),
            )
        try:
            if not equals:
                raise ValueError("it says no value, as batch=250 does")
            if name == "copies":
                recipe = replace(recipe, copies=_value(text, recipe.copies))
            elif name.startswith(FRONTEND):
                name = name.removeprefix(FRONTEND)
                if name in recipe.fixed:
                    raise UserError(
                        "{setting} cannot be: the network of {recipe} counts on {field} as it is.",
                        "Other fields of its front end can be set.",
                        setting=setting,
                        recipe=recipe.name,
                        field=FRONTEND + name,
                    )
                frontend = replace(frontend, **{name: _value(text, getattr(frontend, name))})
            else:
                schedule = replace(schedule, **{name: _value(text, getattr(schedule, name))})
                if schedule.batch < 1:
                    raise ValueError("a batch is one window or more")
        except (ValueError, TypeError, KeyError) as error:
            raise UserError(
                "{setting} cannot be: {reason}.",
                "It is a number, or yes or no, as it is in the recipe.",
                setting=setting,
                reason=str(error),
            ) from error
    told = ", ".join(settings)
    vary: Callable[..., Any] = recipe.augment
    if frontend != recipe.frontend:
        _heard(frontend, told)
        floor = getattr(frontend, "floor", None)
        if floor is not None and "floor" in inspect.signature(vary).parameters:
            vary = partial(vary, floor=floor)
    title = f"{recipe.title} ({told})" if told else recipe.title
    return replace(recipe, title=title, schedule=schedule, frontend=frontend, augment=vary)


def _heard(frontend: Frontend, told: str) -> None:
    """Tries a front end on a window of noise and one of silence.  Raises `UserError` where that gives nothing, no numbers, or less
    than it has bands.
    """
    low_hz, high_hz = getattr(frontend, "low_hz", 0.0), getattr(frontend, "high_hz", frontend.rate_hz / 2)
    if not low_hz < high_hz <= frontend.rate_hz / 2:
        raise UserError(
            "{told} cannot be: the edges of its bands must rise from 0 to {most} Hz at most.",
            "That is half of its rate_hz; they are low_hz and high_hz.",
            told=told,
            most=f"{frontend.rate_hz / 2:g}",
        )
    try:
        if frontend.window_frames < 1:
            raise ValueError("a window of no length")
        noise = np.random.default_rng(0).normal(0, 0.1, (1, frontend.window_frames)).astype(np.float32)
        found = frontend.features(noise)
        if not found.size or found.shape[1:] != frontend.shape:
            raise ValueError("nothing is left of a window")
        with np.errstate(all="ignore"):
            finite = np.isfinite(found).all() and np.isfinite(frontend.features(np.zeros_like(noise))).all()
    except Exception as error:  # whatever numbers that do not go together may raise
        raise UserError(
            "{told} cannot be: the front end makes nothing of a window of sound.",
            "Numbers near those of the recipe can.",
            told=told,
        ) from error
    if not finite:
        raise UserError(
            "{told} cannot be: what the front end makes of silence is no number.",
            "Numbers near those of the recipe can.",
            told=told,
        )
    filters = frontend.filters
    if filters is not None and not filters.any(axis=0).all():
        raise UserError(
            "{told} cannot be: {empty} of its {bands} bands hold nothing of a spectrum.",
            "Fewer bands or longer spectra can.",
            told=told,
            empty=int((~filters.any(axis=0)).sum()),
            bands=filters.shape[1],
        )


def _value(text: str, now: Any) -> Any:
    """A text as what is there now: yes or no, a number of zero or more, or a word."""
    if isinstance(now, bool):
        return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[text.lower()]
    if isinstance(now, int | float):
        try:
            value = type(now)(text)
        except ValueError:
            raise ValueError("it is not a whole number" if isinstance(now, int) else "it is not a number") from None
        if not np.isfinite(value):
            raise ValueError("it is not a number")
        if value < 0:
            raise ValueError("it is below 0")
        return value
    return text


def rate_at(step: int, steps: int, schedule: Schedule, epochs: int | None = None) -> float:
    """The learning rate at `step` of `steps`: a linear rise over the warm-up epochs, then half a cosine down to 0."""
    rise = max(1, round(steps * schedule.warmup_epochs / (epochs or schedule.epochs)))
    if step < rise:
        return schedule.peak_rate * (step + 1) / rise
    if not schedule.falls:
        return schedule.peak_rate
    return schedule.peak_rate * 0.5 * (1 + float(np.cos(np.pi * (step - rise) / max(1, steps - rise))))
