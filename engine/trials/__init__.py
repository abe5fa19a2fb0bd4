"""Recipes and models tried on a data set: trained and tested fold by fold, kept, and compared on the same rows."""

from engine.trials.contenders import BANDS, Contender, find
from engine.trials.protocol import KINDS, Plan, chosen, plan
from engine.trials.trial import Fold, Trial, repeated, run
from engine.trials.versus import Comparison, Pair, compare

__all__ = [
    "BANDS",
    "KINDS",
    "Comparison",
    "Contender",
    "Fold",
    "Pair",
    "Plan",
    "Trial",
    "chosen",
    "compare",
    "find",
    "plan",
    "repeated",
    "run",
]
