"""The `gammatone_cnn` recipe: the network of `logmel_cnn` on a gammatonegram (`--trans_type gammatone` of the same project).

Deviations: those of `logmel_cnn`; a spectrum every 25 ms, not 10, so that both networks see pictures of about one size.
"""

from __future__ import annotations

from engine.features import Gammatone
from engine.recipe import Recipe, adam, untouched
from engine.recipes.logmel_cnn import TOP_DB, build

RECIPE = Recipe(
    name="gammatone_cnn",
    title="Gammatone CNN",
    about="The same network as logmel_cnn on 64 gammatone filters, which are shaped like those of the ear.",
    frontend=Gammatone(step_s=0.025, top_db=TOP_DB),
    build=build,
    augment=untouched,
    schedule=adam(epochs=25, batch=128),
)
