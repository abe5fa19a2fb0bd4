"""The verb recipes: what can be trained, evaluated and compared."""

from __future__ import annotations

import argparse
import json

from engine.cli.terminal import table


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    recipes = verbs.add_parser(
        "recipes",
        help="what can be trained, evaluated and compared",
        description="Lists the recipes. With evaluate and compare, head:MODEL is a new linear head on what a model's network hears, and "
        "model:MODEL a finished model as it is; `earmark models` lists the models.",
    )
    recipes.add_argument("--json", action="store_true", help="as JSON")
    recipes.set_defaults(run=_recipes)


def _recipes(args: argparse.Namespace) -> int:
    from engine import recipe, trials

    known = recipe.recipes()
    plain = trials.find(trials.BANDS)
    if args.json:
        told = [{**one.fields(), "about": one.about} for one in known.values()]
        print(
            json.dumps(
                [*told, {"name": plain.name, "title": plain.title, "about": plain.about}], indent=1, ensure_ascii=False
            )
        )
        return 0
    rows = [(one.name, one.title, str(one.schedule.epochs), one.about) for one in known.values()]
    rows.append((plain.name, plain.title, "-", f"{plain.about} Only for evaluate and compare."))
    print(table(("name", "title", "epochs", "about"), rows, right=("epochs",)))
    return 0
