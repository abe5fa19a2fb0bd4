"""What is decided before a model of the everyday family is made: of what, how much, how long."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import partial

from engine.everyday.corpus import ESC10, Sound
from engine.recipe import Recipe, Schedule, named
from engine.recipes import earmark

FOLD = 2  # that is held out to say how good a model is
APART = f"held-{FOLD}"


@dataclass(frozen=True, slots=True)
class Plan:
    """`seed` decides mixtures, first weights and their order; `originals`: of so large a share of each class's Freesound recordings;
    `free`: only of what may be used for anything, also commercially.
    """

    name: str
    title: str
    version: str
    mixtures: int
    epochs: int = 11
    widths: tuple[int, ...] = earmark.WIDTHS
    seed: int = 1
    originals: float = 1.0
    free: bool = False

    @property
    def recipe(self) -> Recipe:
        known = named("earmark")
        return (
            known if self.widths == earmark.WIDTHS else replace(known, build=partial(earmark.build, widths=self.widths))
        )

    @property
    def schedule(self) -> Schedule:
        return Schedule(
            epochs=self.epochs,
            batch=64,
            peak_rate=1.5e-3,
            weight_decay=0.02,
            warmup_epochs=1,
            smoothing=0.05,
            average=0.998,
        )

    def of(self, sounds: list[Sound]) -> list[Sound]:
        """Those of the sounds that it may use: where it is `free` the ten classes of ESC-10, which are under CC BY."""
        return [sound for sound in sounds if sound.source == "esc50" and sound.name in ESC10] if self.free else sounds


EVERYDAY = Plan("everyday", "Sounds around us", "1.3", mixtures=36_000)
OPEN = Plan("everyday-open", "Sounds around us, for any use", "1.0", mixtures=12_000, free=True)


def folder(plan: Plan, what: str) -> str:
    """Where a training is kept: `what` it heard ("all"), and what of the plan is other than usual."""
    usual = OPEN if plan.free else EVERYDAY
    names = (one.name for one in fields(plan) if getattr(plan, one.name) != getattr(usual, one.name))
    other = (name + str(getattr(plan, name)).strip("()").replace(", ", "-") for name in names)
    return "-".join([*(["open"] if plan.free else []), what, *other])
