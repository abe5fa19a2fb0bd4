"""The command that makes the everyday model: `python -m engine.everyday --data DIR --out resources/models/everyday`.

Trains twice with the same plan: without one fold, to say how good it is, then with everything, to ship. What is made
on the way is kept below `--work`, and a second run goes on where the first stopped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine import model
from engine.errors import UserError
from engine.everyday import beside, card, corpus, judge, making, newcomers, robust, strangers
from engine.everyday.corpus import Sound
from engine.everyday.making import SPOKEN, Place, told
from engine.everyday.plan import APART, EVERYDAY, FOLD, OPEN, Plan, folder
from engine.features import windows
from engine.model import Model, calibration, network
from engine.model.litert import Backbone

SURE = 0.8
UNSEEN, UNSEEN_PLAN = ("rooster", "sea waves", "sneezing"), replace(EVERYDAY, mixtures=SPOKEN, epochs=5)


def held_out(
    sounds: list[Sound], names: tuple[str, ...], plan: Plan, place: Place, more: Path | None = None
) -> tuple[Model, dict[str, Any]]:
    """The model made without fold `FOLD`, and what it scores there; `more` has folders of strange sounds."""
    learnt, kept_apart = corpus.apart(sounds, FOLD)
    made = making.backbone(learnt, names, plan, place, folder(plan, APART))
    made, wordless = making.headed(made, learnt, plan, place)
    heard = judge.hear(kept_apart, made, told())
    made, wordless = judge.calibrated(made, heard), judge.calibrated(wordless, heard)
    teacher = beside.teacher(made, learnt, place.teacher, told())
    judged: dict[str, Any] = {"fold": FOLD, "everything": judge.crossed(made, heard), "compared": {}}
    theirs = beside.heard_by(place.teacher, kept_apart, made, told())
    own_classes = {
        "urbansound8k": sorted({sound.name for sound in sounds if sound.source == "urbansound8k"}),
        "esc50": sorted(corpus.ESC10),
    }
    for source, classes in own_classes.items():
        if not classes:
            continue
        of_set = np.array([sound.source == source for sound in heard.sounds])
        ours = heard.of(of_set)
        judged[source] = judge.scores(made, ours, classes)
        judged["compared"][source] = {
            "teacher": judge.scores(teacher, theirs.of(of_set), classes),
            "wordless": judge.scores(wordless, ours, classes),
            "gain": beside.gain(wordless, made, ours, "accuracy", classes),
        }
    judged |= {
        **judge.kept_and_refused(made, heard),
        **made.calibration.fields(),
        "strangers": refused(made, place.data, more),
        "changed": robust.changed(made, kept_apart, told()),
        "newcomers": newcomers.taught(made, heard, newcomers.recordings(place.data)),
    }
    if not plan.free:
        judged["unseen"] = unseen(sounds, names, place)
    return made, judged


def unseen(sounds: list[Sound], names: tuple[str, ...], place: Place) -> dict[int, tuple[float, float, float]]:
    """What can be taught of the classes `UNSEEN` to a third model, which has met none of their sounds, nor fold `FOLD`; a smaller
    training, `UNSEEN_PLAN`.
    """
    learnt, kept_apart = corpus.apart(sounds, FOLD)
    known = [sound for sound in learnt if sound.name not in UNSEEN]
    names = tuple(name for name in names if name not in UNSEEN)
    made = making.backbone(known, names, UNSEEN_PLAN, place, folder(UNSEEN_PLAN, "unseen"))
    made, _ = making.headed(made, known, UNSEEN_PLAN, place)
    heard = judge.hear(kept_apart, made, told())
    return newcomers.taught(judge.calibrated(made, heard), heard, [sound for sound in sounds if sound.name in UNSEEN])


def refused(made: Model, data: Path, more: Path | None = None) -> dict[str, tuple[float, float]]:
    """Of each kind of strange sound the share that the model says is none of its classes, and the share that it answers and
    is sure of, that is with a probability of `SURE` or more.
    """
    run = Backbone(made)
    rate_hz = made.frontend.rate_hz
    shares = {}
    for name, waves in {**strangers.noises(rate_hz), **strangers.recordings(data, rate_hz, more)}.items():
        embeddings = np.concatenate([run.embed(windows(wave, made.frontend)[0]) for wave in waves])
        answers = model.score_many(made, embeddings, [1] * len(waves), [strangers.SECONDS] * len(waves))
        fair = made.classes.index("street music") if name == "music" and "street music" in made.classes else -1
        sure = [
            not answer.none and answer.probabilities.max() >= SURE and answer.probabilities.argmax() != fair
            for answer in answers
        ]
        shares[name] = float(np.mean([answer.none for answer in answers])), float(np.mean(sure))
    return shares


def ship(sounds: list[Sound], names: tuple[str, ...], judged: dict[str, Any], plan: Plan, place: Place) -> Model:
    """The model made from everything, calibrated as the held-out one was; not written yet."""
    made = making.backbone(sounds, names, plan, place, folder(plan, "all"))
    made, _ = making.headed(made, sounds, plan, place)
    rule = calibration.from_fields(
        {name: judged[name] for name in ("temperature", "thresholds", "none_below", "none_distance", "none_strange")}
    )
    return replace(made, calibration=rule)


def write(made: Model, sounds: list[Sound], judged: dict[str, Any], plan: Plan, place: Place, out: Path) -> Model:
    """The model with its card, in the folder `out`."""
    places = json.loads((made.folder / network.PLACES).read_text(encoding="utf-8"))
    saved = model.save(made, out)
    facts = {
        "parameters": sum(int(np.prod(place["shape"])) for place in places.values()),
        "bytes": sum(file.stat().st_size for file in out.iterdir()),
        "checksum": corpus.checksum(sounds),
        "teacher": hashlib.sha256(place.teacher.read_bytes()).hexdigest(),
        "views": judge.VIEWS,
        "unseen": UNSEEN,
        "unseen_plan": UNSEEN_PLAN,
        "spoken": min(SPOKEN, plan.mixtures),
        "strange": strangers.TAUGHT,
        "precision": place.precision,
    }
    return model.save(replace(saved, card=card.write(sounds, made.classes, plan, facts, judged)), out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 where the recordings are not there."""
    parser = argparse.ArgumentParser(prog="python -m engine.everyday", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with urbansound8k/, esc50/ and models/yamnet.tflite"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, replaced whole")
    parser.add_argument("--work", type=Path, default=Path("build/everyday"), help="what is made on the way, 3 GB")
    parser.add_argument("--open", action="store_true", help="only of what may be used commercially")
    parser.add_argument("--seed", type=int, default=1, help="of mixtures and training (default: %(default)s)")
    parser.add_argument("--hold-out", action="store_true", help="only train and judge without one fold")
    parser.add_argument(
        "--strange", type=Path, help="folder with a folder of recordings for each kind of strange sound"
    )
    parser.add_argument(
        "--precision", default="float32", choices=["float32", "mixed_bfloat16"], help="of the arithmetic in training"
    )
    parser.add_argument("--fresh", action="store_true", help="begin anew")
    options = parser.parse_args(arguments)
    plan = replace(OPEN if options.open else EVERYDAY, seed=options.seed)
    place = Place(options.data, options.work, options.precision)
    if options.fresh:
        shutil.rmtree(options.work, ignore_errors=True)
    try:
        sounds = plan.of(corpus.read(options.data))
        names = corpus.answers(sounds)
        made, judged = held_out(sounds, names, plan, place, options.strange)
        sys.stdout.write(json.dumps(judged, indent=1) + "\n")
        if options.hold_out:
            sounds, _ = corpus.apart(sounds, FOLD)
            made = replace(made, version=f"{plan.version}-without-fold-{FOLD}")
        else:
            made = ship(sounds, names, judged, plan, place)
        write(made, sounds, judged, plan, place, options.out)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
