"""Recipes and models tried on a data set: trained and tested fold by fold, kept, and compared on the same rows."""

from engine.trials.contenders import Contender, find
from engine.trials.protocol import KINDS, Plan, plan
from engine.trials.trial import Fold, Trial, run
from engine.trials.versus import Comparison, Pair, compare

__all__ = ["KINDS", "Comparison", "Contender", "Fold", "Pair", "Plan", "Trial", "compare", "find", "plan", "run"]
