"""The command that says what more of would make the everyday model better: `python -m engine.everyday.curves --data DIR`.

Trains it without one fold, with fewer and more mixtures, epochs and recordings, narrower, wider, and from other seeds, and writes
how good each is there to docs/everyday-curves.md. Goes on where it stopped; what is already trained below `--work` is only judged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.errors import UserError
from engine.everyday import corpus, judge, making
from engine.everyday.making import Place, told
from engine.everyday.plan import APART, EVERYDAY, FOLD, Plan, folder

FEW = replace(EVERYDAY, mixtures=9_000)
PLANS = (
    EVERYDAY,
    replace(EVERYDAY, seed=2),
    FEW,
    replace(FEW, seed=2),
    replace(EVERYDAY, epochs=3),
    replace(EVERYDAY, mixtures=18_000),
    replace(EVERYDAY, epochs=22),
    replace(EVERYDAY, mixtures=4_500),
    replace(FEW, widths=(16, 32, 64, 112)),
    replace(FEW, widths=(48, 96, 192, 336)),
    replace(EVERYDAY, epochs=6),
    replace(FEW, seed=3),
    replace(EVERYDAY, mixtures=72_000),
    replace(EVERYDAY, originals=0.5),
)
HEAD = """\
# The everyday model with less and with more

`python -m engine.everyday.curves` makes this table: how good the model is on fold 2, which no part of it has heard, when it is
made of fewer or more mixtures, for fewer or more epochs, with other widths, of fewer recordings (a share of each class's Freesound
originals), or from another seed (of mixtures, first weights and their order). Accuracy, and in brackets balanced accuracy. The first
row is what the card reports.

| mixtures | epochs | widths | originals | seed | UrbanSound8K | ESC-10 | all classes | log loss |
|---|---|---|---|---|---|---|---|---|
"""


def judged(plan: Plan, place: Place) -> dict[str, tuple[float, float, float]]:
    """Accuracy, balanced accuracy and log loss of a model made by the plan without fold `FOLD`, there, by set of classes."""
    sounds = corpus.read(place.data)
    names = corpus.answers(sounds)
    learnt, kept_apart = corpus.apart(sounds, FOLD)
    learnt = corpus.part(learnt, plan.originals)
    made = making.backbone(learnt, names, plan, place, folder(plan, APART))
    made, _ = making.headed(made, learnt, plan, place)
    heard = judge.hear(kept_apart, made, told())
    made = judge.calibrated(made, heard)
    own = {
        "urbansound8k": sorted({sound.name for sound in sounds if sound.source == "urbansound8k"}),
        "esc50": corpus.ESC10,
    }
    scores = {"all": judge.crossed(made, heard)}
    for source, classes in own.items():
        there = heard.of(np.array([sound.source == source for sound in heard.sounds]))
        scores[source] = judge.scores(made, there, classes)
    return {name: (one["accuracy"], one["balanced_accuracy"], one["log_loss"]) for name, one in scores.items()}


def _row(plan: Plan, found: dict[str, tuple[float, float, float]]) -> str:
    cells = [f"{found[name][0]:.3f} ({found[name][1]:.3f})" for name in ("urbansound8k", "esc50", "all")]
    widths = ", ".join(map(str, plan.widths))
    cells = [
        f"{plan.mixtures:,}",
        str(plan.epochs),
        widths,
        f"{plan.originals:.0%}",
        str(plan.seed),
        *cells,
        f"{found['all'][2]:.2f}",
    ]
    return f"| {' | '.join(cells)} |\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 where the recordings are not there."""
    parser = argparse.ArgumentParser(prog="python -m engine.everyday.curves", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="as engine.everyday has it")
    parser.add_argument("--work", type=Path, default=Path("build/everyday"), help="as engine.everyday has it")
    parser.add_argument("--out", type=Path, default=Path("docs/everyday-curves.md"), help="the table")
    parser.add_argument("--precision", default="float32", choices=["float32", "mixed_bfloat16"])
    parser.add_argument("--first", type=int, default=len(PLANS), help="only so many of the rows (default: all)")
    options = parser.parse_args(arguments)
    place, rows = Place(options.data, options.work, options.precision), []
    try:
        for plan in PLANS[: options.first]:
            kept = place.work / folder(plan, APART) / "judged.json"
            if not kept.exists():
                found = judged(plan, place)
                kept.write_text(json.dumps(found), encoding="utf-8")
            rows.append(_row(plan, json.loads(kept.read_text(encoding="utf-8"))))
            options.out.write_text(HEAD + "".join(rows), encoding="utf-8")
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
